"""Calendar arithmetic: what expressions mean from a reference day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import calendar
from dragoman.calendar import days, feasts
from dragoman.model import Published, Span, TimeExpression, TimeMention, When

WEDNESDAY = date(2024, 4, 17)
STATED = Published(WEDNESDAY, WEDNESDAY, ("stated",), stated=True)


def mention(
    expression: TimeExpression, *, tense: str | None = None, mod: str | None = None, at: int = 0
) -> TimeMention:
    return TimeMention(Span("d", at, at + 4, "then"), "DATE", expression, tense=tense, mod=mod)


def interval(expression: TimeExpression, *, tense: str | None = None, mod: str | None = None) -> tuple[str, str]:
    when = calendar.resolve(mention(expression, tense=tense, mod=mod), STATED).when
    assert when is not None
    return str(when.earliest), str(when.latest)


@pytest.mark.parametrize(
    ("expression", "tense", "first", "last"),
    [
        (TimeExpression("date", year=2019), "past", "2019-01-01", "2019-12-31"),
        (TimeExpression("date", year=2020, month=2), "past", "2020-02-01", "2020-02-29"),
        (TimeExpression("date", month=11, day=13), "past", "2023-11-13", "2023-11-13"),
        (TimeExpression("date", month=6, day=1), "future", "2024-06-01", "2024-06-01"),
        (TimeExpression("date", month=5), "past", "2023-05-01", "2023-05-31"),
        (TimeExpression("date", weekday=0), "past", "2024-04-15", "2024-04-15"),
        (TimeExpression("date", weekday=0), "future", "2024-04-22", "2024-04-22"),
        (TimeExpression("date", weekday=2), "past", "2024-04-17", "2024-04-17"),
        (TimeExpression("date", weekday=2, amount=-1), "past", "2024-04-10", "2024-04-10"),
        (TimeExpression("offset", amount=-1, unit="day"), "past", "2024-04-16", "2024-04-16"),
        (TimeExpression("unit", amount=-1, unit="week"), "past", "2024-04-08", "2024-04-14"),
        (TimeExpression("unit", amount=-1, unit="month"), "past", "2024-03-01", "2024-03-31"),
        (TimeExpression("unit", amount=0, unit="month"), "future", "2024-04-17", "2024-04-30"),
        (TimeExpression("unit", amount=0, unit="month"), "past", "2024-04-01", "2024-04-17"),
        (TimeExpression("offset", amount=-1, unit="year"), "past", "2023-01-01", "2023-12-31"),
    ],
)
def test_an_expression_gets_its_interval(expression: TimeExpression, tense: str, first: str, last: str) -> None:
    assert interval(expression, tense=tense) == (first, last)


@pytest.mark.parametrize(
    ("mod", "first", "last"),
    [("START", "2023-12-01", "2023-12-11"), ("MID", "2023-12-11", "2023-12-21"), ("END", "2023-12-22", "2023-12-31")],
)
def test_a_modifier_narrows_a_month_to_about_a_third(mod: str, first: str, last: str) -> None:
    assert interval(TimeExpression("date", year=2023, month=12), mod=mod) == (first, last)


def test_by_a_day_still_to_come_lies_between_the_report_and_that_day() -> None:
    assert interval(TimeExpression("date", month=4, day=30, bound="by"), tense="future") == ("2024-04-17", "2024-04-30")


def test_since_leaves_the_end_open() -> None:
    when = calendar.resolve(mention(TimeExpression("date", year=2011, bound="since"), tense="past"), STATED).when
    assert when is not None
    assert (when.earliest, when.latest) == (date(2011, 1, 1), None)


@pytest.mark.parametrize("number", range(1, 13))
def test_a_month_told_as_past_is_never_a_coming_one(number: int) -> None:
    for month in range(1, 13):
        day = date(2023, month, 4)
        told = mention(TimeExpression("date", month=number), tense="past")
        when = calendar.resolve(told, Published(day, day, stated=True)).when
        assert when is not None
        assert when.earliest is not None
        assert when.earliest <= day


def test_a_bare_day_is_marked_inferred() -> None:
    when = calendar.resolve(mention(TimeExpression("date", month=11, day=13), tense="past"), STATED).when
    assert when is not None
    assert "2023" in when.inferred


def test_a_day_with_its_year_is_not_marked_inferred() -> None:
    when = calendar.resolve(mention(TimeExpression("date", year=2023, month=11, day=13)), STATED).when
    assert when is not None
    assert when.inferred == ""


def test_an_undated_report_gives_the_hull_of_both_ends() -> None:
    window = Published(date(2024, 4, 12), date(2024, 4, 17), ("inferred",))
    done = calendar.resolve(mention(TimeExpression("date", weekday=0), tense="past"), window)
    assert done.when is not None
    assert (done.when.earliest, done.when.latest) == (date(2024, 4, 8), date(2024, 4, 15))
    assert done.value is None
    assert done.when.inferred


def test_a_relative_time_without_any_reference_day_has_no_interval() -> None:
    assert calendar.resolve(mention(TimeExpression("unit", amount=-1, unit="week")), Published()).when is None


def test_an_absolute_date_resolves_without_any_reference_day() -> None:
    when = calendar.resolve(mention(TimeExpression("date", year=2021, month=3, day=4)), Published()).when
    assert when == When(date(2021, 3, 4), date(2021, 3, 4), "then")


def test_that_week_is_counted_from_the_date_mentioned_before() -> None:
    day = mention(TimeExpression("date", year=2021, month=3, day=4), tense="past")
    week = mention(TimeExpression("unit", amount=0, unit="week", anchor="mention"), tense="past", at=10)
    found = calendar.resolve_all([week, day], STATED)[1].when
    assert found is not None
    assert (found.earliest, found.latest) == (date(2021, 3, 1), date(2021, 3, 7))
    assert "then" in found.inferred


def test_a_day_that_the_calendar_lacks_has_no_interval() -> None:
    assert calendar.resolve(mention(TimeExpression("date", year=2023, month=2, day=29)), STATED).when is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-01-18", "2023-01-18", "18 Jan 2023"),
        ("2022-12-19", "2022-12-31", "19-31 Dec 2022"),
        ("2022-12-29", "2023-01-08", "29 Dec 2022 - 8 Jan 2023"),
        ("2023-03-30", "2023-04-02", "30 Mar - 2 Apr 2023"),
        ("2023-01-01", "2023-01-31", "Jan 2023"),
        ("2023-01-01", "2023-12-31", "2023"),
        (None, "2023-01-31", "by 31 Jan 2023"),
        ("2024-05-04", None, "after 3 May 2024"),
        ("2011-01-01", None, "from 2011"),
        (None, None, "unknown"),
    ],
)
def test_describe_is_short_and_unambiguous(first: str | None, last: str | None, words: str) -> None:
    when = When((first and date.fromisoformat(first)) or None, (last and date.fromisoformat(last)) or None)
    assert calendar.describe(when) == words


def test_describe_of_nothing_is_unknown() -> None:
    assert calendar.describe(None) == "unknown"


def test_shift_moves_known_ends_and_keeps_open_ones() -> None:
    moved = calendar.shift(When(date(2024, 2, 28), None), 2)
    assert (moved.earliest, moved.latest) == (date(2024, 3, 1), None)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-04-17", "2024-04-17", "2024-04-17"),
        ("2024-04-17T06:15", "2024-04-17", "2024-04-17"),
        ("2024-04-17TNI", "2024-04-17", "2024-04-17"),
        ("2024-W16", "2024-04-15", "2024-04-21"),
        ("2000-W7", "2000-02-14", "2000-02-20"),
        ("2024-W16-WE", "2024-04-20", "2024-04-21"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1989-Q3", "1989-07-01", "1989-09-30"),
        ("1989-H2", "1989-07-01", "1989-12-31"),
        ("2012-WI", "2012-12-01", "2013-02-28"),
        ("1998", "1998-01-01", "1998-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("1998-10-XX", "1998-10-01", "1998-10-31"),
        ("1998-XX-XX", "1998-01-01", "1998-12-31"),
        ("1989-WXX", "1989-01-01", "1989-12-31"),
        ("1989-QX", "1989-01-01", "1989-12-31"),
    ],
)
def test_a_value_stands_for_days(value: str, first: str, last: str) -> None:
    assert calendar.interval(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value",
    ["", "P3D", "PXW", "PT24H", "PRESENT_REF", "XXXX-07", "XXXX-WXX-1", "2023-02-30", "2023-W60", "T15:00", "0000"],
)
def test_a_value_that_stands_for_no_days_has_no_interval(value: str) -> None:
    assert calendar.interval(value) is None


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("easter", 2024, "2024-03-31"),
        ("easter", 2038, "2038-04-25"),
        ("good friday", 2025, "2025-04-18"),
        ("thanksgiving", 2023, "2023-11-23"),
        ("memorial day", 2024, "2024-05-27"),
        ("labor day", 2013, "2013-09-02"),
        ("christmas eve", 2024, "2024-12-24"),
        ("fourth of july", 2024, "2024-07-04"),
    ],
)
def test_feasts_fall_on_their_day(name: str, year: int, day: str) -> None:
    assert feasts.NAMES[name](year).isoformat() == day


def test_an_offset_from_nothing_told_has_no_interval() -> None:
    next_day = TimeExpression("unit", amount=1, unit="day", anchor="mention")
    assert calendar.resolve(mention(next_day), STATED).when is None


def test_that_day_is_no_year_that_was_told_since() -> None:
    told = [
        mention(TimeExpression("date", year=2021, month=3, day=4)),
        mention(TimeExpression("date", year=2014), at=10),
        mention(TimeExpression("unit", amount=0, unit="day", anchor="mention"), at=20),
    ]
    when = calendar.resolve_all(told, STATED)[2].when
    assert when is not None
    assert (when.earliest, when.latest) == (date(2021, 3, 4), date(2021, 3, 4))


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2060, 12, 31))
EXPRESSIONS = st.one_of(
    st.builds(
        TimeExpression,
        kind=st.just("unit"),
        unit=st.sampled_from(["day", "week", "month", "quarter", "year", "weekend", "decade"]),
        amount=st.sampled_from([-1, 0, 1]),
    ),
    st.builds(
        TimeExpression,
        kind=st.just("offset"),
        unit=st.sampled_from(["day", "week", "month", "year"]),
        amount=st.integers(-40, 40),
    ),
    st.builds(TimeExpression, kind=st.just("date"), month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(TimeExpression, kind=st.just("date"), weekday=st.integers(0, 6)),
)
TENSES = st.sampled_from(["past", "present", "future", None])
MODS = st.sampled_from(["START", "MID", "END", None])


@given(DAYS, EXPRESSIONS, TENSES, MODS)
def test_every_interval_is_in_order(day: date, expression: TimeExpression, tense: str | None, mod: str | None) -> None:
    when = calendar.resolve(mention(expression, tense=tense, mod=mod), Published(day, day, stated=True)).when
    assert when is not None
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= when.latest


@given(DAYS, EXPRESSIONS, TENSES, st.integers(0, 20))
def test_a_window_of_publication_covers_both_of_its_ends(
    day: date, expression: TimeExpression, tense: str | None, length: int
) -> None:
    end = day + timedelta(days=length)
    whole = calendar.resolve(mention(expression, tense=tense), Published(day, end)).when
    assert whole is not None
    for one in (day, end):
        part = calendar.resolve(mention(expression, tense=tense), Published(one, one, stated=True)).when
        assert part is not None
        assert whole.earliest is not None
        assert part.earliest is not None
        assert whole.earliest <= part.earliest
        assert whole.latest is not None
        assert part.latest is not None
        assert part.latest <= whole.latest


@given(DAYS, EXPRESSIONS, TENSES)
def test_the_value_stands_for_the_days_of_the_interval_or_more(
    day: date, expression: TimeExpression, tense: str
) -> None:
    done = calendar.resolve(mention(expression, tense=tense), Published(day, day, stated=True))
    named = calendar.interval(done.value or "")
    assert named is not None
    assert done.when is not None
    assert done.when.earliest is not None
    assert done.when.latest is not None
    if expression.kind != "offset":  # "two weeks ago" is a week about the fourteenth day back
        assert named[0] <= done.when.earliest
        assert done.when.latest <= named[1]


@given(DAYS, st.integers(-500, 500))
def test_moving_by_months_keeps_the_month_arithmetic(day: date, months: int) -> None:
    moved = days.moved(day, months, "month")
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
