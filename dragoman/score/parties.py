"""Who did it to whom, as countries, measured against gold.

Gold records name a party by a code (``{"code": "PER"}``) or by words (a string). Codes there are ISO-3 with a few old
spellings, and IGO for every body of states; ``spelled`` maps both sides to one spelling.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
SIDES = ("source", "target")
SAME_CODE = {"JAP": "JPN", "ITL": "ITA", "VTN": "VNM", "XKX": "KOS", "XKO": "KOS", "UNO": "IGO", "EUR": "IGO"}
MUTUAL = frozenset({"CONSULT", "COOPERATE"})  # both sides act: the order in which they are named is the writer's
WORD = re.compile(r"\w+")
LITTLE = frozenset(("the", "a", "an", "of", "s", "and"))
SAME_WORDS = 0.5  # token F1 from which two phrases name one party: the share the first try was measured with


def measure(gold: Sequence[Row], answers: Sequence[Row], right: Sequence[Sequence[bool]]) -> list[Figure]:
    """Countries and words of source and target; ``right`` says of each row's gold events whether the type is right.

    A side that the gold leaves open is not asked; a side that it names and that nobody is predicted for is wrong.
    """
    firsts: list[Row] = [next(iter(answer.get("events", ())), {}) for answer in answers]
    coded = [(r, f, t) for r, f, t in zip(gold, firsts, right, strict=True) if any(map(_coded, r["events"]))]
    figures = []
    if coded:
        for side in SIDES:
            asked = [(r, f) for r, f, _ in coded if any(_codes(e, side) for e in r["events"])]
            hits = [any(_side(e, f, side) and _codes(e, side) for e in r["events"]) for r, f in asked]
            figures.append(share(f"{side} country", hits))
        figures.append(share("both countries", [any(_both(e, f) for e in r["events"]) for r, f, _ in coded]))
        hits = [any(ok and _both(e, f) for e, ok in zip(r["events"], t, strict=True)) for r, f, t in coded]
        figures.append(share("type + both countries", hits))
        hits = [any(ok and _either(e, f) for e, ok in zip(r["events"], t, strict=True)) for r, f, t in coded]
        figures.append(share("type + both countries, mutual acts in either order", hits))
        full = [h for h, (r, _, _) in zip(hits, coded, strict=True) if _full(r)]
        figures.append(share("the same where gold names both", full))
    for side in SIDES:
        asked = [(r, f) for r, f in zip(gold, firsts, strict=True) if any(_words(e, side) for e in r["events"])]
        if asked:
            hits = [any(same_words(w, f.get(side)) for e in r["events"] for w in _words(e, side)) for r, f in asked]
            figures.append(share(f"{side} words", hits))
    return figures


def share(name: str, hits: Sequence[bool]) -> Figure:
    """A share with its interval."""

    def of(some: Sequence[bool]) -> float:
        return sum(some) / max(1, len(some))

    return Figure(name, of(hits), len(hits), *bootstrap(hits, of))


def spelled(code: object) -> str:
    """A code in the one spelling of both sides."""
    return SAME_CODE.get(str(code or ""), str(code or ""))


def _parties(event: Row, side: str) -> list[Any]:
    given = event.get(side) or []
    return given if isinstance(given, list) else [given]


def _codes(event: Row, side: str) -> set[str]:
    return {spelled(p["code"]) for p in _parties(event, side) if isinstance(p, Mapping) and p.get("code")}


def _words(event: Row, side: str) -> list[str]:
    named = (p.get("actorText") if isinstance(p, Mapping) else p for p in _parties(event, side))
    return [str(words) for words in named if words]


def _coded(event: Row) -> bool:
    return any(_codes(event, side) for side in SIDES)


def _full(row: Row) -> bool:
    return any(_codes(e, "source") and _codes(e, "target") for e in row["events"])


def _side(event: Row, answer: Row, side: str, of: str = "") -> bool:
    asked = _codes(event, side)
    return not asked or spelled(answer.get(f"{of or side}_code")) in asked


def _both(event: Row, answer: Row) -> bool:
    return _side(event, answer, "source") and _side(event, answer, "target")


def _either(event: Row, answer: Row) -> bool:
    swapped = _side(event, answer, "source", "target") and _side(event, answer, "target", "source")
    return _both(event, answer) or (answer.get("type") in MUTUAL and swapped)


def same_words(gold: str, predicted: object) -> bool:
    """Whether two phrases name one party, little words apart."""
    a, b = _bag(gold), _bag(str(predicted or ""))
    shared = len(a & b)
    return shared > 0 and 2 * shared / (len(a) + len(b)) >= SAME_WORDS


def _bag(words: str) -> frozenset[str]:
    return frozenset(WORD.findall(words.lower())) - LITTLE
