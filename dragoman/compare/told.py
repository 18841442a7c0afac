"""A story's clauses with what stands around them: whose words they are, which parties act, which event is meant."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from dragoman.compare.clauses import Clause, clauses, nations
from dragoman.compare.context import Context
from dragoman.model import ActorKind, Claim, ClaimField, Event, Evidence, Stance, Statement, Value, Voice, digest

PARTIES = (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.IGO, ActorKind.PARTY, ActorKind.MILITARY)


COMMON = 0.2  # share of the story's sentences above which a term ties nothing by itself
LITTLE = 0.25  # what such a term is worth


class Terms:
    """How much a shared term ties two clauses of one story."""

    def __init__(self, told: Iterable[Clause]) -> None:
        """Count each term once a sentence."""
        sentences = {(c.evidence.document, c.sentence): c.around for c in told}
        self.df = Counter(t for terms in sentences.values() for t in terms)
        self.most = max(3.0, COMMON * len(sentences))

    def weight(self, terms: Iterable[str]) -> float:
        """The weight of some terms together."""
        return sum(1.0 if self.df[t] <= self.most else LITTLE for t in terms)


class Told:
    """Everything told in words in one story, indexed once."""

    def __init__(self, context: Context) -> None:
        """Index mentions of actors and contents of statements by where they stand."""
        self.context = context
        self.actors: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for actor in context.actors.values():
            for m in actor.mentions:
                self.actors[m.document].append((m.start, m.end, actor.id))
        self.contents: dict[str, list[tuple[int, int, Statement]]] = defaultdict(list)
        for s in context.statements.values():
            for c in s.content:
                self.contents[c.document].append((c.start, c.end, s))
        self.mentions: dict[str, list[tuple[Evidence, Event]]] = defaultdict(list)
        for event in context.events.values():
            for mention in event.mentions:
                self.mentions[mention.document].append((mention, event))
        self._parties: dict[int, frozenset[str]] = {}  # by the clause's identity: ``clauses`` keeps them all

    @cached_property
    def clauses(self) -> list[Clause]:
        """All clauses, report after report."""
        return [c for d in sorted(self.context.parsed) for c in clauses(self.context.parsed[d])]

    @cached_property
    def terms(self) -> Terms:
        """How rare each term is in this story."""
        return Terms(self.clauses)

    @cached_property
    def _sentences(self) -> dict[tuple[str, int], frozenset[str]]:
        return {(c.evidence.document, c.sentence): c.around for c in self.clauses}

    def around(self, clause: Clause) -> frozenset[str]:
        """The content lemmas of a clause's sentence and of the two beside it."""
        document, n = clause.evidence.document, clause.sentence
        found = self._sentences
        return clause.around.union(*(found.get((document, k), frozenset()) for k in (n - 1, n + 1)))

    def events(self, clause: Clause) -> set[str]:
        """The events told in a clause's sentence."""
        words = clause.evidence
        return {e.id for m, e in self.mentions.get(words.document, ()) if m.number == words.number}

    def statement(self, words: Evidence) -> Statement | None:
        """The outermost statement that holds some words."""
        middle = (words.start + words.end) // 2
        held = [(end - start, s.id, s) for start, end, s in self.contents[words.document] if start <= middle < end]
        return max(held)[2] if held else None

    def parties(self, clause: Clause) -> frozenset[str]:
        """The parties that a clause's subjects name; "our men" are the speaker's."""
        if id(clause) not in self._parties:
            self._parties[id(clause)] = self._named(clause)
        return self._parties[id(clause)]

    def _named(self, clause: Clause) -> frozenset[str]:
        found = set()
        for start, end, actor in self.actors[clause.evidence.document]:
            if any(start < e and s < end for s, e in clause.doers):
                found.add(self.context.party(actor))
        known = nations()
        found |= {f"country:{known[w]}" for w in clause.subject if w in known and clause.doers}
        statement = self.statement(clause.evidence) if clause.own or clause.pronoun else None
        meant = statement is not None and (clause.own or statement.stance is Stance.DENIES)
        if meant and statement is not None and statement.speaker.actor is not None:
            found.add(self.context.party(statement.speaker.actor))
        named = frozenset(p for p in found if p.startswith("country:"))
        sure = clause.own or clause.pronoun
        return named or frozenset(p for p in found if sure or self._somebody(p))

    def known(self, actor: str) -> str | None:
        """An actor's party, where it is somebody in particular."""
        return self.context.party(actor) if self._somebody(actor) else None

    def _somebody(self, actor: str) -> bool:
        """Whether it is a party in particular, not "rebels" or whoever speaks in an interview."""
        known = self.context.actors.get(actor)
        return known is not None and (known.code is not None or known.kind in PARTIES)

    def claim(self, clause: Clause, field: ClaimField) -> Claim:
        """The claim that a clause makes, of nothing yet."""
        return self.in_words(clause.evidence, field)

    def in_words(self, evidence: Evidence, field: ClaimField, value: Value | None = None) -> Claim:
        """The claim that some words make; without a value, what they say."""
        document = self.context.documents[evidence.document]
        statement = self.statement(evidence)
        voice = Voice(document.id, document.outlet, statement.id if statement else None)
        origin = document.origin or document.id
        if statement is not None and statement.speaker.actor is not None:
            origin = digest("speaker", statement.speaker.actor)
        said = value if value is not None else " ".join(evidence.text.split())
        return Claim("", "", field, said, voice, (evidence,), origin=origin)

    def on(self, claim: Claim, about: str) -> Claim:
        """A claim with the event that it is about."""
        words = claim.evidence[0]
        made = digest("claim", about, claim.field, claim.value, words.document, words.start, words.end)
        return replace(claim, about=about, id=made)

    def about(self, *told: Clause | Evidence) -> str | None:
        """The event that some clauses are about: told in their words, else their sentences, else their reports."""
        words = [c.evidence if isinstance(c, Clause) else c for c in told]
        best: tuple[float, float, str] | None = None
        for said in words:
            for mention, event in self.mentions.get(said.document, ()):
                near = _nearness(mention, said), event.weight, event.id
                best = near if best is None else max(best, near)
        return best[2] if best else None


def _nearness(mention: Evidence, words: Evidence) -> float:
    """Of two pieces of one report."""
    if mention.overlaps(words):
        return 3.0
    return 2.0 if mention.number == words.number else 1.0
