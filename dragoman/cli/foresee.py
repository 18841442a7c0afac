"""``dragoman foresee``: odds and their scores, a model seeded from reports, a bargain run forward, a process drawn.

The commands of ``dragoman foresee`` hang on one sub-app; each is a thin function. What is no command is a path of
reports: ``dragoman foresee PATH --on DATE`` is ``dragoman foresee odds PATH --on DATE``.
"""

import sys
from collections.abc import Callable
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from dragoman.cli import odds


class _OddsFirst(TyperGroup):
    """A group whose command ``odds`` need not be named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put ``odds`` before arguments that begin with no command."""
        if args and args[0] not in self.commands and args[0] not in ctx.help_option_names:
            args = ["odds", *args]
        return super().parse_args(ctx, args)


if TYPE_CHECKING:
    from datetime import date

    from dragoman.model import Situation

app = typer.Typer(
    name="foresee",
    cls=_OddsFirst,
    help="What may come of what the reports describe: odds for what they expect, and the bargaining model.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def common() -> None:
    """Run the described process forward, with its odds and its doubts."""


@app.command("run")
def run(
    model: str = typer.Argument(..., metavar="MODEL", help="The model's file (model.yaml), or - for standard input."),
    json: Path | None = typer.Option(None, "--json", help="Also write everything as JSON to this file; - is stdout."),
    understood: Path | None = typer.Option(
        None, "--understood", help="Also write the model as it was understood, every default spelt out, to this file."
    ),
    svg: Path | None = typer.Option(None, "--svg", help="Also draw each issue as SVG into this folder."),
    png: Path | None = typer.Option(None, "--png", help="The same as PNG; needs the extra charts."),
    html: Path | None = typer.Option(None, "--html", help="Also write pictures, evidence and report as one HTML file."),
) -> None:
    """Print per issue the outcome with its bands, who could move it, where the models part, what could be traded."""
    from dragoman import __version__
    from dragoman.cli.run import write
    from dragoman.errors import BadInput
    from dragoman.foresee.forecast import explore, forecast
    from dragoman.foresee.pictures import axis, page
    from dragoman.foresee.pictures.png import png as as_png
    from dragoman.foresee.reader import read
    from dragoman.foresee.record import dumps, made_with
    from dragoman.foresee.report import render
    from dragoman.foresee.writer import write as as_yaml

    try:
        content = sys.stdin.buffer.read() if model == "-" else Path(model).read_bytes()
    except OSError as error:
        raise BadInput(f"{model}: cannot be read ({error.strerror}); name the model's file") from error
    found = forecast(read(content, "standard input" if model == "-" else model))
    made = made_with(found, content, __version__)
    explored = {issue.issue.id: explore(issue) for issue in found.issues}
    if understood is not None:
        write(understood, as_yaml(found.model))
    if json is not None:
        write(json, dumps(found, explored, made))
    report = render(found, explored, made)
    if svg is not None:
        _draw(svg, "svg", {issue.issue.id: axis.svg(issue).encode() for issue in found.issues})
    if png is not None:
        _draw(png, "png", {issue.issue.id: as_png(axis.svg(issue)) for issue in found.issues})
    if html is not None:
        write(html, page.render(found, report, version=__version__))
    if "-" not in (str(json), str(understood), str(html)):  # what goes to standard output goes there alone
        typer.echo(report, nl=False)


def _of_reports(act: Callable[..., None]) -> Callable[..., None]:
    """A command that begins with reports: their options are declared here alone; ``act`` gets what they tell."""

    def command(
        paths: list[str] = typer.Argument(
            ..., metavar="PATH...", help="Reports, or one case, or one situation/1 JSON file."
        ),
        outlet: str | None = typer.Option(None, "--outlet", help="The outlet of reports that name none."),
        date: str | None = typer.Option(None, "--date", help="The day (YYYY-MM-DD) of reports that give none."),
        as_of: str | None = typer.Option(
            None, "--as-of", help="Only what had been published by this day (YYYY-MM-DD)."
        ),
        quiet: bool = typer.Option(False, "--quiet", "-q", help="No progress on standard error."),
        **own: Any,
    ) -> None:
        from dragoman.cli.run import day

        told = _situation(paths, outlet=outlet, date=date, as_of=as_of, quiet=quiet)
        act(told, day(as_of, "--as-of"), **own)

    shared = [p for p in signature(command).parameters.values() if p.kind is not p.VAR_KEYWORD]
    extra = [p for p in signature(act).parameters.values() if p.kind is p.KEYWORD_ONLY]
    setattr(command, "__signature__", Signature([*shared, *extra]))  # noqa: B010  # mypy knows no such attribute
    command.__annotations__ |= {p.name: p.annotation for p in extra}
    command.__doc__ = act.__doc__
    return command


@app.command("model")
@_of_reports
def model(situation: "Situation", on: "date | None") -> None:
    """Write a model's file to start from: issues and positions from the demands, refusals and conditions found."""
    from dragoman import __version__
    from dragoman.errors import DragomanError
    from dragoman.foresee.seeding import seed

    seeded = seed(situation, version=__version__, on=on)
    typer.echo(seeded.text(), nl=False)
    if seeded.model is None:
        raise DragomanError(
            "no issue has two sides in these reports, so there is nothing to run; what was found on one side is listed "
            "on standard output: write the other side by hand, or add reports that tell it"
        )


@app.command("ladder")
@_of_reports
def ladder(
    situation: "Situation",
    on: "date | None",
    *,
    png: Path | None = typer.Option(None, "--png", help="Draw it as PNG into this file; needs the extra charts."),
) -> None:
    """Draw the process as SVG: who meets at which level and when, held, planned or possible."""
    from dragoman.cli.run import write
    from dragoman.errors import DragomanError
    from dragoman.foresee.pictures.ladder import steps, svg
    from dragoman.foresee.pictures.png import png as as_png

    published = [d.published.earliest for d in situation.documents if d.published.earliest is not None]
    drawn = svg(steps(situation), on=on or max(published, default=None))
    if not drawn:
        raise DragomanError("these reports tell of no meeting whose level is known, so there is no process to draw")
    if png is not None:
        write(png, as_png(drawn))
    else:
        typer.echo(drawn, nl=False)


def _situation(
    paths: list[str], *, outlet: str | None, date: str | None, as_of: str | None, quiet: bool
) -> "Situation":
    """From reports, from a case, or from the JSON that ``dragoman brief --json`` wrote."""
    from dragoman import case
    from dragoman.cli.run import day, is_case, situation
    from dragoman.errors import BadInput
    from dragoman.present.restore import is_situation, restore

    until, only = day(as_of, "--as-of"), paths[0] if len(paths) == 1 else ""
    told = is_situation(only)
    if (told or is_case(only)) and (outlet or date or (told and as_of)):
        late = "--outlet, --date and --as-of come" if told else "--outlet and --date come"
        raise BadInput(f"{only}: these reports are read already, so {late} too late; leave them out")
    if told:
        return restore(Path(only))
    if is_case(only):
        with case.open(only) as opened:
            found = opened.situation(as_of=until)
        if not found.documents:
            raise BadInput(f"{only}: holds no report that had come out by then; add some with dragoman case add")
        return found
    return situation(paths, outlet=outlet, published=day(date, "--date"), as_of=until, quiet=quiet)


def _draw(folder: Path, kind: str, pictures: dict[str, bytes]) -> None:
    """Write each picture under its issue's name."""
    from dragoman.errors import DragomanError

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, drawn in pictures.items():
            (folder / f"{_file_name(name, pictures)}.{kind}").write_bytes(drawn)
    except OSError as error:
        raise DragomanError(f"{folder}: cannot be written into ({error.strerror}); choose another place") from error


def _file_name(name: str, among: dict[str, bytes]) -> str:
    """The issue's id where it can name a file, with its number so that two ids never share one."""
    kept = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in name)[:60]
    return f"{list(among).index(name) + 1:02d}-{kept}"


app.command("odds")(odds.odds)
app.command("score")(odds.score)
