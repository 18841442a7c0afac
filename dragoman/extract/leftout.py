"""The noun that a number leaves out: "two were freed", "nine of the 14", "a crowd of 600", "300 more"."""

from dragoman.extract.harm import Noun, token_of, unit_kind
from dragoman.extract.numerals import Numeral
from dragoman.model import Parsed, Token

UNIT_WINDOW = 6  # tokens from the number to the noun it counts; longer phrases are misparsed lists more often than not
YEARS = range(1800, 2101)  # a bare number in here is taken as a year unless a bound or people stand with it
COUNTABLE = frozenset(("people", "troops", "vehicles", "killed", "injured", "missing", "displaced", "detained"))
CROWDS = frozenset(("crowd", "throng", "mob", "group", "team", "crew", "delegation", "audience"))
FORCES = frozenset(("battalion", "brigade", "garrison", "contingent", "regiment", "platoon", "company", "division"))
LISTED = frozenset(("dead", "injured", "wounded", "missing", "captive", "hostage", "prisoner", "detainee", "displaced"))
THEM = frozenset(("them", "whom", "those", "these", "us"))
PUT_AT = frozenset(("put", "estimate", "number", "reckon", "total", "stand"))
PARENTS = frozenset(("mother", "father", "parent", "widow", "widower", "grandmother"))


def left_out(parsed: Parsed, number: Numeral, noun: Noun) -> Noun:
    """Those meant by a bare number: "two of whom were freed", "four of the eleven", "from 138 to 209 observers"."""
    if noun.at is not None or number.fraction:
        return noun
    if parsed.tokens[number.core].entity in ("DATE", "TIME") and not _of_them(parsed, number):
        return noun
    if _a_crowd(parsed, number):
        return Noun(None, "people", "people", number.last)
    if (force := _a_force(parsed, number)) is not None:
        return Noun(None, force, "troops", number.last)
    if _of_the_dead(parsed, number):
        return Noun(None, "people", "people", number.last)
    if _of_parents(parsed, number):
        return Noun(None, "child", "people", number.last)
    more = _and_more(parsed, number)
    meant = _other_end(parsed, number)
    if meant is None and (more or _of_them(parsed, number) or _put_at(parsed, number) or _freestanding(parsed, number)):
        meant = _antecedent(parsed, number)
    if meant is None:
        return noun
    last = number.last + 2 if then(parsed, number, THEM) else number.last + more
    kind = unit_kind(meant) or ("people" if meant.tag == "NNPS" else "things")  # "nine of them Colombians"
    return Noun(None, meant.lower, kind, last if kind != "things" else number.last)


def _a_crowd(parsed: Parsed, number: Numeral) -> bool:
    """ "Hundreds marched", "a crowd of 600"."""
    tokens = parsed.tokens
    token = tokens[number.core]
    if number.vague and number.low is not None and number.low >= 20 and number.high is None:
        return token.dep in ("nsubj", "nsubjpass") and tokens[token.head].pos in ("VERB", "AUX")
    of = tokens[number.first - 1] if number.first else token
    if of.lower == "at" and tokens[of.head].lemma in PUT_AT and tokens[of.head].dep == "acl":
        return tokens[tokens[of.head].head].lemma in CROWDS  # "a crowd estimated at 900"
    return of.lower == "of" and tokens[of.head].lower in CROWDS and tokens[of.head].pos == "NOUN"


def _of_the_dead(parsed: Parsed, number: Numeral) -> bool:
    """ "Of the dead, 12 were women"."""
    token = parsed.tokens[number.core]
    opening = (c for c in parsed.children[token.head] if parsed.tokens[c].lower == "of" and c < number.first)
    said = (parsed.tokens[g].lemma.lower() for c in opening for g in parsed.children[c])
    return token.dep == "nsubj" and any(word in LISTED for word in said)


def _a_force(parsed: Parsed, number: Numeral) -> str | None:
    """ "A battalion of 800": soldiers, of whatever kind."""
    before = parsed.tokens[max(0, number.first - 2) : number.first]
    after = parsed.tokens[number.last : number.last + 1]
    if len(before) < 2 or before[1].lower != "of" or before[0].lemma not in FORCES:
        return None
    bare = not after or after[0].pos in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ", "CCONJ")
    return "soldier" if bare else None


def _of_parents(parsed: Parsed, number: Numeral) -> bool:
    """ "A mother of four"."""
    before = parsed.tokens[max(0, number.first - 2) : number.first]
    return len(before) == 2 and before[1].lower == "of" and before[0].lemma in PARENTS


def _and_more(parsed: Parsed, number: Numeral) -> bool:
    """ "Could bring in 300 more", "and 22 more with extortion": more of those told of before."""
    after = parsed.tokens[number.last : number.last + 2]
    here = parsed.tokens[number.first].sentence
    if not after or after[0].lower != "more" or after[0].sentence != here or number.bounded:
        return False
    return len(after) < 2 or after[1].sentence != here or after[1].pos in ("PUNCT", "ADP", "CCONJ", "VERB", "AUX")


def then(parsed: Parsed, number: Numeral, words: frozenset[str]) -> bool:
    """Whether "of" and one of these words follow."""
    after = parsed.tokens[number.last : number.last + 2]
    return len(after) == 2 and after[0].lower == "of" and after[1].lower in words


def _of_them(parsed: Parsed, number: Numeral) -> bool:
    """ "six of them", "nine of the 14", or the 14 itself."""
    tokens = parsed.tokens
    if then(parsed, number, THEM):
        return True
    ahead = tokens[number.last : number.last + 3]
    if len(ahead) == 3 and ahead[0].lower == "of" and (ahead[1].tag == "CD" or ahead[2].tag == "CD"):
        return True
    behind = [t.lower for t in tokens[max(0, number.first - 2) : number.first]]
    return behind[-2:] == ["of", "the"] and tokens[max(0, number.first - 3)].tag == "CD"


def _put_at(parsed: Parsed, number: Numeral) -> bool:
    """ "soldiers, whom experts put at between 3,000 and 4,000"."""
    near = parsed.tokens[max(0, number.first - 2) : number.first]
    return any(t.lemma in PUT_AT for t in near)


def _freestanding(parsed: Parsed, number: Numeral) -> bool:
    """A number as a subject or an object: "five were freed", "the navy freed three", "31 were saved"."""
    token = parsed.tokens[number.core]
    if token.tag != "CD" or token.lower == "one":
        return False
    if token.text.isdigit():
        return token.dep == "nsubjpass" and int(token.text) not in YEARS
    return token.dep in ("nsubj", "nsubjpass", "dobj") and token.text.isalpha()


def _other_end(parsed: Parsed, number: Numeral) -> Token | None:
    """The noun that a second number has: "observers" for the 138 in "from 138 to 209 observers"."""
    tokens = parsed.tokens
    i = number.last
    before = token_of(parsed, number.first - 1, number)
    spans = before is not None and before.lower == "from" and i < len(tokens) and tokens[i].lower == "to"
    if not spans and not (_of_them(parsed, number) and i < len(tokens) and tokens[i].lower == "of"):
        return None
    for token in tokens[i + 1 : i + 1 + UNIT_WINDOW]:
        if token.sentence != tokens[i].sentence or token.pos in ("VERB", "AUX", "PUNCT"):
            return None
        if token.tag in ("NNS", "NNPS") and (unit_kind(token) is not None or not spans):
            return token  # "50 of the 160 seats" are seats
    return None


def _antecedent(parsed: Parsed, number: Numeral) -> Token | None:
    """The nearest plural noun for people or vehicles before the number, in its sentence or the one before."""
    here = parsed.tokens[number.first].sentence
    doers = _doers(parsed, number.core)
    for sentence in (parsed.sentences[here], *parsed.sentences[max(0, here - 1) : here]):
        for i in range(min(number.first, sentence.last) - 1, sentence.first - 1, -1):
            token = parsed.tokens[i]
            plural = token.tag in ("NNS", "NNPS") or token.lower == "people"
            if plural and token.i not in doers and unit_kind(token) in COUNTABLE:
                return token
    return None


def _doers(parsed: Parsed, i: int) -> set[int]:
    """Subjects of the verbs above a number: whoever frees three is not among them."""
    found: set[int] = set()
    for _ in range(UNIT_WINDOW):
        above = parsed.tokens[i].head
        if above == i:
            break
        found.update(c for c in parsed.children[above] if c != i and parsed.tokens[c].dep == "nsubj")
        i = above
        if parsed.tokens[i].pos == "VERB":
            break
    return found
