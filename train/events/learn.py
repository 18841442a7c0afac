"""The act head's part of a training step: sentences packed into windows, their loss, and its figures.

A window of several sentences parted by [SEP] looks like the windows of a report; which sentences stand together changes
with every pass, so that none is learned by its neighbours.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from dragoman.extract.encoder.windows import SEP
from dragoman.extract.statements.tagger.tags import TAGS
from train.events.prepare import LABELS, NONE
from train.statements.model import ACTS, Tagger

LONGEST = 254  # pieces of a window, as it ships
AT_ONCE = 8  # windows a step
NOTHING = 0.5  # weight of a candidate that names no act: there are five of them to an act
Packed = tuple[Any, list[int], list[int]]  # rows (FEATURES, pieces), places of the candidates' first pieces, labels


def packed(rows: Sequence[Mapping[str, Any]], rng: random.Random) -> list[Packed]:
    """The sentences in windows of one to many, shuffled."""
    order = list(rows)
    rng.shuffle(order)
    made: list[Packed] = []
    held: Packed | None = None
    for row in order:
        _, _, inner, at = row["windows"][0]
        places = [int(at[i]) for i in row["asked"] if i < len(at)]
        labels = [label for i, label in zip(row["asked"], row["labels"], strict=True) if i < len(at)]
        if held is not None and held[0].shape[1] + inner.shape[1] <= LONGEST and rng.random() < 0.9:
            shift = held[0].shape[1] - 1  # its [CLS] falls on the [SEP] before it
            joined = np.concatenate([held[0], inner[:, 1:]], 1)
            joined[0, shift] = SEP
            held = joined, [*held[1], *(p + shift for p in places)], [*held[2], *labels]
        else:
            made += [held] if held is not None else []
            held = inner, places, labels
    made += [held] if held is not None else []
    rng.shuffle(made)
    return made


def batches(rows: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[list[Packed]]:
    """Batches without end."""
    while True:
        made = packed(rows, rng)
        for first in range(0, len(made), AT_ONCE):
            yield made[first : first + AT_ONCE]


def loss(model: Tagger, batch: Sequence[Packed]) -> Tensor:
    """Weighted cross-entropy of the candidates' types."""
    scores = _scores(model, batch)
    labels = torch.tensor([label for _, _, found in batch for label in found])
    weight = torch.ones(ACTS)
    weight[NONE] = NOTHING
    return functional.cross_entropy(scores, labels, weight, label_smoothing=0.05)


def _scores(model: Tagger, batch: Sequence[Packed]) -> Tensor:
    """(candidates, ACTS)."""
    rows = np.zeros((len(batch), batch[0][0].shape[0], max(b[0].shape[1] for b in batch)), np.int64)
    for n, (inner, _, _) in enumerate(batch):
        rows[n, :, : inner.shape[1]] = inner
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(torch.from_numpy(rows)).float()[:, :, TAGS:]
    return torch.cat([scores[n, places] for n, (_, places, _) in enumerate(batch)])


def predicted(model: Tagger, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Log-probabilities (candidates, ACTS) of each row, alone in its window."""
    model.eval()
    made = []
    with torch.no_grad():
        for row in rows:
            _, _, inner, at = row["windows"][0]
            places = [int(at[i]) for i in row["asked"]]
            made.append(torch.log_softmax(_scores(model, [(inner, places, row["labels"])]), 1).numpy())
    return made


def figures(rows: Sequence[Mapping[str, Any]], scores: Sequence[Any]) -> dict[str, float]:
    """Of the gold acts the share with the right type, of the words taken for an act the share that is that one."""
    gold = [label for row in rows for label in row["labels"]]
    best = [int(b) for found in scores for b in found.argmax(1)]
    right = sum(g == b != NONE for g, b in zip(gold, best, strict=True))
    acts, taken = sum(g != NONE for g in gold), sum(b != NONE for b in best)
    quiet = [found.argmax(1) for row, found in zip(rows, scores, strict=True) if not any(row["labels"])]
    told = sum(bool((q != NONE).any()) for q in quiet)
    return {
        "act recall": round(100 * right / max(1, acts), 1),
        "act precision": round(100 * right / max(1, taken), 1),
        "quiet sentences left quiet": round(100 * (1 - told / max(1, len(quiet))), 1),
        "acts": acts,
        "of": len(LABELS) - 1,
    }
