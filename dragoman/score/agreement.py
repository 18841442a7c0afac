"""Two readers' labels of the same reports: how far they agree, beyond chance where there are classes to choose from.

``python -m dragoman.score.agreement FIRST.jsonl... SECOND.jsonl``: the last file is the second reader's. Only reports
that both have labelled are compared. Statements are joined as predictions are to gold (``statements.aligned``), people
one to one by the places of their names, chains over the same mentions by CoNLL F1.
"""

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.errors import BadInput, DragomanError
from dragoman.score import across, acts_agreed
from dragoman.score.figures import Figure
from dragoman.score.statements.aligned import join
from dragoman.score.statements.page import Page
from dragoman.score.statements.people import LABELS, PLACED, Said, labelled
from dragoman.score.statements.tallies import Tallies, f1, kappa
from dragoman.score.statements.whom import overlap, touch

Row = Mapping[str, Any]
CHAINS = ("events across reports CoNLL F1", "entities across reports CoNLL F1")


def agree(first: Sequence[Row], second: Sequence[Row]) -> list[Figure]:
    """Figures in percent over the reports that both lists hold, with intervals over reports."""
    by_id = {row["doc_id"]: row for row in second}
    both = [(row, by_id[row["doc_id"]]) for row in first if row["doc_id"] in by_id]
    if not both:
        raise BadInput("no report stands in both; rows of one report have the same doc_id")
    for one, other in both:
        if one["text"] != other["text"]:
            raise BadInput(f"{one['doc_id']}: the two texts differ, so their offsets cannot be compared")
    if "mentions" in both[0][0]:
        return _chains(both)
    if "events" in both[0][0]:
        return acts_agreed.agree(both)
    tallies = Tallies([_count(one, other) for one, other in both])
    n = tallies.total()
    figures = []
    for name in ("statements", "nested"):
        sizes = n[f"{name} first"] + n[f"{name} second"]
        figures.append(tallies.figure(f"{name} F1", lambda c, x=name: _found_f1(c, x), sizes))  # type: ignore[misc]
    for field in LABELS:
        figures.append(tallies.share(field, f"{field} agreed", "joined"))
        figures.append(tallies.figure(f"{field} kappa", lambda c, x=field: kappa(c, x), n["joined"]))  # type: ignore[misc]
    figures.append(tallies.share("speaker", "speaker agreed", "joined"))
    for field in PLACED:
        figures.append(tallies.share(field, f"{field} agreed", "joined"))
        figures.append(tallies.share(f"{field} where any", f"{field} touch", f"{field} any"))
    return figures


def _chains(both: Sequence[tuple[Row, Row]]) -> list[Figure]:
    """CoNLL F1 of one reader's chains against the other's, over the same mentions, in percent."""
    for one, other in both:
        if [_mention(m) for m in one["mentions"]] != [_mention(m) for m in other["mentions"]]:
            raise BadInput(f"{one['doc_id']}: the two readers' mentions differ; chains are compared over the same ones")
    first, second = [one for one, _ in both], {row["doc_id"]: row for _, row in both}
    found = [f for kind in ("event", "entity") for f in across.measure(first, second, second, kind)]
    return [Figure(f.name, 100 * f.value, f.n, _percent(f.low), _percent(f.high)) for f in found if f.name in CHAINS]


def _percent(share: float | None) -> float | None:
    return None if share is None else 100 * share


def _mention(row: Row) -> tuple[Any, ...]:
    return row["start"], row["end"], row.get("kind", "entity")


def _found_f1(c: Mapping[Hashable, int], name: str) -> float:
    return f1(c[f"{name} second found"], c[f"{name} second"], c[f"{name} first found"], c[f"{name} first"])


def _count(one: Row, other: Row) -> Counter[Hashable]:
    page = Page(one["text"])
    same = people(one["people"], other["people"])
    counts: Counter[Hashable] = Counter()
    levels = zip(labelled(page, one), labelled(page, other), ("statements", "nested"), strict=True)
    for left, right, level in levels:
        a, b = [s.words for s in left], [s.words for s in right]
        there, back = join(a, b), join(b, a)
        sizes = {"first": len(a), "second": len(b), "first found": len(there), "second found": len(back)}
        for name in ("statements", level) if level == "nested" else (level,):
            counts.update({f"{name} {x}": size for x, size in sizes.items()})
        for i, j in there.items():
            _compare(counts, left[i], right[j], same)
    return counts


def people(one: Sequence[Row], other: Sequence[Row]) -> dict[str, str]:
    """Whom of the other each person of the one is: one to one, most characters of their names in common first."""
    common = {
        (p["id"], q["id"]): sum(overlap(s, t) for s in p["spans"] for t in q["spans"]) for p in one for q in other
    }
    same: dict[str, str] = {}
    for p, q in sorted(common, key=lambda pair: (-common[pair], pair)):
        if common[p, q] and p not in same and q not in same.values():
            same[p] = q
    return same


def _compare(counts: Counter[Hashable], one: Said, other: Said, same: Mapping[str, str]) -> None:
    a, b = one.row, other.row
    counts["joined"] += 1
    for field in LABELS:
        counts[f"{field} agreed"] += a[field] == b[field]
        counts[field, a[field], b[field]] += 1
    speaker = a["speaker"]
    counts["speaker agreed"] += b["speaker"] == (None if speaker is None else same.get(speaker, ""))
    for field in PLACED:
        touching = touch(a[field], b[field])
        counts[f"{field} agreed"] += touching or not (a[field] or b[field])
        counts[f"{field} touch"] += touching
        counts[f"{field} any"] += bool(a[field] or b[field])


def _rows(file: Path) -> list[Row]:
    try:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise BadInput(f"{file}: cannot be read as rows of JSON ({error})") from error


def main(
    files: Annotated[list[Path], typer.Argument(metavar="FIRST... SECOND", help="Labels; the last is the second's.")],
) -> None:
    """Compare two readers' labels of the same reports."""
    try:
        if len(files) < 2:
            raise BadInput("agreement takes two readers: name the first's file, or files, and the second's")
        figures = agree([row for file in files[:-1] for row in _rows(file)], _rows(files[-1]))
    except DragomanError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error
    for figure in figures:
        typer.echo(f"{figure.name:<28} {figure.value:.1f}  n={figure.n}  [{figure.low:.1f}, {figure.high:.1f}]")


if __name__ == "__main__":
    typer.run(main)
