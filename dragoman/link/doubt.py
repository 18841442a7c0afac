"""Two groups of mentions that may be one event, though no report says so."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two groups that may be one event but clash in a slot."""

    left: int  # index of the group
    right: int
    field: str  # of a claim: when, status, who, count
    score: float
