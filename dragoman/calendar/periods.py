"""Which period an expression names, seen from one reference day."""

from dataclasses import dataclass, replace
from datetime import date

from dragoman.calendar import days, feasts
from dragoman.calendar.days import Period, containing, later, moved
from dragoman.model import TimeExpression, When

AGAINST_TENSE = 4  # tense of the governing verb is right in about nine cases of ten; swept 2 to 8 on news texts
FAR_AGAINST_TENSE = 40  # "in January" is told of far back more often than "on Jan. 4"
MONTH = range(28, 32)  # days of a month; of a quarter that is over one may still say what it "will" have brought
FAR = 31  # days: beyond them a tense is no slip ("was arrested on July 20", told in June, is of the year before)
WEEK_SLACK = 3  # "two weeks ago" is the fourteenth day back give or take half a week


@dataclass(frozen=True, slots=True)
class Clue:
    """An expression, the tense of its verb, the reference day and the last date mentioned."""

    expression: TimeExpression
    tense: str | None
    at: date | None
    previous: When | None


def period(clue: Clue) -> tuple[Period, str] | None:
    """The period and, where something had to be inferred, from what; None where the reference is missing."""
    kind, first = clue.expression.kind, clue.expression.first
    if kind in ("offset", "unit") and first is not None:
        return _counted_from(clue, first)
    if kind == "date":
        return _date(clue)
    if kind == "offset":
        return _offset(clue)
    if kind == "unit":
        return _unit(clue)
    return None


def _date(clue: Clue) -> tuple[Period, str] | None:
    if clue.expression.first is not None and clue.expression.year is None:
        return _contained(clue, clue.expression.first)
    e = clue.expression
    if e.year is not None:
        found = _in_year(e, e.year)
        note = "a fiscal year, taken as the calendar year" if e.unit == "fiscal" else ""
        return (found, note) if found else None
    if e.weekday is not None and e.month is None:
        return _weekday(clue)
    reference = _anchor(clue)
    if reference is None:
        return None
    if e.day is not None and e.month is None:
        return _day_alone(clue, reference)
    return _yearless(clue, reference)


def _day_alone(clue: Clue, at: date) -> tuple[Period, str] | None:
    """ "On the 20th": of the month told last, else of the month before, this or the next one, as the tense allows."""
    day = clue.expression.day or 0
    months = [moved(at.replace(day=1), step, "month") for step in ((0,) if clue.previous else (-1, 0, 1))]
    near = [days.day(m.replace(day=day)) for m in months if days.exists(m.year, m.month, day)]
    chosen = _nearest(near, at, clue.tense)
    note = _anchor_note(clue) if clue.previous else "the month is the nearest that the sentence allows"
    return None if chosen is None else (chosen, note)


def _counted_from(clue: Clue, first: TimeExpression) -> tuple[Period, str] | None:
    """ "The week of March 6", "the day before last Tuesday": the other date is resolved first."""
    found = period(replace(clue, expression=first))
    if found is None:
        return None
    start = found[0]
    named = period(Clue(replace(clue.expression, first=None), clue.tense, start.first, None))
    return None if named is None else (named[0], found[1])


def _contained(clue: Clue, container: TimeExpression) -> tuple[Period, str] | None:
    """ "The third quarter of last year", "Tuesday of next week": the container is resolved first."""
    found = period(replace(clue, expression=container))
    if found is None:
        return None
    whole, inferred = found
    e = clue.expression
    if e.weekday is not None and e.month is None:
        return days.day(later(days.week(whole.first).first, e.weekday)), inferred
    if e.day is not None and e.month is None:
        e = replace(e, month=whole.first.month)
    inside = _in_year(replace(e, first=None), whole.first.year)
    return (inside, inferred) if inside else None


def _in_year(e: TimeExpression, year: int) -> Period | None:
    """The period within a known year."""
    if not 1 <= year <= 9998:
        return None
    if e.unit == "quarter" and e.day is not None and e.month is not None:
        return _quarter_ended(e, year)
    if e.unit in feasts.NAMES:
        return days.day(feasts.NAMES[e.unit](year))
    if e.month is not None and e.day is not None:
        return days.day(date(year, e.month, e.day)) if days.exists(year, e.month, e.day) else None
    if e.month is not None:
        return days.month(year, e.month)
    if e.part in days.SEASONS:
        return days.season(year, e.part)
    if e.unit == "quarter" and e.amount is not None:
        return days.quarter(year, int(e.amount))
    if e.unit == "half" and e.amount is not None:
        return days.half(year, int(e.amount))
    if e.unit == "decade":
        return days.decade(year)
    if e.unit == "century":
        return days.century(year)
    return days.year(year)


def _quarter_ended(e: TimeExpression, year: int) -> Period | None:
    """Three months up to a day; the value names the calendar quarter of their middle, or the number that is given."""
    if e.month is None or e.day is None or not days.exists(year, e.month, e.day):
        return None
    last = date(year, e.month, e.day)
    middle = containing(moved(last, -1.5, "month"), "quarter").value
    value = middle if e.amount is None else f"{year:04d}-Q{int(e.amount)}"
    return Period(value, later(moved(last, -3, "month"), 1), last)


def _yearless(clue: Clue, at: date) -> tuple[Period, str] | None:
    """A month, month and day, quarter or season without its year: the nearest year that the tense allows."""
    e = clue.expression
    reach = 2 if e.weekday is None else 6  # a weekday returns to its day within six years
    near = [found for year in range(at.year - reach, at.year + reach + 1) if (found := _in_year(e, year)) is not None]
    if e.weekday is not None:
        near = [p for p in near if p.first.weekday() == e.weekday or p.first != p.last] or near
    stepped = e.amount is not None and (e.unit is None or e.unit in feasts.NAMES)  # last/this/next April, Christmas
    step = e.amount if stepped else None
    chosen = (
        _stepped(near, at, step) if step is not None else _nearest(near, at, clue.tense, firm=e.unit in feasts.NAMES)
    )
    if chosen is None:
        return None
    inferred = "" if step is not None else f"the year {chosen.first.year} is the nearest that the sentence allows"
    return chosen, inferred


def _stepped(near: list[Period], at: date, step: float) -> Period | None:
    if step < 0:
        return next((p for p in reversed(near) if p.last < at), None)
    if step > 0:
        return next((p for p in near if p.first > at), None)
    return next((p for p in near if p.first.year == at.year), None)


def _nearest(near: list[Period], at: date, tense: str | None, *, firm: bool = False) -> Period | None:
    """The nearest period; one on the side that the tense speaks against counts as farther away, most so if firm."""

    def cost(p: Period) -> int:
        against = (tense == "past" and p.first > at) or (tense == "future" and p.last < at)
        days_off = _distance(p, at)
        length = (p.last - p.first).days + 1
        far = firm or (days_off > FAR and length == 1) or length in MONTH or (length > max(MONTH) and tense == "past")
        return days_off * ((FAR_AGAINST_TENSE if far else AGAINST_TENSE) if against else 1)

    return min(near, key=cost, default=None)


def _distance(p: Period, at: date) -> int:
    if p.first <= at <= p.last:
        return 0
    return min(abs((p.first - at).days), abs((p.last - at).days))


def _weekday(clue: Clue) -> tuple[Period, str] | None:
    e = clue.expression
    at = _anchor(clue)
    if at is None or e.weekday is None:
        return None
    back = (at.weekday() - e.weekday) % 7
    ahead = (e.weekday - at.weekday()) % 7
    if e.amount is not None:
        return days.day(_stepped_weekday(clue, at, back, ahead)), ""
    forward = clue.tense == "future" or (clue.tense == "present" and e.bound in ("by", "until"))
    return days.day(later(at, ahead if forward else -back)), ""


def _stepped_weekday(clue: Clue, at: date, back: int, ahead: int) -> date:
    """Last, this, next Friday; "this Friday" with a verb that points ahead is the coming one, else that of the week."""
    step = clue.expression.amount or 0
    if step < 0:
        return later(at, -(back or 7))
    if step > 0:
        return later(at, ahead or 7)
    return later(at, ahead if clue.tense in ("future", "present") or ahead <= 6 - at.weekday() else -back)


def _offset(clue: Clue) -> tuple[Period, str] | None:
    e = clue.expression
    at = _anchor(clue)
    if at is None or e.amount is None or e.unit is None:
        return None
    target = moved(at, e.amount, e.unit)
    inferred = _anchor_note(clue)
    if e.unit in ("day", "hour", "minute", "second"):
        return days.day(target), inferred
    if e.anchor == "mention" and e.unit == "year" and _length(clue.previous) in ("quarter", "half"):
        return containing(target, _length(clue.previous)), inferred
    if e.unit == "week":
        named = days.week(target)
        return Period(named.value, later(target, -WEEK_SLACK), later(target, WEEK_SLACK)), inferred
    return containing(target, e.unit), inferred


def _length(previous: When | None) -> str:
    """The unit of the anchor's length: of a quarter, "a year earlier" is that quarter of the year before."""
    if previous is None or previous.earliest is None or previous.latest is None:
        return ""
    return days.unit_of(previous.earliest, previous.latest)


def _unit(clue: Clue) -> tuple[Period, str] | None:
    e = clue.expression
    if e.part is not None and e.part.startswith("T") and (clue.previous is None or not clue.previous.exact):
        return (days.day(clue.at), "") if clue.at else None  # a bare clock time with no day before it
    at = _anchor(clue)
    if at is None or e.unit is None:
        return None
    inferred = _anchor_note(clue)
    if e.unit == "season" and e.part in days.SEASONS:
        near = [days.season(at.year + k, e.part) for k in (-2, -1, 0, 1, 2)]
        step = e.amount or 0
        chosen = _stepped(near, at, step) if step else _nearest(near, at, clue.tense)
        return (chosen, inferred) if chosen else None
    start = containing(at, "week" if e.unit == "weekend" else e.unit).first
    if e.unit == "weekend":
        ahead = clue.tense == "future" or at.weekday() >= 5
        step = (e.amount or 0) if e.amount else (0 if ahead else -1)
        return days.weekend(moved(start, step, "week")), inferred
    named = containing(moved(start, e.amount or 0, e.unit), e.unit)
    if e.anchor == "mention" and clue.previous is not None and clue.previous.latest is not None:
        return _to_last(named, clue.previous.latest, e.amount or 0, e.unit), inferred
    return named, inferred


def _to_last(named: Period, latest: date, amount: float, unit: str) -> Period:
    """ "The same week" as "late December" is any of its weeks."""
    last = containing(moved(containing(latest, unit).first, amount, unit), unit)
    return named if last.last <= named.last else Period(named.value, named.first, last.last)


def _anchor(clue: Clue) -> date | None:
    """The day to count from: the last date mentioned for "a week earlier", else the publication day."""
    if clue.expression.anchor == "mention" and clue.previous is not None and clue.previous.earliest is not None:
        return clue.previous.earliest
    return clue.at


def _anchor_note(clue: Clue) -> str:
    if clue.expression.anchor != "mention":
        return ""
    if clue.previous is not None:
        return f'counted from "{clue.previous.text}"' if clue.previous.text else "counted from the date before it"
    return "counted from the report's own day, as the text gives no earlier date"
