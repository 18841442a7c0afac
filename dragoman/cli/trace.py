"""``dragoman trace ID PATH...``: the chain from a line of the brief to the words it came from."""

import typer

from dragoman.cli import run


def trace(
    id: str = typer.Argument(
        ..., help="The id of a line, as `dragoman brief --ids` and the JSON show it; a prefix will do."
    ),
    paths: list[str] = typer.Argument(..., metavar="PATH...", help="The reports the brief was made from."),
    outlet: str | None = typer.Option(None, help="The outlet of reports that name none."),
    date: str | None = typer.Option(None, help="The day (YYYY-MM-DD) of reports that give none."),
    as_of: str | None = typer.Option(None, "--as-of", help="Only what had been published by this day (YYYY-MM-DD)."),
) -> None:
    """Print line -> verdict -> claims -> quotes, each with report, voice, day and offsets."""
    situation = run.situation(
        paths, outlet=outlet, published=run.day(date, "--date"), as_of=run.day(as_of, "--as-of"), quiet=True
    )
    from dragoman.present import trace as chains

    typer.echo(chains.trace(situation, id))
