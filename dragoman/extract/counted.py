"""People and things that a number counts: the noun it stands for, also where it is left out ("two were freed").

Things, people and vehicles come whole: "more than 40 miners" are 41 or more, "about a dozen" 11 to 13.
"""

from dataclasses import replace

from dragoman.extract.causes import acts, names_act
from dragoman.extract.fates import fate, listed
from dragoman.extract.harm import Harm, Noun, harm, role, token_of, unit_kind
from dragoman.extract.leftout import COUNTABLE, THEM, UNIT_WINDOW, YEARS, left_out, then
from dragoman.extract.numerals import DASHES, Numeral
from dragoman.lexicon import by
from dragoman.model import Count, CountMention, Parsed, Token

ORDINARY_HEADS = frozenset(("nummod", "quantmod", "compound", "nmod", "amod", "prep", "npadvmod", "advmod", "conj"))
VAGUE_HEADS = frozenset(("NOUN", "PROPN"))
WHOLE_UP_TO = 1000  # beyond it "more than 2 million" stays 2 million: one more is finer than the figure itself
AFTERS = frozenset(("next", "last", "this", "each", "every", "apiece", "per", "on", "at", "in", "late", "early"))
LOADS = frozenset(("column", "busload", "truckload", "boatload", "planeload", "unit", "group", "team", "convoy"))
SENT = frozenset(
    (
        "mass",
        "amass",
        "mobilise",
        "mobilize",
        "muster",
        "send",
        "deploy",
        "airlift",
        "dispatch",
        "station",
        "garrison",
        "fly",
    )
)
HURT = frozenset(("killed", "injured"))
INCLUDING = frozenset(("including", "among", "includes", "included", "include"))


def counted(parsed: Parsed, number: Numeral, before: CountMention | None) -> CountMention | None:
    """The count of people or things that a number is, if it is one; ``before`` is the count before it."""
    noun = noun_of(parsed, number)
    if _is_a_modifier(parsed, number, noun):
        return None
    if noun.at is not None and parsed.tokens[number.last].lower == "of":
        money = by("measures", "word").get(parsed.tokens[noun.at].lemma)
        if money is not None and money["dimension"] == "money":  # "tens of millions of dollars"
            count = Count("money", money["unit"], number.low, number.high)
            return mention(parsed, (number.first, noun.last), count, governor(parsed, number.core))
    noun = noun if noun.unit else left_out(parsed, number, noun)
    if _could_be_a_year(parsed, number, noun):
        return None
    part = _in_subset(parsed, number)
    suffered = None if part else harm(parsed, number, noun) or fate(parsed, number, noun, before)
    if suffered is None and _is_a_bare_one(parsed, number, noun):
        return None
    told = listed(parsed, number, noun) if noun.unit else None
    if told is not None:
        return _of_list(parsed, number, noun, told)
    if suffered is not None:
        return _suffering(parsed, number, noun, suffered)
    if not noun.unit:
        return None
    low, high = whole(number)
    where = (number.first, noun.last)
    anchor = noun.at if noun.at is not None else number.core
    if part:
        return _part(parsed, where, Count(noun.kind, noun.unit, low, high), anchor, before)
    made = mention(parsed, where, Count(noun.kind, noun.unit, low, high), governor(parsed, anchor))
    if noun.at is not None and names_act(parsed.tokens[noun.at]):  # "214 patrols", "three attacks": acts themselves
        return replace(made, acts=(parsed.span(noun.at, noun.at + 1), *made.acts))
    return made


def _suffering(parsed: Parsed, number: Numeral, noun: Noun, suffered: Harm) -> CountMention:
    """A count of those killed, injured, missing, displaced or detained."""
    kind, told_by = suffered
    low, high = whole(number)
    if noun.kind == "vehicles" and kind != "detained":
        kind = "vehicles"
    if told_by == noun.at and kind in (
        "detained",
        "displaced",
        "missing",
    ):  # "freed 12 hostages": not who, but what was done
        told_by = governor(parsed, told_by) or told_by
    count = Count(kind, noun.unit or "people", low, high)
    return mention(parsed, (number.first, noun.last), count, told_by, harmed=kind != "detained")


def _of_list(parsed: Parsed, number: Numeral, noun: Noun, told: Harm) -> CountMention:
    """Those named among the dead or the captives: a part of a number told elsewhere."""
    low, high = whole(number)
    made = mention(parsed, (number.first, noun.last), Count(told[0], noun.unit, low, high), told[1], harmed=True)
    return replace(made, part=True)


def _part(
    parsed: Parsed, where: tuple[int, int], count: Count, anchor: int, before: CountMention | None
) -> CountMention:
    """Those among a number before: what befell that number befell them; its act is theirs, but they are no toll."""
    here = parsed.tokens[where[0]].sentence
    own = (parsed.span(anchor, anchor + 1),)
    if before is None or before.span.start < parsed.tokens[parsed.sentences[here].first].start:
        return CountMention(parsed.span(*where), count, own[0], acts=own, part=True)
    kind = before.count.kind if before.count.kind in COUNTABLE and count.kind in ("people", "troops") else count.kind
    of = Count(kind, count.unit, count.low, count.high)
    return CountMention(parsed.span(*where), of, own[0], acts=before.acts + own, part=True)


def mention(
    parsed: Parsed, where: tuple[int, int], count: Count, told_by: int | None, *, harmed: bool = False
) -> CountMention:
    """A count over tokens [first, last), with the word it counts for and the acts it may belong to."""
    word = None if told_by is None else parsed.span(told_by, told_by + 1)
    return CountMention(
        parsed.span(*where), count, word, acts=acts(parsed, told_by, harmed=harmed, hurt=harmed and count.kind in HURT)
    )


def whole(number: Numeral) -> tuple[float | None, float | None]:
    """The bounds of what comes whole: "more than 40" is 41 or more, "about a dozen" 11 to 13."""
    low, high = number.low, number.high
    if number.beyond > 0 and low is not None and high is None and low < WHOLE_UP_TO:
        low += 1
    if number.beyond < 0 and high is not None and 1 <= high < WHOLE_UP_TO:
        high -= 1
    small = (number.high or number.low or 0) < WHOLE_UP_TO
    return tuple(float(round(x)) if x is not None and small and number.bounded else x for x in (low, high))  # type: ignore[return-value]


# --- the noun --------------------------------------------------------------------------------------------------------


def noun_of(parsed: Parsed, number: Numeral) -> Noun:
    """The noun that the number counts, by the parse where it stands close to the right, else by what follows."""
    tokens = parsed.tokens
    at = _head_to_the_right(parsed, number)
    if at is None and number.last < len(tokens) and tokens[number.last].lower == "of":
        at = next((c for c in parsed.children[number.last] if tokens[c].dep == "pobj"), None)
        if at is not None and (tokens[at].pos == "PRON" or _numbered(parsed, number.last, at)):
            at = None
    if at is None:
        return Noun(None, "", "", number.last)
    head = tokens[at]
    kind = unit_kind(head) or "things"
    if kind == "things" and (head.entity == "NORP" or (head.tag == "NNPS" and head.text.endswith(("s", "ese", "ish")))):
        kind = "people"  # "four Americans"
    start = number.last + 1 if tokens[number.last].lower == "of" else number.last
    while start < at and (tokens[start].text in DASHES or tokens[start].pos in ("DET", "PUNCT", "PRON", "NUM")):
        start += 1
    if kind == "people" and _under_arms(parsed, start, at):
        kind = "troops"
    last = _of_office(parsed, at) if kind == "people" else at + 1
    if head.lemma in LOADS and (held := _held_in(parsed, at)) is not None:
        kind, last = held
    unit = parsed.span(start, at + 1 if head.lemma in LOADS else last).text
    return Noun(at, unit, kind, last)


def _under_arms(parsed: Parsed, start: int, at: int) -> bool:
    """Naval officers, unless they speak; officers and men that somebody sends, unless they are police."""
    tokens = parsed.tokens
    above = tokens[tokens[at].head]
    if any(t.lower in role("martial") for t in tokens[start:at]):
        return not (tokens[at].dep == "nsubj" and f"{above.lemma} s" in by("demand_cues", "word"))
    sent = {above.lemma} | {
        tokens[c].lemma for c in parsed.children[at] if c > at and tokens[c].dep in ("acl", "relcl")
    }
    police = any(t.lower in ("police", "customs", "immigration") for t in tokens[start:at])
    return tokens[at].lemma in ("officer", "man") and bool(sent & SENT) and not police


def _held_in(parsed: Parsed, at: int) -> tuple[str, int] | None:
    """The kind of those in "two columns of troops", "three busloads of fighters", and where the phrase ends."""
    of = parsed.tokens[at + 1 : at + 3]
    if len(of) < 2 or of[0].lower != "of" or (kind := unit_kind(of[1])) is None:
        return None
    return kind, at + 3


def _of_office(parsed: Parsed, at: int) -> int:
    """The end of "chiefs of staff", "heads of state": a bare singular after "of" is part of the noun."""
    rest = parsed.tokens[at + 1 : at + 3]
    office = (
        len(rest) == 2
        and rest[0].lower == "of"
        and rest[1].tag == "NN"
        and rest[0].sentence == parsed.tokens[at].sentence
    )
    return at + 3 if office and not any(c > at + 2 for c in parsed.children[at + 2]) else at + 1


def _numbered(parsed: Parsed, first: int, at: int) -> bool:
    """Whether a number of its own stands before the noun: "nine of the 14 fishermen"."""
    return any(t.tag == "CD" for t in parsed.tokens[first:at]) or parsed.tokens[at].tag == "CD"


def _head_to_the_right(parsed: Parsed, number: Numeral) -> int | None:
    tokens = parsed.tokens
    following = token_of(parsed, number.last, number)
    if following is not None and following.lower in AFTERS:  # "to free six next week"
        return None
    at = number.core
    while number.first <= at < number.last and tokens[at].head != at and tokens[at].dep in ORDINARY_HEADS:
        at = tokens[at].head
    if not number.last <= at < number.last + UNIT_WINDOW or tokens[at].sentence != tokens[number.first].sentence:
        plural = following is not None and following.tag in ("NNS", "NNPS")
        return number.last if plural else None
    while _leans_right(tokens[at]) and at < tokens[at].head < number.last + UNIT_WINDOW:
        at = tokens[at].head
    fits = tokens[at].pos in VAGUE_HEADS or tokens[at].lower in ("others", "wounded", "injured", "dead", "missing")
    between = [t for t in tokens[number.last : at] if not _names_make(parsed, t)]
    if not fits or any(t.tag in (",", ":", "CC", "-LRB-", "VBD", "VBZ", "CD") for t in between):
        return None
    return at


def _names_make(parsed: Parsed, token: Token) -> bool:
    """ "Two AK-47 rifles", "five 97-metre vessels": a number within what is counted."""
    after = parsed.tokens[token.i + 1 : token.i + 2]
    letters = any(c.isalpha() for c in token.text) and any(c.isdigit() for c in token.text)
    return token.tag == "CD" and (letters or any(t.text in DASHES for t in after))


def _leans_right(token: Token) -> bool:
    return token.dep == "compound" or (token.dep == "amod" and token.pos == "ADJ")


# --- what is no count ------------------------------------------------------------------------------------------------


def _is_a_modifier(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    """A three-storey house, an 8-member court, a 12-gauge gun, twelve straight years, 10 / 2: no count of things."""
    following = token_of(parsed, number.last, number)
    if following is not None and (following.text in DASHES or following.text == "/"):
        return True
    if noun.at is None:
        return False
    head = parsed.tokens[noun.at]
    return head.lemma in role("time") or head.entity == "PERSON" or head.text in ("%", "/")


def _could_be_a_year(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    token = parsed.tokens[number.first]
    bare = number.last == number.first + 1 and token.text.isdigit() and not number.bounded
    if bare and int(token.text) in YEARS and len(token.text) == 4:
        return noun.at is None or noun.kind not in COUNTABLE - {"vehicles"}
    return token.entity in ("DATE", "TIME") and not number.bounded and not noun.unit


def _is_a_bare_one(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    """The pronoun "one", and "one day", "one side": only a person, soldier or vehicle is counted by one."""
    if parsed.tokens[number.core].lower != "one":
        return False
    if number.bounded:  # "more than one kind", "around one table"
        return noun.kind == "things" and (number.beyond > 0 or parsed.tokens[number.first].lower == "around")
    if noun.at is not None and parsed.tokens[number.last].lower in ("more", "single"):
        return False  # "one more trench"
    before = token_of(parsed, number.first - 1, number)
    if before is not None and before.lower in ("no", "every", "any", "this", "that", "the", "each"):
        return True
    return noun.kind in ("", "things") or noun.at is None or parsed.tokens[number.last].lower == "of"


def _in_subset(parsed: Parsed, number: Numeral) -> bool:
    """Whether those counted are part of a number given before: "12 people, including five children"."""
    tokens = parsed.tokens
    before = token_of(parsed, number.first - 1, number)
    if before is not None and before.lower in INCLUDING:
        return True
    if then(parsed, number, THEM):  # "six of them children"; "two of whom were freed" has its own verb
        return tokens[number.core].dep not in ("nsubj", "nsubjpass", "dobj") or not _governs(parsed, number)
    at = tokens[number.core].head
    while tokens[at].dep == "conj":  # "including five children and two medics"
        at = tokens[at].head
    head = tokens[tokens[at].head]
    if head.i >= number.first:
        return False
    apposed = tokens[at].dep == "appos" and any(tokens[c].dep == "nummod" for c in parsed.children[head.i])
    return apposed or head.lower in ("including", "among")  # "three people, a man and two women, were killed"


def _governs(parsed: Parsed, number: Numeral) -> bool:
    return parsed.tokens[parsed.tokens[number.core].head].pos == "VERB"


# --- the word it counts for ------------------------------------------------------------------------------------------


def governor(parsed: Parsed, at: int) -> int | None:
    """The verb or noun above a counted phrase: "deployed" in "deployed 500 troops", "convoy" in "a convoy of 20"."""
    tokens = parsed.tokens
    start = at
    for _ in range(6):
        token = tokens[at]
        if token.head == at:
            return None if at == start else at
        at = token.head
        if token.dep in ("conj", "appos", "compound", "nummod", "quantmod", "amod", "npadvmod", "nmod"):
            if tokens[at].pos == "VERB":
                return at
            continue
        vague = tokens[at].lower in role("vague") or tokens[at].text[:1] in "$€£¥%"
        if not vague and tokens[at].pos not in ("ADP", "PART", "SYM", "NUM", "AUX", "DET", "PUNCT", "PRON"):
            return at
    return None
