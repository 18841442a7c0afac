"""Masthead, headline, byline, dateline, agency - and texts that have none of them."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model import DocumentKind, ZoneKind
from dragoman.read import dateline, masthead
from tests.read.helpers import BODY, one, words

FIRST = BODY.split("\n")[0]


def test_a_text_that_opens_with_a_sentence_has_no_head(tmp_path: Path) -> None:
    found = one(tmp_path, BODY)
    assert (found.outlet, found.title, found.agency) == (None, None, None)
    assert not found.published.stated
    assert words(found, ZoneKind.BODY) == [BODY]


@pytest.mark.parametrize(
    ("head", "outlet", "title"),
    [
        (
            "# The ANDES POLICY INSTITUTE\n\n## [Talks Near on Fishing Row](#)",
            "The Andes Policy Institute",
            "Talks Near on Fishing Row",
        ),
        ("THE COAST HERALD\n\nTalks near on fishing row", "The Coast Herald", "Talks near on fishing row"),
        ("BBC News | World\n\nTalks near on fishing row", "BBC", "Talks near on fishing row"),
        ("Al Jazeera\nTalks near on fishing row", "Al Jazeera", "Talks near on fishing row"),
        ("THE COAST MORNING\nTalks near on fishing row", "The Coast Morning", "Talks near on fishing row"),
        ("Callao Lantern\n\nTalks near on fishing row", "Callao Lantern", "Talks near on fishing row"),
        ("Talks near on fishing row | Reuters", "Reuters", "Talks near on fishing row"),
        ("Talks near on fishing row - Al Jazeera", "Al Jazeera", "Talks near on fishing row"),
        ("Reuters - Talks near on fishing row", "Reuters", "Talks near on fishing row"),
        ("THE NEW COAST HERALDTalks near on fishing row", "The New Coast Herald", "Talks near on fishing row"),
        ("SEA WATCH\nBriefing No. 12\n\nTalks near on fishing row", "Sea Watch", "Talks near on fishing row"),
        ("Jornal da Ilha\nTalks near on fishing row", "Jornal da Ilha", "Talks near on fishing row"),
        ("Radio Norte - LIVE\nTalks near on fishing row", "Radio Norte", "Talks near on fishing row"),
        ("Costa Vandaag\n17 October 2026\n\nTalks near on fishing row", "Costa Vandaag", "Talks near on fishing row"),
        ("El Faro del Sur\nMarch 3, 2024\nTalks near on fishing row", "El Faro del Sur", "Talks near on fishing row"),
        ("Talks Collapse\nMarch 3, 2024", None, "Talks Collapse"),
        ("WORLD\nTalks near on fishing row", None, "Talks near on fishing row"),
        ("Talks near on fishing row", None, "Talks near on fishing row"),
        ("# Talks near on fishing row\n\n## Ministers meet on Friday", None, "Talks near on fishing row"),
        ("LIMA: NO TALKS UNDER THREAT", None, "LIMA: NO TALKS UNDER THREAT"),
        ("coastherald.com.pe\nTalks near on fishing row", "coastherald.com.pe", "Talks near on fishing row"),
        ("Will the two sides talk?", None, "Will the two sides talk?"),
    ],
)
def test_mastheads_are_told_from_headlines(tmp_path: Path, head: str, outlet: str | None, title: str) -> None:
    found = one(tmp_path, f"{head}\n\n{BODY}")
    assert (found.outlet, found.title) == (outlet, title)
    assert words(found, ZoneKind.HEADLINE) == [title]
    assert words(found, ZoneKind.BODY)[-1].endswith(BODY)


@pytest.mark.parametrize(
    "first",
    [
        "The talks are off.",
        "There was no meeting on Friday, the minister said:",
        "When is a truce not a truce, many in the port of Callao asked on Monday, and who is to say so now?",
        "the talks resumed in Lima",
    ],
)
def test_a_sentence_is_no_headline(tmp_path: Path, first: str) -> None:
    assert one(tmp_path, f"{first}\n\n{BODY}").title is None


@pytest.mark.parametrize(
    ("text", "length", "agency", "day"),
    [
        ("BRUSSELS, Nov. 22, 2022 (Reuters) - The", 36, "Reuters", "Nov. 22, 2022"),
        ("NAIROBI, Kenya (AP) _ The", 22, "AP", ""),
        ("Brussels (dpa) - The", 17, "dpa", ""),
        ("MOSCOW, January 12. /TASS/. The", 28, "TASS", "January 12"),
        ("March 3 (Reuters) - The", 20, "Reuters", "March 3"),
        ("KHARTOUM, 3 March - The", 20, None, "3 March"),
        ("May 3, 2025. Border guards fired", 13, None, "May 3, 2025"),
        ("Lusaka, 3 March 2024. The army", 22, None, "3 March 2024"),
        ("Geneva, 12 March 2024 — The", 24, None, "12 March 2024"),
        ("RIYADH: The", 8, None, ""),
        ("(CNN)The", 5, "CNN", ""),
        ("KYIV, Ukraine — The", 16, None, ""),
        ("CNN — The", 6, "CNN", ""),
        ("QUITO, 3 May (Cordillera) — The", 28, "Cordillera", "3 May"),
        ("ADDIS ABABA/JUBA, March 3 (Xinhua) -- The", 38, "Xinhua", "March 3"),
    ],
)
def test_datelines(text: str, length: int, agency: str | None, day: str) -> None:
    found = dateline.read(text)
    assert found is not None
    assert (found.length, found.agency, found.day) == (length, agency, day)


@pytest.mark.parametrize(
    "text",
    [
        "The foreign ministers (Reuters) - met",
        "On 3 March - a Sunday - the talks began",
        "BREAKING: The talks are off",
        "Mr. Vega (56) - a lawyer - said",
        "Peru recalled its envoy.",
        "In Lima, 3 March was a holiday",
        "Talks — at last",
        "The army (SAF) said",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert dateline.read(text) is None


def test_a_dateline_with_a_year_dates_the_report_and_is_no_evidence(tmp_path: Path) -> None:
    found = one(tmp_path, f"LIMA, March 2, 2024 (Reuters) - {BODY}")
    assert found.published.earliest == date(2024, 3, 2)
    assert (found.agency, found.outlet) == ("Reuters", "Reuters")
    assert words(found, ZoneKind.BODY) == [BODY]


@pytest.mark.parametrize(
    "line", ["ANKARA", "ADDIS ABABA", "Nay Pyi Taw, 10 May", "LIMA, March 2 (Reuters) - By Ana Ruiz"]
)
def test_a_dateline_may_stand_alone(tmp_path: Path, line: str) -> None:
    found = one(tmp_path, f"{line}\n{BODY}")
    assert words(found, ZoneKind.DATELINE) == [line]
    assert words(found, ZoneKind.BODY) == [BODY]


def test_a_dateline_without_a_year_dates_nothing_but_is_remembered(tmp_path: Path) -> None:
    found = one(tmp_path, f"LIMA, March 2 - {BODY}")
    assert found.published.earliest is None
    assert found.published.reasons == ("the dateline gives 'March 2' without a year",)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("By Ana Ruiz | 12 March 2024", date(2024, 3, 12)),
        ("Published: 12 March 2024", date(2024, 3, 12)),
        ("Published 12 March 2024 | Updated 15 March 2024", date(2024, 3, 12)),
        ("Updated 15 March 2024 | Published 12 March 2024", date(2024, 3, 12)),
        ("Updated 15 March 2024", date(2024, 3, 15)),
        ("12 March 2024, 10:15 GMT", date(2024, 3, 12)),
        ("Tuesday, March 12, 2024 at 9:05 am", date(2024, 3, 12)),
        ("Date: 2024-03-12", date(2024, 3, 12)),
        ("By our correspondent in Lima", None),
        ("Staff Correspondent, Cusco", None),
    ],
)
def test_lines_under_the_headline(tmp_path: Path, line: str, day: date | None) -> None:
    found = one(tmp_path, f"Talks near on fishing row\n\n{line}\n\n{BODY}")
    assert found.published.earliest == day
    assert words(found, ZoneKind.DATELINE) == [line]
    assert words(found, ZoneKind.BODY) == [BODY]


def test_a_deck_between_headline_and_byline_is_evidence(tmp_path: Path) -> None:
    found = one(tmp_path, f"Talks near on fishing row\n\nMinisters to meet on Friday\n\nBy Ana Ruiz\n\n{BODY}")
    assert words(found, ZoneKind.BODY)[0] == "Ministers to meet on Friday"
    assert words(found, ZoneKind.DATELINE) == ["By Ana Ruiz"]


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("(Reporting by Ana Ruiz in Lima; Editing by Tom Hale)", "Reuters"),
        ("(AFP)", "AFP"),
        ("- AFP", "AFP"),
        ("Source: Xinhua", "Xinhua"),
        ("With inputs from Reuters", "Reuters"),
        ("The Associated Press contributed to this report.", "AP"),
        ("Ana Ruiz told Reuters on Monday.", None),
        ("The army denied it (and the navy).", None),
    ],
)
def test_the_agency_may_be_credited_at_the_end(tmp_path: Path, line: str, agency: str | None) -> None:
    assert one(tmp_path, f"{BODY}\n{line}").agency == agency


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (BODY, DocumentKind.REPORT),
        (f"Opinion\n\nThe sea is not for sale\n\n{BODY}", DocumentKind.OPINION),
        (f"Opinion | The sea is not for sale\n\n{BODY}", DocumentKind.OPINION),
        (f"{BODY}\nThe views expressed here are the author's own.", DocumentKind.OPINION),
        (f"{BODY}\nAn earlier version of this article misstated the number of boats.", DocumentKind.CORRECTION),
        (
            "\n".join(f"{h}:15 GMT\nThe ministers are still in the hall of the port." for h in range(10, 18)),
            DocumentKind.LIVE_BLOG,
        ),
        ("HOST: Will you sign?\nMINISTER: We will not sign it.\n" * 4, DocumentKind.TRANSCRIPT),
        (f"{BODY}\nPeru: The 12 killed were at sea.\nChile: The five killed were in port.", DocumentKind.REPORT),
    ],
)
def test_reports_are_told_from_their_neighbours(tmp_path: Path, text: str, kind: DocumentKind) -> None:
    assert one(tmp_path, text).kind is kind


def test_what_a_correction_notes_is_no_evidence(tmp_path: Path) -> None:
    note = "An earlier version of this article said that 40 boats were seized."
    assert words(one(tmp_path, f"{BODY}\n{note}"), ZoneKind.BOILERPLATE) == [note]


@pytest.mark.parametrize(
    ("shouted", "name"),
    [
        ("THE HILL HERALD", "The Hill Herald"),
        ("BBC NEWS", "BBC"),
        ("TRT WATCH", "TRT Watch"),
        ("Voice OF the SEA", "Voice of the Sea"),
    ],
)
def test_an_outlets_name_is_shown_in_running_case(shouted: str, name: str) -> None:
    assert masthead.name(shouted) == name


def test_the_names_of_outlets_do_not_change_what_is_read(tmp_path: Path) -> None:
    found = [
        one(tmp_path, f"{outlet}\n\nTalks near on fishing row\n\n{BODY}", f"{outlet}.txt")
        for outlet in ("RT News", "BBC News")
    ]
    assert len({(d.title, d.kind, d.agency, len(d.zones)) for d in found}) == 1


def test_the_first_paragraph_alone_can_be_read(tmp_path: Path) -> None:
    assert words(one(tmp_path, f"LIMA: {FIRST}"), ZoneKind.DATELINE) == ["LIMA:"]
