"""What a speaker does by saying it, where the cue alone does not tell."""

import pytest

from dragoman.model import Stance
from tests.extract.statement_tools import Parse, outer

pytestmark = pytest.mark.model


def stance(parsed: Parse, text: str) -> Stance:
    """The stance of the last outer statement of a text."""
    return outer(parsed, text)[-1].stance


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The finance ministers of Chad and Niger would meet in Lagos on May 4, the diplomat said.", Stance.PREDICTS),
        ('"They will sign in the end," said Ana Roy, an analyst at the Lima Institute.', Stance.PREDICTS),
        ("An inquiry may be opened in June, a senior official said.", Stance.PREDICTS),
        ("Turnout is likely to fall below half, the professor said.", Stance.PREDICTS),
        ("Analyst Ana Roy doubts that the truce will hold.", Stance.PREDICTS),
        ("The drought could worsen hunger in the north, the United Nations said.", Stance.WARNS),
        ('"Not one shell was fired by our side," army spokesman Col. Juan Paz said.', Stance.DENIES),
        ('"We never attacked the convoy," said rebel spokesman Juan Paz.', Stance.DENIES),
        ("The government said it had signed no agreement with the rebels.", Stance.DENIES),
        ("The ministry described the report as pure invention.", Stance.DENIES),
        ("Peru rejected the accusation.", Stance.DENIES),
        ('"The story is a fabrication," President Ana Roy said.', Stance.DENIES),
        ("Peru rejected the plan.", Stance.REFUSES),
        ("Foreign Minister Ana Roy said that Peru does not negotiate with kidnappers.", Stance.REFUSES),
        ('"We will not withdraw," said rebel spokesman Juan Paz.', Stance.REFUSES),
        ('"There will be no talks before the hostages are free," President Ana Roy said.', Stance.REFUSES),
        ('"We will compensate the families," President Ana Roy said.', Stance.PROMISES),
        ("Peru stands ready to host the talks, Peruvian Foreign Minister Ana Roy said.", Stance.PROMISES),
        ("The port would be closed if the raids go on, the navy warned.", Stance.THREATENS),
        ('"We will retaliate," army spokesman Juan Paz said.', Stance.THREATENS),
        ("Chile must return the prisoners, the Peruvian government said.", Stance.DEMANDS),
        ("The union asked for an inquiry.", Stance.DEMANDS),
        ('"The soldiers left us to the gunmen," said Rosa Diaz, a farmer.', Stance.ACCUSES),
        ("Peruvian army spokesman Juan Paz said the rebels had failed to free a single captive.", Stance.ACCUSES),
    ],
)
def test_beside_a_plain_cue_the_content_decides(parsed: Parse, text: str, expected: Stance) -> None:
    assert stance(parsed, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        '"We could hear the guns," said Rosa Diaz, a farmer.',  # ability, not the future
        '"Neither side controls the hills," said Ana Roy, an analyst.',
        "The army said that it had retaken the hill so that aid may reach the town.",
        '"I never really trusted him," Senator Juan Paz said.',
        "Residents said they had heard no firing since.",
        "The port would be closed until Monday, the navy said.",  # an authority makes its decision known
        "He said he would rather wait.",
        "The police said that they had not found the boy.",
    ],
)
def test_what_only_looks_like_it_is_asserted(parsed: Parse, text: str) -> None:
    assert stance(parsed, text) is Stance.ASSERTS


def test_an_explicit_cue_keeps_its_own_stance(parsed: Parse) -> None:
    assert stance(parsed, "The minister demanded that Chile will return the prisoners.") is Stance.DEMANDS
