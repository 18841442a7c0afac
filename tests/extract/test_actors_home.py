"""An office without a country is that of the dateline's capital, where the report tells mainly of that state."""

import pytest

from dragoman.extract import actors
from dragoman.extract.parse import parse
from dragoman.model import Document, Zone, ZoneKind

pytestmark = pytest.mark.model


def country(dateline: str, text: str, name: str) -> str | None:
    whole = f"{dateline} - {text}"
    zones = (
        Zone(ZoneKind.DATELINE, 0, len(dateline) + 3),
        Zone(ZoneKind.BODY, len(dateline) + 3, len(whole)),
    )
    parsed = next(iter(parse([Document("d", "d", whole, zones=zones)])))
    return next(m.country for m in actors.find(parsed) if name in m.span.text)


MEETING = (
    "Kenya closed its border with Uganda. Foreign Minister Peter Otieno will meet his Ugandan counterpart on Sunday."
)


@pytest.mark.parametrize(
    ("dateline", "text", "name", "found"),
    [
        ("NAIROBI", MEETING, "Otieno", "KEN"),
        (
            "NAIROBI, 3 May",
            "Kenya has moved 400 villagers, the emergencies ministry said.",
            "emergencies ministry",
            "KEN",
        ),
        ("GENEVA", MEETING, "Otieno", None),  # no capital
        ("CAIRO", MEETING, "Otieno", None),  # the report does not speak of Egypt
        ("NAIROBI", "Kenya hosted talks. Envoy Peter Otieno spoke first.", "Otieno", None),  # anybody's envoy
        ("NAIROBI", "Kenya heard Ugandan Foreign Minister Peter Otieno.", "Otieno", "UGA"),
    ],
)
def test_whose_minister(dateline: str, text: str, name: str, found: str | None) -> None:
    assert country(dateline, text, name) == found


def test_a_line_with_the_day_alone_is_not_the_dateline_looked_for() -> None:
    whole = f"May 3, 2024\n\nNAIROBI - {MEETING}"
    day, start = len("May 3, 2024\n\n"), len("May 3, 2024\n\nNAIROBI - ")
    zones = (
        Zone(ZoneKind.DATELINE, 0, day),
        Zone(ZoneKind.DATELINE, day, start),
        Zone(ZoneKind.BODY, start, len(whole)),
    )
    parsed = next(iter(parse([Document("d", "d", whole, zones=zones)])))
    assert next(m.country for m in actors.find(parsed) if "Otieno" in m.span.text) == "KEN"
