"""One text under several names: it is linked once, and every paper that prints it is shown beside it.

A witness heard twice is one witness. So a report whose headline and body are word for word those of another has no say
in what the story is: neither in what weighs most, nor in which reading most reports share. What its text says is then
told of it too: its words for everybody, its statements and claims in its own outlet's voice, its place in each event.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeVar

from dragoman.model import (
    Actor,
    Claim,
    Decision,
    Document,
    Event,
    SetAside,
    Situation,
    Span,
    Statement,
    TargetKind,
    ZoneKind,
    digest,
)

TOLD = (ZoneKind.BODY, ZoneKind.HEADLINE)
S = TypeVar("S", bound=Span)


@dataclass(frozen=True, slots=True)
class Double:
    """A document, and the one that tells the same in the same words."""

    document: Document
    of: Document

    def moved(self, span: S) -> S:
        """The words' place in the double."""
        shift = self.shift(span.start)
        return replace(span, document=self.document.id, start=span.start + shift, end=span.end + shift)

    def shift(self, at: int) -> int:
        """How much further on in the double a place of the text lies."""
        for (start, end), (other, _) in zip(_told(self.of), _told(self.document), strict=True):
            if start <= at < end:
                return other - start
        raise ValueError(f"{self.of.name}: nothing is told at {at}")


def decided_on(decisions: Iterable[Decision]) -> frozenset[str]:
    """Digests of the texts for one report of which a person decided something: its day, its outlet, a statement."""
    alone = (TargetKind.REPORT, TargetKind.STATEMENT)
    return frozenset(q.sha256 for d in decisions if d.target.kind in alone for q in d.target.quotes)


def told_once(documents: Sequence[Document], *, alone: Set[str] = frozenset()) -> tuple[list[Document], list[Double]]:
    """Each text once, and the others: in the first document by day, then that of the outlet which the text names.

    ``alone``: digests of texts whose documents are no doubles.
    """
    same: dict[tuple[object, ...], list[Document]] = defaultdict(list)
    for document in documents:
        if alone and sha256(document.text.encode()).hexdigest() in alone:
            same[(document.id,)].append(document)
            continue
        kinds = tuple(z.kind for z in sorted(document.zones, key=lambda z: z.start) if z.kind in TOLD)
        same[kinds, tuple(document.text[start:end] for start, end in _told(document))].append(document)
    first: dict[str, Document] = {}
    for group in same.values():
        best = min(group, key=lambda d: (d.published.earliest or date.max, not _names_its_own(d)))
        first.update((d.id, best) for d in group)
    return (
        [d for d in documents if first[d.id] is d],
        [Double(d, first[d.id]) for d in documents if first[d.id] is not d],
    )


def _names_its_own(document: Document) -> bool:
    outlet = document.outlet or ""
    return bool(outlet) and (outlet == document.agency or outlet.casefold() in document.text.casefold())


def _told(document: Document) -> list[tuple[int, int]]:
    found = sorted((z.start, z.end) for z in document.zones if z.kind in TOLD)
    return found or [(0, len(document.text))]


Beside = Mapping[str, Sequence[Double]]  # a document's id -> its doubles


def with_doubles(found: Situation, doubles: Sequence[Double], *, as_of: date | None = None) -> Situation:
    """The situation with each double beside the document whose words it has."""
    if not doubles:
        return found
    known = {d.id: d for d in found.documents}
    aside = {s.document: s for s in found.set_aside}
    documents: list[Document] = []
    apart: list[SetAside] = []
    beside: dict[str, list[Double]] = defaultdict(list)
    for double in doubles:
        document, of = double.document, double.of.id
        first = document.published.earliest
        if as_of is not None and first is not None and first > as_of:
            apart.append(SetAside(document.id, document.name, f"came out after {as_of}"))
            continue
        if of in known:
            published = document.published if first else known[of].published
            documents.append(replace(document, origin=known[of].origin, published=published))
        if of in aside:
            apart.append(replace(aside[of], document=document.id, name=document.name))
        else:
            beside[of].append(double)
    listed = sorted((*found.documents, *documents), key=lambda d: (d.name, d.id))
    return _told_of(replace(found, documents=tuple(listed), set_aside=(*found.set_aside, *apart)), beside)


def _told_of(found: Situation, beside: Beside) -> Situation:
    ids = {(s.id, d.document.id): digest(s.id, d.document.id) for s, d in _each(found.statements, "document", beside)}
    claims = [(c, d) for c in found.claims for d in beside.get(c.voice.document, ())]
    return replace(
        found,
        actors=tuple(_actor(a, beside) for a in found.actors),
        statements=(
            *found.statements,
            *(_statement(s, d, ids) for s, d in _each(found.statements, "document", beside)),
        ),
        events=tuple(_event(e, beside) for e in found.events),
        claims=(*found.claims, *(_claim(c, d, ids) for c, d in claims)),
        names=(
            *found.names,
            *(
                replace(n, document=d.document.id, spans=tuple(map(d.moved, n.spans)))
                for n, d in _each(found.names, "document", beside)
            ),
        ),
        demands=tuple(
            replace(d, evidence=_both(d.evidence, beside), documents=_listed(d.documents, beside))
            for d in found.demands
        ),
        relations=tuple(replace(r, evidence=_both(r.evidence, beside)) for r in found.relations),
        expectations=tuple(replace(w, evidence=_both(w.evidence, beside)) for w in found.expectations),
        silent=tuple(replace(s, documents=_listed(s.documents, beside)) for s in found.silent),
        tellings=(
            *found.tellings,
            *(
                replace(t, document=d.document.id, examples=tuple(map(d.moved, t.examples)))
                for t, d in _each(found.tellings, "document", beside)
            ),
        ),
        sentences=found.sentences | dict(_sentences(found, beside)),
    )


T = TypeVar("T")


def _each(rows: Iterable[T], document: str, beside: Beside) -> list[tuple[T, Double]]:
    """Each row with each double of its document."""
    return [(row, double) for row in rows for double in beside.get(getattr(row, document), ())]


def _both(evidence: tuple[S, ...], beside: Beside) -> tuple[S, ...]:
    more = tuple(double.moved(e) for e in evidence for double in beside.get(e.document, ()))
    return (*evidence, *more) if more else evidence


def _listed(documents: tuple[str, ...], beside: Beside) -> tuple[str, ...]:
    return (*documents, *(double.document.id for d in documents for double in beside.get(d, ())))


def _actor(actor: Actor, beside: Beside) -> Actor:
    mentions = _both(actor.mentions, beside)
    return actor if mentions is actor.mentions else replace(actor, mentions=mentions)


def _event(event: Event, beside: Beside) -> Event:
    if not any(d in beside for d in (*event.documents, *event.left_out_by)):
        return event
    return replace(
        event,
        mentions=_both(event.mentions, beside),
        documents=_listed(event.documents, beside),
        left_out_by=_listed(event.left_out_by, beside),
    )


Ids = Mapping[tuple[str, str], str]  # a statement and a double's document -> the double's statement


def _statement(said: Statement, double: Double, ids: Ids) -> Statement:
    speaker, relay, document = said.speaker, said.relay, double.document.id
    return replace(
        said,
        id=ids[said.id, document],
        document=document,
        speaker=replace(speaker, span=double.moved(speaker.span)) if speaker.span is not None else speaker,
        relay=replace(relay, span=double.moved(relay.span)) if relay is not None else None,
        cue=double.moved(said.cue) if said.cue is not None else None,
        content=tuple(map(double.moved, said.content)),
        within=ids.get((said.within or "", document)),
    )


def _claim(claim: Claim, double: Double, ids: Ids) -> Claim:
    document = double.document
    statement = ids.get((claim.voice.statement or "", document.id))
    voice = replace(claim.voice, document=document.id, outlet=document.outlet, statement=statement)
    evidence = tuple(map(double.moved, claim.evidence))
    return replace(claim, id=digest(claim.id, document.id), voice=voice, evidence=evidence)


def _sentences(found: Situation, beside: Beside) -> Iterator[tuple[str, tuple[tuple[int, int, int], ...]]]:
    for of, doubles in beside.items():
        for double in doubles:
            told = ((start, end, number, double.shift(start)) for start, end, number in found.sentences.get(of, ()))
            yield double.document.id, tuple((start + by, end + by, number) for start, end, number, by in told)
