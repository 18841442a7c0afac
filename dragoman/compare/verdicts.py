"""Pair the claims on one slot, decide each pair, fold repeats, rank what remains by how much it matters.

Only claims of one event (or of a pair that may be one event) and one field meet, so cost grows with claims per event.
Claims of one document meet only across voices: a report against itself, or a speaker against the report.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import combinations

from dragoman.compare import counts, parties, places, propositions, status, times
from dragoman.compare.context import Context, Decision
from dragoman.compare.doubts import Doubts
from dragoman.compare.ranking import Columns, Decided, ranked
from dragoman.compare.seen import Seen
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Count, MaybeOne, Relation, Status, Verdict

Comparator = Callable[[Claim, Claim, Context], Decision | None]
COMPARATORS: tuple[tuple[frozenset[ClaimField], Comparator], ...] = (
    (frozenset((ClaimField.WHEN,)), times.compare),
    (frozenset((ClaimField.COUNT,)), counts.compare),
    (frozenset((ClaimField.WHERE,)), places.compare),
    (frozenset((ClaimField.WHO, ClaimField.WHOM)), parties.compare),
    (frozenset((ClaimField.STATUS,)), status.compare),
    (frozenset((ClaimField.CAUSE, ClaimField.PROPOSITION)), propositions.compare),
)
Doers = Mapping[tuple[str, int], set[str]]
CLASHES = (Relation.CONTRADICT, Relation.UNSETTLED)
OWN_DENIAL = re.compile(r"\b(?:den(?:y|ies|ied|ying)|reject\w*)\b.{0,40}\b(?:they|it|its|he|she|their|having)\b")
PER_SLOT = (
    40  # claims of one event and field that are compared pairwise; a slot with more keeps the first of each value
)


def verdicts(
    claims: Sequence[Claim],
    maybe: Sequence[MaybeOne],
    context: Context,
    said: Sequence[Decided] = (),
    *,
    dismissed: Callable[[Claim, Claim], str] | None = None,
    memory: Memory | None = None,
) -> tuple[Verdict, ...]:
    """All verdicts, the weightiest first; one for each relation between two documents on one slot.

    ``said``: claims in words, already decided. ``dismissed``: why a person does not take two claims for different; such
    a pair is INCOMPARABLE and stands for no other.
    """
    by_slot: dict[tuple[str, ClaimField], list[Claim]] = defaultdict(list)
    for claim in claims:
        by_slot[claim.about, claim.field].append(claim)
    first = sorted(context.documents.values(), key=lambda d: d.published.earliest or date.max)
    order = {document.id: n for n, document in enumerate(first)}  # by day, then by words: no name has a say in it
    every = {c.id: c for c in (*claims, *(c for pair in said for c in pair[:2]))}
    place = {id: n for n, id in enumerate(sorted(every, key=lambda id: _place_in_text(every[id], order)))}
    in_text = {at: sorted(slot, key=lambda c: place[c.id]) for at, slot in by_slot.items()}
    memory = memory or Memory()
    doers = _doers(claims, context)
    seen = Seen(context, doers, memory)
    doubt = Doubts(context, seen.around, memory)
    slots = _slots(in_text, doers, seen, doubt)
    # nothing but a person, or what is said in words on the same slot, can speak against what a slot gives
    also = set(slots) if dismissed is not None else {(left.about, left.field) for left, _, _ in said}
    offered: list[_Offer] = [((at[0],), *pair) for at, some in slots.items() if at in also for pair in some.decided]
    rest = [some for at, some in slots.items() if at not in also]
    for pair in maybe:
        offered += [((pair.left, pair.right), *doubt) for doubt in _doubtful(pair, by_slot, context)]
    overruled: dict[tuple[object, ...], Decided] = {}
    if dismissed is not None:
        overruled = _overruled([*offered, *(((pair[0].about,), *pair) for pair in said)], dismissed)
    found: dict[tuple[object, ...], Decided] = {}
    for events, left, right, decision in offered:
        if not overruled or _matter(events, left, right) not in overruled:
            _keep(found, events, left, right, decision)
    asked = {at for left, right, _ in said for at in _places(left, right)}
    told = _clashing(found.values()).union(*(some.clashing & asked for some in rest))
    in_words = [(a, b, d) for a, b, ruled in said if (d := doubt.weighed(a, b, ruled)) is not None]
    for left, right, decision in in_words:
        places = _places(left, right)
        if _matter((left.about,), left, right) in overruled:
            continue
        if decision.relation not in CLASHES or not told & places:
            _keep(found, (left.about,), left, right, decision)
            told |= places if decision.relation in CLASHES else frozenset()
    weight = {id: event.weight for id, event in context.events.items()}
    return ranked([*(some.columns for some in rest), Columns([*found.values(), *overruled.values()])], place, weight)


@dataclass(frozen=True, slots=True)
class _Slot:
    """What the claims of one event and field come to."""

    decided: Sequence[Decided]
    columns: Columns  # of what is shown of it
    clashing: frozenset[tuple[object, ...]]  # the places of its clashes


def _doers(claims: Sequence[Claim], context: Context) -> Doers:
    """Which parties are said to have done what stands at a place of a report."""
    doers: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.field is ClaimField.WHO:
            doers[claim.evidence[0].document, claim.evidence[0].start].add(context.party(str(claim.value)))
    return doers


def _slots(
    by_slot: Mapping[tuple[str, ClaimField], list[Claim]], doers: Doers, seen: Seen, doubt: Doubts
) -> dict[tuple[str, ClaimField], _Slot]:
    """The decisions of every slot; those of a slot whose claims to compare have not changed are remembered."""
    found = {}
    for (about, field), slot in sorted(by_slot.items()):
        together = _together(slot, seen.context) if field in (ClaimField.WHO, ClaimField.WHOM) else frozenset()
        few = _compared(slot)
        objects, values = seen.slot(about, field, few)
        make = partial(_slot, _Asked(field, few, doers, together, seen.context), doubt)
        found[about, field] = seen.memory.get("verdicts", objects, make, values, together)
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The claims of one event and field that are compared, and what may speak for two of them being no rivals."""

    field: ClaimField
    claims: Sequence[Claim]
    doers: Doers
    together: Set[frozenset[str]]
    context: Context


def _slot(asked: _Asked, doubt: Doubts) -> _Slot:
    found = _without_lookalikes(asked)
    decided = [(a, b, left) for a, b, d in found if (left := doubt.weighed(a, b, d)) is not None]
    kept: dict[tuple[object, ...], Decided] = {}
    for pair in decided:
        _keep(kept, (), *pair)
    shown = list(kept.values())
    return _Slot(decided, Columns(shown), _clashing(shown))


def _clashing(decided: Iterable[Decided]) -> frozenset[tuple[object, ...]]:
    """The places of what cannot both be true, or only on a condition."""
    return frozenset(at for left, right, d in decided if d.relation in CLASHES for at in _places(left, right))


def _without_lookalikes(asked: _Asked) -> Sequence[Decided]:
    """The decisions of the rules, as long as the slot's other claims do not speak against them."""
    context = asked.context
    decided = [(a, b, d) for a, b in _pairs(asked.claims) if (d := decide(a, b, context)) is not None]
    if asked.field is ClaimField.COUNT:
        return _without_false_tolls(decided)
    if asked.field is ClaimField.STATUS:
        return [x for x in decided if not _another_denied(x[0], x[1], asked.doers, context)]
    if asked.field in (ClaimField.WHO, ClaimField.WHOM):
        return [x for x in decided if not _co_agents(x[0], x[1], asked.together, context)]
    return decided


def _matter(about: tuple[str, ...], left: Claim, right: Claim) -> tuple[object, ...]:
    """What two claims are compared on: the same values in other sentences of the two reports are no other matter."""
    sides = sorted((c.voice.document, str(c.value)) for c in (left, right))
    return about, left.field, *sides


def _overruled(
    offered: "Iterable[_Offer]", dismissed: Callable[[Claim, Claim], str]
) -> dict[tuple[object, ...], Decided]:
    """The matters on which a person sees no difference, each with its two claims and why."""
    found: dict[tuple[object, ...], Decided] = {}
    for about, left, right, decision in offered:
        if decision.relation is not Relation.AGREE and (why := dismissed(left, right)):
            said = Decision(Relation.INCOMPARABLE, f"{why}; before that: {decision.relation}, {decision.reason}")
            found.setdefault(_matter(about, left, right), (left, right, said))
    return found


def _places(left: Claim, right: Claim) -> set[tuple[object, ...]]:
    """What a clash in words is known by: its two sentences, in whichever report they are copied; a denial of a doer."""
    one, two = left.evidence[0], right.evidence[0]
    found: set[tuple[object, ...]] = {(frozenset((one.sentence, two.sentence)), left.field)}
    if left.field in (ClaimField.WHO, ClaimField.PROPOSITION):
        found |= {("denial", c.evidence[0].sentence) for c in (left, right) if c.negated}
    return found


def decide(left: Claim, right: Claim, context: Context) -> Decision | None:
    """The first comparator that knows this field decides; None when the two say nothing about each other."""
    if _in_words(left, context) and _in_words(right, context):
        return propositions.compare(left, right, context)
    for fields, compare in COMPARATORS:
        if left.field in fields:
            return compare(left, right, context)
    return None


def _in_words(claim: Claim, context: Context) -> bool:
    """Whether a claim's value is what was said, not an actor."""
    return isinstance(claim.value, str) and not isinstance(claim.value, Status) and claim.value not in context.actors


def _compared(slot: list[Claim]) -> list[Claim]:
    """The claims of a slot that are compared: of many, the first of each value and report."""
    if len(slot) <= PER_SLOT:
        return slot
    first: dict[tuple[object, ...], Claim] = {}
    for claim in slot:
        first.setdefault((str(claim.value), claim.voice.document), claim)
    return list(first.values())[:PER_SLOT]


def _pairs(slot: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for a, b in combinations(slot, 2):
        if a.voice.document != b.voice.document or a.voice.statement != b.voice.statement:
            yield a, b


_Offer = tuple[tuple[str, ...], Claim, Claim, Decision]


def _without_false_tolls(decided: Sequence[Decided]) -> list[Decided]:
    """A report may give several numbers of one kind ("12 died, bringing the toll to 40").

    Two reports clash on them only when no number of one fits any of the other.
    """

    def slot(left: Claim, right: Claim) -> tuple[object, ...]:
        kind = left.value.kind if isinstance(left.value, Count) else ""
        return kind, *sorted((left.voice.document, right.voice.document))

    fits = {slot(a, b) for a, b, d in decided if d.relation in (Relation.AGREE, Relation.REFINE)}
    return [
        (a, b, d)
        for a, b, d in decided
        if d.relation not in (Relation.CONTRADICT, Relation.UNSETTLED) or slot(a, b) not in fits
    ]


def _another_denied(left: Claim, right: Claim, doers: Doers, context: Context) -> bool:
    """Whether one denies having done it and the other tells of the act as another's, or as nobody's: no clash."""
    denied = [c for c in (left, right) if c.value is Status.DENIED]
    if len(denied) != 1:
        return False
    told = right if denied[0] is left else left
    mine = doers.get((denied[0].evidence[0].document, denied[0].evidence[0].start), set())
    theirs = doers.get((told.evidence[0].document, told.evidence[0].start), set())
    statement = context.statements.get(denied[0].voice.statement or "")
    if not mine and statement is not None and statement.speaker.actor is not None:
        beside = denied[0].voice.document == told.voice.document and bool(theirs)
        own = beside or OWN_DENIAL.search(denied[0].evidence[0].sentence) is not None
        mine = {context.party(statement.speaker.actor)} if own else mine
    return bool(mine) and not mine & theirs


def _together(slot: Sequence[Claim], context: Context) -> frozenset[frozenset[str]]:
    """Parties that one mention names side by side ("A and B clashed"): they are no rival accounts."""
    by_words: dict[tuple[str, int], set[str]] = defaultdict(set)
    for claim in slot:
        place = claim.evidence[0].document, claim.evidence[0].start
        by_words[place].add(context.party(str(claim.value)))
    several = (sorted(parties) for parties in by_words.values() if len(parties) > 1)
    return frozenset(frozenset(pair) for parties in several for pair in combinations(parties, 2))


def _co_agents(left: Claim, right: Claim, together: Set[frozenset[str]], context: Context) -> bool:
    pair = frozenset((context.party(str(left.value)), context.party(str(right.value))))
    return not (left.negated or right.negated) and pair in together


def _place_in_text(claim: Claim, order: Mapping[str, int]) -> tuple[int, int, str]:
    return order[claim.voice.document], claim.evidence[0].start, claim.id


def _keep(
    found: dict[tuple[object, ...], tuple[Claim, Claim, Decision]],
    about: tuple[str, ...],
    left: Claim,
    right: Claim,
    decision: Decision,
) -> None:
    """One verdict for each relation between two documents on one slot; a clash is shown once whatever its pairs."""
    one_origin = left.origin == right.origin
    if decision.relation in (Relation.AGREE, Relation.REFINE) and (
        one_origin or left.voice.document == right.voice.document
    ):
        return  # one witness does not agree with itself
    values = (str(left.value), str(right.value)) if decision.relation is Relation.CONTRADICT else _kinds(left, right)
    documents = tuple(sorted((left.voice.document, right.voice.document)))
    key = (about, left.field, decision.relation, documents, tuple(sorted(values)))
    if key not in found or _headlines(left, right) < _headlines(*found[key][:2]):
        found[key] = (left, right, decision)  # a body sentence says more than a headline


def _kinds(left: Claim, right: Claim) -> tuple[str, ...]:
    """What is counted: the dead and the missing of one event are two slots."""
    return tuple({c.value.kind for c in (left, right) if isinstance(c.value, Count)})


def _headlines(left: Claim, right: Claim) -> int:
    return sum(c.evidence[0].number == 0 for c in (left, right))


def _doubtful(
    pair: MaybeOne, by_slot: dict[tuple[str, ClaimField], list[Claim]], context: Context
) -> Iterable[tuple[Claim, Claim, Decision]]:
    """The clash of two events that may be one, on the condition that they are."""
    name = context.events[pair.left].name
    for left in by_slot.get((pair.left, pair.field), []):
        for right in by_slot.get((pair.right, pair.field), []):
            aligned = replace(right, about=left.about)
            decision = decide(left, aligned, context)
            if decision is None or decision.relation not in (Relation.CONTRADICT, Relation.UNSETTLED, Relation.UPDATE):
                continue
            same = f'if both speak of one event ("{name}"); no report says so'
            condition = f"{same}; {decision.condition}" if decision.condition else same
            yield left, right, Decision(Relation.UNSETTLED, decision.reason, condition)
            return
