"""Intervals in a few unambiguous words, and moved by days."""

from dataclasses import replace
from datetime import date

from dragoman.calendar.days import later, month
from dragoman.model import When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def shift(when: When, days: int) -> When:
    """The interval moved by days; an open end stays open."""
    return replace(
        when,
        earliest=when.earliest and later(when.earliest, days),
        latest=when.latest and later(when.latest, days),
    )


def describe(when: When | None) -> str:
    """An interval as a reader writes it: "18 Jan 2023", "19-31 Dec 2022", "Jan 2023", "by 31 Jan 2023", "unknown"."""
    if when is None or not when.known:
        return "unknown"
    first, last = when.earliest, when.latest
    if first is None:
        return f"by {_day(last)}" if last else "unknown"
    if last is None:
        whole = first.day == 1 and first.month == 1
        return f"from {first.year}" if whole else f"after {_day(later(first, -1))}"
    return _between(first, last)


def _between(first: date, last: date) -> str:
    if first == last:
        return _day(first)
    ends = first.day == 1 and last == month(last.year, last.month).last
    if ends and first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if ends and (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if ends and first.year == last.year:
        return f"{MONTHS[first.month - 1]}-{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{_day(first)} - {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} - {_day(last)}"
    return f"{first.day}-{_day(last)}"


def _day(at: date) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"
