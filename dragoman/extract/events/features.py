"""What a word's surroundings say about the act that it may name: named features for the classifier of acts.

A feature is a string that a person can read: ``w:verb:expel``, ``o:envoy`` (an object's lemma), ``lex:SANCTION`` (a row of
data/triggers.tsv fits).
"""

from collections.abc import Iterator

from dragoman.extract.actorlike import actor_like, person_like, place_like
from dragoman.extract.events.operators import operator
from dragoman.extract.events.triggers import Trigger, carrier_of, climb
from dragoman.extract.syntax import objects, passive, subjects
from dragoman.model import Parsed

NAMED = {"GPE": "place", "NORP": "people", "ORG": "body", "PERSON": "person", "LOC": "place", "FAC": "place"}
INSIDE = ("compound", "amod", "nmod")


def candidates(parsed: Parsed) -> list[int]:
    """Tokens that may name an act: verbs, and common nouns that are not part of a longer name."""
    found = []
    for token in parsed.tokens:
        if token.pos == "VERB" and token.dep not in ("amod", "compound"):
            found.append(token.i)
        elif token.pos == "NOUN" and token.dep not in ("compound", "amod", "nmod", "npadvmod"):
            found.append(token.i)
    return found


def features(parsed: Parsed, i: int, trigger: Trigger | None) -> Iterator[str]:
    """The features of token ``i``; ``trigger`` is what the table of triggers makes of it."""
    token = parsed.tokens[i]
    noun = token.pos != "VERB"
    pos = "noun" if noun else "verb"
    word = f"{pos}:{token.lemma.lower()}"
    yield f"pos:{pos}"
    yield f"w:{word}"
    if trigger is not None:
        yield f"lex:{trigger.rule.type}"
        yield f"lex:{trigger.rule.type}:{pos}"
        yield f"sense:{trigger.rule.sense}"
    else:
        yield "lex:none"
    yield from _shape(parsed, i, word)
    yield from _noun(parsed, i, word) if noun else _verb(parsed, i, word)


def _shape(parsed: Parsed, i: int, word: str) -> Iterator[str]:
    """Where the word hangs, and its own particles, prepositions and modifiers."""
    tokens = parsed.tokens
    token = tokens[i]
    head = tokens[token.head]
    yield f"dep:{token.dep}"
    if token.head != i:
        yield f"up:{token.dep}:{head.lemma.lower()}"
    for c in parsed.children[i]:
        child = tokens[c]
        if child.dep == "prt":
            yield f"prt:{word} {child.lower}"
        elif child.dep in ("prep", "dative", "agent"):
            yield f"p:{child.lower}"
            yield f"wp:{word} {child.lower}"
            for g in parsed.children[c]:
                if tokens[g].dep in ("pobj", "pcomp"):
                    yield f"po:{child.lower} {_class(parsed, g)}"
                    yield f"pol:{tokens[g].lemma.lower()}"
        elif child.dep in INSIDE and child.pos != "PROPN":
            yield f"m:{child.lemma.lower()}"
        elif child.dep in ("xcomp", "ccomp", "acomp", "oprd"):
            yield f"c:{child.dep}"
            yield f"cl:{child.lemma.lower()}"


def _verb(parsed: Parsed, i: int, word: str) -> Iterator[str]:
    tokens = parsed.tokens
    yield f"voice:{'passive' if passive(parsed, i) else 'active'}"
    things = objects(parsed, i)
    yield f"objects:{'some' if things else 'none'}"
    for o in things:
        yield f"o:{tokens[o].lemma.lower()}" if tokens[o].pos != "PROPN" else f"oc:{_class(parsed, o)}"
        yield f"oc:{_class(parsed, o)}"
        yield f"wo:{word} {tokens[o].lemma.lower() if tokens[o].pos == 'NOUN' else _class(parsed, o)}"
        for c in parsed.children[o]:
            if tokens[c].dep in INSIDE and tokens[c].pos != "PROPN":
                yield f"om:{tokens[c].lemma.lower()}"
            elif tokens[c].dep == "prep":
                yield f"op:{tokens[c].lower}"
                for g in parsed.children[c]:
                    if tokens[g].dep == "pobj":
                        yield f"opo:{tokens[g].lemma.lower() if tokens[g].pos == 'NOUN' else _class(parsed, g)}"
    for s in subjects(parsed, i):
        yield f"sc:{_class(parsed, s)}"
        if tokens[s].pos == "NOUN":
            yield f"s:{tokens[s].lemma.lower()}"


def _noun(parsed: Parsed, i: int, word: str) -> Iterator[str]:
    tokens = parsed.tokens
    carrier = carrier_of(parsed, i)
    if carrier is not None:
        yield "carried"
        yield f"carrier:{tokens[carrier].lemma.lower()} {word}"
    top = climb(parsed, i)
    above = tokens[tokens[top].head]
    yield f"role:{tokens[top].dep}"
    yield f"ruled:{above.lemma.lower()}"
    found = operator(parsed, above.i) if above.i != top else None
    if found is not None:
        yield f"operator:{found.standing}"
    yield f"tag:{tokens[i].tag}"
    if not any(tokens[c].dep in ("det", "poss", "nummod", "amod", "compound") for c in parsed.children[i]):
        yield "bare"
    for c in parsed.children[i]:
        if tokens[c].dep == "poss":
            yield f"poss:{_class(parsed, c)}"
        elif tokens[c].dep in INSIDE and (tokens[c].pos == "PROPN" or tokens[c].entity == "NORP"):
            yield f"by:{_class(parsed, c)}"


def _class(parsed: Parsed, i: int) -> str:
    """What sort of thing a participant is."""
    token = parsed.tokens[i]
    if token.pos == "PRON":
        return "who" if actor_like(parsed, i) else "it"
    if token.pos == "PROPN" or token.entity in NAMED:
        return NAMED.get(token.entity, "name")
    if person_like(parsed, i):
        return "office"
    if actor_like(parsed, i):
        return "actor"
    if token.pos == "NUM":
        return "number"
    return "place" if place_like(parsed, i) else "thing"
