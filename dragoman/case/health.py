"""A thorough look at a case: the database's own pages and references, then whether what is stored fits together."""

from collections.abc import Iterator

from sqlalchemy import Connection, and_, select

from dragoman import standins
from dragoman.case import analysis, contents
from dragoman.case.store import Store
from dragoman.case.tables import analyses, documents, journal, raws
from dragoman.errors import BadCase
from dragoman.settings import Settings


def check(store: Store, settings: Settings) -> list[str]:
    """What is wrong, a sentence each; nothing is changed."""
    with store.reading() as connection:
        found = store.backend.damage(connection)
        return found or list(_contents(connection, settings))


def _contents(connection: Connection, settings: Settings) -> Iterator[str]:
    for digest in connection.execute(select(raws.c.sha256)).scalars().all():
        try:
            contents.get_raw(connection, digest)
        except BadCase as error:
            yield str(error)
    known = (name for name in connection.execute(select(documents.c.outlet).distinct()).scalars() if name)
    outlets = standins.Names(known)
    for id in list(connection.execute(select(documents.c.id)).scalars()):
        try:
            (document,) = contents.get_documents(connection, [id])
            _, unknown = contents.get_reports(connection, [document], {id: analysis.key(document, settings, outlets)})
        except BadCase as error:
            yield str(error)
            continue
        if unknown and connection.execute(select(analyses.c.key).where(analyses.c.document == id)).first() is None:
            yield f"{document.name} ({id}) has no analysis; the next brief makes it"
    wanted = select(documents.c.name).where(journal.c.step.is_(None))
    entered = and_(journal.c.document == documents.c.id, journal.c.step == documents.c.added)
    for name in connection.execute(wanted.join(journal, entered, isouter=True)).scalars():
        yield f"{name} is stored, but not entered under the version of the case that added it"
