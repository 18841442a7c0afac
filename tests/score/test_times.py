"""The scorer of times: its definitions, on rows written by hand."""

import importlib.util
import json
from itertools import islice
from pathlib import Path

import pytest

from dragoman.score import times

GOLD = {
    "doc_id": "a",
    "dct": "2024-04-17",
    "text": "They met on Monday and again on 3 May 2023.",
    "timexes": [
        {"start": 12, "end": 18, "type": "DATE", "value": "2024-04-15"},
        {"start": 32, "end": 42, "type": "DATE", "value": "2023-05-03"},
    ],
}


def figures(predicted: list[dict[str, object]]) -> dict[str, float]:
    return {f.name: round(f.value, 3) for f in times.measure([GOLD], [{"doc_id": "a", "timexes": predicted}])}


def test_the_gold_itself_scores_one() -> None:
    assert set(figures(GOLD["timexes"]).values()) == {1.0}  # type: ignore[arg-type]


def test_nothing_found_scores_zero() -> None:
    assert set(figures([]).values()) == {0.0}


def test_value_is_relaxed_f1_times_the_accuracy_over_matches() -> None:
    longer = {"start": 9, "end": 18, "type": "DATE", "value": "2024-04-15"}
    wrong = {"start": 32, "end": 42, "type": "TIME", "value": "2022-05-03"}
    assert figures([longer, wrong]) == {"strict F1": 0.5, "relaxed F1": 1.0, "type F1": 0.5, "value F1": 0.5}


def test_predictions_ignore_the_gold_fields() -> None:
    bare = {key: GOLD[key] for key in ("doc_id", "dct", "text")}
    assert list(times.predict([GOLD])) == list(times.predict([bare]))


def test_predictions_carry_the_interval() -> None:
    (row,) = times.predict([GOLD])
    assert [(t["value"], t["earliest"], t["latest"]) for t in row["timexes"]] == [
        ("2024-04-15", "2024-04-15", "2024-04-15"),
        ("2023-05-03", "2023-05-03", "2023-05-03"),
    ]


def test_a_range_counts_as_its_two_ends() -> None:
    (row,) = times.predict([{"doc_id": "b", "dct": "2024-04-17", "text": "It lasted from 2009 to 2011."}])
    assert [t["value"] for t in row["timexes"]] == ["2009", "2011"]


def test_undated_texts_are_counted_given_inside_and_wide() -> None:
    gold = [{"doc_id": n, "dct": "2024-04-17"} for n in "abc"]
    found = [
        {"doc_id": "a", "earliest": "2024-04-15", "latest": "2024-04-17"},
        {"doc_id": "b", "earliest": "2024-04-18", "latest": "2024-04-18"},
        {"doc_id": "c"},
    ]
    given, inside, width = times.measure_undated(gold, found)
    assert (round(given.value, 2), inside.value, width.value) == (0.67, 0.5, 2.0)


@pytest.mark.gold
def test_figures_equal_the_reference_scorer(shared: Path) -> None:
    spec = importlib.util.spec_from_file_location("reference_times", shared / "gold/score/times.py")
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    with (shared / "gold/times/timebank.jsonl").open(encoding="utf-8") as lines:
        gold = [json.loads(line) for line in islice(lines, 12)]
    predicted = list(times.predict(gold))
    ours = {f.name: f.value for f in times.measure(gold, predicted)}
    theirs = reference.score({r["doc_id"]: dict(r) for r in gold}, {r["doc_id"]: r for r in predicted})
    for name, key in (("strict F1", "strF"), ("relaxed F1", "relF"), ("type F1", "typeF"), ("value F1", "valF")):
        assert ours[name] == pytest.approx(theirs[key])
