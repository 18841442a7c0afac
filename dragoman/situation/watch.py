"""The watch-list: what is expected, in which windows, who says so, and what later reports made of it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date

from dragoman.model import (
    Claim,
    ClaimField,
    Document,
    Event,
    Evidence,
    Expectation,
    Outcome,
    Situation,
    SpeakerClass,
    Statement,
    Status,
    When,
    Window,
)

EXPECTED = frozenset((Status.PLANNED, Status.POSSIBLE, Status.THREATENED, Status.CANCELLED))
REAL = frozenset((Status.OCCURRED, Status.ONGOING))
OFF = frozenset((Status.CANCELLED, Status.FAILED, Status.DENIED))  # of what was still to come: it will not be
SILENT = frozenset((Outcome.OVERDUE, Outcome.LAPSED))
ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|another|next|new|separate|further) (?:\w+ )?(?:round|meeting|"
    r"summit|visit|trip|talks)",
    re.I,
)  # of a row of meetings each is waited for alone
REACH = 120  # characters about a trigger: most of a sentence
VERB = r"(?:(?:postpon|deferr?|delay|reschedul)(?:e|es|ed|s|ing)|(?:put|puts|putting|push|pushed) (?:off|back))\b"
AFTER = re.compile(rf"[^.;:“”\"]{{0,{REACH}}}?\b{VERB}", re.I)  # "the meeting of ... has been put off"
BEFORE = re.compile(rf"\b{VERB}(?: (?!(?:to|until|till|as|after|since|because)\b)[\w’'-]+){{0,4}} $", re.I)


def watch(
    events: Sequence[Event],
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    today: date | None,
    statements: Sequence[Statement] = (),
) -> tuple[Expectation, ...]:
    """Expectations, the weightiest event first. ``today`` is the day the reader stands on (None: unknown)."""
    experts = frozenset(s.id for s in statements if s.speaker.speaker_class is SpeakerClass.EXPERT)
    by_event: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_event[claim.about].append(claim)
    found: dict[str, Expectation] = {}
    for event in sorted(events, key=lambda e: -e.weight):
        entry = _expectation(event, by_event[event.id], documents, today)
        if entry is not None and not entry.windows and _only_foretold(event, by_event[event.id], experts):
            continue
        if entry is not None and entry.outcome in SILENT and _may_have_come(event, events):
            slipped = _slipped(_windows(event, by_event[event.id], documents), documents)
            entry = replace(entry, outcome=Outcome.SLIPPED if slipped else Outcome.OPEN)
        if entry is not None:
            found[event.id] = entry
    by_id = {e.id: e for e in events}
    return tuple(_one_chance(tuple(_one_plan(found, by_id)), by_id))


def _expectation(
    event: Event, claims: Sequence[Claim], documents: Mapping[str, Document], today: date | None
) -> Expectation | None:
    standing = sorted((c for c in claims if c.field is ClaimField.STATUS), key=_order(documents))
    ahead = [c for c in standing if _ahead(event, c)]
    if not ahead or event.background:
        return None
    windows = _windows(event, claims, documents)
    done = [c for c in standing if c.value in REAL]
    if not done and event.status not in EXPECTED | OFF and not any(_called(event, c) for c in standing):
        return None
    return Expectation(
        event=event.id,
        windows=tuple(dict.fromkeys(_window(c) for c in windows)),
        certainty=event.certainty,
        outcome=Outcome.HELD if done else _outcome(event, standing, windows, documents, today),
        evidence=tuple(dict.fromkeys((*_one_a_document(ahead), *_one_a_document(done)))),
    )


def _only_foretold(event: Event, claims: Sequence[Claim], experts: Set[str]) -> bool:
    """Whether nobody but experts speaks of it, who announce nothing: "fresh shelling could start any day"."""
    told = [c for c in claims if c.field is ClaimField.STATUS and _ahead(event, c)]
    return all(c.voice.statement in experts for c in told)


def _ahead(event: Event, claim: Claim) -> bool:
    return claim.value in EXPECTED or _called(event, claim)


def _called(event: Event, claim: Claim) -> bool:
    """Those who call a strike for a day are those who hold it; who is asked to a meeting for a day may come."""
    return claim.value is Status.CALLED_FOR and event.type in ("PROTEST", "CONSULT") and event.when.known


def _windows(event: Event, claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Claim]:
    """The days that announcements give, in the order in which they came out."""
    ahead = {c.evidence[0] for c in claims if c.field is ClaimField.STATUS and _ahead(event, c)}
    found = [c for c in claims if c.field is ClaimField.WHEN and c.evidence[0] in ahead and isinstance(c.value, When)]
    return sorted(found, key=_order(documents))


def _order(documents: Mapping[str, Document]) -> Callable[[Claim], tuple[str, int, str]]:
    """When its report came out, then its place in it."""
    return lambda c: (str(documents[c.voice.document].published.latest), c.evidence[0].start, c.id)


def _one_plan(found: Mapping[str, Expectation], events: Mapping[str, Event]) -> Iterator[Expectation]:
    """ "They were to meet on May 3, but the meeting was put off to May 9": the new day is the old plan's, told once."""
    new_days: dict[str, str] = {}
    for old, entry in found.items():
        if entry.outcome is Outcome.SLIPPED:
            fits = [e for e in found if e != old and e not in new_days.values() and _new_day(events[old], events[e])]
            if len(fits) == 1:
                new_days[old] = fits[0]
    for event, entry in found.items():
        if event in new_days:
            then = found[new_days[event]]
            outcome = Outcome.SLIPPED if then.outcome is Outcome.OPEN else then.outcome
            evidence = tuple(dict.fromkeys((*entry.evidence, *then.evidence)))
            yield replace(entry, windows=(*entry.windows, *then.windows), outcome=outcome, evidence=evidence)
        elif event not in new_days.values():
            yield entry


def _one_chance(found: Sequence[Expectation], events: Mapping[str, Event]) -> Iterator[Expectation]:
    """ "The president could sit down with his neighbour", "he may meet him": one meeting to wait for, told once.

    The events stay apart, for nobody says that they are one; whoever waits for one waits for the other.
    """
    joined: dict[str, list[Expectation]] = {}
    near: dict[tuple[object, ...], list[str]] = defaultdict(list)  # the first of each, by what all of one share
    for entry in found:
        event = events[entry.event]
        if entry.outcome is not Outcome.OPEN or not _may_be_one(event):
            joined[entry.event] = [entry]
            continue
        alike = near[frozenset((*event.agents, *event.recipients)), event.level]
        fits = [first for first in alike if _same_chance(joined[first], entry, events)]
        joined[fits[0] if len(fits) == 1 else entry.event] = [*(joined[fits[0]] if len(fits) == 1 else ()), entry]
        alike += [entry.event] if len(fits) != 1 else []
    for entries in joined.values():
        windows = tuple(w for entry in entries for w in entry.windows)
        evidence = tuple(dict.fromkeys(e for entry in entries for e in entry.evidence))
        yield replace(entries[0], windows=windows, evidence=evidence) if len(entries) > 1 else entries[0]


def together(situation: Situation) -> dict[str, tuple[str, ...]]:
    """The events that the watch-list tells as one, by the event of its entry, which comes first."""
    held = {(m.document, m.start): e.id for e in situation.events for m in e.mentions}
    return {
        w.event: tuple(dict.fromkeys((w.event, *(i for e in w.evidence if (i := held.get((e.document, e.start)))))))
        for w in situation.expectations
    }


def _same_chance(entries: Sequence[Expectation], new: Expectation, events: Mapping[str, Event]) -> bool:
    """Whether a meeting fits all that are waited for together: parties, level, standing, place and days."""
    return all(_one_meeting(events[old.event], events[new.event]) for old in entries)


def _may_be_one(event: Event) -> bool:
    """Whether it is a possible meeting of known parties at a known level, as those are that are told as one."""
    known = bool(event.level) and bool(event.agents or event.recipients)
    return event.type == "CONSULT" and event.status is Status.POSSIBLE and known


def _one_meeting(a: Event, b: Event) -> bool:
    """Of two meetings of the same parties at the same level: whether nothing else tells them apart."""
    parties = {*a.agents, *a.recipients}
    if not (_meets(a.when, b.when) and _meets(b.when, a.when)) or ORDINAL.search(f"{a.name} {b.name}"):
        return False
    if a.where is not None and b.where is not None:
        return a.where == b.where
    place = a.where or b.where
    return len(parties) > 1 or (place is not None and place.name in a.name and place.name in b.name)


def _new_day(old: Event, new: Event) -> bool:
    """Whether one is the other with its new day: of one type, told in one sentence, later."""
    if old.type != new.type or not (old.when.latest and new.when.latest and old.when.latest < new.when.latest):
        return False
    together = {(m.document, m.number) for m in old.mentions} & {(m.document, m.number) for m in new.mentions}
    return bool(together) and same_level(old.level, new.level)


def _may_have_come(expected: Event, events: Sequence[Event]) -> bool:
    """Whether something of its kind is told as done in its window: then nothing is said of its being overdue."""
    return any(
        e.type == expected.type and e.status in REAL and e.id != expected.id and _meets(e.when, expected.when)
        for e in events
    )


def _meets(a: When, b: When) -> bool:
    if not a.known:
        return True
    after = a.earliest and b.latest and a.earliest > b.latest
    before = a.latest and b.earliest and a.latest < b.earliest
    return not (after or before)


def _window(claim: Claim) -> Window:
    value = claim.value
    if not isinstance(value, When):
        raise TypeError(f"claim {claim.id} gives no day")
    return Window(
        value.earliest.isoformat() if value.earliest else None,
        value.latest.isoformat() if value.latest else None,
        claim.id,
        value.text,
    )


def _outcome(
    event: Event,
    standing: Sequence[Claim],
    windows: Sequence[Claim],
    documents: Mapping[str, Document],
    today: date | None,
) -> Outcome:
    """What the reports say comes first, the latest last; silence counts only when every window has ended."""
    put_off = False
    if event.status in OFF - {Status.CANCELLED}:
        return Outcome.CANCELLED
    if event.status is Status.CANCELLED:
        off = [c for c in standing if c.value is Status.CANCELLED]
        if not all(_put_off(c.evidence[0], documents) for c in off):
            return Outcome.CANCELLED
        put_off = True  # without a new day: it is still to come, and no old window binds it
    ends = [c.value.latest for c in windows if isinstance(c.value, When)]
    if not put_off and today and ends and all(end is not None and end < today for end in ends):
        expected = {c.value for c in standing if _ahead(event, c)}
        return Outcome.LAPSED if expected == {Status.THREATENED} else Outcome.OVERDUE
    return Outcome.SLIPPED if put_off or _slipped(windows, documents) else Outcome.OPEN


def _put_off(told: Evidence, documents: Mapping[str, Document]) -> bool:
    """Whether the words have the act postponed: a plan that was only put off counts as called off for its old day."""
    text = documents[told.document].text
    before = " ".join(text[max(0, told.start - REACH) : told.start].split()) + " "
    return bool(AFTER.match(text, told.end) or BEFORE.search(before))


def _slipped(windows: Sequence[Claim], documents: Mapping[str, Document]) -> bool:
    """A later report gives a window that starts after an earlier report's window ended."""
    told = {(documents[c.voice.document].published, c.value) for c in windows if isinstance(c.value, When)}
    said = {(out.earliest, out.latest, when.earliest, when.latest) for out, when in told}
    return any(
        before and out and before < out and end and start and end < start
        for _, before, _, end in said
        for out, _, start, _ in said
    )


def _one_a_document(found: Sequence[Claim]) -> tuple[Evidence, ...]:
    first: dict[str, Evidence] = {}
    for claim in found:
        first.setdefault(claim.evidence[0].document, claim.evidence[0])
    return tuple(first.values())


def same_level(a: str | None, b: str | None) -> bool:
    """Whether two offices may be one: "minister" may be "foreign minister"."""
    short, long = sorted((a or "", b or ""), key=len)
    return not short or short == long or long.endswith(f" {short}")
