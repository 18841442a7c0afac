"""A person's decisions in a case: apart from all that the machine found, each with its history, none ever deleted.

A decision is in force, in conflict (imported, while another answer is in force), replaced by a later one, or undone.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, and_, func, select

from dragoman.case import lines
from dragoman.case.store import Store
from dragoman.case.tables import decision_journal, decisions, steps
from dragoman.errors import BadCase, BadInput
from dragoman.model import Decision


class State(StrEnum):
    """How a decision stands in a case."""

    FORCE = "in force"
    CONFLICT = "in conflict"
    REPLACED = "replaced"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Held:
    """A decision of a case, how it stands, and since when."""

    decision: Decision
    state: State
    since: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one decision of another case."""

    decision: Decision
    outcome: str  # new | known | conflict
    against: tuple[Held, ...] = ()  # the other answers, or the same decision as it was known


def held(connection: Connection, *, step: int | None = None) -> list[Held]:
    """Every decision that was ever taken or imported, in that order; ``step``: as of a version of the case."""
    j, seen = decision_journal.c, decision_journal.alias("seen")
    last = select(func.max(seen.c.step)).where(seen.c.decision == decisions.c.id)
    if step is not None:
        last = last.where(seen.c.step <= step)
    wanted = (
        select(decisions.c.id, decisions.c.line, j.state, steps.c.at)
        .select_from(decisions)
        .join(
            decision_journal,
            and_(j.decision == decisions.c.id, j.step == last.correlate(decisions).scalar_subquery()),
        )
        .join(steps, steps.c.number == j.step)
        .order_by(decisions.c.number)
    )
    return [Held(_read(row.id, row.line), State(row.state), row.at) for row in connection.execute(wanted)]


def _read(id: str, line: str) -> Decision:
    try:
        decision = lines.decision(line)
    except (ValueError, json.JSONDecodeError) as error:
        raise BadCase(f"the decision {id} is damaged ({error}); go back to a backup") from error
    if decision.id != id:
        raise BadCase(f"the decision {id} is not the one that was stored; go back to a backup")
    return decision


def in_force(found: Iterable[Held]) -> list[Decision]:
    """The decisions that make the situation."""
    return [h.decision for h in found if h.state is State.FORCE]


def put(store: Store, decision: Decision) -> list[Held]:
    """Take a decision; it replaces what it contradicts, which is returned. Raises BadInput when it stands already."""
    with store.writing() as connection:
        known = held(connection)
        for h in known:
            if h.state is State.FORCE and h.decision.same(decision):
                raise BadInput(f"that is {h.decision.note} ({h.decision.id}) already; nothing was changed")
        against = [h for h in known if h.state in (State.FORCE, State.CONFLICT) and h.decision.clashes(decision)]
        step = store.step(connection, "decide")
        _store(connection, decision)
        _enter(connection, step, decision, State.FORCE)
        for h in against:
            _enter(connection, step, h.decision, State.REPLACED)
    return against


def undo(store: Store, id: str) -> Held:
    """Take a decision back, or turn an imported one down; returns it as it was. Raises BadInput."""
    with store.writing() as connection:
        found = find(held(connection), id)
        if found.state not in (State.FORCE, State.CONFLICT):
            raise BadInput(f"{found.decision.id} is {found.state} since {found.since[:10]}; nothing was changed")
        _enter(connection, store.step(connection, "undo"), found.decision, State.UNDONE)
    return found


def accept(store: Store, id: str) -> list[Held]:
    """Bring an imported decision into force; it replaces what it contradicts, which is returned. Raises BadInput."""
    with store.writing() as connection:
        known = held(connection)
        found = find(known, id)
        if found.state is State.FORCE:
            raise BadInput(f"{found.decision.id} is in force already; nothing was changed")
        standing = [h for h in known if h.state in (State.FORCE, State.CONFLICT) and h is not found]
        against = [h for h in standing if h.decision.clashes(found.decision) or h.decision.same(found.decision)]
        step = store.step(connection, "accept")
        _enter(connection, step, found.decision, State.FORCE)
        for h in against:
            _enter(connection, step, h.decision, State.REPLACED)
    return against


def bring_in(store: Store, given: Sequence[Decision]) -> list[Imported]:
    """Merge another case's decisions, all or none: what is known once, what contradicts kept as a conflict."""
    told: list[Imported] = []
    with store.writing() as connection:
        known = held(connection)
        step: int | None = None
        for decision in given:
            one = _weighed(decision, known)
            told.append(one)
            if one.outcome == "known" or any(h.state is State.CONFLICT and h.decision.same(decision) for h in known):
                continue  # a conflict that is listed already is listed again, not stored twice
            state = State.FORCE if one.outcome == "new" else State.CONFLICT
            step = step or store.step(connection, "import")
            _store(connection, decision)
            _enter(connection, step, decision, state)
            known.append(Held(decision, state, store.now()))
    return told


def _weighed(decision: Decision, known: Sequence[Held]) -> Imported:
    """Known when in force or in conflict already; a conflict when another answer stands, or this one was taken back."""
    same = [h for h in known if h.decision.same(decision)]
    standing = [h for h in same if h.state in (State.FORCE, State.CONFLICT)]
    if any(h.state is State.FORCE for h in standing):
        return Imported(decision, "known", tuple(standing))
    against = [h for h in known if h.state is State.FORCE and h.decision.clashes(decision)]
    if standing:
        return Imported(decision, "conflict", tuple(against))
    against += [h for h in same if h.state is State.UNDONE]
    return Imported(decision, "conflict" if against else "new", tuple(against))


def _store(connection: Connection, decision: Decision) -> None:
    if connection.execute(select(decisions.c.id).where(decisions.c.id == decision.id)).first() is None:
        number = connection.execute(select(func.coalesce(func.max(decisions.c.number), 0))).scalar_one() + 1
        connection.execute(decisions.insert().values(id=decision.id, number=number, line=lines.line(decision)))


def _enter(connection: Connection, step: int, decision: Decision, state: State) -> None:
    connection.execute(decision_journal.insert().values(step=step, decision=decision.id, state=state.value))


def find(found: Sequence[Held], id: str) -> Held:
    """The decision whose id begins so; raises BadInput where none or several do."""
    if not id.strip():
        raise BadInput("no decision is named; give its id, as `dragoman case decisions list` shows it")
    fits = [h for h in found if h.decision.id.startswith(id)]
    if len(fits) == 1:
        return fits[0]
    if not fits:
        raise BadInput(f'no decision "{id}" in the case; `dragoman case decisions list` shows their ids')
    raise BadInput(f'"{id}" fits {len(fits)} decisions; give more of it')
