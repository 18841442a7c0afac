"""Common nouns for people, groups, bodies and office holders: the whole phrase, its kind, country and sector."""

from collections.abc import Iterator

from dragoman.extract.actors.draft import Draft, Reading, folded
from dragoman.extract.actors.gazetteer import Match
from dragoman.extract.actors.metonyms import DEALINGS, acts
from dragoman.extract.actors.roles import title_of
from dragoman.extract.actors.usage import used
from dragoman.lexicon import by
from dragoman.model import ActorKind, MentionKind
from dragoman.names import fold

# A government that is not the recognised one, or not the present one: never the state's own chain.
OTHER_GOVERNMENT = used("other_government")
RULE = "dictatorship"  # a kind of rule, unless the phrase says whose
GOVERNMENTS = frozenset(("government", "regime", "administration", "authority", "leadership", "cabinet", "junta", RULE))
FORCES = frozenset(("army", "military", "troops", "troop", "force", "forces", "soldier", "navy"))
# A governor noun that makes the phrase a thing, not its people ("the opposition party's headquarters" is no actor).
PARTISAN = {"opposition": "OPP", "government": "GOV", "rebel": "REB", "pro-government": "PRM", "separatist": "REB",
            "regime": "MIL", "militant": "REB", "insurgent": "REB", "police": "COP", "security": "MIL",
            "military": "MIL", "army": "MIL", "intelligence": "SPY", "ruling": "GOV"}  # fmt: skip


MEMBERS = frozenset(  # what "of the Oria Front" may follow
    ("opposition", "fighter", "rebel", "militant", "terrorist", "insurgent", "guerrilla", "gunman", "militiaman")
)
RANKS = frozenset(("lt", "col", "maj", "gen", "brig", "capt", "sgt", "adm", "cmdr", "prof", "dr", "rev", "", "-"))


def describe(reading: Reading, first: int, last: int, owner: Draft | None, *, definite: bool) -> Draft | None:
    """The draft of a phrase whose head is a common noun for an actor or an office; None when it is neither."""
    head = reading.tokens[last - 1]
    if head.pos not in ("NOUN", "PROPN"):
        return None
    plural = head.tag in ("NNS", "NNPS") or head.lower in ("people", "police", "troops")
    if _headline_verb(reading, first, last):
        return None
    office = reading.office_at.get(last - 1)
    if office is not None and office[1] == last and office[0] >= first:
        return _role(reading, first, last, owner, plural=plural, definite=definite)
    row = by("descriptors", "word").get(head.lemma if head.pos == "NOUN" else head.lower)
    row = row or by("descriptors", "word").get(head.lower)
    if (
        row is None
        or not _is_actor(reading, first, last, row["sort"])
        or head.entity in ("GPE", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT")
    ):
        return None
    if row["sort"] != "craft":
        draft = _descriptor(reading, first, last, owner, (row["kind"], row["sector"], row["sort"]), plural=plural)
        return None if draft is not None and head.lemma == RULE and not (draft.country or owner) else draft
    kind, sector = _crew(reading, first, last, row["kind"], row["sector"])
    draft = _descriptor(reading, first, last, owner, (kind, sector, "body"), plural=plural)
    return draft if draft is not None and draft.country and acts(reading.parsed, last - 1, city=False) else None


def _crew(reading: Reading, first: int, last: int, kind: str, sector: str) -> tuple[str, str]:
    """Who is aboard: a boat on patrol is its state's forces, a trawler or a boat of no such kind its people."""
    words = {reading.tokens[i].lower for i in range(first, last - 1)}
    if words & ARMED:
        return "military", "MIL"
    return ("people", "CVL") if words & UNARMED else (kind, sector)


def _headline_verb(reading: Reading, first: int, last: int) -> bool:
    """ "Oria summons envoy" in a headline, parsed as one phrase: a state or seat, a plural that is a verb, a noun."""
    for i in range(first, last - 2):
        match = reading.match_at.get(i)
        if match is None or match.entry.sort not in ("state", "capital", "seat") or match.last >= last - 1:
            continue
        after = reading.tokens[match.last]
        if after.tag == "NNS" and after.text.islower() and after.lemma not in by("descriptors", "word"):
            return True
    return False


# What tells whose ships, aircraft and columns they are.
ARMED = frozenset(("patrol", "naval", "navy", "military", "army", "coastguard", "attack", "missile", "assault", "gun"))
UNARMED = frozenset(("fishing", "cargo", "aid", "passenger", "civilian", "merchant", "commercial", "humanitarian"))

# Bare words for people count only where they act or bear a nationality: "six people" is a number, not an actor.
MASS = used("mass")


COMMON = frozenset(("EDU", "JRN", "NGO", "MED", "BUS", "CVL", "PTY", "LEG", "REL", None))  # callings, not offices


def _is_actor(reading: Reading, first: int, last: int, sort: str) -> bool:
    """Whether the noun names someone here, rather than a number of people, a quality or an act."""
    head = reading.tokens[last - 1]
    links = {reading.tokens[c].lower for c in reading.parsed.children[head.i] if reading.tokens[c].dep == "prep"}
    if "of" in links and (sort == "group" or head.lemma in MASS) and head.lemma not in MEMBERS:
        return head.lemma in ("branch", "wing", "affiliate", "offshoot", "coalition", "alliance", "network")
    if head.lemma == "opposition" and (links & {"to", "from", "against"} or head.dep == "compound"):
        return False
    if head.lemma == "force" and head.tag == "NN" and not reading.matches_in(first, last):
        return any(reading.tokens[i].lower in PARTISAN for i in range(first, last - 1))
    if head.lemma in MASS:
        return head.dep in ("nsubj", "agent") or any(m.entry.sort == "demonym" for m in reading.matches_in(first, last))
    return True


def sector_of(word: str) -> str | None:
    """The PLOVER sector of a body by the last word of its name (ministry, parliament, police)."""
    row = by("descriptors", "word").get(word)
    return row["sector"] or None if row is not None else None


def _owner_country(owner: Draft | None) -> str | None:
    return owner.country if owner is not None else None


def _role(
    reading: Reading, first: int, last: int, owner: Draft | None, *, plural: bool, definite: bool
) -> Draft | None:
    """ "Oria's president", "the two defence ministers": an office; with "a" or in the plural one of many."""
    if not definite and all(reading.tokens[i].lower.rstrip(".") in RANKS for i in range(first, last)):
        return None  # "Lt. Col." with its name cut off
    title = title_of(reading, first, last)
    country = title.country or _owner_country(owner)
    one = (definite or owner is not None) and not plural
    many = plural and title.sector not in COMMON
    sector = title.sector or (owner.sector if owner is not None and not owner.is_person else None)
    text = reading.text(first, last)
    return Draft(
        first, last, last - 1, last, MentionKind.ROLE if one or many else MentionKind.DESCRIPTOR,
        ActorKind.PERSON if not plural else ActorKind.PEOPLE, "role", text, None, country, sector, title.role,
        plural=plural, former=title.former, key=folded(reading.tokens[first:last]),
        gender=_gender(reading.tokens[last - 1].lower),
    )  # fmt: skip


def _gender(word: str) -> str:
    if word.endswith("woman"):
        return "f"
    return "m" if word.endswith("man") else ""


def _descriptor(
    reading: Reading, first: int, last: int, owner: Draft | None, row: tuple[str, str, str], *, plural: bool
) -> Draft | None:
    kind, sector, sort = row
    head = reading.tokens[last - 1]
    matches = [m for m in reading.matches_in(first, last - 1) if not m.backed]
    groups = [m for m in matches if m.entry.sort == "group"]
    countries = {m.entry.country for m in matches if m.entry.sort != "group" and m.entry.country}
    country = next(iter(countries)) if len(countries) == 1 else None
    country = country or (groups[0].entry.country if groups else None) or _owner_country(owner)
    if country is None and kind == "government" and head.lemma == "ministry":
        country = _seat(reading, last - 1)
    lowers = [reading.tokens[i].lower for i in range(first, last - 1)]
    if sort == "state" and not _dealt_with(reading, last - 1):
        return None
    if lowers[:1] == ["anti"] and head.lemma in FORCES:
        sector = "REB"
    elif sector in ("MIL", "GOV", "") or sort == "people":
        sector = next((PARTISAN[w] for w in lowers if w in PARTISAN), None) or sector
        if groups and (sort != "people" or sector == "GOV"):
            sector = groups[0].entry.sector or sector
    if sector == "GOV" and head.lemma in FORCES:
        sector = "MIL"
    kind_of = ActorKind.PERSON if sort == "people" and not plural and kind != "media" else ActorKind(kind)
    if kind_of is ActorKind.MILITARY and sector in ("REB", "OPP", "PRM"):
        kind_of = ActorKind.ARMED_GROUP
    if (
        kind_of is ActorKind.ARMED_GROUP
        and not plural
        and sort == "group"
        and head.lower not in ("militia", "gang", "cartel", "insurgency")
    ):
        kind_of = ActorKind.PERSON
    draft = Draft(
        first, last, last - 1, last, MentionKind.DESCRIPTOR, kind_of, "people", reading.text(first, last), None,
        country, sector or None, plural=plural, key=folded(reading.tokens[first:last]), extra=(head.lemma, sort),
    )  # fmt: skip
    _attach(reading, draft, groups, countries, lowers, owner)
    return draft


def _seat(reading: Reading, i: int) -> str | None:
    """ "The defence ministry in Oria City": the country of the capital or state in which a ministry sits."""
    tokens, children = reading.tokens, reading.parsed.children
    for prep in children[i]:
        if tokens[prep].lower not in ("in", "of") or prep != i + 1:
            continue
        for at in (p for p in children[prep] if tokens[p].dep == "pobj"):
            match = next((m for m in reading.matches_in(prep + 1, at + 1) if m.last == at + 1), None)
            if match is not None and match.entry.sort in ("capital", "state"):
                return match.entry.country
    return None


def _attach(
    reading: Reading,
    draft: Draft,
    groups: list[Match],
    countries: set[str],
    lowers: list[str],
    owner: Draft | None,
) -> None:
    """Give a descriptor the table's id where its words name a group or a state's government."""
    lemma = draft.extra[0]
    group_head = draft.actor_kind in (ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.PARTY)
    armed = len(groups) == 1 and groups[0].entry.kind in (
        ActorKind.ARMED_GROUP,
        ActorKind.PARTY,
        ActorKind.ORGANISATION,
    )
    of_group = (armed and draft.plural) or (
        armed and lemma in ("group", "organisation", "organization", "militia", "movement", "party")
    )
    if (
        len(groups) == 1
        and of_group
        and (group_head or lemma in ("force", "troop"))
        and reading.tokens[groups[0].first].text != "US"
    ):
        draft.known = groups[0].entry.id
        draft.actor_kind = groups[0].entry.kind
        draft.sector = groups[0].entry.sector or draft.sector
        return
    if lemma == "state" and len(countries) == 1 and not draft.plural:
        draft.known, draft.actor_kind = _state_id(reading, draft), ActorKind.STATE
    if lemma not in GOVERNMENTS or groups or OTHER_GOVERNMENT & set(lowers):
        return
    if len(countries) > 1 or (draft.plural and lemma != "authority"):
        return
    if countries or (owner is not None and owner.sort == "state"):
        draft.known = (
            owner.known if owner is not None and owner.sort == "state" and not countries else _state_id(reading, draft)
        )
        draft.sector = "GOV"
        draft.actor_kind = ActorKind.GOVERNMENT


def _state_id(reading: Reading, draft: Draft) -> str | None:
    found = [m.entry.id for m in reading.matches_in(draft.first, draft.last) if m.entry.sort != "group"]
    return found[0] if found else None


def _dealt_with(reading: Reading, i: int) -> bool:
    """ "The two countries agreed", "its ally": only where the noun acts; "across the country" is a place."""
    return reading.tokens[i].dep in ("nsubj", "agent") and acts(reading.parsed, i, city=False)


def inner(reading: Reading, first: int, last: int, below: Draft | None = None) -> Iterator[Draft]:
    """Names inside a phrase about something else: "PKK attack", "US sanctions", "Türkiye-Iran ties"."""
    several = len([m for m in reading.matches_in(first, last) if m.entry.sort == "demonym"]) > 1
    for match in reading.matches_in(first, last):
        entry = match.entry
        if match.backed or (below is not None and below.known == entry.id):
            continue
        if below is None:
            if not _inside_counts(reading, match, last):
                continue
        elif not (several and entry.sort in ("demonym", "state")):
            continue
        kind = MentionKind.METONYM if entry.sort in ("capital", "seat") else MentionKind.NAME
        yield Draft(
            match.first, match.last, match.first, match.last, kind, entry.kind,
            "group" if entry.sort == "group" else "state", entry.name, entry.id,
            entry.country, entry.sector, key=(fold(entry.name),),
        )  # fmt: skip


def _inside_counts(reading: Reading, match: Match, last: int) -> bool:
    """A group's name always counts; a state's only beside a dealing ("US sanctions", not "Turkish drones")."""
    sort = match.entry.sort
    if sort in ("group", "seat"):
        return match.entry.kind is not ActorKind.MEDIA
    head = reading.tokens[last - 1]
    if sort == "capital":
        return False
    if match.last == last:
        return False
    return head.lemma in DEALINGS and head.lemma not in ("war", "conflict", "city")
