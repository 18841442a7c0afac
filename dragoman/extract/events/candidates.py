"""Which words may name an act at all: verbs, and common nouns that are not part of a longer name."""

from dragoman.model import Parsed, Token

PART = frozenset(("compound", "amod", "nmod", "npadvmod"))
MISHAPS = {"catch": frozenset(("fire", "alight", "sight", "glimpse", "breath", "eye", "attention"))}  # nobody's act


def candidates(parsed: Parsed) -> list[int]:
    """Tokens in text order."""
    return [
        t.i
        for t in parsed.tokens
        if (
            (t.pos == "VERB" and t.dep not in ("amod", "compound") and not _mishap(t, parsed))
            or (t.pos == "NOUN" and t.dep not in PART and not _of_mishap(t, parsed))
        )
    ]


def _mishap(verb: Token, parsed: Parsed) -> bool:
    """ "Caught fire": whoever lit it, these words do not tell."""
    beside = MISHAPS.get(verb.lemma.lower(), frozenset())
    after = parsed.tokens[verb.i + 1] if verb.i + 1 < len(parsed.tokens) else None
    return after is not None and after.lower in beside


def _of_mishap(noun: Token, parsed: Parsed) -> bool:
    before = parsed.tokens[noun.i - 1] if noun.i else None
    return before is not None and noun.lower in MISHAPS.get(before.lemma.lower(), frozenset())
