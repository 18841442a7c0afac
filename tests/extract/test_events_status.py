"""Where an act stands: the words around its trigger decide. Every sentence here is written for the test."""

from collections.abc import Callable

import pytest

from dragoman.extract import events
from dragoman.extract.events.standing import given_standing, head_of
from dragoman.model import Certainty, EventMention, Parsed, Status

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]

CASES = [
    # occurred
    ("The foreign ministers of Peru and Chile met in Lima on Tuesday.", "met", "CONSULT", "occurred"),
    ("Talks between Armenia and Azerbaijan were held in Prague.", "Talks", "CONSULT", "occurred"),
    ("Kenyan raiders attack Turkana herders; Nairobi demands calm", "attack", "ASSAULT", "occurred"),
    ("The Ethiopian army has shelled two villages near Humera.", "shelled", "ASSAULT", "occurred"),
    ("Rebels carried out a strike on the airport in Goma.", "strike", "ASSAULT", "occurred"),
    ("Japan imposed sanctions on three Belarusian banks.", "imposed", "SANCTION", "occurred"),
    ("Colombia and the ELN signed a deal in Havana.", "signed", "SUPPORT", "occurred"),
    ("The two Koreas resumed talks in Panmunjom last week.", "talks", "CONSULT", "occurred"),
    ("The minister condemned the attack.", "attack", "ASSAULT", "occurred"),
    ("Kenya withdrew its troops from southern Somalia.", "withdrew", "RETREAT", "occurred"),
    ("Thousands of teachers went on strike in Lagos.", "went", "PROTEST", "occurred"),
    ("Nurses staged a walkout in Accra.", "walkout", "PROTEST", "occurred"),
    ("Indonesia sent relief supplies to Vanuatu.", "sent", "AID", "occurred"),
    ("Residents said they heard shelling on Sunday night.", "shelling", "ASSAULT", "occurred"),
    ("ECOWAS condemned the arrest of the minister.", "condemned", "ACCUSE", "occurred"),
    ("The valley was occupied by the army in November 2020.", "occupied", "COERCE", "occurred"),
    ("Police halted a march of some 900 students at Ipoh on Friday.", "march", "PROTEST", "occurred"),
    # ongoing
    ("Negotiators from Sudan and Egypt are meeting in Juba.", "meeting", "CONSULT", "ongoing"),
    ("Talks between the Philippines and the rebels are under way in Oslo.", "Talks", "CONSULT", "ongoing"),
    ("Protests continue in Tbilisi.", "Protests", "PROTEST", "ongoing"),
    ("The army is shelling the outskirts of Sumy.", "shelling", "ASSAULT", "ongoing"),
    # planned
    ("Saied may visit Cairo after a trilateral foreign ministers' meeting.", "meeting", "CONSULT", "planned"),
    ("Modi will meet Macron in Paris on Friday.", "meet", "CONSULT", "planned"),
    ("The presidents of Kenya and Uganda are to meet in Kampala.", "meet", "CONSULT", "planned"),
    ("The two leaders are scheduled to meet in March.", "meet", "CONSULT", "planned"),
    ("The defence ministers are expected to meet next week.", "meet", "CONSULT", "planned"),
    ("Mali agreed to withdraw its troops from Kidal.", "withdraw", "RETREAT", "planned"),
    ("Vietnam and China hope to hold a summit this year.", "summit", "CONSULT", "planned"),
    ("A summit is planned for April in Astana.", "summit", "CONSULT", "planned"),
    ("The talks were postponed.", "talks", "CONSULT", "planned"),
    ("Plans for a visit to Baku were announced by the Georgian president.", "visit", "CONSULT", "planned"),
    ("The minister said Poland would send tanks to the border.", "send", "MOBILIZE", "planned"),
    ("The ministers have brought the summit forward to May 3.", "summit", "CONSULT", "planned"),
    ("The summit was pushed back to May 5.", "summit", "CONSULT", "planned"),
    # possible
    ("Benin has not said whether it will withdraw its troops.", "withdraw", "RETREAT", "possible"),
    ("It is unclear whether the ministers will meet in Oslo.", "meet", "CONSULT", "possible"),
    ("Lula may meet Milei in Brasilia.", "meet", "CONSULT", "possible"),
    ("The minister has not confirmed that he will meet Milei in Brasilia.", "meet", "CONSULT", "possible"),
    ("Fiji has yet to confirm that its president will attend the summit in Apia.", "summit", "CONSULT", "possible"),
    ("It is not certain that Laos will close its border.", "close", "SANCTION", "possible"),
    ("There was no confirmation that Niger had expelled the envoy.", "expelled", "SANCTION", "hypothetical"),
    ("An attack on the port would be a mistake, she said.", "attack", "ASSAULT", "hypothetical"),
    ("A visit by the general would be an insult, Lima said.", "visit", "CONSULT", "hypothetical"),
    ("A meeting would be held in June, the envoy said.", "meeting", "CONSULT", "planned"),
    ("The army did not confirm or deny that it had shelled Kidal.", "shelled", "ASSAULT", "hypothetical"),
    ("The spokesman confirmed that Laos will recall its ambassador.", "recall", "SANCTION", "planned"),
    ("Oman is considering a visit to Tehran by its foreign minister.", "visit", "CONSULT", "possible"),
    ("Pakistan is ready to meet Indian officials.", "meet", "CONSULT", "planned"),
    ("Officials in Niamey discussed a possible operation against the rebels.", "operation", "ASSAULT", "possible"),
    ("The president of Cyprus is open to another round of talks.", "talks", "CONSULT", "possible"),
    # open: what is to come of it is supposed
    ("If the talks fail, both navies will go on patrolling alone.", "talks", "CONSULT", "hypothetical"),
    ("Mediators fear that the road will close if the ceasefire fails.", "ceasefire", "RETREAT", "hypothetical"),
    ("The talks end on Friday.", "talks", "CONSULT", "occurred"),
    # called for
    ("Brazil urged Venezuela to release the opposition leader.", "release", "RETREAT", "called_for"),
    ("The UN called for a ceasefire in Sudan.", "ceasefire", "RETREAT", "called_for"),
    ("Kosovo demanded that Serbia withdraw its troops.", "withdraw", "RETREAT", "called_for"),
    ("The envoy said Haiti must release the prisoners.", "release", "RETREAT", "called_for"),
    ("Thailand proposed a meeting of ministers.", "meeting", "CONSULT", "called_for"),
    # threatened
    ("Pyongyang threatened to shell the island.", "shell", "ASSAULT", "threatened"),
    ("The president signaled a ground operation in the north.", "ground operation", "ASSAULT", "threatened"),
    ("Tehran warned that it would attack American bases.", "attack", "ASSAULT", "threatened"),
    # denied
    ('"Not a single Togolese soldier left the base," the spokeswoman said.', "left", "RETREAT", "denied"),
    ("Rwanda denied that it had attacked the camp.", "attacked", "ASSAULT", "denied"),
    ("The militia denied having kidnapped the aid workers.", "kidnapped", "ASSAULT", "denied"),
    ('He described as "pure invention" a report that Togo was massing troops.', "massing", "MOBILIZE", "denied"),
    # cancelled
    ("Algeria called off the visit.", "visit", "CONSULT", "cancelled"),
    ("The summit was cancelled.", "summit", "CONSULT", "cancelled"),
    ("Canada scrapped plans to sanction the bank.", "sanction", "SANCTION", "cancelled"),
    # failed
    ("Gunmen failed to kidnap the governor.", "kidnap", "ASSAULT", "failed"),
    ("Police foiled an attack on the parliament in Dakar.", "attack", "ASSAULT", "failed"),
    ("Greece and Turkey failed to reach an agreement on the border.", "agreement", "AGREE", "failed"),
    # words after the noun that plan, propose or deny it
    ("The opposition cancelled a rally planned for Sunday.", "rally", "PROTEST", "cancelled"),
    ("Laos denied carrying out any attack.", "attack", "ASSAULT", "denied"),
    ("A summit proposed by Qatar in June looks unlikely.", "summit", "CONSULT", "possible"),
    ("She was scheduled to lay a wreath and meet with the president.", "meet", "CONSULT", "planned"),
    ("Chilean, Bolivian presidents to meet in Arica", "meet", "CONSULT", "planned"),
    ("Two fishermen who were held in Tonga have been released.", "released", "RETREAT", "occurred"),
    ("Yoon could attend the summit in Hiroshima.", "summit", "CONSULT", "possible"),
    ("Somali troops entered Kismayo on Sunday.", "entered", "ASSAULT", "occurred"),
    # denied in a speaker's own words
    ("Not one shell was fired at Kassala, the general told reporters.", "fired", "ASSAULT", "denied"),
    ("There is no cease-fire in Tripoli, the spokesman said.", "cease-fire", "RETREAT", "denied"),
    ("The junta insists that it has concluded no agreement with the rebels.", "concluded", "SUPPORT", "denied"),
    ("Malawi denied that tear gas had been used in Zomba.", "used", "ASSAULT", "denied"),
    ("The general repeated that the brigade had not carried out the raid.", "raid", "ASSAULT", "denied"),
    # seen from the past, threatened on a condition, told by a relative clause
    ("The trade ministers, she said, would meet in Lagos on March 3.", "meet", "CONSULT", "planned"),
    ("The border crossing would be closed without notice, the council warned.", "closed", "SANCTION", "threatened"),
    ("Togo will join the meeting of officers that is due in Cotonou on May 4.", "meeting", "CONSULT", "planned"),
    ("Talks on the dam are to follow on Monday.", "Talks", "CONSULT", "planned"),
    ("A swap of prisoners that was planned for Friday did not take place.", "swap", "RETREAT", "failed"),
    ("The recruits were told to pull out of the valley.", "pull", "RETREAT", "called_for"),
    ("The mediator left. A second round would take place there next week.", "second round", "CONSULT", "planned"),
    ("He dismissed as a fabrication a report that Gabon was massing troops.", "massing", "MOBILIZE", "denied"),
    # told without a doer, or by weapons
    ("Two drivers died when their lorry was ambushed near Moroto.", "ambushed", "ASSAULT", "occurred"),
    ("Three rockets fell on a market in Hodeida.", "fell", "ASSAULT", "occurred"),
    ("The talks were interrupted by a walkout of the Libyan delegation.", "walkout", "PROTEST", "occurred"),
    ("Judges looked into a shelling that killed nine farmers.", "shelling", "ASSAULT", "occurred"),
    ("Chad bombed camps in retaliation for a raid on Bol.", "raid", "ASSAULT", "occurred"),
    # hypothetical
    ("If Taiwan is attacked, Japan will respond.", "attacked", "ASSAULT", "hypothetical"),
    ("A meeting of the two presidents would mark a turning point.", "meeting", "CONSULT", "hypothetical"),
    ("Any normalization between Oman and Israel would matter.", "normalization", "SUPPORT", "hypothetical"),
    ("Laos had planned to expel the envoy of Peru.", "expel", "SANCTION", "cancelled"),
    ("Laos had agreed to release two prisoners, Peru said.", "release", "RETREAT", "planned"),
]  # fmt: skip


def found(parsed: Parsed, trigger: str) -> EventMention:
    mentions = list(events.find(parsed))
    named = [m for m in mentions if trigger in m.trigger.text or m.trigger.text in trigger]
    assert named, f"no {trigger!r} among {[(m.trigger.text, m.status.value) for m in mentions]}"
    return named[0]


@pytest.mark.parametrize(("sentence", "trigger", "type_", "status"), CASES, ids=[c[0][:48] for c in CASES])
def test_an_act_has_its_type_and_standing(parsed: Parse, sentence: str, trigger: str, type_: str, status: str) -> None:
    mention = found(parsed(sentence), trigger)
    assert (mention.type, mention.status.value) == (type_, status)


def test_status_is_per_event_talks_go_on_about_an_operation_that_is_only_possible(parsed: Parse) -> None:
    text = "Chad is in talks with France on using its airspace in a possible operation against the rebels."
    by = {m.trigger.text: m.status for m in events.find(parsed(text))}
    assert by["talks"] is Status.ONGOING
    assert by["operation"] is Status.POSSIBLE


def test_a_promise_and_its_act_are_one_event(parsed: Parse) -> None:
    mentions = list(events.find(parsed("Burundi promised to release the journalists.")))
    assert [(m.trigger.text, m.status) for m in mentions] == [("release", Status.PLANNED)]


def test_will_not_is_a_refusal(parsed: Parse) -> None:
    (mention,) = events.find(parsed("The prime minister said Hungary will not send weapons to Ukraine."))
    assert (mention.type, mention.status) == ("REJECT", Status.OCCURRED)


def test_a_meeting_without_a_date_is_not_a_meeting_that_was_held(parsed: Parse) -> None:
    text = "The foreign ministers plan a meeting in Amman. No date has been set for the meeting."
    assert {m.status for m in events.find(parsed(text))} == {Status.PLANNED}


def test_a_postponed_meeting_is_only_probable(parsed: Parse) -> None:
    (mention,) = events.find(parsed("A planned visit by the emir was postponed."))
    assert mention.certainty is Certainty.PROBABLE


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Fiji and Tonga will hold talks on Monday.", Certainty.CERTAIN),
        ("Fiji and Tonga are expected to hold talks on Monday.", Certainty.PROBABLE),
        ("Fiji and Tonga may hold talks on Monday.", Certainty.POSSIBLE),
        ("Fijian troops reportedly attacked a village.", Certainty.POSSIBLE),
    ],
)
def test_hedges_lower_certainty(parsed: Parse, sentence: str, certainty: Certainty) -> None:
    (mention,) = events.find(parsed(sentence))
    assert mention.certainty is certainty


def test_the_meeting_takes_the_standing_last_told_of_it(parsed: Parse) -> None:
    text = "Serbia and Kosovo hope to hold a meeting in Ohrid. There are no problems with the meeting, an aide said."
    assert [m.status for m in events.find(parsed(text))] == [Status.PLANNED, Status.PLANNED]


GIVEN = [
    ("Had the guards shelled the village, the truce would be over.", "shelled", Status.HYPOTHETICAL),
    ("Should the union march again, the mayor will resign.", "march", Status.HYPOTHETICAL),
    ("Quito stopped short of recalling its consul.", "recalling", Status.DENIED),
    ("Quito refused to recall its consul.", "recall", Status.DENIED),
    ("The envoys were to have met in Bern on Monday.", "met", Status.CANCELLED),
    ("Raiders tried to storm the depot but fled.", "storm", Status.FAILED),
    ("The plan to swap prisoners fell apart.", "swap", Status.FAILED),
    ("Lima called on Quito to free the pilots.", "free", Status.CALLED_FOR),
    ("The premier flew to Doha to ask for loans.", "ask", Status.PLANNED),
    ("Crowds rallied in Riga to denounce the verdict.", "denounce", Status.OCCURRED),
    ("The strikes, now in their third week, hit the ports.", "hit", Status.OCCURRED),
]


@pytest.mark.parametrize(("sentence", "word", "status"), GIVEN)
def test_any_given_word_has_a_standing(parsed: Parse, sentence: str, word: str, status: Status) -> None:
    found_in = parsed(sentence)
    at = sentence.index(word)
    head = head_of(found_in, [[at, at + len(word)]])
    assert head is not None
    assert given_standing(found_in, head).status is status


@pytest.mark.parametrize(
    "text",
    [
        "A meeting of the ministers of Peru and Chile was thrown into doubt.",
        "The raid cast the talks of Peru and Chile into doubt.",
        "The visit of Peru's president to Chile hangs in the balance.",
    ],
)
def test_what_is_in_doubt_may_still_come(parsed, text: str) -> None:  # type: ignore[no-untyped-def]
    assert [m.status for m in events.find(parsed(text)) if m.type == "CONSULT"] == [Status.POSSIBLE]


def test_what_throws_it_into_doubt_was_done(parsed) -> None:  # type: ignore[no-untyped-def]
    found = events.find(parsed("The raid on Ilo threw the talks of Peru and Chile into doubt."))
    assert [m.status for m in found if m.type == "ASSAULT"] == [Status.OCCURRED]
