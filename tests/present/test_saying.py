"""How the line of a statement reads: the speaker's verb and the words that follow are one English sentence."""

import pytest

from dragoman.model import Document
from dragoman.pipeline import build
from dragoman.present.compose import compose

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Calvian officials called Premier Ivo Lenz a terrorist.", "call Premier Ivo Lenz a terrorist"),
        ("The ferry will sail in May, Transport Minister Ana Roy said.", "the ferry will sail in May"),
        ("Calvia will reopen the port, Transport Minister Ana Roy said.", "Calvia will reopen the port"),
        ("France has not recognised the new authorities.", "has not recognised the new authorities"),
        ("France did not rule out the use of force.", "did not rule out the use of force"),
        ("Kenya urged the African Union to send more monitors.", "urges the African Union to send more monitors"),
        ("Kenyan President William Ruto called for restraint.", "calls for restraint"),
        ("Kenya rejected the demand.", "rejects the demand"),
        ('"The roads are shut," two officials said.', "say “The roads are shut”"),
    ],
)
def test_the_words_join_their_verb(text: str, line: str) -> None:
    brief = compose(build([Document("a", "a", text)]))
    told = [told.text for row in brief.who_says for told in row.lines]
    assert any(t.endswith(line) for t in told), told


def test_a_noun_that_may_be_a_name_keeps_its_capital_behind_a_colon() -> None:
    brief = compose(build([Document("a", "a", "Foreign agitators have spread lies, the energy ministry said.")]))
    assert [line.text for row in brief.who_says for line in row.lines] == ["says: Foreign agitators have spread lies"]


def test_asking_not_to_be_named_is_no_statement() -> None:
    text = "The bridge was shelled on Monday, said a security source who asked for anonymity."
    brief = compose(build([Document("a", "a", text)]))
    assert not any("anonymity" in line.text for row in brief.who_says for line in row.lines)


def test_a_clause_is_said_whatever_verb_the_outlet_chose() -> None:
    text = "Defence Minister Hulusi Akar revealed Turkey was in talks with Russia and stressed the need for calm."
    brief = compose(build([Document("a", "a", text)]))
    told = [line.text for row in brief.who_says for line in row.lines]
    assert any(t.startswith("says Turkey was in talks") for t in told), told


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("Kenya urged the African Union to send more monitors.", "the African Union to send more monitors"),
        ("Kenyan President William Ruto said that Kenya would not open its border.", "to open its border"),
        ("Kenyan President William Ruto demanded that Uganda close its border.", "that Uganda close its border"),
        ("Kenya rejected the demand.", "the demand"),
        ("Uganda must open the border, Kenyan President William Ruto said.", "that Uganda must open the border"),
    ],
)
def test_what_is_wanted_names_whoever_is_to_do_it(text: str, wants: str) -> None:
    brief = compose(build([Document("a", "a", text)]))
    assert wants in [row.text for row in brief.wants]


def test_who_asks_not_to_be_named_is_no_question() -> None:
    text = (
        "The water ministers were to meet envoys of Laos, two Cambodian diplomats said. They asked not to be named "
        "because they were not allowed to discuss the talks."
    )
    assert compose(build([Document("a", "a", text)])).questions == ()
