"""The grammar of times, on sentences written for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dragoman import calendar
from dragoman.extract import times
from dragoman.model import Parsed, Published, TimeMention

Parse = Callable[[str], Parsed]
DAY = date(2024, 4, 17)  # a Wednesday


def found(parsed: Parsed) -> tuple[TimeMention, ...]:
    return calendar.resolve_all(times.find(parsed), Published(DAY, DAY, ("stated",), stated=True))


def told(parsed: Parsed) -> list[tuple[str, str | None]]:
    return [(m.span.text, calendar.describe(m.when) if m.when else m.value) for m in found(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys will meet between 3 and 5 May in Geneva.", [("3 and 5 May", "3-5 May 2024")]),
        ("Quito's minister will visit Lima early next month.", [("early next month", "1-11 May 2024")]),
        ("The sides hope to sign before the end of the year.", [("the end of the year", "17 Apr - 31 Dec 2024")]),
        ("The talks were postponed until Friday.", [("Friday", "19 Apr 2024")]),
        ("The minister resigned in late September 2019.", [("late September 2019", "21-30 Sep 2019")]),
        ("Officials said the deal may be signed within 10 days.", [("10 days", "17-27 Apr 2024")]),
        ("The army has ruled for nearly three years.", [("nearly three years", "P3Y")]),
        ("The embargo was imposed in 2009-2010.", [("2009-2010", "2009-2010")]),
        ("The harbour reopened in the spring of 2014.", [("the spring of 2014", "Mar-May 2014")]),
        ("Exports fell in the second quarter of last year.", [("the second quarter of last year", "Apr-Jun 2023")]),
        ("Kenya will free them by the end of this month.", [("the end of this month", "17-30 Apr 2024")]),
        ("The vote is on Sunday, Oct. 27, in Tbilisi.", [("Sunday, Oct. 27", "27 Oct 2024")]),
        ("The minister arrived on Monday night.", [("Monday night", "15 Apr 2024")]),
        ("The truce will last two to three weeks.", [("two to three weeks", "PXW")]),
        ("They agreed last Thursday on the text.", [("last Thursday", "11 Apr 2024")]),
        ("Polls are planned for the last week of August.", [("the last week of August", "22-31 Aug 2024")]),
        ("The round will be held in two weeks.", [("two weeks", "28 Apr - 4 May 2024")]),
        ("The siege lasted from Monday to Thursday.", [("Monday to Thursday", "8-11 Apr 2024")]),
        (
            "The vote was postponed from 22 April to 25 April.",
            [("22 April", "22 Apr 2024"), ("25 April", "25 Apr 2024")],
        ),
        ("Clashes occur almost every week.", [("every week", "P1W")]),
        ("The canal was closed in the 1950s.", [("the 1950s", "1950-1959")]),
        ("The two may meet again in the coming days.", [("the coming days", "17-27 Apr 2024")]),
        ("Shells fell at 6 p.m. on Tuesday.", [("6 p.m. on Tuesday", "16 Apr 2024")]),
        ("They signed on 2021-03-04.", [("2021-03-04", "4 Mar 2021")]),
    ],
)
def test_a_time_gets_its_words_and_days(parsed: Parse, text: str, expected: list[tuple[str, str]]) -> None:
    assert told(parsed(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may leave and the others march on.",
        "Mr. May met Ms. April March.",
        "About 2010 people stayed in the camp.",
        "Farmers sell three-quarters of the wheat.",
        "The girl is 12 years old.",
        "Four flights a week leave Baku.",
        "The second minister will spring a surprise.",
        "On 03/04 two shells fell.",
    ],
)
def test_what_looks_like_a_time_is_none(parsed: Parse, text: str) -> None:
    assert told(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The envoy arrived on Monday.", "past"),
        ("The envoy has arrived this week.", "past"),
        ("The envoy will arrive on Monday.", "future"),
        ("The envoy is expected to arrive on Monday.", "future"),
        ("The envoy is scheduled to arrive on Monday.", "future"),
        ("The envoy hopes to arrive on Monday.", "future"),
        ("The envoy may arrive on Monday.", "future"),
        ("The visit, announced on Monday, will be short.", "past"),
    ],
)
def test_tense_is_that_of_the_governing_verb(parsed: Parse, text: str, tense: str) -> None:
    assert [m.tense for m in times.find(parsed(text))] == [tense]


def test_a_date_belongs_to_its_own_clause(parsed: Parse) -> None:
    text = "The talks were held in Muscat before Oman's minister is scheduled to meet the envoy on May 9."
    assert [(m.span.text, m.tense) for m in times.find(parsed(text))] == [("May 9", "future")]


def test_an_event_that_a_time_is_counted_from_is_named(parsed: Parse) -> None:
    (one,) = times.find(parsed("A week after the meeting between the defence ministers, the border reopened."))
    assert one.anchor_span is not None
    assert one.anchor_span.text == "the meeting between the defence ministers"
    assert one.expression.anchor == "event"
    assert (one.expression.amount, one.expression.unit) == (1, "week")


def test_later_times_count_from_the_date_before_them(parsed: Parse) -> None:
    text = "In March 2021 troops left the valley. A month later they returned."
    assert told(parsed(text)) == [("March 2021", "Mar 2021"), ("A month later", "Apr 2021")]


def test_the_same_week_as_late_in_a_month_is_any_of_its_weeks(parsed: Parse) -> None:
    text = "Late in February 2024, the fleet left Odesa. The same week, Kyiv thanked its allies."
    assert told(parsed(text))[1] == ("The same week", "19 Feb - 3 Mar 2024")


def test_the_date_of_a_dateline_is_no_time_of_an_event(parsed: Parse) -> None:
    assert told(parsed("OSLO, April 16 (Nordnytt) -- The ministers met on Monday.")) == [("Monday", "15 Apr 2024")]


@pytest.mark.parametrize("text", ["İzmir'de on Monday İki met.", "Envoys met on Monday 😀 and on Friday.", "2021"])
def test_every_span_slices_to_its_words(parsed: Parse, text: str) -> None:
    one = parsed(text)
    for mention in times.find(one):
        assert text[mention.span.start : mention.span.end] == mention.span.text


def test_a_time_at_the_first_and_one_at_the_last_character(parsed: Parse) -> None:
    text = "Yesterday the envoys met, and they will meet again tomorrow"
    spans = [m.span for m in times.find(parsed(text))]
    assert (spans[0].start, spans[-1].end) == (0, len(text))


@pytest.mark.gold
def test_the_seed_reports_name_their_one_exact_day_ahead(parsed: Parse, shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())]
    ahead = [
        m.span.text for text in texts for m in times.find(parsed(text)) if m.expression.day and m.tense == "future"
    ]
    assert ahead == ["Jan. 18"]
