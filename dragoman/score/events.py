"""Event types measured against gold sentences: is the main event's combined type among the row's gold types?

Gold records use one of two older spellings of PLOVER. The v0.5 set calls an announced withdrawal AGREE where 2.0 says
CONCEDE; the fifteen-type set has YIELD for CONCEDE and RETREAT together. ``older`` maps ours to theirs; predictions
themselves stay in 2.0.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.extract.events import Reading, readings
from dragoman.extract.parse import parse
from dragoman.model import Certainty, Document, Parsed, Status, digest
from dragoman.plover import plover_type
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
SURE = {Certainty.CERTAIN: 1.0, Certainty.PROBABLE: 0.8, Certainty.POSSIBLE: 0.6}
VERB_ABOVE_ALL = 6.0  # a main clause's verb is what a coder codes; the rest of the weights only order what is left
DEPTH_COST = 0.6  # a step down the tree costs less than being a noun in a prepositional phrase
NOUN_COST = 1.0
BACKGROUND_COST = 2.0
NOBODY_COST = 1.5


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row per input row: its events, main event first; reads ``text`` alone."""
    documents = [Document(digest("score", n), str(row["id"]), str(row["text"])) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        ranked = sorted(readings(parsed), key=lambda r: -_weight(parsed, r))
        yield {"id": row["id"], "events": [_event(r) for r in ranked]}


def _event(reading: Reading) -> dict[str, Any]:
    mention = reading.mention
    agents = [*mention.agents]
    told = mention.status in (Status.CALLED_FOR, Status.THREATENED) or not agents
    source = reading.holder[0] if told and reading.holder else (agents[0] if agents else None)
    others = [s for s in (*mention.recipients, *agents[1:], *agents[:1]) if s != source]
    return {
        "type": mention.type,
        "plover_type": plover_type(mention.type, mention.status),
        "mode": mention.mode,
        "status": mention.status.value,
        "source": source.text if source else None,
        "target": others[0].text if others else None,
        "confidence": round(SURE[mention.certainty] * (1.0 if reading.named else 0.5), 2),
    }


def _weight(parsed: Parsed, reading: Reading) -> float:
    """How much an act looks like what its sentence is about."""
    mention, trigger = reading.mention, reading.trigger
    at = trigger.carrier if trigger.carrier is not None else trigger.head
    weight = VERB_ABOVE_ALL - DEPTH_COST * _depth(parsed, at) - 0.01 * trigger.first
    if trigger.noun and trigger.carrier is None:
        weight -= NOUN_COST
    if mention.background:
        weight -= BACKGROUND_COST
    if not reading.named:
        weight -= NOBODY_COST
    return weight - 5.0 * mention.sentence


def _depth(parsed: Parsed, i: int) -> int:
    """Clauses between a token and the root; complements of speech and of operators cost nothing."""
    depth = 0
    while parsed.tokens[i].head != i:
        if parsed.tokens[i].dep in ("relcl", "advcl", "acl", "pobj", "pcomp", "appos", "poss"):
            depth += 2
        elif parsed.tokens[i].dep not in ("ccomp", "xcomp", "conj"):
            depth += 1
        i = parsed.tokens[i].head
    return depth


# --- measuring -------------------------------------------------------------------------------------------------------


def older(event: Row, *, fifteen: bool) -> str:
    """A predicted event's combined type in the gold's older spelling."""
    combined = str(event.get("plover_type") or event.get("type") or "").upper()
    ahead = event.get("status") in (Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL)
    if combined == "CONCEDE" and ahead:
        combined = "AGREE"  # v0.5 codes a coming withdrawal or easing as a promise
    return "YIELD" if fifteen and combined in ("CONCEDE", "RETREAT") else combined


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Accuracy of the first event's type, macro-F1 over types, and the share of rows that get an answer."""
    by_id = {row["id"]: row for row in predicted}
    pairs = [_pair(row, by_id.get(row["id"], {})) for row in gold]
    answered = [p for p in pairs if p[1]]

    def accuracy(items: Sequence[tuple[tuple[str, ...], str]]) -> float:
        return sum(got in want for want, got in items) / max(1, len(items))

    figures = [
        Figure("type accuracy", accuracy(pairs), len(pairs), *bootstrap(pairs, accuracy)),
        Figure("type macro-F1", _macro_f1(pairs), len(pairs), *bootstrap(pairs, _macro_f1, rounds=200)),
        Figure("type accuracy where answered", accuracy(answered), len(answered), *bootstrap(answered, accuracy)),
    ]
    return [*figures, Figure("rows answered", len(answered) / max(1, len(pairs)), len(pairs))]


def _pair(row: Row, answer: Row) -> tuple[tuple[str, ...], str]:
    fifteen = any("type15" in e for e in row["events"])
    want = tuple(_fold(str(e.get("type15") or e["type"]), fifteen=fifteen) for e in row["events"])
    first = next(iter(answer.get("events", ())), None)
    return want, older(first, fifteen=fifteen) if first else ""


def _fold(name: str, *, fifteen: bool) -> str:
    return "YIELD" if fifteen and name in ("CONCEDE", "RETREAT") else name


def _macro_f1(pairs: Sequence[tuple[tuple[str, ...], str]]) -> float:
    right, wrong, missed = Counter[str](), Counter[str](), Counter[str]()
    for want, got in pairs:
        if got in want:
            right[got] += 1
            continue
        missed[want[0]] += 1
        if got:
            wrong[got] += 1
    types = set(right) | set(missed)
    return sum(2 * right[t] / max(1, 2 * right[t] + wrong[t] + missed[t]) for t in types) / max(1, len(types))
