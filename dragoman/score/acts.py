"""Acts of whole reports measured against gold: every mention with its type, standing, doers and those it is done to."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dragoman.extract.events import find
from dragoman.extract.parse import parse
from dragoman.model import Document, EventMention, Span, digest
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.overlaps import f1, macro_f1, matched, shared

Row = Mapping[str, Any]
LABELS = ("type", "mode", "status", "certainty")
BINS = (0.6, 0.75, 0.9, 0.97)  # borders of the reliability table's rows


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: its acts as the brief would use them, in text order; reads ``text`` alone."""
    documents = [Document(digest("score", n), str(row["doc_id"]), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        yield {"doc_id": row["doc_id"], "events": [_row(m) for m in find(parsed)]}


def _row(mention: EventMention) -> dict[str, Any]:
    return {
        "trigger": _spans([mention.trigger]),
        "type": mention.type,
        "mode": mention.mode,
        "status": mention.status.value,
        "certainty": mention.certainty.value,
        "agents": _spans(mention.agents),
        "recipients": _spans(mention.recipients),
        "confidence": mention.sure,
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Acts found and their precision; of those found the share with the right type, mode, standing and parties."""
    by_id = {row["doc_id"]: row["events"] for row in predicted}
    counts = [_count(row, by_id.get(row["doc_id"], [])) for row in gold]
    whole = sum(counts, Counter[Any]())
    figures = [
        Figure(name, _share(of, counts), whole[of], *bootstrap(counts, partial(_share, of), rounds=200))
        for name, of in (("acts found", "gold"), ("acts precision", "found"))
    ]
    figures += [Figure(f"{n} where found", whole[n] / max(1, whole["hit"]), whole["hit"]) for n in LABELS]
    pairs = [(k[1], k[2]) for k, n in whole.items() if isinstance(k, tuple) for _ in range(n)]
    figures.append(Figure("status macro-F1 where found", macro_f1(pairs), len(pairs)))
    for side in ("agents", "recipients"):
        value = f1(whole[f"{side} hit"], whole[f"{side} gold"], whole[f"{side} found"])
        figures.append(Figure(f"{side} F1 where found", value, whole[f"{side} gold"]))
    return [*figures, *_reliability(gold, by_id)]


def _reliability(gold: Sequence[Row], by_id: Mapping[str, Sequence[Row]]) -> Iterator[Figure]:
    """Of the acts predicted with a confidence within a bin, the share that are acts of that type."""
    cells: list[list[bool]] = [[] for _ in range(len(BINS) + 1)]
    for row in gold:
        found = by_id.get(row["doc_id"], [])
        same = {
            j: row["events"][i]["type"] == found[j]["type"]
            for i, j in matched([e["trigger"] for e in row["events"]], [e["trigger"] for e in found])
        }
        for j, event in enumerate(found):
            if "confidence" in event:
                cells[bisect_right(BINS, event["confidence"])].append(same.get(j, False))
    for low, high, cell in zip((0.0, *BINS), (*BINS, 1.0), cells, strict=True):
        if cell:
            yield Figure(f"right at confidence {low:.2f}-{high:.2f}", sum(cell) / len(cell), len(cell))


def _share(of: str, counts: Sequence[Counter[Any]]) -> float:
    whole = sum(counts, Counter[Any]())
    return whole["hit"] / max(1, whole[of])


def _count(row: Row, found: Sequence[Row]) -> Counter[Any]:
    told = row["events"]
    made: Counter[Any] = Counter(gold=len(told), found=len(found))
    for i, j in matched([e["trigger"] for e in told], [e["trigger"] for e in found]):
        g, p = told[i], found[j]
        made["hit"] += 1
        for name in LABELS:
            made[name] += g.get(name) == p.get(name)
        made["status", g["status"], p["status"]] += 1
        for side in ("agents", "recipients"):
            made[f"{side} gold"] += len(g[side])
            made[f"{side} found"] += len(p[side])
            made[f"{side} hit"] += sum(bool(shared([s], p[side])) for s in g[side])
    return made
