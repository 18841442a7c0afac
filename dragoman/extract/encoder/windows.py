"""A report as windows of word pieces and quotation marks: the input of the trained encoder.

A window is a run of whole paragraphs, parted by [SEP]; a paragraph longer than a window is cut between sentences.
Windows of one report are packed to like lengths, so that none has too little around it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.outlets import masked
from dragoman.extract.quotes import OUTSIDE, Quote, laid
from dragoman.model import Parsed

LONGEST = 254  # pieces, without [CLS] and [SEP]; as in training, shorter ones scored lower
PIECES_OF_A_WORD = 6  # addresses and the like are cut
CLS, SEP = 101, 102
OUTLET = (26665,)  # "reuters", for every outlet's name
Array = npt.NDArray[np.int64]

FEATURES = 2  # piece, quotation


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens [first, last). ``rows`` holds the pieces' numbers and how each stands to quotations (0 outside, 1 inside,
    2 a mark); ``at[t]`` is the place of the first piece of token first + t; an outlet's further words share its place.
    """

    first: int
    last: int
    rows: Array  # (FEATURES, pieces)
    at: Array  # (last - first,)


@cache
def tokenizer() -> Any:
    """The encoder's word-piece tokenizer."""
    from tokenizers import Tokenizer

    return Tokenizer.from_str((files("dragoman") / "data/models/encoder/tokenizer.json").read_text("utf-8"))


@cache
def pieces(word: str) -> tuple[int, ...]:
    """A word's pieces; at least one."""
    return tuple(tokenizer().encode(word, add_special_tokens=False).ids[:PIECES_OF_A_WORD]) or (100,)


def windows(parsed: Parsed, longest: int = LONGEST) -> list[Window]:
    """A report's windows in text order; together they hold every token once."""
    coded = [pieces(t.text) for t in parsed.tokens]
    for first, last in masked(parsed):
        coded[first] = OUTLET
        coded[first + 1 : last] = [()] * (last - first - 1)
    marks = _marks(parsed)
    return [_window(coded, marks, blocks) for blocks in _packed(_blocks(parsed, coded, longest), longest)]


Block = tuple[int, int, int]  # first token, last, number of pieces


def _blocks(parsed: Parsed, coded: Sequence[Sequence[int]], longest: int) -> Iterator[Block]:
    """Paragraphs; where one is too long its sentences; where one is too long its parts."""
    paragraph: list[Block] = []
    number = -1
    for sentence in parsed.sentences:
        if sentence.paragraph != number and paragraph:
            yield from _joined(paragraph, longest)
            paragraph = []
        number = sentence.paragraph
        first, size = sentence.first, 0
        for i in range(sentence.first, sentence.last):
            if size + len(coded[i]) > longest:
                paragraph.append((first, i, size))
                first, size = i, 0
            size += len(coded[i])
        paragraph.append((first, sentence.last, size))
    yield from _joined(paragraph, longest)


def _joined(blocks: Sequence[Block], longest: int) -> Iterator[Block]:
    held: Block | None = None
    for first, last, size in blocks:
        if held is not None and held[2] + size > longest:
            yield held
            held = None
        held = (first, last, size) if held is None else (held[0], last, held[2] + size)
    if held is not None:
        yield held


def _packed(blocks: Iterator[Block], longest: int) -> Iterator[list[Block]]:
    found = list(blocks)
    total = sum(size + 1 for _, _, size in found)
    wanted = total / max(1, -(-total // (longest + 1)))  # windows of like length
    held: list[Block] = []
    size = 0
    for block in found:
        grown = size + block[2] + (1 if held else 0)
        if held and (grown > longest or abs(size - wanted) <= abs(grown - wanted)):
            yield held
            held, size = [], 0
            grown = block[2]
        held.append(block)
        size = grown
    if held:
        yield held


def _window(coded: Sequence[Sequence[int]], marks: Sequence[int], blocks: Sequence[Block]) -> Window:
    columns: list[tuple[int, int]] = [(CLS, 0)]
    at: list[int] = []
    for number, (first, last, _) in enumerate(blocks):
        if number:
            columns.append((SEP, 0))
        for i in range(first, last):
            at.append(len(columns) if coded[i] or not at else at[-1])
            columns.extend((piece, marks[i]) for piece in coded[i])
    columns.append((SEP, 0))
    return Window(blocks[0][0], blocks[-1][1], np.array(columns, np.int64).T, np.array(at, np.int64))


def _marks(parsed: Parsed) -> list[int]:
    """For each token 0 outside quotation marks, 1 inside, 2 the marks themselves."""
    quotes, inside = laid(parsed)

    def mark(quote: Quote, i: int) -> int:
        token = parsed.tokens[i]
        return 1 if quote.start <= token.start and token.end <= quote.end else 2

    return [0 if number == OUTSIDE else mark(quotes[number], i) for i, number in enumerate(inside)]
