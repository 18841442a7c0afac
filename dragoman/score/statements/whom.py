"""Whom spans of names mean, among the people that a gold row lists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Spans = Sequence[Sequence[int]]
WORD = re.compile(r"\w+")
POSSESSIVE = re.compile(r"['’]s?\b")
WITHIN = re.compile(r"\b(?:of|in|at|for|from|to|by|with|on)\b")  # a phrase after one of them only describes


def overlap(a: Sequence[int], b: Sequence[int]) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def touch(some: Spans, others: Spans) -> bool:
    """Whether any two of them share a character."""
    return any(overlap(a, b) for a in some for b in others)


def meant(text: str, people: Iterable[Mapping[str, Any]], spans: Spans) -> frozenset[str]:
    """The ids of the people whose names stand at any of the spans."""
    listed = [(str(p["id"]), str(p["name"]), s) for p in people for s in p["spans"]]
    return frozenset(person for span in spans for person in _of_span(text, listed, span))


def _of_span(text: str, listed: Sequence[tuple[str, str, Sequence[int]]], span: Sequence[int]) -> set[str]:
    """The person whose span it fits best; nobody where it only describes him."""
    fits = {
        (person, tuple(at)): 2 * shared / (at[1] - at[0] + span[1] - span[0])
        for person, name, at in listed
        if (shared := overlap(at, span)) and not _describes(text, name, at, span)
    }
    best = max(fits.values(), default=0.0)
    return {person for (person, _), fit in fits.items() if fit == best}


def _describes(text: str, name: str, whole: Sequence[int], span: Sequence[int]) -> bool:
    """Whether a part of somebody's span names another: "the Health Ministry" does not name its spokesman.

    So in "Health Ministry spokesman Ivan Petrov" (named Ivan Petrov), in "the Health Ministry's envoy" and in "a
    spokesman for the Health Ministry".
    """
    if span[0] <= whole[0] and whole[1] <= span[1]:
        return False
    words = WORD.findall(name)
    inside = text[max(span[0], whole[0]) : min(span[1], whole[1])]
    if not _share(inside, words):
        return _share(text[whole[0] : whole[1]], words)
    if span[1] < whole[1] and POSSESSIVE.match(text, span[1]):
        return True
    starts = [m.start() for m in WORD.finditer(text, whole[0], whole[1]) if m.group() == words[0]]
    return any(WITHIN.search(text[start : span[0]]) for start in starts[:1])


def _share(text: str, words: Sequence[str]) -> bool:
    return not {w.casefold() for w in WORD.findall(text)}.isdisjoint(w.casefold() for w in words)
