"""Undated texts: the date is taken away, every row counts, neighbours lend their days."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.score import run, undated

ALONE = "Former President Jimmy Carter met Secretary of State Alexander Haig in Nairobi, aides said."
NOTHING = "Rain fell on the hills, and the hens were glad."
DATED = (
    "A landslide buried the Chaparral mine near Zaruma on April 4, and eleven miners were killed. "
    "Governor Rosario Valdivieso said that the Chaparral mine would stay closed."
)
BESIDE = (
    "Eleven miners were killed at the Chaparral mine near Zaruma on April 4. Governor Rosario Valdivieso closed it."
)


def rows(*texts: str, day: str = "1981-05-06") -> list[dict[str, Any]]:
    return [{"doc_id": str(n), "text": text, "dct": day} for n, text in enumerate(texts)]


def test_a_text_is_dated_without_its_date() -> None:
    found, nothing = undated.predict(rows(ALONE, NOTHING))
    assert found["earliest"] <= "1981-05-06" <= found["latest"]
    assert any("Carter" in reason for reason in found["reasons"])
    assert nothing == {"doc_id": "1"}


def test_another_date_changes_no_prediction() -> None:
    assert list(undated.predict(rows(ALONE))) == list(undated.predict(rows(ALONE, day="2015-01-01")))


def test_all_rows_count_and_widths_are_told() -> None:
    gold = rows("a", "b", "c", "d", day="2024-04-17")
    found = [
        {"doc_id": "0", "earliest": "2024-04-15", "latest": "2024-04-17"},
        {"doc_id": "1", "earliest": "2024-04-18", "latest": "2024-04-18"},
        {"doc_id": "2"},
    ]
    figures = {f.name: f for f in undated.measure(gold, found)}
    assert (figures["alone: given an interval"].value, figures["alone: given an interval"].n) == (0.5, 4)
    assert figures["alone: true day inside"].value == 0.5
    assert figures["alone: days wide, median"].value == 2.0


def test_neighbours_lend_their_days() -> None:
    figures = {f.name: f.value for f in undated.measure(rows(DATED, BESIDE, day="2019-04-09"), [])}
    assert figures["alone: given an interval"] == 0.0
    assert figures["beside: given an interval"] == 1.0
    assert figures["beside: true day inside"] == 1.0


@pytest.mark.gold
@pytest.mark.model
def test_intervals_hold_the_true_day(shared: Path) -> None:
    lines = (shared / "gold" / "times" / "aquaint.jsonl").read_text("utf-8").splitlines()
    figures = {f.name: f for f in run("undated", [json.loads(line) for line in lines])[1]}
    assert figures["alone: given an interval"].n == 73
    assert figures["alone: given an interval"].value >= 0.25  # .274 when set, 2026-11
    assert figures["beside: given an interval"].value >= 0.70  # .740 when set
    for way in ("alone", "beside"):
        assert figures[f"{way}: true day inside"].value >= 0.95
