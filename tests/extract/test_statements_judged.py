"""The encoder's say on who speaks and what he does by it, weighed against the rules."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from dragoman.extract.encoder import Reading, read
from dragoman.extract.encoder.heads import CLASSES, CONTENT_SCORES, CUE_SCORES, HEADS, STANCES, WIDTH
from dragoman.extract.encoder.hearing import Hearing, hearing
from dragoman.extract.encoder.witnesses import weights
from dragoman.extract.statements import assemble, by_rules, by_tagger, judged, propose
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import lay
from dragoman.extract.statements.voices import Heard
from dragoman.model import Parsed, SpeakerClass, Stance

TEXT = (
    "Troops crossed the river, Lina Haddad said.\n\n"
    "The village was empty by noon. Haddad added that the bridge was down."
)
SURE = 30.0


def scored(parsed: Parsed, part: slice, at: int, words: set[str]) -> Reading:
    """A reading in which the encoder is sure of one answer at some words and knows nothing elsewhere."""
    scores = np.zeros((len(parsed.tokens), HEADS), np.float32)
    for token in parsed.tokens:
        if token.text in words:
            scores[token.i, part.start + at] = SURE
    return Reading((), (scores,))


@pytest.fixture
def encoder_says(monkeypatch: pytest.MonkeyPatch) -> Callable[[Reading], None]:
    return lambda reading: monkeypatch.setattr(judged, "read", lambda _: reading)


def hears(said: SpeakerClass) -> Hearing:
    """A hearing that takes whoever has a state of ones for one class, and otherwise follows the rules."""
    classes = len(CLASSES)
    states = np.zeros((5 * WIDTH, classes), np.float32)
    states[:WIDTH, CLASSES.index(said)] = 1.0
    even, none = np.eye(classes, dtype=np.float32), np.zeros(classes, np.float32)
    return Hearing(states, none, SURE * even, even, np.zeros((0, classes), np.float32), none, {})


def stated(parsed: Parsed, words: set[str]) -> Reading:
    """A reading whose states are ones at some words."""
    states = np.array([[float(t.text in words)] * WIDTH for t in parsed.tokens], np.float32)
    return Reading((), (np.zeros((len(parsed.tokens), HEADS), np.float32),), (states,))


def test_what_is_heard_of_a_name_overrules_its_class_and_all_of_one_person_goes_together(
    parsed: Callable[[str], Parsed], encoder_says: Callable[[Reading], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = parsed(TEXT)
    assert {s.speaker_class for s in by_rules(report)} == {SpeakerClass.PERSON}
    encoder_says(stated(report, {"Lina"}))  # the second time she is "Haddad" alone
    monkeypatch.setattr(judged, "hearing", lambda: hears(SpeakerClass.WITNESS))

    assert {s.speaker_class for s in by_tagger(report)} == {SpeakerClass.WITNESS}


def test_a_spokesman_is_no_mere_person_for_having_a_name(
    parsed: Callable[[str], Parsed], encoder_says: Callable[[Reading], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    report = parsed("Troops crossed the river, army spokesman Omar Haddad said.")
    encoder_says(stated(report, {t.text for t in report.tokens}))
    monkeypatch.setattr(judged, "hearing", lambda: hears(SpeakerClass.PERSON))

    assert [s.speaker_class for s in by_tagger(report)] == [SpeakerClass.SPOKESPERSON]


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("Lina Haddad", "person:bare"),
        ("Foreign Minister Lina Haddad", "person:told"),
        ("She", "person:pronoun"),
        ("The ministry", "body:listed"),
    ],
)
def test_how_the_rules_know_a_class(parsed: Callable[[str], Parsed], said: str, way: str) -> None:
    ways: list[str] = []

    class Listener(judged.Judge):
        def classes(self, drafts: Sequence[Draft], known: Sequence[Heard]) -> list[SpeakerClass]:
            ways.extend(v.way for v in self.voices(drafts, known))
            return super().classes(drafts, known)

    page = lay(parsed(f"{said} said that troops had crossed the river."))
    list(assemble.statements(page, propose(page), Listener(page)))

    assert ways == [way]


def test_an_outlets_name_weighs_alike_however_many_words_it_has(parsed: Callable[[str], Parsed]) -> None:
    report = parsed("A b b b said.")
    judge = judged.Judge(lay(report))
    judge.states = np.array([[1.0], [3.0], [3.0], [3.0], [9.0]], np.float32)
    judge.further = judged._further(judge.states)

    assert judge.means([range(4), range(2), (2, 3), ()]).tolist() == [[2.0], [2.0], [3.0], [0.0]]


def test_a_report_in_which_nobody_speaks_has_no_voices(parsed: Callable[[str], Parsed]) -> None:
    assert list(by_tagger(parsed("Rain fell on the valley."))) == []


@pytest.mark.parametrize(("part", "word"), [(CUE_SCORES, "said"), (CONTENT_SCORES, "Troops")])
def test_a_sure_encoder_overrules_the_stance_by_cue_or_content(
    parsed: Callable[[str], Parsed], encoder_says: Callable[[Reading], None], part: slice, word: str
) -> None:
    report = parsed(TEXT)
    encoder_says(scored(report, part, STANCES.index(Stance.ACCUSES), {word}))

    first, second = by_tagger(report)

    assert (first.stance, second.stance) == (Stance.ACCUSES, Stance.ASSERTS)


def test_an_encoder_that_knows_nothing_leaves_the_rules_their_way(
    parsed: Callable[[str], Parsed], encoder_says: Callable[[Reading], None]
) -> None:
    report = parsed(TEXT)
    encoder_says(Reading((), (np.zeros((len(report.tokens), HEADS), np.float32),)))

    told = [(s.speaker_class, s.stance) for s in by_tagger(report)]

    assert told == [(s.speaker_class, s.stance) for s in by_rules(report)]


def test_what_the_rules_say_is_mostly_true_in_the_weights_that_ship() -> None:
    held = weights("stance")

    assert held.witness.shape == (len(STANCES), len(STANCES))
    assert (held.witness.argmax(0) == np.arange(len(STANCES))).mean() >= 0.75


def test_the_hearing_that_ships_believes_a_title_more_than_a_bare_name() -> None:
    held = hearing()
    person, witness = CLASSES.index(SpeakerClass.PERSON), CLASSES.index(SpeakerClass.WITNESS)
    even = np.full((2, len(CLASSES)), -np.log(len(CLASSES)), np.float32)

    told, bare = held.weigh(even, [person, person], ["person:told", "person:bare"])

    assert told.argmax() == person
    assert bare[witness] - bare[person] > told[witness] - told[person]


def test_states_are_what_every_head_looks_at(parsed: Callable[[str], Parsed]) -> None:
    reading = read(parsed(TEXT))

    assert reading.inner().shape == (len(reading.words()), WIDTH)
    assert np.ptp(reading.inner(), axis=1).min() > 0
