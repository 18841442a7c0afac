"""``dragoman score STAGE FILE.jsonl``: the accuracy card of one stage on any file in the documented format.

``dragoman score story DIR...`` scores the whole chain on stories with hand-made answers.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dragoman.errors import BadInput


def score(
    stage: str = typer.Argument(..., help="The stage to score; an unknown one lists them."),
    paths: list[Path] = typer.Argument(
        ..., metavar="FILE", help="Rows in the format of docs/reference/score-formats.md; folders for the stage story."
    ),
    predictions: Path | None = typer.Option(None, "--predictions", help="Also write one predicted row for each row."),
) -> None:
    """Predict every row, compare with its gold fields, print figures with n and a 95 % interval."""
    from dragoman.score import STAGES, WHOLE, run

    if stage == WHOLE:
        from dragoman.score.story import report
        from dragoman.score.story.chain import run as run_story

        typer.echo(report.cards([run_story(folder) for folder in paths]), nl=False)
        return
    if stage not in STAGES:
        raise BadInput(f'no stage "{stage}" to score; there are: {", ".join((*STAGES, WHOLE))}')
    if len(paths) > 1:
        raise BadInput(f"{stage} is scored on one file; {len(paths)} were given")
    rows = list(_rows(paths[0]))
    predicted, figures = run(stage, rows)
    if predictions is not None:
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
        predictions.write_text(text, encoding="utf-8")
    for figure in figures:
        interval = (
            f"  [{figure.low:.3f}, {figure.high:.3f}]" if figure.low is not None and figure.high is not None else ""
        )
        typer.echo(f"{figure.name:<28} {figure.value:.3f}  n={figure.n}{interval}")
    if not figures:
        typer.echo(f"{len(predicted)} rows predicted; none carries gold, so there is nothing to measure", err=True)


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror})") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                raise BadInput(f"{file}, line {number}: not JSON ({error}); write one object a line") from error
