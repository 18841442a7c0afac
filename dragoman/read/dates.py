"""Days that metadata, a dateline or a byline states. Two-way numbers and impossible days stay unknown."""

import re
from datetime import UTC, date, datetime

from dragoman.model import Published

FIRST_YEAR, LAST_YEAR = 1900, 2100  # outside them a "year" is a slip or an epoch in disguise
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sep sept", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# Day and month in either order, the year optional: "Nov. 22, 2022", "22nd of November 2022", "3 March".
DAY = (
    rf"(?:(?P<month>{MONTH}) ?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? ?(?P<year>\d{{4}})\b)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month2>{MONTH})(?:[, -] ?(?P<year2>\d{{4}})\b)?)"
)
WRITTEN = re.compile(DAY, re.IGNORECASE)
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?\d{4,6}Z?)?$")
NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?$")
MILLISECONDS = re.compile(r"\d{12,13}$")


def stated(value: object, where: str) -> Published:
    """What a stated date says: one day with its reason, or unknown with the reason why it cannot be used.

    A time with a zone keeps its own local date: 2024-03-02T00:30+03:00 is 2 March wherever it is read.
    """
    words = " ".join(str(value).split())[:80]
    try:
        found = _day(words)
    except ValueError as error:
        return Published(reasons=(f"the day stated in {where}, {words!r}, {error}",))
    return published(found, f"stated: {where} {words!r}")


def published(day: date, reason: str) -> Published:
    """A stated day."""
    return Published(day, day, (reason,), stated=True)


def _day(words: str) -> date:
    if SECONDS.match(words):
        return datetime.fromtimestamp(float(words), UTC).date()
    if MILLISECONDS.match(words):
        return datetime.fromtimestamp(int(words) / 1000, UTC).date()
    if match := ISO.search(words) or COMPACT.match(words):
        return _calendar(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := WRITTEN.search(words):
        year = match["year"] or match["year2"]
        if year is None:
            raise ValueError("has no year")
        return of(match, int(year))
    if match := NUMBERS.search(words):
        return _either(int(match["a"]), int(match["b"]), int(match["year"]))
    raise ValueError("is not a date; write it as 2024-03-31")


def of(match: "re.Match[str]", year: int) -> date:
    """The day that a match of ``DAY`` names in ``year``; raises ValueError when there is none."""
    month = MONTHS[(match["month"] or match["month2"]).rstrip(".").lower()[:3]]
    return _calendar(year, month, int(match["day"] or match["day2"]))


def _either(a: int, b: int, year: int) -> date:
    """Day and month as numbers: only one reading may be possible, or both must be the same."""
    if a <= 12 and b <= 12 and a != b:
        raise ValueError("may be read in two ways; write it as 2024-03-31")
    return _calendar(year, b, a) if b <= 12 else _calendar(year, a, b)


def _calendar(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"is not between {FIRST_YEAR} and {LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError("is not a day of the calendar") from None
