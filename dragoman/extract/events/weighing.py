"""Where an act stands, from rules, encoder and the words around it together: a sparse linear model, and the encoder.

The model (multinomial logistic regression over the names of ``evidence``, what the rules say among them) and the
encoder are two witnesses, and ``trust`` is the encoder's exponent. Fitted by ``train.standings.fit``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dragoman.extract.encoder import Scores
from dragoman.extract.encoder.heads import STATUS_SCORES
from dragoman.extract.encoder.session import FOLDER
from dragoman.extract.encoder.witnesses import log_softmax


@dataclass(frozen=True, slots=True)
class Weighed:
    """``weight[rows[name]]``: what a name adds to each status; ``heat`` divides the sum before it is a probability."""

    rows: Mapping[str, int]
    weight: Scores  # (names, statuses)
    bias: Scores  # (statuses,)
    trust: float
    heat: float

    def shares(self, names: Iterable[str], row: Scores) -> Scores:
        """The probability of each status, given the names that hold and the encoder's scores of the word."""
        known = [self.rows[name] for name in names if name in self.rows]
        words: Scores = self.weight[known].sum(0) + self.bias
        logs: Scores = log_softmax(words[None]) + self.trust * log_softmax(row[None, STATUS_SCORES])
        made: Scores = np.exp(log_softmax(logs / np.float32(self.heat)))[0]
        return made


@cache
def weighed() -> Weighed:
    """The fitted numbers that ship."""
    with as_file(files("dragoman") / FOLDER / "standings.npz") as path, np.load(path) as held:
        names = bytes(held["names"]).decode().split("\n")
        return Weighed(
            {name: at for at, name in enumerate(names)},
            held["weight"].astype(np.float32),
            held["bias"].astype(np.float32),
            float(held["trust"]),
            float(held["heat"]),
        )
