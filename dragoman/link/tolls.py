"""Which act a count belongs to: the first of its words that an event is read from, else the attack before it."""

from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import table
from dragoman.model import CountMention, EventMention, Parsed, Status

CASUALTIES = frozenset(("killed", "injured", "missing", "displaced"))
HAPPENED = frozenset((Status.OCCURRED, Status.ONGOING))
NEAR = (
    1  # sentences back: "Shots were fired. Three sailors suffered cuts." further back the toll may be another attack's
)


def told_by(count: CountMention, events: Sequence[EventMention]) -> int | None:
    """The index of the event mention that the words over a count name."""
    return next((i for words in count.acts for i, e in enumerate(events) if e.trigger.overlaps(words)), None)


def event_of(count: CountMention, events: Sequence[EventMention], parsed: Parsed) -> int | None:
    """The index of the event mention that a count belongs to, or None where no act near it is told."""
    named = told_by(count, events)
    if named is not None:
        return named
    if count.count.kind not in CASUALTIES or any(words.text.lower() in _nature() for words in count.acts):
        return None
    return _attack_before(count, events, parsed)


@cache
def _nature() -> frozenset[str]:
    """Harm that nobody does: the dead of a landslip are no attack's."""
    return frozenset(row["word"] for row in table("counted") if row["role"] == "nature")


def _attack_before(count: CountMention, events: Sequence[EventMention], parsed: Parsed) -> int | None:
    """The nearest attack told before a toll, in its sentence or the one before."""
    sentence = next(i for i, s in enumerate(parsed.sentences) if count.span.start < s.end)
    told = [
        (event.trigger.start, i)
        for i, event in enumerate(events)
        if event.type == "ASSAULT"
        and event.status in HAPPENED
        and event.trigger.end <= count.span.start
        and sentence - event.sentence <= NEAR
    ]
    return max(told)[1] if told else None
