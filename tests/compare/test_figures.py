"""Numbers that no event carries: which of two reports are compared, and which only look alike."""

import pytest

from dragoman.model import ClaimField, Relation
from tests.builders import report
from tests.stories_in_small import built


def told(left: str, right: str, *, days: tuple[str | None, str | None] = ("2024-05-06", "2024-05-06")) -> set[Relation]:
    situation = built(report("Alto Post", left, day=days[0]), report("Baja Wire", right, day=days[1]))
    return {
        v.relation
        for v in situation.verdicts
        if v.field is ClaimField.COUNT and v.relation not in (Relation.AGREE, Relation.REFINE)
    }


ATTACK = " Gunmen attacked a checkpoint near Lluta on Friday."


def test_a_later_toll_updates() -> None:
    assert told(
        "The number of dead in the Tarapaca mine has reached six, medics said." + ATTACK,
        "The number of dead in the Tarapaca mine has climbed to eleven, medics said.",
        days=("2024-05-06", "2024-05-08"),
    ) == {Relation.UPDATE}


def test_two_numbers_of_one_thing_clash() -> None:
    assert told(
        "Chile had laid on the table a draft of twelve articles, she said." + ATTACK,
        "The Chilean draft had fourteen articles, she said.",
    ) == {Relation.CONTRADICT}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (  # the people of one side are no total
            "Four people died in the Tarapaca clash, medics said.",
            "One Peruvian guard was killed in the Tarapaca clash, the army said.",
        ),
        (  # two sorts of people: each side counts its own
            "Two farmers died on the Tarapaca road, the governor said.",
            "The number of dead on the Tarapaca road has climbed to five, the army said.",
        ),
        (  # a part
            "Seventeen people died in the Tarapaca riot, medics said.",
            "Bullets were taken from nine of the dead of the Tarapaca riot, a doctor said.",
        ),
        (  # nothing ties the two
            "The ministry bought twelve tankers, an aide said.",
            "Off Callao a captain counted nine tankers, he said.",
        ),
    ],
)
def test_what_only_looks_like_a_difference(left: str, right: str) -> None:
    assert not told(left + ATTACK, right)


def test_several_numbers_of_one_report_are_left_alone() -> None:
    left = "Six people were killed in the Tarapaca mine. Nine people were killed on the Tarapaca road." + ATTACK
    assert not told(left, "The number of dead in Tarapaca has reached thirty, medics said.")


def test_what_the_doers_claim_is_no_later_toll() -> None:
    left = "One soldier was killed in an ambush near Tarapaca on Friday, the army said."
    right = "Our fighters killed thirteen soldiers in the ambush near Tarapaca on Friday, the rebels said."
    assert told(left, right, days=("2024-05-05", "2024-05-06")) == {Relation.CONTRADICT}


ROAD = "Men blocked the Tarapaca road to the dredgers. Police drove them off the road. "
DAM = "Boats lay idle below the dam. Guards were nowhere to be seen. "


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        (ROAD + "Three farmers were injured, the Red Cross said.", "Eleven farmers were injured, a union said.", True),
        (
            ROAD + "Three farmers were injured, the Red Cross said.",
            "Nobody was hurt on the Tarapaca road, the police chief said.",
            True,
        ),
        (DAM + "Three farmers were injured, the Red Cross said.", "Eleven farmers were injured, a union said.", False),
    ],
    ids=["each report's only hurt farmers", "nobody was hurt", "somewhere else"],
)
def test_those_of_one_calling_that_came_to_harm(left: str, right: str, *, found: bool) -> None:
    blocked = "Growers stood on the Tarapaca road to the dredgers. Riot police beat those on the road. "
    assert bool(told(left, blocked + right)) == found
