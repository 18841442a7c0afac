"""Which outlet a report gives as its source: an agency's credit, "the Tribune reported", "the paper said".

A report that credits another outlet in most of its sentences tells at second hand. Only names in the report count,
whether that outlet's own report is among those read or not; "the paper" alone may be the report's own, so that a name
must stand before it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from dragoman.link.copies import outside, quotations
from dragoman.model import Report, SpeakerClass
from dragoman.names import fold

GENERIC = frozenset(
    ("the", "news", "agency", "press", "wire", "service", "services", "english", "international", "online", "in",
     "media", "network", "daily", "weekly")
)  # fmt: skip
OURS = frozenset(("this", "our", "us", "his", "her", "their", "a", "an"))  # "told this newspaper"
VERBS = (
    r"report(?:s|ed|ing)?|said|says|say|wrote|writes|written|quot(?:es|ed|ing)|cit(?:es|ed|ing)|told|tells|spoke|"
    r"claim(?:s|ed)|reveal(?:s|ed)|obtained|seen|published|interview(?:s|ed)?|disclosed|gave|given|learned"
)
CREDITING = re.compile(rf"\b(?:according to|{VERBS}|in the words of|by the account of|claimed in)\b", re.IGNORECASE)
CARRIERS = frozenset(
    ("paper", "newspaper", "daily", "weekly", "magazine", "agency", "broadcaster", "station", "channel", "site",
     "website", "outlet", "report", "network", "article", "account")
)  # fmt: skip
CARRIER = re.compile(rf"\b(?:the|that) (?:{'|'.join(sorted(CARRIERS))})(?:'s|’s)?\b", re.IGNORECASE)
WORD = re.compile(r"\w+")
LEAST_TOLD = 2  # sentences; one alone is a fact taken with credit


@dataclass(frozen=True, slots=True)
class Credits:
    """One report's sources among outlets."""

    own: str  # its own outlet, folded
    agency: str  # the agency that its byline, dateline or tag line credits
    named: Mapping[str, frozenset[int]]  # another outlet, folded -> sentences that credit it
    told: frozenset[int]  # sentences that credit a named outlet, or "the paper" after one
    sentences: int  # of its body

    def second_hand(self, outlet: str) -> float:
        """The share of its sentences told on others' word, if that outlet is one of them."""
        if not any(same_outlet(outlet, name) for name in self.named):
            return 0.0
        if len(self.told) < LEAST_TOLD:
            return 0.0
        return len(self.told) / max(1, self.sentences)

    def credit(self, outlet: str) -> bool:
        """Whether byline or dateline credit that outlet."""
        return bool(self.agency) and same_outlet(outlet, self.agency)


def plain(name: str | None) -> str:
    """An outlet's name without its article, folded."""
    return fold(name or "").removeprefix("the ").strip()


def same_outlet(one: str, other: str) -> bool:
    """Whether two folded names are one outlet: equal, its initials, or all but "news agency" and the like."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    words = long.split()
    if len(short) > 1 and short == "".join(w[0] for w in words):
        return True
    bare, rest = set(short.split()), set(words)
    return bool(bare - GENERIC) and bare <= rest and rest - bare <= GENERIC


class Outlets:
    """The folded names of a story's outlets, each under the one of its words that fewest of them have."""

    def __init__(self, names: Sequence[str]) -> None:
        """Index the names."""
        words = {n: _bare(n).split() for n in names}
        often = Counter(w for found in words.values() for w in set(found))
        self.by_word: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for name, found in words.items():
            rarest = min(found, key=lambda w: (often[w], w), default="")
            self.by_word.setdefault(rarest, []).append((name, frozenset(found)))

    def within(self, text: AbstractSet[str]) -> set[str]:
        """Names that may stand in a text of these words: no other can."""
        return {name for w in (*text, "") for name, words in self.by_word.get(w, ()) if words <= text}


def words(report: Report) -> frozenset[str]:
    """The folded words of a report, among which outlets' names are looked for."""
    return frozenset(fold(report.document.text).split())


def read(report: Report, outlets: AbstractSet[str]) -> Credits:
    """The credits of a report among the outlets of its story that it may name, and those it names by itself."""
    own = plain(report.document.outlet)
    named: dict[str, set[int]] = {}
    carried: set[int] = set()
    names = _names(report, outlets, own)
    marks = list(quotations(report.parsed))
    body = [(i, s) for i, s in enumerate(report.parsed.sentences) if not s.headline]
    for i, sentence in body:
        words = outside(report.document.text, sentence.start, sentence.end, marks)
        if not CREDITING.search(words):
            continue
        flat = f" {fold(words)} "
        capital = {fold(w) for w in WORD.findall(words)[1:] if w[0].isupper()}
        for name, whole in names.items():
            if f" {name} " in flat and (" " in name or name in capital):
                named.setdefault(whole, set()).add(i)
        if CARRIER.search(words):
            carried.add(i)
    told = {i for at in named.values() for i in at}
    first = min(told, default=None)
    told |= {i for i in carried if first is not None and i >= first}
    agency = plain(report.document.agency)
    kept = {name: frozenset(at) for name, at in named.items()}
    return Credits(own, agency, kept, frozenset(told), len(body))


def _names(report: Report, outlets: AbstractSet[str], own: str) -> dict[str, str]:
    """Outlets that the report may credit: those of the story, and those its statements were told to or come from.

    A short name stands for the one whole name that the report has of it: "the Herald" for "Berbice Herald".
    """
    flat = f" {fold(report.document.text)} "
    found = set(outlets)
    for m in report.mentions.statements:
        if m.relay is not None:
            found.add(plain(m.relay.text))
        if m.speaker is not None and m.speaker_class is SpeakerClass.MEDIA:
            found.add(plain(m.speaker.text))
    mine = set(own.split())
    kept = sorted(
        n for n in found if n and n.split()[0] not in OURS and not set(n.split()) <= mine | GENERIC | CARRIERS
    )
    whole = [n for n in kept if f" {n} " in flat]
    longer = {n: [w for w in whole if set(n.split()) < set(w.split())] for n in kept}
    names = {n: longer[n][0] if len(longer[n]) == 1 else n for n in kept}
    return {short: n for n in kept if (short := _bare(n)) and f" {short} " in flat} | names


@lru_cache(maxsize=20_000)
def _bare(name: str) -> str:
    """A name without "news agency" and the like at its end: "Halyard"."""
    words = name.split()
    while words and words[-1] in GENERIC:
        words.pop()
    return " ".join(words)
