"""Two readers' labels: what they both found, and how far beyond chance they class it alike."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadInput
from dragoman.score import agreement
from tests.score.labelled import CLINIC, LOST, PEOPLE, PROMISE, RAID, STATEMENTS, TRUCE, at, gold


def figures(one: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    return {f.name: round(f.value, 1) for f in agreement.agree([one], [other])}


def test_a_reader_agrees_with_himself() -> None:
    assert set(figures(gold(), gold()).values()) == {100}


def test_what_one_reader_alone_found_costs_the_other_recall() -> None:
    found = figures(gold(CLINIC, LOST), gold(CLINIC))
    assert (found["statements F1"], found["class"]) == (66.7, 100)
    assert figures(gold(CLINIC), gold(CLINIC, LOST)) == found


def test_nested_statements_count_with_all_and_by_themselves() -> None:
    found = figures(gold(), gold(*(s for s in STATEMENTS if s is not PROMISE)))
    assert (found["statements F1"], found["nested F1"]) == (90.9, 0)


def test_kappa_takes_off_what_chance_gives() -> None:
    three = (CLINIC, LOST, TRUCE, RAID)
    second = [{**s, "stance": "asserts" if s is TRUCE else s["stance"]} for s in three]
    found = figures(gold(*three), gold(*second))
    # asserts 2 and 3 of 4, accuses 1 and 1, refuses 1 and 0: chance (6 + 1) / 16, agreed 3 / 4
    assert (found["stance"], found["stance kappa"]) == (75, 55.6)


def test_people_are_one_by_the_places_of_their_names() -> None:
    renamed = [{**p, "id": f"q-{p['id']}"} for p in PEOPLE]
    other = [{**s, "speaker": s["speaker"] and f"q-{s['speaker']}"} for s in STATEMENTS]
    assert figures(gold(), gold(*other, people=renamed))["speaker"] == 100
    astray = [{**s, "speaker": "q-p2"} if s["id"] == "s3" else s for s in other]
    assert figures(gold(), gold(*astray, people=renamed))["speaker"] == 83.3


def test_relays_are_compared_where_any_reader_sees_one() -> None:
    found = figures(gold(CLINIC, LOST), gold({**CLINIC, "relay": []}, LOST))
    assert (found["relay"], found["relay where any"]) == (50, 0)
    near = {**CLINIC, "relay": [at("told Reuters")]}
    assert figures(gold(CLINIC, LOST), gold(near, LOST))["relay where any"] == 100


def test_only_reports_of_both_are_compared() -> None:
    found = agreement.agree([gold(), gold(LOST, name="b")], [gold()])
    assert {f.name: f.n for f in found}["class"] == 6


@pytest.mark.parametrize(
    ("other", "why"), [(gold(name="b"), "no report stands in both"), (gold(text="Rain."), "a: the two texts differ")]
)
def test_what_cannot_be_compared_is_named(other: dict[str, Any], why: str) -> None:
    with pytest.raises(BadInput, match=why):
        agreement.agree([gold()], [other])


def test_chains_are_compared_over_the_same_mentions() -> None:
    def told(name: str, *chains: str) -> dict[str, Any]:
        text = "Rebels fled; they left."
        places = ((0, 6, "entity"), (7, 11, "event"), (13, 17, "entity"), (18, 22, "event"))
        mentions = [{"start": s, "end": e, "kind": k, "chain": c} for (s, e, k), c in zip(places, chains, strict=True)]
        return {"doc_id": name, "text": text, "mentions": mentions}

    first = [told("a", "A", "F", "A", "F"), told("b", "A", "F", "A", "F")]
    assert {f.value for f in agreement.agree(first, first)} == {100}
    apart = [told("a", "A", "F", "A", "L"), told("b", "A", "F", "A", "L")]
    found = {f.name: f.value for f in agreement.agree(first, apart)}
    assert found["entities across reports CoNLL F1"] == 100
    assert found["events across reports CoNLL F1"] < 100
    with pytest.raises(BadInput, match="mentions differ"):
        agreement.agree(first, [{**first[0], "mentions": first[0]["mentions"][1:]}])


def test_the_command_prints_every_figure_with_its_n(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(json.dumps(gold()) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "dragoman.score.agreement", str(file), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "class kappa                  100.0  n=6  [100.0, 100.0]" in done.stdout.splitlines()
