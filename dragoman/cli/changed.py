"""``dragoman case changes``: since when, and in which forms."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dragoman.cli import run
from dragoman.errors import BadInput

if TYPE_CHECKING:
    from dragoman.case import Case

Moment = int | date


@dataclass(frozen=True, slots=True)
class Asked:
    """From when to when."""

    since: str
    until: str | None
    published: bool
    as_of: date | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The forms asked for."""

    json: Path | None
    html: Path | None
    md: Path | None
    items: int
    quiet: bool


def show(case: "Case", asked: Asked, wanted: Wanted) -> None:
    """Find what changed, write it to files, and print it unless standard output is one of them."""
    from dragoman import __version__
    from dragoman.present import changes

    since = _moment(asked.since, "--since")
    until = _moment(asked.until, "--until") if asked.until is not None else None
    if isinstance(since, date) and not asked.published and since.isoformat() >= case.store.now()[:10]:
        typer.echo(
            f"--since means the end of a day, and {since} has not ended (UTC): give an earlier day, or a version of "
            "the case, as `dragoman case list` shows it last",
            err=True,
        )
    with run.progress(len(case.documents()), quiet=wanted.quiet) as bar:
        found = case.changes(since, until=until, published=asked.published, as_of=asked.as_of, progress=bar)
    start, end = _told(since, published=asked.published), _told(until, published=asked.published)
    if wanted.json is not None:
        run.write(wanted.json, changes.dumps(found, since=start, until=end))
    span = f"since {start}, until {end}" + (f", as of {asked.as_of}" if asked.as_of else "")
    page = changes.compose(found, title=f"What changed in {Path(case.store.shown).name}", span=span, items=wanted.items)
    if wanted.md is not None:
        run.write(wanted.md, changes.to_markdown(page))
    if wanted.html is not None:
        run.write(wanted.html, changes.to_html(page, version=__version__))
    if not wanted.quiet and "-" not in map(str, (wanted.json, wanted.html, wanted.md)):
        typer.echo(changes.text(page), nl=False)


def _moment(text: str, flag: str) -> Moment:
    """A version where it is a number, else a day."""
    if text.isdecimal():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f'{flag}: "{text}" is neither a version of the case nor a day like 2024-03-01') from error


def _told(at: Moment | None, *, published: bool) -> str:
    if at is None:
        return "now"
    if isinstance(at, int):
        return f"version {at}"
    return f"{'what had been published by ' if published else 'the end of '}{at}"
