"""Who acts and on whom: through passives, "by", "between X and Y", control, relative clauses and possessives."""

from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.extract.actorlike import actor_like, place_like
from dragoman.extract.events.triggers import ORGANISE, Trigger, climb
from dragoman.extract.syntax import by_agent, conjuncts, noun_phrase, objects, passive, prepositional, subjects
from dragoman.lexicon import table, words
from dragoman.model import Parsed, Span, Token

TOGETHER = frozenset(
    {"meet", "dialogue", "phone", "deal", "normalize", "exchange", "cooperate", "exercise", "share"}
)  # both sides act
TARGET = ("against", "on", "to", "with", "at", "from", "into", "upon", "for", "toward", "towards")
OF_AGENTS = frozenset({"CONSULT", "PROTEST", "AGREE", "REJECT", "THREATEN"})  # "the meeting of ministers": they act
PEOPLE = frozenset({"witness", "person", "office", "unnamed_official", "expert"})  # classes of data/speakers.tsv
CALL = frozenset({"call", "appeal", "plead", "prevail", "pray", "shout", "signal", "write"})
STOPS = frozenset({"halt", "stop", "end", "disperse", "block"})
HURT = frozenset({"injure", "wound", "kill"})  # who has none to hurt is hurt
STAND = frozenset({"stand", "remain"})
OCCASION = frozenset({"after", "over", "following", "amid", "since", "before", "despite"})
SCENES = frozenset({"of", "in", "near", "outside", "inside", "along", "around", "across", "between"})
BY_MEANS = frozenset({"MOBILIZE", "AID", "RETREAT", "COOPERATE"})
MOVES = frozenset({"MOBILIZE"})
GET = frozenset({"get", "receive", "obtain", "win", "draw", "earn"})  # from whoever gives it
UNDERGO = frozenset({"suffer", "face", "see", "survive", "witness", "receive"})  # the subject is acted on
OF_THE_MEETING = frozenset(
    {
        "trilateral",
        "bilateral",
        "quadrilateral",
        "joint",
        "first",
        "second",
        "third",
        "last",
        "new",
        "emergency",
        "planned",
    }
)


def agents_and_recipients(parsed: Parsed, trigger: Trigger) -> tuple[list[int], list[int]]:
    """Head tokens of those who act and of those acted on, in text order, each once."""
    agents, recipients = _of_noun(parsed, trigger) if trigger.noun else _of_verb(parsed, trigger)
    first = _unique(i for i in agents if _able(parsed, i) and not _scene(parsed, trigger, i))
    second = _unique(i for i in recipients if (_able(parsed, i) or place_like(parsed, i)) and i not in first)
    return first, second


def _able(parsed: Parsed, i: int) -> bool:
    """Whether a noun phrase is somebody: an actor of politics, or people by what they are or do ("dockers")."""
    token = parsed.tokens[i]
    return actor_like(parsed, i) or (token.pos == "NOUN" and is_people(token))


def is_people(token: Token) -> bool:
    """Whether a word names people by what they are or do."""
    return token.lemma.lower() in _people()


@cache
def _people() -> frozenset[str]:
    trades = {row["word"] for row in table("speakers") if row["class"] in PEOPLE}
    rows = table("descriptors")
    crowds = {
        r["word"] for r in rows if r["sort"] in ("people", "group") or (r["kind"], r["sort"]) == ("military", "body")
    }
    return words("human_nouns") | trades | crowds


def _scene(parsed: Parsed, trigger: Trigger, i: int) -> bool:
    """ "the conflict in Syria, which has killed ...": the place is the antecedent by its position alone."""
    tokens = parsed.tokens
    token = tokens[i]
    return tokens[trigger.head].dep == "relcl" and token.dep == "pobj" and tokens[token.head].lower == "in"


def participant_span(parsed: Parsed, i: int) -> Span:
    """The words of a participant; "a trilateral foreign ministers' meeting" lends its article to the meeting."""
    first, last = noun_phrase(parsed, i)
    tokens = parsed.tokens
    if tokens[i].dep == "poss" and tokens[first].lower in ("a", "an") and tokens[i].tag.endswith("S"):
        first += 1
        while first < i and tokens[first].lower in OF_THE_MEETING:
            first += 1
    return parsed.span(first, last)


def _unique(heads: Iterable[int]) -> list[int]:
    return sorted(dict.fromkeys(heads))


def _of_verb(parsed: Parsed, trigger: Trigger) -> tuple[list[int], list[int]]:
    i = trigger.head
    together, kind = trigger.rule.sense in TOGETHER, trigger.rule.type
    if passive(parsed, i):
        agents, recipients = by_agent(parsed, i), objects(parsed, i)
        if together and not agents:
            return recipients, []
        if trigger.rule.sense == "summon":
            return agents or prepositional(parsed, i, "to", "by"), recipients  # "summoned to the ministry": by it
        if kind in MOVES and not agents:
            agents, recipients = recipients, []  # "troops were put on alert": they are the ones who stand ready
    else:
        agents, recipients = _active(parsed, i, kind)
    if kind in BY_MEANS:  # "sent troops": the object is the means
        means = trigger.rule.object if trigger.rule.sense != "release" else frozenset()
        recipients = [r for r in recipients if kind != "MOBILIZE" and parsed.tokens[r].lemma not in means]
    by = {"from", "with"} if objects(parsed, i) else {"from"}  # "fired from inside Oman", "hit it with drones"
    aims = [w for w in TARGET if w not in by or kind != "ASSAULT"]
    recipients = [*recipients, *prepositional(parsed, i, *aims)]
    for c in parsed.children[i]:  # "urged Ankara to withdraw" is parsed with Ankara as the infinitive's subject
        if kind == "REQUEST" and parsed.tokens[c].dep == "ccomp" and parsed.tokens[c].tag == "VB":
            recipients += subjects(parsed, c)
        elif parsed.tokens[c].dep == "dative":
            recipients += conjuncts(parsed, c)
    if kind in MOVES:
        recipients = [r for r in recipients if _able(parsed, r)]  # where troops go to or leave is a place
    elif not [r for r in recipients if actor_like(parsed, r)]:
        recipients += [o for r in objects(parsed, i) for o in _owners(parsed, r)]
    if together:
        partners = objects(parsed, i) if kind == "CONSULT" else []
        both = [*agents, *partners, *prepositional(parsed, i, "with", "between")]
        return both, [r for r in recipients if r not in both]
    return agents, recipients


def _active(parsed: Parsed, i: int, kind: str) -> tuple[list[int], list[int]]:
    """Subject and object of an active verb, or what its sense makes of them."""
    if kind == "ASSAULT" and _happening(parsed, i):
        return [], prepositional(parsed, i, "of")
    token = parsed.tokens[i]
    agents, recipients = _called_on(parsed, i) or subjects(parsed, i), objects(parsed, i)
    giver = prepositional(parsed, i, "from")
    if token.lemma in GET and giver:
        return giver, agents  # "Chad is to receive rice from Japan"
    under = prepositional(parsed, i, "under") if token.lemma == "come" else []
    if under:  # "came under fire from a tank"
        return giver or [g for u in under for g in prepositional(parsed, u, "from", "by")], agents
    if token.tag == "VBN" and parsed.tokens[token.head].lemma in STAND and not recipients:
        return [], agents  # "stands accused of"
    if token.lemma in HURT and token.tag != "VBG" and not recipients:
        return [], agents  # "two houses were damaged and some villagers injured", "five men killed when"
    return agents, recipients


def _happening(parsed: Parsed, i: int) -> bool:
    """ "recalls envoy after shooting near Aleppo", "protests over shelling of a village": no word on who did it.

    What is done to somebody ("after killing two guards", "after firing at the crowd") is done by the subject above.
    """
    tokens = parsed.tokens
    if tokens[i].tag != "VBG" or tokens[i].dep != "pcomp" or tokens[tokens[i].head].lower not in OCCASION:
        return False
    for c in parsed.children[i]:
        lower = tokens[c].lower
        there = lower in SCENES or (lower == "at" and any(tokens[g].pos == "PROPN" for g in parsed.children[c]))
        if tokens[c].dep in ("dobj", "dative") or (tokens[c].dep == "prep" and not there):
            return False
    return True


def _called_on(parsed: Parsed, i: int) -> list[int]:
    """Whom an infinitive is asked of: "called on Chad to withdraw", "appealed to both sides to hold their fire"."""
    token, head = parsed.tokens[i], parsed.tokens[parsed.tokens[i].head]
    if token.tag != "VB" or token.dep not in ("xcomp", "advcl", "ccomp") or head.lemma not in CALL:
        return []
    return [g for g in prepositional(parsed, head.i, "on", "upon", "to") if g < i]


def _owners(parsed: Parsed, i: int) -> list[int]:
    """Whose the thing acted on is: "Israel's decision", "the decision of the court"."""
    owners = [c for c in parsed.children[i] if parsed.tokens[c].dep == "poss" and parsed.tokens[c].tag != "PRP$"]
    return owners or prepositional(parsed, i, "of", "by", "against", "from", "to", "with")


def _of_noun(parsed: Parsed, trigger: Trigger) -> tuple[list[int], list[int]]:
    agents: list[int] = []
    recipients: list[int] = []
    top = climb(parsed, trigger.head)
    for i in dict.fromkeys((trigger.head, top)):
        agents += [*_possessors(parsed, i), *by_agent(parsed, i), *prepositional(parsed, i, "between", "among")]
        targets = prepositional(parsed, i, "against", "on", "to", "with", "from")
        if trigger.rule.sense in TOGETHER:
            agents += prepositional(parsed, i, "with", "of", "among")
        elif trigger.rule.type in OF_AGENTS:
            agents += prepositional(parsed, i, "of")
        elif i == trigger.head:
            targets += prepositional(parsed, i, "of")
        recipients += targets
    if trigger.carrier is not None:
        carrier = trigger.carrier
        host = parsed.tokens[carrier].lemma in ORGANISE and not any(parsed.tokens[h].tag == "PRP$" for h in agents)
        if host and (passive(parsed, carrier) or _others(parsed, agents)):
            pass  # "a call between the leaders that diplomats arrange": they take no part in it
        elif passive(parsed, carrier):
            agents += by_agent(parsed, carrier)
        elif parsed.tokens[carrier].lemma in STOPS and trigger.rule.type == "PROTEST":
            pass  # "police halted a march"
        elif parsed.tokens[carrier].lemma in UNDERGO | GET:
            recipients += subjects(parsed, carrier)
            agents += prepositional(parsed, carrier, "from")
        else:
            agents += subjects(parsed, carrier)
        near = prepositional(parsed, carrier, "with", "between")
        if trigger.rule.sense in TOGETHER:
            agents += near
        else:
            recipients += [*near, *prepositional(parsed, carrier, "against", "on", "to", "in")]
    return agents, [r for r in recipients if r not in agents]


def _others(parsed: Parsed, agents: list[int]) -> bool:
    """Whether participants are named by words of their own, not as somebody's ("their foreign ministers")."""
    return bool(agents) and not any(parsed.tokens[c].tag == "PRP$" for a in agents for c in parsed.children[a])


def _possessors(parsed: Parsed, i: int) -> Iterator[int]:
    """Those before the noun: "Turkey's bombing", "their attack", "Turkish strikes", "Turkey-Syria talks"."""
    for c in parsed.children[i]:
        token = parsed.tokens[c]
        if c >= i:
            continue
        if (
            token.dep == "poss"
            and (token.pos != "NOUN" or actor_like(parsed, c))
            and token.entity not in ("DATE", "TIME")
        ):
            yield from conjuncts(parsed, c)
            if token.tag == "PRP$":
                yield c
        elif (token.dep == "amod" and token.entity == "NORP") or (
            token.dep == "compound" and (token.entity == "NORP" or _hyphenated(parsed, c))
        ):
            yield c
            if _hyphenated(parsed, c):
                yield from (g for g in parsed.children[c] if parsed.tokens[g].entity in ("GPE", "NORP"))


def _hyphenated(parsed: Parsed, c: int) -> bool:
    tokens = parsed.tokens
    return tokens[c].entity in ("GPE", "NORP") and any(
        tokens[j].text in ("-", "–") for j in (c - 1, c + 1) if 0 <= j < len(tokens)
    )
