"""Which items share enough keys, each with those before it; a key leads to its first few holders only.

An inverted index that is kept up to date: when items come or go, only what shares a key with them is counted anew.
What it holds depends on the items and their order alone, not on how they came.
"""

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import Generic, TypeVar

P = TypeVar("P", bound=Hashable)
Enough = Callable[[int, int, int], bool]  # keys shared, keys of the one, keys of the other


class Sharing(Generic[P]):
    """Pairs of items by how many keys lead from the later to the earlier."""

    def __init__(self, most: int, enough: Enough, *, apart: Callable[[P, P], bool] = lambda _, __: True) -> None:
        """``most`` holders of a key count; only pairs that share ``enough``, and that are ``apart``, are kept."""
        self.most = most
        self.enough = enough
        self.apart = apart
        self._clear()

    def _clear(self) -> None:
        self.near: dict[P, dict[P, int]] = {}  # item -> the earlier items that it shares enough keys with
        self.keys: dict[P, Collection[Hashable]] = {}  # in order
        self.rank: dict[P, int] = {}
        self.holders: dict[Hashable, list[P]] = defaultdict(list)  # in order

    def update(self, items: Mapping[P, Collection[Hashable]]) -> None:
        """Hold these items, in this order; an item whose keys are the very same object is the same item."""
        gone = [p for p, keys in self.keys.items() if items.get(p) is not keys]
        rank = {p: n for n, p in enumerate(items)}
        stay = [rank[p] for p, keys in self.keys.items() if items.get(p) is keys]
        if len(gone) > len(stay) or any(a > b for a, b in itertools.pairwise(stay)):
            self._clear()
            gone = []
        for p in gone:
            self._remove(p)
        self.rank = rank
        for p in items:
            if p not in self.keys:
                self._add(p, items[p])
        self.keys = dict(items)

    def _add(self, item: P, keys: Collection[Hashable]) -> None:
        rank, most, mine = self.rank, self.most, self.rank[item]
        before: dict[P, int] = defaultdict(int)
        after: dict[P, int] = defaultdict(int)
        self.keys[item] = keys
        for key in keys:
            at = self.holders[key]
            place = len(at)
            if at and rank[at[-1]] > mine:
                place = bisect_left(at, mine, key=rank.__getitem__)
            at.insert(place, item)
            for other in at[: min(place, most)]:
                before[other] += 1
            if place < most:
                for other in at[place + 1 :]:
                    after[other] += 1
                for other in at[most + 1 :]:
                    self._less(at[most], other)
        self.near[item] = {p: n for p, n in before.items() if self._fit(n, p, item)}
        for other, n in after.items():
            if self._fit(n, item, other):
                self.near[other][item] = n

    def _remove(self, item: P) -> None:
        anew: set[tuple[P, P]] = set()
        for key in self.keys[item]:
            at = self.holders[key]
            place = at.index(item)
            del at[place]
            for other in at[place:]:
                self.near[other].pop(item, None)
            if place < self.most <= len(at):
                anew.update((at[self.most - 1], other) for other in at[self.most :])
        del self.keys[item], self.near[item]
        for earlier, later in anew:
            n = self._count(earlier, later)
            if self._fit(n, earlier, later):
                self.near[later][earlier] = n

    def _less(self, earlier: P, later: P) -> None:
        """A key leads no longer from one to the other."""
        near = self.near[later]
        if earlier in near:
            near[earlier] -= 1
            if not self._fit(near[earlier], earlier, later):
                del near[earlier]

    def _count(self, earlier: P, later: P) -> int:
        theirs = self.keys[later]
        return sum(key in theirs and earlier in self.holders[key][: self.most] for key in self.keys[earlier])

    def _fit(self, shared: int, one: P, other: P) -> bool:
        return self.enough(shared, len(self.keys[one]), len(self.keys[other])) and self.apart(one, other)

    def pairs(self) -> Iterable[tuple[P, P]]:
        """Every pair that shares enough, the earlier first."""
        return ((p, item) for item in self.keys for p in self.near[item])
