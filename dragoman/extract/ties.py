"""What is promised or threatened on a condition, and that condition: "will march unless the levy is dropped"."""

from dataclasses import dataclass

from dragoman.extract.wanted import trimmed
from dragoman.model import Parsed

MARKS = frozenset({"unless", "provided", "providing"})
LONG = frozenset({("as", "long", "as"), ("so", "long", "as"), ("on", "condition", "that")})


@dataclass(frozen=True, slots=True)
class Tie:
    """Verb ``clause`` of a condition: tokens of what hangs on it, of the condition, and of its conjunction."""

    clause: int
    words: tuple[int, int]
    condition: tuple[int, int]
    cue: tuple[int, int]


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
        return Tie(clause, (i, until), (cue[0], end), cue)
    return None


def _clauses(parsed: Parsed, *verbs: int) -> list[int]:
    """Clauses under a verb or its complements that may hold a condition; "provided" may be read as their verb."""
    tokens = parsed.tokens
    near = [
        *verbs,
        *(c for i in verbs for c in parsed.children[i] if tokens[c].dep in ("dobj", "prep", "advmod", "xcomp")),
    ]
    found = [c for above in near for c in parsed.children[above] if tokens[c].dep in ("advcl", "prep", "ccomp")]
    inner = [
        g for c in found if tokens[c].lower in MARKS for g in parsed.children[c] if tokens[g].pos in ("VERB", "AUX")
    ]
    return [c for c in (*inner, *found) if tokens[c].pos in ("VERB", "AUX") and tokens[c].lower not in MARKS]


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
    none = any(tokens[c].lower == "no" for k in parsed.children[i] for c in parsed.children[k])
    if none and tokens[first].lower == "before":
        return first, first + 1
    return None
