"""What commands share: read the sources, build the situation, show progress, write a file."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.errors import BadInput, DragomanError

if TYPE_CHECKING:
    from dragoman.model import Situation
    from dragoman.pipeline import Progress

CASE = b"SQLite format 3\x00"  # what a case's file begins with
BAR_FROM = 8  # reports; fewer are done before a bar can be read


def day(text: str | None, flag: str) -> date | None:
    """A day given as YYYY-MM-DD; raises BadInput that names the flag."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f'{flag}: "{text}" is not a day; write it as 2024-03-01') from error


def situation(
    paths: Sequence[str], *, outlet: str | None, published: date | None, as_of: date | None, quiet: bool
) -> "Situation":
    """Read and build; raises DragomanError when not one report could be read."""
    from dragoman.pipeline import build
    from dragoman.read import read
    from dragoman.settings import from_environment

    reading = read(paths, outlet=outlet, published=published, stdin=stdin(paths))
    if not reading.documents:
        reasons = "; ".join(f"{r.name}: {r.reason}" for r in reading.refused) or "no report was found"
        raise DragomanError(f"nothing to read in {', '.join(paths)}: {reasons}")
    if not quiet:
        for again in reading.repeated:
            sys.stderr.write(f"skipped: {again.name}: {again.reason}\n")
    with progress(len(reading.documents), quiet=quiet) as bar:
        settings = from_environment(as_of=as_of)
        found = build(reading.documents, refused=reading.refused, settings=settings, progress=bar)
    if not found.sentences:
        raise DragomanError(f"no report of the {len(reading.documents)} had come out by {as_of}; choose a later day")
    return found


def stdin(paths: Sequence[str]) -> bytes | None:
    """Standard input, where it is asked for."""
    return sys.stdin.buffer.read() if "-" in paths else None


@contextmanager
def progress(reports: int, *, quiet: bool) -> "Iterator[Progress | None]":
    """A bar on stderr for long work in a terminal; nothing when piped or quiet."""
    if quiet or reports < BAR_FROM or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task("reading", total=reports + 1)

        def show(stage: str, done: int, of: int) -> None:
            bars.update(task, description=stage, completed=done if stage == "read" else of * reports + done)

        yield show


def is_case(place: str) -> bool:
    """Whether it is a case's URL, or a file of the kind that a case is."""
    if place.startswith(("postgresql://", "postgres://")):
        return True
    try:
        with Path(place).open("rb") as file:
            return file.read(len(CASE)) == CASE
    except OSError:
        return False  # a folder, standard input, or nothing: the reader says which


def write(path: Path, text: str | bytes) -> None:
    """Write a file of the user's choice; ``-`` is standard output. Raises DragomanError where it cannot be written."""
    if str(path) == "-" and isinstance(text, str):
        sys.stdout.write(text)
        return
    content = text.encode() if isinstance(text, str) else text
    try:
        if str(path) == "-":
            sys.stdout.buffer.write(content)
        else:
            path.write_bytes(content)
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written ({error.strerror}); choose another place") from error
