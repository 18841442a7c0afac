"""Fit ``dragoman/data/verdict_weights.tsv``: how two claims that are given stand to each other.

    python -m train.verdicts.weigh dragoman/data/verdict_weights.tsv tests/gold/verdicts/open.jsonl FILE ...

Prints what each threshold of CONTRADICT finds, each story judged by the weights of the others; then fits on all.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.compare.weighing import GAP, RELATIONS, SURE, Found
from dragoman.score import verdicts
from dragoman.score.verdicts_given import Given

RIDGE = 10.0  # 1, 3, 10, 30 tried across stories
STEPS = 300
PARTS = 10
LEAST = 0.02  # weights of a comparison that all lie below this are left out
RARE = 3  # pairs that a comparison must stand in
CLASH = RELATIONS.index("CONTRADICT")
UPDATE = RELATIONS.index("UPDATE")
OPEN = RELATIONS.index("UNSETTLED")
NOTE = "# How two claims on one slot stand to each other: weights compiled by train/verdicts/weigh.py."
Floats = npt.NDArray[np.float64]


class Pair(NamedTuple):
    """One labelled pair."""

    story: str
    field: str
    gold: str
    found: Found


def pairs(path: Path) -> Iterator[Pair]:
    """The labelled pairs of some stories with their comparisons."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        case = verdicts.read(row)
        given = Given(case.situation, case.reports)
        for pair in row["pairs"]:
            found = given.features(pair)
            if found is not None:
                yield Pair(row["story"], pair["field"], pair["relation"], found)


def names(cases: Sequence[Pair]) -> list[str]:
    """The comparisons that stand in enough pairs."""
    count: dict[str, int] = {}
    for case in cases:
        for name, value in case.found.items():
            count[name] = count.get(name, 0) + (value != 0)
    return sorted(name for name, n in count.items() if n >= RARE)


def matrix(cases: Sequence[Pair], columns: Sequence[str]) -> Floats:
    """A row a pair."""
    return np.array([[case.found.get(name, 0.0) for name in columns] for case in cases])


def fit(x: Floats, y: npt.NDArray[np.int64]) -> Floats:
    """Ridge multinomial logistic regression by Nesterov's steps."""
    beta = np.zeros((x.shape[1], len(RELATIONS)))
    ahead, told, t = beta.copy(), np.eye(len(RELATIONS))[y], 1.0
    rate = 1 / (0.5 * np.linalg.norm(x, 2) ** 2 + RIDGE)
    for _ in range(STEPS):
        new = ahead - rate * (x.T @ (chances(x, ahead) - told) + RIDGE * ahead)
        further = (1 + np.sqrt(1 + 4 * t * t)) / 2
        ahead, beta, t = new + (t - 1) / further * (new - beta), new, further
    return beta


def chances(x: Floats, beta: Floats) -> Floats:
    """How likely each relation of each pair is."""
    sums = x @ beta
    grown = np.exp(sums - sums.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def across(cases: Sequence[Pair]) -> Floats:
    """The chances of every pair by the weights of other stories."""
    stories = sorted({c.story for c in cases})
    order = np.random.default_rng(0).permutation(len(stories))
    part = {stories[s]: n % PARTS for n, s in enumerate(order)}
    parts = np.array([part[c.story] for c in cases])
    y = np.array([RELATIONS.index(c.gold) for c in cases])
    found = np.zeros((len(cases), len(RELATIONS)))
    for n in range(PARTS):
        learned = [c for c, p in zip(cases, parts, strict=True) if p != n]
        columns = names(learned)
        beta = fit(matrix(learned, columns), y[parts != n])
        held = [c for c, p in zip(cases, parts, strict=True) if p == n]
        found[parts == n] = chances(matrix(held, columns), beta)
    return found


def show(
    title: str, gold: npt.NDArray[np.int64], found: Floats, limits: Sequence[float] = (0.5, 0.6, 0.7, SURE, 0.85)
) -> None:
    """CONTRADICT's precision and recall, accuracy and what is confused with UPDATE, at each threshold."""
    clashes = gold == CLASH
    for limit in limits:
        said = found.argmax(axis=1)
        said = np.where((said == CLASH) & (found[:, CLASH] < limit), OPEN, said)
        said = np.where((said == UPDATE) & (found[:, UPDATE] - found[:, CLASH] < GAP), OPEN, said)
        clash = said == CLASH
        right = clash & clashes
        both = np.isin(said, (CLASH, UPDATE)) & np.isin(gold, (CLASH, UPDATE))
        sys.stdout.write(
            f"{title} from {limit:.2f}: precision {right.sum() / max(1, clash.sum()):.3f} (of {clash.sum()}), "
            f"recall {right.sum() / max(1, clashes.sum()):.3f} (of {clashes.sum()}), "
            f"accuracy {np.mean(said == gold):.3f}, "
            f"confused {np.mean(said[both] != gold[both]):.3f} (of {both.sum()})\n"
        )


def main(out: str, *paths: str) -> None:
    """Fit, show, write."""
    sets = [list(pairs(Path(path))) for path in paths]
    cases = [c for found in sets for c in found]
    y = np.array([RELATIONS.index(c.gold) for c in cases])
    found = across(cases)
    show("all", y, found)
    start = 0
    for path, some in zip(paths, sets, strict=True):
        show(Path(path).stem, y[start : start + len(some)], found[start : start + len(some)])
        start += len(some)
    columns = names(cases)
    beta = fit(matrix(cases, columns), y)
    rows = [
        "\t".join((name, *(f"{w:.2f}" for w in weights)))
        for name, weights in zip(columns, beta, strict=True)
        if np.abs(weights).max() >= LEAST
    ]
    Path(out).write_text("\n".join(("\t".join(("comparison", *RELATIONS)), NOTE, *rows)) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
