"""Statements of one report: who says what, by which words, through whom. Rules over the parse and the quotation marks.

Order of the work: cues -> drafts (source, cue, content) -> quotations nobody claimed yet -> lost quotation marks ->
classes, relays, resolved speakers -> nesting. A trained tagger can replace ``propose`` and keep all the rest.
"""

from collections.abc import Iterator

from dragoman.extract.statements import assemble, continuing, phrases, verbs
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page, lay
from dragoman.model import Parsed, StatementMention

FOUND_BY = "statements/1"


AUDIENCE = frozenset(("reporter", "journalist", "newsman", "press", "correspondent", "audience", "crowd"))


def find(parsed: Parsed) -> Iterator[StatementMention]:
    """Statements in text order; ``within`` counts in this order."""
    page = lay(parsed)
    return assemble.statements(page, continuing.complete(page, propose(page)))


def propose(page: Page) -> list[Draft]:
    """Source, cue and content of every attribution that has a cue."""
    return [d for d in (*verbs.find(page), *phrases.find(page)) if not _audience(page, d)]


def _audience(page: Page, draft: Draft) -> bool:
    """ "..., its spokesman told reporters": those who were told never speak, whatever a parse makes of them."""
    head = draft.source_head
    if head is None or page.tokens[head].lemma.lower() not in AUDIENCE:
        return False
    first = draft.source[0] if draft.source is not None else head
    return any(page.tokens[i].lemma == "tell" for i in range(max(0, first - 2), first))
