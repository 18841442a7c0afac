"""Load the word lists and tables of ``dragoman/data``: one reader for all, each table read once.

A table is tab-separated, UTF-8, its first line the column names; lines that start with ``#`` are comments; an empty
cell is "". docs/reference/data.md says what each table holds and where it comes from.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``data/<name>.tsv`` as read-only mappings from column name to cell."""
    lines = files("dragoman").joinpath("data", f"{name}.tsv").read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    if not rows:
        raise ValueError(f"data/{name}.tsv is empty")
    head, body = rows[0], rows[1:]
    for number, row in enumerate(body, 2):
        if len(row) != len(head):
            raise ValueError(f"data/{name}.tsv, row {number}: {len(row)} cells, the head has {len(head)}")
    return tuple(MappingProxyType(dict(zip(head, row, strict=True))) for row in body)


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a table as a set."""
    return frozenset(row[column] for row in table(name))


@cache
def by(name: str, key: str) -> Mapping[str, Mapping[str, str]]:
    """A table's rows by one of its columns; the first row wins."""
    found: dict[str, Mapping[str, str]] = {}
    for row in table(name):
        found.setdefault(row[key], row)
    return MappingProxyType(found)


@cache
def several(name: str, key: str, column: str) -> Mapping[str, frozenset[str]]:
    """All cells of one column by another: of a word that stands for several, each."""
    found: dict[str, set[str]] = {}
    for row in table(name):
        found.setdefault(row[key], set()).add(row[column])
    return MappingProxyType({word: frozenset(cells) for word, cells in found.items()})
