"""Statement mentions -> statements of the story: the speaker's actor, the relay, the nesting, a stable id."""

from collections.abc import Sequence

from dragoman.link.actors import Actors
from dragoman.model import (
    Evidence,
    MentionKind,
    Relay,
    Report,
    Span,
    Speaker,
    Statement,
    StatementMention,
    digest,
)


def statement_id(mention: StatementMention) -> str:
    """The same words found by the same rule get the same id on any machine."""
    spans = [mention.cue, mention.speaker, *mention.content]
    return digest("statement", *(f"{s.document}:{s.start}-{s.end}" for s in spans if s is not None))


def link(reports: Sequence[Report], actors: Actors) -> dict[tuple[str, int], Statement]:
    """Statements by (document, index among the document's mentions), in text order."""
    found: dict[tuple[str, int], Statement] = {}
    for report in reports:
        ids = [statement_id(m) for m in report.mentions.statements]
        for index, mention in enumerate(report.mentions.statements):
            found[report.document.id, index] = Statement(
                id=ids[index],
                document=report.document.id,
                speaker=_speaker(report, mention, actors),
                cue=mention.cue,
                content=tuple(_evidence(report, span) for span in mention.content),
                form=mention.form,
                stance=mention.stance,
                relay=_relay(mention, actors),
                within=ids[mention.within] if mention.within is not None else None,
                unsure=mention.unsure,
                belief=mention.found_by.endswith(":belief"),
            )
    return found


def _evidence(report: Report, span: Span) -> Evidence:
    return report.parsed.evidence(span)


def _speaker(report: Report, mention: StatementMention, actors: Actors) -> Speaker:
    span = mention.speaker
    meant = mention.resolved or span
    actor = actors.of_words(meant) if meant is not None else None
    if actor is None and span is not None:
        actor = actors.of_words(span)
    text = span.text if span is not None else ""
    if actor is not None and span is not None and _is_pointer(report, span, actors):
        text = actors.by_id[actor].name
    elif meant is not None and meant != span:
        text = meant.text
    return Speaker(actor, text, mention.speaker_class, mention.anonymity, span)


def _is_pointer(report: Report, span: Span, actors: Actors) -> bool:
    """Whether the words only point (a pronoun, "the minister"), so that the actor's name tells more."""
    found = [m for m in actors.mentions_in(span) if m.span.document == report.document.id]
    return bool(found) and found[0].kind in (MentionKind.PRONOUN, MentionKind.ROLE)


def _relay(mention: StatementMention, actors: Actors) -> Relay | None:
    if mention.relay is None:
        return None
    return Relay(actors.of_words(mention.relay), mention.relay.text, mention.relay)
