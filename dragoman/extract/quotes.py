"""Where the words between quotation marks stand: “ ”, " ", ‘ ’, ' ', `` '' and « », paragraph by paragraph.

A mark that opens and does not close runs to the end of its paragraph; when the next paragraph opens with a mark again,
the two are one quotation (the printer's custom for a speech of several paragraphs).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dragoman.model import Parsed

MARK = re.compile(r"[“”„‟\"«»]|``|''|[‘’'‚]")
OPENERS = frozenset("“„‟«") | {"``"}
CLOSERS = frozenset("”»") | {"''"}
SINGLE = frozenset("‘’'‚")


OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters [start, end) between the marks, [left, right) with them; ``open`` when no mark closes it."""

    left: int
    right: int
    start: int
    end: int
    paragraph: int
    open: bool = False
    continues: bool = False  # the paragraph before left its quotation open


def laid(parsed: Parsed) -> tuple[tuple[Quote, ...], tuple[int, ...]]:
    """A report's quotations, and for each token the number of the one it stands in (its marks included) or OUTSIDE."""
    bounds: list[tuple[int, int]] = []
    last = -1
    for sentence in parsed.sentences:
        if sentence.paragraph != last:
            last = sentence.paragraph
            bounds.append((sentence.start, sentence.end))
        else:
            bounds[-1] = bounds[-1][0], sentence.end
    quotes = find(parsed.document.text, bounds)
    inside = [OUTSIDE] * len(parsed.tokens)
    at = 0
    for number, quote in enumerate(quotes):
        while at < len(inside) and parsed.tokens[at].end <= quote.left:
            at += 1
        while at < len(inside) and parsed.tokens[at].start < quote.right:
            inside[at] = number
            at += 1
    return tuple(quotes), tuple(inside)


def find(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[Quote]:
    """All quotations of a text, in order, none inside another."""
    found = [q for n, (start, end) in enumerate(paragraphs) for q in _of_paragraph(text, start, end, n)]
    for i, (a, b) in enumerate(pairwise(found)):
        if a.open and b.paragraph == a.paragraph + 1 and b.left == paragraphs[b.paragraph][0]:
            found[i + 1] = replace(b, continues=True)
    return found


def _of_paragraph(text: str, start: int, end: int, number: int) -> Iterator[Quote]:
    opened: tuple[int, int, str] | None = None
    for match in MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        if opened is None:
            if _opens(text, mark, at, after, start, end):
                opened = at, after, mark
            continue
        if not _closes(text, opened[2], mark, at, after, end):
            continue
        if at > opened[1]:
            yield Quote(opened[0], after, opened[1], at, number)
        opened = None
    if opened is not None and opened[2] not in SINGLE and end > opened[1]:
        yield Quote(opened[0], end, opened[1], end, number, open=True)


def _opens(text: str, mark: str, at: int, after: int, start: int, end: int) -> bool:
    if mark == "''":  # printed for both ends in old wire copy; after a letter it closes nothing that was opened
        return after < end and not text[after].isspace()
    if mark in OPENERS or mark == '"':
        return not (mark == '"' and at > start and text[at - 1].isdigit())  # 6" is a measure
    if mark not in SINGLE:
        return False
    before_ok = at == start or text[at - 1] in " \u00a0([—–-\t"
    return before_ok and after < end and (text[after].isupper() or text[after].islower()) and mark != "’"


def _closes(text: str, opener: str, mark: str, at: int, after: int, end: int) -> bool:
    if opener not in SINGLE:
        return mark in CLOSERS or mark == '"'
    if mark not in ("’", "'"):
        return False
    follows = after >= end or not text[after].isalnum()
    # a plural's possessive ("the rebels' leader") goes on in lower case after its s
    possessive = text[at - 1] == "s" and after + 1 < end and text[after] == " " and text[after + 1].islower()
    return follows and not possessive
