"""Country and sector of a phrase alone, and the card's lines for them."""

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.extract.actors import resolve
from dragoman.score.actors import measure, predict


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Ghanaian police", "GHA", "COP"),
        ("Peru's Foreign Ministry", "PER", "GOV"),
        ("the Knesset", "ISR", "LEG"),
        ("a former Dutch minister", "NLD", "ELI"),
        ("Türkiye", "TUR", ""),
        ("Transnistria", "MDA", "PRE"),
        ("Al-Shabab militants", "SOM", "REB"),
        ("bolivian miners", "BOL", ""),
        ("Bolivain farmers", "BOL", "AGR"),
        ("armed robbers", "", "CRM"),
        ("the harbour of Rio de Janeiro", "BRA", ""),
        ("they", "", "UNK"),
        ("", "", ""),
    ],
)
def test_a_phrase_alone_has_country_and_sector(text: str, country: str, sector: str) -> None:
    assert resolve(text) == (country, sector)


@pytest.mark.parametrize(("day", "sector"), [("2022-09-01", "GOV"), ("1 July 2025", "ELI")])
def test_an_office_counts_as_of_the_day(day: str, sector: str) -> None:
    assert resolve("Olaf Scholz", day=day)[1] == sector


def test_context_lends_its_country_only_where_the_words_have_none() -> None:
    assert resolve("the interior ministry", "Chilean politics") == ("CHL", "GOV")
    assert resolve("the Peruvian interior ministry", "Chilean politics") == ("PER", "GOV")


def test_predictions_do_not_look_at_gold_or_order() -> None:
    rows: list[dict[str, Any]] = [
        {"id": "a", "text": "Ghanaian police", "expected": {"country": "XXX"}},
        {"id": "b", "text": "the Knesset"},
    ]
    bare = [{k: v for k, v in row.items() if k != "expected"} for row in rows]
    assert predict(rows) == predict(bare) == predict(rows[::-1])[::-1]
    assert set(predict(rows)[0]) == {"id", "country", "code_1"}


def test_figures_count_only_what_is_expected() -> None:
    gold: list[dict[str, Any]] = [
        {"id": "a", "expected": {"country": "GHA", "code_1": "COP"}, "names_country": True},
        {"id": "b", "expected": {"country": "XKX"}},
        {"id": "c", "expected": {"code_1": "REB"}},
    ]
    predicted: list[dict[str, Any]] = [
        {"id": "a", "country": "GHA", "code_1": "MIL"},
        {"id": "b", "country": "KOS", "code_1": ""},
        {"id": "c", "country": "", "code_1": "REB"},
    ]
    figures = {f.name: (f.value, f.n) for f in measure(gold, predicted)}
    assert figures == {"actors.country": (1.0, 2), "actors.country_named": (1.0, 1), "actors.role": (0.5, 2)}


@pytest.mark.gold
def test_the_development_rows_do_not_slide(shared: Path) -> None:
    lines = (shared / "gold/actors/resolution_dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    figures = {f.name: f.value for f in measure(rows, predict(rows))}
    assert figures["actors.country_named"] >= 0.98
    assert figures["actors.country"] >= 0.90
    assert figures["actors.role"] >= 0.88
