"""What happened to those a number counts: killed, injured, missing, displaced, detained, and by which word.

The words at both sides decide first ("killing at least six", "30 others wounded"), then the parse. Who kills is never
counted among the killed, and a part ("including five children") is no second toll.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.numerals import Numeral
from dragoman.lexicon import table
from dragoman.model import Count, CountMention, Parsed, Span, Token


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun counted: token ``at`` (None: the number stands alone), its words and kind, and where the phrase ends."""

    at: int | None
    unit: str
    kind: str
    last: int


@cache
def role(name: str) -> dict[str, str]:
    """The words of one role in data/counted.tsv, each with its kind."""
    return {row["word"]: row["kind"] for row in table("counted") if row["role"] == name}


def token_of(parsed: Parsed, i: int, number: Numeral) -> Token | None:
    """Token ``i`` if it stands in the number's sentence."""
    if not 0 <= i < len(parsed.tokens):
        return None
    token = parsed.tokens[i]
    return token if token.sentence == parsed.tokens[number.first].sentence else None


TOLLS = frozenset(("toll", "number", "count", "tally"))
TELLS = frozenset(("know", "believe", "fear", "think", "say", "report", "confirm", "presume", "understand", "estimate"))

# --- by the words, then by the parse ----------------------------------------------------------------------------------


def harm(parsed: Parsed, number: Numeral, noun: Noun) -> tuple[str, Span] | None:
    """Killed, injured, missing, displaced, detained: by the words at both sides first, then by the parse."""
    return (
        _state_after(parsed, number, noun)
        or _verb_before(parsed, number)
        or _by_parse(parsed, number, noun)
        or _noun_ofharm(parsed, noun)
        or _toll(parsed, number, noun)
    )


def _at(parsed: Parsed, kind: str, i: int) -> tuple[str, Span]:
    return kind, parsed.span(i, i + 1)


def _state_after(parsed: Parsed, number: Numeral, noun: Noun) -> tuple[str, Span] | None:
    """12 people were killed; 30 others wounded; 81 injured; six dead."""
    for i in range(noun.last, min(noun.last + 5, len(parsed.tokens))):
        token = token_of(parsed, i, number)
        if token is None:
            return None
        kind = role("state").get(token.lower)
        if kind is not None and token.pos in ("VERB", "ADJ", "NOUN", "ADV") and not _acts(parsed, i):
            return _at(parsed, kind, i)
        if token.lower not in role("filler"):
            return None
    return None


def _acts(parsed: Parsed, i: int) -> bool:
    """Whether a form such as "killed" is an active verb here: an object follows, or what follows begins one."""
    tokens = parsed.tokens
    if any(tokens[c].dep == "auxpass" for c in parsed.children[i]):
        return False
    if any(tokens[c].dep == "dobj" for c in parsed.children[i]):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].pos == "VERB"
        and following is not None
        and following.sentence == tokens[i].sentence
        and following.tag in ("DT", "CD", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ")
        and following.lower not in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )


def _verb_before(parsed: Parsed, number: Numeral) -> tuple[str, Span] | None:
    """Killing at least six; wounded 20; displaced more than a million."""
    i = number.first - 1
    while (token := token_of(parsed, i, number)) is not None and token.lower in ("a", "some", "another", "nearby"):
        i -= 1
    if token is not None and token.lower == "dead" and parsed.tokens[i - 1].pos == "VERB":
        return _at(parsed, "killed", i - 1)  # "shot dead six students"
    if token is None or token.pos != "VERB":
        return None
    kind = role("verb").get(token.lemma)
    passive = any(parsed.tokens[c].dep == "auxpass" for c in parsed.children[i])
    return _at(parsed, kind, i) if kind is not None and not passive else None


def _by_parse(parsed: Parsed, number: Numeral, noun: Noun) -> tuple[str, Span] | None:
    at = number.core if noun.at is None else noun.at
    tokens = parsed.tokens
    if tokens[at].dep == "pobj" and tokens[tokens[at].head].lower == "of" and noun.at is not None:
        at = number.core
    for _ in range(4):  # up a list: "three soldiers, a medic and two civilians"
        if tokens[at].dep not in ("conj", "appos"):
            break
        at = tokens[at].head
    verb, dep = tokens[tokens[at].head], tokens[at].dep
    kind = None
    if dep == "nsubjpass" or (dep == "dobj" and not any(tokens[c].dep == "auxpass" for c in parsed.children[verb.i])):
        kind = role("verb").get(verb.lemma)
    elif dep == "nsubj":
        kind = role("become").get(verb.lemma)
        if kind is None and verb.tag == "VBN" and not _acts(parsed, verb.i):
            kind = role("state").get(verb.lower)
    if kind is None and dep in ("nsubj", "nsubjpass") and (raised := _raised(parsed, verb)) is not None:
        return raised
    if kind is None:  # "12 people killed in the raid"
        done = next((c for c in parsed.children[at] if tokens[c].dep == "acl" and tokens[c].tag == "VBN"), None)
        state = None if done is None else role("state").get(tokens[done].lower)
        return None if done is None or state is None else _at(parsed, state, done)
    return _at(parsed, kind, verb.i)


def _raised(parsed: Parsed, verb: Token) -> tuple[str, Span] | None:
    """ "Seventeen people are known to have died", "are believed to have been killed": the infinitive says what."""
    if verb.lemma not in TELLS:
        return None
    for c in parsed.children[verb.i]:
        token = parsed.tokens[c]
        if token.dep in ("xcomp", "ccomp") and token.pos == "VERB":
            passive = any(parsed.tokens[k].dep == "auxpass" for k in parsed.children[c])
            kind = role("verb").get(token.lemma) if passive else role("become").get(token.lemma)
            if kind is not None:
                return _at(parsed, kind, c)
    return None


def _noun_ofharm(parsed: Parsed, noun: Noun) -> tuple[str, Span] | None:
    """12 deaths; 40 hostages; 300,000 refugees; the death of six sailors."""
    if noun.at is None:
        return None
    if noun.kind in ("killed", "injured", "missing", "displaced", "detained"):
        return _at(parsed, noun.kind, noun.at)
    above = parsed.tokens[parsed.tokens[noun.at].head]
    if above.lower == "of" and above.dep == "prep":  # "the death of six sailors"
        kind = role("noun").get(parsed.tokens[above.head].lemma)
        if kind in ("killed", "detained"):
            return _at(parsed, kind, above.head)
    return None


def _toll(parsed: Parsed, number: Numeral, noun: Noun) -> tuple[str, Span] | None:
    """The death toll rose to 45; the number of wounded stood at 120: the subject says what is counted."""
    if noun.at is not None and noun.kind not in ("people", "troops"):
        return None
    tokens = parsed.tokens
    head = tokens[tokens[number.core if noun.at is None else noun.at].head]
    if head.lower == "from":
        return None  # "rose to 45 from 30": what was reported before is no claim of this report
    if head.lower in ("to", "at", "of") and head.dep == "prep":
        head = tokens[head.head]
    subject = next((c for c in parsed.children[head.i] if tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or tokens[subject].lemma not in TOLLS:  # "bringing the toll to 40", "it put the toll at 40"
        subject = next((c for c in parsed.children[head.i] if tokens[c].dep == "dobj"), subject)
    subject = head.i if subject is None and head.pos == "NOUN" else subject
    if subject is None or tokens[subject].lemma not in TOLLS:
        return None
    if tokens[subject].lemma == "toll":
        return _at(parsed, "killed", subject)
    first, last = parsed.subtree(subject)
    kinds = {role("noun").get(t.lemma) or role("noun").get(t.lower) for t in tokens[first:last]} - {None, "people"}
    return _at(parsed, str(kinds.pop()), subject) if len(kinds) == 1 else None


# --- none at all -----------------------------------------------------------------------------------------------------


def zeros(parsed: Parsed) -> Iterator[CountMention]:
    """No one was killed; there were no casualties: a count of zero, which is a value."""
    for token in parsed.tokens:
        if token.lower != "no" or token.i + 1 >= len(parsed.tokens):
            continue
        noun = parsed.tokens[token.i + 1]
        if noun.lower in ("deaths", "fatalities", "injuries", "casualties"):
            kind = role("noun").get(noun.lemma, "people")
            count = Count(kind, "people" if kind != "people" else noun.lower, 0.0, 0.0)
            yield CountMention(parsed.span(token.i, noun.i + 1), count, parsed.span(noun.i, noun.i + 1))
        elif noun.lower in ("one", "civilians", "people"):
            verb = parsed.tokens[noun.head]
            harm = role("verb").get(verb.lemma) if noun.dep == "nsubjpass" else None
            if harm is not None:
                unit = "people" if noun.lower == "one" else noun.lower
                yield CountMention(
                    parsed.span(token.i, noun.i + 1), Count(harm, unit, 0.0, 0.0), parsed.span(verb.i, verb.i + 1)
                )
