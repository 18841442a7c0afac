"""Every hand-made gold answer stands word for word in the report that it names.

The check knows nothing of the program: tags are taken off saved pages here with the
standard library, and runs of white space count as one space on both sides.
"""

from __future__ import annotations

import datetime
import itertools
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
GOLD = sorted([ROOT / "examples" / "gold.json", *HERE.glob("*/gold.json")])

TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
STATUSES = {
    "occurred",
    "ongoing",
    "planned",
    "possible",
    "called_for",
    "threatened",
    "denied",
    "cancelled",
    "failed",
    "hypothetical",
}
CLASSES = {
    "person",
    "spokesperson",
    "body",
    "unnamed_official",
    "unnamed_source",
    "expert",
    "own_reporter",
    "media",
    "witness",
    "document",
    "unattributed",
}
STANCES = {
    "asserts",
    "denies",
    "promises",
    "threatens",
    "demands",
    "refuses",
    "warns",
    "predicts",
    "accuses",
    "praises",
    "asks",
}
KINDS = {"state", "government", "person", "organisation", "igo", "armed_group", "military", "party", "media", "people"}
RELATIONS = {"AGREE", "REFINE", "UPDATE", "CONTRADICT", "UNSETTLED"}
FIELDS = {"when", "where", "who", "whom", "status", "count", "cause", "proposition"}


class _Words(HTMLParser):
    """The words of a saved page, without scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, _attrs: Any) -> None:
        self.silent += tag in ("script", "style")
        if tag in ("p", "h1", "h2", "h3", "li", "div", "br", "td"):
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("script", "style")
        if tag in ("p", "h1", "h2", "h3", "li", "div", "td"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252")
    if path.suffix == ".html":
        words = _Words()
        words.feed(text)
        text = "".join(words.words)
    return _squeeze(text)


def _story(gold: Path) -> tuple[dict[str, Any], dict[str, str]]:
    answers: dict[str, Any] = json.loads(gold.read_text(encoding="utf-8"))
    reports = gold.parent / "reports"
    return answers, {p.name: _text(p) for p in sorted(reports.iterdir())}


def _quotes(answers: dict[str, Any]) -> list[tuple[str, str]]:
    """Each (file, words) that the gold claims to have read."""
    found = []
    for event in answers["events"]:
        for mention in event["mentions"]:
            found.append((mention["file"], mention["quote"]))
            found.append((mention["file"], mention.get("context", mention["quote"])))
    found += [(row["file"], row["content"]) for row in answers["statements"]]
    for row in answers["differences"]:
        found += [(side["file"], side["quote"]) for side in (row["left"], row["right"])]
    found += [(row["file"], row["text"]) for row in answers["names"]]
    found += [(row["file"], row["quote"]) for row in answers["demands"]]
    found += [(row["file"], row["quote"]) for row in answers["questions"]]
    return found


def _ordered(window: list[str] | None) -> bool:
    if window is None:
        return True
    first, last = (datetime.date.fromisoformat(day) for day in window)
    return first <= last


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.parent.name)
def test_every_quote_stands_in_its_report(gold: Path) -> None:
    answers, texts = _story(gold)
    missing = [(file, words) for file, words in _quotes(answers) if _squeeze(words) not in texts[file]]
    assert missing == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.parent.name)
def test_each_mention_points_at_one_place(gold: Path) -> None:
    answers, texts = _story(gold)
    unclear = []
    places = []
    for event in answers["events"]:
        for m in event["mentions"]:
            context = _squeeze(m.get("context", m["quote"]))
            quote = _squeeze(m["quote"])
            if texts[m["file"]].count(context) != 1 or context.count(quote) != 1:
                unclear.append((event["key"], m["file"], quote))
            start = texts[m["file"]].find(context) + context.find(quote)
            places.append((m["file"], start, start + len(quote), event["key"]))
    assert unclear == []
    places.sort()
    shared = [(one, two) for one, two in itertools.pairwise(places) if one[0] == two[0] and two[1] < one[2]]
    assert shared == [], "two events never share their trigger words"


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.parent.name)
def test_the_answers_use_the_words_of_the_design(gold: Path) -> None:
    answers, texts = _story(gold)
    assert [row["file"] for row in answers["documents"]] == sorted(texts)
    assert all(_ordered(row["date"]) for row in answers["documents"])
    names = {row["name"] for row in answers["actors"]}
    keys = [row["key"] for row in answers["events"]]
    assert len(keys) == len(set(keys))
    assert {row["kind"] for row in answers["actors"]} <= KINDS
    assert all(a in names and b in names for a, b in answers["apart"])
    assert all(a in keys and b in keys for a, b in answers["apart_events"])
    assert {row["type"] for row in answers["events"]} <= TYPES
    assert {other for row in answers["events"] for other in row.get("type_also", [])} <= TYPES
    assert {row["status"] for row in answers["events"]} <= STATUSES
    assert all(_ordered(row["when"]) for row in answers["events"])
    assert {row["class"] for row in answers["statements"]} <= CLASSES
    assert {row["stance"] for row in answers["statements"]} <= STANCES
    assert {row["form"] for row in answers["statements"]} <= {"direct", "indirect", "mixed"}
    assert {row["relation"] for row in answers["differences"]} <= RELATIONS
    assert {row["field"] for row in answers["differences"]} <= FIELDS
    assert {row["event"] for row in answers["differences"]} <= set(keys)
    assert {row["voice"] for row in answers["names"]} <= {"own", "quoted", "indirect"}
    assert {row["actor"] for row in answers["names"]} <= names | set(keys)
    assert {row["stance"] for row in answers["demands"]} <= {"wants", "refuses", "conditions"}
    assert {row["event"] for row in answers["expected"]} <= set(keys)
    assert all(_ordered(row["window"]) for row in answers["expected"])
    outcomes = {"open", "held", "slipped", "cancelled", "overdue"}
    assert {row["outcome"] for row in answers["expected"]} <= outcomes
    assert 3 <= len(answers["bottom_line"]) <= 5
    assert answers["must_not"]
    loose = [
        alias
        for row in answers["actors"]
        for alias in row["aliases"][1:]
        if not any(alias.lower() in text.lower() for text in texts.values())
    ]
    assert loose == [], "an alias that no report uses"
