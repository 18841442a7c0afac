"""One parsed report with its quotations laid over it: what every rule of this folder looks at."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.statements.cast import Cast
from dragoman.extract.statements.names import persons
from dragoman.extract.statements.quotes import Quote
from dragoman.extract.statements.quotes import find as find_quotes
from dragoman.model import Parsed, Sentence, Token

OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Page:
    """``inside[i]`` is the number of the quotation that token ``i`` stands in (its marks included), or OUTSIDE."""

    parsed: Parsed
    tokens: tuple[Token, ...]
    text: str
    quotes: tuple[Quote, ...]
    inside: tuple[int, ...]
    persons: frozenset[str]  # last words of persons' names, folded
    cast: Cast  # who they are

    def sentence(self, i: int) -> Sentence:
        """The sentence of token ``i``."""
        return self.parsed.sentences[self.tokens[i].sentence]

    def kids(self, i: int, *labels: str) -> Iterator[int]:
        """Children of token ``i`` with one of these dependency labels, in text order."""
        tokens = self.tokens
        for child in self.parsed.children[i]:
            if tokens[child].dep in labels:
                yield child

    def kid(self, i: int, *labels: str) -> int | None:
        """The first of ``kids``."""
        return next(self.kids(i, *labels), None)


def lay(parsed: Parsed) -> Page:
    """Find the quotations of a parse and the tokens they hold."""
    bounds: list[tuple[int, int]] = []
    last = -1
    for sentence in parsed.sentences:
        if sentence.paragraph != last:
            last = sentence.paragraph
            bounds.append((sentence.start, sentence.end))
        else:
            bounds[-1] = bounds[-1][0], sentence.end
    quotes = find_quotes(parsed.document.text, bounds)
    inside = [OUTSIDE] * len(parsed.tokens)
    at = 0
    for number, quote in enumerate(quotes):
        while at < len(inside) and parsed.tokens[at].end <= quote.left:
            at += 1
        while at < len(inside) and parsed.tokens[at].start < quote.right:
            inside[at] = number
            at += 1
    known = persons(parsed)
    cast = Cast(parsed, known)
    return Page(parsed, parsed.tokens, parsed.document.text, tuple(quotes), tuple(inside), known, cast)
