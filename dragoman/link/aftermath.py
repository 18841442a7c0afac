"""What came of an act just told: "nine were injured in the shooting" and "nine were injured" are no second act."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dragoman.link.occurrences import Occurrence
from dragoman.link.outcomes import OUTCOMES
from dragoman.link.tolls import CASUALTIES
from dragoman.model import Status

BACK = 1  # sentences to the act: "police fired on marchers. Nine were hurt in the shooting"
STEADY = frozenset(("fight", "operation"))  # "the fighting", "the offensive" go on beside single acts
DONE = frozenset((Status.OCCURRED, Status.ONGOING))


def pairs(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """(act, aftermath) indexes, where one act alone was told in the sentence before."""
    by_document: dict[str, list[int]] = defaultdict(list)
    for i, o in enumerate(found):
        if o.family == "violence" and not o.event.background:
            by_document[o.key[0]].append(i)
    for members in by_document.values():
        for i in members:
            here = found[i]
            if not (_named(here) or _bare(here)):
                continue
            near = [j for j in members if 0 < here.event.sentence - found[j].event.sentence <= BACK]
            if len(near) == 1 and _act(found[near[0]]):
                yield near[0], i


def _act(o: Occurrence) -> bool:
    """Whether it is an act done, and not itself the harm that some act did: "30 were injured there"."""
    return o.event.status in DONE and not o.many and bool(o.agents or o.event.lemma not in OUTCOMES)


def _named(o: Occurrence) -> bool:
    """ "In the shooting": a definite noun for an act, of which nothing but a toll is told."""
    told = o.event.times or o.places or o.agents or o.many or o.verbal
    return o.definite and not told and o.event.lemma not in STEADY and o.event.status in DONE and _toll(o)


def _toll(o: Occurrence) -> bool:
    return any(c.count.kind in CASUALTIES and c.count.low for c in o.counts)


def _bare(o: Occurrence) -> bool:
    """ "Nine people were injured": a toll, and nothing of how, when or where."""
    told = o.event.times or o.places or o.agents or o.names
    if told or o.event.lemma not in OUTCOMES or not o.verbal or o.event.status is not Status.OCCURRED:
        return False
    after = o.evidence.sentence[o.evidence.sentence.find(o.evidence.text) + len(o.evidence.text) :]
    return after[:1] in (".", ",", ";") and _toll(o)
