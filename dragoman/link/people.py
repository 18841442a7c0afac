"""Persons across reports: one actor under all spellings of a full name; a bare surname where just one bears it."""

import re
from collections import defaultdict
from functools import lru_cache

from rapidfuzz import fuzz

from dragoman.link.chains import Chain
from dragoman.model import digest
from dragoman.names import fold, person_words, same_person

SAME_SPELLING = 92  # rapidfuzz ratio of two names' consonants; transliterations of one name reach it, brothers do not
SOUNDS = str.maketrans(
    dict.fromkeys("aeiouywh") | dict.fromkeys("gjqcx", "k") | {"z": "s", "v": "b", "p": "b", "f": "b"}
)
VOWELS = str.maketrans(dict.fromkeys("aeiouyw' ") | {"j": "g", "q": "k", "c": "k", "z": "s", "v": "b", "p": "b"})


class _Person:
    """What the chains of one person say together: each country and report of them once."""

    def __init__(self) -> None:
        self.countries: set[str] = set()
        self.called: dict[str, set[str]] = defaultdict(set)  # document -> folded names

    def add(self, chain: Chain) -> None:
        """Another report's mentions of the person."""
        self.called[chain.key[0]].add(chain.name)
        if chain.country is not None:
            self.countries.add(chain.country)

    def of(self, country: str | None) -> bool:
        """Whether one of that country may be this person; persons of two countries are two."""
        return not country or self.countries <= {country}

    def kept_apart(self, chain: Chain) -> bool:
        """Whether the report has this person under another name: whom the extractor kept apart stay apart."""
        return bool(self.called.get(chain.key[0], set()) - {chain.name})


def join(loose: list[Chain], groups: dict[str, list[Chain]]) -> None:
    """Join persons: full names first, then bare surnames where just one person of the story bears them.

    Only names whose first or last words sound alike are compared, and each name of a person once: cost grows with
    namesakes, neither with all pairs nor with how often a person is named.
    """
    people = [c for c in loose if c.person and c.named]
    people.sort(key=lambda c: (-len(c.name.split()), c.name, c.key))
    known: dict[str, _Person] = defaultdict(_Person)
    namesakes = _Namesakes()
    last: tuple[str, str | None] | None = None
    alike: set[str] = set()
    for chain in people:
        name, country = told = chain.best.name, chain.country
        if told != last:  # those of one name follow one another, and none of them makes another less alike
            alike = {key for key in namesakes.of(name) if known[key].of(country)}
            last = told
        fitting = [key for key in alike if not known[key].kept_apart(chain)]
        key = fitting[0] if len(fitting) == 1 else f"person:{chain.name}:{digest(*chain.key) if fitting else ''}"
        groups[key].append(chain)
        known[key].add(chain)
        alike.add(key)
        namesakes.add(key, name)
    taken = {c.key for c in people}
    loose[:] = [c for c in loose if c.key not in taken]


class _Namesakes:
    """The persons by their names, and by how these sound."""

    def __init__(self) -> None:
        self.names: dict[str, dict[str, None]] = defaultdict(dict)  # sound -> names of those who have it
        self.bearers: dict[str, dict[str, None]] = defaultdict(dict)  # name -> persons
        self.own: dict[str, tuple[dict[str, None], set[str]]] = {}  # person -> names, sounds of any of them

    def add(self, key: str, name: str) -> None:
        """A person has a name."""
        names, sounds = self.own.setdefault(key, ({}, set()))
        if name in names:
            return
        names[name] = None
        self.bearers[name][key] = None
        for sound in _sounds(name) - sounds:
            self.names[sound].update(names)
        for sound in sounds:
            self.names[sound][name] = None
        sounds |= _sounds(name)

    def of(self, name: str) -> set[str]:
        """Those who have one of their names in common with it, and a sound."""
        sounds = _sounds(name)
        same = {other for sound in sounds for other in self.names[sound] if _one_name(name, other)}
        return {key for other in same for key in self.bearers[other] if not sounds.isdisjoint(self.own[key][1])}


@lru_cache(maxsize=200_000)  # every chain of a person meets the same namesakes
def _one_name(a: str, b: str) -> bool:
    return same_person(a, b) or _same_spelling(a, b)


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> frozenset[str]:
    """Two consonants of the first and of the last word: what namesakes share however their names are romanised."""
    words = person_words(name) or ("",)
    return frozenset(re.sub(r"(.)\1+", r"\1", w.translate(SOUNDS))[:2] for w in (words[0], words[-1]))


def _same_spelling(a: str, b: str) -> bool:
    """One full name written by two hands: Abdelrahim Khojali, Abdel Rahim Khogali."""
    left, right = _spelled(a), _spelled(b)
    return min(len(left), len(right)) >= 5 and fuzz.ratio(left, right) >= SAME_SPELLING


@lru_cache(maxsize=20_000)
def _spelled(name: str) -> str:
    """The consonants of a full name, doubled ones once; nothing for a name of one word."""
    folded = fold(name)
    return re.sub(r"(.)\1+", r"\1", folded.translate(VOWELS)) if " " in folded else ""
