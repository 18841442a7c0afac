"""Rows: which fields are read, and which rows are refused by name and line."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.read import read
from tests.read.helpers import BODY, one, several


@pytest.mark.parametrize("text", ["text", "body", "content"])
@pytest.mark.parametrize("outlet", ["outlet", "source", "publisher"])
@pytest.mark.parametrize("day", ["date", "published"])
def test_rows_go_by_several_names(tmp_path: Path, text: str, outlet: str, day: str) -> None:
    row = {text: BODY, outlet: "Andes Post", day: "2024-03-02", "title": "Talks near", "url": "https://a.example/1"}
    found = one(tmp_path, json.dumps(row), "a.jsonl")
    assert (found.outlet, found.title, found.url) == ("Andes Post", "Talks near", "https://a.example/1")
    assert found.published.earliest == date(2024, 3, 2)
    assert found.name == "a.jsonl, line 1"


def test_an_outlet_may_be_an_object(tmp_path: Path) -> None:
    assert (
        one(tmp_path, json.dumps({"text": BODY, "source": {"id": 1, "name": "Andes Post"}}), "a.jsonl").outlet
        == "Andes Post"
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('{"text": ', "not JSON"),
        ('["text"]', "not a row"),
        ("17", "not a row"),
        ('{"title": "x"}', "has no text"),
        ('{"text": 5}', "not words"),
        ('{"text": {"a": 1}}', "not words"),
        ('{"text": "The army said no."}', "too short"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5000 + "}", "number too long"),
    ],
)
def test_a_bad_row_is_refused_by_its_line_and_the_others_go_on(tmp_path: Path, row: str, reason: str) -> None:
    good = json.dumps({"text": BODY})
    found = several(tmp_path, f"{good}\n\n{row}\n{json.dumps({'text': BODY, 'outlet': 'Andes Post'})}\n", "a.jsonl")
    assert [d.name for d in found.documents] == ["a.jsonl, line 1", "a.jsonl, line 4"]
    assert [r.name for r in found.refused] == ["a.jsonl, line 3"]
    assert reason in found.refused[0].reason


def test_a_bad_day_does_not_lose_the_row(tmp_path: Path) -> None:
    found = one(tmp_path, json.dumps({"text": BODY, "date": "30 February 2024"}), "a.jsonl")
    assert found.published.earliest is None
    assert "not a day of the calendar" in found.published.reasons[0]


def test_escaped_controls_are_dropped(tmp_path: Path) -> None:
    row = '{"text": "' + BODY.replace("\n", "\\n") + ' \\u0000\\ud800\\u202eEnd.", "outlet": "A\\u001b[31mB"}'
    found = one(tmp_path, row, "a.jsonl")
    assert found.text.endswith("details. End.")
    assert found.outlet == "AB"


def test_a_json_file_may_hold_a_list(tmp_path: Path) -> None:
    rows = [{"text": BODY, "outlet": "A"}, {"text": BODY, "outlet": "B"}, 3]
    found = several(tmp_path, json.dumps(rows), "a.json")
    assert [d.name for d in found.documents] == ["a.json, row 1", "a.json, row 2"]
    assert [r.name for r in found.refused] == ["a.json, row 3"]


def test_rows_are_told_from_text_on_standard_input() -> None:
    assert read(["-"], stdin=json.dumps({"text": BODY, "outlet": "A"}).encode()).documents[0].outlet == "A"


def test_the_flags_fill_only_what_is_missing(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps(r) for r in ({"text": BODY, "outlet": "A", "date": "2024-03-02"}, {"text": BODY}))
    found = several(tmp_path, rows, "a.jsonl", outlet="Flag Post", published=date(2024, 5, 1)).documents
    assert [(d.outlet, d.published.earliest) for d in found] == [
        ("A", date(2024, 3, 2)),
        ("Flag Post", date(2024, 5, 1)),
    ]
