"""Names of outlets that no table holds: by their last word, and the report's own."""

import re

from dragoman.extract.statements.page import Page

Range = tuple[int, int]
PARENTHESIS = re.compile(r"\([^)]*\)")
WORD = re.compile(r"\w+")
MASTHEADS = frozenset(
    ("herald", "times", "post", "gazette", "tribune", "chronicle", "courier", "telegraph", "daily", "news", "tv",
     "radio", "television", "fm", "mail", "mirror", "examiner", "dispatch", "inquirer", "newswire", "echo", "weekly",
     "broadcasting", "ledger", "journal", "observer", "guardian", "star", "beacon", "sentinel", "argus", "bugle",
     "clarion", "advertiser")
)  # fmt: skip


def hangs(page: Page, first: int, last: int) -> bool:
    """Whether the last word of a phrase is only what another word of it is of: "Ministry of Foreign Affairs"."""
    tokens = page.tokens
    return tokens[last - 1].dep == "pobj" and first <= tokens[last - 1].head < last


def titled(page: Page, first: int, last: int) -> bool:
    """ "The Sunday Herald", "Coast FM": an unknown outlet's name by its last word."""
    tokens = page.tokens
    if last - first < 2 or tokens[last - 1].lower not in MASTHEADS or hangs(page, first, last):
        return False
    return all(t.text[0].isupper() or t.lower in ("of", "the") for t in tokens[first:last])


def own(page: Page, found: Range) -> bool:
    """Whether words name the report's own outlet, or a part of its name: "the Ledger" of "Lake Ledger (Lima)"."""
    ours = PARENTHESIS.sub(" ", page.parsed.document.outlet or "").casefold().removeprefix("the ")
    ours = " ".join(WORD.findall(ours))
    name = page.text[page.tokens[found[0]].start : page.tokens[found[1] - 1].end].casefold().removeprefix("the ")
    plain = " ".join(WORD.findall(name))
    proper = page.tokens[found[1] - 1].text[0].isupper()
    return bool(ours) and (plain == ours or (proper and len(plain) > 3 and f" {plain} " in f" {ours} "))
