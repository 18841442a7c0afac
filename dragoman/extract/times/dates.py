# ruff: noqa: E501 - a pattern reads best on one line; builders share one signature
"""Rules for dates of the calendar: days, months, weekdays, years."""

import re
from dataclasses import replace

from dragoman.extract.times import words
from dragoman.extract.times.clocks import CLOCK, PART, at_clock
from dragoman.extract.times.containers import CONTAINER, FROM_MENTION, STEPS, container, step
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import DAY, MONTH, SHORT_WEEKDAY, SPOKEN_YEAR, WEEKDAY, YEAR
from dragoman.model import TimeExpression, Token

YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|of|from|before|after|between|and|to|through|for|late|early|mid|year|fiscal"
    r"|the|around|circa|about|until|towards?|back|than|as|summer|winter|spring|autumn|fall|,)|mid-|post-|pre-|\b\d{4}[-–/]|[(])$"
)
YEAR_LED = re.compile(r"(?:\b(?:in|since|by|until|till|during|late|early)|mid-|post-|pre-)$")  # what follows is a year
MONTH_LED = re.compile(r"(?:\b(?:in|since|until|till|during|late|early|this|last|next)|mid-)$")  # even "May" is a month
MONTH_MAY_FOLLOW = re.compile(r"\b(?:by|of|from|to|through|between|and|before|after|for|on)$")
MONTH_NAMED = re.compile(r"(?:^|\bthe|\ba|[,(])$")  # "the March accession"; not "April March" or "the annual March"
NAMED_WEEKDAY = re.compile(r"\b(?:black|bloody|holy|super|cyber|ash|maundy|red|sweet)$")  # "Bloody Sunday"
TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|col|lt|capt|prof|sir|lady|lord)\.?$")
NOUN_AFTER_YEAR = re.compile(r"\s*(?:people|troops|soldiers|men|women|children|tons|tonnes|dollars|percent|miles|km)\b")
DAY_LED = re.compile(r"\b(?:on|until|till|by|since|before)$")  # "on the 15th", not "in the 15th"
DAY_ENDS = re.compile(r"\s*(?:[.;,)]|$|and the \d)")  # "on the 15th floor" is none
NUMBERED = ("no.", "flight", "route", "$", "number", "resolution", "room")
UNDATED = ("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "PRODUCT", "LAW")
NAMED = ("PERSON", "ORG", "FAC", "WORK_OF_ART")
SHORT_WORDS = ("mar", "jan", "apr", "jun", "aug", "dec", "sep")  # names and other words too
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"


def _iso(m: re.Match[str], _: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("date", year=int(m["y"]), month=int(m["m"]), day=int(m["d"])))


def _numeric(m: re.Match[str], _: Setting) -> Draft | None:
    """Day and month in figures only where one reading exists."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    if (a > 12 or "." in m.group()) and 12 >= b >= 1:
        return made(m, "DATE", TimeExpression("date", year=year, month=b, day=a))
    if b > 12 >= a >= 1 or a == b:
        return made(m, "DATE", TimeExpression("date", year=year, month=a, day=b))
    return None


def _day(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    name = groups["month"]
    if name.lower() in ("may", "march") and not at.capital(m.start("month")):
        return None
    within = container(groups.get("within"))
    part = at_clock(groups.get("clock"), groups.get("part"))
    year = int(groups["year"]) if groups.get("year") else None
    expression = TimeExpression(
        "date",
        year=year if year is not None else (within.year if within else None),
        month=words.month(name),
        day=int(re.sub(r"\D", "", groups["day"])),
        weekday=words.weekday(groups["weekday"]) if groups.get("weekday") else None,
        amount=step(groups.get("step")),
        part=part,
        first=within if within is not None and within.year is None else None,
    )
    if groups.get("weekday") and not at.capital(m.start("weekday")):  # "sat March 3"
        return None if part else Draft(m.start("month"), m.end(), "DATE", replace(expression, weekday=None))
    return made(m, "TIME" if part else "DATE", expression)


def _day_alone(m: re.Match[str], at: Setting) -> Draft | None:
    """ "The 15th of this month", "until the 20th": a day of the month that is named with it or was told last."""
    day, within = int(m["day"]), container(m["within"])
    if not 1 <= day <= 31:
        return None
    if within is None and not (DAY_LED.search(at.before(m.start())) and DAY_ENDS.match(at.lower, m.end())):
        return None
    return made(
        m,
        "DATE",
        TimeExpression("date", day=day, unit="month", anchor="publication" if within else "mention", first=within),
    )


def _month(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    stepped, within = step(groups.get("step")), container(groups.get("within"))
    if within is None and not _is_month(groups["month"], m.start("month"), at, stepped):
        return None
    expression = TimeExpression(
        "date",
        year=within.year if within else None,
        month=words.month(groups["month"]),
        amount=stepped,
        first=within if within is not None and within.year is None else None,
    )
    return made(m, "DATE", expression)


def _is_month(name: str, start: int, at: Setting, stepped: float | None) -> bool:
    """ "May" and "March" are months when capital and no verb; short forms need their capital."""
    before = at.before(start)
    if not at.capital(start) or TITLE.search(before):
        return False
    token = at.token_at(start)
    entity = token.entity if token is not None else ""
    short = name.lower().rstrip(".")
    if short in ("may", "march"):
        if entity in NAMED:
            return False
        if stepped is not None or MONTH_LED.search(before):
            return token is None or token.dep != "nsubj"  # "since May took office"
        verb = token is not None and token.tag in ("MD", "VB", "VBP")
        dated = entity == "DATE" and MONTH_NAMED.search(before) is not None
        return not verb and (dated or MONTH_MAY_FOLLOW.search(before) is not None)
    if short in SHORT_WORDS:
        return token is not None and token.tag in ("NNP", "NN") and entity not in (*NAMED, "GPE")
    return token is None or entity not in (*NAMED, "EVENT")


def _weekday(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    named = NAMED_WEEKDAY.search(at.before(m.start())) is not None
    ends = groups["weekday"].endswith(".") and re.match(r"\s*(?:$|[A-Z])", at.text[m.end() :]) is not None
    if named or ends or not at.capital(m.start("weekday")):
        return None  # "Bloody Sunday"; the company of "He left Sun."
    part = at_clock(groups.get("clock"), groups.get("part"))
    from_mention = words.plain(groups["step"]) in FROM_MENTION
    expression = TimeExpression(
        "date",
        weekday=words.weekday(groups["weekday"]),
        amount=step(groups["step"]),
        anchor="mention" if from_mention else "publication",
        part=part,
        first=container(groups.get("within")),
    )
    return made(m, "TIME" if part else "DATE", expression)


def _year(m: re.Match[str], at: Setting) -> Draft | None:
    """Four digits are a year after a word that dates, or where the recogniser saw a date."""
    token, before = at.token_at(m.start("y")), at.before(m.start())
    counts = NOUN_AFTER_YEAR.match(at.lower, m.end()) and not before.endswith(("mid-", "late", "early", "since"))
    if counts or before.endswith(NUMBERED):
        return None
    after = at.token_at(m.end("y") + 1)
    named = m["fiscal"] is not None or m["kind"] is not None
    if not named and not _dates(token, after, before, the=m["the"] is not None):
        return None
    bare = m["the"] and not named and after is not None and after.pos in ("NOUN", "PROPN", "ADJ")
    expression = TimeExpression("date", year=int(m["y"]), unit=_fiscal(m["fiscal"] or m["kind"]))
    return Draft(m.start("y") if bare else m.start(), m.end(), "DATE", expression)


def _fiscal(kind: str | None) -> str | None:
    return "fiscal" if kind and words.plain(kind).startswith(("fiscal", "financial", "fy")) else None


def _dates(token: Token | None, after: Token | None, before: str, *, the: bool) -> bool:
    """Whether four digits are a year; of "in 2010 cases" the noun says that they are not."""
    entity = token.entity if token is not None else ""
    counts = after is not None and after.tag == "NNS"
    if entity == "DATE":
        return the or not before.endswith("about")
    if entity == "CARDINAL" and YEAR_LED.search(before) and not counts:
        return True
    dated = YEAR_BEFORE.search(before) is not None or the
    return dated and entity not in UNDATED and not (before.endswith("about") and not the)


def _years(m: re.Match[str], at: Setting) -> Draft | None:
    """ "2012-13": two years, the second cut short."""
    year = int(m["y"])
    last = year - year % 100 + int(m["z"])
    led = YEAR_LED.search(at.before(m.start())) or at.before(m.start()).endswith("from")
    if last != year + 1 and not led:
        return None
    ends = (TimeExpression("date", year=year), TimeExpression("date", year=last))
    return made(m, "DATE", TimeExpression("range", year=year, first=ends[0], last=ends[1])) if last > year else None


def _short_year(m: re.Match[str], _: Setting) -> Draft | None:
    """ "In '08"."""
    year = int(m["y"])
    return Draft(m.start("time"), m.end(), "DATE", TimeExpression("date", year=year + (2000 if year < 50 else 1900)))


def _spoken_year(m: re.Match[str], _: Setting) -> Draft | None:
    year = words.spoken_year(m["y"])
    return None if year is None else made(m, "DATE", TimeExpression("date", year=year))


_WEEKDAY = rf"(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})"
_JOINT = r"(?: |(?<=\.))"  # "Sept. 11", "Sept.11"
_IN_YEAR = rf"(?:,? (?P<year>{YEAR})|(?:,? of|,)? (?P<within>(?:last|this|next|that|the same|the following|the previous) year))?"
RULES: tuple[Rule, ...] = (
    rule("iso", "-0 -1", r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])", _iso),
    rule("numeric", "/ .", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)?\d\d)", _numeric),
    rule(
        "clock month day", MONTHS,
        rf"(?P<clock>{CLOCK}),? (?:on )?(?:{_WEEKDAY},? )?(?P<month>{MONTH}){_JOINT}(?P<day>{DAY})(?:,? (?P<year>{YEAR}))?",
        _day,
    ),
    rule(
        "clock day month", MONTHS,
        rf"(?P<clock>{CLOCK}),? (?:on )?(?:{_WEEKDAY},? )?(?P<day>{DAY}) (?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
        _day,
    ),
    rule(
        "month day", MONTHS,
        rf"(?:{_WEEKDAY},? (?:the )?|(?P<step>last|this|next) )?(?P<month>{MONTH}){_JOINT}(?:the )?(?P<day>{DAY}){_IN_YEAR}",
        _day,
    ),
    rule(
        "day month", MONTHS,
        rf"(?:{_WEEKDAY},? (?:the )?)?(?P<day>{DAY})(?: of)? (?P<month>{MONTH}){_IN_YEAR}",
        _day,
    ),
    rule("day alone", "1st 2nd 3rd th", r"the (?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?P<within>(?:this|last|next|that) month))?", _day_alone),
    rule("month year", MONTHS, rf"(?P<month>{MONTH})(?:,| of|,? in)? (?P<within>{CONTAINER})", _month),
    rule("month", MONTHS, rf"(?:(?P<step>{STEPS}) )?(?P<month>{MONTH})(?!\s+\d)", _month),
    rule(
        "weekday", "monday tuesday wednesday thursday friday saturday sunday mon. tue wed thu fri. sat. sun.",
        rf"(?:(?P<clock>{CLOCK}),? (?:on )?)?(?:(?P<step>{STEPS}|(?:the )?(?:following|previous)) )?(?P<weekday>{WEEKDAY})"
        rf"(?: (?P<part>{PART}))?(?:,? (?:of )?(?P<within>(?:last|this|next|that) week))?",
        _weekday,
    ),
    rule(
        "year", "15 16 17 18 19 20 2100",
        rf"(?P<the>the )?(?P<fiscal>(?:fiscal|calendar|financial)(?: year)? |fy ?|the year |year )?(?P<y>{YEAR})(?P<kind> (?:fiscal|financial|calendar) year)?(?! ?-? ?year|[-–/]\d\d(?!\d))",
        _year,
    ),
    rule("years", "-0 -1 -2 -3 -4 -5 -6 -7 -8 -9 – /", r"(?P<y>(?:19|20)\d\d)[-–/](?P<z>\d\d)(?![-–/.]?\d)", _years),
    rule("short year", "' ’ ‘", r"(?:in|since|of|and|until|by|for|summer|winter|spring|fall) (?P<time>['’‘](?P<y>\d\d))(?!s|['’]s)", _short_year),
    rule(
        "spoken year", "nineteen eighteen twenty thousand",
        rf"(?:the year )?(?P<y>{SPOKEN_YEAR})(?! (?:years|percent|dollars|people|million|thousand|hundred))",
        _spoken_year,
    ),
)  # fmt: skip
