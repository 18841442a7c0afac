"""Numbers that count something: how many, of what, with which bounds, and the word they count for.

Dates, ages, clock times, durations, ranks, scores and numbers that are names ("Resolution 12", "S-400") are left out,
and so is every number whose unit the words do not tell. Bounds: see ``numerals``.
"""

from collections.abc import Iterator

from dragoman.extract.befallen import told
from dragoman.extract.conversions import check_conversions
from dragoman.extract.counted import counted, governor, mention
from dragoman.extract.harm import role, token_of, unit_kind
from dragoman.extract.numerals import DASHES, Numeral, numerals
from dragoman.extract.zeros import zeros
from dragoman.lexicon import by
from dragoman.model import Count, CountMention, Parsed, Token

__all__ = ["by_encoder", "by_rules", "check_conversions", "find"]

NAMES = frozenset(("ORG", "LAW", "PRODUCT", "FAC", "WORK_OF_ART", "EVENT", "GPE", "LOC", "PERSON"))
BEFORE = frozenset(
    ("rs", "rs.", "rp", "rm", "ksh", "ush", "tsh", "sfr", "usd", "eur", "gbp", "inr", "pkr", "aud", "php")
)
THOUSANDS = {"m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "k": 1e3}
RATIO = 1000  # "one in 45", "six in ten"; a larger second number is a count of its own ("three in 5,000 villages")


def by_rules(parsed: Parsed) -> Iterator[CountMention]:
    """Every count of the document, in text order, as the rules tell it."""
    yield from sorted((*_counts(parsed), *zeros(parsed)), key=lambda mention: mention.span.start)


def by_encoder(parsed: Parsed) -> Iterator[CountMention]:
    """The same, with what befell people where no rule tells it. Raises ModelMissing without the encoder."""
    yield from told(parsed, list(by_rules(parsed)))


find = by_encoder  # the default; the setting ``statements`` names the other


def _counts(parsed: Parsed) -> Iterator[CountMention]:
    before: CountMention | None = None
    for number in _with_ratios(parsed):
        if _is_a_name(parsed, number):
            continue
        made = _measured(parsed, number) or counted(parsed, number, before)
        if made is not None:
            if not made.part:
                before = made
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
    if before is not None and before.lower == "not" and first.lower in ("one", "a"):
        return True  # "not one of them": none, told by zeros
    if first.entity in NAMES and not number.bounded and not _counts_people(parsed, number):
        return True
    if before is not None and before.text in DASHES and number.first >= 2:
        earlier = parsed.tokens[number.first - 2]
        dated = number.first > 2 and parsed.tokens[number.first - 3].lower in role("month")
        dateline = earlier.space and (earlier.tag != "CD" or dated)  # "OSH - Two guards", "OSH, May 4 - Two guards"
        if not before.space or (earlier.tag in ("CD", "NNP", "PRP") and not dateline):
            return True  # the second half of "15-0", "Su-35", "555-1234"
    return after is not None and after.text in DASHES and _next_is_number(parsed, after.i)


def _counts_people(parsed: Parsed, number: Numeral) -> bool:
    """Whether a spelled number, taken for part of a name, stands before a plural for people: "Nine Omani fishermen"."""
    spelled = parsed.tokens[number.first].text.isalpha()
    for i in range(number.last, number.last + 3):
        token = token_of(parsed, i, number)
        if token is not None and token.tag == "NNS" and token.text.islower():
            return spelled and unit_kind(token) is not None
    return False


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
    before = token_of(parsed, number.first - 1, number)
    inside = parsed.tokens[number.first : number.last]
    symbol = next((t for t in (*inside, before) if t is not None and _is_symbol(t)), None)
    first = min(number.first, symbol.i) if symbol is not None else number.first
    after = _unit_word(parsed, _after(parsed, number))
    unit = by("measures", "word").get(symbol.lower if symbol is not None else _measure_word(parsed, after))
    if number.fraction:
        return _share(parsed, number)
    if unit is None:
        return None
    low, high, last = number.low, number.high, number.last if symbol is not None or after is None else after.i + 1
    scale = parsed.tokens[number.last] if number.last < len(parsed.tokens) and after is not None else None
    if scale is not None and scale.lower in THOUSANDS and unit["dimension"] == "money" and not number.suffix:
        low, high = _scale(low, THOUSANDS[scale.lower]), _scale(high, THOUSANDS[scale.lower])
        last = max(last, scale.i + 1)
    dimension = unit["dimension"]
    if dimension == "share":
        return _share(parsed, number, after)
    kind = dimension if dimension in ("money", "distance") else "things"
    above = governor(parsed, last - 1 if symbol is None else number.core)
    return mention(parsed, (first, last), Count(kind, unit["unit"], low, high), above)


def _is_symbol(token: Token) -> bool:
    """A sign or an abbreviation of money before its number: "$6", "SI$6", "Rs 2.5 lakh", "Rp 300"."""
    word = token.lower
    if word not in by("measures", "word"):
        return False
    return token.tag == "$" or word in BEFORE


def _unit_word(parsed: Parsed, after: Token | None) -> Token | None:
    """The word that names the measure: "francs" in "1,500 CFA francs", "miles" in "5 nautical miles"."""
    measures = by("measures", "word")
    for token in parsed.tokens[after.i + 1 : after.i + 3] if after is not None else ():
        if after is None or token.sentence != after.sentence or not _tells_whose(parsed.tokens[token.i - 1]):
            break
        unit = measures.get(token.lemma)
        named = unit is not None and unit["dimension"] == "money"
        if named or f"{parsed.tokens[token.i - 1].lower} {token.lemma}" in measures or token.lower == "pounds":
            return token
    return after


def _tells_whose(token: Token) -> bool:
    if token.lower in THOUSANDS:
        return True  # "2m rupees"
    return token.lower == "nautical" or token.entity == "NORP" or token.pos in ("PROPN", "ADJ")


def _is_currency(parsed: Parsed, pounds: Token) -> bool:
    """ "2 million pounds", "900 Syrian pounds": nobody weighs in millions."""
    before = parsed.tokens[pounds.i - 1]
    return pounds.entity == "MONEY" or before.entity == "NORP" or before.lower in ("million", "billion", "m", "bn")


def _measure_word(parsed: Parsed, after: Token | None) -> str:
    if after is None or after.tag == "$":
        return ""
    if (double := f"{parsed.tokens[after.i - 1].lower} {after.lemma}") in by("measures", "word"):
        return double
    if after.lower == "per" and after.i + 1 < len(parsed.tokens) and parsed.tokens[after.i + 1].lower == "cent":
        return "percent"
    if after.lower == "pounds" and _is_currency(parsed, after):
        return "pounds (money)"
    if after.lower in ("m", "in", "won", "pound", "pounds", "t", "l"):  # as often another word; "12 m" is left out
        return "lb" if after.lower in ("pound", "pounds") and after.tag == "NN" else ""
    forms = (after.lower, after.lemma, after.lower.removesuffix("s"))
    return next((form for form in forms if form in by("measures", "word")), after.lemma)


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
    return mention(parsed, (number.first, last), count, governor(parsed, at))


def _phrase(parsed: Parsed, at: int) -> tuple[int, int]:
    """The base noun phrase up to its head ``at``."""
    left = min((c for c in parsed.children[at] if c < at), default=at)
    return left, at + 1
