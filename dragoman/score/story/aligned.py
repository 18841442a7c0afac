"""Gold and situation side by side: where each gold quote stands, and which actors and events answer to the gold's."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from dragoman.model import Actor, ActorWords, Document, Event, MentionKind, Situation, Span
from dragoman.names import PARTICLES, TITLES, fold, same_name, same_person

Gold = Mapping[str, Any]
ARTICLE = re.compile(r"^(?:the|a|an|this|these|those|its|their|our)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")


def plain(text: str) -> str:
    """Folded words without a leading article and possessive endings."""
    return fold(ARTICLE.sub("", POSSESSIVE.sub("", " ".join(text.split()))))


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a gold actor in one report, and the program's actor that bears it there (None: nobody)."""

    file: str
    alias: str
    gold: str
    actor: str | None


class Squeezed:
    """A document's text with each run of white space as one space, and the way back to its offsets."""

    def __init__(self, document: Document) -> None:
        """Squeeze once; every quote of the report is looked up in it."""
        self.document = document
        kept: list[str] = []
        self.offsets: list[int] = []
        for at, char in enumerate(document.text):
            if not char.isspace():
                kept.append(char)
            elif kept and kept[-1] != " ":
                kept.append(" ")
            else:
                continue
            self.offsets.append(at)
        self.text = "".join(kept)

    def place(self, quote: str, context: str | None = None) -> Span | None:
        """Where a gold quote stands (inside its context, if given); None when the reader dropped it."""
        words = " ".join(quote.split())
        around = " ".join((context or quote).split())
        at = self.text.find(around)
        inside = around.find(words)
        if at < 0 or inside < 0 or not words:
            return None
        start = at + inside
        return self.document.span(self.offsets[start], self.offsets[start + len(words) - 1] + 1)


class Aligned:
    """One story's gold beside what the program made of its reports."""

    def __init__(self, gold: Gold, situation: Situation) -> None:
        """Place every gold mention and spelling once."""
        self.gold = gold
        self.situation = situation
        self.documents = {PurePath(d.name).name: d for d in situation.documents}
        self.files = {d.id: name for name, d in self.documents.items()}
        self.texts = {name: Squeezed(d) for name, d in self.documents.items()}
        self.actors = {a.id: a for a in situation.actors}
        self.events = {e.id: e for e in situation.events}
        self.rows = {row["name"]: row for row in gold.get("actors", ())}
        self.units = tuple(_units(self))
        self.actor_of = _most_common((u.gold, u.actor) for u in self.units if u.actor)
        self.mentions: list[tuple[Gold, Gold, Event | None]] = [
            (row, m, self._event(m)) for row in gold.get("events", ()) for m in row["mentions"]
        ]
        self.events_of: dict[str, list[str]] = {}
        for row in gold.get("events", ()):
            counts = Counter(e.id for r, _, e in self.mentions if r["key"] == row["key"] and e)
            self.events_of[row["key"]] = sorted(counts, key=lambda i: (-counts[i], -self.events[i].weight, i))

    def place(self, file: str, quote: str, context: str | None = None) -> Span | None:
        """Where a gold quote stands in the document as read; None when it, or its document, was not read."""
        text = self.texts.get(file)
        return text.place(quote, context) if text else None

    def sentence(self, span: Span) -> tuple[int, int]:
        """The ends of the sentence that holds the start of a span."""
        rows = self.situation.sentences.get(span.document, ())
        at = bisect_right([start for start, _, _ in rows], span.start) - 1
        return (rows[at][0], max(rows[at][1], span.end)) if at >= 0 else (span.start, span.end)

    def best_event(self, key: str) -> Event | None:
        """The program's event that holds most of a gold event's mentions."""
        ids = self.events_of.get(key)
        return self.events[ids[0]] if ids else None

    def is_actor(self, gold_name: str, actor: str | None, text: str = "") -> bool:
        """Whether the program's actor, or the words it gives, mean the gold's actor or description."""
        row = self.rows.get(gold_name)
        if row is None:
            return alike(gold_name, text) or (actor is not None and alike(gold_name, self.actors[actor].name))
        known = self.actors.get(actor) if actor else None
        offered = [text] if text else []
        offered += [known.name, *known.aliases] if known else []
        return any(means(alias, row["kind"], words) for alias in {row["name"], *row["aliases"]} for words in offered)

    def _event(self, mention: Gold) -> Event | None:
        place = self.place(mention["file"], mention["quote"], mention.get("context"))
        if place is None:
            return None
        found = [
            (min(m.end, place.end) - max(m.start, place.start), e)
            for e in self.situation.events
            for m in e.mentions
            if m.overlaps(place)
        ]
        return max(found, key=lambda f: (f[0], f[1].weight, f[1].id))[1] if found else None


def means(alias: str, kind: str, words: str) -> bool:
    """Whether the program's words for an actor are the gold's name for it, give or take titles and articles."""
    ours, theirs = plain(alias), plain(words)
    if not ours or not theirs:
        return False
    if ours == theirs or same_name(alias, words):
        return True
    if kind == "person":
        return same_person(alias, words) or f" {ours} " in f" {theirs} "
    return " " in ours and (theirs.endswith(f" {ours}") or theirs.startswith(f"{ours} "))


def alike(described: str, words: str) -> bool:
    """Whether two descriptions share half of their words (Dice), or one holds the other."""
    a, b = set(plain(described).split()), set(plain(words).split())
    return bool(a and b) and (a <= b or b <= a or 2 * len(a & b) / (len(a) + len(b)) >= 0.5)


def _most_common(pairs: Iterable[tuple[str, str | None]]) -> dict[str, str]:
    counts: dict[str, Counter[str]] = {}
    for gold, actor in pairs:
        if actor:
            counts.setdefault(gold, Counter())[actor] += 1
    return {gold: min(c, key=lambda i: (-c[i], i)) for gold, c in counts.items()}


def _units(aligned: Aligned) -> Iterable[Unit]:
    """Each (report, spelling) that occurs; a spelling that two gold actors share says nothing and is passed over."""
    shared = Counter(a for row in aligned.rows.values() for a in {plain(a) for a in row["aliases"]})
    spelled = [(a, row) for row in aligned.rows.values() for a in row["aliases"] if shared[plain(a)] == 1]
    spelled.sort(key=lambda s: -len(s[0]))
    story = {row["file"] for row in aligned.gold.get("documents", ()) if row["story"]}
    bearers: dict[str, list[tuple[ActorWords, Actor]]] = {}
    for actor in aligned.situation.actors:
        for m in actor.mentions:
            if m.kind is not MentionKind.PRONOUN:
                bearers.setdefault(m.document, []).append((m, actor))
    for file, document in aligned.documents.items():
        if file not in story:
            continue
        taken = bytearray(len(document.text))
        found: dict[tuple[str, str], Counter[str | None]] = {}
        for alias, row in spelled:
            words = r"\s+".join(re.escape(w) for w in alias.split())
            for hit in re.finditer(rf"(?<!\w){words}(?!\w)", document.text, re.IGNORECASE):
                start, end = hit.span()
                if any(taken[start:end]):
                    continue
                taken[start:end] = b"\x01" * (end - start)
                bearer = _bearer(start, end, alias, row["kind"], bearers.get(document.id, []))
                found.setdefault((plain(alias), row["name"]), Counter())[bearer] += 1
        for (alias, gold), counts in found.items():
            known = {i: n for i, n in counts.items() if i}
            yield Unit(file, alias, gold, min(known, key=lambda i: (-known[i], i)) if known else None)


def _bearer(start: int, end: int, alias: str, kind: str, bearers: list[tuple[ActorWords, Actor]]) -> str | None:
    """The actor whose mention is these words, or ends with them behind titles and the like."""
    ours = _words(alias)
    for m, actor in bearers:
        if m.start < end and start < m.end:
            theirs = _words(m.text)
            if theirs == ours or ((kind == "person" or len(ours) > 1) and theirs[-len(ours) :] == ours):
                return actor.id
    return None


def _words(text: str) -> list[str]:
    words = plain(text).split()
    return [w for w in words if w not in TITLES and w not in PARTICLES] or words
