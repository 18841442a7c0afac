"""Gold rows keep their format; a fault names row, place and reason, and quotes no text."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dragoman.score.statements import faults
from tests.score.labelled import AID, CLINIC, LOST, PEOPLE, PROMISE, RAID, STATEMENTS, TEXT, at, gold

FOLDER = Path(__file__).parents[1] / "gold/attribution"
FILES = sorted(FOLDER.glob("*.jsonl"))
SECOND = "second"  # labels of reports that other files hold


START, END = at("told")


def changed(old: dict[str, Any], **new: Any) -> dict[str, Any]:
    return gold(*({**s, **new} if s is old else s for s in STATEMENTS))


def person(n: int, **new: Any) -> dict[str, Any]:
    return gold(people=[{**p, **new} if i == n else p for i, p in enumerate(PEOPLE)])


def test_a_good_row_has_no_fault() -> None:
    assert faults(gold()) == []


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({k: v for k, v in gold().items() if k != "title"}, 'a: no "title"'),
        (gold(outlet=" "), 'a: "outlet" is empty'),
        (gold(people=[7]), "a: people[0]: is no object"),
        (gold(people={}), 'a: "people" is no list'),
        (gold({k: v for k, v in RAID.items() if k != "within"}), 'a: attributions[0]: no "within"; write null'),
        (changed(CLINIC, id="s1"), "a: attributions: 2 entries have the id s1"),
        (changed(CLINIC, cue=[[4]]), "a: attributions[1].cue: [4] is no pair of whole numbers"),
        (changed(CLINIC, cue=[[5, 5]]), f"a: s2.cue: [5, 5] does not stand in a text of {len(TEXT)} characters"),
        (changed(CLINIC, cue=[[START, END + 1]]), f"a: s2.cue: [{START}, {END + 1}] begins or ends with white space"),
        (changed(CLINIC, cue=[[START, END - 1]]), f"a: s2.cue: [{START}, {END - 1}] cuts a word in two"),
        (changed(RAID, content=[at("raid"), at("the raid")]), "a: s6.content: its spans are not in text order"),
        (changed(RAID, content=[]), "a: s6: content is empty"),
        (changed(RAID, content=[at("was accused of ordering")]), "holds the cue; cut the content in two"),
        (changed(LOST, content=[at('"We lost everything,"')]), "stands between quotation marks"),
        (changed(CLINIC, stance="said"), 'a: s2: stance "said" is none of asserts, denies'),
        (changed(CLINIC, speaker="p9"), "a: s2: speaker p9 is not among the people"),
        (changed(RAID, speaker="p1"), "a: s6: speaker p1 but class unattributed"),
        (changed(CLINIC, speaker=None), "a: s2: no speaker but class spokesperson"),
        (changed(RAID, cue=[]), "a: s6: neither speaker nor cue"),
        (changed(PROMISE, within="s9"), "a: s5: within s9 is the id of no attribution"),
        (changed(PROMISE, within="s5"), "a: s5: within s5 leads back to itself"),
        (changed(PROMISE, within="s6"), "a: s5: within s6, whose content holds none of these words"),
        (changed(AID, speaker="p1"), "a: p2: speaks in no attribution"),
        (person(1, spans=[]), "a: p2: has no span"),
        (person(1, spans=[at("asked")]), "a: p2: no span shares a word with its name"),
        (person(1, name="Otieno", spans=[at("Otieno")]), f"a: p2: {at('Otieno')} is a span of p1 too"),
    ],
)
def test_a_fault_says_which_row_what_and_why(row: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in faults(row)), faults(row)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_gold_keeps_its_format(file: Path) -> None:
    """Ids and offsets alone are shown: no text of a sealed report."""
    found = []
    ids: Counter[str] = Counter()
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except ValueError:
            found.append(f"line {number}: not JSON")
            continue
        found += faults(row)
        ids[str(row.get("doc_id"))] += 1
    found += [f"{name}: {n} rows have this doc_id" for name, n in ids.items() if n > 1]
    if found:
        pytest.fail(f"{file.name}\n" + "\n".join(found), pytrace=False)


def test_no_report_is_both_open_and_sealed() -> None:
    ids: dict[str, str] = {}
    twice = []
    for file in (f for f in FILES if not f.stem.startswith(SECOND)):
        for line in file.read_text("utf-8").splitlines():
            name = json.loads(line)["doc_id"]
            if ids.setdefault(name, file.name) != file.name:
                twice.append(f"{name}: in {ids[name]} and {file.name}")
    assert twice == []
