"""What a case holds: every version of every report with its two times, and which of them make up a situation.

When a version came out is what the report states; when the case learned of it is when it was added. Of a report the
last version counts. As of a day: the last that had come out by then, where a later version that states the same day as
one before it, or none, counts from the day it was added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, and_, func, select

from dragoman.case.tables import documents, journal, steps
from dragoman.errors import BadInput

SHOWN = ("id", "report", "name", "outlet", "title", "url", "published_earliest", "published_latest", "added")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report, as the case has it."""

    id: str  # of the document
    report: str
    name: str
    outlet: str | None
    title: str | None
    url: str | None
    published: tuple[date | None, date | None]  # as stated: earliest, latest
    added: str  # UTC, ISO 8601
    step: int  # the version of the case that brought it in
    held: bool  # False: put aside by a person
    since: str  # when it was put where it is now
    current: bool = False  # what its report says now


def versions(connection: Connection, *, step: int | None = None, report: str | None = None) -> list[Version]:
    """Every version that was ever added, report by report, each report's in the order they came out.

    ``step``: as things stood in that version of the case. ``report``: of one report.
    """
    d, seen, put = documents.c, journal.alias("seen"), steps.alias("put")
    last = select(func.max(seen.c.step)).where(seen.c.document == d.id)
    if step is not None:
        last = last.where(seen.c.step <= step)
    wanted = (
        select(*(d[name] for name in SHOWN), steps.c.at, journal.c.held, put.c.at.label("since"))
        .select_from(documents)
        .join(journal, and_(journal.c.document == d.id, journal.c.step == last.correlate(documents).scalar_subquery()))
        .join(steps, steps.c.number == d.added)
        .join(put, put.c.number == journal.c.step)
        .order_by(d.added, d.id)
    )
    if report is not None:
        wanted = wanted.where(d.report == report)
    reports: dict[str, list[Version]] = {}
    for row in connection.execute(wanted):
        day = (_day(row.published_earliest), _day(row.published_latest))
        made = Version(
            row.id, row.report, row.name, row.outlet, row.title, row.url, day, row.at, row.added, bool(row.held),
            row.since,
        )  # fmt: skip
        _insert(reports.setdefault(row.report, []), made)
    return [version for report in reports.values() for version in _marked(report)]


def _insert(known: list[Version], new: Version) -> None:
    """After what was added before, but for versions that state a later day than this one does."""
    at, day = len(known), new.published[0]
    while day and at and (before := known[at - 1].published[0]) and before > day:
        at -= 1
    known.insert(at, new)


def _marked(report: Sequence[Version]) -> list[Version]:
    held = [v for v in report if v.held]
    return [replace(v, current=bool(held) and v is held[-1]) for v in report]


def as_of(found: Iterable[Version], day: date | None) -> list[str]:
    """The ids of the documents of a situation: of each report the version that counted on a day, or counts now."""
    reports: dict[str, list[Version]] = {}
    for version in found:
        if version.held:
            reports.setdefault(version.report, []).append(version)
    chosen = [report[-1] if day is None else _out_by(report, day) for report in reports.values()]
    return [version.id for version in chosen if version is not None]


def _out_by(report: Sequence[Version], day: date) -> Version | None:
    out = None
    for i, version in enumerate(report):
        stated = version.published[0]
        if stated and stated > day:
            continue
        again = any(stated is None or stated == other.published[0] for other in report[:i])
        if not again or date.fromisoformat(version.added[:10]) <= day:
            out = version
    return out


def step_on(connection: Connection, day: date) -> int:
    """The version of the case at the end of a day (UTC); raises BadInput where the case was made later."""
    last = select(func.max(steps.c.number)).where(steps.c.at < f"{day.isoformat()}T99")
    found = connection.execute(last).scalar()
    if found is None:
        raise BadInput(f"the case was made after {day}; choose a later day, or ask for what had been published by it")
    return int(found)


def last_step(connection: Connection) -> int:
    """The version of the case as it is now."""
    return int(connection.execute(select(func.max(steps.c.number))).scalar_one())


def find(found: Sequence[Version], id: str) -> Version:
    """The version whose id begins so; raises BadInput where none or several do."""
    if not id.strip():
        raise BadInput("no report is named; give its id, as `dragoman case list` shows it")
    fits = [v for v in found if v.id.startswith(id)]
    if len({v.id for v in fits}) == 1:
        return fits[0]
    if not fits:
        raise BadInput(f'no report "{id}" in the case; `dragoman case list` shows their ids')
    raise BadInput(f'"{id}" fits {len(fits)} reports; give more of it')


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
