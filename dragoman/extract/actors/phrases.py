"""Noun phrases -> drafts: what each phrase stands for, by its head and by what the tables know in it."""

from collections.abc import Iterator, Sequence

from dragoman.extract.actors.descriptors import OTHER_GOVERNMENT, describe, inner, sector_of
from dragoman.extract.actors.draft import ARTICLES, DEFINITE, FEMALE, MALE, Draft, Reading
from dragoman.extract.actors.gazetteer import Match
from dragoman.extract.actors.metonyms import acts
from dragoman.extract.actors.proper import Proper
from dragoman.extract.actors.roles import Title, title_of
from dragoman.lexicon import by
from dragoman.model import ActorKind, MentionKind, Token
from dragoman.names import TITLES, fold, organisation_words

SUBJECTS = {"he": "m", "she": "f", "they": "", "it": "n", "we": "", "i": ""}
OWNERS = {"his": "m", "her": "f", "their": "", "its": "n", "him": "m", "them": ""}
RULERS = (("government",), ("regime",), ("junta",))
QUANTITIES = frozenset(
    ("at", "least", "most", "about", "nearly", "around", "more", "than", "over", "up", "to", "almost", "some",
     "several", "other", "dozens", "hundreds", "thousands", "many", "few", "multiple",
     "roughly", "approximately", "numerous")
)  # fmt: skip
LONGEST = 16  # tokens; a longer left edge is a parser's slip, not a noun phrase
TITLE_WORDS = frozenset(("resistance", "opposition", "liberation", "independence", "security", "defence", "defense",
                         "guerrilla", "ruling", "banned", "outlawed", "backed", "armed", "islamist"))  # fmt: skip
NEGATIONS = frozenset(("no", "any", "neither", "what", "which", "whatever"))


def units(reading: Reading, proper: list[Proper]) -> list[tuple[int, int]]:
    """Base noun phrases as token ranges, joined where a known name or office runs across two, in order, disjoint."""
    spans = list(_base(reading))
    spans += [(m.first, m.last) for m in reading.matches]
    spans += [(o[0], o[1]) for o in reading.offices]
    spans += [(p.first, p.last) for p in proper]
    joined: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if joined and first < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        elif joined and _one_name(reading, joined[-1], first):
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _base(reading: Reading) -> Iterator[tuple[int, int]]:
    """Each nominal head with its left edge, possessor included ("Oria's president" is one phrase)."""
    tokens, children = reading.tokens, reading.parsed.children
    for t in tokens:
        if t.pos not in ("NOUN", "PROPN") or t.dep in ("compound", "nmod", "poss", "amod", "punct"):
            continue
        left = t.i
        while children[left] and children[left][0] < left:
            left = children[left][0]
        if t.i - left < LONGEST:
            yield left, t.i + 1


def _one_name(reading: Reading, before: tuple[int, int], first: int) -> bool:
    """A title glued to its name, which the parser sometimes takes for two phrases."""
    dotted = before[1] == first - 1 and reading.tokens[before[1]].text == "." and before[1] - 1 in reading.office_at
    if (before[1] != first and not dotted) or not reading.one_sentence(before[1] - 1, first + 1):
        return False
    if dotted:
        return reading.tokens[first].pos == "PROPN" and reading.tokens[before[1] - 1].pos == "PROPN"  # "Lt. Col. X"
    office = reading.office_at.get(first - 1)
    title, name = reading.tokens[first - 1], reading.tokens[first]
    row = by("descriptors", "word").get(title.lower)
    match = reading.match_at.get(first)
    if match is not None and match.entry.sort == "group" and title.pos == "NOUN" and match.first == first:
        return row is not None and row["sort"] == "group"  # "the regional bloc ECOWAS", however it is parsed
    if name.pos != "PROPN" or title.tag in ("NNS", "NNPS"):
        return False
    if office is not None and office[1] == first:
        return True
    return title.pos == "NOUN" and row is not None and row["sort"] == "people" and name.entity == "PERSON"


class Phrases:
    """Makes the drafts of one text."""

    def __init__(self, reading: Reading, proper: list[Proper]) -> None:
        """Index the unknown names by their ends."""
        self.reading = reading
        self.tokens = reading.tokens
        self.proper_end = {p.last: p for p in proper}
        self.proper_start = {p.first: p for p in proper}
        self.in_names = {i for p in proper for i in range(p.first, p.last - 1) if self.tokens[i].tag == "POS"}
        self.drafts: list[Draft] = []

    def run(self, spans: list[tuple[int, int]]) -> list[Draft]:
        """Every draft in text order."""
        for first, last in spans:
            parts = list(self._parts(first, last))
            made = [self._unit(left, right, None) for left, right in parts]
            if made and made[-1] is not None and made[-1].plural and made[-1].kind is not MentionKind.NAME:
                self._listed(parts[:-1])
        self._complements()
        self.drafts.extend(self._possessives())
        self.drafts.sort(key=lambda d: (d.head_first, d.first))
        return self.drafts

    def _listed(self, parts: list[tuple[int, int]]) -> None:
        """The states of "Orian, Borian and Corian ministers": each demonym of the list is a mention."""
        for left, last in parts:
            first = left + (self.tokens[left].tag == "DT")
            match = self.reading.match_at.get(first)
            if match is not None and (match.first, match.last) == (first, last) and match.entry.sort == "demonym":
                entry = match.entry
                self.drafts.append(
                    Draft(
                        first, last, first, last, MentionKind.NAME, entry.kind, "state", entry.name,
                        entry.id, entry.country, key=(fold(entry.name),),
                    )
                )  # fmt: skip

    def _complements(self) -> None:
        """Take in "of ...": "the head of the interim government", "leaders of the Oria Front"."""
        starts = {d.first: d for d in self.drafts}
        bodies = {o.first: d for d in self.drafts if d.sort in ("body", "group") and (o := d.owner) is not None}
        for draft in self.drafts:
            after = draft.last
            if draft.sort not in ("role", "people") or after + 1 >= len(self.tokens):
                continue
            link = self.tokens[after].lower
            if link == "in" and draft.extra[:1] in RULERS:
                self._seated(draft, after)
                continue
            speaks = link == "for" and "spokes" in (draft.role or "")
            if (link != "of" and not speaks) or self.tokens[after].head != draft.head_last - 1:
                continue
            at = after + 1
            while at < len(self.tokens) and self.tokens[at].tag in ("DT", "PRP$"):
                at += 1
            other = bodies.get(at) or starts.get(at)
            if other is None or other.sort == "person" or other.sort == "pronoun":
                continue
            if self.tokens[other.head_last - 1].head != after:
                continue  # "leader of a UN team" leads the team, not the UN
            if any(self.tokens[c].dep == "conj" for c in self.reading.parsed.children[other.head_last - 1]):
                continue
            draft.last = other.last
            draft.owner = draft.owner or other
            draft.country = draft.country or other.country
            draft.sector = draft.sector or other.sector
            draft.name = self.reading.text(draft.first, draft.last)
            if draft.plural and draft.actor_kind is ActorKind.ARMED_GROUP and other.actor_kind is ActorKind.ARMED_GROUP:
                draft.known, draft.sector = other.known, other.sector  # "militants of the Oria Front"
            if other.sort == "state" and draft.extra[:1] in RULERS:
                self._govern(draft, other.known)

    def _seated(self, draft: Draft, after: int) -> None:
        """ "The junta in Oria City" rules Oria: a seat names the state, except that of a lower or rival government."""
        match = self.reading.match_at.get(after + 1)
        if match is None or match.first != after + 1 or match.entry.sort != "capital" or draft.country:
            return
        draft.country = match.entry.country
        self._govern(draft, match.entry.id)
        if draft.known:
            draft.last = match.last
            draft.name = self.reading.text(draft.first, draft.last)

    def _govern(self, draft: Draft, state: str | None) -> None:
        """Give a government the id of its state, unless its own words set it apart."""
        words = {t.lower for t in self.tokens[draft.first : draft.head_first]}
        if not words & OTHER_GOVERNMENT and not draft.plural:
            draft.known, draft.actor_kind, draft.sector = state, ActorKind.GOVERNMENT, "GOV"

    def _parts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Cut a phrase at commas, brackets, quotation marks and behind a person; one name's words stay together."""
        start = first
        for i in range(first, last):
            token = self.tokens[i]
            person = token.pos == "CCONJ" and self._person_before(i)  # "Ana Roy and Oria's minister"
            if (person or token.text in ',;:()[]{}"“”—/') and i not in self.reading.match_at:
                if start < i:
                    yield start, i
                start = i + 1
        if start < last:
            yield start, last

    def _person_before(self, i: int) -> bool:
        proper = self.proper_end.get(i)
        return proper is not None and proper.kind is ActorKind.PERSON

    def _unit(self, first: int, last: int, owner: Draft | None) -> Draft | None:
        """One phrase without commas; returns the draft of its head, if it stands for an actor."""
        cut = self._last_possessive(first, last)
        if cut is not None:
            owner = self._unit(first, cut, None)
            draft = self._plain(cut + 1, last, owner)
            if draft is not None:
                draft.definite = True
                self._stretch(draft, owner)
            return draft
        return self._plain(first, last, owner)

    def _stretch(self, draft: Draft, owner: Draft | None) -> None:
        """The possessor belongs to the words of a role or descriptor ("Oria's president"), not to those of a name."""
        if owner is not None and draft.kind is not MentionKind.NAME:
            draft.first = owner.first
            draft.name = self.reading.text(draft.first, draft.last)

    def _last_possessive(self, first: int, last: int) -> int | None:
        if last - first < 3:
            return None
        for i in range(last - 2, first, -1):
            if self.tokens[i].tag == "POS" and not self._inside(i):
                return i
        return None

    def _inside(self, i: int) -> bool:
        match = self.reading.match_at.get(i)
        return (match is not None and match.last > i + 1) or i in self.in_names

    def _plain(self, first: int, last: int, owner: Draft | None) -> Draft | None:
        first, definite, blocked = self._trim(first, last)
        if first >= last or blocked:
            return None
        last -= self.tokens[last - 1].tag == "POS" and not self._inside(last - 1)
        if first >= last or self.tokens[last - 1].pos == "PRON":
            return None
        draft = (
            self._named(first, last, owner)
            or self._known(first, last)
            or self._common(first, last, owner, definite=definite)
        )
        if draft is None:
            self.drafts.extend(inner(self.reading, first, last))
            return None
        draft.definite = draft.definite or definite
        draft.owner = draft.owner or owner
        self.drafts.append(draft)
        return draft

    def _trim(self, first: int, last: int) -> tuple[int, bool, bool]:
        definite = False
        while first < last and self.tokens[first].i not in self.reading.match_at:
            token = self.tokens[first]
            if token.lower in NEGATIONS:
                return first, False, True
            if token.tag in ("DT", "PDT", "PRP$", "WP$") or token.pos == "PUNCT" or token.lower in ARTICLES:
                definite = definite or token.lower in DEFINITE
            elif token.tag == "CD" or token.lower in QUANTITIES:
                pass
            elif token.lower not in ("also", "even", "only", "meanwhile", "not", "then", "so"):
                break
            first += 1
        return first, definite, False

    def _named(self, first: int, last: int, owner: Draft | None) -> Draft | None:
        """A phrase whose head is a proper name the tables do not know: with its titles one mention."""
        proper = self.proper_end.get(last)
        if proper is None or proper.first < first:
            return None
        title = title_of(self.reading, first, proper.first)
        person = proper.kind is ActorKind.PERSON
        start = first if self._belongs(first, proper.first, title, person=person) else proper.first
        if start != first:
            self.drafts.extend(inner(self.reading, first, proper.first))
            title = Title()  # the words before belong to another phrase, and so does what they say
        lowers = {self.tokens[i].lower for i in range(start, proper.first)}
        country = title.country or (owner.country if owner is not None and not owner.is_person else None)
        sector = title.sector if person else sector_of(self.tokens[last - 1].lower)
        bare = not person and last - proper.first == 1
        return Draft(
            start, last, proper.first, last, MentionKind.NAME, proper.kind, "person" if person else "body",
            self.reading.text(start if bare else proper.first, last), None, country, sector,
            title.role if person else None, former=title.former,
            gender="m" if lowers & MALE else "f" if lowers & FEMALE else "",
            key=() if person else organisation_words(self.reading.text(proper.first, last)),
            intro=() if person else _intro(self.tokens[start : proper.first]),
        )  # fmt: skip

    def _belongs(self, first: int, name: int, title: Title, *, person: bool) -> bool:
        """Whether all words before a name are titles, demonyms or modifiers and none is another phrase's noun."""
        if first == name or name - first > 9:
            return first == name
        for i in range(first, name):
            token = self.tokens[i]
            known = i in self.reading.match_at or i in self.reading.office_at or i in title.words
            loose = (
                token.pos in ("ADJ", "PUNCT", "PROPN", "NUM", "ADV")
                or token.lower.rstrip(".") in TITLES
                or token.tag == "VBN"
            )
            person_noun = token.pos == "NOUN" and (i == name - 1 or token.dep in ("compound", "nmod", "amod"))
            if not (known or loose or person_noun):
                return False
            if token.pos == "CCONJ":
                return False
        return person or title.role is None

    def _known(self, first: int, last: int) -> Draft | None:
        """A phrase whose head is a name of the tables."""
        match = self.reading.match_at.get(last - 1)
        if match is None or match.last != last or match.first < first or match.backed:
            return None
        return self._of_match(match, first, last)

    def _of_match(self, match: Match, first: int, last: int) -> Draft | None:
        entry = match.entry
        if entry.sort == "demonym":
            return self._people(match, first, last)
        head = last - 1
        if entry.sort in ("state", "territory", "capital"):
            if not acts(self.reading.parsed, head, city=entry.sort == "capital"):
                return None
            kind = MentionKind.METONYM if entry.sort == "capital" else MentionKind.NAME
            sort = "state"
        else:
            kind, sort = (MentionKind.METONYM, "state") if entry.sort == "seat" else (MentionKind.NAME, "group")
        intro = _intro(self.tokens[first : match.first]) if sort == "group" else ()
        if sort == "state" or (
            not intro and any(self.tokens[i].pos in ("NOUN", "VERB") for i in range(first, match.first))
        ):
            first = self._modified(first, match)
        return Draft(
            first, last, match.first, last, kind, entry.kind, sort,
            self.reading.text(match.first, last) if kind is MentionKind.NAME and sort == "state" else entry.name,
            entry.id, entry.country, entry.sector, key=(fold(entry.name),), intro=intro,
        )  # fmt: skip

    def _modified(self, first: int, match: Match) -> int:
        """Keep a name's own modifiers ("terrorist PKK"), leave out what cannot be one ("member Oria")."""
        while (
            first < match.first and self.tokens[first].pos not in ("ADJ", "PROPN") and self.tokens[first].tag != "VBN"
        ):
            first += 1
        return (
            first
            if all(self.tokens[i].pos != "VERB" or self.tokens[i].tag == "VBN" for i in range(first, match.first))
            else match.first
        )

    def _people(self, match: Match, first: int, last: int) -> Draft | None:
        """ "The Syrians", "two Russians": a people or some of it; a bare adjective at a phrase's end is none."""
        token = self.tokens[last - 1]
        if not (match.plural or token.tag in ("NNPS", "NNS")):
            return None
        return Draft(
            first, last, match.first, last, MentionKind.DESCRIPTOR, ActorKind.PEOPLE, "people",
            self.reading.text(first, last), None, match.entry.country, "CVL", plural=True, key=(fold(token.text),),
        )  # fmt: skip

    def _common(self, first: int, last: int, owner: Draft | None, *, definite: bool) -> Draft | None:
        draft = describe(self.reading, first, last, owner, definite=definite)
        if draft is not None:
            self.drafts.extend(inner(self.reading, first, last, below=draft))
            self.drafts.extend(self._inner_person(first, draft))
        return draft

    def _inner_person(self, first: int, draft: Draft) -> Iterator[Draft]:
        """The person in "the Assad government", the body in "OLF commanders": a mention inside the descriptor."""
        for i in range(first, draft.head_first):
            proper = self.proper_start.get(i)
            if proper is not None and proper.last <= draft.head_first:
                owner = Draft(
                    proper.first, proper.last, proper.first, proper.last, MentionKind.NAME, proper.kind,
                    "person" if proper.kind is ActorKind.PERSON else "body",
                    self.reading.text(proper.first, proper.last),
                )  # fmt: skip
                draft.owner = draft.owner or owner
                if owner.sort == "body" and draft.sector == "GOV" and draft.actor_kind is not ActorKind.PERSON:
                    draft.sector, draft.actor_kind = owner.sector, ActorKind.PEOPLE
                yield owner

    def _possessives(self) -> Iterator[Draft]:
        """Pronouns that may stand for an actor; what they stand for is decided with the chains."""
        for token in self.tokens:
            if token.pos != "PRON" or (token.lower not in SUBJECTS and token.lower not in OWNERS):
                continue
            subject = token.lower in SUBJECTS and token.dep in ("nsubj", "nsubjpass")
            owner = token.lower in OWNERS and (token.tag == "PRP$" or token.dep in ("dobj", "pobj", "dative"))
            if subject or owner:
                gender = SUBJECTS.get(token.lower) or OWNERS.get(token.lower, "")
                plural = token.lower in ("they", "their", "them", "we")
                person = gender in ("m", "f") or token.lower == "i"
                yield Draft(
                    token.i, token.i + 1, token.i, token.i + 1, MentionKind.PRONOUN,
                    ActorKind.PERSON if person else ActorKind.UNKNOWN, "pronoun", token.text,
                    plural=plural, gender=gender,
                )  # fmt: skip


def _intro(words: Sequence[Token]) -> tuple[str, ...]:
    """The group nouns of "rebel group X" when every word before X may belong to such a title; else nothing."""
    nouns = by("descriptors", "word")
    group = tuple(t.lemma for t in words if t.lemma in nouns and nouns[t.lemma]["sort"] == "group")
    plain = all(t.pos in ("ADJ", "PROPN", "PUNCT") or t.lemma in group or t.lower in TITLE_WORDS for t in words)
    return group if plain else ()
