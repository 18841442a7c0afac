"""Outlets' names as the language model sees them: all as one and the same.

A model's tags and arcs hang on every word, so that two outlets that swap names would be read differently: one name is
taken for a person, another for a place. So every name of an outlet of the story is parsed as a name that is known for
nothing but being an outlet's, and its own words get their place in the result.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model import Document

NAME = "Reuters"  # one word, and an outlet to every model
WORD = re.compile(r"\w+|[^\w\s]")
ARTICLE = re.compile(r"^[Tt]he ")


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph as the model sees it."""

    text: str
    cuts: tuple[tuple[int, int, int], ...] = ()  # where a stand-in begins in it, and [start, end) of the name replaced

    def original(self, at: int) -> int:
        """The place in the paragraph of a place that is in no stand-in."""
        for place, start, end in reversed(self.cuts):
            if at >= place + len(NAME):
                return at - place - len(NAME) + end
            if at == place:
                return start
        return at

    def name_at(self, at: int) -> tuple[int, int] | None:
        """The name whose stand-in begins there."""
        return next(((start, end) for place, start, end in self.cuts if place == at), None)


class Names:
    """Outlets' names, looked up by their first word: cost grows with the names that a text holds, not with all."""

    def __init__(self, names: Iterable[str]) -> None:
        """Index the names, without their articles."""
        self.by_first: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)  # each name, and its words
        for name in sorted({ARTICLE.sub("", n) for n in names}):
            if name[:1].isupper() and len(name) > 1 and (words := WORD.findall(name.casefold())):
                self.by_first[words[0]].append((name, frozenset(words)))

    def within(self, text: str) -> tuple[str, ...]:
        """Names that may stand in a text."""
        held = _words_of(text)
        first = held & self.by_first.keys()
        return tuple(sorted(n for w in first for n, words in self.by_first[w] if words <= held))

    def shown(self, text: str) -> Shown:
        """The paragraph with every name replaced, each with its article."""
        return _shown(text, self.within(text))

    def named(self, text: str) -> tuple[str, ...]:
        """Which of the names stand in a text, as they stand there: its parse depends on these."""
        return _standing(text, self.within(text))


def _shown(text: str, names: tuple[str, ...]) -> Shown:
    if not names:
        return Shown(text)
    parts: list[str] = []
    cuts: list[tuple[int, int, int]] = []
    at = length = 0
    for match in _pattern(names).finditer(text):
        before = text[at : match.start()]
        parts += (before, NAME)
        cuts.append((length + len(before), *match.span()))
        length += len(before) + len(NAME)
        at = match.end()
    return Shown("".join((*parts, text[at:])), tuple(cuts))


@lru_cache(maxsize=10_000)  # a case asks for each of its reports each time one is added
def _words_of(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


@lru_cache(maxsize=10_000)
def _standing(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({text[start:end] for _, start, end in _shown(text, names).cuts}))


def words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The places of a name's words."""
    return [(start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end])]


def outlets(documents: Iterable[Document]) -> list[str]:
    """The names that a story's documents bear, and those that they credit."""
    return sorted({name for d in documents for name in (d.outlet, d.agency) if name})


@lru_cache(maxsize=1_000)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Whole names, as they are written or in capitals; a lone word in small letters may be no name."""
    forms = sorted({form for n in names for form in (n, n.upper())}, key=lambda n: (-len(n), n))
    any_of = "|".join(map(re.escape, forms))
    return re.compile(rf"(?<![\w@#./-])(?:[Tt]he )?(?:{any_of})(?![\w@/-])(?!\.\w)")
