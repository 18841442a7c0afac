"""A copy is a whole case, from either database to either."""

from pathlib import Path

import pytest

from dragoman import case
from dragoman.case import Case
from dragoman.case.tables import metadata
from dragoman.errors import BadCase
from tests.case.decided import actor, decision, event
from tests.case.server import Server
from tests.case.small import document

pytestmark = pytest.mark.usefixtures("quick")
MERGE = decision("merge", actor("Sol"), other=actor("A. Sol"), at="12")


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "copy.case")
    server: Server = request.getfixturevalue("postgres")
    return server.schema()


@pytest.fixture
def filled(made: Case, tmp_path: Path) -> Case:
    report = tmp_path / "a.txt"
    report.write_text("The ferry between Arica and Ilo was stopped on Friday, port officials said.")
    made.add(report)
    gone = document("Another report.")
    made.add_documents([gone, document("A third report.", outlet="Coast Post", day="2031-03-01")])
    made.remove(gone.id)
    for one in (decision("pin", event("stopped")), decision("hide", event("stopped"), at="11"), MERGE):
        made.put(one)
    made.undo(MERGE.id)
    return made


def rows(one: Case) -> dict[str, list[tuple[object, ...]]]:
    with one.store.reading() as connection:
        return {t.name: sorted(tuple(row) for row in connection.execute(t.select())) for t in metadata.sorted_tables}


def test_a_copy_holds_every_row(filled: Case, target: str) -> None:
    filled.backup(target)
    with case.open(target) as copy:
        assert rows(copy) == rows(filled)
        assert [(h.decision, h.state) for h in copy.decisions()] == [(h.decision, h.state) for h in filled.decisions()]
        assert copy.export_decisions() == filled.export_decisions() != []
        assert copy.check() == []
        assert copy.find("ferries") == filled.find("ferries")
        assert copy.find("ferries")


def test_a_copy_lives_on_its_own(filled: Case, target: str) -> None:
    filled.backup(target)
    with case.open(target) as copy:
        assert [a.outcome for a in copy.add_documents([document("A fourth report.")])] == ["new"]
        assert copy.version() == filled.version() + 1
        assert copy.check() == []


def test_nothing_is_copied_over_something(filled: Case, target: str) -> None:
    filled.backup(target)
    with pytest.raises(BadCase, match="already; nothing was changed"):
        filled.backup(target)
    with case.open(target) as copy:
        assert rows(copy) == rows(filled)


def test_a_copy_can_be_made_while_another_process_writes(filled: Case, place: str, target: str) -> None:
    with case.open(place) as other, other.store.writing() as connection:
        other.store.step(connection, "add")
        filled.backup(target)
    with case.open(target) as copy:
        assert copy.version() == 9


def test_a_copy_that_cannot_be_made_leaves_nothing(filled: Case, tmp_path: Path) -> None:
    with pytest.raises(BadCase, match="cannot be made there"):
        filled.backup(tmp_path / "nowhere" / "copy.case")
    assert not (tmp_path / "nowhere").exists()
