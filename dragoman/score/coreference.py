"""Which mentions mean one entity within a report, and one entity or event across the reports of a file.

Mentions are given. ``within`` is a mention's chain in its own report, beside a head-match baseline; ``chain`` is its
chain over the whole file, whose documents are first piled into stories, beside one head lemma a pile (``across``).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.extract.actors import chains, heads
from dragoman.extract.parse import parse
from dragoman.model import Document, Parsed, digest
from dragoman.score import across
from dragoman.score.chains import METRICS, Tally, conll, f1, parts, tally
from dragoman.score.clusters import ENTITY, EVENT, Heap, Place, entities, events, heap, same_lemma
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
Grouped = Callable[[Parsed, Sequence[tuple[int, int]]], Sequence[int]]
ROUNDS = 200  # resamplings of documents


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: its mentions with our chains; reads ``text`` and the mentions' places alone."""
    ordered, back = _in_order(rows)
    found = _heap(ordered)
    within = _within(found, chains)
    who = entities(found, lambda at: within[at])
    yield from _rows(rows, ordered, back, who | events(found, who), within)


def baseline(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The same rows by heads alone: one lower-cased head lemma is one entity or event; a pronoun stands alone."""
    ordered, back = _in_order(rows)
    found = _heap(ordered)
    chain = same_lemma(found, ENTITY) | same_lemma(found, EVENT)
    yield from _rows(rows, ordered, back, chain, _within(found, _same_head))


def _in_order(rows: Sequence[Row]) -> tuple[list[Row], list[int]]:
    """The rows by name, and where each given row stands among them."""
    order = sorted(range(len(rows)), key=lambda n: (across.name_of(rows[n]), str(rows[n]["text"])))
    back = [0] * len(rows)
    for place, n in enumerate(order):
        back[n] = place
    return [rows[n] for n in order], back


def _heap(ordered: Sequence[Row]) -> Heap:
    documents = [Document(digest("score", n), across.name_of(row), str(row["text"])) for n, row in enumerate(ordered)]
    return heap(ordered, list(parse(documents)))


def _within(found: Heap, chained: Grouped) -> dict[Place, int]:
    """The chain of each entity mention in its own report."""
    out: dict[Place, int] = {}
    for n, (row, parsed) in enumerate(zip(found.rows, found.parsed, strict=True)):
        asked = [place for place, m in enumerate(row["mentions"]) if _is_entity(m)]
        spans = [(int(row["mentions"][place]["start"]), int(row["mentions"][place]["end"])) for place in asked]
        out |= {(n, place): chain for place, chain in zip(asked, chained(parsed, spans), strict=True)}
    return out


def _rows(
    rows: Sequence[Row],
    ordered: Sequence[Row],
    back: Sequence[int],
    chain: Mapping[Place, Place],
    within: Mapping[Place, int],
) -> Iterator[dict[str, Any]]:
    for row, n in zip(rows, back, strict=True):
        key = "doc_id" if "doc_id" in row else "id"
        mentions = []
        for place, m in enumerate(row["mentions"]):
            first, nth = chain.get((n, place), (n, place))
            told = {"start": m["start"], "end": m["end"], "kind": m.get("kind", ENTITY)}
            told["chain"] = f"{across.name_of(ordered[first])}#{nth}"
            if (n, place) in within:
                told["within"] = within[n, place]
            mentions.append(told)
        yield {key: row[key], "mentions": mentions}


def _same_head(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> list[int]:
    known: dict[Hashable, int] = {}
    return [
        known.setdefault(n if head is None or head.pos == "PRON" else head.lemma.lower(), n)
        for n, head in enumerate(heads(parsed, spans))
    ]


def _is_entity(mention: Row) -> bool:
    return bool(mention.get("kind", ENTITY) == ENTITY)


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """F1 of each metric within reports, with precision and recall of the stricter ones; then across reports."""
    answers = {across.name_of(row): row for row in predicted}
    plain = {across.name_of(row): row for row in baseline(gold)}
    ours, theirs = _tallies(gold, answers), _tallies(gold, plain)
    n = sum(len([m for m in row["mentions"] if _is_entity(m)]) for row in gold)
    figures = [Figure("CoNLL F1", conll(ours), n, *bootstrap(ours, conll, rounds=ROUNDS))]
    figures += [Figure(f"{name} F1", f1(name, ours), n) for name in METRICS]
    for name in ("B3", "LEA"):
        precision, recall = parts(name, ours)
        figures += [Figure(f"{name} precision", precision, n), Figure(f"{name} recall", recall, n)]
    figures.append(Figure("head match CoNLL F1", conll(theirs), n, *bootstrap(theirs, conll, rounds=ROUNDS)))
    figures += [Figure(f"head match {name} F1", f1(name, theirs), n) for name in METRICS]
    both = list(zip(ours, theirs, strict=True))
    figures.append(Figure("CoNLL F1 above head match", _gain(both), n, *bootstrap(both, _gain, rounds=ROUNDS)))
    for kind in (EVENT, ENTITY):
        figures += across.measure(gold, answers, plain, kind)
    return figures


def _gain(both: Sequence[tuple[Mapping[str, Tally], Mapping[str, Tally]]]) -> float:
    return conll([a for a, _ in both]) - conll([b for _, b in both])


def _tallies(gold: Sequence[Row], answers: Mapping[str, Row]) -> list[dict[str, Tally]]:
    out = []
    for row in gold:
        asked = [
            (m["chain"], found["within"])
            for m, found in zip(row["mentions"], answers[across.name_of(row)]["mentions"], strict=True)
            if _is_entity(m)
        ]
        out.append(tally([g for g, _ in asked], [f for _, f in asked]))
    return out
