"""Times do not slide on the gold data, the sealed part included."""

import json
from pathlib import Path

import pytest

from dragoman.score import run


@pytest.mark.gold
@pytest.mark.model
@pytest.mark.parametrize(
    ("file", "floor"),
    [("aquaint", 0.735), ("meantime", 0.725)],  # .750 and .737 when set, 2026-11
)
def test_the_value_of_times_holds(shared: Path, file: str, floor: float) -> None:
    lines = (shared / "gold" / "times" / f"{file}.jsonl").read_text("utf-8").splitlines()
    figures = {f.name: f.value for f in run("times", [json.loads(line) for line in lines])[1]}
    assert figures["value F1"] >= floor
