"""Statements against PolNeAR-like gold: rows of ``text`` and ``attributions`` of source, cue and content spans.

Definitions. Words and single punctuation marks are tokens; a role filler is its set of words (of marks where it has no
word). Two contents fit when Dice >= .5. Attributions are aligned one to one, best Dice first.

- triple-overlap: contents fit, cues share a word, sources share a word or both are empty.
- stmt-pair ("who said what"): contents fit and sources fit, after leaving out of gold and output what is no statement;
  a statement has a speech-act word in its cue or quotation marks around some word of its content.
- src-acc: of the gold contents found that have a source, the share with a right source.

Predictions that lie mostly in a row's ``discard`` regions do not count.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dragoman.extract import statements
from dragoman.extract.parse import parse
from dragoman.model import Document, Parsed, StatementMention
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|''.*?(?:''|$)|``.*?(?:''|$)")
ROLES = ("source", "cue", "content")
FITS = 0.5  # Dice; the threshold of the published definition
SAYS = frozenset((
    "said", "say", "says", "saying", "tell", "told", "tells", "telling", "add", "added", "adds", "adding", "write",
    "wrote", "writes", "writing", "written", "ask", "asked", "asks", "asking", "note", "noted", "notes", "noting",
    "report", "reported", "reports", "announce", "announced", "announces", "tweet", "tweeted", "tweets", "argue",
    "argued", "argues", "arguing", "explain", "explained", "claim", "claimed", "claims", "state", "stated",
    "statement", "according", "insist", "insisted", "warn", "warned", "reply", "replied", "respond", "responded",
    "acknowledge", "acknowledged", "declare", "declared", "deny", "denied", "suggest", "suggested", "suggests",
    "recall", "recalled", "call", "called", "calls", "calling", "describe", "described", "declined", "accuse",
    "accused", "criticize", "criticized", "urge", "urged", "continue", "continued", "remark", "remarked", "testify",
    "testified", "concede", "conceded", "predict", "predicted", "quote", "quoted", "cite", "cited", "mention",
    "mentioned", "allege", "alleged", "confirm", "confirmed", "reveal", "revealed", "stress", "stressed",
    "emphasize", "emphasized", "question", "questioned", "promise", "promised", "vow", "vowed", "pledge", "pledged",
    "conclude", "concluded", "post", "posted", "read", "told", "complain", "complained", "assert", "asserted",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of token numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    speech: bool


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """One row of predictions for each row, in order; gold fields are never read."""
    ids: list[str] = []

    def documents() -> Iterator[Document]:
        for number, row in enumerate(rows):
            ids.append(str(row["doc_id"]))
            yield Document(str(number), str(row["doc_id"]), row["text"])

    for number, parsed in enumerate(parse(documents())):
        yield {"doc_id": ids[number], "attributions": attributions(parsed)}


def attributions(parsed: Parsed) -> list[dict[str, list[list[int]]]]:
    """Statements of one report as rows; nested ones are left out, since the gold knows no nesting."""
    return [_row(m) for m in statements.find(parsed) if m.within is None]


def _row(m: StatementMention) -> dict[str, list[list[int]]]:
    return {
        "source": [[m.speaker.start, m.speaker.end]] if m.speaker is not None else [],
        "cue": [[m.cue.start, m.cue.end]] if m.cue is not None else [],
        "content": [[s.start, s.end] for s in m.content],
    }


def measure(gold: Sequence[Row], predicted: Iterable[Row]) -> list[Figure]:
    """F1 (in percent) of triple-overlap and stmt-pair with intervals over documents, and the source accuracy."""
    by_id = {row["doc_id"]: row["attributions"] for row in predicted}
    counts = [_count(row, by_id.get(row["doc_id"], [])) for row in gold]
    whole = sum(counts, Counter[str]())
    figures = []
    for name in ("triple-overlap", "stmt-pair"):
        low, high = bootstrap(counts, partial(_f1_of_sum, name), rounds=200)
        figures.append(Figure(name, f1(whole, name), whole[f"{name} gold"], low, high))
        for side in ("gold", "predicted"):
            share = 100 * whole[f"{name} hit"] / max(1, whole[f"{name} {side}"])
            figures.append(
                Figure(f"{name} {'recall' if side == 'gold' else 'precision'}", share, whole[f"{name} {side}"])
            )
    accuracy = 100 * whole["src-acc hit"] / max(1, whole["src-acc gold"])
    return [*figures, Figure("src-acc", accuracy, whole["src-acc gold"])]


def _f1_of_sum(name: str, counts: Sequence[Counter[str]]) -> float:
    return f1(sum(counts, Counter[str]()), name)


def f1(counts: Mapping[str, int], name: str) -> float:
    """F1 in percent from the hits and the sizes of both sides."""
    both = counts[f"{name} gold"] + counts[f"{name} predicted"]
    return 200 * counts[f"{name} hit"] / both if both else 0.0


def _count(row: Row, predicted: Sequence[Mapping[str, Any]]) -> Counter[str]:
    page = _Page(row["text"])
    thrown = page.numbers(row.get("discard") or [])
    left = [page.read(a) for a in row["attributions"]]
    right = [
        page.read(a) for a in predicted if (raw := page.numbers(a["content"])) and len(raw & thrown) <= len(raw) / 2
    ]
    counts: Counter[str] = Counter()

    def add(name: str, gold: list[Attribution], found: list[Attribution], fit: Callable[..., float]) -> None:
        counts[f"{name} gold"] += len(gold)
        counts[f"{name} predicted"] += len(found)
        counts[f"{name} hit"] += len(align(gold, found, fit))

    add("triple-overlap", left, right, _triple)
    add("stmt-pair", [a for a in left if a.speech], [a for a in right if a.speech], _pair)
    for i, j in align(left, right, _content):
        if left[i].source:
            counts["src-acc gold"] += 1
            counts["src-acc hit"] += bool(left[i].source & right[j].source)
    return counts


def align(
    gold: Sequence[Attribution], found: Sequence[Attribution], fit: Callable[[Attribution, Attribution], float]
) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, best fit first; ties go to the later pair."""
    scored = sorted(((fit(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found)), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for score, i, j in scored:
        if score > 0 and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def dice(a: frozenset[int], b: frozenset[int]) -> float:
    """Twice the common part over the sum of both."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _pair(g: Attribution, p: Attribution) -> float:
    score = dice(g.content, p.content)
    return score if score >= FITS and (g.source & p.source or not (g.source or p.source)) else 0.0


def _triple(g: Attribution, p: Attribution) -> float:
    return _pair(g, p) if g.cue & p.cue else 0.0


def _content(g: Attribution, p: Attribution) -> float:
    score = dice(g.content, p.content)
    return score + 0.01 * bool(g.cue & p.cue) if score >= FITS else 0.0


class _Page:
    """A text as numbered tokens."""

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(TOKEN.finditer(text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.is_word = [m.group()[0].isalnum() or m.group()[0] == "_" for m in found]
        self.quoted = bytearray(len(text))
        at = 0
        for paragraph in text.split("\n"):
            for m in QUOTED.finditer(paragraph):
                self.quoted[at + m.start() : at + m.end()] = b"\x01" * (m.end() - m.start())
            at += len(paragraph) + 1

    def numbers(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """The tokens that have a character in one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            i = bisect_right(self.ends, start)
            while i < len(self.starts) and self.starts[i] < end:
                found.add(i)
                i += 1
        return frozenset(found)

    def read(self, row: Mapping[str, Any]) -> Attribution:
        """An attribution's roles as words."""
        source, cue, content = (self.numbers(row.get(role) or []) for role in ROLES)
        says = any(self.text[self.starts[i] : self.ends[i]].lower() in SAYS for i in cue)
        marked = any(self.quoted[self.starts[i]] for i in content if self.is_word[i])
        return Attribution(self._words(source), self._words(cue), self._words(content), says or marked)

    def _words(self, numbers: frozenset[int]) -> frozenset[int]:
        return frozenset(i for i in numbers if self.is_word[i]) or numbers
