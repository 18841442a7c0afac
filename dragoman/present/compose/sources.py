"""The timeline, the sources and how they were dated, the reports in full, and what is not known."""

import re

from dragoman.model import Claim, ClaimField, Document, Outcome, Published, Status, When
from dragoman.present.compose.desk import Desk, dating, event_words, published, trim
from dragoman.present.layout import Bar, DocumentView, Line, SourceRow, segments

# "they asked not to be named": those who spoke, of whom nobody need ask
NAMELESS = re.compile(
    r"\b(?:asked|asking|wished|wanted|preferred|requested|spoke|speaking)\b[^.;]{0,30}"
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|anonym)",
    re.IGNORECASE,
)
BARS = 14
REPORT_BARS = 12  # of more reports than this only the events are drawn
WORTH_ASKING = 7.0
UNDATED = 4
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def timeline(desk: Desk) -> tuple[tuple[Bar, ...], int]:
    """Events with a known day and the reports themselves, the weightiest chosen, in the order of days."""
    events = [
        e for e in desk.situation.events
        if e.when.known and not e.background and e.status is not Status.HYPOTHETICAL and _drawable(e.when)
    ]  # fmt: skip
    chosen = events[:BARS]
    bars = [
        Bar(
            label=trim(event_words(e), 60),
            earliest=e.when.earliest,
            latest=e.when.latest,
            status=e.status.value,
            fixed=e.when.exact and not e.when.inferred,
            inferred=bool(e.when.inferred),
            cites=desk.cites(e.mentions, 2),
            note=e.when.text,
            id=e.id,
        )
        for e in chosen
    ]
    reports = [d for d in desk.documents.values() if d.published.earliest or d.published.latest]
    bars += [_report_bar(d, desk) for d in reports if len(reports) <= REPORT_BARS]
    bars.sort(key=lambda b: (str(b.earliest or b.latest), str(b.latest), b.label))
    return tuple(bars), len(events) - len(chosen)


def _drawable(when: When) -> bool:
    """An interval wider than a year would flatten every other bar."""
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= 366


def _report_bar(document: Document, desk: Desk) -> Bar:
    found = document.published
    return Bar(
        label=f"REPORT {desk.number[document.id]} written",
        earliest=found.earliest,
        latest=found.latest,
        alternatives=tuple((a.earliest, a.latest) for a in found.alternatives),
        status="published",
        fixed=found.stated,
        inferred=not found.stated,
        id=document.id,
    )


def sources(desk: Desk) -> tuple[SourceRow, ...]:
    """Each report: outlet, day and its basis, origin group."""
    letters: dict[str, str] = {}
    for document in desk.documents.values():
        letters.setdefault(document.origin, LETTERS[len(letters) % 26] if document.origin else "")
    return tuple(_source(d, desk, letters[d.origin]) for d in desk.documents.values())


def _source(document: Document, desk: Desk, letter: str) -> SourceRow:
    shared = [d for d in desk.documents.values() if d.origin == document.origin and d.id != document.id]
    note = f"of one origin with {desk.reports(d.id for d in shared)}: counted as one witness" if shared else ""
    if document.agency:
        note = "; ".join(n for n in (note, f"credits {document.agency}") if n)
    return SourceRow(
        number=desk.number[document.id],
        name=document.name,
        outlet=document.outlet or "",
        title=document.title or "",
        kind=document.kind.value,
        published=published(document),
        reasons=document.published.reasons,
        alternatives=tuple(
            f"{dating(Published(a.earliest, a.latest, stated=True))}: {'; '.join(a.reasons)}"
            for a in document.published.alternatives
        ),
        origin=letter,
        note=note,
    )


def views(desk: Desk) -> tuple[DocumentView, ...]:
    """The reports in full, cut at their sentences."""
    return tuple(
        DocumentView(
            desk.number[d.id], d.name, d.outlet or "", d.title or "", published(d),
            segments(d.text, desk.situation.sentences.get(d.id, ())),
        )
        for d in desk.documents.values()
    )  # fmt: skip


def questions(desk: Desk) -> tuple[tuple[Line, ...], int]:
    """What the program would not guess."""
    lines = {
        (q.kind, q.text): Line(f"question:{n}", q.text, cites=desk.cites(q.evidence, 3))
        for n, q in enumerate(desk.situation.questions)
        if not (q.kind == "pronoun" and q.evidence and NAMELESS.search(q.evidence[0].sentence))
    }
    found = tuple(lines.values())
    return found[: desk.items], max(0, len(found) - desk.items)


def unknown(desk: Desk) -> tuple[tuple[Line, ...], int]:
    """Expected things without a day or a place, reports without a date."""
    lines = []
    undated = [
        desk.events[w.event]
        for w in desk.situation.expectations
        if w.event in desk.events and w.outcome is Outcome.OPEN and not _has(desk, w.event, ClaimField.WHEN)
    ]
    for event in [e for e in undated if e.weight >= WORTH_ASKING][:UNDATED]:
        lines.append(
            Line(
                f"unknown:{event.id}", f"No day is given for: {event_words(event)}", cites=desk.cites(event.mentions, 3)
            )
        )
    for document in desk.documents.values():
        if document.published.earliest is None and document.published.latest is None:
            text = f"When report {desk.number[document.id]} was written: no date, and too little to infer one."
            lines.append(Line(f"undated:{document.id}", text))
    return tuple(lines[: desk.items]), max(0, len(lines) - desk.items)


def _has(desk: Desk, event: str, field: ClaimField) -> bool:
    claims: list[Claim] = desk.holding.get(event, [])
    return any(c.field is field for c in claims)
