"""Texts and shortcuts for the reader's tests. All reports are invented."""

from pathlib import Path

from dragoman.model import Document, ZoneKind
from dragoman.read import Reading, read

BODY = (
    "The foreign ministers of Chile and Peru will meet in Arica on Friday to discuss the fishing row, officials said.\n"
    "Peru had recalled its ambassador after a patrol boat was seized off the coast in the first week of the month.\n"
    "Both governments have said that they want to settle the matter before the end of the year, but gave no details."
)


def one(folder: Path, content: str | bytes, name: str = "report.txt", **options: object) -> Document:
    """The one document of a file with this content."""
    reading = several(folder, content, name, **options)
    assert not reading.refused, reading.refused
    return reading.documents[0]


def several(folder: Path, content: str | bytes, name: str = "report.txt", **options: object) -> Reading:
    """What reading a file with this content gives."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read([path], **options)  # type: ignore[arg-type]


def refusal(folder: Path, content: str | bytes, name: str = "report.txt") -> str:
    """The reason for which a file with this content is refused."""
    reading = several(folder, content, name)
    assert not reading.documents
    assert [r.name for r in reading.refused] == [name]
    return reading.refused[0].reason


def words(document: Document, kind: ZoneKind) -> list[str]:
    """The stripped texts of a document's zones of one kind."""
    return [document.text[z.start : z.end].strip() for z in document.zones if z.kind is kind]
