"""The trained tagger: its windows hold every word, its tags stay lawful, and chunks find their cue."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from dragoman.extract import encoder
from dragoman.extract.encoder.heads import ROLES
from dragoman.extract.encoder.windows import CLS, LONGEST, SEP, windows
from dragoman.extract.statements.tagger import decode, tags
from dragoman.extract.statements.tagger.tags import KINDS, OUTSIDE, TAGS, Role, begins, goes_on
from dragoman.model import Parsed

CUE, LEFT_SOURCE, RIGHT_SOURCE, LEFT_CONTENT, RIGHT_CONTENT = range(len(KINDS))
ZERO = np.zeros(TAGS, np.float32)
NO_MOVES = np.zeros((TAGS, TAGS), np.float32)


def run(*kinds: int | None) -> list[int]:
    """Tags of one token a kind; a kind after itself goes on."""
    out: list[int] = []
    for before, kind in zip((None, *kinds), kinds, strict=False):
        out.append(OUTSIDE if kind is None else goes_on(kind) if kind == before else begins(kind))
    return out


def test_every_tag_but_outside_has_one_kind() -> None:
    assert sorted(t for k in range(len(KINDS)) for t in (begins(k), goes_on(k))) == list(range(1, TAGS))
    assert [tags.kind_of(begins(k)) for k in range(len(KINDS))] == list(range(len(KINDS)))
    assert [tags.kind_of(goes_on(k)) for k in range(len(KINDS))] == list(range(len(KINDS)))


@given(
    arrays.arrays(
        np.float32,
        st.tuples(st.integers(0, 12), st.just(TAGS)),
        elements=st.floats(-5, 5, width=32),
    )
)
def test_the_best_sequence_is_lawful_and_as_long_as_the_text(emissions: decode.Scores) -> None:
    path = decode.viterbi(emissions, NO_MOVES, ZERO, ZERO)
    assert len(path) == len(emissions)
    assert all(tags.may_follow(a, b) for a, b in pairwise([OUTSIDE, *path]))


@given(arrays.arrays(np.float32, (4, TAGS), elements=st.integers(-3, 3)))
def test_no_lawful_sequence_of_three_scores_higher(scores: decode.Scores) -> None:
    emissions, end = scores[:3], scores[3]
    path = decode.viterbi(emissions, NO_MOVES, ZERO, end)
    score = sum(float(emissions[i, t]) for i, t in enumerate(path)) + float(end[path[-1]])
    lawful = (
        (a, b, c)
        for a in range(TAGS)
        for b in range(TAGS)
        for c in range(TAGS)
        if tags.may_follow(OUTSIDE, a) and tags.may_follow(a, b) and tags.may_follow(b, c)
    )
    best = max(float(emissions[0, a] + emissions[1, b] + emissions[2, c] + end[c]) for a, b, c in lawful)
    assert score == pytest.approx(best)


def test_a_source_and_a_content_go_to_the_cue_on_their_side() -> None:
    found = list(decode.chunks(run(RIGHT_CONTENT, RIGHT_CONTENT, None, LEFT_SOURCE, CUE, None, RIGHT_SOURCE, CUE)))
    assert [c.role for c in found] == [Role.CONTENT, Role.SOURCE, Role.CUE, Role.SOURCE, Role.CUE]
    linked = decode.linked(found, [0] * 8)
    assert [(a.cue, a.content) for a in linked] == [((4, 5), [(0, 2)])]


def test_a_cue_without_a_source_takes_the_one_before_in_its_sentence() -> None:
    chain = run(RIGHT_SOURCE, CUE, LEFT_CONTENT, None, CUE, LEFT_CONTENT)
    found = list(decode.chunks(chain))
    same, apart = decode.linked(found, [0] * 6), decode.linked(found, [0, 0, 0, 1, 1, 1])
    assert [a.source for a in same] == [[(0, 1)], [(0, 1)]]
    assert [a.inherited for a in same] == [False, True]
    assert [a.source for a in apart] == [[(0, 1)], []]


def test_a_chunk_without_a_cue_on_its_side_belongs_to_nobody() -> None:
    assert decode.linked(list(decode.chunks(run(LEFT_CONTENT, None, CUE))), [0] * 3) == []


WORDS = "“We will not wait,” the envoy of Vanuatu said in Suva."


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "\n\n".join([WORDS] * 40),
        " ".join([WORDS] * 40),
        "word " * 700,
        "x" * 3000 + " said so.",
        "Łódź — 東京 🌊 said: “Ünïcode”.",
    ],
    ids=["one", "many paragraphs", "one long paragraph", "one endless sentence", "one endless word", "any script"],
)
def test_windows_hold_every_token_once_and_stay_short(text: str, parsed: Callable[[str], Parsed]) -> None:
    page = parsed(text)
    found = windows(page)
    assert [i for w in found for i in range(w.first, w.last)] == list(range(len(page.tokens)))
    assert max(w.rows.shape[1] for w in found) <= LONGEST + 2
    assert all(len(w.at) == w.last - w.first and w.at.max() < w.rows.shape[1] for w in found)
    assert all(w.rows[0, 0] == CLS and w.rows[0, -1] == SEP for w in found)


def test_an_empty_report_has_no_window(parsed: Callable[[str], Parsed]) -> None:
    assert windows(parsed("")) == []


def test_words_know_how_they_stand_to_quotation_marks(parsed: Callable[[str], Parsed]) -> None:
    page = parsed("Suva said “no deal” twice.")
    (window,) = windows(page)
    states = {t.text: int(window.rows[1, window.at[t.i]]) for t in page.tokens}
    assert [states[w] for w in ("Suva", "“", "no", "deal", "”", "twice")] == [0, 2, 1, 1, 2, 0]


def test_windows_of_one_report_are_of_like_length(parsed: Callable[[str], Parsed]) -> None:
    page = parsed("\n\n".join([WORDS] * 30))
    sizes = [w.rows.shape[1] for w in windows(page)]
    assert len(sizes) > 1
    assert max(sizes) - min(sizes) < 40


def test_the_encoder_reads_a_report_once_and_scores_every_word(parsed: Callable[[str], Parsed]) -> None:
    page = parsed(WORDS)
    first = encoder.read(page)
    assert encoder.read(page) is first
    assert encoder.read(parsed(WORDS + " It rained.")) is not first
    assert [s.shape for s in first.roles()] == [(len(page.tokens), TAGS)]
    assert ROLES == TAGS
