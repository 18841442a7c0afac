"""The program run inside the test's process, and small folders of reports to run it on."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman import cli

TALKS = """Outlet: Lakeside Wire
Date: 2031-03-12

Kenyan Foreign Minister Amina Sol met her Ethiopian counterpart in Nairobi on Monday to discuss the dam.

Ethiopia has not commented. "We want the sluices open," Sol told Reuters on Tuesday.

Gunmen attacked a pumping station near Lodwar on Sunday, killing nine engineers, Kenyan officials said. The presidents
of Kenya and Ethiopia are expected to meet in Addis Ababa on March 20, a Kenyan official who asked not to be named said.
"""
RIVAL = """Outlet: Highland Voice
Date: 2031-03-13

Ethiopia wants Kenya to stop its patrols on the lake, the Ethiopian Foreign Ministry said on Wednesday.

Gunmen attacked a pumping station near Lodwar on Saturday, killing 14 engineers, a regional newspaper reported. Kenya
said Ethiopia backs the militants, which Addis Ababa denies.

The presidents of Kenya and Ethiopia could meet in Addis Ababa by the end of March if the talks in Nairobi succeed, said
analyst Omar Reyes. "No date has been proposed to us," spokesman Jonas Weir told reporters.
"""


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run ``dragoman ARGUMENTS`` as its entry point does: ``run("brief", folder, stdin=b"...")``."""

    def go(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin), isatty=lambda: False))
        code = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 0
        shown = capsys.readouterr()
        return Done(code, shown.out, shown.err)

    return go


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with two reports of one story."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TALKS, encoding="utf-8")
    (folder / "b.txt").write_text(RIVAL, encoding="utf-8")
    return folder
