"""One report's statements as rows: the words, and the actor that the program takes for the speaker.

Each row is read as a story of one report, by the extractors and the linking of the pipeline; a test holds the speakers
equal to those of ``pipeline.build``.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.extract import EXTRACTORS, chosen, find
from dragoman.extract.parse import parse
from dragoman.link import actors as link_actors
from dragoman.link import statements as link_statements
from dragoman.model import (
    Actor,
    ActorKind,
    Document,
    MentionKind,
    Report,
    Span,
    SpeakerClass,
    Statement,
    StatementMention,
    Zone,
    ZoneKind,
    digest,
)
from dragoman.settings import from_environment

Row = Mapping[str, Any]
Spans = list[list[int]]
NEEDED = tuple((name, extractor) for name, extractor in EXTRACTORS if name in ("actors", "statements"))
ORDER = (MentionKind.NAME, MentionKind.METONYM, MentionKind.DESCRIPTOR, MentionKind.ROLE)  # proper names first
PROPER = (MentionKind.NAME, MentionKind.METONYM)
PRONOUNS = frozenset(("PRP", "PRP$", "WP", "DT"))
BELIEF = ":belief"


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """One row of predictions for each row, in order; gold fields are never read."""
    ids: list[str] = []
    extractors = chosen(from_environment().statements, NEEDED)

    def documents() -> Iterator[Document]:
        for row in rows:
            ids.append(str(row["doc_id"]))
            yield document(row)

    for number, parsed in enumerate(parse(documents())):
        yield {"doc_id": ids[number], **predicted(Report(parsed.document, parsed, find(parsed, extractors)))}


def document(row: Row) -> Document:
    """A row as a report; the text's first line is its headline where the row says so by ``title``."""
    text, title = str(row["text"]), str(row.get("title") or "")
    zones: tuple[Zone, ...] = ()
    if title and text.startswith(f"{title}\n"):
        zones = (Zone(ZoneKind.HEADLINE, 0, len(title)), Zone(ZoneKind.BODY, len(title), len(text)))
    return Document(
        digest(text), str(row["doc_id"]), text, outlet=row.get("outlet") or None, title=title or None, zones=zones
    )


def predicted(report: Report) -> dict[str, list[dict[str, Any]]]:
    """``attributions`` and, apart from them, what is ``nested`` in them; ``within`` counts through both lists."""
    known = link_actors.link([report])
    told = link_statements.link([report], known)
    found = report.mentions.statements
    outer = [i for i, m in enumerate(found) if m.within is None]
    inner = [i for i, m in enumerate(found) if m.within is not None]
    place = {i: n for n, i in enumerate((*outer, *inner))}
    rows = {i: _row(report, m, told[report.document.id, i], known) for i, m in enumerate(found)}
    return {
        "attributions": [rows[i] for i in outer],
        "nested": [{**rows[i], "within": place[w]} for i in inner if (w := found[i].within) is not None],
    }


def _row(report: Report, m: StatementMention, told: Statement, known: link_actors.Actors) -> dict[str, Any]:
    return {
        "source": _spans(m.speaker),
        "cue": _spans(m.cue),
        "content": [[s.start, s.end] for s in m.content],
        "class": str(m.speaker_class),
        "stance": str(m.stance),
        "form": str(m.form),
        "belief": m.found_by.endswith(BELIEF),
        "relay": _spans(m.relay),
        "anonymity": _reason(report.document, m),
        "speaker": _speaker(report, m, told, known),
    }


def _spans(span: Span | None) -> Spans:
    return [] if span is None else [[span.start, span.end]]


def _speaker(report: Report, m: StatementMention, told: Statement, known: link_actors.Actors) -> Spans:
    """Where the report names the speaker's actor; a speaker that is no actor stands by the words taken for it."""
    if m.speaker_class is SpeakerClass.UNATTRIBUTED:
        return []
    actor = known.by_id.get(told.speaker.actor or "")
    if actor is not None:
        return _names(report, actor, known)
    meant = m.resolved or m.speaker
    return [] if meant is None or _pronoun(report, meant) else _spans(meant)


def _names(report: Report, actor: Actor, known: link_actors.Actors) -> Spans:
    """The heads of an actor's mentions, proper names first.

    Heads, since "Defence Ministry spokesman Ivan Petrov" names Ivan Petrov and not the ministry. A person with a name
    stands by it alone; a body by its descriptions too ("the Chadian government"); nobody by a pronoun.
    """
    mentions = [m for m in report.mentions.actors if known.of.get((m.span.document, m.chain)) == actor.id]
    if actor.kind is ActorKind.PERSON and any(m.kind in PROPER for m in mentions):
        mentions = [m for m in mentions if m.kind in PROPER]
    listed = sorted((ORDER.index(m.kind), m.head.start, m.head.end) for m in mentions if m.kind in ORDER)
    return [[start, end] for _, start, end in dict.fromkeys(listed)]


def _pronoun(report: Report, words: Span) -> bool:
    inside = [t for t in report.parsed.tokens if words.start <= t.start < words.end]
    return all(t.tag in PRONOUNS for t in inside)


def _reason(document: Document, m: StatementMention) -> Spans:
    """The stated reason for anonymity where it stands nearest to the cue: the mention keeps its words alone."""
    if not m.anonymity:
        return []
    anchor = (m.cue or m.speaker or m.content[0]).start
    starts = []
    at = document.text.find(m.anonymity)
    while at >= 0:
        starts.append(at)
        at = document.text.find(m.anonymity, at + 1)
    nearest = min(starts, key=lambda start: abs(start - anchor), default=None)
    return [] if nearest is None else [[nearest, nearest + len(m.anonymity)]]
