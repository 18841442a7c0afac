"""Who says what, what each side wants, how the actors stand to one another."""

import re
from collections import defaultdict
from collections.abc import Sequence

from dragoman.model import ActorRelation, Demand, DemandStance, Form, Stance, Statement
from dragoman.present.compose import threats
from dragoman.present.compose.desk import Desk, trim
from dragoman.present.compose.saying import PLAIN, asked, told
from dragoman.present.layout import Line, WantRow, WhoRow

LINES = 2  # statements shown of one speaker
ANONYMITY = re.compile(r"(?:for |on condition of )?anonymity\b|not to be (?:named|identified|quoted)\b", re.IGNORECASE)
LACKING = re.compile(r"^not be\b")
VERB_NEXT = re.compile(r"(?:\b(?:to|will|would|shall|will not|never)|\bnot|n['’]t) [\"“]?$", re.IGNORECASE)
OUGHT = re.compile(r"(?:[A-Z]\w*|the|an?|both|all|its|their)\b[^,;]{0,60}? (?:should|must|ought to|ha(?:s|ve) to) ")
CLAUSE_NEXT = re.compile(r"\b(?:that|unless|until) ((?:[\w’'-]+ ){0,5})$", re.IGNORECASE)  # "that [the president] quit"
CONDITION = re.compile(r"(.{4,}?) (?:only )?if (.{4,})$", re.IGNORECASE | re.DOTALL)
POINTING = frozenset(("who", "which", "that", "whom", "it", "one of them"))
PINNED = 1000.0  # more than any statement is worth


def who_says(desk: Desk) -> tuple[tuple[WhoRow, ...], int]:
    """Speakers, those who say most of what matters first, each with the lines worth reading."""
    by_speaker: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in desk.situation.statements:
        if statement.id in desk.hidden or ANONYMITY.match(" ".join(e.text for e in statement.content)):
            continue
        if statement.within is None and not statement.belief and statement.content and statement.content[0].number:
            name = desk.speaker_name(statement)
            name = name if name and name.casefold() not in POINTING else "no speaker named"
            by_speaker[name, desk.statement_voice(statement)].append(statement)
    rows = sorted(by_speaker.items(), key=lambda x: (-sum(_worth(s, desk) for s in x[1]), x[0]))
    shown = [_row(name, voice, found, desk) for (name, voice), found in rows if name != "no speaker named"]
    return tuple(shown[: desk.items]), max(0, len(shown) - desk.items)


def _row(name: str, voice: str, found: Sequence[Statement], desk: Desk) -> WhoRow:
    best = sorted(found, key=lambda s: (-_worth(s, desk), s.document, s.content[0].start))
    chosen: list[Statement] = []
    for statement in best:
        if len(chosen) < LINES and all(not _alike(statement, c) for c in chosen):
            chosen.append(statement)
    reasons = dict.fromkeys(LACKING.sub("could not be", s.speaker.anonymity) for s in found if s.speaker.anonymity)
    label = f"{name} ({'; '.join(reasons)})" if reasons else name
    return WhoRow(label, voice, len(found), tuple(_line(s, desk) for s in chosen))


def _line(statement: Statement, desk: Desk) -> Line:
    text = desk.documents[statement.document].text
    said = told(statement, desk.speaker_name(statement), text, desk.names_begin(statement.document))
    relay = f"(told {statement.relay.text})" if statement.relay else ""
    return Line(statement.id, said, "", (), desk.cites(statement.content[:1]), relay)


def _worth(statement: Statement, desk: Desk) -> float:
    weight = max((desk.events[e].weight for e in statement.about if e in desk.events), default=0.0)
    weight += PINNED * (statement.id in desk.pinned)
    return 1.0 + max(weight, 0.0) / 4 + (statement.stance is not Stance.ASSERTS) + (statement.form is Form.DIRECT) * 0.5


def _alike(a: Statement, b: Statement) -> bool:
    left, right = (frozenset(" ".join(e.text for e in s.content).casefold().split()) for s in (a, b))
    return len(left & right) >= 0.6 * min(len(left), len(right))


def notes(desk: Desk) -> tuple[Line, ...]:
    """Relays and silences: where the basis is thin."""
    relays: dict[str, list[Statement]] = defaultdict(list)
    for statement in desk.situation.statements:
        if statement.relay is not None:
            relays[statement.relay.text].append(statement)
    lines = [
        Line(f"relay:{name}", f"Through {name}: {', '.join(dict.fromkeys(desk.speaker_name(s) for s in found))}",
             cites=desk.cites(e for s in found for e in s.content[:1]))
        for name, found in sorted(relays.items())
    ]  # fmt: skip
    for silence in desk.situation.silent[: desk.items]:
        actor = desk.actors[silence.actor]
        lines.append(
            Line(f"silent:{actor.id}", f"No words of {actor.name}, of whom {desk.reports(silence.documents)} speak.")
        )
    return tuple(lines)


def wants(desk: Desk) -> tuple[tuple[WantRow, ...], int]:
    """Demands, refusals and conditions, by actor, the main actors first."""
    order = {a.id: n for n, a in enumerate(desk.situation.actors)}
    found = sorted(desk.situation.demands, key=lambda d: (order.get(d.actor, 999), d.stance, d.id))
    rows = [_want(d, desk) for d in found if not _anothers(d, desk)]
    return tuple(rows[: desk.items + 4]), max(0, len(rows) - desk.items - 4)


def _anothers(demand: Demand, desk: Desk) -> bool:
    """Whether a threat tells of another's act: "warned that no train would move if"."""
    return threats.is_threat(demand, desk.statements.get(demand.statement or "")) and not threats.told(demand)


def _want(demand: Demand, desk: Desk) -> WantRow:
    statement = desk.statements.get(demand.statement or "")
    asked = desk.actors[demand.of].name if demand.of in desk.actors and demand.of != demand.actor else ""
    threat = threats.told(demand) if threats.is_threat(demand, statement) else ""
    return WantRow(
        id=demand.id,
        actor=desk.actors[demand.actor].name,
        stance="threatens" if threat else demand.stance.value,
        text=trim(threat or wanted(demand), 150),
        voice=desk.statement_voice(statement),
        cites=desk.cites(demand.evidence),
        note=f"of {asked}" if asked else "",
    )


def relation_id(relation: ActorRelation) -> str:
    """The id of the line that tells it."""
    return f"relation:{relation.subject}:{relation.kind}"


def wanted(demand: Demand) -> str:
    """What is wanted, so that it reads behind "wants", "refuses" and "only if": "to leave", "that they be freed"."""
    condition = CONDITION.match(demand.text)
    if demand.stance is DemandStance.CONDITIONS:
        return f"{condition[2]} (for: {condition[1]})" if condition else demand.text
    sentence = demand.evidence[0].sentence
    before = sentence[: max(0, sentence.find(demand.text))]
    if VERB_NEXT.search(before):
        return f"{asked(before)} to {demand.text}".strip()
    clause = CLAUSE_NEXT.search(before)
    if clause is None and OUGHT.match(demand.text):
        return f"that {demand.text}"
    if clause is None or (clause[1] and demand.text.split(" ", 1)[0].casefold() in PLAIN):
        return demand.text
    return f"that {clause[1]}{demand.text}"


def relations(desk: Desk) -> tuple[tuple[Line, ...], int]:
    """Relations as reported, one line for one subject and kind."""
    grouped: dict[tuple[str, str], list[ActorRelation]] = defaultdict(list)
    for relation in desk.situation.relations:
        grouped[relation.subject, relation.kind].append(relation)
    lines = [
        Line(
            relation_id(found[0]),
            f"{desk.actors[subject].name} -{kind}-> {desk.names([r.object for r in found])}",
            cites=desk.cites(e for r in found for e in r.evidence),
        )
        for (subject, kind), found in grouped.items()
    ]
    return tuple(lines[: desk.items]), max(0, len(lines) - desk.items)
