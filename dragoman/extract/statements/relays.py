"""Through whom a statement reached the report: "told Reuters", "in an interview with X", "on state television"."""

from collections.abc import Iterator

from dragoman.extract.statements import classes, sources
from dragoman.extract.statements.page import Page

Range = tuple[int, int]
OCCASIONS = frozenset(("interview", "remark", "comment", "statement", "message", "briefing", "call", "article", "post",
                       "program", "programme", "show", "broadcast", "email"))  # fmt: skip
ANYBODY = frozenset(("press", "media", "newspapers", "outlets"))  # "told the press": no outlet in particular
NEAR = 8  # tokens between "reported" and "citing": "reported late on Monday, citing ..."
CARRIERS = frozenset(("to", "with", "on", "in", "via", "through", "for", "by", "from"))


def find(page: Page, cue: int) -> Range | None:
    """The outlet that a cue's clause names as its hearer or carrier."""
    for head in _hearers(page, cue):
        found = sources.phrase(page, head)
        if classes.is_media(page, found) and page.tokens[found[1] - 1].lower not in ANYBODY:
            return found
    return None


def _hearers(page: Page, cue: int) -> Iterator[int]:
    tokens = page.tokens
    yield from (c for c in page.kids(cue, "dobj", "dative") if c > cue)
    for child in page.kids(cue, "prep", "advcl", "dative"):
        if tokens[child].lemma == "speak" or tokens[child].lower in CARRIERS:
            yield from _under(page, child)


def _under(page: Page, i: int) -> Iterator[int]:
    """Objects of a preposition, of "speaking to", and of the occasion between ("in an interview with")."""
    tokens = page.tokens
    if tokens[i].lemma == "speak":
        for prep in page.kids(i, "prep"):
            yield from page.kids(prep, "pobj")
        return
    for thing in page.kids(i, "pobj"):
        if tokens[thing].lemma not in OCCASIONS:
            yield thing
        else:
            for prep in page.kids(thing, "prep"):
                yield from page.kids(prep, "pobj")


def cited(page: Page, cue: int) -> int | None:
    """The head of the one whom an outlet says it cites: `Reuters reported, citing two officials`."""
    tokens = page.tokens
    stop = min(page.sentence(cue).last, cue + NEAR)
    for i in range(cue + 1, stop):
        if tokens[i].lower in ("citing", "quoting"):
            return page.kid(i, "dobj", "pobj")
    return None
