"""Loaded words, each with its reason: one list, applied to every outlet (``data/loaded.tsv``)."""

from functools import lru_cache

from dragoman.lexicon import table
from dragoman.names import fold


@lru_cache(maxsize=20_000)
def loaded(text: str) -> str:
    """Why a name is loaded, or "" when it is plain: the reasons of its loaded words."""
    folded = f" {fold(text)} "
    reasons = [f"{row['reason']}: {row['word']}" for row in table("loaded") if f" {row['word']} " in folded]
    return "; ".join(dict.fromkeys(reasons))
