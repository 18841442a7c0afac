"""How much of one report's matter stands in another, whatever its words: rewrites share facts, not phrases.

A report's *traces* are the names, numbers and content words of each sentence, words cut to their first letters, so that
"resigned" and "resignation" are one. Words that both reports quote say nothing: a speech may be heard by two. Names of
outlets are left out: whose report it is says nothing either.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

from dragoman.lexicon import table
from dragoman.link.sharing import Sharing
from dragoman.model import Parsed, Report, SpeakerClass, Token
from dragoman.names import fold

LETTERS = 5  # of a word: "deport" and "deportation" are one, "minister" and "ministry" too
ANCHOR, WORD = (
    3.0,
    1.0,
)  # a name or number; of 1.5 to 4 this told rewrites best from reports of their own in the open gold
CONTENT = frozenset(("NOUN", "VERB", "ADJ", "ADV"))
LIGHT = frozenset(
    ("say", "tell", "add", "ask", "speak", "announce", "declare", "call", "be", "have", "do", "make", "take", "go",
     "come", "get", "give", "put", "report", "accord", "also", "other", "more", "most", "last", "next", "first", "new",
     "old", "ago", "mr", "mrs", "ms", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
     "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)  # in any report: whoever says whatever on whichever day  # fmt: skip
QUOTED = re.compile(r"[\"“„«][^\"”»]*(?:[\"”»]|$)|(?<!\w)[‘'](?=\w)[^’'\n]*(?:[’'](?=\w)[^’'\n]*)*[’'](?!\w)")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
HOLDERS = 24  # reports that a pair of facts leads to; one that more reports share tells no copy
LEAST_SHARED = 4  # pairs of facts in one sentence that two reports share before they are compared
PART = 0.04  # of the shorter report's pairs, at least; open gold: rewrites share from .06 of them
NEAREST = 16  # earlier reports that one is compared with: those that share most

Key = str
Keys = dict[Key, float]  # what it stands for -> its weight


@dataclass(frozen=True)
class Traces:
    """One report's keys by sentence: outside quotation marks, and inside."""

    paragraphs: tuple[int, ...]  # of each sentence
    own: tuple[Keys, ...]
    quoted: tuple[Keys, ...]
    speakers: frozenset[tuple[Key, ...]] = frozenset()  # whom it quotes or cites, each by the words it calls him

    @cached_property
    def all(self) -> frozenset[Key]:
        """Every key."""
        return frozenset(k for keys in (*self.own, *self.quoted) for k in keys)

    @cached_property
    def all_quoted(self) -> frozenset[Key]:
        """Every key inside quotation marks."""
        return frozenset(k for keys in self.quoted for k in keys)

    @cached_property
    def weight(self) -> float:
        """How much the report tells."""
        return sum(w for keys in (*self.own, *self.quoted) for w in keys.values())

    @cached_property
    def windows(self) -> dict[Key, tuple[int, ...]]:
        """Key -> the pairs of neighbouring sentences whose own words hold it, by the first of the pair."""
        found: dict[Key, set[int]] = defaultdict(set)
        for i, keys in enumerate(self.own):
            for k in keys:
                found[k] |= {i, max(0, i - 1)}
        return {k: tuple(sorted(at)) for k, at in found.items()}

    @cached_property
    def places(self) -> dict[Key, tuple[int, ...]]:
        """Key -> the sentences that hold it, quoted or not."""
        found: dict[Key, list[int]] = defaultdict(list)
        for i, (own, quoted) in enumerate(zip(self.own, self.quoted, strict=True)):
            for k in own.keys() | quoted.keys():
                found[k].append(i)
        return {k: tuple(at) for k, at in found.items()}

    def facts(self) -> set[tuple[Key, Key]]:
        """Pairs of keys of one sentence, a name or number among them."""
        return {
            (a, b) if a < b else (b, a)
            for keys in self.own
            for a, b in combinations(keys, 2)
            if keys[a] == ANCHOR or keys[b] == ANCHOR
        }


def traces(report: Report, outlets: frozenset[str]) -> Traces:
    """The traces of a report; ``outlets`` are words of outlets' names, which are none."""
    parsed = report.parsed
    marks = list(quotations(parsed))
    starts = [a for a, _ in marks]
    own: list[Keys] = []
    quoted: list[Keys] = []
    for sentence in parsed.sentences:
        out: Keys = {}
        inside: Keys = {}
        for token in parsed.tokens[sentence.first : sentence.last]:
            found = _key(token, outlets)
            if found is not None:
                at = bisect_right(starts, token.start) - 1
                into = inside if at >= 0 and token.start < marks[at][1] else out
                into[found[0]] = max(found[1], into.get(found[0], 0.0))
        own.append(out)
        quoted.append(inside)
    paragraphs = tuple(-1 if s.headline else s.paragraph for s in parsed.sentences)
    return Traces(paragraphs, tuple(own), tuple(quoted), frozenset(_speakers(report, outlets)))


def names(report: Report) -> frozenset[str]:
    """The words of a report that an outlet's name may take out of its traces."""
    found = {fold(t.text) for t in report.parsed.tokens if t.pos == "PROPN"}
    said = (fold(m.speaker.text).split() for m in report.mentions.statements if m.speaker is not None)
    return frozenset(found.union(*said))


def _speakers(report: Report, outlets: frozenset[str]) -> Iterator[tuple[Key, ...]]:
    """The words for each speaker of the top level, cut as traces are."""
    for m in report.mentions.statements:
        if m.speaker is not None and m.within is None and m.speaker_class is not SpeakerClass.MEDIA:
            words = [w for w in fold(m.speaker.text).split() if len(w) > 3 and w not in outlets]
            if words:
                yield tuple(w[:LETTERS] for w in words)


def _key(token: Token, outlets: frozenset[str]) -> tuple[Key, float] | None:
    number = _number(token.lower)
    if number is not None:
        return number, ANCHOR
    if len(token.text) < 3 or token.lower in LIGHT or token.lemma in LIGHT:
        return None
    if token.pos == "PROPN" and token.text[0].isupper():
        name = fold(token.text)
        return None if name in outlets or not name else (name[:LETTERS], ANCHOR)
    return (fold(token.lemma)[:LETTERS], WORD) if token.pos in CONTENT else None


@cache
def _numbers() -> dict[str, float]:
    return {r["phrase"]: float(r["low"]) for r in table("quantifiers") if r["kind"] == "number"}


def _number(word: str) -> Key | None:
    """ "fourteen" and "14", "twenty-two" and "22"; "one" is mostly no number."""
    plain = word.replace(",", "")
    value = float(plain) if DIGITS.fullmatch(plain) else _numbers().get(word)
    if value is None and "-" in word:
        parts = [_numbers().get(p) for p in word.split("-")]
        value = sum(p for p in parts if p) if len(parts) == 2 and all(parts) else None
    return f"#{value:g}" if value is not None and value != 1 else None


def quotations(parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Characters [start, end) between quotation marks, their marks included; an open one ends with its paragraph."""
    bounds: dict[int, tuple[int, int]] = {}
    for s in parsed.sentences:
        bounds[s.paragraph] = bounds.get(s.paragraph, (s.start, s.end))[0], s.end
    for start, end in bounds.values():
        for match in QUOTED.finditer(parsed.document.text[start:end]):
            yield start + match.start(), start + match.end()


def shared(of: Traces, other: Traces, sentences: Sequence[int]) -> dict[int, tuple[float, float]]:
    """For sentences the weight of their keys, and of those that two neighbouring sentences of the other hold."""
    found = {}
    for sentence in sentences:
        quoted = {k: w for k, w in of.quoted[sentence].items() if k not in other.all_quoted}
        use = of.own[sentence] | quoted
        hits: dict[int, float] = defaultdict(float)
        for key, weight in use.items():
            for window in other.windows.get(key, ()):
                hits[window] += weight
        found[sentence] = sum(use.values()), max(hits.values(), default=0.0)
    return found


def by_sentence(of: Traces, sentence: int, other: Traces) -> list[tuple[int, float]]:
    """Sentences of the other, each with the share of one sentence's keys that stand in it, quoted or not."""
    keys = of.own[sentence] | of.quoted[sentence]
    whole = sum(keys.values())
    hits: dict[int, float] = defaultdict(float)
    for key, weight in keys.items():
        for place in other.places.get(key, ()):
            hits[place] += weight / whole
    return sorted(hits.items())


def held(of: Traces, found: Mapping[int, tuple[float, float]]) -> tuple[float, float]:
    """How much of a report another holds, 0 to 1, a paragraph left out of a longer one; and the weight of all.

    ``found``: what the other holds of each of its sentences (``shared``).
    """
    by_paragraph: dict[int, list[float]] = {}
    for paragraph, (weight, hit) in zip(of.paragraphs, found.values(), strict=True):
        sums = by_paragraph.setdefault(paragraph, [0.0, 0.0])
        sums[0] += weight
        sums[1] += hit
    told = [s for s in by_paragraph.values() if s[0]]
    if len(told) >= LEAST_PARAGRAPHS:
        told.remove(min(told[1:], key=lambda s: s[1] / s[0]))
    whole = sum(s[0] for s in told)
    return sum(s[1] for s in told) / whole if whole else 0.0, sum(weight for weight, _ in found.values())


def own_sentences(of: Traces, found: Mapping[int, tuple[float, float]]) -> int:
    """Sentences of the body of which two neighbouring ones of the other hold a third or less: facts of its own."""
    body = (found[i] for i, paragraph in enumerate(of.paragraphs) if paragraph >= 0)
    return sum(weight >= LEAST_WEIGHT and hit < OWN * weight for weight, hit in body)


def own_quotations(of: Traces, other: Traces) -> int:
    """Sentences whose quoted words the other mostly has not, quoted or told: a rewrite has none."""
    return sum(bool(keys) and len(keys.keys() & other.all) < len(keys) / 2 for keys in of.quoted)


def own_speakers(of: Traces, other: Traces) -> int:
    """Speakers of whom the other has no word."""
    return sum(not any(k in other.all for k in words) for words in of.speakers)


OWN = 0.35  # of a sentence's weight: holding less of it, the other tells something else about the same names
LEAST_WEIGHT = 4.0  # of a sentence that tells something: a name and a word
LEAST_PARAGRAPHS = 4  # a headline and three: of fewer, each is most of the report


def sharing() -> Sharing[str]:
    """Reports by the facts they share: only pairs that share enough are compared at all."""
    return Sharing(HOLDERS, lambda n, one, other: n >= max(LEAST_SHARED, PART * min(one, other)))


def nearest(index: Sharing[str]) -> Iterator[tuple[str, str]]:
    """Of each report its pairs with the ``NEAREST`` earlier ones that it shares most with."""
    for report in index.keys:
        shared, rank = index.near[report], index.rank
        yield from ((p, report) for p in sorted(shared, key=lambda p: (-shared[p], rank[p]))[:NEAREST])


def outside(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> str:
    """The words of a stretch outside quotation marks."""
    at, kept = start, []
    for left, right in marks:
        if left < end and start < right:
            kept.append(text[at : max(at, left)])
            at = max(at, right)
    return " ".join((*kept, text[at:end]))
