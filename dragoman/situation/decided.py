"""Decisions applied where each belongs on the way to a situation: pure functions; without decisions they do nothing.

Days and outlets of reports before anything is linked; actors, speakers and events between linking and comparing, so
that claims and verdicts follow them; the rest on what comes out. What the reports say is never changed: a decided day
of an event stands beside the days that they claim.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

from dragoman.link.doubt import Doubt
from dragoman.link.events import Linked
from dragoman.link.occurrences import Occurrence
from dragoman.model import (
    Claim,
    Decided,
    Decision,
    DecisionKind,
    Document,
    Event,
    Place,
    Published,
    Report,
    Situation,
    Target,
    TargetKind,
    When,
)
from dragoman.model.decisions import PAIRED, days
from dragoman.situation import targets
from dragoman.situation.targets import Places

K, T = DecisionKind, TargetKind


class Rulings:
    """The decisions on one story, in the order in which they were taken."""

    def __init__(self, decisions: Sequence[Decision] = (), reports: Sequence[Report] = ()) -> None:
        """Over all reports at hand, as they were read."""
        self.decisions = sorted(decisions, key=lambda d: d.at)  # stable: of one second, as they were given
        self.places = Places([r.document for r in reports] if self.decisions else ())
        self._dismissals = [(d, targets.sides(d.target, self.places)) for d in self.on(T.DIFFERENCE, K.DISMISS)]

    def on(self, kind: TargetKind, *kinds: DecisionKind) -> list[Decision]:
        """The decisions of some kinds that are about one sort of thing."""
        return [d for d in self.decisions if d.kind in kinds and d.target.kind is kind]

    # --- before linking -------------------------------------------------------------------------------------------

    def reports(self, reports: Sequence[Report]) -> list[Report]:
        """The reports with their decided days and outlets."""
        by_id = {r.document.id: r.document for r in reports}
        for decision in self.on(T.REPORT, K.DATE, K.OUTLET):
            id = self.places.report(decision.target)
            if id in by_id:
                by_id[id] = _document(by_id[id], decision)
        changed = {r.document.id for r in reports if by_id[r.document.id] is not r.document}
        return [_with(r, by_id[r.document.id]) if r.document.id in changed else r for r in reports]

    # --- between linking and comparing ----------------------------------------------------------------------------

    def groups(self, found: Sequence[Occurrence], linked: Linked) -> Linked:
        """Events merged and split; what may be one event is asked of the groups that come out."""
        ruled = self.on(T.EVENT, *PAIRED)
        if not ruled:
            return linked
        groups = [set(group) for group in linked.groups]
        for decision in ruled:
            if decision.other is None:
                continue
            held = [(n, [found[i].evidence for i in sorted(group)]) for n, group in enumerate(groups)]
            other = self.places.all(decision.other)
            at = targets.holding(self.places.all(decision.target), held)
            if decision.kind is K.MERGE:
                to = targets.holding(other, held)
                if at is not None and to is not None and at != to:
                    groups[at] |= groups[to]
                    groups[to] = set()
                continue
            for group in [g for g in groups if g]:
                off = {i for i in group if any(found[i].evidence.overlaps(s) for s in other)}
                if off and off != group:
                    group -= off
                    groups.append(off)
        return _relinked(linked, groups)

    def events(self, made: Sequence[Event], found: Sequence[Occurrence]) -> list[Event]:
        """Events with their decided names, days and places."""
        out = list(made)
        for decision in self.on(T.EVENT, K.RENAME, K.DATE, K.PLACE):
            at = targets.holding(self.places.all(decision.target), ((n, e.mentions) for n, e in enumerate(out)))
            if at is None:
                continue
            if decision.kind is K.RENAME:
                out[at] = replace(out[at], name=decision.value, renamed=True)
            elif decision.kind is K.DATE:
                out[at] = replace(out[at], when=When(*days(decision.value)))
            else:
                out[at] = replace(out[at], where=_place(decision.value, found))
        return out

    def dismissals(self) -> Callable[[Claim, Claim], str] | None:
        """``dismissed``; None where nobody dismissed anything."""
        return self.dismissed if self._dismissals else None

    def dismissed(self, left: Claim, right: Claim) -> str:
        """Why a person does not take two claims for different; "" where nobody decided so."""
        fit = (d for d, sides in self._dismissals if targets.differs(d.target, sides, left, right))
        return next((d.note for d in fit), "")

    # --- what comes out -------------------------------------------------------------------------------------------

    def situation(self, found: Situation) -> Situation:
        """The situation without the questions that were answered, with every decision and the items it holds of."""
        if not self.decisions:
            return found
        decided = tuple(self._decided(d, found) for d in self.decisions)
        answered = [d.target for d in self.on(T.QUESTION, K.ANSWER)]
        left = tuple(
            q for q in found.questions
            if not any(targets.is_asked(t, q.text, q.evidence, self.places) for t in answered)
        )  # fmt: skip
        return replace(found, questions=left, decisions=decided)

    def _decided(self, decision: Decision, found: Situation) -> Decided:
        held = targets.items(_left(decision), found, self.places)
        if decision.other is not None and decision.kind in PAIRED:
            others = targets.items(decision.other, found, self.places)
            one = bool(held and others) and held == others
            held = (held if one else ()) if decision.kind is K.MERGE else (*held, *others) if others and not one else ()
        value = decision.other.words if decision.other and decision.kind in PAIRED else decision.value
        return Decided(
            decision.id, decision.kind, decision.target.words, value, held, decision.author, decision.reason,
            decision.at, decision.note,
        )  # fmt: skip


def _left(decision: Decision) -> Target:
    """The target; of what was split, without what was split off, which may be most of it."""
    target, off = decision.target, decision.other
    if decision.kind is not K.SPLIT or off is None:
        return target
    left = tuple(q for q in target.quotes if not any(q.meets(o) for o in off.quotes))
    return replace(target, quotes=left) if left else target


def _document(document: Document, decision: Decision) -> Document:
    if decision.kind is K.OUTLET:
        return replace(document, outlet=decision.value)
    exact = document.text[(q := decision.target.quotes[0]).start : q.end] == q.words
    if document.published.stated and not exact:
        return document  # another version, which states a day of its own
    return replace(document, published=Published(*days(decision.value), (decision.note,), stated=True))


def _with(report: Report, document: Document) -> Report:
    return replace(report, document=document, parsed=replace(report.parsed, document=document))


def _place(name: str, found: Sequence[Occurrence]) -> Place:
    """The place of that name that the story knows, else the bare name."""
    known = (p.place for o in found for p in o.places if p.place is not None)
    return next((p for p in known if p.name.casefold() == name.casefold()), Place(name))


def _relinked(linked: Linked, groups: Sequence[set[int]]) -> Linked:
    final = tuple(sorted(tuple(sorted(g)) for g in groups if g))
    at = {i: n for n, group in enumerate(final) for i in group}

    def now(group: int) -> int:
        members = [at[i] for i in linked.groups[group]]
        return max(members, key=lambda n: (members.count(n), -n))

    best: dict[tuple[int, int, str], float] = {}
    for doubt in linked.doubts:
        a, b = sorted((now(doubt.left), now(doubt.right)))
        if a != b:
            best[a, b, doubt.field] = max(doubt.score, best.get((a, b, doubt.field), 0.0))
    assert sorted(chain.from_iterable(final)) == sorted(chain.from_iterable(linked.groups))
    return Linked(final, tuple(Doubt(a, b, field, score) for (a, b, field), score in sorted(best.items())))
