"""Rules, encoder and the words around an act are weighed into one standing."""

from collections.abc import Callable

import numpy as np
import pytest

from dragoman.extract.encoder.heads import HEADS, STATUS_SCORES, STATUSES
from dragoman.extract.events.evidence import evidence
from dragoman.extract.events.kinds import settled
from dragoman.extract.events.speech import OCCURRED, Standing
from dragoman.extract.events.standing import given_standing
from dragoman.extract.events.weighing import Weighed, weighed
from dragoman.model import Certainty, Parsed, Status

Parse = Callable[[str], Parsed]
SILENT = np.zeros(HEADS, np.float32)


def word(page: Parsed, text: str) -> int:
    return next(t.i for t in page.tokens if t.text == text)


def names(parsed: Parse, sentence: str, text: str) -> set[str]:
    page = parsed(sentence)
    return evidence(page, word(page, text), OCCURRED, SILENT)


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "text", "expected"),
    [
        ("Oman did not expel the envoy.", "expel", {"vg=did! VB", "c:neg=not", "r=occurred"}),
        ("Oman threatened to expel the envoy.", "expel", {"g:xcomp::threaten", "op=threatened", "w-2=threatened"}),
        ("Plans for a summit collapsed.", "summit", {"g:prep=for", "g:lem=plan", "g:pobj:for:plan"}),
        ("Oman and Chad may meet if Togo leaves.", "meet", {"c:aux=may", "c:advcl:mark=if", "s>if"}),
    ],
)
def test_what_stands_around_an_act_is_named(parsed: Parse, sentence: str, text: str, expected: set[str]) -> None:
    assert expected <= names(parsed, sentence, text)


@pytest.mark.model
def test_names_of_states_and_persons_say_nothing(parsed: Parse) -> None:
    one, other = (names(parsed, f"{state} expelled the envoy.", "expelled") for state in ("Oman", "France"))
    assert one == other


def test_words_and_encoder_are_added_up() -> None:
    held = Weighed({"a": 0}, np.eye(1, len(STATUSES), 3, np.float32), np.zeros(len(STATUSES), np.float32), 0.0, 1.0)
    assert held.shares({"a", "unknown"}, SILENT).argmax() == 3
    assert held.shares(set(), SILENT) == pytest.approx(np.full(len(STATUSES), 0.1))
    loud = SILENT.copy()
    loud[STATUS_SCORES.start + 5] = 9
    trusting = Weighed(held.rows, held.weight, held.bias, trust=1.0, heat=1.0)
    assert trusting.shares({"a"}, loud).argmax() == 5


def test_the_numbers_that_ship_fit_the_names() -> None:
    held = weighed()
    assert held.weight.shape == (len(held.rows), len(STATUSES))
    assert 0 < held.trust <= 1 <= held.heat
    for n, status in enumerate(STATUSES):  # what the rules say speaks for itself
        assert held.weight[held.rows[f"r={status.value}"]].argmax() == n


@pytest.mark.model
def test_a_standing_that_is_firm_stays_and_one_that_is_asked_for_gets_the_likeliest(parsed: Parse) -> None:
    page = parsed("The walkout that the nurses had called for Monday was called off.")
    at = word(page, "walkout")
    assert settled(page, at, Standing(Status.OCCURRED, firm=True)).status is Status.OCCURRED
    assert settled(page, at, Standing(Status.OCCURRED, firm=True), given=True).status is Status.CANCELLED


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "text", "status"),
    [
        ("An attempt by Oslo to free the crew came to nothing.", "free", Status.FAILED),
        ("Chad would have expelled him, had he stayed.", "expelled", Status.HYPOTHETICAL),
        ("The union dropped a walkout set for midnight.", "walkout", Status.CANCELLED),
        ("No soldier of ours fired on the boat, the ministry insisted.", "fired", Status.DENIED),
        ("Police fired on the crowd in Kisumu on Monday.", "fired", Status.OCCURRED),
    ],
)
def test_where_an_act_stands(parsed: Parse, sentence: str, text: str, status: Status) -> None:
    page = parsed(sentence)
    at = word(page, text)
    assert settled(page, at, given_standing(page, at), given=True).status is status


@pytest.mark.model
def test_doubt_follows_the_status(parsed: Parse) -> None:
    page = parsed("Oslo might yet recall its envoy.")
    at = word(page, "recall")
    found = settled(page, at, OCCURRED, given=True)
    assert (found.status, found.certainty) == (Status.POSSIBLE, Certainty.POSSIBLE)
