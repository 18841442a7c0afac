# ruff: noqa: E501, ARG001 - a pattern reads best on one line; builders share one signature
"""Rules for longer periods of the calendar: quarters, halves, seasons, decades, centuries, the end of the year."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.containers import CONTAINER, STEPS, container, step
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import DAY, MONTH, SEASON, YEAR
from dragoman.model import TimeExpression

ORDINAL = "|".join(words.ORDINALS)
SEASON_LED = re.compile(r"\b(?:in|by|since|until|during|early|late|of|before|over|through|for|next|mid)$|mid-$")


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
    number = int(m["n"]) if m["n"] else words.ORDINALS[m["w"].lower()]
    return made(m, "DATE", TimeExpression("date", year=100 * (number - 1), unit="century"))


def _quarter(m: re.Match[str], at: Setting) -> Draft | None:
    which = words.ORDINALS[m["which"].lower()] if m["which"] else int(m["digit"] or m["digit_first"])
    unit = "half" if m["unit"] and m["unit"].lower() == "half" else "quarter"
    within = container(m["within"] or m["owner"] or m["step"])
    if which > (2 if unit == "half" else 4) or (unit == "half" and within is None):
        return None
    if unit == "quarter" and at.lower[m.end() : m.end() + 3] in ("s o", "-ce"):
        return None
    expression = TimeExpression(
        "date",
        year=within.year if within else None,
        unit=unit,
        amount=which,
        first=within if within is not None and within.year is None else None,
    )
    return made(m, "DATE", expression)


def _quarter_ended(m: re.Match[str], at: Setting) -> Draft | None:
    """ "The quarter ended Sept. 30": its last day says which it is."""
    expression = TimeExpression(
        "date",
        year=int(m["year"]) if m["year"] else None,
        month=words.month(m["month"]),
        day=int(re.sub(r"\D", "", m["day"])),
        unit="quarter",
        amount=words.ORDINALS[m["which"].lower()] if m["which"] else None,
    )
    return Draft(m.start(), m.end("noun"), "DATE", expression, tense="past" if m["over"] else None)


def _year_end(m: re.Match[str], _: Setting) -> Draft | None:
    return made(m, "DATE", TimeExpression("unit", unit="year", amount=0), "END")


def _is_season(m: re.Match[str], at: Setting) -> bool:
    token = at.token_at(m.start("season"))
    if token is None or token.tag != "NN" or SEASON_LED.search(at.before(m.start())) is None:
        return False
    return token.lower not in ("spring", "fall") or m["the"] is not None or at.before(m.start()).endswith("mid-")


def _season(m: re.Match[str], at: Setting) -> Draft | None:
    word = m["season"].lower()
    stepped, within = step(m["step"]), container(m["within"])
    if stepped is None and within is None and not _is_season(m, at):
        return None
    expression = TimeExpression("date", year=within.year if within else None, part=words.SEASON_CODES[word],
                                first=within if within is not None and within.year is None else None)  # fmt: skip
    if stepped is not None:
        expression = TimeExpression("unit", unit="season", part=words.SEASON_CODES[word], amount=stepped)
    return made(m, "DATE", expression)


RULES: tuple[Rule, ...] = (
    rule(
        "decade", "0s 0's 0’s ties",
        r"(?:the )?(?P<mod>early |mid-? ?|late )?[-'’`]?(?:(?P<digits>(?:1[5-9]|20)?\d0)['’]?s"
        r"|(?P<name>(?:twen|thir|for|fif|six|seven|eigh|nine)ties))",
        _decade,
    ),
    rule("century", "centur", rf"(?:the )?(?:(?P<n>\d{{1,2}})(?:st|nd|rd|th)|(?P<w>{ORDINAL}))[ -]centur(?:y|ies)", _century),
    rule(
        "quarter ended", "quarter",
        rf"(?P<noun>(?:the |its |their )?(?:fiscal )?(?:(?P<which>first|second|third|fourth)[- ])?quarter)(?:,? (?:that |which )?(?:(?P<over>ended)|ending|ends|to|through)) (?:on )?"
        rf"(?P<month>{MONTH}) (?P<day>{DAY})(?:,? (?P<year>{YEAR}))?",
        _quarter_ended,
    ),
    rule(
        "quarter", "quarter half q1 q2 q3 q4 1q 2q 3q 4q",
        rf"(?:(?P<owner>(?:this|last|next) year|{YEAR})(?:['’]s)? |the )?(?:fiscal[- ])?(?P<step>{YEAR} )?"
        rf"(?:(?P<which>first|second|third|fourth|1st|2nd|3rd|4th|final)(?: fiscal)?[- ](?P<unit>quarter|half)|q(?P<digit>[1-4])|(?P<digit_first>[1-4])q(?= ?{YEAR}))"
        rf"(?:(?:,? of|,? in|,)? (?P<within>{CONTAINER}))?",
        _quarter,
    ),
    rule("year end", "end", r"(?:the )?(?:calendar )?year(?:['’]s |[ -])end", _year_end),
    rule("season", "spring summer autumn fall winter", rf"(?:(?P<step>{STEPS}) |(?P<the>the ))?(?P<season>{SEASON})(?:(?:,? of|,)? (?P<within>{CONTAINER}))?", _season),
)  # fmt: skip
