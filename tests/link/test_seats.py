"""Who sits where: one seat under rival names is one actor; two persons, two states, a few and the side are not."""

from collections.abc import Callable

import numpy as np
import pytest

from dragoman.extract.actors import find
from dragoman.lexicon import table
from dragoman.link.seats import SEAT, SURE, Sitter, home, one, phrase, seated, union
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]
WIRE = "Malian troops entered Kidra on Friday. President Issa Konate praised the junta. The rebels fled."
RIVAL = "The army of Mali took Kidra, the authorities said. Mr Konate thanked them. Terrorists ran."


def said(parsed: Parse, text: str, words: str) -> Sitter:
    p = parsed(text)
    start = text.index(words)
    return phrase(p, start, start + len(words), list(find(p)))


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [
        ("Malian troops", "The army"),
        ("the junta", "the authorities"),
        ("The rebels", "Terrorists"),
        ("President Issa Konate", "Mr Konate"),
    ],
)
def test_one_seat_under_rival_names(parsed: Parse, one_way: str, other_way: str) -> None:
    a, b = said(parsed, WIRE, one_way), said(parsed, RIVAL, other_way)
    assert one(a, b, "MLI") == one(b, a, "MLI") in (SEAT, SURE)


@pytest.mark.parametrize(
    ("one_way", "other_way"),
    [("The rebels", "The army"), ("the junta", "Terrorists"), ("President Issa Konate", "Terrorists")],
)
def test_two_seats_have_no_tie(parsed: Parse, one_way: str, other_way: str) -> None:
    assert not one(said(parsed, WIRE, one_way), said(parsed, RIVAL, other_way), "MLI")


def test_two_persons_of_one_office_and_two_armies_are_two() -> None:
    konate = Sitter(person=True, names=frozenset(("Issa Konate",)), roles=frozenset(("president",)))
    traore = Sitter(person=True, names=frozenset(("Awa Traore",)), roles=frozenset(("president",)))
    assert one(konate, traore, None) == 0
    mine, theirs = (Sitter(False, seats=frozenset(("army",)), countries=frozenset((c,))) for c in ("MLI", "NER"))
    assert one(mine, theirs, "MLI") == 0


def test_who_tells_no_state_is_of_the_storys_own() -> None:
    army = Sitter(False, seats=frozenset(("army",)))
    malian = Sitter(False, seats=frozenset(("army",)), countries=frozenset(("MLI",)))
    assert one(army, malian, "MLI") == SEAT
    assert one(army, malian, "NER") is one(army, malian, None) is None


def test_a_numbered_few_are_not_the_side_and_one_number_is_one_group(parsed: Parse) -> None:
    text = "Two soldiers died on Monday. The soldiers fled. Two servicemen were killed. Nine soldiers were hurt."
    two, side = said(parsed, text, "Two soldiers"), said(parsed, text, "The soldiers")
    assert one(two, side, None) == 0
    assert one(two, said(parsed, text, "Two servicemen"), None) == SEAT
    assert not one(two, said(parsed, text, "Nine soldiers"), None)


def test_a_shadow_government_is_not_the_government(parsed: Parse) -> None:
    text = "The shadow government met abroad. The government refused."
    assert not one(said(parsed, text, "The shadow government"), said(parsed, text, "The government"), None)


def test_the_state_that_a_story_is_of(parsed: Parse) -> None:
    mali, both = parsed(WIRE), parsed("Mali accused Niger. Niger warned Mali.")
    assert home([mali], [list(find(mali))]) == "MLI"
    assert home([both], [list(find(both))]) is None
    assert home([], []) is None


def test_an_office_that_two_bear_tells_who_neither_is() -> None:
    old = Sitter(True, names=frozenset(("Issa Konate",)), roles=frozenset(("president",)))
    new = Sitter(True, names=frozenset(("Awa Traore",)), roles=frozenset(("president",)))
    bare = Sitter(True, roles=frozenset(("president",)))
    near = np.zeros((3, 3), np.float32)
    assert seated([old, bare, Sitter(False)], near, None, 0.5) == [0, 0, 1]
    assert seated([old, bare, new], near, None, 0.5) == [0, 1, 2]


def test_what_phrases_say_together() -> None:
    both = union([Sitter(True, names=frozenset(("A",))), Sitter(None, roles=frozenset(("mayor",)))])
    assert both == Sitter(True, names=frozenset(("A",)), roles=frozenset(("mayor",)))
    assert union([Sitter(person=True), Sitter(person=False)]).person is None


def test_the_table_of_seats_names_each_word_once_a_seat() -> None:
    rows = [(row["word"], row["seat"]) for row in table("seats")]
    assert len(rows) == len(set(rows))
    assert all(word == word.lower().strip() and seat for word, seat in rows)
