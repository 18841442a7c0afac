"""A headline tells the act of its lead: one act of a sort in each, with a word in common, is one event."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import conflict

LEAD = 1  # sentences of the body that a headline sums up


def pairs(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """(headline's, lead's) indexes."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(found):
        if o.evidence.number <= LEAD and not o.event.background:
            by_document[o.key[0]].append(i)
    for members in by_document.values():
        heads = [i for i in members if found[i].evidence.number == 0]
        for i in heads:
            rivals = [j for j in heads if _one_sort(found[j], found[i])]
            lead = [j for j in members if j not in heads and _one_sort(found[j], found[i])]
            if len(rivals) == len(lead) == 1 and _tied(found[i], found[lead[0]]):
                yield i, lead[0]


def _one_sort(a: Occurrence, b: Occurrence) -> bool:
    return a.family == b.family and a.event.type == b.event.type


def _tied(a: Occurrence, b: Occurrence) -> bool:
    """Whether nothing speaks against one event, and a word of both sentences for it."""
    return a.event.status is b.event.status and not conflict(a, b) and bool(a.terms & b.terms or a.parties & b.parties)
