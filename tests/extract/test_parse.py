"""The one parse: offsets, paragraphs, lemmas, heads; the model named when it is missing."""

from collections.abc import Callable

import pytest

from dragoman.errors import ModelMissing
from dragoman.extract.parse import parse
from dragoman.model import Document, Parsed, Zone, ZoneKind, digest

Parse = Callable[[str], Parsed]

TEXT = "Rebels left the town.\n\nThe governor’s aides “were told” 😀 nothing; they hadn’t asked."


def test_every_token_slices_to_its_words(parsed: Parse) -> None:
    found = parsed(TEXT)
    assert [TEXT[t.start : t.end] for t in found.tokens] == [t.text for t in found.tokens]
    assert "".join(t.text for t in found.tokens) == "".join(TEXT.split())


def test_a_sentence_never_runs_across_a_paragraph(parsed: Parse) -> None:
    found = parsed("No full stop here\nAnother paragraph begins")
    assert [(s.number, s.paragraph) for s in found.sentences] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Shots were heard until about 9 a.m. At least six people died.", 2),
        ("The envoy flew to the U.S. The talks went on without him.", 2),
        ("The U.S. State Department said at 9 p.m. Monday that talks went on.", 1),
    ],
)
def test_the_stop_of_an_abbreviation_may_end_a_sentence(parsed: Parse, text: str, sentences: int) -> None:
    assert len(parsed(text).sentences) == sentences


@pytest.mark.parametrize(
    ("word", "lemma"), [("left", "leave"), ("aides", "aide"), ("were", "be"), ("told", "tell"), ("n’t", "not")]
)
def test_lemmas(parsed: Parse, word: str, lemma: str) -> None:
    assert {t.lemma for t in parsed(TEXT).tokens if t.text == word} == {lemma}


def test_heads_and_children_agree(parsed: Parse) -> None:
    found = parsed(TEXT)
    assert all(found.tokens[child].head == i for i, children in enumerate(found.children) for child in children)


def test_only_headline_and_body_are_parsed() -> None:
    text = "MASTHEAD\nTalks fail\nThe talks failed on Monday."
    zones = (Zone(ZoneKind.MASTHEAD, 0, 8), Zone(ZoneKind.HEADLINE, 9, 19), Zone(ZoneKind.BODY, 20, len(text)))
    found = next(iter(parse([Document(digest(text), "x", text, zones=zones)])))
    assert [(s.number, s.headline) for s in found.sentences] == [(0, True), (1, False)]
    assert found.tokens[0].text == "Talks"


def test_a_missing_model_is_named_with_the_command_that_gets_it() -> None:
    with pytest.raises(ModelMissing, match="pip install no-such-model"):
        list(parse([Document("x", "x", "A sentence.")], model="no_such_model"))


def test_documents_come_back_in_their_order() -> None:
    texts = [f"Report number {n} came in." for n in range(20)]
    found = [p.document.text for p in parse(Document(digest(t), "x", t) for t in texts)]
    assert found == texts


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        ("Guyana accused a naval patrol of detaining 14 fishermen.", "accused"),
        ("Two farmers were killed, and a court convicted a soldier of shooting them.", "convicted"),
        ("The army praised a patrol of volunteers.", "patrol"),
        ("They met a fear of bombing.", "fear"),
    ],
)
def test_whom_a_charge_names_is_no_part_of_the_charge(parsed: Callable[[str], Parsed], text: str, charge: str) -> None:
    found = parsed(text)
    of = next(t for t in found.tokens if t.lower == "of")
    assert found.tokens[of.head].text == charge
    assert of.i in found.children[of.head]
