"""The accuracy card's lines for undated reports: the date is taken away before reading, the interval held against it.

Predicted is the interval of each text alone. Measured is that, and what each text gets beside the other texts of the
file that share rare names with it, these with their dates. Every row counts; a refused one counts as given none.
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
Row = Mapping[str, Any]


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """For each row the interval that its own words give, with its reasons; the id alone where they give none."""
    for row, report in _read(list(rows)):
        yield {"doc_id": row["doc_id"]} | _interval([report])


def _read(rows: Sequence[Row]) -> Iterator[tuple[Row, Report]]:
    for row, parsed in zip(rows, parse([_document(row) for row in rows]), strict=True):
        yield row, Report(parsed.document, parsed, Mentions(times=tuple(times.find(parsed))))


def _interval(reports: Sequence[Report]) -> dict[str, Any]:
    """The interval of the first of some reports."""
    published = dating.date_documents(reports)[0].published
    if published.earliest is None or published.latest is None:
        return {}
    ends = {"earliest": published.earliest.isoformat(), "latest": published.latest.isoformat()}
    return ends | {"reasons": list(published.reasons)}


def _beside(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """For each row the interval beside the dated texts that share rare names with it."""
    read = list(_read(rows))
    bare = [report for _, report in read]
    dated = [_stated(report, row) for row, report in read]
    ties = Ties(bare)
    for at, (row, report) in enumerate(read):
        yield {"doc_id": row["doc_id"]} | _interval([report, *(dated[n] for n in _tied(ties, at, bare))])


def _document(row: Row) -> Document:
    return Document(digest(row["text"]), str(row["doc_id"]), row["text"])


def _stated(report: Report, row: Row) -> Report:
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
    """Share given an interval, share of those that hold the true day, how wide they are: alone, and beside others."""
    return [*_figures("alone", gold, predicted), *_figures("beside", gold, list(_beside(gold)))]


def _figures(way: str, gold: Sequence[Row], predicted: Sequence[Row]) -> Iterator[Figure]:
    by_id = {row["doc_id"]: row for row in predicted}
    inside: list[bool] = []
    widths: list[int] = []
    for row in gold:
        found = by_id.get(row["doc_id"], {})
        if found.get("earliest") and found.get("latest"):
            first, last = date.fromisoformat(found["earliest"]), date.fromisoformat(found["latest"])
            inside.append(first <= _day(row) <= last)
            widths.append((last - first).days + 1)
    given = [True] * len(inside) + [False] * (len(gold) - len(inside))
    yield _share(f"{way}: given an interval", given)
    yield _share(f"{way}: true day inside", inside)
    for name, value in zip(("quartile 1", "median", "quartile 3"), _quartiles(widths), strict=True):
        yield Figure(f"{way}: days wide, {name}", value, len(widths))


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
