"""``dragoman case``: a living file that follows one story."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

import typer

from dragoman.cli import decide, forms, listing, run
from dragoman.errors import BadInput, DragomanError

if TYPE_CHECKING:
    from datetime import date

    from dragoman.case import Case
    from dragoman.twin import Situation

app = typer.Typer(
    help="Follow one story for as long as it runs: a file that grows by a report at a time.", no_args_is_help=True
)
app.command("decide")(decide.decide)
app.add_typer(decide.app, name="decisions")
CASE = typer.Argument(..., metavar="CASE", help="A case's file, or its URL (postgresql://...).")
ID = typer.Argument(..., metavar="ID", help="Its id, as `dragoman case list` shows it; the first digits will do.")
ONLY = typer.Option(False, "--only", help="This version alone, not the whole report.")
JSON = typer.Option(False, "--json", help="Print JSON, one object a line.")
AS_OF = typer.Option(None, "--as-of", help="Only what had been published by this day (YYYY-MM-DD).")
KNOWN_BY = typer.Option(None, "--known-by", help="Only what was in the case by the end of this day (YYYY-MM-DD, UTC).")


@contextmanager
def _open(place: str) -> "Iterator[Case]":
    from dragoman import case

    with case.open(place, waiting=lambda said: typer.echo(said, err=True)) as opened:
        yield opened


@app.command("new")
def new(
    place: str = typer.Argument(..., metavar="CASE", help="The file to make, or the URL of an empty schema."),
) -> None:
    """Make a case: one file, or a PostgreSQL schema by URL."""
    from dragoman import case

    with case.new(place) as made:
        typer.echo(f"made {made.store.shown}; add reports with: dragoman case add {quote(place)} PATH...")


@app.command("add")
def add(
    place: str = CASE,
    paths: list[str] = typer.Argument(..., metavar="PATH...", help="Reports: folders, files, or - for standard input."),
    outlet: str | None = typer.Option(None, help="The outlet of reports that name none."),
    date: str | None = typer.Option(None, help="The day (YYYY-MM-DD) of reports that give none."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Print nothing but what was refused."),
) -> None:
    """Add reports. One that is in the case already is passed over; changed text is kept as a new version."""
    published = run.day(date, "--date")
    outcomes = []
    with _open(place) as case:
        for added in case.adding(paths, outlet=outlet, published=published, stdin=run.stdin(paths)):
            outcomes.append(added.outcome)
            if added.outcome == "refused":
                typer.echo(f"refused: {added.name}: {added.reason}", err=True)
            elif not quiet:
                typer.echo(listing.added(added, place))
        if not quiet and set(outcomes) - {"refused"}:
            typer.echo(listing.summary(case.versions(), case.version()))
    if set(outcomes) <= {"refused"}:
        raise DragomanError(f"nothing to read in {', '.join(paths)}; the case is as it was")
    if "refused" in outcomes:
        raise typer.Exit(3)


@app.command("brief")
def brief(
    place: str = CASE,
    json: Path | None = typer.Option(
        None, "--json", help="Also write the situation as JSON (situation/1) to this file; - is standard output."
    ),
    html: Path | None = typer.Option(None, "--html", help="Also write the brief as one HTML file."),
    md: Path | None = typer.Option(None, "--md", help="Also write the brief as Markdown to this file."),
    as_of: str | None = AS_OF,
    known_by: str | None = KNOWN_BY,
    items: int | None = typer.Option(None, min=1, help='Lines a section shows before "and N more"; default: 10.'),
    ids: bool = typer.Option(False, "--ids", help="Show each line's id, for dragoman case trace."),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Write the files asked for, print nothing but errors."),
    no_color: bool = typer.Option(False, "--no-color", help="Plain text."),
    open_: bool = typer.Option(False, "--open", help="Open the HTML brief in the browser."),
) -> None:
    """Print the brief of the story as it stands, or as it stood on a day."""
    wanted = forms.Forms(json, html, md, items=items, ids=ids, quiet=quiet, color=not no_color, show=open_)
    with _open(place) as case:
        situation = _situation(case, run.day(as_of, "--as-of"), run.day(known_by, "--known-by"), quiet=quiet)
    forms.present(situation, wanted)


@app.command("changes")
def changes(
    place: str = CASE,
    since: str = typer.Option(
        ..., "--since", metavar="DATE|VERSION", help="The end of a day (YYYY-MM-DD, UTC), or a version of the case."
    ),
    until: str | None = typer.Option(None, "--until", metavar="DATE|VERSION", help="Likewise; default: now."),
    published: bool = typer.Option(
        False, "--published", help="Both days count what had been published by then, whenever the case learned of it."
    ),
    as_of: str | None = AS_OF,
    json: Path | None = typer.Option(None, "--json", help="Write JSON (changes/1) to this file; - is standard output."),
    html: Path | None = typer.Option(None, "--html", help="Also write one HTML file."),
    md: Path | None = typer.Option(None, "--md", help="Also write Markdown to this file."),
    items: int = typer.Option(10, min=1, help='Changes of one kind shown before "and N more".'),
    quiet: bool = typer.Option(False, "--quiet", "-q", help="Write the files asked for, print nothing but errors."),
) -> None:
    """Print what changed in the story since a day or a version of the case."""
    from dragoman.cli import changed

    asked = changed.Asked(since, until, published, run.day(as_of, "--as-of"))
    wanted = changed.Wanted(json, html, md, items, quiet)
    with _open(place) as case:
        changed.show(case, asked, wanted)


@app.command("trace")
def trace(
    place: str = CASE,
    id: str = typer.Argument(..., metavar="ID", help="The id of a line, as `dragoman case brief --ids` shows it."),
    as_of: str | None = AS_OF,
    known_by: str | None = KNOWN_BY,
) -> None:
    """Print line -> verdict -> claims -> quotes, each with report, voice, day and offsets."""
    from dragoman.present import trace as chains

    with _open(place) as case:
        situation = _situation(case, run.day(as_of, "--as-of"), run.day(known_by, "--known-by"), quiet=True)
    typer.echo(chains.trace(situation, id))


@app.command("list")
def list_(place: str = CASE, json: bool = JSON) -> None:
    """List the reports of the case with their versions, and what was removed."""
    with _open(place) as case:
        found, version = case.versions(), case.version()
    for line in listing.as_json(found) if json else [*listing.versions(found), listing.summary(found, version)]:
        typer.echo(line)


@app.command("remove")
def remove(place: str = CASE, id: str = ID, only: bool = ONLY) -> None:
    """Put a report aside, with all its versions. Nothing is lost: `dragoman case restore` brings it back."""
    with _open(place) as case:
        moved = case.remove(id, only=only)
    for one in moved:
        typer.echo(f"removed: {listing.title(one)}")
    typer.echo(f"to undo: dragoman case restore {quote(place)} {moved[0].id}{' --only' if only else ''}")


@app.command("restore")
def restore(place: str = CASE, id: str = ID, only: bool = ONLY) -> None:
    """Bring back what was removed."""
    with _open(place) as case:
        for moved in case.restore(id, only=only):
            typer.echo(f"restored: {listing.title(moved)}")


@app.command("find")
def find(
    place: str = CASE,
    words: str = typer.Argument(
        ..., metavar="WORDS", help='All of them, in any form; "side by side" in quotation marks.'
    ),
    speaker: str | None = typer.Option(None, "--speaker", help="In the words or account of this speaker."),
    outlet: str | None = typer.Option(None, "--outlet", help="In reports of this outlet."),
    after: str | None = typer.Option(None, "--after", help="In reports that state a day later than this (YYYY-MM-DD)."),
    earlier: bool = typer.Option(False, "--earlier", help="Also in versions that a later one replaced."),
    json: bool = JSON,
) -> None:
    """Find sentences, each with its report and place."""
    day = run.day(after, "--after")
    with _open(place) as case:
        found = case.find(words, speaker=speaker, outlet=outlet, after=day, earlier=earlier)
        left_out = case.undated() if day else 0
        wider = [] if found else listing.wider(case, words, speaker=speaker, outlet=outlet, after=day, earlier=earlier)
    for line in listing.as_json(found) if json else listing.sentences(found):
        typer.echo(line)
    if left_out:
        said = "report that states no day was" if left_out == 1 else "reports that state no day were"
        typer.echo(f"{left_out} {said} left out", err=True)
    for line in wider:
        typer.echo(line, err=True)


@app.command("backup")
def backup(
    place: str = CASE,
    target: str = typer.Argument(
        ..., metavar="TARGET", help="A file that is not there yet, or the URL of an empty schema."
    ),
) -> None:
    """Copy the whole case; the copy is a case too. Others may go on using the case meanwhile."""
    with _open(place) as case:
        case.backup(target)
    with _open(target) as copy:
        typer.echo(f"copied to {copy.store.shown}: {listing.summary(copy.versions(), copy.version())}")


@app.command("check")
def check(place: str = CASE) -> None:
    """Look at every row and byte of a case; exit code 1 if something is wrong."""
    with _open(place) as case:
        wrong = case.check()
        typer.echo(listing.summary(case.versions(), case.version()))
    for sentence in wrong:
        typer.echo(f"wrong: {sentence}")
    if wrong:
        raise typer.Exit(1)
    typer.echo("all is well")


def situation(place: str, *, as_of: "date | None", quiet: bool) -> "Situation":
    """The situation of a case, for other commands."""
    with _open(place) as case:
        return _situation(case, as_of, None, quiet=quiet)


def _situation(case: "Case", as_of: "date | None", known_by: "date | None", *, quiet: bool) -> "Situation":
    held = len(case.documents(as_of=as_of, known_by=known_by))
    if not held:
        if as_of or known_by:
            raise BadInput(f"{case.store.shown} holds no report that had come out by then; choose a later day")
        place = case.store.shown
        raise BadInput(f"{place} holds no report; add some with: dragoman case add {quote(place)} PATH...")
    with run.progress(held, quiet=quiet) as bar:
        found = case.situation(as_of=as_of, known_by=known_by, progress=bar)
    if not found.sentences:
        raise BadInput(f"no report of the {held} had come out by {as_of}; choose a later day")
    return found
