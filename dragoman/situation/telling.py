"""What every part of a difference needs: the two situations with their look-ups, and words for a change's sentence."""

from collections.abc import Iterable

from dragoman.model import Claim, Document, Event, Evidence, Expectation, Situation
from dragoman.situation.carry import Carry
from dragoman.situation.matching import Matches

LONGEST = 150  # characters of words quoted in a change's sentence; the evidence has all of them
MARKS = ' “”"'


class Two:
    """An older and a newer situation."""

    def __init__(self, older: Situation, newer: Situation, carry: Carry, matches: Matches) -> None:
        """Index both."""
        self.older, self.newer, self.carry, self.matches = older, newer, carry, matches
        self.events = {e.id: e for e in newer.events}
        self.claims = {c.id: c for c in newer.claims}
        self.was_claims = {c.id: c for c in older.claims}
        self.due = {x.event: x for x in newer.expectations}
        self.was_due = {x.event: x for x in older.expectations}
        self.names = {a.id: a.name for s in (older, newer) for a in s.actors}

    def name(self, actor: str | None) -> str:
        """An actor's name."""
        return self.names.get(actor or "", "somebody")

    def pairs(self) -> list[tuple[Event, Event]]:
        """Older and newer of each event that is matched one to one, in the newer's order."""
        before = {e.id: e for e in self.older.events}
        was = {new: before[old] for old, new in self.matches.of.items()}
        return [(was[e.id], e) for e in self.newer.events if e.id in was]

    def expected(self, before: Event, after: Event) -> tuple[Expectation | None, Expectation | None]:
        """What the watch-lists have of an event."""
        return self.was_due.get(before.id), self.due.get(after.id)


def source(document: Document) -> str:
    """What a reader calls a report."""
    return document.outlet or document.name


def words_of(event: Event) -> str:
    """An event by its name; where that says little and no person gave it, by the sentence of its first mention."""
    name = " ".join(event.name.split())
    if event.renamed:
        return short(name)
    if len(name) < 24 or " " not in name:  # as in the brief
        name = " ".join(event.mentions[0].sentence.split()).rstrip(".")
    return short(name[:1].upper() + name[1:])


def short(text: str) -> str:
    """Words on one line, cut at a word when too long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def quoted(text: str) -> str:
    """The same between quotation marks."""
    return f"“{short(text).strip(MARKS)}”"


def one_a_report(found: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """The first words of each report, of its text before those of its headline."""
    first: dict[str, Evidence] = {}
    for evidence in sorted(found, key=lambda e: e.number == 0):  # stable
        first.setdefault(evidence.document, evidence)
    return tuple(first.values())


def told_by(claims: Iterable[Claim]) -> tuple[Evidence, ...]:
    """The words of claims, one a report."""
    return one_a_report(c.evidence[0] for c in claims)
