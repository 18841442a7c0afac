"""The scorer of the whole chain on tiny situations made by hand: no model, no reports."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadInput
from dragoman.model import (
    Actor,
    ActorKind,
    ActorWords,
    Certainty,
    Claim,
    ClaimField,
    Demand,
    DemandStance,
    Document,
    Event,
    Evidence,
    Expectation,
    Form,
    MentionKind,
    Name,
    Outcome,
    Published,
    Relation,
    Relay,
    SetAside,
    Situation,
    Speaker,
    SpeakerClass,
    Stance,
    Statement,
    Status,
    Verdict,
    Voice,
    When,
    Window,
)
from dragoman.score.story import Scored, gate, report, score
from dragoman.score.story.card import Tally, whole, wilson
from tests.builders import report as document

ANDES = document(
    "Andes Post",
    "Bolivian troops shelled Putre on Monday.\nGeneral Inés Quispe said the army had  fired nothing. "
    "The envoys will meet in Arica on 4 May.",
    day="2031-04-02",
)
PACIFIC = document("Pacific Times", "Gunmen shelled Putre on Tuesday. Chile wants the guns gone, it said.")
FILES = {"Andes Post.txt": ANDES, "Pacific Times.txt": PACIFIC}
MONDAY, TUESDAY = date(2031, 3, 31), date(2031, 4, 1)


def words(report: Document, text: str) -> Evidence:
    """Evidence at the first place of these words, in a sentence that ends with a full stop."""
    start = report.text.index(text)
    first = max(report.text.rfind(". ", 0, start) + 2, report.text.rfind("\n", 0, start) + 1, 0)
    first = 0 if first < 2 else first
    sentence = report.text[first : report.text.index(".", start) + 1]
    return Evidence(report.id, start, start + len(text), text, sentence, 1)


def sentences(report: Document) -> tuple[tuple[int, int, int], ...]:
    found, at = [], 0
    for number, part in enumerate(report.text.replace("\n", " ").split(". "), 1):
        found.append((at, at + len(part), number))
        at += len(part) + 2
    return tuple(found)


def event(*mentions: Evidence, key: str = "e1", **given: Any) -> Event:
    base = Event(
        key,
        key,
        "ASSAULT",
        "ASSAULT",
        Status.OCCURRED,
        Certainty.CERTAIN,
        mentions,
        tuple(m.document for m in mentions),
    )
    return replace(base, **given)


def actor(key: str, name: str, kind: ActorKind, *mentions: Evidence) -> Actor:
    shown = tuple(ActorWords(m.document, m.start, m.end, m.text, MentionKind.NAME) for m in mentions)
    return Actor(key, name, kind, shown)


def situation(**given: Any) -> Situation:
    read = (ANDES, PACIFIC)
    return Situation(**{"documents": read, "sentences": {d.id: sentences(d) for d in read}, **given})


def gold(**given: Any) -> dict[str, Any]:
    return {"documents": [], "actors": [], "events": [], **given}


def values(answers: Mapping[str, Any], found: Situation) -> dict[str, float | None]:
    return {name: tally.value for name, tally in score(answers, found).items()}


# --- documents -------------------------------------------------------------------------------------------------------


def rows(**changed: Any) -> list[dict[str, Any]]:
    both = [
        {"file": file, "date": ["2031-04-02", "2031-04-03"], "origin": file, "story": True, **changed} for file in FILES
    ]
    return both


@pytest.mark.parametrize(
    ("earliest", "latest", "overlap", "inside"),
    [
        (date(2031, 4, 2), date(2031, 4, 3), 1.0, 1.0),
        (date(2031, 4, 1), date(2031, 4, 2), 1.0, 0.0),
        (date(2031, 4, 4), date(2031, 4, 4), 0.0, 0.0),
        (None, None, 0.0, 0.0),
    ],
)
def test_a_date_may_overlap_without_being_inside(
    earliest: date | None, latest: date | None, overlap: float, inside: float
) -> None:
    dated = replace(ANDES, published=Published(earliest, latest))
    found = values(gold(documents=rows()[:1]), Situation(documents=(dated,)))
    assert (found["date overlaps"], found["date inside"]) == (overlap, inside)


def test_a_report_that_was_not_read_counts_as_missed() -> None:
    found = values(gold(documents=rows()), Situation(documents=(ANDES,)))
    assert (found["documents read"], found["set apart"]) == (0.5, 0.5)


def test_a_false_pair_of_origins_lowers_the_f1() -> None:
    one = tuple(replace(d, origin="o1") for d in (ANDES, PACIFIC))
    apart = tuple(replace(d, origin=d.id) for d in (ANDES, PACIFIC))
    same = gold(documents=rows(origin="wire"))
    assert values(same, Situation(documents=one))["origins F1"] == 1.0
    assert values(same, Situation(documents=apart))["origins F1"] == 0.0
    assert values(gold(documents=rows()), Situation(documents=one))["origins F1"] == 0.0


def test_a_report_of_another_story_is_to_be_set_apart() -> None:
    aside = situation(set_aside=(SetAside(PACIFIC.id, PACIFIC.name, "other words"),))
    answers = gold(documents=[rows()[0], {**rows()[1], "story": False}])
    assert values(answers, aside)["set apart"] == 1.0
    assert values(answers, situation())["set apart"] == 0.5


# --- actors ----------------------------------------------------------------------------------------------------------

ARMY = {"name": "Bolivian Army", "kind": "military", "aliases": ["Bolivian troops", "the army"]}
GUNMEN = {"name": "gunmen", "kind": "armed_group", "aliases": ["Gunmen"]}
QUISPE = {"name": "Inés Quispe", "kind": "person", "aliases": ["Inés Quispe", "Quispe"]}
CAST = {"documents": rows(), "actors": [ARMY, GUNMEN, QUISPE], "apart": [["Bolivian Army", "gunmen"]]}
TROOPS, THE_ARMY, SHOOTERS = words(ANDES, "Bolivian troops"), words(ANDES, "the army"), words(PACIFIC, "Gunmen")


def test_spellings_of_one_actor_are_pairs() -> None:
    joined = actor("a", "Bolivian Army", ActorKind.MILITARY, TROOPS, THE_ARMY)
    split = (actor("a", "x", ActorKind.MILITARY, TROOPS), actor("b", "y", ActorKind.MILITARY, THE_ARMY))
    assert values(gold(**CAST), situation(actors=(joined,)))["actor aliases F1"] == 1.0
    assert values(gold(**CAST), situation(actors=split))["actor aliases F1"] == 0.0


def test_actors_that_must_stay_apart_are_counted() -> None:
    merged = actor("a", "army", ActorKind.MILITARY, TROOPS, SHOOTERS)
    card = score(gold(**CAST), situation(actors=(merged,)))
    assert card["actors kept apart"] == Tally(0, 1, None, ("Bolivian Army + gunmen",))


def test_a_title_before_a_name_does_not_hide_the_person() -> None:
    quispe = actor("q", "Inés Quispe", ActorKind.PERSON, words(ANDES, "General Inés Quispe"))
    assert values(gold(**CAST), situation(actors=(quispe,)))["actor kind"] == 1.0


# --- events ----------------------------------------------------------------------------------------------------------


def act(key: str, *mentions: tuple[str, str], **given: Any) -> dict[str, Any]:
    return {
        "key": key, "type": "ASSAULT", "status": "occurred", "when": None, "level": None, "main": True,
        "mentions": [{"file": file, "quote": quote} for file, quote in mentions], **given,
    }  # fmt: skip


SHELLING = act("shelling", ("Andes Post.txt", "shelled"), ("Pacific Times.txt", "shelled"))
TALKS = act("talks", ("Andes Post.txt", "will meet"), type="CONSULT", status="planned", level="envoys")
LEFT, RIGHT, MEET = words(ANDES, "shelled"), words(PACIFIC, "shelled"), words(ANDES, "meet")


def test_a_mention_is_found_where_the_triggers_overlap() -> None:
    found = values(gold(events=[SHELLING, TALKS]), situation(events=(event(LEFT),)))
    assert found["mentions found"] == pytest.approx(1 / 3)
    assert found["main events found"] == 0.5


def test_context_tells_two_places_of_one_word_apart() -> None:
    late = act("denied", ("Andes Post.txt", "the"))
    late["mentions"][0]["context"] = "said the army"
    assert values(gold(events=[late]), situation(events=(event(THE_ARMY),)))["mentions found"] == 1.0


@pytest.mark.parametrize(
    ("events", "precision", "recall"),
    [
        ((event(LEFT, RIGHT), event(MEET, key="e2")), 1.0, 1.0),
        ((event(LEFT), event(RIGHT, key="e2"), event(MEET, key="e3")), None, 0.0),
        ((event(LEFT, RIGHT, MEET),), 1 / 3, 1.0),
    ],
)
def test_merging_is_scored_over_pairs_of_mentions(
    events: tuple[Event, ...], precision: float | None, recall: float
) -> None:
    found = values(gold(events=[SHELLING, TALKS]), situation(events=events))
    assert found["merging precision"] == (None if precision is None else pytest.approx(precision))
    assert found["merging recall"] == recall


def test_events_that_must_stay_apart_are_counted() -> None:
    answers = gold(events=[SHELLING, TALKS], apart_events=[["shelling", "talks"]])
    assert values(answers, situation(events=(event(LEFT, MEET),)))["events kept apart"] == 0.0
    assert values(answers, situation(events=(event(LEFT), event(MEET, key="e2"))))["events kept apart"] == 1.0


@pytest.mark.parametrize(
    ("given", "figure", "value"),
    [
        ({"type": "CONSULT"}, "type", 1.0),
        ({"type": "ASSAULT"}, "type", 0.0),
        ({"type": "AGREE"}, "type", 1.0),
        ({"status": Status.PLANNED}, "status", 1.0),
        ({"status": Status.POSSIBLE}, "status", 0.0),
        ({"level": "envoy"}, "level", 1.0),
        ({"level": "leader"}, "level", 0.0),
        ({"when": When(date(2031, 5, 4), date(2031, 5, 5))}, "when", 1.0),
        ({"when": When(date(2031, 5, 6), None)}, "when", 0.0),
        ({"when": When(date(2031, 5, 4), None)}, "when inside", 0.0),
        ({"when": When(date(2031, 5, 4), date(2031, 5, 4))}, "when inside", 1.0),
        ({}, "when", 0.0),
        ({}, "when, where given", None),
    ],
)
def test_what_an_event_is_said_to_be(given: Any, figure: str, value: float | None) -> None:
    answers = gold(events=[{**TALKS, "when": ["2031-05-04", "2031-05-04"], "type_also": ["AGREE"]}])
    assert values(answers, situation(events=(event(MEET, **given),))).get(figure) == value


# --- statements ------------------------------------------------------------------------------------------------------

DENIAL = {
    "file": "Andes Post.txt", "speaker": "Inés Quispe", "class": "person", "relay": None, "form": "indirect",
    "stance": "denies", "content": "the army had fired nothing",
}  # fmt: skip
CONTENT = words(ANDES, "the army had  fired nothing")


def said(content: Evidence = CONTENT, *, text: str = "General Inés Quispe", **given: Any) -> Statement:
    speaker = Speaker(None, text, given.pop("speaker_class", SpeakerClass.PERSON))
    return replace(Statement("s1", content.document, speaker, None, (content,), Form.INDIRECT, Stance.DENIES), **given)


def told(statement: Statement, **changed: Any) -> dict[str, float | None]:
    answers = gold(documents=rows(), actors=[QUISPE], statements=[{**DENIAL, **changed}])
    return values(answers, situation(statements=(statement,)))


def test_a_statement_is_found_across_runs_of_white_space() -> None:
    assert told(said())["statements found"] == 1.0


def test_a_statement_that_holds_less_than_half_of_the_words_is_not_found() -> None:
    assert told(said(words(ANDES, "the army")))["statements found"] == 0.0


def test_a_statement_that_matches_nothing_lowers_the_share_matched() -> None:
    answers = gold(documents=rows(), statements=[DENIAL])
    other = said(words(PACIFIC, "Chile wants"), id="s2")
    assert values(answers, situation(statements=(said(), other)))["statements matched"] == 0.5


@pytest.mark.parametrize(
    ("given", "figure", "value"),
    [
        ({}, "speaker", 1.0),
        ({"text": "Quispe"}, "speaker", 1.0),
        ({"text": "Inés Mamani"}, "speaker", 0.0),
        ({"speaker_class": SpeakerClass.SPOKESPERSON}, "class", 0.0),
        ({"stance": Stance.ASSERTS}, "stance", 0.0),
        ({"stance": Stance.DENIES}, "stance", 1.0),
        ({"form": Form.DIRECT}, "form", 0.0),
        ({"relay": Relay(None, "Radio Pacífico", words(ANDES, "Arica"))}, "relay", 0.0),
        ({}, "relay", 1.0),
    ],
)
def test_the_details_of_a_statement(given: Any, figure: str, value: float) -> None:
    assert told(said(**given))[figure] == value


def test_a_speaker_without_name_is_known_by_the_description() -> None:
    assert told(said(text="two officers at the border"), speaker="Two officers at the border post")["speaker"] == 1.0


# --- differences -----------------------------------------------------------------------------------------------------


def claim(key: str, place: Evidence, day: date) -> Claim:
    voice = Voice(place.document, None)
    return Claim(key, "e1", ClaimField.WHEN, When(day, day), voice, (place,))


def clash(left: Evidence = LEFT, right: Evidence = RIGHT, relation: Relation = Relation.CONTRADICT) -> Situation:
    verdict = Verdict("v", "c1", "c2", relation, ClaimField.WHEN, "two days for one act")
    return situation(
        events=(event(LEFT, RIGHT),),
        claims=(claim("c1", left, MONDAY), claim("c2", right, TUESDAY)),
        verdicts=(verdict,),
    )


DIFFERENCE = {
    "relation": "CONTRADICT", "field": "when", "event": "shelling",
    "left": {"file": "Pacific Times.txt", "quote": "on Tuesday"},
    "right": {"file": "Andes Post.txt", "quote": "on Monday"},
}  # fmt: skip


@pytest.mark.parametrize(
    ("found", "exact", "slot", "relation"),
    [
        (clash(), 1.0, 1.0, 1.0),
        (clash(RIGHT, LEFT), 1.0, 1.0, 1.0),
        (clash(relation=Relation.UPDATE), 1.0, 1.0, 0.0),
        (clash(MEET), 0.0, 1.0, 1.0),
        (clash(relation=Relation.INCOMPARABLE), 0.0, 0.0, None),
    ],
)
def test_a_difference_is_found_between_the_sentences_of_both_quotes(
    found: Situation, exact: float, slot: float, relation: float | None
) -> None:
    got = values(gold(events=[SHELLING], differences=[DIFFERENCE]), found)
    assert (got["differences found"], got["differences found in slot"], got.get("relation")) == (exact, slot, relation)


def test_a_clash_that_no_gold_difference_knows_is_counted() -> None:
    assert values(gold(events=[SHELLING]), clash())["clashes matched"] == 0.0
    assert values(gold(events=[SHELLING], differences=[DIFFERENCE]), clash())["clashes matched"] == 1.0


# --- names, demands, the watch-list ----------------------------------------------------------------------------------


def test_a_name_needs_its_referent_its_voice_and_its_mark() -> None:
    army = actor("a", "Bolivian Army", ActorKind.MILITARY, TROOPS)
    row = Name(ANDES.id, "Bolivian troops", (TROOPS,), actor="a", voice="indirect", loaded=True)
    asked = {
        "file": "Andes Post.txt",
        "actor": "Bolivian Army",
        "text": "Bolivian troops",
        "loaded": True,
        "voice": "own",
    }
    got = values(gold(**CAST, names=[asked]), situation(actors=(army,), names=(row,)))
    assert [got[f"name {k}"] for k in ("referent", "voice", "loaded")] == [1.0, 0.0, 1.0]
    assert values(gold(**CAST, names=[{**asked, "text": "conscripts"}]), situation(names=(row,)))["names listed"] == 0.0


def test_a_demand_is_found_by_its_words() -> None:
    chile = actor("c", "Chile", ActorKind.STATE, words(PACIFIC, "Chile"))
    demand = Demand("d", "c", None, "the guns gone", DemandStance.REFUSES, (words(PACIFIC, "the guns gone"),))
    row = {"name": "Chile", "kind": "state", "aliases": ["Chile"]}
    asked = {"file": "Pacific Times.txt", "actor": "Chile", "stance": "wants", "quote": "wants the guns gone"}
    got = values(gold(actors=[row], demands=[asked]), situation(actors=(chile,), demands=(demand,)))
    assert [got[k] for k in ("demands found", "demand stance", "demand holder", "demands matched")] == [1, 0, 1, 1]


@pytest.mark.parametrize(("outcome", "also", "right"), [("open", [], 1.0), ("held", [], 0.0), ("held", ["open"], 1.0)])
def test_an_expectation_is_judged_by_window_and_outcome(outcome: str, also: list[str], right: float) -> None:
    entry = Expectation("e1", (Window("2031-05-04", "2031-05-04", "c"),), Certainty.CERTAIN, Outcome.OPEN, (MEET,))
    asked = {"event": "talks", "window": ["2031-05-01", "2031-05-31"], "outcome": outcome, "also": also}
    got = values(gold(events=[TALKS], expected=[asked]), situation(events=(event(MEET),), expectations=(entry,)))
    assert (got["expected found"], got["window"], got["outcome"], got["watch matched"]) == (1.0, 1.0, right, 1.0)


# --- the card, the gate, the page ------------------------------------------------------------------------------------


def scored(hit: int, n: int = 100, *, digest: str = "d", sealed: bool = False) -> Scored:
    return Scored("putre", {"type": Tally(hit, n, None, ("a miss",) * (n - hit))}, digest, sealed)


def test_stories_are_added_up_not_averaged() -> None:
    assert whole([{"type": Tally(1, 1)}, {"type": Tally(0, 9)}])["type"].value == 0.1


def test_the_interval_of_a_share() -> None:
    assert list(wilson(8, 10)) == pytest.approx([0.490, 0.943], abs=0.001)


@pytest.mark.parametrize(
    ("now", "slid"), [(scored(80), False), (scored(78), False), (scored(77), True), (scored(99, digest="new"), True)]
)
def test_a_figure_may_fall_by_noise_alone(now: Scored, slid: bool) -> None:
    floors = gate.pinned([scored(80)], None)
    assert bool(gate.slides([now], floors)) is slid


def test_a_figure_that_is_no_longer_measured_has_slid() -> None:
    floors = gate.pinned([scored(80)], None)
    assert gate.slides([Scored("putre", {}, "d", sealed=False)], floors) == ["type: 0.000, pinned at 0.800"]


def test_a_floor_rises_and_is_not_lowered_unasked() -> None:
    floors = gate.pinned([scored(80)], None)
    assert gate.pinned([scored(90)], floors)["figures"] == {"type": 0.9}
    assert gate.pinned([scored(79)], floors)["figures"] == {"type": 0.8}
    with pytest.raises(BadInput, match="allow-regression"):
        gate.pinned([scored(70)], floors)
    assert gate.pinned([scored(70)], floors, allow_regression=True)["figures"] == {"type": 0.7}


def test_the_misses_of_a_sealed_story_are_refused() -> None:
    assert "a miss" in report.errors([scored(99)])
    with pytest.raises(BadInput, match="sealed"):
        report.errors([scored(99, sealed=True)])


def test_the_page_gives_back_the_figures_written_into_it() -> None:
    page = report.inserted(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", [scored(80)])
    assert report.published(page) == {"type": 0.8}
    assert page.startswith("before\n")
    assert page.endswith("after\n")


def test_the_sealed_story_is_marked_as_such() -> None:
    stories = Path(__file__).parents[1] / "stories"
    assert [p.parent.name for p in stories.glob("*/SEALED")] == ["leposavic-vote"]
