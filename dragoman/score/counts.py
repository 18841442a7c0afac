"""Counts measured against gold: the quantity found, its bounds, what it counts, and the act that it belongs to."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dragoman.extract import counts, events
from dragoman.extract.parse import parse
from dragoman.link.tolls import event_of
from dragoman.model import CountMention, Document, EventMention, Span, digest
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.overlaps import f1, matched, shared

Row = Mapping[str, Any]
TOLERANCE = 0.02  # of a bound: 18.6 miles is 29.9 or 30 km; "more than 300" begins at 300 or 301
SHARES = (
    ("counts kind where found", "counts found F1"),
    ("counts act where told", "told"),
    ("counts event where told", "told"),
)
NAMES = ("counts found F1", "counts value F1", "counts F1")


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: its counts, in text order; reads ``text`` alone."""
    documents = [Document(digest("score", n), str(row["doc_id"]), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        acts = list(events.find(parsed))
        yield {
            "doc_id": row["doc_id"],
            "counts": [_row(m, event_of(m, acts, parsed), acts) for m in counts.find(parsed)],
        }


def _row(mention: CountMention, event: int | None, acts: Sequence[EventMention]) -> dict[str, Any]:
    """A count, the words that name its act, and the trigger of the event that it goes to."""
    count = mention.count
    return {
        "span": _spans(mention.span),
        "kind": count.kind,
        "unit": count.unit,
        "low": count.low,
        "high": count.high,
        "act": _spans(next(iter(mention.acts), None)),
        "event": _spans(acts[event].trigger if event is not None else None),
    }


def _spans(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """F1 of the quantity, of quantity and bounds, and of all with the kind; the kind and the act where found."""
    by_id = {row["doc_id"]: row["counts"] for row in predicted}
    tallies = [_count(row, by_id.get(row["doc_id"], [])) for row in gold]
    whole = sum(tallies, Counter[str]())
    figures = [
        Figure(name, _f1(name, tallies), whole["gold"], *bootstrap(tallies, partial(_f1, name), rounds=200))
        for name in NAMES
    ]
    for name, of in SHARES:
        figures.append(Figure(name, whole[name] / max(1, whole[of]), whole[of]))
    return figures


def _f1(name: str, tallies: Sequence[Counter[str]]) -> float:
    whole = sum(tallies, Counter[str]())
    return f1(whole[name], whole["gold"], whole["found"])


def _count(row: Row, found: Sequence[Row]) -> Counter[str]:
    told = row["counts"]
    acts = {e["id"]: e["trigger"] for e in row.get("events", ())}
    made = Counter(gold=len(told), found=len(found))
    for i, j in matched([c["span"] for c in told], [c["span"] for c in found]):
        g, p = told[i], found[j]
        value, kind = _same(g["low"], p["low"]) and _same(g["high"], p["high"]), g["kind"] == p["kind"]
        made["counts found F1"] += 1
        made["counts value F1"] += value
        made["counts kind where found"] += kind
        made["counts F1"] += value and kind
        if g.get("event") in acts:
            made["told"] += 1
            made["counts act where told"] += bool(shared(acts[g["event"]], p["act"]))
            made["counts event where told"] += bool(shared(acts[g["event"]], p["event"]))
    return made


def _same(a: float | None, b: float | None) -> bool:
    """Whether two bounds are equal but for rounding; no lower bound and 0 are the same."""
    a, b = (None if x == 0 else x for x in (a, b))
    return a == b if a is None or b is None else abs(a - b) <= max(1e-9, TOLERANCE * abs(a))
