"""Numbers that count something: how many, of what, with which bounds, and the word they count for.

Dates, ages, clock times, durations, ranks, scores and numbers that are names ("Resolution 12", "S-400") are left out,
and so is every number whose unit the words do not tell. Bounds: see ``numerals``.
"""

from collections.abc import Iterator

from dragoman.extract.conversions import check_conversions
from dragoman.extract.harm import Noun, harm, role, token_of, zeros
from dragoman.extract.numerals import DASHES, Numeral, numerals
from dragoman.lexicon import by
from dragoman.model import Count, CountMention, Parsed, Span, Token

__all__ = ["check_conversions", "find"]

NAMES = frozenset(("ORG", "LAW", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON"))
ORDINARY_HEADS = frozenset(("nummod", "quantmod", "compound", "nmod", "amod", "prep", "npadvmod", "advmod", "conj"))
VAGUE_HEADS = frozenset(("NOUN", "PROPN"))
YEARS = range(1800, 2101)  # a bare number in here is taken as a year unless a bound or people stand with it
RATIO = 1000  # "one in 45", "six in ten"; a larger second number is a count of its own ("three in 5,000 villages")
UNIT_WINDOW = 6  # tokens from the number to the noun it counts; longer phrases are misparsed lists more often than not


def find(parsed: Parsed) -> Iterator[CountMention]:
    """Every count of the document, in text order."""
    yield from sorted((*_counts(parsed), *zeros(parsed)), key=lambda mention: mention.span.start)


def _counts(parsed: Parsed) -> Iterator[CountMention]:
    for number in _with_ratios(parsed):
        if _is_a_name(parsed, number):
            continue
        made = _measured(parsed, number) or _counted(parsed, number)
        if made is not None:
            yield made


def _with_ratios(parsed: Parsed) -> Iterator[Numeral]:
    """The numerals, "six in ten" and "two out of three" joined into one share."""
    waiting: Numeral | None = None
    for number in numerals(parsed):
        if waiting is not None:
            between = tuple(t.lower for t in parsed.tokens[waiting.last : number.first])
            if between in (("in",), ("out", "of")) and _below(waiting, number):
                whole = float(number.low or 1)
                low = None if waiting.low is None else waiting.low / whole
                high = None if waiting.high is None else waiting.high / whole
                joined = Numeral(waiting.first, number.last, number.core, low, high, fraction=True)
                waiting = None
                yield joined
                continue
            yield waiting
        waiting = number
    if waiting is not None:
        yield waiting


def _below(part: Numeral, whole: Numeral) -> bool:
    return bool(part.low and whole.low and not whole.bounded and part.low < whole.low <= RATIO)


# --- what is no count ------------------------------------------------------------------------------------------------


def _is_a_name(parsed: Parsed, number: Numeral) -> bool:
    """Dates, clock times, durations, ages, scores, and numbers that name a thing."""
    tokens = parsed.tokens
    before = token_of(parsed, number.first - 1, number)
    after = _after(parsed, number)
    first = tokens[number.first]
    if after is not None and (
        after.lemma in role("time") or after.lower in role("clock") or after.lower in role("month")
    ):
        return True
    if before is not None and (before.lower in role("month") or before.lower in role("numbered")):
        return True
    if first.entity in NAMES and not number.bounded:
        return True
    if before is not None and before.text in DASHES and number.first >= 2:
        earlier = parsed.tokens[number.first - 2]
        if not before.space or earlier.tag in ("CD", "NNP", "PRP"):
            return True  # the second half of "15-0", "Su-35", "555-1234"
    return after is not None and after.text in DASHES and _next_is_number(parsed, after.i)


def _next_is_number(parsed: Parsed, i: int) -> bool:
    following = parsed.tokens[i + 1] if i + 1 < len(parsed.tokens) else None
    return following is not None and following.tag == "CD"


def _after(parsed: Parsed, number: Numeral) -> Token | None:
    """The word after the number, a hyphen to it skipped unless another number follows."""
    token = token_of(parsed, number.last, number)
    if token is not None and token.text in DASHES:
        following = token_of(parsed, number.last + 1, number)
        if following is not None and following.tag != "CD":
            return following
    return token


# --- money, shares, distances ----------------------------------------------------------------------------------------


def _measured(parsed: Parsed, number: Numeral) -> CountMention | None:
    """A number with a unit of measure: money, a share, a length, a weight."""
    measures = by("measures", "word")
    before = token_of(parsed, number.first - 1, number)
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
    if after is None or after.tag == "$":
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
            while left < found and parsed.tokens[left].pos in ("DET", "PUNCT"):
                left += 1
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
    if _is_a_modifier(parsed, number, noun):
        return None
    if noun.at is not None and parsed.tokens[number.last].lower == "of":
        money = by("measures", "word").get(parsed.tokens[noun.at].lemma)
        if money is not None and money["dimension"] == "money":  # "tens of millions of dollars"
            count = Count("money", money["unit"], number.low, number.high)
            return CountMention(parsed.span(number.first, noun.last), count, _governor(parsed, number.core))
    if _could_be_a_year(parsed, number, noun) or _is_a_bare_one(parsed, number, noun):
        return None
    subset = _in_subset(parsed, number)
    suffered = None if subset else harm(parsed, number, noun)
    if suffered is not None:
        kind, cause = suffered
        if kind == "displaced" and noun.kind in ("things", "vehicles"):  # "several buildings were evacuated"
            kind = noun.kind
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


def _is_a_modifier(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    """A three-storey house, an 8-member court, a 12-gauge gun, twelve straight years, 10 / 2: no count of things."""
    following = token_of(parsed, number.last, number)
    if following is not None and (following.text in DASHES or following.text == "/"):
        return True
    if noun.at is None:
        return False
    head = parsed.tokens[noun.at]
    return head.lemma in role("time") or head.entity == "PERSON" or head.text in ("%", "/")


def _noun(parsed: Parsed, number: Numeral) -> Noun:
    """The noun that the number counts, by the parse where it stands close to the right, else by what follows."""
    tokens = parsed.tokens
    at = _head_to_the_right(parsed, number)
    if at is None and number.last < len(tokens) and tokens[number.last].lower == "of":
        at = next((c for c in parsed.children[number.last] if tokens[c].dep == "pobj"), None)
        if at is not None and tokens[at].pos == "PRON":
            at = None
    if at is None:
        return Noun(None, "", "", number.last)
    head = tokens[at]
    kind = role("noun").get(head.lemma) or role("noun").get(head.lower) or role("unit").get(head.lemma) or "things"
    if kind == "things" and (head.entity == "NORP" or head.tag == "NNPS") and head.text.endswith(("s", "ese", "ish")):
        kind = "people"  # "four Americans"
    start = number.last + 1 if tokens[number.last].lower == "of" else number.last
    while start < at and (tokens[start].text in DASHES or tokens[start].pos in ("DET", "PUNCT", "PRON", "NUM")):
        start += 1
    return Noun(at, parsed.span(start, at + 1).text, kind, at + 1)


def _head_to_the_right(parsed: Parsed, number: Numeral) -> int | None:
    tokens = parsed.tokens
    at = number.core
    while number.first <= at < number.last and tokens[at].head != at and tokens[at].dep in ORDINARY_HEADS:
        at = tokens[at].head
    if not number.last <= at < number.last + UNIT_WINDOW or tokens[at].sentence != tokens[number.first].sentence:
        following = token_of(parsed, number.last, number)
        plural = following is not None and following.tag in ("NNS", "NNPS")
        return number.last if plural else None
    while tokens[at].dep == "compound" and at < tokens[at].head < number.last + UNIT_WINDOW:
        at = tokens[at].head
    fits = tokens[at].pos in VAGUE_HEADS or tokens[at].lower in ("others", "wounded", "injured", "dead", "missing")
    between = tokens[number.last : at]
    if not fits or any(t.tag in (",", ":", "CC", "-LRB-", "VBD", "VBZ") for t in between):
        return None
    return at


def _could_be_a_year(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    token = parsed.tokens[number.first]
    bare = number.last == number.first + 1 and token.text.isdigit() and not number.bounded
    if bare and int(token.text) in YEARS and len(token.text) == 4:
        return noun.kind not in ("people", "troops", "killed", "injured", "displaced", "detained")
    return token.entity in ("DATE", "TIME") and not number.bounded and not noun.unit


def _is_a_bare_one(parsed: Parsed, number: Numeral, noun: Noun) -> bool:
    """The pronoun "one", and "one day", "one side": only a person, soldier or vehicle is counted by one."""
    if parsed.tokens[number.core].lower != "one" or number.bounded:
        return False
    before = token_of(parsed, number.first - 1, number)
    if before is not None and before.lower in ("no", "every", "any", "this", "that", "the", "each"):
        return True
    return noun.kind in ("", "things") or parsed.tokens[number.last].lower == "of"


def _in_subset(parsed: Parsed, number: Numeral) -> bool:
    """Whether those counted are part of a number given before: "12 people, including five children"."""
    before = token_of(parsed, number.first - 1, number)
    if before is not None and before.lower in ("including", "among", "includes", "included", "include"):
        return True
    following = parsed.tokens[number.last : number.last + 2]
    if len(following) == 2 and following[0].lower == "of" and following[1].lower in ("them", "whom", "those"):
        return True
    at = parsed.tokens[number.core].head
    while parsed.tokens[at].dep == "conj":  # "including five children and two medics"
        at = parsed.tokens[at].head
    head = parsed.tokens[parsed.tokens[at].head]
    if head.i >= number.first:
        return False
    apposed = parsed.tokens[at].dep == "appos" and any(
        parsed.tokens[c].dep == "nummod" for c in parsed.children[head.i]
    )
    return apposed or head.lower in ("including", "among")  # "three people, a man and two women, were killed"


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
        vague = tokens[at].lower in role("vague") or tokens[at].text[:1] in "$€£¥%"
        if not vague and tokens[at].pos not in ("ADP", "PART", "SYM", "NUM", "AUX", "DET", "PUNCT", "PRON"):
            return parsed.span(at, at + 1)
    return None
