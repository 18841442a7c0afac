"""Who acts and on whom, when, where, at which level, and the words shown."""

from collections.abc import Callable

import pytest

from dragoman.extract import events
from dragoman.extract.events.arguments import agents_and_recipients
from dragoman.extract.events.triggers import find_triggers
from dragoman.model import EventMention, Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def only(parsed: Parsed, trigger: str) -> EventMention:
    return next(m for m in events.find(parsed) if m.trigger.text == trigger)


WHO = [
    ("Togolese and Ghanaian officers agreed on Tuesday to set up a telephone hotline between their commands, days"
     " after a raid by bandits on a village in the contested Bole area left at least 11 people dead and brought the two"
     " neighbours close to a new round of fighting.", "brought", [], ["the two neighbours"]),
    ("The Kenyan army attacked the rebels.", "attacked", ["The Kenyan army"], ["the rebels"]),
    ("The rebels were attacked by the Kenyan army.", "attacked", ["the Kenyan army"], ["The rebels"]),
    ("Talks between Armenia and Azerbaijan were held in Prague.", "Talks", ["Armenia", "Azerbaijan"], []),
    ("Scholz met Xi in Beijing.", "met", ["Scholz", "Xi"], []),
    ("The ministers of Peru met with Chilean officials.", "met", ["The ministers of Peru", "Chilean officials"], []),
    ("Mali agreed to withdraw its troops.", "withdraw", ["Mali"], []),
    ("The officer who shot the protester was arrested by police.", "arrested", ["police"], ["The officer"]),
    ("Ethiopia's bombing of Mekelle shocked diplomats.", "bombing", ["Ethiopia"], []),
    ("Brazil urged Venezuela to release the prisoners.", "release", ["Venezuela"], ["the prisoners"]),
    ("The president signaled a ground operation in the north.", "ground operation", ["The president"], []),
    ("Kigali accused Kinshasa of shelling a border town.", "accused", ["Kigali"], ["Kinshasa"]),
    ("Kigali accused Kinshasa of shelling a border town.", "shelling", ["Kinshasa"], []),
    ("Lagos accused Cotonou of shelling the village with Bora drones.", "shelling", ["Cotonou"], []),
    ("The guards fled after firing at the crowd.", "firing", ["The guards"], ["the crowd"]),
    ("Police withdrew after killing two miners.", "killing", ["Police"], ["two miners"]),
    ("Chad, which Niger accuses of arming the rebels, is silent.", "arming", ["Chad"], ["the rebels"]),
    ("Thailand and Cambodia held talks in Phnom Penh.", "talks", ["Thailand", "Cambodia"], []),
    ("Qatar arranged a phone call between the leaders of Chad and Sudan.", "phone call",
     ["the leaders of Chad and Sudan"], []),
    ("Peru's President Dina Boluarte and Chilean leader Gabriel Boric met in Lima.", "met",
     ["Peru's President Dina Boluarte", "Chilean leader Gabriel Boric"], []),
    ("The ministry said Togo was willing to release the soldiers.", "release", ["Togo"], ["the soldiers"]),
    ("Japan gave aid to Nepal.", "gave", ["Japan"], ["Nepal"]),
    ("Kigali called on Kinshasa to disarm the militias.", "disarm", ["Kinshasa"], ["the militias"]),
    ("Dockers attacked four welders with clubs.", "attacked", ["Dockers"], ["four welders"]),
    ("Chad will receive helicopters from Japan.", "receive", ["Japan"], ["Chad"]),
    ("The former mayor stands accused of treason.", "accused", [], ["The former mayor"]),
    ("Kenya deployed troops to the Lamu district.", "deployed", ["Kenya"], []),
    ("Cyprus will extradite the smugglers.", "extradite", ["Cyprus"], ["the smugglers"]),
    ("A Colombian gunboat fired on two Venezuelan trawlers.", "fired", ["A Colombian gunboat"],
     ["two Venezuelan trawlers"]),
    ("Togolese troops were put on alert along the frontier.", "put", ["Togolese troops"], []),
    ("Reservists beat two surveyors with sticks.", "beat", ["Reservists"], ["two surveyors"]),
    ("Saboteurs attacked two surveyors with clubs.", "attacked", ["Saboteurs"], ["two surveyors"]),
    ("Mourners buried six herders killed when a drone hit their camp.", "killed", [], ["six herders"]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "agents", "recipients"), WHO)
def test_who_and_whom(parsed: Parse, sentence: str, trigger: str, agents: list[str], recipients: list[str]) -> None:
    mention = only(parsed(sentence), trigger)
    assert [a.text for a in mention.agents] == agents
    assert [r.text for r in mention.recipients] == recipients


def test_the_reporting_verb_lends_its_subject_to_no_act(parsed: Parse) -> None:
    mention = only(parsed("The spokesman said Norway expelled two Russian diplomats."), "expelled")
    assert [a.text for a in mention.agents] == ["Norway"]


def test_himself_is_the_subject(parsed: Parse) -> None:
    text = "President William Ruto proposed a meeting between himself and the rebel leader."
    assert "President William Ruto" in [a.text for a in only(parsed(text), "meeting").agents]


def test_a_date_belongs_to_its_own_clause(parsed: Parse) -> None:
    text = "The ministry said on Monday that the president will visit Hanoi on 3 March."
    mention = only(parsed(text), "visit")
    assert [t.text for t in mention.times] == ["3 March"]


def test_the_day_of_scheduled_is_the_day_of_the_act(parsed: Parse) -> None:
    mention = only(parsed("The summit is scheduled for Friday in Doha."), "summit")
    assert [t.text for t in mention.times] == ["Friday"]


def test_a_measured_distance_is_not_the_time_of_the_act(parsed: Parse) -> None:
    mention = only(parsed("Protesters marched in Quito a week after the killing of a student."), "marched")
    assert mention.times == ()


def test_a_date_before_another_circumstance_is_kept(parsed: Parse) -> None:
    mention = only(parsed("Tokyo imposed the curbs in July 2019 after a court ruling."), "imposed")
    assert [t.text for t in mention.times] == ["July 2019"]


def test_the_place_of_an_act(parsed: Parse) -> None:
    assert [p.text for p in only(parsed("Talks were held in Muscat on Sunday."), "Talks").places] == ["Muscat"]


def test_a_city_before_the_attack_is_its_place(parsed: Parse) -> None:
    assert [p.text for p in only(parsed("He spoke after the Mumbai attack."), "attack").places] == ["Mumbai"]


LEVELS = [
    ("The defence chiefs of Japan and Korea met in Tokyo.", "met", "defense minister"),
    ("The foreign ministers of Japan and Korea will meet in Tokyo.", "meet", "foreign minister"),
    ("Top diplomats from Japan and Korea held talks in Tokyo.", "talks", "foreign minister"),
    ("The leaders of Japan and Korea may meet in Tokyo.", "meet", "leader"),
    ("Deputy foreign ministers of Japan and Korea met in Tokyo.", "met", "deputy foreign minister"),
    ("Officials from Japan and Korea met in Tokyo.", "met", "official"),
    ("Japan and Korea held talks in Tokyo.", "talks", None),
    ("President Yoon arrived on Monday. Yoon met Kishida in Tokyo.", "met", "leader"),
    ("President Luis Arce said he could sit down with Boric.", "sit down", "leader"),
    ("They discussed a meeting of finance ministers.", "meeting", "finance minister"),
]


@pytest.mark.parametrize(("text", "trigger", "level"), LEVELS)
def test_the_level_of_a_meeting(parsed: Parse, text: str, trigger: str, level: str | None) -> None:
    assert only(parsed(text), trigger).level == level


@pytest.mark.parametrize(
    ("sentence", "trigger", "definite"),
    [
        ("The meeting ended on Monday.", "meeting", True),
        ("Such a meeting would help.", "meeting", True),
        ("A meeting was held on Monday.", "meeting", False),
    ],
)
def test_a_definite_act_refers_back(parsed: Parse, sentence: str, trigger: str, *, definite: bool) -> None:
    assert only(parsed(sentence), trigger).definite is definite


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The war, which has killed thousands of people, entered its third year.", "killed"),
        ("Uganda has supported the rebels since 2005.", "supported"),
        ("For decades, Cuba has trained doctors from Angola.", "trained"),
        ("In 2009 the army shelled the lagoon, and in 2023 the government apologized.", "shelled"),
        ("The conflict has killed thousands of people.", "killed"),
    ],
)
def test_history_is_background(parsed: Parse, sentence: str, trigger: str) -> None:
    assert only(parsed(sentence), trigger).background


def test_news_is_no_background(parsed: Parse) -> None:
    assert not only(parsed("Gunmen attacked a convoy on Monday."), "attacked").background


PHRASES = [
    ("There was no need for the inquiry that Chile had promised.", "promised", "the inquiry that Chile had promised"),
    ("The bridge which rebels had attacked reopened.", "attacked", "The bridge which rebels had attacked"),
    ("Officials said that the two ministers met in Lomé on Tuesday, a day before the vote.", "met",
     "the two ministers met in Lomé on Tuesday"),
    ("The ministers are expected to meet soon, aides said.", "meet", "The ministers are expected to meet soon"),
    ("He spoke after a meeting between the presidents of Togo and Benin.", "meeting",
     "a meeting between the presidents of Togo and Benin"),
    ("Benin held talks with Togo in Lomé, which hosts the bank.", "talks", "Benin held talks with Togo in Lomé"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "trigger", "phrase"), PHRASES)
def test_the_phrase_reads_well_alone(parsed: Parse, sentence: str, trigger: str, phrase: str) -> None:
    span = only(parsed(sentence), trigger).phrase
    assert span is not None
    assert span.text == phrase


@pytest.mark.parametrize("text", ["The army attacked.", "😀 Гюмри. Rebels attacked the town of Goma, the UN said 🙂"])
def test_spans_slice_the_text_to_their_words(parsed: Parse, text: str) -> None:
    document = parsed(text).document
    for mention in events.find(parsed(text)):
        for span in (mention.trigger, mention.phrase, *mention.agents, *mention.recipients, *mention.times):
            assert span is not None
            assert document.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "sentence",
    [
        "Amman recalls envoy after shooting near Daraa.",
        "Togo protests over shelling of village.",
        "Togo, Benin to reopen talks after shooting at Porga.",
    ],
)
def test_what_only_happened_before_has_no_doer(parsed: Parse, sentence: str) -> None:
    text = parsed(sentence)
    trigger = next(t for t in find_triggers(text) if text.tokens[t.head].tag == "VBG")
    assert agents_and_recipients(text, trigger)[0] == []
