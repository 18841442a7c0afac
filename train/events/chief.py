"""What makes an act the one that its sentence is about: ``python -m train.events.chief SENTENCES_DIR``.

Prints the weights that ``dragoman.score.events.CHIEF`` holds, rounded there, and how often the first-labelled act of
the sealed sentences comes out first with them. A softmax over a sentence's acts, fitted by plain gradient descent.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.events import readings
from dragoman.extract.parse import parse
from dragoman.model import Document
from dragoman.score.events import CHIEF, chief
from train.events.prepare import fold

FILES = ("codebook", "wire-a", "wire-b")  # whole leads, every act of them labelled
NAMES = tuple(CHIEF)
STEPS, RATE, DECAY = 600, 0.5, 1e-3
Case = tuple[Any, Any, bool]  # (acts, features), which of them are the chief one, whether sealed


def cases(folder: Path) -> Iterator[Case]:
    """The sentences whose chief act is among those found."""
    rows = [json.loads(line) for name in FILES for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["events"]]
    for row, parsed in zip(
        rows, parse([Document(str(n), r["id"], r["text"]) for n, r in enumerate(rows)]), strict=True
    ):
        start, end = _first(row)
        found = readings(parsed)
        right = np.array([r.mention.trigger.start < end and r.mention.trigger.end > start for r in found])
        if right.any():
            features = np.array([[chief(parsed, r)[name] for name in NAMES] for r in found])
            yield features, right, fold(row) == 0


def _first(row: Mapping[str, Any]) -> tuple[int, int]:
    event, start = row["events"][0], -1
    for _ in range(event.get("nth") or 1):
        start = row["text"].index(event["trigger"], start + 1)
    return start, start + len(event["trigger"])


def fitted(data: Sequence[Case]) -> Any:
    """The weights."""
    weights = np.zeros(len(NAMES))
    for _ in range(STEPS):
        slope = -DECAY * weights
        for features, right, _ in data:
            share = _softmax(features @ weights)
            slope += features.T @ (share * right / max(1e-9, share[right].sum()) - share) / len(data)
        weights += RATE * slope
    return weights


def _softmax(scores: Any) -> Any:
    raised = np.exp(scores - scores.max())
    return raised / raised.sum()


def main(folder: Path) -> None:
    """Fit, measure, print."""
    data = list(cases(folder))
    open_, sealed = [c for c in data if not c[2]], [c for c in data if c[2]]
    weights = fitted(open_)
    first = np.mean([right[(features @ weights).argmax()] for features, right, _ in sealed])
    sys.stdout.write(json.dumps(dict(zip(NAMES, weights.round(2).tolist(), strict=True))) + "\n")
    sys.stdout.write(f"{len(open_)} sentences; sealed: {first:.3f} of {len(sealed)} have their chief act first\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
