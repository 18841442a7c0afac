"""Document -> mentions: one parse, then functions ``Parsed -> mentions`` that know nothing of one another."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from dragoman.extract import actors, counts, demands, events, places, statements, times
from dragoman.extract.parse import parse
from dragoman.model import Mentions, Parsed

Extractors = tuple[tuple[str, Callable[[Parsed], Iterable[Any]]], ...]

EXTRACTORS: Extractors = (
    ("actors", actors.find),
    ("times", times.find),
    ("places", places.find),
    ("counts", counts.find),
    ("statements", statements.by_tagger),
    ("events", events.find),
    ("demands", demands.find),
)

FINDERS = MappingProxyType(
    {"tagger": statements.by_tagger, "rules": statements.by_rules}
)  # of statements, by their setting


def chosen(finder: str, extractors: Extractors = EXTRACTORS) -> Extractors:
    """The extractors with the finder of statements that a setting names; a stranger in its place stays."""
    ours, named = tuple(FINDERS.values()), FINDERS[finder]
    return tuple((field, named if extractor in ours else extractor) for field, extractor in extractors)


def find(parsed: Parsed, extractors: Extractors = EXTRACTORS) -> Mentions:
    """Run every extractor over one parsed document; each fills the field of ``Mentions`` that it is named for."""
    found: dict[str, tuple[Any, ...]] = {}
    for field, extractor in extractors:
        found[field] = found.get(field, ()) + tuple(extractor(parsed))
    return Mentions(**found)


__all__ = ["EXTRACTORS", "Extractors", "chosen", "find", "parse"]
