"""What a person decided: hidden items left out, pinned ones first, decided ones marked, and every decision listed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model import Decided, DecisionKind, Situation
from dragoman.model.decisions import RELIABILITY
from dragoman.present.compose.desk import Desk, trim
from dragoman.present.compose.said import relation_id
from dragoman.present.layout import Bar, Brief, Difference, Line, SourceRow, WatchRow

K = DecisionKind
PINNED = 1000.0  # weight above that of any event: what is pinned passes every threshold
SAID = {
    K.MERGE: "MERGED",
    K.SPLIT: "TAKEN APART",
    K.RENAME: "NAMED",
    K.DATE: "DATED",
    K.PLACE: "PLACED",
    K.SPEAKER: "SPEAKER",
    K.OUTLET: "OUTLET",
    K.DISMISS: "NO DIFFERENCE",
    K.RELIABILITY: "RELIABILITY",
    K.PIN: "PINNED",
    K.HIDE: "HIDDEN",
    K.ANSWER: "ANSWERED",
}
JOIN = {K.MERGE: " = ", K.SPLIT: " is not: "}
OF_REPORTS = frozenset((K.DATE, K.OUTLET, K.RELIABILITY))


def items_of(situation: Situation, kind: DecisionKind) -> frozenset[str]:
    """The ids of the items that decisions of one kind hold of."""
    return frozenset(i for d in situation.decisions if d.kind is kind for i in d.items)


def shown(situation: Situation) -> Situation:
    """The situation as the brief shows it."""
    hidden, pinned = items_of(situation, K.HIDE), items_of(situation, K.PIN)
    if not hidden and not pinned:
        return situation
    about = {c.id: c.about for c in situation.claims}
    return replace(
        situation,
        events=tuple(
            replace(e, weight=e.weight + PINNED, background=False) if e.id in pinned else e
            for e in sorted(situation.events, key=lambda e: e.id not in pinned)
            if e.id not in hidden
        ),
        verdicts=tuple(
            v
            for v in sorted(situation.verdicts, key=lambda v: v.id not in pinned)
            if not hidden & {v.id, about[v.left], about[v.right]}
        ),
        expectations=tuple(
            w for w in sorted(situation.expectations, key=lambda w: w.event not in pinned) if w.event not in hidden
        ),
        names=tuple(n for n in situation.names if n.event not in hidden),
    )


def lines(desk: Desk) -> tuple[Line, ...]:
    """Every decision, and whether what it was about is still there."""
    return tuple(_line(d, desk) for d in desk.situation.decisions)


def _line(decided: Decided, desk: Desk) -> Line:
    value = decided.value
    if decided.kind is K.RELIABILITY:
        value = f"{value} ({RELIABILITY[value]})"
    parts = [trim(decided.target, 90), trim(value, 90)] if value else [trim(decided.target)]
    text = f"{SAID[decided.kind]}: {JOIN.get(decided.kind, ' -> ').join(parts)}"
    if not decided.items:
        text = f"TARGET NO LONGER EXISTS: {decided.kind}: {text.partition(': ')[2]}"
    mentions = [m for i in decided.items if i in desk.events for m in desk.events[i].mentions]
    return Line(decided.id, text, cites=desk.cites(mentions, 3), note=f"({decided.note})")


def marked(brief: Brief, desk: Desk) -> Brief:
    """The brief with a mark beside every decided item."""
    on = _notes(desk.situation.decisions)
    dated = _notes(d for d in desk.situation.decisions if d.kind is K.DATE)
    names = {desk.actors[i].name for i in on if i in desk.actors}
    notes_of_relations = _of_relations(desk, on)

    def line(one: Line) -> Line:
        return replace(one, note=_and(one.note, on[one.id])) if one.id in on else one

    def all_of(found: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(map(line, found))

    def difference(one: Difference) -> Difference:
        return replace(one, reason=_and(one.reason, on[one.id])) if one.id in on else one

    def related(one: Line) -> Line:
        found = notes_of_relations.get(one.id)
        return replace(one, note=_and(one.note, found)) if found else one

    def watched(one: WatchRow) -> WatchRow:
        return replace(one, rests_on=_and(one.rests_on, on[one.id])) if one.id in on else one

    def drawn(one: Bar) -> Bar:
        told = dated if one.id in desk.documents else on  # of a report the line shows its day alone
        return replace(one, mark=f"({told[one.id]})") if one.id in told else one

    def label(name: str) -> str:
        return f"{name} (decided by a person)" if name in names else name

    return replace(
        brief,
        bottom_line=all_of(brief.bottom_line),
        happened=all_of(brief.happened),
        background=all_of(brief.background),
        expected=tuple(map(watched, brief.expected)),
        who_says=tuple(replace(row, actor=label(row.actor), lines=all_of(row.lines)) for row in brief.who_says),
        differences=tuple(replace(g, items=tuple(map(difference, g.items))) for g in brief.differences),
        left_out=all_of(brief.left_out),
        single_origin=all_of(brief.single_origin),
        names=tuple(replace(row, label=label(row.label)) for row in brief.names),
        wants=tuple(replace(row, actor=label(row.actor)) for row in brief.wants),
        relations=tuple(map(related, brief.relations)),
        timeline=tuple(map(drawn, brief.timeline)),
        sources=tuple(_source(row, desk) for row in brief.sources),
        decided=lines(desk),
    )


def _notes(decisions: Iterable[Decided]) -> dict[str, str]:
    """Of each item who decided something of it, when and why."""
    notes: dict[str, list[str]] = {}
    for decided in decisions:
        for item in decided.items:
            notes.setdefault(item, []).append(decided.note)
    return {item: "; ".join(dict.fromkeys(told)) for item, told in notes.items()}


def _of_relations(desk: Desk, on: Mapping[str, str]) -> dict[str, str]:
    """The marks of each line of relations: of the actors on either side of it."""
    found: dict[str, dict[str, None]] = {}
    for relation in desk.situation.relations:
        told = (on[actor] for actor in (relation.subject, relation.object) if actor in on)
        found.setdefault(relation_id(relation), {}).update(dict.fromkeys(told))
    return {line: "; ".join(marks) for line, marks in found.items() if marks}


def _and(text: str, mark: str) -> str:
    return f"{text} ({mark})".strip()


def _source(row: SourceRow, desk: Desk) -> SourceRow:
    """The letter a person gave, and marks; a decided day has its mark among the reasons for it."""
    document = next(d for d, number in desk.number.items() if number == row.number)
    note = row.note
    for decided in desk.situation.decisions:
        if document in decided.items and decided.kind in OF_REPORTS and decided.kind is not K.DATE:
            said = f"outlet {decided.value}"
            if decided.kind is K.RELIABILITY:
                said = f"reliability {decided.value} ({RELIABILITY[decided.value]})"
            note = _and(f"{note}; {said}" if note else said, decided.note)
    return replace(row, note=note)
