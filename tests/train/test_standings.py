"""The reports written for the weighing of standings are what their datasheet says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from dragoman.model import Certainty, Status
from dragoman.plover import TYPES

FOLDER = Path(__file__).parents[2] / "train" / "standings"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]
EVENTS = [(row, event) for row in ROWS for event in row["events"]]


def test_ids_and_texts_are_unique() -> None:
    assert len({row["doc_id"] for row in ROWS}) == len(ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


def test_every_label_is_lawful_and_holds_words_of_its_text() -> None:
    wrong = [
        (row["doc_id"], event)
        for row, event in EVENTS
        if event["type"] not in TYPES
        or event["status"] not in set(Status)
        or event["certainty"] not in set(Certainty)
        or any(row["text"][a:b].strip() != row["text"][a:b] or not a < b for a, b in event["trigger"])
    ]
    assert wrong == []


def test_every_standing_is_there_often_enough_to_learn_and_told_in_the_datasheet() -> None:
    told = Counter(event["status"] for _, event in EVENTS)
    assert min(told[status] for status in Status) >= 25
    page = (FOLDER / "README.md").read_text("utf-8")
    assert f"{len(ROWS)} reports" in page
    assert f"{len(EVENTS)} acts" in page
    assert "| " + " | ".join(str(n) for _, n in told.most_common()) + " |" in page
