"""Documents, their bytes and their analyses, in and out of the tables."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, func, select

from dragoman import collecting
from dragoman.case import analysis, identity, words
from dragoman.case.backend import Backend
from dragoman.case.codec import codec
from dragoman.case.tables import analyses, documents, raws, said, sentences
from dragoman.errors import BadCase
from dragoman.model import Document, DocumentKind, Published, Report, Zone
from dragoman.read import named

PUBLISHED = codec(Published)
ZONES = codec(tuple[Zone, ...])
AT_ONCE = 500  # ids in one query: an older SQLite takes 999 values
T = TypeVar("T")


# --- documents -------------------------------------------------------------------------------------------------------


def put_document(connection: Connection, document: Document, raw: bytes | None, *, step: int, report: str) -> None:
    """Store a document, and the bytes it was read from where they are given."""
    if (
        raw is not None
        and connection.execute(select(raws.c.size).where(raws.c.sha256 == document.sha256)).first() is None
    ):
        connection.execute(raws.insert().values(sha256=document.sha256, size=len(raw), packed=zlib.compress(raw)))
    day = document.published
    address = identity.address(document.url)
    connection.execute(
        documents.insert().values(
            id=document.id,
            report=report,
            added=step,
            sha256=document.sha256,
            address=address,
            place=None if address else identity.place(document.name, document.outlet),
            name=document.name,
            outlet=document.outlet,
            title=document.title,
            url=document.url,
            language=document.language,
            kind=document.kind.value,
            agency=document.agency,
            published=_json(PUBLISHED.write(day)),
            published_earliest=day.earliest.isoformat() if day.earliest else None,
            published_latest=day.latest.isoformat() if day.latest else None,
            zones=_json(ZONES.write(document.zones)),
            text=document.text,
            text_sha256=sha256(document.text.encode()).hexdigest(),
        )
    )


def get_documents(connection: Connection, ids: Sequence[str]) -> list[Document]:
    """The documents of these ids in the order they were added, each under a name no other has.

    Raises BadCase when a text is not the one that was stored.
    """
    rows = [
        row for part in parts(ids) for row in connection.execute(documents.select().where(documents.c.id.in_(part)))
    ]
    names: dict[str, int] = {}
    return [named(_document(row), names) for row in sorted(rows, key=lambda row: (row.added, row.id))]


def _document(row: Row[Any]) -> Document:
    if sha256(row.text.encode()).hexdigest() != row.text_sha256:
        raise BadCase(f"{row.name} ({row.id}): its text is not the one that was stored; go back to a backup")
    bare = Document(
        id=row.id,
        name=row.name,
        text=row.text,
        outlet=row.outlet,
        title=row.title,
        url=row.url,
        language=row.language,
        kind=DocumentKind(row.kind),
        agency=row.agency,
        sha256=row.sha256,
    )
    try:
        published = PUBLISHED.read(json.loads(row.published), bare)
        return replace(bare, published=published, zones=ZONES.read(json.loads(row.zones), bare))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadCase(f"{row.name} ({row.id}): its day or zones are damaged; go back to a backup") from error


def get_raw(connection: Connection, digest: str) -> bytes | None:
    """The bytes of a SHA-256, looked at again; None where the case has none. Raises BadCase when they are damaged."""
    packed = connection.execute(select(raws.c.packed).where(raws.c.sha256 == digest)).scalar()
    if packed is None:
        return None
    try:
        raw = zlib.decompress(packed)
    except zlib.error as error:
        raise BadCase(f"the raw bytes {digest[:12]} are damaged; go back to a backup") from error
    if sha256(raw).hexdigest() != digest:
        raise BadCase(f"the raw bytes {digest[:12]} are not those that were stored; go back to a backup")
    return raw


# --- analyses --------------------------------------------------------------------------------------------------------


def put_analysis(connection: Connection, backend: Backend, report: Report, key: str) -> None:
    """Store what a document gave, its sentences and speakers, in the place of what an older way had found."""
    id = report.document.id
    backend.drop_words(connection, id)
    for table in (analyses, sentences, said):
        connection.execute(table.delete().where(table.c.document == id))
    connection.execute(analyses.insert().values(document=id, key=key, packed=analysis.pack(report)))
    made = list(enumerate(report.parsed.sentences, _next(connection, sentences.c.id)))
    rows = [{"id": at, "document": id, "number": s.number, "start_char": s.start, "end_char": s.end} for at, s in made]
    if rows:
        connection.execute(sentences.insert(), rows)
        backend.add_words(connection, [(at, words.folded(report.document.text[s.start : s.end])) for at, s in made])
    first = _next(connection, said.c.id)
    voices = [{"id": first + i, "document": id, **voice} for i, voice in enumerate(words.voices(report))]
    if voices:
        connection.execute(said.insert(), voices)


def get_reports(
    connection: Connection, found: Iterable[Document], keys: Mapping[str, str]
) -> tuple[list[Report], list[Document]]:
    """The reports of documents as they were analysed, and the documents that must be read anew.

    ``keys``: of each document's analysis as it would be made now.

    Raises BadCase when a stored analysis is damaged.
    """
    reports: list[Report] = []
    stale: list[Document] = []
    by_id = {d.id: d for d in found}
    with collecting.seldom():
        for part in parts(list(by_id)):
            stored = {r.document: r for r in connection.execute(analyses.select().where(analyses.c.document.in_(part)))}
            for id in part:
                document, row = by_id[id], stored.get(id)
                if row is None or row.key != keys[id]:
                    stale.append(document)
                else:
                    reports.append(_unpacked(row.packed, document))
    return reports, stale


def _unpacked(packed: bytes, document: Document) -> Report:
    try:
        return analysis.unpack(packed, document)
    except ValueError as error:
        raise BadCase(f"{error}; go back to a backup") from error


def _next(connection: Connection, column: Any) -> int:
    """The next free number; only one process writes at a time."""
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1


def parts(ids: Sequence[T]) -> Iterator[Sequence[T]]:
    """Some at a time."""
    for at in range(0, len(ids), AT_ONCE):
        yield ids[at : at + AT_ONCE]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
