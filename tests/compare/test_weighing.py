"""Two given claims: what is compared does not depend on which is named first; the weights know their comparisons."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman.compare import weighing
from dragoman.compare.context import Context
from dragoman.lexicon import table
from dragoman.model import Claim, ClaimField, Count, Parsed, Published, Value, Voice, When

FIRST = "The guards at Ilo fired at the boat on Monday. It lost two men."
SECOND = "Nobody has fired at any boat, and the harbour will stay open. Three men are missing since Tuesday."
EARLY, LATE = date(2024, 5, 7), date(2024, 5, 9)
MEN = (Count("people", "men", 2, 2), Count("people", "men", 3, 3))
DAYS = (When(date(2024, 5, 6), date(2024, 5, 6), "Monday"), When(date(2024, 5, 7), date(2024, 5, 7), "Tuesday"))
Sides = tuple[weighing.Side, weighing.Side, Context]


@pytest.fixture
def sides(parsed: Callable[[str], Parsed]) -> Callable[..., Sides]:
    """Two claims of two reports, each with the values it tells."""

    def make(
        days: tuple[date | None, date | None], words: tuple[str, str], values: tuple[Value | None, Value | None]
    ) -> Sides:
        read = [parsed(FIRST), parsed(SECOND)]
        published = [Published(day, day, ("stated",), stated=True) if day else Published() for day in days]
        documents = {p.document.id: replace(p.document, published=out) for p, out in zip(read, published, strict=True)}
        context = Context(documents, {}, {}, {}, {p.document.id: p for p in read})
        found = []
        for p, said, value in zip(read, words, values, strict=True):
            start = p.document.text.index(said)
            evidence = p.evidence(p.document.span(start, start + len(said)))
            claim = Claim("c", "e", ClaimField.PROPOSITION, said, Voice(p.document.id, "Post", None), (evidence,))
            side = weighing.side(claim, [value] if value else [], context)
            assert side is not None
            found.append(side)
        return found[0], found[1], context

    return make


CASES = [
    (ClaimField.PROPOSITION, ("The guards at Ilo fired at the boat", "Nobody has fired at any boat"), (None, None)),
    (ClaimField.STATUS, ("fired at the boat on Monday", "the harbour will stay open"), (None, None)),
    (ClaimField.COUNT, ("two men", "Three men"), MEN),
    (ClaimField.WHEN, ("on Monday", "since Tuesday"), DAYS),
]


@pytest.mark.parametrize("days", [(EARLY, EARLY), (EARLY, LATE), (LATE, EARLY), (None, LATE)])
@pytest.mark.parametrize(("field", "words", "values"), CASES)
def test_it_does_not_matter_which_claim_is_named_first(
    sides: Callable[..., Sides],
    field: ClaimField,
    words: tuple[str, str],
    values: tuple[Value | None, Value | None],
    days: tuple[date | None, date | None],
) -> None:
    a, b, context = sides(days, words, values)
    assert weighing.features(a, b, field, "NONE", context) == weighing.features(b, a, field, "NONE", context)


@pytest.mark.parametrize(("field", "words", "values"), CASES)
def test_the_weights_know_most_comparisons(
    sides: Callable[..., Sides],
    field: ClaimField,
    words: tuple[str, str],
    values: tuple[Value | None, Value | None],
) -> None:
    a, b, context = sides((EARLY, LATE), words, values)
    found = weighing.features(a, b, field, "NONE", context)
    known = {row["comparison"] for row in table("verdict_weights")}
    assert len(found.keys() & known) > 0.8 * len(found)
    assert sum(weighing.likely(found).values()) == pytest.approx(1)


def test_a_later_higher_number_is_told_from_a_lower(sides: Callable[..., Sides]) -> None:
    a, b, context = sides((EARLY, LATE), CASES[2][1], MEN)
    assert "higher later" in weighing.features(a, b, ClaimField.COUNT, "NONE", context)
    a, b, context = sides((LATE, EARLY), CASES[2][1], MEN)
    assert "lower later" in weighing.features(a, b, ClaimField.COUNT, "NONE", context)
    a, b, context = sides((EARLY, EARLY), CASES[2][1], MEN)
    assert not any(
        "higher" in name or "lower" in name for name in weighing.features(a, b, ClaimField.COUNT, "NONE", context)
    )


def test_a_denied_word_is_seen(sides: Callable[..., Sides]) -> None:
    a, b, context = sides((EARLY, LATE), *CASES[0][1:])
    assert {"one negated", "second negated", "trigger word"} <= weighing.features(
        a, b, ClaimField.PROPOSITION, "NONE", context
    ).keys()


@pytest.mark.parametrize(
    ("rule", "clash", "found"),
    [
        ("NONE", weighing.SURE + 0.01, "CONTRADICT"),
        ("NONE", weighing.SURE - 0.01, "UNSETTLED"),
        ("NONE", 0.2, "AGREE"),
        ("INCOMPARABLE", 0.9, "INCOMPARABLE"),
    ],
)
def test_a_contradiction_is_called_only_where_it_is_sure(rule: str, clash: float, found: str) -> None:
    chances = {r: (1 - clash) if r == "AGREE" else 0.0 for r in weighing.RELATIONS} | {"CONTRADICT": clash}
    assert weighing.best(rule, chances) == found


@pytest.mark.parametrize(("clash", "found"), [(0.15, "UPDATE"), (0.25, "UNSETTLED")])
def test_an_update_that_may_be_a_contradiction_is_left_open(clash: float, found: str) -> None:
    chances = dict.fromkeys(weighing.RELATIONS, 0.0) | {"UPDATE": 0.5, "CONTRADICT": clash}
    assert weighing.best("UPDATE", chances) == found
