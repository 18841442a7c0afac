# ruff: noqa: E501 - a pattern reads best on one line; builders share one signature
"""Rules for dates of the calendar: days, months, weekdays, years, quarters, seasons, decades, clock times."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import DAY, MONTH, SEASON, WEEKDAY, YEAR
from dragoman.model import TimeExpression

STEP = {"last": -1, "past": -1, "this past": -1, "this last": -1, "previous": -1, "this": 0, "this coming": 1,
        "coming": 1, "next": 1}  # fmt: skip
STEPS = r"(?:this (?:past|last|coming)|last|past|this|next|coming|previous)"
PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "T12:00", "midnight": "T24:00",
         "midday": "T12:00"}  # fmt: skip
PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night)"
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.?|p\.m\.?|am|pm)|\d{1,2}:\d\d(?: ?(?:hours|hrs|h))?|noon|midnight)"
    r"(?: (?:local time|gmt|utc|est|edt|pst|pdt|cet|eet|msk))?"
)
CONTAINER = rf"(?:(?:the )?(?:this|last|next|current|previous|coming|past) year|(?:this|last|next) (?:week|month)|(?:fiscal )?{YEAR})"
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|by|until|till|during|of|from|before|after|between|and|to|through|for|late|early|mid|year|fiscal"
    r"|the|around|circa|about|until|towards?|back|than|as|summer|winter|spring|autumn|fall|,)|mid-|post-|pre-|\b\d{4}[-–/]|[(])$"
)
YEARS_SPOKEN = re.compile(
    rf"(nineteen|eighteen|twenty) ((?:{words.TENS_WORD})(?:[ -](?:{words.ONES}))?|hundred|ten|eleven|twelve"
    r"|(?:thir|four|fif|six|seven|eigh|nine)teen)"
)
TITLE = re.compile(r"\b(?:mr|mrs|ms|dr|gen|sen|rep|col|lt|capt|prof|sir|lady|lord)\.?$")
NOUN_AFTER_YEAR = re.compile(r"\s*(?:people|troops|soldiers|men|women|children|tons|tonnes|dollars|percent|miles|km)\b")


def step(text: str | None) -> float | None:
    """-1, 0, +1 for last, this, next."""
    return None if not text else STEP.get(re.sub(r"\s+", " ", text.lower().strip()))


def container(text: str | None) -> TimeExpression | None:
    """ "Last year", "1998", "next week": the period that a quarter, month or weekday lies in."""
    if not text:
        return None
    lower = re.sub(r"\s+", " ", text.lower()).strip().removeprefix("the ").removeprefix("fiscal ")
    if lower.isdigit():
        return TimeExpression("date", year=int(lower))
    which, unit = lower.split()[0], lower.split()[-1]
    return TimeExpression(
        "unit", unit=unit, amount={"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(which, 0)
    )


def clock(text: str) -> str:
    """ "3:30 p.m." as T15:30."""
    lower = text.lower()
    if lower.startswith("noon"):
        return "T12:00"
    if lower.startswith("midnight"):
        return "T24:00"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?\s?([ap])?", lower)
    if found is None:
        return "TXX"
    hour = int(found[1]) % 24
    if found[3]:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    return f"T{hour:02d}:{found[2] or '00'}"


def _part(text: str | None) -> str | None:
    return PARTS[re.split(r"[\s-]", text.strip().lower())[-1].removeprefix("mid")] if text else None


def _iso(m: re.Match[str], _: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("date", year=int(m["y"]), month=int(m["m"]), day=int(m["d"])))


def _numeric(m: re.Match[str], _: Setting) -> Draft | None:
    """Day and month in figures only where one reading exists."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["y"])
    year += 0 if year > 99 else (2000 if year < 50 else 1900)
    if a > 12 >= b >= 1:
        return made(m, "DATE", TimeExpression("date", year=year, month=b, day=a))
    if b > 12 >= a >= 1 or a == b:
        return made(m, "DATE", TimeExpression("date", year=year, month=a, day=b))
    return None


def _day(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    name = groups["month"]
    if name.lower() in ("may", "march") and not at.capital(m.start("month")):
        return None
    day = int(re.sub(r"\D", "", groups["day"]))
    within = container(groups.get("within"))
    part = clock(groups["clock"]) if groups.get("clock") else _part(groups.get("part"))
    year = int(groups["year"]) if groups.get("year") else None
    expression = TimeExpression(
        "date",
        year=year if year is not None else (within.year if within else None),
        month=words.month(name),
        day=day,
        weekday=words.weekday(groups["weekday"]) if groups.get("weekday") else None,
        amount=step(groups.get("step")),
        part=part,
        first=within if within is not None and within.year is None else None,
    )
    return made(m, "TIME" if part else "DATE", expression)


def _month(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    name = groups["month"]
    stepped = step(groups.get("step"))
    within = container(groups.get("within"))
    if within is None and not _is_month(name, m.start("month"), at, stepped):
        return None
    return made(
        m,
        "DATE",
        TimeExpression(
            "date",
            year=within.year if within else None,
            month=words.month(name),
            amount=stepped,
            first=within if within is not None and within.year is None else None,
        ),
    )


def _is_month(name: str, start: int, at: Setting, stepped: float | None) -> bool:
    """ "May" and "March" are months when capital and no verb; short forms need their capital."""
    if not at.capital(start) or TITLE.search(at.before(start)):
        return False
    token = at.token_at(start)
    if name.lower() in ("may", "march"):
        before = at.before(start)
        led = stepped is not None or before.endswith(
            (
                " in",
                " by",
                " since",
                " until",
                " late",
                " early",
                " of",
                " mid-",
                " from",
                " to",
                " through",
                " between",
                " and",
            )
        )
        return led and (token is None or token.tag not in ("MD", "VB", "VBP"))
    if name.lower().rstrip(".") in ("mar", "jan", "apr", "jun", "aug", "dec", "sep"):
        named = token is not None and token.tag in ("NNP", "NN")
        person = token is not None and token.entity in ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART")
        return named and not person
    return token is None or token.entity not in ("PERSON", "ORG", "FAC", "WORK_OF_ART", "EVENT")


def _weekday(m: re.Match[str], at: Setting) -> Draft | None:
    groups = m.groupdict()
    if not at.capital(m.start("weekday")):
        return None
    part = clock(groups["clock"]) if groups.get("clock") else _part(groups.get("part"))
    expression = TimeExpression(
        "date",
        weekday=words.weekday(groups["weekday"]),
        amount=step(groups.get("step")),
        part=part,
        first=container(groups.get("within")),
    )
    return made(m, "TIME" if part else "DATE", expression)


def _year(m: re.Match[str], at: Setting) -> Draft | None:
    """Four digits are a year after a word that dates, or where the recogniser saw a date."""
    token = at.token_at(m.start("y"))
    before = at.before(m.start())
    if before.endswith(("no.", "flight", "route", "$", "number", "about", "resolution", "room")):
        return None
    if NOUN_AFTER_YEAR.match(at.lower, m.end()):
        return None
    if m["fiscal"] is None and not YEAR_BEFORE.search(before) and not (token and token.entity == "DATE"):
        return None
    if token and token.entity in ("MONEY", "QUANTITY", "PERCENT", "CARDINAL", "PRODUCT", "LAW"):
        return None
    return made(m, "DATE", TimeExpression("date", year=int(m["y"])))


def _spoken_year(m: re.Match[str], _: Setting) -> Draft | None:
    if m["round"]:
        extra = words.number(m["extra"]) if m["extra"] else 0
        return made(m, "DATE", TimeExpression("date", year=2000 + int(extra or 0)))
    head = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000}[m["head"].lower()]
    rest = words.number(m["rest"])
    return made(m, "DATE", TimeExpression("date", year=head + int(rest))) if rest else None


def _decade(m: re.Match[str], at: Setting) -> Draft | None:
    digits = m["digits"]
    if at.before(m.start()).endswith((" his", " her", " their", " my")):
        return None  # an age
    if digits:
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
    else:
        start = 1900 + {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
                        "eighties": 80, "nineties": 90}[m["name"].lower()]  # fmt: skip
    return made(m, "DATE", TimeExpression("date", year=start, unit="decade"), _mod(m["mod"]))


def _mod(text: str | None) -> str | None:
    return None if not text else {"e": "START", "m": "MID", "l": "END"}[text.strip().lower()[0]]


def _century(m: re.Match[str], _: Setting) -> Draft | None:
    number = int(m["n"]) if m["n"] else int(words.ORDINALS.get((m["w"] or "").lower(), 0)) or 20
    return made(m, "DATE", TimeExpression("date", year=100 * (number - 1), unit="century"))


def _quarter(m: re.Match[str], at: Setting) -> Draft | None:
    which = words.ORDINALS[m["which"].lower()]
    unit = "half" if m["unit"].lower() == "half" else "quarter"
    if unit == "half" and (which > 2 or not (m["within"] or m["owner"] or m["step"])):
        return None
    within = container(m["within"] or m["owner"] or m["step"])
    if m["unit"].lower().endswith("quarter") and at.lower[m.end() : m.end() + 3] in ("s o", "-ce"):
        return None
    return made(
        m,
        "DATE",
        TimeExpression(
            "date",
            year=within.year if within else None,
            unit=unit,
            amount=which,
            first=within if within is not None and within.year is None else None,
        ),
    )


def _year_end(m: re.Match[str], _: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("date", month=12, day=31))


def _season(m: re.Match[str], at: Setting) -> Draft | None:
    word = m["season"].lower()
    stepped, within = step(m["step"]), container(m["within"])
    led = stepped is not None or within is not None
    if not led:
        token = at.token_at(m.start("season"))
        before = at.before(m.start())
        if (
            token is None
            or token.tag != "NN"
            or not before.endswith(("in", "by", "since", "until", "during", "early", "late", "of", "before"))
        ):
            return None
        if token.lower in ("spring", "fall") and m["the"] is None:
            return None
    expression = TimeExpression("date", year=within.year if within else None, part=words.SEASON_CODES[word],
                                first=within if within is not None and within.year is None else None)  # fmt: skip
    if stepped is not None:
        expression = TimeExpression("unit", unit="season", part=words.SEASON_CODES[word], amount=stepped)
    return made(m, "DATE", expression)


def _clock(m: re.Match[str], at: Setting) -> Draft | None:
    text = m["clock"]
    led = at.before(m.start()).endswith((" at", " by", " around", " about", " until", " before", " after"))
    if not led and not re.search(r"[ap]\.?m|time|gmt|utc|est|hours|hrs", text.lower()):
        return None  # a score, a ratio, a chapter; "High Noon"
    return made(m, "TIME", TimeExpression("unit", unit="day", amount=0, part=clock(text), anchor="mention"))


def _feast(m: re.Match[str], _: Setting) -> Draft | None:
    month, day = {"christmas eve": (12, 24), "christmas": (12, 25), "new year's eve": (12, 31)}.get(
        re.sub(r"\s+", " ", m["feast"].lower()).removesuffix(" day").replace("’", "'"), (1, 1)
    )
    return made(m, "DATE", TimeExpression("date", month=month, day=day, amount=step(m["step"])))


_TAIL = rf"(?:,? (?:at |around |about )?(?P<clock>{CLOCK}))?"
RULES: tuple[Rule, ...] = (
    rule("iso", "-0 -1", r"(?P<y>\d{4})-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])", _iso),
    rule("numeric", "/ .", r"(?P<a>\d{1,2})[/.](?P<b>\d{1,2})[/.](?P<y>(?:19|20)?\d\d)", _numeric),
    rule(
        "clock month day", "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?P<clock>{CLOCK}),? (?:on )?(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?",
        _day,
    ),
    rule(
        "month day", "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?|(?P<step>last|this|next) )?(?P<month>{MONTH}) (?:the )?(?P<day>{DAY})"
        rf"(?:,? (?P<year>{YEAR})|(?:,? of|,)? (?P<within>(?:last|this|next) year))?",
        _day,
    ),
    rule(
        "day month", "jan feb mar apr may jun jul aug sep oct nov dec",
        rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?(?P<day>{DAY})(?: of)? (?P<month>{MONTH})"
        rf"(?:,? (?P<year>{YEAR})|(?:,? of|,)? (?P<within>(?:last|this|next) year))?",
        _day,
    ),
    rule("month year", "jan feb mar apr may jun jul aug sep oct nov dec", rf"(?P<month>{MONTH})(?:,| of|,? in)? (?P<within>{CONTAINER})", _month),
    rule("month", "jan feb mar apr may jun jul aug sep oct nov dec", rf"(?:(?P<step>{STEPS}) )?(?P<month>{MONTH})(?!\s+\d)", _month),
    rule(
        "weekday", "monday tuesday wednesday thursday friday saturday sunday mon. tue wed thu fri. sat. sun.",
        rf"(?:(?P<clock>{CLOCK}),? (?:on )?)?(?:(?P<step>{STEPS}) )?(?P<weekday>{WEEKDAY})"
        rf"(?: (?P<part>{PART}))?(?:,? (?:of )?(?P<within>(?:last|this|next) week))?",
        _weekday,
    ),
    rule("year", "15 16 17 18 19 20", rf"(?:the )?(?P<fiscal>(?:fiscal|calendar|financial)(?: year)? |the year )?(?P<y>{YEAR})(?! ?-? ?year)", _year),
    rule(
        "spoken year", "nineteen eighteen twenty thousand",
        rf"(?:the year )?(?:(?P<round>two thousand)(?: and)?(?: (?P<extra>{words.ONES}))?"
        rf"|(?P<head>nineteen|eighteen|twenty) (?P<rest>(?:{words.TENS_WORD})(?:[ -](?:{words.ONES}))?))(?! (?:years|percent|dollars|people|million|thousand|hundred))",
        _spoken_year,
    ),
    rule(
        "decade", "0s 0's 0’s ties",
        r"(?:the )?(?P<mod>early |mid-? ?|late )?[-'’`]?(?:(?P<digits>(?:1[5-9]|20)?\d0)'?s"
        r"|(?P<name>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))",
        _decade,
    ),
    rule("century", "centur", r"(?:the )?(?:(?P<n>\d{1,2})(?:st|nd|rd|th)|(?P<w>first|fifth|sixth))[ -]century", _century),
    rule(
        "quarter", "quarter half",
        rf"(?:(?P<owner>(?:this|last|next) year|{YEAR})(?:['’]s)? |the )?(?:fiscal[- ])?(?P<step>{YEAR} )?"
        rf"(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|final)(?: fiscal)?[- ](?P<unit>quarter|half)"
        rf"(?: of (?P<within>{CONTAINER}))?",
        _quarter,
    ),
    rule("year end", "end", r"(?:the )?year(?:['’]s |[ -])end", _year_end),
    rule("season", "spring summer autumn fall winter", rf"(?:(?P<step>{STEPS}) |(?P<the>the ))?(?P<season>{SEASON})(?:(?:,? of|,)? (?P<within>{CONTAINER}))?", _season),
    rule("clock", "m. am pm : noon midnight 0 5", rf"(?P<clock>{CLOCK})", _clock),
    rule("feast", "christmas year", r"(?:(?P<step>last|this|next) )?(?P<feast>christmas(?: eve| day)?|new year['’]s (?:eve|day))", _feast),
)  # fmt: skip
