"""Whether a clause speaks of the speaker's own side, of another, or of one that the words do not tell."""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.statements import clauses
from dragoman.extract.statements.page import Page
from dragoman.lexicon import table
from dragoman.model import SpeakerClass

Range = tuple[int, int]
OWN, OTHER, UNKNOWN = "own", "other", "unknown"
COLUMNS = ("name", "aliases", "demonyms", "capitals", "seats")
BEFORE = 6  # tokens of a title before a name
REACH = 14  # tokens after a name in which its apposition is read
JOINT = frozenset(("both", "sides", "parties", "two", "each"))
GROUPS = frozenset(("army", "government", "group", "movement", "rebel", "police", "navy", "force", "ministry", "party",
                    "militia", "council", "commission", "company", "alliance", "bloc", "union", "military", "junta",
                    "administration", "regime", "front",
                    "opposition", "insurgent", "guerrilla", "separatist", "dissident", "faction",
                    "country", "campaign", "team", "organization", "organisation", "agency"))  # fmt: skip
ARMED = frozenset(("army", "military", "force", "forces", "troop", "troops", "soldier", "soldiers"))  # one side's arm
OFFICES = frozenset(("minister", "ministry", "secretary", "undersecretary", "government", "presidency", "cabinet"))
OF_STATE = "@"  # marks a speaker who holds an office of a state that the report does not name beside him
STATE = frozenset(("government", "ministry", "army", "police", "military", OF_STATE))
RULERS = STATE | {"junta", "administration", "regime", "general", "minister", "president", "authority", "commander"}
FOES = frozenset(("rebel", "insurgent", "guerrilla", "militia", "militiaman", "separatist", "militant", "terrorist",
                  "opposition", "dissident", "fighter", "gang", "jihadist", "paramilitary", "protester"))  # fmt: skip
NOT_ONE = frozenset(("rebel", "army", "police", "government", "country", "regime", "junta")) | FOES
ONE = frozenset((SpeakerClass.PERSON, SpeakerClass.SPOKESPERSON, SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.WITNESS))


@cache
def _nations() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("states"):
        for column in COLUMNS:
            for part in row.get(column, "").split("|"):
                found.setdefault(part.casefold(), row["name"])
    return found


@cache
def _states() -> frozenset[str]:
    return frozenset(_nations().values())


def words(page: Page, found: Range, head: int) -> frozenset[str]:
    """What a speaker's phrase and its apposition say of his side: states, names of bodies, kinds of body."""
    tokens = page.tokens
    kept = set(_of_range(page, *found))
    for child in page.kids(head, "appos"):
        first, last = page.parsed.subtree(child)
        kept |= _of_range(page, first, min(last, first + REACH))
    above = tokens[head].head
    if tokens[head].dep == "appos" and above < head:  # "the envoy of the bloc, Ana Roy"
        kept |= _of_range(page, max(page.parsed.subtree(above)[0], above - REACH), head)
    if not {t.lower for t in tokens[found[0] : found[1]]}.isdisjoint(OFFICES) or "ministry" in kept:
        kept.add(OF_STATE)
    return frozenset(kept)


def of_name(page: Page, name: str) -> frozenset[str]:
    """What the report says of a person's side wherever it names him: "Ghana's foreign minister Ama Boateng"."""
    kept: set[str] = set()
    for entity in page.parsed.entities:
        if entity.label == "PERSON" and page.tokens[entity.last - 1].lower == name:
            first = min(page.parsed.subtree(entity.last - 1)[0], entity.first)
            kept |= _of_range(page, max(first, entity.first - BEFORE), entity.first)
    return frozenset(kept)


def _of_range(page: Page, first: int, last: int) -> set[str]:
    tokens, nations = page.tokens, _nations()
    kept: set[str] = set()
    for i in range(first, last):
        token = tokens[i]
        nation = nations.get(token.lower)
        if nation is None and i + 1 < last and token.pos in ("PROPN", "ADJ"):
            nation = nations.get(f"{token.lower} {tokens[i + 1].lower}")
        if nation is not None:
            kept.add(nation)
        elif token.pos == "PROPN" and token.entity != "PERSON" and len(token.text) > 1 and token.lower not in ("the",):
            kept.add(token.lower)
        if token.lower in ARMED:
            kept.add("army")
        elif token.lemma in GROUPS:
            kept.add(token.lemma)
    return kept


def of(page: Page, subject: int | None, speaker: frozenset[str], speaker_class: SpeakerClass) -> str:
    """The side of a clause's subject; a clause without one is the speaker's where he speaks of himself."""
    if subject is None:
        return UNKNOWN
    tokens = page.tokens
    word = tokens[subject].lower
    if word in clauses.FIRST or any(_ours(page, c, speaker_class) for c in _holders(page, subject)):
        return OWN
    if word in ("he", "she"):
        return OWN if speaker_class in ONE and page.inside[subject] < 0 else UNKNOWN
    if word in ("it", "they"):
        return OWN if speaker_class is SpeakerClass.BODY and page.inside[subject] < 0 else UNKNOWN
    first, last = page.parsed.subtree(subject)
    phrase = range(first, min(last, subject + REACH))
    if any(tokens[i].lower in JOINT for i in phrase if i <= subject):
        return OTHER
    if any(tokens[i].lower == "this" for i in phrase if tokens[tokens[i].head].lower == "side"):
        return OWN
    named = _of_range(page, first, min(last, subject + 1)) | _owners(page, subject)
    if named & speaker or _definite(page, subject, first, speaker, speaker_class):
        return OWN
    if _opposed(tokens[subject].lemma, named, speaker):
        return OTHER
    theirs, ours = named & _states(), speaker & _states()
    if theirs and not ours and OF_STATE in speaker and tokens[subject].pos == "PROPN" and last == subject + 1:
        return OWN  # "Ghana will attend, said Ama Boateng, the foreign minister"
    return OTHER if theirs and ours else UNKNOWN


def _opposed(head: str, named: set[str], speaker: frozenset[str]) -> bool:
    """Rebels in a government's mouth, the government in theirs."""
    if head in FOES:
        return not speaker.isdisjoint(STATE) and speaker.isdisjoint(FOES)
    ruling = head in RULERS or not named.isdisjoint(RULERS)
    return ruling and not speaker.isdisjoint(FOES) and speaker.isdisjoint(STATE)


def _holders(page: Page, subject: int) -> Iterator[int]:
    """Whose it is, by a possessive: "its boat", "none of their units"."""
    yield from page.kids(subject, "poss")
    for prep in page.kids(subject, "prep"):
        for thing in page.kids(prep, "pobj"):
            if page.tokens[prep].lower == "of":
                yield from (thing, *page.kids(thing, "poss"))


def _ours(page: Page, i: int, speaker_class: SpeakerClass) -> bool:
    """Whether a pronoun means the speaker: "our" always, "his" and "its" of the outlet's words about him."""
    word = page.tokens[i].lower
    if word in clauses.FIRST:
        return True
    one = speaker_class in ONE and word in ("his", "her", "their")
    return (one or (speaker_class is SpeakerClass.BODY and word in ("its", "their"))) and page.inside[i] < 0


def _definite(page: Page, subject: int, first: int, speaker: frozenset[str], speaker_class: SpeakerClass) -> bool:
    """ "The group" of a spokesperson or a body is its own, unless a state speaks: then it is the other one."""
    bare = first == subject - 1 and page.tokens[first].lower == "the" and page.tokens[subject].lemma in GROUPS
    state = not speaker.isdisjoint(STATE) or speaker & _states()
    voice = speaker_class in (SpeakerClass.SPOKESPERSON, SpeakerClass.BODY)
    return bare and voice and not state and page.tokens[subject].lemma not in NOT_ONE


def _owners(page: Page, subject: int) -> set[str]:
    """ "no artillery of the army": whose it is."""
    found: set[str] = set()
    for prep in page.kids(subject, "prep"):
        if page.tokens[prep].lower == "of":
            for thing in page.kids(prep, "pobj"):
                found |= _of_range(page, page.parsed.subtree(thing)[0], thing + 1)
    return found
