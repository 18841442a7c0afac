"""What speaks for and against each pair of mentions: worked out once a pair, weighed by the whole story each time.

How rare a word is, and how common an act's word, changes with every report that joins the story; all else about two
mentions does not. So each pair keeps what does not change, and the story's part is added for all pairs at once.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain, count
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import MERGE, affinity, conflict
from dragoman.memory import Memory

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
CLASHES = ("", "when", "status", "here", "never")
FORBIDDEN = CLASHES.index("here")  # from here on nothing makes one event of the two
SHIFT = 32  # bits for a mention's number: two make one key


class Tied(NamedTuple):
    """Pairs of mentions that nothing forbids: their indexes, what clashes, their points, whether they join."""

    left: Ints
    right: Ints
    clash: Ints  # index in ``CLASHES``
    points: Floats
    joins: npt.NDArray[np.bool_]


class Ties:
    """Every pair that was compared in the last build."""

    def __init__(self) -> None:
        """No pair is known."""
        self.number = count(1)
        self.terms: dict[str, int] = {}
        self.keys: Ints = np.zeros(0, dtype=np.int64)  # sorted
        self.clash: Ints = np.zeros(0, dtype=np.int64)
        self.points: Floats = np.zeros(0)
        self.need: Floats = np.zeros(0)
        self.ends: Ints = np.zeros(0, dtype=np.int64)  # of each pair's words in ``common``
        self.common: Ints = np.zeros(0, dtype=np.int64)

    def weigh(self, found: Sequence[Occurrence], pairs: Ints, memory: Memory) -> Tied:
        """Weigh pairs, given as left index * mentions + right index, in order, and forget all others."""
        left, right = np.divmod(pairs, max(1, len(found)))
        number = np.array([memory.get("number", (o,), self.number.__next__) for o in found] or [0], dtype=np.int64)
        self._keep((number[left] << SHIFT) | number[right], left, right, found)
        at = np.searchsorted(self.keys, (number[left] << SHIFT) | number[right])
        alike = self._alike(found, left, right, at, memory)
        sense = Counter(o.event.lemma for o in found)
        known = np.array([1.0 if sense[o.event.lemma] <= 3 else 0.5 for o in found] or [0.0])
        points = self.points[at] + known[left] + 3.0 * alike
        joins = (alike >= self.need[at]) & (points >= MERGE)
        ok = self.clash[at] < FORBIDDEN
        return Tied(left[ok], right[ok], self.clash[at][ok], points[ok], joins[ok])

    def _keep(self, wanted: Ints, left: Ints, right: Ints, found: Sequence[Occurrence]) -> None:
        """Compare the pairs that are not known, and hold those that are wanted alone."""
        at = np.minimum(np.searchsorted(self.keys, wanted), max(0, len(self.keys) - 1))
        known = self.keys[at] == wanted if len(self.keys) else np.zeros(len(wanted), dtype=bool)
        new = np.nonzero(~known)[0]
        made = [self._made(found[i], found[j]) for i, j in zip(left[new].tolist(), right[new].tolist(), strict=True)]
        kept = at[known]
        starts = np.concatenate(([0], self.ends))[kept] if len(kept) else np.zeros(0, dtype=np.int64)
        lengths = np.concatenate((self.ends[kept] - starts, [len(m[3]) for m in made])).astype(np.int64)
        old = np.repeat(starts - np.concatenate(([0], np.cumsum(lengths[: len(kept)])[:-1])), lengths[: len(kept)])
        words = np.concatenate((
            self.common[old.astype(np.int64) + np.arange(len(old))],
            np.array([t for m in made for t in m[3]], dtype=np.int64),
        ))  # fmt: skip
        keys = np.concatenate((self.keys[kept], wanted[new]))
        order = np.argsort(keys, kind="stable")
        ends = np.cumsum(lengths)
        first = (ends - lengths)[order]
        sizes = lengths[order]
        self.ends = np.cumsum(sizes)
        self.common = words[np.repeat(first - (self.ends - sizes), sizes) + np.arange(len(words))]
        self.keys = keys[order]
        self.clash = np.concatenate((self.clash[kept], np.array([m[0] for m in made], dtype=np.int64)))[order]
        self.points = np.concatenate((self.points[kept], np.array([m[1] for m in made], dtype=float)))[order]
        self.need = np.concatenate((self.need[kept], np.array([m[2] for m in made], dtype=float)))[order]

    def _made(self, a: Occurrence, b: Occurrence) -> tuple[int, float, float, list[int]]:
        clash = CLASHES.index(conflict(a, b))
        if clash >= FORBIDDEN:
            return clash, 0.0, 0.0, []
        return clash, *affinity(a, b), self._numbers(a.terms & b.terms)

    def _numbers(self, terms: Iterable[str]) -> list[int]:
        return [self.terms.setdefault(t, len(self.terms)) for t in sorted(terms)]

    def _alike(self, found: Sequence[Occurrence], left: Ints, right: Ints, at: Ints, memory: Memory) -> Floats:
        """Overlap of two sentences' content words, weighted by rarity over the sentences with events (0 to 1)."""
        terms = [memory.get("numbers of terms", (o,), partial(self._numbers, o.terms)) for o in found]
        first = {(o.key[0], o.event.sentence): i for i, o in enumerate(found)}  # one mention of each sentence
        held = np.fromiter(chain.from_iterable(terms), dtype=np.int64)
        holder = np.repeat(np.arange(len(found)), [len(t) for t in terms])
        counted = np.zeros(len(found), dtype=bool)
        counted[list(first.values())] = True
        often = np.bincount(held[counted[holder]], minlength=max(1, len(self.terms)))
        weight = np.log((len(first) + 1) / (1 + often)) + 1
        mass = np.bincount(holder, weights=weight[held], minlength=max(1, len(found)))
        pair = np.repeat(np.arange(len(self.keys)), np.diff(self.ends, prepend=0))
        shared = np.bincount(pair, weights=weight[self.common], minlength=len(self.keys))[at]
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(shared > 0, shared / np.sqrt(mass[left] * mass[right]), 0.0)
