# ruff: noqa: E501, ARG001 - a pattern reads best on one line; builders share one signature
"""Rules for durations: "three weeks", "the past year", "years of war", "two-year"."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import COUNT, MOD, NUMBER, UNIT, VAGUE
from dragoman.model import TimeExpression

LASTING = (" for", " of", " after", " took", " lasted", " last", " in", " spent")
# before "over ten years": more than ten; elsewhere "over" only means throughout
QUARTER_PARTS = ("one", "two", "three", "four", "1", "2", "3")  # three quarters of a thing, a four-quarter test
UNITS = "year month week day hour minute second decade centur quarter fortnight"
BETWEEN = (
    r"(?: (?P<between>full|whole|more|straight|consecutive|solid|long|additional|further|trading|working|business))?"
)
AGEING = (
    "war|conflict|insurgency|rebellion|uprising|revolt|siege|blockade|embargo|ban|boycott|truce|ceasefire|cease-fire|peace"
    "|occupation|crisis|dispute|feud|stand-off|standoff|stalemate|deadlock|strike|protests?|campaign|offensive|regime|rule"
    "|government|coalition|alliance|union|partnership|treaty|agreement|accord|pact|deal|law|policy|sanctions|state|republic"
    "|company|firm|group|slump|recession|drought|investigation|inquiry|case|lawsuit|trial|debate|tradition|building|bridge"
)  # what lasts for as long as it is old: "the 20-year-old conflict" tells how long, "the 20-year-old man" an age
AND_A_HALF = r"(?P<half> and a half)?"


def _timed(value: str, unit: str, count: float | None = None, bound: str | None = None) -> TimeExpression:
    return TimeExpression("duration", amount=count, unit=unit, value=value, bound=bound)


def _duration(m: re.Match[str], at: Setting) -> Draft | None:
    unit = words.unit(m["unit"])
    if _no_duration(m, at, unit):
        return None
    count = words.counted(m)
    if m["half"] and count is not None:
        count += 0.5
    expression = _timed(words.duration(count, unit), unit, count)
    if (m["mod"] or "").lower() == "over" and not at.before(m.start()).endswith(LASTING):
        return Draft(m.end("mod") + 1, m.end(), "DURATION", expression)
    return made(m, "DURATION", expression, words.mod(m["mod"]))


def _no_duration(m: re.Match[str], at: Setting, unit: str) -> bool:
    """An age, a rate, a name, a part of something else."""
    after = at.lower[m.end() : m.end() + 8]
    if re.match(r"[\s-]*old\b|[\s-]+of[\s-]+age|\s+a\s+day|-to-", after) or (m["n"] and at.capital(m.start("unit"))):
        return True  # an age, "24 hours a day", "day-to-day", the programme "60 Minutes"
    if m["vague"] and at.before(m.start()).endswith(" as"):
        return True  # "the second in as many days"
    if unit == "second":
        return m["n"] is None or not m["unit"].lower().endswith("s")
    if m["n"] is None and m["vague"] is None:
        return unit != m["unit"].lower() or unit == "quarter" or _rate(m, at)
    parts = unit == "quarter" and m["n"] is not None and m["between"] is None
    return parts and (m["n"].lower() in QUARTER_PARTS or len(m["n"]) == 4)


def _rate(m: re.Match[str], at: Setting) -> bool:
    """ "Four flights a week", "$1.76 a year": a rate and no duration."""
    before = at.token_at(len(at.text[: m.start()].rstrip()) - 1) if m.start() else None
    return before is not None and (before.tag in ("NNS", "CD") or before.pos == "NUM")


def _is_verb(m: re.Match[str], at: Setting) -> bool:
    """ "Will last three weeks"."""
    token = at.token_at(m.start("which")) if m["which"] else None
    return token is not None and token.pos == "VERB" and token.lemma == "last"


def _duration_range(m: re.Match[str], at: Setting) -> Draft | None:
    low, high, unit = words.number(m["low"]), words.number(m["high"]), words.unit(m["unit"])
    if low is None or high is None:
        return None
    expression = TimeExpression(
        "duration", unit=unit, value=words.duration(None, unit),
        first=_timed(words.duration(low, unit), unit, low),
        last=_timed(words.duration(high, unit), unit, high),
    )  # fmt: skip
    return (
        Draft(m.start("low"), m.end(), "DURATION", expression) if _is_verb(m, at) else made(m, "DURATION", expression)
    )


def _reaching(m: re.Match[str], at: Setting) -> Draft | None:
    """ "The past three months", "the next two weeks"."""
    if _is_verb(m, at):
        return None
    unit, which = words.unit(m["unit"]), words.plain(m["which"])
    count = words.counted(m)
    if m["half"] and count is not None:
        count += 0.5
    value = words.duration(count, unit)
    if which in ("first", "following", "final", "closing", "opening", "early"):
        return made(m, "DURATION", _timed(value, unit, count))
    past = which in ("last", "past", "previous", "preceding", "recent", "latest")
    if count is None:
        return made(m, "DURATION", TimeExpression("vague", amount=-1 if past else 1, unit=unit, value=value))
    return made(m, "DURATION", _timed(value, unit, -count if past else count, "within"))


def _compound(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Two-year", "decades-long", "a 10-day" visit."""
    if re.match(r"[\s-]*old\b", at.lower[m.end() :]):
        return None
    unit, given = words.unit(m["unit"]), (m["n"] or "").lower()
    if unit == "quarter" and given in (*QUARTER_PARTS, ""):
        return None
    if not given and m["vague"] is None and m["long"] is None and m["old"] is None:
        return None
    plural = m["unit"].lower().endswith("s")
    count = words.number(given) if given else (None if m["vague"] or plural else 1.0)
    return made(m, "DURATION", _timed(words.duration(count, unit), unit, count))


def _bare(m: re.Match[str], at: Setting) -> Draft | None:
    """ "For years", "weeks of talks"."""
    unit = words.unit(m["unit"])
    return Draft(m.start("unit"), m.end("unit"), "DURATION", _timed(words.duration(None, unit), unit))


def _units_of(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Years of drought"; not "the years of drought", which names them."""
    named = re.search(r"\b(?:the|these|those|his|her|its|their|\w+ing)$", at.before(m.start()))
    return None if named else _bare(m, at)


def _recent(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Recent months", "the coming days": a reach without a number."""
    if _is_verb(m, at):
        return None
    unit, past = (
        words.unit(m["unit"]),
        words.plain(m["which"]) in ("recent", "past", "last", "previous", "prior", "preceding", "earlier"),
    )
    sign = -1 if past else 1
    if unit in ("hour", "day") or words.plain(m["which"]) == "future":
        value = "PAST_REF" if past else "FUTURE_REF"
        return made(m, "DATE", TimeExpression("vague", amount=sign, unit=unit, value=value))
    return made(m, "DURATION", TimeExpression("vague", amount=sign, unit=unit, value=words.duration(None, unit)))


def _years(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Over the years", "in the early years", "in the first hours": how long, and no more."""
    unit, group = words.unit(m["unit"] or m["units"]), "time" if m["time"] else "over"
    if unit == "hour" and "early" in m[group].lower():
        return None  # "the early hours of Saturday"
    return Draft(m.start(group), m.end(group), "DURATION", _timed(words.duration(None, unit), unit))


def _some_time(m: re.Match[str], at: Setting) -> Draft | None:
    return Draft(m.start("time"), m.end("time"), "DURATION", TimeExpression("duration", value="PXX"))


RULES: tuple[Rule, ...] = (
    rule("duration range", UNITS, rf"(?:(?:the )?(?P<which>next|coming|last|past) |(?:{MOD}) )?(?P<low>{NUMBER})(?: to | or |-|–)(?P<high>{NUMBER})[ -](?P<unit>{UNIT})", _duration_range),
    rule("reaching", UNITS, rf"(?:the )?(?P<which>last|past|next|coming|previous|preceding|first|following|final|closing|opening|latest) (?:(?P<n>{NUMBER})|(?P<vague>{VAGUE}))[ -](?P<unit>{UNIT}){AND_A_HALF}", _reaching),
    rule("recent", UNITS, r"(?:the )?(?P<which>recent|coming|past|last|upcoming|previous|prior|future) (?P<unit>years|months|weeks|days|hours|quarters|decades)(?: ahead)?", _recent),
    rule("duration", UNITS, rf"(?:(?P<mod>{MOD}) )?(?:(?:the|another|a further|a full|an entire) )?{COUNT}{BETWEEN} (?P<unit>{UNIT}){AND_A_HALF}", _duration),
    rule("compound", UNITS, rf"(?:(?:(?P<n>{NUMBER})|(?P<vague>several|multi))-)?(?P<unit>{UNIT})(?:(?P<long>-?long)|(?P<old>-old(?= (?:[\w'’-]+ ){{0,2}}(?:{AGEING})\b)))?", _compound),
    rule("bare", UNITS, r"(?:for|in|over|after|within|of|took|take|takes|lasted|last|following|spent) (?P<unit>years|months|weeks|days|hours|decades|centuries|minutes)", _bare),
    rule("units of", UNITS, r"(?P<unit>years|months|weeks|days|hours|decades|centuries)(?= of (?!age\b|the\b))(?!(?<=hours) of (?:mon|tues|wednes|thurs|fri|satur|sun)day)", _units_of),
    rule("the years", UNITS, r"(?:over|in|during|through) (?P<time>the (?:early |later |first |final |last )?(?P<unit>years|months|weeks|days|hours|decades))(?= ?[.,;]|$| of\b| that followed| since\b)|over (?P<over>the (?P<units>years|decades|months|centuries))", _years),
    rule("some time", "time while", r"(?:for|in|takes?|took|after) (?:quite )?(?P<time>some time|a (?:long |short )?(?:while|time))", _some_time),
)  # fmt: skip
