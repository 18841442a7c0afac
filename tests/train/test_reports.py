"""The reports written for the heads of speakers, stances and standings are what their datasheet says."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Certainty, SpeakerClass, Stance, Status
from dragoman.plover import MODES, TYPES

FOLDER = Path(__file__).parents[2] / "train" / "reports"
ROWS: list[dict[str, Any]] = [
    json.loads(line) for file in sorted(FOLDER.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()
]
SHORT: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "voices" / "short.jsonl").read_text("utf-8").splitlines()
]
STATEMENTS = [(row, statement) for row in (*ROWS, *SHORT) for statement in row["statements"]]
EVENTS = [(row, event) for row in ROWS for event in row["events"]]


def test_ids_and_texts_are_unique() -> None:
    every = [*ROWS, *SHORT]
    assert len({row["doc_id"] for row in every}) == len(every)
    assert len({row["text"] for row in every}) == len(every)


def test_every_span_holds_words_of_its_text() -> None:
    spans = [
        (row, span)
        for row, statement in STATEMENTS
        for part in ("source", "cue", "content")
        for span in statement[part]
    ] + [(row, span) for row, event in EVENTS for span in event["trigger"]]
    wrong = [
        (row["doc_id"], span)
        for row, (*span,) in spans
        if not 0 <= span[0] < span[1] <= len(row["text"]) or not row["text"][slice(*span)].strip()
    ]
    assert wrong == []


def test_every_act_is_lawful() -> None:
    wrong = [
        (row["doc_id"], event["trigger"])
        for row, event in EVENTS
        if event["type"] not in TYPES
        or event["status"] not in set(Status)
        or event["certainty"] not in set(Certainty)
        or (event["mode"] and event["mode"] not in MODES.get(event["type"], ()))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("key", "labels", "least"), [("class", SpeakerClass, 90), ("stance", Stance, 100)], ids=["class", "stance"]
)
def test_each_class_and_stance_is_there_often_enough_to_learn(key: str, labels: Any, least: int) -> None:
    told = Counter(statement[key] for _, statement in STATEMENTS)
    assert set(told) == set(labels)
    assert min(told.values()) >= least


def test_each_standing_is_there_often_enough_to_learn() -> None:
    told = Counter(event["status"] for _, event in EVENTS)
    assert set(told) == set(Status)
    assert min(told.values()) >= 150
