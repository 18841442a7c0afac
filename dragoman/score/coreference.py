"""Which mentions mean one entity within a report, measured by the field's five figures, beside a head-match baseline.

MUC (Vilain et al. 1995), B3 (Bagga and Baldwin 1998), CEAFe (Luo 2005), their mean CoNLL F1 (Pradhan et al. 2012), and
LEA (Moosavi and Strube 2016). Mentions are given; chains of one report are never compared with those of another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.extract.actors import chains, heads
from dragoman.extract.parse import parse
from dragoman.model import Document, Parsed, digest
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
Chain = frozenset[int]
Tally = tuple[float, float, float, float]  # numerator and denominator of recall, then of precision
METRICS = ("MUC", "B3", "CEAFe", "LEA")
CONLL = ("MUC", "B3", "CEAFe")
ROUNDS = 200  # resamplings of documents


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row for each row: its entity mentions with our chain; reads ``text`` and the mentions' places alone."""
    yield from _answered(rows, chains)


def head_match(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The baseline: mentions whose heads have one lower-cased lemma are one entity; a pronoun stands alone."""
    yield from _answered(rows, _same_head)


def _answered(
    rows: Sequence[Row], chained: Callable[[Parsed, Sequence[tuple[int, int]]], Sequence[int]]
) -> Iterator[dict[str, Any]]:
    documents = [Document(digest("score", n), _name(row), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        asked = _entities(row)
        found = chained(parsed, [(int(m["start"]), int(m["end"])) for m in asked])
        key = "doc_id" if "doc_id" in row else "id"
        mentions = [
            {"start": m["start"], "end": m["end"], "kind": m["kind"], "chain": chain}
            for m, chain in zip(asked, found, strict=True)
        ]
        yield {key: row[key], "mentions": mentions}


def _same_head(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> list[int]:
    known: dict[Hashable, int] = {}
    return [
        known.setdefault(n if head is None or head.pos == "PRON" else head.lemma.lower(), n)
        for n, head in enumerate(heads(parsed, spans))
    ]


def _name(row: Row) -> str:
    return str(row.get("doc_id", row.get("id", "")))


def _entities(row: Row) -> list[Row]:
    return [m for m in row["mentions"] if m.get("kind", "entity") == "entity"]


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """F1 of each metric, with precision and recall of the stricter ones, and the same of the baseline."""
    ours = _tallies(gold, predicted)
    theirs = _tallies(gold, list(head_match(gold)))
    n = sum(len(_entities(row)) for row in gold)
    figures = [Figure("CoNLL F1", conll(ours), n, *bootstrap(ours, conll, rounds=ROUNDS))]
    figures += [Figure(f"{name} F1", _f1(name, ours), n) for name in METRICS]
    for name in ("B3", "LEA"):
        precision, recall = parts(name, ours)
        figures += [Figure(f"{name} precision", precision, n), Figure(f"{name} recall", recall, n)]
    figures.append(Figure("head match CoNLL F1", conll(theirs), n, *bootstrap(theirs, conll, rounds=ROUNDS)))
    figures += [Figure(f"head match {name} F1", _f1(name, theirs), n) for name in METRICS]
    both = list(zip(ours, theirs, strict=True))
    figures.append(Figure("CoNLL F1 above head match", _gain(both), n, *bootstrap(both, _gain, rounds=ROUNDS)))
    return figures


def _gain(both: Sequence[tuple[Mapping[str, Tally], Mapping[str, Tally]]]) -> float:
    return conll([a for a, _ in both]) - conll([b for _, b in both])


def _tallies(gold: Sequence[Row], predicted: Sequence[Row]) -> list[dict[str, Tally]]:
    answers = {_name(row): [m["chain"] for m in row["mentions"]] for row in predicted}
    return [tally([m["chain"] for m in _entities(row)], answers[_name(row)]) for row in gold]


def tally(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, Tally]:
    """What one report adds to each metric; the two lists name the chain of each mention in turn."""
    key, response = _gathered(gold), _gathered(found)
    sums: dict[str, Tally] = {
        name: (*one(key, response), *one(response, key)) for name, one in (("MUC", _muc), ("B3", _b3), ("LEA", _lea))
    }
    shared = _aligned(key, response)
    return sums | {"CEAFe": (shared, len(key), shared, len(response))}


def parts(name: str, tallies: Sequence[Mapping[str, Tally]]) -> tuple[float, float]:
    """Precision and recall of one metric over reports."""
    hit, gold, right, found = (sum(t[name][i] for t in tallies) for i in range(4))
    return right / found if found else 0.0, hit / gold if gold else 0.0


def _f1(name: str, tallies: Sequence[Mapping[str, Tally]]) -> float:
    precision, recall = parts(name, tallies)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def conll(tallies: Sequence[Mapping[str, Tally]]) -> float:
    """The mean F1 of MUC, B3 and CEAFe."""
    return sum(_f1(name, tallies) for name in CONLL) / len(CONLL)


def _gathered(chain_of: Sequence[Hashable]) -> list[Chain]:
    found = defaultdict(set)
    for mention, chain in enumerate(chain_of):
        found[chain].add(mention)
    return [frozenset(chain) for chain in found.values()]


def _places(chains_: Sequence[Chain]) -> dict[int, int]:
    return {mention: n for n, chain in enumerate(chains_) for mention in chain}


def _muc(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """Links of the key that the response keeps: a chain cut in p parts loses p - 1."""
    at = _places(response)
    return sum(len(c) - len({at[m] for m in c}) for c in key), sum(len(c) - 1 for c in key)


def _b3(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    at = _places(response)
    return sum(len(c & response[at[m]]) / len(c) for c in key for m in c), sum(map(len, key))


def _lea(key: Sequence[Chain], response: Sequence[Chain]) -> tuple[float, float]:
    """Share of a chain's links that are kept, weighed by its size; a lone mention counts as linked to itself."""
    at = _places(response)
    kept = 0.0
    for chain in key:
        if len(chain) == 1:
            kept += len(response[at[min(chain)]]) == 1
        else:
            pieces = Counter(at[m] for m in chain)
            kept += sum(n * (n - 1) for n in pieces.values()) / (len(chain) - 1)
    return kept, sum(map(len, key))


def _aligned(key: Sequence[Chain], response: Sequence[Chain]) -> float:
    """CEAFe: the greatest sum of 2|K & R| / (|K| + |R|) over one-to-one alignments of the chains."""
    small, large = sorted((key, response), key=len)
    return assigned([[2 * len(a & b) / (len(a) + len(b)) for b in large] for a in small])


def assigned(gain: Sequence[Sequence[float]]) -> float:
    """The greatest sum of one entry a row, no two in a column (Kuhn-Munkres); rows must not outnumber columns."""
    columns = len(gain[0]) if gain else 0
    infinite = float("inf")
    row_price, column_price = [0.0] * (len(gain) + 1), [0.0] * (columns + 1)
    holder = [0] * (columns + 1)  # the row, from 1, that holds each column, from 1; 0: free
    for row in range(1, len(gain) + 1):
        holder[0], at = row, 0
        least, via, done = [infinite] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while holder[at]:
            done[at] = True
            best, step = 0, infinite
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                slack = -gain[holder[at] - 1][j - 1] - row_price[holder[at]] - column_price[j]
                if slack < least[j]:
                    least[j], via[j] = slack, at
                if least[j] < step:
                    best, step = j, least[j]
            for j in range(columns + 1):
                if done[j]:
                    row_price[holder[j]] += step
                    column_price[j] -= step
                else:
                    least[j] -= step
            at = best
        while at:
            holder[at], at = holder[via[at]], via[at]
    return sum(gain[holder[j] - 1][j - 1] for j in range(1, columns + 1) if holder[j])
