# ruff: noqa: E501 - a pattern reads best on one line; builders share one signature
"""Rules for times counted from another: today, last week, two days ago, a week later, that day."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.clocks import CLOCK, at_clock
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import COUNT, MONTH, NUMBER, UNIT, WEEKDAY
from dragoman.model import TimeExpression

DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": -1, "day before yesterday": -2,
        "day after tomorrow": 2}  # fmt: skip
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}
SINGLE = r"(?:day|week|weekend|month|quarter|year|decade|century)"
DATE_AHEAD = re.compile(rf"(?:(?:last|next|this) )?(?:{WEEKDAY}|{MONTH} \d)")  # "the day before last Tuesday" is a day
REACHING = re.compile(r"the (?:last|past|next|coming) (?!['’])")  # "over the past year" reaches up to the report
OF_AN_AGE = ("world", "youth", "society", "economy", "environment", "climate", "generation", "age", "russia", "america")
FROM_MENTION = ("that", "same", "following", "previous", "preceding", "ensuing")
ABOUT = rf"(?:(?P<about>{words.MOD}) )?"


def _deictic(m: re.Match[str], at: Setting) -> Draft | None:
    if m.start() > 0 and at.capital(m.start("name")):
        before = at.token_at(len(at.text[: m.start()].rstrip()) - 1)
        if before is not None and before.text[:1].isupper():
            return None  # "Russia Today"
    name = words.plain(m["name"])
    if _of_our_age(name, m, at):
        return None
    part = at_clock(m["clock"], m["part"] or m["lead"] or ("evening" if m["clock"] and name == "tonight" else None))
    if part is None and name in ("tonight", "overnight"):
        part = "NI"
    expression = TimeExpression("offset", amount=DAYS[name], unit="day", part=part)
    return made(m, "TIME" if part else "DATE", expression)


def _of_our_age(name: str, m: re.Match[str], at: Setting) -> bool:
    """ "Today's world", "the people of tomorrow": an age and no day."""
    if name == "tomorrow":
        return at.before(m.start()).endswith(" of")
    if name != "today" or not re.match(r"['’]s\b", at.lower[m.end("name") :]):
        return False
    owned = at.token_at(m.end("name") + 3)
    return owned is not None and (owned.tag == "NNS" or owned.lower in OF_AN_AGE)


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
    bound = (
        "within" if anchor == "publication" and REACHING.match(f"{which} {at.lower[m.end() : m.end() + 2]}") else None
    )
    return made(m, "DATE", TimeExpression("unit", unit=unit, amount=amount, anchor=anchor, bound=bound))


LONG = {"decade": 10, "century": 100}  # in years: "two decades ago" is a year, not a decade of the calendar


def _ago(m: re.Match[str], at: Setting) -> Draft | None:
    unit, count = words.unit(m["unit"]), words.counted(m)
    way = words.plain(m["way"])
    if m["half"] and count is not None:
        count += 0.5
    sign = 1 if way in ("later", "from now", "hence", "on") else -1
    if unit == "year" and count == 1 and way == "ago":
        way = "earlier"  # in results "a year ago" is the quarter of the year before
    anchor = "mention" if way in ("earlier", "later", "before", "previously", "beforehand") else "publication"
    if way == "before" and re.match(r"\s+\w", at.text[m.end() :]):
        return None
    if unit in ("hour", "minute", "second"):
        return made(m, "TIME" if anchor == "publication" else "DURATION",
                    TimeExpression("duration", value=words.duration(count, unit)))  # fmt: skip
    if count is None:
        return _uncounted(m, unit, way)
    if unit == "fortnight":
        unit, count = "week", 2 * count
    if unit in LONG:
        unit, count = "year", LONG[unit] * count
        return made(m, "DATE", _counted(sign * count, unit, anchor), words.mod(m["about"]) or "APPROX")
    return made(m, "DATE", _counted(sign * count, unit, anchor), words.mod(m["about"]))


def _counted(amount: float, unit: str, anchor: str) -> TimeExpression:
    return TimeExpression("offset", amount=amount, unit=unit, anchor=anchor)


def _uncounted(m: re.Match[str], unit: str, way: str) -> Draft:
    """ "Several years ago" is in the past, and no more; "a few days later" says how long it took."""
    if way in ("ago", "from now", "hence"):
        return made(m, "DATE", TimeExpression("vague", value="PAST_REF" if way == "ago" else "FUTURE_REF"))
    return made(m, "DURATION", TimeExpression("duration", unit=unit, value=words.duration(None, unit)))


def _bare_ago(m: re.Match[str], _: Setting) -> Draft | None:
    way, unit = words.plain(m["way"]), m["unit"]
    return _uncounted(m, words.unit(unit) if unit else "day", way if unit else "ago")


def _beside(m: re.Match[str], _: Setting) -> Draft | None:
    """ "The day before", "the week after": counted from the date before it."""
    unit, way = m["unit"].lower(), m["way"].lower()
    part = "NI" if unit == "night" else "EV" if unit == "evening" else None
    expression = TimeExpression("offset", amount=1 if way == "after" else -1, unit="day" if part else unit, part=part,
                                anchor="mention")  # fmt: skip
    return made(m, "TIME" if part else "DATE", expression)


def _event_offset(m: re.Match[str], at: Setting) -> Draft | None:
    """ "A week after the meeting": the words before "after" are the time, what follows is its anchor."""
    after = at.lower[m.end() :].lstrip()
    if not after or after[0] in ".,;:)" or (m["bare"] and DATE_AHEAD.match(after)):
        return None
    unit, count = words.unit(m["unit"]), words.counted(m)
    if m["bare"] and at.before(m.start()).endswith(" to"):
        return None  # "a year to the day after"
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
            value=words.duration(count, unit),
            bound="after" if sign > 0 else "before",
        ),
        words.mod(m["about"]),
        event=True,
    )


def _in_time(m: re.Match[str], _: Setting) -> Draft | None:
    """ "In six months' time"."""
    unit, count = words.unit(m["unit"]), words.counted(m)
    if count is None or unit in ("hour", "minute", "second"):
        return None
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    start = m.start("n") if m["n"] else m.start("a")
    return Draft(
        start, m.end(), "DATE", _counted(LONG.get(unit, 1) * count, "year" if unit in LONG else unit, "publication")
    )


def _within(m: re.Match[str], _: Setting) -> Draft | None:
    count, unit = words.number(m["n"]) or 1, words.unit(m["unit"])
    value = words.duration(count, unit)
    unit, count = ("week", 2 * count) if unit == "fortnight" else (unit, count)
    expression = TimeExpression("duration", amount=count, unit=unit, value=value, bound="within")
    return Draft(m.start("n"), m.end(), "DURATION", expression)


DEFINITE_AFTER = {
    "day": re.compile(r"\b(?:of|(?:earlier|later|late|early) in)$"),
    "week": re.compile(r"\b(?:of|(?:earlier|later|late|early) in|for|during|over)$"),
    "month": re.compile(r"\b(?:of|(?:earlier|later|late|early) in|for|during)$"),
    "decade": re.compile(r"\b(?:end|close|beginning|start|rest|middle) of$"),
}  # elsewhere "the day" may be any
DEFINITE_AFTER["century"] = DEFINITE_AFTER["decade"]
PERIOD_TO = re.compile(rf"(?:that |which )?end(?:ed|ing|s)\b|to {MONTH}|through {MONTH}")  # "the year to March"


def _definite(m: re.Match[str], at: Setting) -> Draft | None:
    """ "The year", "the quarter": the period spoken of, the last one where the text is about results."""
    unit = m["unit"].lower()
    after = at.lower[m.end() : m.end() + 12].lstrip()
    if after.startswith(("of", "when", "that", "after", "before", "-", "he", "she", "they", "in which")):
        return None
    if after.startswith("since") and unit in ("year", "month", "week", "decade"):
        return made(m, "DURATION", TimeExpression("duration", value=words.duration(1, unit)))  # "in the year since"
    if PERIOD_TO.match(after):
        if unit in ("year", "quarter"):
            return made(m, "DURATION", TimeExpression("duration", value=words.duration(1, unit)))
        return None
    if unit == "weekend":
        return made(m, "DATE", TimeExpression("unit", unit="weekend", amount=0))
    if unit in DEFINITE_AFTER:
        owns = unit in ("week", "month") and re.match(r"['’]s\b", at.lower[m.end() :]) is not None
        if not owns and not DEFINITE_AFTER[unit].search(at.before(m.start())):
            return None
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
        rf"(?:(?:(?P<clock>{CLOCK}),?|(?P<lead>mid-?(?:morning|afternoon))|earlier|later|late|early) )?(?P<name>today|yesterday|tomorrow|tonight|overnight|the day before yesterday|the day after tomorrow)"
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
    rule("ago", "ago earlier later before previously now hence", rf"{ABOUT}{COUNT}(?: or (?:so|more|two))?(?: (?:full|whole|short|long))?[ -](?P<unit>{UNIT})(?P<half> and a half)?(?: or so)?[ -](?P<way>ago|earlier|later|before|previously|from now|hence|beforehand)", _ago),
    rule("bare ago", "ago earlier later before", r"(?:(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes|seconds)|long|not long|moments)[ ](?P<way>ago|earlier|later|before(?! \w))", _bare_ago),
    rule("beside", "the", r"the (?:very )?(?P<unit>day|night|evening|week|month|year|weekend) (?P<way>before|after)(?= ?(?:[.,;:)]|and |but |when |$))", _beside),
    rule("after event", "after before following", rf"(?:{ABOUT}{COUNT} |(?P<bare>(?:the (?=day|night|week|month|year))|(?=(?:days|weeks|months|years|hours|minutes)\b)))(?P<unit>{UNIT}) (?P<way>after|before|following)(?! (?:that|this|which)\b)", _event_offset),
    rule("in time", "time", rf"in {COUNT} (?P<unit>{UNIT})['’](?:s)? time", _in_time),
    rule("within", "within inside", rf"(?:within|inside)(?: the(?: next| coming)?)? (?P<n>{NUMBER}|an?) (?P<unit>{UNIT})", _within),
    rule("year-ago", "year-", r"(?:the )?(?:comparable |corresponding )?year-(?:ago|earlier)(?: (?:quarter|period))?", _year_ago),
    rule("latest", "latest", r"the latest period", _latest),
    rule("definite", "the", r"the (?:(?:fiscal|full|whole) )?(?P<unit>year|quarter|weekend|month|week|day|decade|century)(?!['’](?!s))", _definite),
)  # fmt: skip
