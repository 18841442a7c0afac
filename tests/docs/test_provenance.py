"""What docs/provenance.md promises: nothing without its words."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

import dragoman
from dragoman.model import Claim, ClaimField, Parsed, Span, Status, Voice
from tests.builders import report
from tests.docs import pages

TEXT = "Tonga sued Fiji 🌊. Fiji denied it."


def test_a_span_is_minted_inside_the_text_only() -> None:
    document = report("A", TEXT)
    assert document.span(0, 5).text == "Tonga"
    for start, end in ((0, 0), (3, 2), (-1, 4), (0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="no span"):
            document.span(start, end)


def test_a_span_that_does_not_fit_its_words_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Span("d", 0, 4, "Tonga")


def test_a_span_of_another_document_is_refused() -> None:
    with pytest.raises(ValueError, match="belongs to document"):
        report("A", TEXT).quote(report("B", TEXT).span(0, 5))


def test_a_claim_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="cites no evidence"):
        Claim("c", "e", ClaimField.STATUS, Status.OCCURRED, Voice("d", "A"), ())


def test_evidence_is_cut_at_the_end_of_its_sentence(parsed: Callable[[str], Parsed]) -> None:
    made = parsed(TEXT)
    evidence = made.evidence(made.document.span(6, len(TEXT)))
    assert evidence.text == TEXT[6 : TEXT.index(" Fiji denied")]
    assert evidence.sentence.endswith(".")


def test_every_span_of_the_bundled_story_slices_to_its_words() -> None:
    situation = dragoman.build(dragoman.read(pages.ROOT / "examples" / "reports")).to_json()
    text = {d["id"]: d["text"] for d in situation["documents"]}
    spans = list(_spans(situation))
    assert len(spans) > 500
    for span in spans:
        assert text[span["document"]][span["start"] : span["end"]] == span["text"]
        assert span["text"] in span.get("sentence", span["text"])


def _spans(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if {"document", "start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from _spans(part)
    elif isinstance(value, list):
        for part in value:
            yield from _spans(part)
