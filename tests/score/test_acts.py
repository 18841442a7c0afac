"""The scorer of whole reports' acts: hand-worked figures, and a floor on the open gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.score import acts

GOLD = Path(__file__).parents[1] / "gold" / "acts" / "open.jsonl"


def act(trigger: int, status: str, type_: str, agents: list[list[int]], recipients: list[list[int]]) -> dict[str, Any]:
    return {
        "id": f"e{trigger}",
        "trigger": [[trigger, trigger + 5]],
        "type": type_,
        "mode": None,
        "status": status,
        "certainty": "certain",
        "agents": agents,
        "recipients": recipients,
    }


def test_hand_worked_figures() -> None:
    gold = [
        act(10, "occurred", "ASSAULT", [[0, 4]], [[16, 20]]),
        act(30, "planned", "CONSULT", [[22, 24], [26, 28]], []),
        act(50, "denied", "ASSAULT", [], []),
    ]
    found = [
        act(12, "occurred", "ASSAULT", [[0, 4]], []),
        act(30, "occurred", "CONSULT", [[22, 24]], [[36, 40]]),
    ]
    made = acts.measure([{"doc_id": "a", "events": gold}], [{"doc_id": "a", "events": found}])
    assert {f.name: round(f.value, 3) for f in made} == {
        "acts found": 0.667,
        "acts precision": 1.0,
        "type where found": 1.0,
        "mode where found": 1.0,
        "status where found": 0.5,
        "certainty where found": 1.0,
        "status macro-F1 where found": 0.333,  # occurred 2/3, planned 0
        "agents F1 where found": 0.8,  # 2 x 2 / (3 + 2)
        "recipients F1 where found": 0.0,
    }


def test_the_reliability_table_counts_a_wrong_type_and_a_stray_act_as_wrong() -> None:
    gold = [act(10, "occurred", "ASSAULT", [], []), act(30, "occurred", "CONSULT", [], [])]
    found = [
        {**act(10, "occurred", "ASSAULT", [], []), "confidence": 0.95},
        {**act(30, "occurred", "AID", [], []), "confidence": 0.95},
        {**act(50, "occurred", "AID", [], []), "confidence": 0.5},
    ]
    made = {
        f.name: (f.value, f.n)
        for f in acts.measure([{"doc_id": "a", "events": gold}], [{"doc_id": "a", "events": found}])
    }
    assert made["right at confidence 0.90-0.97"] == (0.5, 2)
    assert made["right at confidence 0.00-0.60"] == (0.0, 1)


@pytest.mark.model
def test_an_act_is_predicted() -> None:
    text = "Lesotho expelled the ambassador of Malawi."
    (row,) = acts.predict([{"doc_id": "a", "text": text}])
    (found,) = row["events"]
    assert (found["type"], found["status"], found["trigger"]) == ("SANCTION", "occurred", [[8, 16]])


@pytest.mark.gold
@pytest.mark.model
@pytest.mark.parametrize(("name", "floor"), [("acts found", 0.40), ("acts precision", 0.75)])
def test_acts_hold_on_the_open_gold(name: str, floor: float) -> None:
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    made = {f.name: f.value for f in acts.measure(rows, list(acts.predict(rows)))}
    assert made[name] >= floor
