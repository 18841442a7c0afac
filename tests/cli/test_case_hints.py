"""What ``dragoman case`` says when a wish finds nothing, or not yet: what, where, and what next."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import RIVAL, Run
from tests.cli.test_case import ids, story

__all__ = ["story"]
pytestmark = pytest.mark.model
BY = ("--by", "Ada", "--because", "I was there")


def test_a_command_that_is_told_can_be_pasted(run: Run, story: Path, reports: Path) -> None:
    one = ids(run, story)[0]
    run("case", "remove", story, one)
    (line,) = [told for told in run("case", "add", story, reports).out.splitlines() if told.startswith("kept out")]
    command = re.search(r"dragoman (case restore \S+ \w+)", line)
    assert command is not None
    assert run(*command[1].split()).code == 0


def test_a_version_that_was_put_aside_alone_comes_back_alone(run: Run, story: Path, reports: Path) -> None:
    (reports / "b.txt").write_text(RIVAL.replace("14 engineers", "12 engineers"), encoding="utf-8")
    run("case", "add", story, reports)
    new = ids(run, story)[2]
    removed, undo = run("case", "remove", story, new, "--only").out.splitlines()
    assert removed == f"removed: b.txt (Highland Voice) {new}"
    assert undo == f"to undo: dragoman case restore {story} {new} --only"
    assert run("case", "list", story).out.splitlines()[-1] == "version 5 of the case: 2 reports, 1 version removed"
    run(*undo.removeprefix("to undo: dragoman ").split())
    assert run("case", "list", story).out.splitlines()[-1] == "version 6 of the case: 2 reports, 1 earlier version"


def test_a_report_with_versions_is_removed_and_restored_by_one_command(run: Run, story: Path, reports: Path) -> None:
    (reports / "b.txt").write_text(RIVAL.replace("14 engineers", "12 engineers"), encoding="utf-8")
    run("case", "add", story, reports)
    told = run("case", "remove", story, ids(run, story)[2]).out.splitlines()
    assert [line.partition(":")[0] for line in told] == ["removed", "removed", "to undo"]
    run(*told[-1].removeprefix("to undo: dragoman ").split())
    assert run("case", "list", story).out.splitlines()[-1] == "version 6 of the case: 2 reports, 1 earlier version"


def test_where_nothing_could_be_read_no_case_is_summed_up(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("case", "add", story, tmp_path / "nowhere")
    assert (done.code, done.out) == (1, "")
    assert "the case is as it was" in done.err


# --- find ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("engineers", "--outlet", "Nobody"),
            'no outlet of the case is called "Nobody"; there are: Highland Voice, Lak',
        ),
        (("engineers", "--outlet", "Nobody"), "without --outlet: 2 sentences"),
        (("engineers", "--speaker", "Reyes", "--after", "2031-03-12"), "without --speaker and --after: 2 sentences"),
        (("zebra", "--outlet", "Highland"), ""),
        (("zebra",), ""),
    ],
)
def test_a_search_without_a_find_tells_which_filter_was_too_narrow(
    run: Run, story: Path, given: tuple[str, ...], said: str
) -> None:
    done = run("case", "find", story, *given)
    assert (done.code, done.out) == (0, "0 sentences\n")
    assert said in done.err if said else done.err == ""


def test_a_search_tells_of_versions_that_were_replaced(run: Run, story: Path, reports: Path) -> None:
    (reports / "b.txt").write_text(RIVAL.replace("14 engineers", "twelve engineers"), encoding="utf-8")
    run("case", "add", story, reports)
    done = run("case", "find", story, "14 engineers")
    assert (done.out, done.err) == ("0 sentences\n", "in versions that were replaced, with --earlier: 1 sentence\n")


# --- changes ---------------------------------------------------------------------------------------------------------


def test_a_day_that_has_not_ended_is_told(run: Run, story: Path) -> None:
    today = datetime.now(UTC).date()  # noqa: TID251
    for day in (today, today + timedelta(days=1)):
        assert f"{day} has not ended (UTC): give an earlier day" in run("case", "changes", story, "--since", day).err
    assert "has not ended" not in run("case", "changes", story, "--since", today, "--published").err


# --- decisions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rename", "Sol", "--to", "X"), 'no actor or event "Sol"; there is Amina Sol; '),
        (("reliability", "voice", "--to", "B"), 'no outlet "voice"; there is Highland Voice; '),
        (("outlet", "a", "--to", "B"), 'no report "a"; there is a.txt; '),
        (("rename", "Amina Sol"), "nothing is given to set it to; say it with --to"),
    ],
)
def test_a_name_that_is_not_whole_is_helped_on(run: Run, story: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("case", "decide", story, *arguments, *BY)
    assert done.code == 2
    assert said in done.err


def test_what_a_decision_had_replaced_can_be_had_again(run: Run, story: Path) -> None:
    for letter in "BC":
        run("case", "decide", story, "reliability", "Lakeside Wire", "--to", letter, *BY)
    first = run("case", "decisions", "list", story, "--all").out.splitlines()[0].split()[0]
    last = run("case", "decisions", "list", story).out.split()[0]
    undone, replaced, again = run("case", "decisions", "undo", story, last).out.splitlines()
    assert undone.startswith(f"undone: {last}")
    assert replaced.startswith(f'it had replaced: {first}  reliability "Lakeside Wire" -> "B"')
    assert again == f"to have that again: dragoman case decisions accept {story} {first}"
    assert run(*again.partition("dragoman ")[2].split()).out.startswith(f"in force: {first}")
    assert "reliability B" in run("case", "brief", story).out


def test_places_with_blanks_are_quoted_where_a_command_is_told(run: Run, reports: Path, tmp_path: Path) -> None:
    place = tmp_path / "my story.case"
    run("case", "new", place)
    run("case", "add", place, reports)
    done = run("case", "decide", place, "reliability", "Lakeside Wire", "--to", "B", *BY)
    assert f"dragoman case decisions undo '{place}' " in done.out
