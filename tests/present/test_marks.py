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
