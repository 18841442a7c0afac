"""A statement in the making: token ranges and pieces, before its words are classed and its speaker resolved."""

from dataclasses import dataclass

from dragoman.extract.statements.cues import Cue
from dragoman.model import Stance

Piece = tuple[int, int]
Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Draft:
    """Cue, source and content found together. ``at`` orders drafts; ``kind`` is the cue's kind."""

    at: int  # the token where it is anchored: the cue's head, or the first word of the content
    pieces: tuple[Piece, ...]
    cue: Range | None = None
    source: Range | None = None
    source_head: int | None = None
    stance: Stance = Stance.ASSERTS
    kind: str = "speech"
    relay: Range | None = None
    carried: "int | None" = None  # ``at`` of the earlier draft whose speaker goes on
    unsure: str = ""

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.pieces[0][0]

    def covers(self, start: int, end: int) -> bool:
        """Whether one of its pieces holds these characters."""
        return any(left <= start and end <= right for left, right in self.pieces)


def of_cue(cue: Cue, pieces: list[Piece], source: Range | None, source_head: int | None, stance: Stance) -> Draft:
    """The draft of a verb's cue."""
    return Draft(
        cue.head, tuple(pieces), (cue.first, cue.last), source, source_head, stance=stance, kind=cue.entry.kind
    )
