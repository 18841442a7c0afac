# ruff: noqa: SIM905 - a word list reads best as words
"""Times counted from an event: "a week after the ministers' meeting" is that meeting's day, moved by a week.

The anchor is the event whose trigger stands in the words after "after", "before" or "on the eve of"; where those words
only refer to it, the one event of the story with that sense and level; "the attack" after two attacks stays open. What
was counted carries the anchor's id and its inferred mark.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from dragoman.calendar import days_from, describe
from dragoman.link.claims import Voices, when_claim
from dragoman.link.occurrences import Occurrence, Story
from dragoman.link.pairing import AHEAD, same_level
from dragoman.link.words import stem
from dragoman.model import Claim, Event, Parsed, Report, Span, TimeMention, When

UNITS = {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"}
NUMBERS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)}
COUNTED = r"(?P<count>\d{1,2}|an?|" + "|".join(NUMBERS) + r") (?P<unit>hour|day|week|month|year)s?"
BEFORE = re.compile(rf"\b(?:{COUNTED} (?:ahead of|prior to|in advance of)|(?:on )?the eve of)\s+", re.IGNORECASE)
INTO = re.compile(rf"\b{COUNTED} into\s+", re.IGNORECASE)
NAMED = re.compile(r"[^.,;:!?\n]{1,80}")  # the words of the event, to the next mark
SHORT = ("hour", "minute")  # "hours after" needs no number: the same day, or the next
ROUNDS = 3  # an anchor may itself be counted from another event; longer chains do not occur in news


@dataclass(frozen=True, slots=True)
class Link:
    """One time counted from an event: who depends on whom, in the words of one report."""

    document: str
    span: Span  # the words of the time
    amount: float
    unit: str
    dependent: Occurrence | None  # None: what is dated is no event, yet has a day of its own
    anchor: Occurrence | None  # None: the words name no event mention
    named: Span
    names: frozenset[str]  # the proper names among them: "the attack on [Rumbek]"
    beside: When | None = None  # the day that stands before it: "on Thursday, two days after rebels seized the town"


def follow(
    events: Sequence[Event], groups: Sequence[Sequence[Occurrence]], story: Story, voices: Voices
) -> tuple[list[Event], list[Claim]]:
    """The events with the days that follow from other events, and the claims that say so."""
    made = {e.id: e for e in events}
    home = {o.key: e.id for e, group in zip(events, groups, strict=True) for o in group}
    members = {e.id: group for e, group in zip(events, groups, strict=True)}
    links = list(_links(story, [o for group in groups for o in group]))
    claims: dict[str, Claim] = {}
    for o, when, span in _on_from(story, [o for group in groups for o in group]):
        if not made[home[o.key]].when.known:
            claim = when_claim(home[o.key], when, o, voices, span)
            claims[claim.id] = claim
            made[home[o.key]] = replace(made[home[o.key]], when=when)
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
    by_report = _by_report(found)
    for report in story.reports:
        counted = story.memory.get("counted from", (report,), partial(_counted_from, report))
        here = by_report[report.document.id]
        if counted:
            yield from story.memory.get("links", (report, *here), partial(_links_of, report, here, counted))


def _by_report(found: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    by_report: dict[str, list[Occurrence]] = defaultdict(list)
    for o in found:
        by_report[o.key[0]].append(o)
    return by_report


def _links_of(
    report: Report, here: Sequence[Occurrence], counted: Sequence[tuple[Span, float, str, Span]]
) -> list[Link]:
    links = []
    for span, amount, unit, named in counted:
        outside = [o for o in here if not _within(o.event.trigger, named)]
        dependent = _dated(span, named, outside, report.parsed)
        beside = _beside(span, report)
        if dependent is None and beside is None:
            continue
        inside = [o for o in here if _within(o.event.trigger, named)]
        anchor = _named(named, inside, report.parsed) if inside else _by_word(named, outside, report.parsed)
        told = dependent is not None and _dates_the_telling(span, dependent, anchor, report.document.text)
        if not told and (dependent is None or anchor is None or dependent.key != anchor.key):
            names = _names(named, report.parsed)
            links.append(
                Link(report.document.id, span, amount, unit, dependent, anchor, named, names, beside),
            )
    return links


def _names(named: Span, parsed: Parsed) -> frozenset[str]:
    return frozenset(t.lower for t in parsed.tokens if named.start <= t.start < named.end and t.pos == "PROPN")


def _on_from(story: Story, found: Sequence[Occurrence]) -> Iterator[tuple[Occurrence, When, Span]]:
    """ "The following day" counts from the last day the text gave: the act of the verb above it was on that day."""
    by_report = _by_report([o for o in found if not o.times])
    for report in story.reports:
        here = by_report[report.document.id]
        yield from story.memory.get("told on from", (report, *here), partial(_told_on_from, report, here))


def _told_on_from(report: Report, here: Sequence[Occurrence]) -> list[tuple[Occurrence, When, Span]]:
    found = []
    for time in report.mentions.times:
        if time.expression.anchor != "mention" or time.when is None or not time.when.exact:
            continue
        told = _dated(time.span, time.span, here, report.parsed)
        if told is not None and told.event.status not in AHEAD:
            counted = time.when.inferred or "counted from the last day that the text gave"
            found.append((told, replace(time.when, inferred=counted), time.span))
    return found


def _counted_from(report: Report) -> list[tuple[Span, float, str, Span]]:
    return list(_counts(report))


def _counts(report: Report) -> Iterator[tuple[Span, float, str, Span]]:
    """The times counted from an event: their words, how far, in which unit, and the words of the event."""
    for time in report.mentions.times:
        named, e = time.anchor_span, time.expression
        if e.anchor == "event" and named is not None and e.unit is not None:
            if e.amount is not None:
                yield time.span, e.amount, e.unit, named
            elif e.unit in SHORT:
                yield time.span, -1.0 if e.bound == "before" else 1.0, e.unit, named
    text = report.document.text
    for form, sign in ((BEFORE, -1), (INTO, 1)):
        for match in form.finditer(text):
            named_words = NAMED.match(text, match.end())
            if named_words is None:
                continue
            count = (match["count"] or "a").lower()
            amount = 1 if count in ("a", "an") else NUMBERS.get(count) or int(count)
            unit = UNITS[match["unit"].lower()] if match["unit"] else "day"
            document = report.document
            yield (
                document.span(match.start(), match.end()),
                float(sign * amount),
                unit,
                document.span(*named_words.span()),
            )


def _beside(span: Span, report: Report) -> When | None:
    """The day that stands right before the words: "on Thursday, two days after"."""
    for time in report.mentions.times:
        if time.type != "DATE" or time.when is None or not time.when.exact or time.span.end > span.start:
            continue
        if report.document.text[time.span.end : span.start].strip() in ("", ","):
            return time.when
    return None


def _by_word(named: Span, found: Sequence[Occurrence], parsed: Parsed) -> Occurrence | None:
    """Words that are no mention of their own ("the storming"): the one act before them told by a word of that stem."""
    stems = {stem(t.lemma) for t in parsed.tokens if named.start <= t.start < named.end and t.pos in ("NOUN", "VERB")}
    before = [o for o in found if o.event.trigger.start < named.start and o.times]
    same = [o for o in before if o.stem in stems]
    if (
        not same and len(named.text.split()) <= 2
    ):  # "the signing" of a sentence "they signed a truce", which tells one act
        same = [o for o in before if stems & {stem(t) for t in o.terms}]
        same = same if len({o.event.sentence for o in found if o in same}) == len(same) else []
    return same[0] if len(same) == 1 else None


def _dates_the_telling(span: Span, dependent: Occurrence, anchor: Occurrence | None, text: str) -> bool:
    """ "said he may meet X, a week after the talks": what is still to come is not dated by what is past."""
    to_come = dependent.event.status in AHEAD
    past = anchor is None or anchor.event.status not in AHEAD
    return to_come and past and text[: span.start].rstrip().endswith(",")


def _dated(span: Span, named: Span, found: Sequence[Occurrence], parsed: Parsed) -> Occurrence | None:
    """The mention whose own clause holds the time, else the one whose trigger governs it."""
    for o in found:
        if any(s.start < span.end and span.start < s.end for s in o.event.times):
            return o
    at = next((t for t in parsed.tokens if t.start <= span.start < t.end), None)
    while at is not None and at.head != at.i:
        at = parsed.tokens[at.head]
        for o in found:
            if o.event.trigger.start <= at.start < o.event.trigger.end:
                return o
        if at.pos in ("VERB", "AUX") and not _at(parsed, at.i, named):
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
    anchor = _event(link, made, home, members)
    own = home[link.dependent.key] if link.dependent is not None else None
    if anchor is None or anchor == own:
        return
    dated = link.dependent is not None and bool(_own_times(link))
    if link.dependent is not None and own is not None and not dated and (when := _counted(made[anchor], link)):
        yield own, when, link.dependent
    known = link.beside
    if dated and link.dependent is not None:
        known = _own_times(link)[0].when
    if known is not None and link.anchor is not None and not link.anchor.times:
        basis = made[own] if own is not None else None
        if when := _back(known, basis, link):
            yield anchor, when, link.anchor


def _own_times(link: Link) -> list[TimeMention]:
    """The days of what is dated, those counted from the event left out: "two days ahead of the meeting" is none."""
    times = link.dependent.times if link.dependent is not None else ()
    return [t for t in times if not _within(t.span, link.span)]


def _event(
    link: Link, made: dict[str, Event], home: dict[tuple[str, int], str], members: dict[str, Sequence[Occurrence]]
) -> str | None:
    """The anchor's event; where it has no day of its own but refers back, the one event of its sense that has one."""
    if link.anchor is None:
        return None
    own = home[link.anchor.key]
    if link.anchor.verbal or not link.anchor.definite or link.anchor.times:
        return own
    if any(len({(t.when.earliest, t.when.latest) for t in o.times if t.when}) > 1 for o in members[own]):
        return None  # "attacked Rumbek on May 3 and Yirol on May 7": two acts in one verb
    told = {i: o for i, group in members.items() for o in group if made[i].when.known and _one_sense(link.anchor, o)}
    if not made[own].when.known:
        return _called(link, told, members, made) if told else own
    here = {i for i in told if any(o.key[0] == link.document for o in members[i])}
    if len({_days(made[i]) for i in {*(told if link.names else here), own}}) < 2:
        return own
    return _called(link, told, members, made)


def _called(
    link: Link, told: Iterable[str], members: dict[str, Sequence[Occurrence]], made: dict[str, Event]
) -> str | None:
    """Of several acts of one sense, the one whose dated sentence holds most names of the words; ties are open."""
    shared = {i: max((len(link.names & o.terms) for o in members[i] if o.times), default=0) for i in told}
    most = max(shared.values(), default=0)
    best = [i for i, n in shared.items() if n == most]
    return best[0] if len({_days(made[i]) for i in best}) == 1 else None


def _days(event: Event) -> tuple[date | None, date | None]:
    return event.when.earliest, event.when.latest


def _one_sense(a: Occurrence, b: Occurrence) -> bool:
    if a.family != b.family or a.event.type != b.event.type or not same_level(a.event.level, b.event.level):
        return False
    return not (a.parties and b.parties and not a.parties & b.parties)


def _counted(anchor: Event, link: Link) -> When | None:
    when = days_from(anchor.when, link.amount, link.unit)
    return _marked(when, anchor.name, anchor.when, anchor.id, link) if when is not None else None


def _back(known: When, own: Event | None, link: Link) -> When | None:
    """The anchor's day from that of what is dated."""
    when = days_from(known, -link.amount, link.unit)
    return _marked(when, own.name if own else known.text, known, own.id if own else None, link) if when else None


def _marked(when: When, name: str, known: When, anchor: str | None, link: Link) -> When:
    text = f"{link.span.text} {link.named.text}"
    if link.amount and not link.span.text.rstrip().endswith(("of", "to", "into")):
        text = f"{link.span.text} {'after' if link.amount > 0 else 'before'} {link.named.text}"
    basis = f'counted from "{name}" ({describe(known)})'
    inferred = f"{basis}; {known.inferred}" if known.inferred else basis
    return replace(when, text=text, anchor=anchor, inferred=inferred)


def _words(story: Story, link: Link) -> Span:
    document = story.report(link.document).document
    return document.span(min(link.span.start, link.named.start), max(link.span.end, link.named.end))


def _within(trigger: Span, named: Span) -> bool:
    return trigger.start < named.end and named.start < trigger.end


def _at(parsed: Parsed, i: int, trigger: Span) -> bool:
    return trigger.start <= parsed.tokens[i].start < trigger.end


def _depth(parsed: Parsed, i: int) -> int:
    depth = 0
    while parsed.tokens[i].head != i and depth < 60:
        i, depth = parsed.tokens[i].head, depth + 1
    return depth
