"""Which party of a sentence a coder would write down as the one acted on: every noun phrase weighed, the best taken.

The weights were fitted on sentences written for Dragoman by ``python -m train.events.whom``; what the rules of
``sides`` would take is one witness among them. A coded row names its target, so there is always an answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.extract.actorlike import actor_like
from dragoman.extract.events import Reading
from dragoman.extract.events.arguments import is_people
from dragoman.extract.syntax import ancestors, first_conjunct
from dragoman.model import Parsed

FAR = 12.0  # steps below the act from which all is far
LONG = 20  # tokens likewise
NAMES = ("NORP", "GPE", "ORG", "LOC", "PERSON")
AMOUNTS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "QUANTITY", "PERCENT"})
PLACES = ("nsubj", "nsubjpass", "dobj", "dative", "poss", "amod", "appos", "pobj")
LINKS = ("against", "with", "to", "on", "of", "in", "from", "for", "over", "by", "at", "near", "into")
ASIDE = frozenset({"relcl", "acl"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "SUPPORT"})
MOVES = frozenset({"MOBILIZE", "RETREAT", "CONSULT"})
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE", "SUPPORT"})
WEIGHTS = {  # what weighs less than .05 is left out
    "abroad": 0.82, "agent": -0.68, "amount": -1.58, "aside": 0.41, "at home": -0.22, "before": 0.3, "bombed": -0.47,
    "circumstance": -0.32, "cost": -0.63, "distance": -0.77, "joined": 0.57, "known": 0.66, "link against": 0.34,
    "link at": -0.36, "link by": 0.39, "link for": -0.28, "link from": -0.06, "link into": 0.42, "link of": -0.05,
    "link on": -0.14, "link other": -0.26, "link over": -0.45, "link to": 0.25, "link with": 0.47, "means": -0.83,
    "moved to": 0.29, "mutual": 1.1, "name GPE": 0.33, "name LOC": 0.08, "name NORP": 0.42, "name ORG": -0.11,
    "name PERSON": 0.35, "near at": -0.32, "near for": -0.44, "near from": 0.08, "near in": -0.1, "near into": 0.08,
    "near link": -0.05, "near near": 0.32, "near object": -0.1, "near of": -0.22, "near over": -0.1, "near to": 0.63,
    "noun": 0.52, "of source": -1.08, "own": -1.13, "partner": 0.52, "party": 0.39, "people": 0.33, "picked": 0.61,
    "place appos": -0.39, "place dative": 0.55, "place dobj": 0.21, "place nsubj": -0.24, "place nsubjpass": 0.16,
    "place pobj": 0.24, "place poss": 0.33, "recipient": 0.91, "spoken to": 0.05, "thing": -0.63, "unreached": 0.32,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules know of one noun phrase, by its head."""

    head: int
    code: str  # its country
    own: bool  # the source's own: "its envoy"
    party: bool
    means: bool  # troops or arms of an act done by such
    picked: bool  # the rules' own choice
    agent: bool
    recipient: bool
    cost: float | None  # steps below the act; None: not below it


def named(parsed: Parsed, sentence: int, source: int | None) -> list[int]:
    """The heads that may be a target."""
    inside = parsed.tokens[parsed.sentences[sentence].first : parsed.sentences[sentence].last]
    return [
        t.i
        for t in inside
        if t.i != source
        and ((t.pos in ("NOUN", "PROPN") and (t.dep != "compound" or t.entity in NAMES)) or
             (t.pos == "ADJ" and t.entity == "NORP"))
    ]  # fmt: skip


def best(parsed: Parsed, reading: Reading, source: int | None, code: str, known: Sequence[Facts]) -> Facts:
    """The likeliest target; the first of equals."""
    return max(known, key=lambda one: weight(features(parsed, reading, source, code, one)))


def weight(said: dict[str, float]) -> float:
    """The sum of what speaks for a candidate."""
    return sum(WEIGHTS.get(name, 0.0) * value for name, value in said.items())


def features(parsed: Parsed, reading: Reading, source: int | None, code: str, one: Facts) -> dict[str, float]:
    """What speaks for or against a noun phrase."""
    token = parsed.tokens[one.head]
    actor, people = actor_like(parsed, one.head), is_people(token)
    place = _place(parsed, reading, one)
    clause = _clause(parsed, reading, source, one.head)
    said = {
        "picked": one.picked,
        "recipient": one.recipient,
        "agent": one.agent,
        "own": one.own,
        "party": one.party,
        "means": one.means,
        "known": bool(one.code),
        "abroad": bool(one.code and code and one.code != code),
        "at home": bool(one.code and one.code == code),
        "people": people,
        "thing": token.pos == "NOUN" and not actor and not people,
        "noun": token.pos == "NOUN",
        "amount": token.entity in AMOUNTS,
        "unreached": one.cost is None,
        "cost": min(FAR if one.cost is None else one.cost, FAR) / 4,
        "before": one.head < reading.trigger.head,
        "distance": min(abs(one.head - reading.trigger.head), LONG) / 10,
        f"name {token.entity}": token.entity in NAMES,
        "partner": place["mutual"] and place["joined"] and clause["of source"],  # "the leaders of Chad and Sudan"
        **place,
        **clause,
    }
    return {name: float(value) for name, value in said.items() if value}


def _place(parsed: Parsed, reading: Reading, one: Facts) -> dict[str, bool]:
    """Its place in the clause, the preposition before it, and both by the kind of act."""
    kind, verbs = reading.mention.type, (reading.trigger.head, reading.trigger.carrier)
    first = first_conjunct(parsed, one.head)
    place, above = parsed.tokens[first].dep, parsed.tokens[parsed.tokens[first].head]
    link = above.lower if place == "pobj" else ""
    near = (above.head if link else above.i) in verbs
    state = parsed.tokens[one.head].entity == "GPE"
    said = {
        "joined": first != one.head,
        f"place {place}": place in PLACES,
        "near object": near and place in ("dobj", "nsubjpass", "dative", "pobj"),
        "spoken to": near and place in ("dobj", "nsubjpass", "dative", "pobj") and kind in SPOKEN,
        "bombed": state and kind == "ASSAULT",
        "moved to": state and kind in MOVES,
        "mutual": kind in MUTUAL and (first != one.head or link == "with"),
    }
    if link:
        name = link if link in LINKS else "other"
        said |= {f"link {name}": True, "near link": near, f"near {name}": near}
    return said


def _clause(parsed: Parsed, reading: Reading, source: int | None, i: int) -> dict[str, bool]:
    """Whether it stands within the source's words, or in a clause of its own."""
    above = [t.i for t in ancestors(parsed, i)]
    mine = {reading.trigger.head, *(t.i for t in ancestors(parsed, reading.trigger.head))}
    other = {parsed.tokens[a].dep for a in above if a not in mine}
    return {
        "of source": source is not None and source in above,
        "aside": bool(other & ASIDE),
        "circumstance": "advcl" in other,
    }
