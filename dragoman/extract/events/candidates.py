"""Which words may name an act at all: verbs, and common nouns that are not part of a longer name."""

from dragoman.model import Parsed

PART = frozenset(("compound", "amod", "nmod", "npadvmod"))


def candidates(parsed: Parsed) -> list[int]:
    """Tokens in text order."""
    return [
        t.i
        for t in parsed.tokens
        if (t.pos == "VERB" and t.dep not in ("amod", "compound")) or (t.pos == "NOUN" and t.dep not in PART)
    ]
