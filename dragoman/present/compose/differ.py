"""Where the reports differ, what they leave out, what only one origin tells, and how each names the same thing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model import Claim, ClaimField, Count, Event, MentionKind, Name, Relation, Status, Verdict
from dragoman.present.compose.desk import Desk, event_words, trim
from dragoman.present.compose.marks import balanced
from dragoman.present.layout import Difference, DifferenceGroup, Line, NameCell, NameRow

HEADINGS = (
    (Relation.CONTRADICT, "Cannot both be true"),
    (Relation.UNSETTLED, "Cannot be settled"),
    (Relation.UPDATE, "Updates, not contradictions"),
    (Relation.REFINE, "Different, compatible"),
)
ASKS = {
    ClaimField.WHEN: "day",
    ClaimField.WHERE: "place",
    ClaimField.WHO: "who did it",
    ClaimField.WHOM: "to whom",
    ClaimField.STATUS: "whether it stands",
    ClaimField.COUNT: "how many",
    ClaimField.CAUSE: "why",
    ClaimField.PROPOSITION: "whether it is so",
}
HARM = frozenset(("killed", "injured", "missing", "displaced", "detained"))
IN_WORDS = (ClaimField.CAUSE, ClaimField.PROPOSITION)
Same = tuple[set[str], tuple[str, ...], list[Verdict]]  # events that may be one, the slot, what differs there
COMPATIBLE = 5  # compatible differences are worth few lines
CELLS = 4
ALSO = 3  # further accounts of one thing that are shown in full


def differences(desk: Desk) -> tuple[DifferenceGroup, ...]:
    """Verdicts by kind, one for each event and slot; the rest of that slot is counted in ``more``."""
    groups = []
    told: set[tuple[str, str]] = set()  # what a graver difference tells needs no compatible one beside it
    for relation, heading in HEADINGS:
        graver = frozenset(told)
        folded: list[Same] = []
        for verdict in desk.situation.verdicts:
            slot = desk.claims[verdict.left].about, _asks(verdict, desk)
            if verdict.relation is relation and _worth_showing(verdict, desk):
                if relation is Relation.REFINE and slot in graver:
                    continue
                told.add(slot)
                _fold(folded, verdict, desk)
        items = [_difference(found, desk) for _, _, found in folded]
        most = COMPATIBLE if relation is Relation.REFINE else desk.items
        if items:
            groups.append(DifferenceGroup(heading, tuple(items[:most]), max(0, len(items) - most)))
    return tuple(groups)


def _asks(verdict: Verdict, desk: Desk) -> str:
    """What two reports differ on, in words: the dead and the missing are two questions."""
    value = desk.claims[verdict.left].value
    kind = value.kind if isinstance(value, Count) else ""
    return f"{ASKS[verdict.field]} {kind}" if kind in HARM else ASKS[verdict.field]


def _fold(folded: list[Same], verdict: Verdict, desk: Desk) -> None:
    """Differences on one slot of one event are shown once; so are those that share words, or what may be one event."""
    slot = _slot(verdict, desk)
    claims = desk.claims[verdict.left], desk.claims[verdict.right]
    about = {c.about for c in claims} | {f"{e.document} {e.start}" for c in claims for e in c.evidence[-1:]}
    for events, other, found in folded:
        if other == slot and events & about:
            events |= about
            found.append(verdict)
            return
    folded.append((about, slot, [verdict]))


def _slot(verdict: Verdict, desk: Desk) -> tuple[str, ...]:
    """What is in dispute: a number by what is counted, and of what is said in words each matter by itself."""
    left, right = desk.claims[verdict.left], desk.claims[verdict.right]
    if isinstance(left.value, Count):
        return _asks(verdict, desk), left.value.kind
    if verdict.field in IN_WORDS:
        return verdict.field, *sorted((left.evidence[0].sentence, right.evidence[0].sentence))
    return (verdict.field,)


def _worth_showing(verdict: Verdict, desk: Desk) -> bool:
    """Compatible statuses and background days are noise."""
    event = desk.events[desk.claims[verdict.left].about]
    if verdict.relation is Relation.REFINE:
        return verdict.field is not ClaimField.STATUS and not event.background
    return True


def _difference(found: Sequence[Verdict], desk: Desk) -> Difference:
    first = found[0]
    left, right = desk.claims[first.left], desk.claims[first.right]
    event = desk.events[left.about]
    if desk.number[left.voice.document] > desk.number[right.voice.document]:
        left, right = right, left
    shown = {left.id: left, right.id: right}
    also = _further(found[1:], shown, desk)
    return Difference(
        id=first.id,
        relation=first.relation.value,
        heading=f"{trim(event_words(event), 70)} - {_asks(first, desk)}",
        left=desk.quote(left),
        right=desk.quote(right),
        reason=first.reason,
        condition=first.condition,
        more=sum(not {v.left, v.right} <= shown.keys() for v in found),
        also=tuple(desk.quote(c) for c in also),
    )


def _further(found: Sequence[Verdict], shown: dict[str, Claim], desk: Desk) -> list[Claim]:
    """What other reports say of it than the first pair: one claim for each sentence and each value of an origin.

    ``shown``: the claims that are shown, or that one of those speaks for; they are added to it.
    """
    said = {key for c in shown.values() for key in _saying(c)}
    further: list[Claim] = []
    for claim in (desk.claims[id] for verdict in found for id in (verdict.left, verdict.right)):
        if said.isdisjoint(_saying(claim)):
            if len(further) == ALSO:
                continue
            further.append(claim)
        shown[claim.id] = claim
        said.update(_saying(claim))
    return sorted(further, key=lambda c: (desk.number[c.voice.document], c.evidence[-1].start))


def _saying(claim: Claim) -> tuple[tuple[str, str], tuple[str, str]]:
    """The sentence that holds a claim, and its value as its origin gives it."""
    told = claim.evidence[-1]
    return (told.document, told.sentence), (claim.origin, repr(claim.value))


def left_out(desk: Desk) -> tuple[tuple[Line, ...], int]:
    """Events that two origins report and some report does not."""
    fit = [e for e in desk.situation.events if e.left_out_by and not e.background]
    lines = [
        Line(
            e.id,
            f"{_absent(e, desk)} nothing of: {event_words(e)}",
            cites=desk.cites(e.mentions),
        )
        for e in fit
    ]
    return tuple(lines[: desk.items]), max(0, len(lines) - desk.items)


def _absent(event: Event, desk: Desk) -> str:
    return f"{desk.reports(event.left_out_by).capitalize()} {'has' if len(event.left_out_by) == 1 else 'have'}"


def single_origin(desk: Desk, most: int = 6) -> tuple[tuple[Line, ...], int]:
    """Weighty events that rest on one origin, in a story of several reports."""
    if len(desk.documents) < 2:
        return (), 0
    told = {e for first, found in desk.together.items() for e in found if e != first or _origins(found, desk) > 1}
    fit = [
        e
        for e in desk.situation.events
        if e.origins == 1 and not e.background and e.status is not Status.HYPOTHETICAL and e.id not in told
    ]
    lines = [_only(e, desk) for e in _apart(fit)]
    return tuple(lines[:most]), max(0, len(lines) - most)


def _origins(events: Sequence[str], desk: Desk) -> int:
    """How many witnesses the events of one entry of the watch-list have together."""
    if len(events) == 1:
        return desk.events[events[0]].origins
    return len({c.origin for e in events for c in desk.holding.get(e, ()) if c.field is ClaimField.STATUS})


def _apart(events: Sequence[Event]) -> Iterator[Event]:
    seen: set[tuple[str, int]] = set()
    for event in events:
        place = (event.mentions[0].document, event.mentions[0].number)
        if place not in seen and event.weight >= 3:
            seen.add(place)
            yield event


def _only(event: Event, desk: Desk) -> Line:
    documents = {d for e in desk.together.get(event.id, (event.id,)) for d in desk.events[e].documents}
    how = (desk.as_done(event) or "one origin") if len(documents) > 1 else f"only {desk.reports(event.documents)}"
    return Line(
        event.id, event_words(event), desk.voices(event), (event.status.value,), desk.cites(event.mentions), how
    )


def naming(desk: Desk) -> tuple[tuple[NameRow, ...], int]:
    """Each report's own words for one referent; loaded words marked; quoted words only when they are loaded."""
    by_referent: dict[str, list[Name]] = defaultdict(list)
    for name in desk.situation.names:
        if name.document in desk.documents and (name.voice == "own" or name.loaded):
            by_referent[name.actor or name.event or ""].append(name)
    rows = [(r, found) for r, found in by_referent.items() if _telling(found, desk)]
    rows.sort(key=lambda x: (-sum(n.loaded * len(n.spans) for n in x[1]), -len({n.text for n in x[1]}), x[0]))
    sole = {r for r, found in rows if _unsettled(found, desk)}
    made = [_name_row(referent, found, desk) for referent, found in rows if referent not in sole]
    rest = [n for r, found in rows if r in sole for n in found]
    made += [replace(_name_row("", rest, desk), label="of whom, not settled")] if rest else []
    return tuple(made[: desk.items]), max(0, len(made) - desk.items)


def _telling(found: Sequence[Name], desk: Desk) -> bool:
    """A referent that two reports name with different words, or that any report names with a loaded one."""
    own = [n for n in found if n.voice == "own"]
    texts = {n.text.casefold() for n in own}
    spread = desk.texts(n.document for n in own) > 1 and len(texts) > 1
    wordy = any(" " in n.text for n in own)
    return any(n.loaded for n in found) or (spread and wordy and found[0].actor is not None and _group(found, desk))


def _unsettled(found: Sequence[Name], desk: Desk) -> bool:
    """Loaded words that could be tied to nobody, or a descriptor that could be joined to none."""
    if found[0].actor is None and found[0].event is None:
        return True
    actor = desk.actors.get(found[0].actor or "")
    return actor is not None and actor.code is None and all(m.kind is MentionKind.DESCRIPTOR for m in actor.mentions)


def _group(found: Sequence[Name], desk: Desk) -> bool:
    actor = desk.actors.get(found[0].actor or "")
    return actor is not None and actor.kind.value != "person"


def _name_row(referent: str, found: Sequence[Name], desk: Desk) -> NameRow:
    actor, event = desk.actors.get(referent), desk.events.get(referent)
    label = actor.name if actor else trim(event.name, 40) if event else referent
    cells = []
    for document in desk.documents:
        names = [n for n in found if n.document == document]
        names.sort(key=lambda n: (not n.loaded, n.voice != "own", -len(n.spans), n.text))
        cells.append(tuple(_cell(n, desk) for n in names[:CELLS]))
    return NameRow(label, tuple(cells))


def _cell(name: Name, desk: Desk) -> NameCell:
    voice = (
        "" if name.voice in ("own", "scare") else name.voice
    )  # its marks are the outlet's own; the reason names them
    return NameCell(balanced(name.text), len(name.spans), name.loaded, name.reason, voice, desk.cites(name.spans, 3))
