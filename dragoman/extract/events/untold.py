"""Acts that a text names without telling that they are: refused, left undone, bidden, only a purpose.

The brief passes these over (``verb_standing`` and ``noun_standing`` give None for them); whoever asks for the standing
of a given word gets the nearest of the ten.
"""

from dragoman.extract.events.denials import untrue
from dragoman.extract.events.nominal import definite
from dragoman.extract.events.operators import group, operator
from dragoman.extract.events.speech import OCCURRED, Standing
from dragoman.extract.events.status import verb_standing
from dragoman.extract.events.tenses import auxiliaries, infinitive, modal_of, perfect
from dragoman.extract.events.triggers import Trigger, climb
from dragoman.extract.syntax import child, negated, subjects, verb_above
from dragoman.model import Certainty, Parsed, Status, Token
from dragoman.plover import VERBAL

DENIED = Standing(Status.DENIED)
CALLED_FOR = Standing(Status.CALLED_FOR)
PLANNED = Standing(Status.PLANNED)
HYPOTHETICAL = Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE)
POSSIBLE = Standing(Status.POSSIBLE, Certainty.POSSIBLE)
MOVES = group("moves")
UNDONE = frozenset({"without", "than", "instead", "short", "far", "against"})
AHEAD = frozenset({"before", "for", "of", "to", "about", "on", "toward", "towards", "into"})
DEEPEST = 6  # clauses looked up through


def untold(parsed: Parsed, trigger: Trigger) -> Standing:
    """The standing of an act that the words do not assert."""
    if untrue(parsed, trigger):
        return DENIED
    return _noun(parsed, trigger) if trigger.noun else _verb(parsed, trigger.head, 0)


def _verb(parsed: Parsed, i: int, depth: int) -> Standing:
    token = parsed.tokens[i]
    if depth > DEEPEST:
        return OCCURRED
    modal = modal_of(parsed, i)
    if modal in ("must", "would", "could") and perfect(parsed, i):
        return HYPOTHETICAL
    if negated(parsed, i):
        return DENIED
    if modal == "must":
        return CALLED_FOR
    if modal:
        return verb_standing(parsed, i) or HYPOTHETICAL
    if infinitive(parsed, i):
        return _governed(parsed, i, depth) or _purpose(parsed, i)
    if token.dep == "pcomp":
        return _gerund(parsed, i, depth)
    if token.tag in ("VB", "VBP") and not auxiliaries(parsed, i) and not subjects(parsed, i):
        return CALLED_FOR  # an imperative
    found = _governed(parsed, i, depth) if token.dep in ("xcomp", "ccomp", "conj", "advcl", "dobj", "acl") else None
    return found or OCCURRED


def _purpose(parsed: Parsed, i: int) -> Standing:
    """ "flew to Ankara to ask for drones": ahead; "rallied to demand", "prompting Beijing to warn": done with it."""
    up = verb_above(parsed, i)
    if up is None or parsed.tokens[up].lemma in MOVES:
        return PLANNED
    above = verb_standing(parsed, up)
    done = above is not None and above.status is Status.OCCURRED and parsed.tokens[up].pos == "VERB"
    return OCCURRED if done else PLANNED


def _governed(parsed: Parsed, i: int, depth: int) -> Standing | None:
    """What the words above verb ``i`` make of it."""
    token = parsed.tokens[i]
    head = parsed.tokens[token.head]
    if head.i == i:
        return None
    if token.dep == "conj":
        return verb_standing(parsed, head.i) or _verb(parsed, head.i, depth + 1)
    if any(parsed.tokens[c].lower == "yet" for c in parsed.children[head.i]):
        return DENIED  # "has yet to sign"
    found = operator(parsed, head.i)
    if found is None or (token.dep == "advcl" and found.standing in ("occurred", "ongoing")):
        return None
    if found.standing == "refused":
        return OCCURRED if negated(parsed, head.i) else DENIED
    if found.standing in ("failed", "denied", "cancelled"):
        return Standing(Status(found.standing))
    if found.standing == "called_for":
        return CALLED_FOR
    if head.pos != "VERB":
        return DENIED if negated(parsed, head.head) else None
    above = verb_standing(parsed, head.i)
    if above is not None and above.status is not Status.OCCURRED:
        return above
    return _verb(parsed, head.i, depth + 1) if above is None else None


def _gerund(parsed: Parsed, i: int, depth: int) -> Standing:
    preposition = parsed.tokens[parsed.tokens[i].head]
    head = parsed.tokens[preposition.head]
    if preposition.lower in UNDONE or head.lower in UNDONE:
        return DENIED
    found = operator(parsed, head.i, preposition.lower)
    if found is not None:
        made = _from_operator(parsed, found.standing, head)
        if made is not None:
            return made
    above = verb_standing(parsed, head.i) if head.pos == "VERB" else None
    if above is not None and above.status is not Status.OCCURRED:
        return above
    if head.pos == "VERB" and above is None:
        return _verb(parsed, head.i, depth + 1)
    if preposition.lower in AHEAD and preposition.lower not in ("for", "of"):
        return PLANNED
    return OCCURRED


def _from_operator(parsed: Parsed, standing: str, at: Token) -> Standing | None:
    """What an operator makes of its complement, whatever holds the operator."""
    if standing == "refused":
        return OCCURRED if negated(parsed, at.i) else DENIED
    if standing in ("occurred", "ongoing"):
        return None
    if standing in ("possible", "hypothetical"):
        return Standing(Status(standing), Certainty.POSSIBLE)
    return Standing(Status(standing))


def _spoken(parsed: Parsed, trigger: Trigger) -> bool:
    """Whether the noun names an act of speech: "the demand", "her criticism"."""
    found = operator(parsed, trigger.head)
    return trigger.rule.type in VERBAL or (
        found is not None and found.standing in ("called_for", "threatened", "planned")
    )


def _noun(parsed: Parsed, trigger: Trigger) -> Standing:
    tokens = parsed.tokens
    top = climb(parsed, trigger.head)
    token = tokens[top]
    if tokens[trigger.head].lemma.lower() in group("lasting"):
        return Standing(Status.ONGOING)
    head = tokens[token.head]
    if trigger.carrier is not None:
        return _verb(parsed, trigger.carrier, 0)
    if token.dep == "pobj":
        above = tokens[head.head]
        if head.lower in UNDONE or above.lower in UNDONE:
            return DENIED
        found = operator(parsed, head.head, head.lower)
        made = _from_operator(parsed, found.standing, above) if found is not None else None
        if made is not None and (found is None or " " in found.word or head.lower in ("for", "of", "on", "to")):
            return made
        return OCCURRED
    if token.dep in ("dobj", "nsubjpass"):
        found = operator(parsed, head.i)
        made = _from_operator(parsed, found.standing, head) if found is not None else None
        if made is not None and found is not None and found.standing == "refused" and _spoken(parsed, trigger):
            return OCCURRED  # "rejected the demand": the demand was made
        if made is not None:
            return made
    if token.dep in ("nsubj", "nsubjpass", "dobj") and head.pos in ("VERB", "AUX") and not definite(parsed, top):
        up = head.i if head.pos == "VERB" else verb_above(parsed, head.i)
        negative = negated(parsed, head.i)
        if negative and child(parsed, head.i, "neg") is not None:
            return DENIED
        found_above = verb_standing(parsed, up) if up is not None else None
        if found_above is not None and found_above.status is not Status.ONGOING:
            return found_above
    return OCCURRED
