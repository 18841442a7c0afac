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
    found = figures([longer, wrong])
    assert (found["strict F1"], found["relaxed F1"], found["type F1"], found["value F1"]) == (0.5, 1.0, 0.5, 0.5)


@pytest.mark.parametrize(
    ("gold", "predicted", "dated", "interval"),
    [
        (("DATE", "1998-W07"), ("DATE", "1998-W7"), 1.0, 1.0),  # one week, two spellings
        (("TIME", "1998-10-23TNI"), ("DATE", "1998-10-23"), 1.0, 1.0),  # one day
        (("DATE", "1998-10"), ("DATE", "1998-10-23"), 0.0, 0.0),
        (("DATE", "PRESENT_REF"), ("DATE", "PAST_REF"), 1.0, 0.0),  # rightly given no days
        (("DATE", "PRESENT_REF"), ("DATE", "1998-10-23"), 0.0, 0.0),
        (("DATE", "1998"), ("DURATION", "P1Y"), 0.0, 0.0),
        (("DURATION", "P1Y"), ("DURATION", "P1Y"), 0.0, 0.0),  # not counted
    ],
)
def test_intervals_are_compared_as_days(
    gold: tuple[str, str], predicted: tuple[str, str], dated: float, interval: float
) -> None:
    rows = [
        {"doc_id": "a", "text": "Then.", "timexes": [{"start": 0, "end": 4, "type": type_, "value": value}]}
        for type_, value in (gold, predicted)
    ]
    found = {f.name: f.value for f in times.measure(rows[:1], rows[1:])}
    assert (found["dated F1"], found["interval F1"]) == (dated, interval)


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
