"""The timeline in characters: one row a bar, ASCII only, so that it survives any terminal, mail or log."""

from dragoman.present.days import Axis, Ends
from dragoman.present.layout import Bar

FIXED, INSIDE, OTHER = "X", "=", "-"


def head_row(axis: Axis, width: int) -> str:
    """Return the row of tick labels; a label that would touch another is left out."""
    row = [" "] * width
    free = 0
    for ordinal, label in axis.ticks(max(3, width // 7)):
        start = int(axis.at(ordinal) * width)
        if start >= free and start + len(label) <= width:
            row[start : start + len(label)] = label
            free = start + len(label) + 1
    return "".join(row)


def bar_row(bar: Bar, axis: Axis, width: int) -> str:
    """Return one bar drawn on the axis, alternatives below the favoured reading."""
    row = [" "] * width
    for ends in bar.alternatives:
        _draw(row, ends, axis, OTHER)
    if bar.fixed and bar.earliest is not None:
        middle = int(axis.at(bar.earliest.toordinal() + 0.5) * width)
        row[max(0, min(width - 1, middle))] = FIXED if 0 <= middle < width else "<" if middle < 0 else ">"
    else:
        _draw(row, (bar.earliest, bar.latest), axis, INSIDE)
    return "".join(row)


def _draw(row: list[str], ends: Ends, axis: Axis, mark: str) -> None:
    earliest, latest = ends
    if earliest is None and latest is None:
        return
    width = len(row)
    start = 0 if earliest is None else int(axis.at(earliest.toordinal()) * width)
    end = width - 1 if latest is None else max(start, -(int(-axis.at(latest.toordinal() + 1) * width // 1)) - 1)
    if end < 0:
        row[0] = "<"
        return
    if start >= width:
        row[-1] = ">"
        return
    before, after = earliest is None or start < 0, latest is None or end >= width
    start, end = max(0, start), min(width - 1, end)
    row[start : end + 1] = mark * (end + 1 - start)
    if before:
        row[start] = "<"
    if after:
        row[end] = ">"
