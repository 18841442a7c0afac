"""Counts of none: "no one was killed", "no soldiers crossed", "not one village was taken"; a zero is a value.

People, soldiers, vehicles and shots that were "no" are counted; "no plan", "no comment" and "no evidence" are not.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from dragoman.extract.counted import governor, mention
from dragoman.extract.harm import HITS, Noun, harm, role, unit_kind, verb_kind
from dragoman.extract.numerals import Numeral
from dragoman.lexicon import table
from dragoman.model import Count, CountMention, Parsed, Token

LOSSES = frozenset(("deaths", "fatalities", "injuries", "casualties"))
TANGIBLE = frozenset(("shot", "round", "missile", "rocket", "bomb", "arrest", "village", "base", "house", "permit"))
HUMAN = frozenset(("people", "troops"))
REACH = 4  # words from "no" to its noun: "no foreign research vessel"
STRESSED = (("one",), ("a", "single"), ("even", "one"), ("a", "solitary"))  # after "not"
NOUGHT = frozenset(("nobody", "none", "not", "no"))
EXCEPT = frozenset(("except", "excepting", "excluding", "save", "besides"))
BESIDES = frozenset((("other", "than"), ("apart", "from"), ("aside", "from")))
SPEAKS = frozenset(("say", "comment", "confirm", "answer", "respond", "reply", "ask"))


def zeros(parsed: Parsed) -> Iterator[CountMention]:
    """No one was killed; nobody was charged; there were no casualties; not one boat left."""
    for token in parsed.tokens:
        if token.lower in NOUGHT and _excepted(parsed, token):
            continue
        if token.lower in ("nobody", "none"):
            yield from _none_of(parsed, token, token)
        elif token.lower == "not":
            yield from _not_one(parsed, token)
        elif token.lower == "no" and token.i + 1 < len(parsed.tokens):
            noun = parsed.tokens[token.i + 1]
            if noun.lower in LOSSES:
                kind = role("noun").get(noun.lemma, "people")
                count = Count(kind, "people" if kind != "people" else noun.lower, 0.0, 0.0)
                yield CountMention(parsed.span(token.i, noun.i + 1), count, parsed.span(noun.i, noun.i + 1))
            elif noun.lower == "one":
                yield from _none_of(parsed, token, noun)
            else:
                yield from _no(parsed, token)


def _excepted(parsed: Parsed, no: Token) -> bool:
    """ "Nobody was killed except three guards": some were."""
    rest = [t.lower for t in parsed.tokens[no.i : parsed.sentences[no.sentence].last]]
    return bool(EXCEPT & set(rest)) or any(pair in BESIDES for pair in pairwise(rest))


def _not_one(parsed: Parsed, no: Token) -> Iterator[CountMention]:
    """ "Not one village", "not a single shot", "not one of our men"."""
    tokens = parsed.tokens
    for words in STRESSED:
        after = no.i + 1 + len(words)
        if tuple(t.lower for t in tokens[no.i + 1 : after]) == words and after < len(tokens):
            at = _noun(parsed, no.i, after + (tokens[after].lower == "of"))
            if at is not None:
                yield _zero(parsed, no, after, at, unit_kind(tokens[at]) or "things")
            return


def _no(parsed: Parsed, no: Token) -> Iterator[CountMention]:
    at = _noun(parsed, no.i, no.i + 1)
    if at is None:
        return
    noun = parsed.tokens[at]
    kind = unit_kind(noun) or ("things" if noun.lemma in TANGIBLE else None)
    verb = parsed.tokens[noun.head]
    silent = {verb.lemma, *(parsed.tokens[i].lemma for i in range(at + 1, min(at + 6, len(parsed.tokens))))} & SPEAKS
    if kind in ("people", "troops", "vehicles", "things") and not silent:
        yield _zero(parsed, no, no.i + 1, at, kind)


def _noun(parsed: Parsed, no: int, first: int) -> int | None:
    """The noun that "no" stands before: the head of its phrase."""
    tokens = parsed.tokens
    for i in range(first, min(first + REACH, len(tokens))):
        token = tokens[i]
        if token.sentence != tokens[no].sentence or token.pos in ("VERB", "AUX", "PUNCT", "ADP", "ADV", "CCONJ"):
            return None
        heads = token.pos == "NOUN" and not (token.dep in ("compound", "nmod") and token.head > i)
        if heads:
            return None if token.lemma in role("time") else i
    return None


def _zero(parsed: Parsed, no: Token, after: int, at: int, kind: str) -> CountMention:
    first = after
    while first < at and parsed.tokens[first].pos in ("ADP", "DET", "PRON"):
        first += 1
    noun = Noun(at, parsed.span(first, at + 1).text, kind, at + 1)
    none = Numeral(no.i, after, after - 1, 0.0, 0.0)
    suffered = harm(parsed, none, noun) if kind in HUMAN else None
    verb = parsed.tokens[parsed.tokens[at].head]
    if suffered is None and kind in HUMAN and verb.lemma in HITS and parsed.tokens[at].dep in ("nsubjpass", "dobj"):
        suffered = ("injured", verb.i)
    told = governor(parsed, at) if suffered is None else suffered[1]
    count = Count(kind if suffered is None else suffered[0], noun.unit, 0.0, 0.0)
    return mention(parsed, (no.i, at + 1), count, told, harmed=suffered is not None)


def _none_of(parsed: Parsed, first: Token, noun: Token) -> Iterator[CountMention]:
    verb = parsed.tokens[noun.head]
    who = Noun(noun.i, "people", "people", noun.i + 1)
    kind = verb_kind(parsed, verb, who) or ("injured" if verb.lemma in HITS else None)
    if noun.dep == "nsubjpass":
        kind = kind or ("people" if verb.lemma in _done_to("COERCE", "SANCTION", "ACCUSE", "ASSAULT") else None)
        kind = None if kind == "people" and noun.lower == "none" else kind
    elif noun.dep == "nsubj":
        kind = role("become").get(verb.lemma) or (role("state").get(verb.lower) if verb.tag == "VBN" else None)
        kind = kind or (role("state").get(_complement(parsed, verb)) if verb.lemma in ("be", "get", "go") else None)
        fires = noun.lower != "none" and verb.lemma in _done_to("ASSAULT")
        kind = kind or ("people" if fires else None)
    elif noun.dep != "dobj" or noun.lower == "none":
        kind = None
    if kind is not None:
        at = parsed.span(verb.i, verb.i + 1)
        yield CountMention(parsed.span(first.i, noun.i + 1), Count(kind, "people", 0.0, 0.0), at, acts=(at,))


@cache
def _done_to(*types: str) -> frozenset[str]:
    """Verbs of what is done to people: "no one has been charged"."""
    return frozenset(row["word"] for row in table("triggers") if row["pos"] == "verb" and row["type"] in types)


def _complement(parsed: Parsed, verb: Token) -> str:
    deps = ("acomp", "attr", "xcomp", "advcl")
    return next((parsed.tokens[c].lower for c in parsed.children[verb.i] if parsed.tokens[c].dep in deps), "")
