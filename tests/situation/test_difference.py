"""What changed between two situations: each kind of change in a story of two or three sentences, with its words."""

from dataclasses import replace

import pytest

from dragoman.model import Document, Situation
from dragoman.pipeline import build
from dragoman.situation.change import Change, ChangeKind, Difference
from dragoman.situation.difference import difference
from tests.builders import report

pytestmark = pytest.mark.model

PLAN = report("Post", "The foreign ministers of Kenya and Somalia will meet in Nairobi on March 12.", day="2031-03-05")
MOVED = report(
    "Daily",
    "The meeting of the foreign ministers of Kenya and Somalia in Nairobi was postponed to March 20.",
    day="2031-03-10",
)
HELD = report("Radio", "The foreign ministers of Kenya and Somalia met in Nairobi on March 20.", day="2031-03-21")
SILENT = report("Radio", "The border of Kenya and Somalia stays closed, police in Nairobi said.", day="2031-03-20")
STORM = report(
    "Post", "Police said that 12 people were injured in a protest in Accra on September 3.", day="2031-09-04"
)
STORM_TOO = report(
    "Daily", "Four people were injured in the protest in Accra on September 3, hospital staff said.", day="2031-09-05"
)
DEMAND = report(
    "Radio", "Foreign Minister Ana Soto demanded that Peru withdraw its soldiers from Arica.", day="2031-09-06"
)
FIRST = (
    "The presidents of Chile and Peru met in Arica on Monday. “Chile will not sign without water for the north,” "
    "Foreign Minister Pedro Soto told reporters. Police said that 12 people were injured in a protest in Tacna. "
    "The border stayed open."
)
SECOND = (
    "The presidents of Chile and Peru met in Arica on Monday. Police said that nine people were injured in a protest "
    "in Tacna. The border stayed open. Shops were closed at noon."
)


def between(older: list[Document], newer: list[Document]) -> Difference:
    return difference(build(older), build(newer))


def one(found: Difference, kind: ChangeKind) -> Change:
    (change,) = found.of(kind)
    return change


def kinds(found: Difference) -> set[str]:
    return {c.kind.value for c in found.changes}


@pytest.mark.parametrize(
    ("older", "newer", "was", "now"),
    [
        ([PLAN], [PLAN, MOVED], "planned", "slipped"),
        ([PLAN, MOVED], [PLAN, MOVED, HELD], "slipped", "occurred"),
        ([PLAN], [PLAN, MOVED, HELD], "planned", "occurred"),
        ([PLAN], [PLAN, SILENT], "planned", "overdue"),
        ([PLAN, SILENT], [PLAN, MOVED, SILENT], "overdue", "slipped"),
    ],
)
def test_a_standing_that_moved(older: list[Document], newer: list[Document], was: str, now: str) -> None:
    change = one(between(older, newer), ChangeKind.MOVED)
    assert (change.was, change.now) == (was, now)
    assert f"{was} before, now {now}" in change.text
    assert change.evidence
    assert change.before


def test_a_slip_tells_the_chain_of_windows_and_cites_the_new_day() -> None:
    change = one(between([PLAN], [PLAN, MOVED]), ChangeKind.MOVED)
    assert "(12 Mar 2031, then 20 Mar 2031)" in change.text
    assert [e.document for e in change.evidence] == [MOVED.id]
    assert [e.document for e in change.before] == [PLAN.id]


def test_a_second_slip_is_a_new_day() -> None:
    again = report(
        "Radio", "The foreign ministers of Kenya and Somalia will now meet in Nairobi on April 2.", day="2031-03-18"
    )
    change = one(between([PLAN, MOVED], [PLAN, MOVED, again]), ChangeKind.NEW_WINDOW)
    assert "12 Mar 2031, then 20 Mar 2031, then 2 Apr 2031" in change.text
    assert [e.document for e in change.evidence] == [again.id]


def test_old_words_that_are_dated_anew_give_no_new_day() -> None:
    """ "Next week" of an undated report narrows down as other reports date it: no news."""
    older = build([PLAN])
    (due,) = older.expectations
    (window,) = due.windows
    otherwise = replace(older, expectations=(replace(due, windows=(replace(window, earliest="2031-03-11"),)),))
    assert not difference(older, otherwise).of(ChangeKind.NEW_WINDOW)


def test_an_announcement_does_not_confirm_that_it_was_held() -> None:
    found = between([PLAN], [PLAN, MOVED, HELD])
    assert not found.of(ChangeKind.CORROBORATED, ChangeKind.UNCORROBORATED)


def test_another_origin_and_what_it_contradicts() -> None:
    found = between([STORM], [STORM, STORM_TOO])
    confirmed = one(found, ChangeKind.CORROBORATED)
    assert (confirmed.was, confirmed.now) == ("1", "2")
    assert [e.document for e in confirmed.evidence] == [STORM_TOO.id]
    clash = one(found, ChangeKind.NEW_CONTRADICTION)
    assert {e.document for e in clash.evidence} == {STORM.id, STORM_TOO.id}
    assert "12 injured and 4 injured" in clash.text


def test_what_was_new_one_way_is_gone_the_other_way() -> None:
    found = between([STORM, STORM_TOO], [STORM])
    assert kinds(found) == {"uncorroborated", "gone_contradiction", "removed_report"}
    assert "a report that it rested on was removed" in one(found, ChangeKind.GONE_CONTRADICTION).text
    assert one(found, ChangeKind.REMOVED_REPORT).before[0].document == STORM_TOO.id


def test_a_copy_of_a_report_confirms_nothing() -> None:
    long = f"{STORM.text} Shops on the harbour road stayed closed, and the mayor asked people to keep away from it."
    told = report("Post", long, day="2031-09-04")
    copy = report("Daily", long, day="2031-09-05")
    assert not between([told], [told, copy]).of(ChangeKind.CORROBORATED, ChangeKind.NEW_EVENT)


def test_new_events_new_demands_new_reports() -> None:
    found = between([STORM], [STORM, DEMAND, MOVED])
    assert [c.evidence[0].text for c in found.of(ChangeKind.NEW_DEMAND)]
    assert {c.about for c in found.of(ChangeKind.NEW_REPORT)} == {DEMAND.id, MOVED.id}


def test_a_demand_repeated_in_the_same_words_is_not_new() -> None:
    again = replace(report("Daily", DEMAND.text, day="2031-09-07"), name="again.txt")
    assert not between([DEMAND], [DEMAND, again]).of(ChangeKind.NEW_DEMAND)


@pytest.mark.parametrize("story", [[PLAN, MOVED, HELD], [STORM, STORM_TOO, DEMAND], []])
def test_nothing_changed(story: list[Document]) -> None:
    assert between(story, list(reversed(story))).changes == ()


def test_from_nothing_all_is_new() -> None:
    found = between([], [STORM])
    assert kinds(found) == {"new_event", "new_report"}


# --- versions --------------------------------------------------------------------------------------------------------


def versions() -> tuple[Document, Document]:
    return (
        replace(report("Post", FIRST, day="2031-09-04"), url="https://post.example/1"),
        replace(report("Post", SECOND, day="2031-09-05"), url="https://post.example/1"),
    )


def test_a_corrected_report_tells_which_sentences_changed() -> None:
    before, after = versions()
    change = one(between([before], [after]), ChangeKind.CORRECTED_REPORT)
    told = [(r.before and r.before.text[:12], r.after and r.after.text[:12]) for r in change.rewritten]
    assert told == [("Police said ", "Police said "), (None, "Shops were c"), ("“Chile will ", None)]
    assert "1 sentence changed, 1 sentence added, 1 sentence taken out" in change.text


def test_what_the_new_version_no_longer_carries_is_withdrawn() -> None:
    before, after = versions()
    found = between([before], [after])
    change = one(found, ChangeKind.WITHDRAWN_STATEMENT)
    assert "Pedro Soto" in change.text
    assert change.before[0].document == before.id
    assert not found.of(ChangeKind.NEW_REPORT, ChangeKind.REMOVED_REPORT)


def test_events_keep_their_identity_through_a_correction() -> None:
    before, after = versions()
    found = between([before], [after])
    assert not found.of(ChangeKind.GONE_EVENT, ChangeKind.MOVED)
    assert [e.sentence for c in found.of(ChangeKind.NEW_EVENT) for e in c.evidence] == ["Shops were closed at noon."]


def test_another_report_under_one_file_name_is_no_version_when_urls_differ() -> None:
    before, after = versions()
    found = between([before], [replace(after, url="https://post.example/2")])
    assert {"new_report", "removed_report"} <= kinds(found)
    assert not found.of(ChangeKind.CORRECTED_REPORT, ChangeKind.WITHDRAWN_STATEMENT)


def test_successors_that_are_given_count() -> None:
    before, after = versions()
    found = difference(build([before]), build([after]), successors={})
    assert {"new_report", "removed_report"} <= kinds(found)


# --- its words -------------------------------------------------------------------------------------------------------


def spans_hold(found: Difference, *situations: Situation) -> bool:
    texts = {d.id: d.text for s in situations for d in s.documents}
    told = [e for c in found.changes for e in (*c.evidence, *c.before)]
    told += [e for c in found.changes for r in c.rewritten for e in (r.before, r.after) if e]
    cited = {d.id for d in found.documents}
    return bool(told) and all(texts[e.document][e.start : e.end] == e.text and e.document in cited for e in told)


@pytest.mark.parametrize(
    ("older", "newer"),
    [([PLAN], [PLAN, MOVED, HELD]), ([versions()[0]], [versions()[1], STORM]), ([STORM, STORM_TOO], [STORM])],
)
def test_every_change_cites_words_that_stand_there(older: list[Document], newer: list[Document]) -> None:
    sides = build(older), build(newer)
    found = difference(*sides)
    assert spans_hold(found, *sides)
    assert all(c.text.endswith(".") for c in found.changes)
    older_only = {d.id for d in older} - {d.id for d in newer}
    assert set(found.replaced) <= older_only
    assert all(e.document not in older_only for c in found.changes for e in c.evidence)


def test_a_change_without_words_cannot_be() -> None:
    with pytest.raises(ValueError, match="cites no evidence"):
        Change(ChangeKind.NEW_EVENT, "Something happened.")


def test_whoever_denies_an_act_does_not_confirm_it() -> None:
    told = report("Post", "A patrol boat of Peru opened fire on fishermen off Arica on Monday.", day="2031-09-02")
    denied = report(
        "Daily", "Peru's navy denied that it opened fire on fishermen off Arica on Monday.", day="2031-09-03"
    )
    seen = report(
        "Radio", "The patrol boat opened fire on fishermen off Arica on Monday, a nurse said.", day="2031-09-04"
    )
    found = between([told, denied], [told, denied, seen]).of(ChangeKind.CORROBORATED)
    assert [e.document for c in found for e in c.evidence] == [seen.id]
    assert not between([told], [told, denied]).of(ChangeKind.CORROBORATED)
    both = between([told], [told, denied, seen]).of(ChangeKind.CORROBORATED)
    assert [e.document for c in both for e in c.evidence] == [seen.id]


def test_an_event_is_called_what_a_person_called_it_however_short() -> None:
    older, newer = build([PLAN]), build([PLAN, MOVED])
    named = replace(newer, events=tuple(replace(e, name="Talks", renamed=True) for e in newer.events))
    assert one(difference(older, named), ChangeKind.MOVED).text.startswith("Talks: planned before, now slipped")
