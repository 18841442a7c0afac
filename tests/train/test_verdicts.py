"""The stories that verdicts are learned from are what the guide of the gold says, and share nothing with it."""

import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETS = {
    name: [json.loads(line) for line in (ROOT / path).read_text("utf-8").splitlines()]
    for name, path in (
        ("open", "tests/gold/verdicts/open.jsonl"),
        ("stories", "train/verdicts/stories.jsonl"),
        ("held", "train/verdicts/held.jsonl"),
        ("further", "train/verdicts/further.jsonl"),
    )
}
FIELDS = {"when", "where", "who", "whom", "status", "count", "cause", "proposition"}
RELATIONS = {"AGREE", "REFINE", "UPDATE", "CONTRADICT", "UNSETTLED", "INCOMPARABLE", "NONE"}
OURS = [row for name in ("stories", "held", "further") for row in SETS[name]]
PAIRS = [(row, pair) for row in OURS for pair in row["pairs"]]


def test_no_report_stands_in_two_sets() -> None:
    texts = [report["text"] for rows in SETS.values() for row in rows for report in row["reports"]]
    stories = [row["story"] for rows in SETS.values() for row in rows]
    assert len(set(texts)) == len(texts)
    assert len(set(stories)) == len(stories)


def test_a_pair_holds_words_of_two_claims() -> None:
    for row, pair in PAIRS:
        texts = {report["id"]: report["text"] for report in row["reports"]}
        for side in (pair["left"], pair["right"]):
            words = texts[side["report"]][slice(*side["span"])]
            assert words.strip() == words != "", (row["story"], side)
            assert "\n" not in words, (row["story"], side)
        assert pair["left"] != pair["right"], row["story"]
        assert pair["field"] in FIELDS
        assert pair["relation"] in RELATIONS


def test_what_is_open_has_its_condition() -> None:
    assert all(bool(pair["condition"]) == (pair["relation"] == "UNSETTLED") for _, pair in PAIRS)
