"""Quoted words that several reports share: one speech, one interview, one statement, whoever prints it.

Long quotations are one when they share half of the shorter one's 3-shingles; one or two quoted words, when the other
quotes them too and they are no everyday words.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from dragoman.link.copies import quotations
from dragoman.link.groups import Groups
from dragoman.memory import Memory
from dragoman.model import Report
from dragoman.names import fold

Quote = tuple[int, int, int]  # report, start, end
HALF = 0.5  # of the shorter quotation: a part of a speech may be cut short at both ends
LONG_WORD = 6  # letters of a lone quoted word that two speakers hardly both say
HOLDERS = 50  # quotations that a shingle leads to; a phrase on everybody's lips tells nothing


def groups(reports: Sequence[Report], memory: Memory) -> list[list[Quote]]:
    """Groups of quotations of two reports or more that share their words."""
    words: dict[Quote, _Quoted] = {}
    for i, report in enumerate(reports):
        for (start, end), found in memory.get("quotations", (report,), partial(_words, report)).items():
            words[i, start, end] = found
    keys = sorted(words)
    joined = Groups(range(len(keys)))
    for a, b in _alike([words[k] for k in keys], [k[0] for k in keys]):
        joined.join(a, b)
    together = [[keys[i] for i in group] for group in joined.all()]
    return [g for g in together if len({report for report, _, _ in g}) > 1]


class _Quoted(NamedTuple):
    """One quotation's runs of words."""

    length: int  # words
    telling: bool  # several words, or a long one
    shingles: frozenset[tuple[str, ...]]  # of three words, or of all where there are fewer
    every: tuple[tuple[str, ...], ...]  # of one to three words, each once


def _words(report: Report) -> dict[tuple[int, int], _Quoted]:
    """The words of each quotation, but for those of short words alone."""
    text = report.document.text
    found = {(start, end): fold(text[start:end]).split() for start, end in quotations(report.parsed)}
    return {at: _read(words) for at, words in found.items() if any(len(w) > 3 for w in words)}


def _read(words: list[str]) -> _Quoted:
    every = dict.fromkeys(s for size in (1, 2, 3) for s in _shingles(words, size))
    telling = len(words) > 1 or len(words[0]) >= LONG_WORD
    return _Quoted(len(words), telling, frozenset(_shingles(words, min(3, len(words)))), tuple(every))


def _alike(words: Sequence[_Quoted], report: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of quotations of two reports that share enough."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, found in enumerate(words):
        for shingle in found.every:
            holders[shingle].append(i)
    out: set[tuple[int, int]] = set()
    for i, found in enumerate(words):
        if not found.telling:
            continue
        size, most = min(3, found.length), len(found.shingles)
        common: dict[int, int] = defaultdict(int)
        for shingle in found.shingles:
            for j in holders[shingle][:HOLDERS]:
                common[j] += report[j] != report[i]
        for j, n in common.items():  # of as many as the shorter of two quotations has
            if n and n >= HALF * min(most, max(1, words[j].length - size + 1)):
                out.add((i, j) if i < j else (j, i))
    return out


def _shingles(words: Sequence[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
