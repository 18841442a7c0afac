"""Whether an act befell one human being or several: who denies the one's part of it does not deny the act."""

from functools import cache

from dragoman.lexicon import table
from dragoman.model import Parsed, Token

ONE, SEVERAL = "one", "several"
SINGULAR = frozenset(("he", "she", "him", "her", "himself", "herself"))
ANY = frozenset(("a", "an", "any", "no", "every", "each", "either", "neither", "single"))
HUMAN = frozenset(("people", "troops"))
NOT_HUMAN = frozenset(("GPE", "LOC", "FAC", "ORG", "NORP", "DATE", "TIME", "EVENT"))
DONE_TO = ("dobj", "nsubjpass", "poss")
CLIMB = 4  # clauses up to the subject of "denied having been arrested"


def whom(parsed: Parsed, at: int) -> str:
    """ONE where an act befalls somebody in particular, SEVERAL where it befalls people, "" where that stays open."""
    i = _undergoer(parsed, at)
    if i is None:
        return ""
    token = parsed.tokens[i]
    if token.lower == "one" and any(parsed.tokens[c].lower == "of" for c in parsed.children[i]):
        return "" if _vague(parsed, i) else ONE
    if token.entity in NOT_HUMAN:
        return ""
    if token.pos == "PRON":
        return ONE if token.lower in SINGULAR else ""
    if token.tag in ("NNS", "NNPS"):
        return SEVERAL if _human(token) else ""
    human = token.entity == "PERSON" or _human(token)
    joined = any(parsed.tokens[c].dep == "conj" for c in parsed.children[i])
    return ONE if human and not joined and not _vague(parsed, i) else ""


def _undergoer(parsed: Parsed, at: int) -> int | None:
    tokens = parsed.tokens
    token = tokens[at]
    kids = parsed.children[at]
    found = next((c for dep in DONE_TO for c in kids if tokens[c].dep == dep), None)
    if found is not None:
        return found
    if token.pos == "NOUN":  # "the arrest of Colonel Mane"
        of = next((c for c in kids if tokens[c].lower == "of"), None)
        return None if of is None else next((c for c in parsed.children[of] if tokens[c].dep == "pobj"), None)
    if token.dep == "acl" and token.tag == "VBN":
        return token.head
    return _subject_above(parsed, at) if token.tag == "VBN" else None


def _subject_above(parsed: Parsed, at: int) -> int | None:
    """Of "denied having been arrested" and "had been beaten or arrested": the subject stands a verb further up."""
    tokens = parsed.tokens
    for _ in range(CLIMB):
        token = tokens[at]
        if token.head == at or token.dep not in ("conj", "xcomp", "pcomp", "prep"):
            return None
        at = token.head
        found = next((c for c in parsed.children[at] if tokens[c].dep in ("nsubjpass", "nsubj")), None)
        if found is not None:
            return found
    return None


def _vague(parsed: Parsed, i: int) -> bool:
    """ "A soldier", "any soldier", "a single one": nobody in particular."""
    return any(parsed.tokens[c].lower in ANY for c in parsed.children[i] if c < i)


def _human(token: Token) -> bool:
    return token.lemma.lower() in _people()


@cache
def _people() -> frozenset[str]:
    return frozenset(row["word"] for row in table("counted") if row["role"] == "unit" and row["kind"] in HUMAN)
