"""A plan and what became of it; and attacks that two reports open with."""

from dragoman.model import ClaimField, Relation, Status
from tests.builders import report
from tests.stories_in_small import built, event_with

PLAN = report(
    "Lima Post", "The foreign ministers of Peru and Chile will meet in Arica on May 14, Lima said.", day="2024-05-06"
)


def test_what_is_called_off_is_the_plan() -> None:
    off = report("Baja Wire", "The meeting with Peru has been cancelled, Chile said.", day="2024-05-11")
    situation = built(PLAN, off)
    assert len(event_with(situation, "has been cancelled").documents) == 2
    assert Relation.UPDATE in {v.relation for v in situation.verdicts if v.field is ClaimField.STATUS}


def test_one_more_meeting_moves_no_plan() -> None:
    held = report(
        "Baja Wire",
        "The foreign ministers of Peru and Chile met in Arica on Tuesday and agreed to meet again in July.",
        day="2024-05-16",
    )
    situation = built(PLAN, held)
    assert event_with(situation, "will meet in Arica").id == event_with(situation, "met in Arica").id
    assert not [v for v in situation.verdicts if v.field is ClaimField.WHEN and v.relation is Relation.UPDATE]


def test_a_cancellation_that_is_denied_leaves_the_plan() -> None:
    denied = report("Baja Wire", "Chile denied that the talks with Peru had been cancelled.", day="2024-05-11")
    assert event_with(built(PLAN, denied), "had been cancelled").status is Status.PLANNED


def test_attacks_that_two_reports_open_with_may_be_one() -> None:
    one = report("Lima Post", "Three mortar shells fell on the village of Tacora on Tuesday.", day="2024-05-09")
    two = report(
        "Baja Wire", "Rebels fired mortar shells towards Chile on Monday evening, the army said.", day="2024-05-09"
    )
    found = [v for v in built(one, two).verdicts if v.field is ClaimField.WHEN]
    assert [(v.relation, "one event" in v.condition) for v in found] == [(Relation.UNSETTLED, True)]


def test_the_day_of_a_death_is_not_the_day_of_the_attack() -> None:
    one = report("Lima Post", "Gunmen attacked a bus near Tacora on Tuesday, killing two people.", day="2024-05-08")
    two = report(
        "Baja Wire",
        "Gunmen attacked a bus near Tacora on Tuesday. A boy died of his wounds on Friday.",
        day="2024-05-11",
    )
    assert not [v for v in built(one, two).verdicts if v.field is ClaimField.WHEN and v.relation is Relation.CONTRADICT]
