"""Date the reports that state no date, from their own words and from what other reports of the story fix.

Candidate publication days are cut by one piece of evidence after another: what its head says (``heads``), its
own words (``evidence``, ``lengths``), then, round after round, the dated reports of its story (``story``, ``acts``) and
what two reports that tell of one act fix for each other (``pairs``). What is left is an interval, with its rivals where
separate weeks fit; where too much is left the day stays unknown.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.calendar import describe, resolve
from dragoman.link.dating import acts, daysets, eras, evidence, heads, lengths, pairs, story, years
from dragoman.model import Dating, Document, Published, Report, When

WIDEST = (
    1827  # days: five years, a term of office with its slack; wider dates nothing. Times resolve from 200 days down
)
VOTED = 800  # days: what is left open by more, shared acts do not decide
MOST_RIVALS = 4
RIVAL = 31  # days: a rival dating is a matter of weeks
YEARS_AROUND = 15  # candidate years beyond those named; only cuts the search, never an answer: more than WIDEST
ROUNDS = 6


@dataclass(slots=True)
class _Candidate:
    """An undated report's candidate days while evidence is applied."""

    days: int
    reasons: list[str] = field(default_factory=list)

    def cut(self, days: int, reason: str) -> bool:
        """Apply evidence; what would leave no day at all is set aside."""
        left = self.days & days
        if left == self.days or not left:
            return False
        self.days = left
        if reason not in self.reasons:
            self.reasons.append(reason)
        return True


def date_documents(reports: Sequence[Report]) -> tuple[Document, ...]:
    """The documents in their order; those without a stated date get an inferred interval where evidence allows."""
    undated = frozenset(n for n, r in enumerate(reports) if not r.document.published.stated)
    if not undated:
        return tuple(r.document for r in reports)
    plausible = _plausible(reports)
    if plausible is None:
        return tuple(r.document for r in reports)
    candidates = _own(reports, undated, plausible)
    _from_story(reports, undated, candidates)
    _propagate(reports, undated, candidates)
    _from_story(reports, undated, candidates)
    _by_acts(reports, undated, candidates)
    return tuple(
        replace(r.document, published=_published(candidates[n], r)) if n in candidates else r.document
        for n, r in enumerate(reports)
    )


def _plausible(reports: Sequence[Report]) -> range | None:
    """The years in which any of the reports may have come out: from the first named to well after the last."""
    found = [y for report in reports for y in (*evidence.years(report), *heads.years(report), *eras.years(report))]
    for report in reports:
        published = report.document.published
        if published.stated and published.earliest is not None:
            found.append(published.earliest.year)
    return range(max(min(found) - YEARS_AROUND, 1901), min(max(found) + YEARS_AROUND, 2099)) if found else None


def _own(reports: Sequence[Report], undated: frozenset[int], plausible: range) -> dict[int, _Candidate]:
    known = lengths.starts(reports)
    candidates = {}
    for n in undated:
        candidate = _Candidate(daysets.between(date(plausible.start, 1, 1), date(plausible.stop, 12, 31)))
        for found in (
            *heads.constraints(reports[n], plausible),
            *evidence.floors(reports[n]),
            *eras.constraints(reports[n]),
            *years.ceilings(reports[n]),
            *years.results(reports[n]),
            *years.ended(reports[n], plausible),
            *evidence.of_report(reports[n], plausible),
            *lengths.constraints(reports[n], known),
        ):
            candidate.cut(found.days, found.reason)
        candidates[n] = candidate
    return candidates


def _dated(reports: Sequence[Report], candidates: dict[int, _Candidate]) -> dict[int, story.Dated]:
    """The reports whose own day is stated or by now closely known."""
    found = {}
    for number, report in enumerate(reports):
        days = _domain(reports, candidates, number)
        if days:
            first, last = daysets.hull(days)
            if (last - first).days <= story.CLOSE:
                found[number] = story.Dated(report, first, last)
    return found


def _from_story(reports: Sequence[Report], undated: frozenset[int], candidates: dict[int, _Candidate]) -> None:
    """Let the dated reports of its story give an undated one its year."""
    dated = _dated(reports, candidates)
    if not dated:
        return
    ties = story.Ties(reports)
    for n in sorted(undated - dated.keys()):
        tied = [(one, *tie) for other, one in dated.items() if other != n and (tie := ties.tie(n, other))[0]]
        for found in story.near(reports[n], tied):
            candidates[n].cut(found.days, found.reason)


def _by_acts(reports: Sequence[Report], undated: frozenset[int], candidates: dict[int, _Candidate]) -> None:
    """Let the acts that reports with a stated day tell of, too, and their quotations, bound an undated one."""
    stated = [one for n, one in _dated(reports, candidates).items() if n not in undated]
    if not stated:
        return
    known = acts.read(reports)
    for n in sorted(undated):
        candidate = candidates[n]
        first, last = daysets.hull(candidate.days)
        if (last - first).days > VOTED:
            continue
        found = acts.votes(reports[n], stated, known, candidate.days)
        for one in (*story.cited(reports[n], stated), *((found,) if found else ())):
            candidate.cut(one.days, one.reason)


def _propagate(reports: Sequence[Report], undated: frozenset[int], candidates: dict[int, _Candidate]) -> None:
    """Let reports of one act cut each other's candidate days until nothing changes."""
    found = pairs.matched(pairs.tellings(reports), undated)
    seen: dict[tuple[int, int], tuple[int, int]] = {}  # candidate days at a pair's last turn: no news, no work
    for _ in range(ROUNDS):
        changed = False
        for number, pair in enumerate(found):
            for mine, other in ((pair.first, pair.second), (pair.second, pair.first)):
                if mine.report not in candidates:
                    continue
                domains = candidates[mine.report].days, _domain(reports, candidates, other.report)
                if seen.get((number, mine.report)) == domains:
                    continue
                seen[number, mine.report] = domains
                event = pairs.meant(other.mention, domains[1])
                if not event:
                    continue
                days = pairs.allowed(mine.mention, candidates[mine.report].days, event)
                changed |= candidates[mine.report].cut(days, pairs.reason(reports, mine, other))
        if not changed:
            return


def _domain(reports: Sequence[Report], candidates: dict[int, _Candidate], number: int) -> int:
    if number in candidates:
        return candidates[number].days
    published = reports[number].document.published
    if published.earliest is None or published.latest is None:
        return 0
    return daysets.between(published.earliest, published.latest)


def _published(candidate: _Candidate, report: Report) -> Published:
    first, last = daysets.hull(candidate.days)
    runs = daysets.runs(candidate.days)
    rivals: tuple[Dating, ...] = ()
    if 1 < len(runs) <= MOST_RIVALS and all((b - a).days < RIVAL for a, b in runs):
        rivals = tuple(Dating(a, b, (_rival(report, a, b),)) for a, b in runs)
    if (last - first).days > WIDEST:
        return Published(None, None, tuple(candidate.reasons), rivals)
    return Published(first, last, tuple(candidate.reasons), rivals)


def _rival(report: Report, first: date, last: date) -> str:
    """What sets one of several fitting intervals apart: the day of the news, if it came out then."""
    fits = f"the evidence fits {describe(When(first, last))}"
    mention = evidence.lead_day(report)
    if mention is None:
        return fits
    news = resolve(mention, Published(first, last)).when
    return f'{fits}: "{mention.span.text}" is then {describe(news)}'
