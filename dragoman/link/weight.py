"""How much an event matters to the story: several origins, recent or coming, the main actors, told early.

The points order every list of the brief; they are set by hand on the test-suite's stories and say nothing of truth.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.link.actors import Actors
from dragoman.link.occurrences import THINGS, Occurrence
from dragoman.link.tolls import CASUALTIES
from dragoman.model import Event, Status

AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.THREATENED, Status.CALLED_FOR, Status.CANCELLED))
GRAVE = frozenset(("ASSAULT", "RETREAT", "SANCTION", "COERCE", "CONSULT", "MOBILIZE", "PROTEST"))
VIOLENT = frozenset(("ASSAULT", "PROTEST"))  # weigh by what they are, whoever is known to take part
HARM = CASUALTIES | {"detained"}
SIDES = re.compile(rf"\b(?:{THINGS}|leaders|presidents|ministers)\b", re.IGNORECASE)  # they mean the story's own
RELATIONS = frozenset(("SUPPORT", "COOPERATE", "AID", "SANCTION", "AGREE", "CONSULT", "CONCEDE"))
STOOD = frozenset((Status.OCCURRED, Status.ONGOING, Status.POSSIBLE))
EARLY = 4  # sentences of the lead
UNSURE = 1.0  # taken from an act whose words nobody can be sure of


def main_actors(actors: Actors) -> dict[str, float]:
    """Each actor's share of the story, 0 to 1: mentions, spread over reports."""
    counts: Counter[str] = Counter()
    for actor in actors.actors:
        documents = {m.document for m in actor.mentions}
        counts[actor.id] = len(actor.mentions) * len(documents)
    top = max(counts.values(), default=1)
    return {a: n / top for a, n in counts.items()}


def weigh(events: Sequence[tuple[Event, Sequence[Occurrence]]], actors: Actors, today: date | None) -> list[Event]:
    """The events with their weights; ``today`` is the last day that any report may have come out."""
    share = main_actors(actors)
    return [replace(e, weight=round(_points(e, found, share, today), 3)) for e, found in events]


def _points(event: Event, found: Sequence[Occurrence], share: dict[str, float], today: date | None) -> float:
    people = sorted((share.get(a, 0.0) for a in (*event.agents, *event.recipients)), reverse=True)
    points = 2.0 * min(event.origins, 4) + min(len(event.documents), 4)
    points += 3.0 * sum(people[:2])
    points += _recency(event, today)
    points += 2.0 if event.status in AHEAD else 0.0
    points += 1.0 if event.type in GRAVE else 0.0
    points += 2.0 if min(o.evidence.number for o in found) <= EARLY else 0.0
    points += 0.5 * sum((bool(event.level), event.where is not None, event.when.known, bool(event.counts)))
    points -= 5.0 if event.background or _aside(event, found) else 0.0
    points -= 3.0 if event.status is Status.HYPOTHETICAL else 0.0
    if not _harmful(event, found):
        points -= UNSURE * (1 - max(o.event.sure for o in found))
        points -= 0.0 if people else 2.5
        points -= 4.0 if all(o.definite or not _told_of(o) for o in found) and not event.level else 0.0
    return points


def _aside(event: Event, found: Sequence[Occurrence]) -> bool:
    """A standing relation, or what a clause adds by the way, that nothing ties to a day, a number or a second witness.

    "US sanctions against Turkey", "cooperation between Ankara and Moscow"; ", sending troops into the north".
    """
    if event.origins > 1 or event.when.known or event.counts or event.status not in STOOD or event.level:
        return False
    return all(o.evidence.number > 0 and not o.times and (_relation(o) or _by_the_way(o)) for o in found)


def _relation(o: Occurrence) -> bool:
    return not o.told and o.event.type in RELATIONS and not o.towns


def _by_the_way(o: Occurrence) -> bool:
    phrase = o.event.phrase or o.event.trigger
    return o.verbal and o.event.trigger.text.casefold().endswith("ing") and phrase.start == o.event.trigger.start


def _harmful(event: Event, found: Sequence[Occurrence]) -> bool:
    """Violence that is told, not merely referred to, and whatever has a toll: never trivia for want of a name."""
    if any(c.kind in HARM for c in event.counts):
        return True
    return event.type in VIOLENT and not all(o.definite for o in found)


def _told_of(o: Occurrence) -> bool:
    """Whether somebody in particular takes part: a known party, or "the neighbours" whom the story is about."""
    return bool(o.parties) or any(SIDES.search(s.text) for s in (*o.event.agents, *o.event.recipients))


def _recency(event: Event, today: date | None) -> float:
    latest = event.when.latest or event.when.earliest
    if latest is None or today is None:
        return 0.0
    days = (today - latest).days
    if days < 0:
        return 3.0
    return 3.0 if days <= 14 else 1.0 if days <= 60 else 0.0 if days <= 365 else -3.0
