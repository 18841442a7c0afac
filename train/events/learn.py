"""The act heads' part of a training step: sentences packed into windows, their loss, and their figures.

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

from dragoman.extract.encoder.heads import KIND_SCORES, KINDS, MANNER_SCORES, MANNERS, STATUS_SCORES, manners
from dragoman.extract.encoder.windows import LONGEST, SEP
from train.events.prepare import NONE
from train.statements.model import Tagger

AT_ONCE = 8  # windows a step
NOTHING = 0.5  # weight of a candidate that names no act: there are five of them to an act
SMOOTHED = 0.05
BESIDE = 0.5  # weight of the heads of modes and standings
Packed = tuple[Any, list[int], list[tuple[int, int, int]]]  # rows, places of the candidates, their type, mode, status


def packed(rows: Sequence[Mapping[str, Any]], rng: random.Random) -> list[Packed]:
    """The sentences in windows of one to many, shuffled."""
    order = list(rows)
    rng.shuffle(order)
    made: list[Packed] = []
    held: Packed | None = None
    for row in order:
        inner, places, labels = _alone(row)
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


def _alone(row: Mapping[str, Any]) -> Packed:
    _, _, inner, at = row["windows"][0]
    labels = list(zip(row["labels"], row["modes"], row["statuses"], strict=True))
    return inner, [int(at[i]) for i in row["asked"]], labels


def batches(rows: Sequence[Mapping[str, Any]], rng: random.Random) -> Iterator[list[Packed]]:
    """Batches without end."""
    while True:
        made = packed(rows, rng)
        for first in range(0, len(made), AT_ONCE):
            yield made[first : first + AT_ONCE]


def loss(model: Tagger, batch: Sequence[Packed]) -> Tensor:
    """Cross-entropy of the candidates' types, and of the acts' modes (among their type's) and standings."""
    scores = _scores(model, batch)
    labels = torch.tensor([label for _, _, found in batch for label in found])
    weight = torch.ones(len(KINDS))
    weight[NONE] = NOTHING
    total = functional.cross_entropy(scores[:, KIND_SCORES], labels[:, 0], weight, label_smoothing=SMOOTHED)
    acts = labels[:, 2] >= 0
    if acts.any():
        total = total + BESIDE * functional.cross_entropy(scores[acts][:, STATUS_SCORES], labels[acts, 2])
    told = labels[:, 1] >= 0
    if told.any():
        modes = scores[told][:, MANNER_SCORES] + _own(labels[told, 0])
        total = total + BESIDE * functional.cross_entropy(modes, labels[told, 1])
    return total


def _own(kinds: Tensor) -> Tensor:
    """(acts, modes): 0 for the modes of an act's type, far below elsewhere."""
    mask = torch.full((len(kinds), len(MANNERS)), -1e4)
    for row, kind in enumerate(kinds.tolist()):
        mask[row, manners(KINDS[kind])] = 0
    return mask


def _scores(model: Tagger, batch: Sequence[Packed]) -> Tensor:
    """(candidates, HEADS)."""
    rows = np.zeros((len(batch), batch[0][0].shape[0], max(b[0].shape[1] for b in batch)), np.int64)
    for n, (inner, _, _) in enumerate(batch):
        rows[n, :, : inner.shape[1]] = inner
    with torch.autocast("cpu", torch.bfloat16):
        scores = model(torch.from_numpy(rows)).float()
    return torch.cat([scores[n, places] for n, (_, places, _) in enumerate(batch)])


def predicted(model: Tagger, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    """(candidates, HEADS) scores of each row, alone in its window."""
    model.eval()
    with torch.no_grad():
        return [_scores(model, [_alone(row)]).numpy() for row in rows]


def figures(rows: Sequence[Mapping[str, Any]], scores: Sequence[Any]) -> dict[str, float]:
    """In percent: acts with their type, words taken for one rightly; modes and standings given the act and its type."""
    gold = np.array([label for row in rows for label in row["labels"]])
    modes = np.array([label for row in rows for label in row["modes"]])
    statuses = np.array([label for row in rows for label in row["statuses"]])
    flat = np.concatenate(scores)
    best = flat[:, KIND_SCORES].argmax(1)
    right = int(((best == gold) & (gold != NONE)).sum())
    quiet = [s[:, KIND_SCORES].argmax(1) for row, s in zip(rows, scores, strict=True) if not any(row["labels"])]
    told = np.flatnonzero(modes >= 0)
    ways = [manners(KINDS[gold[i]]) for i in told]
    mode = [w.start + flat[i, MANNER_SCORES][w].argmax() == modes[i] for i, w in zip(told, ways, strict=True)]
    standing = (flat[:, STATUS_SCORES].argmax(1) == statuses)[statuses >= 0]
    return {
        "acts": int((gold != NONE).sum()),
        "act recall": round(100 * right / max(1, int((gold != NONE).sum())), 1),
        "act precision": round(100 * right / max(1, int((best != NONE).sum())), 1),
        "quiet": round(100 * sum(not (q != NONE).any() for q in quiet) / max(1, len(quiet)), 1),
        "mode": round(100 * float(np.mean(mode)), 1) if mode else 0.0,
        "status": round(100 * float(standing.mean()), 1) if len(standing) else 0.0,
    }
