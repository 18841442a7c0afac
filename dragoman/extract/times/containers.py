# ruff: noqa: E501 - a pattern reads best on one line
"""What a time lies in, or how far it is stepped: "of last year", "1998", "next April"."""

from dragoman.extract.times import words
from dragoman.extract.times.words import SPOKEN_YEAR, YEAR
from dragoman.model import TimeExpression

STEP = {"last": -1, "past": -1, "this past": -1, "this last": -1, "previous": -1, "this": 0, "this coming": 1,
        "coming": 1, "upcoming": 1, "next": 1, "following": 1}  # fmt: skip
STEPS = r"(?:this (?:past|last|coming)|last|past|this|next|coming|upcoming|previous)"
CONTAINER = (
    rf"(?:(?:the )?(?:this|last|next|current|previous|coming|past|that|same|following) year|the year|(?:this|last|next|that) (?:week|month)"
    rf"|(?:fiscal )?{YEAR}|{SPOKEN_YEAR})"
)
AMOUNT = {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1, "following": 1}
FROM_MENTION = ("that", "same", "following", "previous")


def step(text: str | None) -> float | None:
    """-1, 0, +1 for last, this, next."""
    return STEP.get(words.plain(text)) if text else None


def container(text: str | None) -> TimeExpression | None:
    """ "Last year", "1998", "next week": the period that a quarter, month or weekday lies in."""
    if not text:
        return None
    lower = words.plain(text).removeprefix("fiscal ")
    if lower.isdigit():
        return TimeExpression("date", year=int(lower))
    year = words.spoken_year(lower)
    if year is not None:
        return TimeExpression("date", year=year)
    which, unit = lower.split()[0], lower.split()[-1]
    anchor = "mention" if which in FROM_MENTION else "publication"
    return TimeExpression("unit", unit=unit, amount=AMOUNT.get(which, 0), anchor=anchor)
