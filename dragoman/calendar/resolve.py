"""TimeMention -> TimeMention with its value and interval.

An undated report has an interval for its publication; an expression is then resolved from both of its ends and gets
the hull. Without any reference day only absolute dates resolve.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.calendar import days
from dragoman.calendar.days import Period, later, moved
from dragoman.calendar.periods import Clue, period
from dragoman.model import Published, TimeExpression, TimeMention, When

VAGUE_REACH = {"hour": 1, "day": 10, "week": 42, "month": 240, "year": 1826}
# how far "the coming days / weeks / months / years" may reach: ten days, six weeks, eight months, five years

WIDEST_REFERENCE = 62  # days: two months; from a wider interval "on Monday" would get a month of days


OFF = {"LESS_THAN": (1, 0), "EQUAL_OR_LESS": (1, 0), "MORE_THAN": (0, 1), "EQUAL_OR_MORE": (0, 1), "APPROX": (1, 1)}
# whether "nearly ten years ago" may lie later, earlier than the tenth year back


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading from one reference day."""

    value: str | None
    earliest: date | None
    latest: date | None
    inferred: str = ""


def resolve(mention: TimeMention, published: Published, previous: When | None = None) -> TimeMention:
    """Fill ``value`` and ``when``; ``previous`` is the last date the text mentioned before."""
    references = _references(published)
    first = _read(mention, references[0], previous)
    last = first if references[1] == references[0] else _read(mention, references[1], previous)
    value = first.value if first.value == last.value else None
    notes = [first.inferred or last.inferred]
    if references[0] != references[1] and (first.earliest, first.latest) != (last.earliest, last.latest):
        notes.append("the report's own day is known only as an interval")
    elif references[0] is not None and not published.stated and mention.expression.year is None:
        notes.append("the report's own day is inferred")
    earliest = min(first.earliest, last.earliest) if first.earliest and last.earliest else None
    latest = max(first.latest, last.latest) if first.latest and last.latest else None
    if (earliest is None and latest is None) or _unanchored(mention.expression, previous):
        return replace(mention, value=value, when=None)
    inferred = "; ".join(note for note in notes if note)
    return replace(mention, value=value, when=When(earliest, latest, mention.span.text, anchor=None, inferred=inferred))


SLACK = {"week": 3, "month": 10, "year": 45}  # "a month after" is the thirtieth day, give or take ten


def days_from(when: When, amount: float, unit: str) -> When | None:
    """The days that lie an amount of units from an interval; None where it is open."""
    if when.earliest is None or when.latest is None:
        return None
    if unit in ("hour", "minute", "second"):
        return When(later(when.earliest, -1 if amount < 0 else 0), later(when.latest, 0 if amount < 0 else 1))
    slack = SLACK.get(unit, 0 if unit == "day" else 92)
    return When(later(moved(when.earliest, amount, unit), -slack), later(moved(when.latest, amount, unit), slack))


def resolve_all(mentions: Iterable[TimeMention], published: Published) -> tuple[TimeMention, ...]:
    """Resolve in text order; each date that gets both ends becomes the anchor of what follows it."""
    found: list[TimeMention] = []
    told: list[When] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, m.span.end)):
        previous = _previous(mention.expression, told)
        done = resolve(mention, published, previous)
        found.append(done)
        if done.type in ("DATE", "TIME") and done.when and not _looks_back(done):
            whole = _unbounded(done, published, previous)
            if whole is not None:
                told.append(whole)
    return tuple(found)


def _previous(expression: TimeExpression, told: Sequence[When]) -> When | None:
    """The last date told that is no longer than the unit counted in: "that day" is no year that was named since."""
    unit = "day" if expression.weekday is not None else expression.unit or ""
    most = 1 if unit in ("day", "hour", "minute", "second") else 2 * days.LONGEST.get(unit, days.LONGEST["year"])
    return next((when for when in reversed(told) if _length(when) <= most), None)


def _unanchored(expression: TimeExpression, previous: When | None) -> bool:
    """ "The next day" where no day was told before: its value is a guess, so it gets no interval."""
    clock = expression.part is not None and expression.part.startswith("T")
    compares = expression.kind == "offset" and expression.unit == "year" and expression.amount == -1
    return expression.anchor == "mention" and previous is None and not clock and not compares


def _length(when: When) -> int:
    return (when.latest - when.earliest).days + 1 if when.earliest and when.latest else days.LONGEST["decade"]


def _looks_back(mention: TimeMention) -> bool:
    """ "A year earlier" and "last year" compare: the text goes on from the date before them; so it does from the
    "yesterday" on which something was said."""
    e = mention.expression
    if e.kind == "offset" and e.unit == "day" and e.anchor == "publication" and e.amount == -1:
        return True
    return e.kind == "vague" or (e.unit == "year" and e.kind in ("offset", "unit") and e.amount == -1)


def _unbounded(mention: TimeMention, published: Published, previous: When | None) -> When | None:
    """The period that the words name, without "by" or "since": what "that month" points back to."""
    if mention.expression.bound is None:
        when = mention.when
    else:
        plain = replace(mention, expression=replace(mention.expression, bound=None))
        when = resolve(plain, published, previous).when
    return when if when is not None and when.earliest and when.latest else None


def _references(published: Published) -> tuple[date | None, date | None]:
    """The ends of the report's own interval; none where it is too wide for "on Monday" to mean anything."""
    if published.earliest is None or published.latest is None:
        return None, None
    if (published.latest - published.earliest).days > WIDEST_REFERENCE:
        return None, None
    return published.earliest, published.latest


def _read(mention: TimeMention, at: date | None, previous: When | None) -> Reading:
    expression = mention.expression
    if expression.kind == "range" and expression.first is not None and expression.last is not None:
        return _range(mention, (expression.first, expression.last), at, previous)
    if expression.kind == "duration":
        return _duration(expression, at)
    if expression.kind in ("set", "vague"):
        return _vague(expression, at) if expression.amount is not None else Reading(expression.value, None, None)
    if expression.anchor == "event":
        return Reading(expression.value, None, None)
    found = period(Clue(expression, mention.tense, at, previous))
    if found is None:
        return Reading(expression.value, None, None)
    named, inferred = found
    named = _about(_narrowed(named, mention.mod), mention)
    earliest, latest = _bounded(expression, mention, named, at)
    value = named.value + (_time(expression.part) if expression.part and expression.part not in days.SEASONS else "")
    return Reading(expression.value or value, earliest, latest, inferred)


def _time(part: str) -> str:
    return part if part.startswith("T") else f"T{part}"


def _range(
    mention: TimeMention, ends: tuple[TimeExpression, TimeExpression], at: date | None, previous: When | None
) -> Reading:
    first, last = (_read(replace(mention, expression=end, mod=None), at, previous) for end in ends)
    value = f"{first.value}/{last.value}" if first.value and last.value else None
    if first.earliest and last.latest and first.earliest > last.latest and ends[0].weekday is not None:
        return _over_weekend(first.earliest, last.latest, mention.tense)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return Reading(value, None, None)
    return Reading(value, first.earliest, last.latest, first.inferred or last.inferred)


def _over_weekend(first: date, last: date, tense: str | None) -> Reading:
    """ "From Monday to Thursday", told on a Wednesday: one of the two lies a week off."""
    if tense == "future":
        last = later(last, 7)
    else:
        first = later(first, -7)
    return Reading(f"{first.isoformat()}/{last.isoformat()}", first, last)


def _duration(expression: TimeExpression, at: date | None) -> Reading:
    """ "The past three months" and "within two weeks" reach from or to the reference day; a bare duration nowhere."""
    if expression.amount is None or expression.unit is None or at is None or expression.bound is None:
        return Reading(expression.value, None, None)
    other = moved(at, expression.amount, expression.unit)
    return Reading(expression.value, min(at, other), max(at, other))


def _vague(expression: TimeExpression, at: date | None) -> Reading:
    """ "The coming days": within a stated reach, marked as such."""
    if at is None or expression.amount is None:
        return Reading(expression.value, None, None)
    reach = VAGUE_REACH.get(expression.unit or "", 0)
    other = later(at, reach if expression.amount > 0 else -reach)
    return Reading(
        expression.value, min(at, other), max(at, other), f'"{expression.unit}s" taken as at most {reach} days'
    )


def _narrowed(named: Period, mod: str | None) -> Period:
    """START, MID and END keep about a third: late December is the 21st to the 31st."""
    if mod not in ("START", "MID", "END"):
        return named
    length = (named.last - named.first).days + 1
    if length < 5:
        return named
    third = round(length / 3)
    first, last = named.first, named.last
    if mod == "START":
        last = later(first, third if length > 7 else 2)
    elif mod == "END":
        first = later(last, 1 - third if length > 7 else -3)
    else:
        middle = later(first, length // 2)
        half = max(third // 2, 1)
        first, last = later(middle, -half), later(middle, half)
    return Period(named.value, first, last)


def _about(named: Period, mention: TimeMention) -> Period:
    """ "Nearly ten years ago": a fifth of the way or one unit off, on the side that is told."""
    e = mention.expression
    sides = OFF.get(mention.mod or "") if e.kind == "offset" and e.amount and e.unit else None
    if sides is None or not e.amount or not e.unit:
        return named
    off = max(1, abs(e.amount) // 5)
    nearer, farther = sides if e.amount < 0 else sides[::-1]
    return Period(named.value, moved(named.first, -off * farther, e.unit), moved(named.last, off * nearer, e.unit))


def _bounded(
    expression: TimeExpression, mention: TimeMention, named: Period, at: date | None
) -> tuple[date | None, date | None]:
    """Apply "by", "before", "since", "after", "earlier" and "later", and what the tense excludes."""
    bound, tense = expression.bound, mention.tense
    if bound in ("by", "until"):
        return _from_reference(named.last, tense, at), named.last
    if bound == "before":
        middle = later(named.first, (named.last - named.first).days // 2)
        latest = {"MID": middle, "END": named.last}.get(mention.mod or "", later(named.first, -1))
        return _from_reference(latest, tense, at), latest
    if bound == "within" and at is not None and expression.amount and expression.unit:
        other = moved(at, expression.amount, expression.unit)  # "over the past year": up to the report's day
        return min(at, other), max(at, other)
    if bound == "since":
        return named.first, None
    if bound == "after":
        return later(named.last, 1), None
    return _within(expression, tense, named, at)


def _from_reference(latest: date, tense: str | None, at: date | None) -> date | None:
    """What is still to come by a day lies between the report and that day."""
    return at if at is not None and tense in ("future", "present") and at <= latest else None


def _within(expression: TimeExpression, tense: str | None, named: Period, at: date | None) -> tuple[date, date]:
    """This month's past acts lie before the reference day, its coming ones after it."""
    if at is None or not named.first < at < named.last:
        return named.first, named.last
    if expression.bound == "earlier" or (expression.kind == "unit" and tense == "past"):
        return named.first, at
    if expression.bound == "later" or (expression.kind == "unit" and tense == "future"):
        return at, named.last
    return named.first, named.last
