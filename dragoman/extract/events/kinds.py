"""Which act a word names: the table of triggers and the trained encoder judge together.

Each candidate word gets the encoder's probability of every PLOVER type and of no act; what the table says of the word is
weighed as a second witness, by how often it said so of words of each type in the training sentences (naive Bayes; the
table of log-likelihoods is ``acts.npz`` beside the encoder). So a word that no row knows can be found, and a row that
does not fit its sentence is overruled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dragoman.extract.encoder import Scores, read
from dragoman.extract.encoder.heads import KIND_SCORES, KINDS, MANNER_SCORES, MANNERS, manners
from dragoman.extract.encoder.session import FOLDER
from dragoman.extract.events.candidates import candidates
from dragoman.extract.events.triggers import Trigger, carrier_of, plain
from dragoman.model import Parsed

NONE = 0


@dataclass(frozen=True, slots=True)
class Weights:
    """``witness[j, k]``: log-likelihood that the table says j of a word that names k; ``trust`` its exponent.

    ``bias`` is added to each type, ``heat`` divides the sum before it becomes a probability.
    """

    witness: Scores  # (17, 17)
    bias: Scores  # (17,)
    trust: float
    heat: float


@cache
def weights() -> Weights:
    """The fitted numbers that ship."""
    with as_file(files("dragoman") / FOLDER / "acts.npz") as path, np.load(path) as held:
        return Weights(held["witness"], held["bias"], float(held["trust"]), float(held["heat"]))


def probabilities(scores: Scores, said: Sequence[int], by: Weights) -> Scores:
    """(words, 17) probabilities of (words, 17) encoder scores and what the table says of each word (0: nothing)."""
    logs = _log_softmax(scores) + by.trust * by.witness[list(said)] + by.bias
    made: Scores = np.exp(_log_softmax(logs / by.heat))
    return made


def judged(parsed: Parsed, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The acts of a report in text order, with a type, a mode and a confidence each. Raises ModelMissing."""
    known = {t.head: t for t in triggers}
    asked = sorted({*candidates(parsed), *known})
    if not asked:
        return []
    scores = read(parsed).words()[asked]
    said = [KINDS.index(known[i].rule.type) if i in known else NONE for i in asked]
    shares = probabilities(scores[:, KIND_SCORES], said, weights())
    taken = {i for t in triggers for i in range(t.first, t.last)}
    made = []
    for i, row, share in zip(asked, scores, shares, strict=True):
        best = int(share.argmax())
        if best == NONE or (i not in known and i in taken):
            continue
        made.append(_trigger(parsed, i, known.get(i), KINDS[best], row, float(share[best])))
    return made


def _trigger(parsed: Parsed, i: int, known: Trigger | None, kind: str, row: Scores, sure: float) -> Trigger:
    if known is not None and known.rule.type == kind:
        return replace(known, sure=sure)
    rule = plain(kind, _mode(kind, row))
    if known is not None:
        return replace(known, rule=rule, sure=sure)
    token = parsed.tokens[i]
    noun = token.pos != "VERB"
    last = i + 1
    if not noun and last < len(parsed.tokens) and parsed.tokens[last].dep == "prt" and parsed.tokens[last].head == i:
        last += 1
    carrier = carrier_of(parsed, i) if noun else None
    return Trigger(i, i, last, rule, carrier, noun=noun, word=token.lemma.lower(), sure=sure)


def _mode(kind: str, row: Scores) -> str | None:
    """The encoder's best mode of a type; None where it thinks that the words tell none."""
    own = manners(kind)
    if own.start == own.stop:
        return None
    return MANNERS[own.start + int(row[MANNER_SCORES][own].argmax())][1] or None


def _log_softmax(x: Scores) -> Scores:
    shifted = x - x.max(axis=1, keepdims=True)
    made: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return made
