"""One pass of a small trained encoder over a report, with a score a word for each of its heads.

The tagger of statements and the classifier of acts share it: the pass costs more than all rules together.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.extract.encoder.heads import HEADS, ROLES, WIDTH
from dragoman.extract.encoder.session import session
from dragoman.extract.encoder.windows import Window, windows
from dragoman.model import Parsed

Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """The windows of a report in text order, and each one's (tokens, HEADS) scores; ``heads`` tells which is which.

    ``states`` are what the heads look at, (tokens, WIDTH).
    """

    windows: tuple[Window, ...]
    scores: tuple[Scores, ...]
    states: tuple[Scores, ...] = ()

    def roles(self) -> Sequence[Scores]:
        """Each window's (tokens, ROLES) scores."""
        return [s[:, :ROLES] for s in self.scores]

    def words(self) -> Scores:
        """(tokens, HEADS) scores of the whole report."""
        return np.concatenate(self.scores) if self.scores else np.zeros((0, HEADS), np.float32)

    def word(self, i: int) -> Scores:
        """(HEADS,) scores of token ``i``."""
        at = next(n for n, w in enumerate(self.windows) if w.first <= i < w.last)
        made: Scores = self.scores[at][i - self.windows[at].first]
        return made

    def inner(self) -> Scores:
        """(tokens, WIDTH) states of the whole report."""
        return np.concatenate(self.states) if self.states else np.zeros((len(self.words()), WIDTH), np.float32)


_last: list[tuple[Parsed, Reading]] = []  # the report read last: its extractors ask one after the other


def read(parsed: Parsed) -> Reading:
    """Run the encoder, once for a report however many ask. Raises ModelMissing.

    A window a run: padding them to one batch was no quicker on one thread.
    """
    for known, reading in _last:
        if known is parsed:
            return reading
    found = tuple(windows(parsed))
    made = [session().run(None, {"rows": w.rows[None]}) for w in found]
    scores, states = (tuple(m[n][0][w.at] for m, w in zip(made, found, strict=True)) for n in (0, 1))
    reading = Reading(found, scores, states)
    _last[:] = [(parsed, reading)]
    return reading
