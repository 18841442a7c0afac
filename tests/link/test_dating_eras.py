"""One report alone, dated by what could be said in its time: offices, states and things, and years it names."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dragoman import calendar
from dragoman.extract import times
from dragoman.lexicon import table
from dragoman.link import dating
from dragoman.link.dating import eras
from dragoman.model import Mentions, Parsed, Published, Report, TimeExpression, TimeMention
from tests import builders

Parse = Callable[[str], Parsed]


def report(parsed: Parse, text: str) -> Report:
    one = parsed(text)
    document = replace(one.document, published=Published())
    return Report(document, replace(one, document=document), Mentions(times=tuple(times.find(one))))


def alone(parsed: Parse, text: str) -> Published:
    return dating.date_documents([report(parsed, text)])[0].published


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("President Fidel Ramos told Prime Minister Chuan Leekpai that the reef was quiet.", "1997-10", "1998-08"),
        ("Former President Jimmy Carter met Secretary of State Alexander Haig in Nairobi.", "1981-01", "1982-09"),
        ("West German officials met Prime Minister Tadeusz Mazowiecki to talk of debts.", "1989-07", "1990-12"),
        ("Secretary-General Kofi Annan said the African Union would send men.", "2001-01", "2007-02"),
        ("Iraqi Foreign Minister Tariq Aziz and Secretary of State George Shultz shook hands.", "1982-12", "1989-03"),
    ],
)
def test_what_only_one_time_could_say_dates_a_report(parsed: Parse, text: str, first: str, last: str) -> None:
    candidates = dating._own([report(parsed, text)], frozenset([0]), range(1960, 2040))  # wider than is told
    low, high = dating.daysets.hull(candidates[0].days)
    assert (f"{low:%Y-%m}", f"{high:%Y-%m}") == (first, last)
    assert all('"' in reason for reason in candidates[0].reasons)


def test_an_interval_wider_than_five_years_is_refused(parsed: Parse) -> None:
    one = alone(parsed, "Secretary-General Kofi Annan called for calm in the strait.")
    assert (one.earliest, one.latest) == (None, None)
    assert any("Kofi Annan" in reason for reason in one.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Vice President Fidel Ramos resigned.",  # another office
        "Polish President Fidel Ramos resigned.",  # another state
        "Fidel Ramos praised the harvest.",  # no office
        "President Ramon Fidelis resigned.",  # another name
        "President-elect Fidel Ramos slept.",
    ],
)
def test_other_people_and_offices_are_no_sign_of_the_time(parsed: Parse, text: str) -> None:
    assert eras.signs(report(parsed, text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "In 1993 President Fidel Ramos signed the law on mines.",
        "Under President Fidel Ramos the mines were shut.",
        "The mines were shut when President Fidel Ramos ruled.",
        "Former President Fidel Ramos opened a mine.",
        "Ten years ago President Fidel Ramos opened the mine.",
        "The men who once toppled President Fidel Ramos own the mine.",
    ],
)
def test_history_sets_no_end(parsed: Parse, text: str) -> None:
    (sign,) = eras.signs(report(parsed, text))
    assert sign.windows == ()
    assert sign.first >= date(1992, 5, 1)


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("Former Philippine President Fidel Ramos slept.", date(1998, 4, 30)),
        ("Late in May Philippine President Fidel Ramos slept.", date(1992, 5, 1)),
        ("The then U.S. President Jimmy Carter slept.", date(1980, 12, 1)),
    ],
)
def test_only_a_former_holder_is_former(parsed: Parse, text: str, floor: date) -> None:
    (sign,) = eras.signs(report(parsed, text))
    assert abs((sign.first - floor).days) <= 31


def test_an_older_office_beside_a_newer_thing_is_history(parsed: Parse) -> None:
    one = alone(parsed, "President Fidel Ramos is still spoken of on Facebook, say Prime Minister Gordon Brown's men.")
    assert one.earliest is None or one.earliest >= date(2004, 1, 1)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "The mill earned $4 million in 1996, said its owner. It will build a second mill in early 1998.",
            date(1996, 1, 1),
            date(1998, 4, 30),
        ),
        (
            "Sales rose to $9 million from $7 million in the 2003 quarter, the brewery said.",
            date(2003, 1, 1),
            date(2005, 4, 30),
        ),
        (
            "Rebels burned the bridge in March 2011. The bridge will be rebuilt by the end of 2013.",
            date(2011, 3, 1),
            date(2014, 1, 31),
        ),
    ],
)
def test_past_and_coming_years_bound_a_report(parsed: Parse, text: str, first: date, last: date) -> None:
    one = alone(parsed, text)
    assert one.earliest is not None
    assert one.latest is not None
    assert first <= one.earliest <= one.latest <= last
    assert not one.stated


@pytest.mark.parametrize(
    "text",
    [
        "The league, invited to join in July 1997, joined. It was founded in 1990.",
        "Voters rejected the 1998 Water Act. It was founded in 1990.",
        "Analysts expect 2004 earnings of $3 a share.",
        "He said the bridge fell in 1962.",
    ],
)
def test_a_year_that_says_nothing_of_what_comes_is_no_ceiling(parsed: Parse, text: str) -> None:
    assert alone(parsed, text).earliest is None


def test_results_come_out_soon_after_their_period(parsed: Parse) -> None:
    text = "For the quarter ended Sept. 30 the brewery earned $2 million, up from $1 million in the 2003 period."
    one = alone(parsed, text)
    assert one.earliest == date(2003, 1, 1)
    assert one.latest == date(2005, 1, 28)  # 120 days after the last 30 September; without that day, in April


def test_a_report_known_to_years_resolves_no_weekday() -> None:
    wide = Published(date(2003, 1, 1), date(2005, 4, 30), ("results",))
    near = Published(date(2003, 1, 6), date(2003, 1, 8), ("results",))
    span = builders.report(None, "On Friday it rained.").span(3, 9)
    friday = TimeMention(span, "DATE", TimeExpression("date", weekday=4), tense="past")
    assert calendar.resolve(friday, wide).when is None
    assert calendar.resolve(friday, near).when is not None


@pytest.mark.parametrize("name", ["tenures", "eras"])
def test_months_of_the_tables_are_in_order(name: str) -> None:
    for row in table(name):
        assert len(row["first"]) == 7, row
        assert not row["last"] or row["first"] <= row["last"], row
