"""The words of what is wanted, refused or made a condition: a clause or a noun phrase, cut to what belongs to it."""

from functools import cache

from dragoman.extract.actorlike import actor_like
from dragoman.extract.harm import unit_kind
from dragoman.extract.syntax import child, prepositional
from dragoman.lexicon import table
from dragoman.model import Parsed, Span

IF = frozenset({"if", "unless", "until", "provided", "once"})
ENDS = ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "SPACE")
LONGEST = 32  # words of the thing wanted; clauses run longer only where the parse has failed


def owners(parsed: Parsed, i: int) -> list[int]:
    """Whose the thing wanted is: of them it is wanted."""
    owner = child(parsed, i, "poss")
    near = [owner] if owner is not None and parsed.tokens[owner].tag != "PRP$" else []
    near += prepositional(parsed, i, "by", "from")
    for part in prepositional(parsed, i, "of"):
        if not _lends_its_owner(parsed, i, part):
            continue
        near += [c for c in parsed.children[part] if parsed.tokens[c].dep == "poss" and parsed.tokens[c].tag != "PRP$"]
    return [h for h in near if actor_like(parsed, h)]


def _lends_its_owner(parsed: Parsed, i: int, part: int) -> bool:
    """ "Many of Syria's demands", "the pullout of Chad's troops"; none is asked by "the release of his ally's son"."""
    return parsed.tokens[i].pos != "NOUN" or unit_kind(parsed.tokens[part]) == "troops" or _deed(parsed, part)


def _deed(parsed: Parsed, i: int) -> bool:
    """Whether a noun names an act: "the lifting of Mali's blockade"."""
    return parsed.tokens[i].lemma in _deeds()


@cache
def _deeds() -> frozenset[str]:
    return frozenset(row["word"] for row in table("triggers") if row["pos"] == "noun")


def clause_words(parsed: Parsed, i: int, *, skip_subject: bool = False) -> tuple[int, int]:
    """The words of the clause of verb ``i``."""
    first, last = parsed.subtree(i)
    tokens = parsed.tokens
    while first < i and (tokens[first].dep == "mark" or tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ")):
        first += 1
    if skip_subject:
        own = child(parsed, i, "nsubj", "nsubjpass")
        if own is not None and own < i:
            first = max(first, parsed.subtree(own)[1])
    if first < i and tokens[first].lower == "to":
        first += 1
    return first, trimmed(parsed, i, first, last)


def without_not(parsed: Parsed, i: int) -> tuple[int, int]:
    """The words of verb ``i`` that is negated: "talk to killers" of "not to talk to killers"."""
    return i, trimmed(parsed, i, i, parsed.subtree(i)[1])


def trimmed(parsed: Parsed, i: int, first: int, last: int) -> int:
    """Cut an if-clause, a trailing clause of attribution and closing punctuation off."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if c > i and tokens[c].dep in ("advcl", "parataxis", "conj") and parsed.subtree(c)[0] > i:
            last = min(last, parsed.subtree(c)[0])
    last = min(last, first + LONGEST)
    while last > first + 1 and tokens[last - 1].pos in ENDS and tokens[last - 1].dep != "prt":  # "be handed over"
        last -= 1
    return last


def noun_words(parsed: Parsed, i: int) -> tuple[int, int]:
    """The words of the noun phrase of ``i``."""
    first, last = parsed.subtree(i)
    for c in parsed.children[i]:
        if c > i and parsed.tokens[c].dep in ("relcl", "appos", "advcl"):
            last = min(last, parsed.subtree(c)[0])
    joined = [c for c in parsed.children[i] if parsed.tokens[c].dep == "conj" and parsed.tokens[c].pos == "NOUN"]
    begin, end = trimmed(parsed, i, first, max(last, i + 1)), last
    if joined and end - first <= LONGEST:  # "the return of the exiles and a share of the command"
        return first, max(begin, trimmed(parsed, joined[-1], first, end))
    return first, begin


def condition_of(parsed: Parsed, i: int) -> Span | None:
    """An if-clause, or "in exchange for", under the cue or under what is wanted."""
    tokens = parsed.tokens
    near = [i, *(c for c in parsed.children[i] if tokens[c].dep in ("xcomp", "ccomp"))]
    for above in near:
        for c in parsed.children[above]:
            if tokens[c].dep == "advcl" and any(
                tokens[g].dep in ("mark", "advmod") and tokens[g].lower in IF for g in parsed.children[c]
            ):
                first, last = parsed.subtree(c)
                return parsed.span(first, trimmed(parsed, c, first, last))
    return None


def complement(parsed: Parsed, i: int) -> tuple[int, int] | None:
    """What the demand that noun ``i`` names is for."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if c < i:
            continue
        if tokens[c].dep in ("acl", "ccomp") and tokens[c].pos == "VERB":
            return clause_words(parsed, c)
        if tokens[c].dep == "prep" and tokens[c].lower in ("for", "to", "including", "of"):
            inner = child(parsed, c, "pobj", "pcomp")
            if inner is not None:
                return noun_words(parsed, inner)
    return None
