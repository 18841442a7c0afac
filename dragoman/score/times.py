"""The accuracy card's lines for times: TempEval-3 task A, and the dating of undated reports.

A gold time matches the first predicted time that overlaps it, in text order, each used once. Strict asks for the same
words; the value and type figures are relaxed F1 times the accuracy over matched pairs.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median
from typing import Any

from dragoman import calendar
from dragoman.extract import times
from dragoman.extract.parse import parse
from dragoman.link import dating
from dragoman.model import Document, Mentions, Published, Report, TimeMention, digest
from dragoman.score.figures import Figure, bootstrap

RANGE_JOIN = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b)\s*")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document."""

    gold: int
    found: int
    relaxed: int
    strict: int
    type: int
    value: int


def _document(row: Row) -> Document:
    day = date.fromisoformat(str(row["dct"])[:10]) if row.get("dct") else None
    published = Published(day, day, ("stated",), stated=True) if day else Published()
    return Document(digest(row["text"]), str(row["doc_id"]), row["text"], published=published)


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """One row of predicted times for each row of text and document time."""
    kept = list(rows)
    documents = [_document(row) for row in kept]
    for row, parsed in zip(kept, parse(documents), strict=True):
        mentions = calendar.resolve_all(times.find(parsed, datelines=True), parsed.document.published)
        yield {"doc_id": row["doc_id"], "timexes": [timex for mention in mentions for timex in _timexes(mention)]}


def _timexes(mention: TimeMention) -> Iterator[dict[str, Any]]:
    """A range counts as its two ends, as the gold data tags it."""
    parts = RANGE_JOIN.split(mention.span.text, maxsplit=1)
    if mention.expression.kind != "range" or len(parts) != 2 or not mention.value or "/" not in mention.value:
        yield _timex(mention)
        return
    whole = _timex(mention)
    values = mention.value.split("/")
    first, last = mention.span.start + len(parts[0]), mention.span.end - len(parts[1])
    yield {**whole, "end": first, "value": values[0]}
    yield {**whole, "start": last, "value": values[1]}


def _timex(mention: TimeMention) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": mention.span.start, "end": mention.span.end, "type": mention.type, "value": mention.value or ""
    }  # fmt: skip
    if mention.mod:
        found["mod"] = mention.mod
    if mention.when is not None:
        for name, day in (("earliest", mention.when.earliest), ("latest", mention.when.latest)):
            if day is not None:
                found[name] = day.isoformat()
    return found


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Strict, relaxed, type and value F1 with 95 % intervals over documents."""
    by_id = {row["doc_id"]: row for row in predicted}
    tallies = [_tally(row, by_id.get(row["doc_id"], {"timexes": []})) for row in gold]
    many = sum(t.gold for t in tallies)
    figures = []
    for name in ("strict", "relaxed", "type", "value"):
        low, high = bootstrap(tallies, lambda some, name=name: _f1(some, name))  # type: ignore[misc]
        figures.append(Figure(f"{name} F1", _f1(tallies, name), many, low, high))
    return figures


def predict_undated(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """The interval inferred for each text alone, its own date hidden: ``earliest`` and ``latest``, or neither."""
    kept = list(rows)
    documents = [replace(_document(row), published=Published()) for row in kept]
    for row, parsed in zip(kept, parse(documents), strict=True):
        report = Report(parsed.document, parsed, Mentions(times=tuple(times.find(parsed))))
        published = dating.date_documents([report])[0].published
        found: dict[str, Any] = {"doc_id": row["doc_id"]}
        if published.earliest is not None and published.latest is not None:
            found |= {"earliest": published.earliest.isoformat(), "latest": published.latest.isoformat()}
        yield found


def measure_undated(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """How many of the texts get an interval, how many of those hold the true day, and the median width in days."""
    by_id = {row["doc_id"]: row for row in predicted}
    inside: list[bool] = []
    widths: list[int] = []
    for row in gold:
        found = by_id.get(row["doc_id"], {})
        if not found.get("earliest") or not found.get("latest"):
            continue
        first, last = date.fromisoformat(found["earliest"]), date.fromisoformat(found["latest"])
        inside.append(first <= date.fromisoformat(str(row["dct"])[:10]) <= last)
        widths.append((last - first).days + 1)
    share = sum(inside) / len(inside) if inside else 0.0
    low, high = bootstrap(inside, lambda some: sum(some) / len(some)) if inside else (None, None)
    return [
        Figure("undated: given an interval", len(inside) / len(gold) if gold else 0.0, len(gold)),
        Figure("undated: true day inside", share, len(inside), low, high),
        Figure("undated: median width in days", float(median(widths)) if widths else 0.0, len(widths)),
    ]


def _f1(tallies: Sequence[Tally], name: str) -> float:
    both = sum(t.gold + t.found for t in tallies)
    relaxed = sum(t.relaxed for t in tallies)
    if not both or not relaxed:
        return 0.0
    f1 = 2 * relaxed / both
    if name == "relaxed":
        return f1
    right: int = sum(getattr(t, name) for t in tallies)
    return f1 * right / relaxed


def _tally(gold: Row, predicted: Row) -> Tally:
    text = gold["text"]
    ours, theirs = _flat(predicted["timexes"]), _flat(gold["timexes"])
    pairs = _aligned(theirs, ours)
    words = [(text[g["start"] : g["end"]], text[p["start"] : p["end"]]) for g, p in pairs]
    return Tally(
        len(theirs),
        len(ours),
        len(pairs),
        sum(a == b for a, b in words),
        sum(g["type"] == p["type"] for g, p in pairs),
        sum(g["value"] == p["value"] for g, p in pairs),
    )


def _flat(timexes: Iterable[Row]) -> list[Row]:
    """In text order, nested ones left out."""
    kept: list[Row] = []
    end = -1
    for timex in sorted(timexes, key=lambda t: (t["start"], -t["end"])):
        if timex["start"] >= end:
            kept.append(timex)
            end = timex["end"]
    return kept


def _aligned(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    pairs: list[tuple[Row, Row]] = []
    used: set[int] = set()
    for g in gold:
        for j, p in enumerate(found):
            if j not in used and g["start"] < p["end"] and p["start"] < g["end"]:
                pairs.append((g, p))
                used.add(j)
                break
    return pairs
