"""Count origins, not outlets: near-copies at sentence level, agency credits, relays, shared speakers.

Two sentences are twins when their word 3-shingles overlap by ``TWIN`` (Jaccard; Broder 1997) or the shorter stands
almost whole in the longer. Two documents are of one origin when twins outside quotation marks make up ``COPY`` of the
shorter, or ``COPY_CREDITED`` when both credit one agency. Reports that merely share a quoted speech stay independent.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.link.groups import Groups
from dragoman.model import Document, Form, Report, digest

TWIN = 0.55  # set by hand: a lightly edited wire sentence reaches it in the tests, an independent one does not
HELD = 0.80  # share of the shorter sentence's shingles found in the longer
COPY = 0.30  # of the shorter report's characters outside quotation marks
COPY_CREDITED = 0.12
LEAST_WORDS = 7
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Origins:
    """Which origin group each document is in, and which group of twin sentences a sentence is in."""

    of_document: dict[str, str]
    of_sentence: dict[tuple[str, int], str]  # (document, sentence index) -> twin group
    twins: tuple[tuple[tuple[str, int], tuple[str, int]], ...] = ()

    def of_words(self, document: str, sentence: int) -> str:
        """The origin of what the outlet's own voice says in a sentence."""
        return self.of_sentence.get((document, sentence), self.of_document[document])


def link(reports: Sequence[Report]) -> Origins:
    """Group documents and sentences by common origin. Cost grows with shared shingles, not with pairs of sentences."""
    sentences = _shingles(reports)
    twins = sorted(_twins(sentences))
    groups = Groups(r.document.id for r in reports)
    lengths = {r.document.id: sum(_own_length(r, i) for i in range(len(r.parsed.sentences))) for r in reports}
    agency = {r.document.id: r.document.agency for r in reports}
    own = {(r.document.id, i): _own_length(r, i) for r in reports for i in range(len(r.parsed.sentences))}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for left, right in twins:
        shared[left[0], right[0]] += min(own[left], own[right])
    for (a, b), characters in sorted(shared.items()):
        least = COPY_CREDITED if agency[a] and agency[a] == agency[b] else COPY
        if characters >= least * max(1, min(lengths[a], lengths[b])):
            groups.join(a, b)
    same = Groups({s for pair in twins for s in pair})
    for left, right in twins:
        same.join(left, right)
    of_document = {d: digest("origin", *group) for group in groups.all() for d in group}
    of_sentence = {
        s: digest("twin", *map(str, group))
        for group in same.all()
        if len({of_document[d] for d, _ in group}) > 1  # copies of one report have its origin already
        for s in group
    }
    return Origins(of_document, of_sentence, tuple(twins))


def mark(documents: Sequence[Document], origins: Origins) -> tuple[Document, ...]:
    """Write each document's origin group into it."""
    return tuple(replace(d, origin=origins.of_document.get(d.id, "")) for d in documents)


def _shingles(reports: Sequence[Report]) -> dict[tuple[str, int], frozenset[str]]:
    found = {}
    for report in reports:
        text = report.document.text
        for index, sentence in enumerate(report.parsed.sentences):
            words = WORD.findall(text[sentence.start : sentence.end].casefold())
            if len(words) >= LEAST_WORDS:
                found[report.document.id, index] = frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))
    return found


def _twins(
    sentences: dict[tuple[str, int], frozenset[str]],
) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    holders: dict[str, list[tuple[str, int]]] = defaultdict(list)
    found: set[tuple[tuple[str, int], tuple[str, int]]] = set()
    for key in sorted(sentences):
        common: dict[tuple[str, int], int] = defaultdict(int)
        for shingle in sentences[key]:
            for other in holders[shingle][:50]:  # a stock phrase that 50 sentences share tells nothing more
                if other[0] != key[0]:
                    common[other] += 1
            holders[shingle].append(key)
        for other, n in common.items():
            a, b = len(sentences[key]), len(sentences[other])
            if n >= TWIN * (a + b - n) or n >= HELD * min(a, b):
                found.add((other, key) if other < key else (key, other))
    return found


def _own_length(report: Report, index: int) -> int:
    """Characters of a sentence outside directly quoted statements."""
    sentence = report.parsed.sentences[index]
    quoted = sum(
        max(0, min(c.end, sentence.end) - max(c.start, sentence.start))
        for s in report.mentions.statements
        if s.form is not Form.INDIRECT
        for c in s.content
        if c.start < sentence.end and sentence.start < c.end
    )
    return max(0, sentence.end - sentence.start - quoted)
