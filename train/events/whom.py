"""Whom a coder would write down as acted on: ``python -m train.events.whom SENTENCES_DIR``.

Prints the weights that ``dragoman.score.whom.WEIGHTS`` holds, and how often the words of the target are the labelled
ones on the sealed sentences, by the rules alone and by the weights. A softmax over a sentence's noun phrases.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from dragoman.extract.events import readings
from dragoman.extract.parse import parse
from dragoman.extract.syntax import phrase_span
from dragoman.model import Document
from dragoman.score.events import weight
from dragoman.score.parties import same_words, spelled
from dragoman.score.sides import Sides
from dragoman.score.whom import features
from train.events.prepare import fold

FILES = ("codebook", "wire-a", "wire-b", "leads", "frames")  # whole leads, with the parties of the chief act
STEPS, RATE, DECAY = 300, 0.1, 3e-3  # decay chosen by cross-validation among .0003, .001, .003


class Case(NamedTuple):
    """The noun phrases of a sentence: what speaks for each, which are right, which the rules would take."""

    said: list[dict[str, float]]
    right: Any
    picked: Any
    sealed: bool


def cases(folder: Path) -> Iterator[Case]:
    """The sentences with a labelled target, their act being the one that the program finds."""
    rows = [json.loads(line) for name in FILES for line in (folder / f"{name}.jsonl").open(encoding="utf-8")]
    rows = [row for row in rows if row["events"] and row["events"][0].get("target")]
    documents = [Document(str(n), r["id"], r["text"]) for n, r in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        found = readings(parsed)
        if not found:
            continue
        reading = max(found, key=lambda r: weight(parsed, r))
        known, source, code = Sides(parsed).asked(reading)
        if known:
            said = [features(parsed, reading, source, code, one) for one in known]
            words = [same_words(row["events"][0]["target"], phrase_span(parsed, one.head).text) for one in known]
            right = np.array(words) & _at_home(row["events"][0], [one.code for one in known])
            yield Case(said, right if right.any() else np.array(words), np.array([one.picked for one in known]),
                       fold(row) == 0)  # fmt: skip


def _at_home(event: Mapping[str, Any], codes: Sequence[str]) -> Any:
    """Which of several phrases with the right words also have the labelled country."""
    wanted = event.get("target_code")
    return np.array([not wanted or spelled(code) == spelled(wanted) for code in codes])


def fitted(data: Sequence[Case], names: Sequence[str]) -> Any:
    """The weights, by Adam."""
    facts = np.zeros((len(data), max(len(c.said) for c in data), len(names)), np.float32)
    right, held = np.zeros(facts.shape[:2]), np.zeros(facts.shape[:2], bool)
    at = {name: n for n, name in enumerate(names)}
    for n, case in enumerate(data):
        held[n, : len(case.said)], right[n, : len(case.said)] = True, case.right
        for m, said in enumerate(case.said):
            for name, value in said.items():
                facts[n, m, at[name]] = value
    weights, first, second = np.zeros((3, len(names)))
    for step in range(1, STEPS + 1):
        share = _softmax(np.where(held, facts @ weights, -1e9))
        wanted = share * right
        slope = np.einsum("nc,ncf->f", wanted / wanted.sum(1, keepdims=True).clip(1e-9) - share, facts) / len(data)
        slope -= DECAY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        rate = RATE * (1 - 0.9 * step / STEPS)
        weights = weights + rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def _softmax(scores: Any) -> Any:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)


def share(data: Sequence[Case], names: Sequence[str], weights: Any) -> float:
    """How often the heaviest phrase is right."""
    by = dict(zip(names, weights, strict=True))
    best = [max(range(len(c.said)), key=lambda m: sum(by.get(k, 0) * v for k, v in c.said[m].items())) for c in data]
    return float(np.mean([c.right[m] for c, m in zip(data, best, strict=True)]))


def main(folder: Path) -> None:
    """Fit, measure, print."""
    data = list(cases(folder))
    open_, sealed = [c for c in data if not c.sealed and c.right.any()], [c for c in data if c.sealed]
    names = sorted({name for case in open_ for said in case.said for name in said})
    weights = fitted(open_, names)
    sys.stdout.write(json.dumps(dict(zip(names, weights.round(2).tolist(), strict=True))) + "\n")
    rules = np.mean([(c.right & c.picked).any() for c in sealed])
    sys.stdout.write(
        f"{len(open_)} sentences; sealed, {len(sealed)}: {rules:.3f} by rules, {share(sealed, names, weights):.3f}\n"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
