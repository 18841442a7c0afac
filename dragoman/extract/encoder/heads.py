"""Which of a word's scores belong to which head, in the encoder's order."""

from dragoman.model import Status
from dragoman.plover import MODES, TYPES

ROLES = 11  # tags of the statement tagger
KINDS = ("", *TYPES)  # no act, and PLOVER's types
MANNERS = tuple((kind, mode) for kind, modes in MODES.items() for mode in ("", *modes))  # "": the words tell none
STATUSES = tuple(Status)

KIND_SCORES = slice(ROLES, ROLES + len(KINDS))
MANNER_SCORES = slice(KIND_SCORES.stop, KIND_SCORES.stop + len(MANNERS))
STATUS_SCORES = slice(MANNER_SCORES.stop, MANNER_SCORES.stop + len(STATUSES))
HEADS = STATUS_SCORES.stop


def manners(kind: str) -> slice:
    """The part of MANNERS that a type's modes fill; empty for a type without modes."""
    first = next((i for i, (k, _) in enumerate(MANNERS) if k == kind), 0)
    return slice(first, first + sum(k == kind for k, _ in MANNERS))
