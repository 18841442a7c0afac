"""The chain from one line of the brief to the words it came from: verdict -> claims -> quotes, or event -> mentions."""

from collections.abc import Iterator

from dragoman.errors import BadInput
from dragoman.model import Claim, Event, Evidence, Situation, Span, Value, When
from dragoman.present.clean import plain
from dragoman.present.compose import said, sources
from dragoman.present.compose.desk import Desk, day, published
from dragoman.present.layout import Line

EVERY = 1_000_000  # lines of a section: none is cut
SILENT = "silent"  # the id of the bottom line's sentence on those who are not heard


def trace(situation: Situation, id: str) -> str:
    """The chain as text; raises BadInput when no line, or more than one, has this id or prefix."""
    desk = Desk(situation, EVERY)
    chains = _chains(desk)
    asked = plain(id)  # ids with words in them are shown cleaned, so that is how they are typed
    fitting = sorted(key for key in chains if plain(key).startswith(asked))
    fitting = [key for key in fitting if plain(key) == asked] or fitting
    if not fitting:
        raise BadInput(f'no line has the id "{id}"; the brief shows them with --ids')
    if len(fitting) > 1:
        raise BadInput(f'"{id}" fits {len(fitting)} lines: {", ".join(fitting[:6])}; give more of it')
    return "\n".join(chains[fitting[0]])


def _chains(desk: Desk) -> dict[str, list[str]]:
    situation = desk.situation
    found: dict[str, list[str]] = {}
    for event in situation.events:
        found[event.id] = list(_event(event, desk))
    for claim in situation.claims:
        found[claim.id] = list(_claim(claim, desk, ""))
    for verdict in situation.verdicts:
        lines = [f"verdict {verdict.id}: {verdict.relation} on {verdict.field} - {verdict.reason}"]
        lines += [f"  condition: {verdict.condition}"] if verdict.condition else []
        for claim_id in (verdict.left, verdict.right):
            lines += _claim(desk.claims[claim_id], desk, "  ")
        found[verdict.id] = lines
    for statement in situation.statements:
        lines = [
            f"statement {statement.id}: {desk.statement_voice(statement)} {desk.speaker_name(statement)} "
            f"{statement.stance} ({statement.form})"
        ]
        for name, span in (("speaker", statement.speaker.span), ("cue", statement.cue)):
            lines += [_span(name, span, desk)] if span is not None else []
        lines += [line for e in statement.content for line in _quote(e, desk, "  ")]
        found[statement.id] = lines
    for demand in situation.demands:
        found[demand.id] = [
            f"demand {demand.id}: {desk.actors[demand.actor].name} {demand.stance} {demand.text}",
            *(line for e in demand.evidence for line in _quote(e, desk, "  ")),
        ]
    return found | _composed(desk)


def _composed(desk: Desk) -> dict[str, list[str]]:
    """The lines that stand for no one thing of the situation: relays, silences, relations, what is not known."""
    found = {line.id: [f"{line.id}: {line.text}", *_cited(line, desk)] for line in _gathered(desk)}
    unheard: list[str] = []
    for silence in desk.situation.silent:
        actor = desk.actors[silence.actor]
        key = f"{SILENT}:{actor.id}"
        spoken = [m for m in actor.mentions if m.document in silence.documents]
        found[key] += [_span("spoken of as", mention, desk) for mention in spoken]
        unheard += found[key]
    if unheard:
        found[SILENT] = unheard
    for document in desk.documents.values():
        key = f"undated:{document.id}"
        if key in found:
            found[key] += [f"  {reason}" for reason in document.published.reasons]
    return found


def _gathered(desk: Desk) -> Iterator[Line]:
    yield from said.notes(desk)
    yield from said.relations(desk)[0]
    yield from sources.questions(desk)[0]
    yield from sources.unknown(desk)[0]


def _cited(line: Line, desk: Desk) -> Iterator[str]:
    for cite in line.cites:
        yield from _quote(cite.span, desk, "  ")


def _event(event: Event, desk: Desk) -> Iterator[str]:
    yield (
        f"event {event.id}: {event.name} - {event.type}, {event.status}, {event.certainty}; {event.origins} origin(s)"
    )
    for mention in event.mentions:
        yield from _quote(mention, desk, "  ")
    for claim in desk.holding.get(event.id, ()):
        yield from _claim(claim, desk, "  ")


def _claim(claim: Claim, desk: Desk, indent: str) -> Iterator[str]:
    inferred = f" ({claim.inferred})" if claim.inferred else ""
    yield f"{indent}claim {claim.id}: {claim.field} = {_value(claim.value, desk)}{inferred}; {desk.speaker(claim)}"
    for evidence in claim.evidence:
        yield from _quote(evidence, desk, indent + "  ")


def _value(value: Value, desk: Desk) -> str:
    if isinstance(value, When):
        return day(value)
    if isinstance(value, str):
        return desk.actors[value].name if value in desk.actors else str(value)
    return getattr(value, "name", None) or f"{value.kind} {value.low}-{value.high} {value.unit}"  # type: ignore[union-attr]


def _quote(evidence: Evidence, desk: Desk, indent: str) -> Iterator[str]:
    document = desk.documents[evidence.document]
    where = f"[{desk.cite(evidence).label}] {desk.outlet(evidence.document)}, {published(document)}"
    link = f", {document.url}" if document.url else ""
    yield f'{indent}"{" ".join(evidence.text.split())}" {where}{link}, characters {evidence.start}-{evidence.end}'
    yield f"{indent}  in: {' '.join(evidence.sentence.split())}"


def _span(name: str, span: Span, desk: Desk) -> str:
    return f'  {name}: "{span.text}" report {desk.number[span.document]}, characters {span.start}-{span.end}'
