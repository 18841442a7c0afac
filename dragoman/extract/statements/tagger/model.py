"""The trained encoder as it ships: int8 ONNX, run by ONNX Runtime on one thread; and the CRF's scores beside it.

Made by ``train/statements`` (see its model card). No network is asked and nothing is downloaded.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from dragoman.errors import ModelMissing
from dragoman.extract.statements.page import Page
from dragoman.extract.statements.tagger.decode import Scores, viterbi
from dragoman.extract.statements.tagger.tags import OUTSIDE, goes_on, kind_of
from dragoman.extract.statements.tagger.windows import Window, windows

FOLDER = "data/models/statements"


@cache
def session() -> Any:
    """The ONNX session; raises ModelMissing where ONNX Runtime cannot load it."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        with as_file(files("dragoman") / FOLDER / "tagger.onnx") as path:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors share no base class
        raise ModelMissing(
            f"the statement tagger could not be loaded ({error}); set DRAGOMAN_STATEMENTS=rules to do without it"
        ) from error


@cache
def chain() -> tuple[Scores, Scores, Scores]:
    """The CRF's (TAGS, TAGS) transitions, start and end scores."""
    with as_file(files("dragoman") / FOLDER / "chain.npz") as path, np.load(path) as held:
        return held["transitions"], held["start"], held["end"]


def emissions(found: Sequence[Window]) -> list[Scores]:
    """Each window's (tokens, TAGS) scores. A window a run: padding them to one batch was no quicker on one thread."""
    return [session().run(None, {"rows": w.rows[None]})[0][0][w.at] for w in found]


def tags(page: Page) -> list[tuple[int, list[int]]]:
    """Each window's first token and its best tags."""
    found = windows(page)
    moves = chain()
    return [(w.first, _spread(w, s, moves)) for w, s in zip(found, emissions(found), strict=True)]


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
