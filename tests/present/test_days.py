"""Days in words, and the days a timeline shows."""

from datetime import date

import pytest

from dragoman.present.days import Axis, axis, bar_words, interval_words
from dragoman.present.layout import Bar


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def bar(
    earliest: str | None, latest: str | None, *others: tuple[str | None, str | None], inferred: bool = False
) -> Bar:
    return Bar("x", day(earliest), day(latest), tuple((day(a), day(b)) for a, b in others), inferred=inferred)


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "no day given"),
        ("2031-02-11", "2031-02-12", "11-12 Feb 2031"),
        ("2031-02-11", None, "after 10 Feb 2031"),
        (None, "2031-02-11", "by 11 Feb 2031"),
    ],
)
def test_interval_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert interval_words((day(earliest), day(latest))) == words


def test_bar_words_carry_the_doubt() -> None:
    doubtful = bar("2022-11-13", "2022-11-13", ("2021-11-01", "2021-11-30"), inferred=True)
    assert bar_words(doubtful) == "13 Nov 2022 (inferred), or Nov 2021"


def test_an_alternative_equal_to_the_favoured_reading_is_not_told_twice() -> None:
    assert bar_words(bar("2031-02-11", "2031-02-11", ("2031-02-11", "2031-02-11"))) == "11 Feb 2031"


def test_no_day_no_axis() -> None:
    assert axis([bar(None, None)]) is None


def test_one_far_date_does_not_squeeze_the_rest() -> None:
    close = [bar(f"2031-03-{n:02}", f"2031-03-{n:02}") for n in range(1, 10)]
    shown = axis([*close, bar("2024-01-01", "2024-12-31")])
    assert shown is not None
    assert date.fromordinal(shown.first) > date(2031, 2, 1)


def test_a_date_a_month_away_still_fits() -> None:
    close = [bar(f"2031-03-{n:02}", f"2031-03-{n:02}") for n in range(1, 10)]
    shown = axis([*close, bar("2031-04-01", "2031-04-30")])
    assert shown is not None
    assert date.fromordinal(shown.last) >= date(2031, 4, 30)


@pytest.mark.parametrize(
    "ends", [("0001-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31"), ("0001-01-01", "9999-12-31")]
)
def test_the_ends_of_the_calendar_do_not_overflow(ends: tuple[str, str]) -> None:
    shown = axis([bar(*ends)])
    assert shown is not None
    assert shown.ticks(7) is not None


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2031-03-08", "2031-03-12", ["8 Mar", "9 Mar", "10 Mar", "11 Mar", "12 Mar"]),
        ("2031-03-01", "2031-03-31", ["3 Mar", "10 Mar", "17 Mar", "24 Mar", "31 Mar"]),
        ("2030-12-15", "2031-03-20", ["Jan 2031", "Feb", "Mar"]),
        ("2024-06-01", "2031-03-20", ["2025", "2026", "2027", "2028", "2029", "2030", "2031"]),
    ],
)
def test_ticks_are_round(first: str, last: str, labels: list[str]) -> None:
    shown = Axis(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal())
    assert [label for _, label in shown.ticks(5 if first != "2024-06-01" else 7)] == labels


def test_weekly_ticks_are_mondays() -> None:
    shown = Axis(date(2031, 3, 1).toordinal(), date(2031, 4, 20).toordinal())
    assert {date.fromordinal(ordinal).weekday() for ordinal, _ in shown.ticks(8)} == {0}


def test_three_of_eleven_dates_long_ago_do_not_squeeze_the_rest() -> None:
    old = [bar("2029-11-01", "2029-11-30"), bar("2030-07-01", "2030-07-31"), bar("2030-03-13", "2030-03-13")]
    shown = axis([*old, *(bar(f"2031-0{n % 3 + 1}-05", f"2031-0{n % 3 + 1}-20") for n in range(8))])
    assert shown is not None
    assert date.fromordinal(shown.first) > date(2030, 12, 1)
