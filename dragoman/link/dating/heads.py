"""What the head of a report says of its day where that is no whole date: "Lusaka, 3 March", "October 2024"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.calendar import days
from dragoman.calendar.describe import MONTHS
from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import LEAD, Constraint, around, each_year, sentence_of
from dragoman.model import Report, ZoneKind

MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? )?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
FORMS = (
    re.compile(rf"\b{WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? {YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{WEEKDAY}{MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? {YEAR}\b)?", re.IGNORECASE),
    re.compile(rf"\b{MONTH},? {YEAR}\b", re.IGNORECASE),
)
NUMBERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)(?!\d)")
TITLE_END = re.compile(rf"(?:^|[,:|(–—-]\s*){MONTH},? {YEAR}\)?\s*$", re.IGNORECASE)
REASON = re.compile(r"stated in (?P<where>[^,]+), (?P<quote>['\"])(?P<words>.+?)(?P=quote), ")
AFTER_MONTH = 15  # days: a briefing named after a month is out by the middle of the next one
FULL_DATE = 31  # days: a lead's full date no further before the day of the dateline gives its year


@dataclass(frozen=True, slots=True)
class Partial:
    """A day or month with its words and where they stand; ``slack`` days after it still fit."""

    words: str
    where: str
    year: int | None
    month: int
    day: int | None = None
    weekday: int | None = None
    slack: int = 0


def partial(report: Report) -> tuple[Partial, ...]:
    """The first incomplete date of the dateline, of the masthead, of metadata, and of the title."""
    document = report.document
    found: list[Partial] = []
    for kind, where in ((ZoneKind.DATELINE, "the dateline"), (ZoneKind.MASTHEAD, "the masthead")):
        text = " | ".join(document.text[z.start : z.end] for z in document.zones if z.kind is kind)
        found += _first(text, where)
    for reason in document.published.reasons:
        if (match := REASON.search(reason)) is not None:
            found += _first(match["words"], match["where"]) or _two_ways(match["words"], match["where"])
    if document.title and (match := TITLE_END.search(document.title)) is not None:
        found.append(
            Partial(_shown(match[0]), "the title", int(match["year"]), _month(match["month"]), None, None, AFTER_MONTH)
        )
    return tuple(found)


def years(report: Report) -> Iterator[int]:
    """The years that the head names."""
    return (p.year for p in partial(report) if p.year is not None)


def constraints(report: Report, plausible: range) -> Iterator[Constraint]:
    """The days that the head leaves open: one in each year, a month, one of two days."""
    found = partial(report)
    for where in dict.fromkeys(p.where for p in found):
        same = [p for p in found if p.where == where]
        either = 0
        for one in same:
            either |= _days(one, plausible)
        words = " or ".join(dict.fromkeys(f'"{p.words}"' for p in same))
        yield Constraint(either, f"{where} gives {words}")
        yield from _by_lead(report, same, plausible)


def _by_lead(report: Report, heads: Sequence[Partial], plausible: range) -> Iterator[Constraint]:
    """A past full date in the lead, shortly before the dateline's day, gives that its year."""
    if len(heads) != 1 or heads[0].day is None or heads[0].year is not None:
        return
    for mention in report.mentions.times:
        e = mention.expression
        index = sentence_of(report, mention)
        if e.kind != "date" or not (e.year and e.month and e.day) or mention.tense != "past":
            continue
        words = report.document.text[slice(report.parsed.sentences[index].start, report.parsed.sentences[index].end)]
        if report.parsed.sentences[index].number > LEAD or "anniversary" in words or " ago" in words:
            continue
        if not days.exists(e.year, e.month, e.day):
            continue
        told = date(e.year, e.month, e.day)
        for at in each_year(plausible, heads[0].month, heads[0].day):
            if 0 <= (at - told).days <= FULL_DATE:
                yield Constraint(daysets.between(at, at), f'its lead tells of "{around(report, mention)}"')
                return


def _first(text: str, where: str) -> list[Partial]:
    matches = [m for form in FORMS if (m := form.search(text)) is not None]
    if not matches:
        return []
    match = min(matches, key=lambda m: (m.start(), -m.end()))
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    day = int(groups["day"]) if groups.get("day") else None
    weekday = WEEKDAYS.index(groups["weekday"][:3].lower()) if groups.get("weekday") else None
    return [Partial(_shown(match[0]), where, year, _month(match["month"]), day, weekday)]


def _two_ways(text: str, where: str) -> list[Partial]:
    """ "03/04/2024" is one of two days."""
    match = NUMBERS.search(text)
    if match is None:
        return []
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    return [Partial(match[0], where, year, m, d) for d, m in ((a, b), (b, a)) if days.exists(year, m, d)]


def _days(one: Partial, plausible: range) -> int:
    found = 0
    for year in (one.year,) if one.year else plausible:
        if one.day is None:
            whole = days.month(year, one.month)
            found |= daysets.between(whole.first, whole.last + timedelta(days=one.slack))
        elif days.exists(year, one.month, one.day):
            at = date(year, one.month, one.day)
            if one.weekday is None or at.weekday() == one.weekday:
                found |= daysets.between(at, at)
    return found


def _shown(words: str) -> str:
    return " ".join(words.split()).strip(" ,:|()–—-")


def _month(name: str) -> int:
    return MONTHS.index(name[:3].capitalize()) + 1
