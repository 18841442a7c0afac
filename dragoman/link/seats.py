"""Who sits where in a story: whether two phrases, with one name or none between them, mean one actor.

Rival outlets share few words for an actor, but a story has few seats: one army, one government, one side of rebels, one
president. Two phrases for one seat of one country are likely one actor, whatever they think of it; two names of
persons are two, and so are a numbered few and the whole side. What the phrases leave open is left to likeness.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from dragoman.lexicon import several, table
from dragoman.link.groups import Groups
from dragoman.link.merging import average_link
from dragoman.link.traits import head_of
from dragoman.model import ActorKind, ActorMention, MentionKind, Parsed, Token
from dragoman.names import fold, same_person

Floats = npt.NDArray[np.float32]
# how sure each tie is; chosen on tests/gold/coreference/open.jsonl and ecbplus_dev, 2026-11
SURE = 0.95  # one entry of the tables, one person's name
SEAT = 0.75  # one seat of one country
FATE = 0.6  # people to whom the same befell; a leader without a name and one with an office
WEAK = 0.45  # a role that several may hold

TOP = frozenset(("president", "prime minister", "monarch", "junta leader", "leader", "chief executive"))
LOOSE = frozenset(
    ("spokesperson", "officer", "general", "head", "adviser", "envoy", "lawmaker", "expert", "businessman",
     "journalist", "diplomat", "director", "commander", "deputy minister", "activist", "candidate", "doctor", "cleric",
     "elder", "an office that several bear")
)  # fmt: skip
CONTESTED = "an office that several bear"
BODIES = frozenset((ActorKind.MILITARY, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.PARTY))
SECTOR_SEATS = {
    "MIL": "army", "COP": "police", "LEG": "parliament", "REB": "rebels", "PRM": "rebels", "CRM": "rebels",
    "IGO": "world body",
}  # fmt: skip
SETTLED = frozenset(("COP", "LEG", "IGO"))  # what a name without more may be trusted to tell
MARTIAL = frozenset(
    ("army", "front", "movement", "brigade", "alliance", "liberation", "resistance", "column", "militia", "guerrilla")
)
RIVAL = frozenset(("shadow", "parallel", "rival", "exile", "breakaway", "self-declared", "unity", "alternative"))
# many may sit there, or the words say nothing of who: alone no tie
CROWDED = frozenset(("people", "victims", "witnesses", "captives", "leader", "sides", "land"))
UNSURE = frozenset(("officer", "guard", "command"))  # soldiers or police
NO_STATES = frozenset(("UNO", "EUR"))
NO_NUMBER = frozenset(("one", "both"))
DYING = frozenset(("die", "perish", "drown", "fall", "succumb"))
ENDS = ("dobj", "nsubjpass", "nsubj", "nmod", "poss", "npadvmod")
TWICE = 1.5  # how much more than any other state a story speaks of its own


@dataclass(frozen=True, slots=True)
class Sitter:
    """What phrases say of the one whom they mean."""

    person: bool | None = None  # one human being; None: they do not say, or do not agree
    names: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()  # how many, as written
    fates: frozenset[str] = frozenset()  # what befell them: killed, injured ...


def _seats() -> Mapping[str, frozenset[str]]:
    return several("seats", "word", "seat")


@cache
def _fates() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("befallen") if not row["beside"]}


@cache
def _lands() -> dict[str, str]:
    """The state that a name, a demonym or a capital tells, folded."""
    found: dict[str, str] = {}
    for row in table("states"):
        cells = "|".join((row["name"], row["aliases"], row["demonyms"], row["capitals"]))
        for name in cells.split("|"):
            found.setdefault(fold(name), row["code"])
    found.pop("", None)
    return found | {"brussels": "EU"}  # of whose capital far more is told than of Belgium's


def phrase(parsed: Parsed, start: int, end: int, actors: Sequence[ActorMention]) -> Sitter:
    """What the phrase at [start, end) says, and what the extractor made of it among ``actors``."""
    head = head_of(parsed, start, end) or parsed.tokens[0]
    actor = _actor_at(actors, head, end)
    kids = [parsed.tokens[i] for i in parsed.children[head.i]]
    number = next((t.lower for t in [*kids, head] if t.pos == "NUM" and t.lower not in NO_NUMBER), None)
    plural = head.tag in ("NNS", "NNPS") or number is not None
    whole = _lands().get(fold(parsed.document.text[start:end]).removeprefix("the "))
    seats = _seats_of(actor, head, kids, plural=plural)
    return Sitter(
        person=_person(actor, head, plural=plural),
        names=_set(actor.name if actor is not None and actor.kind is MentionKind.NAME else None),
        known=_set((actor.known if actor is not None else None) or whole),
        countries=_set((actor.country if actor is not None else None) or whole or _land(parsed, start, end, kids)),
        roles=_set(None if plural or actor is None else actor.role),
        seats=seats | {"state"} if whole else seats,
        numbers=_set(number),
        fates=_set(_fate(parsed, head, kids)),
    )


def _set(value: str | None) -> frozenset[str]:
    return frozenset((value,)) if value else frozenset()


def _actor_at(actors: Sequence[ActorMention], head: Token, end: int) -> ActorMention | None:
    """The shortest mention whose head, or else whose words, this is."""
    told = [a for a in actors if a.kind is not MentionKind.PRONOUN]
    found = [a for a in told if a.head.start <= head.start < a.head.end]
    found = found or [a for a in told if a.span.start <= head.start < a.span.end and a.head.start < end]
    return min(found, key=lambda a: a.span.end - a.span.start, default=None)


def _land(parsed: Parsed, start: int, end: int, kids: Sequence[Token]) -> str | None:
    """The one state that the phrase or its possessor names."""
    words = [t for t in parsed.tokens if t.start < end and start < t.end] + [t for t in kids if t.dep == "poss"]
    told = {_lands()[fold(t.text)] for t in words if t.text[:1].isupper() and fold(t.text) in _lands()}
    return told.pop() if len(told) == 1 else None


def _person(actor: ActorMention | None, head: Token, *, plural: bool) -> bool | None:
    if plural:
        return False
    if actor is not None and actor.actor_kind is not ActorKind.UNKNOWN:
        return actor.actor_kind is ActorKind.PERSON
    return True if "leader" in _seats().get(head.lemma.lower(), ()) else None


def _seats_of(actor: ActorMention | None, head: Token, kids: Sequence[Token], *, plural: bool) -> frozenset[str]:
    if actor is not None and _unknown_body(actor):
        return frozenset(("rebels",)) if MARTIAL & set(fold(actor.name).split()) else frozenset()
    told = set(_words_seats(head, kids))
    if actor is not None and actor.actor_kind is ActorKind.PERSON:
        return frozenset(told & {"leader"})
    told -= {"leader"} if plural else {"sides"}
    if actor is not None:
        if actor.actor_kind is ActorKind.STATE or actor.kind is MentionKind.METONYM:
            told.add("state")
        elif (
            actor.sector in SECTOR_SEATS
            and head.lemma.lower() not in UNSURE
            and (not told or actor.kind is MentionKind.NAME)
        ):
            told.add(SECTOR_SEATS[actor.sector])
    if "state" in told and (RIVAL & {t.lower for t in kids} or (actor is not None and actor.sector == "OPP")):
        told = {"rival state"}
    return frozenset(told)


def _words_seats(head: Token, kids: Sequence[Token]) -> frozenset[str]:
    """What the nouns tell: both together ("security forces"), else the head, else the word before ("party members")."""
    known, none = _seats(), frozenset[str]()
    before = [t.lemma.lower() for t in kids if t.dep in ("compound", "amod")]
    both = next((known[two] for w in before if (two := f"{w} {head.lemma.lower()}") in known), none)
    own = known.get(head.lemma.lower(), none) or known.get(head.lower.removesuffix("s"), none)
    return both or own or frozenset().union(*(known.get(w, none) for w in before))


def _unknown_body(actor: ActorMention) -> bool:
    """A name that no table knows, of no state: "Free Oru Army" is more likely a rebels' than a state's."""
    named = actor.kind is MentionKind.NAME and actor.actor_kind in BODIES
    return named and actor.known is None and actor.country is None and actor.sector not in SETTLED


def _fate(parsed: Parsed, head: Token, kids: Sequence[Token]) -> str:
    """What the clause says befell them: "killed 12 villagers", "twelve died", "the deaths of twelve"."""
    above = parsed.tokens[head.head]
    if head.lemma.lower() in ("dead", "victim"):
        return "killed"
    if head.dep == "pobj" and above.lower == "of":
        above = parsed.tokens[above.head]
    elif head.dep not in ENDS:
        above = next((t for t in kids if t.dep in ("acl", "amod", "advcl", "relcl")), head)
    if head.dep in ("nsubj", "npadvmod") and above.lemma.lower() not in DYING and above.lower != "dead":
        return ""
    return _fates().get(above.lemma.lower(), "")


def union(told: Iterable[Sitter]) -> Sitter:
    """What several phrases, or chains, of one actor say together."""
    held = list(told)
    persons = {s.person for s in held} - {None}
    return Sitter(
        persons.pop() if len(persons) == 1 else None,
        *(frozenset().union(*(getattr(s, f.name) for s in held)) for f in fields(Sitter)[1:]),
    )


def seated(sitters: Sequence[Sitter], near: Floats, land: str | None, least: float) -> list[int]:
    """A group number for each: first who is surely one, then those whose mean likeness is ``least`` or more.

    ``near`` is how alike each two are by their words; what ``one`` knows of a group replaces it.
    """
    sure = Groups(range(len(sitters)))
    for i, j in combinations(range(len(sitters)), 2):
        if one(sitters[i], sitters[j], land) == SURE:
            sure.join(i, j)
    groups = sorted(sure.all())
    told = _uncontested([union(sitters[i] for i in group) for group in groups])
    matrix = np.zeros((len(groups), len(groups)), np.float32)
    for x, y in combinations(range(len(groups)), 2):
        known = one(told[x], told[y], land)
        alike = float(near[np.ix_(groups[x], groups[y])].mean())
        matrix[x, y] = matrix[y, x] = alike if known is None else max(known, alike) if known else 0.0
    of = {i: number for group, number in zip(groups, average_link(matrix, least), strict=True) for i in group}
    return [of[i] for i in range(len(sitters))]


def _uncontested(told: Sequence[Sitter]) -> list[Sitter]:
    """An office that two named persons bear in the story (one before, one after) tells who neither is."""
    bearers: dict[tuple[str, frozenset[str]], int] = Counter(
        (role, s.countries) for s in told if s.person and s.names for role in s.roles - LOOSE
    )
    shared = {role for (role, _), n in bearers.items() if n > 1}
    return [replace(s, roles=frozenset(CONTESTED if role in shared else role for role in s.roles)) for s in told]


def home(parsed: Sequence[Parsed], actors: Sequence[Sequence[ActorMention]]) -> str | None:
    """The state that a story is of: its reports speak of it, and of its actors, far more than of any other."""
    shares: defaultdict[str, float] = defaultdict(float)
    for p, mentions in zip(parsed, actors, strict=True):
        told = Counter(_lands()[w] for t in p.tokens if t.text[:1].isupper() and (w := fold(t.text)) in _lands())
        told += Counter(m.country for m in mentions if m.country and m.kind is not MentionKind.PRONOUN)
        for land in told.keys() - NO_STATES:
            shares[land] += told[land] / told.total()
    first = sorted(shares.items(), key=lambda x: (-x[1], x[0]))[:2]
    if not first or (len(first) > 1 and first[1][1] * TWICE > first[0][1]):
        return None
    return first[0][0]


def one(a: Sitter, b: Sitter, land: str | None) -> float | None:
    """How likely the two are one actor; None where the phrases do not say. ``land`` is the story's home."""
    if a.known & b.known:
        return SURE
    if a.person is not None and b.person is not None and a.person != b.person:
        return 0.0
    if a.person and b.person:
        return _persons(a, b, land)
    return _groups(a, b, land)


def _persons(a: Sitter, b: Sitter, land: str | None) -> float | None:
    if a.names and b.names:
        return _namesakes(a.names, b.names)
    if _one_country(a, b, land) is False:
        return 0.0
    shared = a.roles & b.roles
    if shared - LOOSE:
        return SEAT
    if shared:
        return WEAK
    if (a.roles - LOOSE) and (b.roles - LOOSE):
        return 0.0  # two offices
    leads = [bool(s.roles & TOP or ("leader" in s.seats and not s.roles - TOP)) for s in (a, b)]
    return FATE if all(leads) else None


def _namesakes(left: frozenset[str], right: frozenset[str]) -> float:
    """One full name, or one word of it ("Mr Reda", "Reda Hailu")."""
    if any(same_person(x, y) for x in left for y in right):
        return SURE
    words = [(set(fold(x).split()), set(fold(y).split())) for x in left for y in right]
    return SURE if any(min(len(x), len(y)) == 1 and x & y for x, y in words) else 0.0


def _groups(a: Sitter, b: Sitter, land: str | None) -> float | None:
    if a.numbers or b.numbers:
        return _counted(a, b)
    shared = a.seats & b.seats
    if "world body" in shared and not (a.known and b.known):
        return SEAT if not (a.names and b.names) else None
    near = _one_country(a, b, land)
    if near is False:
        return 0.0
    if land and any(
        x.seats == {"land"} and not x.names and "state" in y.seats and land in y.countries for x, y in ((a, b), (b, a))
    ):
        return SEAT  # "the country"
    if shared - CROWDED and not (a.names and b.names):
        return SEAT if near or not shared & {"state", "army"} else None
    if a.fates & b.fates:
        return FATE if shared else WEAK
    return None


def _counted(a: Sitter, b: Sitter) -> float | None:
    """Numbered people: the same number, or the same fate; never a numbered few and the whole side."""
    if a.numbers & b.numbers:
        return SEAT if a.seats & b.seats or a.fates & b.fates else None
    if a.fates & b.fates:
        return WEAK if a.numbers and b.numbers else FATE
    return 0.0 if (a.seats | b.seats) - CROWDED else None


def _one_country(a: Sitter, b: Sitter, land: str | None) -> bool | None:
    """Whether they are of one country: who tells none is of the story's home; None where nobody knows."""
    if a.countries and b.countries:
        return bool(a.countries & b.countries)
    told = a.countries | b.countries
    if not told:
        return True
    return True if land in told else None
