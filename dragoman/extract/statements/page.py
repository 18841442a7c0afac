"""One parsed report with its quotations laid over it: what every rule of this folder looks at."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.quotes import OUTSIDE, Quote, laid
from dragoman.extract.statements.cast import Cast
from dragoman.extract.statements.names import persons
from dragoman.model import Parsed, Sentence, Token

__all__ = ["OUTSIDE", "Page", "lay"]


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
    quotes, inside = laid(parsed)
    known = persons(parsed)
    cast = Cast(parsed, known)
    return Page(parsed, parsed.tokens, parsed.document.text, quotes, inside, known, cast)
