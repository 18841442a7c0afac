"""The whole chain on stories with hand-made answers: no figure slides, and the docs give what is measured."""

import json
from pathlib import Path

import pytest

from dragoman.score.story import Scored, gate, report
from dragoman.score.story.card import whole
from dragoman.score.story.chain import run

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STORIES = sorted([ROOT / "examples", *(p.parent for p in HERE.glob("*/gold.json"))], key=lambda p: p.name)

pytestmark = [pytest.mark.model]


@pytest.fixture(scope="session")
def scored() -> list[Scored]:
    """Every story read, built and scored once."""
    return [run(folder) for folder in STORIES]


def test_no_figure_falls_below_its_floor(scored: list[Scored]) -> None:
    floors = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
    assert gate.slides(scored, floors) == []


def test_the_docs_give_the_figures_that_are_measured(scored: list[Scored]) -> None:
    given = report.published((ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8"))
    measured = {name: t.value for name, t in whole(s.card for s in scored).items() if t.value is not None}
    assert given == pytest.approx(measured, abs=gate.NOISE)


def test_every_report_of_every_story_is_read(scored: list[Scored]) -> None:
    assert [s.name for s in scored if s.card["documents read"].value != 1.0] == []
