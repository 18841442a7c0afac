"""Whatever characters a report holds: the whole chain ends, and every span it gives slices to its words."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.pipeline import build
from dragoman.present import compose, html, markdown, terminal
from dragoman.present.json import to_json
from tests.builders import report
from tests.properties.stories import walk

pytestmark = pytest.mark.model

ODD = st.sampled_from(
    ["😀", "👩\u200d🚒", "e\u0301", "שר המים", "وزير الخارجية", "\u202e", "\u2066", "\x1b[31m", "\n\n", "\n", "\u2028",
     "“", "”", '"', "'", "—", "…", "½", "１２", "İ", "ß", "\U0001f1f0\U0001f1ea", "\u0336", "<b>", "&amp;", "=1+1",
     "\t", "\u00a0", "ﬁ"]
)  # fmt: skip
WORDS = st.sampled_from(
    ["Kenya ", "Ethiopia ", "the Foreign Minister ", "Amina Sol ", "said ", "denied ", "that ", "gunmen ", "killed ",
     "at least ", "12 ", "people ", "on Monday", "next week", " in Nairobi", ". ", ", ", "will meet ",
     "wants ", "talks ", "he ", "attacked ", "Lodwar ", "since 2011 ", "told Reuters ",
     "an official ", "refused ", "not "]
)  # fmt: skip
TEXT = st.lists(st.one_of(WORDS, WORDS, WORDS, ODD, st.text(max_size=4)), min_size=1, max_size=60).map("".join)


def acceptable(text: str) -> bool:
    """What the reader lets through: no lone surrogates, no NUL, something to read."""
    return bool(text.strip()) and not any("\ud800" <= c <= "\udfff" or c == "\0" for c in text)


@settings(max_examples=20, deadline=None)
@given(TEXT.filter(acceptable), TEXT.filter(acceptable))
def test_every_span_of_any_report_slices_to_its_words(one: str, other: str) -> None:
    situation = build([report("One", one, day="2031-03-12"), report("Other", other)])
    made = to_json(situation)
    texts = {d["id"]: d["text"] for d in made["documents"]}

    def visit(row: dict[str, Any]) -> None:
        if {"document", "start", "end", "text"} <= row.keys():
            assert texts[row["document"]][row["start"] : row["end"]] == row["text"]
            if "sentence" in row:
                assert row["text"] in row["sentence"]

    walk(made, visit)
    brief = compose.compose(situation)
    assert terminal.render(brief, width=80, color=False)
    assert markdown.render(brief)
    assert html.render(brief, version="0")


@settings(max_examples=20, deadline=None)
@given(st.lists(TEXT.filter(acceptable), min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_any_reports_changes_nothing(texts: list[str], random: Any) -> None:
    reports = [report(f"Outlet {n}", text, day=f"2031-03-{10 + n}") for n, text in enumerate(texts)]
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert to_json(build(shuffled)) == to_json(build(reports))
