"""Loaded words: each with its reason; plain where neighbours, place or a name's capitals make them so."""

import pytest

from dragoman.lexicon import table
from dragoman.loaded import Around, judge, loaded, reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Tolvan terrorists", "verdict noun: terrorist"),
        ("the regime", "illegitimacy: regime"),
        ("so-called republic", "scare prefix: so called"),
        ("special military operation", "euphemism: special military operation"),
        ("the heroic fighters", "epithet: heroic"),
        ("the treacherous ambush", "epithet: treacherous"),
        ("the resistance", "cause: resistance"),
        ("a bloodbath", "dysphemism: bloodbath"),
        ("Judea and Samaria", "possession: Judea and Samaria"),
        ("the Zionist unit", "dysphemism: Zionist"),
        ("thieves", "verdict noun: thief"),
        ("our heroes", "verdict noun: hero"),
        ("the caudillos", "illegitimacy: caudillo"),
        ("dens of thieves", "dysphemism: den of thieves"),
        ("three intruders", "verdict noun: intruder"),
        ("the bravehearts", "verdict noun: braveheart"),
        ("their stooges", "illegitimacy: stooge"),
        ("a rust bucket", "dysphemism: rust bucket"),
        ("pacts of shame", "dysphemism: pact of shame"),
    ],
)
def test_a_loaded_word_brings_its_reason(text: str, reason: str) -> None:
    assert loaded(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Kurdish fighters", "the government", "regimental band", "opposition", "army", "gunmen", "rebels",
        "the sanctions regime", "a visa regime", "the Northern Liberation Front", "Martyrs' Square",
        "the Heroes Day parade",
        "the convicted terrorist", "the 1987 massacre", "the Vrana massacre",
        "antibiotic resistance", "the criminal court", "the mob boss", "people smugglers",
        "a home intruder", "the agents provocateurs", "an unjust law",
    ],
)  # fmt: skip
def test_plain_names_are_plain(text: str) -> None:
    assert loaded(text) == ""


def test_what_stands_about_a_phrase_can_make_it_plain() -> None:
    assert judge(("a", "terrorist", "organisation"))
    assert not judge(("a", "terrorist", "organisation"), around=Around(before=("listed", "as")))


def test_a_scare_prefix_is_named_before_the_word_that_it_holds_off() -> None:
    assert next(one.reason for one in judge(("the", "terrorist", "so", "called", "regime"))) == "scare prefix"


def test_in_a_headline_with_capitals_only_a_names_words_are_plain() -> None:
    words = ("Regime", "Forces")
    assert judge(words, around=Around(cased=False))
    assert not judge(words, around=Around(cased=False, named=frozenset((0, 1))))


def test_every_row_is_well_formed() -> None:
    rows = table("loaded")
    assert {row["pos"] for row in rows} == {"noun", "adjective", "phrase"}
    assert {row["place"] for row in rows} == {"any", "head", "modifier"}
    assert {row["of"] for row in rows} <= {"any", "actor", "act"}
    assert all(row["why"] for row in rows)
    assert len({row["word"] for row in rows}) == len(rows)


def test_the_reasons_are_the_documented_ones() -> None:
    assert set(reasons()) == {
        "verdict noun", "illegitimacy", "scare prefix", "euphemism", "dysphemism", "epithet", "cause", "possession",
    }  # fmt: skip
