"""What kind of thing happens: whether two words of two reports may tell one occasion, whatever each thinks of it.

Rival outlets share few words for an act ("massacre", "operation"), but a story has few occasions of one kind. That two
words tell one kind of happening speaks for one occasion; other doers, days or rounds speak against it.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import several
from dragoman.link.traits import Traits, head_of, key
from dragoman.model import Parsed, Token

# chosen on tests/gold/coreference/open.jsonl, each a round number on a flat stretch, 2026-11
KIND = 0.40  # one kind of happening
NAMES = 0.08  # a name in both sentences
APART = 0.12  # two days; two rounds
DOERS = 0.10  # two doers
AROUND = 0.10  # how alike the sentences are, above or below the middling
MIDDLING = 0.5
# in a pile of twenty reports an event's words recur, in three or four they need not
FEW = 6

ORDER = {
    "first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "next": 0, "new": 0, "further": 0,
    "another": 0, "fresh": 0, "previous": -1, "earlier": -1, "last": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """One mention of an event: what kinds it may be of, who does it, which of several it is."""

    kinds: frozenset[str]
    doers: frozenset[Hashable]  # whichever actors of the story
    order: frozenset[int]
    traits: Traits


def _kinds() -> Mapping[str, frozenset[str]]:
    return several("happenings", "word", "happening")


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(word.split()) for word in _kinds() if " " in word)


def happening(parsed: Parsed, start: int, end: int, told: Traits, actors: Mapping[int, Hashable]) -> Happening:
    """Read the mention at [start, end); ``actors`` are those of the report by the number of their head word."""
    head = head_of(parsed, start, end) or parsed.tokens[0]
    kids = [parsed.tokens[i] for i in parsed.children[head.i]]
    doers = [
        a
        for i, a in actors.items()
        if parsed.tokens[i].sentence == head.sentence and key(parsed.tokens[i]) in told.doers
    ]
    return Happening(
        _kinds_of([t for t in parsed.tokens if t.start < end and start < t.end], head, kids),
        frozenset(doers),
        frozenset(ORDER[t.lower] for t in kids if t.lower in ORDER),
        told,
    )


def _kinds_of(inside: Sequence[Token], head: Token, kids: Sequence[Token]) -> frozenset[str]:
    """A fixed phrase tells more than its words; where the head tells nothing, any word of the mention may."""
    known = _kinds()
    lemmas, words = tuple(t.lemma.lower() for t in inside), tuple(t.lower for t in inside)
    found = {" ".join(p) for p in _phrases() if _holds(lemmas, p) or _holds(words, p)}
    found |= {f"{head.lemma.lower()} {t.lower}" for t in kids if t.dep == "prt"} & known.keys()
    found = found or ({head.lemma.lower(), head.lower} & known.keys()) or (set(lemmas) & known.keys())
    return frozenset().union(*(known[word] for word in found))


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[i : i + len(phrase)] == phrase for i in range(len(words) - len(phrase) + 1))


def one_occasion(a: Happening, b: Happening, reports: int) -> float:
    """How likely the two are one occasion in a story of so many ``reports``; 0 where they share no kind."""
    if not a.kinds & b.kinds:
        return 0.0
    chance = KIND + AROUND * (float(a.traits.around @ b.traits.around) - MIDDLING)
    chance += NAMES * (not a.traits.names.isdisjoint(b.traits.names))
    chance -= APART * _differ(a.traits.dates, b.traits.dates) + APART * (a.order != b.order)
    chance -= DOERS * _differ(a.doers, b.doers)
    return chance * min(1.0, FEW / max(1, reports))


def _differ(a: frozenset[Hashable] | frozenset[str], b: frozenset[Hashable] | frozenset[str]) -> bool:
    return bool(a and b and not a & b)
