"""The title of an act: what was done by whom, whole, and never a clause that only says what has not been done."""

import pytest

from dragoman.model import Event
from dragoman.pipeline import build
from tests.builders import report

pytestmark = pytest.mark.model


def told(*texts: str, day: str = "2024-05-20") -> list[Event]:
    return list(build([report(f"Outlet {n}", text, day=day) for n, text in enumerate(texts)]).events)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A meeting of the two banks planned for Thursday has been called off.", "meeting of the two banks"),
        ("The talks could be held in Geneva as early as next week, Norway said.", "talks could be held in Geneva"),
    ],
)  # fmt: skip
def test_a_title_that_loses_its_day_loses_what_leans_on_it(text: str, title: str) -> None:
    assert any(e.name.endswith(title) for e in told(text)), [e.name for e in told(text)]


def test_the_doer_stands_before_a_relative_clause() -> None:
    names = [e.name for e in told("A delegation of the union that was to arrive in Lima on Monday stayed at home.")]
    assert not any(name.startswith("that ") for name in names), names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A lease has drawn in the Coastal League, which will meet in Lima on Friday.", "the Coastal League will meet"),
        ("They blame Oria's pirate fleet, which has sabotaged five cables in two years.", "“Oria's pirate fleet” has"),
    ],
)
def test_what_which_stands_for_stands_before_its_clause(text: str, title: str) -> None:
    names = [e.name for e in told(text)]
    assert not any(name.startswith("which") for name in names), names
    assert any(name.startswith(title) for name in names), names


def test_he_is_the_one_whose_words_they_are() -> None:
    events = told(
        "Rebel commander Ramiro Salas promised to free the workers. Petro said on Wednesday that he might meet the "
        "rebel commander himself.",
        "Colombian President Gustavo Petro flew to Cali on Monday.",
    )
    met = next(e for e in events if "meet" in e.name)
    assert met.name.startswith(("[Gustavo Petro]", "[Petro]"))


def test_we_are_not_one_man() -> None:
    events = told('"We may meet the Syrian leaders in June," Turkish President Recep Tayyip Erdogan said.')
    assert [e.name for e in events if "meet" in e.name] == [
        "Recep Tayyip Erdogan: we may meet the Syrian leaders in June"
    ]


def test_what_has_not_been_done_is_no_title_where_other_words_are_there() -> None:
    events = told(
        "Peruvian President Ana Flores may meet Chilean President Luis Soto in Lima. So far, this meeting has not been "
        "scheduled."
    )
    assert not any("has not" in e.name for e in events if e.level), [e.name for e in events]


def test_a_doer_told_as_somebody_s_is_called_by_his_name() -> None:
    events = told(
        "Truckers of the Andean Drivers' Union blocked the road to Oruro. Their leader, Efraín Mamani, deplored the "
        "killing and accused Chile of covering it up."
    )
    names = [e.name for e in events]
    assert any(name.startswith("Efraín Mamani: ") for name in names), names
    assert not any(name.startswith("Their leader:") for name in names), names
