"""Which two parties a coder would write down for one act, and their countries.

An act's own doers and those it is done to come from ``extract.events``; a coding row also names who demands or
threatens it, and the party that the clause only concerns ("accepted a Chilean offer": Chile). A party without a country
of its own is at home where its words stand ("students in Lima"), else where the act is done, else in the country of
the other party; that is a coder's inference, and it stays in the scored rows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush

from dragoman.extract.actorlike import actor_like
from dragoman.extract.events import Reading
from dragoman.extract.events.arguments import TOGETHER
from dragoman.extract.events.speech import SAY
from dragoman.extract.syntax import (
    ancestors,
    by_agent,
    conjuncts,
    objects,
    passive,
    phrase_span,
    prepositional,
    subjects,
)
from dragoman.lexicon import table
from dragoman.model import Parsed, Span, Status
from dragoman.score import whom
from dragoman.score.countries import OWNERS, Countries

SITES = ("in", "at", "near", "outside", "inside")
TOWARDS = {"to": 1, "with": 1, "against": 1, "from": 1, "by": 1, "between": 1, "of": 2, "for": 2, "on": 2, "at": 2,
           "over": 2, "into": 2, "about": 2, "behind": 1}  # fmt: skip
STEPS = {"dative": 0, "pobj": 0, "dobj": 1, "nsubjpass": 1, "nsubj": 1, "poss": 1, "amod": 1, "compound": 1, "nmod": 1,
         "appos": 1, "xcomp": 1, "ccomp": 1, "pcomp": 1, "conj": 2, "acl": 2, "oprd": 1, "attr": 1}  # fmt: skip
ELSEWHERE = 4  # a step into a circumstance: place, time, another clause. The steps were set by hand on training rows
UP = ("xcomp", "pobj", "dobj", "prep", "pcomp", "acl", "acomp", "attr", "conj", "agent", "dative", "oprd", "ccomp")
BY_HOLDER = (Status.THREATENED, Status.CANCELLED, Status.DENIED)
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})  # of those named together one may face the other
AGAINST = frozenset({"ACCUSE", "PROTEST", "SANCTION", "THREATEN", "REJECT"})
BY_MEANS = frozenset({"MOBILIZE", "AID", "SANCTION", "RETREAT"})  # "sent troops": the object is the means
FAR = 9  # how far a party may stand that the clause only concerns; this and the next chosen on training rows
ABROAD = 3  # steps that a party of another country may stand behind one of no country or the source's own


@dataclass(frozen=True, slots=True)
class Side:
    """One party: its words where the text has any, and its code."""

    span: Span | None = None
    code: str = ""


class Sides:
    """The parties of the acts of one text."""

    def __init__(self, parsed: Parsed, day: str = "") -> None:
        """Look up every named actor and place of the text."""
        self.parsed = parsed
        self.day = day
        self.countries = Countries(parsed, day)
        self.known, self.at = self.countries.known, self.countries.at

    def of(self, reading: Reading) -> tuple[Side, Side]:
        """Source and target of an act."""
        known, source, code = self.asked(reading)
        found = whom.best(self.parsed, reading, source, code, known) if known else None
        target, other = (found.head, found.code) if found else (None, "")
        if not code:
            code = (self._before(reading, other) if source is None else "") or self._home(reading, other)
        if target is not None and not other:
            other = self._home(reading, code)
        return Side(self._span(source), code), Side(self._span(target), other)

    def asked(self, reading: Reading) -> tuple[list[whom.Facts], int | None, str]:
        """All that may be the target, with what the rules know of each; the source and its country."""
        sources, others = self._candidates(reading)
        at = reading.trigger.head
        before = [i for i in sources if i < at] if sources and sources[0] < at else sources
        source = next((i for i in before if self._code(i)), next(iter(before), None))
        code = self._code(source) if source is not None else ""
        return self._facts(reading, [i for i in others if i != source], source, code), source, code

    def _candidates(self, reading: Reading) -> tuple[list[int], list[int]]:
        """Who may be the source, and who the target, likeliest first."""
        mention = reading.mention
        agents, others = self._heads(mention.agents), self._heads(mention.recipients)
        holders = [i for i in self._heads(reading.holder) if i in self.known or actor_like(self.parsed, i)]
        if mention.status is Status.CALLED_FOR:
            asked, by = self._asked(reading)
            asking = by or [i for i in holders or self._speakers(reading) if asked or i not in agents]
            agents = [i for i in agents if i not in asking]
            return (asking, [*asked, *agents, *others]) if asking else ([*holders, *agents], [*others, *agents])
        if holders and mention.status in BY_HOLDER:
            return [*holders, *agents] if mention.status is Status.THREATENED else holders, [*others, *agents]
        sources = agents or holders
        if not any(self._code(i) for i in sources) or self._guests(reading, agents):
            sources = [*(i for i in self._doers(reading) if i not in others and self._code(i)), *sources]
        if mention.type in MUTUAL or reading.trigger.rule.sense in TOGETHER or reading.trigger.word == "exchange":
            others = [*others, *(i for i in agents if i != sources[0]), *(g for i in agents for g in self._joined(i))]
        return sources, others

    def _asked(self, reading: Reading) -> tuple[list[int], list[int]]:
        """Of whom something is asked, and by whom where a "by" says it: "asked Chad for a meeting", "was urged by"."""
        head = reading.trigger.head
        verb = self._roots(reading)[-1]
        if verb == head and self.parsed.tokens[head].tag == "VB":
            verb = next((t.i for t in ancestors(self.parsed, head) if t.pos == "VERB"), head)
        if verb == head or self.parsed.tokens[verb].pos != "VERB":
            return [], []
        near = [*objects(self.parsed, verb), *prepositional(self.parsed, verb, "on", "upon", "to", "from")]
        asked = [i for i in near if i < head and (i in self.known or actor_like(self.parsed, i))]
        return asked, by_agent(self.parsed, verb) if passive(self.parsed, verb) else []

    def _joined(self, i: int) -> Iterator[int]:
        """The adjectives of "Indian and Chinese officials"."""
        for c in self.parsed.children[i]:
            both = conjuncts(self.parsed, c) if self.parsed.tokens[c].dep in OWNERS else []
            yield from (g for g in both if g in self.known and len(both) > 1)

    def _guests(self, reading: Reading, agents: Sequence[int]) -> bool:
        """Whether a noun's parties all stand behind it ("ready for talks with Peru"), the other its subject."""
        trigger = reading.trigger
        tokens = self.parsed.tokens
        return trigger.noun and bool(agents) and all(tokens[tokens[i].head].lower == "with" for i in agents)

    # --- source ------------------------------------------------------------------------------------------------------

    def _speakers(self, reading: Reading) -> list[int]:
        """Who says that something must be done: the subject of the verb of saying around the act."""
        tokens = self.parsed.tokens
        agents = self._heads(reading.mention.agents)
        for above in ancestors(self.parsed, reading.trigger.head):
            for verb in (above.i, *self.parsed.children[above.i]):
                if tokens[verb].lemma in SAY and tokens[verb].pos == "VERB" and verb != reading.trigger.head:
                    who = [s for s in subjects(self.parsed, verb) if s not in agents]
                    if who:
                        return who
        return []

    def _doers(self, reading: Reading) -> list[int]:
        """The grammatical doers, whatever their noun ("dockers"); of a bare noun those of its clause."""
        trigger = reading.trigger
        verb = trigger.carrier if trigger.noun else trigger.head
        if verb is None:
            above = (t.i for t in ancestors(self.parsed, trigger.head) if t.pos in ("VERB", "AUX"))
            verb = next(above, None)
        if verb is None:
            return []
        if verb == trigger.head and passive(self.parsed, verb):
            return by_agent(self.parsed, verb)
        return by_agent(self.parsed, verb) or subjects(self.parsed, verb)

    # --- target ------------------------------------------------------------------------------------------------------

    def _facts(self, reading: Reading, others: Sequence[int], source: int | None, code: str) -> list[whom.Facts]:
        picked = self._by_rule(reading, others, source, code)
        heads = whom.named(self.parsed, reading.mention.sentence, source)
        heads += [picked] if picked is not None and picked not in heads else []
        agents = self._heads(reading.mention.agents)
        costs: dict[int, float] = {}
        for cost, i in self._reach(self._roots(reading), source):
            costs.setdefault(i, cost)
        means = _means() if reading.mention.type in BY_MEANS else frozenset()
        return [
            whom.Facts(
                i, self._code(i), self._own(i), self._party(i), self.parsed.tokens[i].lemma in means, i == picked,
                i in agents, i in others, costs.get(i),
            )
            for i in heads
        ]  # fmt: skip

    def _by_rule(self, reading: Reading, others: Sequence[int], source: int | None, code: str) -> int | None:
        """The first named party it is done to; else the nearest one below its words, named or not."""
        accused = self._against(reading) if reading.mention.type in AGAINST else []
        for i in (*accused, *others):
            mine = self._code(i)
            if mine and mine != code:
                return i
        means = _means() if reading.mention.type in BY_MEANS else frozenset()
        near = {i: 0.0 for i in others if self._party(i) and not (means and self._own(i))}
        for cost, i in self._reach(self._roots(reading), source):
            if cost <= FAR and i != source and self._party(i) and not self._own(i):
                near.setdefault(i, cost)
        tokens = self.parsed.tokens
        near = {i: c for i, c in near.items() if i in self.known or not {tokens[i].lemma, tokens[i].lower} & means}
        codes = {i: self._code(i) for i in near}
        best = min(near, key=lambda i: near[i] - ABROAD * (codes[i] not in ("", code)), default=None)
        if best is not None:
            return best
        trigger = reading.trigger
        things = objects(self.parsed, trigger.head if trigger.carrier is None else trigger.carrier)
        return next((i for i in things if i != source and self.parsed.tokens[i].pos != "PRON"), None)

    def _against(self, reading: Reading) -> list[int]:
        """Whom a complaint or charge is against, whoever it is lodged with."""
        trigger = reading.trigger
        found = prepositional(self.parsed, trigger.head, "against")
        for verb in (trigger.head, trigger.carrier):
            for thing in objects(self.parsed, verb) if verb is not None else ():
                found += prepositional(self.parsed, thing, "against")
        return found

    def _own(self, i: int) -> bool:
        """Whether it is the source's own: "its envoy", "his men"."""
        return any(self.parsed.tokens[c].tag == "PRP$" for c in self.parsed.children[i])

    def _party(self, i: int) -> bool:
        token = self.parsed.tokens[i]
        if token.pos == "PRON" or (token.dep == "compound" and i not in self.known):
            return False
        return i in self.known or (token.pos in ("NOUN", "PROPN") and actor_like(self.parsed, i))

    def _roots(self, reading: Reading) -> list[int]:
        """The act's words, and the verbs above that plan, ask or refuse it."""
        trigger = reading.trigger
        roots = [trigger.carrier if trigger.carrier is not None else trigger.head]
        for above in ancestors(self.parsed, roots[0]):
            last = self.parsed.tokens[roots[-1]]
            if last.dep not in UP or (last.dep == "ccomp" and above.lemma in SAY):
                break
            roots.append(above.i)
            if any(self.parsed.tokens[c].dep == "nsubj" for c in self.parsed.children[above.i]):
                break
        return roots

    def _reach(self, roots: Sequence[int], source: int | None) -> Iterator[tuple[float, int]]:
        """Tokens below the roots with their distance; nothing of the source, nor of a clause that only reports."""
        tokens = self.parsed.tokens
        queue = [(float(n), root) for n, root in enumerate(roots)]
        seen = set(roots)
        while queue:
            cost, i = heappop(queue)
            yield cost, i
            for c in self.parsed.children[i]:
                token = tokens[c]
                if c in seen or c == source or (token.lemma in SAY and token.dep in ("ccomp", "parataxis")):
                    continue
                if token.dep == "nsubj" and i in roots and not passive(self.parsed, i):
                    continue
                seen.add(c)
                step = TOWARDS.get(token.lower) if token.dep in ("prep", "agent", "dative") else None
                heappush(queue, (cost + (step if step is not None else STEPS.get(token.dep, ELSEWHERE)), c))

    # --- countries ---------------------------------------------------------------------------------------------------

    def _code(self, i: int) -> str:
        return self.countries.code(i)

    def _before(self, reading: Reading, other: str) -> str:
        """The first country told before an act whose doer the parse may have lost, unless it is the target."""
        first = self.parsed.sentences[reading.mention.sentence].first
        here = (self.known[j] for j in range(first, reading.trigger.first) if j in self.known)
        return next((code for code in here if code != other), "")

    def _home(self, reading: Reading, other: str) -> str:
        """Where a party without a country of its own is at home."""
        places = (self._code(h) for h in self._heads(reading.mention.places))
        place = next((code for code in places if code), "") or self._scene(reading)
        sentence = self.parsed.sentences[reading.mention.sentence]
        here = [self.known[j] for j in range(sentence.first, sentence.last) if j in self.known]
        return place or other or next(iter(here), "")

    def _scene(self, reading: Reading) -> str:
        """The country of the nearest place below the act: "shot in Nablus"."""
        tokens = self.parsed.tokens
        for cost, i in self._reach(self._roots(reading), None):
            link = tokens[tokens[i].head]
            if link.lower == "of" and tokens[link.head].dep == "pobj":
                link = tokens[tokens[link.head].head]  # "in the centre of Nablus"
            site = tokens[i].dep == "pobj" and tokens[i].pos == "PROPN" and tokens[i].entity != "NORP"
            if site and link.lower in SITES and cost <= FAR and i in self.known:
                return self.known[i]
        return ""

    # --- words -------------------------------------------------------------------------------------------------------

    def _heads(self, spans: Sequence[Span]) -> list[int]:
        """The head token of each span."""
        return [h for span in spans if (h := self._head(self.countries.within(span))) is not None]

    def _head(self, inside: range) -> int | None:
        tokens = self.parsed.tokens
        return next((i for i in inside if tokens[i].head not in inside or tokens[i].head == i), None)

    def _span(self, i: int | None) -> Span | None:
        """A party's words; a coder writes down the name that a pronoun stands for."""
        if i is None:
            return None
        named = self.countries.antecedent(i) if self.parsed.tokens[i].pos == "PRON" else None
        return phrase_span(self.parsed, i if named is None else named)


@cache
def _means() -> frozenset[str]:
    rows = table("descriptors")
    return frozenset(row["word"] for row in rows if row["kind"] == "military" or row["sort"] == "craft")
