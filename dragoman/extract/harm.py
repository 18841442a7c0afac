"""What happened to those a number counts: killed, injured, missing, displaced, detained, and by which word.

The words at both sides decide first ("killing at least six", "30 others wounded"), then the parse. Who kills is never
counted among the killed. Some verbs tell it of people alone ("freed", "beat"), some only with their object ("suffered
burns", "lost their lives").
"""

from dataclasses import dataclass
from functools import cache

from dragoman.extract.numerals import Numeral
from dragoman.extract.syntax import passive
from dragoman.lexicon import table
from dragoman.model import Parsed, Token


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun counted: token ``at`` (None: the number stands alone), its words and kind, and where the phrase ends."""

    at: int | None
    unit: str
    kind: str
    last: int


@cache
def role(name: str) -> dict[str, str]:
    """The words of one role in data/counted.tsv, each with its kind."""
    return {row["word"]: row["kind"] for row in table("counted") if row["role"] == name}


PEOPLE_ENDINGS = ("ists", "men", "women", "icians", "workers", "keepers", "makers", "holders", "goers", "people")


def unit_kind(token: Token) -> str | None:
    """The kind of a noun counted, by its lemma, its own form or its form without the plural's s."""
    units, nouns = role("unit"), role("noun")
    forms = (token.lemma.lower(), token.lower, token.lower.removesuffix("s"))
    known = next((kind for form in forms if (kind := nouns.get(form) or units.get(form)) is not None), None)
    return known or ("people" if token.tag in ("NNS", "NNPS") and token.lower.endswith(PEOPLE_ENDINGS) else None)


def token_of(parsed: Parsed, i: int, number: Numeral) -> Token | None:
    """Token ``i`` if it stands in the number's sentence."""
    if not 0 <= i < len(parsed.tokens):
        return None
    token = parsed.tokens[i]
    return token if token.sentence == parsed.tokens[number.first].sentence else None


TOLLS = frozenset(("toll", "number", "count", "tally", "loss"))
DEAD = frozenset(("dead", "death", "fatality", "wounded", "injured", "missing"))
NUMBERS = frozenset(("put", "number", "estimate", "reckon", "total", "stand", "rise"))  # "the dead numbered fifty"
TELLS = frozenset(("know", "believe", "fear", "think", "say", "report", "confirm", "presume", "understand", "estimate"))
HUMAN = frozenset(("", "people", "troops", "killed", "injured", "missing", "displaced", "detained"))
FORCED = frozenset(("force", "drive", "compel", "push", "chase"))
LEAVES = frozenset(("flee", "leave", "move", "evacuate"))
LEFT = frozenset(("home", "village", "house", "town", "district", "area"))
CAPTIVE = frozenset(("hostage", "prisoner", "captive"))
IN_CARE = frozenset(("hospital", "clinic", "infirmary"))
GRAVE = frozenset(("critical", "serious", "stable", "grave"))
HITS = frozenset(("hit", "strike", "shoot", "harm"))  # done to nobody they tell that nobody was hurt
WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
STRICT = frozenset(("arrest", "detain", "jail", "imprison", "kidnap", "abduct", "incarcerate"))
BROUGHT = frozenset(("bring", "find", "pull", "shoot", "carry", "pick"))  # "four were brought in dead"
FREED = frozenset(("freed", "released"))
STATE_WINDOW = 8  # words from those counted to their state: "were still listed as officially missing" is five
Harm = tuple[str, int]  # the kind, and the token that tells it

# --- by the words, then by the parse ----------------------------------------------------------------------------------


def harm(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    """Killed, injured, missing, displaced, detained: by the words at both sides first, then by the parse."""
    found = (
        _state_after(parsed, number, noun)
        or _verb_before(parsed, number, noun)
        or _by_parse(parsed, number, noun)
        or _noun_ofharm(parsed, noun)
        or _toll(parsed, number, noun)
    )
    if found is None or noun.kind not in ("things", "vehicles"):
        return found
    if found[0] == "displaced":  # "several buildings were evacuated"
        return None
    strict = parsed.tokens[found[1]].lemma in STRICT or found[1] == noun.at
    return None if found[0] == "detained" and not (strict and noun.kind == "things") else found


def _state_after(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    """12 people were killed; 30 others wounded; 81 injured; six dead; 33 men still listed as missing."""
    for i in range(noun.last, min(noun.last + STATE_WINDOW, len(parsed.tokens))):
        token = token_of(parsed, i, number)
        if token is None:
            return None
        kind = role("state").get(token.lower)
        if kind is not None and token.pos in ("VERB", "ADJ", "NOUN", "ADV") and not _acts(parsed, i):
            return kind, i
        if token.lower not in role("filler"):
            return None
    return None


def _acts(parsed: Parsed, i: int) -> bool:
    """Whether a form such as "killed" is an active verb here: an object follows, or what follows begins one."""
    tokens = parsed.tokens
    if any(tokens[c].dep == "auxpass" for c in parsed.children[i]):
        return False
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].tag == "VBN" and following is not None and following.tag == "IN":
        return False  # "arrested off the island": what follows is no object, whatever the parse makes of it
    if any(tokens[c].dep == "dobj" for c in parsed.children[i]):
        return True
    return (
        tokens[i].pos == "VERB"
        and following is not None
        and following.sentence == tokens[i].sentence
        and following.tag in ("DT", "CD", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ")
        and following.lower not in WEEKDAYS
    )


def _verb_before(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    """Killing at least six; wounded 20; displaced more than a million; picked up 22; let go nine."""
    i = number.first - 1
    while (token := token_of(parsed, i, number)) is not None and token.lower in (
        "a",
        "some",
        "another",
        "nearby",
        "the",
    ):
        i -= 1
    if token is None:
        return None
    before = parsed.tokens[i - 1] if i else None
    if token.lower == "dead" and before is not None and before.pos == "VERB":
        return "killed", i - 1  # "shot dead six students"
    if (
        before is not None
        and before.sentence == token.sentence
        and (token.tag == "RP" or token.lower in ("go", "free"))
    ):
        kind = _of_verb(f"{before.lemma} {token.lower}", noun)
        if kind is not None:
            return kind, i - 1
    if token.pos != "VERB":
        return None
    if token.lemma in ("take", "hold") and any(t.lower in CAPTIVE for t in parsed.tokens[noun.last : noun.last + 1]):
        return "detained", i  # "took six nurses hostage"
    bare = any(parsed.tokens[c].dep == "auxpass" for c in parsed.children[i])
    kind = None if bare else _of_verb(token.lemma, noun)
    return None if kind is None else (kind, i)


def _of_verb(verb: str, noun: Noun) -> str | None:
    """What a verb does to those counted; some verbs do it to people alone."""
    return role("verb").get(verb) or (role("person").get(verb) if noun.kind in HUMAN else None)


def _with_particle(parsed: Parsed, verb: Token) -> str:
    particle = next((c for c in parsed.children[verb.i] if parsed.tokens[c].dep == "prt"), None)
    return verb.lemma if particle is None else f"{verb.lemma} {parsed.tokens[particle].lower}"


def verb_kind(parsed: Parsed, verb: Token, noun: Noun) -> str | None:
    """What a verb with its particle does to those counted."""
    return _of_verb(_with_particle(parsed, verb), noun)


def _by_parse(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    tokens = parsed.tokens
    at = _place_in_clause(parsed, number, noun)
    verb, dep = tokens[tokens[at].head], tokens[at].dep
    name = _with_particle(parsed, verb)
    undergone = dep in ("nsubjpass", "dobj")
    if undergone and noun.kind in HUMAN and (told := _told_behind(parsed, verb, noun)) is not None:
        return told, verb.i
    if dep == "nsubjpass" or (dep == "dobj" and not any(tokens[c].dep == "auxpass" for c in parsed.children[verb.i])):
        kind = _of_verb(name, noun)
        if kind is not None:
            return kind, verb.i
    elif dep == "nsubj":
        kind = role("become").get(verb.lemma)
        if kind is None and verb.tag == "VBN" and not _acts(parsed, verb.i):
            kind = role("state").get(verb.lower) or _of_verb(name, noun)
        if kind is None and verb.tag == "VBD" and noun.kind in HUMAN and not _acts(parsed, verb.i):
            kind = role("undone").get(verb.lemma)  # "21 militants eliminated"
        if kind is None and verb.lemma == "fall" and noun.kind == "troops":
            kind = "killed" if not any(tokens[c].dep == "prep" for c in parsed.children[verb.i]) else None
        if kind is None and verb.lemma in ("go", "walk") and tokens[verb.head].lemma in ("let", "set"):
            kind = "detained"  # "let the six men go"
        if kind is not None:
            return kind, verb.i
    found = None
    if dep in ("nsubj", "nsubjpass"):
        found = _raised(parsed, verb) or _suffered(parsed, verb, noun)
    return found or _modified(parsed, at, noun) or (None if noun.at in (None, at) else _modified(parsed, noun.at, noun))


def _told_behind(parsed: Parsed, verb: Token, noun: Noun) -> str | None:
    """What the words behind a verb make of it: shot dead, taken hostage, forced to flee; men that an army lost."""
    tokens = parsed.tokens
    following = tokens[verb.i + 1].lower if verb.i + 1 < len(tokens) else ""
    brought = any(tokens[c].lower == "dead" and tokens[c].dep in ("oprd", "acomp") for c in parsed.children[verb.i])
    if following == "dead" or (brought and verb.lemma in BROUGHT):
        return "killed"
    if verb.lemma in ("take", "hold") and following in CAPTIVE:
        return "detained"
    if verb.lemma in FORCED and any(
        tokens[c].dep in ("xcomp", "ccomp") and tokens[c].lemma in LEAVES for c in parsed.children[verb.i]
    ):
        return "displaced"
    lost = verb.lemma == "lose" and not passive(parsed, verb.i) and noun.at is not None
    return "killed" if lost and (noun.kind == "troops" or tokens[noun.at or 0].lemma in ("man", "crew")) else None


def _place_in_clause(parsed: Parsed, number: Numeral, noun: Noun) -> int:
    """The token by which those counted hang in their clause: the number in "six of them", the first of a list."""
    tokens = parsed.tokens
    at = number.core if noun.at is None else noun.at
    if tokens[at].dep == "pobj" and tokens[tokens[at].head].lower == "of" and noun.at is not None:
        at = number.core
    for _ in range(4):  # up a list: "three soldiers, a medic and two civilians"
        if tokens[at].dep not in ("conj", "appos"):
            break
        at = tokens[at].head
    return at


def _modified(parsed: Parsed, at: int, noun: Noun) -> Harm | None:
    """ "12 people killed in the raid", "six others, held since May", "the men it picked up", "men who were freed"."""
    tokens = parsed.tokens
    for c in parsed.children[at]:
        token = tokens[c]
        if c < at or token.dep not in ("acl", "relcl"):
            continue
        kind = role("state").get(token.lower) or _of_verb(_with_particle(parsed, token), noun)
        subject = next((k for k in parsed.children[c] if tokens[k].dep == "nsubj"), None)
        has_object = any(
            tokens[k].dep == "dobj" and tokens[k].lower not in ("who", "whom", "that") for k in parsed.children[c]
        )
        if token.dep == "acl":
            undergone = token.tag == "VBN"
        else:
            other = subject is not None and tokens[subject].lower not in ("who", "that", "which")
            undergone = passive(parsed, c) or (other and not has_object)
            kind = kind if undergone else role("become").get(token.lemma)
        if kind is not None and (undergone or token.dep == "relcl"):
            return kind, c
    return None


def _raised(parsed: Parsed, verb: Token) -> Harm | None:
    """ "Seventeen people are known to have died", "are believed to have been killed": the infinitive says what."""
    if verb.lemma not in TELLS:
        return None
    for c in parsed.children[verb.i]:
        token = parsed.tokens[c]
        if token.dep in ("xcomp", "ccomp") and token.pos == "VERB":
            done = any(parsed.tokens[k].dep == "auxpass" for k in parsed.children[c])
            kind = role("verb").get(token.lemma) if done else role("become").get(token.lemma)
            if kind is not None:
                return kind, c
    return None


def _suffered(parsed: Parsed, verb: Token, noun: Noun) -> Harm | None:
    """Suffered burns, were treated, lost their lives, were taken to hospital, are in custody, were hit by shrapnel."""
    if noun.kind not in HUMAN:
        return None
    tokens = parsed.tokens
    below = [c for c in parsed.children[verb.i] if c > verb.i]
    objects = [c for c in below if tokens[c].dep == "dobj"]
    inner = [(tokens[c].lower, g) for c in below if tokens[c].dep in ("prep", "agent") for g in parsed.children[c]]
    done = passive(parsed, verb.i)
    kind: str | None = None
    if verb.lemma in role("bears"):
        told = [*objects, *(g for word, g in inner if word in ("for", "from", "with"))]
        harms = {role("harmed").get(tokens[i].lemma) for i in told}
        kind = "injured" if "injured" in harms or (verb.lemma == "treat" and done) else None
    elif verb.lemma == "lose":
        kind = next((k for i in objects if (k := role("harmed").get(tokens[i].lemma))), None)
    elif verb.lemma in HITS and done:
        kind = "injured" if any(word == "by" and _names_weapon(tokens[g]) for word, g in inner) else None
    elif verb.lemma in ("take", "seek", "find") and any(tokens[i].lemma in ("shelter", "refuge") for i in objects):
        kind = "displaced"
    elif verb.lemma in FORCED | LEAVES:
        kind = "displaced" if _leaves_home(parsed, verb, objects, inner, done=done) else None
    elif done or verb.lemma in ("be", "remain", "need", "stay", "languish"):
        kind = next((k for _, g in inner if (k := _in_place(parsed, g))), None)
    return None if kind is None else (kind, verb.i)


def _names_weapon(token: Token) -> bool:
    return token.lemma in role("cause") or token.lemma in ("shrapnel", "stone", "splinter", "debris", "baton")


def _leaves_home(parsed: Parsed, verb: Token, objects: list[int], inner: list[tuple[str, int]], *, done: bool) -> bool:
    """Were forced from their homes, were driven to flee, left their villages."""
    tokens = parsed.tokens
    if verb.lemma in LEAVES and not done:
        return any(tokens[i].lemma in ("home", "house") for i in objects)
    away = any(word in ("from", "out") and tokens[g].lemma in LEFT for word, g in inner)
    return done and (
        away or any(tokens[c].dep in ("xcomp", "ccomp") and tokens[c].lemma in LEAVES for c in parsed.children[verb.i])
    )


def _in_place(parsed: Parsed, i: int) -> str | None:
    """In hospital, in a critical condition: injured; in custody, behind bars: detained."""
    word = parsed.tokens[i].lemma
    if word in IN_CARE or (word == "condition" and any(parsed.tokens[c].lemma in GRAVE for c in parsed.children[i])):
        return "injured"
    return "detained" if word in ("custody", "bar", "detention", "captivity") else None


def _noun_ofharm(parsed: Parsed, noun: Noun) -> Harm | None:
    """12 deaths; 40 hostages; 300,000 refugees; the death of six sailors."""
    if noun.at is None:
        return None
    if noun.kind in ("killed", "injured", "missing", "displaced", "detained"):
        return noun.kind, noun.at
    for c in parsed.children[noun.at]:  # "eight arrested men"
        before = parsed.tokens[c]
        kind = role("state").get(before.lower) if c < noun.at and before.dep in ("amod", "compound") else None
        if kind is not None and noun.kind in HUMAN and before.lower not in FREED:
            return kind, c
    above = parsed.tokens[parsed.tokens[noun.at].head]
    if above.lower == "for" and noun.kind in HUMAN and parsed.tokens[above.head].lemma == "search":
        return "missing", above.head
    if above.lower == "of" and above.dep == "prep":  # "the death of six sailors"
        kind = role("of").get(parsed.tokens[above.head].lemma) if noun.kind in HUMAN else None
        if kind is not None:
            return kind, above.head
    return None


def _toll(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    """The death toll rose to 45; the number of wounded stood at 120: the subject says what is counted."""
    if noun.at is not None and noun.kind not in ("people", "troops"):
        return None
    tokens = parsed.tokens
    head = tokens[tokens[number.core if noun.at is None else noun.at].head]
    if number.first and tokens[number.first - 1].lower == "from":
        return None  # "rose to 45 from 30": what was reported before is no claim of this report
    while head.lower in ("to", "at", "of", "from") and head.dep == "prep" and head.head != head.i:
        head = tokens[head.head]  # "rose from 17 to 23"
    subject = next((c for c in parsed.children[head.i] if tokens[c].dep in ("nsubj", "nsubjpass")), None)
    if subject is None or tokens[subject].lemma not in TOLLS | DEAD:  # "bringing the toll to 40", "put the dead at 40"
        subject = next((c for c in parsed.children[head.i] if tokens[c].dep == "dobj"), subject)
    subject = head.i if subject is None and head.pos == "NOUN" else subject
    if subject is not None and tokens[subject].lemma in DEAD and head.lemma in NUMBERS and noun.at is None:
        kind = role("noun").get(tokens[subject].lemma) or role("state").get(tokens[subject].lower)
        return None if kind is None else (kind, subject)
    if subject is None or tokens[subject].lemma not in TOLLS:
        return None
    if tokens[subject].lemma == "toll" or tokens[subject].lower == "losses":
        return "killed", subject
    first, last = parsed.subtree(subject)
    kinds = {role("noun").get(t.lemma) or role("noun").get(t.lower) for t in tokens[first:last]} - {None, "people"}
    return (str(kinds.pop()), subject) if len(kinds) == 1 else None
