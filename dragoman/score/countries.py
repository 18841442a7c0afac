"""The country of every name and noun phrase of a text, as a coder would write it down.

The tables and the gazetteer know names; a phrase has the country of its head, else of whatever stands with the head.
"""

from collections.abc import Iterator, Set

from dragoman.extract import actors
from dragoman.extract.actors import persons
from dragoman.extract.actors.resolve import month_of, named_country
from dragoman.extract.gazetteer import SIDES, candidates
from dragoman.extract.syntax import ancestors
from dragoman.model import ActorKind, ActorMention, Entity, Parsed, Span

BODIES = {ActorKind.IGO: "IGO"}
UNIONS = {"UNO": "IGO", "EUR": "IGO"}  # gold records know one code for every body of states
NAMED = frozenset({"GPE", "NORP", "ORG", "LOC", "FAC"})
MISTAKEN = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})  # what the parser takes an unknown town for
LOOSE = frozenset({"", "GPE", "PERSON", "FAC", "LOC"})
NO_PLACE = frozenset({"PERSON", "DATE", "TIME"})
HALVES = frozenset({"central", "latin", "north", "south", "native"})  # "Central American" is nobody's adjective
OBSCURE = 5.0  # log10 of inhabitants below which a town whose country the text does not name is too little to go by
OWNERS = ("appos", "poss", "amod", "compound", "nmod")
AT_HOME = ("of", "from", "in", "at", "on", "near", "above", "around", "outside", "inside", "along")
LEADS = (*AT_HOME, "to", "into", "over", "against", "with", "between", "by", "for")  # before a town or a state


class Countries:
    """The countries of one text."""

    def __init__(self, parsed: Parsed, day: str = "") -> None:
        """Look up every named actor and place."""
        self.parsed = parsed
        self.day = day
        self.month = month_of(day)
        self.at = {t.start: t.i for t in parsed.tokens}
        self.known = self._known()

    def _known(self) -> dict[int, str]:
        """Token to code, of every named actor and place."""
        found: dict[int, str] = {}
        mentions = list(actors.find(self.parsed))
        chains: dict[int, str] = {}
        for m in mentions:
            if code := _code(m):
                chains.setdefault(m.chain, code)
        near = set(chains.values())
        for e in self.parsed.entities:
            found.update(dict.fromkeys(range(e.first, e.last), self._of_entity(e, near)))
        for t in self.parsed.tokens:
            if not t.entity and t.pos in ("ADJ", "PROPN", "NOUN") and t.text.istitle() and t.i not in found:
                found[t.i] = _of_name(t.text)  # "Burkinabe gendarmes": an adjective that the parser does not know
        for run in self._towns():
            if not any(found.get(i) for i in run):
                name = self.parsed.span(run.start, run.stop).text
                found.update(dict.fromkeys(run, self._of_words(name, near)))
        for m in mentions:
            if code := _code(m) or chains.get(m.chain, ""):
                found.update(dict.fromkeys(self.within(m.head), code))
        return {i: code for i, code in found.items() if code}

    def _towns(self) -> Iterator[range]:
        """Capital letters after "in" or "of": "residents of Osh", where the parser sees no name."""
        tokens = self.parsed.tokens
        for t in tokens:
            if t.pos == "ADP" and t.lower in AT_HOME:
                last = t.i + 1
                while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].entity in LOOSE:
                    last += 1
                if last > t.i + 1:
                    yield range(t.i + 1, last)

    def _of_entity(self, e: Entity, near: Set[str]) -> str:
        """What a name stands for, by the kind that the parser gives it."""
        name = self.parsed.span(e.first, e.last).text.removesuffix("'s").removesuffix("’s")
        if name.lower() in SIDES:
            return ""  # "the North" is no province of Cameroon
        if e.label == "PERSON":
            known = persons.as_of(name, self.month)
            code = (known[0] if known else "") or persons.in_those_years(name, self.month)
            if code or e.last - e.first > 1:
                return code or ""
            before = self.parsed.tokens[e.first - 1].lower if e.first else ""
            return _of_name(name) or (self._of_words(name, near) if before in LEADS else "")
        if e.label == "NORP" or (e.label == "ORG" and e.last - e.first > 1):
            return _of_name(name)  # "Bank of Unity" is in no town Unity
        return self._of_words(name, near) if e.label in NAMED | MISTAKEN else ""

    def _of_words(self, name: str, near: Set[str]) -> str:
        """What a name alone stands for; of places that share it the one in a country that the text names."""
        country, sector = actors.resolve(name, "", self.day)
        if country not in near and (country != named_country(name)):
            here = [c for c in candidates(name) if c.country in near]
            if here:
                country = max(here, key=lambda c: c.weight).country
            elif near and not any(c.weight >= OBSCURE for c in candidates(name) if c.country == country):
                country = country if not candidates(name) else ""
        return UNIONS.get(country, country) or ("IGO" if sector == "IGO" else "")

    def code(self, i: int) -> str:
        """The code of a noun phrase: of its head, else of what stands with the head; a pronoun's of its subject."""
        tokens = self.parsed.tokens
        if i in self.known:  # "Peru's Congress" is not the one in Washington
            owners = (c for c in self.parsed.children[i] if tokens[c].dep == "poss" and tokens[c].pos == "PROPN")
            return next((self.known[c] for c in owners if c in self.known), self.known[i])
        if tokens[i].pos == "PRON":
            return self._meant(i)
        bare = all(tokens[c].pos not in ("PROPN", "ADJ", "DET") for c in self.parsed.children[i])
        if tokens[i].pos == "PROPN" and tokens[i].entity not in NO_PLACE and tokens[i].text[:1].isupper() and bare:
            return self._of_words(tokens[i].text, set(self.known.values()))
        for c in sorted(self.parsed.children[i], key=lambda c: tokens[c].dep != "appos"):
            if tokens[c].dep in OWNERS and (code := self.code(c) if tokens[c].pos != "PRON" else self._meant(c)):
                return code
        for c in self.parsed.children[i]:
            if tokens[c].dep == "prep" and tokens[c].lower in AT_HOME:
                for g in self.parsed.children[c]:
                    if tokens[g].dep == "pobj" and tokens[g].pos != "PRON" and (code := self.code(g)):
                        return code
        return ""

    def _meant(self, i: int) -> str:
        """The country of whom "it", "they" or "his" speaks."""
        named = self.antecedent(i)
        return self.code(named) if named is not None else ""

    def antecedent(self, i: int) -> int | None:
        """Of whom a pronoun speaks: the nearest subject above that has a country."""
        for above in ancestors(self.parsed, i):
            for s in self.parsed.children[above.i]:
                token, (_, last) = self.parsed.tokens[s], self.parsed.subtree(s)
                if token.dep not in ("nsubj", "nsubjpass") or token.pos == "PRON" or last > i:
                    continue
                if self.code(s):
                    return s
        return None

    def within(self, span: Span) -> range:
        """The tokens of a span."""
        first = self.at.get(span.start)
        if first is None:
            return range(0)
        last = first
        while last < len(self.parsed.tokens) and self.parsed.tokens[last].start < span.end:
            last += 1
        return range(first, last)


def _of_name(name: str) -> str:
    """The country or union of which words bear a name of the tables; places apart."""
    if name.split(" ", 1)[0].lower() in HALVES and name.lower().endswith("american"):
        return ""
    country = named_country(name)
    return UNIONS.get(country, country) or ("IGO" if actors.resolve(name)[1] == "IGO" else "")


def _code(mention: ActorMention) -> str:
    code = mention.country or BODIES.get(mention.actor_kind, "")
    return UNIONS.get(code, code)
