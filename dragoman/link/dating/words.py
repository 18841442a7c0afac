# ruff: noqa: SIM905 - a word list reads best as words
"""The content words of a sentence, spelled alike across outlets, for telling that two reports tell of one thing."""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from dragoman.model import Report, Token

STEM = 4  # letters kept of a name: Turkey, Turkish, Türkiye; Syria, Syrian
SAME = {
    "talk": "meet", "talks": "meet", "meeting": "meet", "summit": "meet", "negotiation": "meet", "chief": "minister",
    "defence": "defense", "speak": "say", "tell": "say", "add": "say", "declare": "say", "attack": "strike",
    "bombing": "strike", "raid": "strike", "shelling": "strike",
}  # fmt: skip
OFFICES = frozenset(
    "president minister foreign defense defence interior prime secretary general chief commander governor mayor "
    "king queen prince ambassador envoy spokesman spokeswoman spokesperson chancellor premier deputy senior "
    "army navy court parliament ministry government council party leader state union commission".split()
)  # written with a capital here and without one there
COMING = frozenset("will may might could would shall expected hopes hope plans plan scheduled due".split())
OBJECTS = frozenset(("dobj", "nsubjpass", "attr", "xcomp"))
BREAKS = frozenset(("ccomp", "relcl"))  # a time inside reported or relative words is not the time of the clause above
EMPTY = frozenset(
    "be have do say make take go get week month year day last next this that other more most many first second "
    "also hold new use time country official not two three four".split()
)
CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ"))
SPEECH = frozenset(
    "say tell announce declare reveal add note state stress warn insist confirm report argue claim suggest "
    "reiterate emphasize emphasise explain speak".split()
)


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ø", "o"))
    return "".join(c for c in plain.lower() if c.isalnum())


def stem(token: Token) -> str:
    """A name's first letters, another word's lemma."""
    if token.lower in OFFICES:
        return SAME.get(token.lower, token.lower)
    if token.pos == "PROPN" or (token.text[:1].isupper() and token.pos == "ADJ"):
        return folded(token.text)[:STEM]
    lemma = folded(token.lemma)
    return SAME.get(lemma, lemma)


def of_clause(report: Report, index: int, skip: tuple[int, int]) -> frozenset[str]:
    """The content words of a sentence, without the characters of the time itself."""
    sentence = report.parsed.sentences[index]
    found = set()
    for token in report.parsed.tokens[sentence.first : sentence.last]:
        if token.pos not in CONTENT or skip[0] <= token.start < skip[1] or len(token.text) < 3:
            continue
        word = stem(token)
        if word and word not in EMPTY and token.entity not in ("DATE", "TIME"):
            found.add(word)
    return frozenset(found)


def counted(report: Report, index: int, skip: tuple[int, int]) -> frozenset[str]:
    """The numbers of a sentence that are no part of a time: "forty", "27"."""
    sentence = report.parsed.sentences[index]
    return frozenset(
        t.lower
        for t in report.parsed.tokens[sentence.first : sentence.last]
        if t.pos == "NUM" and t.entity not in ("DATE", "TIME") and not skip[0] <= t.start < skip[1]
    )


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause that a time belongs to: what is done, by whom, and whether it is a remark."""

    does: frozenset[str]
    who: frozenset[str]
    names: frozenset[str]  # those of ``who`` that are names
    remark: bool
    ahead: bool = False  # a remark on something still to come


def clause_of(report: Report, start: int, end: int, hops: int = 8) -> Clause | None:
    """The clause of the time at characters [start, end); None when no verb with a subject governs it."""
    tokens = report.parsed.tokens
    at = bisect_left(tokens, start, key=lambda t: t.start)
    token = tokens[at] if at < len(tokens) and tokens[at].start < end else None
    for _ in range(hops):
        if token is None:
            return None
        subject = _subject(report, token.i) if token.pos in ("VERB", "AUX") else None
        if subject is not None:
            return _clause(report, token, subject)
        if token.head == token.i or token.dep in BREAKS:
            return None
        token = tokens[token.head]
    return None


def _clause(report: Report, verb: Token, subject: int) -> Clause:
    tokens = report.parsed.tokens
    first, last = report.parsed.subtree(subject)
    inside = tokens[first : min(last, first + 20)]
    who = frozenset(stem(t) for t in inside if t.pos in CONTENT and len(t.text) > 2) - EMPTY
    heads = [verb, *(tokens[i] for i in report.parsed.children[verb.i] if tokens[i].dep in OBJECTS)]
    names = frozenset(stem(t) for t in inside if t.pos in ("PROPN", "ADJ") and t.text[:1].isupper())
    sentence = report.parsed.sentences[verb.sentence]
    ahead = any(t.lower in COMING for t in tokens[sentence.first : sentence.last])
    return Clause(frozenset(stem(t) for t in heads) - EMPTY, who, names - OFFICES, verb.lemma in SPEECH, ahead)


def _subject(report: Report, verb: int) -> int | None:
    tokens = report.parsed.tokens
    return next((i for i in report.parsed.children[verb] if tokens[i].dep in ("nsubj", "nsubjpass")), None)
