"""The toll of an event in a few words: what its line does not say itself."""

import re

from dragoman.compare.counts import say
from dragoman.model import Claim, Count, Event, Relation
from dragoman.present.compose.desk import NUMBER, Desk, event_words

TOLLS = {
    "killed": re.compile(r"\b(?:kill|dead\b|died\b|deaths?\b|slain\b)", re.I),
    "injured": re.compile(r"\b(?:injur|wound|hurt\b)", re.I),
    "missing": re.compile(r"\b(?:missing|disappear)", re.I),
    "displaced": re.compile(r"\b(?:displac|fled\b|flee|homeless)", re.I),
    "detained": re.compile(r"\b(?:detain|arrest|seiz|captur|held\b|hostage|prisoner)", re.I),
}
CLASHES = (Relation.CONTRADICT, Relation.UNSETTLED)
MOST = 3  # figures of one kind before the line only says that the reports differ


def toll(event: Event, desk: Desk) -> str:
    """ "2 killed", "4 or 7 injured (reports differ)"; "" where nothing is counted or the event's words tell it.

    A report's figure is its largest, for the others may be parts of it ("four of the dead were children"); of two that
    one verdict calls an UPDATE the later counts.
    """
    name = event_words(event)
    parts = []
    for kind, word in TOLLS.items():
        claims = [c for c in desk.holding.get(event.id, ()) if isinstance(c.value, Count) and c.value.kind == kind]
        found = _figures([c for c in claims if not c.negated and c.voice.document in desk.documents], desk)
        if found and not (NUMBER.search(name) and word.search(name)):
            parts.append(_words(found, kind, differ=len(found) > 1 or _clash(claims, desk)))
    return ", ".join(parts)


def _figures(claims: list[Claim], desk: Desk) -> list[Count]:
    """One figure a report, replaced ones left out, in the order in which they came out."""
    largest: dict[str, Claim] = {}
    for claim in claims:
        known = largest.get(claim.voice.document)
        if known is None or _size(claim) > _size(known):
            largest[claim.voice.document] = claim
    late = sorted(largest.values(), key=lambda c: (str(desk.documents[c.voice.document].published.latest), c.id))
    replaced = desk.differing.get(Relation.UPDATE, set())
    kept = [
        c
        for n, c in enumerate(late)
        if not any(frozenset((c.id, d.id)) in replaced for d in late[n + 1 :])
        and not any(_coarser(c, d) for d in late if d is not c)
    ]
    bounds = {(c.value.low, c.value.high): c.value for c in reversed(kept) if isinstance(c.value, Count)}
    return list(reversed(bounds.values()))


def _size(claim: Claim) -> float:
    return (claim.value.low or claim.value.high or 0) if isinstance(claim.value, Count) else 0


def _coarser(one: Claim, other: Claim) -> bool:
    """Whether an open figure ("at least 9") holds the other, which says more."""
    a, b = one.value, other.value
    if not isinstance(a, Count) or not isinstance(b, Count) or None not in (a.low, a.high) or b.low is None:
        return False
    above = a.low is None or b.low >= a.low
    below = a.high is None or (b.high is not None and b.high <= a.high)
    return above and below and (a.low, a.high) != (b.low, b.high) and (b.high is not None or b.low > (a.low or 0))


def _clash(claims: list[Claim], desk: Desk) -> bool:
    """Whether some verdict sets two of the figures against each other."""
    ids = {c.id for c in claims}
    return any(pair <= ids for r in CLASHES for pair in desk.differing.get(r, ()))


def _words(found: list[Count], kind: str, *, differ: bool) -> str:
    plain = [say(Count(kind, kind, c.low, c.high)).removesuffix(f" {kind}") for c in found]
    told = " (reports differ)" if differ else ""
    return f"{' or '.join(plain)} {kind}{told}" if len(plain) <= MOST else f"{kind}: reports differ"
