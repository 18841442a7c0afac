"""Reports into a case: each is parsed before the case is locked, then stored in one operation of its own.

What is in the case already is not parsed; what a person put aside stays aside. A report that is cut short by a killed
process is not in the case at all, and those before it are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, or_, select

from dragoman import collecting, standins
from dragoman.case import analysis, contents, holdings, identity
from dragoman.case.store import Store
from dragoman.case.tables import analyses, documents, journal
from dragoman.errors import BadInput
from dragoman.model import Document, Refused, Report
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.pipeline import Progress

UNFIT = re.compile("[\x00\ud800-\udfff]")
AT_ONCE = 8  # documents, as many as are parsed together
Original = tuple[Document, bytes | None]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source."""

    name: str
    outcome: str  # new | version | known | aside | refused
    document: str | None  # its id in the case
    step: int | None  # the version of the case that brought it in
    reason: str = ""


def add(store: Store, found: Iterable[Original | Refused], settings: Settings) -> Iterator[Added]:
    """Add what was read, a few at a time, and tell of each as soon as it is stored."""
    stream = iter(found)
    while batch := list(islice(stream, AT_ONCE)):
        for one in batch:
            if isinstance(one, Refused):
                yield Added(one.name, "refused", None, None, one.reason)
        yield from _batch(store, [one for one in batch if not isinstance(one, Refused)], settings)


def _batch(store: Store, originals: Sequence[Original], settings: Settings) -> Iterator[Added]:
    for document, _ in originals:
        _fit(document)
    with store.reading() as connection:
        known = {d.id: before for d, _ in originals if (before := _known(connection, d)) is not None}
    new = list({d.id: d for d, _ in originals if d.id not in known}.values())
    with collecting.seldom():  # a case at hand has millions of values, none of them in a cycle
        failed: dict[str, Refused] = {}
        parsed = {r.document.id: r for r in extracted(new, settings, failed=failed)}
    for document, raw in originals:
        if document.id in known:
            yield _again(document, known[document.id])
            continue
        if document.id in failed:
            yield Added(document.name, "refused", None, None, failed[document.id].reason)
            continue
        with store.writing() as connection:
            before = _known(connection, document)  # another process may have added it meanwhile
            if before is not None:
                done = _again(document, before)
            else:
                done = _put(store, connection, parsed[document.id], raw, settings)
        yield done


def _fit(document: Document) -> None:
    """Raise BadInput for characters that no database takes; the program's own readers leave none."""
    for part in (document.text, document.name, document.outlet, document.title, document.url, document.agency):
        if part and UNFIT.search(part):
            raise BadInput(f"{document.name!a}: holds a NUL or half a surrogate pair; take it out and add it again")


def extracted(
    found: Sequence[Document],
    settings: Settings,
    *,
    progress: "Progress | None" = None,
    outlets: Sequence[str] = (),
    failed: dict[str, Refused] | None = None,
) -> Iterator[Report]:
    """Parse and extract, as a build without a case does; ``failed`` takes those that cannot be, by id."""
    if not found:
        return iter(())
    from dragoman import pipeline
    from dragoman.extract import EXTRACTORS

    say = progress or _silent
    return pipeline.extract(
        found, extractors=EXTRACTORS, settings=settings, progress=say, outlets=outlets, failed=failed
    )


def refresh(store: Store, reports: Sequence[Report], settings: Settings, *, outlets: Sequence[str] = ()) -> None:
    """Keep analyses that were made anew, each unless another process was quicker."""
    names = standins.Names(outlets)
    for report in reports:
        key = analysis.key(report.document, settings, names)
        with store.writing() as connection:
            stored = select(analyses.c.key).where(analyses.c.document == report.document.id)
            if connection.execute(stored).scalar() != key:
                contents.put_analysis(connection, store.backend, report, key)


# --- one report ------------------------------------------------------------------------------------------------------


def _known(connection: Connection, document: Document) -> holdings.Version | None:
    """The version in the case that is this very document, or what an older reader made of the very same bytes."""
    day = document.published.earliest
    bytes_too = and_(
        documents.c.sha256 == document.sha256,
        documents.c.outlet.is_not_distinct_from(document.outlet),
        documents.c.published_earliest.is_not_distinct_from(day.isoformat() if day else None),
    )
    same = or_(documents.c.id == document.id, bytes_too) if document.sha256 else documents.c.id == document.id
    wanted = select(documents.c.id, documents.c.report).where(same).order_by(documents.c.id != document.id)
    row = connection.execute(wanted).first()
    if row is None:
        return None
    return next(v for v in holdings.versions(connection, report=row.report) if v.id == row.id)


def _again(document: Document, before: holdings.Version) -> Added:
    if before.held:
        return Added(document.name, "known", before.id, before.step, f"in the case as {before.name}")
    reason = f"removed on {before.since[:10]}; dragoman case restore CASE {before.id} brings it back"
    return Added(document.name, "aside", before.id, before.step, reason)


def _put(store: Store, connection: Connection, report: Report, raw: bytes | None, settings: Settings) -> Added:
    document = report.document
    earlier = _earlier(connection, document)
    held = not earlier or any(v.held for v in earlier)
    step = store.step(connection, "add")
    of = earlier[0].report if earlier else document.id
    contents.put_document(connection, document, raw, step=step, report=of)
    contents.put_analysis(connection, store.backend, report, analysis.key(document, settings))
    connection.execute(journal.insert().values(step=step, document=document.id, held=int(held)))
    if not earlier:
        return Added(document.name, "new", document.id, step)
    last = earlier[-1]
    if held:
        return Added(document.name, "version", document.id, step, f"a new version of {last.name} ({last.id})")
    reason = f"its report was removed on {last.since[:10]}; dragoman case restore CASE {of} brings it back"
    return Added(document.name, "aside", document.id, step, reason)


def _earlier(connection: Connection, document: Document) -> list[holdings.Version]:
    """The versions of the report that a document is another version of."""
    address = identity.address(document.url)
    place = None if address else identity.place(document.name, document.outlet)
    if address:
        fits = connection.execute(select(documents.c.report).where(documents.c.address == address)).scalars().all()
    elif place:
        rows = connection.execute(select(documents.c.report, documents.c.text).where(documents.c.place == place))
        fits = [row.report for row in rows if identity.alike(row.text, document.text)]
    else:
        fits = []
    return holdings.versions(connection, report=fits[0]) if fits else []


def _silent(stage: str, done: int, of: int) -> None:
    """No progress shown."""
