"""The words that all renderers share."""

import pytest

from dragoman.present import wording
from dragoman.present.layout import Quote
from tests.present.story import at


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("HELD: talks", ("HELD", "talks")),
        ("CANNOT BOTH BE TRUE: the day", ("CANNOT BOTH BE TRUE", "the day")),
        ("Reuters: talks", ("", "Reuters: talks")),
        ("EU talks", ("", "EU talks")),
        ("US: no", ("", "US: no")),
    ],
)
def test_lead(text: str, cut: tuple[str, str]) -> None:
    assert wording.lead(text) == cut


@pytest.mark.parametrize(
    ("voice", "cut"),
    [
        ("OWN", (("OWN",), "")),
        ("OWN/NAMED", (("OWN", "NAMED"), "")),
        ("UNNAMED an official", (("UNNAMED",), "an official")),
        ("quoted", ((), "quoted")),
        ("", ((), "")),
    ],
)
def test_classes(voice: str, cut: tuple[tuple[str, ...], str]) -> None:
    assert wording.classes(voice) == cut


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        (("planned", "probable"), "PLANNED, probable"),
        (("possible", "possible"), "POSSIBLE"),
        (("called_for",), "CALLED FOR"),
        (("demands",), "demands"),
        ((), ""),
    ],
)
def test_tags(tags: tuple[str, ...], said: str) -> None:
    assert wording.tags_text(tags) == said


@pytest.mark.parametrize("place", ["start", "middle", "end"])
def test_an_excerpt_keeps_the_marked_words_and_whole_words_around_them(place: str) -> None:
    words = ["river"] * 100
    i = {"start": 0, "middle": 50, "end": 99}[place]
    words[i] = "ELEVEN"
    text = " ".join(words)
    start = text.index("ELEVEN")
    parts = wording.excerpt(Quote(1, "A", "", "OWN", text, at(1, 1), ((start, start + 6),)), 120)
    shown = "".join(part for part, _ in parts)
    assert ("ELEVEN", True) in parts
    assert len(shown) <= 140
    assert set(shown.split()) <= {"river", "ELEVEN", "..."}


def test_a_short_quote_is_not_cut() -> None:
    assert wording.excerpt(Quote(1, "A", "", "OWN", "nine died", at(1, 1))) == (("nine died", False),)
