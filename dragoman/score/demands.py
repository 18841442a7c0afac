"""Demands measured against gold: who wants, refuses or makes conditional what, of whom."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dragoman.extract.demands import find
from dragoman.extract.parse import parse
from dragoman.model import DemandMention, Document, Span, digest
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.overlaps import f1, matched, shared

Row = Mapping[str, Any]


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: its demands, in text order; reads ``text`` alone."""
    documents = [Document(digest("score", n), str(row["doc_id"]), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        joined: dict[tuple[Span | None, Span, str], list[DemandMention]] = {}
        for m in find(parsed):
            joined.setdefault((m.cue, m.span, m.stance.value), []).append(m)
        yield {"doc_id": row["doc_id"], "demands": [_row(*m) for m in joined.values()]}


def _row(mention: DemandMention, *others: DemandMention) -> dict[str, Any]:
    """A demand; "Russia and China urged" is one demand of two holders."""
    holders = [s for m in (mention, *others) for s in _spans(m.holder)]
    return {
        "cue": _spans(mention.cue),
        "holder": holders,
        "of": _spans(mention.of),
        "what": _spans(mention.span),
        "stance": mention.stance.value,
        "condition": _spans(mention.condition),
    }


def _spans(span: Span | None) -> list[list[int]]:
    return [[span.start, span.end]] if span else []


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """F1 of the thing wanted, found, precision; of those found the share with the right holder, addressee, stance."""
    by_id = {row["doc_id"]: row["demands"] for row in predicted}
    counts = [_count(row, by_id.get(row["doc_id"], [])) for row in gold]
    whole = sum(counts, Counter[str]())
    figures = [
        Figure(name, _value(name, counts), whole[of], *bootstrap(counts, partial(_value, name), rounds=200))
        for name, of in (("demands F1", "gold"), ("demands found", "gold"), ("demands precision", "found"))
    ]
    figures += [
        Figure(f"demands {n} where found", whole[n] / max(1, whole["hit"]), whole["hit"])
        for n in ("holder", "of", "stance")
    ]
    return figures


def _value(name: str, counts: Sequence[Counter[str]]) -> float:
    whole = sum(counts, Counter[str]())
    if name == "demands F1":
        return f1(whole["hit"], whole["gold"], whole["found"])
    return whole["hit"] / max(1, whole["gold" if name == "demands found" else "found"])


def _count(row: Row, found: Sequence[Row]) -> Counter[str]:
    told = row["demands"]
    made = Counter(gold=len(told), found=len(found))
    for i, j in matched([d["what"] for d in told], [d["what"] for d in found]):
        g, p = told[i], found[j]
        made["hit"] += 1
        made["stance"] += g["stance"] == p["stance"]
        for side in ("holder", "of"):
            made[side] += bool(shared(g[side], p[side])) or not (g[side] or p[side])
    return made
