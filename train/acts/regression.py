"""A sparse logistic regression of yes and no, by NumPy alone: L-BFGS with a halving step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

MEMORY = 10
STEPS = 200
ENOUGH = 1e-5  # of the loss: less gained by a step ends it
DESCENT = 1e-4
SHORTEST = 1e-8


@dataclass(frozen=True, slots=True)
class Sparse:
    """A matrix of ones: ``columns[n]`` holds in row ``rows[n]``."""

    shape: tuple[int, int]
    rows: Any
    columns: Any

    @classmethod
    def of(cls, names: Sequence[Iterable[str]], numbers: Mapping[str, int]) -> "Sparse":
        """A row for each set of names."""
        pairs = [(n, numbers[name]) for n, held in enumerate(names) for name in held if name in numbers]
        at = np.array(pairs, np.int64).reshape(-1, 2)
        return cls((len(names), len(numbers)), at[:, 0], at[:, 1])

    def only(self, chosen: Any) -> "Sparse":
        """The chosen rows, by a mask."""
        kept = chosen[self.rows]
        place = np.cumsum(chosen) - 1
        return Sparse((int(chosen.sum()), self.shape[1]), place[self.rows[kept]], self.columns[kept])

    def times(self, weights: Any) -> Any:
        """The product with a weight a column."""
        return np.bincount(self.rows, weights=weights[self.columns], minlength=self.shape[0])

    def turned(self, values: Any) -> Any:
        """The product of the transposed with a value a row."""
        return np.bincount(self.columns, weights=values[self.rows], minlength=self.shape[1])


def fitted(x: Sparse, truth: Any, decay: float, each: Any) -> tuple[Any, float]:
    """Weights and bias: likelihood, each row with its own weight, against the squared weights, halved."""

    def loss(at: Any) -> tuple[float, Any]:
        z = x.times(at[:-1]) + at[-1]
        off = each * (1 / (1 + np.exp(-z)) - truth)
        slope = np.append(x.turned(off) + decay * at[:-1], off.sum())
        return float((each * (np.logaddexp(0, z) - truth * z)).sum() + decay / 2 * (at[:-1] ** 2).sum()), slope

    made = descend(loss, np.zeros(x.shape[1] + 1))
    return made[:-1], float(made[-1])


def dense(x: Any, truth: Any) -> Any:
    """Weights of few columns, the last of them the bias; next to no decay."""
    wide = np.column_stack([x, np.ones(len(x))])

    def loss(at: Any) -> tuple[float, Any]:
        z = wide @ at
        return float((np.logaddexp(0, z) - truth * z).sum()), wide.T @ (1 / (1 + np.exp(-z)) - truth)

    return descend(loss, np.zeros(wide.shape[1]))


def descend(loss: Callable[[Any], tuple[float, Any]], at: Any) -> Any:
    """Where the loss is least."""
    value, slope = loss(at)
    past: list[tuple[Any, Any]] = []
    for _ in range(STEPS):
        way = _way(slope, past)
        step = 1.0
        while True:
            there = at + step * way
            less, steeper = loss(there)
            if less <= value + DESCENT * step * float(slope @ way) or step < SHORTEST:
                break
            step /= 2
        moved, turned = there - at, steeper - slope
        if float(moved @ turned) > 0:
            past = [*past[1 - MEMORY :], (moved, turned)]
        done = value - less < ENOUGH * max(1.0, abs(value))
        at, value, slope = there, less, steeper
        if done:
            break
    return at


def _way(slope: Any, past: Sequence[tuple[Any, Any]]) -> Any:
    """The two-loop recursion."""
    way, kept = -slope, []
    for moved, turned in reversed(past):
        share = float(moved @ way) / float(moved @ turned)
        kept.append(share)
        way = way - share * turned
    if past:
        moved, turned = past[-1]
        way = way * (float(moved @ turned) / float(turned @ turned))
    else:
        way = way / max(1.0, float(np.linalg.norm(slope)))
    for (moved, turned), share in zip(past, reversed(kept), strict=True):
        way = way + moved * (share - float(turned @ way) / float(moved @ turned))
    return way
