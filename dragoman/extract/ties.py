"""What is promised or threatened on a condition, and that condition: "will march unless the levy is dropped"."""

from dataclasses import dataclass

from dragoman.extract.wanted import trimmed
from dragoman.model import Parsed

MARKS = frozenset({"unless", "provided", "providing"})
PLAIN = frozenset({"if", "unless", "until", "till", "once"})  # before a threat as often as before an offer
INVERTED = frozenset({"should", "were"})  # "should the ban stay"
HEDGED = frozenset({"even", "as", "what"})  # "even if", "as if": no condition
LONG = frozenset({("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that")})


@dataclass(frozen=True, slots=True)
class Tie:
    """Verb ``clause`` of a condition: tokens of what hangs on it, of the condition, and of its conjunction."""

    clause: int
    words: tuple[int, int]
    condition: tuple[int, int]
    cue: tuple[int, int]
    plain: bool = False  # only "if" and its like: a threat as often as an offer


def tie(parsed: Parsed, i: int, *hosts: int) -> Tie | None:
    """The condition that verb ``i`` is tied to, under it or ``hosts``: unless, provided that, only if, as long as."""
    for clause in _clauses(parsed, i, *hosts):
        first, last = parsed.subtree(clause)
        cue = _cue(parsed, i, clause, first)
        if cue is None or cue[1] >= last:
            continue
        end = max(trimmed(parsed, clause, cue[1], last), cue[1] + 1)
        until = trimmed(parsed, i, i, parsed.subtree(i)[1])
        until = min(until, cue[0]) if i < cue[0] else until
        while until > i + 1 and parsed.tokens[until - 1].pos in ("PUNCT", "CCONJ"):
            until -= 1
        word = parsed.tokens[cue[0]].lower
        plain = cue[1] == cue[0] + 1 and word in PLAIN | INVERTED
        return Tie(clause, (i, until), (cue[0], end), cue, plain)
    return None


def _clauses(parsed: Parsed, *verbs: int) -> list[int]:
    """Clauses under a verb or its complements that may hold a condition; "provided" may be read as their verb."""
    tokens = parsed.tokens
    near = [
        *verbs,
        *(c for i in verbs for c in parsed.children[i] if tokens[c].dep in ("dobj", "prep", "advmod", "xcomp")),
    ]
    say = tokens[verbs[0]].head if tokens[verbs[0]].dep in ("ccomp", "parataxis") else verbs[0]
    first = [c for c in parsed.children[say] if c < verbs[0] and tokens[c].dep == "advcl"]  # "If they go, we will ..."
    found = [c for above in near for c in parsed.children[above] if tokens[c].dep in ("advcl", "prep", "ccomp", "dep")]
    found += [c for c in parsed.children[say] if tokens[c].lower in MARKS and c > verbs[0]]  # "..., provided they go"
    inner = [
        g for c in found if tokens[c].lower in MARKS for g in parsed.children[c] if tokens[g].pos in ("VERB", "AUX")
    ]
    found += [c for c in parsed.children[verbs[0]] if tokens[c].dep == "conj" and _turned(parsed, c)]
    return [c for c in (*inner, *found, *first) if tokens[c].pos in ("VERB", "AUX") and tokens[c].lower not in MARKS]


def _turned(parsed: Parsed, clause: int) -> bool:
    """ "..., were the army to leave": a clause that its verb opens, and not what comes next."""
    tokens = parsed.tokens
    return tokens[clause].lower == "were" and parsed.subtree(clause)[0] == clause and tokens[clause - 1].lower == ","


def _cue(parsed: Parsed, i: int, clause: int, first: int) -> tuple[int, int] | None:
    """The tokens of the conjunction, with "only" before it and "that" behind it."""
    tokens = parsed.tokens
    start = max(parsed.sentences[tokens[i].sentence].first, first - 3)
    for at in range(start, clause):
        words = tuple(t.lower for t in tokens[at : at + 3])
        if words[0] in MARKS:
            return at, at + 1 + (words[1:2] == ("that",))
        if words[:2] == ("only", "if"):
            return at, at + 2
        if words in LONG:
            return at, at + 3
    plain = _plain(parsed, i, clause, first)
    if plain is not None:
        return plain, plain + 1
    none = any(tokens[c].lower == "no" for k in parsed.children[i] for c in parsed.children[k])
    if none and tokens[first].lower == "before":
        return first, first + 1
    return None


def _plain(parsed: Parsed, i: int, clause: int, first: int) -> int | None:
    """The "if", "unless" or "until" of a clause, or the verb that stands before its subject instead."""
    tokens = parsed.tokens
    for c in parsed.children[clause]:
        before = tokens[c - 1].lower if c else ""
        bare = tokens[clause].lemma == "need" or not any(
            tokens[g].dep.startswith("nsubj") for g in parsed.children[clause]
        )
        if bare or tokens[min(c + 1, len(tokens) - 1)].lower in ("need", "necessary", "possible"):
            continue  # "if need be"
        if c < clause and tokens[c].lower in PLAIN and tokens[c].dep in ("mark", "advmod") and before not in HEDGED:
            return c
    opens = tokens[first].lower in INVERTED and tokens[first].pos in ("AUX", "VERB") and first != i
    return first if opens and (first == clause or tokens[first].head == clause) else None
