"""What became of the events: told anew, moved on, confirmed by another origin, no longer told."""

from collections.abc import Iterator, Sequence
from datetime import date

from dragoman.calendar import describe
from dragoman.model import Claim, ClaimField, Event, Evidence, Expectation, Outcome, Situation, Status, When, Window
from dragoman.situation.change import Change, ChangeKind
from dragoman.situation.telling import Two, one_a_report, told_by, words_of

# an outcome that says more than the standing of the event does; held is: occurred
SAYS_MORE = frozenset((Outcome.SLIPPED, Outcome.OVERDUE, Outcome.LAPSED, Outcome.CANCELLED))
REAL = frozenset((Status.OCCURRED, Status.ONGOING))
SAID = frozenset(("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))  # as in the brief: acts of speech alone
SILENT = {
    Outcome.OVERDUE: "its window ended{on}, and no report was found to tell what became of it",
    Outcome.LAPSED: "its window ended{on}, and no report was found to have it done",
}


def turns(two: Two) -> Iterator[Change]:
    """Events whose standing changed; and what is expected on another day, its standing unchanged."""
    for before, after in two.pairs():
        was_due, due = two.expected(before, after)
        was, now = standing(before, was_due), standing(after, due)
        if was != now:
            yield Change(
                ChangeKind.MOVED,
                f"{words_of(after)}: {was.replace('_', ' ')} before, now {now.replace('_', ' ')}{_detail(due, now)}.",
                _words_of_turn(two, after, due),
                _words_before(two, before),
                about=after.id,
                was=was,
                now=now,
            )
        elif due and was_due and (added := _new_days(two, was_due.windows, due.windows)):
            told = f"{words_of(after)}: {now.replace('_', ' ')}, and there is a new day for it{_chain(due.windows)}."
            words = told_by(two.claims[w.said_by] for w in added)
            yield Change(ChangeKind.NEW_WINDOW, told, words, was_due.evidence, about=after.id, was=was, now=now)


def standing(event: Event, due: Expectation | None) -> str:
    """Where an event stands: what the watch-list knows of it, else its status."""
    return due.outcome.value if due and due.outcome in SAYS_MORE else event.status.value


def _detail(due: Expectation | None, now: str) -> str:
    if due is None or not due.windows:
        return ""
    if now in SILENT:
        ends = [date.fromisoformat(w.latest) for w in due.windows if w.latest]
        on = f" on {describe(When(max(ends), max(ends)))}" if ends else ""
        return "; " + SILENT[Outcome(now)].format(on=on)
    return _chain(due.windows)


def _chain(windows: Sequence[Window]) -> str:
    """ " (20 May 2024, then 3 Jun 2024)": the windows in the order in which the reports gave them."""
    days = dict.fromkeys(describe(_interval(w)) for w in windows)
    return f" ({', then '.join(days)})" if len(days) > 1 else ""


def _interval(window: Window) -> When:
    first, last = (date.fromisoformat(d) if d else None for d in (window.earliest, window.latest))
    return When(first, last)


def _new_days(two: Two, before: Sequence[Window], after: Sequence[Window]) -> list[Window]:
    """Days that new words give. Old words whose days are reckoned anew, as their report is dated anew, give none."""
    known = {(w.earliest, w.latest) for w in before}
    fresh = [w for w in after if two.carry.fresh(two.claims[w.said_by].evidence[0])]
    return [w for w in fresh if (w.earliest, w.latest) not in known]


def _words_of_turn(two: Two, event: Event, due: Expectation | None) -> tuple[Evidence, ...]:
    """New words that have it so; else all that have; of what time alone has settled, the words that announced it."""
    if due and due.outcome in (Outcome.OVERDUE, Outcome.LAPSED):
        return due.evidence
    if due and due.outcome is Outcome.SLIPPED:
        claims = [two.claims[w.said_by] for w in due.windows]
        return told_by([c for c in claims if two.carry.fresh(c.evidence[0])] or claims[-1:])
    claims = [c for c in two.newer.claims if c.about == event.id and c.field is ClaimField.STATUS]
    claims = [c for c in claims if c.value == event.status] or claims
    return told_by([c for c in claims if two.carry.fresh(c.evidence[0])] or claims) or event.mentions[:1]


def _words_before(two: Two, event: Event) -> tuple[Evidence, ...]:
    claims = [c for c in two.older.claims if c.about == event.id and c.field is ClaimField.STATUS]
    return told_by(c for c in claims if c.value == event.status) or event.mentions[:1]


def new_events(two: Two) -> Iterator[Change]:
    """Events of which the older situation had no mention.

    What is only supposed is none, nor is what one origin only says (who says what tells it), nor a headline's event
    that no sentence of a report tells.
    """
    for event in two.newer.events:
        if event.id in two.matches.told_before or event.status is Status.HYPOTHETICAL:
            continue
        if (event.type in SAID and event.origins < 2) or all(m.number == 0 for m in event.mentions):
            continue
        told = f"{words_of(event)}: {event.status.value.replace('_', ' ')}"
        told += f", {describe(event.when)}" if event.when.known else ""
        told += "; background" if event.background else ""
        yield Change(
            ChangeKind.NEW_EVENT, f"{told}.", one_a_report(event.mentions), about=event.id, now=event.status.value
        )


def corroboration(two: Two) -> Iterator[Change]:
    """Events that rested on one origin and now rest on several, or the other way round.

    The origins of what is told now count: that a meeting was announced does not confirm that it was held.
    """
    for before, after in two.pairs():
        was, now = _witnesses(before, two.older), _witnesses(after, two.newer)
        if (was == 1) == (now == 1) or (before.status in REAL) != (after.status in REAL):
            continue
        why = "; its mentions are told apart now" if now == 1 and all(map(two.carry.place, before.mentions)) else ""
        kind = ChangeKind.CORROBORATED if was == 1 else ChangeKind.UNCORROBORATED
        had = {two.carry.of.get(d) for d in before.documents}
        added = told_by(c for c in _as_it_stands(after, two.newer) if c.voice.document not in had)
        told = f"{words_of(after)}: {_short(after)} rests on {_origins(now)}, before on {was}{why}."
        yield Change(
            kind,
            told,
            added or one_a_report(after.mentions),
            one_a_report(before.mentions),
            about=after.id,
            was=str(was),
            now=str(now),
        )


def _witnesses(event: Event, situation: Situation) -> int:
    """How many origins have the event as it stands: no more than it has in all, nor than its reports are apart."""
    told = _as_it_stands(event, situation)
    origin = {d.id: d.origin or d.id for d in situation.documents}
    reports = {origin[c.voice.document] for c in told}
    return max(1, min(event.origins, len({c.origin for c in told}), len(reports)))


def _as_it_stands(event: Event, situation: Situation) -> list[Claim]:
    """The claims that have an event done, or not done, as it stands: who denies it does not confirm it."""
    done = event.status in REAL
    claims = [c for c in situation.claims if c.about == event.id and c.field is ClaimField.STATUS]
    return [c for c in claims if (c.value in REAL) == done]


def _short(event: Event) -> str:
    return "that it was done" if event.status in REAL else "this"


def _origins(number: int) -> str:
    return "one origin" if number == 1 else f"{number} independent origins"


def gone_events(two: Two) -> Iterator[Change]:
    """Events that no report of the newer situation tells."""
    for event in two.older.events:
        if two.matches.now(event.id) or event.status is Status.HYPOTHETICAL:
            continue
        told = f"{words_of(event)}: no report tells it any more."
        yield Change(
            ChangeKind.GONE_EVENT, told, before=one_a_report(event.mentions), about=event.id, was=event.status.value
        )
