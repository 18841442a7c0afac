# ruff: noqa: E501, ARG001 - a pattern reads best on one line; builders share one signature
"""Rules for durations, sets and vague references."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import NUMBER, UNIT, VAGUE_NUMBERS, WEEKDAY
from dragoman.model import TimeExpression

VAGUE = "|".join(sorted(VAGUE_NUMBERS, key=len, reverse=True)).replace(" ", r"\s+")
MODS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "at least": "EQUAL_OR_MORE", "less than": "LESS_THAN",
    "under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN", "about": "APPROX", "around": "APPROX",
    "roughly": "APPROX", "some": "APPROX", "approximately": "APPROX", "up to": "EQUAL_OR_LESS",
    "as many as": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "fewer than": "LESS_THAN",
    "just over": "MORE_THAN", "just under": "LESS_THAN", "close to": "LESS_THAN",
}  # fmt: skip
MOD = "|".join(sorted(MODS, key=len, reverse=True))
LASTING = (" for", " of", " after", " took", " lasted", " last", " in", " spent")
# before "over ten years": more than ten; elsewhere "over" only means throughout
QUARTER_PARTS = ("one", "two", "three", "four", "1", "2", "3")  # three quarters of a thing, a four-quarter test
PERIODIC = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
            "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M"}  # fmt: skip
WEEKDAY_PLURAL = r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"


def _mod(text: str | None) -> str | None:
    return MODS.get(re.sub(r"\s+", " ", text.lower().strip())) if text else None


def _value(count: float | None, unit: str) -> str:
    if unit == "decade":
        return words.duration(None if count is None else 10 * count, "year")
    if unit == "century":
        return words.duration(None if count is None else 100 * count, "year" if count is not None else "century")
    return words.duration(count, unit)


def _duration(m: re.Match[str], at: Setting) -> Draft | None:
    unit = words.unit(m["unit"])
    after = at.lower[m.end() : m.end() + 8]
    if re.match(r"[\s-]*old\b|[\s-]+of[\s-]+age|\s+a\s+day", after) or (m["n"] and at.capital(m.start("unit"))):
        return None  # an age, "24 hours a day", the programme "60 Minutes"
    if unit == "second" and (m["n"] is None or not m["unit"].lower().endswith("s")):
        return None
    if m["n"] is None and m["vague"] is None and (unit != m["unit"].lower() or unit == "quarter" or _rate(m, at)):
        return None
    if after.startswith("-to-"):
        return None  # "day-to-day"
    if m["n"] and unit == "quarter" and (m["n"].lower() in QUARTER_PARTS or len(m["n"]) == 4):
        return None
    count = words.number(m["n"]) if m["n"] else (None if m["vague"] else 1.0)
    if m["vague"] and "couple" in m["vague"].lower():
        count = 2.0
    if re.match(r"and a half\b", at.lower[m.end() :].lstrip()) and count is not None:
        count += 0.5
    expression = TimeExpression("duration", amount=count, unit=unit, value=_value(count, unit))
    if (m["mod"] or "").lower() == "over" and not at.before(m.start()).endswith(LASTING):
        return Draft(m.end("mod") + 1, m.end(), "DURATION", expression)
    return made(m, "DURATION", expression, _mod(m["mod"]))


def _rate(m: re.Match[str], at: Setting) -> bool:
    """ "Four flights a week", "$1.76 a year": a rate and no duration."""
    before = at.token_at(len(at.text[: m.start()].rstrip()) - 1) if m.start() else None
    return before is not None and (before.tag in ("NNS", "CD") or before.pos == "NUM")


def _duration_range(m: re.Match[str], _: Setting) -> Draft | None:
    low, high, unit = words.number(m["low"]), words.number(m["high"]), words.unit(m["unit"])
    if low is None or high is None:
        return None
    expression = TimeExpression(
        "duration", unit=unit, value=_value(None, unit),
        first=TimeExpression("duration", amount=low, unit=unit, value=_value(low, unit)),
        last=TimeExpression("duration", amount=high, unit=unit, value=_value(high, unit)),
    )  # fmt: skip
    return made(m, "DURATION", expression)


def _reaching(m: re.Match[str], _: Setting) -> Draft | None:
    """ "The past three months", "the next two weeks"."""
    unit = words.unit(m["unit"])
    count = words.number(m["n"]) if m["n"] else None
    past = re.search(r"last|past|previous|preceding|recent", m["which"].lower()) is not None
    if m["which"].lower() in ("first", "following"):
        return made(m, "DURATION", TimeExpression("duration", amount=count, unit=unit, value=_value(count, unit)))
    reach = None if count is None else (-count if past else count)
    return made(
        m, "DURATION", TimeExpression("duration", amount=reach, unit=unit, value=_value(count, unit), bound="within")
    )


def _compound(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Two-year", "decades-long", "a 10-day" visit."""
    if re.match(r"[\s-]*old\b", at.lower[m.end() :]):
        return None
    unit = words.unit(m["unit"])
    if unit == "quarter" and (m["n"] or "").lower() in QUARTER_PARTS:
        return None
    count = words.number(m["n"]) if m["n"] else (None if m["vague"] or m["unit"].lower().endswith("s") else 1.0)
    if count is None and not m["vague"] and m["long"] is None:
        return None
    if m["n"] is None and m["vague"] is None and m["long"] is None:
        return None
    return made(m, "DURATION", TimeExpression("duration", amount=count, unit=unit, value=_value(count, unit)))


def _bare(m: re.Match[str], _: Setting) -> Draft | None:
    unit = words.unit(m["unit"])
    return Draft(
        m.start("unit"), m.end("unit"), "DURATION", TimeExpression("duration", unit=unit, value=_value(None, unit))
    )


def _recent(m: re.Match[str], _: Setting) -> Draft | None:
    """ "Recent months", "the coming days": a reach without a number."""
    unit = words.unit(m["unit"])
    past = m["which"].lower().strip() in ("recent", "past", "last", "previous", "prior", "preceding", "earlier")
    if unit in ("hour", "day"):
        return made(
            m,
            "DATE",
            TimeExpression("vague", amount=-1 if past else 1, unit=unit, value="PAST_REF" if past else "FUTURE_REF"),
        )
    return made(m, "DURATION", TimeExpression("vague", amount=-1 if past else 1, unit=unit, value=_value(None, unit)))


def _periodic(m: re.Match[str], at: Setting) -> Draft | None:
    if at.capital(m.start()) and m.start() > 0:
        return None  # a newspaper's name
    return made(m, "SET", TimeExpression("set", value=PERIODIC[m.group().lower()]))


def _every(m: re.Match[str], _: Setting) -> Draft | None:
    count = words.number(m["n"]) if m["n"] else (2 if m["other"] else 1)
    return made(m, "SET", TimeExpression("set", value=_value(count, words.unit(m["unit"]))))


def _every_day(m: re.Match[str], _: Setting) -> Draft | None:
    name = m["weekday"].lower()
    day = next(n for w, n in words.WEEKDAYS.items() if len(w) > 5 and name.startswith(w))
    part = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}.get(
        (m["part"] or "").lower().rstrip("s"), ""
    )
    return made(m, "SET", TimeExpression("set", value=f"XXXX-WXX-{day + 1}{part}"))


def _per(m: re.Match[str], at: Setting) -> Draft | None:
    return Draft(m.start("time"), m.end("time"), "SET", TimeExpression("set", value=_value(1, words.unit(m["unit"]))))


def _present(m: re.Match[str], at: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("vague", value="PRESENT_REF"))


def _now(m: re.Match[str], at: Setting) -> Draft | None:
    after = at.lower[m.end() : m.end() + 8].lstrip()
    if after.startswith(("known", "-")) or at.before(m.start()).endswith((" as", "the")):
        return None
    return _present(m, at)


def _past(m: re.Match[str], at: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("vague", value="PAST_REF"))


def _future(m: re.Match[str], at: Setting) -> Draft | None:
    if m.group().lower() == "soon" and at.before(m.start()).endswith((" as", "too")):
        return None
    return made(m, "DATE", TimeExpression("vague", value="FUTURE_REF"))


RULES: tuple[Rule, ...] = (
    rule("duration range", "year month week day hour minute second decade centur quarter fortnight", rf"(?:(?:{MOD}) )?(?P<low>{NUMBER})(?: to | or |-|–)(?P<high>{NUMBER})[ -](?P<unit>{UNIT})", _duration_range),
    rule("reaching", "year month week day hour minute second decade centur quarter fortnight", rf"(?:the )?(?P<which>last|past|next|coming|previous|preceding|first|following) (?:(?P<n>{NUMBER})|(?P<vague>{VAGUE}))[ -](?P<unit>{UNIT})", _reaching),
    rule("recent", "year month week day hour minute second decade centur quarter fortnight", r"(?:the )?(?P<which>recent|coming|past|upcoming|previous|prior|future) (?P<unit>years|months|weeks|days|hours|quarters|decades)(?: ahead)?", _recent),
    rule("duration", "year month week day hour minute second decade centur quarter fortnight", rf"(?:(?P<mod>{MOD}) )?(?:(?:the|another|a further|a full) )?(?:(?P<n>{NUMBER})|(?P<vague>{VAGUE})|an?)(?: (?:full|whole|more|straight|consecutive|long|additional))? (?P<unit>{UNIT})", _duration),
    rule("compound", "year month week day hour minute second decade centur quarter fortnight", rf"(?:(?:(?P<n>{NUMBER})|(?P<vague>several|multi))-)?(?P<unit>{UNIT})(?P<long>-?long)?", _compound),
    rule("bare", "year month week day hour minute second decade centur quarter fortnight", r"(?:for|in|over|after|within|of|took|take|takes|lasted|last) (?P<unit>years|months|weeks|days|hours|decades|centuries|minutes)", _bare),
    rule("periodic", "ly", "|".join(PERIODIC), _periodic),
    rule("every", "every each", rf"(?:each and every|every|each)(?: (?:(?P<n>{NUMBER})|(?P<other>other)|single))? (?P<unit>{UNIT})", _every),
    rule("every day", "every each", rf"(?:every|each) (?P<weekday>{WEEKDAY}s?)(?: (?P<part>mornings?|afternoons?|evenings?|nights?))?", _every_day),
    rule("plural day", "days", rf"(?P<weekday>{WEEKDAY_PLURAL})(?: (?P<part>mornings?|afternoons?|evenings?|nights?))?", _every_day),
    rule("per", "a per", r"(?:once|twice|times|[\d.,]+|million|billion|percent|tons|barrels|people|each|dollars|cents)(?: or so)? (?P<time>(?:an?|per) (?P<unit>year|month|week|day|hour|minute|quarter))(?! (?:ago|earlier|later|before|after))", _per),
    rule("now", "now days present moment time point", r"(?:right |just |until |till |by |even )?(?:now)|nowadays|(?:these|those) days|at present|at the moment|at this (?:time|moment|point)|for the time being", _now),
    rule("currently", "current present", r"currently|presently|current(?= \w)", _present),
    rule("recently", "recent lately past days", r"(?:more |most |until )?recently|(?<!the\s)(?:more |most )?recent(?= \w)|lately|the (?:recent |distant )?past(?! \w)|in those days", _past),
    rule("soon", "soon future term course date", r"(?:very )?soon(?! (?:as|after|became))|as soon as possible|the (?:near |foreseeable )?(?:future|short term|near term|long term)|in due course|at a later date", _future),
)  # fmt: skip
