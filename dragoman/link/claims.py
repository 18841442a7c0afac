"""Occurrences of an event -> claims: one slot, one value, one voice, its words, and the origin it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from dragoman.link.blame import Blame
from dragoman.link.occurrences import Occurrence, Story
from dragoman.link.origins import Origins
from dragoman.link.parts import ONE, SEVERAL
from dragoman.link.tolls import CASUALTIES
from dragoman.model import (
    Certainty,
    Claim,
    ClaimField,
    Evidence,
    Span,
    SpeakerClass,
    Statement,
    Status,
    Value,
    Voice,
    When,
    digest,
)

DYING = frozenset(("die", "died", "dies", "succumbed"))  # the day of a death need not be the day of the attack
HARMS = CASUALTIES | {"detained"}  # the tolls that count people
UNNAMED = frozenset((SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE, SpeakerClass.UNATTRIBUTED))


def blames(event: str, found: Sequence[Blame], acts: Sequence[Occurrence], voices: "Voices") -> Iterator[Claim]:
    """WHO claims from accusations and denials, STATUS ones from bare denials; the accuser or denier is the voice."""
    for blame in found:
        at = replace(acts[blame.occurrence], evidence=blame.evidence, statements=blame.statements)
        at = replace(at, key=(blame.evidence.document, at.key[1]))
        if not blame.actor:  # that it happened is denied, not who did it
            yield _claim(event, ClaimField.STATUS, Status.DENIED, at, voices, blame.evidence)
            continue
        claim = _claim(event, ClaimField.WHO, blame.actor, at, voices, blame.evidence)
        yield replace(claim, negated=blame.negated, id=digest(claim.id, "blame", blame.negated))


class Voices:
    """Whose words an occurrence stands in, and which origin that makes."""

    def __init__(self, story: Story, statements: dict[tuple[str, int], Statement], origins: Origins) -> None:
        """Keep what is needed to tell a voice."""
        self.story = story
        self.statements = statements
        self.origins = origins

    def testifies(self, o: Occurrence) -> Statement | None:
        """The outermost statement that holds the occurrence: its speaker is the one who tells us."""
        return self.statements[o.key[0], o.statements[-1]] if o.statements else None

    def voice(self, o: Occurrence) -> Voice:
        """The document's outlet, and the statement it stands in."""
        document = self.story.report(o.key[0]).document
        statement = self.testifies(o)
        return Voice(document.id, document.outlet, statement.id if statement else None)

    def grounds(self, found: Sequence[Occurrence]) -> "Grounds":
        """All that an event of these mentions rests on beside them."""
        texts = tuple(self.origins.of_document[o.key[0]] for o in found)
        return Grounds(tuple(map(self.testifies, found)), tuple(map(self.origin, found)), texts)

    def origin(self, o: Occurrence) -> str:
        """One speech, one speaker, one agency, one copied text: one origin."""
        return self.origins.of_claim(o.evidence, o.event.sentence, self.testifies(o))


class Grounds(NamedTuple):
    """Of each mention of an event: the statement it stands in, its origin, and that of its text."""

    told: tuple[Statement | None, ...]
    origins: tuple[str, ...]
    texts: tuple[str, ...]


def claims(event: str, o: Occurrence, voices: Voices, *, alone: bool, several: bool) -> dict[str, Claim]:
    """All claims that one mention of an event makes, by id; ``alone``: its only one."""
    return {c.id: c for c in _claims(event, o, voices, alone=alone, several=several)}


def _claims(event: str, o: Occurrence, voices: Voices, *, alone: bool, several: bool) -> Iterator[Claim]:
    if (not o.event.unsure and not denies_part(o, several=several)) or alone:
        yield _claim(event, ClaimField.STATUS, o.event.status, o, voices, o.evidence)
    report = voices.story.report(o.key[0])
    parsed, published = report.parsed, report.document.published
    for t in o.times if alone or o.event.trigger.text.casefold() not in DYING else ():
        if t.when is not None:
            claim = _claim(event, ClaimField.WHEN, t.when, o, voices, o.evidence, parsed.evidence(t.span))
            relative = t.expression.kind != "date" or t.expression.year is None
            basis = t.when.inferred or ("" if published.stated or not relative else "the report's own day is inferred")
            yield replace(claim, inferred=basis)
    for p in o.places:
        if p.place is not None:
            yield _claim(event, ClaimField.WHERE, p.place, o, voices, o.evidence, parsed.evidence(p.span))
    for c in o.counts:
        yield _claim(event, ClaimField.COUNT, c.count, o, voices, o.evidence, parsed.evidence(c.span))
    denied = o.event.status is Status.DENIED
    for field, actors in ((ClaimField.WHO, o.agents), (ClaimField.WHOM, o.recipients)):
        for actor in actors:
            claim = _claim(event, field, actor, o, voices, o.evidence)
            yield replace(claim, negated=True, id=digest(claim.id, "denied")) if denied else claim


def several(found: Iterable[Occurrence]) -> bool:
    """Whether a mention of an act that is not denied, or its toll, tells of more than one whom it befell."""
    told = [o for o in found if o.event.status is not Status.DENIED]
    return any(
        o.whom == SEVERAL or any(c.count.kind in HARMS and (c.count.low or 0) > 1 for c in o.counts) for o in told
    )


def denies_part(o: Occurrence, *, several: bool) -> bool:
    """ "Had not carried out the ambush", "no one was killed": who did it or its toll is denied, not that it was.

    Nor does it deny the arrest of ``several`` that "his client had been arrested".
    """
    if o.event.status is not Status.DENIED:
        return False
    if several and o.whom == ONE:
        return True
    return any(c.count.low == 0 for c in o.counts) or (o.definite and not o.verbal and bool(o.agents))


def when_claim(event: str, when: When, told: Occurrence, voices: Voices, words: Span) -> Claim:
    """A WHEN claim whose days follow from another event; its words are the time and what it is counted from."""
    parsed = voices.story.report(told.key[0]).parsed
    claim = _claim(event, ClaimField.WHEN, when, told, voices, told.evidence, parsed.evidence(words))
    return replace(claim, inferred=when.inferred)


def _claim(event: str, field: ClaimField, value: Value, o: Occurrence, voices: Voices, *evidence: Evidence) -> Claim:
    voice = voices.voice(o)
    unique = tuple(dict.fromkeys(evidence))
    return Claim(
        id=digest(
            "claim",
            event,
            field,
            value,
            voice.document,
            voice.statement,
            *(f"{e.document}:{e.start}-{e.end}" for e in unique),
        ),
        about=event,
        field=field,
        value=value,
        voice=voice,
        evidence=unique,
        certainty=_certainty(o, voices),
        origin=voices.origin(o),
    )


def _certainty(o: Occurrence, voices: Voices) -> Certainty:
    """What an unnamed source says is at best probable."""
    statement = voices.testifies(o)
    if statement and statement.speaker.speaker_class in UNNAMED and o.event.certainty is Certainty.CERTAIN:
        return Certainty.PROBABLE
    return o.event.certainty
