"""Days that an undated report may share with dated ones: acts told in both, each a vote, none a proof.

Two sentences may tell of one act when they share rare words. Each such pair says on which days the undated report can
have come out; the days on which most of its own times find their act are kept, when at least two of them do.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman import calendar
from dragoman.link.dating import daysets, pairs
from dragoman.link.dating.evidence import Constraint, around, sentence_of
from dragoman.link.dating.story import Dated
from dragoman.link.dating.words import clause_of, counted, of_clause
from dragoman.model import Report, TimeMention, When

SHARED = 2  # rare words that both sentences hold
WEIGHT = 0.3  # share of the lighter sentence's weight (idf) that they make up
RARE = 6  # sentences of the story that may hold a rare word, or a twelfth of them all where that is more
VOTES = 2  # times of its own that must agree on a day
NEAR = 4  # days on either side: one paper's "yesterday" is another's "Friday"; without, 3 of 7 were out by up to four
WIDEST = 3  # days: a dated report's time wider than that tells no day


@dataclass(frozen=True, slots=True)
class Day:
    """A time that names one day, with the rare words of its sentence."""

    report: Report
    mention: TimeMention
    words: frozenset[str]
    when: When | None = None
    remark: bool = False  # the day on which something was said: two reports hear one speaker on many days


@dataclass(frozen=True, slots=True)
class Acts:
    """The sentences that date something, over a whole story."""

    days: dict[str, list[Day]]  # by document
    weight: dict[str, float]


def read(reports: Sequence[Report]) -> Acts:
    """The day-bearing sentences of each report, and how rare their words are in the story."""
    seen: Counter[str] = Counter()
    sentences = 0
    days: dict[str, list[Day]] = {}
    for report in reports:
        found: dict[int, list[TimeMention]] = defaultdict(list)
        for mention in report.mentions.times:
            if _one_day(mention):
                found[sentence_of(report, mention)].append(mention)
        days[report.document.id] = [
            Day(report, m, _words(report, index, m), _when(report, m), _remark(report, m))
            for index, group in found.items()
            for m in group
        ]
        for index in range(len(report.parsed.sentences)):
            seen.update(_words(report, index, None))
        sentences += len(report.parsed.sentences)
    rare = max(RARE, sentences // 12)
    return Acts(days, {w: math.log(1 + sentences / n) for w, n in seen.items() if n <= rare})


def votes(report: Report, dated: Sequence[Dated], acts: Acts, domain: int) -> Constraint | None:
    """The days of the domain on which most times of the report find an act of the dated reports."""
    by_mention: dict[int, int] = {}
    over: dict[int, int] = {}  # what is told as past: the days from it on
    shown: dict[int, str] = {}
    for mine in acts.days[report.document.id]:
        best = 0.0
        if mine.remark:
            continue
        for other in (d for one in dated for d in acts.days[one.report.document.id]):
            score = _score(mine.words, other.words, acts.weight)
            if score < WEIGHT or other.when is None or _reprint(mine, other) or other.remark:
                continue
            event = daysets.between(other.when.earliest, other.when.latest)  # type: ignore[arg-type]
            days = pairs.allowed(mine.mention, domain, event)
            if not days:
                continue
            at = mine.mention.span.start
            by_mention[at] = by_mention.get(at, 0) | days
            if mine.mention.tense == "past":
                since = daysets.between(other.when.earliest, date(2100, 12, 31))  # type: ignore[arg-type]
                over[at] = over.get(at, 0) | since
            if score > best:
                best = score
                theirs = around(other.report, other.mention)
                shown[at] = f'"{around(report, mine.mention)}" ({other.report.document.name}: "{theirs}")'
    return _most(by_mention, over, shown)


def _most(by_mention: dict[int, int], over: dict[int, int], shown: dict[int, str]) -> Constraint | None:
    best, many, holders = 0, 0, []
    tally: Counter[int] = Counter()
    for days in by_mention.values():
        tally.update(d.toordinal() for d in daysets.each(days))
    many = max(tally.values(), default=0)
    if many < VOTES:
        return None
    for at in (d for d, n in tally.items() if n == many):
        best |= 1 << (at - daysets.BASE)
    holders = [at for at, days in by_mention.items() if days & best]
    best = daysets.moved_by(best, -NEAR, NEAR)
    for at in holders:
        best &= over.get(at, best)
    return Constraint(best, "it tells of the same days: " + "; ".join(shown[at] for at in sorted(holders)[:3]))


def _one_day(mention: TimeMention) -> bool:
    e = mention.expression
    if mention.type not in ("DATE", "TIME") or e.anchor != "publication" or e.bound is not None:
        return False
    dated = e.kind == "date" and (e.weekday is not None or (e.month is not None and e.day is not None))
    return dated or (e.kind == "offset" and e.unit == "day")


def _remark(report: Report, mention: TimeMention) -> bool:
    clause = clause_of(report, mention.span.start, mention.span.end)
    return clause is not None and clause.remark


def _when(report: Report, mention: TimeMention) -> When | None:
    published = report.document.published
    if not published.stated:
        return None
    when = calendar.resolve(mention, published).when
    if when is None or when.earliest is None or when.latest is None or (when.latest - when.earliest).days > WIDEST:
        return None
    return when


def _words(report: Report, index: int, mention: TimeMention | None) -> frozenset[str]:
    skip = (mention.span.start, mention.span.end) if mention is not None else (-1, -1)
    return of_clause(report, index, skip) | counted(report, index, skip)


def _score(a: frozenset[str], b: frozenset[str], weight: dict[str, float]) -> float:
    common = [w for w in a & b if w in weight]
    if len(common) < SHARED:
        return 0.0
    lighter = min(sum(weight.get(w, 0.0) for w in a), sum(weight.get(w, 0.0) for w in b))
    return sum(weight[w] for w in common) / lighter if lighter else 0.0


def _reprint(a: Day, b: Day) -> bool:
    """A sentence taken over with its "on Thursday" may be printed weeks later: it dates nothing."""
    return a.words == b.words and a.mention.span.text.lower() == b.mention.span.text.lower()
