"""Sentences that tell no act stay empty: moods, outlets' own wishes, generalities, means and purposes."""

from collections.abc import Callable

import pytest

from dragoman.extract import events
from dragoman.model import Parsed

pytestmark = pytest.mark.model

EMPTY = [
    "President Banda has not been seen in public since Saturday.",
    "The government has taken a balanced approach to the war in Tigray.",
    "The general must be held accountable for his crimes.",
    "The river is the longest in the region.",
    "Ministers said they were pleased.",
    "The president did not meet the ambassador.",
    "There are major obstacles to normalization.",
    "The economy grew by three percent last year.",
    "Prices hit record highs in Cairo.",
    "The company met its targets.",
    "The minister declined.",
    "The embassy has no plans to close.",
    "Lawmakers hope for the best.",
    "The prime minister called it a sad day.",
    "The ministry has a staff of four hundred people.",
    "The delegation does not include any generals.",
    "The report is 40 pages long, the ministry said.",
    "Analysts say that the dispute can be solved through talks.",
    "The king is popular in the south.",
    "He is considered an expert on Somalia.",
    "Officials said there was no sign of an attack.",
    "The minister declined to comment.",
    "Britain has not proposed that the rebels join the talks.",
    "The crossing remained open on Tuesday.",
    "The troops returned in March.",
    "The governor warned that the roads were bad.",
    "A platform called Students for Peace runs the library.",
    "Rwanda dismissed the charge.",
    "Chad denies that its army was involved.",
    "The capital lies near the front line.",
    "The tanker caught fire.",
]


@pytest.mark.parametrize("sentence", EMPTY)
def test_a_sentence_without_an_act_stays_empty(parsed: Callable[[str], Parsed], sentence: str) -> None:
    assert [(m.trigger.text, m.type, m.status.value) for m in events.find(parsed(sentence))] == []


def test_the_toll_is_a_result_of_the_attack_and_no_second_act(parsed: Callable[[str], Parsed]) -> None:
    found = events.find(parsed("A suicide attack on a market in Maiduguri killed twelve people."))
    assert [m.trigger.text for m in found] == ["suicide attack"]


def test_a_purpose_is_no_act(parsed: Callable[[str], Parsed]) -> None:
    found = events.find(parsed("Envoys of Laos and Thailand held talks in Vientiane to discuss a new bridge."))
    assert [m.trigger.text for m in found] == ["talks"]


def test_one_act_under_two_nouns_is_one_event(parsed: Callable[[str], Parsed]) -> None:
    text = "Such a meeting would mark the highest-level talks between Athens and Ankara in years."
    assert [m.trigger.text for m in events.find(parsed(text))] == ["meeting"]


def test_the_first_such_encounter_is_the_act_told_before_it(parsed: Callable[[str], Parsed]) -> None:
    text = "The deputy chiefs of staff met in Juba, in the first such encounter since July."
    assert [m.trigger.text for m in events.find(parsed(text))] == ["met"]


def test_two_events_never_share_a_trigger_word(parsed: Callable[[str], Parsed]) -> None:
    text = (
        "Nigeria launched a bombing campaign after gunmen attacked and burned two villages, and the governor "
        "called for talks and signed a deal with the herders, "
        "who had blocked roads and threatened to storm the town hall."
    )
    taken: set[int] = set()
    for mention in events.find(parsed(text)):
        words = set(range(mention.trigger.start, mention.trigger.end))
        assert not words & taken
        taken |= words
    assert taken


MEETINGS = [
    ("Chad and Niger held talks in Agadez with French mediation.", ["talks"]),
    ("The sides will hold talks on Sunday under Omani mediation, a diplomat said.", ["talks"]),
    ("Talks mediated by Norway were held in Oslo.", ["Talks"]),
    ("The envoys met after talks in Rome.", ["met", "talks"]),
    ("Mediation by Ghana between the rivals failed.", ["Mediation"]),
]


@pytest.mark.parametrize(("text", "triggers"), MEETINGS)
def test_who_mediates_a_meeting_makes_no_second_one(
    parsed: Callable[[str], Parsed], text: str, triggers: list[str]
) -> None:
    assert [m.trigger.text for m in events.find(parsed(text))] == triggers


def test_an_offer_to_host_them_is_told_by_the_talks(parsed: Callable[[str], Parsed]) -> None:
    found = events.find(parsed("The talks may begin in May. Kenya, which has offered to host them, urged calm."))
    assert [m.trigger.text for m in found if m.type == "CONSULT"] == ["talks"]
