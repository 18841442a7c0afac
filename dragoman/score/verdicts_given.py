"""Two claims given by their words: values read at the spans by the program's own extractors, then decided."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.compare import verdicts, weighing
from dragoman.compare.clauses import clauses
from dragoman.compare.context import Context, Decision
from dragoman.extract.numerals import numerals
from dragoman.model import (
    Certainty,
    Claim,
    ClaimField,
    Count,
    Event,
    Evidence,
    Relation,
    Report,
    Situation,
    Span,
    Statement,
    Status,
    Value,
    Voice,
    When,
    digest,
)

Row = Mapping[str, Any]
NONE = "NONE"
VALUES = (ClaimField.WHEN, ClaimField.COUNT, ClaimField.WHERE)
APART = (Relation.CONTRADICT, Relation.UPDATE, Relation.UNSETTLED)
AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR, Status.THREATENED, Status.CANCELLED))


class Given:
    """Decides pairs of one story whose claims are given: report, span and field, nothing else."""

    def __init__(self, situation: Situation, reports: Mapping[str, Report]) -> None:
        """Keep the story around the claims."""
        self.reports = reports
        self.situation = situation
        self.parsed = {r.document.id: r.parsed for r in reports.values()}
        self.documents = {d.id: d for d in situation.documents}

    def relation(self, pair: Row) -> str:
        """The likeliest relation of the pair; a contradiction only where it is likely enough."""
        found, rule = self.features(pair), self.ruled(pair)
        return rule if found is None else weighing.best(rule, weighing.likely(found))

    def features(self, pair: Row) -> weighing.Found | None:
        """What is weighed of a pair; None where its words are no clause."""
        field, event = ClaimField(pair["field"]), self._event(pair)
        context = self._context(event)
        sides = []
        for name in ("left", "right"):
            claim = next(self._claims(pair[name], field, event.id, words=True))
            values = self._values(pair[name], field, claim.evidence[0])
            if field is ClaimField.COUNT and not values:
                values = self._numbers(claim.evidence[0])
            sides.append(weighing.side(claim, values, context))
        left, right = sides
        if left is None or right is None:
            return None
        return weighing.features(left, right, field, self.ruled(pair), context)

    def _context(self, event: Event) -> Context:
        return Context(
            self.documents,
            {a.id: a for a in self.situation.actors},
            {event.id: event},
            {s.id: s for s in self.situation.statements},
            self.parsed,
        )

    def ruled(self, pair: Row) -> str:
        """The relation that the comparators give the pair, NONE where they say nothing."""
        field = ClaimField(pair["field"])
        events = self._event(pair)
        context = self._context(events)
        found: list[Decision] = []
        for words in (False, True):
            both = [list(self._claims(pair[side], field, events.id, words=words)) for side in ("left", "right")]
            if not found and all(both):
                found = [d for a in both[0] for b in both[1] if (d := verdicts.decide(a, b, context)) is not None]
        if not found or (field in VALUES and found[0].relation in APART and not self._one_matter(pair)):
            return NONE
        return found[0].relation.value

    def _one_matter(self, pair: Row) -> bool:
        """Whether the clauses around two values share what is said: else nothing shows that they are of one event."""
        both = []
        for side in ("left", "right"):
            words = self._evidence(pair[side])
            told = [c for c in clauses(self.parsed[words.document]) if c.evidence.overlaps(words)]
            senses = {f"sense {m.sense.name}" for c in told for m, _ in c.senses}
            both.append(senses.union(*(c.terms for c in told)))
        return bool(both[0] & both[1])

    def _event(self, pair: Row) -> Event:
        """The one event that both are given to be of: a stand-in, ahead where either report has it ahead."""
        words = [self._evidence(pair[side]) for side in ("left", "right")]
        told = [e for w in words for e in self.situation.events if any(_meets(m, w) for m in e.mentions)]
        status = next((e.status for e in told if e.status in AHEAD), told[0].status if told else Status.OCCURRED)
        return Event(
            id=digest("given", str(pair["left"]), str(pair["right"])),
            name=told[0].name if told else words[0].text,
            type=told[0].type if told else "",
            plover_type="",
            status=status,
            certainty=Certainty.CERTAIN,
            mentions=tuple(words),
            documents=tuple(w.document for w in words),
        )

    def _evidence(self, side: Row) -> Evidence:
        report = self.reports[side["report"]]
        return report.parsed.evidence(report.document.span(*side["span"]))

    def _claims(self, side: Row, field: ClaimField, about: str, *, words: bool) -> Iterator[Claim]:
        evidence = self._evidence(side)
        document = self.reports[side["report"]].document
        voice = Voice(document.id, document.outlet, self._statement(evidence))
        for value in [evidence.text] if words else self._values(side, field, evidence):
            yield Claim(digest("given", about, str(side)), about, field, value, voice, (evidence,))

    def _statement(self, evidence: Evidence) -> str | None:
        """The outermost statement that holds the words: its speaker is the voice."""
        held = [s for s in self.situation.statements if any(_meets(c, evidence) for c in s.content)]
        return max(held, key=_size).id if held else None

    def _values(self, side: Row, field: ClaimField, evidence: Evidence) -> Sequence[Value]:
        """What the extractors read at the words for the field; nothing where nothing finer than words is read."""
        mentions = self.reports[side["report"]].mentions
        if field is ClaimField.WHEN:
            found = [m.when for m in mentions.times if m.when and m.span.overlaps(evidence)]
            return sorted(found, key=_width)[:1]
        if field is ClaimField.COUNT:
            return [m.count for m in mentions.counts if m.span.overlaps(evidence)] or self._numbers(evidence)
        if field is ClaimField.WHERE:
            return [m.place for m in mentions.places if m.place and m.span.overlaps(evidence)]
        return []

    def _numbers(self, evidence: Evidence) -> Sequence[Value]:
        """The first number of words that are given to be a count ("one bomb, not two")."""
        parsed = self.parsed[evidence.document]
        inside = [n for n in numerals(parsed) if evidence.start <= parsed.tokens[n.first].start < evidence.end]
        return [Count("", "", n.low, n.high) for n in inside[:1]]


def _width(when: When) -> int:
    """Days from end to end; an open end is the widest."""
    return (when.latest - when.earliest).days if when.earliest and when.latest else 10**6


def _size(statement: Statement) -> int:
    return sum(c.end - c.start for c in statement.content)


def _meets(words: Span, evidence: Evidence) -> bool:
    return words.document == evidence.document and words.overlaps(evidence)
