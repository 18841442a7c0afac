"""Where given acts stand, measured against gold: the words of an act are given, its status and certainty predicted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from dragoman.extract.events import Reading, readings
from dragoman.extract.events.kinds import settled
from dragoman.extract.events.speech import Standing
from dragoman.extract.events.standing import given_standing, head_of
from dragoman.extract.events.triggers import find_triggers
from dragoman.extract.parse import parse
from dragoman.model import Certainty, Document, Parsed, Status, digest
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.overlaps import macro_f1
from dragoman.settings import from_environment

Row = Mapping[str, Any]
Pair = tuple[str, str]
ROUNDS = 300  # resamplings of documents: the ends of the interval move by less than .01 beyond it


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: each act's status and certainty; reads ``text`` and the acts' ``trigger`` alone."""
    documents = [Document(digest("score", n), name(row), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        found = readings(parsed, encoder=False)
        key = "doc_id" if "doc_id" in row else "id"
        yield {key: row[key], "events": [_event(parsed, found, event["trigger"]) for event in row["events"]]}


def name(row: Row) -> str:
    """What the row calls itself: ``doc_id``, else ``id``."""
    return str(row["doc_id"] if "doc_id" in row else row["id"])


def _event(parsed: Parsed, found: Sequence[Reading], words: Sequence[Sequence[int]]) -> dict[str, Any]:
    head, encoder = head_of(parsed, words), from_environment().statements == "tagger"
    status, certainty = ruled(parsed, found, head)
    if head is not None and encoder:
        standing = settled(parsed, head, Standing(status, certainty), given=True)
        status, certainty = standing.status, standing.certainty
    return {"trigger": [list(piece) for piece in words], "status": status.value, "certainty": certainty.value}


def ruled(parsed: Parsed, found: Sequence[Reading], head: int | None) -> tuple[Status, Certainty]:
    """The standing of the reading that shares the words, else of the word that heads them."""
    for reading in found:
        mention = reading.mention
        if head in (reading.trigger.head, reading.trigger.carrier):
            if mention.lemma == "refuse" and mention.type == "REJECT" and reading.trigger.rule.type != "REJECT":
                return Status.DENIED, mention.certainty  # "will not meet": told as a refusal; the meeting is denied
            return mention.status, mention.certainty
    if head is None:
        return Status.OCCURRED, Certainty.CERTAIN
    kind = next((t.rule.type for t in find_triggers(parsed) if t.head == head), "")
    standing = given_standing(parsed, head, kind)
    return standing.status, standing.certainty


def pairs(gold: Sequence[Row], predicted: Sequence[Row], field: str = "status") -> list[list[Pair]]:
    """For each row of gold the (gold, predicted) values of its acts; an act left out counts as ``missing``."""
    by_name = {name(row): row["events"] for row in predicted}
    found = []
    for row in gold:
        told = {str(e["trigger"]): e[field] for e in by_name.get(name(row), [])}
        found.append([(e[field], told.get(str([list(p) for p in e["trigger"]]), "missing")) for e in row["events"]])
    return found


def confusion(gold: Sequence[Row], predicted: Sequence[Row], field: str = "status") -> Counter[Pair]:
    """How often each value of gold was read as each other: what a list of errors starts from."""
    return Counter(pair for row in pairs(gold, predicted, field) for pair in row)


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Macro-F1 and accuracy of status and certainty, with the F1 of each status."""
    figures = []
    for field in ("status", "certainty"):
        rows = pairs(gold, predicted, field)
        n = sum(len(row) for row in rows)
        for title, value in (("macro-F1", _macro), ("accuracy", _accuracy)):
            low, high = bootstrap(rows, value, rounds=ROUNDS)
            figures.append(Figure(f"{field} {title}", value(rows), n, low, high))
    rows = pairs(gold, predicted)
    for status in Status:
        n = sum(g == status.value for row in rows for g, _ in row)
        if n:
            figures.append(Figure(f"F1 of {status.value}", partial(_one, status.value)(rows), n))
    return figures


def _macro(rows: Sequence[Sequence[Pair]]) -> float:
    return macro_f1([pair for row in rows for pair in row])


def _accuracy(rows: Sequence[Sequence[Pair]]) -> float:
    every = [pair for row in rows for pair in row]
    return sum(g == f for g, f in every) / max(1, len(every))


def _one(label: str, rows: Sequence[Sequence[Pair]]) -> float:
    every = [pair for row in rows for pair in row if label in pair]
    return 2 * sum(g == f for g, f in every) / max(1, sum((g == label) + (f == label) for g, f in every))
