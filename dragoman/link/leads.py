"""Attacks that two reports of one story open with: perhaps one, told too differently to be joined."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from dragoman.link.doubt import Doubt
from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import days_apart, places_clash
from dragoman.model import Status
from dragoman.names import fold

LEAD = 2  # sentences, headline included
NEAR = 1  # days: "Monday evening" here, "Tuesday" there
SHARED = 2  # content words of the two sentences: "mortar shells"
FIELDS = ("when", "who", "count")
SCORE = 2.5  # the least that a doubt is worth
# words of any attack
ANY = frozenset(
    ("fire", "open", "attack", "kill", "shoot", "strike", "hit", "wound", "injure", "people", "man", "person",
     "say", "soldier", "troop", "force", "army", "guard", "police", "official", "spokesman", "monday", "tuesday",
     "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "evening", "afternoon", "night", "day",
     "least")
)  # fmt: skip
MOST = 40  # attacks that reports open with; a longer story has many


def doubts(found: Sequence[Occurrence], group: Mapping[int, int]) -> Iterator[Doubt]:
    """Pairs of groups, for each field in which they may clash."""
    first: dict[str, list[int]] = {}
    for i, o in enumerate(found):
        if _opens(o):
            first.setdefault(o.key[0], []).append(i)
    told = [i for mentions in first.values() for i in mentions]
    if len({group[i] for i in told}) > MOST:
        return
    seen: set[tuple[int, int]] = set()
    shared = {(group[i], found[i].key[0]) for i in range(len(found))}
    for i, j in combinations(told, 2):
        a, b = sorted((group[i], group[j]))
        if a == b or (a, b) in seen or not _may_be_one(found[i], found[j]):
            continue
        if any((a, d) in shared and (b, d) in shared for d in first):
            continue  # one report tells both: it takes them for two
        seen.add((a, b))
        yield from (Doubt(a, b, field, SCORE) for field in FIELDS)


def _opens(o: Occurrence) -> bool:
    act = o.event
    return act.type == "ASSAULT" and act.status is Status.OCCURRED and not act.background and o.evidence.number <= LEAD


def _may_be_one(a: Occurrence, b: Occurrence) -> bool:
    if a.key[0] == b.key[0] or a.many or b.many or places_clash(a, b):
        return False
    if a.arm and b.arm and a.arm != b.arm:
        return False
    if _doers(a) & b.terms and _doers(b) & a.terms:
        return False  # "Peruvian guards fired on Chileans", "Chilean soldiers fired on Peruvians": two acts
    gap = days_apart(a, b)
    return gap is not None and gap <= NEAR and len((a.terms & b.terms) - ANY) >= SHARED


def _doers(o: Occurrence) -> set[str]:
    return {fold(w) for s in o.event.agents for w in s.text.split()} - ANY
