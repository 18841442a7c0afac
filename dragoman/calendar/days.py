"""Periods of the calendar: a day, week, month, quarter, season, year, decade or century and its TIMEX3 value."""

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # meteorological, northern: first month; winter runs into the next year
LONGEST = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366, "decade": 3653}


@dataclass(frozen=True, slots=True)
class Period:
    """Days [first, last] that one TIMEX3 value stands for."""

    value: str
    first: date
    last: date


def day(at: date) -> Period:
    """One day."""
    return Period(at.isoformat(), at, at)


def week(at: date) -> Period:
    """The ISO week, Monday to Sunday, that holds a day."""
    monday = at - timedelta(days=at.weekday())
    year, number, _ = at.isocalendar()
    return Period(f"{year}-W{number:02d}", monday, later(monday, 6))


def weekend(at: date) -> Period:
    """Saturday and Sunday of the ISO week that holds a day."""
    whole = week(at)
    return Period(f"{whole.value}-WE", later(whole.first, 5), whole.last)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(f"{year:04d}-{number:02d}", date(year, number, 1), _month_end(year, number))


def quarter(year: int, number: int) -> Period:
    """A calendar quarter, 1 to 4."""
    return Period(f"{year:04d}-Q{number}", date(year, 3 * number - 2, 1), _month_end(year, 3 * number))


def half(year: int, number: int) -> Period:
    """A half of a calendar year, 1 or 2."""
    return Period(f"{year:04d}-H{number}", date(year, 6 * number - 5, 1), _month_end(year, 6 * number))


def season(year: int, code: str) -> Period:
    """A season of three whole months; the winter of a year begins in its December."""
    start = SEASONS[code]
    over = start == 12
    return Period(
        f"{year:04d}-{code}", date(year, start, 1), _month_end(year + over, (start + 2) % 12 if over else start + 2)
    )


def year(number: int) -> Period:
    """A calendar year."""
    return Period(f"{number:04d}", date(number, 1, 1), date(number, 12, 31))


def decade(start: int) -> Period:
    """Ten years from one that ends in 0."""
    start -= start % 10
    return Period(f"{start // 10:03d}", date(start, 1, 1), date(start + 9, 12, 31))


def century(start: int) -> Period:
    """A hundred years from one that ends in 00."""
    start -= start % 100
    return Period(f"{start // 100:02d}", date(max(start, 1), 1, 1), date(start + 99, 12, 31))


def containing(at: date, unit: str) -> Period:
    """The period of a unit that holds a day."""
    if unit == "week":
        return week(at)
    if unit == "weekend":
        return weekend(at)
    if unit == "month":
        return month(at.year, at.month)
    if unit == "quarter":
        return quarter(at.year, (at.month + 2) // 3)
    if unit == "half":
        return half(at.year, (at.month + 5) // 6)
    if unit == "year":
        return year(at.year)
    if unit == "decade":
        return decade(at.year)
    if unit == "century":
        return century(at.year)
    return day(at)


def later(at: date, days: int) -> date:
    """A day moved by days, kept inside the years 1 to 9999 that Python's dates know."""
    ordinal = at.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))


def moved(at: date, amount: float, unit: str) -> date:
    """A day moved by an amount of units; the 31st becomes the month's last day where it must."""
    if unit in ("hour", "minute", "second"):
        return at
    if unit in ("day", "week", "weekend"):
        return later(at, round(amount * (1 if unit == "day" else 7)))
    many = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}.get(unit, 12)
    total = at.year * 12 + at.month - 1 + round(amount * many)
    total = min(max(total, 12), 9999 * 12 + 11)
    number, index = divmod(total, 12)
    return date(number, index + 1, min(at.day, months.monthrange(number, index + 1)[1]))


def unit_of(first: date, last: date) -> str:
    """The unit whose length an interval has: "day" for one day, "week" for up to seven ..."""
    length = (last - first).days + 1
    return next((unit for unit, most in LONGEST.items() if length <= most), "century")


def exists(year: int, number: int, at: int) -> bool:
    """Whether the calendar has this day."""
    return 1 <= year <= 9999 and 1 <= number <= 12 and 1 <= at <= months.monthrange(year, number)[1]


def _month_end(year: int, number: int) -> date:
    return date(year, number, months.monthrange(year, number)[1])
