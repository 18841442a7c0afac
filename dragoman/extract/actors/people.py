"""Persons of one document: spellings of one name, and the offices that the text teaches."""

from functools import cache
from typing import TYPE_CHECKING

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.persons import as_of, offices_of
from dragoman.extract.actors.usage import used
from dragoman.lexicon import by, table
from dragoman.model import MentionKind
from dragoman.names import person_words, same_person

if TYPE_CHECKING:
    from dragoman.extract.actors.coreference import Chains

REACH = 3  # sentences back that a bare "the minister" reaches before the whole text is asked
HEADS_OF_STATE = frozenset(
    ("president", "prime minister", "leader", "supreme leader", "monarch", "chancellor", "junta leader")
)


def gender_of(name: str) -> str:
    """ "f" or "m" where a full name's given name tells it; "" when it does not."""
    words = person_words(name)
    row = by("given_names", "word").get(words[0]) if len(words) > 1 else None
    return row["gender"] if row is not None else ""


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
        fits = fits or [c for c, name in self.full.items() if person_words(name)[-1:] == person_words(draft.name)]
        other = {"m": "f", "f": "m"}.get(draft.gender)
        clash = {d.chain for d in before if d.gender == other} if other else set()
        fits = [c for c in fits if c not in clash]
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
        by_head = {d.head_last - 1: d for d in self.drafts if d.sort == "role" and not d.plural}
        by_end = {d.last: d for d in self.drafts if d.sort == "role" and not d.plural}
        described = {d.head_last - 1: d for d in self.drafts if d.sort == "people" and d.is_person and not d.plural}
        for right in self.drafts:
            if right.sort != "person" or right.first == 0 or right.last >= len(tokens):
                continue
            name = tokens[right.head_last - 1]
            if tokens[right.first - 1].text == "," and (tokens[right.last].text in ",." or name.dep == "appos"):
                self._teach(
                    right, by_end.get(right.first - 1) or (by_head.get(name.head) if name.dep == "appos" else None)
                )
                beside = described.get(name.head) if name.dep == "appos" else None
                if beside is not None and beside.last < right.first:
                    self._introduced(beside, right.chain)

    def _introduced(self, draft: Draft, chain: int) -> None:
        """ "The herder, Ana Roy," is she, and so is the one herder spoken of before without a name."""
        if draft.chain >= 0:
            return
        draft.chain = chain
        same = [
            d for d in self.drafts
            if d is not draft and d.sort == "people" and not d.plural and d.key[-1:] == draft.key[-1:]
        ]  # fmt: skip
        before = [d for d in same if d.first < draft.first and d.chain < 0 and not d.definite and d.owner is None]
        if draft.definite and len(before) == 1 and len(same) == len(before):
            before[0].chain = chain

    def _teach(self, person: Draft, role: Draft | None) -> None:
        if role is None or role.sort != "role" or role.plural or role.chain >= 0:
            return
        if (
            role.first > person.last
            and self.reading.tokens[role.first].sentence != self.reading.tokens[person.first].sentence
        ):
            return
        role.chain, role.kind = person.chain, MentionKind.ROLE
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
        for chain, fact in facts.items():
            office = as_of(self.full[chain]) if fact.country is None and " " in self.full[chain] else None
            fact.country = office[0] if office is not None else fact.country
        for draft in self.drafts:
            if draft.chain in facts and draft.sort in ("person", "role"):
                fact = facts[draft.chain]
                draft.role = draft.role or fact.role
                draft.sector = draft.sector or fact.sector
                draft.country = draft.country or fact.country
                draft.gender = draft.gender or fact.gender or gender_of(self.full[draft.chain])
                draft.name = self.full.get(draft.chain, draft.name)

    def roles(self) -> None:
        """Give "the Turkish president", "the minister" the one person of the text who holds that office."""
        holders = [d for d in self.drafts if d.role and not d.former and not d.plural and d.sort == "person"]
        earlier: list[Draft] = []
        for draft in self.drafts:
            if draft.role is None or draft.plural or draft.sort not in ("person", "role"):
                continue
            if draft.chain < 0 and draft.kind is MentionKind.ROLE:
                self._role(draft, holders, earlier)
            elif draft.chain < 0:
                draft.chain = self.chains.new()
            if not draft.former:
                earlier.append(draft)

    def _role(self, draft: Draft, holders: list[Draft], earlier: list[Draft]) -> None:
        role = draft.role or ""
        if draft.country:
            fits = [h for h in holders if _same_office(h, draft) and _same_country(h, draft.country)]
            chains = list(dict.fromkeys(h.chain for h in fits)) or self._known_holders(draft)
            solo = role in solo_roles() and not draft.former
            if len(chains) == 1:
                self._hold(draft, chains[0])
            else:
                draft.chain = self.chains.keyed("role", role, draft.country) if solo else self.chains.new()
            return
        if draft.owner is not None:
            draft.chain = self.chains.new()
            return
        fits = [e for e in earlier if _same_office(e, draft)]
        sentence = self.reading.tokens[draft.first].sentence
        near = [e for e in fits if sentence - self.reading.tokens[e.first].sentence <= REACH]
        chains = list(dict.fromkeys(e.chain for e in near or fits))
        if len(chains) == 1:
            self._hold(draft, chains[0])
            return
        if chains:
            names = " or ".join(dict.fromkeys(e.name for e in (near or fits)[-3:]))
            draft.unsure = f'which "{draft.name}": {names}?'
        draft.chain = self.chains.new()

    def _known_holders(self, draft: Draft) -> list[int]:
        """Persons of this text whom the table of office holders knows in that office, when the text gives them none."""
        found = []
        for chain, name in self.full.items():
            held = offices_of(name) if " " in name else ()
            if any(o.country == draft.country and _fits_role(o.role, draft.role or "") for o in held):
                found.append(chain)
        return found

    def _hold(self, draft: Draft, chain: int) -> None:
        draft.chain = chain
        draft.name = self.full.get(chain, draft.name)


def _same_office(holder: Draft, draft: Draft) -> bool:
    office, role = holder.role or "", draft.role or ""
    if office == role or (role == "minister" and office.endswith(" minister")):
        return True
    if role == "spokesperson" and office.endswith("spokesperson"):
        return True
    return role == "leader" and office in HEADS_OF_STATE and bool(draft.country) and holder.country == draft.country


def _fits_role(office: str, role: str) -> bool:
    return office == role or (role == "leader" and office in HEADS_OF_STATE)


def _same_country(holder: Draft, country: str) -> bool:
    """A holder whose country the text leaves open fits only an office that a state has once."""
    return holder.country == country or (holder.country is None and holder.role in solo_roles())


@cache
def solo_roles() -> frozenset[str]:
    """Offices of which a state has one."""
    return frozenset(row["role"] for row in table("offices") if row["solo"] == "y")


def word_gender(word: str) -> str:
    """ "f" or "m" where a noun or a title tells it; "" when it does not."""
    return "f" if word in used("woman") else "m" if word in used("man") else ""
