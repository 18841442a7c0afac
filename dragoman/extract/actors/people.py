"""Persons of one document: spellings of one name, and the offices that the text teaches."""

from typing import TYPE_CHECKING

from dragoman.extract.actors.draft import Draft
from dragoman.model import MentionKind
from dragoman.names import person_words, same_person

if TYPE_CHECKING:
    from dragoman.extract.actors.coreference import Chains

APPOSITION = 2  # tokens between a name and its apposition: a comma, an article


class Persons:
    """Names into persons, then roles to the persons who hold them."""

    def __init__(self, chains: "Chains") -> None:
        """Work on the chains of one document."""
        self.chains = chains
        self.drafts = chains.drafts
        self.reading = chains.reading
        self.full: dict[int, str] = {}  # chain -> its fullest name

    def names(self) -> None:
        """Full names first; then single names, each to the one person it fits."""
        people = [d for d in self.drafts if d.sort == "person"]
        for draft in people:
            if len(person_words(draft.name)) > 1:
                fits = [c for c, name in self.full.items() if same_person(name, draft.name)]
                draft.chain = fits[0] if len(fits) == 1 else self.chains.new()
                if len(draft.name) > len(self.full.get(draft.chain, "")):
                    self.full[draft.chain] = draft.name
        for at, draft in enumerate(people):
            if draft.chain < 0:
                self._single(draft, people[:at])
        self._appositions()
        self._share()

    def _single(self, draft: Draft, before: list[Draft]) -> None:
        fits = [c for c, name in self.full.items() if same_person(name, draft.name)]
        fits = fits or [c for c, name in self.full.items() if person_words(name)[:1] == person_words(draft.name)]
        if len(fits) > 1 and draft.role:
            holders = {d.chain for d in self.drafts if d.chain in fits and d.role == draft.role}
            fits = list(holders) if len(holders) == 1 else fits
        if len(fits) > 1:
            spoken = [d.chain for d in before if d.chain in fits]
            recent = list(dict.fromkeys(spoken))
            if len(recent) == 1:
                fits = recent
            else:
                names = " or ".join(self.full[c] for c in fits[:3])
                draft.unsure = f'which "{draft.name}": {names}?'
        draft.chain = fits[0] if len(fits) == 1 else self.chains.new()
        if not fits:
            self.full[draft.chain] = draft.name

    def _appositions(self) -> None:
        """ "X, a State Department spokesman," and "the president, X,": the role phrase means the person beside it."""
        tokens = self.reading.tokens
        by_start = {d.first: d for d in self.drafts}
        for draft in self.drafts:
            if draft.sort != "person" or draft.last >= len(tokens):
                continue
            at = draft.last
            if tokens[at].text in ",(" or tokens[at].lower == "who":
                at += 1
                if tokens[at - 1].lower == "who" and at < len(tokens) and tokens[at].lower in ("is", "was"):
                    at += 1
            elif tokens[at].lower not in ("is", "was"):
                continue
            else:
                at += 1
            while at < len(tokens) and tokens[at].tag == "DT":
                at += 1
            self._teach(draft, by_start.get(at))
        for left, right in zip(self.drafts, self.drafts[1:], strict=False):
            comma = right.first - left.last == 1 and tokens[left.last].text == ","
            if left.sort == "role" and right.sort == "person" and comma and left.definite and right.last < len(tokens):
                closes = tokens[right.last].text in ",." or tokens[right.head_last - 1].dep == "appos"
                if closes and not left.plural:
                    self._teach(right, left)

    def _teach(self, person: Draft, role: Draft | None) -> None:
        if role is None or role.sort != "role" or role.plural or role.chain >= 0:
            return
        if (
            role.first > person.last
            and self.reading.tokens[role.first].sentence != self.reading.tokens[person.first].sentence
        ):
            return
        role.chain = person.chain
        person.role = person.role or role.role
        person.sector = person.sector or role.sector
        person.country = person.country or role.country

    def _share(self) -> None:
        """What one mention of a person teaches holds for all."""
        facts: dict[int, Draft] = {}
        for draft in self.drafts:
            if draft.chain in self.full and draft.sort == "person":
                known = facts.setdefault(draft.chain, draft)
                if known is not draft and draft.role and (not known.role or (not known.country and draft.country)):
                    facts[draft.chain] = draft
        for draft in self.drafts:
            fact = facts.get(draft.chain)
            if fact is not None and draft.sort in ("person", "role"):
                draft.role = draft.role or fact.role
                draft.sector = draft.sector or fact.sector
                draft.country = draft.country or fact.country
                draft.gender = draft.gender or fact.gender
                draft.name = self.full.get(draft.chain, draft.name)

    def roles(self) -> None:
        """ "The Turkish president", "the minister": the one person of the text who holds that office."""
        held: dict[tuple[str, str], list[int]] = {}
        for draft in self.drafts:
            if draft.sort == "person" and draft.role and not draft.former:
                held.setdefault((draft.role, draft.country or ""), []).append(draft.chain)
        for draft in self.drafts:
            if draft.chain < 0 and draft.sort == "role" and not draft.plural and draft.kind is MentionKind.ROLE:
                self._role(draft, held)

    def _role(self, draft: Draft, held: dict[tuple[str, str], list[int]]) -> None:
        role = draft.role or ""
        holders: list[int] = []
        for (office, country), chains in held.items():
            same = office == role or (role == "minister" and office.endswith(" minister"))
            if same and (not draft.country or not country or draft.country == country):
                holders += chains
        people = list(dict.fromkeys(holders))
        if len(people) == 1 and (draft.country or not draft.owner):
            draft.chain = people[0]
            draft.name = self.full.get(people[0], draft.name)
        elif len(people) > 1 and not draft.country and not draft.owner:
            names = " or ".join(self.full[c] for c in people[:3])
            draft.unsure = f'which "{draft.name}": {names}?'
            draft.chain = self.chains.new()
        elif draft.country and not draft.former:
            draft.chain = self.chains.keyed("role", role, draft.country)
