"""Which mentions of many documents are one event or one entity, given the mentions.

The documents are first piled into stories by their words; only mentions of one pile are compared. Whatever the order of
the rows, the answer is the same: they are taken in the order of their names.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.extract.actors import find
from dragoman.link.happenings import happening, one_occasion
from dragoman.link.likeness import chances, learned
from dragoman.link.merging import average_link
from dragoman.link.seats import Sitter, home, phrase, seated, union
from dragoman.link.stories import closeness, piles
from dragoman.link.traits import Traits, head_of, root, traits
from dragoman.model import ActorMention, Parsed

Row = Mapping[str, Any]
Floats = npt.NDArray[np.float32]
Place = tuple[int, int]  # row, place among its mentions
EVENT, ENTITY = "event", "entity"
ONE_EVENT = 0.3  # mean likeness of two groups: best CoNLL F1 on ecbplus_dev of .20 to .80, 2026-11
ONE_ENTITY = 0.5  # likewise, of .35 to .65
WITHIN = 0.3  # two chains that one report keeps apart count that much less alike; 1.0 was .3 points worse
FAR = 0.3  # heads that mean less the same and share neither root nor argument are not compared


@dataclass(frozen=True, slots=True)
class Pile:
    """The mentions of one kind in the documents of one story."""

    number: int
    at: tuple[Place, ...]
    traits: tuple[Traits, ...]
    pronoun: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Heap:
    """A file's documents in the order of their names, with the cosines of each two and their piles."""

    rows: Sequence[Row]
    parsed: Sequence[Parsed]
    near: Floats
    number: Sequence[int]

    def piles(self, kind: str) -> list[Pile]:
        """The mentions of one kind, pile by pile."""
        held: dict[int, list[tuple[Place, Traits, bool]]] = defaultdict(list)
        for n, (row, parsed) in enumerate(zip(self.rows, self.parsed, strict=True)):
            for place, m in enumerate(row["mentions"]):
                start, end = int(m["start"]), int(m["end"])
                head = head_of(parsed, start, end)
                if m.get("kind", ENTITY) == kind and head is not None:
                    held[self.number[n]].append(((n, place), traits(parsed, start, end), head.pos == "PRON"))
        return [Pile(n, *map(tuple, zip(*held[n], strict=True))) for n in sorted(held)]

    def likeness(self, pile: Pile, kind: str) -> Floats:
        """How likely each two mentions of a pile are one; 0 for those with nothing in common."""
        at = {p.document.id: n for n, p in enumerate(self.parsed)}
        found = pile.traits
        meanings = np.stack([t.meaning for t in found])
        close = meanings @ meanings.T >= FAR
        pairs = [(i, j) for i, j in combinations(range(len(found)), 2) if close[i, j] or _akin(found[i], found[j])]
        out = np.zeros((len(found), len(found)), np.float32)
        said = chances(found, pairs, lambda a, b: float(self.near[at[a], at[b]]), learned(kind))
        for (i, j), chance in zip(pairs, said, strict=True):
            out[i, j] = out[j, i] = chance
        return out

    def sitter(self, pile: Pile, held: Sequence[int], actors: Sequence[Sequence[ActorMention]]) -> Sitter:
        """What the phrases of one chain of a report say of whom they mean; pronouns say nothing."""
        phrases = []
        for n in held:
            document, place = pile.at[n]
            if not pile.pronoun[n]:
                m = self.rows[document]["mentions"][place]
                phrases.append(phrase(self.parsed[document], int(m["start"]), int(m["end"]), actors[document]))
        return union(phrases)


def heap(rows: Sequence[Row], parsed: Sequence[Parsed]) -> Heap:
    """Pile the documents."""
    near = closeness(parsed)
    return Heap(rows, parsed, near, piles(near, parsed))


def _akin(a: Traits, b: Traits) -> bool:
    return root(a.lemma) == root(b.lemma) or not a.args.isdisjoint(b.args)


def events(found: Heap, who: Mapping[Place, Place]) -> dict[Place, Place]:
    """The first mention of each event mention's event; ``who`` tells the entity of each entity mention."""
    actors: dict[int, dict[int, Place]] = defaultdict(dict)
    for (n, place), entity in who.items():
        m = found.rows[n]["mentions"][place]
        if (head := head_of(found.parsed[n], int(m["start"]), int(m["end"]))) is not None:
            actors[n][head.i] = entity
    out: dict[Place, Place] = {}
    for pile in found.piles(EVENT):
        likeness = found.likeness(pile, "events")
        told = []
        for (n, place), one in zip(pile.at, pile.traits, strict=True):
            m = found.rows[n]["mentions"][place]
            told.append(happening(found.parsed[n], int(m["start"]), int(m["end"]), one, actors[n]))
        reports = len({n for n, _ in pile.at})
        for i, j in combinations(range(len(told)), 2):
            likeness[i, j] = likeness[j, i] = max(likeness[i, j], one_occasion(told[i], told[j], reports))
        out |= _first(pile.at, average_link(likeness, ONE_EVENT))
    return out


def same_lemma(found: Heap, kind: str) -> dict[Place, Place]:
    """The baseline: one head lemma in one pile is one event or entity; a pronoun stands alone."""
    first: dict[tuple[int, str | Place], Place] = {}
    out: dict[Place, Place] = {}
    for n, (row, parsed) in enumerate(zip(found.rows, found.parsed, strict=True)):
        for place, m in enumerate(row["mentions"]):
            head = head_of(parsed, int(m["start"]), int(m["end"]))
            if m.get("kind", ENTITY) == kind and head is not None:
                at = (n, place)
                key = at if head.pos == "PRON" else head.lemma.lower()
                out[at] = first.setdefault((found.number[n], key), at)
    return out


def entities(found: Heap, within: Callable[[Place], int]) -> dict[Place, Place]:
    """The first mention of each entity mention's entity; chains ``within`` a report are never cut, only joined."""
    actors = [list(find(p)) for p in found.parsed]
    out: dict[Place, Place] = {}
    for pile in found.piles(ENTITY):
        likeness = found.likeness(pile, "entities")
        units: dict[tuple[int, int], list[int]] = defaultdict(list)
        for n, at in enumerate(pile.at):
            units[at[0], within(at)].append(n)
        chains = list(units.items())
        telling = [[n for n in held if not pile.pronoun[n]] or held for _, held in chains]
        sitters = [found.sitter(pile, held, actors) for _, held in chains]
        near = np.zeros((len(chains), len(chains)), np.float32)
        for i, j in combinations(range(len(chains)), 2):
            best = likeness[np.ix_(telling[i], telling[j])].max()
            near[i, j] = near[j, i] = best * (WITHIN if chains[i][0][0] == chains[j][0][0] else 1)
        documents = sorted({at[0] for at in pile.at})
        land = home([found.parsed[d] for d in documents], [actors[d] for d in documents])
        out |= _first(*_spread(pile, chains, seated(sitters, near, land, ONE_ENTITY)))
    return out


def _spread(pile: Pile, chains: Sequence[tuple[Any, list[int]]], group: Sequence[int]) -> tuple[list[Place], list[int]]:
    numbered = sorted((pile.at[n], g) for (_, held), g in zip(chains, group, strict=True) for n in held)
    return [at for at, _ in numbered], [g for _, g in numbered]


def _first(at: Sequence[Place], group: Sequence[int]) -> dict[Place, Place]:
    first: dict[int, Place] = {}
    for place, number in zip(at, group, strict=True):
        first.setdefault(number, place)
    return {place: first[number] for place, number in zip(at, group, strict=True)}
