"""How far "according to X" reaches back: the clause with a voice or an end of its own is not X's."""

from collections.abc import Callable

import pytest

from dragoman.extract.statements import by_tagger
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]


def said(parsed: Parse, text: str, speaker: str) -> list[str]:
    found = by_tagger(parsed(text))
    return [" ".join(c.text for c in m.content) for m in found if m.speaker and speaker in m.speaker.text]


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("The navy took the port on Monday; nine people drowned there, according to a doctor.", "doctor",
         "nine people drowned there"),
        ("Peru urged restraint; the border stays shut, according to two drivers.", "drivers", "the border stays shut"),
        ("The minister said talks would go on, but the talks were put off, according to two officials.", "officials",
         "the talks were put off"),
        ("The rebels said they had freed the port, and the army shelled its market, according to a doctor.", "doctor",
         "the army shelled its market"),
        ("Norway called for the release of Ana Quispe, who is held in a fort, according to her lawyer.", "lawyer",
         "who is held in a fort"),
    ],
)  # fmt: skip
def test_a_clause_of_another_voice_is_not_told_by_who_closes_the_sentence(
    parsed: Parse, text: str, speaker: str, told: str
) -> None:
    assert said(parsed, text, speaker) == [told]


def test_what_stands_before_another_speaker_is_his(parsed: Parse) -> None:
    text = (
        "Mali will not come to Accra, its foreign minister said on Friday, three days after a raid in which nine "
        "farmers died, according to a clinic."
    )
    assert said(parsed, text, "clinic") == ["three days after a raid in which nine farmers died"]
    assert said(parsed, text, "minister") == ["Mali will not come to Accra"]


def test_the_first_speaker_keeps_the_first_clause_alone(parsed: Parse) -> None:
    text = "Norway called for the release of Ana Quispe, who is held in a fort, according to her lawyer."
    assert said(parsed, text, "Norway") == ["the release of Ana Quispe"]


@pytest.mark.parametrize(
    ("text", "speaker", "told"),
    [
        ("Prices have doubled since March, and shops are empty, according to the bank.", "bank", "Prices have doubled"),
        ("The army entered Callao and killed nine people, according to residents.", "residents", "The army entered"),
        ("The navy took the port on Monday, but nine people drowned there, according to a doctor.", "doctor",
         "The navy took the port"),
        ("Three ships were hit: one burned; one sank; one ran aground, according to the navy.", "navy", "Three ships"),
        ("The president met Ana Quispe, who is held in a fort, according to his spokesman.", "spokesman",
         "The president met"),
    ],
)  # fmt: skip
def test_clauses_that_nothing_parts_are_told_by_one_voice(parsed: Parse, text: str, speaker: str, told: str) -> None:
    (words,) = said(parsed, text, speaker)
    assert words.startswith(told)


def test_a_nurse_is_not_the_fisherman_whom_the_next_paragraph_names(parsed: Parse) -> None:
    text = 'Nine others were hurt in the shooting, a nurse said.\n\n"It was a massacre," said Omar Jala, a fisherman.'
    told = {m.speaker.text: m.resolved for m in by_tagger(parsed(text)) if m.speaker is not None}
    assert told["a nurse"] is None
