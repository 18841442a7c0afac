# ruff: noqa: SIM905 - a word list reads best as words
"""The content words of a sentence, spelled alike across outlets, for telling that two reports tell of one thing."""

import unicodedata
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


def speaker_of(report: Report, start: int, end: int) -> frozenset[str]:
    """The content words of who speaks, when the time at characters [start, end) is the time of a remark."""
    tokens = report.parsed.tokens
    token = next((t for t in tokens if start <= t.start < end), None)
    hops = 0
    while token is not None and hops < 6:
        if token.lemma in SPEECH and token.pos == "VERB":
            subject = _subject(report, token.i)
            if subject is not None:
                first, last = report.parsed.subtree(subject)
                inside = tokens[first : min(last, first + 12)]
                return frozenset(stem(t) for t in inside if t.pos in CONTENT and len(t.text) > 2)
        if token.head == token.i or token.dep in ("ccomp", "relcl"):
            break
        token = tokens[token.head]
        hops += 1
    return frozenset()


def _subject(report: Report, verb: int) -> int | None:
    return next((i for i in report.parsed.children[verb] if report.parsed.tokens[i].dep == "nsubj"), None)
