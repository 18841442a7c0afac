"""The whole chain on stories with hand-made answers: ``python -m dragoman.score.story DIR...``.

A story is a folder with ``reports/`` and ``gold.json`` (format: tests/stories/README.md). A folder that holds a file
``SEALED`` is scored in figures only: nobody may tune on its misses.
"""

from dataclasses import dataclass

from dragoman.model import Situation
from dragoman.score.story import actors, differences, documents, events, stakes, statements
from dragoman.score.story.aligned import Aligned, Gold
from dragoman.score.story.card import Card, Marks

PARTS = (documents.score, actors.score, events.score, statements.score, differences.score, stakes.score)


@dataclass(frozen=True, slots=True)
class Scored:
    """One story's card; ``digest`` is of its gold and reports: what the figures were measured on."""

    name: str
    card: Card
    digest: str
    sealed: bool


def score(gold: Gold, situation: Situation) -> Card:
    """The card of one situation against its gold."""
    marks = Marks()
    aligned = Aligned(gold, situation)
    for part in PARTS:
        part(aligned, marks)
    return marks.card
