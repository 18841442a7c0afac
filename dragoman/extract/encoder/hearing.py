"""Who speaks, by the sound of it: the encoder's states at a speaker's words and at what he says, and what rules know.

A linear model hears the states alone; a second one weighs what it heard against the class that the rules give, and
against how they know it, for a bare name tells less than a title. Both are made by ``train.reports.fit``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.session import FOLDER

FLOOR = 1e-4  # the least share that what was heard leaves a class
SCALE = np.float32(0.5)  # of the states, so that both models learn at like pace
LOUD = np.float32(0.3)  # of the logarithms of what was heard
Scores = npt.NDArray[np.float32]


def product(a: npt.NDArray[np.float32], b: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The product of two small matrices on one thread: a BLAS would wake others, and they would wait in vain."""
    made: npt.NDArray[np.float32] = np.einsum("ij,jk->ik", a, b)
    return made


@dataclass(frozen=True, slots=True)
class Hearing:
    """``states`` and ``lean`` hear; ``heard``, ``said``, ``known`` and ``base`` weigh, and ``ways`` numbers the rows of
    ``known``: a class and how the rules know it.
    """

    states: Scores  # (parts * WIDTH, classes)
    lean: Scores  # (classes,)
    heard: Scores  # (classes, classes)
    said: Scores  # (classes, classes)
    known: Scores  # (ways, classes)
    base: Scores  # (classes,)
    ways: Mapping[str, int]

    def hear(self, states: Scores) -> Scores:
        """(statements, classes) logarithms by (statements, parts * WIDTH) states."""
        return log_softmax(np.asarray(product(states * SCALE, self.states) + self.lean, np.float32))

    def weigh(self, heard: Scores, said: Sequence[int], ways: Sequence[str]) -> Scores:
        """(statements, classes) logarithms by what was heard, the rules' classes and how they know them."""
        made = np.asarray(product(floored(heard) * LOUD, self.heard) + self.said[list(said)] + self.base, np.float32)
        for n, way in enumerate(ways):
            if way in self.ways:
                made[n] += self.known[self.ways[way]]
        return log_softmax(made)


@cache
def hearing() -> Hearing:
    """The models that ship."""
    with as_file(files("dragoman") / FOLDER / "voices.npz") as path, np.load(path) as held:
        states, lean, heard, said, known, base = (
            held[f"hearing_{part}"].astype(np.float32) for part in ("states", "lean", "heard", "said", "known", "base")
        )
        ways = {str(way): n for n, way in enumerate(held["hearing_ways"])}
        return Hearing(states, lean, heard, said, known, base, ways)


def together(rows: Scores, owners: Sequence[object]) -> Scores:
    """Each row's logarithms as the mean over the rows of its owner."""
    places: dict[object, list[int]] = {}
    for n, owner in enumerate(owners):
        places.setdefault(owner, []).append(n)
    made = rows.copy()
    for where in places.values():
        made[where] = rows[where].mean(axis=0)
    return log_softmax(made)


def floored(heard: Scores) -> Scores:
    """Logarithms none of which lies far below the others."""
    made: Scores = np.log(np.exp(heard) + FLOOR)
    return made


def log_softmax(x: Scores) -> Scores:
    """Scores as logarithms of shares, row by row."""
    shifted = x - x.max(axis=1, keepdims=True)
    made: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return made
