"""What the dated reports of the same story fix for an undated one: its year, and a day by which it was out.

A report belongs to the story of another when both use several rare names (villages, persons, groups). It then came out
within a year of it, and its days and months without a year lie in the year that is nearest to it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.calendar import describe, resolve
from dragoman.lexicon import table
from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import (
    AHEAD,
    HALF_YEAR,
    Constraint,
    around,
    before_noun,
    each_year,
    of_verb,
    unbounded,
)
from dragoman.link.dating.heads import partial
from dragoman.link.stories import RELATED, SAME_STORY, rare_names, vectors
from dragoman.model import Published, Report, Sentence, TimeMention, When
from dragoman.names import fold

SHARED_NAMES = 3  # rare names that two reports of one story share: what telling stories apart asks for, too
FEW_NAMES = 2  # enough where their words are closer
SHORT_NAME = 4  # letters: "Inc", "Corp" and initials tie nothing
FIRM = 0.3  # cosine of two reports of one story by more than its lasting topic
SHOWN_NAMES = 3
YEAR = timedelta(
    days=365
)  # two news texts that share rare names lie nearer in 99 of 100 cases, within half of it in 95
AGAINST = 45  # days: a past day that lies further after the dated reports than that may be of the year before
CLOSE = 62  # days: only a report dated as closely as this dates others
QUOTED = re.compile('[“"]([^“”"]{12,300})[”"]')
CITED_WORDS = 4  # words of a quotation that two reports share by citing, not by chance


@dataclass(frozen=True, slots=True)
class Dated:
    """A report of the story whose day is known or closely inferred."""

    report: Report
    first: date
    last: date

    @property
    def shown(self) -> str:
        """Its name and day, for a reason."""
        return f"{self.report.document.name} ({describe(When(self.first, self.last))})"


class Ties:
    """Which reports share rare names, worked out once."""

    def __init__(self, reports: Sequence[Report]) -> None:
        """Keep the rare names of each report, and how its words weigh."""
        self.names = [rare_names(r.parsed) - lasting() for r in reports]
        self.vectors = vectors([r.parsed for r in reports])

    def shared(self, one: int, other: int) -> tuple[str, ...]:
        """The rare names of both, when they are enough to tie them; () otherwise."""
        return self.tie(one, other)[0]

    def tie(self, one: int, other: int) -> tuple[tuple[str, ...], bool]:
        """The rare names of both, when they are enough to tie them, and whether the tie is firm."""
        both = sorted(
            (n for n in self.names[one] & self.names[other] if len(n) >= SHORT_NAME), key=lambda n: (-len(n), n)
        )
        if len(both) < FEW_NAMES:
            return (), False
        mine, theirs = self.vectors[one], self.vectors[other]
        cosine = sum(weight * theirs.get(term, 0.0) for term, weight in mine.items())
        tied = cosine >= (RELATED if len(both) >= SHARED_NAMES else SAME_STORY)
        return (tuple(both), cosine >= FIRM) if tied else ((), False)


@cache
def lasting() -> frozenset[str]:
    """Names that are in the news for years: holders of office, peoples in the plural."""
    names = {word for row in (*table("tenures"), *table("persons")) for word in fold(row["name"]).split()}
    peoples = {
        f"{fold(word)}s" for row in table("states") for word in row["demonyms"].split("|") if word and " " not in word
    }
    return frozenset(names | peoples)


def near(report: Report, dated: Sequence[tuple[Dated, tuple[str, ...], bool]]) -> Iterator[Constraint]:
    """The half years around the dated reports of its story, and its own days in the nearest year."""
    if not dated:
        return
    first, last = min(one.first for one, *_ in dated), max(one.last for one, *_ in dated)
    reach = max(YEAR if any(firm for _, _, firm in dated) else 2 * YEAR, last - first)
    window = daysets.between(first - reach, last + reach)
    best, names, _ = max(dated, key=lambda d: (len(d[1]), d[0].report.document.name))
    yield Constraint(
        window, f"it is of the story of {best.shown}: both name {', '.join(names[:SHOWN_NAMES])}; so of about its time"
    )
    if last - first > YEAR:  # a story of years: "on April 8" may be of any of them
        return
    yield from _head(report, [one for one, *_ in dated])
    days = [
        m
        for m in report.mentions.times
        if _is_day(m) and not before_noun(report, m) and (m.tense == "future" or of_verb(report, m))
    ]
    tenses: dict[tuple[int | None, int | None], set[str | None]] = {}
    for mention in days:
        tenses.setdefault((mention.expression.month, mention.expression.day), set()).add(mention.tense)
    for mention in days:
        if len(tenses[mention.expression.month, mention.expression.day]) == 1:  # told as past and as coming: neither
            yield _placed(report, mention, [one for one, *_ in dated])


def _head(report: Report, dated: Sequence[Dated]) -> Iterator[Constraint]:
    """The day of its dateline, in the year nearest to the dated reports."""
    for part in partial(report):
        if part.day is None or part.year is not None:
            continue
        found = 0
        for one in dated:
            days = list(each_year(range(one.first.year - 1, one.last.year + 2), part.month, part.day))
            for day in _nearest(days, one, ahead=False)[:1]:
                found |= daysets.between(day, day)
        yield Constraint(found, f'{part.where} gives "{part.words}", in the year nearest to the dated reports')


def _is_day(mention: TimeMention) -> bool:
    e = mention.expression
    plain = e.kind == "date" and e.year is None and e.first is None and e.amount is None and unbounded(mention)
    return plain and e.month is not None and e.day is not None and mention.tense in ("past", "future")


def _placed(report: Report, mention: TimeMention, dated: Sequence[Dated]) -> Constraint:
    """A day without its year, in the year nearest to the dated reports: it was over, or still to come."""
    e = mention.expression
    found = 0
    years = set()
    for one in dated:
        around_it = range(one.first.year - 1, one.last.year + 2)
        days = list(each_year(around_it, e.month or 1, e.day or 1))
        if not days:
            continue
        for day in _nearest(days, one, ahead=mention.tense == "future"):
            years.add(day.year)
            if mention.tense == "future":
                found |= daysets.between(day - AHEAD, day - timedelta(days=1))
            else:
                found |= daysets.between(day, day + HALF_YEAR)
    shown = " or ".join(map(str, sorted(years)))
    side = "still to come" if mention.tense == "future" else "over"
    return Constraint(
        found, f'"{around(report, mention)}": in {shown}, the year nearest to the dated reports, that day was {side}'
    )


def _nearest(days: Sequence[date], dated: Dated, *, ahead: bool) -> list[date]:
    """The nearest day; where it lies well on the side that the tense speaks against, its neighbour may be meant."""
    best = min(days, key=lambda d: abs((d - dated.first).days))
    gap = (best - dated.first).days * (-1 if ahead else 1)
    if gap <= AGAINST:
        return [best]
    return [best, *(d for d in days if abs(d.year - best.year) == 1 and (d > best) is ahead)]


def cited(report: Report, others: Sequence[Dated]) -> Iterator[Constraint]:
    """A dated report that names this one's outlet beside words it quotes had read it: it was out by then."""
    outlet = report.document.outlet or report.document.agency
    if not outlet or len(outlet) < len("BBC"):
        return
    for other in others:
        for sentence in other.report.parsed.sentences:
            text = other.report.document.text[sentence.start : sentence.end]
            if outlet not in text or other.report.document.outlet == outlet:
                continue
            for quoted in QUOTED.findall(text):
                if len(quoted.split()) >= CITED_WORDS and _bare(quoted) in _bare(report.document.text):
                    words = f'{other.shown} takes "{" ".join(quoted.split())}" from it'
                    yield Constraint(daysets.between(_said(other, sentence) or date(1900, 1, 1), other.last), words)
                    return


def _said(other: Dated, sentence: Sentence) -> date | None:
    """The day of the citation, where its sentence gives one: "Radio X quoted him on Monday as saying"."""
    for mention in other.report.mentions.times:
        if (
            sentence.start <= mention.span.start < sentence.end
            and mention.tense == "past"
            and other.first == other.last
        ):
            when = resolve(mention, Published(other.first, other.last, stated=True)).when
            if when is not None and when.exact:
                return when.earliest
    return None


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
