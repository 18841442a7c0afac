"""An undated report beside dated ones of its story, and heads that give only part of a date."""

from dataclasses import replace
from datetime import date

import pytest

from dragoman.extract import parse, times
from dragoman.link import dating
from dragoman.model import Document, Mentions, Published, Report, Zone, ZoneKind

DATED = (
    "A landslide buried the Chaparral mine near Zaruma on April 4, and eleven miners were killed. "
    "Governor Rosario Valdivieso said that the Chaparral mine would stay closed. "
    'Valdivieso told Radio Puyango on Friday that "nobody will dig there again this year". '
    "Forty wells near Zaruma will be tested on April 12."
)
UNDATED = (
    "Eleven miners were killed at the Chaparral mine near Zaruma on April 4. Governor Rosario Valdivieso closed it. "
    "A court in Zaruma will hear the owners on May 20."
)
OTHER = "Eleven sailors were rescued off Bergen on April 4. The coast guard praised the crew. A hearing is on May 20."


def report(number: int, text: str, day: str | None = None, **more: object) -> Report:
    stated = date.fromisoformat(day) if day else None
    published = Published(stated, stated, ("stated",), stated=True) if stated else Published()
    document = Document(id=f"d{number}", name=f"report {number}", text=text, published=published)
    (parsed,) = parse([replace(document, **more)])  # type: ignore[arg-type]
    return Report(parsed.document, parsed, Mentions(times=tuple(times.find(parsed))))


def published(*reports: Report) -> list[Published]:
    return [d.published for d in dating.date_documents(reports)]


def dateline(words: str, text: str) -> Report:
    zones = (Zone(ZoneKind.DATELINE, 0, len(words)), Zone(ZoneKind.BODY, len(words), len(words) + len(text)))
    return report(1, words + text, zones=zones)


def test_days_without_a_year_lie_in_the_year_of_the_dated_report() -> None:
    _, one = published(report(0, DATED, "2019-04-09"), report(1, UNDATED))
    assert one.earliest == date(2019, 4, 4)
    assert one.latest is not None
    assert one.latest <= date(2019, 5, 19)
    assert any("report 0" in reason and "chaparral" in reason for reason in one.reasons)


def test_without_shared_names_a_dated_report_dates_nothing() -> None:
    _, one = published(report(0, DATED, "2019-04-09"), report(1, OTHER))
    assert one.earliest is None


@pytest.mark.parametrize(("day", "year"), [("2019-04-09", 2019), ("2021-01-30", 2021)])
def test_a_dateline_without_its_year_takes_the_nearest(day: str, year: int) -> None:
    _, one = published(report(0, DATED, day), dateline("Loja, 11 April\n\n", UNDATED))
    assert (one.earliest, one.latest) == (date(year, 4, 11), date(year, 4, 11))
    assert any("the dateline gives" in reason for reason in one.reasons)
    assert not one.stated


def test_a_dateline_without_its_year_stays_unknown_alone() -> None:
    (one,) = published(dateline("Loja, 11 April\n\n", UNDATED))
    assert one.earliest is None


def test_the_full_date_of_its_lead_gives_a_dateline_its_year() -> None:
    lead = "A landslide buried a mine near Zaruma on 4 April 2016. Nobody was found."
    (one,) = published(dateline("Loja, 11 April\n\n", lead))
    assert (one.earliest, one.latest) == (date(2016, 4, 11), date(2016, 4, 11))


def test_an_anniversary_gives_a_dateline_no_year() -> None:
    lead = "On the anniversary of the landslide that buried a mine on 4 April 2016, families met."
    (one,) = published(dateline("Loja, 11 April\n\n", lead))
    assert one.earliest is None


@pytest.mark.parametrize(
    ("title", "reason", "first", "last"),
    [
        ("Mining watch, October 2024", None, date(2024, 10, 1), date(2024, 11, 15)),
        (None, "the day stated in metadata, 'October 2024', is not a date", date(2024, 10, 1), date(2024, 10, 31)),
        (None, "the day stated in metadata, '03/04/2024', may be read in two ways", date(2024, 3, 4), date(2024, 4, 3)),
        ("How October 2024 changed the mines", None, None, None),
    ],
)
def test_part_of_a_date_gives_an_interval(
    title: str | None, reason: str | None, first: date | None, last: date | None
) -> None:
    known = Published(reasons=(reason,)) if reason else Published()
    (one,) = published(report(0, "Miners closed two shafts. Prices rose.", title=title, published=known))
    assert (one.earliest, one.latest) == (first, last)


def test_who_is_quoted_by_a_dated_report_was_out_by_then() -> None:
    quote = 'Governor Rosario Valdivieso said on Friday: "Nobody will dig there again this year." '
    late = quote + "Zaruma mourns the Chaparral miners who died on April 4. A court will hear the owners on May 20."
    _, one = published(report(0, DATED, "2019-04-09"), report(1, late, outlet="Radio Puyango"))
    assert (one.earliest, one.latest) == (date(2019, 4, 5), date(2019, 4, 9))


def test_who_says_yesterday_does_not_name_its_own_day() -> None:
    text = "The governor closed the mine on Tuesday, March 3, 2020. {} Miners were angry."
    plain, other = (published(report(0, text.format(w)))[0] for w in ("", "He told us so yesterday."))
    assert plain.earliest == date(2020, 3, 3)
    assert other.earliest == date(2020, 3, 3)  # a full date in the lead is no bare weekday
    bare = "The governor closed the Chaparral mine near Zaruma on Friday. Valdivieso said so yesterday."
    _, one = published(report(0, DATED, "2019-04-09"), report(1, bare))
    assert any("yesterday" in reason for reason in one.reasons)


def test_two_acts_told_in_both_reports_give_the_days_that_fit_both() -> None:
    mine = (
        "The Chaparral mine near Zaruma is silent, says Rosario Valdivieso. "
        "Last Thursday a landslide buried eleven miners. Next Friday forty wells will be tested."
    )
    _, one = published(report(0, DATED, "2019-04-09"), report(1, mine))
    assert (one.earliest, one.latest) == (date(2019, 4, 4), date(2019, 4, 15))  # 5 to 11 April, and four days more


LISTED = (
    "Rangers near Mount Kirinyoka said on Tuesday that the warlord Desta Mareko had let eleven hostages go. "
    "Mareko's men seized the Kirinyoka tea estate on 3 June. The eleven walked to Olkeresi on Sunday."
)
FIRST = (
    "The warlord Desta Mareko seized the Kirinyoka tea estate near Olkeresi on 3 June and took eleven hostages. "
    "Elders from Olkeresi will meet Mareko on 20 June."
)
LATER = (
    "Eleven hostages walked free to Olkeresi last Sunday, five weeks before the planned vote. "
    "Mareko's men had held them at the Kirinyoka tea estate since 3 June. Desta Mareko was not seen."
)


@pytest.mark.parametrize("year", [2007, 2016])
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_one_dated_report_dates_two_others_of_its_story(year: int, order: tuple[int, ...]) -> None:
    tuesday = {2007: date(2007, 6, 12), 2016: date(2016, 6, 14)}[year]  # the news of both is of a Tuesday
    texts = [(LISTED, tuesday.isoformat()), (FIRST, None), (LATER, None)]
    dated = published(*(report(n, *texts[n]) for n in order))
    listed, first, later = (dated[order.index(n)] for n in range(3))
    assert listed.stated
    assert (first.earliest, first.latest) == (date(year, 6, 3), date(year, 6, 19))
    assert later.earliest is not None
    assert later.latest is not None
    assert date(year, 6, 3) <= later.earliest <= later.latest
    assert (later.latest - later.earliest).days <= 200
    assert all("report 0" in " ".join(p.reasons) for p in (first, later))


def test_two_dated_reports_years_apart_leave_the_year_open() -> None:
    first = report(0, LISTED, "2009-06-09")
    second = report(1, LISTED.replace("eleven", "nine").replace("Tuesday", "Wednesday"), "2013-06-12")
    *_, one = published(first, second, report(2, FIRST))
    assert one.earliest is None


def test_holders_of_office_tie_no_story() -> None:
    dated = "President Yoweri Museveni and Paul Kagame met on Tuesday. Museveni and Kagame spoke of tea."
    other = "Paul Kagame and Yoweri Museveni want more trade in tea, they say. The harvest was good."
    _, one = published(report(0, dated, "2019-04-09"), report(1, other))
    assert one.earliest is None
