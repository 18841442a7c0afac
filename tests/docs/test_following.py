"""The tutorial of the four days, walked from top to bottom: it shows what is printed, and its point."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs import pages, walked

pytestmark = pytest.mark.model
NAME = "docs/following.md"
PAGE = pages.text(NAME)
STORY = pages.ROOT / "examples" / "fonseca"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled stories."""
    made = tmp_path_factory.mktemp("follower")
    shutil.copytree(pages.ROOT / "examples", made / "examples")
    return made


@pytest.fixture(scope="module")
def steps(folder: Path) -> Iterator[list[walked.Step]]:
    """Every block of commands with what it printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        yield list(walked.walk(PAGE))


def printed(steps: list[walked.Step], command: str, nth: int = 0) -> str:
    """What the nth block with a command printed, its lines joined."""
    found = [s.printed for s in steps if any(command in c for c in s.commands)]
    return " ".join(found[nth].split())


def test_what_it_shows_is_what_is_printed(steps: list[walked.Step]) -> None:
    for step in steps:
        if step.shown is not None:
            told, now = walked.masked(step.text), walked.masked(step.part)
            assert told == now, f"after {step.commands[-1]}: look whether it should, then: python tools/walkthrough.py"


def test_every_command_and_every_text_of_the_page_is_walked(steps: list[walked.Step]) -> None:
    run = [command for step in steps for command in step.commands]
    assert run == [command for command in pages.commands(PAGE) if command.startswith("dragoman ")]
    assert [s.text for s in steps if s.shown is not None] == pages.blocks(PAGE, "text")


def test_the_talks_slip_and_are_held_and_what_nobody_tells_of_is_overdue(steps: list[walked.Step]) -> None:
    tuesday, thursday = printed(steps, "--since 3"), printed(steps, "--since 11")
    assert "planned before, now slipped (8 May 2024, then 9 May 2024)" in tuesday
    assert "slipped before, now occurred" in thursday
    assert "send observers to the gulf: planned before, now overdue" in thursday
    on_wednesday = printed(steps, "brief gulf.case", 3)
    assert "OVERDUE" not in on_wednesday


def test_the_correction_survives_every_later_day(steps: list[walked.Step]) -> None:
    briefs = [" ".join(s.printed.split()) for s in steps if s.commands[-1] == "dragoman case brief gulf.case"]
    before, after = briefs[:2], briefs[2:]
    assert len(after) == 3
    assert all("DENIED: No shot was fired" in told for told in before)
    for told in after:
        assert "DENIED: No shot was fired" not in told
        assert "The shooting off Los Cangrejos" in told
        assert "TARGET NO LONGER EXISTS" not in told


def test_the_corrected_report_is_a_new_version_and_the_old_one_is_kept(steps: list[walked.Step]) -> None:
    assert "a new version of fonseca-daily-detained.md" in printed(steps, "fonseca/wednesday")
    assert "detained five" in printed(steps, "--since 8")
    assert "detained seven" in printed(steps, "--as-of 2024-05-07")
    assert "earlier version] The Salvadoran navy detained seven" in printed(steps, "--earlier")


def test_the_copied_text_is_no_witness_of_its_own(steps: list[walked.Step]) -> None:
    told = "Honduras recalled its ambassador from San Salvador (OWN/BODY) 7 May 2024; as done in reports 1 and 4, "
    assert f"{told}one origin, as to come in report 3" in printed(steps, "brief gulf.case", 1)


def test_a_page_and_json_of_the_changes_are_written(steps: list[walked.Step], folder: Path) -> None:
    assert steps
    assert "slipped" in (folder / "changes.html").read_text(encoding="utf-8")
    assert '"changes/1"' in (folder / "changes.json").read_text(encoding="utf-8")


def test_the_python_of_the_page_does_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    (code,) = pages.blocks(PAGE, "python")
    exec(compile(code, NAME, "exec"), {"__name__": "docs"})
    out = capsys.readouterr().out
    assert "moved Honduras recalled its ambassador from San Salvador: threatened before, now occurred." in out
    assert "[('merge', True), ('rename', True)]" in out
    assert "('overdue', 'The Organization of American States (OAS) will send observers" in out
    assert "5 of 9 reports had come out by Tuesday" in out
    assert "new merge []" in out
    assert "conflict rename ['The incident of 5 May']" in out


def test_the_story_is_as_it_is_told_to_be() -> None:
    reports = sorted(STORY.rglob("*.*"))
    assert len(reports) == 10
    assert {p.parent.name for p in reports} == {"monday", "tuesday", "wednesday", "thursday"}
    assert all(100 <= len(p.read_text(encoding="utf-8").split()) <= 220 for p in reports)
