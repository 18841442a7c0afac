"""Stated days: which are taken, which stay unknown, and why."""

from datetime import date

import pytest

from dragoman.read import dates


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-02", date(2024, 3, 2)),
        ("2024-03-02T00:30:00+03:00", date(2024, 3, 2)),
        ("2024-03-01T23:30:00-11:00", date(2024, 3, 1)),
        ("Sat, 02 Mar 2024 10:00:00 GMT", date(2024, 3, 2)),
        ("March 2, 2024", date(2024, 3, 2)),
        ("2nd of March 2024", date(2024, 3, 2)),
        ("Sept. 30, 2023", date(2023, 9, 30)),
        ("2024/3/2", date(2024, 3, 2)),
        ("20240302", date(2024, 3, 2)),
        ("25/12/2023", date(2023, 12, 25)),
        ("12/25/2023", date(2023, 12, 25)),
        ("02.02.2024", date(2024, 2, 2)),
        (1709337600, date(2024, 3, 2)),
        (1709337600000, date(2024, 3, 2)),
    ],
)
def test_a_stated_day_is_one_day_with_its_reason(value: object, day: date) -> None:
    found = dates.stated(value, "metadata")
    assert (found.earliest, found.latest, found.stated) == (day, day, True)
    assert found.reasons[0].startswith("stated: metadata")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("03/04/2024", "two ways"),
        ("31 February 2023", "not a day of the calendar"),
        ("2023-13-40", "not a day of the calendar"),
        ("9999-01-01", "not between"),
        ("0001-01-01", "not between"),
        ("3 March", "has no year"),
        ("yesterday", "not a date"),
    ],
)
def test_what_cannot_be_a_day_is_unknown_with_a_reason(value: str, why: str) -> None:
    found = dates.stated(value, "metadata")
    assert found.earliest is None
    assert not found.stated
    assert why in found.reasons[0]
