"""The chain from one line of the brief to the words it came from: verdict -> claims -> quotes, or event -> mentions."""

from collections.abc import Iterator

from dragoman.errors import BadInput
from dragoman.model import Claim, Evidence, Situation, Span, Value, When
from dragoman.present.compose.desk import Desk, day, published


def trace(situation: Situation, id: str) -> str:
    """The chain as text; raises BadInput when no line, or more than one, has this id or prefix."""
    desk = Desk(situation, 10)
    chains = _chains(desk)
    fitting = sorted(key for key in chains if key.startswith(id))
    if id in chains:
        fitting = [id]
    if not fitting:
        raise BadInput(f'no line has the id "{id}"; dragoman brief --ids shows them')
    if len(fitting) > 1:
        raise BadInput(f'"{id}" fits {len(fitting)} lines: {", ".join(fitting[:6])}; give more of it')
    return "\n".join(chains[fitting[0]])


def _chains(desk: Desk) -> dict[str, list[str]]:
    situation = desk.situation
    found: dict[str, list[str]] = {}
    for event in situation.events:
        found[event.id] = list(_event(event.id, desk))
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
    return found


def _event(id: str, desk: Desk) -> Iterator[str]:
    event = desk.events[id]
    yield f"event {id}: {event.name} - {event.type}, {event.status}, {event.certainty}; {event.origins} origin(s)"
    for claim in desk.holding.get(id, ()):
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
