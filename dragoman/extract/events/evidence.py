"""What is written around the word of an act that may tell where it stands, as names that a linear model weighs.

``standings.npz`` is fitted on these names by ``train.standings.fit``: a change here asks for a new fit.
"""

from collections.abc import Iterator

import numpy as np

from dragoman.extract.encoder import Scores
from dragoman.extract.encoder.heads import KIND_SCORES, KINDS
from dragoman.extract.events.operators import operator
from dragoman.extract.events.speech import Standing
from dragoman.extract.syntax import negated
from dragoman.model import Parsed, Sentence

HELPERS = ("aux", "auxpass")
OWN = frozenset({"neg", "mark", "advmod", "det", "amod", "prt", "poss", "cc", "predet", "compound", "nmod"})
BESIDE = frozenset({"neg", "mark", "advmod", "cc", "prt", "acomp", "attr", "det", "amod", *HELPERS})
CLAUSES = frozenset({"advcl", "ccomp", "xcomp", "relcl", "acl"})
MASKED = frozenset({"PERSON", "GPE", "ORG"})  # whose name it is says nothing of the act
NEAR, BESIDES = 4, 2  # words to each side: as a bag, and each in its place
UPWARD = 4  # governors looked at; of those above the first only their word
TELLING = frozenset(
    ("if", "unless", "would", "not", "n't", "no", "never", "but", "instead", "however", "until", "without", "failed",
     "refused", "denied", "could", "had", "may", "might", "must", "should", "will", "cancelled", "postponed", "were",
     "threatened", "warned", "otherwise", "though", "although", "yet", "only")
)  # fmt: skip  # anywhere in the sentence
DAYS = frozenset(
    ("next", "tomorrow", "last", "yesterday", "ago", "since", "now", "currently", "earlier", "later", "before", "after",
     "until", "tonight", "soon")
)  # fmt: skip
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
WAITING = frozenset({"if", "unless", "until"})


def evidence(parsed: Parsed, i: int, standing: Standing, row: Scores) -> set[str]:
    """The names that hold of word ``i``: ``standing`` is what the rules say, ``row`` the encoder's scores of it."""
    sentence = parsed.sentences[parsed.tokens[i].sentence]
    said = standing.status.value
    return {
        f"r={said}",
        f"r={said}:{standing.certainty.value}",
        f"r={said}|{parsed.tokens[i].pos}",
        *own(parsed, i),
        *_above(parsed, i),
        *_around(parsed, i, sentence),
        *_kind(parsed, i, sentence, said, row),
    }


def _group(parsed: Parsed, i: int) -> str:
    """A verb with its helpers and negation: "will have VBN", "did! VB"."""
    tokens = parsed.tokens
    helpers = " ".join(tokens[c].lower for c in parsed.children[i] if tokens[c].dep in HELPERS)
    return f"{helpers}{'!' if negated(parsed, i) else ''} {tokens[i].tag}"


def own(parsed: Parsed, i: int) -> Iterator[str]:
    """The word itself and what hangs on it."""
    tokens = parsed.tokens
    token = tokens[i]
    yield from (f"pos={token.pos}", f"tag={token.tag}", f"dep={token.dep}", f"lem={token.lemma.lower()}")
    yield f"vg={_group(parsed, i)}"
    for c in parsed.children[i]:
        dep = tokens[c].dep
        if dep in HELPERS or dep in OWN:
            yield f"c:{dep}={tokens[c].lower}"
        elif dep in ("prep", "agent"):
            yield f"c:prep={tokens[c].lower}"
        elif dep in ("nsubj", "nsubjpass"):
            yield f"c:subj={tokens[c].pos}:{tokens[c].lower if tokens[c].pos == 'PRON' else ''}"
            if any(tokens[g].lower in ("no", "any") for g in parsed.children[c]):
                yield "c:subj no"
        else:
            yield from _below(parsed, c, dep)


def _below(parsed: Parsed, c: int, dep: str) -> Iterator[str]:
    tokens = parsed.tokens
    yield f"c:{dep}"
    if dep in CLAUSES:
        yield f"c:{dep}:vg={_group(parsed, c)}"
        yield from (f"c:{dep}:mark={tokens[g].lower}" for g in parsed.children[c] if tokens[g].dep == "mark")
    elif dep == "conj":
        yield f"c:conj={tokens[c].lemma.lower()}"


def governor(parsed: Parsed, i: int) -> tuple[int | None, str, str]:
    """What ``i`` or its first conjunct hangs on, the preposition between, and its own label."""
    tokens = parsed.tokens
    token = tokens[i]
    for _ in range(UPWARD):
        if token.dep != "conj" or token.head == token.i:
            break
        token = tokens[token.head]
    head = tokens[token.head]
    if head.i == token.i:
        return None, "", token.dep
    if head.pos in ("ADP", "SCONJ") and head.dep in ("prep", "agent", "dative", "pcomp") and head.head != head.i:
        return head.head, head.lower, token.dep
    return head.i, "", token.dep


def _above(parsed: Parsed, i: int) -> Iterator[str]:
    at = i
    for depth in range(UPWARD):
        head, preposition, dep = governor(parsed, at)
        if head is None:
            yield f"root{depth}"
            break
        yield f"any={parsed.tokens[head].lemma.lower()}"
        found = operator(parsed, head, preposition)
        if found is not None:
            yield f"op={found.standing}"
        if depth == 0:
            if found is not None:
                yield f"g:op={found.standing}{'!' if negated(parsed, head) else ''}"
            yield from nearest(parsed, head, at, preposition, dep)
        at = head


def nearest(parsed: Parsed, head: int, below: int, preposition: str, dep: str) -> Iterator[str]:
    """The nearest governor with its words."""
    tokens = parsed.tokens
    lemma = tokens[head].lemma.lower()
    yield from (f"g:dep={dep}", f"g:lem={lemma}", f"g:vg={_group(parsed, head)}", f"g:{dep}:{preposition}:{lemma}")
    if preposition:
        yield f"g:prep={preposition}"
    for c in parsed.children[head]:
        label = tokens[c].dep
        if c == below:
            continue
        if label in BESIDE:
            yield f"g:{label}={tokens[c].lower}"
        elif label in ("nsubj", "nsubjpass"):
            yield f"g:subj={tokens[c].lemma.lower() if tokens[c].pos != 'PROPN' else 'PROPN'}"
        elif label == "conj":
            yield f"g:conj={tokens[c].lemma.lower()}"
        elif label == "advcl":
            yield from (f"g:advcl={tokens[g].lower}" for g in parsed.children[c] if tokens[g].dep in ("mark", "advmod"))


def _around(parsed: Parsed, i: int, sentence: Sentence) -> Iterator[str]:
    tokens = parsed.tokens
    if sentence.headline:
        yield "headline"
    for j in range(max(sentence.first, i - NEAR), min(sentence.last, i + NEAR + 1)):
        if j == i:
            continue
        word = tokens[j].entity if tokens[j].entity in MASKED else tokens[j].lower
        yield f"{'b' if j < i else 'a'}={word}"
        if abs(j - i) <= BESIDES:
            yield f"w{j - i}={word}"
    for j in range(sentence.first, sentence.last):
        lower = tokens[j].lower
        if lower in TELLING:
            yield f"s{'<' if j < i else '>'}{lower}"
        elif lower == "?":
            yield "question"
        if tokens[j].entity in ("DATE", "TIME") and (lower in DAYS or tokens[j].tag == "NNP"):
            yield f"time={lower if tokens[j].tag != 'NNP' else 'day'}"


def _kind(parsed: Parsed, i: int, sentence: Sentence, said: str, row: Scores) -> Iterator[str]:
    """Which act the encoder takes it for: harm announced is a threat, help is a plan."""
    scores = row[KIND_SCORES][1:]  # without "no act"
    shares = np.exp(scores - scores.max())
    harm = sum(float(shares[KINDS.index(k) - 1]) for k in HOSTILE) / float(shares.sum())
    side = "harm" if harm > 0.5 else "help"
    yield from (f"k={KINDS[1 + int(scores.argmax())]}", f"k={side}", f"k={side}|{said}")
    yield f"k={side}|{_group(parsed, i)}"
    if any(parsed.tokens[j].lower in WAITING for j in range(sentence.first, sentence.last)):
        yield f"k={side}|if"
