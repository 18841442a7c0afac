"""How encoder and words tell that an act is named:
``python -m train.acts.fit SENTENCES_DIR REPORTS_DIR GOLD.jsonl OUT.npz``.

A logistic regression over the names of ``dragoman/extract/events/marks.py`` learns from every candidate word of all of
them (sentences of fold 0 aside). The encoder knows most of these texts by heart, so how it and the words are joined is
learned from the texts it never saw (reports of fold 0, GOLD), each judged by a model that did not learn
from it. Prints what share of the acts is found there at which precision. Uses the encoder that ships.
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

from dragoman.extract.encoder import read
from dragoman.extract.events.candidates import candidates
from dragoman.extract.events.marks import marks
from dragoman.extract.events.noticing import odds, shares_heard
from dragoman.extract.events.triggers import find_triggers
from dragoman.extract.parse import parse
from dragoman.model import Document
from train.acts.regression import Sparse, dense, fitted
from train.events.prepare import fold

LEAST = 4  # words a name must hold of
DECAY = 4.0  # of the squared weights, halved; chosen across reports among .5, 2, 4, 6, 12
ALONE = 0.3  # what a sentence's word counts beside a report's: with 1 a report's acts are found worse, with 0 as well
PARTS = 6
HEARD = 0.02  # the encoder's share of any act below which a word teaches nothing
SENTENCES = "sentences"
RECALLS = (0.4, 0.5, 0.6, 0.7)


@dataclass(frozen=True, slots=True)
class Word:
    """A candidate: its file (SENTENCES for any of them) and report, its place, the names, what the encoder hears."""

    file: str
    report: str
    at: int
    fresh: bool  # the encoder never saw it
    names: frozenset[str]
    heard: float
    truth: bool


def spans(row: Mapping[str, Any]) -> list[Sequence[int]]:
    """The words of all acts of a row."""
    found: list[Sequence[int]] = []
    for event in row["events"]:
        if not isinstance(event["trigger"], str):
            found += event["trigger"]
            continue
        start = -1
        for _ in range(event.get("nth") or 1):
            start = row["text"].index(event["trigger"], start + 1)
        found.append((start, start + len(event["trigger"])))
    return found


def words(file: str, rows: Sequence[Mapping[str, Any]], *, fresh: bool | None = None) -> Iterator[Word]:
    """The candidates of labelled rows; without ``fresh`` those of fold 0 are."""
    documents = [Document(str(n), str(n), row["text"]) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        name = str(row.get("doc_id") or row["id"])
        unseen = fold({"id": name}) == 0 if fresh is None else fresh
        known = {t.head: t for t in find_triggers(parsed)}
        asked = sorted({*candidates(parsed), *known})
        if not asked:
            continue
        heard = shares_heard(read(parsed).words()[asked])
        acts = spans(row)
        for i, names, share in zip(asked, marks(parsed, asked, known), heard, strict=True):
            token = parsed.tokens[i]
            truth = any(token.start < end and token.end > start for start, end in acts)
            if share >= HEARD:
                yield Word(file, name, i, unseen, frozenset(names), odds(float(share)), truth)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def gather(sentences: Path, reports: Path, gold: Path) -> list[Word]:
    """All candidates that the encoder hears anything of."""
    found: list[Word] = []
    for path in sorted(sentences.glob("*.jsonl")):
        found += words(SENTENCES, [row for row in rows(path) if fold(row)], fresh=False)
    for path in sorted(reports.glob("*.jsonl")):
        found += words(path.stem, rows(path))
    return [*found, *words(gold.stem, rows(gold), fresh=True)]


@dataclass(frozen=True, slots=True)
class Table:
    """The candidates as numbers."""

    numbers: Mapping[str, int]
    x: Sparse
    truth: Any
    each: Any
    part: Any  # -1 for sentences
    fresh: Any
    heard: Any


def table(data: Sequence[Word]) -> Table:
    """Names that hold of too few words are left out."""
    often = Counter(name for word in data for name in word.names)
    numbers = {name: n for n, name in enumerate(sorted(n for n, times in often.items() if times >= LEAST))}
    alone = np.array([w.file == SENTENCES for w in data])
    parts = [int(hashlib.sha256(f"part {w.report}".encode()).hexdigest(), 16) % PARTS for w in data]
    return Table(
        numbers,
        Sparse.of([w.names for w in data], numbers),
        np.array([w.truth for w in data], float),
        np.where(alone, ALONE, 1.0),
        np.where(alone, -1, parts),
        np.array([w.fresh for w in data]),
        np.array([w.heard for w in data]),
    )


def across(data: Table) -> tuple[Any, Any]:
    """Of each word of a report the odds by its words and by both, each by models that did not learn from its part."""
    read_ = np.zeros(len(data.truth))
    for part in range(PARTS):
        out = data.part == part
        weight, bias = fitted(data.x.only(~out), data.truth[~out], DECAY, data.each[~out])
        read_[out] = data.x.only(out).times(weight) + bias
    both, joined = np.zeros(len(data.truth)), np.column_stack([data.heard, read_])
    for part in range(PARTS):
        out = data.part == part
        inside = data.fresh & ~out
        made = dense(joined[inside], data.truth[inside])
        both[out] = joined[out] @ made[:-1] + made[-1]
    return read_, both


def told(value: Any, truth: Any) -> str:
    """The precision at which shares of the acts' words are found."""
    order = np.argsort(-value)
    right = np.cumsum(truth[order])
    at = [int(np.searchsorted(right, share * truth.sum())) for share in RECALLS]
    return ", ".join(f"{share}: {right[n] / (n + 1):.3f}" for share, n in zip(RECALLS, at, strict=True))


def main(sentences: Path, reports: Path, gold: Path, out: Path) -> None:
    """Fit and write."""
    words_ = gather(sentences, reports, gold)
    data = table(words_)
    read_, both = across(data)
    fresh = data.fresh
    for name, value in (("encoder", data.heard), ("words", read_), ("both", both)):
        sys.stdout.write(f"{name}, precision at recall {told(value[fresh], data.truth[fresh])}\n")
    heard, by_words, base = dense(np.column_stack([data.heard, read_])[fresh], data.truth[fresh])
    weight, bias = fitted(data.x, data.truth, DECAY, data.each)
    kept = {name for name, n in data.numbers.items() if weight[n]}
    sys.stdout.write(
        f"{len(kept)} names, {len(words_)} words, heard {heard:.2f}, read {by_words:.2f}, base {base:.2f}\n"
    )
    names = sorted(kept)
    np.savez_compressed(
        out,
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        weight=weight.astype(np.float16),
        bias=bias,
        heard=heard,
        read=by_words,
        base=base,
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
