"""Event types measured against gold sentences: is the main event's combined type among the row's gold types?

Gold records use one of two older spellings of PLOVER. The v0.5 set calls an announced withdrawal AGREE where 2.0 says
CONCEDE; the fifteen-type set has YIELD for CONCEDE and RETREAT together. ``older`` maps ours to theirs; predictions
themselves stay in 2.0.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dragoman.extract.events import Reading, presumed, readings
from dragoman.extract.parse import parse
from dragoman.extract.syntax import ancestors
from dragoman.model import Document, Parsed, Status, digest
from dragoman.plover import plover_type
from dragoman.score import modes, parties
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.sides import Sides
from dragoman.settings import from_environment

Row = Mapping[str, Any]
# what makes an act the one that its sentence is about: fitted on the training sentences by ``train.events.chief``
CHIEF = {
    "place": -2.55, "early": 1.5, "sure": 3.0, "adverbial": -1.3, "operator": 0.6, "depth": -0.4, "background": 0.05,
}  # fmt: skip
EARLY = 6  # tokens from the start of the sentence
LONG = 30  # tokens of an ordinary sentence
ANOTHER = -5.0  # an act of the next sentence; the rows mostly have one


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """One row per input row: its events, main event first; reads ``text`` alone."""
    documents = [Document(digest("score", n), str(row["id"]), str(row["text"])) for n, row in enumerate(rows)]
    encoder = from_environment().statements == "tagger"
    for row, parsed in zip(rows, parse(documents), strict=True):
        ranked = sorted(readings(parsed, encoder=encoder), key=lambda r: -weight(parsed, r))
        if encoder and not ranked and (guess := presumed(parsed)) is not None:
            ranked = [guess]  # a coded row holds an act
        sides = Sides(parsed, str(row.get("date") or ""))
        yield {"id": row["id"], "events": [_event(r, sides) for r in ranked]}


def _event(reading: Reading, sides: Sides) -> dict[str, Any]:
    mention = reading.mention
    source, target = sides.of(reading)
    return {
        "type": mention.type,
        "plover_type": plover_type(mention.type, mention.status),
        "mode": mention.mode,
        "status": mention.status.value,
        "source": source.span.text if source.span else None,
        "target": target.span.text if target.span else None,
        "source_code": source.code,
        "target_code": target.code,
        "confidence": mention.sure,
    }


def chief(parsed: Parsed, reading: Reading) -> dict[str, float]:
    """What speaks for an act's being the one that its sentence is about."""
    mention, trigger = reading.mention, reading.trigger
    at = trigger.carrier if trigger.carrier is not None else trigger.head
    place = trigger.first - parsed.sentences[mention.sentence].first
    above = [parsed.tokens[at].dep, *(t.dep for t in ancestors(parsed, at))]
    return {
        "place": place / LONG,
        "early": float(place < EARLY),
        "sure": mention.sure,
        "adverbial": float("advcl" in above),
        "operator": float(bool(reading.holder)),
        "depth": float(_depth(parsed, at)),
        "background": float(mention.background),
    }


def weight(parsed: Parsed, reading: Reading) -> float:
    """How much speaks for an act's being the chief one of its text."""
    said = chief(parsed, reading)
    return sum(CHIEF[name] * value for name, value in said.items()) + ANOTHER * reading.mention.sentence


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
    """The first event's type, the share of rows that get an answer, who did it to whom, and the mode."""
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
    figures.append(Figure("rows answered", len(answered) / max(1, len(pairs)), len(pairs)))
    answers = [by_id.get(row["id"], {}) for row in gold]
    right = [[got == name for name in want] for want, got in pairs]
    return [*figures, *parties.measure(gold, answers, right), *modes.measure(gold, answers, right)]


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
