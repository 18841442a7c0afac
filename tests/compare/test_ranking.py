"""Verdicts made by columns are those made one by one, in the order of the brief."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.compare.context import Decision
from dragoman.compare.ranking import SEVERITY, Columns, Decided, ranked
from dragoman.model import ClaimField, Relation, Status, Verdict, digest
from tests.compare.test_comparators import EARLY, claim

EVENTS = {"a": 1.0, "b": 7.5, "c": 7.5}
CLAIMS = [
    replace(claim(EARLY, ClaimField.STATUS, Status.OCCURRED), id=f"{event}{n}", about=event)
    for n in range(4)
    for event in EVENTS
]
PLACE = {c.id: n for n, c in enumerate(CLAIMS)}
PAIRS = st.builds(
    lambda left, right, relation, reason: (CLAIMS[left], CLAIMS[right], Decision(relation, reason, reason * 2)),
    st.integers(0, 11),
    st.integers(0, 11),
    st.sampled_from(Relation),
    st.sampled_from(("one is the later", "both can be true")),
)
BLOCKS = st.lists(st.lists(PAIRS, max_size=6, unique_by=lambda p: (p[0].id, p[1].id)), max_size=4)


def by_hand(pairs: list[Decided]) -> list[Verdict]:
    def order(pair: Decided) -> tuple[int, float, int, int]:
        left, right, decision = pair
        weight = max(EVENTS[left.about], EVENTS[right.about])
        return SEVERITY[decision.relation], -weight, PLACE[left.id], PLACE[right.id]

    return [
        Verdict(
            digest("verdict", left.id, right.id, d.relation),
            left.id, right.id, d.relation, left.field, d.reason, d.condition, rank,
        )
        for rank, (left, right, d) in enumerate(sorted(pairs, key=order), 1)
    ]  # fmt: skip


@given(BLOCKS)
def test_columns_give_the_verdicts_of_their_pairs(blocks: list[list[Decided]]) -> None:
    found = ranked([Columns(pairs) for pairs in blocks], PLACE, EVENTS)
    assert list(found) == by_hand([pair for pairs in blocks for pair in pairs])
