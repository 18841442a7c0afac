"""What a decision is about can be pointed at: by its id, its name, or the words of a report that tell it."""

from pathlib import Path

import pytest

from dragoman.case import Case
from dragoman.errors import BadInput
from tests.case.test_decided import LATER, act, fill, remembered, said, story

__all__ = ["remembered", "story"]
pytestmark = [pytest.mark.model, pytest.mark.usefixtures("remembered")]
WHO = {"by": "Ada", "because": "I was there"}


@pytest.mark.parametrize(
    "words",
    [
        "attacked a pumping station",
        "GUNMEN attacked",
        "Gunmen attacked a pumping station near Lodwar on Sunday, killing nine engineers, Kenyan officials said.",
        "Gunmen attacked\n  a pumping station",
    ],
)
def test_an_act_by_words_of_its_sentence(story: Case, words: str) -> None:
    attack = act(story.situation(), "attacked")
    taken, _ = story.decide("rename", words, to="Raid", **WHO)
    assert taken.target.words == " ".join(words.split())
    (decided,) = story.situation().decisions
    assert decided.items == (attack,)


def test_an_act_by_the_name_that_a_person_gave_it(story: Case) -> None:
    story.decide("rename", "Gunmen attacked", to="The raid", **WHO)
    story.decide("place", "the raid", to="Turkwel", **WHO)
    assert len({d.items for d in story.situation().decisions}) == 1


def test_two_acts_by_their_words(story: Case) -> None:
    before = story.situation()
    assert act(before, "meet", "expected") != act(before, "talks")
    story.decide("merge", "expected to meet in Addis Ababa", "talks in Nairobi", **WHO)
    after = story.situation()
    assert act(after, "meet", "expected") == act(after, "talks")


def test_a_statement_by_what_is_said(story: Case) -> None:
    told = said(story.situation(), "14 engineers")
    story.decide("speaker", "killing 14 engineers", to="the Lodwar Gazette", **WHO)
    assert story.situation().decisions[0].items == (told,)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("attacked", "give words of a report that tell it"),  # one word is a slip, not a quotation
        ("gunmen attacked a bridge", "give words of a report that tell it"),
        ("near Lodwar on", "no actor or event"),  # words beside the act, which may be of several
        ("killing 14 engineers, and burned two trucks", "no actor or event"),  # of another case
    ],
)
def test_words_that_tell_no_act_are_refused(story: Case, words: str, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        story.decide("rename", words, to="Raid", **WHO)
    assert story.decisions() == []


def test_words_that_tell_several_acts_are_refused_with_their_ids(story: Case, tmp_path: Path) -> None:
    fill(story, tmp_path / "reports", {"c.txt": LATER})
    with pytest.raises(BadInput, match=r"may mean 3 things, give its id: .* in c.txt: .* in c.txt: "):
        story.decide(
            "hide", "attacked a pumping station near Lodwar on Saturday, killing 14 engineers, and burn", **WHO
        )
