"""Input text made safe to show: no escape sequence, control or direction override of a report reaches a reader."""

import re
from functools import lru_cache

# CSI; OSC, DCS, APC, PM and SOS strings that end; two-byte escapes; a lone escape. The 8-bit forms (U+0080-U+009F) are
# left to _HOSTILE: in real reports they are mostly quotation marks decoded wrongly, and must not swallow words.
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]?|[\]PX^_][^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\|\x9c)|[ -/]*[0-~]?)")
# Direction overrides, embeddings and isolates reorder what stands around them: they are shown as U+FFFD, never obeyed.
_HOSTILE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)
# Invisible and harmless: dropped. Joiners (U+200C, U+200D) stay: Persian and emoji need them.
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_SPACE = re.compile(r"\s+")
_BLANK = re.compile(r"[^\S\n]+")
# A base letter under more marks than any script stacks ("Zalgo") paints over its neighbours' lines.
_STACK = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]{4})[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]+"
)


def _safe(text: str) -> str:
    text = _ANSI.sub("", text)
    text = _INVISIBLE.sub("", text)
    return _STACK.sub(r"\1", text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text on one line: white space collapsed, escape sequences dropped, hostile characters as U+FFFD."""
    return _HOSTILE.sub("\ufffd", _SPACE.sub(" ", _safe(text))).strip()


def running(text: str) -> str:
    """Return the text as running text: line breaks kept (two at most), the rest as in ``plain`` but not stripped."""
    text = _safe(text).replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = re.sub(r"[\x0b\x0c\x85]", "\n", text)
    text = re.sub(r" ?\n(?: ?\n)+ ?", "\n\n", _BLANK.sub(" ", text))
    return _HOSTILE.sub("\ufffd", text)
