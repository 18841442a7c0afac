"""A threat with an "if" is told as a threat, no price that its speaker sets."""

import pytest

from dragoman.pipeline import build
from dragoman.present.compose import compose
from tests.builders import report

pytestmark = pytest.mark.model


def rows(text: str) -> list[tuple[str, str]]:
    return [(r.stance, r.text) for r in compose(build([report("Coast Post", text, day="2024-05-03")])).wants]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gabon warned that it would close the strait if the raids continued.",
         "to close the strait if the raids continued"),
        ("Gabon threatened to halt deliveries if the raids continue.", "to halt deliveries if the raids continue"),
        ("Gabon threatened a boycott if the raids continue.", "a boycott if the raids continue"),
        ("If the raids go on, Gabon will recall its envoy, its foreign minister warned.",
         "to recall its envoy if the raids go on"),
        ("Should the deputies remain in jail, the African Union may suspend Gabon, the bloc warned.",
         "to suspend Gabon should the deputies remain in jail"),
        ("Any landing will be met with fire, Gabon's army warned.", "that any landing will be met with fire"),
    ],
)  # fmt: skip
def test_what_is_threatened_is_no_price(text: str, told: str) -> None:
    assert rows(text) == [("threatens", told)]


def test_what_another_would_do_is_no_threat_of_the_speaker() -> None:
    assert rows("Gabon warned that no train would move if the raids continued.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gabon's foreign minister said he would go to Lagos if the crews were freed.",
         "the crews were freed (for: go to Lagos)"),
        ("Gabon said that it would reopen the strait if the shelling ended.",
         "the shelling ended (for: reopen the strait)"),
        ("The rebels said they would lay down their arms only if Gabon freed the crews.",
         "Gabon freed the crews (for: lay down their arms)"),
    ],
)  # fmt: skip
def test_an_offer_stays_a_condition(text: str, told: str) -> None:
    assert rows(text) == [("conditions", told)]
