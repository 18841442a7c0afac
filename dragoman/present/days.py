"""Days in words, and the stretch of days that a timeline shows. The same for text and for drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from dragoman.calendar.describe import MONTHS, describe
from dragoman.model import When
from dragoman.present.layout import Bar

# Showing every bar is worth 6.5 doublings of the axis; an alternative counts for half a bar. Chosen by eye on the
# layouts in the tests: three of eleven dates a year away are set at the edge as arrows, one a month away still fits.
WORTH = 6.5
ALTERNATIVE = 0.5
SLACK = 90  # days added before doubling is counted: within a quarter, closeness earns next to nothing

Ends = tuple[date | None, date | None]


def interval_words(ends: Ends) -> str:
    """Return an interval in words; an unknown one as what it is for a reader."""
    return describe(When(*ends)) if any(ends) else "no day given"


def bar_words(bar: Bar) -> str:
    """Return when a bar is, with what is doubtful about it: ``13 Nov 2022 (inferred), or Nov 2021``."""
    words = interval_words((bar.earliest, bar.latest))
    if bar.inferred:
        words += " (inferred)"
    others = dict.fromkeys(interval_words(ends) for ends in bar.alternatives)
    others.pop(interval_words((bar.earliest, bar.latest)), None)
    return ", or ".join((words, *others))


@dataclass(frozen=True, slots=True)
class Axis:
    """The days a timeline shows, as proleptic ordinals, both included."""

    first: int
    last: int

    def at(self, ordinal: float) -> float:
        """Return where a day begins, as a share of the axis; outside it, below 0 or above 1."""
        return (ordinal - self.first) / (self.last + 1 - self.first)

    def ticks(self, at_most: int) -> tuple[tuple[int, str], ...]:
        """Return (ordinal, label) for as many round days as fit."""
        for days in (1, 2):
            found = [day for day in range(self.first, self.last + 1) if (day - self.first) % days == 0]
            if len(found) <= at_most:
                return tuple((day, _tick(day)) for day in found)
        for weeks in (1, 2):
            step = 7 * weeks  # ordinal 1 is a Monday, so ordinals that leave 1 are Mondays
            found = list(range(self.first + (1 - self.first) % step, self.last + 1, step))
            if len(found) <= at_most:
                return tuple((day, _tick(day)) for day in found)
        return self._round_ticks(at_most)

    def _round_ticks(self, at_most: int) -> tuple[tuple[int, str], ...]:
        begin, end = date.fromordinal(self.first), date.fromordinal(self.last)
        months = range(begin.year * 12 + begin.month - (begin.day == 1), end.year * 12 + end.month)
        for step in (1, 2, 3, 6):
            found = [month for month in months if month % step == 0]
            if found and len(found) <= at_most:
                return tuple((date(m // 12, m % 12 + 1, 1).toordinal(), _month(m, found[0])) for m in found)
        whole_years = range(begin.year + (begin > date(begin.year, 1, 1)), end.year + 1)
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
            found = [year for year in whole_years if year % years == 0]
            if len(found) <= at_most:
                return tuple((date(year, 1, 1).toordinal(), str(year)) for year in found)
        return ()


def _tick(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return f"{day.day} {MONTHS[day.month - 1]}"


def _month(month: int, first: int) -> str:
    name = MONTHS[month % 12]
    return f"{name} {month // 12}" if month == first or month % 12 == 0 else name


def axis(bars: Sequence[Bar]) -> Axis | None:
    """Choose the days to show: as many bars as possible on as short an axis; None when no bar has a day."""
    spans = [(*_known(ends), weight) for bar in bars for ends, weight in _stretches(bar) if any(ends)]
    if not spans:
        return None
    total = sum(weight for _, _, weight in spans)
    spans.sort(key=lambda span: span[1])
    best, best_score = spans[0][:2], float("-inf")
    for first in {begin for begin, _, _ in spans}:
        inside = 0.0
        for begin, last, weight in spans:
            if begin < first:
                continue
            inside += weight
            score = WORTH * inside / total - log2(last - first + SLACK)
            if (score, -first) > (best_score, -best[0]):
                best, best_score = (first, last), score
    return _padded(*best)


def _stretches(bar: Bar) -> list[tuple[Ends, float]]:
    return [((bar.earliest, bar.latest), 1.0), *((ends, ALTERNATIVE) for ends in bar.alternatives)]


def _known(ends: Ends) -> tuple[int, int]:
    earliest, latest = ends
    begin = earliest or latest
    end = latest or earliest
    assert begin is not None
    assert end is not None
    return begin.toordinal(), end.toordinal()


def _padded(first: int, last: int) -> Axis:
    room = max(1, (last - first + 1) // 16)  # a bar that touches the edge would look cut off
    return Axis(max(date.min.toordinal(), first - room), min(date.max.toordinal(), last + room))
