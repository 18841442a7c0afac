"""What befell those a number counts, where no verb of harm governs it: by a list, a state, a place, a search.

"The dead included five girls", "two officers in hospital", "ten have not been traced", "flown out with burns",
"slept in a school", "killed along with six colleagues". The verbs and states themselves are read by ``harm``.
"""

from dragoman.extract.harm import Harm, Noun, role
from dragoman.extract.leftout import LISTED
from dragoman.extract.numerals import Numeral
from dragoman.extract.syntax import negated, passive
from dragoman.model import CountMention, Parsed, Token

HARMED = frozenset(("killed", "injured", "missing", "displaced", "detained"))
HUMAN = frozenset(("", "people", "troops"))
INCLUDES = frozenset(("include", "comprise", "be"))
BESIDE = frozenset(("with", "alongside"))
SOUGHT = frozenset(("trace", "locate", "find", "account", "see", "hear"))
CARE = frozenset(("hospital", "clinic", "infirmary", "care", "ward"))
HELD = frozenset(("custody", "detention", "captivity", "cell", "jail"))
TAKEN = frozenset(("hostage", "prisoner", "captive"))
WEAPONS = frozenset(("bullet", "stone", "shrapnel", "splinter", "pellet", "round", "baton"))
RUINS = frozenset(("rubble", "debris", "ruin", "wreckage", "mud", "landslide"))
LEAVES_SO = frozenset(("leave", "find", "report", "render", "pull", "shoot"))
BEHIND = 8  # words from those counted to a state behind "and a driver"
UNDER = frozenset(("underground", "under", "beneath", "inside", "below"))
ROOFS = frozenset(
    ("school", "church", "mosque", "temple", "monastery", "gym", "gymnasium", "stadium", "camp", "barracks", "tent",
     "shelter", "classroom", "hall", "seminary", "convent")
)  # fmt: skip
LODGES = frozenset(("crowd", "shelter", "camp", "sleep", "huddle", "cram", "squeeze", "pack", "lodge"))
FLIGHT = frozenset(("flee", "evacuate"))
DRIVES = frozenset(("drive", "force", "push", "chase", "hound"))
HOMES = frozenset(("home", "house", "village", "town", "hamlet", "district", "camp", "neighbourhood", "neighborhood"))
HOUSEHOLDS = 10  # fewer who sleep in a hall are a delegation rather than a village that fled
ORDERS = frozenset(("tell", "order", "instruct", "advise", "force", "urge", "ask"))
SETTLED = frozenset(("resident", "villager", "civilian", "family", "household", "inhabitant", "people", "person"))
PASSED_ON = frozenset(("speak", "talk", "put"))


def listed(parsed: Parsed, number: Numeral, noun: Noun) -> Harm | None:
    """ "The dead included five girls", "among the captives are two engineers": the list says what befell them."""
    tokens = parsed.tokens
    at = number.core if noun.at is None else noun.at
    verb = tokens[tokens[at].head]
    if (
        verb.lemma not in INCLUDES and tokens[verb.head].lemma in INCLUDES
    ):  # "among them are two engineers seized in May"
        verb = tokens[verb.head]
    if verb.lemma not in INCLUDES or verb.pos not in ("VERB", "AUX"):
        return None
    for c in parsed.children[verb.i]:
        token = tokens[c]
        if token.i >= number.first:
            break
        if token.lower == "among" or (token.lower == "of" and tokens[at].dep == "nsubj"):
            token = next((tokens[g] for g in parsed.children[c] if tokens[g].dep == "pobj"), token)
        elif token.dep not in ("nsubj", "nsubjpass") or (verb.lemma == "be" and tokens[at].dep != "attr"):
            continue
        kind = _of_list(token)
        if kind is not None:
            return kind, token.i
    return None


def _of_list(token: Token) -> str | None:
    word = token.lemma.lower()
    if word not in LISTED:
        return None
    return role("noun").get(word) or role("state").get(token.lower)


def fate(parsed: Parsed, number: Numeral, noun: Noun, before: CountMention | None) -> Harm | None:
    """Killed, injured, missing, displaced, detained by words that are no verb of harm over the number."""
    tokens = parsed.tokens
    at = _top(parsed, number.core if noun.at is None else noun.at)
    verb = tokens[tokens[at].head]
    if noun.kind == "things":
        return _wounded(parsed, verb.i) if tokens[at].dep == "nsubj" else None
    if noun.kind not in HUMAN:
        return None
    here = _place(parsed, at) or _behind_list(parsed, at, noun)
    if here is not None:
        return here
    if tokens[at].dep in ("nsubj", "nsubjpass", "dobj", "dative"):
        found = _made(parsed, verb.i) or _sought(parsed, at, verb) or _wounded(parsed, verb.i) or _cost(parsed, verb)
        found = (
            found or _lodged(parsed, number, at, verb) or _driven(parsed, at, verb) or _left(parsed, number, noun, at)
        )
        return found or _among(parsed, verb)
    return _beside(parsed, at) or _passed_on(parsed, number, noun, before)


def _top(parsed: Parsed, at: int) -> int:
    """The place in the clause: of "hundreds of families" the hundreds, of a list its first."""
    tokens = parsed.tokens
    if tokens[at].dep == "pobj" and tokens[tokens[at].head].lower == "of":
        above = tokens[tokens[at].head].head
        at = above if tokens[above].tag == "CD" or tokens[above].lower in role("vague") else at
    for _ in range(4):
        if tokens[at].dep not in ("conj", "appos"):
            break
        at = tokens[at].head
    return at


def _place(parsed: Parsed, at: int) -> Harm | None:
    """ "Two officers in hospital", "sixty in custody": what stands right after them."""
    tokens = parsed.tokens
    for c in parsed.children[at]:
        if c > at and tokens[c].dep == "prep" and tokens[c].lower in ("in", "under"):
            for g in parsed.children[c]:
                kind = _kind_of_place(tokens[c], tokens[g])
                if kind is not None:
                    return kind, c
    return None


def _behind_list(parsed: Parsed, at: int, noun: Noun) -> Harm | None:
    """ "Left six soldiers and a driver dead": the state stands behind others told with them."""
    tokens = parsed.tokens
    others = {at, *(c for c in parsed.children[at] if tokens[c].dep == "conj")}
    if len(others) == 1:
        return None
    for token in tokens[noun.last : noun.last + BEHIND]:
        verb = tokens[token.head] if token.head not in others else tokens[tokens[at].head]
        kind = role("state").get(token.lower) if token.tag == "JJ" else None
        if kind is not None and token.i > max(others) and (verb.lemma in LEAVES_SO or token.dep == "ccomp"):
            return kind, token.i
        if token.pos in ("VERB", "PUNCT", "ADP") or token.sentence != tokens[at].sentence:
            return None
    return None


def _kind_of_place(preposition: Token, place: Token) -> str | None:
    if place.dep != "pobj":
        return None
    if preposition.lower == "under":
        return "missing" if place.lemma in RUINS else None
    return "injured" if place.lemma in CARE else "detained" if place.lemma in HELD else None


def _sought(parsed: Parsed, at: int, verb: Token) -> Harm | None:
    """ "Have not been traced", "have not been seen since"; "are thought to be under the rubble", "are in care"."""
    tokens = parsed.tokens
    trapped = next((c for c in (verb.i, *parsed.children[verb.i]) if tokens[c].lemma == "trap" and c > at), None)
    if trapped is not None and any(t.lemma in UNDER for t in tokens[trapped + 1 : trapped + 4]):
        return "missing", trapped
    if verb.lemma in SOUGHT and passive(parsed, verb.i) and negated(parsed, verb.i) and tokens[at].dep == "nsubjpass":
        after = [t.lower for t in tokens[verb.i + 1 : verb.i + 3]]
        if verb.lemma not in ("see", "hear") or "since" in after:
            return "missing", verb.i
    raised = (
        [c for c in parsed.children[verb.i] if tokens[c].dep in ("xcomp", "ccomp")] if passive(parsed, verb.i) else []
    )
    for above in (verb.i, *raised):
        for c in parsed.children[above] if tokens[above].lemma in ("be", "remain", "lie", "bury", "trap") else ():
            for g in parsed.children[c] if tokens[c].dep == "prep" else ():
                if tokens[c].lower in ("in", "under") and (kind := _kind_of_place(tokens[c], tokens[g])) is not None:
                    return kind, above
    return None


def _wounded(parsed: Parsed, verb: int) -> Harm | None:
    """ "Flown out with burns", "two jawans sustained injuries": only who has a body is hurt like that."""
    tokens = parsed.tokens
    for c in parsed.children[verb]:
        if c < verb:
            continue
        told = [c] if tokens[c].dep == "dobj" and tokens[verb].lemma in role("bears") else []
        if tokens[c].lower == "with" and tokens[c].dep == "prep" and tokens[verb].lemma not in ("be", "have"):
            told = [g for g in parsed.children[c] if tokens[g].dep == "pobj"]
        if any(role("harmed").get(tokens[g].lemma) == "injured" and tokens[g].tag == "NNS" for g in told):
            return "injured", verb
    return None


def _lodged(parsed: Parsed, number: Numeral, at: int, verb: Token) -> Harm | None:
    """ "Have crowded into three schools", "sleep in a church", "had to flee", "are without a roof"."""
    tokens = parsed.tokens
    if (number.low or number.high or 0) < HOUSEHOLDS or tokens[at].dep == "dobj":
        return None
    for c in parsed.children[verb.i]:
        if tokens[c].dep == "xcomp" and verb.lemma == "have" and tokens[c].lemma in FLIGHT:
            return "displaced", c
        if tokens[c].dep != "prep" or c < verb.i:
            continue
        inner = {tokens[g].lemma for g in parsed.children[c] if tokens[g].dep == "pobj"}
        if verb.lemma in LODGES and tokens[c].lower in ("in", "into", "at", "inside") and inner & ROOFS:
            return "displaced", verb.i
        if tokens[c].lower == "without" and inner & {"roof", "home", "shelter"}:
            return "displaced", verb.i
    return None


def _made(parsed: Parsed, verb: int) -> Harm | None:
    """ "Have been made homeless", "was listed as missing"."""
    tokens = parsed.tokens
    for c in parsed.children[verb]:
        if tokens[c].dep in ("oprd", "acomp") and c > verb and tokens[c].tag == "JJ":
            kind = role("state").get(tokens[c].lower)
            if kind is not None:
                return kind, verb
    return None


def _cost(parsed: Parsed, verb: Token) -> Harm | None:
    """ "Cost four guards their lives", "swept 13 hikers to their deaths", "took 15 men into custody"."""
    tokens = parsed.tokens
    for c in parsed.children[verb.i]:
        if verb.lemma == "cost" and tokens[c].lemma == "life":
            return "killed", verb.i
        inner = {tokens[g].lemma for g in parsed.children[c]} if tokens[c].dep == "prep" and c > verb.i else set()
        if tokens[c].lower == "to" and "death" in inner:
            return "killed", verb.i
        if tokens[c].lower == "to" and "safety" in inner and verb.lemma in ("move", "take", "bring"):
            return "displaced", verb.i
        if tokens[c].lower == "as" and inner & TAKEN:
            return "detained", verb.i
        if tokens[c].lower == "into" and inner & HELD and verb.lemma in ("take", "lead", "bring"):
            return "detained", verb.i
    hit = verb.lemma in ("hit", "strike") and not passive(parsed, verb.i)
    if hit and any(tokens[c].dep == "nsubj" and tokens[c].lemma in WEAPONS for c in parsed.children[verb.i]):
        return "injured", verb.i
    return None


def _left(parsed: Parsed, number: Numeral, noun: Noun, at: int) -> Harm | None:
    """ "7,000 residents have left the city", "were told to evacuate", "crossed into Uganda to escape the fighting"."""
    tokens = parsed.tokens
    verb = tokens[tokens[at].head]
    if (number.low or number.high or 0) < HOUSEHOLDS:
        return None
    below = [c for c in parsed.children[verb.i] if tokens[c].dep in ("xcomp", "ccomp", "advcl") and c > verb.i]
    if verb.lemma in ORDERS and tokens[at].dep in ("dobj", "nsubjpass"):
        told = next((c for c in below if tokens[c].lemma == "evacuate" or _from_home(parsed, c)), None)
        return None if told is None else ("displaced", told)
    if tokens[at].dep != "nsubj":
        return None
    settled = noun.at is not None and tokens[noun.at].lemma.lower() in SETTLED
    if settled and verb.tag in ("VBD", "VBN") and _from_home(parsed, verb.i):
        return "displaced", verb.i
    escapes = any(tokens[c].lemma in ("escape", "flee") for c in below)
    return ("displaced", verb.i) if escapes and verb.lemma in ("cross", "move", "walk", "arrive", "travel") else None


def _from_home(parsed: Parsed, verb: int) -> bool:
    """Leaves or abandons a home, a village, a city."""
    token = parsed.tokens[verb]
    objects = (parsed.tokens[c].lemma for c in parsed.children[verb] if parsed.tokens[c].dep == "dobj")
    return token.lemma in ("leave", "abandon", "quit", "vacate") and any(o in HOMES | {"city", "area"} for o in objects)


def _among(parsed: Parsed, verb: Token) -> Harm | None:
    """ "Two medics were among those killed", "among the dead": what befell the others befell them."""
    tokens = parsed.tokens
    for c in parsed.children[verb.i] if verb.lemma == "be" else ():
        for g in parsed.children[c] if tokens[c].lower == "among" else ():
            kind = of_those(parsed, g) or (_of_list(tokens[g]) if tokens[g].dep == "pobj" else None)
            if kind is not None:
                return kind, g
    return None


def of_those(parsed: Parsed, i: int) -> str | None:
    """ "Those killed", "those arrested"."""
    if parsed.tokens[i].lower not in ("those", "people"):
        return None
    states = (role("state").get(parsed.tokens[c].lower) for c in parsed.children[i] if c > i)
    return next((kind for kind in states if kind is not None), None)


def _driven(parsed: Parsed, at: int, verb: Token) -> Harm | None:
    """ "Have driven hundreds of families out of their villages"."""
    tokens = parsed.tokens
    if verb.lemma not in DRIVES or tokens[at].dep not in ("dobj", "nsubjpass"):
        return None
    first, last = parsed.subtree(verb.i)
    away = any(
        t.lower in ("out", "from") for t in tokens[max(first, verb.i) : last] if t.dep in ("prep", "prt", "advmod")
    )
    homes = any(t.lemma in HOMES for t in tokens[max(first, verb.i) : last] if t.i != at)
    return ("displaced", verb.i) if away and homes else None


def _beside(parsed: Parsed, at: int) -> Harm | None:
    """ "Killed along with six colleagues", "contact was lost with nine fishermen"."""
    tokens = parsed.tokens
    above = tokens[tokens[at].head]
    if above.lower == "with" and tokens[above.head].lemma in ("lose", "contact"):
        near = {tokens[above.head].lemma, *(tokens[c].lemma for c in parsed.children[above.head])}
        near.add(tokens[tokens[above.head].head].lemma)
        if {"lose", "contact"} <= near:
            return "missing", above.head
    if tokens[at].dep != "pobj" or above.lower not in BESIDE:
        return None
    verb = tokens[above.head]
    if verb.tag != "VBN" or any(
        tokens[c].dep in ("dobj", "aux") and tokens[c].lower == "have" for c in parsed.children[verb.i]
    ):
        return None
    kind = role("verb").get(verb.lemma)
    return (kind, verb.i) if kind in ("killed", "injured", "detained") else None


def _passed_on(parsed: Parsed, number: Numeral, noun: Noun, before: CountMention | None) -> Harm | None:
    """ "Rebels speak of fifty", "others put it at nine": a bare number beside a toll told just before."""
    tokens = parsed.tokens
    above = tokens[tokens[number.core].head]
    if before is None or noun.at is not None or tokens[number.core].dep != "pobj" or above.lower not in ("of", "at"):
        return None
    verb = tokens[above.head]
    here = parsed.tokens[number.first].sentence
    near = before.span.start >= tokens[parsed.sentences[max(0, here - 1)].first].start
    if verb.lemma not in PASSED_ON or not near or before.count.kind not in HARMED:
        return None
    return before.count.kind, verb.i
