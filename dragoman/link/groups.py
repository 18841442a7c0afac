"""Union-find (Tarjan 1975) over sortable keys: the smallest key stands for its group, whatever the order of joining."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Generic, TypeVar

K = TypeVar("K", str, tuple[str, int], int)


class Groups(Generic[K]):
    """Disjoint groups of keys."""

    def __init__(self, keys: Iterable[K]) -> None:
        """Start with every key in a group of its own."""
        self.parent: dict[K, K] = {k: k for k in keys}

    def find(self, key: K) -> K:
        """The smallest key of the group."""
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a: K, b: K) -> None:
        """Make two groups one."""
        low, high = sorted((self.find(a), self.find(b)))
        self.parent[high] = low

    def all(self) -> list[list[K]]:
        """The groups, each sorted, in the order of their smallest keys."""
        found: dict[K, list[K]] = defaultdict(list)
        for key in sorted(self.parent):
            found[self.find(key)].append(key)
        return [found[root] for root in sorted(found)]
