"""Quoted words that several reports share: one speech, one interview, one statement, whoever prints it.

Long quotations are one when they share half of the shorter one's 3-shingles; one or two quoted words, when the other
quotes them too and they are no everyday words.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.link.copies import quotations
from dragoman.link.groups import Groups
from dragoman.memory import Memory
from dragoman.model import Report
from dragoman.names import fold

Ints = npt.NDArray[np.int64]
Quote = tuple[int, int, int]  # report, start, end
HALF = 0.5  # of the shorter quotation: a part of a speech may be cut short at both ends
LONG_WORD = 6  # letters of a lone quoted word that two speakers hardly both say
HOLDERS = 50  # quotations that a shingle leads to; a phrase on everybody's lips tells nothing


def groups(reports: Sequence[Report], memory: Memory) -> list[list[Quote]]:
    """Groups of quotations of two reports or more that share their words."""
    numbers: dict[tuple[str, ...], int] = memory.standing("numbers of quoted words", dict)
    words: list[_Quoted] = []
    keys: list[Quote] = []
    for i, report in enumerate(reports):
        for (start, end), found in memory.get("quotations", (report,), partial(_words, report, numbers)).items():
            keys.append((i, start, end))
            words.append(found)
    joined = Groups(range(len(keys)))
    for a, b in _alike(words, [k[0] for k in keys]):
        joined.join(a, b)
    together = [[keys[i] for i in group] for group in joined.all()]
    return [g for g in together if len({report for report, _, _ in g}) > 1]


class _Quoted(NamedTuple):
    """One quotation's runs of words, by their numbers."""

    length: int  # words
    telling: bool  # several words, or a long one
    shingles: Sequence[int]  # of three words, or of all where there are fewer; each once
    every: Sequence[int]  # of one to three words, each once


def _words(report: Report, numbers: dict[tuple[str, ...], int]) -> dict[tuple[int, int], _Quoted]:
    """The words of each quotation, in text order, but for those of short words alone."""
    text = report.document.text
    found = {(start, end): fold(text[start:end]).split() for start, end in sorted(quotations(report.parsed))}
    return {at: _read(words, numbers) for at, words in found.items() if any(len(w) > 3 for w in words)}


def _read(words: list[str], numbers: dict[tuple[str, ...], int]) -> _Quoted:
    def numbered(shingles: Iterable[tuple[str, ...]]) -> list[int]:
        return [numbers.setdefault(shingle, len(numbers)) for shingle in dict.fromkeys(shingles)]

    every = numbered(s for size in (1, 2, 3) for s in _shingles(words, size))
    telling = len(words) > 1 or len(words[0]) >= LONG_WORD
    return _Quoted(len(words), telling, numbered(_shingles(words, min(3, len(words)))), every)


def _alike(words: Sequence[_Quoted], report: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of quotations of two reports that share enough, in order."""
    if not words:
        return []
    holder, held = _flat([found.every for found in words])
    order = np.argsort(held, kind="stable")
    holder, held = holder[order], held[order]
    asker, asked = _flat([found.shingles if found.telling else () for found in words])
    first, last = np.searchsorted(held, asked), np.searchsorted(held, asked, side="right")
    few = np.minimum(last - first, HOLDERS)
    at = np.repeat(first - np.cumsum(few) + few, few) + np.arange(few.sum())
    one, other = np.repeat(asker, few), holder[at]
    of = np.array(report)
    met = (one * len(words) + other)[of[one] != of[other]]
    pairs, shared = _counted(np.sort(met))
    i, j = np.divmod(pairs, len(words))
    length, shingles = (np.array([f(w) for w in words]) for f in (lambda w: w.length, lambda w: len(w.shingles)))
    theirs = np.maximum(1, length[j] - np.minimum(3, length[i]) + 1)
    enough = shared >= HALF * np.minimum(shingles[i], theirs)  # of as many as the shorter of two quotations has
    low, high = np.minimum(i, j)[enough], np.maximum(i, j)[enough]
    return sorted(set(zip(low.tolist(), high.tolist(), strict=True)))


def _flat(lists: Sequence[Sequence[int]]) -> tuple[Ints, Ints]:
    """Each number of each list: the list's index, and the number."""
    sizes = [len(one) for one in lists]
    numbers = np.fromiter(chain.from_iterable(lists), dtype=np.int64, count=sum(sizes))
    return np.repeat(np.arange(len(lists)), sizes), numbers


def _counted(ordered: Ints) -> tuple[Ints, Ints]:
    """Each number once, and how often it is there."""
    starts = np.nonzero(np.diff(ordered, prepend=-1))[0]
    return ordered[starts], np.diff(starts, append=len(ordered))


def _shingles(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
