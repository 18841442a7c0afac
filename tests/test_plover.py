"""PLOVER's combined type."""

import pytest

from dragoman.model import Status
from dragoman.plover import MODES, TYPES, plover_type


@pytest.mark.parametrize(
    ("type_", "status", "combined"),
    [
        ("CONSULT", Status.OCCURRED, "CONSULT"),
        ("CONSULT", Status.PLANNED, "AGREE"),
        ("AID", Status.POSSIBLE, "AGREE"),
        ("RETREAT", Status.PLANNED, "CONCEDE"),
        ("ASSAULT", Status.THREATENED, "THREATEN"),
        ("SANCTION", Status.PLANNED, "THREATEN"),
        ("RETREAT", Status.CALLED_FOR, "REQUEST"),
        ("CONSULT", Status.CANCELLED, "REJECT"),
        ("CONSULT", Status.FAILED, "REJECT"),
        ("ASSAULT", Status.FAILED, "ASSAULT"),
        ("ACCUSE", Status.PLANNED, "ACCUSE"),
        ("ACCUSE", Status.CALLED_FOR, "REQUEST"),
    ],
)
def test_type_and_status_combine(type_: str, status: Status, combined: str) -> None:
    assert plover_type(type_, status) == combined


def test_there_are_sixteen_types() -> None:
    assert len(set(TYPES)) == 16


def test_modes_belong_to_types() -> None:
    assert set(MODES) <= set(TYPES)


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("type_", TYPES)
def test_the_combined_type_is_always_a_type(type_: str, status: Status) -> None:
    assert plover_type(type_, status) in TYPES


def test_an_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="FIGHT"):
        plover_type("FIGHT", Status.OCCURRED)
