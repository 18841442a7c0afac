"""What is remembered, for how long, and that a build cut short leaves nothing half done."""

import pytest

from dragoman.memory import Memory


class Thing:
    """Something told apart by identity alone."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    def __hash__(self) -> int:
        return 1


def numbers() -> list[float]:
    return []


def test_a_value_is_made_once_for_the_same_objects_and_values() -> None:
    memory, thing, made = Memory(), Thing(), []
    for _ in range(2):
        with memory.build():
            memory.get("stage", (thing,), lambda: made.append(1), "a")
    assert len(made) == 1
    with memory.build():
        memory.get("stage", (Thing(),), lambda: made.append(2), "a")  # equal, yet another object
        memory.get("stage", (thing,), lambda: made.append(3), "b")
        memory.get("other stage", (thing,), lambda: made.append(4), "a")
    assert made == [1, 2, 3, 4]


def test_what_a_build_had_no_use_for_is_forgotten_after_it() -> None:
    memory, thing, made = Memory(), Thing(), []
    for wanted in (True, False, True):
        with memory.build():
            if wanted:
                memory.get("stage", (thing,), lambda: made.append(1))
    assert len(made) == 2


def test_a_build_that_is_cut_short_leaves_nothing_behind() -> None:
    memory = Memory()
    with memory.build():
        memory.standing("index", numbers).append(1.0)
    with pytest.raises(ZeroDivisionError), memory.build():
        memory.standing("index", numbers).append(1 / 0)
    with memory.build():
        assert memory.standing("index", numbers) == []
