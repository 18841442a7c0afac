"""Plain text, Markdown and ``Key: value`` heads."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.model import ZoneKind
from dragoman.read.plain import unmarked, unwrap
from tests.read.helpers import BODY, one, words


def test_front_matter_gives_outlet_title_day_and_address(tmp_path: Path) -> None:
    head = 'title: "Talks: a first step"\noutlet: Andes Post\ndate: 2024-03-02\nurl: https://a.example/1\ntags:\n - x'
    found = one(tmp_path, f"---\n{head}\n---\n{BODY}", "a.md")
    assert (found.outlet, found.title, found.url) == ("Andes Post", "Talks: a first step", "https://a.example/1")
    assert found.published.earliest == date(2024, 3, 2)
    assert found.text == f"Talks: a first step\n\n{BODY}"


def test_key_value_heads_are_metadata_and_leave_the_text(tmp_path: Path) -> None:
    head = ("Title: Talks near", "Source: Andes Post", "Date: 2 March 2024", "URL: https://a.example/1", "By: Ana Ruiz")
    found = one(tmp_path, "\r\n".join((*head, "", BODY)))
    assert (found.outlet, found.title, found.url) == ("Andes Post", "Talks near", "https://a.example/1")
    assert found.published.earliest == date(2024, 3, 2)
    assert words(found, ZoneKind.HEADLINE) == ["Talks near"]
    assert "Ana Ruiz" not in found.text


def test_unknown_keys_among_known_ones_are_left_out_too(tmp_path: Path) -> None:
    found = one(tmp_path, f"Author: Ana Ruiz\nSeries: Sea Notes, 2024/4\nTopic: The sea\n\n{BODY}")
    assert found.text == BODY
    assert found.outlet == "Sea Notes"


def test_a_headline_with_a_colon_is_no_key(tmp_path: Path) -> None:
    found = one(tmp_path, f"Source: minister may resign over fishing row\n\n{BODY}")
    assert found.outlet is None
    assert found.text.startswith("Source: minister")


def test_two_dashes_that_never_end_are_no_front_matter(tmp_path: Path) -> None:
    assert one(tmp_path, f"---\n{BODY}").text == BODY


def test_a_heading_that_repeats_the_title_is_dropped(tmp_path: Path) -> None:
    found = one(tmp_path, f"---\ntitle: Talks near\n---\n# **Talks** near\n\n{BODY}", "a.md")
    assert found.text.count("Talks near") == 1


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("a [link](http://x.example/a_(b)) here", "a link here"),
        ("[whole](#)", "whole"),
        ("![alt](pic.png) words", "words"),
        ("**bold** and *thin* and __b__ and _i_", "bold and thin and b and i"),
        ("> quoted", "quoted"),
        ("* item one", "item one"),
        ("NAIROBI (AP) _ The army", "NAIROBI (AP) _ The army"),
        ("KHARTOUM, 3 March - The truce", "KHARTOUM, 3 March - The truce"),
        ("5 * 3 * 2 and snake_case_name", "5 * 3 * 2 and snake_case_name"),
        ("R&amp;D &eacute;lan AT&T", "R&D élan AT&T"),
        ("one<br>two <b>three</b>", "one\ntwo three"),
        ("ranges 3 < 5 > 4", "ranges 3 < 5 > 4"),
        (r"\*not bold\*", "*not bold*"),
        ("[abandon the talks] he said", "[abandon the talks] he said"),
    ],
)
def test_marks_go_and_words_stay(marked: str, plain: str) -> None:
    assert unmarked(marked) == plain


def test_hidden_controls_in_entities_do_not_come_back() -> None:
    assert unmarked("a&#8238;b&#27;c") == "abc"


def test_hard_wrapped_paragraphs_are_joined(tmp_path: Path) -> None:
    text = (
        "The foreign ministers of Chile and Peru will meet in Arica on Friday\n"
        "to discuss the fishing dispute that began when a patrol boat was\n"
        "seized off the coast in the first week of the month, officials\nsaid.\n\n"
        "Both governments have said that they want to settle the matter by\nthe end of the year."
    )
    lines = one(tmp_path, text).text.split("\n")
    assert [line[-5:] for line in lines if line] == ["said.", "year."]


def test_one_paragraph_a_line_stays_as_it_is() -> None:
    lines = BODY.split("\n")
    assert unwrap(lines) == lines


@pytest.mark.parametrize(
    "hostile", ["[" * 200_000, "![" * 100_000, "**" * 100_000, "<a " * 60_000, "> " * 100_000, "&" * 200_000]
)
def test_hostile_marks_are_bounded(tmp_path: Path, hostile: str) -> None:
    assert BODY.split("\n")[1] in one(tmp_path, f"{BODY}\n{hostile}").text
