"""Are the acts found, typed, given their standing and their day, and is one act one event?"""

from datetime import date
from itertools import combinations

from dragoman.model import Event
from dragoman.names import fold
from dragoman.score.story.aligned import Aligned, Gold
from dragoman.score.story.card import Marks
from dragoman.score.story.documents import overlaps


def score(aligned: Aligned, marks: Marks) -> None:
    """Mentions, types, merging, then what each event found is said to be."""
    for row, mention, event in aligned.mentions:
        shown = f'{mention["file"]}: "{mention["quote"]}" ({row["key"]}, {row["type"]})'
        marks.mark("mentions found", event, shown)
        if row["main"]:
            marks.mark("main mentions found", event, shown)
        if event is not None:
            marks.mark("type", event.type in (row["type"], *row.get("type_also", ())), f"{shown}: {event.type}")
    _merging(aligned, marks)
    for row in aligned.gold.get("events", ()):
        event = aligned.best_event(row["key"])
        if row["main"]:
            marks.mark("main events found", event, row["key"])
        if event is not None:
            _standing(row, event, marks)


def _merging(aligned: Aligned, marks: Marks) -> None:
    found = [(row["key"], f'{m["file"]}: "{m["quote"]}"', event.id) for row, m, event in aligned.mentions if event]
    pairs = list(combinations(found, 2))
    one = [(a, b) for a, b in pairs if a[0] == b[0]]
    merged = [(a, b) for a, b in pairs if a[2] == b[2]]
    right = sum(a[0] == b[0] for a, b in merged)
    marks.pairs(
        "merging precision",
        right,
        len(merged),
        misses=[f"falsely one: {a[1]} ({a[0]}) + {b[1]} ({b[0]})" for a, b in merged if a[0] != b[0]],
    )
    marks.pairs(
        "merging recall",
        right,
        len(one),
        misses=[f"not joined: {a[0]}: {a[1]} + {b[1]}" for a, b in one if a[2] != b[2]],
    )
    for left, right_key in aligned.gold.get("apart_events", ()):
        ids, others = set(aligned.events_of[left]), set(aligned.events_of[right_key])
        if ids and others:
            marks.mark("events kept apart", not ids & others, f"{left} + {right_key}")


def _standing(row: Gold, event: Event, marks: Marks) -> None:
    key = row["key"]
    marks.mark("status", event.status == row["status"], f"{key}: {event.status}, not {row['status']}")
    if row["when"]:
        first, last = map(date.fromisoformat, row["when"])
        right = event.when.known and overlaps((first, last), (event.when.earliest, event.when.latest))
        shown = f"{key}: {event.when.earliest} to {event.when.latest}, truly {first} to {last}"
        marks.mark("when", right, shown)
        if event.when.known:
            marks.mark("when, where given", right, shown)
            inside = _inside((first, last), event.when.earliest, event.when.latest)
            marks.mark("when inside", inside, shown)
    if row.get("level"):
        same = _office(event.level or "") == _office(row["level"])
        marks.mark("level", same, f"{key}: {event.level}, not {row['level']}")


def _inside(gold: tuple[date, date], earliest: date | None, latest: date | None) -> bool:
    return earliest is not None and latest is not None and gold[0] <= earliest and latest <= gold[1]


def _office(level: str) -> frozenset[str]:
    """Words of an office without number: "foreign ministers" is "foreign minister"."""
    return frozenset(w.removesuffix("s") for w in fold(level).split() if w not in ("of", "the"))
