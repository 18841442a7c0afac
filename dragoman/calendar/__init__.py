"""Days, weeks, months and what expressions of time mean once a reference day is known. Pure arithmetic, no text.

``resolve`` gives one mention its TIMEX3 value and its interval; ``resolve_all`` does so in text order, keeping the
last date mentioned as the anchor of "that day" and "a week earlier"; ``interval`` reads a TIMEX3 value as days.
Weeks run Monday to Sunday (ISO 8601).
"""

from dragoman.calendar.describe import describe, shift
from dragoman.calendar.resolve import days_from, resolve, resolve_all
from dragoman.calendar.values import interval

__all__ = ["days_from", "describe", "interval", "resolve", "resolve_all", "shift"]
