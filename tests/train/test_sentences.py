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
    assert len(_sets() - _frames()) == 16


def test_a_frame_holds_acts_of_several_types() -> None:
    several = [name for name in _frames() if len({r["events"][0]["type"] for r in ROWS if r.get("pair") == name}) > 1]
    assert len(several) >= 20


def test_the_chief_acts_of_leads_and_frames_tell_their_countries() -> None:
    rows = [row for row in ROWS if row["id"].startswith(("lead-", "frame-"))]
    assert len(rows) >= 440
    told = [r for r in rows if r["events"][0].get("source_code") and r["events"][0].get("target_code")]
    assert len(told) >= 0.9 * len(rows)


def _sets() -> set[str]:
    return {row["pair"] for row in ROWS if row.get("pair")}


def _frames() -> set[str]:
    """Sets of sentences that share most of their words, but not the act."""
    return {name for name in _sets() if name.startswith("frame-")}
