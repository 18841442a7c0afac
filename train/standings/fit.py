"""How rules, encoder and words tell where an act stands:
``python -m train.standings.fit SENTENCES_DIR REPORTS_DIR STANDINGS_DIR GOLD.jsonl OUT.npz``.

A multinomial logistic regression over the names of ``dragoman/extract/events/evidence.py`` learns from all of them
(sentences of fold 0 aside); it sees no standing of the encoder, which knows most of these texts by heart. What weight
the encoder then has is chosen on the texts that it never saw: reports of fold 0, STANDINGS_DIR and GOLD
(tests/gold/acts/open.jsonl), each file judged by a model that did not learn from it. Prints those figures.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from dragoman.extract.encoder import read
from dragoman.extract.encoder.heads import STATUS_SCORES, STATUSES
from dragoman.extract.encoder.witnesses import log_softmax
from dragoman.extract.events import readings
from dragoman.extract.events.evidence import evidence
from dragoman.extract.events.speech import Standing
from dragoman.extract.events.standing import head_of
from dragoman.extract.parse import parse
from dragoman.model import Document
from dragoman.score.overlaps import macro_f1
from dragoman.score.status import ruled
from train.events.prepare import fold

LEAST = 4  # acts a name must hold of
PENALTY = 1.7  # of the squared weights, halved; chosen across files among .5, 1.7, 5, 17
RARE = 0.7  # exponent by which rare standings count more: at .4 a quarter more acts came out as done that were not
STEPS = 150
TRUST = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0)
HEAT = (0.7, 0.85, 1.0, 1.2, 1.5, 2.0, 2.5)
SENTENCES = "sentences"


@dataclass(frozen=True, slots=True)
class Act:
    """One labelled act: its file (SENTENCES for any of them), the names, the encoder's scores, rules and truth."""

    file: str
    fresh: bool  # the encoder never saw it
    names: frozenset[str]
    scores: Any
    said: int
    truth: int


def words(row: Mapping[str, Any], event: Mapping[str, Any]) -> list[list[int]]:
    """The places of an act's words."""
    if not isinstance(event["trigger"], str):
        return list(event["trigger"])
    start = -1
    for _ in range(event.get("nth") or 1):
        start = row["text"].index(event["trigger"], start + 1)
    return [[start, start + len(event["trigger"])]]


def acts(file: str, rows: Sequence[Mapping[str, Any]], *, fresh: bool | None = None) -> Iterator[Act]:
    """The acts of labelled rows; without ``fresh`` those of fold 0 are."""
    documents = [Document(str(n), str(n), row["text"]) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        found, scores = readings(parsed, encoder=False), read(parsed).words()
        for event in row["events"]:
            at = head_of(parsed, words(row, event))
            if at is None:
                continue
            status, certainty = ruled(parsed, found, at)
            names = evidence(parsed, at, Standing(status, certainty), scores[at])
            unseen = fold({"id": row["doc_id"]}) == 0 if fresh is None else fresh
            truth = [s.value for s in STATUSES].index(event["status"])
            yield Act(file, unseen, frozenset(names), scores[at, STATUS_SCORES], STATUSES.index(status), truth)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def gather(sentences: Path, reports: Path, standings: Path, gold: Path) -> list[Act]:
    """All acts."""
    found: list[Act] = []
    for path in sorted(sentences.glob("*.jsonl")):
        found += acts(SENTENCES, [row for row in rows(path) if fold(row)], fresh=False)
    for path in sorted(reports.glob("*.jsonl")):
        found += acts(path.stem, rows(path))
    for path in (*sorted(standings.glob("*.jsonl")), gold):
        found += acts(path.stem, rows(path), fresh=True)
    return found


def matrix(data: Sequence[Act], names: Mapping[str, int]) -> Any:
    """(acts, names), sparse."""
    pairs = [(n, names[name]) for n, act in enumerate(data) for name in act.names if name in names]
    at = torch.tensor(pairs, dtype=torch.int64).T
    return torch.sparse_coo_tensor(at, torch.ones(len(pairs)), (len(data), len(names))).coalesce().to_sparse_csr()


def fitted(x: Any, truth: Any, size: int) -> tuple[Any, Any]:
    """Weights and biases."""
    counts = torch.bincount(truth, minlength=len(STATUSES)).float()
    each = ((counts.mean() / counts) ** RARE)[truth]
    weight = torch.zeros(size, len(STATUSES), requires_grad=True)
    bias = torch.zeros(len(STATUSES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weight, bias], max_iter=STEPS, history_size=10, line_search_fn="strong_wolfe")

    def loss() -> Any:
        optimizer.zero_grad()
        found = torch.nn.functional.cross_entropy(x @ weight + bias, truth, reduction="none")
        total = (found * each).sum() + PENALTY * (weight**2).sum()
        total.backward()
        return total

    optimizer.step(loss)
    return weight.detach(), bias.detach()


def across(x: Any, data: Sequence[Act], size: int) -> Any:
    """(acts, statuses) log-probabilities, each file's by a model without it; nothing for the sentences."""
    truth = torch.tensor([act.truth for act in data])
    made = np.zeros((len(data), len(STATUSES)), np.float32)
    whole = x.to_dense()
    for file in sorted({act.file for act in data} - {SENTENCES}):
        kept = torch.tensor([act.file == file for act in data])
        weight, bias = fitted(whole[~kept].to_sparse_csr(), truth[~kept], size)
        made[kept.numpy()] = log_softmax((whole[kept] @ weight + bias).numpy())
    return made


def told(data: Sequence[Act], best: Sequence[int]) -> str:
    """Macro-F1, accuracy, and how many acts come out as done that are not."""
    pairs = [(STATUSES[act.truth].value, STATUSES[int(b)].value) for act, b in zip(data, best, strict=True)]
    right = sum(g == f for g, f in pairs) / len(pairs)
    undone = sum(g != f == STATUSES[0].value for g, f in pairs)
    return f"macro-F1 {macro_f1(pairs):.3f}, accuracy {right:.3f}, wrongly done {undone} of {len(pairs)}"


def main(sentences: Path, reports: Path, standings: Path, gold: Path, out: Path) -> None:
    """Fit, choose, write."""
    data = gather(sentences, reports, standings, gold)
    often = Counter(name for act in data for name in act.names)
    names = {name: n for n, name in enumerate(sorted(n for n, times in often.items() if times >= LEAST))}
    x = matrix(data, names)
    logs, heard = across(x, data, len(names)), log_softmax(np.array([act.scores for act in data]))
    fresh = [n for n, act in enumerate(data) if act.fresh]

    def value(trust: float) -> float:
        best = (logs + trust * heard)[fresh].argmax(1)
        return macro_f1([(STATUSES[data[n].truth], STATUSES[int(b)]) for n, b in zip(fresh, best, strict=True)])

    def candour(heat: float) -> float:
        shares = np.exp(log_softmax((logs + trust * heard)[fresh] / heat))
        right = shares.argmax(1) == [data[n].truth for n in fresh]
        sure = shares.max(1).clip(1e-6, 1 - 1e-6)
        return float(np.log(np.where(right, sure, 1 - sure)).mean())

    trust = max(TRUST, key=value)
    heat = max(HEAT, key=candour)
    sys.stdout.write(f"{len(names)} names, {len(data)} acts, trust {trust}, heat {heat}\n")
    judges = {
        "rules": [act.said for act in data],
        "encoder": heard.argmax(1),
        "words": logs.argmax(1),
        "together": (logs + trust * heard).argmax(1),
    }
    for part in sorted({act.file for act in data if act.fresh}):
        some = [n for n in fresh if data[n].file == part]
        for name, best in judges.items():
            sys.stdout.write(f"{part}, {name}: {told([data[n] for n in some], [best[n] for n in some])}\n")
    for name, best in judges.items():
        sys.stdout.write(f"unseen by the encoder, {name}: {told([data[n] for n in fresh], [best[n] for n in fresh])}\n")
    weight, bias = fitted(x, torch.tensor([act.truth for act in data]), len(names))
    np.savez_compressed(
        out,
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        weight=weight.numpy().astype(np.float16),
        bias=bias.numpy(),
        trust=trust,
        heat=heat,
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
