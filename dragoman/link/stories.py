"""Set apart the reports of another story: tf-idf over content lemmas, and the rare names two reports share.

Two reports are joined when their cosine reaches ``SAME_STORY``, or a lower one with ``SHARED_NAMES`` names in common
that are no state's, office's or world body's: rival outlets use other words, but the same villages and persons.
Of two short reports few words are shared at all: there the share of their rare words counts (``ALIKE``).
The largest group is the story, the rest is set aside by name.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.lexicon import table
from dragoman.link.groups import Groups
from dragoman.link.merging import average_link
from dragoman.link.traits import lexicon
from dragoman.memory import Memory
from dragoman.model import Parsed, SetAside
from dragoman.names import fold

# on the seeds and open stories no pair of two stories passes .11; true pairs lie above, but for some that need names
SAME_STORY = 0.13
RELATED = 0.08
SHARED_NAMES = 3
CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ"))
NAME_WEIGHT = 2.0
# share of two reports' words, each by how rare it is in the language: 76 % of 106 stories of three or four short
# reports stay whole with it, 58 % without; of 348 reports of another story put among them 11 % are kept, 14 % without
ALIKE = 0.15
SHORT = 150  # tokens; the longest of those reports has 137, and long ones of two stories come up to .16
RARE_NAME = 1.5
PILE = 0.22  # mean cosine within a story of a mixed heap of articles; swept .07 to .40 on ECB+ train and dev, 2026-11
# what a rare name in common adds between short reports; .01 to .03 swept on ECB+ dev and on 180 short stories, 2026-11
NAMED = np.float32(0.23)  # what three rare names in common are worth, a little more than a pile asks
EACH_NAME = np.float32(0.02)
Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
DAYS = frozenset(("DATE", "TIME"))


class _Weighed(NamedTuple):
    """Unit tf-idf vectors as columns; terms are lemmas (names as written), tf is 1 + ln n, idf is smoothed."""

    names: Sequence[str]  # of all terms, by number
    reports: int
    df: Ints  # of each term
    row: Ints
    term: Ints
    weight: npt.NDArray[np.float64]


def _weighed(parsed: Sequence[Parsed], memory: Memory) -> _Weighed:
    numbers: dict[str, int] = memory.standing("numbers of story terms", dict)

    def numbered(p: Parsed) -> tuple[Ints, npt.NDArray[np.float64]]:
        counted = _terms(p)
        own = [(1 + math.log(k)) * (NAME_WEIGHT if term[0] == "~" else 1) for term, k in counted.items()]
        return np.array([numbers.setdefault(t, len(numbers)) for t in counted], dtype=np.int64), np.array(own)

    counts = [memory.get("story terms", (p,), partial(numbered, p)) for p in parsed]
    row = np.repeat(np.arange(len(counts)), [len(terms) for terms, _ in counts])
    term = np.concatenate([np.zeros(0, dtype=np.int64), *(terms for terms, _ in counts)])
    df = np.bincount(term, minlength=len(numbers))
    idf = np.log((1 + len(counts)) / (1 + df)) + 1
    weight = np.concatenate([np.zeros(0), *(own for _, own in counts)]) * idf[term]
    norm = np.sqrt(np.bincount(row, weights=weight * weight, minlength=len(counts)))
    return _Weighed(list(numbers), len(counts), df, row, term, weight / norm[row])


def vectors(parsed: Sequence[Parsed], memory: Memory | None = None) -> list[dict[str, float]]:
    """The vector of each report, by term."""
    found = _weighed(parsed, memory or Memory())
    out: list[dict[str, float]] = [{} for _ in parsed]
    for row, term, weight in zip(found.row.tolist(), found.term.tolist(), found.weight.tolist(), strict=True):
        out[row][found.names[term]] = weight
    return out


def _terms(parsed: Parsed) -> Counter[str]:
    return Counter(
        ("~" + fold(t.text)) if t.pos == "PROPN" else t.lemma
        for t in parsed.tokens
        if t.pos in CONTENT and len(t.text) > 2 and t.lemma not in STOP
    )


STOP = frozenset(
    ("be", "have", "do", "say", "tell", "add", "year", "day", "week", "month", "last", "other", "new", "make", "take")
)


def rare_names(parsed: Parsed) -> frozenset[str]:
    """Words of names that few stories hold: no states, capitals, peoples, offices, world bodies, media."""
    found = {fold(t.text) for t in parsed.tokens if t.pos == "PROPN" and t.entity not in DAYS and len(t.text) > 2}
    return frozenset(found - common_words())


@cache
def common_words() -> frozenset[str]:
    """Words of names that many stories share."""
    cells = [row[c] for row in table("states") for c in ("name", "aliases", "demonyms", "capitals", "seats")]
    cells += [row["title"] for row in table("offices")]
    cells += [row["word"] for row in table("office_nouns")]
    cells += [
        f"{row['name']}|{row['aliases']}" for row in table("groups") if row["kind"] not in ("armed_group", "party")
    ]
    return frozenset(w for cell in cells for name in cell.split("|") for w in fold(name).split())


def closeness(parsed: Sequence[Parsed], memory: Memory | None = None) -> Floats:
    """The cosine of each two reports; rounded, so that the order in which products are summed cannot be seen."""
    found = _weighed(parsed, memory or Memory())
    common = sorted(np.nonzero(found.df > 1)[0].tolist(), key=found.names.__getitem__)
    column = np.full(len(found.names), -1, dtype=np.int64)
    column[common] = np.arange(len(common))
    use = found.df[found.term] > 1
    weights = np.zeros((found.reports, max(1, len(common))), dtype=np.float32)
    weights[found.row[use], column[found.term[use]]] = found.weight[use]
    out = np.round(weights @ weights.T, 5)
    np.fill_diagonal(out, 1.0)
    return np.asarray(np.maximum(out, out.T), dtype=np.float32)


def _matrix(found: Sequence[Mapping[str, float]]) -> Floats:
    """A row a report, a column a term that two reports share."""
    df = Counter(term for vector in found for term in vector)
    column = {term: n for n, term in enumerate(sorted(t for t, n in df.items() if n > 1))}
    weights = np.zeros((len(found), max(1, len(column))), dtype=np.float32)
    for i, vector in enumerate(found):
        for term, weight in vector.items():
            if term in column:
                weights[i, column[term]] = weight
    return weights


def _alike(parsed: Sequence[Parsed], memory: Memory) -> Floats:
    """What share of their words each two reports have in common, a word by its rarity in the language."""
    counts = [memory.get("story words", (p,), partial(_terms, p)) for p in parsed]
    known = lexicon()
    rarity = {t: known.rare(t.lstrip("~")) * (RARE_NAME if t[0] == "~" else 1) for t in set().union(*counts)}
    roots = _matrix([{term: math.sqrt(rarity[term]) for term in c} for c in counts])
    whole = np.sqrt([max(1.0, sum(rarity[term] for term in c)) for c in counts])
    return np.asarray(np.round(roots @ roots.T / np.outer(whole, whole), 5), dtype=np.float32)


def piles(near: Floats, parsed: Sequence[Parsed] = ()) -> list[int]:
    """A number of its story for each report of a mixed heap, from the cosines of ``closeness``.

    Where the reports are given, rare names in common count too, and of short ones the share of their rare words.
    """
    if parsed:
        near = near.copy()
        rare = [rare_names(p) for p in parsed]
        shared = np.array([[len(a & b) for b in rare] for a in rare], dtype=np.float32)
        near = np.where(shared >= SHARED_NAMES, np.maximum(near, NAMED), near)
        short = [i for i, p in enumerate(parsed) if len(p.tokens) <= SHORT]
        among = np.ix_(short, short)
        alike = _alike([parsed[i] for i in short], Memory()) * np.float32(PILE / ALIKE)
        near[among] = np.maximum(near[among], alike) + EACH_NAME * np.minimum(shared[among], SHARED_NAMES + 1)
    return average_link(near, PILE)


def _components(near: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """The first report of each report's group, where near ones are of one group."""
    of = np.full(len(near), -1, dtype=np.int64)
    for first in range(len(near)):
        if of[first] < 0:
            edge = np.array([first])
            while len(edge):
                of[edge] = first
                edge = np.nonzero(near[edge].any(axis=0) & (of < 0))[0]
    return of


def _ordered(groups: Groups[int], parsed: Sequence[Parsed]) -> list[list[int]]:
    """The largest first."""
    return sorted(groups.all(), key=lambda g: (-len(g), -sum(len(parsed[i].tokens) for i in g), g))


def set_apart(parsed: Sequence[Parsed], memory: Memory | None = None) -> tuple[list[int], list[SetAside]]:
    """Indexes of the reports of the story, and the others with a reason."""
    if len(parsed) < 3:
        return list(range(len(parsed))), []
    memory = memory or Memory()
    near = closeness(parsed, memory)
    groups = Groups(range(len(parsed)))
    rare = [memory.get("rare names", (p,), partial(rare_names, p)) for p in parsed]
    of = _components(near >= SAME_STORY)
    for i, first in enumerate(of.tolist()):
        groups.join(first, i)
    apart = (np.tril(near, -1) >= RELATED) & (of[:, None] != of[None, :])
    for i, j in zip(*map(np.ndarray.tolist, np.nonzero(apart)), strict=True):
        if groups.find(i) != groups.find(j) and len(rare[i] & rare[j]) >= SHARED_NAMES:
            groups.join(i, j)
    main = _ordered(groups, parsed)[0]
    short = [i for i, p in enumerate(parsed) if len(p.tokens) <= SHORT]
    if not set(short) <= set(main):
        alike = _alike([parsed[i] for i in short], memory) >= ALIKE
        for i, j in zip(*map(np.ndarray.tolist, np.nonzero(np.tril(alike, -1))), strict=True):
            groups.join(short[i], short[j])
    ordered = _ordered(groups, parsed)
    main = ordered[0]
    if len(main) == 1:  # nothing holds together: all are kept, for want of a story to be apart from
        return list(range(len(parsed))), []
    aside = []
    for i in sorted(i for g in ordered[1:] for i in g):
        best = near[i, main].max()
        aside.append(
            SetAside(
                parsed[i].document.id,
                parsed[i].document.name,
                f"speaks of another story: its words overlap with no report of the story by more than {best:.0%}",
            )
        )
    return main, aside
