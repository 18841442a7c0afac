"""Numerals of a parse: digits and words, scales, ranges, fractions and the bounds that stand around them.

"more than 40" is marked as leaving 40 itself out (of things that come whole it is 41 or more); "nearly 300" is read as
270 to 300; "about 50" as 45 to 55; "dozens" as 24 or more. The factors stand in data/quantifiers.tsv.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from math import prod

from dragoman.lexicon import table
from dragoman.model import Parsed, Token

DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(bn|mn|m|k|tn|b)?(\+)?", re.IGNORECASE)
FRACTION = re.compile(r"([1-9])/(\d{1,2})")
SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12}
DASHES = frozenset(("-", "–", "—", "‑"))
LONGEST = 4  # words in the longest phrase of the table ("a little over" is 3)


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens [first, last) that tell a number, ``core`` the token the parse attaches it by."""

    first: int
    last: int
    core: int
    low: float | None
    high: float | None
    fraction: bool = False
    vague: bool = False
    bounded: bool = False  # a bound stands with it: not a year, an age or a name
    suffix: bool = False  # "300m", "5bn"
    beyond: int = 0  # 1: "more than", -1: "fewer than"; the number itself is left out


@cache
def _phrases(kind: str) -> dict[tuple[str, ...], tuple[float | None, float | None]]:
    rows = (row for row in table("quantifiers") if row["kind"] == kind)
    return {
        tuple(r["phrase"].split()): (float(r["low"]) if r["low"] else None, float(r["high"]) if r["high"] else None)
        for r in rows
    }


WHOLE_SCALES = ("dozen", "hundred", "thousand", "million")
BEYOND = {"bound": 0, "above": 1, "below": -1}
AFTER_FRACTION = frozenset(("of", "the", "its", "their", "all", "majority", "less", "fewer", "more", "stake", "share"))
FEW = 12  # "walked away over a few stones": nobody counts beyond "a few"
PARTICLE_OF = frozenset(
    ("hand", "take", "turn", "sign", "bring", "carry", "give", "win", "pull", "cross", "run", "fly")
)
# "hands over 10 captives": the particle of a verb bounds no number


@cache
def _bounds() -> dict[tuple[str, ...], tuple[float | None, float | None, int]]:
    return {words: (*ends, step) for kind, step in BEYOND.items() for words, ends in _phrases(kind).items()}


@cache
def _values(kind: str) -> dict[str, float]:
    return {words[0]: low for words, (low, _) in _phrases(kind).items() if low is not None}


@cache
def _vague_starts() -> frozenset[str]:
    return frozenset(words[0] for words in _phrases("vague"))


def numerals(parsed: Parsed) -> Iterator[Numeral]:
    """All numerals in text order, none overlapping; years, ages and names that hold a digit are among them."""
    tokens = parsed.tokens
    i = 0
    for sentence in parsed.sentences:
        i = max(i, sentence.first)
        while i < sentence.last:
            found = _numeral(tokens, i, sentence.last)
            if found is None:
                i += 1
                continue
            found = _bounded(tokens, found, sentence.first, sentence.last)
            yield found
            i = max(found.last, i + 1)


@cache
def _starts() -> frozenset[str]:
    """Words that a spelled number may begin with: nearly all tokens are told apart by this one look-up."""
    return frozenset(("a", "one", "half", *_vague_starts(), *_values("number"), *WHOLE_SCALES))


def _numeral(tokens: tuple[Token, ...], i: int, stop: int) -> Numeral | None:
    t = tokens[i]
    if t.lower not in _starts() and not t.text[0].isdigit():
        return None
    if t.lower in _vague_starts():
        found = _vague(tokens, i, stop)
        if found is not None:
            return found
    fraction = _fraction(tokens, i, stop)
    if fraction is not None:
        return fraction
    core = _core(tokens, i, stop)
    return None if core is None else _range(tokens, core, stop)


def _vague(tokens: tuple[Token, ...], i: int, stop: int) -> Numeral | None:
    phrases = _phrases("vague")
    for n in range(min(LONGEST, stop - i), 0, -1):
        words = tuple(t.lower for t in tokens[i : i + n])
        if words in phrases:
            low, high = phrases[words]
            scale = tokens[i + n].lower if i + n < stop else ""
            if n == 1 and scale in _values("scale") and words[0] in ("several", "dozens"):
                return None
            return Numeral(i, i + n, i + n - 1, low, high, vague=True)
    return None


def _fraction(tokens: tuple[Token, ...], i: int, stop: int) -> Numeral | None:
    """One-third, two thirds, a quarter, half of: a share where "of" or an article follows."""
    values = _values("fraction")
    top, j = 1.0, i
    if tokens[i].lower in ("a", "one") or tokens[i].lower in _values("number"):
        top = 1.0 if tokens[i].lower == "a" else _values("number")[tokens[i].lower]
        j = i + 1
        if j < stop and tokens[j].text in DASHES:
            j += 1
    elif tokens[i].lower != "half":
        return None
    if j >= stop or tokens[j].lower not in values:
        return None
    after = tokens[j + 1].lower if j + 1 < stop else ""
    by = i and tokens[i - 1].lower == "by" and tokens[i].lower != "half"  # "fell by two-thirds"
    if not (by or after in AFTER_FRACTION) or not 0 < top * values[tokens[j].lower] < 1:
        return None
    share = top * values[tokens[j].lower]
    whole = _core(tokens, j + 2, stop) if after == "of" and j + 2 < stop and tokens[j + 2].lower == "a" else None
    if whole is not None and whole.low is not None:  # "a quarter of a million"
        return Numeral(i, whole.last, whole.core, share * whole.low, share * whole.low)
    return Numeral(i, j + 1, j, share, share, fraction=True)


def _core(tokens: tuple[Token, ...], i: int, stop: int) -> Numeral | None:
    """One number: digits, or words, with the scales that follow."""
    t = tokens[i]
    number = _values("number").get(t.lower)
    if number is not None and (t.tag in ("CD", "NN") or (t.tag in ("JJ", "NNP") and number > 1)):  # "Eleven" opens
        value, j = _spelled(tokens, i, stop)
        return Numeral(i, j, j - 1, value, value)
    if i and t.lower in WHOLE_SCALES and t.tag == "CD" and tokens[i - 1].lower in ("the", "those", "these"):
        value = _values("scale")[t.lower]  # "the thousand officers"
        return Numeral(i, i + 1, i, value, value)
    if t.lower in ("a", "one") and i + 1 < stop and tokens[i + 1].lower in _values("scale"):
        value, j = _scaled(tokens, 1.0, i + 1, stop)
        return Numeral(i, j, j - 1, value, value)
    match = DIGITS.fullmatch(t.text)
    if match is None or (len(t.text) > 1 and t.text[0] == "0" and "." not in t.text):
        return None
    value = float(match[1].replace(",", "") + (match[2] or ""))
    j = i + 1
    if match[3]:
        value *= SUFFIXES[match[3].lower()]
    elif j < stop and (part := FRACTION.fullmatch(tokens[j].text)) and int(part[2]) > int(part[1]):
        value, j = value + int(part[1]) / int(part[2]), j + 1
    else:
        value, j = _scaled(tokens, value, j, stop)
    core, more = j - 1, bool(match[4])
    if j < stop and tokens[j].text == "+":
        more, j = True, j + 1
    return Numeral(i, j, core, value, None if more else value, bounded=more, suffix=bool(match[3]))


def _spelled(tokens: tuple[Token, ...], i: int, stop: int) -> tuple[float, int]:
    """Twenty-five, one hundred and twenty, six hundred thousand."""
    numbers, scales = _values("number"), _values("scale")
    total, current, j = 0.0, numbers[tokens[i].lower], i + 1
    while j < stop:
        word = tokens[j].lower
        if word in scales and scales[word] >= 10:
            current *= scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word in numbers and _continues(current, numbers[word]):
            current += numbers[word]
        elif _joins(tokens, j, stop):
            pass
        else:
            break
        j += 1
    while tokens[j - 1].lower == "and" or tokens[j - 1].text in DASHES:
        j -= 1
    return total + current, j


def _continues(current: float, more: float) -> bool:
    """Whether "six hundred" may go on with "twenty", or "twenty" with "five"."""
    return current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and more < 10)


def _joins(tokens: tuple[Token, ...], j: int, stop: int) -> bool:
    """Whether a hyphen ("twenty-five") or an "and" ("hundred and six") ties the next number word on."""
    if j + 1 >= stop or tokens[j + 1].lower not in _values("number"):
        return False
    before = tokens[j - 1].lower
    if tokens[j].text in DASHES:
        return before.endswith("ty")
    return tokens[j].lower == "and" and before in _values("scale") and before != "dozen"


def _scaled(tokens: tuple[Token, ...], value: float, j: int, stop: int) -> tuple[float, int]:
    scales: list[float] = []
    while j < stop and tokens[j].lower in _values("scale") and tokens[j].lower not in ("k",):
        scales.append(_values("scale")[tokens[j].lower])
        j += 1
    return value * prod(scales), j


def _range(tokens: tuple[Token, ...], core: Numeral, stop: int) -> Numeral:
    """Join "10 to 15", "10-15", "12 or 13", "between 10 and 15"; two ends that fall do not make a range."""
    j = core.last
    if core.low is None or j + 1 >= stop:
        return core
    before = tokens[core.first - 1].lower if core.first else ""
    word = tokens[j].lower
    between = before == "between" and word == "and"
    if not (between or (word in ("to", "or") and before not in ("from", "between")) or tokens[j].text in DASHES):
        return core
    end = _core(tokens, j + 1, stop)
    if end is None or end.low is None:
        return core
    low = core.low
    if end.low >= 1000 and low < 1000 and end.last - end.first > 1:  # "10 to 15 million"
        low *= _scaled(tokens, 1.0, end.first + 1, stop)[0]
    if not low < end.low:
        return core
    return Numeral(core.first - between, end.last, end.core, low, end.low, bounded=between or word == "to")


def _bounded(tokens: tuple[Token, ...], found: Numeral, start: int, stop: int) -> Numeral:
    """Apply the bound that stands before ("at least") or after ("or more")."""
    bounds = _bounds()
    at = found.first
    if at > start and tokens[at - 1].tag == "$":
        at -= 1
    for n in range(min(LONGEST, at - start), 0, -1):
        words = tuple(t.lower for t in tokens[at - n : at])
        if words in bounds and not (n == 1 and _is_where(tokens[max(0, at - 2) : at], found)):
            low, high, beyond = bounds[words]
            neutral = low == high == 1.0
            found = _times(replace(found, first=at - n if not neutral else found.first, beyond=beyond), low, high)
            if neutral and at - n > start:
                return _bounded(tokens, replace(found, first=at - n), start, stop) if n < LONGEST else found
            return found
    if [t.lower for t in tokens[found.last : found.last + 2]] == ["-", "odd"]:
        return _times(replace(found, last=found.last + 2), *_phrases("bound")[("about",)])
    after = _phrases("after")
    for n in (2, 1):
        words = tuple(t.lower for t in tokens[found.last : min(found.last + n, stop)])
        if len(words) == n and words in after and (n > 1 or found.last + 1 == stop):
            low, high = after[words]
            return _times(replace(found, last=found.last + n), low, high)
    return found


def _is_where(before: tuple[Token, ...], found: Numeral) -> bool:
    """Whether "over" and its like tell where or belong to a verb: "over a few stones", "handed over 10 captives"."""
    over = before[-1]
    if over.lower not in ("over", "above", "under", "below"):
        return False
    few = found.vague and (found.low or 0) < FEW
    verb = before[0].lemma if len(before) > 1 else ""
    return few or (over.lower == "over" and (over.tag == "RP" or verb in PARTICLE_OF))


def _times(found: Numeral, low: float | None, high: float | None) -> Numeral:
    """Bounds scaled by factors; a range keeps its outer ends, an open end stays open."""
    return replace(
        found,
        low=None if found.low is None or low is None else _round(found.low * low),
        high=None if found.high is None or high is None else _round(found.high * high),
        bounded=True,
    )


def _round(value: float) -> float:
    """Free of binary dust: 0.9 x 300 is 270."""
    return float(f"{value:.10g}")
