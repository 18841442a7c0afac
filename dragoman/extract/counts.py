"""Numbers that count something: how many, of what, with which bounds, and the word they count for.

Dates, ages, clock times, durations, ranks, scores and numbers that are names ("Resolution 12", "S-400") are left out,
and so is every number whose unit the words do not tell. Bounds: see ``numerals``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.extract.conversions import check_conversions
from dragoman.extract.numerals import DASHES, Numeral, numerals
from dragoman.lexicon import by, table
from dragoman.model import Count, CountMention, Parsed, Span, Token

__all__ = ["check_conversions", "find"]

NAMES = frozenset(("ORG", "LAW", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON"))
ORDINARY_HEADS = frozenset(("nummod", "quantmod", "compound", "nmod", "amod", "prep", "npadvmod", "advmod", "conj"))
VAGUE_HEADS = frozenset(("NOUN", "PROPN"))
YEARS = range(1800, 2101)  # a bare number in here is taken as a year unless a bound or people stand with it
UNIT_WINDOW = 6  # tokens from the number to the noun it counts; longer phrases are misparsed lists more often than not


@dataclass(frozen=True, slots=True)
class _Noun:
    """The noun counted: token ``at`` (None: the number stands alone), its words and kind, and where the phrase ends."""

    at: int | None
    unit: str
    kind: str
    last: int


@cache
def _role(role: str) -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("counted") if row["role"] == role}


def find(parsed: Parsed) -> Iterator[CountMention]:
    """Every count of the document, in text order."""
    yield from sorted((*_counts(parsed), *_zeros(parsed)), key=lambda mention: mention.span.start)


def _counts(parsed: Parsed) -> Iterator[CountMention]:
    for number in numerals(parsed):
        if _is_a_name(parsed, number):
            continue
        made = _measured(parsed, number) or _counted(parsed, number)
        if made is not None:
            yield made


# --- what is no count ------------------------------------------------------------------------------------------------


def _is_a_name(parsed: Parsed, number: Numeral) -> bool:
    """Dates, clock times, durations, ages, scores, and numbers that name a thing."""
    tokens = parsed.tokens
    before = _token(parsed, number.first - 1, number)
    after = _after(parsed, number)
    first = tokens[number.first]
    if after is not None and (
        after.lemma in _role("time") or after.lower in _role("clock") or after.lower in _role("month")
    ):
        return True
    if before is not None and (before.lower in _role("month") or before.lower in _role("numbered")):
        return True
    if first.entity in NAMES and not number.bounded:
        return True
    if before is not None and before.text in DASHES and not before.space and number.first - 2 >= 0:
        return True  # the second half of "15-0", "Su-35", "555-1234"
    return after is not None and after.text in DASHES and _next_is_number(parsed, after.i)


def _next_is_number(parsed: Parsed, i: int) -> bool:
    following = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
    return following is not None and following.tag == "CD" and not parsed.tokens[i].space


def _token(parsed: Parsed, i: int, number: Numeral) -> Token | None:
    """Token ``i`` if it stands in the number's sentence."""
    if not 0 <= i < len(parsed.tokens):
        return None
    token = parsed.tokens[i]
    return token if token.sentence == parsed.tokens[number.first].sentence else None


def _after(parsed: Parsed, number: Numeral) -> Token | None:
    """The word after the number, a hyphen to it skipped unless another number follows."""
    token = _token(parsed, number.last, number)
    if token is not None and token.text in DASHES:
        following = _token(parsed, number.last + 1, number)
        if following is not None and following.tag != "CD":
            return following
    return token


# --- money, shares, distances ----------------------------------------------------------------------------------------


def _measured(parsed: Parsed, number: Numeral) -> CountMention | None:
    """A number with a unit of measure: money, a share, a length, a weight."""
    measures = by("measures", "word")
    before = _token(parsed, number.first - 1, number)
    inside = parsed.tokens[number.first : number.last]
    symbol = next((t for t in (*inside, before) if t is not None and t.tag == "$" and t.lower in measures), None)
    first = min(number.first, symbol.i) if symbol is not None else number.first
    after = _after(parsed, number)
    unit = by("measures", "word").get(symbol.lower if symbol is not None else _measure_word(parsed, after))
    if number.fraction:
        return _share(parsed, number)
    if unit is None:
        return None
    low, high, last = number.low, number.high, number.last if symbol is not None or after is None else after.i + 1
    if symbol is not None and after is not None and after.lower in ("m", "b", "bn", "mn", "k") and not number.suffix:
        factor = {"m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "k": 1e3}[after.lower]
        low, high = _scale(low, factor), _scale(high, factor)
        last = after.i + 1
    dimension = unit["dimension"]
    if dimension == "share":
        return _share(parsed, number, after)
    kind = dimension if dimension in ("money", "distance") else "things"
    governor = _governor(parsed, last - 1 if symbol is None else number.core)
    return CountMention(parsed.span(first, last), Count(kind, unit["unit"], low, high), governor)


def _measure_word(parsed: Parsed, after: Token | None) -> str:
    if after is None:
        return ""
    if after.lower == "per" and after.i + 1 < len(parsed.tokens) and parsed.tokens[after.i + 1].lower == "cent":
        return "percent"
    if after.lower in ("m", "in", "won", "pound", "pounds", "t", "l"):  # as often another word; "12 m" is left out
        return "lb" if after.lower in ("pound", "pounds") and after.tag == "NN" else ""
    return after.lower if after.lower in by("measures", "word") else after.lemma


def _scale(value: float | None, factor: float) -> float | None:
    return None if value is None else float(f"{value * factor:.12g}")


def _share(parsed: Parsed, number: Numeral, sign: Token | None = None) -> CountMention:
    """A fraction or percentage, as a part of 1; its unit is what it is a share of, as far as the words tell."""
    last = number.last
    at = number.core
    if sign is not None:
        last = sign.i + (2 if sign.lower == "per" else 1)
        at = last - 1
    factor = 1.0 if number.fraction else 0.01
    whole = ""
    if last < len(parsed.tokens) and parsed.tokens[last].lower == "of":
        found = next((c for c in parsed.children[last] if parsed.tokens[c].dep == "pobj"), None)
        if found is not None:
            left, right = _phrase(parsed, found)
            whole, last = parsed.span(left, right).text, right
    count = Count("share", whole, _scale(number.low, factor), _scale(number.high, factor))
    return CountMention(parsed.span(number.first, last), count, _governor(parsed, at))


def _phrase(parsed: Parsed, at: int) -> tuple[int, int]:
    """The base noun phrase up to its head ``at``."""
    left = min((c for c in parsed.children[at] if c < at), default=at)
    return left, at + 1


# --- people and things -----------------------------------------------------------------------------------------------


def _counted(parsed: Parsed, number: Numeral) -> CountMention | None:
    noun = _noun(parsed, number)
    if _could_be_a_year(parsed, number, noun) or _is_a_bare_one(parsed, number, noun):
        return None
    subset = _in_subset(parsed, number)
    harm = None if subset else _harm(parsed, number, noun)
    if harm is not None:
        kind, cause = harm
        unit = noun.unit or "people"
        if noun.kind == "vehicles" and kind != "detained":
            kind = "vehicles"
        return CountMention(parsed.span(number.first, noun.last), Count(kind, unit, number.low, number.high), cause)
    if not noun.unit:
        return None
    anchor = noun.at if noun.at is not None else number.core
    governor = parsed.span(anchor, anchor + 1) if subset else _governor(parsed, anchor)
    return CountMention(
        parsed.span(number.first, noun.last), Count(noun.kind, noun.unit, number.low, number.high), governor
    )


def _noun(parsed: Parsed, number: Numeral) -> _Noun:
    """The noun that the number counts, by the parse where it stands close to the right, else by what follows."""
    tokens = parsed.tokens
    at = _head_to_the_right(parsed, number)
    if at is None and number.last < len(tokens) and tokens[number.last].lower == "of":
        at = next((c for c in parsed.children[number.last] if tokens[c].dep == "pobj"), None)
        if at is not None and tokens[at].pos == "PRON":
            at = None
    if at is None:
        return _Noun(None, "", "", number.last)
    head = tokens[at]
    kind = _role("noun").get(head.lemma) or _role("noun").get(head.lower) or _role("unit").get(head.lemma) or "things"
    start = number.last + 1 if tokens[number.last].lower == "of" else number.last
    while start < at and (tokens[start].text in DASHES or tokens[start].pos in ("DET", "PUNCT", "PRON")):
        start += 1
    return _Noun(at, parsed.span(start, at + 1).text, kind, at + 1)


def _head_to_the_right(parsed: Parsed, number: Numeral) -> int | None:
    tokens = parsed.tokens
    at = number.core
    while number.first <= at < number.last and tokens[at].head != at and tokens[at].dep in ORDINARY_HEADS:
        at = tokens[at].head
    if not number.last <= at < number.last + UNIT_WINDOW or tokens[at].sentence != tokens[number.first].sentence:
        following = _token(parsed, number.last, number)
        plural = following is not None and following.tag in ("NNS", "NNPS")
        return number.last if plural else None
    while tokens[at].dep == "compound" and at < tokens[at].head < number.last + UNIT_WINDOW:
        at = tokens[at].head
    fits = tokens[at].pos in VAGUE_HEADS or tokens[at].lower in ("others", "wounded", "injured", "dead", "missing")
    between = tokens[number.last : at]
    if not fits or any(t.tag in (",", ":", "CC", "-LRB-", "VBD", "VBZ") for t in between):
        return None
    return at


def _could_be_a_year(parsed: Parsed, number: Numeral, noun: _Noun) -> bool:
    token = parsed.tokens[number.first]
    bare = number.last == number.first + 1 and token.text.isdigit() and not number.bounded
    if bare and int(token.text) in YEARS and len(token.text) == 4:
        return noun.kind not in ("people", "troops", "killed", "injured", "displaced", "detained")
    return token.entity in ("DATE", "TIME") and not number.bounded and not noun.unit


def _is_a_bare_one(parsed: Parsed, number: Numeral, noun: _Noun) -> bool:
    """The pronoun "one", and "one day", "one side": only a person, soldier or vehicle is counted by one."""
    if parsed.tokens[number.core].lower != "one" or number.bounded:
        return False
    before = _token(parsed, number.first - 1, number)
    if before is not None and before.lower in ("no", "every", "any", "this", "that", "the", "each"):
        return True
    return noun.kind in ("", "things") or parsed.tokens[number.last].lower == "of"


def _in_subset(parsed: Parsed, number: Numeral) -> bool:
    """Whether those counted are part of a number given before: "12 people, including five children"."""
    before = _token(parsed, number.first - 1, number)
    if before is not None and before.lower in ("including", "among", "includes", "included", "include"):
        return True
    following = parsed.tokens[number.last : number.last + 2]
    if len(following) == 2 and following[0].lower == "of" and following[1].lower in ("them", "whom", "those"):
        return True
    first = number.first
    while before is not None and before.lower in ("and", ","):  # "including five children and two medics"
        at = parsed.tokens[number.core].head
        while parsed.tokens[at].dep == "conj":
            at = parsed.tokens[at].head
        head = parsed.tokens[parsed.tokens[at].head]
        return head.lower in ("including", "among") and head.i < first
    return False


# --- what happened to those counted ----------------------------------------------------------------------------------


def _harm(parsed: Parsed, number: Numeral, noun: _Noun) -> tuple[str, Span] | None:
    """Killed, injured, missing, displaced, detained: by the words at both sides first, then by the parse."""
    return (
        _state_after(parsed, number, noun)
        or _verb_before(parsed, number)
        or _by_parse(parsed, number, noun)
        or _noun_of_harm(parsed, noun)
        or _toll(parsed, number, noun)
    )


def _at(parsed: Parsed, kind: str, i: int) -> tuple[str, Span]:
    return kind, parsed.span(i, i + 1)


def _state_after(parsed: Parsed, number: Numeral, noun: _Noun) -> tuple[str, Span] | None:
    """12 people were killed; 30 others wounded; 81 injured; six dead."""
    for i in range(noun.last, min(noun.last + 5, len(parsed.tokens))):
        token = _token(parsed, i, number)
        if token is None:
            return None
        kind = _role("state").get(token.lower)
        if kind is not None and token.pos in ("VERB", "ADJ", "NOUN", "ADV") and not _acts(parsed, i):
            return _at(parsed, kind, i)
        if token.lower not in _role("filler"):
            return None
    return None


def _acts(parsed: Parsed, i: int) -> bool:
    """Whether a form such as "killed" is an active verb here: an object follows, or what follows begins one."""
    tokens = parsed.tokens
    if any(tokens[c].dep == "auxpass" for c in parsed.children[i]):
        return False
    if any(tokens[c].dep == "dobj" for c in parsed.children[i]):
        return True
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        tokens[i].pos == "VERB"
        and following is not None
        and following.sentence == tokens[i].sentence
        and following.tag in ("DT", "CD", "NNP", "NNPS", "NN", "NNS", "PRP", "PRP$", "JJ")
        and following.lower not in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )


def _verb_before(parsed: Parsed, number: Numeral) -> tuple[str, Span] | None:
    """Killing at least six; wounded 20; displaced more than a million."""
    i = number.first - 1
    while (token := _token(parsed, i, number)) is not None and token.lower in ("a", "some", "another", "nearby"):
        i -= 1
    if token is None or token.pos != "VERB":
        return None
    kind = _role("verb").get(token.lemma)
    passive = any(parsed.tokens[c].dep == "auxpass" for c in parsed.children[i])
    return _at(parsed, kind, i) if kind is not None and not passive else None


def _by_parse(parsed: Parsed, number: Numeral, noun: _Noun) -> tuple[str, Span] | None:
    at = number.core if noun.at is None else noun.at
    tokens = parsed.tokens
    if tokens[at].dep == "pobj" and tokens[tokens[at].head].lower == "of" and noun.at is not None:
        at = number.core
    for _ in range(4):  # up a list: "three soldiers, a medic and two civilians"
        if tokens[at].dep not in ("conj", "appos"):
            break
        at = tokens[at].head
    verb, dep = tokens[tokens[at].head], tokens[at].dep
    kind = None
    if dep == "nsubjpass" or (dep == "dobj" and not any(tokens[c].dep == "auxpass" for c in parsed.children[verb.i])):
        kind = _role("verb").get(verb.lemma)
    elif dep == "nsubj":
        kind = _role("become").get(verb.lemma)
        if kind is None and verb.tag == "VBN" and not _acts(parsed, verb.i):
            kind = _role("state").get(verb.lower)
    if kind is None:  # "12 people killed in the raid"
        done = next((c for c in parsed.children[at] if tokens[c].dep == "acl" and tokens[c].tag == "VBN"), None)
        state = None if done is None else _role("state").get(tokens[done].lower)
        return None if done is None or state is None else _at(parsed, state, done)
    return _at(parsed, kind, verb.i)


def _noun_of_harm(parsed: Parsed, noun: _Noun) -> tuple[str, Span] | None:
    """12 deaths; 40 hostages; 300,000 refugees."""
    if noun.at is None or noun.kind not in ("killed", "injured", "missing", "displaced", "detained"):
        return None
    return _at(parsed, noun.kind, noun.at)


def _toll(parsed: Parsed, number: Numeral, noun: _Noun) -> tuple[str, Span] | None:
    """The death toll rose to 45; the number of wounded stood at 120: the subject says what is counted."""
    if noun.at is not None and noun.kind not in ("people", "troops"):
        return None
    tokens = parsed.tokens
    head = tokens[tokens[number.core if noun.at is None else noun.at].head]
    if head.lower == "from":
        return None  # "rose to 45 from 30": what was reported before is no claim of this report
    if head.lower in ("to", "at", "of") and head.dep == "prep":
        head = tokens[head.head]
    subject = next((c for c in parsed.children[head.i] if tokens[c].dep in ("nsubj", "nsubjpass")), None)
    subject = head.i if subject is None and head.pos == "NOUN" else subject
    if subject is None or tokens[subject].lemma not in ("toll", "number", "count", "tally"):
        return None
    if tokens[subject].lemma == "toll":
        return _at(parsed, "killed", subject)
    first, last = parsed.subtree(subject)
    kinds = {_role("noun").get(t.lemma) or _role("noun").get(t.lower) for t in tokens[first:last]} - {None, "people"}
    return _at(parsed, str(kinds.pop()), subject) if len(kinds) == 1 else None


# --- none at all -----------------------------------------------------------------------------------------------------


def _zeros(parsed: Parsed) -> Iterator[CountMention]:
    """No one was killed; there were no casualties: a count of zero, which is a value."""
    for token in parsed.tokens:
        if token.lower != "no" or token.i + 1 >= len(parsed.tokens):
            continue
        noun = parsed.tokens[token.i + 1]
        if noun.lower in ("deaths", "fatalities", "injuries", "casualties"):
            kind = _role("noun").get(noun.lemma, "people")
            count = Count(kind, "people" if kind != "people" else noun.lower, 0.0, 0.0)
            yield CountMention(parsed.span(token.i, noun.i + 1), count, parsed.span(noun.i, noun.i + 1))
        elif noun.lower in ("one", "civilians", "people"):
            verb = parsed.tokens[noun.head]
            harm = _role("verb").get(verb.lemma) if noun.dep == "nsubjpass" else None
            if harm is not None:
                unit = "people" if noun.lower == "one" else noun.lower
                yield CountMention(
                    parsed.span(token.i, noun.i + 1), Count(harm, unit, 0.0, 0.0), parsed.span(verb.i, verb.i + 1)
                )


# --- the word it counts for ------------------------------------------------------------------------------------------


def _governor(parsed: Parsed, at: int) -> Span | None:
    """The verb or noun above a counted phrase: "deployed" in "deployed 500 troops", "convoy" in "a convoy of 20"."""
    tokens = parsed.tokens
    start = at
    for _ in range(6):
        token = tokens[at]
        if token.head == at:
            return None if at == start else parsed.span(at, at + 1)
        at = token.head
        if token.dep in ("conj", "appos", "compound", "nummod", "quantmod", "amod", "npadvmod", "nmod"):
            if tokens[at].pos == "VERB":
                return parsed.span(at, at + 1)
            continue
        if tokens[at].pos not in ("ADP", "PART", "SYM", "NUM", "AUX"):
            return parsed.span(at, at + 1)
    return None
