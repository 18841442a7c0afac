"""Which of a word's scores belong to which head, in the encoder's order."""

from dragoman.model import SpeakerClass, Stance, Status
from dragoman.plover import MODES, TYPES

WIDTH = 384  # of the states that all heads look at
ROLES = 11  # tags of the statement tagger
KINDS = ("", *TYPES)  # no act, and PLOVER's types
MANNERS = tuple((kind, mode) for kind, modes in MODES.items() for mode in ("", *modes))  # "": the words tell none
STATUSES = tuple(Status)
CLASSES = tuple(SpeakerClass)
STANCES = tuple(Stance)

KIND_SCORES = slice(ROLES, ROLES + len(KINDS))
MANNER_SCORES = slice(KIND_SCORES.stop, KIND_SCORES.stop + len(MANNERS))
STATUS_SCORES = slice(MANNER_SCORES.stop, MANNER_SCORES.stop + len(STATUSES))
CLASS_SCORES = slice(STATUS_SCORES.stop, STATUS_SCORES.stop + len(CLASSES))  # at a source's words
CUE_SCORES = slice(CLASS_SCORES.stop, CLASS_SCORES.stop + len(STANCES))  # what a cue's words say of the stance
CONTENT_SCORES = slice(CUE_SCORES.stop, CUE_SCORES.stop + len(STANCES))  # and what a content's words do
ACTS = STATUS_SCORES.stop - ROLES  # the heads that acts are judged by
HEADS = CONTENT_SCORES.stop


def manners(kind: str) -> slice:
    """The part of MANNERS that a type's modes fill; empty for a type without modes."""
    first = next((i for i, (k, _) in enumerate(MANNERS) if k == kind), 0)
    return slice(first, first + sum(k == kind for k, _ in MANNERS))
