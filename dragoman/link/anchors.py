"""Times counted from an event: "a week after the ministers' meeting" is that meeting's day, moved by a week.

The anchor is the event whose trigger stands in the words after "after" or "before"; where those words only refer to it,
the one event of the story with that sense and level. What was counted carries the anchor's id and its inferred mark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.calendar import days_from, describe
from dragoman.link.claims import Voices, when_claim
from dragoman.link.occurrences import Occurrence, Story
from dragoman.link.pairing import AHEAD, same_level
from dragoman.model import Claim, Event, Parsed, Span, TimeMention, When

ROUNDS = 3  # an anchor may itself be counted from another event; longer chains do not occur in news


@dataclass(frozen=True, slots=True)
class Link:
    """One time counted from an event: who depends on whom, in the words of one report."""

    time: TimeMention
    dependent: Occurrence
    anchor: Occurrence | None  # None: the words name no event mention
    named: Span


def follow(
    events: Sequence[Event], groups: Sequence[Sequence[Occurrence]], story: Story, voices: Voices
) -> tuple[list[Event], list[Claim]]:
    """The events with the days that follow from other events, and the claims that say so."""
    made = {e.id: e for e in events}
    home = {o.key: e.id for e, group in zip(events, groups, strict=True) for o in group}
    members = {e.id: group for e, group in zip(events, groups, strict=True)}
    links = list(_links(story, [o for group in groups for o in group]))
    claims: dict[str, Claim] = {}
    for _ in range(ROUNDS if links else 0):
        before = len(claims)
        for link in links:
            for event, when, told in _moved(link, made, home, members):
                claim = when_claim(event, when, told, voices, _words(story, link))
                claims[claim.id] = claim
                if not made[event].when.known:
                    made[event] = replace(made[event], when=when)
        if len(claims) == before:
            break
    return [made[e.id] for e in events], list(claims.values())


def _links(story: Story, found: Sequence[Occurrence]) -> Iterator[Link]:
    """Every time that a report counts from an event, with the mention it dates."""
    by_report: dict[int, list[Occurrence]] = {}
    for o in found:
        by_report.setdefault(o.report, []).append(o)
    for number, report in enumerate(story.reports):
        here = by_report.get(number, [])
        for time in report.mentions.times:
            named, e = time.anchor_span, time.expression
            if e.anchor != "event" or named is None or e.amount is None or e.unit is None:
                continue
            outside = [o for o in here if not _within(o.event.trigger, named)]
            dependent = _dated(time, outside, report.parsed)
            if dependent is None:
                continue
            anchor = _named(named, [o for o in here if _within(o.event.trigger, named)], report.parsed)
            if not _dates_the_telling(time, dependent, anchor, report.document.text):
                yield Link(time, dependent, anchor, named)


def _dates_the_telling(time: TimeMention, dependent: Occurrence, anchor: Occurrence | None, text: str) -> bool:
    """ "said he may meet X, a week after the talks": what is still to come is not dated by what is past."""
    to_come = dependent.event.status in AHEAD
    past = anchor is None or anchor.event.status not in AHEAD
    return to_come and past and text[: time.span.start].rstrip().endswith(",")


def _dated(time: TimeMention, found: Sequence[Occurrence], parsed: Parsed) -> Occurrence | None:
    """The mention whose own clause holds the time, else the one whose trigger governs it."""
    for o in found:
        if any(s.start < time.span.end and time.span.start < s.end for s in o.event.times):
            return o
    at = next((t for t in parsed.tokens if t.start <= time.span.start < t.end), None)
    while at is not None and at.head != at.i:
        at = parsed.tokens[at.head]
        for o in found:
            if o.event.trigger.start <= at.start < o.event.trigger.end:
                return o
        if at.pos in ("VERB", "AUX") and not (time.anchor_span and _at(parsed, at.i, time.anchor_span)):
            return None
    return None


def _named(named: Span, inside: Sequence[Occurrence], parsed: Parsed) -> Occurrence | None:
    """The mention at the head of the words: their highest token that is a trigger; None when two could be meant."""
    depth = {t.i: _depth(parsed, t.i) for t in parsed.tokens if named.start <= t.start < named.end}
    ranked = sorted(
        (min(d for i, d in depth.items() if _at(parsed, i, o.event.trigger)), n, o) for n, o in enumerate(inside)
    )
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][2]


def _moved(
    link: Link, made: dict[str, Event], home: dict[tuple[str, int], str], members: dict[str, Sequence[Occurrence]]
) -> Iterator[tuple[str, When, Occurrence]]:
    """The day that one end of the link gives to the other, when only one of them is known in these words."""
    e = link.time.expression
    own, anchor = home[link.dependent.key], _event(link, made, home, members)
    if anchor is None or anchor == own or e.amount is None or e.unit is None:
        return
    if not link.dependent.times and (when := _counted(made[anchor], e.amount, e.unit, link)):
        yield own, when, link.dependent
    if link.dependent.times and link.anchor is not None and not link.anchor.times:
        known = link.dependent.times[0].when
        here = replace(made[own], when=known) if known is not None else made[own]
        if when := _counted(here, -e.amount, e.unit, link):
            yield anchor, when, link.anchor


def _event(
    link: Link, made: dict[str, Event], home: dict[tuple[str, int], str], members: dict[str, Sequence[Occurrence]]
) -> str | None:
    """The anchor's event; where it has no day of its own but refers back, the one event of its sense that has one."""
    if link.anchor is None:
        return None
    own = home[link.anchor.key]
    if made[own].when.known or not link.anchor.definite:
        return own
    same = [i for i, group in members.items() if made[i].when.known and any(_one_sense(link.anchor, o) for o in group)]
    return same[0] if len(same) == 1 else own


def _one_sense(a: Occurrence, b: Occurrence) -> bool:
    if a.family != b.family or a.event.type != b.event.type or not same_level(a.event.level, b.event.level):
        return False
    return not (a.parties and b.parties and not a.parties & b.parties)


def _counted(anchor: Event, amount: float, unit: str, link: Link) -> When | None:
    when = days_from(anchor.when, amount, unit)
    if when is None:
        return None
    text = f"{link.time.span.text} {'after' if (link.time.expression.amount or 0) > 0 else 'before'} {link.named.text}"
    basis = f'counted from "{anchor.name}" ({describe(anchor.when)})'
    inferred = f"{basis}; {anchor.when.inferred}" if anchor.when.inferred else basis
    return replace(when, text=text, anchor=anchor.id, inferred=inferred)


def _words(story: Story, link: Link) -> Span:
    document = story.reports[link.dependent.report].document
    return document.span(min(link.time.span.start, link.named.start), max(link.time.span.end, link.named.end))


def _within(trigger: Span, named: Span) -> bool:
    return trigger.start < named.end and named.start < trigger.end


def _at(parsed: Parsed, i: int, trigger: Span) -> bool:
    return trigger.start <= parsed.tokens[i].start < trigger.end


def _depth(parsed: Parsed, i: int) -> int:
    depth = 0
    while parsed.tokens[i].head != i and depth < 60:
        i, depth = parsed.tokens[i].head, depth + 1
    return depth
