"""What a report leaves out that two or more others carry, and whose words no report carries."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dragoman.model import Actor, ActorKind, Document, Event, Silence, Statement, Status

LEAST_REPORTS = 2  # silence counts only where two other reports speak
LEAST_MENTIONS = 4  # of an actor, before its silence is worth a line
BESIDE = 90  # characters from a speaker within which an apposition names whom it speaks for
DONE = frozenset((Status.OCCURRED, Status.ONGOING))
SPEAKS = (ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.IGO, ActorKind.ORGANISATION, ActorKind.PARTY)


def left_out_by(event: Event, documents: Mapping[str, Document], maybe: frozenset[str]) -> tuple[str, ...]:
    """Documents that say nothing of an event of two other origins, though it had happened or been announced by then.

    Two papers that print one text are one origin; so are two that quote one interview (``event.origins``). An outlet
    leaves nothing out that another report of its own tells. ``maybe``: documents that may speak of it in words that
    could not be tied to it.
    """
    if event.origins < LEAST_REPORTS or event.background:
        return ()
    texts = {documents[d].origin or d for d in event.documents}
    if len(texts) < LEAST_REPORTS:
        return ()
    telling = {name for d in event.documents if (name := documents[d].outlet)}
    days = [documents[d].published.earliest for d in event.documents]
    known_since = min((d for d in days if d is not None), default=None) if None not in days else None
    done = event.when.earliest if event.status in DONE else None  # before it a report could know of its announcement
    own = {*event.documents, *maybe}
    many = len(texts) > LEAST_REPORTS  # without any one of them there are enough
    return tuple(
        d.id
        for d in documents.values()
        if d.id not in own
        and d.outlet not in telling
        and (many or d.origin not in texts)
        and ((out := d.published.latest) is None or _within(out, known_since, done))
    )


def _within(out: date, known_since: date | None, done: date | None) -> bool:
    """Whether a report that came out by then could tell of what was known since and done on these days."""
    return (known_since is None or out >= known_since) and (done is None or out >= done)


def silences(actors: Sequence[Actor], statements: Sequence[Statement], party: Mapping[str, str]) -> tuple[Silence, ...]:
    """Main actors who are spoken of in two reports or more and speak in none, by name or through their own people.

    Whoever stands beside a speaker ("the envoy of the bloc, X, said") may be whom X speaks for: not called silent.
    """
    speaking = {party.get(s.speaker.actor, s.speaker.actor) for s in statements if s.speaker.actor is not None}
    speaking |= {s.speaker.actor for s in statements if s.speaker.actor is not None}
    beside: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for s in statements:
        if s.speaker.span is not None:
            beside[s.document].append((s.speaker.span.start - BESIDE, s.speaker.span.end + BESIDE))
    for actor in actors:
        if any(a <= m.start and m.end <= b for m in actor.mentions for a, b in beside[m.document]):
            speaking.add(actor.id)
    found = []
    for actor in actors:
        documents = tuple(dict.fromkeys(m.document for m in actor.mentions))
        main = len(documents) >= LEAST_REPORTS and len(actor.mentions) >= LEAST_MENTIONS
        if actor.kind in SPEAKS and main and actor.id not in speaking and party.get(actor.id, actor.id) not in speaking:
            found.append(Silence(actor.id, documents))
    return tuple(found)
