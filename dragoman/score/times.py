"""The accuracy card's lines for times: TempEval-3 task A.

A gold time matches the first predicted time that overlaps it, in text order, each used once. Strict asks for the same
words; the value and type figures are relaxed F1 times the accuracy over matched pairs. Interval F1 is over the DATE and
TIME alone whose value stands for days by ``calendar.interval``: a matched pair is right when its days are the same.
Dated F1 is over every DATE and TIME: where one stands for no days (PRESENT_REF), the other must not either.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dragoman import calendar
from dragoman.extract import times
from dragoman.extract.parse import parse
from dragoman.model import Document, Published, TimeMention, digest
from dragoman.score.figures import Figure, bootstrap

RANGE_JOIN = re.compile(r"\s*(?:-|–|—|\bto\b|\band\b|\buntil\b|\btill\b|\bthrough\b)\s*")
Row = Mapping[str, Any]
Asks = Callable[[Row], bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """Gold times, predicted times, and pairs with the same days."""

    gold: int
    found: int
    right: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one document."""

    gold: int
    found: int
    relaxed: int
    strict: int
    type: int
    value: int
    dated: Counts  # DATE and TIME
    days: Counts  # those of them that stand for days


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
    for name, field in (("interval", "days"), ("dated", "dated")):
        low, high = bootstrap(tallies, lambda some, field=field: _days_f1(some, field))  # type: ignore[misc]
        counted = sum(getattr(t, field).gold for t in tallies)
        figures.append(Figure(f"{name} F1", _days_f1(tallies, field), counted, low, high))
    return figures


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


def _days_f1(tallies: Sequence[Tally], field: str) -> float:
    counts: list[Counts] = [getattr(t, field) for t in tallies]
    both = sum(c.gold + c.found for c in counts)
    return 2 * sum(c.right for c in counts) / both if both else 0.0


def _is_dated(timex: Row) -> bool:
    return timex["type"] in ("DATE", "TIME")


def _has_days(timex: Row) -> bool:
    return _is_dated(timex) and calendar.interval(timex["value"]) is not None


def _counts(gold: Sequence[Row], found: Sequence[Row], pairs: Sequence[tuple[Row, Row]], counts: Asks) -> Counts:
    right = sum(
        counts(g) and counts(p) and calendar.interval(g["value"]) == calendar.interval(p["value"]) for g, p in pairs
    )
    return Counts(sum(map(counts, gold)), sum(map(counts, found)), right)


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
        _counts(theirs, ours, pairs, _is_dated),
        _counts(theirs, ours, pairs, _has_days),
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
