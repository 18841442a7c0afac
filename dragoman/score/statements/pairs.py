"""Who said what, by PolNeAR's definitions: rows of ``text`` and ``attributions`` of source, cue and content spans.

Definitions. Words and single punctuation marks are tokens; a role filler is its set of words (of marks where it has no
word). Two contents fit when Dice >= .5. Attributions are aligned one to one, best Dice first.

- triple-overlap: contents fit, cues share a word, sources share a word or both are empty.
- stmt-pair ("who said what"): contents fit and sources fit, after leaving out of gold and output what is no statement;
  a statement has a speech-act word in its cue or quotation marks around some word of its content.
- src-acc: of the gold contents found that have a source, the share with a right source.

Predictions that lie mostly in a row's ``discard`` regions do not count. Nested attributions (``within``) are left out
of both sides: PolNeAR has none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from dragoman.score.figures import Figure, bootstrap
from dragoman.score.statements.page import Attribution, Page

Row = Mapping[str, Any]
FITS = 0.5  # Dice; the threshold of the published definition


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
    page = Page(row["text"])
    thrown = page.numbers(row.get("discard") or [])
    left = [page.read(a) for a in row["attributions"] if a.get("within") is None]
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
