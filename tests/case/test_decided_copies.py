"""Decisions on a text that two outlets print: it is read once and shown beside both, and each keeps its own head."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import case
from dragoman.case import Case
from dragoman.model import Situation
from tests.case.small import Clock
from tests.case.test_decided import (
    FIRST,
    TRIES,
    Try,
    act,
    fill,
    holds,
    marked,
    one_each,
    remembered,
    take,
)
from tests.cli.conftest import RIVAL

__all__ = ["remembered"]
pytestmark = [pytest.mark.model, pytest.mark.usefixtures("remembered")]
BODY = FIRST.split("\n\n", 1)[1]
WIRE, HARBOUR = (f"{name}\n\nMinisters met in Nairobi\n\n12 March 2031\n\n{BODY}" for name in ("WIRE", "HARBOUR TIMES"))


@pytest.fixture
def twice(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case with a text that two outlets print word for word, and a rival report."""
    with case.new(tmp_path / "twice.case", clock=clock) as made:
        copy = FIRST.replace("Lakeside Wire", "Harbour Times")
        fill(made, tmp_path / "reports", {"a.txt": FIRST, "copy.txt": copy, "b.txt": RIVAL})
        yield made


@one_each
def test_it_holds_where_two_outlets_print_the_text(twice: Case, wanted: Try) -> None:
    take(twice, wanted)
    assert holds(twice, wanted)
    assert marked(twice)


@pytest.mark.parametrize("name", ["split an event", "rename an event", "dismiss", "speaker, words", "answer"])
def test_it_holds_in_a_case_that_has_only_the_copy(twice: Case, tmp_path: Path, name: str) -> None:
    take(twice, TRIES[name])
    with case.new(tmp_path / "theirs.case", clock=Clock()) as theirs:
        copy = FIRST.replace("Lakeside Wire", "Harbour Times")
        fill(theirs, tmp_path / "theirs", {"1.txt": copy, "2.txt": RIVAL})
        theirs.import_decisions(twice.export_decisions())
        assert holds(theirs, TRIES[name])
        assert marked(theirs)


@pytest.mark.parametrize("kind", ["date", "outlet"])
def test_what_is_decided_of_one_outlets_print_is_not_put_on_the_others(twice: Case, kind: str) -> None:
    to = {"date": "2031-03-11", "outlet": "Lakeside Daily"}[kind]
    twice.decide(kind, "a.txt", to=to, by="Ada", because="its page says so")
    documents = {d.name: d for d in twice.situation().documents}
    assert str(documents["copy.txt"].published.latest) == "2031-03-12"
    assert documents["copy.txt"].outlet == "Harbour Times"
    twice.remove(documents["a.txt"].id)
    alone = twice.situation()
    (gone,) = alone.decisions
    assert gone.items == ()
    assert {d.outlet for d in alone.documents} == {"Harbour Times", "Highland Voice"}


def _telling(situation: Situation, report: str, words: str) -> str:
    """The statement of one report that has these words."""
    ids = {d.id for d in situation.documents if d.name == report}
    return next(s.id for s in situation.statements if s.document in ids and words in s.content[0].text)


def test_a_speaker_is_set_in_the_one_print_that_is_pointed_at(twice: Case) -> None:
    twice.decide(
        "speaker", _telling(twice.situation(), "copy.txt", "nine engineers"), to="a clerk", by="A", because="B"
    )
    found = twice.situation()
    names = {d.id: d.name for d in found.documents}
    told = {names[s.document]: s.speaker.text for s in found.statements if "nine engineers" in s.content[0].text}
    assert told == {"a.txt": "Kenyan officials", "copy.txt": "a clerk"}


@pytest.mark.parametrize("texts", [(WIRE, HARBOUR), (HARBOUR, WIRE)])
@pytest.mark.parametrize("report", ["a.txt", "copy.txt"])
def test_a_split_in_either_print_is_a_split_of_the_text(
    tmp_path: Path, clock: Clock, report: str, texts: tuple[str, str]
) -> None:
    """Whichever of the two is read for both: their mastheads differ, and so do the places of their words."""
    with case.new(tmp_path / "heads.case", clock=clock) as made:
        fill(made, tmp_path / "heads", {"a.txt": texts[0], "copy.txt": texts[1], "b.txt": RIVAL})
        attack = act(made.situation(), "attacked")
        made.decide("split", attack, words="Sunday", report=report, by="Ada", because="another raid")
        found = made.situation()
        assert len(found.decisions[0].items) == 2
        assert act(found, "attacked", "nine engineers") != act(found, "attacked", "a regional newspaper")


def test_most_of_an_event_can_be_split_off(tmp_path: Path, clock: Clock) -> None:
    with case.new(tmp_path / "most.case", clock=clock) as made:
        other = FIRST.replace("Lakeside Wire", "Harbour Times").replace("Ethiopia has not commented", "Nobody spoke")
        fill(made, tmp_path / "most", {"a.txt": FIRST, "c.txt": other, "b.txt": RIVAL})
        made.decide("split", act(made.situation(), "attacked"), words="Sunday", by="Ada", because="another raid")
        found = made.situation()
        assert len(found.decisions[0].items) == 2
        assert "TARGET NO LONGER EXISTS" not in str(found)
