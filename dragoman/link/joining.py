"""Mentions are joined best pair first, and two groups only where no member of one conflicts with one of the other.

Whether two groups conflict depends on their members alone, so it is known of all groups that come about as before.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.link.clashing import Clashes
from dragoman.link.occurrences import Occurrence
from dragoman.memory import Memory

AT_ONCE = 16_384  # pairs, of which those within one group are then left out


class Pairs(NamedTuple):
    """Pairs of mentions that join, the surest first."""

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    refers: npt.NDArray[np.bool_]  # whether the one merely refers to the other


def join(found: Sequence[Occurrence], pairs: Pairs, memory: Memory) -> tuple[tuple[int, ...], ...]:
    """Groups of mentions, each sorted, in the order of their first."""
    clashes = Clashes(found, memory)
    token = clashes.tokens()
    members = {i: [i] for i in range(len(found))}
    first = list(range(len(found)))  # of each one's group
    apart: dict[int, set[int]] = defaultdict(set)  # groups known to clash: they clash whatever joins them later
    for i, j, refers in chain.from_iterable(_of_two_groups(pairs, first)):
        one, two = first[i], first[j]
        if one == two or two in apart[one]:
            continue
        ask = partial(clashes.between, members[one], members[two], refers=refers)
        if memory.get("clash", (), ask, token[one], token[two], refers):
            apart[one].add(two)
            apart[two].add(one)
            continue
        low, high = sorted((one, two))
        for member in members[high]:
            first[member] = low
        members[low] += members.pop(high)
        token[low] += token[high]
        clashes.join(low, high)
        for other in apart.pop(high, ()):
            apart[other].discard(high)
            apart[other].add(low)
            apart[low].add(other)
    return tuple(tuple(sorted(members[low])) for low in sorted(members))


def _of_two_groups(pairs: Pairs, first: Sequence[int]) -> Iterator[Iterator[tuple[int, int, bool]]]:
    """The pairs some at a time, without those that are of one group by then."""
    for start in range(0, len(pairs.left), AT_ONCE):
        left, right, refers = (p[start : start + AT_ONCE] for p in pairs)
        group = np.array(first)
        use = group[left] != group[right]
        yield zip(left[use].tolist(), right[use].tolist(), refers[use].tolist(), strict=True)
