"""``dragoman case decide`` and ``dragoman case decisions``: what a person decides, and what became of it."""

import sys
from pathlib import Path
from shlex import quote

import typer

from dragoman.cli import listing, run
from dragoman.errors import BadInput

app = typer.Typer(help="The decisions of a case: list, undo, accept, export, import.", no_args_is_help=True)
CASE = typer.Argument(..., metavar="CASE", help="A case's file, or its URL (postgresql://...).")
ID = typer.Argument(..., metavar="ID", help="Its id, as `dragoman case decisions list` shows it; the first digits do.")
WHAT = "merge split rename date place speaker outlet dismiss reliability pin hide answer"


def decide(
    place: str = CASE,
    what: str = typer.Argument(..., metavar="WHAT", help=f"One of: {WHAT}."),
    items: list[str] = typer.Argument(
        ...,
        metavar="ITEM...",
        help="Ids as `dragoman case brief --ids` shows them; a name; or words of a report that tell an act.",
    ),
    to: str = typer.Option(
        "", "--to", help="What it is set to: a name, a day, a place, a speaker, a letter, an answer."
    ),
    words: str = typer.Option("", "--words", help="split: the words of the mentions that are another actor or event."),
    report: str | None = typer.Option(None, "--report", help="split: only the mentions in this report."),
    by: str = typer.Option(..., "--by", help="Who decides."),
    because: str = typer.Option(..., "--because", help="Why."),
) -> None:
    """Decide by hand what the program cannot know. It is kept apart, marked as yours, and survives every re-run."""
    from dragoman import case

    with case.open(place, waiting=_waiting) as opened:
        decision, replaced = opened.decide(what, *items, by=by, because=because, to=to, words=words, report=report)
    typer.echo(f"decided: {listing.decision(decision)}")
    for before in replaced:
        typer.echo(f"replaces: {listing.decision(before.decision)}")
    typer.echo(f"to undo: dragoman case decisions undo {quote(place)} {decision.id}")


@app.command("list")
def list_(
    place: str = CASE,
    all_: bool = typer.Option(False, "--all", help="Also what was undone or replaced."),
) -> None:
    """List the decisions of a case; exit code 3 when some are in conflict."""
    from dragoman import case

    with case.open(place, waiting=_waiting) as opened:
        found = opened.decisions()
    shown = [h for h in found if all_ or h.state in ("in force", "in conflict")]
    for line in listing.decisions(shown):
        typer.echo(line)
    if any(h.state == "in conflict" for h in found):
        raise typer.Exit(3)


@app.command("undo")
def undo(place: str = CASE, id: str = ID) -> None:
    """Take a decision back, or turn an imported one down."""
    from dragoman import case

    with case.open(place, waiting=_waiting) as opened:
        undone = opened.undo(id).decision
        before = [h.decision for h in opened.decisions() if h.state == "replaced" and h.decision.clashes(undone)]
    typer.echo(f"undone: {listing.decision(undone)}")
    for one in before[-1:]:
        typer.echo(f"it had replaced: {listing.decision(one)}")
        typer.echo(f"to have that again: dragoman case decisions accept {quote(place)} {one.id}")


@app.command("accept")
def accept(place: str = CASE, id: str = ID) -> None:
    """Bring an imported decision that contradicts another into force."""
    from dragoman import case
    from dragoman.case import decisions

    with case.open(place, waiting=_waiting) as opened:
        for before in opened.accept(id):
            typer.echo(f"replaces: {listing.decision(before.decision)}")
        now = decisions.find(opened.decisions(), id)
    typer.echo(f"in force: {listing.decision(now.decision)}")


@app.command("export")
def export(
    place: str = CASE,
    target: Path = typer.Argument(Path("-"), metavar="FILE", help="The file to write; - is standard output."),
) -> None:
    """Write the decisions in force as JSON lines."""
    from dragoman import case

    with case.open(place, waiting=_waiting) as opened:
        lines = opened.export_decisions()
    run.write(target, "".join(f"{line}\n" for line in lines))
    if str(target) != "-":
        typer.echo(f"wrote {listing.counted(len(lines), 'decision')} to {target}")


@app.command("import")
def import_(
    place: str = CASE,
    source: Path = typer.Argument(..., metavar="FILE", help="What another case exported; - is standard input."),
) -> None:
    """Merge another case's decisions. What contradicts one of yours is listed, waits, and makes exit code 3."""
    from dragoman import case

    try:
        raw = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise BadInput(f"{source}: cannot be read ({(error.strerror or str(error)).lower()})") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{source}: is not UTF-8; write it with: dragoman case decisions export") from error
    with case.open(place, waiting=_waiting) as opened:
        told = opened.import_decisions(text.split("\n"), name=str(source))
    for one in told:
        for line in listing.imported(one, place):
            typer.echo(line)
    conflicts = sum(one.outcome == "conflict" for one in told)
    typer.echo(f"{listing.counted(len(told), 'decision')} read, {conflicts} in conflict")
    if conflicts:
        raise typer.Exit(3)


def _waiting(said: str) -> None:
    typer.echo(said, err=True)
