"""Document -> mentions: one parse, then functions ``Parsed -> mentions`` that know nothing of one another."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any

from dragoman.extract import actors, counts, demands, events, places, statements, times
from dragoman.extract.parse import parse
from dragoman.model import Mentions, Parsed

Finder = Callable[[Parsed], Iterable[Any]]
Extractors = tuple[tuple[str, Finder], ...]

EXTRACTORS: Extractors = (
    ("actors", actors.find),
    ("times", times.find),
    ("places", places.find),
    ("statements", statements.by_tagger),  # the first to ask the encoder, whose one pass serves all
    ("counts", counts.by_encoder),
    ("events", events.by_encoder),
    ("demands", demands.find),
)

FINDERS = MappingProxyType(
    {
        "tagger": (statements.by_tagger, events.by_encoder, counts.by_encoder),
        "rules": (statements.by_rules, events.by_rules, counts.by_rules),
    }
)  # of statements, acts and counts, by the setting ``statements``


def chosen(finder: str, extractors: Extractors = EXTRACTORS) -> Extractors:
    """The extractors with the finders that a setting names; a stranger in their place stays."""
    wanted = FINDERS[finder]
    instead: dict[Finder, Finder] = {
        ours: named for finders in FINDERS.values() for ours, named in zip(finders, wanted, strict=True)
    }
    return tuple((field, instead.get(extractor, extractor)) for field, extractor in extractors)


def find(parsed: Parsed, extractors: Extractors = EXTRACTORS) -> Mentions:
    """Run every extractor over one parsed document; each fills the field of ``Mentions`` that it is named for."""
    found: dict[str, tuple[Any, ...]] = {}
    for field, extractor in extractors:
        found[field] = found.get(field, ()) + tuple(extractor(parsed))
    return Mentions(**found)


__all__ = ["EXTRACTORS", "Extractors", "chosen", "find", "parse"]
