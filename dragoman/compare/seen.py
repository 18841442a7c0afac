"""All that comparing the claims of one slot may look at: while it stays the same, so does what comes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import fields

from dragoman.compare.context import Context
from dragoman.model import Claim, ClaimField, Event

STANDING = tuple(f.name for f in fields(Event) if f.name not in ("weight", "left_out_by", "origins"))


class Seen:
    """What each slot depends on beside its claims."""

    def __init__(self, context: Context, doers: Mapping[tuple[str, int], set[str]]) -> None:
        """Over one story."""
        self.context = context
        self.doers = doers
        self._events: dict[str, tuple[object, ...]] = {}
        self._actors: dict[str, tuple[object, ...] | None] = {}
        self._claims: dict[str, tuple[tuple[object, ...], tuple[object, ...]]] = {}

    def slot(
        self, about: str, field: ClaimField, slot: Sequence[Claim]
    ) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """The objects, and the values that may be new objects each time, on which a slot's verdicts depend."""
        each = [self._claim(c) for c in slot]
        objects = tuple(o for found, _ in each for o in found)
        who = tuple(frozenset(self.doers.get(_place(c), ())) for c in slot) if field is ClaimField.STATUS else ()
        return objects, (self._event(about), *(v for _, v in each), who)

    def _claim(self, claim: Claim) -> tuple[tuple[object, ...], tuple[object, ...]]:
        if claim.id not in self._claims:
            document, voice = self.context.documents[claim.voice.document], claim.voice
            statement = self.context.statements.get(voice.statement or "")
            speaker = statement.speaker.actor if statement is not None else None
            value = claim.value if isinstance(claim.value, str) else ""
            told = (statement.id, statement.speaker, statement.stance, statement.form) if statement is not None else ()
            values = (document.published, told, self._actor(value), self._actor(speaker or ""))
            objects = (claim, self.context.parsed.get(voice.document))
            self._claims[claim.id] = objects, values
        return self._claims[claim.id]

    def _actor(self, id: str) -> tuple[object, ...] | None:
        if id not in self._actors:
            known = self.context.actors.get(id)
            self._actors[id] = (
                (id, known.name, known.kind, known.country, known.role, known.code) if known is not None else None
            )
        return self._actors[id]

    def _event(self, id: str) -> tuple[object, ...]:
        if id not in self._events:
            event = self.context.events.get(id)
            self._events[id] = tuple(getattr(event, name) for name in STANDING) if event is not None else ()
        return self._events[id]


def _place(claim: Claim) -> tuple[str, int]:
    return claim.evidence[0].document, claim.evidence[0].start
