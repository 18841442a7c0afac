"""What each side calls things and wants, and what is to be watched."""

from datetime import date

from dragoman.model import Expectation, Name
from dragoman.score.story.aligned import Aligned, Gold, plain
from dragoman.score.story.card import Marks
from dragoman.score.story.documents import overlaps


def score(aligned: Aligned, marks: Marks) -> None:
    """Names, demands, the watch-list."""
    for row in aligned.gold.get("names", ()):
        _name(aligned, row, marks)
    _demands(aligned, marks)
    _expected(aligned, marks)


def _name(aligned: Aligned, row: Gold, marks: Marks) -> None:
    document = aligned.documents.get(row["file"])
    shown = f'{row["file"]}: "{row["text"]}" ({row["actor"]})'
    listed = [
        n
        for n in aligned.situation.names
        if document is not None and n.document == document.id and plain(n.text) == plain(row["text"])
    ]
    marks.mark("names listed", listed, shown)
    if not listed:
        return
    marks.mark("name referent", any(_refers(aligned, row["actor"], n) for n in listed), shown)
    voices = sorted({n.voice for n in listed})
    marks.mark("name voice", row["voice"] in voices, f"{shown}: {', '.join(voices)}, not {row['voice']}")
    loaded = any(n.loaded for n in listed)
    marks.mark("name loaded", loaded == row["loaded"], f"{shown}: {'' if loaded else 'not '}loaded")


def _refers(aligned: Aligned, gold: str, name: Name) -> bool:
    if gold in aligned.rows:
        return name.actor is not None and name.actor == aligned.actor_of.get(gold)
    return name.event is not None and name.event in aligned.events_of.get(gold, ())


def _demands(aligned: Aligned, marks: Marks) -> None:
    matched: set[str] = set()
    for row in aligned.gold.get("demands", ()):
        place = aligned.place(row["file"], row["quote"])
        found = [d for d in aligned.situation.demands if place and any(e.overlaps(place) for e in d.evidence)]
        matched.update(d.id for d in found)
        shown = f'{row["file"]}: {row["actor"]} {row["stance"]} "{row["quote"]}"'
        marks.mark("demands found", found, shown)
        if found:
            stances = sorted({d.stance.value for d in found})
            marks.mark("demand stance", row["stance"] in stances, f"{shown}: {', '.join(stances)}")
            holders = sorted({aligned.actors[d.actor].name for d in found if d.actor in aligned.actors})
            right = any(aligned.is_actor(row["actor"], d.actor) for d in found)
            marks.mark("demand holder", right, f"{shown}: {', '.join(holders)}")
    for demand in aligned.situation.demands:
        who = aligned.actors[demand.actor].name if demand.actor in aligned.actors else demand.actor
        marks.mark("demands matched", demand.id in matched, f'{who} {demand.stance} "{demand.text}"')


def _expected(aligned: Aligned, marks: Marks) -> None:
    entries = {e.event: e for e in aligned.situation.expectations}
    matched: set[str] = set()
    for row in aligned.gold.get("expected", ()):
        ids = [i for i in aligned.events_of[row["event"]] if i in entries]
        matched.update(ids)
        marks.mark("expected found", ids, f"{row['event']}: {row['outcome']} {row['window']}")
        if not ids:
            continue
        entry = entries[ids[0]]
        windows = ", ".join(f"{w.earliest} to {w.latest}" for w in entry.windows)
        if row["window"]:
            marks.mark("window", _due(row["window"], entry), f"{row['event']}: {windows}, truly {row['window']}")
        right = entry.outcome in (row["outcome"], *row.get("also", ()))
        marks.mark("outcome", right, f"{row['event']}: {entry.outcome}, not {row['outcome']}")
    for entry in aligned.situation.expectations:
        marks.mark("watch matched", entry.event in matched, f'"{aligned.events[entry.event].name}" {entry.outcome}')


def _due(window: list[str], entry: Expectation) -> bool:
    first, last = map(date.fromisoformat, window)
    return any(
        overlaps((first, last), (_day(w.earliest), _day(w.latest))) for w in entry.windows if w.earliest or w.latest
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
