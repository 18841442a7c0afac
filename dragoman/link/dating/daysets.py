"""Sets of days as the bits of one integer: a domain of candidate publication days is cut by ``&``."""

from collections.abc import Iterator
from datetime import date

BASE = date(1900, 1, 1).toordinal()
LAST = date(2100, 12, 31).toordinal()


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
    found: list[tuple[date, date]] = []
    rest = days
    while rest:
        start = (rest & -rest).bit_length() - 1
        length = (~(rest >> start) & ((rest >> start) + 1)).bit_length() - 1
        found.append((date.fromordinal(BASE + start), date.fromordinal(BASE + start + length - 1)))
        rest &= ~(((1 << length) - 1) << start)
    return found
