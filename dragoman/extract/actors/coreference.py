"""Chains within one document: which drafts mean one actor. A doubtful link is not made; it is asked about."""

from collections.abc import Sequence

from dragoman.extract.actors import home
from dragoman.extract.actors.draft import Draft, Reading
from dragoman.extract.actors.people import Persons
from dragoman.extract.actors.pronouns import resolve_pronouns
from dragoman.extract.actors.reference import referent
from dragoman.extract.actors.usage import used
from dragoman.model import ActorKind, MentionKind, Token
from dragoman.names import initials, organisation_words

LOOSE = used("loose")
MOVEMENTS = (ActorKind.ARMED_GROUP, ActorKind.PARTY)  # "the Assembly" may be a state's, a town's or another state's
RULES = (("government",), ("regime",), ("administration",), ("dictatorship",))
NEAR = 2  # sentences back that "the group" reaches


def chain(reading: Reading, drafts: list[Draft]) -> None:
    """Give every draft its chain."""
    Chains(reading, drafts).run()


class Chains:
    """The chains of one document in the making."""

    def __init__(self, reading: Reading, drafts: list[Draft]) -> None:
        """Start with no chain made."""
        self.reading = reading
        self.drafts = drafts
        self.count = 0
        self.keys: dict[tuple[str, ...], int] = {}

    def new(self) -> int:
        """A fresh chain number."""
        self.count += 1
        return self.count - 1

    def keyed(self, *key: str) -> int:
        """The chain of a key, made at its first use."""
        if key not in self.keys:
            self.keys[key] = self.new()
        return self.keys[key]

    def run(self) -> None:
        """Names first, then roles, descriptors, pronouns: each leans on the ones before."""
        self._abbreviations()
        self._shortened()
        persons = Persons(self)
        persons.names()
        for draft in self.drafts:
            if draft.chain < 0 and draft.known is not None:
                draft.chain = self.keyed("id", draft.known)
            elif draft.chain < 0 and draft.sort == "body":
                draft.chain = self.keyed("body", draft.country or "", *(draft.key or organisation_words(draft.name)))
        self._copulas()
        persons.roles()
        self._regimes()
        self._descriptors()
        home.settle(self.reading, self.drafts)
        resolve_pronouns(self.reading, self.drafts, self.new)
        self._share()

    def _share(self) -> None:
        """What one mention of a chain says of country, sector and the table's id holds for all."""
        facts: dict[int, Draft] = {}
        for draft in self.drafts:
            if draft.country or draft.known:
                facts.setdefault(draft.chain, draft)
        for draft in self.drafts:
            fact = facts.get(draft.chain)
            if fact is not None and fact is not draft:
                draft.known = draft.known or fact.known
                draft.country = draft.country or fact.country
                if draft.sort != "state":
                    draft.sector = draft.sector or fact.sector

    def _abbreviations(self) -> None:
        """Join "Oria Protection Units (OPU)" and "the Oria Front, known as OF", whatever the tables say."""
        tokens = self.reading.tokens
        for left, right in zip(self.drafts, self.drafts[1:], strict=False):
            if left.kind is not MentionKind.NAME or right.kind is not MentionKind.NAME or left.sort == "person":
                continue
            between = [tokens[i].lower for i in range(left.last, min(right.first, left.last + 6))]
            bracket = between == ["("] and right.last < len(tokens) and tokens[right.last].text == ")"
            known_as = between[-2:] in (["known", "as"], ["called", "the"]) or between[-3:] == ["known", "as", "the"]
            letters = right.name.replace("-", "")
            if bracket and right.sort == "body" and _is_short(left.name) and " " in right.name and not right.known:
                self._rename(left, right)  # "OFRA (Oria Front for Rural Aid)"
            elif (bracket or known_as) and (letters.isupper() or known_as) and _may_abbreviate(left, right):
                right.known = left.known = left.known or right.known
                self._rename(left, right)

    def _shortened(self) -> None:
        """ "The Front" after "the Free Oria Front" is that, where only one movement of the report has such a name."""
        tokens = self.reading.tokens
        names = [d for d in self.drafts if d.kind is MentionKind.NAME and d.sort != "person"]
        whole: dict[str, list[Draft]] = {}
        for draft in names:
            if draft.head_last - draft.head_first > 1:
                whole.setdefault(tokens[draft.head_last - 1].text, []).append(draft)
        for draft in names:
            alone = draft.head_last - draft.head_first == 1 and draft.sort == "body" and draft.known is None
            long = whole.get(tokens[draft.head_first].text, []) if alone else []
            if not long or long[0].last > draft.first or tokens[draft.head_first - 1].lower != "the":
                continue
            one = len({self.reading.text(d.head_first, d.head_last) for d in long}) == 1 and long[0].sort == "body"
            if one and long[0].actor_kind in MOVEMENTS:
                draft.known, draft.actor_kind, draft.country = long[0].known, long[0].actor_kind, long[0].country
                draft.sector, draft.name, draft.key = long[0].sector, long[0].name, long[0].key

    def _rename(self, long: Draft, short: Draft) -> None:
        """Every later use of the letters means the name they were defined for."""
        words = self.reading.text(short.head_first, short.head_last)
        for draft in self.drafts:
            if draft.kind is MentionKind.NAME and self.reading.text(draft.head_first, draft.head_last) == words:
                draft.known, draft.actor_kind, draft.sort = long.known, long.actor_kind, long.sort
                draft.country, draft.sector = long.country or draft.country, long.sector or draft.sector
                draft.name, draft.key = long.name, long.key

    def _copulas(self) -> None:
        """Join "Oria Front is an armed group" and "the Oria Front, a rebel movement": one actor under two phrases."""
        tokens = self.reading.tokens
        heads = {d.head_last - 1: d for d in self.drafts if d.kind is not MentionKind.PRONOUN}
        for draft in self.drafts:
            if draft.chain >= 0 or draft.sort not in ("people", "role") or draft.kind is MentionKind.NAME:
                continue
            token = tokens[draft.head_last - 1]
            subject = None
            if token.dep == "attr" and tokens[token.head].lower in ("is", "are", "was", "were"):
                around = [tokens[c] for c in self.reading.parsed.children[token.head]]
                if not any(c.dep in ("neg", "aux", "mark") for c in around):
                    subject = next((heads[c.i] for c in around if c.dep == "nsubj" and c.i in heads), None)
            elif token.dep == "appos" and token.head < draft.first and _after_comma(tokens, draft.first):
                subject = heads.get(token.head)
            if (
                subject is not None
                and subject.chain >= 0
                and subject.plural == draft.plural
                and _one_sort(subject, draft)
            ):
                draft.chain, draft.known = subject.chain, subject.known

    def _regimes(self) -> None:
        """ "Assad's regime": the government of the country that the text makes its owner's."""
        for draft in self.drafts:
            if draft.chain >= 0 or draft.extra[:1] not in RULES:
                continue
            owner = draft.owner
            if owner is not None and owner.is_person and owner.country and not owner.former:
                draft.country, draft.sector, draft.actor_kind = owner.country, "GOV", ActorKind.GOVERNMENT
                draft.known = owner.country
                draft.chain = self.keyed("id", owner.country)

    def _descriptors(self) -> None:
        for at, draft in enumerate(self.drafts):
            if draft.chain >= 0 or draft.sort == "pronoun":
                continue
            draft.chain = self._earlier(at, draft)
            if draft.actor_kind is ActorKind.STATE and draft.plural:
                draft.unsure = draft.unsure or f'which are the "{draft.name}"?'

    def _earlier(self, at: int, draft: Draft) -> int:
        """The chain of an earlier mention a definite phrase repeats or stands for; else the phrase's own."""
        before = self.drafts[:at]
        sort = draft.extra[1] if len(draft.extra) > 1 else ""
        if sort in ("body", "group") and (meant := self._meant(before, draft)) >= 0:
            return meant
        if sort == "body" and draft.definite and not draft.country and len(draft.key) == 1:
            named = [d for d in before if d.sort == "body" and organisation_words(d.name)[-1:] == draft.key]
            sentence = self.reading.tokens[draft.first].sentence
            near = [d for d in named if sentence - self.reading.tokens[d.first].sentence <= NEAR]
            named = near or named
            if len({d.chain for d in named}) == 1:
                draft.country = named[-1].country
                return named[-1].chain
        if sort == "group" and draft.plural and draft.definite and len(draft.key) == 1:
            sentence = self.reading.tokens[draft.first].sentence
            near = [d for d in before if d.plural and d.key[-1:] == draft.key and d.extra[1:] == ("group",)]
            near = [d for d in near if sentence - self.reading.tokens[d.first].sentence <= NEAR]
            if len({d.chain for d in near}) == 1:
                return near[-1].chain
        if sort == "body" and draft.definite and not draft.country and (owned := self._owned(before, draft)):
            draft.country = owned.country
            return owned.chain
        if (
            draft.sort == "body"
            or (sort == "body" and (draft.definite or draft.country))
            or (sort == "group" and draft.plural)
        ):
            return self.keyed("words", draft.country or "", *draft.key)
        if draft.definite and draft.sort in ("role", "people") and not draft.owner:
            return self._definite(before, draft)
        return self.new()

    @staticmethod
    def _owned(before: list[Draft], draft: Draft) -> Draft | None:
        """ "Oria's information ministry ... the information ministry": the one country's of which the text has told."""
        words = len(draft.key)
        same = [
            d for d in before if words > 1 and d.key[-words:] == draft.key and d.extra[1:] == ("body",) and d.country
        ]
        return same[-1] if len({d.chain for d in same}) == 1 else None

    def _meant(self, before: list[Draft], draft: Draft) -> int:
        """The one named actor that "the movement" or "the army" stands for; -1 where none or several would do."""
        again = ("the", *draft.key)
        if draft.definite and not draft.country and again in self.keys:
            chain = self.keys[again]
            named = next(d for d in before if d.chain == chain)
        else:
            same = [d for d in before if d.key == draft.key and d.kind is MentionKind.DESCRIPTOR]
            if any(d.plural == draft.plural and not d.definite for d in same):
                return -1  # "a militia ... the militia": what was brought up by the same noun
            chains, fit = referent(before, draft)
            if fit is None:
                if len(chains) > 1 and not same:
                    names = " or ".join(dict.fromkeys(f'"{d.name}"' for d in before if d.chain in chains))
                    draft.unsure = f'whom does "{draft.name}" mean: {names}?'
                return -1
            chain, named = self.keys.setdefault(again, fit.chain), fit
        draft.known, draft.actor_kind, draft.country = named.known, named.actor_kind, named.country
        draft.sector = named.sector or draft.sector
        return chain

    def _definite(self, before: list[Draft], draft: Draft) -> int:
        """ "The official": the one official spoken of before, if there is one; of several it is a question."""
        head = draft.key[-1:] if draft.key else ()
        own = set(draft.key) - LOOSE
        fits = [
            d for d in before
            if d.key[-1:] == head and head and d.plural == draft.plural and d.kind is not MentionKind.NAME
            and (not draft.country or draft.country == d.country) and own <= set(d.key)
        ]  # fmt: skip
        chains = list(dict.fromkeys(d.chain for d in fits))
        if len(chains) == 1:
            return chains[0]
        if len(chains) > 1:
            names = " or ".join(dict.fromkeys(f'"{d.name}"' for d in fits[-3:]))
            draft.unsure = f'whom does "{draft.name}" mean: {names}?'
        return self.new()


def _after_comma(tokens: Sequence[Token], first: int) -> bool:
    """ "X, a rebel group," and not "called X a rebel"."""
    at = first - 1
    while at > 0 and tokens[at].tag == "DT":
        at -= 1
    return tokens[at].text == ","


def _one_sort(left: Draft, right: Draft) -> bool:
    if left.is_person or right.is_person:
        return left.is_person and right.is_person
    return left.sort != "state" and right.extra[-1:] in (("group",), ("body",), ())


def _is_short(name: str) -> bool:
    """Whether a name holds letters that stand for words: "ELN", "RED-Tabara"."""
    return any(len(part) > 1 and part.isupper() for part in name.replace("-", " ").split())


def _may_abbreviate(long: Draft, short: Draft) -> bool:
    if long.known and short.known and long.known != short.known:
        return short.name.isupper() and initials(long.name).startswith(short.name[:1])
    return True
