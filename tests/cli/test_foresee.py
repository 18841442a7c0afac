"""``dragoman foresee run``: what goes where, the same bytes each time, exit codes."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.foresee.bargains import FILE

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A small model file."""
    file = tmp_path / "model.yaml"
    file.write_text(FILE, encoding="utf-8")
    return file


def test_the_report_goes_to_stdout(run: Run, model: Path) -> None:
    done = run("foresee", "run", model)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("FISH OF THE LAKE\n")


def test_json_is_written_beside_the_report(run: Run, model: Path, tmp_path: Path) -> None:
    done = run("foresee", "run", model, "--json", tmp_path / "f.json")
    written = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
    assert written["dragoman"] == "forecast/1"
    assert written["made_with"]["model_sha256"] == hashlib.sha256(model.read_bytes()).hexdigest()
    assert "IF DECIDED" in done.out


@pytest.mark.parametrize("option", ["--json", "--understood"])
def test_what_goes_to_stdout_goes_there_alone(run: Run, model: Path, option: str) -> None:
    done = run("foresee", "run", model, option, "-")
    assert done.code == 0
    assert "IF DECIDED" not in done.out
    assert "model/1" in done.out or json.loads(done.out)


def test_the_model_as_understood_says_the_same_again(run: Run, model: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.yaml"
    first = run("foresee", "run", model, "--understood", again).out
    assert "influence_spread: 0.3" in again.read_text(encoding="utf-8")
    second = run("foresee", "run", again).out
    assert first.partition("Model error")[0] == second.partition("Model error")[0]


def test_a_model_from_standard_input(run: Run) -> None:
    assert "FISH OF THE LAKE" in run("foresee", "run", "-", stdin=FILE.encode()).out


def test_the_same_file_gives_the_same_bytes(model: Path, tmp_path: Path) -> None:
    """In two processes of their own, with words hashed differently."""
    found = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.json"
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", "foresee", "run", str(model), "--json", str(out)],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True,
        )  # fmt: skip
        found.append((done.stdout, out.read_bytes()))
    assert found[0] == found[1]


def test_bad_input_gets_all_its_sentences_and_exit_code_2(run: Run, model: Path) -> None:
    model.write_text(
        FILE.replace("reading: 20", "reading: 140").replace("salience: 60", "salience: x"), encoding="utf-8"
    )
    done = run("foresee", "run", model)
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines() == [
        f"dragoman: {model}, line 23: reading 140 lies outside the scale; write a number from 0 to 100",
        f'{model}, line 28: salience "x" is not a number; write a number from 0 to 100',
    ]


def test_a_file_that_is_not_there_is_named(run: Run, tmp_path: Path) -> None:
    done = run("foresee", "run", tmp_path / "none.yaml")
    assert done.code == 2
    assert (
        done.err
        == f"dragoman: {tmp_path / 'none.yaml'}: cannot be read (No such file or directory); name the model's file\n"
    )


def test_a_place_that_cannot_be_written_is_an_error(run: Run, model: Path, tmp_path: Path) -> None:
    done = run("foresee", "run", model, "--json", tmp_path / "nowhere" / "f.json")
    assert done.code == 1
    assert "cannot be written" in done.err


def test_no_model_is_a_usage_error(run: Run) -> None:
    assert run("foresee", "run").code == 2
    assert "run" in run("foresee", "--help").out


TWO_SIDED = """TURKU, March 3, 2031 - Finland demands that Russia withdraw its patrol boats from the Aland archipelago,
Finnish Foreign Minister Anna Holm said on Monday. Russia refuses to withdraw its patrol boats from the Aland
archipelago, Russian Foreign Ministry spokesman Ivan Petrov said. The foreign ministers of Finland and Russia will meet
on March 9.
"""


@pytest.fixture
def two_sided(tmp_path: Path) -> Path:
    """A report of one demand and its refusal."""
    file = tmp_path / "boats.txt"
    file.write_text(TWO_SIDED, encoding="utf-8")
    return file


def test_a_model_seeded_from_a_report_runs_unedited(run: Run, two_sided: Path, tmp_path: Path) -> None:
    seeded = run("foresee", "model", two_sided)
    assert (seeded.code, seeded.err) == (0, "")
    assert seeded.out.startswith("# Seeded by Dragoman")
    told = run("foresee", "run", "-", "--html", tmp_path / "f.html", "--svg", tmp_path / "drawn",
               stdin=seeded.out.encode())  # fmt: skip
    assert told.code == 0
    assert "boats.txt" in told.out
    assert "finland" in told.out
    assert (tmp_path / "f.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [f.suffix for f in (tmp_path / "drawn").iterdir()] == [".svg"]


def test_the_json_of_a_brief_seeds_the_same_model(run: Run, two_sided: Path, tmp_path: Path) -> None:
    run("brief", two_sided, "-q", "--json", tmp_path / "s.json")
    assert run("foresee", "model", tmp_path / "s.json").out == run("foresee", "model", two_sided).out
    late = run("foresee", "model", tmp_path / "s.json", "--as-of", "2031-03-03")
    assert (late.code, late.out) == (2, "")
    assert "come too late" in late.err


def test_a_case_seeds_the_same_model(run: Run, two_sided: Path, tmp_path: Path) -> None:
    run("case", "new", tmp_path / "c.dragoman")
    run("case", "add", tmp_path / "c.dragoman", two_sided)
    assert run("foresee", "model", tmp_path / "c.dragoman").out == run("foresee", "model", two_sided).out
    done = run("foresee", "model", tmp_path / "c.dragoman", "--date", "2031-03-03")
    assert (done.code, done.out) == (2, "")


def test_reports_of_one_side_get_the_list_and_a_sentence(run: Run, two_sided: Path) -> None:
    two_sided.write_text(TWO_SIDED.partition(" Russia refuses")[0], encoding="utf-8")
    done = run("foresee", "model", two_sided)
    assert done.code == 1
    assert "no issue has two sides in these reports" in done.err
    assert all(line.startswith("#") for line in done.out.splitlines())
    assert "Finland wants" in done.out


def test_a_process_is_drawn_to_stdout(run: Run, two_sided: Path) -> None:
    done = run("foresee", "ladder", two_sided)
    assert (done.code, done.err) == (0, "")
    assert "foreign minister" in done.out
    assert done.out.rstrip().endswith("</svg>")


def test_without_a_meeting_there_is_a_sentence(run: Run, two_sided: Path) -> None:
    two_sided.write_text(
        "LIMA, March 3, 2031 - It rained in Lima on Monday, and the markets stayed shut all day. " * 3, encoding="utf-8"
    )
    done = run("foresee", "ladder", two_sided)
    assert (done.code, done.out) == (1, "")
    assert "no meeting whose level is known" in done.err


def test_pictures_that_cannot_be_written_get_a_sentence(run: Run, model: Path) -> None:
    done = run("foresee", "run", model, "--svg", model)
    assert done.code == 1
    assert "cannot be written into" in done.err


def test_a_process_is_drawn_as_png(run: Run, two_sided: Path, tmp_path: Path) -> None:
    done = run("foresee", "ladder", two_sided, "--png", tmp_path / "l.png")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "l.png").read_bytes().startswith(b"\x89PNG")
