"""The accuracy card: one file a stage, each with ``predict(rows)`` and ``measure(gold, predicted)``.

Predictions never look at gold fields (a test strips them) and do not depend on the order of rows.
"""

from importlib import import_module
from typing import Any

from dragoman.score.figures import Figure

STAGES = ("statements", "times", "events", "actors", "places")
WHOLE = "story"  # the whole chain: takes folders, not rows


def run(stage: str, rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Figure]]:
    """Predict and measure one stage; figures only where the rows carry gold."""
    module = import_module(f"dragoman.score.{stage}")
    predicted: list[dict[str, Any]] = list(module.predict(rows))
    figures: list[Figure] = module.measure(rows, predicted)
    return predicted, figures
