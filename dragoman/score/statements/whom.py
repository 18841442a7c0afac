"""Whom spans of names mean, among the people that a gold row lists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Spans = Sequence[Sequence[int]]
WORD = re.compile(r"\w+")
AFTER = frozenset(("of", "in", "at", "for", "from", "to", "on", "with", "and", "who", "which", "that"))


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def touch(some: Spans, others: Spans) -> bool:
    """Whether any two of them share a character."""
    return any(overlap(a, b) for a in some for b in others)


def meant(text: str, people: Iterable[Mapping[str, Any]], spans: Spans) -> frozenset[str]:
    """The ids of the people whose names stand at any of the spans."""
    listed = [(str(p["id"]), s) for p in people for s in p["spans"]]
    return frozenset(person for span in spans for person in _of_span(text, listed, span))


def _of_span(text: str, listed: Sequence[tuple[str, Sequence[int]]], span: Sequence[int]) -> set[str]:
    """The person whose span it fits best; nobody where it is only a part of his title."""
    fits = {
        (person, tuple(at)): 2 * shared / (at[1] - at[0] + span[1] - span[0])
        for person, at in listed
        if (shared := overlap(at, span)) and not _in_title(text, at, span)
    }
    best = max(fits.values(), default=0.0)
    return {person for (person, _), fit in fits.items() if fit == best}


def _in_title(text: str, whole: Sequence[int], span: Sequence[int]) -> bool:
    """ "Defence Ministry" in "Defence Ministry spokesman Ivan Petrov": the name comes after it."""
    rest = WORD.findall(text[span[1] : whole[1]])
    if not rest or text[span[1]] == "," or rest[0] in AFTER:
        return False
    return any(word[0].isupper() for word in rest)
