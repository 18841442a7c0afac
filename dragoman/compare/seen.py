"""All that comparing the claims of one slot may look at: while it stays the same, so does what comes of it."""

from collections.abc import Mapping, Sequence

from dragoman.compare.context import Context
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField


class Seen:
    """What each slot depends on beside its claims."""

    def __init__(self, context: Context, doers: Mapping[tuple[str, int], set[str]], memory: Memory) -> None:
        """Over one story."""
        self.context = context
        self.doers = doers
        self.memory = memory
        self._actors: dict[str, object] = {}
        self._claims: dict[str, tuple[object, ...]] = {}

    def slot(
        self, about: str, field: ClaimField, slot: Sequence[Claim]
    ) -> tuple[tuple[object, ...], tuple[object, ...]]:
        """The objects, told apart by identity, and the values on which a slot's verdicts depend."""
        objects = tuple(o for c in slot for o in (c, *self.around(c)))
        event = self.context.events.get(about)
        who = tuple(frozenset(self.doers.get(_place(c), ())) for c in slot) if field is ClaimField.STATUS else ()
        return objects, (event and (event.type, event.status), who)  # no comparator looks at more of an event

    def around(self, claim: Claim) -> tuple[object, ...]:
        """The objects, told apart by identity, on which what is made of a claim depends beside itself."""
        if claim.id not in self._claims:
            voice, value = claim.voice, claim.value if isinstance(claim.value, str) else ""
            published = self.context.documents[voice.document].published
            told = self.context.statements.get(voice.statement or "")
            parsed = self.context.parsed.get(voice.document)
            if told is None:
                self._claims[claim.id] = parsed, published, self._actor(value)
            else:
                said = told.speaker, told.stance, told.form, self._actor(told.speaker.actor or "")
                self._claims[claim.id] = parsed, published, self._actor(value), *said
        return self._claims[claim.id]

    def _actor(self, id: str) -> object:
        """One object for as long as all that a comparator may look at of an actor stays the same."""
        if id not in self._actors:
            known = self.context.actors.get(id)
            seen = (known.name, known.kind, known.country, known.role, known.code) if known is not None else ()
            self._actors[id] = self.memory.get("actor of claims", (), object, id, seen)
        return self._actors[id]


def _place(claim: Claim) -> tuple[str, int]:
    return claim.evidence[0].document, claim.evidence[0].start
