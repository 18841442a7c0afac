"""Two lists of statements of one text side by side: which of the one is which of the other."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.score.statements.page import Attribution
from dragoman.score.statements.pairs import dice

Row = Mapping[str, Any]
COVERED = 0.5  # share of content words; half, as in the published definition of a content that fits


def covered(words: frozenset[int], by: frozenset[int]) -> float:
    """The share of words that another set holds."""
    return len(words & by) / len(words) if words else 0.0


def join(gold: Sequence[Attribution], found: Sequence[Attribution]) -> dict[int, int]:
    """For each gold statement that is found, the one that holds it, by index.

    A gold statement is found when half of its content words stand in one found statement. First they are aligned one
    to one, the greatest Dice first (then a shared word of the cues, then text order); then a gold statement left over
    joins the one that covers most of it, so that several gold pieces of one found statement all count.
    """
    fitting = {
        (i, j): (dice(g.content, f.content), bool(g.cue & f.cue))
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if covered(g.content, f.content) >= COVERED
    }
    joined: dict[int, int] = {}
    for i, j in sorted(fitting, key=lambda pair: (-fitting[pair][0], -fitting[pair][1], pair)):
        if i not in joined and j not in joined.values():
            joined[i] = j
    for i in dict.fromkeys(i for i, _ in fitting):
        rivals = [j for k, j in fitting if k == i]
        best = min(rivals, key=lambda j: (-covered(gold[i].content, found[j].content), -fitting[i, j][0], j))
        joined.setdefault(i, best)
    return joined


def held(statement: Attribution, others: Iterable[Attribution]) -> bool:
    """Whether half of a statement's content words stand in the contents of others, taken together."""
    return covered(statement.content, frozenset().union(*(o.content for o in others))) >= COVERED
