"""Whose words a name is: own, quoted, indirect, or held off by scare quotes."""

from collections.abc import Callable

import pytest

from dragoman.compare.names_phrases import Named, phrases
from dragoman.extract import find
from dragoman.model import Parsed, Report

Parser = Callable[[str], Parsed]


def named(parsed: Parser, text: str, head: str) -> Named:
    read = parsed(text)
    found = [n for n in phrases(Report(read.document, read, find(read))) if n.head.text == head]
    assert found, f"{head} is not named"
    return found[0]


@pytest.mark.parametrize(
    ("text", "head", "voice"),
    [
        ("The rebels left Mongu on Friday.", "rebels", "own"),
        ("The army said the terrorists had left Mongu.", "terrorists", "indirect"),
        ('The minister called the strike "a heroic operation".', "operation", "quoted"),
        ('The "government" of the islands meets in a hotel.', "government", "scare"),
        ('Moscow spoke of a "special military operation".', "operation", "quoted"),
        ('They went on despite "fierce attacks" from both capitals.', "attacks", "quoted"),
        ("The so-called \"parliament\" met in a barn.", "parliament", "own"),
        ("The group, listed as a terrorist organisation by Peru, met on Friday.", "group", "own"),
    ],
)  # fmt: skip
def test_a_name_has_a_voice(parsed: Parser, text: str, head: str, voice: str) -> None:
    assert named(parsed, text, head).voice.value == voice


@pytest.mark.parametrize(
    ("text", "head", "words", "reasons"),
    [
        ("The heroic fighters of the Front left Mongu.", "fighters", "heroic fighters", ("epithet: heroic",)),
        ("The hirelings of the capital fled.", "hirelings", "The hirelings", ("verdict noun: hireling",)),
        ("A handful of diehards held the bridge.", "diehards", "A handful of diehards", ("dysphemism: diehard",)),
        ('The "government" met in a hotel.', "government", "government", ("scare quotes: government",)),
    ],
)
def test_a_phrase_keeps_its_loaded_words(
    parsed: Parser, text: str, head: str, words: str, reasons: tuple[str, ...]
) -> None:
    found = named(parsed, text, head)
    assert (found.span.text, found.reasons) == (words, reasons)


def test_plain_nouns_of_nobody_known_are_left_out(parsed: Parser) -> None:
    read = parsed("The bread on the table of the inn was stale.")
    assert not list(phrases(Report(read.document, read, find(read))))


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The coast was handed over under a so-called lease.", "lease", "a so-called lease"),
        ("Our troops hit at least eleven of the diehards.", "diehards", "eleven of the diehards"),
        ("A brazen invasion by a neighbour began.", "invasion", "brazen invasion"),
    ],
)
def test_a_name_has_the_words_that_judge_it_and_no_stray_ones(parsed: Parser, text: str, head: str, words: str) -> None:
    assert named(parsed, text, head).span.text == words


def test_what_judges_an_act_is_no_name_of_whose_act_it_is(parsed: Parser) -> None:
    text = "A treacherous Sudanese incursion began."
    assert named(parsed, text, "Sudanese").span.text == "Sudanese"
    assert named(parsed, text, "incursion").reasons == ("epithet: treacherous",)
