"""Two reports of one event: what "last month" means here and "last week" means there must be the same days."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman import calendar
from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import around, sentence_of
from dragoman.link.dating.words import Clause, clause_of, of_clause
from dragoman.model import Published, Report, TimeMention

SHARED_WORDS = 4  # content words that two tellings must share
SHARED_WEIGHT = 0.34  # share of the shorter telling's weight (idf) that they must share; chosen on written examples
REMARK_WEIGHT = 0.2  # of two remarks of one speaker
SAME_SPEAKER = 2  # words for the speaker that both remarks use ("Turkish president")
MOST_DAYS = 1100  # candidate days that are tried one by one: three years
REACH = {"week": (-21, 14), "month": (-75, 45), "day": (-14, 14), "year": (-800, 400)}


@dataclass(frozen=True, slots=True)
class Told:
    """A past act that a report dates relative to itself."""

    report: int
    mention: TimeMention
    words: frozenset[str]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Pair:
    """One act told by two reports."""

    first: Told
    second: Told
    score: float


def tellings(reports: Sequence[Report]) -> list[Told]:
    """The past acts with a time of their own, of every report."""
    found = []
    for number, report in enumerate(reports):
        for mention in report.mentions.times:
            if _usable(mention):
                index = sentence_of(report, mention)
                words = of_clause(report, index, (mention.span.start, mention.span.end))
                clause = clause_of(report, mention.span.start, mention.span.end)
                if clause is not None:
                    found.append(Told(number, mention, words, clause))
    return found


def _usable(mention: TimeMention) -> bool:
    e = mention.expression
    if mention.type not in ("DATE", "TIME") or mention.tense != "past" or e.anchor != "publication":
        return False
    if e.bound is not None or e.kind not in ("date", "unit", "offset"):
        return False
    return e.unit not in ("year", "decade", "century", "quarter", "season") and (e.year is None or e.day is not None)


def matched(told: Sequence[Told], undated: frozenset[int]) -> list[Pair]:
    """Tellings of one act in two reports, one of them undated; each telling's best partner in the other report."""
    weight = _weights(told)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for word in one.words:
            holders[word].append(at)
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for at, one in enumerate(told):
        if one.report not in undated:
            continue
        shared: Counter[int] = Counter(other for word in one.words for other in holders[word])
        for other, many in shared.items():
            mate = told[other]
            if mate.report == one.report or many - _by_speaker(one, mate) < SHARED_WORDS or _reprint(one, mate):
                continue
            score = _score(one, told[other], weight)
            if score < (REMARK_WEIGHT if one.clause.remark else SHARED_WEIGHT) or not _alike(
                one.clause, told[other].clause
            ):
                continue
            for key, partner in (((at, told[other].report), other), ((other, one.report), at)):
                if score > best.get(key, (0.0, -1))[0]:
                    best[key] = (score, partner)
    found = []
    for (at, report), (score, partner) in best.items():
        mutual = best.get((partner, told[at].report), (0.0, -1))[1] == at
        if (mutual and told[at].report < report) or (mutual and report not in undated):
            found.append(Pair(told[at], told[partner], score))
    return sorted(set(found), key=lambda p: (-p.score, *sorted((_place(p.first), _place(p.second)))))


def _reprint(a: Told, b: Told) -> bool:
    """A sentence taken over with its "on Thursday" may be printed weeks later: it dates nothing."""
    return a.words == b.words and a.mention.span.text.lower() == b.mention.span.text.lower()


def _by_speaker(a: Told, b: Told) -> int:
    """Shared words that only say who speaks."""
    return len(a.clause.who & b.clause.who & a.words & b.words) if a.clause.remark and b.clause.remark else 0


def _place(one: Told) -> tuple[str, int]:
    """A key that does not depend on the order in which reports were given."""
    return one.mention.span.document, one.mention.span.start


def _weights(told: Sequence[Told]) -> dict[str, float]:
    """A word in every telling weighs little."""
    seen = Counter(word for one in told for word in one.words)
    many = len(told) or 1
    return {word: math.log(1 + many / count) for word, count in seen.items()}


def _alike(a: Clause, b: Clause) -> bool:
    """Acts match acts with one verb or object and a participant of one name; a remark one by the same speaker on what
    is to come: of what is past, a speaker may speak on many days."""
    if a.remark or b.remark:
        return a.remark and b.remark and a.ahead and b.ahead and len(a.who & b.who) >= SAME_SPEAKER
    return bool(a.does & b.does) and bool(a.names & b.names)


def _score(a: Told, b: Told, weight: dict[str, float]) -> float:
    shared = sum(weight[w] for w in a.words & b.words)
    smaller = min(sum(weight[w] for w in a.words), sum(weight[w] for w in b.words))
    return shared / smaller if smaller else 0.0


def event_days(mention: TimeMention, day: date) -> int:
    """The days that a mention means if the report came out on a day; nobody says "this Friday" on that Friday."""
    if mention.expression.amount == 0 and mention.expression.weekday == day.weekday():
        return 0
    when = calendar.resolve(mention, Published(day, day, stated=True)).when
    if when is None or when.earliest is None or when.latest is None:
        return 0
    return daysets.between(when.earliest, when.latest)


def meant(mention: TimeMention, domain: int) -> int:
    """All days that a mention may mean for the candidate days; 0 when they are too many to try."""
    if domain.bit_count() > MOST_DAYS:
        return 0
    days = 0
    for day in daysets.each(domain):
        days |= event_days(mention, day)
    return days


def allowed(mention: TimeMention, domain: int, event: int) -> int:
    """The candidate days on which the mention may mean one of the event's days."""
    e = mention.expression
    unit = "day" if e.weekday is not None else ("year" if e.month is not None else e.unit or "day")
    low, high = REACH.get(unit, (-800, 400))
    if e.amount is not None and e.kind == "offset":
        low, high = -800, 400
    near = domain & daysets.moved_by(event, -high, -low)
    if near.bit_count() > MOST_DAYS:
        return domain
    kept = 0
    for day in daysets.each(near):
        if event_days(mention, day) & event:
            kept |= daysets.between(day, day)
    return kept


def reason(reports: Sequence[Report], mine: Told, other: Told) -> str:
    """One sentence that cites both tellings."""
    theirs = reports[other.report]
    return (
        f'"{around(reports[mine.report], mine.mention)}" and, in {theirs.document.name}, '
        f'"{around(theirs, other.mention)}" tell of one act'
    )
