"""The accuracy card's lines for undated reports: the date is taken away before reading, the interval held against it.

Each text is dated twice: alone, and beside the other texts of the file that share rare names with it, with their dates
(a row without ``dct`` stays undated there, too). Every row counts; what is refused an interval counts as not given.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from statistics import median, quantiles
from typing import Any

from dragoman.extract import times
from dragoman.extract.parse import parse
from dragoman.link import dating
from dragoman.link.dating.story import Ties
from dragoman.model import Document, Mentions, Published, Report, digest
from dragoman.score.figures import Figure, bootstrap

NEIGHBOURS = 12  # texts that share most rare names with one: more only cost time
WAYS = ("alone", "beside")
Row = Mapping[str, Any]


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """For each row an interval from its own words, and one beside the dated texts of the file, with reasons."""
    kept = list(rows)
    bare = [_report(row, parsed) for row, parsed in zip(kept, parse([_document(r) for r in kept]), strict=True)]
    dated = [_stated(report, row) for report, row in zip(bare, kept, strict=True)]
    ties = Ties(bare)
    for at, (row, report) in enumerate(zip(kept, bare, strict=True)):
        found: dict[str, Any] = {"doc_id": row["doc_id"]}
        for way, others in (("alone", []), ("beside", [dated[n] for n in _tied(ties, at, bare)])):
            published = dating.date_documents([report, *others])[0].published
            if published.earliest is not None and published.latest is not None:
                ends = {"earliest": published.earliest.isoformat(), "latest": published.latest.isoformat()}
                found[way] = ends | {"reasons": list(published.reasons)}
        yield found


def _document(row: Row) -> Document:
    return Document(digest(row["text"]), str(row["doc_id"]), row["text"])


def _report(row: Row, parsed: Any) -> Report:  # noqa: ANN401, ARG001
    return Report(parsed.document, parsed, Mentions(times=tuple(times.find(parsed))))


def _stated(report: Report, row: Row) -> Report:
    if not row.get("dct"):
        return report
    day = _day(row)
    document = replace(report.document, published=Published(day, day, ("stated",), stated=True))
    return Report(document, replace(report.parsed, document=document), report.mentions)


def _tied(ties: Ties, at: int, reports: Sequence[Report]) -> list[int]:
    """The texts that share rare names with one, most first; its own copies left out."""
    found = []
    for other, report in enumerate(reports):
        names = ties.shared(at, other) if report.document.id != reports[at].document.id else ()
        if names:
            found.append((-len(names), report.document.id, other))
    return [other for _, _, other in sorted(found)[:NEIGHBOURS]]


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Share given an interval, share of those that hold the true day, and how wide they are, alone and beside."""
    by_id = {row["doc_id"]: row for row in predicted}
    return [figure for way in WAYS for figure in _of_way(gold, by_id, way)]


def _of_way(gold: Sequence[Row], by_id: Mapping[Any, Row], way: str) -> Iterator[Figure]:
    inside: list[bool] = []
    widths: list[int] = []
    for row in gold:
        found = by_id.get(row["doc_id"], {}).get(way)
        if found:
            first, last = date.fromisoformat(found["earliest"]), date.fromisoformat(found["latest"])
            inside.append(first <= _day(row) <= last)
            widths.append((last - first).days + 1)
    given = [True] * len(inside) + [False] * (len(gold) - len(inside))
    yield _share(f"{way}: given an interval", given)
    yield _share(f"{way}: true day inside", inside)
    low, middle, high = _quartiles(widths)
    yield Figure(f"{way}: days wide, median", middle, len(widths))
    yield Figure(f"{way}: days wide, quartile 1", low, len(widths))
    yield Figure(f"{way}: days wide, quartile 3", high, len(widths))


def _share(name: str, marks: Sequence[bool]) -> Figure:
    if not marks:
        return Figure(name, 0.0, 0)
    low, high = bootstrap(marks, lambda some: sum(some) / len(some))
    return Figure(name, sum(marks) / len(marks), len(marks), low, high)


def _quartiles(widths: Sequence[int]) -> tuple[float, float, float]:
    if len(widths) < 2:
        return (0.0, 0.0, 0.0) if not widths else (float(widths[0]),) * 3
    low, _, high = quantiles(widths, n=4, method="inclusive")
    return low, float(median(widths)), high


def _day(row: Row) -> date:
    return date.fromisoformat(str(row["dct"])[:10])
