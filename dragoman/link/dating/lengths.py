""" "Nearly 12 years" of a war that began in 2011: the length of a process and the year of its start date a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import Constraint, around, sentence_of
from dragoman.link.dating.words import stem
from dragoman.model import Report, TimeMention, Token

PROCESSES = {
    "conflict": "war", "war": "war", "fighting": "war", "uprising": "war", "insurgency": "war", "rebellion": "war",
    "revolt": "war", "revolution": "war", "violence": "war", "invasion": "war", "blockade": "blockade",
    "siege": "blockade", "embargo": "blockade", "occupation": "occupation", "crisis": "crisis", "dispute": "dispute",
    "standoff": "dispute", "rift": "dispute", "feud": "dispute", "boycott": "blockade", "truce": "truce",
    "ceasefire": "truce", "mission": "mission", "sanction": "sanctions", "sanctions": "sanctions", "exile": "exile",
}  # fmt: skip
MODIFIERS = frozenset(("amod", "compound", "poss", "pobj", "nmod"))
STARTS = frozenset(["begin", "start", "erupt", "break", "outbreak", "since", "launch", "impose"])
NEARLY, OVER = (0.4, 0.0), (1.0, 1.2)
LIKELY = 0.1  # share of the start year's days that must agree: leaves out corners that need its very last week
YEAR = 365.2425


@dataclass(frozen=True, slots=True)
class Start:
    """A process told to have begun in a year."""

    report: Report
    mention: TimeMention
    kind: str
    about: frozenset[str]
    year: int


@dataclass(frozen=True, slots=True)
class Length:
    """A process told to have lasted so long."""

    mention: TimeMention
    kind: str
    about: frozenset[str]
    low: float  # years
    high: float


def starts(reports: Sequence[Report]) -> list[Start]:
    """The starts that any of the reports tells with its year."""
    found = []
    for report in reports:
        for mention in report.mentions.times:
            e = mention.expression
            if e.kind != "date" or not e.year or e.unit is not None or e.month is not None:
                continue
            index = sentence_of(report, mention)
            lemmas = _lemmas(report, index)
            if e.bound != "since" and not STARTS & lemmas:
                continue
            for kind in _kinds(lemmas):
                found.append(Start(report, mention, kind, _about(report, index), e.year))
    return found


def constraints(report: Report, known: Sequence[Start]) -> Iterator[Constraint]:
    """For each length in the report whose process some report starts in a year: when that length is true."""
    for length in _lengths(report):
        for start in known:
            if start.kind == length.kind and start.about & length.about:
                days = _days(start.year, length.low, length.high)
                source = "it" if start.report is report else start.report.document.name
                yield Constraint(
                    days,
                    f'"{around(report, length.mention)}", and {source} gives the start: '
                    f'"{around(start.report, start.mention)}"',
                )
                break


def _lengths(report: Report) -> Iterator[Length]:
    for mention in report.mentions.times:
        e = mention.expression
        if mention.type != "DURATION" or e.amount is None or e.unit not in ("year", "decade") or e.bound is not None:
            continue
        count = e.amount * (10 if e.unit == "decade" else 1)
        if count < 2 or mention.tense == "future":
            continue
        index = sentence_of(report, mention)
        if "for" not in _before(report, mention) and not {"last", "drag", "rage", "continue"} & _lemmas(report, index):
            continue
        low, high = _reach(count, mention.mod)
        for kind in _kinds(_lemmas(report, index)):
            yield Length(mention, kind, _about(report, index), low, high)


def _before(report: Report, mention: TimeMention) -> str:
    return report.document.text[max(mention.span.start - 6, 0) : mention.span.start].lower()


def _reach(count: float, mod: str | None) -> tuple[float, float]:
    """Years that have gone by when "nearly 12", "12" or "more than 12" is written."""
    wide = 1.0 if count < 20 else count / 20
    if mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        return count - 0.6 * wide, count
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return count, count + 1.2 * wide
    return count - 0.5 * wide, count + wide


def _days(year: int, low: float, high: float) -> int:
    """The days on which a start in the year lies low to high years back, for at least ``LIKELY`` of its days."""
    room = timedelta(days=round(366 * LIKELY))
    first = date(year, 1, 1) + room + timedelta(days=round(low * YEAR))
    last = date(year, 12, 31) - room + timedelta(days=round(high * YEAR))
    return daysets.between(first, last)


def _lemmas(report: Report, index: int) -> set[str]:
    sentence = report.parsed.sentences[index]
    return {t.lemma for t in report.parsed.tokens[sentence.first : sentence.last]}


def _kinds(lemmas: set[str]) -> set[str]:
    return {PROCESSES[lemma] for lemma in lemmas if lemma in PROCESSES}


def _about(report: Report, index: int) -> frozenset[str]:
    """What a sentence's process is about: what its noun governs ("the lake dispute"), else the names beside it."""
    sentence = report.parsed.sentences[index]
    tokens = report.parsed.tokens
    names: set[str] = set()
    governed: set[str] = set()
    for token in tokens[sentence.first : sentence.last]:
        if _is_name(token):
            names.add(stem(token))
        if token.lemma in PROCESSES:
            near = [tokens[i] for i in report.parsed.children[token.i]]
            near += [tokens[i] for t in near if t.dep == "prep" for i in report.parsed.children[t.i]]
            governed |= {stem(t) for t in near if t.dep in MODIFIERS and (t.pos == "NOUN" or _is_name(t))}
    return frozenset(governed or names)


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "ADJ")
