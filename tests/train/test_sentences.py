"""The sentences written for the act heads are what their datasheet says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Certainty, Status
from dragoman.plover import MODES, TYPES

FOLDER = Path(__file__).parents[2] / "train" / "events" / "sentences"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]
EVENTS = [(row, event) for row in ROWS for event in row["events"]]


def test_ids_and_texts_are_unique() -> None:
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_every_label_is_lawful_and_stands_in_its_text() -> None:
    wrong = [
        row["id"]
        for row, event in EVENTS
        if event["type"] not in TYPES
        or event["status"] not in set(Status)
        or event["certainty"] not in set(Certainty)
        or (event.get("mode") and event["mode"] not in MODES.get(event["type"], ()))
        or row["text"].count(event["trigger"]) < (event.get("nth") or 1)
    ]
    assert wrong == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_type_has_sixty_sentences_and_each_of_its_modes_fifteen(kind: str) -> None:
    first = Counter(row["events"][0]["type"] for row in ROWS if row["events"])
    modes = Counter(event.get("mode") for _, event in EVENTS if event["type"] == kind)
    assert first[kind] >= 60
    assert [m for m in MODES.get(kind, ()) if modes[m] < 15] == []


def test_three_hundred_sentences_tell_no_act_and_sixteen_sets_are_minimal_pairs() -> None:
    assert sum(not row["events"] for row in ROWS) >= 300
    assert len({row["pair"] for row in ROWS if row.get("pair")}) == 16
