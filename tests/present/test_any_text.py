"""Whatever the characters of a report: each form shows the same words, and nothing of them acts."""

import re
from dataclasses import replace
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from dragoman.present import html, markdown, terminal
from dragoman.present.clean import plain
from dragoman.present.layout import DocumentView, Line, Segment
from tests.present.sample import EMPTY
from tests.present.test_html import Page

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# Letters alone would seldom hit what matters: marks of Markdown, HTML and terminals are mixed in.
SIGNS = "<>&\"'`*_[]()|~#+-=:!.\\/$@1 \n\t\x00\x1b\x9b\u202e\u2066\u200b\ud800é😀ש"
MARKS = st.sampled_from([*SIGNS, "http://", "&amp;", "www."])
TEXT = st.lists(st.one_of(MARKS, st.text(max_size=4)), max_size=24).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_cleaned_text_is_one_safe_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    safe = plain(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe)
    assert plain(safe) == safe


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_markdown_reads_back_as_the_same_words(text: str) -> None:
    source = f"x {markdown.escape(text)}"
    shown = unescape(re.sub(r"<[^>]*>", "", READER.render(source)))
    assert " ".join(shown.split()) == " ".join(f"x {plain(text)}".split())


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_markdown_at_the_start_of_a_line_stays_a_paragraph(text: str) -> None:
    rendered = READER.render(markdown.escape(text))
    assert not re.search(r"<(?!/?p>)", rendered)


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_html_stays_balanced_and_carries_one_script(text: str) -> None:
    view = DocumentView(1, text, text, text, text, (Segment(text, 0), Segment(text), Segment(text, 1)))
    page = Page(
        html.render(
            replace(EMPTY, title=text, happened=(Line(text, text, text, (text,)),), documents=(view,)), version="1"
        )
    )
    assert page.unbalanced == []
    assert len(page.all("script")) == 1
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]


@settings(max_examples=60, deadline=None)
@given(TEXT)
def test_the_terminal_stays_within_its_width_and_sends_no_control(text: str) -> None:
    shown = terminal.render(
        replace(EMPTY, title=text, happened=(Line(text, text, text, (text,), (), text),)), width=60, color=False
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)
    assert max(map(cell_len, shown.splitlines())) <= 60
