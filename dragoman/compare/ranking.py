"""Decided pairs of claims as columns, put in the order of the brief at once: a long story has a hundred thousand."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import fields
from itertools import chain, repeat

import numpy as np

from dragoman.compare.context import Decision
from dragoman.model import Claim, Relation, Verdict, digest

Decided = tuple[Claim, Claim, Decision]
SEVERITY = {
    Relation.CONTRADICT: 0,
    Relation.UNSETTLED: 1,
    Relation.UPDATE: 2,
    Relation.REFINE: 3,
    Relation.AGREE: 4,
    Relation.INCOMPARABLE: 5,
}


class Columns:
    """Some pairs, with all that their verdicts say but for the rank."""

    def __init__(self, pairs: Sequence[Decided]) -> None:
        """Each claim once, and each pair by the place of its claims."""
        claims = {c.id: c for left, right, _ in pairs for c in (left, right)}
        place = {id: n for n, id in enumerate(claims)}
        self.claims = list(claims)
        self.about = [c.about for c in claims.values()]
        self.left = np.array([place[left.id] for left, _, _ in pairs], dtype=np.int64)
        self.right = np.array([place[right.id] for _, right, _ in pairs], dtype=np.int64)
        self.severity = np.array([SEVERITY[d.relation] for _, _, d in pairs], dtype=np.int64)
        self.told: tuple[list[object], ...] = (  # in the order of a verdict's fields
            [digest("verdict", left.id, right.id, d.relation) for left, right, d in pairs],
            [left.id for left, _, _ in pairs],
            [right.id for _, right, _ in pairs],
            [d.relation for _, _, d in pairs],
            [left.field for left, _, _ in pairs],
            [d.reason for _, _, d in pairs],
            [d.condition for _, _, d in pairs],
        )


def ranked(found: Sequence[Columns], place: Mapping[str, int], weight: Mapping[str, float]) -> tuple[Verdict, ...]:
    """The gravest first, then by the weight of their event, then as texts stand.

    ``place``: of each claim in the order of texts; ``weight``: of each event.
    """
    if not found:
        return ()
    places = np.array([place[c] for some in found for c in some.claims], dtype=np.int64)
    weights = np.array([weight[event] for some in found for event in some.about])
    first = np.cumsum([0, *(len(some.claims) for some in found[:-1])])
    shift = np.repeat(first, [len(some.left) for some in found])
    left = np.concatenate([some.left for some in found]) + shift
    right = np.concatenate([some.right for some in found]) + shift
    severity = np.concatenate([some.severity for some in found])
    order = np.lexsort((places[right], places[left], -np.maximum(weights[left], weights[right]), severity))
    told = [list(chain.from_iterable(column)) for column in zip(*(some.told for some in found), strict=True)]
    return _verdicts([*(_in_order(column, order.tolist()) for column in told), range(1, len(order) + 1)])


def _in_order(column: Sequence[object], order: Sequence[int]) -> list[object]:
    return [column[at] for at in order]


def _verdicts(columns: Sequence[Sequence[object]]) -> tuple[Verdict, ...]:
    """``Verdict(*row)`` for each row, a field at a time: making them one by one takes ten times as long."""
    made: tuple[Verdict, ...] = tuple(map(object.__new__, repeat(Verdict, len(columns[0]))))
    for field, column in zip(fields(Verdict), columns, strict=True):
        deque(map(getattr(Verdict, field.name).__set__, made, column), maxlen=0)
    return made
