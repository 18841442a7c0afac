"""A measured figure with its n and its 95 % interval, as every scorer returns it."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the accuracy card. ``low`` and ``high`` are the ends of a 95 % bootstrap interval."""

    name: str
    value: float
    n: int
    low: float | None = None
    high: float | None = None


def bootstrap(
    items: Sequence[T], value: Callable[[Sequence[T]], float], *, rounds: int = 1000, seed: int = 7
) -> tuple[float, float]:
    """Percentile bootstrap (Efron 1979) of ``value`` over items resampled with replacement."""
    chance = random.Random(seed)
    found = sorted(value([items[chance.randrange(len(items))] for _ in items]) for _ in range(rounds)) if items else [0]
    return found[int(0.025 * len(found))], found[min(int(0.975 * len(found)), len(found) - 1)]
