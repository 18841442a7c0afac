"""One occasion under rival words: a kind in common speaks for it; other doers, days and rounds against it."""

from collections.abc import Callable, Hashable, Mapping

import pytest

from dragoman.lexicon import table
from dragoman.link.happenings import Happening, happening, one_occasion
from dragoman.link.traits import traits
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]
STATE = "The operation near Kidra on Monday drove out the bandits."
REBEL = "The massacre at Kidra lasted three hours."


def told(parsed: Parse, text: str, words: str, actors: Mapping[int, Hashable] | None = None) -> Happening:
    p = parsed(text)
    start = text.index(words)
    end = start + len(words)
    return happening(p, start, end, traits(p, start, end), actors or {})


def test_rival_words_for_one_kind(parsed: Parse) -> None:
    operation, massacre = told(parsed, STATE, "operation"), told(parsed, REBEL, "massacre")
    assert one_occasion(operation, massacre, 3) == one_occasion(massacre, operation, 3) > 0.3
    assert one_occasion(operation, told(parsed, "They met at Kidra.", "met"), 3) == 0


def test_another_day_another_round_another_doer_speak_against(parsed: Parse) -> None:
    monday = told(parsed, "Talks opened on Monday.", "Talks")
    assert one_occasion(monday, told(parsed, "The meeting took place on Friday.", "meeting"), 3) < one_occasion(
        monday, told(parsed, "The meeting took place at last.", "meeting"), 3
    )
    first, second = (told(parsed, f"The {n} round ended in Kidra.", "round") for n in ("first", "second"))
    assert one_occasion(first, second, 3) < one_occasion(first, first, 3)
    hit, struck = "Rebels attacked the town.", "Soldiers raided the town."
    hit_by_x = told(parsed, hit, "attacked", {0: "x"})
    by_x, by_y = (told(parsed, struck, "raided", {0: who}) for who in "xy")
    assert one_occasion(hit_by_x, by_y, 3) < one_occasion(hit_by_x, by_x, 3)


@pytest.mark.parametrize(
    ("text", "words"), [("They called off the talks.", "called off"), ("He called it off.", "called")]
)
def test_a_fixed_phrase_tells_more_than_its_words(parsed: Parse, text: str, words: str) -> None:
    assert told(parsed, text, words).kinds == {"cancelling"}


def test_in_a_great_pile_kinds_count_less(parsed: Parse) -> None:
    operation, massacre = told(parsed, STATE, "operation"), told(parsed, REBEL, "massacre")
    assert one_occasion(operation, massacre, 60) < 0.1


def test_the_table_of_happenings_names_each_word_once_a_kind() -> None:
    rows = [(row["word"], row["happening"]) for row in table("happenings")]
    assert len(rows) == len(set(rows))
    assert all(word == word.lower().strip() and kind for word, kind in rows)
