"""Sets of days as the bits of one integer: a domain of candidate publication days is cut by ``&``."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

BASE = date(1900, 1, 1).toordinal()
LAST = date(2100, 12, 31).toordinal()
RUN = re.compile("1+")


def between(first: date, last: date) -> int:
    """All days from first to last; none when they are out of order."""
    low, high = max(first.toordinal(), BASE), min(last.toordinal(), LAST)
    return ((1 << (high - low + 1)) - 1) << (low - BASE) if low <= high else 0


def moved_by(days: int, low: int, high: int) -> int:
    """Every day that lies low to high days after one of the days."""
    if high < low:
        return 0
    grown, width = days, 1
    want = high - low + 1
    while width < want:
        step = min(width, want - width)
        grown |= grown << step
        width += step
    return grown << low if low >= 0 else grown >> -low


def each(days: int) -> Iterator[date]:
    """The days in order."""
    bits = bin(days)[:1:-1]
    at = bits.find("1")
    while at >= 0:
        yield date.fromordinal(BASE + at)
        at = bits.find("1", at + 1)


def hull(days: int) -> tuple[date, date]:
    """The first and the last day of a set that is not empty."""
    first = (days & -days).bit_length() - 1
    return date.fromordinal(BASE + first), date.fromordinal(BASE + days.bit_length() - 1)


def runs(days: int) -> list[tuple[date, date]]:
    """The unbroken runs of days, in order."""
    return [
        (date.fromordinal(BASE + run.start()), date.fromordinal(BASE + run.end() - 1))
        for run in RUN.finditer(bin(days)[:1:-1])
    ]


@lru_cache(maxsize=64)
def weekly(weekday: int, length: int, years: range) -> int:
    """Each week's ``length`` days from a weekday (Monday is 0) on, through the years."""
    first = date(years.start, 1, 1)
    first = first.fromordinal(first.toordinal() + (weekday - first.weekday()) % 7)
    days, week = 0, between(first, first.fromordinal(first.toordinal() + length - 1))
    for _ in range((date(years.stop, 1, 1) - first).days // 7):
        days |= week
        week <<= 7
    return days
