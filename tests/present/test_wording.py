"""The words that all renderers share."""

import pytest

from dragoman.present import html, markdown, terminal, wording
from dragoman.present.layout import Brief, DifferenceGroup, NameCell, NameRow, Quote, SourceRow
from tests.present.sample import DIFFERENCES
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


def crowd(reports: int) -> Brief:
    cells = tuple((NameCell("the rebels", 2, True, "judges", cites=(at(1, 1),)),) for _ in range(reports))
    sources = tuple(SourceRow(n, f"{n}.txt", "") for n in range(1, reports + 1))
    return Brief("x", sources=sources, names=(NameRow("North", cells),))


def test_wordings_are_gathered_over_reports() -> None:
    (cell,) = wording.gathered(crowd(9).names[0])
    assert (cell.count, len(cell.cites), cell.loaded) == (18, 9, True)


@pytest.mark.parametrize(("reports", "times"), [(3, 3), (9, 1)])
def test_reports_too_many_for_columns_are_gathered_in_every_form(reports: int, times: int) -> None:
    brief = crowd(reports)
    texts = (html.render(brief, version="1"), markdown.render(brief), terminal.render(brief, width=100, color=False))
    assert texts[0].count('class="loaded"') == times
    assert texts[1].count(r"\*the rebels") == times
    assert texts[2].count("*the rebels") == times


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("if it is one event", "This holds if it is one event"),
        ("unless one lies in the other", "This holds unless one lies in the other"),
        ("it is one blast", "Provided that: it is one blast"),
    ],
)
def test_a_condition_reads_as_a_sentence(text: str, said: str) -> None:
    assert " ".join(wording.condition(text)) == said


def test_the_relation_is_said_only_where_a_heading_covers_several() -> None:
    clash, update = DIFFERENCES[0].items[0], DIFFERENCES[2].items[0]
    assert wording.relation(DIFFERENCES[0], clash) == ""
    assert wording.relation(DifferenceGroup("Different", (clash, update)), update) == "update"
