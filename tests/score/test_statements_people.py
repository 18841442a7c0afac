"""Who speaks, in which tone, through whom: each figure on one labelled report, small enough to count by hand."""

from typing import Any

import pytest

from dragoman.score import statements
from dragoman.score.statements.whom import meant
from tests.score.labelled import (
    AID,
    CLINIC,
    LOST,
    PROMISE,
    RAID,
    STATEMENTS,
    TEXT,
    TRUCE,
    answer,
    at,
    gold,
    perfect,
    predicted,
)

PAIRS = ("triple-overlap", "stmt-pair", "src-acc")


def figures(row: dict[str, Any], found: dict[str, Any]) -> dict[str, float]:
    return {f.name: round(f.value, 1) for f in statements.measure([row], [found])}


def one(true: dict[str, Any], made: dict[str, Any]) -> dict[str, float]:
    return figures(gold(true), predicted(made))


def test_the_right_answer_is_right_in_every_figure() -> None:
    assert set(figures(gold(), perfect()).values()) == {100}


def test_each_figure_has_its_n_and_interval() -> None:
    found = {f.name: f for f in statements.measure([gold()], [perfect()])}
    sizes = {"found": 6, "nested found": 1, "speaker": 5, "class": 6, "relay": 6, "relay F1": 1, "anonymity F1": 1}
    assert {name: found[name].n for name in sizes} == sizes
    assert (found["speaker"].low, found["speaker"].high) == (100, 100)


def test_without_people_only_the_pairs_are_measured() -> None:
    row = {k: v for k, v in gold().items() if k != "people"}
    assert {name.split()[0] for name in figures(row, perfect())} == set(PAIRS)


def test_an_empty_prediction_finds_nothing() -> None:
    found = figures(gold(), predicted())
    assert {found[name] for name in ("found", "precision", "speaker", "class", "relay", "nested found")} == {0}


def test_a_missed_statement_costs_its_speaker_but_not_the_speakers_found() -> None:
    found = figures(gold(CLINIC, LOST), predicted(answer(CLINIC)))
    assert (found["found"], found["precision"]) == (50, 100)
    assert (found["speaker"], found["speaker where found"]) == (50, 100)


def test_pieces_that_one_prediction_holds_are_all_found() -> None:
    whole = answer(CLINIC, content=[CLINIC["content"][0], LOST["content"][0]])
    found = figures(gold(CLINIC, LOST), predicted(whole))
    assert (found["found"], found["precision"]) == (100, 100)


def test_a_prediction_that_swallows_the_page_finds_but_does_not_fit() -> None:
    found = one(RAID, answer(RAID, content=[[0, len(TEXT)]]))
    assert (found["found"], found["precision"]) == (100, 0)


def test_what_is_marked_as_belief_is_neither_found_nor_wrong() -> None:
    found = figures(gold(CLINIC, LOST), predicted(answer(CLINIC), answer(LOST, belief=True)))
    assert (found["found"], found["precision"]) == (50, 100)


def test_what_only_a_belief_holds_is_no_nested_statement() -> None:
    belief = answer(AID, belief=True)
    promise = {**PROMISE, "within": None}
    found = figures(gold(promise), predicted(belief, nested=[answer(PROMISE, within=0)]))
    assert (found["found"], found["nested precision"]) == (100, 0)


def test_levels_are_kept_apart() -> None:
    flat = figures(gold(AID, PROMISE), predicted(answer(AID), answer(PROMISE)))
    assert (flat["found"], flat["nested found"]) == (50, 0)


@pytest.mark.parametrize(
    ("spans", "right"),
    [
        pytest.param([at("Otieno")], 100, id="a name in the headline"),
        pytest.param([at("Paul Otieno")], 100, id="the name without its title"),
        pytest.param([at("Paul Otieno"), at("Health Ministry")], 100, id="and the body in the title"),
        pytest.param([at("Health Ministry")], 0, id="the body in the title alone"),
        pytest.param([at("Paul Otieno"), at("Health Ministry", 1)], 0, id="two people taken for one"),
        pytest.param([at("General Daro")], 0, id="one who never speaks"),
        pytest.param([at("diplomat")], 0, id="another"),
        pytest.param([], 0, id="nobody"),
    ],
)
def test_the_speaker_is_whom_the_names_mean(spans: list[list[int]], right: float) -> None:
    assert one(LOST, answer(LOST, speaker=spans))["speaker"] == right


@pytest.mark.parametrize(
    ("text", "name", "part", "means"),
    [
        ("Health Ministry spokesman Paul Otieno", "Paul Otieno", "Health Ministry", False),
        ("Health Ministry spokesman Paul Otieno", "Paul Otieno", "Otieno", True),
        ("the Health Ministry's envoy", "the Health Ministry's envoy", "Health Ministry", False),
        ("the Health Ministry's envoy", "the Health Ministry's envoy", "envoy", True),
        ("a spokesman for the Health Ministry", "a spokesman for the Health Ministry", "Health Ministry", False),
        ("a spokesman for the Health Ministry", "a spokesman for the Health Ministry", "spokesman", True),
        ("Bank of Ghana Governor Ama Boateng", "Ama Boateng", "Ama Boateng", True),
        ("Bank of Ghana Governor Ama Boateng", "Ama Boateng", "Bank of Ghana", False),
        ("the Ministry of Health", "the Ministry of Health", "Ministry of Health", True),
        ("a leaked report by health experts", "a leaked report by health experts", "a leaked report", True),
        ("Accra", "the Ghanaian government", "Accra", True),
    ],
)
def test_a_part_of_a_name_that_names_another_means_nobody(text: str, name: str, part: str, *, means: bool) -> None:
    start = text.index(part)
    people = [{"id": "p1", "name": name, "spans": [[0, len(text)]]}]
    assert bool(meant(text, people, [[start, start + len(part)]])) is means


def test_of_two_people_the_words_mean_the_one_whose_span_they_fit_best() -> None:
    text = "the Health Ministry's envoy"
    people = [{"id": "p1", "name": text, "spans": [[0, 27]]}, {"id": "p2", "name": "Ministry", "spans": [[4, 19]]}]
    assert [meant(text, people, [span]) for span in ([4, 19], [0, 27])] == [{"p2"}, {"p1"}]


@pytest.mark.parametrize(
    ("made", "nobody", "source"),
    [({}, 100, 100), ({"source": [at("General Daro")]}, 0, 0), ({"speaker": [at("General Daro")]}, 0, 100)],
)
def test_the_accused_does_not_speak(made: dict[str, Any], nobody: float, source: float) -> None:
    found = one(RAID, answer(RAID, **made))
    assert (found["nobody speaks"], found["no source where none stands"]) == (nobody, source)


def test_class_and_stance_are_asked_of_what_is_found() -> None:
    found = figures(gold(CLINIC, LOST, TRUCE), predicted(answer(CLINIC, stance="warns"), answer(LOST)))
    assert (found["class"], found["stance"]) == (100, 50)
    assert found["stance macro-F1"] == 66.7  # asserts alone is in the gold found: 1 of 2, none too many


def test_a_field_that_the_gold_lacks_is_not_asked() -> None:
    bare = {k: v for k, v in CLINIC.items() if k not in ("stance", "class")}
    found = statements.measure([gold(bare, LOST)], [predicted(answer(CLINIC), answer(LOST))])
    assert {f.name: f.n for f in found if f.name in ("class", "stance")} == {"class": 1, "stance": 1}


def test_relays_and_reasons_are_right_where_they_stand_or_rightly_absent() -> None:
    missed = figures(gold(CLINIC, LOST), predicted(answer(CLINIC, relay=[]), answer(LOST)))
    assert (missed["relay"], missed["relay F1"]) == (50, 0)
    spare = figures(gold(CLINIC, LOST), predicted(answer(CLINIC), answer(LOST, relay=[at("Reuters")])))
    assert (spare["relay"], spare["relay F1"]) == (50, 66.7)
    assert one(AID, answer(AID, anonymity=[at("named")]))["anonymity F1"] == 100


def test_nested_gold_is_no_part_of_the_pairs() -> None:
    outer = [s for s in STATEMENTS if s["within"] is None]
    found = figures(gold(), perfect())
    bare = figures({**gold(*outer)}, perfect())
    assert [found[name] for name in PAIRS] == [bare[name] for name in PAIRS] == [100, 100, 100]
