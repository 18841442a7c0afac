"""Lines about a case: what was added, what it holds, what was found."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from shlex import quote
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date

    from dragoman.case import Added, Case, Found, Held, Imported, Version
    from dragoman.model import Decision

LONGEST = 70  # characters of a target in a list
TAKEN = {"new": "taken over", "known": "known already", "conflict": "CONFLICT"}
DONE = {"new": "added", "version": "added", "known": "passed over", "aside": "kept out"}


def added(one: "Added", place: str) -> str:
    """What became of one report."""
    reason = one.reason.replace(" CASE ", f" {quote(place)} ")  # so that the command told can be pasted
    return f"{DONE[one.outcome]}: {one.name} ({one.document})" + (f": {reason}" if reason else "")


def title(version: "Version") -> str:
    """A version by name, outlet and id."""
    return f"{version.name}{f' ({version.outlet})' if version.outlet else ''} {version.id}"


def summary(versions: Sequence["Version"], step: int) -> str:
    """How much a case holds."""
    held = [v for v in versions if v.held]
    reports, removed = len({v.report for v in held}), len({v.report for v in versions} - {v.report for v in held})
    parts = [counted(reports, "report")]
    if len(held) > reports:
        parts.append(counted(len(held) - reports, "earlier version"))
    if removed:
        parts.append(f"{removed} removed")
    alone = sum(not v.held and v.report in {h.report for h in held} for v in versions)
    if alone:
        parts.append(f"{counted(alone, 'version')} removed")
    return f"version {step} of the case: {', '.join(parts)}"


def counted(number: int, noun: str) -> str:
    """How many of something."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def versions(found: Sequence["Version"]) -> Iterator[str]:
    """A line a version: id, day, outlet, name, since when the case has it; reports in the order they came in."""
    for v in found:
        state = "" if v.current else "  earlier version" if v.held else f"  removed on {v.since[:10]}"
        yield f"{v.id}  {_days(v):<10}  {v.outlet or 'unknown outlet'}: {v.name}  added {v.added[:10]}{state}"


def _days(v: "Version | Found") -> str:
    first, last = v.published
    if first is None and last is None:
        return "undated"
    return str(first) if first == last else f"{first or '...'} to {last or '...'}"


def sentences(found: Sequence["Found"]) -> Iterator[str]:
    """Each sentence under a line that tells its place."""
    for f in found:
        at = "headline" if f.number == 0 else f"sentence {f.number}"
        replaced = "" if f.current else ", earlier version"
        by = f", {'; '.join(f.speakers)}" if f.speakers else ""
        yield f"{_days(f)}  {f.outlet or f.name} [{f.document} {at}, characters {f.start}-{f.end}{replaced}]{by}"
        yield f"  {' '.join(f.text.split())}"
    yield f"{counted(len(found), 'sentence')}"


def wider(
    case: "Case", words: str, *, speaker: str | None, outlet: str | None, after: "date | None", earlier: bool
) -> Iterator[str]:
    """Where nothing was found: an outlet that the case does not have, and what there is without the filters."""
    from dragoman.case.words import folded

    outlets = sorted({v.outlet for v in case.versions(decided=True) if v.held and v.outlet})
    if outlet and not any(f" {folded(outlet)} " in f" {folded(known)} " for known in outlets):
        yield f'no outlet of the case is called "{outlet}"; there are: {", ".join(outlets) or "none"}'
    given = [name for name, value in (("--speaker", speaker), ("--outlet", outlet), ("--after", after)) if value]
    if given and (without := len(case.find(words, earlier=earlier))):
        yield f"without {' and '.join(given)}: {counted(without, 'sentence')}"
    if not earlier and (replaced := len(case.find(words, earlier=True)) - len(case.find(words))):
        yield f"in versions that were replaced, with --earlier: {counted(replaced, 'sentence')}"


def as_json(found: Iterable[Any]) -> Iterator[str]:
    """One object a line, days in ISO 8601."""
    for one in found:
        row = asdict(one)
        row["published"] = dict(zip(("earliest", "latest"), row["published"], strict=True))
        yield json.dumps(row, ensure_ascii=False, default=str)


# --- decisions -------------------------------------------------------------------------------------------------------


def decision(one: "Decision") -> str:
    """A decision on a line: id, what, of what, who, when and why."""
    second = one.other.words if one.other and not one.value else one.value
    what = f"{one.kind} {_short(one.target.words)}" + (f" -> {_short(second)}" if second else "")
    return f"{one.id}  {what}  {one.note}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f'"{flat}"' if len(flat) <= LONGEST else f'"{flat[:LONGEST].rsplit(" ", 1)[0]} …"'


def decisions(found: Sequence["Held"]) -> Iterator[str]:
    """A line a decision; one that is not in force says so."""
    for h in found:
        yield decision(h.decision) + ("" if h.state == "in force" else f"  [{h.state} since {h.since[:10]}]")
    yield counted(len(found), "decision")


def imported(one: "Imported", place: str) -> Iterator[str]:
    """What became of a decision of another case, with the answers it contradicts."""
    yield f"{TAKEN[one.outcome]}: {decision(one.decision)}"
    for h in one.against:
        said = "here" if h.state == "in force" else f"here, {h.state}"
        yield f"  {said}: {decision(h.decision)}"
    if one.outcome == "conflict":
        yield f"  to take it instead: dragoman case decisions accept {quote(place)} {one.decision.id}"
        yield f"  to turn it down: dragoman case decisions undo {quote(place)} {one.decision.id}"
