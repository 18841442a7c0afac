"""The interval of days that a TIMEX3 value stands for, so that values written by anybody can be compared as days.

The rule. A day, with or without a time of day, is that day. A week runs Monday to Sunday; its weekend (-WE) is Saturday
and Sunday. A month, quarter (-Q3), half (-H2), season (-SP, -SU, -FA, -WI: three whole months, northern; winter begins
in its December) and year are their days; three digits are a decade, two a century, with or without X for the rest.
Unknown parts ("1998-10-XX", "1989-WXX", "1989-QX") leave the whole period before them. Durations, sets (XXXX-...),
PRESENT_REF, PAST_REF, FUTURE_REF and anything else have none. Modifiers are not looked at.
"""

import re
from datetime import date

from dragoman.calendar import days
from dragoman.calendar.days import Period

VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|W(?P<week>\d\d?)(?P<end>-WE)?|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)|(?:[A-Z]?X+)))?(?:-(?:XX|[A-Z]?X+|WE))*"
)
LONG = re.compile(r"(?P<start>\d{2,3})X{0,2}")


def interval(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value; None for what stands for no days.

    >>> interval("1989-Q3")
    (datetime.date(1989, 7, 1), datetime.date(1989, 9, 30))
    """
    plain = value.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", value) else value
    if found := LONG.fullmatch(plain):
        return _ends(_long(found["start"])) if len(plain) < 5 else None
    match = VALUE.fullmatch(plain)
    if match is None or int(match["year"]) == 0:
        return None
    try:
        return _ends(_period(match, int(match["year"])))
    except ValueError:  # a day, month or week that the calendar lacks
        return None


def _long(start: str) -> Period | None:
    if len(start) == 3:
        return days.decade(int(start) * 10) if int(start) else None
    return days.century(int(start) * 100)


def _period(match: re.Match[str], year: int) -> Period:
    if match["day"]:
        return days.day(date(year, int(match["month"]), int(match["day"])))
    if match["month"]:
        return days.month(year, int(match["month"]))
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return days.weekend(monday) if match["end"] else days.week(monday)
    if match["quarter"]:
        return days.quarter(year, int(match["quarter"]))
    if match["half"]:
        return days.half(year, int(match["half"]))
    return days.season(year, match["season"]) if match["season"] else days.year(year)


def _ends(period: Period | None) -> tuple[date, date] | None:
    return (period.first, period.last) if period is not None else None
