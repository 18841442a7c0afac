"""When, where, at which level and in which words: each clause keeps its own."""

from collections.abc import Callable

import pytest

from dragoman.extract import events
from dragoman.extract.parse import parse
from dragoman.model import Document, EventMention, Parsed, Status, Zone, ZoneKind

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def act(parsed: Parsed, trigger: str) -> EventMention:
    (found,) = (m for m in events.find(parsed) if m.trigger.text == trigger)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "times"),
    [
        ("Raiders crossed the ford on Thursday and attacked the mission.", "attacked", ["Thursday"]),
        ("He regretted their Nov. 13 attack on the bridge.", "attack", ["Nov. 13"]),
        ("On Tuesday, rebels who had left the town in May shelled the airport.", "shelled", ["Tuesday"]),
        ("Togo will join the meeting of officers that is due in Cotonou on May 4.", "meeting", ["May 4"]),
        ("A mutiny in May 2011 failed. Six people were killed then.", "killed", ["May 2011"]),
        ("Talks brokered by Qatar will open on 3 May.", "Talks", ["3 May"]),
        ("Talks between the two ministers, set for 5 June in Oran, would go ahead, he said.", "Talks", ["5 June"]),
        ("The army bombed camps in reply to a deadly raid on Gao in March of 2019.", "raid", ["March of 2019"]),
        ("The army bombed camps in reply to a deadly raid on Gao in March of 2019.", "bombed", []),
    ],
)
def test_a_day_belongs_to_its_clause(parsed: Parse, text: str, trigger: str, times: list[str]) -> None:
    assert [t.text for t in act(parsed(text), trigger).times] == times


def test_a_town_that_is_struck_is_a_place_and_no_recipient(parsed: Parse) -> None:
    found = act(parsed("Gunmen attacked Nairobi on Sunday."), "attacked")
    assert ([p.text for p in found.places], found.recipients) == (["Nairobi"], ())


def test_a_state_that_is_struck_is_a_recipient(parsed: Parse) -> None:
    assert [r.text for r in act(parsed("Iraq attacked Kuwait."), "attacked").recipients] == ["Kuwait"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The committee meets in Apia tomorrow.", Status.PLANNED),
        ("The committee meets every Monday.", Status.ONGOING),
    ],
)
def test_a_present_tense_with_a_day_to_come_is_a_plan(parsed: Parse, text: str, status: Status) -> None:
    assert act(parsed(text), "meets").status is status


def test_a_closure_goes_on(parsed: Parse) -> None:
    assert act(parsed("The border has been closed since May."), "closed").status is Status.ONGOING


def test_the_last_day_of_a_pause_is_not_its_day(parsed: Parse) -> None:
    assert act(parsed("The ten-day pause in army operations ended on Sunday."), "pause").times == ()


def test_a_day_with_its_clause_dates_what_is_to_be_done(parsed: Parse) -> None:
    found = act(parsed("Much depends on this Friday, when forty more captives are to be exchanged."), "exchanged")
    assert [t.text for t in found.times] == ["this Friday"]


def test_a_pause_in_operations_tells_no_operations(parsed: Parse) -> None:
    found = events.find(parsed("The ten-day pause in army operations ended on Sunday."))
    assert [(m.trigger.text, m.lemma) for m in found] == [("pause", "ceasefire")]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Battalion commanders of Peru and Ecuador met at the border.", "battalion commander"),
        ("The deputy chiefs of staff met in Accra.", "deputy chief of staff"),
        ("The directors general of the two forces met in Accra.", "director general"),
        ("The ministers met in Accra.", "minister"),
    ],
)
def test_commanders_have_levels_of_their_own(parsed: Parse, text: str, level: str) -> None:
    assert act(parsed(text), "met").level == level


def test_a_ministry_summons(parsed: Parse) -> None:
    found = act(parsed("Peru's ambassador was summoned to the foreign ministry on Monday."), "summoned")
    assert ([a.text for a in found.agents], [r.text for r in found.recipients]) == (
        ["the foreign ministry"],
        ["Peru's ambassador"],
    )


def test_a_headline_s_passive_leaves_out_its_is() -> None:
    text = "Ministers' meeting put off by a day\n\nIt rained in Massawa."
    at = text.index("\n")
    document = Document(
        "d", "test", text, zones=(Zone(ZoneKind.HEADLINE, 0, at), Zone(ZoneKind.BODY, at + 2, len(text)))
    )
    assert act(next(iter(parse([document]))), "meeting").status is Status.PLANNED


def test_a_headline_ends_an_act_before_the_next(parsed: Parse) -> None:
    phrase = next(
        events.find(parsed("Trade ministers to meet in Quito as Peru, Ecuador officers agree on patrols"))
    ).phrase
    assert phrase is not None
    assert phrase.text == "Trade ministers to meet in Quito"


def test_a_meeting_whose_words_do_not_tell_which_is_a_question(parsed: Parse) -> None:
    assert act(parsed("Villagers say the meeting does not matter."), "meeting").unsure


def test_a_name_once_told_to_be_a_village_stays_a_place(parsed: Parse) -> None:
    text = "Raiders burned the village of Umm Sala. The attack on Umm Sala killed two."
    assert act(parsed(text), "attack").recipients == ()


@pytest.mark.parametrize(
    ("text", "trigger", "times"),
    [
        ("The first joint patrol will sail on May 20.", "joint patrol", ["May 20"]),
        ("The second round of talks will follow on May 22.", "talks", ["May 22"]),
        ("The ceasefire will expire on May 30.", "ceasefire", []),
        ("The attack will be investigated on May 30.", "attack", []),
    ],
)
def test_what_an_act_will_do_alone_it_does_on_its_own_day(
    parsed: Parse, text: str, trigger: str, times: list[str]
) -> None:
    assert [t.text for t in act(parsed(text), trigger).times] == times


def test_police_who_halt_a_march_do_not_march(parsed: Parse) -> None:
    found = act(parsed("Police halted a march of some 200 miners in Oruro."), "march")
    assert [a.text for a in found.agents] == ["some 200 miners"]


def test_a_meeting_with_a_day_is_planned_whatever_hangs_on_it(parsed: Parse) -> None:
    text = "Talks may follow, he said, if the May 4 meeting brings a result."
    assert act(parsed(text), "meeting").status is Status.PLANNED


MOVES = [
    ("The talks in Oran, planned for 12 May, had been postponed to 20 May.", "talks", ["20 May"], ["12 May"]),
    ("SADC leaders, who were to meet in Lusaka on March 8, have brought the summit forward to March 7.", "summit",
     ["March 7"], ["March 8"]),
    ("The talks in Massawa have been postponed from Wednesday to Thursday.", "talks", ["Thursday"], ["Wednesday"]),
    ("The summit in Luanda was put back from June 4 to June 9.", "summit", ["June 9"], ["June 4"]),
    ("A delegation that was due in Lomé on Monday put off its trip until Wednesday.", "trip", ["Wednesday"], []),
    ("The ministers, who met in May, are scheduled to meet on June 3.", "meet", ["June 3"], []),
    ("Both ministers will now meet on August 27 rather than on August 20.", "meet", ["August 27"], ["August 20"]),
    ("Talks will open in Suva on Monday instead of Friday.", "Talks", ["Monday"], ["Friday"]),
    ("The envoys will meet in Doha on May 3, not May 1, the ministry said.", "meet", ["May 3"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "times", "before"), MOVES)
def test_a_meeting_that_is_moved_has_its_new_day(
    parsed: Parse, text: str, trigger: str, times: list[str], before: list[str]
) -> None:
    found = act(parsed(text), trigger)
    assert [t.text for t in found.times] == times
    assert [t.text for t in found.moved_from] == before


def test_the_plan_that_was_moved_is_no_second_meeting(parsed: Parse) -> None:
    found = events.find(
        parsed("The leaders, who were to meet in Lome on March 8, brought the summit forward to March 7.")
    )
    assert [(m.trigger.text, [p.text for p in m.places]) for m in found] == [("summit", ["Lome"])]
