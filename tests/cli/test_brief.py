"""``dragoman brief``: each form it writes, each option, and how it fails."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from jsonschema import Draft202012Validator

from dragoman.present import schema
from tests.cli.conftest import TALKS, Run

pytestmark = pytest.mark.model


def test_json_is_the_contract(run: Run, reports: Path, tmp_path: Path) -> None:
    assert run("brief", reports, "--quiet", "--json", tmp_path / "s.json").code == 0
    written = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema.shipped()).validate(written)
    assert len(written["documents"]) == 2


@pytest.mark.parametrize(("flag", "start"), [("--html", "<!doctype html>"), ("--md", "# ")])
def test_a_form_is_written_beside_the_terminal_s(
    run: Run, reports: Path, tmp_path: Path, flag: str, start: str
) -> None:
    done = run("brief", reports, flag, tmp_path / "brief")
    assert (tmp_path / "brief").read_text(encoding="utf-8").lower().startswith(start)
    assert "WHAT HAPPENED" in done.out


def test_no_colour_where_nobody_watches(run: Run, reports: Path) -> None:
    assert "\x1b" not in run("brief", reports, "--no-color").out
    assert "\x1b" not in run("brief", reports).out


def test_piped_output_fits_eighty_columns(run: Run, reports: Path) -> None:
    assert max(map(len, run("brief", reports).out.splitlines())) <= 80


def test_outlet_and_date_are_for_reports_that_state_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text(TALKS.partition("\n\n")[2], encoding="utf-8")
    done = run("brief", tmp_path / "bare.txt", "--outlet", "Rift Daily", "--date", "2031-03-12")
    assert "Rift Daily" in done.out
    assert "12 Mar 2031" in done.out


def test_outlet_and_date_leave_alone_what_a_report_states(run: Run, reports: Path) -> None:
    done = run("brief", reports / "a.txt", "--outlet", "Rift Daily", "--date", "2029-01-01")
    assert "Lakeside Wire" in done.out
    assert "Rift Daily" not in done.out
    assert "2029" not in done.out


def test_standard_input_is_a_report(run: Run) -> None:
    done = run("brief", "-", stdin=TALKS.encode())
    assert done.code == 0
    assert "Lakeside Wire" in done.out


def test_one_report_says_that_there_is_nothing_to_compare(run: Run, reports: Path) -> None:
    assert "One report: nothing to compare it with." in run("brief", reports / "a.txt").out


def test_items_bounds_a_section(run: Run, reports: Path) -> None:
    told = run("brief", reports, "--items", "1").out.partition("WHO SAYS WHAT\n")[2].partition("\n\n")[0]
    assert told.count("\n - ") + told.startswith(" - ") == 1
    assert re.search(r"and \d+ more", told)


def test_ids_are_shown_when_asked_for(run: Run, reports: Path) -> None:
    assert not re.search(r"\{[0-9a-f]{12}\}", run("brief", reports).out)
    assert re.search(r"\{[0-9a-f]{12}\}", run("brief", reports, "--ids").out)


def test_open_shows_the_html_brief(run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(typer, "launch", opened.append)
    run("brief", reports, "--quiet", "--open", "--html", tmp_path / "b.html")
    assert opened == [(tmp_path / "b.html").as_uri()]


def test_open_without_a_file_makes_one(
    run: Run, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(typer, "launch", opened.append)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    run("brief", reports, "--quiet", "--open")
    made = Path(opened[0].removeprefix("file://"))
    assert made.is_relative_to(tmp_path)
    assert made.read_text(encoding="utf-8").lower().startswith("<!doctype html>")


def test_a_refused_report_is_in_the_brief_too(run: Run, reports: Path) -> None:
    (reports / "c.txt").write_bytes(b"")
    done = run("brief", reports)
    assert done.code == 3
    assert "c.txt" in done.out


@pytest.mark.parametrize("flag", ["--json", "--html", "--md"])
def test_a_file_that_cannot_be_written_is_told(run: Run, reports: Path, tmp_path: Path, flag: str) -> None:
    done = run("brief", reports, "--quiet", flag, tmp_path / "nowhere" / "x")
    assert done.code == 1
    assert done.err.startswith(f"dragoman: {tmp_path / 'nowhere' / 'x'}: cannot be written (No such file")
    assert "Traceback" not in done.err


def test_a_flag_that_is_none_is_a_usage_error(run: Run, reports: Path) -> None:
    assert run("brief", reports, "--colour").code == 2


def test_two_runs_write_the_same_bytes(run: Run, reports: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(
            "brief",
            reports,
            "--quiet",
            *(x for f in ("json", "html", "md") for x in (f"--{f}", tmp_path / f"{name}.{f}")),
        )
    for form in ("json", "html", "md"):
        assert (tmp_path / f"one.{form}").read_bytes() == (tmp_path / f"two.{form}").read_bytes()


def test_a_reader_that_stops_early_is_no_error(reports: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # nobody will read: every write fails as it does under `| head`
    try:
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "brief", reports],
            stdout=writing, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    finally:
        os.close(writing)
    assert done.returncode in (0, 1)
    assert done.stderr == ""
