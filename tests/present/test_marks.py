"""A cut text keeps its quotation marks in pairs."""

import pytest

from dragoman.pipeline import build
from dragoman.present.compose.desk import event_words, trim
from dragoman.present.compose.marks import balanced
from tests.builders import report


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ('the "attempted coup', 'the "attempted coup"'),
        ("the “attempted coup", "the “attempted coup”"),
        ('a coup" over', "a coup over"),
        ("a coup” over", "a coup over"),
        ('so-called "raid" on a "den', 'so-called "raid" on a "den"'),
        ('("no one saw it', '("no one saw it"'),
        ('"We left," he said', '"We left," he said'),
        ("the sailors’ boat isn't in “Port Royal” ", "the sailors’ boat isn't in “Port Royal” "),
        ("« la paix » and « la", "« la paix » and « la»"),
        ("", ""),
    ],
)
def test_marks_stand_in_pairs(cut: str, whole: str) -> None:
    assert balanced(cut) == whole
    assert balanced(whole) == whole


def test_a_text_cut_within_a_quotation_closes_it() -> None:
    assert trim('The navy spoke of "a most regrettable incident" off the coast', 40) == (
        'The navy spoke of "a most regrettable …"'
    )


@pytest.mark.model
def test_an_act_named_by_the_way_has_no_title_of_another_act() -> None:
    text = "Twenty soldiers were arrested in Callao on Thursday over an attempted coup, the army said."
    events = build([report("Coast Post", text, day="2024-05-03")]).events
    titles = {e.name: event_words(e) for e in events}
    assert titles.pop("an attempted coup") == "An attempted coup"
    assert [t.startswith("Twenty soldiers were arrested in Callao") for t in titles.values()] == [True]


@pytest.mark.model
def test_whom_an_act_befell_stands_before_it() -> None:
    text = "The two sailors, who were beaten in a cell, left Callao on Monday."
    names = [e.name for e in build([report("Coast Post", text, day="2024-05-03")]).events]
    assert "The two sailors were beaten in a cell" in names


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "title", "never"),
    [
        ("Its soldiers had left the fort; Governor Juan Paz accused Chile of sending troops to Arica.",
         "Governor Juan Paz accused Chile", "Its soldiers had left the fort; "),
        ("Bolivia will not come, its foreign minister said on Friday, after a raid in which 17 farmers died.",
         "A raid in which 17 farmers died", "Bolivia will not come, its foreign minister"),
        ("Commodore Ana Lim, its spokeswoman, said the boat, the Maria, had carried ice when it was struck twice.",
         "It was struck twice", "Commodore Ana Lim, its spokeswoman"),
    ],
)  # fmt: skip
def test_a_title_is_of_the_clause_that_tells_the_act(text: str, title: str, never: str) -> None:
    titles = [event_words(e) for e in build([report("Coast Post", text, day="2024-05-03")]).events]
    assert [t for t in titles if t.startswith(title)], titles
    assert never not in titles
    assert not any(t.startswith(never) and ";" in never for t in titles)
