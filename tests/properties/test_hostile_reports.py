"""Reports that attack their reader: what comes out of every form, from a file on disk to the page."""

import json
import re
from pathlib import Path

import pytest

from dragoman import twin
from tests.cli.conftest import RIVAL, TALKS
from tests.present.test_html import Page

pytestmark = pytest.mark.model

TITLE = '=HYPERLINK("http://x.invalid","pay") <script>document.title="owned"</script> talks [x](javascript:alert(1))'
HOSTILE = f"""---
title: '{TITLE}'
outlet: '<img src=x onerror=alert(1)> Wire'
date: 2031-03-13
---
# {TITLE}

Kenyan Foreign Minister Amina Sol met her Ethiopian counterpart in Nairobi on Monday, \x1b[31mthe ministry\x1b[0m said.

"We want the <b onload=alert(1)>sluices</b> open," Sol told \u202esretueR\u202c on Tuesday. @SUM(1+1)*cmd|'/C x'!A0

Gunmen attacked a pumping station near Lodwar on Sunday, killing 21 engineers\u2028, said
</script><script>alert(2)</script> Jonas Weir, a spokesman for the Ethiopian government.
Kenya wants Ethiopia to open the sluices &lt;script&gt; at once.
"""


@pytest.fixture(scope="module")
def situation(tmp_path_factory: pytest.TempPathFactory) -> twin.Situation:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "a.txt").write_text(TALKS, encoding="utf-8")
    (folder / "b.txt").write_text(RIVAL, encoding="utf-8")
    (folder / "=1+1 <script>.md").write_text(HOSTILE, encoding="utf-8")
    found = twin.build(twin.read(folder))
    assert len(found.documents) == 3
    return found


def test_the_page_holds_no_markup_of_a_report(situation: twin.Situation) -> None:
    page = Page(situation.to_html())
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    links = [v or "" for _, attributes in page.elements for n, v in attributes.items() if n in ("href", "src")]
    assert {link for link in links if not link.startswith("#")} == {"data:,"}  # the empty icon


def test_the_page_still_tells_the_words(situation: twin.Situation) -> None:
    assert "owned" in situation.to_html()


def test_markdown_holds_no_markup_of_a_report(situation: twin.Situation) -> None:
    shown = situation.to_markdown()
    assert not re.search(r"(?<!\\)<(script|img|b )", shown)
    assert not re.search(r"(?<!\\)\]\(javascript:", shown)


def test_the_terminal_gets_no_control(situation: twin.Situation) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", str(situation))


def test_json_is_the_words_as_they_are(situation: twin.Situation) -> None:
    made = situation.to_json()
    assert json.loads(json.dumps(made)) == made
    texts = {d["id"]: d["text"] for d in made["documents"]}
    for statement in made["statements"]:
        for span in statement["content"]:
            assert texts[span["document"]][span["start"] : span["end"]] == span["text"]


def test_a_file_s_name_acts_nowhere(situation: twin.Situation, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(situation.to_html(), encoding="utf-8")
    assert "<script>.md" not in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "\\<script" in situation.to_markdown() or "&lt;script" in situation.to_markdown()
