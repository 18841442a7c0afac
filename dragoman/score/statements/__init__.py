"""Statements: who says what (``pairs``), and, where the gold has people, who that is and in which tone (``people``)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.score.figures import Figure
from dragoman.score.statements import pairs, people
from dragoman.score.statements.checked import faults
from dragoman.score.statements.predicted import predict


def measure(gold: Sequence[Mapping[str, Any]], predicted: Iterable[Mapping[str, Any]]) -> list[Figure]:
    """The pairs' figures over all rows; those of the speakers over the rows whose gold has people."""
    found = list(predicted)
    resolved = [row for row in gold if "people" in row]
    return [*pairs.measure(gold, found), *(people.measure(resolved, found) if resolved else [])]


__all__ = ["faults", "measure", "predict"]
