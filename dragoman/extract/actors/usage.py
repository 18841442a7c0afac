"""The words of ``data/actor_words.tsv`` by what they are used for."""

from functools import cache

from dragoman.lexicon import table

USES = tuple(dict.fromkeys(row["use"] for row in table("actor_words")))


@cache
def used(use: str) -> frozenset[str]:
    """The words with one use."""
    return frozenset(row["word"] for row in table("actor_words") if row["use"] == use)
