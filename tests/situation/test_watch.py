"""The watch-list: windows with their voice, and what later reports or the calendar made of them."""

from datetime import date

import pytest

from dragoman.model import Expectation, Outcome
from dragoman.pipeline import build
from dragoman.settings import Settings
from tests.builders import report

PLAN = report("A", "The presidents of Chile and Peru will meet in Arica on May 20.", day="2024-05-08")
MOVED = report("B", "The presidents of Chile and Peru will now meet in Arica on June 3.", day="2024-05-15")
HELD = report("B", "The presidents of Chile and Peru met in Arica on May 20.", day="2024-05-21")


def entry(*documents: object, today: str | None = None) -> Expectation:
    settings = Settings(today=date.fromisoformat(today) if today else None)
    situation = build(documents, settings=settings)  # type: ignore[arg-type]
    assert situation.expectations
    return situation.expectations[0]


def test_an_expectation_has_its_window_and_who_gave_it() -> None:
    found = entry(PLAN)
    assert [(w.earliest, w.latest) for w in found.windows] == [("2024-05-20", "2024-05-20")]
    assert found.windows[0].said_by
    assert found.outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("later", "outcome"), [(HELD, Outcome.HELD), (MOVED, Outcome.SLIPPED)], ids=["held", "slipped"]
)
def test_a_later_report_settles_it(later: object, outcome: Outcome) -> None:
    assert entry(PLAN, later).outcome is outcome


@pytest.mark.parametrize(("today", "outcome"), [("2024-05-20", Outcome.OPEN), ("2024-05-21", Outcome.OVERDUE)])
def test_a_window_that_passed_without_news_is_overdue_not_before(today: str, outcome: Outcome) -> None:
    assert entry(PLAN, today=today).outcome is outcome


def test_silence_of_a_later_report_settles_nothing_before_the_window_ends() -> None:
    early = report("B", "Fishermen in Arica went to sea as usual.", day="2024-05-12")
    assert entry(PLAN, early).outcome is Outcome.OPEN


@pytest.mark.parametrize(
    ("one", "two", "entries"),
    [
        (
            "President Ana Flores of Peru said on Monday that she could sit down with Chilean President Luis Soto.",
            "Peruvian President Ana Flores may meet Chilean President Luis Soto after the vote.",
            1,
        ),
        (
            "Peruvian President Ana Flores could sit down with Chilean President Luis Soto in May.",
            "Peruvian President Ana Flores may meet Chilean President Luis Soto in July.",
            2,
        ),
        (
            "Peruvian President Ana Flores could sit down with Chilean President Luis Soto.",
            "Peruvian President Ana Flores may meet Bolivian President Juan Paz.",
            2,
        ),
        (
            "Peruvian President Ana Flores could sit down with Chilean President Luis Soto.",
            "Peruvian Foreign Minister Eva Rojas may meet Chilean Foreign Minister Raul Diaz.",
            2,
        ),
    ],
    ids=["one", "other days", "other parties", "other level"],
)
def test_one_chance_is_waited_for_once(one: str, two: str, entries: int) -> None:
    found = build((report("A", one, day="2024-04-08"), report("B", two, day="2024-04-08"))).expectations
    assert len(found) == entries


EXPERT = "said Ana Roy, an analyst at the Institute for Sea Studies in Oslo."


@pytest.mark.parametrize(
    ("text", "watched"),
    [
        (f"Fresh shelling of the port could start any day, {EXPERT}", False),
        (f"The presidents of Chile and Peru could meet in Arica on June 3, {EXPERT}", True),
        ("Fresh shelling of the port could start any day, the Peruvian navy said.", True),
    ],
    ids=["an expert alone", "an expert with a day", "a party"],
)
def test_what_only_an_expert_foretells_without_a_day_is_not_waited_for(text: str, *, watched: bool) -> None:
    found = build([report("A", text, day="2024-05-08")])
    assert bool(found.expectations) is watched
