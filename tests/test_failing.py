"""A report on whose words the program itself fails is told of, and the others are read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dragoman import case, pipeline
from dragoman.extract import EXTRACTORS
from dragoman.model import Parsed
from dragoman.settings import Settings
from tests.builders import report

pytestmark = pytest.mark.model
BAD = "Chad's president met Niger's in Zinder on Monday, under a purple sky."
GOOD = "Togo's foreign minister flew to Lagos on Tuesday."
NAMED = "Dragoman failed on its words (KeyError in test_failing._actors"


def _actors(parsed: Parsed) -> Iterable[Any]:
    if "purple" in parsed.document.text:
        raise KeyError("purple")
    return dict(EXTRACTORS)["actors"](parsed)


FAILING = tuple((field, _actors if field == "actors" else finder) for field, finder in EXTRACTORS)


def test_the_others_are_read_and_the_failing_one_is_named() -> None:
    documents = [report("A", BAD, day="2031-03-12"), report("B", GOOD), report("C", BAD, day="2031-03-13")]
    made = pipeline.build(documents, extractors=FAILING)
    assert [d.name for d in made.documents] == ["B.txt"]
    (refused,) = made.refused  # printed twice, read once
    assert refused.name in ("A.txt", "C.txt")
    assert refused.reason.startswith(NAMED)


def test_without_a_list_to_put_it_on_the_error_is_raised() -> None:
    with pytest.raises(KeyError):
        list(pipeline.extract([report("A", BAD)], extractors=FAILING, settings=Settings(), progress=_silent))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("a.txt", BAD), ("b.txt", GOOD)):
        (tmp_path / name).write_text(f"{text}\n")
    return tmp_path


def test_a_case_refuses_it_and_keeps_what_it_has(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with case.new(files / "story.case") as made:
        monkeypatch.setattr("dragoman.extract.EXTRACTORS", FAILING)
        first, second = made.add([files / "a.txt", files / "b.txt"])
        assert (first.outcome, second.outcome) == ("refused", "new")
        assert first.reason.startswith(NAMED)


def test_a_case_whose_report_can_be_read_no_more_is_opened(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = files / "story.case"
    with case.new(path) as made:
        made.add([files / "a.txt", files / "b.txt"])
    monkeypatch.setattr("dragoman.case.analysis.key", lambda *_: "of a newer program")
    monkeypatch.setattr("dragoman.extract.EXTRACTORS", FAILING)
    with case.open(path) as opened:
        situation = opened.situation()
    assert [d.name for d in situation.documents] == ["b.txt"]
    assert [r.name for r in situation.refused] == ["a.txt"]


def _silent(*_: object) -> None:
    pass
