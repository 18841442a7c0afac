"""Verdicts measured against gold: found from end to end, and decided where both claims are given.

End to end each story is read as a case of its reports. A verdict answers a gold pair when its two evidences lie in the
sentences of both spans and its field fits; of several the one that shares most of the spans' own words answers.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from dragoman import pipeline
from dragoman.errors import BadInput
from dragoman.extract import EXTRACTORS
from dragoman.model import Claim, Document, Evidence, Refused, Report, Situation, Verdict
from dragoman.read import jsonl
from dragoman.read.document import finish
from dragoman.read.draft import Source
from dragoman.score.figures import Figure, bootstrap
from dragoman.score.overlaps import f1
from dragoman.score.verdicts_given import Given
from dragoman.settings import Settings

Row = Mapping[str, Any]
NONE = "NONE"
RELATIONS = ("AGREE", "REFINE", "UPDATE", "CONTRADICT", "UNSETTLED", "INCOMPARABLE", NONE)
SAID_TO_BE_SO = frozenset(("who", "whom", "status", "cause", "proposition"))  # "X denies it" may be gold under any
ROUNDS = 200  # resamplings of stories


@dataclass(frozen=True, slots=True)
class Case:
    """One gold story as it was read: its situation, and its reports by the gold's ids."""

    situation: Situation
    reports: Mapping[str, Report]  # gold id -> dated report
    names: Mapping[str, str]  # document id -> gold id


def predict(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """For each story its verdicts, and for each pair given the relation found and the relation decided.

    Reads the reports, and of the pairs the two spans and the field alone.
    """
    for row in rows:
        case = read(row)
        claims = {c.id: c for c in case.situation.claims}
        found = [(v, claims[v.left], claims[v.right]) for v in case.situation.verdicts]
        given = Given(case.situation, case.reports)
        yield {
            "story": row["story"],
            "verdicts": [_verdict(v, a, b, case.names) for v, a, b in found],
            "pairs": [
                {k: p[k] for k in ("left", "right", "field")}
                | {"found": _found(p, found, case), "decided": given.relation(p)}
                for p in row.get("pairs", ())
            ],
        }


def read(row: Row) -> Case:
    """One gold story, built as a case of its reports with claims in words."""
    given = dict(zip((r["id"] for r in row["reports"]), documents(row["reports"]), strict=True))
    for told in row["reports"]:
        if given[told["id"]].text != told["text"]:
            raise BadInput(f"story {row['story']}, report {told['id']}: its text has white space that reading removes")
    settings = Settings(claims="words")
    situation = pipeline.build(given.values(), settings=settings)
    found = pipeline.extract(list(given.values()), extractors=EXTRACTORS, settings=settings, progress=_silent)
    read = pipeline.dated(list(found))
    reports = {name: next(r for r in read if r.document.id == d.id) for name, d in given.items()}
    return Case(situation, reports, {d.id: name for name, d in given.items()})


def _silent(stage: str, done: int, of: int) -> None:
    """No progress shown."""


def documents(reports: Sequence[Row]) -> Iterator[Document]:
    """Gold reports as they are read."""
    for told in reports:
        row = {k: told[k] for k in ("text", "outlet", "published") if told.get(k)}
        for draft in jsonl.read(Source(told["id"], json.dumps(row).encode(), ".jsonl")):
            if isinstance(draft, Refused):
                raise BadInput(f"report {told['id']}: {draft.reason}")
            yield finish(draft)


def _verdict(verdict: Verdict, left: Claim, right: Claim, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "relation": verdict.relation.value,
        "field": verdict.field.value,
        "reason": verdict.reason,
        "condition": verdict.condition,
        "left": _words(left, names),
        "right": _words(right, names),
    }


def _words(claim: Claim, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each piece of evidence with its sentence: what a gold span is held against."""
    return [{"report": names[e.document], "span": [e.start, e.end], "sentence": e.sentence} for e in claim.evidence]


def _found(pair: Row, verdicts: Sequence[tuple[Verdict, Claim, Claim]], case: Case) -> str:
    """The relation of the verdict that answers a pair."""
    best, shared = NONE, -1
    for verdict, left, right in verdicts:
        if not fits(pair["field"], verdict.field.value):
            continue
        for a, b in ((left, right), (right, left)):
            one, two = _shared(pair["left"], a.evidence, case), _shared(pair["right"], b.evidence, case)
            if one is not None and two is not None and one + two > shared:
                best, shared = verdict.relation.value, one + two
    return best


def fits(gold: str, field: str) -> bool:
    """Whether a verdict's field may answer a gold field; what is said to be so goes under several names."""
    return gold == field or {gold, field} <= SAID_TO_BE_SO


def _shared(side: Row, evidence: Sequence[Evidence], case: Case) -> int | None:
    """Characters that evidence shares with a gold span: 0 where only the sentence is one, None where not even that."""
    parsed = case.reports[side["report"]].parsed
    start, end = side["span"]
    best = None
    for e in evidence:
        if e.document == parsed.document.id and any(
            s.start < end and start < s.end and s.start <= e.start < s.end for s in parsed.sentences
        ):
            best = max(best or 0, min(end, e.end) - max(start, e.start))
    return best


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """CONTRADICT's precision and recall, all relations, and what is taken for an update or for a clash."""
    by_story = {row["story"]: row for row in predicted}
    answered = [_answers(row, by_story[row["story"]]) for row in gold]
    n = sum(len(row["pairs"]) for row in gold)
    figures = [_precision("CONTRADICT precision", answered)]
    for key, mark in (("found", ""), ("decided", ", claims given")):
        if key == "decided":
            figures.append(_share(f"CONTRADICT precision{mark}", answered, partial(_of_said, key)))
        figures.append(_share(f"CONTRADICT recall{mark}", answered, partial(_of_gold, key)))
        figures.append(_share(f"accuracy{mark}", answered, partial(_right, key)))
        figures.append(
            Figure(
                f"macro-F1{mark}",
                _macro(key, answered),
                n,
                *bootstrap(answered, partial(_macro, key), rounds=ROUNDS),
            )
        )
        figures.append(_share(f"UPDATE and CONTRADICT confused{mark}", answered, partial(_confused, key)))
    return figures


Answers = Mapping[str, Any]


def _answers(row: Row, predicted: Row) -> Answers:
    """One story: gold, found and decided relations pair by pair, and whether each CONTRADICT verdict is right."""
    pairs = predicted["pairs"]
    clashes = [p for p in row["pairs"] if p["relation"] == "CONTRADICT"]
    texts = {r["id"]: r["text"] for r in row["reports"]}
    said = [v for v in predicted["verdicts"] if v["relation"] == "CONTRADICT"]
    return {
        "pairs": [(p["relation"], q["found"], q["decided"]) for p, q in zip(row["pairs"], pairs, strict=True)],
        "said": [any(_answers_pair(v, p, texts) for p in clashes) for v in said],
    }


def _answers_pair(verdict: Row, pair: Row, texts: Mapping[str, str]) -> bool:
    """Whether a verdict's two sentences hold both spans of a pair, either way round."""
    return fits(pair["field"], verdict["field"]) and any(
        _in_sentence(pair[a], verdict["left"], texts) and _in_sentence(pair[b], verdict["right"], texts)
        for a, b in (("left", "right"), ("right", "left"))
    )


def _in_sentence(side: Row, words: Sequence[Row], texts: Mapping[str, str]) -> bool:
    start, end = side["span"]
    for w in words:
        if w["report"] == side["report"]:
            near = texts[w["report"]].rfind(w["sentence"], 0, w["span"][0] + len(w["sentence"]))
            if near < end and start < near + len(w["sentence"]):
                return True
    return False


def _key(key: str) -> int:
    return 1 if key == "found" else 2


def _of_said(key: str, pair: Sequence[str]) -> bool | None:
    return pair[0] == "CONTRADICT" if pair[_key(key)] == "CONTRADICT" else None


def _of_gold(key: str, pair: Sequence[str]) -> bool | None:
    return pair[_key(key)] == "CONTRADICT" if pair[0] == "CONTRADICT" else None


def _right(key: str, pair: Sequence[str]) -> bool | None:
    return pair[0] == pair[_key(key)]


def _confused(key: str, pair: Sequence[str]) -> bool | None:
    """Of the pairs that are an update or a clash and are called either: whether they are called the other."""
    both = {"UPDATE", "CONTRADICT"}
    return pair[0] != pair[_key(key)] if {pair[0], pair[_key(key)]} <= both else None


def _share(name: str, answered: Sequence[Answers], test: Callable[[Sequence[str]], bool | None]) -> Figure:
    def share(stories: Sequence[Answers]) -> float:
        hits = [t for s in stories for p in s["pairs"] if (t := test(p)) is not None]
        return sum(hits) / len(hits) if hits else 0.0

    n = sum(test(p) is not None for s in answered for p in s["pairs"])
    return Figure(name, share(answered), n, *bootstrap(answered, share, rounds=ROUNDS))


def _precision(name: str, answered: Sequence[Answers]) -> Figure:
    """Over every CONTRADICT that the program gives on the stories."""

    def share(stories: Sequence[Answers]) -> float:
        hits = [h for s in stories for h in s["said"]]
        return sum(hits) / len(hits) if hits else 0.0

    n = sum(len(s["said"]) for s in answered)
    return Figure(name, share(answered), n, *bootstrap(answered, share, rounds=ROUNDS))


def _macro(key: str, answered: Sequence[Answers]) -> float:
    told: Counter[str] = Counter()
    said: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for gold, *answers in (p for s in answered for p in s["pairs"]):
        answer = answers[_key(key) - 1]
        told[gold] += 1
        said[answer] += 1
        both[gold] += gold == answer
    present = [r for r in RELATIONS if told[r]]
    return sum(f1(both[r], told[r], said[r]) for r in present) / max(1, len(present))
