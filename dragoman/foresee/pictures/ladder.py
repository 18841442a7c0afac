"""A process drawn as a ladder: who meets at which level, and when; what was held, is planned, may be.

A rung a level, the highest on top; a row a meeting. A meeting without a day stands left of the days, hollow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.foresee.pictures.canvas import LINE, WIDTH, box, diamond, frame, line, lines, paragraph, text, told
from dragoman.foresee.wishes import plain
from dragoman.model import Event, Evidence, Outcome, Situation, Status
from dragoman.situation.watch import together

LEFT, RIGHT = 150, 530  # the first and the last day
UNDATED = 136  # where a meeting without a day is put
HEAD, ROW, GAP = 34, 34, 8
MOST = 5  # rows of a rung; the weightiest meetings
MARGIN = timedelta(days=2)  # of days shown beyond the first and last
FEW_DAYS = 45  # up to here a line every week, beyond every month
HALF = 6  # of a bar's height
# Levels from the top, by the words events carry; a level that none of these names stands between ministers and envoys.
RUNGS = (
    "leader", "vice president", "deputy prime minister", "foreign minister", "defense minister", "minister",
    "security adviser", "intelligence chief", "military chief", "", "director general", "head of delegation",
    "diplomat", "official", "commander", "officer", "expert", "technician",
)  # fmt: skip
STANDING = {
    Status.OCCURRED: "held",
    Status.ONGOING: "held",
    Status.PLANNED: "planned",
    Status.POSSIBLE: "possible",
    Status.CALLED_FOR: "possible",
    Status.HYPOTHETICAL: "possible",
    Status.THREATENED: "possible",
    Status.CANCELLED: "off",
    Status.FAILED: "off",
    Status.DENIED: "off",
}
NAMED = {"held": "held", "planned": "planned", "possible": "possible or asked for", "off": "called off or failed"}
Days = tuple[date, date]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Step:
    """One meeting: its level, where it stands, between which days, and where that is told."""

    level: str
    name: str
    standing: str  # held, planned, possible or off
    earliest: date | None
    latest: date | None
    said: str = ""  # the words of the reports, and whose
    late: bool = False  # its day has passed and no report tells of it
    href: str = ""


def steps(situation: Situation) -> tuple[Step, ...]:
    """The meetings of a situation whose level is known, those of the past long before left out."""
    return tuple(step for step, _ in meetings(situation))


def meetings(situation: Situation) -> tuple[tuple[Step, Evidence], ...]:
    """The same, each with the first words that tell of it; what the watch-list tells as one is one."""
    outcomes = {entry.event: entry.outcome for entry in situation.expectations}
    names = {d.id: d.name for d in situation.documents}
    found = sorted(situation.events, key=lambda e: (-e.weight, e.id))
    told = {e for first, events in together(situation).items() for e in events if e != first}
    kept = [e for e in found if e.level and not e.background and e.id not in told]
    return tuple((_step(e, outcomes.get(e.id), names), e.mentions[0]) for e in kept)


def _step(event: Event, outcome: Outcome | None, names: dict[str, str]) -> Step:
    standing = "held" if outcome is Outcome.HELD else STANDING[event.status]
    at = event.mentions[0]
    said = f'"{plain(at.text)}" ({names[at.document]} {at.start}-{at.end})'
    more = len(event.documents) - 1
    return Step(
        event.level or "", plain(event.name), standing, event.when.earliest, event.when.latest,
        f"{said}; in {more} more" if more > 0 else said, outcome is Outcome.OVERDUE,
    )  # fmt: skip


def svg(found: Sequence[Step], *, on: date | None = None, alone: bool = True) -> str:
    """The picture; ``on`` is the day the reader stands on. "" where there is no meeting to draw."""
    if not found:
        return ""
    days = _days(found, on)
    y, parts, drawn = float(HEAD), list[str](), 0
    for level in sorted({s.level for s in found}, key=_rank):
        rung = [s for s in found if s.level == level]
        shown = sorted(rung[:MOST], key=lambda s: (s.earliest or s.latest or date.max, s.name))
        parts.append(line("axis", 0, y, WIDTH, y))
        parts.append(paragraph(0, y + 18, lines(level, UNDATED - 24, 2), "b"))
        for number, step in enumerate(shown):
            parts.append(_row(step, y + GAP / 2 + ROW * (number + 0.5), days))
        y += ROW * len(shown) + GAP
        drawn += len(shown)
        if len(rung) > MOST:
            parts.append(text(RIGHT + 16, y, f"and {len(rung) - MOST} more", "s"))
            y += LINE
    grid = _grid(days, y, on)
    description = "; ".join(f"{s.level}: {_told(s)}" for s in sorted(found, key=lambda s: _rank(s.level)))
    key = _key(y + 22)
    return frame("ladder", f"The process by level and day: {drawn} meetings", description, y + 34,
                 grid + "".join(parts) + key, alone=alone)  # fmt: skip


def _rank(level: str) -> tuple[int, str]:
    """How high a level stands: "deputy" puts it under every minister, a kind of minister among the ministers."""
    if level.startswith("deputy") and level != "deputy prime minister":
        return RUNGS.index(""), level
    exact = [i for i, rung in enumerate(RUNGS) if rung and level == rung]
    partly = [i for i, rung in enumerate(RUNGS) if rung and rung in level]
    return (exact or partly or [RUNGS.index("")])[0], level


def _days(found: Sequence[Step], on: date | None) -> Days | None:
    """The first and the last day drawn; None where no meeting has a day."""
    told_of = [d for s in found for d in (s.earliest, s.latest) if d is not None]
    if not told_of:
        return None
    told_of += [on] if on is not None else []
    return min(told_of) - MARGIN, max(told_of) + MARGIN


def _x(day: date, days: Days) -> float:
    first, last = days
    return LEFT + (day - first).days / max((last - first).days, 1) * (RIGHT - LEFT)


def _grid(days: Days | None, foot: float, on: date | None) -> str:
    parts = [text(UNDATED, HEAD - 10, "no day", "s", "end")]
    if days is None:
        return parts[0]
    for day in _ticks(*days):
        parts.append(line("grid", _x(day, days), HEAD - 4, _x(day, days), foot))
        parts.append(text(_x(day, days), HEAD - 10, f"{day.day} {MONTHS[day.month - 1]}", "s", "middle"))
    if on is not None:
        mark = line("median", _x(on, days), HEAD - 4, _x(on, days), foot)
        parts.append(told(mark, f"the reader's day: {_day(on)}"))
    return "".join(parts)


def _ticks(first: date, last: date) -> list[date]:
    """A day every week, or the first of months, so that there are about six."""
    span = (last - first).days
    if span <= FEW_DAYS:
        every = max(1, -(-span // 6))
        return [first + timedelta(days=n) for n in range(every, span, every)]
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    inside = [day for day in months if first <= day <= last]
    return inside[:: max(1, -(-len(inside) // 6))]


def _row(step: Step, y: float, days: Days | None) -> str:
    note = lines(f"{_when(step)}: {step.name}", WIDTH - RIGHT - 16, 2)
    return told(_mark(step, y, days), _told(step), step.href) + paragraph(
        RIGHT + 16, y + 4 - LINE * (len(note) - 1) / 2, note, "s"
    )


def _mark(step: Step, y: float, days: Days | None) -> str:
    if days is None or (step.earliest is None and step.latest is None):
        return _cross(UNDATED - 8, y) if step.standing == "off" else diamond(_open(step), UNDATED - 8, y)
    start = LEFT if step.earliest is None else _x(step.earliest, days)
    end = RIGHT if step.latest is None else _x(step.latest, days)
    if step.standing == "off":
        return _cross((start + end) / 2, y)
    if step.earliest == step.latest:
        return diamond(step.standing, start, y)
    return box(step.standing, start, end, y - HALF, 2 * HALF)


def _open(step: Step) -> str:
    return "held" if step.standing == "held" else "possible"


def _cross(x: float, y: float) -> str:
    return f'<path class="off" d="M{x - 6:.1f} {y - 6:.1f}l12 12m0 -12l-12 12"/>'


def _key(y: float) -> str:
    """What the marks mean, one line under the picture."""
    parts, x = [], 8.0
    for standing, words in NAMED.items():
        parts.append(_cross(x, y - 4) if standing == "off" else diamond(standing, x, y - 4))
        parts.append(text(x + 14, y, words, "s"))
        x += 14 + 5.8 * len(words) + 24
    parts.append(text(x, y, "bar: somewhere between these days; red line: the reader's day", "s"))
    return "".join(parts)


def _when(step: Step) -> str:
    if step.earliest is None and step.latest is None:
        return "no day"
    if step.earliest == step.latest and step.earliest is not None:
        return _day(step.earliest)
    since = _day(step.earliest) if step.earliest else ""
    until = _day(step.latest) if step.latest else ""
    return f"{since} to {until}" if since and until else f"from {since}" if since else f"until {until}"


def _told(step: Step) -> str:
    late = "; its day has passed and no report tells of it" if step.late else ""
    said = f". {step.said}" if step.said else ""
    return f"{NAMED[step.standing]}, {_when(step)}: {step.name}{late}{said}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
