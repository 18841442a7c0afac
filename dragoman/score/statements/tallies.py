"""Counts of many documents, added up fast enough to resample them, and the figures made of their sums."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np

from dragoman.score.figures import Figure, bootstrap

Counts = Mapping[Hashable, int]
Value = Callable[[Counts], float]
ROUNDS = 200  # resamples, as for the other figures of the stage


class Tallies:
    """One counter a document."""

    def __init__(self, documents: Sequence[Counter[Hashable]]) -> None:
        """Lay the counters out as a table of documents by keys."""
        self.keys = list(dict.fromkeys(key for counts in documents for key in counts))
        self.table = np.array([[counts[key] for key in self.keys] for counts in documents], dtype=np.int64)
        self.many = len(documents)

    def total(self, chosen: Sequence[int] | None = None) -> Counts:
        """The sums over all documents, or over the chosen ones, each as often as it is named."""
        rows = self.table if chosen is None else self.table[list(chosen)]
        return Counter(dict(zip(self.keys, rows.sum(axis=0).tolist(), strict=True)))

    def figure(self, name: str, value: Value, n: int) -> Figure:
        """A figure with its interval over documents."""
        low, high = bootstrap(range(self.many), lambda chosen: value(self.total(chosen)), rounds=ROUNDS)
        return Figure(name, value(self.total()), n, low, high)

    def share(self, name: str, part: Hashable, whole: Hashable) -> Figure:
        """A share in percent, with the size of its whole as n."""
        return self.figure(name, lambda c: 100 * c[part] / c[whole] if c[whole] else 0.0, self.total()[whole])


def f1(right: int, found: int, held: int, gold: int) -> float:
    """F1 in percent of a precision (right of found) and a recall (held of gold)."""
    precision, recall = right / max(1, found), held / max(1, gold)
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


def macro_f1(counts: Counts, field: str) -> float:
    """The mean F1 in percent over the labels that the gold has; keys are (field, gold label, found label)."""
    labels, hits, gold, found = _margins(counts, field)
    present = [label for label in labels if gold[label]]
    return 100 * sum(2 * hits[x] / (gold[x] + found[x]) for x in present) / max(1, len(present))


def kappa(counts: Counts, field: str) -> float:
    """Cohen's kappa (1960) in percent: agreement beyond what the two readers' habits give by chance."""
    labels, hits, first, second = _margins(counts, field)
    n = sum(first.values())
    if not n:
        return 0.0
    agreed = sum(hits.values()) / n
    chance = sum(first[x] * second[x] for x in labels) / n**2
    return 100 * (agreed - chance) / (1 - chance) if chance < 1 else 100.0


Margins = tuple[list[str], Counter[str], Counter[str], Counter[str]]


def _margins(counts: Counts, field: str) -> Margins:
    hits: Counter[str] = Counter()
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for key, n in counts.items():
        if isinstance(key, tuple) and key[0] == field:
            _, a, b = key
            left[a] += n
            right[b] += n
            hits[a] += n if a == b else 0
    return sorted({*left, *right}), hits, left, right
