"""How encoder and rules are weighed: ``python -m train.events.fit SENTENCES_DIR REPORTS_DIR GOLD.jsonl OUT.npz``.

The rules' reliability is counted on the sentences and reports that the encoder learned from: what the table of triggers
says of words that name an act of each type or none. Trust, the bias of *no act* and the heat are chosen by a grid on
GOLD's labelled reports (tests/gold/acts/open.jsonl) and the reports of fold 0, which neither encoder nor rules have
seen. Uses the encoder that ships. Where acts stand is weighed by ``train.standings.fit``.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, product
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.encoder import read
from dragoman.extract.encoder.heads import KIND_SCORES, KINDS
from dragoman.extract.encoder.witnesses import Weights, probabilities
from dragoman.extract.events.candidates import candidates
from dragoman.extract.events.kinds import NONE
from dragoman.extract.events.triggers import find_triggers
from dragoman.extract.parse import parse
from dragoman.model import Document, Parsed
from train.events.prepare import fold, head, labels

ASIDE = ("reports-a",)
SMALL = 0.5  # added to each cell's count
TRUST = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0)
BIAS = (-3.0, -2.5, -2.0, -1.5, -1.0, -0.5, 0.0, 0.5)
HEAT = (0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0)


@dataclass(slots=True)
class Asked:
    """Words that one question was asked of: encoder scores, what the rules say, the truth."""

    scores: list[Any] = field(default_factory=list)
    said: list[int] = field(default_factory=list)
    truth: list[int] = field(default_factory=list)

    def shares(self, by: Weights) -> Any:
        """(words, answers) probabilities."""
        return probabilities(np.array(self.scores), self.said, by)


def gather(found: Iterator[tuple[Parsed, Mapping[int, Mapping[str, Any]]]]) -> Asked:
    """The candidate words of reports with their acts by head."""
    kinds = Asked()
    for parsed, gold in found:
        named = {t.head: KINDS.index(t.rule.type) for t in find_triggers(parsed)}
        rows = read(parsed).words()
        for i in sorted({*candidates(parsed), *named}):
            kinds.scores.append(rows[i, KIND_SCORES])
            kinds.said.append(named.get(i, NONE))
            kinds.truth.append(KINDS.index(gold[i]["type"]) if i in gold else NONE)
    return kinds


def sentences(folder: Path) -> Iterator[tuple[Parsed, Mapping[int, Mapping[str, Any]]]]:
    """The rows that are not sealed, without those of ASIDE."""
    files = [f for f in sorted(folder.glob("*.jsonl")) if f.stem not in ASIDE]
    rows = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    rows = [row for row in rows if fold(row)]
    for row, parsed in zip(
        rows, parse([Document(str(n), r["id"], r["text"]) for n, r in enumerate(rows)]), strict=True
    ):
        yield parsed, labels(parsed, row)


def reports(*files: Path, kept: bool | None = None) -> Iterator[tuple[Parsed, Mapping[int, Mapping[str, Any]]]]:
    """Labelled reports; with ``kept`` only those of fold 0, or only the others."""
    rows = [json.loads(line) for file in files for line in file.open(encoding="utf-8")]
    rows = [row for row in rows if kept is None or (fold({"id": row["doc_id"]}) == 0) == kept]
    documents = [Document(str(n), row["doc_id"], row["text"]) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        heads = ((head(parsed, *event["trigger"][0]), event) for event in row["events"])
        yield parsed, {at: event for at, event in heads if at is not None}


def witness(data: Asked, says: int, answers: int) -> Any:
    """(says, answers) log-likelihoods."""
    counts = np.full((says, answers), SMALL)
    np.add.at(counts, (data.said, data.truth), 1)
    return np.log(counts / counts.sum(0, keepdims=True)).astype(np.float32)


def f1(by: Weights, data: Asked) -> float:
    """Acts with their type, as an F1."""
    best, truth = data.shares(by).argmax(1), np.array(data.truth)
    right = int(((best == truth) & (truth != NONE)).sum())
    return 2 * right / max(1, int((best != NONE).sum()) + int((truth != NONE).sum()))


def candour(by: Weights, data: Asked) -> float:
    """How honest the confidence of the answers given is: mean log-likelihood of their being right or wrong."""
    shares, truth = data.shares(by), np.array(data.truth)
    best = shares.argmax(1)
    given = best != NONE if shares.shape[1] == len(KINDS) else np.ones(len(best), bool)
    sure, right = shares.max(1)[given].clip(1e-6, 1 - 1e-6), (best == truth)[given]
    return float(np.log(np.where(right, sure, 1 - sure)).mean())


def chosen(table: Any, biases: Sequence[float], value: Any, data: Asked) -> Weights:
    """Trust and bias by ``value``, then the heat by ``candour``."""

    def made(trust: float, bias: float) -> Weights:
        lean = np.zeros(table.shape[1], np.float32)
        lean[0] = bias
        return Weights(table, lean, trust, 1.0)

    best = max((made(t, b) for t, b in product(TRUST, biases)), key=lambda by: value(by, data))
    return max((replace(best, heat=h) for h in HEAT), key=lambda by: candour(by, data))


def main(folder: Path, whole: Path, gold: Path, out: Path) -> None:
    """Choose and write."""
    files = sorted(whole.glob("*.jsonl"))
    learned = gather(chain(sentences(folder), reports(*files, kept=False)))
    data = gather(chain(reports(gold), reports(*files, kept=True)))
    best = chosen(witness(learned, len(KINDS), len(KINDS)), BIAS, f1, data)
    alone = replace(best, trust=0.0)
    rules = float(np.mean(np.array(data.said) == np.array(data.truth)))
    sys.stdout.write(
        f"trust {best.trust} bias {best.bias[0]} heat {best.heat}; together {f1(best, data):.3f}, "
        f"encoder alone {f1(alone, data):.3f}, words that the rules have right {rules:.3f}\n"
    )
    np.savez(out, kind_witness=best.witness, kind_bias=best.bias, kind_trust=best.trust, kind_heat=best.heat)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
