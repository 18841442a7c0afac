"""Where the targets of decisions stand now: a quote's place in today's reports, and the item that holds it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from dragoman.model import Actor, Claim, Document, Quote, Situation, Span, Target, TargetKind

Key = TypeVar("Key", str, int, tuple[str, int])


class Places:
    """Where quotes stand in the reports at hand."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Index the reports by their text."""
        self.documents = list(documents)
        self.by_text: dict[str, list[Document]] = defaultdict(list)
        for document in self.documents:
            self.by_text[sha256(document.text.encode()).hexdigest()].append(document)

    def spans(self, quote: Quote) -> list[Span]:
        """In the very text: in the report that is meant, if it can be told from its copies. Else in a version of it."""
        same = [d for d in self.by_text.get(quote.sha256, ()) if d.text[quote.start : quote.end] == quote.words]
        if same:
            best = max(_likeness(quote, d) for d in same)
            return [d.span(quote.start, quote.end) for d in same if _likeness(quote, d) == best]
        found = []
        for document in self.documents:
            if _version(quote, document) and document.text.count(quote.sentence) == 1:
                start = document.text.index(quote.sentence) + quote.shift
                found.append(document.span(start, start + len(quote.words)))
        return found

    def all(self, target: Target) -> list[Span]:
        """Of every quote of a target, each place once: of a text that two outlets print, two quotes are one."""
        return list(dict.fromkeys(span for quote in target.quotes for span in self.spans(quote)))

    def report(self, target: Target) -> str | None:
        """The one report that a target is; None where none or several may be meant.

        What one outlet prints and when says nothing of another that prints the same text.
        """
        outlets = {d.id: d.outlet for d in self.documents}
        found = {
            span.document
            for quote in target.quotes
            for span in self.spans(quote)
            if None in (quote.outlet, outlets[span.document]) or _same(quote.outlet, outlets[span.document])
        }
        return found.pop() if len(found) == 1 else None


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()


def _likeness(quote: Quote, document: Document) -> int:
    pairs = ((quote.name, document.name), (quote.outlet, document.outlet), (quote.url, document.url))
    return sum(a is not None and a == b for a, b in pairs)


def _version(quote: Quote, document: Document) -> bool:
    """Whether a document is another version of the quote's report: its URL is the same, else its name and outlet."""
    if quote.url and document.url:
        return quote.url == document.url
    return (quote.name, quote.outlet) == (document.name, document.outlet)


# --- items -----------------------------------------------------------------------------------------------------------


def holding(spans: Sequence[Span], held: Iterable[tuple[Key, Sequence[Span]]]) -> Key | None:
    """The item that holds most of these words; of equals, one with the very words, then the first."""
    best: Key | None = None
    most = (0, 0)
    for key, words in held:
        score = (
            sum(any(s.overlaps(w) for w in words) for s in spans),
            sum((s.document, s.start, s.end) == (w.document, w.start, w.end) for s in spans for w in words),
        )
        if score > most:
            best, most = key, score
    return best


def actor(target: Target, actors: Iterable[Actor], places: Places) -> str | None:
    """By the table's code, by name, by the words it was quoted with, or by a spelling that only one actor has."""
    found = list(actors)
    coded = [a.id for a in found if target.code and a.code == target.code]
    if len(coded) == 1:
        return coded[0]
    named = [a.id for a in found if a.name.casefold() == target.words.casefold()]
    if len(named) == 1:
        return named[0]
    quoted = holding(places.all(target), ((a.id, a.mentions) for a in found))
    if quoted is not None:
        return quoted
    names = {n.casefold() for n in (target.words, *target.names)}
    for spelled in ([a for a in found if a.name.casefold() in names], _spelled(found, target.words)):
        if len(spelled) == 1:
            return spelled[0].id
    return None


def _spelled(actors: Iterable[Actor], name: str) -> list[Actor]:
    return [a for a in actors if name.casefold() in (w.casefold() for w in a.aliases)]


Sides = tuple[frozenset[tuple[str, int, int]], frozenset[tuple[str, int, int]]]


def sides(target: Target, places: Places) -> Sides:
    """Where the two quotes of a difference stand."""
    one, other = (frozenset((s.document, s.start, s.end) for s in places.spans(quote)) for quote in target.quotes)
    return one, other


def differs(target: Target, sides: Sides, left: Claim, right: Claim) -> bool:
    """Whether two claims are the two sides of a difference."""
    if target.field is not left.field:
        return False
    one, other = sides
    a, b = ({(e.document, e.start, e.end) for e in claim.evidence} for claim in (left, right))
    return bool((one & a and other & b) or (one & b and other & a))


def items(target: Target, situation: Situation, places: Places) -> tuple[str, ...]:
    """The ids of what a target is in a situation; empty when it is not there."""
    kind, found = target.kind, None
    if kind is TargetKind.OUTLET:
        outlet = target.words.casefold()
        return tuple(d.id for d in situation.documents if (d.outlet or "").casefold() == outlet)
    if kind is TargetKind.DIFFERENCE:
        claims = {c.id: c for c in situation.claims}
        at = sides(target, places)
        pairs = [v for v in situation.verdicts if differs(target, at, claims[v.left], claims[v.right])]
        return tuple(v.id for v in pairs)
    if kind is TargetKind.REPORT:
        found = places.report(target)
    elif kind is TargetKind.ACTOR:
        found = actor(target, situation.actors, places)
    elif kind is TargetKind.EVENT:
        found = holding(places.all(target), ((e.id, e.mentions) for e in situation.events))
    elif kind is TargetKind.STATEMENT:
        found = holding(places.all(target), ((s.id, s.content) for s in situation.statements))
    elif kind is TargetKind.QUESTION:
        asked = [q for q in situation.questions if is_asked(target, q.text, q.evidence, places)]
        found = asked[0].evidence[0].document if asked else None
    return (found,) if found is not None else ()


def is_asked(target: Target, text: str, evidence: Sequence[Span], places: Places) -> bool:
    """Whether a question is the one that was answered: the same text, or words that its evidence stands at."""
    return text == target.words and any(s.overlaps(e) for s in places.all(target) for e in evidence)


# --- making them -----------------------------------------------------------------------------------------------------


class Aim:
    """Makes targets of a situation's items."""

    def __init__(self, situation: Situation) -> None:
        """Over a situation."""
        self.situation = situation
        self.documents: Mapping[str, Document] = {d.id: d for d in situation.documents}
        self.claims = {c.id: c for c in situation.claims}
        self.sums: dict[str, str] = {}

    def quote(self, span: Span) -> Quote:
        """Words with their sentence and report."""
        document = self.documents[span.document]
        if span.document not in self.sums:
            self.sums[span.document] = sha256(document.text.encode()).hexdigest()
        sentences = self.situation.sentences.get(span.document, ())
        at = next(((s, e) for s, e, _ in sentences if s <= span.start < e), (span.start, span.end))
        start, end = at[0], max(at[1], span.end)
        return Quote(
            self.sums[span.document], document.name, document.outlet, document.url, span.start, span.end, span.text,
            document.text[start:end], span.start - start,
        )  # fmt: skip

    def one_a_report(self, spans: Iterable[Span]) -> tuple[Quote, ...]:
        """The first of each report."""
        first: dict[str, Span] = {}
        for span in spans:
            first.setdefault(span.document, span)
        return tuple(self.quote(s) for s in first.values())

    def target(self, kind: TargetKind, id: str) -> Target:
        """The target that an item is, by its id; of an outlet, by its name."""
        if kind is TargetKind.OUTLET:
            return Target(kind, id)
        return {
            TargetKind.REPORT: self._report,
            TargetKind.ACTOR: self._actor,
            TargetKind.EVENT: self._event,
            TargetKind.STATEMENT: self._statement,
            TargetKind.DIFFERENCE: self._difference,
            TargetKind.QUESTION: self._question,
        }[kind](id)

    def _report(self, id: str) -> Target:
        document = self.documents[id]
        start, end = next(((s, e) for s, e, _ in self.situation.sentences.get(id, ())), (0, len(document.text)))
        return Target(TargetKind.REPORT, document.name, (self.quote(document.span(start, end)),))

    def _actor(self, id: str) -> Target:
        found = next(a for a in self.situation.actors if a.id == id)
        told = sorted(found.mentions, key=lambda m: m.kind.value != "name")
        names = (found.name, *found.aliases)
        return Target(TargetKind.ACTOR, found.name, self.one_a_report(told), names, found.code)

    def _event(self, id: str) -> Target:
        found = next(e for e in self.situation.events if e.id == id)
        return Target(TargetKind.EVENT, found.name, self.one_a_report(found.mentions))

    def _statement(self, id: str) -> Target:
        found = next(s for s in self.situation.statements if s.id == id)
        words = f"{found.speaker.text or 'somebody'}: {' '.join(found.content[0].text.split())}"
        return Target(TargetKind.STATEMENT, words, tuple(self.quote(e) for e in found.content[:1]))

    def _difference(self, id: str) -> Target:
        found = next(v for v in self.situation.verdicts if v.id == id)
        sides = tuple(self.quote(self.claims[c].evidence[-1]) for c in (found.left, found.right))
        return Target(TargetKind.DIFFERENCE, found.reason, sides, field=found.field)

    def _question(self, number: str) -> Target:
        found = self.situation.questions[int(number)]
        return Target(TargetKind.QUESTION, found.text, tuple(self.quote(e) for e in found.evidence[:1]))

    def split(self, of: Target, id: str, words: str, report: str | None) -> Target:
        """The mentions of an actor or event that hold some words, in one report or in all; raises ValueError."""
        listed = self.situation.actors if of.kind is TargetKind.ACTOR else self.situation.events
        mentions: Sequence[Span] = next(i.mentions for i in listed if i.id == id)
        wanted = words.casefold()
        fit = [m for m in mentions if report in (None, m.document) and wanted in m.text.casefold()]
        if of.kind is TargetKind.EVENT:
            fit = fit or [
                m for m in mentions if report in (None, m.document) and wanted in self.quote(m).sentence.casefold()
            ]
        if not fit or len(fit) == len(mentions):
            how = "none" if not fit else "every one"
            raise ValueError(f'"{words}" stands in {how} of the mentions of {of.words}; nothing to split off')
        quotes = {m: self.quote(m) for m in mentions}
        copies = [m for m in mentions if m not in fit and any(self._copied(quotes[m], quotes[f]) for f in fit)]
        return Target(of.kind, words, tuple(quotes[m] for m in (*fit, *copies)))

    def _copied(self, one: Quote, other: Quote) -> bool:
        """Whether two quotes are one place of a text that two outlets print: it was read once, and is split once."""
        same = (one.sentence, one.shift, one.words) == (other.sentence, other.shift, other.words)
        return same and self._origin(one) & self._origin(other) != set()

    def _origin(self, quote: Quote) -> set[str]:
        """The origins of the reports with the quote's text, where any is known."""
        return {
            d.origin
            for d in self.situation.documents
            if d.origin and (d.name, d.outlet, d.url) == (quote.name, quote.outlet, quote.url)
        }
