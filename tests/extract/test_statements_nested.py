"""Speakers whom a parse hides: in headlines, behind places and clauses, and within what others say."""

import pytest

from dragoman.extract.statements import by_rules
from tests.extract.statement_tools import Parse

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("A diplomat said both capitals had been urged to lower their voices.", "", "urged"),
        ("His office said he had asked the general for a full report.", "he", "asked the general for"),
        ("The army said it was looking into reports that medics had been hurt.", "", "reports"),
    ],
)
def test_a_voice_within_what_another_says(parsed: Parse, text: str, source: str, cue: str) -> None:
    inner = [m for m in by_rules(parsed(text)) if m.within is not None]
    assert [(m.speaker.text if m.speaker else "", m.cue.text if m.cue else "") for m in inner] == [(source, cue)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The talks are dead, claim officers at the Harbour Board.", "officers"),
    ],
)
def test_a_source_that_cannot_speak_yields_to_one_that_can(parsed: Parse, text: str, speaker: str) -> None:
    assert speaker in [m.speaker.text for m in by_rules(parsed(text)) if m.speaker is not None]


def test_an_outlet_passes_on_what_its_source_says(parsed: Parse) -> None:
    text = "Prime Minister Ana Roy urged Lima to open the port, according to the state broadcaster."
    (only,) = by_rules(parsed(text))
    assert only.speaker is not None
    assert only.relay is not None
    assert (only.speaker.text, only.relay.text) == ("Prime Minister Ana Roy", "the state broadcaster")
