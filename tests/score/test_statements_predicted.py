"""What the program tells of each statement, in rows: the speakers are those of the situation."""

import json
from typing import Any

import pytest

from dragoman import pipeline
from dragoman.model import ActorKind, MentionKind
from dragoman.score import run
from dragoman.score.statements.predicted import document, predict
from tests.score.labelled import TEXT, at, gold

REPORT = {"doc_id": "a", "text": TEXT}
pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def row() -> dict[str, Any]:
    return next(iter(predict([REPORT])))


def words(spans: list[list[int]]) -> list[str]:
    return [TEXT[start:end] for start, end in spans]


def by_content(row: dict[str, Any], content: str) -> dict[str, Any]:
    found = [a for a in (*row["attributions"], *row["nested"]) if content in words(a["content"])]
    assert len(found) == 1, f"{len(found)} statements say {content!r}"
    return dict(found[0])


def test_a_pronoun_stands_by_the_names_of_its_person(row: dict[str, Any]) -> None:
    lost = by_content(row, "We lost everything")
    assert words(lost["source"]) == ["he"]
    assert at("Paul Otieno") in lost["speaker"]
    assert set(words(lost["speaker"])) <= {"Paul Otieno", "Otieno"}


def test_each_statement_has_all_fields(row: dict[str, Any]) -> None:
    clinic = by_content(row, "the clinic was hit")
    assert (clinic["class"], clinic["form"], clinic["belief"]) == ("spokesperson", "indirect", False)
    assert words(clinic["relay"]) == ["Reuters"]
    aid = by_content(row, "the Health Ministry had promised aid")
    assert words(aid["anonymity"]) == ["asked not to be named because talks go on"]
    assert words(aid["speaker"]) == ["diplomat"]


def test_nested_statements_stand_apart_and_point_to_their_holder(row: dict[str, Any]) -> None:
    (promise,) = row["nested"]
    holder = row["attributions"][promise["within"]]
    assert words(holder["content"]) == ["the Health Ministry had promised aid"]
    assert (promise["stance"], "within" in holder) == ("promises", False)


def test_nobody_speaks_where_somebody_is_accused(row: dict[str, Any]) -> None:
    raid = by_content(row, "ordering the raid")
    assert (raid["source"], raid["speaker"], raid["class"]) == ([], [], "unattributed")


def test_the_speakers_are_those_of_the_situation(row: dict[str, Any]) -> None:
    situation = pipeline.build([document(REPORT)])
    actors = {a.id: a for a in situation.actors}
    told = {tuple((s.start, s.end) for s in x.content): x.speaker for x in situation.statements}
    compared = 0
    for statement in (*row["attributions"], *row["nested"]):
        speaker = told[tuple((start, end) for start, end in statement["content"])]
        assert speaker.speaker_class == statement["class"]
        if speaker.actor is None:
            continue
        actor = actors[speaker.actor]
        kinds = {MentionKind.NAME, MentionKind.METONYM}
        proper = [m for m in actor.mentions if m.kind in kinds]
        told_by = proper if proper and actor.kind is ActorKind.PERSON else actor.mentions
        assert all(any(m.start <= start and end <= m.end for m in told_by) for start, end in statement["speaker"])
        assert statement["speaker"]
        compared += 1
    assert compared >= 4


def test_gold_changes_no_prediction() -> None:
    labelled = gold()
    bare = {k: v for k, v in labelled.items() if k not in ("people", "attributions")}
    found, figures = run("statements", [labelled])
    assert json.dumps(found) == json.dumps(run("statements", [bare])[0])
    assert "speaker" in {f.name for f in figures}


def test_a_title_that_opens_the_text_is_its_headline() -> None:
    assert [z.kind for z in document(gold()).zones] == ["headline", "body"]
    assert document(REPORT).zones == ()
