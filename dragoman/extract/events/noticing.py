"""Whether a word names an act at all: the encoder and the words around it, weighed into one probability.

One witness is a sparse logistic regression over the names of ``marks``, what the table of triggers says among them, the
other the encoder's share of "no act". Fitted by ``train.acts.fit``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from math import exp, log

import numpy as np

from dragoman.extract.encoder import Scores
from dragoman.extract.encoder.heads import KIND_SCORES
from dragoman.extract.encoder.session import FOLDER
from dragoman.extract.encoder.witnesses import log_softmax
from dragoman.extract.events.marks import marks
from dragoman.extract.events.triggers import Trigger
from dragoman.model import Parsed

DEAF = 0.12  # share of any act below which the words are not looked at: a third of the candidates, 1 act told in 100
EDGE = 1e-4


@dataclass(frozen=True, slots=True)
class Noticing:
    """``weight``: what a name adds to the odds; ``heard``, ``read`` and ``base`` join the two witnesses."""

    weight: Mapping[str, float]
    bias: float
    heard: float
    read: float
    base: float

    def share(self, heard: float, names: Iterable[str]) -> float:
        """The probability by the encoder's share and the names that hold."""
        words = self.bias + sum(self.weight.get(name, 0.0) for name in names)
        return 1 / (1 + exp(-(self.heard * odds(heard) + self.read * words + self.base)))


@cache
def noticing() -> Noticing:
    """The fitted numbers that ship."""
    with as_file(files("dragoman") / FOLDER / "noticed.npz") as path, np.load(path) as held:
        names = bytes(held["names"]).decode().split("\n")
        bias, heard, read, base = (float(held[part]) for part in ("bias", "heard", "read", "base"))
        weights = held["weight"].astype(float).tolist()
        return Noticing(dict(zip(names, weights, strict=True)), bias, heard, read, base)


def shares_heard(scores: Scores) -> Scores:
    """The encoder's share of any act, by (words, HEADS) scores."""
    made: Scores = 1 - np.exp(log_softmax(scores[:, KIND_SCORES])[:, 0])
    return made


def odds(share: float) -> float:
    """The logarithm of the odds."""
    held = min(max(share, EDGE), 1 - EDGE)
    return log(held / (1 - held))


def noticed(parsed: Parsed, asked: Sequence[int], known: Mapping[int, Trigger], scores: Scores) -> Scores:
    """For each word asked of the probability that it names an act; ``scores`` are the encoder's, a row a word."""
    by = noticing()
    made = shares_heard(scores)
    open_ = np.flatnonzero(made >= DEAF).tolist()
    for n, names in zip(open_, marks(parsed, [asked[n] for n in open_], known), strict=True):
        made[n] = by.share(float(made[n]), names)
    return made
