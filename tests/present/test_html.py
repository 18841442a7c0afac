"""The brief as one HTML file, read back with a parser."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from dragoman.present import html
from dragoman.present.layout import Brief, DocumentView, Line, Segment, SourceRow
from tests.present.sample import EMPTY, ONE, RICH, TWO
from tests.present.story import HOSTILE_TITLE, at

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """Every element with its attributes, every id, and whether tags are balanced."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.stack: list[str] = []
        self.unbalanced: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.stack or self.stack.pop() != tag:
            self.unbalanced.append(tag)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [str(attrs["id"]) for _, attrs in self.elements if "id" in attrs]


def page(brief: Brief) -> Page:
    return Page(html.render(brief, version="1.2.3"))


@pytest.mark.parametrize("brief", [RICH, EMPTY, ONE, TWO])
def test_the_page_is_well_formed(brief: Brief) -> None:
    read = page(brief)
    assert read.unbalanced == []
    assert read.stack == []
    assert len(read.ids) == len(set(read.ids))
    assert len(read.all("h1")) == 1
    assert read.all("html")[0]["lang"] == "en"


def test_every_link_leads_somewhere_in_the_page() -> None:
    read = page(RICH)
    assert {str(a["href"]).removeprefix("#") for a in read.all("a")} <= set(read.ids)


def test_the_policy_allows_our_own_script_and_style_alone() -> None:
    source = html.render(RICH, version="1")
    policy = next(str(m["content"]) for m in page(RICH).all("meta") if m.get("http-equiv"))
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert len(body) == 1
        assert f"sha256-{b64encode(sha256(body[0].encode()).digest()).decode()}" in policy


def test_nothing_is_loaded_and_no_element_carries_a_handler_or_a_style() -> None:
    for tag, attrs in page(RICH).elements:
        assert not [name for name in attrs if name.startswith("on") or name in ("style", "src", "srcset")], tag
        assert not str(attrs.get("href", "")).startswith(("http", "//", "javascript", "data:text"))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "</style></script><b>",
        "${title} $script {x}",
        "&lt;i&gt;",
    ],
)
def test_hostile_words_in_any_field_stay_words(hostile: str) -> None:
    brief = replace(
        RICH,
        title=hostile,
        subtitle=hostile,
        legend=(hostile,),
        bottom_line=(Line(hostile, hostile, hostile, (hostile,), (at(1, 1),), hostile),),
        sources=(SourceRow(1, hostile, hostile, hostile, hostile, hostile, (hostile,), (hostile,), hostile, hostile),),
        documents=(DocumentView(1, hostile, hostile, hostile, hostile, (Segment(hostile, 1),)),),
    )
    read = page(brief)
    assert read.unbalanced == []
    assert len(read.all("script")) == 1
    assert not read.all("img")
    assert not read.all("i")


@pytest.mark.parametrize("hostile", ["\x1b", "\u202e", "\u2068", "\ud800"])
def test_hostile_characters_do_not_pass(hostile: str) -> None:
    brief = replace(
        EMPTY, title=f"a{hostile}b", documents=(DocumentView(1, "n", "", "", "", (Segment(f"x{hostile}", 1),)),)
    )
    source = html.render(brief, version="1")
    assert hostile not in source
    assert source.encode()


def test_the_hostile_title_is_shown_as_words() -> None:
    assert "&lt;script&gt;document.title=&#x27;owned&#x27;&lt;/script&gt;" in html.render(RICH, version="1")
    assert HOSTILE_TITLE.startswith("<script>")


def test_reports_are_sent_cut_so_that_each_sentence_is_an_anchor() -> None:
    assert {"d1-h", "d1-s5", "d2-s3", "d4-s3"} <= set(page(RICH).ids)


def test_a_headline_outside_the_text_is_an_anchor_too() -> None:
    view = DocumentView(1, "n", "o", "A title", "", (Segment("Words.", 1),))
    assert {"d1-h", "d1-s1"} <= set(page(replace(EMPTY, documents=(view,))).ids)


def test_a_cite_of_a_report_not_carried_is_no_dead_link() -> None:
    read = page(replace(RICH, documents=()))
    assert not [a for a in read.all("a") if a.get("class") == "cite"]


def test_table_heads_have_a_scope() -> None:
    assert {attrs.get("scope") for attrs in page(RICH).all("th")} == {"row", "col"}


def test_the_reader_can_skip_and_find_landmarks() -> None:
    read = page(RICH)
    assert read.all("a")[0] == {"class": "skip", "href": "#brief"}
    assert all(len(read.all(tag)) == 1 for tag in ("main", "nav", "footer"))


def test_headings_skip_no_level() -> None:
    levels = [int(tag[1]) for tag, _ in page(RICH).elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_loaded_words_are_marked_with_their_reason() -> None:
    marked = [attrs for _, attrs in page(RICH).elements if attrs.get("class") == "loaded"]
    assert len(marked) == 4
    assert {attrs["title"] for attrs in marked} == {"imputes a crime", "denies legitimacy", "judges"}


def test_both_quotes_carry_their_marked_words() -> None:
    source = html.render(RICH, version="1")
    assert "<mark>on Feb. 11</mark>" in source
    assert "<mark>in the night to 12 February</mark>" in source


@pytest.mark.parametrize(
    ("brief", "said"),
    [
        (ONE, "One report: nothing to compare it with."),
        (TWO, "No differences found between these reports."),
        (EMPTY, "No report could be read."),
    ],
)
def test_an_empty_section_says_so(brief: Brief, said: str) -> None:
    assert said in html.render(brief, version="1")


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert html.render(RICH, version="1") == html.render(RICH, version="1")


def test_a_voice_of_several_classes_is_several_labels_and_a_speaker_no_label() -> None:
    line = Line("x", "HELD: talks", "OWN/UNNAMED a senior <official>", (), (at(1, 1),))
    source = html.render(replace(EMPTY, happened=(line,)), version="1")
    assert source.count('class="chip voice') == 2
    assert '<span class="speaker">a senior &lt;official&gt;</span>' in source
    assert '<b class="lead">HELD</b> <span>talks</span>' in source
