"""Given phrases in chains, and what tells "he" and "she" apart."""

from collections.abc import Callable

import pytest

from dragoman.extract.actors import chains, find
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]


def _chain(parsed: Parsed, *words: str) -> list[int]:
    text, spans, at = parsed.document.text, [], 0
    for word in words:  # in the order of the text
        at = text.index(word, at)
        spans.append((at, at + len(word)))
        at += len(word)
    return chains(parsed, spans)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The Harbour Street bakery burned. The bakery reopened in May.", "Harbour Street bakery", "The bakery"),
        ("The miner who was trapped called for help.", "miner", "who"),
        ("The pilot blamed herself for the crash.", "pilot", "herself"),
        ("Tom Hartley opened a shop. Hartley sold bread.", "Tom Hartley", "Hartley"),
        ("Two dams broke. They had stood for a century.", "Two dams", "They"),
        ("The National Dairy Board met. The NDB agreed.", "National Dairy Board", "NDB"),
    ],
)
def test_phrases_of_one_chain(parsed: Parse, text: str, one: str, other: str) -> None:
    left, right = _chain(parsed(text), one, other)
    assert left == right


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The old bridge fell. The new bridge held.", "old bridge", "new bridge"),
        ("One dam broke. The dams upstream held.", "One dam", "The dams"),
        ("Tom Hartley met Mary Hartley.", "Tom Hartley", "Mary Hartley"),
    ],
)
def test_phrases_of_two(parsed: Parse, text: str, one: str, other: str) -> None:
    left, right = _chain(parsed(text), one, other)
    assert left != right


def test_no_words_no_chain_shared(parsed: Parse) -> None:
    assert chains(parsed("Rain  fell."), [(5, 6), (0, 4)]) == [0, 1]


@pytest.mark.parametrize(
    ("text", "pronoun", "whose"),
    [
        ("David Musila met Grace Otieno. She thanked the crowd.", "She", "Grace Otieno"),
        ("David Musila met Grace Otieno. He thanked the crowd.", "He", "David Musila"),
        ('Juma Ouko praised David Musila. "He is a friend," Ouko said.', "He", "David Musila"),
    ],
)
def test_sex_and_quotation_marks_leave_one(parsed: Parse, text: str, pronoun: str, whose: str) -> None:
    mentions = {m.span.text: m for m in find(parsed(text))}
    assert mentions[pronoun].chain == mentions[whose].chain


def test_a_nearer_mother_makes_a_question(parsed: Parse) -> None:
    mentions = {m.span.text: m for m in find(parsed("Tamsir Badgie visited his mother. She had fallen ill."))}
    assert mentions["She"].chain != mentions["Tamsir Badgie"].chain
    assert "mother" in mentions["She"].unsure
