"""The encoder's scores as tags: the CRF's chain over each window."""

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dragoman.extract.encoder import read
from dragoman.extract.encoder.session import FOLDER
from dragoman.extract.encoder.windows import Window
from dragoman.extract.statements.tagger.decode import Scores, viterbi
from dragoman.extract.statements.tagger.tags import OUTSIDE, goes_on, kind_of
from dragoman.model import Parsed


@cache
def chain() -> tuple[Scores, Scores, Scores]:
    """The CRF's (TAGS, TAGS) transitions, start and end scores."""
    with as_file(files("dragoman") / FOLDER / "chain.npz") as path, np.load(path) as held:
        return held["transitions"], held["start"], held["end"]


def tags(parsed: Parsed) -> list[tuple[int, list[int]]]:
    """Each window's first token and its best tags."""
    found, moves = read(parsed), chain()
    return [(w.first, _spread(w, s, moves)) for w, s in zip(found.windows, found.roles(), strict=True)]


def _spread(window: Window, scores: Scores, moves: tuple[Scores, Scores, Scores]) -> list[int]:
    """The best tags; words that share a place go on with the first one's."""
    new = np.diff(window.at, prepend=-1) > 0
    if new.all():
        return viterbi(scores, *moves)
    made: list[int] = []
    short = iter(viterbi(scores[new], *moves))
    for first in new:
        made.append(next(short) if first else made[-1] if made[-1] == OUTSIDE else goes_on(kind_of(made[-1])))
    return made
