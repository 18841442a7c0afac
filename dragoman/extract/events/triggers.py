"""Which words name an act: the table of triggers held against the parse, light verbs and partitives seen through."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.actorlike import actor_like, person_like, place_like
from dragoman.extract.events.operators import group, operator
from dragoman.extract.events.rules import Rule, rules
from dragoman.extract.syntax import child, objects, subjects
from dragoman.model import Parsed

LIGHT = group("light")
SCENES = group("scene")  # sport, stage, letters
NATURE = group("nature")  # weather, beasts, crops: they strike and besiege, but aid after them is news
POLITICS = group("politics")
BODILY = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"})
LIGHT_WITH = {
    "take": ("part", "place"), "participate": (), "engage": (), "enter": (), "go": (), "embark": (), "join": (),
    "attend": (), "agree": (),
}  # fmt: skip
ORGANISE = frozenset(
    {"broker", "arrange", "organize", "organise", "plan", "schedule", "mediate", "propose", "announce"}
)
PARTITIVES = group("partitive")
MEASURES = group("measure")  # "half of the debt", "trucks of food": what is measured is meant
ADJECTIVES = frozenset(
    {"willing", "ready", "prepared", "unwilling", "reluctant"}
)  # with an infinitive they promise or refuse
PARLEYS = frozenset(
    {"talk", "dialogue", "negotiation", "compromise", "concession", "peace", "ceasefire", "truce", "deal"}
)
COUNTABLE = frozenset(
    [
        "meeting",
        "summit",
        "visit",
        "attack",
        "strike",
        "raid",
        "operation",
        "call",
        "talk",
        "blast",
        "ambush",
        "ceremony",
        "offensive",
        "agreement",
        "deal",
    ]
)
ELECTIONS = frozenset({"election", "vote", "runoff", "run-off", "ballot", "voter", "tournament"})
PAPERS = frozenset({"note", "letter", "message", "declaration", "word", "statement"})
BREAKS_OUT = frozenset("erupt break rage continue resume intensify begin start spread flare escalate subside".split())  # noqa: SIM905
AROUND = frozenset({"prt", "prep", "advmod", "dative", "agent", "acomp", "oprd"})
ASKED = frozenset({"request", "demand", "appeal", "call", "proposal", "plea"})
ANSWERS = frozenset({"agree", "accede", "consent", "bow", "yield", "respond", "give", "cave", "react", "reply"})
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
NAMES = frozenset({"ORG", "GPE", "PERSON", "PRODUCT", "FAC", "WORK_OF_ART", "NORP", "LOC"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An act found: its head token, its words [first, last), its row, and the light verb that carries a noun."""

    head: int
    first: int
    last: int
    rule: Rule
    carrier: int | None = None
    noun: bool = False
    word: str = ""  # the lemma of the head
    sure: float = 1.0  # probability of an act of this type, where the encoder was asked
    seen: float | None = None  # probability of any act, where it was asked


def find_triggers(parsed: Parsed) -> list[Trigger]:
    """All acts of a document in text order; no two share a word."""
    nouns = {t.head: t for t in _nouns(parsed)}
    carriers = {t.carrier for t in nouns.values() if t.carrier is not None}
    verbs: list[Trigger] = []
    for trigger in _verbs(parsed):
        if trigger.rule.object and not all(w.startswith("@") for w in trigger.rule.object):
            for noun in objects(parsed, trigger.head):  # the verb and its object are one act
                nouns.pop(noun, None)
        elif trigger.head in carriers:
            continue
        verbs.append(trigger)
    taken: set[int] = set()
    kept = []
    for trigger in sorted([*nouns.values(), *verbs], key=lambda t: t.first):
        words = set(range(trigger.first, trigger.last))
        if not words & taken:
            taken |= words
            kept.append(trigger)
    return [t for t in kept if not _elsewhere(parsed, t)]


def _elsewhere(parsed: Parsed, trigger: Trigger) -> bool:
    """Whether the sentence tells of a match, a stage or a storm, and of nobody who governs, fights or protests."""
    token = parsed.tokens[trigger.head]
    sentence = parsed.sentences[token.sentence]
    lemmas = {t.lemma.lower() for t in parsed.tokens[sentence.first : sentence.last]}
    if lemmas & POLITICS or not lemmas & (SCENES | (NATURE if trigger.rule.type in BODILY else frozenset())):
        return False
    verb = trigger.carrier if trigger.carrier is not None else trigger.head
    return not any(parsed.tokens[s].entity == "GPE" for s in subjects(parsed, verb))


# --- nouns -----------------------------------------------------------------------------------------------------------


def _nouns(parsed: Parsed) -> Iterator[Trigger]:
    table_ = rules("noun")
    for token in parsed.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "amod", "nmod", "npadvmod"):
            continue
        lemma = token.lemma.lower()
        joined = _hyphened(parsed, token.i)
        found = table_.get(joined + lemma) if joined else None
        found = (
            found
            or table_.get(lemma)
            or (table_.get(lemma[:-1]) if token.pos == "PROPN" and lemma.endswith("s") else None)
        )
        if not found or token.entity in ("DATE", "TIME") or (token.pos == "PROPN" and token.entity in NAMES):
            continue  # "in March" is no march
        if token.tag == "NN" and _bare(parsed, token.i):
            continue
        carrier = carrier_of(parsed, token.i)
        rule = next((r for r in found if _noun_fits(parsed, token.i, r, carrier)), None)
        if rule is not None:
            first = token.i - 2 if joined and joined + lemma in table_ else token.i
            for c in parsed.children[token.i]:  # "bombing campaign": the word the row asks for belongs to the trigger
                if c == token.i - 1 and parsed.tokens[c].lower in rule.object:
                    first = c
            yield Trigger(token.i, first, token.i + 1, rule, carrier, noun=True, word=lemma)


def _hyphened(parsed: Parsed, i: int) -> str:
    """What a hyphen joins to noun ``i``: "cease-" of "cease-fire"."""
    tokens = parsed.tokens
    close = i > 1 and tokens[i - 1].text in ("-", "‑") and not tokens[i - 1].space and not tokens[i - 2].space
    return f"{tokens[i - 2].lower}-" if close else ""


def _bare(parsed: Parsed, i: int) -> bool:
    """Whether a countable noun stands without any determiner: "interest in meeting", "meeting plans"."""
    token = parsed.tokens[i]
    if token.lemma not in COUNTABLE or parsed.sentences[token.sentence].headline:
        return False
    if token.dep == "dobj" and parsed.tokens[token.head].lemma == "reach":
        return False  # "reached agreement"
    first = parsed.sentences[token.sentence].first
    return i > first and not any(
        c < i and parsed.tokens[c].dep not in ("punct", "cc", "conj") for c in parsed.children[i]
    )


def _noun_fits(parsed: Parsed, i: int, rule: Rule, carrier: int | None) -> bool:
    tokens = parsed.tokens
    if rule.plural and not tokens[i].lower.endswith("s"):
        return False
    near = {tokens[c].lower for c in parsed.children[i] if tokens[c].dep in MODIFIERS and c < i}
    near |= {tokens[c].lemma for c in parsed.children[i] if tokens[c].dep in MODIFIERS and c < i}
    if rule.without & near or (rule.object and not rule.object & near):
        return False
    if rule.light and (carrier is None or tokens[carrier].lemma not in rule.light):
        return False
    if rule.prep and not any(tokens[c].dep == "prep" and tokens[c].lower in rule.prep for c in parsed.children[i]):
        return False
    if rule.pobj and not rule.pobj & set(_below(parsed, i)):
        return False
    if tokens[i].dep == "pobj" and tokens[tokens[tokens[i].head].head].lemma in PAPERS:
        return False  # "a note of protest"
    if rule.topic and not _on_topic(parsed, i, rule.topic):
        return False
    if tokens[i].lemma in ASKED and tokens[i].dep == "pobj" and _answered(parsed, tokens[i].head):
        return False
    return carrier is not None or not rule.weak or _happens(parsed, i) or _wished(parsed, i)


def _answered(parsed: Parsed, i: int) -> bool:
    """ "agreed to a request": the request is somebody else's, and no news."""
    return parsed.tokens[i].lower == "to" and parsed.tokens[parsed.tokens[i].head].lemma in ANSWERS


def _on_topic(parsed: Parsed, i: int, topic: frozenset[str]) -> bool:
    """ "The second round": of what the document talks about, where the noun itself does not say and nobody votes."""
    if any(parsed.tokens[c].lower == "of" for c in parsed.children[i]):
        return False
    lemmas = {t.lemma for t in parsed.tokens}
    return bool(lemmas & topic) and not lemmas & ELECTIONS


def _happens(parsed: Parsed, i: int) -> bool:
    """Whether a weak noun is what breaks out or goes on: "fighting erupted", "hostilities continued"."""
    tokens = parsed.tokens
    top = climb(parsed, i)
    verb = tokens[tokens[top].head]
    return tokens[top].dep == "nsubj" and verb.lemma in BREAKS_OUT and verb.pos == "VERB"


def _wished(parsed: Parsed, i: int) -> bool:
    """Whether a weak noun hangs on a word that plans, demands or supposes it: "urged reconciliation"."""
    tokens = parsed.tokens
    top = climb(parsed, i)
    head = tokens[tokens[top].head]
    if any(tokens[c].lower in ("any", "possible", "planned", "proposed", "potential") for c in parsed.children[top]):
        return tokens[top].dep in ("nsubj", "nsubjpass", "dobj", "pobj")
    if tokens[top].dep in ("dobj", "nsubjpass"):
        found = operator(parsed, head.i)
        return found is not None and found.standing not in ("occurred", "hypothetical", "refused", "ongoing")
    if tokens[top].dep == "pobj" and head.lower in ("for", "of", "on", "to"):
        found = operator(parsed, head.head, head.lower)
        if found is None:
            return False
        return found.standing in ("called_for", "planned", "threatened") and head.lower != "of"
    return False


def climb(parsed: Parsed, i: int) -> int:
    """From "talks" in "a second round of talks" up to "round"; from a later conjunct to the first."""
    tokens = parsed.tokens
    for _ in range(4):
        token = tokens[i]
        if token.dep in ("conj", "appos") and tokens[token.head].pos in ("NOUN", "PROPN"):
            i = token.head
            continue
        if token.dep == "pobj" and tokens[token.head].lower == "of":
            owner = tokens[tokens[token.head].head]
            if owner.lemma in PARTITIVES or owner.pos == "NUM":
                i = owner.i
                continue
        break
    return i


def carrier_of(parsed: Parsed, i: int) -> int | None:
    """The light verb that carries out the act noun ``i`` names: "held talks", "talks held in Oslo", "took part in"."""
    tokens = parsed.tokens
    top = climb(parsed, i)
    token = tokens[top]
    head = tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and head.lemma in LIGHT:
        return head.i
    if token.dep == "pobj" and head.pos == "ADP":
        verb = tokens[head.head]
        if verb.lemma == "be" and head.lower == "in" and tokens[i].tag == "NNS":
            return verb.i  # "is in talks with"
        if verb.lemma in LIGHT_WITH and verb.pos == "VERB" and head.lower in ("in", "to", "into", "on"):
            wanted = LIGHT_WITH[verb.lemma]
            if not wanted or any(tokens[c].lower in wanted for c in parsed.children[verb.i]):
                return verb.i
    for c in parsed.children[top]:
        if tokens[c].dep == "acl" and tokens[c].tag == "VBN" and tokens[c].lemma in LIGHT:
            return c
        if tokens[c].dep == "relcl" and tokens[c].lemma in LIGHT:
            return c
    return None


# --- verbs -----------------------------------------------------------------------------------------------------------


def _verbs(parsed: Parsed) -> Iterator[Trigger]:
    table_ = rules("verb")
    for token in parsed.tokens:
        if token.pos == "ADJ" and token.lower in ADJECTIVES and _ready(parsed, token.i):
            yield Trigger(token.i, token.i, token.i + 1, rules("adj")[token.lower][0])
        if token.pos != "VERB" or token.dep in ("amod", "compound"):
            continue
        joined = _hyphened(parsed, token.i)
        whole = table_.get(joined + token.lemma, ()) if joined else ()  # "test-fired"
        found = whole or table_.get(token.lemma)
        if not found:
            continue
        rule = next((r for r in found if _verb_fits(parsed, token.i, r)), None)
        if rule is not None and not (token.lemma == "call" and _named_so(parsed, token.i)):
            last = token.i + 1
            if rule.part and last < len(parsed.tokens) and parsed.tokens[last].lower == rule.part:
                last += 1
            yield Trigger(token.i, token.i - 2 if whole else token.i, last, rule, word=token.lemma)


def _ready(parsed: Parsed, i: int) -> bool:
    """ "ready to talk", "ready for a compromise"."""
    tokens = parsed.tokens
    if child(parsed, i, "xcomp") is not None:
        return True
    return any(tokens[c].lower == "for" for c in parsed.children[i]) and bool(PARLEYS & set(_below(parsed, i)))


def _named_so(parsed: Parsed, i: int) -> bool:
    """ "a platform called Students for Peace": the verb gives a name."""
    following = parsed.tokens[min(i + 1, len(parsed.tokens) - 1)]
    return child(parsed, i, "oprd") is not None or (parsed.tokens[i].tag == "VBN" and following.pos == "PROPN")


def _verb_fits(parsed: Parsed, i: int, rule: Rule) -> bool:
    tokens, children = parsed.tokens, parsed.children[i]
    around = _around(parsed, i)
    if rule.part and rule.part not in around:
        return False
    if rule.prep and not rule.prep & around:
        return False
    if rule.clause and not any(_to_infinitive(parsed, c) for c in children if tokens[c].dep in ("xcomp", "ccomp")):
        return False
    if rule.that and child(parsed, i, "ccomp") is None:
        return False
    if rule.does and not any(tokens[c].lemma in rule.does for c in children if tokens[c].dep in ("xcomp", "ccomp")):
        return False
    things = [*objects(parsed, i), *_told_to(parsed, i)] if rule.object or rule.without or rule.pobj else []
    if rule.object and not _object_fits(parsed, i, rule.object, things):
        return False
    if rule.without and _forbidden(parsed, i, rule.without, things, around):
        return False
    if rule.pobj and not rule.pobj & {w for j in (i, *things) for w in _below(parsed, j)}:
        return False
    return not rule.subject or _any_fits(parsed, subjects(parsed, i), rule.subject)


def _around(parsed: Parsed, i: int) -> set[str]:
    """The particles, prepositions and complements of verb ``i``: "pulled out of", "set free six soldiers"."""
    tokens = parsed.tokens
    found = {tokens[c].lower for c in parsed.children[i] if tokens[c].dep in AROUND}
    for c in parsed.children[i]:
        if tokens[c].dep in ("prt", "advmod", "prep", "oprd", "acomp"):  # "walked out of": the "of" hangs on "out"
            found |= {tokens[g].lower for g in parsed.children[c] if tokens[g].dep == "prep"}
    following = tokens[i + 1] if i + 1 < len(tokens) else tokens[i]
    if following.pos == "ADJ" and tokens[following.head].dep == "dobj" and tokens[following.head].head == i:
        found.add(following.lower)
    return found


def _told_to(parsed: Parsed, i: int) -> list[int]:
    """Whom verb ``i`` lets or makes do something: the subject of the infinitive under it."""
    under = [c for c in parsed.children[i] if parsed.tokens[c].dep == "ccomp" and not _finite(parsed, c)]
    return [g for c in under for g in parsed.children[c] if parsed.tokens[g].dep in ("nsubj", "nsubjpass")]


def _finite(parsed: Parsed, i: int) -> bool:
    return parsed.tokens[i].tag != "VB" or any(parsed.tokens[c].tag == "MD" for c in parsed.children[i])


def _to_infinitive(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].lower == "to" and parsed.tokens[c].dep == "aux" for c in parsed.children[i])


def _object_fits(parsed: Parsed, i: int, wanted: frozenset[str], things: list[int]) -> bool:
    if "@none" in wanted:
        return not things and child(parsed, i, "ccomp", "xcomp") is None
    if "@any" in wanted:
        return bool(things)
    return _any_fits(parsed, things, wanted)


def _any_fits(parsed: Parsed, heads: list[int], wanted: frozenset[str]) -> bool:
    return any(_fits(parsed, h, wanted) for h in heads)


def _fits(parsed: Parsed, i: int, wanted: frozenset[str]) -> bool:
    token = parsed.tokens[i]
    if token.lemma.lower() in wanted or token.lower in wanted:
        return True
    if "@actor" in wanted and actor_like(parsed, i):
        return True
    if "@person" in wanted and person_like(parsed, i):
        return True
    if "@place" in wanted and place_like(parsed, i):
        return True
    if "@event" in wanted and token.lemma in rules("noun"):
        return True
    if token.lemma not in rules("noun") and any(
        parsed.tokens[c].lower in wanted for c in parsed.children[i] if parsed.tokens[c].dep == "compound"
    ):
        return True
    measured = token.lemma in PARTITIVES or token.lower in MEASURES or token.pos == "NUM"
    return measured and bool(wanted & set(_below(parsed, i)))


def _below(parsed: Parsed, i: int) -> Iterator[str]:
    """Lemmas of the objects of the prepositions under ``i`` and under its particle."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if tokens[c].dep == "prep":
            yield from (tokens[g].lemma for g in parsed.children[c])
        if tokens[c].dep in ("prt", "advmod", "prep", "oprd", "acomp"):
            inner = [g for g in parsed.children[c] if tokens[g].dep == "prep"]
            yield from (tokens[h].lemma for g in inner for h in parsed.children[g])


def _forbidden(parsed: Parsed, i: int, banned: frozenset[str], things: list[int], around: set[str]) -> bool:
    if banned & around or any(parsed.tokens[t].lemma.lower() in banned for t in things):
        return True
    done = {parsed.tokens[c].lemma for c in parsed.children[i] if parsed.tokens[c].dep == "xcomp"}
    return bool(banned & (done | set(_below(parsed, i))))
