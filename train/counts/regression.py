"""A multinomial logistic regression by L-BFGS, in NumPy: small enough to be fitted without a deep-learning library."""

from collections.abc import Sequence
from typing import Any

import numpy as np

STEPS = 200
MEMORY = 10  # pairs of steps and changes of slope kept
ENOUGH = 1e-5  # relative gain below which it stops
ARMIJO = 1e-4


def regression(rows: Any, truth: Sequence[int], classes: int, penalty: float) -> tuple[Any, Any]:
    """(columns, classes) weights and (classes,) biases by likelihood, half of ``penalty`` times the squares added."""
    x = np.concatenate([rows, np.ones((len(rows), 1), np.float32)], axis=1)
    wanted = np.eye(classes, dtype=np.float32)[list(truth)]
    shape = (x.shape[1], classes)

    def loss(flat: Any) -> tuple[float, Any]:
        weights = flat.reshape(shape)
        scores = x @ weights.astype(np.float32)
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        slope = (x.T @ (np.exp(logs) - wanted)).astype(np.float64)
        slope[:-1] += penalty * weights[:-1]
        return float(-(wanted * logs).sum() + penalty / 2 * (weights[:-1] ** 2).sum()), slope.ravel()

    at = np.zeros(shape[0] * classes)
    value, slope = loss(at)
    known: list[tuple[Any, Any, float]] = []
    for _ in range(STEPS):
        way = _direction(slope, known)
        size, fall = 1.0, slope @ way
        new, steeper = loss(at - way)
        while new > value - ARMIJO * size * fall and size > ARMIJO:
            size /= 2
            new, steeper = loss(at - size * way)
        step, change = -size * way, steeper - slope
        if step @ change > 0:
            known = [*known, (step, change, 1 / (step @ change))][-MEMORY:]
        done = abs(value - new) < ENOUGH * abs(value)
        at, value, slope = at + step, new, steeper
        if done:
            break
    made = at.reshape(shape)
    return made[:-1], made[-1]


def _direction(slope: Any, known: Sequence[tuple[Any, Any, float]]) -> Any:
    """The slope, bent by what earlier steps tell of its change."""
    made = slope.copy()
    shares = []
    for step, change, scale in reversed(known):
        share = scale * (step @ made)
        shares.append(share)
        made -= share * change
    if known:
        step, change, _ = known[-1]
        made *= (step @ change) / (change @ change)
    else:
        made /= max(1.0, np.abs(slope).sum())
    for (step, change, scale), share in zip(known, reversed(shares), strict=True):
        made += (share - scale * (change @ made)) * step
    return made
