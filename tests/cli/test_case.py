"""``dragoman case``: each command, what it prints, and how it fails."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dragoman.present import schema
from tests.cli.conftest import RIVAL, TALKS, Run

pytestmark = pytest.mark.model


@pytest.fixture
def story(run: Run, reports: Path, tmp_path: Path) -> Path:
    """A case that holds both reports."""
    path = tmp_path / "dam.case"
    assert run("case", "new", path).code == 0
    assert run("case", "add", path, reports).code == 0
    return path


def ids(run: Run, story: Path) -> list[str]:
    return [json.loads(line)["id"] for line in run("case", "list", story, "--json").out.splitlines()]


def test_new_says_what_next_and_refuses_a_second_time(run: Run, tmp_path: Path) -> None:
    done = run("case", "new", tmp_path / "dam.case")
    assert done.out == f"made {tmp_path}/dam.case; add reports with: dragoman case add {tmp_path}/dam.case PATH...\n"
    again = run("case", "new", tmp_path / "dam.case")
    assert (again.code, again.out) == (1, "")
    assert "there is a file of this name already; nothing was changed" in again.err


def test_add_tells_what_became_of_each_report(run: Run, story: Path, reports: Path) -> None:
    one, other = ids(run, story)
    (reports / "b.txt").write_text(RIVAL.replace("14 engineers", "12 engineers"), encoding="utf-8")
    done = run("case", "add", story, reports)
    assert done.code == 0
    passed, changed, summary = done.out.splitlines()
    assert passed == f"passed over: a.txt ({one}): in the case as a.txt"
    assert re.fullmatch(rf"added: b\.txt \(\w{{12}}\): a new version of b\.txt \({other}\)", changed)
    assert summary == "version 4 of the case: 2 reports, 1 earlier version"
    assert run("case", "add", story, reports, "--quiet").out == ""


def test_add_goes_on_where_a_report_is_refused(run: Run, story: Path, reports: Path) -> None:
    (reports / "c.txt").write_bytes(b"")
    done = run("case", "add", story, reports)
    assert done.code == 3
    assert "refused: c.txt: " in done.err
    assert done.out.count("passed over") == 2


def test_add_of_nothing_that_can_be_read_is_an_error(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("case", "add", story, tmp_path / "nowhere")
    assert done.code == 1
    assert "nothing to read" in done.err
    assert len(ids(run, story)) == 2


def test_add_takes_standard_input_and_what_it_does_not_state(run: Run, story: Path) -> None:
    text = "Kenya and Ethiopia will meet in Addis Ababa on March 25, two diplomats said in Nairobi on Friday."
    done = run("case", "add", story, "-", "--outlet", "Rift Daily", "--date", "2031-03-14", stdin=text.encode())
    assert done.code == 0
    assert "2031-03-14  Rift Daily: -" in run("case", "list", story).out


def test_the_brief_is_that_of_the_reports(run: Run, story: Path, reports: Path, tmp_path: Path) -> None:
    of_case = run("case", "brief", story, "--json", tmp_path / "case.json", "--html", tmp_path / "case.html")
    of_files = run("brief", reports, "--json", tmp_path / "files.json", "--html", tmp_path / "files.html")
    assert (of_case.code, of_case.out) == (0, of_files.out)
    assert (tmp_path / "case.html").read_bytes() == (tmp_path / "files.html").read_bytes()
    made = json.loads((tmp_path / "case.json").read_text("utf-8"))
    assert made == json.loads((tmp_path / "files.json").read_text("utf-8"))
    Draft202012Validator(schema.shipped()).validate(made)


def test_the_brief_as_of_a_day(run: Run, story: Path) -> None:
    assert "Highland Voice" in run("case", "brief", story, "--as-of", "2031-03-13").out
    earlier = run("case", "brief", story, "--as-of", "2031-03-12").out
    assert "Lakeside Wire" in earlier
    assert "Highland Voice" not in earlier
    done = run("case", "brief", story, "--as-of", "2031-03-01")
    assert (done.code, "that had come out by then" in done.err) == (2, True)


def test_the_brief_as_known_on_a_day(run: Run, story: Path) -> None:
    assert run("case", "brief", story, "--known-by", "2999-01-01").code == 0
    done = run("case", "brief", story, "--known-by", "2020-01-01")
    assert (done.code, "the case was made after 2020-01-01" in done.err) == (2, True)


def test_an_id_of_the_brief_leads_to_its_words(run: Run, story: Path) -> None:
    id = re.findall(r"\{([0-9a-f]{12})\}", run("case", "brief", story, "--ids").out)[0]
    assert "characters" in run("case", "trace", story, id).out


def test_an_empty_case_has_no_brief(run: Run, tmp_path: Path) -> None:
    run("case", "new", tmp_path / "dam.case")
    done = run("case", "brief", tmp_path / "dam.case")
    place = f"{tmp_path}/dam.case"
    told = f"dragoman: {place} holds no report; add some with: dragoman case add {place} PATH...\n"
    assert (done.code, done.err) == (2, told)


def test_the_list_tells_days_versions_and_removals(run: Run, story: Path, reports: Path) -> None:
    (reports / "b.txt").write_text(RIVAL.replace("14 engineers", "12 engineers"), encoding="utf-8")
    run("case", "add", story, reports)
    one = ids(run, story)[0]
    run("case", "remove", story, one)
    lines = run("case", "list", story).out.splitlines()
    assert re.fullmatch(
        rf"{one}  2031-03-12  Lakeside Wire: a\.txt  added \d{{4}}-\S+  removed on \d{{4}}-\S+", lines[0]
    )
    assert "earlier version" in lines[1]
    assert re.search(r"Highland Voice: b\.txt  added \S+$", lines[2])
    assert lines[3] == "version 5 of the case: 1 report, 1 earlier version, 1 removed"


def test_what_is_removed_can_be_restored(run: Run, story: Path) -> None:
    one = ids(run, story)[0]
    done = run("case", "remove", story, one[:8])
    assert done.out == f"removed: a.txt (Lakeside Wire) {one}\nto undo: dragoman case restore {story} {one}\n"
    assert "Lakeside Wire" not in run("case", "brief", story).out
    assert run("case", "restore", story, one).out == f"restored: a.txt (Lakeside Wire) {one}\n"
    assert "Lakeside Wire" in run("case", "brief", story).out
    assert run("case", "restore", story, one).code == 2


def test_find_prints_sentences_with_their_places(run: Run, story: Path) -> None:
    done = run("case", "find", story, '"pumping station" engineers', "--outlet", "Lakeside")
    place, sentence, count = done.out.splitlines()
    document, start, end = re.search(r"\[(\w{12}) sentence \d+, characters (\d+)-(\d+)\]", place).groups()  # type: ignore[union-attr]
    (row,) = [
        json.loads(r) for r in run("case", "find", story, "station", "--outlet", "lakeside", "--json").out.splitlines()
    ]
    assert (row["document"], row["start"], row["end"]) == (document, int(start), int(end))
    assert " ".join(row["text"].split()) == sentence.strip()
    assert row["published"] == {"earliest": "2031-03-12", "latest": "2031-03-12"}
    assert count == "1 sentence"


def test_find_tells_of_undated_reports_that_a_day_leaves_out(run: Run, story: Path, tmp_path: Path) -> None:
    undated = tmp_path / "c.txt"
    undated.write_text(TALKS.replace("Date: 2031-03-12\n", "").replace("nine", "ten"), encoding="utf-8")
    run("case", "add", story, undated)
    done = run("case", "find", story, "engineers", "--after", "2031-03-12")
    assert "Highland Voice" in done.out
    assert "Lakeside Wire" not in done.out
    assert done.err == "1 report that states no day was left out\n"


def test_find_of_no_word_is_wrong_use(run: Run, story: Path) -> None:
    assert run("case", "find", story, "?").code == 2


def test_a_backup_is_a_case(run: Run, story: Path, tmp_path: Path) -> None:
    done = run("case", "backup", story, tmp_path / "copy.case")
    assert done.out == f"copied to {tmp_path}/copy.case: version 3 of the case: 2 reports\n"
    assert run("case", "list", tmp_path / "copy.case").out == run("case", "list", story).out
    assert run("case", "backup", story, tmp_path / "copy.case").code == 1


def test_check_tells_whether_all_is_well(run: Run, story: Path) -> None:
    assert run("case", "check", story).out == "version 3 of the case: 2 reports\nall is well\n"
    good = story.read_bytes()
    at = good.rindex(b"Gunmen attacked")
    story.write_bytes(good[:at] + b"Hitmen" + good[at + 6 :])
    done = run("case", "check", story)
    assert done.code == 1
    assert "go back to a backup" in done.out + done.err


@pytest.mark.parametrize("command", ["add", "brief", "list", "find", "remove", "restore", "trace", "backup", "check"])
def test_a_case_that_is_not_there_is_told(run: Run, tmp_path: Path, reports: Path, command: str) -> None:
    more = {"add": reports, "backup": tmp_path / "copy.case"}.get(command, "a")
    alone = command in ("brief", "list", "check")
    done = run("case", command, tmp_path / "none.case", *([] if alone else [more]))
    assert done.code == 1
    assert done.err == (
        f"dragoman: {tmp_path}/none.case: no such case; make it with: dragoman case new {tmp_path}/none.case\n"
    )


# --- changes ---------------------------------------------------------------------------------------------------------

PLAN = """Outlet: Coast Radio
Date: 2031-03-14

The defence ministers of Kenya and Ethiopia will meet in Mombasa on March 20.
"""
LATER = """Outlet: Rift Daily
Date: 2031-03-21

The defence ministers of Kenya and Ethiopia met in Mombasa on March 20. Kenya demands that Ethiopia open the sluices.
"""


@pytest.fixture
def grown(run: Run, story: Path, tmp_path: Path) -> Path:
    """The case with two reports more, versions 4 and 5."""
    for name, text in (("c.txt", PLAN), ("d.txt", LATER)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("case", "add", story, tmp_path / name).code == 0
    return story


@pytest.mark.parametrize("since", [("4",), ("2031-03-14", "--published"), ("4", "--until", "5")])
def test_changes_tells_what_is_new(run: Run, grown: Path, since: tuple[str, ...]) -> None:
    done = run("case", "changes", grown, "--since", *since)
    assert done.code == 0
    assert done.out.startswith("What changed in dam.case\nsince ")
    assert "MOVED ON" in done.out
    assert "planned before, now occurred" in " ".join(done.out.split())
    assert "Rift Daily, 21 Mar 2031" in done.out


def test_changes_writes_every_form(run: Run, grown: Path, tmp_path: Path) -> None:
    out = [tmp_path / name for name in ("c.json", "c.html", "c.md")]
    done = run("case", "changes", grown, "--since", "4", "--json", out[0], "--html", out[1], "--md", out[2], "--quiet")
    assert (done.code, done.out) == (0, "")
    made = json.loads(out[0].read_text(encoding="utf-8"))
    assert (made["dragoman"], made["since"]) == ("changes/1", "version 4")
    assert {"moved", "new_report"} <= {c["kind"] for c in made["changes"]}
    assert "planned before, now occurred" in out[1].read_text(encoding="utf-8")
    assert "## Moved on" in out[2].read_text(encoding="utf-8")
    assert json.loads(run("case", "changes", grown, "--since", "4", "--json", "-").out) == made


def test_changes_since_now_are_none(run: Run, grown: Path) -> None:
    assert "Nothing changed." in run("case", "changes", grown, "--since", "5").out


@pytest.mark.parametrize(
    ("since", "wrong"),
    [
        (("6",), "no version 6 of the case; it has versions 1 to 5"),
        (("soon",), "neither a version of the case nor a day like 2024-03-01"),
        (("2", "--published"), "version 2 is no day of publication"),
        (("4", "--until", "2"), "4 is later than 2"),
    ],
)
def test_changes_since_what_is_not_there(run: Run, grown: Path, since: tuple[str, ...], wrong: str) -> None:
    done = run("case", "changes", grown, "--since", *since)
    assert done.code == 2
    assert wrong in done.err
