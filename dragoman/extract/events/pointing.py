"""Mild nouns that point at violence told elsewhere: "last week's incident at Odo, where nine died", "the incident".

Alone such a word tells of no act; what it means is told in its own sentence or shortly before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.events.rules import plain
from dragoman.extract.events.triggers import Trigger
from dragoman.model import Parsed

MILD = frozenset(("incident", "episode"))
POINTS = frozenset(("the", "this", "that"))
DYING = frozenset(("kill", "die", "dead", "death", "wound", "injure", "massacre", "shooting", "shoot"))
NEAR = 3  # sentences back to what it means; so far "the incident" mostly means the last violence told
SURE = 0.5  # between a word that a row knows and one that none does: it was right where its violence is told


def found(parsed: Parsed, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """The mild nouns of a report that mean an act of violence, in text order; ``triggers`` are those told outright."""
    taken = {i for t in triggers for i in range(t.first, t.last)}
    told = {parsed.tokens[t.head].sentence for t in triggers if t.rule.type == "ASSAULT" and (t.seen or 0) >= SURE}
    for token in parsed.tokens:
        if token.lemma not in MILD or token.tag != "NN" or token.i in taken or not _definite(parsed, token.i):
            continue
        near = range(token.sentence - NEAR, token.sentence + 1)
        if _deadly(parsed, token.sentence) or any(n in told for n in near):
            told.add(token.sentence)
            rule = replace(plain("ASSAULT", None), sense="attack")
            yield Trigger(token.i, token.i, token.i + 1, rule, noun=True, word=token.lemma, seen=SURE, sure=SURE)


def _definite(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].lower in POINTS or parsed.tokens[c].dep == "poss" for c in parsed.children[i] if c < i)


def _deadly(parsed: Parsed, sentence: int) -> bool:
    where = parsed.sentences[sentence]
    return any(t.lemma in DYING for t in parsed.tokens[where.first : where.last])
