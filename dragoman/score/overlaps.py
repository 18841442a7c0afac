"""Spans of gold and output matched one to one by the words that they share."""

from collections.abc import Sequence

Spans = Sequence[Sequence[int]]


def shared(a: Spans, b: Spans) -> int:
    """Characters that both lists of [start, end] hold."""
    return sum(max(0, min(e, f) - max(s, t)) for s, e in a for t, f in b)


def matched(gold: Sequence[Spans], found: Sequence[Spans]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one: those that share most characters first, then in text order."""
    pairs = [(shared(g, f), -i, -j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    left: set[int] = set()
    right: set[int] = set()
    made = []
    for size, i, j in sorted(pairs, reverse=True):
        if size and -i not in left and -j not in right:
            left.add(-i)
            right.add(-j)
            made.append((-i, -j))
    return sorted(made)


def f1(hits: int, gold: int, found: int) -> float:
    """F1 as a share of 1; 0 where there is nothing on either side."""
    return 2 * hits / (gold + found) if gold + found else 0.0


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 over the labels of the gold, of (gold, found) pairs."""
    labels = sorted({g for g, _ in pairs})
    return sum(
        f1(
            sum(g == f == label for g, f in pairs),
            sum(g == label for g, _ in pairs),
            sum(f == label for _, f in pairs),
        )
        for label in labels
    ) / max(1, len(labels))
