"""The scorer of places: figures by hand, no dependence on gold fields or order, the gate on dev data."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.score.places import measure, predict

ROW: dict[str, Any] = {
    "id": "a",
    "text": "They met in Lima and in Zorvanek.",
    "toponyms": [
        {"start": 12, "end": 16, "lat": -12.05, "lon": -77.04},
        {"start": 24, "end": 32, "lat": 0.0, "lon": 0.0},
    ],
}
FLOOR = 0.875  # acc@161km on geovirus was .886 when set, 2026-11


def test_an_unresolved_toponym_counts_as_wrong() -> None:
    figures = {f.name: (f.value, f.n) for f in measure([ROW], list(predict([ROW])))}
    assert figures == {
        "places acc@161km": (0.5, 2),
        "places acc@161km, resolved only": (1.0, 1),
        "places resolved": (0.5, 2),
    }


def test_an_equal_id_is_no_error() -> None:
    gold = {"id": "a", "toponyms": [{"start": 0, "end": 1, "lat": 0.0, "lon": 0.0, "geonameid": 7}]}
    found = {"id": "a", "toponyms": [{"start": 0, "end": 1, "lat": 50.0, "lon": 50.0, "geonameid": 7}]}
    assert measure([gold], [found])[0].value == 1.0


def test_161_kilometres_are_near_and_163_are_not() -> None:
    gold = {
        "id": "a",
        "toponyms": [{"start": 0, "end": 1, "lat": 0.0, "lon": 0.0}, {"start": 2, "end": 3, "lat": 0.0, "lon": 0.0}],
    }
    found = {
        "id": "a",
        "toponyms": [{"start": 0, "end": 1, "lat": 1.44, "lon": 0.0}, {"start": 2, "end": 3, "lat": 1.46, "lon": 0.0}],
    }
    assert measure([gold], [found])[0].value == 0.5


def test_nothing_to_measure_is_nought() -> None:
    assert [f.value for f in measure([], [])] == [0.0, 0.0, 0.0]


def test_gold_fields_change_nothing() -> None:
    bare = {**ROW, "toponyms": [{"start": t["start"], "end": t["end"]} for t in ROW["toponyms"]]}
    assert list(predict([bare])) == list(predict([ROW]))


def test_toponyms_come_back_in_the_order_given() -> None:
    turned = {**ROW, "toponyms": ROW["toponyms"][::-1]}
    (found,) = predict([turned])
    assert [t["start"] for t in found["toponyms"]] == [24, 12]


@pytest.mark.gold
def test_accuracy_on_geovirus_does_not_slide(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/places/geovirus.jsonl").read_text("utf-8").splitlines()]
    assert measure(rows, list(predict(rows)))[0].value >= FLOOR
