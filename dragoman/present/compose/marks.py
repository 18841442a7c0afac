"""Quotation marks of a text that was cut: one left open is closed, one that closes nothing is dropped."""

import re

MARK = re.compile('["“”„«»]')
CLOSING = {"“": "”", "„": "”", "«": "»"}
OPENING = frozenset("([{“„«-–—/")


def balanced(text: str) -> str:
    """The text with its double quotation marks in pairs; an apostrophe is no mark."""
    if not MARK.search(text):
        return text
    opened: list[str] = []  # what would close the marks that are open
    kept: list[str] = []
    for at, letter in enumerate(text):
        if letter == '"':
            if opened and opened[-1] == '"' and not _opens(text, at):
                opened.pop()
            elif _opens(text, at):
                opened.append('"')
            else:
                continue
        elif letter in CLOSING:
            opened.append(CLOSING[letter])
        elif letter in CLOSING.values():
            if not opened or opened[-1] != letter:
                continue
            opened.pop()
        kept.append(letter)
    whole = "".join(kept)
    return whole + "".join(reversed(opened)) if opened else whole


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark stands where one opens: before a word and behind none."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isspace() and (before.isspace() or before in OPENING)
