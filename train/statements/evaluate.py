"""Figures of emissions on prepared articles, by the definitions of ``dragoman score statements``."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dragoman.extract.statements.tagger.decode import Chunk, chunks, linked, viterbi
from dragoman.score.statements.pairs import measure


def figures(docs: Sequence[dict[str, Any]], scores: Sequence[Any], moves: tuple[Any, Any, Any]) -> dict[str, float]:
    """triple-overlap, stmt-pair and src-acc in percent, of the tagger alone: without the rules that mend it."""
    rows = [
        {
            "doc_id": doc["doc_id"],
            "attributions": [
                {"cue": _chars(doc, [a.cue]), "source": _chars(doc, a.source), "content": _chars(doc, a.content)}
                for a in linked(_chunks(doc, found, moves), doc["sentence"])
            ],
        }
        for doc, found in zip(docs, scores, strict=True)
    ]
    return {f.name: round(f.value, 1) for f in measure([d["row"] for d in docs], rows)}


def _chunks(doc: dict[str, Any], found: Any, moves: tuple[Any, Any, Any]) -> list[Chunk]:
    """A document's chunks, window by window."""
    return [
        c for first, last, _, _ in doc["windows"] for c in chunks(viterbi(np.asarray(found[first:last]), *moves), first)
    ]


def _chars(doc: dict[str, Any], pieces: Sequence[tuple[int, int]]) -> list[list[int]]:
    spans = doc["spans"]
    return [[spans[a][0], spans[b - 1][1]] for a, b in pieces]
