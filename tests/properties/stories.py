"""Whole stories read once a session, and ways to look at their situations apart from what names they bear."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.model import Document, Situation
from dragoman.pipeline import build
from dragoman.present.json import to_json
from dragoman.read import read

ROOT = Path(__file__).resolve().parents[2]
STORIES = (ROOT / "examples" / "reports", ROOT / "tests" / "stories" / "naf-shelling" / "reports")
IDS = [folder.parent.name for folder in STORIES]


@cache
def documents(folder: Path) -> tuple[Document, ...]:
    """The reports of a story."""
    return read([folder]).documents


@cache
def situation(folder: Path) -> Situation:
    """The situation of a story, built once."""
    return build(documents(folder))


@cache
def as_json(folder: Path) -> dict[str, Any]:
    """The same as JSON."""
    return to_json(situation(folder))


def walk(value: Any, visit: Callable[[dict[str, Any]], None]) -> None:
    """Visit every object of a JSON value."""
    if isinstance(value, dict):
        visit(value)
        for part in value.values():
            walk(part, visit)
    elif isinstance(value, list):
        for part in value:
            walk(part, visit)
