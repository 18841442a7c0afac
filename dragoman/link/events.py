"""Event mentions of many reports -> events of the story; the precision of a merge matters more than its recall.

Mentions are compared only where they share a sense and something else (a party, a place, a day, or the report itself).
``conflict`` names what forbids a merge; ``affinity`` adds up what speaks for it. Groups are joined best pair first, and
only when no member of one conflicts with a member of the other. A pair that all but fits, yet clashes in day or status,
is kept as a *doubtful* pair: nobody says that it is one event, so comparing may only say "if it is one".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, combinations

import numpy as np

from dragoman.link import aftermath, antecedents, headlines, leads, plans
from dragoman.link.doubt import Doubt
from dragoman.link.joining import Pairs, join
from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import MERGE, conflict, days_apart
from dragoman.link.ties import CLASHES, Ints, Tied, Ties
from dragoman.link.tolls import CASUALTIES
from dragoman.memory import Memory

DOUBT = 2.5  # what a clashing pair must score without its clash to be worth a question
SLIP = 2.0  # what the same month of another year, or a near day, says for one act told with two dates
SOLE = 1.5
GENERIC = frozenset(("operation", "fight", "protest", "restrict", "kill"))  # senses that a long story has many acts of
TELLING = frozenset(("ASSAULT", "RETREAT", "COERCE", "SANCTION", "PROTEST", "COOPERATE"))
DOUBTED = frozenset(("ASSAULT", "MOBILIZE", "RETREAT", "SANCTION", "COERCE", "PROTEST"))  # acts that stand or do not
REFERS = 9.0  # "the meeting" that refers back goes first
RETOLD = 3  # sentences
THEY = frozenset(("they", "he", "she", "we"))
THEM = frozenset(("them", "him", "her", "us", "me", "it"))
WINDOW = 40


@dataclass(frozen=True, slots=True)
class Linked:
    """Groups of occurrence indexes, each one event, and the doubtful pairs of groups."""

    groups: tuple[tuple[int, ...], ...]
    doubts: tuple[Doubt, ...]


def link(found: Sequence[Occurrence], memory: Memory | None = None) -> Linked:
    """Group occurrences into events."""
    memory = memory or Memory()
    sole = _sole_words(found)
    tied = memory.standing("ties", Ties).weigh(found, _candidates(found, sole.values(), memory), memory)
    off = plans.called_off(found)
    refers = [
        *antecedents.pairs(found),
        *aftermath.pairs(found),
        *headlines.pairs(found),
        *_retold(found),
        *_no_toll(found),
        *off,
    ]
    final = join(found, _best_first(refers, tied, _number_of_sole(found, sole)), memory)
    index = {i: n for n, g in enumerate(final) for i in g}
    return Linked(final, (*_doubts(_clashing(found, tied), index), *leads.doubts(found, index)))


def _number_of_sole(found: Sequence[Occurrence], sole: Mapping[tuple[str, str], object]) -> Ints:
    """The number of the sole word that an occurrence is told by; 0 for any other."""
    number = {key: n for n, key in enumerate(sole, 1)}
    return np.array([number.get((o.family, o.stem), 0) for o in found] or [0], dtype=np.int64)


def _best_first(refers: Sequence[tuple[int, int]], tied: Tied, sole: Ints) -> Pairs:
    """The pairs that join, the surest first."""
    one = (sole[tied.left] > 0) & (sole[tied.left] == sole[tied.right])
    points = np.where(one, np.maximum(tied.points + SOLE, MERGE), tied.points)
    use = (tied.clash == 0) & (one | tied.joins)
    told = np.array(refers, dtype=np.int64).reshape(-1, 2)
    score = np.concatenate((np.full(len(told), REFERS), points[use]))
    left = np.concatenate((told[:, 0], tied.left[use]))
    right = np.concatenate((told[:, 1], tied.right[use]))
    order = np.lexsort((right, left, -score))
    return Pairs(left[order], right[order], score[order] == REFERS)


def _clashing(found: Sequence[Occurrence], tied: Tied) -> Iterator[tuple[float, int, int, str]]:
    """The pairs that all but fit: what they score without their clash, and the clash."""
    doubted = np.array([o.event.type in DOUBTED and not o.event.background for o in found] or [False])
    typed = np.array([o.event.type in DOUBTED for o in found] or [False])
    calm = np.array([not o.event.background for o in found] or [False])
    use = np.nonzero((tied.clash > 0) & doubted[tied.left] & calm[tied.right] & typed[tied.left])[0]
    for points, i, j, clash in zip(
        tied.points[use].tolist(), tied.left[use].tolist(), tied.right[use].tolist(), tied.clash[use].tolist(),
        strict=True,
    ):  # fmt: skip
        yield points + (SLIP if CLASHES[clash] == "when" else 0.0), i, j, CLASHES[clash]


def _doubts(clashes: Iterable[tuple[float, int, int, str]], index: dict[int, int]) -> tuple[Doubt, ...]:
    best: dict[tuple[int, int, str], float] = {}
    for score, i, j, field in clashes:
        a, b = sorted((index[i], index[j]))
        if a != b and score >= DOUBT:
            best[a, b, field] = max(score, best.get((a, b, field), 0.0))
    return tuple(Doubt(a, b, field, score) for (a, b, field), score in sorted(best.items()))


def _retold(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """(earlier, later): "They shot without warning" after a told attack is that attack, where no other lies between."""
    last: Occurrence | None = None
    at = -1
    for j, o in enumerate(found):
        if o.family != "violence" or o.event.background:
            continue
        near = last is not None and last.key[0] == o.key[0] and 0 < o.event.sentence - last.event.sentence <= RETOLD
        if not _bare(o):
            last, at = o, j
        elif near and last is not None and last.event.status is o.event.status:
            yield at, j


def _bare(o: Occurrence) -> bool:
    """Violence of which nothing is told but "they" or "he": no day, place, toll, name, and nobody else."""
    who = [s.text.casefold() for s in o.event.agents]
    others = (
        [s for s in o.event.recipients if s.text.casefold() not in THEM]
        or o.places
        or o.counts
        or o.event.times
        or o.names
    )
    return o.verbal and bool(who) and all(w in THEY for w in who) and not others


def _no_toll(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """(toll, none): "no one was killed" answers the one act of which the story has a toll that its day allows."""
    tolls = [i for i, o in enumerate(found) if o.event.type == "ASSAULT" and not o.event.background and _toll(o)]
    for j, o in enumerate(found):
        nobody = {c.count.kind for c in o.counts if c.count.low == 0}
        if o.event.type != "ASSAULT" or not nobody or _toll(o):
            continue
        fitting: list[Occurrence] = []
        first = -1
        for i in tolls:  # a day apart is another day's toll
            one = found[i]
            if not nobody & _toll(one) or conflict(one, o) or days_apart(one, o):
                continue
            if any(_two_acts(x, one) or days_apart(x, one) for x in fitting[:WINDOW]):
                first = -1
                break
            first = i if not fitting else first
            fitting.append(one)
        if first >= 0:
            yield first, j


def _toll(o: Occurrence) -> set[str]:
    return {c.count.kind for c in o.counts if c.count.kind in CASUALTIES and c.count.low}


def _sole_words(found: Sequence[Occurrence]) -> dict[tuple[str, str], list[int]]:
    """Words for an act that the whole story uses of one act only: no two uses of them conflict in day, place or party.

    "The shelling" of one report is then "a shelling" of another, though neither says of what. Words of meetings and of
    speech are too common for that.
    """
    uses: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, o in enumerate(found):
        if o.event.type in TELLING and not (o.event.background or o.many or o.event.lemma in GENERIC):
            uses[o.family, o.stem].append(i)
    return {
        key: members
        for key, members in uses.items()
        if 2 <= len(members) <= WINDOW // 2
        and len({found[i].key[0] for i in members}) > 1
        and not any(_two_acts(found[i], found[j]) for i, j in combinations(members, 2))
    }


def _two_acts(a: Occurrence, b: Occurrence) -> bool:
    """Whether two uses of one word are surely, or by the names in them, of two acts."""
    return conflict(a, b) in ("never", "when") or bool(a.names and b.names and not a.names & b.names)


def _candidates(found: Sequence[Occurrence], sole: Iterable[Sequence[int]], memory: Memory) -> Ints:
    """Pairs that share a key of their sense, or its sole word, as left index * occurrences + right index, in order."""
    numbers: dict[tuple[str, str], int] = memory.standing("numbers of keys", dict)

    def numbered(o: Occurrence) -> list[int]:
        return [numbers.setdefault(key, len(numbers)) for key in _keys(o)]

    keys = [memory.get("keys", (o,), partial(numbered, o)) for o in found]
    size = len(found)
    holder = np.repeat(np.arange(size), [len(k) for k in keys]) if found else np.zeros(0, dtype=np.int64)
    key = np.fromiter(chain.from_iterable(keys), dtype=np.int64, count=len(holder))
    order = np.argsort(key, kind="stable")
    key, holder = key[order], holder[order]
    pairs = [np.array([i * size + j for of_one in sole for i, j in combinations(of_one, 2)], dtype=np.int64)]
    for further in range(1, WINDOW + 1):
        same = key[further:] == key[:-further]
        pairs.append(holder[:-further][same] * size + holder[further:][same])
    every = np.sort(np.concatenate(pairs))
    return every[np.diff(every, prepend=-1) > 0]  # each once; ``np.unique`` takes ten times as long


def _keys(o: Occurrence) -> list[tuple[str, str]]:
    """What it is looked up by: a party, a place, a rare name, a number, a day, a level, or the report."""
    keys = set(o.parties)
    keys.update(f"place:{p.place.name}" for p in o.places if p.place)
    keys.update(f"name:{name}" for name in o.names)
    keys.update(f"count:{c.count.kind}:{c.count.low}" for c in o.counts)
    keys.update(f"day:{t.when.earliest}" for t in o.times if t.when and t.when.exact)
    keys.update((f"row:{o.ordinal}",) if o.ordinal else ())
    keys.add(f"level:{o.event.level}" if o.event.level else f"report:{o.key[0]}")
    return [(o.family, key) for key in keys]
