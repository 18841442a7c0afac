"""Demands of a story: what their text says of terms."""

import pytest

from tests.builders import report
from tests.stories_in_small import built

pytestmark = pytest.mark.model
TEXT = (
    "Peru will attend the talks only if Ecuador frees the men, the foreign minister said. "
    "Bolivia would not open its ports until Chile paid the toll, La Paz said. "
    "Ghana will close the bridge unless Togo frees the crew, the envoy said."
)


def test_a_condition_tells_what_must_be_before_what_it_is_for() -> None:
    told = {(d.stance.value, d.text) for d in built(report("Lima Post", TEXT, day="2024-05-08")).demands}
    assert told == {
        ("conditions", "Ecuador frees the men (for: attend the talks)"),
        ("refuses", "open its ports until Chile paid the toll"),
        ("wants", "frees the crew"),
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Tamar Front holds the pass. Peru opposes its presence in the north.", []),
        ("Peru demanded its islands.", [("wants", "its islands")]),
        ("Bolivia said talks must be held in Quito.", [("conditions", "talks are held in Quito")]),
    ],
)
def test_whose_the_thing_is_can_be_told_or_nothing_is(text: str, told: list[tuple[str, str]]) -> None:
    situation = built(report("Lima Post", text, day="2024-05-08"))
    assert [(d.stance.value, d.text) for d in situation.demands] == told


def test_who_demands_is_who_says_it() -> None:
    text = (
        "Rebel commander Aisha Diop had met the mediators. Fisheries Minister Dilani Perera said the raid was a crime. "
        "She urged Niger to free the men."
    )
    situation = built(report("Lima Post", text, day="2024-05-08"))
    names = {a.id: a.name for a in situation.actors}
    assert [(names[d.actor], d.text) for d in situation.demands] == [("Dilani Perera", "free the men")]


def test_we_are_those_whose_words_are_quoted() -> None:
    text = 'Fisheries Minister Dilani Perera met the crews. "We shall never accept the line," Perera said.'
    situation = built(report("Lima Post", text, day="2024-05-08"))
    names = {a.id: a.name for a in situation.actors}
    assert [(names[d.actor], d.stance.value, d.text) for d in situation.demands] == [
        ("Dilani Perera", "refuses", "accept the line")
    ]


def test_a_threat_with_if_stands_before_its_condition() -> None:
    text = "Peru threatened to close the bridge if the raids continue."
    situation = built(report("Lima Post", text, day="2024-05-08"))
    assert [(d.stance.value, d.text) for d in situation.demands] == [
        ("conditions", "close the bridge if the raids continue")
    ]
