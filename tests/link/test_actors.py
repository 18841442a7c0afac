"""Chains of several reports that mean one actor, and those that never do."""

from collections.abc import Callable

import pytest

from dragoman.extract.actors import find
from dragoman.link.actors import Actors, link
from dragoman.model import ActorKind, Mentions, Parsed, Report

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def linked(parsed: Parse, *texts: str) -> Actors:
    reports = []
    for text in texts:
        made = parsed(text)
        reports.append(Report(made.document, made, Mentions(actors=tuple(find(made)))))
    return link(reports)


def bearers(actors: Actors, *words: str) -> list[str]:
    """The names of the actors that bear any of these words."""
    return [a.name for a in actors.actors if any(m.text in words for m in a.mentions)]


@pytest.mark.parametrize(
    ("one", "two", "words"),
    [
        (
            "The Lowland Farmers Council (LFC) said that it would march.",
            "Nobody came, a member of the LFC said on Monday.",
            ("LFC", "Lowland Farmers Council"),
        ),
        (
            "Alice Bizimana, spokesman of the union, said no.",
            "Said Alis Bizimana, a spokesman: nobody came. Bizimana left.",
            ("Alice Bizimana", "Alis Bizimana", "Bizimana"),
        ),
    ],
)
def test_one_actor_under_two_spellings(parsed: Parse, one: str, two: str, words: tuple[str, ...]) -> None:
    assert len(bearers(linked(parsed, one, two), *words)) == 1


def test_letters_with_two_meanings_join_neither(parsed: Parse) -> None:
    actors = linked(
        parsed,
        "The Lowland Farmers Council (LFC) said that it would march.",
        "The Legal Freedom Committee (LFC) said that it would sue.",
        "The LFC said that nobody came.",
    )
    assert len(bearers(actors, "Lowland Farmers Council", "Legal Freedom Committee")) == 2


def test_a_place_of_one_report_is_no_person_of_another(parsed: Parse) -> None:
    actors = linked(parsed, "Gunmen burned houses in Tel Morad.", "Tel Morad waited for help, and nobody came.")
    assert not bearers(actors, "Tel Morad")


def test_a_ruling_council_is_not_the_state(parsed: Parse) -> None:
    actors = linked(parsed, "Myanmar said no. The State Administration Council denied it.")
    council = next(a for a in actors.actors if a.name == "State Administration Council")
    assert council.kind is ActorKind.GOVERNMENT
    assert bearers(actors, "Myanmar") == ["Myanmar"]


def test_border_police_are_not_the_army(parsed: Parse) -> None:
    actors = linked(parsed, "The Border Guard Police of Myanmar fled.", "Myanmar troops burned the village.")
    assert len(bearers(actors, "Border Guard Police", "Border Guard Police of Myanmar", "Myanmar troops")) == 2


def test_an_army_is_that_of_its_spokesman(parsed: Parse) -> None:
    known = "Peruvian army spokesman Jorge Quispe said that Peruvian troops had left the valley."
    bare = "Army spokesman Jorge Quispe denied it. The villagers said that the army burned their crops."
    assert len(bearers(linked(parsed, known, bare), "Peruvian troops", "army")) == 1


def test_an_army_stays_alone_beside_another_states_army(parsed: Parse) -> None:
    known = "Peruvian army spokesman Jorge Quispe said that Peruvian troops had left the valley."
    bare = "Army spokesman Jorge Quispe blamed the Chilean army. The villagers said that the army burned their crops."
    assert len(bearers(linked(parsed, known, bare), "Peruvian troops", "army")) >= 2


def test_one_ministry_under_its_state_and_its_demonym(parsed: Parse) -> None:
    actors = linked(
        parsed,
        "Armenia's defence ministry said two soldiers had died.",
        "The Armenian defence ministry published a video. The defence ministry in Baku denied it.",
    )
    named = bearers(actors, "Armenia's defence ministry", "Armenian defence ministry", "defence ministry")
    assert sorted(named) == ["Armenia's defence ministry", "Azerbaijan's defence ministry"]
