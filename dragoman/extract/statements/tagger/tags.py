"""The tags of the trained tagger: roles with the side on which their cue stands, after CoNLL's BIO.

The side in the tag links a source or content to its cue with no second model: it belongs to the nearest cue there.
"""

from enum import StrEnum


class Role(StrEnum):
    """PARC's three roles."""

    CUE = "cue"
    SOURCE = "source"
    CONTENT = "content"


# A kind is a role and the side of its cue: -1 left, 1 right, 0 is the cue. Tag 0 is O; 1 + 2 * kind is B, one more I.
KINDS: tuple[tuple[Role, int], ...] = (
    (Role.CUE, 0),
    (Role.SOURCE, -1),
    (Role.SOURCE, 1),
    (Role.CONTENT, -1),
    (Role.CONTENT, 1),
)
TAGS = 1 + 2 * len(KINDS)
OUTSIDE = 0


def begins(kind: int) -> int:
    """The B tag of a kind."""
    return 1 + 2 * kind


def goes_on(kind: int) -> int:
    """The I tag of a kind."""
    return 2 + 2 * kind


def kind_of(tag: int) -> int:
    """The kind of a tag that is not O."""
    return (tag - 1) // 2


def opens(tag: int) -> bool:
    """Whether it is a B tag."""
    return tag != OUTSIDE and (tag - 1) % 2 == 0


def may_follow(before: int, after: int) -> bool:
    """An I tag follows only its own B or I."""
    return after == OUTSIDE or opens(after) or (before != OUTSIDE and kind_of(before) == kind_of(after))
