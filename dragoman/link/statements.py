"""Statement mentions -> statements of the story: the speaker's actor, the relay, the nesting, a stable id."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import partial

from dragoman.link.actors import Actors
from dragoman.memory import Memory
from dragoman.model import (
    ActorKind,
    ActorMention,
    Evidence,
    MentionKind,
    Parsed,
    Relay,
    Report,
    Span,
    Speaker,
    SpeakerClass,
    Statement,
    StatementMention,
    Token,
    digest,
)

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
FACELESS = frozenset((SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE))
NAMED = frozenset((SpeakerClass.PERSON, SpeakerClass.SPOKESPERSON, SpeakerClass.EXPERT, SpeakerClass.WITNESS))
PLURAL = frozenset(("NNS", "NNPS"))
OPENING = frozenset(("a", "an", "one", "another"))
POINTING = frozenset(("the", "this", "that"))


def statement_id(mention: StatementMention) -> str:
    """The same words found by the same rule get the same id on any machine."""
    spans = [mention.cue, mention.speaker, *mention.content]
    return digest("statement", *(f"{s.document}:{s.start}-{s.end}" for s in spans if s is not None))


def link(reports: Sequence[Report], actors: Actors, memory: Memory | None = None) -> dict[tuple[str, int], Statement]:
    """Statements by (document, index among the document's mentions), in text order."""
    memory = memory or Memory()
    bearers = _bearers(actors)
    found: dict[tuple[str, int], Statement] = {}
    for report in reports:
        bare = memory.get("surnames", (report,), partial(_surnames, report))
        meant = tuple((n, bearers[name]) for n, name in bare if name in bearers)
        known = actors.who(report), tuple((n, actors.traits(id)) for n, id in meant)
        made = memory.get("statements", (report,), partial(_statements, report, actors, dict(meant)), known)
        found.update({(report.document.id, index): statement for index, statement in enumerate(made)})
    return found


def _statements(report: Report, actors: Actors, by_surname: Mapping[int, str]) -> list[Statement]:
    ids = [statement_id(m) for m in report.mentions.statements]
    return [
        Statement(
            id=ids[index],
            document=report.document.id,
            speaker=_speaker(report, mention, actors, by_surname.get(index)),
            cue=mention.cue,
            content=tuple(_evidence(report, span) for span in mention.content),
            form=mention.form,
            stance=mention.stance,
            relay=_relay(report, mention, actors),
            within=ids[mention.within] if mention.within is not None else None,
            unsure=mention.unsure,
            belief=mention.found_by.endswith(":belief"),
        )
        for index, mention in enumerate(report.mentions.statements)
    ]


def _evidence(report: Report, span: Span) -> Evidence:
    return report.parsed.evidence(span)


def _speaker(report: Report, mention: StatementMention, actors: Actors, by_surname: str | None) -> Speaker:
    span = mention.speaker
    meant = mention.resolved or span
    found = _mention(report, meant, actors)
    if found is None and mention.resolved is not None and span is not None and meant != span:
        found = _mention(report, span, actors)
        found = None if found is not None and found.kind is MentionKind.PRONOUN else found  # it is known to mean more
    actor = actors.of[found.span.document, found.chain] if found is not None else by_surname
    text = span.text if span is not None else ""
    if actor is not None and span is not None and _is_pointer(report, span, actors):
        name = actors.by_id[actor].name  # "his ministry" says more than the bare noun that nothing names
        text = text if text.casefold().endswith(f" {name.casefold()}") else name
    elif meant is not None and meant != span:
        text = meant.text
    return Speaker(actor, text, _class(report, mention, actors, actor), mention.anonymity, span)


def _surnames(report: Report) -> list[tuple[int, str]]:
    """ "Roy said": the statements whose speaker is one name alone, by number, and that name."""
    found = []
    for index, mention in enumerate(report.mentions.statements):
        span = mention.speaker
        if span is not None and mention.speaker_class in NAMED and mention.resolved is None:
            head = _head(report.parsed, span)
            if head.text[0].isupper() and head.start == span.start and head.end == span.end:
                found.append((index, head.text.casefold()))
    return found


def _bearers(actors: Actors) -> dict[str, str]:
    """The persons whose name of several words ends so, where the story has just one."""
    found: dict[str, list[str]] = {}
    for actor in actors.actors:
        words = actor.name.casefold().split()
        if actor.kind is ActorKind.PERSON and len(words) > 1:
            found.setdefault(words[-1], []).append(actor.id)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}


def _class(report: Report, mention: StatementMention, actors: Actors, actor: str | None) -> SpeakerClass:
    """An official whom "the minister" or "he" leaves without a name has one where the story knows which man it is."""
    own, span = mention.speaker_class, mention.speaker
    if own not in FACELESS or actor is None or span is None or mention.anonymity:
        return own
    known = actors.by_id[actor]
    if known.kind is not ActorKind.PERSON or not actors.named(actor):
        return own
    head, lead = _head(report.parsed, span), _lead(report.parsed, span)
    meant = _lead(report.parsed, mention.resolved) if mention.resolved is not None else lead
    points = head.pos == "PRON" or lead.lower in POINTING or lead.tag == "PRP$"
    return SpeakerClass.PERSON if points and head.tag not in PLURAL and meant.lower not in OPENING else own


def _lead(parsed: Parsed, span: Span) -> Token:
    """The first word."""
    return parsed.tokens[bisect_left(parsed.tokens, span.start, key=_start)]


def _mention(report: Report, span: Span | None, actors: Actors) -> ActorMention | None:
    """The mention of an actor that these words are, not one that only stands in them.

    "Ruritania's ministry" is no Ruritania, "the spokesman for the army" no army: the head of the words must be the
    head of the mention.
    """
    if span is None:
        return None
    head = _head(report.parsed, span)
    found = actors.mentions_in(span)
    return next((m for m in found if m.head.start <= head.start and head.end <= m.head.end), None)


def _head(parsed: Parsed, span: Span) -> Token:
    """The word on which the others hang: the first noun whose governor stands outside."""
    first = bisect_left(parsed.tokens, span.start, key=_start)
    last = bisect_left(parsed.tokens, span.end, key=_start)
    inside = parsed.tokens[first:last] or parsed.tokens[max(0, first - 1) : first]
    numbers = {t.i for t in inside}
    tops = [t for t in inside if t.head not in numbers or t.head == t.i]
    nouns = [t for t in tops if t.pos in NOMINAL]
    return (nouns or tops or inside)[0]


def _is_pointer(report: Report, span: Span, actors: Actors) -> bool:
    """Whether the words only point (a pronoun, "the minister"), so that the actor's name tells more."""
    found = [m for m in actors.mentions_in(span) if m.span.document == report.document.id]
    return bool(found) and found[0].kind in (MentionKind.PRONOUN, MentionKind.ROLE)


def _start(token: Token) -> int:
    return token.start


def _relay(report: Report, mention: StatementMention, actors: Actors) -> Relay | None:
    """The other outlet that it came through; what the report's own outlet was told is first hand."""
    if mention.relay is None:
        return None
    own = (report.document.outlet or "").casefold().removeprefix("the ")
    name = mention.relay.text.casefold().removeprefix("the ")
    if own and (own == name or own.startswith(f"{name} ") or own.endswith(f" {name}")):
        return None
    return Relay(actors.of_words(mention.relay), mention.relay.text, mention.relay)
