"""What changed, as text, Markdown, HTML and JSON: the same changes with the same words, and hostile input harmless."""

import json
import re
from dataclasses import replace

import pytest

from dragoman.model import Document, Evidence
from dragoman.present import changes
from dragoman.situation.change import Change, ChangeKind, Difference, Rewritten
from tests.builders import report

OLD = report("Post <b>", "Twelve died. It rained.", day="2031-03-05")
NEW = replace(
    report("Post <b>", "Nine died. It rained. <script>x</script> \x1b[31m| `a`", day="2031-03-06"), title="A | B"
)


def words(document: Document, start: int, end: int, number: int) -> Evidence:
    text = document.text[start:end]
    return Evidence(document.id, start, end, text, text, number)


BEFORE, AFTER, ADDED = words(OLD, 0, 12, 1), words(NEW, 0, 10, 1), words(NEW, 22, len(NEW.text), 3)
FOUND = Difference(
    (
        Change(
            ChangeKind.MOVED, "A meeting: planned before, now slipped.", (AFTER,), (BEFORE,), "e1", "planned", "slipped"
        ),
        *(Change(ChangeKind.NEW_EVENT, f"Event {n} <i>: occurred.", (ADDED,)) for n in range(4)),
        Change(
            ChangeKind.CORRECTED_REPORT,
            "Post: another version took its place.",
            (AFTER, ADDED),
            (BEFORE,),
            rewritten=(Rewritten(BEFORE, AFTER), Rewritten(None, ADDED)),
        ),
    ),
    (NEW, OLD),
    (OLD.id,),
    {NEW.id: ((0, 10, 1), (11, 21, 2), (22, len(NEW.text), 3)), OLD.id: ((0, 12, 1), (13, 23, 2))},
)
PAGE = changes.compose(FOUND, title="s.case", span="since version 1, until now", items=3)


def test_text_tells_each_change_with_its_sentences() -> None:
    told = changes.text(PAGE)
    assert "since version 1, until now: 6 changes" in told
    assert 'before: "Twelve died." [2 s1]\n    now: "Nine died." [1 s1]' in told
    assert told.count("Event ") == 3
    assert "and 1 more" in told
    assert "2 Post <b>, 5 Mar 2031, not counted any more" in told
    assert "\x1b" not in told
    assert max(map(len, told.splitlines())) <= 80
    assert "\x1f" not in told


@pytest.mark.parametrize("width", range(30, 50))
def test_no_line_is_broken_within_a_cite(width: int) -> None:
    assert not re.search(r"\[\d+\n", changes.text(PAGE, width=width))


def test_nothing_changed_is_said_in_every_form() -> None:
    page = changes.compose(Difference(()), title="s.case", span="since version 1, until now")
    for form in (changes.text(page), changes.to_markdown(page), changes.to_html(page, version="0")):
        assert "Nothing changed." in form
        assert "0 changes" in form


def test_html_links_each_sentence_to_its_place_and_runs_nothing() -> None:
    page = changes.to_html(PAGE, version="0")
    assert "<script>x" not in page
    assert "Post <b>" not in page
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert {"d1-s1", "d1-s3", "d2-s1"} <= links
    assert links <= set(re.findall(r'id="([^"]+)"', page))


def test_markdown_escapes_input() -> None:
    told = changes.to_markdown(PAGE)
    assert "Event 0 \\<i\\>: occurred." in told
    assert "<script>" not in told.replace("\\<", "")


@pytest.mark.parametrize("row", range(len(FOUND.changes)))
def test_json_offsets_point_into_its_own_texts(row: int) -> None:
    made = json.loads(changes.dumps(FOUND, since="version 1", until="now"))
    assert (made["dragoman"], made["since"], made["until"]) == ("changes/1", "version 1", "now")
    texts = {d["id"]: d["text"] for d in made["documents"]}
    assert {d["id"]: d["replaced"] for d in made["documents"]} == {NEW.id: False, OLD.id: True}
    change = made["changes"][row]
    assert change["kind"] == FOUND.changes[row].kind
    for e in (*change["evidence"], *change["before"]):
        assert texts[e["document"]][e["start"] : e["end"]] == e["text"]
