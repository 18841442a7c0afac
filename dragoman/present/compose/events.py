"""The bottom line, what happened, the background, what is expected."""

from collections.abc import Iterator, Sequence

from dragoman.model import Claim, ClaimField, Event, Expectation, Outcome, Relation, Status, When, Window
from dragoman.present.compose.desk import Desk, day, event_words, trim
from dragoman.present.compose.tolls import toll
from dragoman.present.layout import Line, WatchRow, WatchWindow

DONE = frozenset((Status.OCCURRED, Status.ONGOING, Status.FAILED, Status.CANCELLED, Status.DENIED))
LAID_ON = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
SAID = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
LEAST_WEIGHT = 4.0  # an event below this is trivia unless nothing else is left
OWN_LINE = 8.0  # an event above this has a line though its sentence has been told (set by hand on the open stories)
PLANNED_WATCHED = 3.0  # a plan is worth more than a chance
WATCHED = 6.5  # an expectation without a window below this is trivia
TOLD = {
    Status.OCCURRED: "HELD" ,
    Status.ONGOING: "UNDER WAY",
    Status.CANCELLED: "CANCELLED",
    Status.FAILED: "FAILED",
    Status.DENIED: "DENIED",
}  # fmt: skip


def happened(desk: Desk) -> tuple[tuple[Line, ...], int]:
    """Done or under way, not background, weightiest first, each sentence told once."""
    fit = [e for e in desk.situation.events if e.status in DONE and not e.background and not _only_said(e, desk)]
    chosen = list(_each_once(fit, desk))
    strong = [e for e in chosen if e.weight >= LEAST_WEIGHT] or chosen[:3]
    return tuple(line(e, desk) for e in strong[: desk.items]), max(0, len(strong) - desk.items)


def _only_said(event: Event, desk: Desk) -> bool:
    """A demand, an accusation, praise: who says what tells it, unless several origins make it an act of its own."""
    return event.type in SAID and event.origins < 2 and event.id not in desk.pinned


def background(desk: Desk, most: int = 3) -> tuple[Line, ...]:
    """History that the reports recall: the lines most reports share."""
    fit = [e for e in desk.situation.events if e.background and e.status in DONE]
    fit.sort(key=lambda e: (-desk.texts(e.documents), -e.weight, e.id))
    return tuple(line(e, desk) for e in list(_each_once(fit, desk))[:most])


def line(event: Event, desk: Desk) -> Line:
    """One event: what, when, how many witnesses."""
    return Line(
        id=event.id,
        text=event_words(event),
        voice=desk.voices(event),
        tags=_tags(event),
        cites=desk.cites(event.mentions),
        note=_basis(event, desk),
    )


def _tags(event: Event) -> tuple[str, ...]:
    """Standing and certainty, where they say more than that it happened."""
    standing = () if event.status is Status.OCCURRED else (event.status.value,)
    return (*standing, *((event.certainty.value,) if event.certainty.value != "certain" else ()))


def _basis(event: Event, desk: Desk) -> str:
    parts = [toll(event, desk), day(event.when)]
    if event.where is not None:
        parts.append(event.where.name)
    if len(desk.documents) > 1:
        if event.origins > 1:
            parts.append(f"{event.origins} origins")
        elif len(event.documents) > 1:
            parts.append(desk.as_done(event) or f"{len(event.documents)} reports, one origin")
    return "; ".join(p for p in parts if p)


def _each_once(events: Sequence[Event], desk: Desk) -> Iterator[Event]:
    """Leave out a light event whose every sentence has been told by a weightier one, and one in the same words."""
    told: set[str] = set()  # a sentence that two papers print is told once
    words: list[frozenset[str]] = []
    for event in events:
        best = desk.told(event)
        places = {" ".join(m.sentence.split()) for m in event.mentions}
        terms = frozenset(event_words(event).casefold().split())
        named = event.renamed  # by a person, briefly: that shares words with much that is another act
        same = not named and any(len(terms & other) >= 0.7 * min(len(terms), len(other)) for other in words)
        light = event.weight < OWN_LINE or event.status not in DONE
        if (places <= told and light) or same:
            continue
        told.add(" ".join(best.sentence.split()))
        if not named:
            words.append(terms)
        yield event


def expected(desk: Desk) -> tuple[tuple[WatchRow, ...], int]:
    """The watch-list, weightiest first."""
    entries = _entries(desk)
    return tuple(_watch_row(w, desk) for w in entries[: desk.items]), max(0, len(entries) - desk.items)


def _entries(desk: Desk) -> list[Expectation]:
    """What is worth watching: a window is given, or it weighs enough; an expert's aside does neither."""
    by_event = {
        w.event: w
        for w in desk.situation.expectations
        if w.event in desk.events and (w.windows or desk.events[w.event].weight >= _least(desk.events[w.event]))
    }
    kept = _each_once([desk.events[w] for w in by_event], desk)
    return [by_event[e.id] for e in kept]


def _least(event: Event) -> float:
    return PLANNED_WATCHED if event.status is Status.PLANNED else WATCHED


def _watch_row(entry: Expectation, desk: Desk) -> WatchRow:
    event = desk.events[entry.event]
    events = desk.together.get(event.id, (event.id,))
    claims = [c for e in events for c in desk.holding.get(e, ()) if c.field is ClaimField.STATUS]
    return WatchRow(
        id=event.id,
        label=event_words(event),
        status=event.status.value,
        certainty=event.certainty.value,
        windows=tuple(_windows(entry, desk)),
        outcome="" if entry.outcome is Outcome.OPEN else entry.outcome.value,
        rests_on=_rests_on(claims, desk),
        cites=desk.cites(entry.evidence),
    )


def _windows(entry: Expectation, desk: Desk) -> Iterator[WatchWindow]:
    seen = set()
    for window in _newest_first(entry, desk):
        claim = desk.claims[window.said_by]
        if not isinstance(claim.value, When):
            continue
        label = day(claim.value)
        said = f'"{trim(claim.value.text, 60)}"' if claim.value.text else ""
        if (label, desk.voice(claim)) not in seen:
            seen.add((label, desk.voice(claim)))
            yield WatchWindow(f"{label} {said}".strip(), desk.speaker(claim))


def _newest_first(entry: Expectation, desk: Desk) -> list[Window]:
    """The windows that hold now before those that the meeting was moved from."""
    now = desk.events[entry.event].when
    days = tuple(d.isoformat() if d else None for d in (now.earliest, now.latest))
    return sorted(entry.windows, key=lambda w: (w.earliest, w.latest) != days)


def _rests_on(claims: Sequence[Claim], desk: Desk) -> str:
    origins = len({c.origin for c in claims})
    voices = list(dict.fromkeys(desk.speaker(c) for c in claims))[:3]
    return f"{origins} origin{'s' if origins != 1 else ''}: {'; '.join(voices)}"


def bottom_line(desk: Desk) -> tuple[Line, ...]:
    """A few cited sentences: what was done, what comes next, what cannot be true twice, who is silent."""
    lines = [*_held(desk), *_next(desk), *_clash(desk), *_silent(desk)]
    return tuple(lines[:7])


def _held(desk: Desk) -> Iterator[Line]:
    """The weightiest done acts, those of several reports first.

    Violence that one report lays on somebody is CLAIMED; what reports contradict each other on is DISPUTED.
    """
    found_events = [desk.events[told.id] for told in happened(desk)[0]]
    found_events.sort(key=lambda e: -min(desk.texts(e.documents), 2))
    firm = [e for n, e in enumerate(found_events) if n == 0 or e.origins > 1 or e.counts or (e.when.known and n < 3)]
    for event in firm[:2]:
        found = line(event, desk)
        yield Line(found.id, f"{_label(event, desk)}: {found.text}", found.voice, (), found.cites, found.note)


def _label(event: Event, desk: Desk) -> str:
    label = TOLD[event.status]
    if label not in ("HELD", "UNDER WAY"):
        return label
    if desk.disputed(event.id):
        return "DISPUTED"
    if event.type in LAID_ON and event.agents and desk.texts(event.documents) == 1 and len(desk.documents) > 1:
        return "CLAIMED"
    return label if event.type == "CONSULT" or label != "HELD" else "HAPPENED"


def _next(desk: Desk) -> Iterator[Line]:
    live = [w for w in _entries(desk) if w.outcome in (Outcome.OPEN, Outcome.SLIPPED, Outcome.OVERDUE)]
    fixed = [w for w in live if w.windows or desk.events[w.event].weight >= OWN_LINE]  # an offer without a day can wait
    for entry in fixed[:2] or live[:1]:
        event = desk.events[entry.event]
        windows = [w.text for w in _windows(entry, desk)]
        label = "NEXT" if event.status is Status.PLANNED else event.status.value.upper().replace("_", " ")
        note = "; ".join(windows[:2]) or "no date given"
        yield Line(event.id, f"{label}: {event_words(event)}", desk.voices(event), (), desk.cites(entry.evidence), note)


def _clash(desk: Desk) -> Iterator[Line]:
    for relation, label in ((Relation.CONTRADICT, "CANNOT BOTH BE TRUE"), (Relation.UNSETTLED, "CANNOT BE SETTLED")):
        for verdict in desk.situation.verdicts:
            if verdict.relation is relation:
                left, right = desk.claims[verdict.left], desk.claims[verdict.right]
                event = desk.events[left.about]
                evidence = (left.evidence[-1], right.evidence[-1])
                text = f"{label}: {verdict.reason} - {trim(event.name, 60)}"
                yield Line(verdict.id, text, "", (), desk.cites(evidence), trim(verdict.condition, 140))
                break


def _silent(desk: Desk) -> Iterator[Line]:
    names = [desk.actors[s.actor].name for s in desk.situation.silent[:3] if s.actor in desk.actors]
    if names:
        yield Line("silent", f"NO WORDS of {', '.join(names)} in any of these reports.")
