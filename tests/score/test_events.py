"""The event scorer: stripped gold changes nothing, the adapter speaks the gold's older names."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.score import events

ROWS: list[dict[str, Any]] = [
    {"id": "a", "text": "Peru expelled two Chilean diplomats.", "events": [{"type": "SANCTION"}]},
    {"id": "b", "text": "Gabon agreed to release the prisoners.", "events": [{"type": "AGREE"}]},
    {"id": "c", "text": "The river is long.", "events": [{"type": "CONSULT"}]},
]


@pytest.mark.model
def test_predictions_do_not_depend_on_gold_or_order() -> None:
    whole = {row["id"]: row for row in events.predict(ROWS)}
    bare = [{"id": r["id"], "text": r["text"]} for r in reversed(ROWS)]
    assert {row["id"]: row for row in events.predict(bare)} == whole


@pytest.mark.model
def test_a_row_is_right_by_its_first_event() -> None:
    accuracy, _, answered, share = events.measure(ROWS, list(events.predict(ROWS)))
    assert accuracy.value == pytest.approx(2 / 3)
    assert answered.value == pytest.approx(2 / 3)  # a row of which nothing is found gets the likeliest act
    assert share.value == 1


@pytest.mark.parametrize(
    ("event", "fifteen", "name"),
    [
        ({"plover_type": "CONCEDE", "status": "planned"}, False, "AGREE"),
        ({"plover_type": "CONCEDE", "status": "occurred"}, False, "CONCEDE"),
        ({"plover_type": "CONCEDE", "status": "occurred"}, True, "YIELD"),
        ({"plover_type": "RETREAT", "status": "occurred"}, True, "YIELD"),
        ({"type": "ASSAULT"}, True, "ASSAULT"),
    ],
)
def test_older_names(event: dict[str, str], fifteen: bool, name: str) -> None:
    assert events.older(event, fifteen=fifteen) == name


PARTIES = {  # a point or two below what was reached
    "plv_measure.jsonl": {"source words": 0.79, "target words": 0.65},
    "plover_gsr.jsonl": {"both countries": 0.71, "type + both countries": 0.565, "mode accuracy": 0.5},
}


@pytest.mark.gold
@pytest.mark.model
@pytest.mark.parametrize(("file", "floor"), [("plv_measure.jsonl", 0.72), ("plover_gsr.jsonl", 0.68)])
def test_type_accuracy_holds(shared: Path, file: str, floor: float) -> None:
    path = shared / "gold" / "events" / file
    if not path.exists():
        pytest.skip(f"needs {path}")
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    figures = {f.name: f.value for f in events.measure(rows, list(events.predict(rows)))}
    assert figures["type accuracy"] >= floor
    for name, least in PARTIES[file].items():
        assert figures[name] >= least, name
