"""Dating undated reports from their own words and from each other's."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.extract import times
from dragoman.link import dating
from dragoman.link.dating import daysets
from dragoman.model import Document, Mentions, Parsed, Published, Report

Parse = Callable[[str], Parsed]

DATED = (
    "The foreign ministers of Peru and Ecuador signed a border accord in Quito on Tuesday. "
    "Farmers on both sides welcomed the border accord."
)
UNDATED = "Last week the foreign ministers of Peru and Ecuador signed the border accord in Quito. Exports rose."
WAR_BEGAN = (
    "The Zubaran war began in 2009 and has displaced millions. "
    "The Ethiopian and Eritrean envoys met in Oslo last month."
)
WAR_LASTED = (
    "The Zubaran conflict, which has lasted nearly 14 years, has killed thousands. "
    "The Ethiopian and Eritrean envoys met in Oslo last week, the mediators said. "
    "The pipeline was closed in December and reopened later."
)

LAKE_MINISTERS = (
    "Kenya, Uganda and Tanzania hope to hold a meeting of their trade ministers this month, a Kenyan "
    "official said on Tuesday.\n"
    "The dispute over the lake has divided the neighbours since it began in 2008.\n"
    "The official said the meeting could come before Trade Minister Amina Odera is scheduled to receive "
    "her German counterpart in Nairobi on March 22.\n"
    "The Kenyan and Ugandan interior ministers held rare talks in Kampala last month to discuss border "
    "patrols.\n"
    "Last week, Ugandan President Paul Okello said he may meet his Kenyan counterpart after the trade "
    "ministers' meeting.\n"
    "Late in February, fishermen from both shores called for calm.\n"
)
LAKE_PRESIDENT = (
    "Ugandan President Paul Okello said on Friday that a meeting of trade ministers is expected soon and "
    "that he may meet his Kenyan counterpart afterwards.\n"
    "Interior ministers from Kenya and Uganda held talks on border patrols in Kampala last week.\n"
    "The lake dispute, which has lasted nearly nine years, has cost fishermen dearly. Okello took office "
    "in 2011.\n"
)
LAKE_TALKS = (
    "The Kenyan and Ugandan interior ministers met in Kampala last month for talks on border patrols.\n"
    "Kenya wants the patrols to end. Fishermen hope for a deal.\n"
)


def reports(parsed: Parse, *texts: str, days: dict[int, str] | None = None) -> list[Report]:
    made = []
    for number, text in enumerate(texts):
        one = parsed(text)
        stated = (days or {}).get(number)
        day = date.fromisoformat(stated) if stated else None
        published = Published(day, day, ("stated",), stated=True) if day else Published()
        document: Document = replace(one.document, name=f"report {number}", published=published)
        made.append(Report(document, replace(one, document=document), Mentions(times=tuple(times.find(one)))))
    return made


def published(parsed: Parse, *texts: str, days: dict[int, str] | None = None) -> list[Published]:
    return [d.published for d in dating.date_documents(reports(parsed, *texts, days=days))]


def test_a_stated_date_stays_as_it_is(parsed: Parse) -> None:
    (one,) = published(parsed, DATED, days={0: "2021-06-16"})
    assert one == Published(date(2021, 6, 16), date(2021, 6, 16), ("stated",), stated=True)


def test_a_dated_report_of_the_same_act_dates_the_other(parsed: Parse) -> None:
    _, other = published(parsed, DATED, UNDATED, days={0: "2021-06-16"})
    assert (other.earliest, other.latest) == (date(2021, 6, 21), date(2021, 6, 27))
    assert not other.stated
    assert any("Last week" in reason and "Tuesday" in reason for reason in other.reasons)


def test_the_order_of_reports_does_not_matter(parsed: Parse) -> None:
    first, _ = published(parsed, UNDATED, DATED, days={1: "2021-06-16"})
    assert (first.earliest, first.latest) == (date(2021, 6, 21), date(2021, 6, 27))


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met on Tuesday and will meet again.",
        "The border accord was signed in 1998.",
        "Nothing is known of the talks.",
        "Bonds due March 15, 2040, fell.",
    ],
)
def test_too_thin_evidence_gives_no_interval(parsed: Parse, text: str) -> None:
    (one,) = published(parsed, text)
    assert (one.earliest, one.latest) == (None, None)


def test_an_unrelated_dated_report_dates_nothing(parsed: Parse) -> None:
    _, other = published(
        parsed, DATED, "Last week the parliament of Latvia passed a forest law.", days={0: "2021-06-16"}
    )
    assert other.earliest is None


def test_the_length_of_a_war_and_the_year_of_its_start_give_the_year(parsed: Parse) -> None:
    started, lasted = dating.date_documents(reports(parsed, WAR_BEGAN, WAR_LASTED))
    assert started.published.reasons
    assert any("nearly 14 years" in reason and "2009" in reason for reason in lasted.published.reasons)


def test_the_start_of_another_war_gives_no_year(parsed: Parse) -> None:
    other = "The Moldovan war began in 2009, and Oslo sent envoys. Oslo hosts the talks."
    lasted = "The Georgian conflict, which has lasted nearly 14 years, has killed thousands, Oslo says."
    assert not any("nearly 14 years" in reason for one in published(parsed, other, lasted) for reason in one.reasons)


def test_three_undated_reports_of_one_story_date_each_other(parsed: Parse) -> None:
    ministers, president, talks = published(parsed, LAKE_MINISTERS, LAKE_PRESIDENT, LAKE_TALKS)
    assert (ministers.earliest, ministers.latest) == (date(2017, 3, 7), date(2017, 3, 18))
    assert (president.earliest, president.latest) == (date(2017, 3, 3), date(2017, 3, 12))
    assert (talks.earliest, talks.latest) == (date(2017, 3, 1), date(2017, 3, 31))


def test_rival_weeks_say_what_sets_them_apart(parsed: Parse) -> None:
    ministers, *_ = published(parsed, LAKE_MINISTERS, LAKE_PRESIDENT, LAKE_TALKS)
    assert [(a.earliest, a.latest) for a in ministers.alternatives] == [
        (date(2017, 3, 7), date(2017, 3, 11)),
        (date(2017, 3, 14), date(2017, 3, 18)),
    ]
    assert ["7 Mar 2017" in a.reasons[0] for a in ministers.alternatives] == [True, False]


def test_repeating_a_report_changes_nothing(parsed: Parse) -> None:
    once = published(parsed, LAKE_MINISTERS, LAKE_PRESIDENT, LAKE_TALKS)
    twice = published(parsed, LAKE_MINISTERS, LAKE_PRESIDENT, LAKE_TALKS, LAKE_TALKS)
    assert [(p.earliest, p.latest) for p in twice[:3]] == [(p.earliest, p.latest) for p in once]


def test_a_weekday_with_its_day_picks_the_year(parsed: Parse) -> None:
    text = (
        "Guards closed the pass in 2021, and a court will hear the case on Monday, Oct. 9. "
        "The court said in late September that it was ready."
    )
    (one,) = published(parsed, text)
    assert (one.earliest, one.latest) == (None, None)  # the autumns of 2023 and 2028 both fit
    assert any("Oct. 9" in reason for reason in one.reasons)
    assert {a.earliest.year for a in one.alternatives if a.earliest} >= {2023}


def test_a_weekday_with_full_date_in_the_lead_is_the_day_of_the_news(parsed: Parse) -> None:
    (one,) = published(parsed, "The president of Chile resigned on Tuesday, March 3, 2020. Crowds cheered.")
    assert (one.earliest, one.latest) == (date(2020, 3, 3), date(2020, 3, 9))


def test_daysets_find_their_runs_again() -> None:
    days = daysets.between(date(2023, 1, 4), date(2023, 1, 8)) | daysets.between(date(2023, 1, 11), date(2023, 1, 15))
    assert daysets.runs(days) == [(date(2023, 1, 4), date(2023, 1, 8)), (date(2023, 1, 11), date(2023, 1, 15))]
    assert daysets.hull(days) == (date(2023, 1, 4), date(2023, 1, 15))
    assert len(list(daysets.each(days))) == 10


@pytest.mark.parametrize(("low", "high"), [(0, 0), (-3, 2), (5, 11), (-40, -7)])
def test_daysets_move_by_every_step_of_a_range(low: int, high: int) -> None:
    day = date(2023, 1, 4)
    moved = daysets.moved_by(daysets.between(day, day), low, high)
    assert [d.toordinal() - day.toordinal() for d in daysets.each(moved)] == list(range(low, high + 1))


@pytest.mark.gold
def test_the_seed_reports_come_out_in_their_weeks(parsed: Parse, shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())]
    for one in published(parsed, *texts):
        assert one.earliest is not None
        assert one.latest is not None
        assert date(2022, 12, 26) <= one.earliest <= one.latest <= date(2023, 1, 31)
        assert one.reasons


@pytest.mark.gold
def test_seed_dates_do_not_depend_on_the_order_of_reports(parsed: Parse, shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())]
    forward = published(parsed, *texts)
    back = published(parsed, *reversed(texts))
    assert [(p.earliest, p.latest) for p in forward] == [(p.earliest, p.latest) for p in reversed(back)]


@pytest.mark.gold
def test_rival_weeks_are_kept_where_two_fit(parsed: Parse, shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())]
    assert [len(one.alternatives) for one in published(parsed, *texts)] == [2, 0, 2]
