"""The brief as Markdown, read back by a Markdown parser."""

import re
from dataclasses import replace
from html import unescape
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from dragoman.present import markdown
from dragoman.present.layout import Line
from tests.present.sample import EMPTY, ONE, RICH

READER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


def words(source: str) -> str:
    """The text a reader sees."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", READER.render(source))).split())


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "a | b || c",
        "*bold* _it_ `code` ~~gone~~",
        "[link](http://x.invalid) ![img](x)",
        "# heading",
        "- item",
        "+ item",
        "> quote",
        "1. first",
        "2031) first",
        "---",
        "===",
        "&lt;b&gt; &#60; &copy;",
        "back\\slash\\",
        "https://x.invalid/a www.x.invalid",
        "x@y.invalid",
        "[1]: http://x.invalid",
        "$x$",
        ":--- table",
    ],
)
def test_input_is_shown_word_for_word(hostile: str) -> None:
    assert words(markdown.escape(hostile)) == hostile


@pytest.mark.parametrize("hostile", ["<img src=x onerror=alert(1)>", "a | b", "1. x", "# x", "`"])
def test_hostile_words_stay_inside_their_line(hostile: str) -> None:
    brief = replace(EMPTY, title=hostile, happened=(Line("x", hostile),), sources=RICH.sources)
    assert words(markdown.render(brief)).count(" ".join(hostile.split())) >= 2


def test_no_html_of_the_input_survives() -> None:
    raw = MarkdownIt("commonmark").enable("table").render(markdown.render(RICH))
    assert "<script" not in raw
    assert "<b>" not in raw


def test_every_table_row_has_as_many_cells_as_its_head() -> None:
    for block in markdown.render(RICH).split("\n\n"):
        if block.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", row)) for row in block.splitlines()}) == 1


def test_cites_are_inline() -> None:
    assert "Varn blast. [1 s5; 2 s3]" in words(markdown.render(RICH))


def test_both_quotes_with_their_marked_words() -> None:
    text = markdown.render(RICH)
    assert "**on Feb. 11**" in text
    assert "**in the night to 12 February**" in text


def test_there_is_one_h1_and_no_level_is_skipped() -> None:
    levels = [len(line.split(" ")[0]) for line in markdown.render(RICH).splitlines() if line.startswith("#")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_one_report_has_nothing_to_compare() -> None:
    assert "One report: nothing to compare it with." in markdown.render(ONE)
