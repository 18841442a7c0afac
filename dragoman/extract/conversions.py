"""Bracketed conversions that do not add up: "30-mile (18.6-mile)", where 18.6 miles is 30 km. Both figures are kept."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from dragoman.extract.numerals import DASHES, Numeral, numerals
from dragoman.lexicon import by
from dragoman.model import Parsed, Span

LEAST, MOST = 0.02, 0.1  # tolerance: half a unit of the last digit that is not a zero, within these shares
NEAR = 0.03  # two figures this close, after one unit is exchanged, betray which unit was meant
CONVERTED = frozenset(("distance", "area", "mass", "volume"))
TRAILING = re.compile(r"0*$")


def check_conversions(parsed: Parsed) -> Iterator[tuple[Span, str]]:
    """Each pair "A unit (B unit)" of one dimension whose figures do not match, with a sentence that says so."""
    found = [(number, unit) for number in numerals(parsed) if (unit := _unit(parsed, number)) is not None]
    for (left, left_unit), (right, right_unit) in pairwise(found):
        if not _bracketed(parsed, left_unit, right):
            continue
        a, b = by("measures", "word")[left_unit[0]], by("measures", "word")[right_unit[0]]
        low, high = left.low or left.high, right.low or right.high
        if a["dimension"] != b["dimension"] or a["dimension"] not in CONVERTED or not low or not high:
            continue
        first, second = low * float(a["factor"]), high * float(b["factor"])
        allowed = max(LEAST, min(MOST, _grain(low) + _grain(high)))
        if abs(first - second) <= allowed * max(first, second):
            continue
        close = min(right_unit[1] + 2, len(parsed.tokens))
        said = f"{_figure(low)} {a['unit']} and {_figure(high)} {b['unit']} do not match"
        yield parsed.span(left.first, close), f"{said}: {_correction(low, a, high, b)}"


def _unit(parsed: Parsed, number: Numeral) -> tuple[str, int] | None:
    """The unit of measure right after the number, a hyphen or "square" between them, and its token."""
    i = number.last
    if i < len(parsed.tokens) and parsed.tokens[i].text in DASHES:
        i += 1
    if i >= len(parsed.tokens) or parsed.tokens[i].sentence != parsed.tokens[number.first].sentence:
        return None
    token = parsed.tokens[i]
    word = token.lower if token.lower in by("measures", "word") else token.lemma
    return (word, i) if word in by("measures", "word") else None


def _bracketed(parsed: Parsed, unit: tuple[str, int], right: Numeral) -> bool:
    opening = unit[1] + 1
    return right.first > opening and parsed.tokens[opening].text in ("(", "[") and right.first - opening <= 2


def _grain(value: float) -> float:
    """How coarse a figure is: half a unit of its last digit that is not a zero, as a share of it."""
    digits = f"{value:.10g}"
    if "." in digits:
        unit = 10.0 ** -len(digits.split(".")[1])
    else:
        zeros = TRAILING.search(digits)
        unit = 10.0 ** (len(zeros[0]) if zeros else 0)
    return unit / 2 / value


def _correction(low: float, a: Mapping[str, str], high: float, b: Mapping[str, str]) -> str:
    """What each figure would be, in the unit that makes the two agree where there is one."""
    base = float(a["factor"])
    target = high * float(b["factor"]) / base
    for row in by("measures", "word").values():
        if row["dimension"] == a["dimension"] and row["unit"] not in (a["unit"], b["unit"]):
            factor = float(row["factor"])
            if abs(low * factor / (high * float(b["factor"])) - 1) <= NEAR:
                return f"{_figure(high)} {b['unit']} is {_figure(low)} {row['unit']}"
    if a["unit"] == b["unit"]:
        return "one length, weight or area cannot be both"
    return f"{_figure(high)} {b['unit']} is {_figure(round(target, 1))} {a['unit']}"


def _figure(value: float) -> str:
    return f"{value:,.10g}"
