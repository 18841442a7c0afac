"""The composed brief cuts its texts without losing a character."""

import pytest

from dragoman.present.layout import Brief, Quote, no_differences, segments
from tests.present.sample import ONE, RICH, TWO
from tests.present.story import at, text_of


def test_segments_joined_are_the_text() -> None:
    text, bounds = text_of(4)
    assert "".join(segment.text for segment in segments(text, bounds)) == text


def test_segments_keep_the_number_zero_of_the_headline() -> None:
    text, bounds = text_of(1)
    assert segments(text, bounds)[0].number == 0


def test_segments_survive_bounds_that_overlap_or_run_over() -> None:
    cut = segments("abcdef", [(0, 3, 1), (2, 4, 2), (5, 99, 3)])
    assert [(part.text, part.number) for part in cut] == [("abc", 1), ("d", 2), ("e", None), ("f", 3)]


@pytest.mark.parametrize(
    ("marked", "parts"),
    [
        ((), (("nine died", False),)),
        (((0, 4),), (("nine", True), (" died", False))),
        (((5, 9),), (("nine ", False), ("died", True))),
        (((5, 9), (0, 4)), (("nine", True), (" ", False), ("died", True))),
        (((0, 6), (5, 99)), (("nine d", True), ("ied", True))),
    ],
)
def test_quote_marks_its_words(marked: tuple[tuple[int, int], ...], parts: tuple[tuple[str, bool], ...]) -> None:
    assert Quote(1, "A", "", "OWN", "nine died", at(1, 1), marked).parts == parts


@pytest.mark.parametrize(("sentence", "label", "anchor"), [(0, "1 h", "d1-h"), (5, "1 s5", "d1-s5")])
def test_cite_names_its_sentence(sentence: int, label: str, anchor: str) -> None:
    assert (at(1, sentence).label, at(1, sentence).anchor) == (label, anchor)


@pytest.mark.parametrize(("brief", "said"), [(ONE, "One report"), (TWO, "No differences found")])
def test_no_differences_says_why(brief: Brief, said: str) -> None:
    assert no_differences(brief).startswith(said)


def test_the_sample_fills_every_section() -> None:
    empty = [
        name for name in Brief.__slots__ if name not in ("expected_more", "who_says_more") and not getattr(RICH, name)
    ]
    assert [name for name in empty if not name.endswith("_more")] == []
