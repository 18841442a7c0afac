"""Whom "the movement", "the bloc", "the army" or "the government" means: the one named actor of the report that fits.

A wrong answer puts one actor's acts on another, so a phrase joins a name only where the name's kind fits and no second
candidate stands before it; a name that the report introduced by the same noun ("the resistance movement X") leads.
"""

from collections.abc import Sequence

from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.usage import used
from dragoman.model import ActorKind, MentionKind

ARMED, PARTY, BODY = ActorKind.ARMED_GROUP, ActorKind.PARTY, ActorKind.ORGANISATION
GROUPS = {
    "group": (ARMED,), "movement": (ARMED, PARTY), "militia": (ARMED,), "organisation": (ARMED,),
    "organization": (ARMED,), "faction": (ARMED,), "outfit": (ARMED,), "insurgency": (ARMED,), "rebel": (ARMED,),
    "insurgent": (ARMED,), "guerrilla": (ARMED,), "separatist": (ARMED,), "party": (PARTY,), "coalition": (),
    "alliance": (), "network": (), "umbrella": (), "militant": (), "terrorist": (), "fighter": (), "jihadist": (),
}  # fmt: skip
COLLECTIVES = frozenset(  # "the groups" are several, never the one group named before
    ("group", "movement", "militia", "organisation", "organization", "faction", "outfit", "party", "coalition",
     "alliance", "network", "umbrella", "insurgency")
)  # fmt: skip
NOT_REBELS = frozenset(("PRM", "CRM", "MIL"))  # an armed group of these sectors is nobody's "the rebels"
REBELS = frozenset(("rebel", "insurgent", "guerrilla", "separatist", "insurgency"))
NEVER = frozenset(("NGO", "IGO", "JRN", "MED", "EDU", "BUS", "GOV", "COP", "LEG", "JUD", "REL"))
BLOC_WORDS = frozenset(("regional", "nation", "member", "trade", "economic", "state", "african", "west", "east"))
ARMIES = frozenset(("army", "military"))
RULERS = frozenset(("government", "regime", "junta", "authority"))
MILITARY_RULE = frozenset(("military", "junta", "regime", "putschist", "coup"))
LOOSE = used("loose")


def referent(before: Sequence[Draft], draft: Draft) -> tuple[list[int], Draft | None]:
    """Chains a bare definite phrase may mean, best reading only, and a mention of the one chain if it is one."""
    lemma = draft.extra[0] if draft.extra else ""
    if not draft.definite or draft.country or draft.owner is not None or draft.known:
        return [], None
    words = set(draft.key) - {lemma}
    if lemma == "bloc":
        fits = _blocs(before) if words <= BLOC_WORDS else []
    elif words - LOOSE:
        return [], None
    elif lemma in GROUPS and not (draft.plural and lemma in COLLECTIVES):
        fits = _groups(before, lemma)
    elif lemma in ARMIES and not words:
        fits = _armies(before)
    elif lemma in RULERS and not words and draft.plural == (lemma == "authority"):
        fits = _rulers(before, lemma)
    else:
        return [], None
    chains = list(dict.fromkeys(d.chain for d in fits))
    return chains, fits[-1] if len(chains) == 1 else None


def _groups(before: Sequence[Draft], lemma: str) -> list[Draft]:
    named = [d for d in before if d.chain >= 0 and (d.sort in ("group", "body") or d.known)]
    named = [d for d in named if d.actor_kind in (ARMED, PARTY, BODY) and d.sector not in NEVER]
    names = {d.chain for d in named if d.kind is MentionKind.NAME}
    named = [d for d in named if d.chain in names or d.known]
    introduced = {d.chain for d in before if d.chain >= 0 and lemma in (*d.intro, *d.key)}
    told = [d for d in named if d.chain in introduced]
    if told:
        return told
    fits = [d for d in named if d.actor_kind in GROUPS[lemma]]
    return [d for d in fits if d.sector not in NOT_REBELS] if lemma in REBELS else fits


def _blocs(before: Sequence[Draft]) -> list[Draft]:
    unions = [d for d in before if d.chain >= 0 and d.actor_kind is ActorKind.IGO and d.country != "UNO"]
    unions = [d for d in unions if d.kind is MentionKind.NAME]
    return [d for d in unions if "bloc" in d.intro] or unions


def _armies(before: Sequence[Draft]) -> list[Draft]:
    """Every force of a state counts, so that "the army" stays alone where two states have soldiers in the report."""
    forces = [d for d in before if d.chain >= 0 and d.actor_kind is ActorKind.MILITARY and d.country]
    fits = [d for d in forces if d.sort == "group" or d.extra[:1] in (("army",), ("military",))]
    if len({d.country for d in forces}) != 1:
        return forces
    return [d for d in fits if d.sort == "group"][-1:] or fits[-1:]


def _rulers(before: Sequence[Draft], lemma: str) -> list[Draft]:
    """The governments spoken of so far; "the junta" needs one called so, for a capital that acts may be its accuser."""
    rulers = [d for d in before if d.country and d.chain >= 0 and _rules(d)]
    if lemma not in ("government", "authority"):
        called = [d for d in rulers if d.kind is MentionKind.DESCRIPTOR]
        rulers = [d for d in called if lemma in d.key or MILITARY_RULE & set(d.key)]
    return [d for d in rulers if d.known == d.country] if len({d.country for d in rulers}) == 1 else []


def _rules(draft: Draft) -> bool:
    if draft.kind is MentionKind.METONYM or (draft.role or "").endswith("government spokesperson"):
        return True
    return draft.actor_kind is ActorKind.GOVERNMENT and draft.extra[:1] != () and draft.extra[0] in RULERS
