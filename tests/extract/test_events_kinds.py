"""Encoder and table together: what neither says alone, and how their word is weighed."""

from collections.abc import Callable

import numpy as np
import pytest

from dragoman import extract
from dragoman.extract import encoder, events
from dragoman.extract.encoder.heads import HEADS, KINDS, MANNERS, STATUSES, manners
from dragoman.extract.encoder.witnesses import Weights, probabilities, weights
from dragoman.extract.events.noticing import Noticing
from dragoman.extract.events.weighing import weighed
from dragoman.model import Parsed
from dragoman.plover import MODES, TYPES


def test_a_witness_shifts_the_odds_by_its_likelihoods() -> None:
    witness = np.log(np.array([[0.9, 0.5], [0.1, 0.5]], np.float32))
    by = Weights(witness, np.zeros(2, np.float32), trust=1.0, heat=1.0)
    shares = probabilities(np.zeros((2, 2), np.float32), [0, 1], by)
    assert shares[0] == pytest.approx([0.9 / 1.4, 0.5 / 1.4])  # equal scores: Bayes' rule on the likelihoods
    assert shares[1] == pytest.approx([0.1 / 0.6, 0.5 / 0.6])
    deaf = Weights(witness, np.zeros(2, np.float32), trust=0.0, heat=1.0)
    assert probabilities(np.zeros((1, 2), np.float32), [1], deaf)[0] == pytest.approx([0.5, 0.5])


def test_heat_brings_probabilities_nearer_to_even() -> None:
    flat = np.zeros((2, 2), np.float32)
    hot, cold = (
        probabilities(np.array([[0.0, 2.0]], np.float32), [0], Weights(flat, flat[0], 1.0, heat)) for heat in (3.0, 1.0)
    )
    assert 0.5 < hot[0, 1] < cold[0, 1]


def test_the_heads_cover_every_type_mode_and_status() -> None:
    assert ("", *TYPES) == KINDS
    assert {(k, m) for k, m in MANNERS if m} == {(k, m) for k, modes in MODES.items() for m in modes}
    assert all({k for k, _ in MANNERS[manners(kind)]} <= {kind} for kind in TYPES)
    assert weights("kind").witness.shape == (len(KINDS), len(KINDS))
    assert weighed().weight.shape == (len(weighed().rows), len(STATUSES))


@pytest.mark.model
def test_the_encoder_gives_every_word_a_score_a_head(parsed: Callable[[str], Parsed]) -> None:
    page = parsed("Chad expelled the envoy of Niger.")
    scores = encoder.read(page).words()
    assert scores.shape == (len(page.tokens), HEADS)
    assert all((encoder.read(page).word(t.i) == scores[t.i]).all() for t in page.tokens)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Gunmen raked a bus carrying Malian soldiers near Gao.", "raked", "ASSAULT"),
        ("Police in Harare padlocked the offices of two opposition newspapers on Monday.", "padlocked", "COERCE"),
    ],
)
def test_a_word_that_no_row_knows_is_found(text: str, word: str, kind: str, parsed: Callable[[str], Parsed]) -> None:
    page = parsed(text)
    found = {e.trigger.text: e for e in events.by_encoder(page)}
    assert word not in {e.trigger.text for e in events.by_rules(page)}
    assert found[word].type == kind
    assert 0 < found[word].sure <= 1


@pytest.mark.model
def test_a_light_verb_and_its_noun_stay_one_act(parsed: Callable[[str], Parsed]) -> None:
    found = list(
        events.by_encoder(parsed("The foreign ministers of Kenya and Somalia held talks in Nairobi on Friday."))
    )
    assert [e.type for e in found] == ["CONSULT"]


@pytest.mark.model
def test_rules_alone_never_ask_the_encoder(parsed: Callable[[str], Parsed], monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise AssertionError("the encoder was asked")

    page = parsed("Chad expelled the envoy of Niger, the foreign ministry said.")
    monkeypatch.setattr(events, "judged", forbidden)
    monkeypatch.setattr(events, "settled", forbidden)
    found = extract.find(page, extract.chosen("rules"))
    assert [(e.type, e.sure) for e in found.events] == [("SANCTION", 1.0)]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The motion was voted down on Tuesday by a wide margin in parliament.", ["voted down"]),
        ("Rebels opened fire on a convoy of the United Nations near Bor.", ["opened"]),
        ("The president thinks of the border as a bridge.", []),
        ("Opposition fighters still control a pocket in the northwest.", []),
    ],
)
def test_what_is_told_is_an_act_and_told_once(text: str, told: list[str], parsed: Callable[[str], Parsed]) -> None:
    assert [e.trigger.text for e in events.by_encoder(parsed(text))] == told


def test_a_witness_of_an_act_raises_its_share() -> None:
    by = Noticing({"t=known": 2.0}, bias=-1.0, heard=0.5, read=1.0, base=0.0)
    assert by.share(0.5, ["t=known", "never seen"]) == pytest.approx(1 / (1 + np.exp(-1.0)))
    assert by.share(0.5, []) < by.share(0.9, []) < by.share(0.9, ["t=known"])


def test_an_act_with_a_number_needs_less_confidence(parsed: Callable[[str], Parsed]) -> None:
    """Who tells how many tells an act."""
    found = events.find(parsed("Army helicopters flew out 31 Bolivian drivers from the pass yesterday."))
    assert [m.trigger.text for m in found] == ["flew"]


def test_what_nobody_does_is_no_assault(parsed: Callable[[str], Parsed]) -> None:
    """A flood kills; nobody attacked."""
    assert not list(events.find(parsed("A landslip killed five miners near Ainaro on Thursday.")))
