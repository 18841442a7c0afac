"""What a rule of the grammar yields, and how rules are written."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.model import TimeExpression, Token


@dataclass(frozen=True, slots=True)
class Draft:
    """A time as one rule reads it: characters [start, end) of the sentence, type and expression."""

    start: int
    end: int
    type: str
    expression: TimeExpression
    mod: str | None = None
    event: bool = False  # counted from the event that the words after it name
    tense: str | None = None  # where the words themselves tell it: "the quarter ended Sept. 30"


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentence a rule looks at."""

    text: str
    lower: str
    tokens: Sequence[Token]
    offset: int  # of the sentence in its document

    def token_at(self, at: int) -> Token | None:
        """The token that starts at or holds a character of the sentence."""
        place = at + self.offset
        return next((t for t in self.tokens if t.start <= place < t.end), None)

    def capital(self, at: int) -> bool:
        """Whether a character is upper case: rules match lower-case text."""
        return self.text[at].isupper()

    def before(self, at: int, many: int = 24) -> str:
        """Lower-case text just before a character, without trailing space."""
        return self.lower[max(at - many, 0) : at].rstrip()


Build = Callable[[re.Match[str], Setting], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it makes of a match; of two rules that match alike the earlier wins."""

    name: str
    needs: tuple[str, ...]  # a sentence without any of these cannot match: most rules are skipped by it
    pattern: re.Pattern[str]
    build: Build


def rule(name: str, needs: str, pattern: str, build: Build) -> Rule:
    """A rule whose blanks match any white space and whose ends are word ends; it is matched against lower-case text."""
    blanks = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    return Rule(name, tuple(needs.split()), re.compile(rf"(?<![\w$£€])(?:{blanks})(?!\w)"), build)


def made(match: re.Match[str], type_: str, expression: TimeExpression, mod: str | None = None) -> Draft:
    """The draft over a whole match."""
    return Draft(match.start(), match.end(), type_, expression, mod)
