"""Two witnesses of one question, the encoder and the rules, weighed into one probability (naive Bayes).

What the rules say is counted by how often they said so of training sentences of each true answer; ``trust`` is the
exponent that makes up for witnesses that err together. The numbers stand beside the encoder: ``acts.npz`` is made by
``train.events.fit``, ``voices.npz`` by ``train.reports.fit``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.session import FOLDER

FILES = {"kind": "acts", "stance": "voices"}
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """``witness[j, k]``: log-likelihood that the rules say j where k is true; ``bias`` is added to each answer's score.

    ``heat`` divides the sum before it becomes a probability.
    """

    witness: Scores  # (what the rules can say, answers)
    bias: Scores  # (answers,)
    trust: float
    heat: float


@cache
def weights(question: str) -> Weights:
    """The fitted numbers that ship, for one of the questions of FILES."""
    with as_file(files("dragoman") / FOLDER / f"{FILES[question]}.npz") as path, np.load(path) as held:
        witness, bias, trust, heat = (held[f"{question}_{part}"] for part in ("witness", "bias", "trust", "heat"))
        return Weights(witness, bias, float(trust), float(heat))


def probabilities(scores: Scores, said: Sequence[int], by: Weights) -> Scores:
    """(words, answers) probabilities of (words, answers) encoder scores and what the rules say of each word."""
    logs = log_softmax(scores) + by.trust * by.witness[list(said)] + by.bias
    made: Scores = np.exp(log_softmax(logs / by.heat))
    return made


def log_softmax(x: Scores) -> Scores:
    """Row-wise."""
    shifted = x - x.max(axis=1, keepdims=True)
    made: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return made
