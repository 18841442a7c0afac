"""The toll beside an event: one figure where the reports agree, both where they do not, the newest of a rising one."""

import pytest

from dragoman.pipeline import build
from dragoman.present.compose import compose
from tests.builders import report

pytestmark = pytest.mark.model

FERRY = "Gunmen attacked a ferry off Bitung on 3 May 2024. {more}"


def notes(*told: tuple[str, str]) -> list[str]:
    """The notes of what happened, of reports given as (day, what they add)."""
    brief = compose(
        build(
            report(f"{name} Post", FERRY.format(more=more), day=day)
            for name, (day, more) in zip("ABC", told, strict=False)
        )
    )
    return [line.note for line in brief.happened if "ferry" in line.text]


def test_what_the_words_do_not_tell_stands_beside_them() -> None:
    assert any(
        "4 killed, 9 injured" in n for n in notes(("2024-05-04", "The attack killed four sailors and injured nine."))
    )


def test_reports_that_differ_are_both_shown() -> None:
    found = notes(("2024-05-04", "The attack killed four sailors."), ("2024-05-04", "The attack killed seven sailors."))
    assert any("4 or 7 killed (reports differ)" in n or "7 or 4 killed (reports differ)" in n for n in found), found


def test_a_rising_toll_is_told_by_its_newest_figure() -> None:
    found = notes(("2024-05-04", "The attack killed four sailors."), ("2024-05-07", "The attack killed seven sailors."))
    assert any("7 killed" in n and "differ" not in n for n in found), found


def test_a_part_of_the_dead_is_no_toll_of_its_own() -> None:
    found = notes(("2024-05-04", "The attack killed nine people. Four of the dead were children."))
    assert not any("4" in n.split("killed")[0] for n in found), found


def test_words_that_tell_the_toll_are_not_followed_by_it() -> None:
    brief = compose(build([report("A Post", "Gunmen killed four sailors off Bitung on 3 May 2024.", day="2024-05-04")]))
    assert [line.note for line in brief.happened if "killed" in line.text and "killed" in line.note] == []
