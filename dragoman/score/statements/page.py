"""A text as numbered tokens, and an attribution as sets of their numbers."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|''.*?(?:''|$)|``.*?(?:''|$)")
ROLES = ("source", "cue", "content")
SAYS = frozenset((
    "said", "say", "says", "saying", "tell", "told", "tells", "telling", "add", "added", "adds", "adding", "write",
    "wrote", "writes", "writing", "written", "ask", "asked", "asks", "asking", "note", "noted", "notes", "noting",
    "report", "reported", "reports", "announce", "announced", "announces", "tweet", "tweeted", "tweets", "argue",
    "argued", "argues", "arguing", "explain", "explained", "claim", "claimed", "claims", "state", "stated",
    "statement", "according", "insist", "insisted", "warn", "warned", "reply", "replied", "respond", "responded",
    "acknowledge", "acknowledged", "declare", "declared", "deny", "denied", "suggest", "suggested", "suggests",
    "recall", "recalled", "call", "called", "calls", "calling", "describe", "described", "declined", "accuse",
    "accused", "criticize", "criticized", "urge", "urged", "continue", "continued", "remark", "remarked", "testify",
    "testified", "concede", "conceded", "predict", "predicted", "quote", "quoted", "cite", "cited", "mention",
    "mentioned", "allege", "alleged", "confirm", "confirmed", "reveal", "revealed", "stress", "stressed",
    "emphasize", "emphasized", "question", "questioned", "promise", "promised", "vow", "vowed", "pledge", "pledged",
    "conclude", "concluded", "post", "posted", "read", "told", "complain", "complained", "assert", "asserted",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as sets of token numbers."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    speech: bool


class Page:
    """A text as numbered tokens."""

    def __init__(self, text: str) -> None:
        """Number the tokens and mark what stands between quotation marks, paragraph by paragraph."""
        self.text = text
        found = list(TOKEN.finditer(text))
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.is_word = [m.group()[0].isalnum() or m.group()[0] == "_" for m in found]
        self.quoted = bytearray(len(text))
        at = 0
        for paragraph in text.split("\n"):
            for m in QUOTED.finditer(paragraph):
                self.quoted[at + m.start() : at + m.end()] = b"\x01" * (m.end() - m.start())
            at += len(paragraph) + 1

    def numbers(self, spans: Sequence[Sequence[int]]) -> frozenset[int]:
        """The tokens that have a character in one of the spans."""
        found: set[int] = set()
        for start, end in spans:
            i = bisect_right(self.ends, start)
            while i < len(self.starts) and self.starts[i] < end:
                found.add(i)
                i += 1
        return frozenset(found)

    def read(self, row: Mapping[str, Any]) -> Attribution:
        """An attribution's roles as words."""
        source, cue, content = (self.numbers(row.get(role) or []) for role in ROLES)
        says = any(self.text[self.starts[i] : self.ends[i]].lower() in SAYS for i in cue)
        marked = any(self.quoted[self.starts[i]] for i in content if self.is_word[i])
        return Attribution(self.words(source), self.words(cue), self.words(content), says or marked)

    def words(self, numbers: frozenset[int]) -> frozenset[int]:
        """The words among tokens; the marks where there is no word."""
        return frozenset(i for i in numbers if self.is_word[i]) or numbers
