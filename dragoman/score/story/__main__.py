"""``python -m dragoman.score.story [DIR...]``: the card of the whole chain; ``--update`` pins floors and docs."""

import json
from pathlib import Path
from typing import Annotated

import typer

from dragoman.errors import DragomanError
from dragoman.score.story import Scored, gate, report
from dragoman.score.story.chain import run

STORIES = ("examples", "tests/stories/*")  # of a checkout, when no folder is named


def main(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of stories; default: those of a checkout.")
    ] = None,
    *,
    errors: Annotated[bool, typer.Option("--errors", help="Show what was missed, of open stories only.")] = False,
    update: Annotated[bool, typer.Option("--update", help="Pin the figures as floors and write them to docs.")] = False,
    allow_regression: Annotated[bool, typer.Option("--allow-regression", help="Let --update lower a floor.")] = False,
    floors: Annotated[Path, typer.Option(help="Where floors are pinned.")] = Path("tests/stories/floors.json"),
    docs: Annotated[Path, typer.Option(help="The page with the figures.")] = Path("docs/evaluation.md"),
) -> None:
    """Score the whole chain, from reports to situation, on stories with hand-made answers."""
    chosen = folders or [f for f in _checkout() if not (errors and (f / "SEALED").is_file())]
    try:
        scored = [run(folder) for folder in chosen]
        typer.echo(report.errors(scored) if errors else report.cards(scored), nl=False)
        if update:
            _update(scored, floors, docs, allow_regression=allow_regression)
    except DragomanError as error:
        typer.echo(f"error: {error}", err=True)
        raise typer.Exit(1) from error


def _update(scored: list[Scored], floors: Path, docs: Path, *, allow_regression: bool) -> None:
    new = gate.pinned(scored, gate.load(floors), allow_regression=allow_regression)
    page = report.inserted(docs.read_text(encoding="utf-8"), scored)
    floors.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    docs.write_text(page, encoding="utf-8")


def _checkout() -> list[Path]:
    """The stories of a checkout, in the order of their names."""
    found = [f for pattern in STORIES for f in Path().glob(pattern) if (f / "gold.json").is_file()]
    return sorted(found, key=lambda f: f.name)


if __name__ == "__main__":
    typer.run(main)
