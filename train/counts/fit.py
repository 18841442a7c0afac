"""What befell people counted: ``python -m train.counts.fit GOLD.jsonl OUT.npz``.

Learns from GOLD (tests/gold/acts/open.jsonl), train/reports/labels and the reports and notes of this folder, counts
that the rules find. Where the rules name a harm, their answer is hidden, so that the words around are learned also from
counts that need no help. Prints how often rules and both are right of reports that were left out, by source.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.befallen import FATES, SCALE, likeliest, states_of
from dragoman.extract.counts import by_rules
from dragoman.extract.encoder import read
from dragoman.extract.encoder.witnesses import log_softmax
from dragoman.extract.parse import parse
from dragoman.extract.signs import RULED, Signs
from dragoman.model import Document
from dragoman.score.overlaps import matched
from train.counts.regression import regression
from train.reports.counted import reports

HERE = Path(__file__).parent
LEAST = 3  # counts a name must hold of
PENALTY = 3.0  # of the squared weights, halved; chosen across reports among 1, 2, 3, 5, 6
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A labelled count: where it is from, the names, the states, what the rules say and the truth."""

    source: str
    report: str
    names: frozenset[str]
    states: Any
    said: str
    truth: str


def labelled(gold: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each report with its source; those that rules were not written beside stand apart."""
    for row in reports():
        yield ("kept" if row.get("kept") else "labels"), row
    for path in (gold, HERE / "reports.jsonl", HERE / "notes.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            yield ("gold" if path == gold else path.stem), json.loads(line)


def gather(rows: Sequence[tuple[str, Mapping[str, Any]]]) -> list[Known]:
    """The counts that the rules find, with what they are by the labels."""
    made = []
    documents = [Document(str(n), str(n), row["text"]) for n, (_, row) in enumerate(rows)]
    for (source, row), parsed in zip(rows, parse(documents), strict=True):
        mentions = list(by_rules(parsed))
        spans = [[[m.span.start, m.span.end]] for m in mentions]
        inner = read(parsed).inner()
        for i, j in matched([c["span"] for c in row["counts"]], spans):
            signs = Signs(parsed, mentions, j)
            states = states_of(inner, signs) * SCALE
            said, truth = mentions[j].count.kind, row["counts"][i]["kind"]
            made.append(Known(source, row["doc_id"], frozenset(signs.names()), states, said, truth))
    return made


def learned(data: Sequence[Known]) -> tuple[dict[str, int], Any, Any]:
    """The names numbered, and the weights of names and states with the biases."""
    some = [k for k in data if k.truth in FATES]
    often = Counter(name for k in some for name in k.names)
    names = {name: n for n, name in enumerate(sorted(n for n, times in often.items() if times >= LEAST))}
    truth = [FATES.index(k.truth) for k in some]
    return names, *regression(design(some, names), truth, len(FATES), PENALTY)


def design(data: Sequence[Known], names: Mapping[str, int]) -> Any:
    """(counts, names and states)."""
    made = np.zeros((len(data), len(names)), np.float32)
    for row, known in zip(made, data, strict=True):
        row[[names[name] for name in known.names if name in names]] = 1
    return np.concatenate([made, np.stack([k.states for k in data])], axis=1)


def answers(data: Sequence[Known], by: tuple[dict[str, int], Any, Any]) -> list[str]:
    """What rules and model say together."""
    names, weight, bias = by
    shares = np.exp(log_softmax(np.asarray(design(data, names) @ weight + bias, np.float32)))
    return [
        (likeliest(share) if known.said in RULED else None) or known.said
        for known, share in zip(data, shares, strict=True)
    ]


def left_out(data: Sequence[Known]) -> list[str]:
    """What is said of each count by a model that did not learn from its report."""
    made = [""] * len(data)
    folds = [int(hashlib.sha256(k.report.encode()).hexdigest(), 16) % FOLDS for k in data]
    for fold in range(FOLDS):
        by = learned([k for k, f in zip(data, folds, strict=True) if f != fold])
        out = [n for n, f in enumerate(folds) if f == fold]
        for n, answer in zip(out, answers([data[n] for n in out], by), strict=True):
            made[n] = answer
    return made


def main(gold: Path, out: Path) -> None:
    """Fit, print, write."""
    data = gather(list(labelled(gold)))
    said = left_out(data)
    for source in dict.fromkeys(k.source for k in data):
        some = [(k, answer) for k, answer in zip(data, said, strict=True) if k.source == source]
        rules, both = (sum(right) / len(some) for right in zip(*((k.said == k.truth, a == k.truth) for k, a in some),
                                                                strict=True))  # fmt: skip
        turned = [(k, a) for k, a in some if k.said != a]
        mended, spoiled = (sum(x == k.truth for x, k in pairs) for pairs in
                           (((a, k) for k, a in turned), ((k.said, k) for k, a in turned)))  # fmt: skip
        sys.stdout.write(
            f"{source}: n {len(some)}; rules {rules:.3f}, both {both:.3f}; {mended} mended, {spoiled} spoiled\n"
        )
    names, weight, bias = learned(data)
    np.savez_compressed(
        out,
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        weight=weight[: len(names)].astype(np.float16),
        states=weight[len(names) :].astype(np.float16),
        bias=bias.astype(np.float32),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
