"""Were the reports read, dated, put down to their origins, and told from those of another story?"""

from datetime import date
from itertools import combinations

from dragoman.score.story.aligned import Aligned
from dragoman.score.story.card import Marks


def score(aligned: Aligned, marks: Marks) -> None:
    """Dates, origins and reports set apart."""
    rows = aligned.gold.get("documents", ())
    apart = {s.document for s in aligned.situation.set_aside}
    for row in rows:
        document = aligned.documents.get(row["file"])
        marks.mark("documents read", document, row["file"])
        marks.mark(
            "set apart",
            document is not None and (document.id in apart) is not row["story"],
            f"{row['file']}: {'of this story' if row['story'] else 'of another story'}",
        )
        _date(aligned, row["file"], row["date"], marks)
    origins = {
        row["file"]: (row["origin"], aligned.documents[row["file"]].origin or row["file"])
        for row in rows
        if row["story"] and row["file"] in aligned.documents
    }
    pairs = [(a, b) for a, b in combinations(sorted(origins), 2)]
    gold = {p for p in pairs if origins[p[0]][0] == origins[p[1]][0]}
    found = {p for p in pairs if origins[p[0]][1] == origins[p[1]][1]}
    marks.pairs(
        "origins F1",
        len(gold & found),
        len(gold),
        len(found),
        [f"{a} + {b}: {'missed' if (a, b) in gold else 'falsely one'}" for a, b in sorted(gold ^ found)],
    )


def _date(aligned: Aligned, file: str, days: list[str], marks: Marks) -> None:
    document = aligned.documents.get(file)
    if document is None or days is None:
        return
    first, last = map(date.fromisoformat, days)
    got = document.published
    shown = f"{file}: {got.earliest} to {got.latest}, truly {first} to {last}"
    known = got.earliest is not None and got.latest is not None
    marks.mark("date overlaps", known and overlaps((first, last), (got.earliest, got.latest)), shown)
    inside = got.earliest is not None and got.latest is not None and first <= got.earliest and got.latest <= last
    marks.mark("date inside", inside, shown)


def overlaps(gold: tuple[date, date], found: tuple[date | None, date | None]) -> bool:
    """Whether two intervals share a day; an open end reaches any day."""
    return (found[0] is None or found[0] <= gold[1]) and (found[1] is None or gold[0] <= found[1])
