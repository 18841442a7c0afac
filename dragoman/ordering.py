"""Documents in the order of their words alone."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from dragoman import standins
from dragoman.memory import Memory
from dragoman.model import Document, digest

WORD = re.compile(r"\w+")


def in_order(documents: Iterable[Document], memory: Memory | None = None) -> list[Document]:
    """Each document once, in the order of its words alone: linking is greedy, and no outlet's name has a say in it."""
    unique = {d.id: d for d in documents}
    bare = {tuple(WORD.findall(n.casefold().removeprefix("the "))) for n in standins.outlets(unique.values())} - {()}
    names: dict[str, set[tuple[str, ...]]] = {}  # by their first words
    for name in bare:
        names.setdefault(name[0], set()).add(name)
    known = memory or Memory()
    outlets = known.get("outlets", (), object, frozenset(bare))  # one object for as long as they are the same

    def held(words: frozenset[str]) -> frozenset[tuple[str, ...]]:
        here = frozenset(name for first in words & names.keys() for name in names[first] if words.issuperset(name))
        return here | {("the", *name) for name in here}

    def place(document: Document) -> tuple[str, str]:
        words = known.get("text words", (document,), lambda: frozenset(_words_of(document)))
        here = known.get("outlets held", (document, outlets), lambda: held(words))
        return known.get("place", (document,), lambda: digest(*_without(_words_of(document), here)), here), document.id

    return sorted(unique.values(), key=place)


def _words_of(document: Document) -> list[str]:
    return WORD.findall(document.text.casefold())


def _without(words: Sequence[str], names: Set[tuple[str, ...]]) -> Iterator[str]:
    """The words of a text but for outlets' names."""
    first = {n[0] for n in names}
    lengths = sorted({len(n) for n in names}, reverse=True)
    at = 0
    while at < len(words):
        held = next((k for k in lengths if tuple(words[at : at + k]) in names), 0) if words[at] in first else 0
        if not held:
            yield words[at]
        at += held or 1
