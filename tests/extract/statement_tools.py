"""What the tests of statements share: they hold what the rules read; ``test_statements_tagged`` the tagger beside."""

from collections.abc import Callable

from dragoman.extract.statements import by_rules as find
from dragoman.model import Parsed, StatementMention

Parse = Callable[[str], Parsed]


def outer(parsed: Parse, text: str) -> list[StatementMention]:
    """The statements of a text that stand in no other."""
    return [m for m in find(parsed(text)) if m.within is None]


def only(parsed: Parse, text: str) -> StatementMention:
    """The one outer statement of a text."""
    found = outer(parsed, text)
    assert len(found) == 1, found
    return found[0]


def content(m: StatementMention) -> str:
    """The pieces of a content, joined by a bar."""
    return " | ".join(s.text for s in m.content)


def speaker(m: StatementMention) -> str:
    """The words of the source, "" where there is none."""
    return m.speaker.text if m.speaker else ""
