"""Feasts and named days of the Gregorian calendar: those that mean one day to most who write of them in English.

Days that fall differently from country to country (Labour Day, Mother's Day, Independence Day) are left out.
"""

from collections.abc import Callable
from datetime import date

from dragoman.calendar.days import later


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The number-th weekday (Monday 0) of a month; -1 is the last."""
    first = date(year, month, 1)
    found = later(first, (weekday - first.weekday()) % 7 + 7 * (number - 1 if number > 0 else 4))
    return found if found.month == month else later(found, -7)


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _after_easter(days: int) -> Callable[[int], date]:
    return lambda year: later(easter(year), days)


NAMES: dict[str, Callable[[int], date]] = {
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "new year's day": _fixed(1, 1),
    "new year's": _fixed(1, 1),
    "valentine's day": _fixed(2, 14),
    "st. patrick's day": _fixed(3, 17),
    "international women's day": _fixed(3, 8),
    "may day": _fixed(5, 1),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "halloween": _fixed(10, 31),
    "armistice day": _fixed(11, 11),
    "easter": _after_easter(0),
    "easter sunday": _after_easter(0),
    "easter monday": _after_easter(1),
    "good friday": _after_easter(-2),
    "palm sunday": _after_easter(-7),
    "ash wednesday": _after_easter(-46),
    "pentecost": _after_easter(49),
    "thanksgiving": lambda year: nth(year, 11, 3, 4),
    "thanksgiving day": lambda year: nth(year, 11, 3, 4),
    "labor day": lambda year: nth(year, 9, 0, 1),
    "memorial day": lambda year: nth(year, 5, 0, -1),
    "martin luther king day": lambda year: nth(year, 1, 0, 3),
    "presidents' day": lambda year: nth(year, 2, 0, 3),
    "columbus day": lambda year: nth(year, 10, 0, 2),
}
