# ruff: noqa: E501 - a pattern reads best on one line; builders share one signature
"""Rules for times counted from another: today, last week, two days ago, a week later, that day."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import NUMBER, UNIT, VAGUE_NUMBERS
from dragoman.model import TimeExpression

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": -1, "day before yesterday": -2,
        "day after tomorrow": 2}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SINGLE = r"(?:day|week|weekend|month|quarter|year|decade|century)"
VAGUE = "|".join(sorted(VAGUE_NUMBERS, key=len, reverse=True)).replace(" ", r"\s+")
COUNT = rf"(?:(?P<n>{NUMBER})|(?P<a>an?|another)|(?P<vague>{VAGUE}))"
FROM_MENTION = ("that", "same", "following", "previous", "preceding", "ensuing")
ABOUT = (
    r"(?:(?P<about>about|around|nearly|almost|roughly|some|just over|just under|more than|over|at least|less than) )?"
)


def _deictic(m: re.Match[str], at: Setting) -> Draft | None:
    if m.start() > 0 and at.capital(m.start("name")):
        before = at.token_at(len(at.text[: m.start()].rstrip()) - 1)
        if before is not None and before.text[:1].isupper():
            return None  # "Russia Today"
    name = re.sub(r"\s+", " ", m["name"].lower()).removeprefix("the ")
    part = PARTS.get((m["part"] or "").lower())
    if name == "tonight" or name == "overnight":
        part = "NI"
    expression = TimeExpression("offset", amount=DAYS[name], unit="day", part=part)
    return made(m, "TIME" if part else "DATE", expression)


def _this_part(m: re.Match[str], _: Setting) -> Draft | None:
    which, part = m["which"].lower(), m["part"].lower()
    anchor = "mention" if which in ("that", "the next", "the following", "the same") else "publication"
    if which in ("last", "the previous"):
        amount = -1
    elif which in ("the next", "the following"):
        amount = 1
    else:
        amount = 0
    return made(m, "TIME", TimeExpression("offset", amount=amount, unit="day", part=PARTS[part], anchor=anchor))


def _unit(m: re.Match[str], at: Setting) -> Draft | None:
    which, unit = re.sub(r"\s+", " ", m["which"].lower()), m["unit"].lower()
    if unit == "fortnight" or (at.capital(m.start("unit")) and m.start() > 0):
        return None  # "This Week" in capitals is a programme
    after = at.lower[m.end() : m.end() + 6]
    if re.match(r"\s+or so|-old|-long", after):
        return None
    if re.match(r"\s+of\s", at.lower[m.end() : m.end() + 5]) and which.startswith("the "):
        return None  # "the last week of August"
    anchor = "publication"
    if any(word in which.split() for word in FROM_MENTION) or which == "the next":
        anchor = "mention"
    amount = -1 if re.search(r"last|past|previous|preceding|latest", which) else 0
    amount = 1 if re.search(r"next|following|coming|ensuing|upcoming", which) else amount
    if which == "the latest" and unit not in ("quarter", "year", "month", "week"):
        return None
    if unit in ("decade", "century") and amount < 0 and which != "the previous":
        span = TimeExpression(
            "duration", amount=-1, unit=unit, value="P10Y" if unit == "decade" else "P100Y", bound="within"
        )
        return made(m, "DURATION", span)
    return made(m, "DATE", TimeExpression("unit", unit=unit, amount=amount, anchor=anchor))


def _counted(m: re.Match[str]) -> float | None:
    if m["n"]:
        return words.number(m["n"])
    return 1.0 if m["a"] else None


def _mod(about: str | None) -> str | None:
    if not about:
        return None
    lower = re.sub(r"\s+", " ", about.lower())
    return {"more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "at least": "EQUAL_OR_MORE",
            "less than": "LESS_THAN", "just under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN",
            "up to": "EQUAL_OR_LESS"}.get(lower, "APPROX")  # fmt: skip


def _ago(m: re.Match[str], at: Setting) -> Draft | None:
    unit, count = words.unit(m["unit"]), _counted(m)
    way = re.sub(r"\s+", " ", m["way"].lower())
    sign = 1 if way in ("later", "from now", "hence", "on") else -1
    if unit == "year" and count == 1 and way == "ago":
        way = "earlier"  # in results "a year ago" is the quarter of the year before
    anchor = "mention" if way in ("earlier", "later", "before", "previously", "beforehand") else "publication"
    if way == "before" and re.match(r"\s+\w", at.text[m.end() :]):
        return None
    if unit == "fortnight":
        unit, count = "week", 2 * (count or 1)
    if unit in ("hour", "minute", "second"):
        return made(m, "TIME" if anchor == "publication" else "DURATION",
                    TimeExpression("duration", value=words.duration(count, unit)))  # fmt: skip
    if count is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return made(m, "DATE", TimeExpression("vague", value=value))
    expression = TimeExpression("offset", amount=sign * count, unit=unit, anchor=anchor)
    return made(m, "DATE", expression, _mod(m["about"]))


def _bare_ago(m: re.Match[str], _: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("vague", value="PAST_REF" if m["way"].lower() != "later" else "FUTURE_REF"))


def _event_offset(m: re.Match[str], at: Setting) -> Draft | None:
    """ "A week after the meeting": the words before "after" are the time, what follows is its anchor."""
    after = at.lower[m.end() :].lstrip()
    if not after or after[0] in ".,;:)":
        return None
    unit, count = words.unit(m["unit"]), _counted(m)
    if m["bare"]:
        count = None if m["unit"].lower().endswith("s") else 1.0
    sign = 1 if m["way"].lower() in ("after", "following", "since") else -1
    return Draft(
        m.start(),
        m.end("unit"),
        "DURATION",
        TimeExpression(
            "offset",
            amount=None if count is None else sign * count,
            unit=unit,
            anchor="event",
            value=words.duration(
                10 * count if count and unit == "decade" else count, "year" if unit == "decade" else unit
            ),
            bound="after" if sign > 0 else "before",
        ),
        _mod(m["about"]),
        event=True,
    )


def _within(m: re.Match[str], _: Setting) -> Draft | None:
    count, unit = words.number(m["n"]) or 1, words.unit(m["unit"])
    if unit == "fortnight":
        unit, count = "week", 2 * count
    return Draft(
        m.start("n"),
        m.end(),
        "DURATION",
        TimeExpression("duration", amount=count, unit=unit, value=words.duration(count, unit), bound="within"),
    )


def _definite(m: re.Match[str], at: Setting) -> Draft | None:
    """ "The year", "the quarter": the period spoken of, the last one where the text is about results."""
    unit = m["unit"].lower()
    after = at.lower[m.end() : m.end() + 12].lstrip()
    if after.startswith(("of", "when", "that", "after", "before", "-", "he", "she", "they", "in which")):
        return None
    if re.match(r"end(?:ed|ing)\b", after):
        if unit in ("year", "quarter"):
            return made(m, "DURATION", TimeExpression("duration", value="P1Y" if unit == "year" else "P1Q"))
        return None
    if unit == "weekend":
        return made(m, "DATE", TimeExpression("unit", unit="weekend", amount=0))
    if unit in ("day", "week", "month"):
        before = at.before(m.start())
        led = before.endswith((" of", "earlier in", "later in", "late in", "early in"))
        if not led:
            return None
        return made(m, "DATE", TimeExpression("unit", unit=unit, amount=0))
    return made(m, "DATE", TimeExpression("unit", unit=unit, amount=-1 if unit == "quarter" else 0))


def _year_ago(m: re.Match[str], _: Setting) -> Draft | None:
    if m.group().lower().endswith("quarter"):  # results are told of the quarter that is over: one year before it
        return made(m, "DATE", TimeExpression("offset", amount=-5, unit="quarter"))
    return made(m, "DATE", TimeExpression("offset", amount=-1, unit="year", anchor="mention"))


def _latest(m: re.Match[str], _: Setting) -> Draft | None:
    """ "The latest period": the last quarter that is over, as results are told of it."""
    return made(m, "DATE", TimeExpression("unit", unit="quarter", amount=-1))


RULES: tuple[Rule, ...] = (
    rule(
        "deictic", "day yesterday tomorrow tonight overnight",
        r"(?:(?:earlier|later|late|early) )?(?P<name>today|yesterday|tomorrow|tonight|overnight|the day before yesterday|the day after tomorrow)"
        r"(?:['’]s)?(?: (?P<part>morning|afternoon|evening|night))?",
        _deictic,
    ),
    rule(
        "this part", "morning afternoon evening night",
        r"(?P<which>this|last|that|the next|the following|the same|the previous) (?:(?:early|late|mid)[ -])?(?P<part>morning|afternoon|evening|night)",
        _this_part,
    ),
    rule(
        "unit", "year month week day hour minute second decade centur quarter fortnight",
        rf"(?P<which>this (?:past|last|coming|current|same)|that(?: same| very)?|this|(?:the )?(?:very )?(?:last|past|next|coming|upcoming|"
        rf"current|previous|preceding|following|same|latest|ensuing))(?: (?:fiscal|calendar|financial|full))? (?P<unit>{SINGLE})(?!s)",
        _unit,
    ),
    rule("ago", "ago earlier later before previously now hence", rf"{ABOUT}{COUNT}(?: or (?:so|more|two))?(?: (?:full|whole|short|long))?[ -](?P<unit>{UNIT})(?: or so)?[ -](?P<way>ago|earlier|later|before|previously|from now|hence|beforehand)", _ago),
    rule("bare ago", "ago earlier later before", r"(?:years|months|weeks|days|decades|centuries|long|not long|moments)[ ](?P<way>ago|earlier|later|before(?! \w))", _bare_ago),
    rule("after event", "after before following", rf"(?:{ABOUT}{COUNT} |(?P<bare>(?:the (?=day|night|week|month|year))|(?=(?:days|weeks|months|years|hours|minutes)\b)))(?P<unit>{UNIT}) (?P<way>after|before|following)(?! (?:that|this|which)\b)", _event_offset),
    rule("within", "within inside", rf"(?:within|inside)(?: the(?: next| coming)?)? (?P<n>{NUMBER}|an?) (?P<unit>{UNIT})", _within),
    rule("year-ago", "year-", r"(?:the )?(?:comparable |corresponding )?year-(?:ago|earlier)(?: (?:quarter|period))?", _year_ago),
    rule("latest", "latest", r"the latest period", _latest),
    rule("definite", "the", r"the (?:(?:fiscal|full|whole) )?(?P<unit>year|quarter|weekend|month|week|day)(?!['’])", _definite),
)  # fmt: skip
