"""Decisions in the tables: taken, replaced, undone, exported, merged; nothing is ever lost."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from dragoman import case
from dragoman.case import Case, lines
from dragoman.errors import BadCase, BadInput
from dragoman.model import ClaimField, Decision, Target, TargetKind
from tests.case.decided import actor, decision, event, outlet, quote
from tests.case.small import Clock, document

pytestmark = pytest.mark.usefixtures("quick")
FERRY = event("stopped")
B, C = decision("reliability", outlet(), "B"), decision("reliability", outlet(), "C", by="Bo", at="11")
PIN, HIDE = decision("pin", FERRY), decision("hide", FERRY, by="Bo", at="11")
MERGE = decision("merge", actor("Sol"), other=actor("A. Sol"))


def states(made: Case, step: int | None = None) -> list[tuple[Decision, str]]:
    return [(h.decision, h.state.value) for h in made.decisions(step=step)]


def _difference() -> Target:
    sides = (quote("stopped"), quote("closed"))
    return Target(TargetKind.DIFFERENCE, "two “days”", sides, field=ClaimField.WHEN)


def test_a_decision_comes_back_as_it_was(made: Case, place: str) -> None:
    for one in (B, PIN, MERGE):
        made.put(one)
    with case.open(place) as again:
        assert states(again) == [(B, "in force"), (PIN, "in force"), (MERGE, "in force")]
        assert again.check() == []


HARD = "Zoë’s “reason”; it's 'so' \\n %s {x} 日本 \U0001f4a5 \u202e <b>\ttab"
EACH = {
    "rename": (Target(TargetKind.ACTOR, "Çelik", names=("Çelik", "Ç. Çelik"), code="TUR"), HARD, None),
    "merge": (event("stopped"), "", event("closed")),
    "split": (actor("Sol"), "", actor("A. Sol")),
    "date": (event("stopped"), "2031-03-04..2031-03-05", None),
    "place": (event("closed"), HARD, None),
    "speaker": (Target(TargetKind.STATEMENT, HARD, (quote("was stopped"),)), HARD, actor(HARD)),
    "outlet": (Target(TargetKind.REPORT, "a.txt", (quote("The ferry"),)), HARD, None),
    "dismiss": (_difference(), "", None),
    "reliability": (outlet("Ünal’s Post"), "E", None),
    "hide": (event("stopped"), "", None),
    "answer": (Target(TargetKind.QUESTION, "whom does “they” mean?", (quote("harbour"),)), HARD, None),
}


@pytest.mark.parametrize("kind", EACH)
def test_each_kind_comes_back_to_the_last_character(made: Case, place: str, kind: str) -> None:
    target, value, other = EACH[kind]
    given = decision(kind, target, value, other=other, by=HARD)
    made.put(given)
    with case.open(place) as again:
        (held,) = again.decisions()
        assert held.decision == given
        assert again.export_decisions() == [lines.line(given)]
        assert [t.outcome for t in again.import_decisions(again.export_decisions())] == ["known"]
        assert again.check() == []


def test_every_decision_makes_a_version_of_the_case(made: Case) -> None:
    made.put(B)
    made.put(C)
    made.undo(C.id)
    assert made.version() == 4
    assert [states(made, n) for n in (1, 2, 3)] == [[], [(B, "in force")], [(B, "replaced"), (C, "in force")]]
    assert states(made) == [(B, "replaced"), (C, "undone")]


def test_the_same_decision_twice_is_told(made: Case) -> None:
    made.put(B)
    with pytest.raises(BadInput, match="decided by Ada on 2031-03-10: Ada was there"):
        made.put(decision("reliability", outlet(), "B", by="Bo", at="12"))
    assert made.version() == 2


@pytest.mark.parametrize(("id", "said"), [("ffffffffffff", "no decision"), ("", "is named"), (" ", "is named")])
def test_undo_of_nothing_is_told(made: Case, id: str, said: str) -> None:
    made.put(B)
    with pytest.raises(BadInput, match=said):
        made.undo(id)


def test_what_was_undone_is_not_undone_again_but_can_be_decided_again(made: Case) -> None:
    made.put(PIN)
    made.undo(PIN.id[:6])
    with pytest.raises(BadInput, match="is undone since 2031-03-10"):
        made.undo(PIN.id)
    made.put(decision("pin", FERRY, at="13"))
    assert [state for _, state in states(made)] == ["undone", "in force"]


# --- two analysts ----------------------------------------------------------------------------------------------------


@pytest.fixture
def theirs(tmp_path: Path) -> Case:
    return case.new(tmp_path / "theirs.case", clock=Clock())


def test_identical_decisions_are_one_and_new_ones_are_taken_over(made: Case, theirs: Case) -> None:
    made.put(B)
    for one in (decision("reliability", outlet(), "B", by="Bo", at="12"), MERGE):
        theirs.put(one)
    told = made.import_decisions(theirs.export_decisions())
    assert [t.outcome for t in told] == ["known", "new"]
    assert states(made) == [(B, "in force"), (MERGE, "in force")]
    assert [t.outcome for t in made.import_decisions(theirs.export_decisions())] == ["known", "known"]


def test_a_conflict_is_told_kept_and_changes_nothing(made: Case, theirs: Case) -> None:
    made.put(B)
    made.put(PIN)
    theirs.put(C)
    theirs.put(HIDE)
    for _ in range(2):  # told again however often it is imported
        told = made.import_decisions(theirs.export_decisions())
        assert [(t.decision, t.outcome, t.against[0].decision) for t in told] == [
            (C, "conflict", B),
            (HIDE, "conflict", PIN),
        ]
        assert states(made) == [(B, "in force"), (PIN, "in force"), (C, "in conflict"), (HIDE, "in conflict")]
    assert len(made.export_decisions()) == 2


def test_a_conflict_is_accepted_or_turned_down(made: Case) -> None:
    made.put(B)
    made.put(PIN)
    made.import_decisions([*_lines(C), *_lines(HIDE)])
    assert [h.decision for h in made.accept(C.id)] == [B]
    made.undo(HIDE.id)
    assert states(made) == [(B, "replaced"), (PIN, "in force"), (C, "in force"), (HIDE, "undone")]
    with pytest.raises(BadInput, match="in force already"):
        made.accept(C.id)


def test_what_was_undone_here_does_not_come_back_unasked(made: Case) -> None:
    made.put(PIN)
    made.undo(PIN.id)
    (told,) = made.import_decisions(_lines(PIN))
    assert (told.outcome, told.against[0].state) == ("conflict", "undone")
    assert states(made) == [(PIN, "in conflict")]
    made.accept(PIN.id)
    assert states(made) == [(PIN, "in force")]


def test_a_conflict_within_one_file_is_told(made: Case) -> None:
    told = made.import_decisions([*_lines(B), *_lines(C)])
    assert [t.outcome for t in told] == ["new", "conflict"]


def _lines(one: Decision) -> list[str]:
    return [lines.line(one)]


def _changed(**given: object) -> str:
    return json.dumps(json.loads(_lines(B)[0]) | given)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", r"line 2: no JSON \(Expecting.*; give what `dragoman case decisions export` wrote"),
        ("[]", 'must be an object with "dragoman"'),
        ('{"dragoman": "decision/2"}', 'must be an object with "dragoman": "decision/1"'),
        ('{"dragoman": "decision/1"}', "decision has no at and no author and no kind and no reason and no target"),
        (_changed(kind="frob"), "'frob' is not a valid"),
        (_changed(value=3), "decision.value should be str, not int"),
        (_changed(value="Z"), "a letter from A to F"),
        (_changed(author="A\0"), "no database takes"),
        (_changed(target={"kind": "outlet"}), "decision.target has no words"),
        (_changed(target={"kind": "outlet", "words": "x", "quotes": [{"words": "y"}]}), r"quotes\[0\] has no name"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_imported(made: Case, line: str, said: str) -> None:
    with pytest.raises(BadInput, match=said) as caught:
        made.import_decisions([*_lines(PIN), line], name="theirs.jsonl")
    assert str(caught.value).startswith("theirs.jsonl, line 2: ")
    assert states(made) == []


def test_unknown_fields_and_empty_lines_do_not_count(made: Case) -> None:
    made.import_decisions(["", _changed(colour="red"), ""])
    assert states(made) == [(B, "in force")]


# --- safe ------------------------------------------------------------------------------------------------------------


def test_a_damaged_decision_is_told(made: Case) -> None:
    made.put(B)
    with made.store.writing() as connection:
        connection.execute(text("UPDATE decisions SET line = replace(line, 'Ada', 'Eve')"))
    with pytest.raises(BadCase, match="is not the one that was stored"):
        made.decisions()


def test_the_database_refuses_a_state_that_is_none(made: Case) -> None:
    made.put(B)
    with pytest.raises(BadCase, match=r"(?i)constraint"), made.store.writing() as connection:
        connection.execute(text("UPDATE decision_journal SET state = 'maybe'"))


def test_a_case_without_decisions_gets_their_tables(made: Case, place: str) -> None:
    made.add_documents([document("The ferry was stopped.")])
    with made.store.writing() as connection:  # as a case of the first format was
        connection.execute(text("DROP TABLE decision_journal"))
        connection.execute(text("DROP TABLE decisions"))
        connection.execute(text("DELETE FROM migrations WHERE name LIKE '0002%'"))
    with case.open(place) as again:
        again.put(B)
        assert states(again) == [(B, "in force")]
        assert [d.text for d in again.documents()] == ["The ferry was stopped."]


def test_a_backup_has_the_decisions(made: Case, tmp_path: Path) -> None:
    made.put(B)
    made.put(C)
    made.backup(tmp_path / "copy.case")
    with case.open(tmp_path / "copy.case") as copy:
        assert states(copy) == states(made)
