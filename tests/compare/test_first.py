"""Who fired first: two accounts of one exchange of fire."""

import pytest

from dragoman.model import ClaimField, Relation
from tests.builders import report
from tests.stories_in_small import built


def told(left: str, right: str) -> set[Relation]:
    situation = built(report("Alto Post", left, day="2024-05-09"), report("Baja Wire", right, day="2024-05-09"))
    return {
        v.relation
        for v in situation.verdicts
        if v.field is ClaimField.WHO and v.relation in (Relation.CONTRADICT, Relation.UNSETTLED)
    }


OPENED = "Peruvian guards opened fire on Chilean farmers near Tacora on Tuesday, Santiago said."


@pytest.mark.parametrize(
    "other",
    [
        "Peruvian guards near Tacora returned fire on Tuesday after Chilean soldiers shot at a patrol, Lima said.",
        "The first shots at Tacora came from the Chilean side on Tuesday, and Peruvian guards took cover, Lima said.",
        "Chilean soldiers shot first at a Peruvian patrol near Tacora on Tuesday, Lima said.",
    ],
)
def test_two_accounts(other: str) -> None:
    assert told(OPENED, other) == {Relation.CONTRADICT}


def test_where_no_word_says_first_it_hangs_on_one_exchange() -> None:
    other = "Chilean soldiers opened fire on a Peruvian patrol near Tacora, Lima said."
    assert told(OPENED, other) == {Relation.UNSETTLED}


@pytest.mark.parametrize(
    "other",
    [
        "Chilean soldiers opened fire on a Peruvian patrol near Visviri on Saturday, Lima said.",  # another day
        "Chilean soldiers never opened fire on the Peruvian patrol on Tuesday, Lima said.",
        "Bolivian police opened fire on smugglers on Tuesday, La Paz said.",
    ],
)
def test_no_rival_account(other: str) -> None:
    assert not told(OPENED, other)


CROSSED = "The clash near Tacora began when a Peruvian patrol crossed the border line into Chile, a herder said."


@pytest.mark.parametrize(
    ("other", "relations"),
    [
        ("Peru accused Chilean troops of crossing the border near Tacora and beating a guard.", {Relation.UNSETTLED}),
        ("Peru accused Chilean troops of breaching the frontier near Tacora.", {Relation.UNSETTLED}),
        ("Peru said that Chilean refugees had crossed the border near Tacora.", set()),
        ("Peru said that Chilean troops had not crossed the border near Tacora.", set()),
    ],
    ids=["the other side's", "breaching", "no soldiers", "denied"],
)
def test_whose_soldiers_crossed_the_line(other: str, relations: set[Relation]) -> None:
    assert told(CROSSED, other) == relations


def test_who_is_accused_of_opening_fire_began() -> None:
    other = "Lima accused Chilean soldiers of opening fire on a Peruvian patrol near Tacora on Tuesday."
    assert told(OPENED, other) == {Relation.UNSETTLED}
