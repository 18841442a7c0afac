"""Find sentences by their words, in the reports that the case holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, select

from dragoman.case.backend import Backend
from dragoman.case.contents import parts
from dragoman.case.holdings import Version
from dragoman.case.tables import documents, said, sentences
from dragoman.case.words import folded, phrases
from dragoman.errors import BadInput


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence, with its place: ``text == documents[document].text[start:end]``."""

    document: str
    name: str
    outlet: str | None
    published: tuple[date | None, date | None]
    current: bool  # False: in a version that a later one replaced
    number: int  # of the sentence; 0: headline
    start: int
    end: int
    text: str
    speakers: tuple[str, ...]  # whose words or account stand in it


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for."""

    phrases: tuple[tuple[str, ...], ...]
    speaker: str = ""
    outlet: str = ""
    after: date | None = None
    earlier: bool = False

    @classmethod
    def parse(
        cls, words: str, *, speaker: str | None, outlet: str | None, after: date | None, earlier: bool
    ) -> "Query":
        """From what a person wrote; raises BadInput where no word is in it."""
        wanted = tuple(tuple(phrase) for phrase in phrases(words))
        if not wanted:
            raise BadInput(f'"{words}" holds no word to look for')
        return cls(wanted, folded(speaker or ""), folded(outlet or ""), after, earlier)


def find(connection: Connection, backend: Backend, wanted: Query, held: Sequence[Version]) -> list[Found]:
    """The sentences in these versions, the latest reports first, each report's in its own order."""
    ids = backend.matching(connection, wanted.phrases)
    versions = {v.id: v for v in held if _fits(v, wanted)}
    rows = [row for row in _sentences(connection, ids) if row.document in versions]
    speakers = _speakers(connection, sorted({row.document for row in rows}))
    texts = _texts(connection, sorted({row.document for row in rows}))
    found = []
    for row in rows:
        heard = [
            (name, words)
            for start, end, name, words in speakers.get(row.document, ())
            if start < row.end_char and row.start_char < end
        ]
        if wanted.speaker and not any(_named(wanted.speaker, heard_one) for heard_one in heard):
            continue
        v = versions[row.document]
        words = texts[v.id][row.start_char : row.end_char]
        names = tuple(dict.fromkeys(name for name, _ in heard))
        found.append(
            Found(
                v.id, v.name, v.outlet, v.published, v.current, row.number, row.start_char, row.end_char, words, names
            )
        )
    return sorted(found, key=lambda f: (-_ordinal(f.published[0]), f.name, f.document, f.start))


def _fits(version: Version, wanted: Query) -> bool:
    if not version.held or not (version.current or wanted.earlier):
        return False
    if wanted.outlet and not _within(wanted.outlet, folded(version.outlet or "")):
        return False
    day = version.published[0]
    return wanted.after is None or (day is not None and day > wanted.after)


def _within(words: str, whole: str) -> bool:
    """Whether folded words stand in a folded text as whole words."""
    return f" {words} " in f" {whole} "


def _named(speaker: str, heard: tuple[str, str]) -> bool:
    return any(_within(speaker, folded(words)) for words in heard)


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0


def _sentences(connection: Connection, ids: Sequence[int]) -> list[Row[tuple[int, str, int, int, int]]]:
    return [row for part in parts(ids) for row in connection.execute(select(sentences).where(sentences.c.id.in_(part)))]


def _texts(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    wanted = select(documents.c.id, documents.c.text)
    return {
        row.id: row.text for part in parts(ids) for row in connection.execute(wanted.where(documents.c.id.in_(part)))
    }


def _speakers(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[int, int, str, str]]]:
    found: dict[str, list[tuple[int, int, str, str]]] = {}
    for part in parts(ids):
        for row in connection.execute(select(said).where(said.c.document.in_(part)).order_by(said.c.id)):
            found.setdefault(row.document, []).append((row.start_char, row.end_char, row.name, row.words))
    return found
