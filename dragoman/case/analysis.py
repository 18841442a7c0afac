"""What one report gave when it was parsed, packed for keeping: a later run links it without parsing again.

A packed analysis belongs to one text and one way of extracting, both named by its key; under another key it is stale,
and the report is read anew.
"""

import json
import zlib
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import dragoman
from dragoman import standins
from dragoman.case.codec import codec
from dragoman.model import Document, Report, digest
from dragoman.settings import Settings

PARTS = (  # of the package: what extraction runs on; linking and comparing are done anew each time
    "extract", "model", "calendar", "data", "errors.py", "lexicon.py", "loaded.py", "names.py", "plover.py",
    "settings.py", "standins.py", "case/analysis.py", "case/codec.py",
)  # fmt: skip
LIBRARIES = ("spacy", "thinc", "numpy", "onnxruntime", "tokenizers")


def pack(report: Report) -> bytes:
    """The parse and the mentions of a report, without its document: compressed JSON."""
    written = codec(Report).write(report)
    return zlib.compress(json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: bytes, document: Document) -> Report:
    """The report again. Raises ValueError when the bytes are damaged or speak of words that the text does not have."""
    try:
        report = codec(Report).read(json.loads(zlib.decompress(packed)), document)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise ValueError(f"{document.name}: its stored analysis is damaged ({error})") from error
    assert isinstance(report, Report)
    return report


def key(document: Document, settings: Settings, outlets: standins.Names | None = None) -> str:
    """What an analysis depends on: all of the document that extraction may look at, and the way of extracting.

    ``outlets``: names of the story's outlets, its own among them; those that the text names were read as such.
    """
    seen = (document.id, document.text, document.zones, document.outlet, document.kind, document.published)
    named = (outlets or standins.Names((document.outlet or "",))).named(document.text)
    return digest(*seen, *named, extraction(settings))


@cache
def extraction(settings: Settings) -> str:
    """The way of extracting: settings, language model, libraries, and every byte of code and data that takes part."""
    libraries = [f"{name} {_version(name)}" for name in (settings.model.replace("_", "-"), *LIBRARIES)]
    return digest(settings.model, settings.statements, *libraries, _bytes())


@cache
def _bytes() -> str:
    root = Path(dragoman.__file__).parent
    whole = sha256()
    for part in PARTS:
        files = sorted((root / part).rglob("*")) if (root / part).is_dir() else [root / part]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                whole.update(file.relative_to(root).as_posix().encode() + b"\x00" + file.read_bytes() + b"\x00")
    return whole.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"
