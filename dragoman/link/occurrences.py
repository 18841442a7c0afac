"""An event mention joined with what stands at its words: actors, days, place, counts, and whose statement it is in."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from dragoman.link import parts, words
from dragoman.link.actors import Actors
from dragoman.link.spans import At
from dragoman.link.stories import common_words
from dragoman.link.tolls import event_of, told_by
from dragoman.memory import Memory
from dragoman.model import (
    ActorKind,
    CountMention,
    EventMention,
    Evidence,
    Parsed,
    Place,
    PlaceMention,
    Published,
    Report,
    Sentence,
    Span,
    Status,
    TimeMention,
)
from dragoman.names import fold
from dragoman.plover import VERBAL

THINGS = "(?:countries|sides|parties|states|nations|governments|capitals|neighbou?rs)"
SIZES = (
    (re.compile(rf"\b(?:trilateral|tripartite|three-way|three {THINGS})\b"), 3),
    (re.compile(rf"\b(?:quadrilateral|four-way|four {THINGS})\b"), 4),
    (re.compile(rf"\b(?:bilateral|two-way|(?:two|both) {THINGS})\b"), 2),
)
NOT_PLACES = frozenset(("DATE", "TIME"))  # a village is often taken for a person: names of doers are left out by role
COUNTED = re.compile(r"\b(?:later|earlier)$")
REACH = 40  # tokens of a trigger's own words
JOINING = frozenset(("from", "of", "between", "with"))
CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ", "NUM"))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One event mention with its slots filled from the other extractors by overlap."""

    key: tuple[str, int]  # document, index among its events
    event: EventMention
    evidence: Evidence
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    parties: frozenset[str]  # as comparable keys: a state and its people are one; "gunmen" may be anyone and have none
    people: frozenset[str]  # the persons among agents and recipients
    agent_parties: frozenset[str]
    recipient_parties: frozenset[str]
    times: tuple[TimeMention, ...]  # those with an interval
    was: tuple[TimeMention, ...]  # the days it was moved from
    places: tuple[PlaceMention, ...]  # each with a place; one the gazetteer lacks has a name alone
    counts: tuple[CountMention, ...]
    statements: tuple[int, ...]  # indexes of the document's statements whose content holds it, innermost first
    terms: frozenset[str]  # content words of its sentence
    names: frozenset[str]  # rare proper names that its own words hold: "the attack on [Umm Dablo]"
    size: int | None  # how many parties met, where the words say: "trilateral", two named persons
    family: str  # of its sense: acts of violence are one
    stem: str  # of the trigger's last word
    ordinal: str  # which of a row: "second" of "the second round"
    footing: str  # of a meeting: "peers" of one office, or "uneven"; "" where the words do not tell
    arm: str  # land, air or sea, where the trigger says it
    towns: frozenset[str]  # places finer than a region
    many: bool  # a plural act: "four operations" are not "the operation"
    verbal: bool  # the trigger is a verb
    told: bool  # its phrase has a verb
    published: Published  # of its report
    definite: bool
    anew: bool = False  # told as one more: "meet again", "the next round"
    whom: str = ""  # whether it befell one human being in particular, or several


@dataclass(frozen=True, slots=True)
class Page:
    """What stands where in one report."""

    times: At[TimeMention]
    places: At[PlaceMention]
    contents: At[tuple[int, Span]]  # of the statements, by number
    starts: list[int]  # of the tokens
    counts: dict[int, list[CountMention]]  # of each event mention
    terms: list[frozenset[str]]  # of each sentence


def _page(report: Report) -> Page:
    mentions, parsed = report.mentions, report.parsed
    contents = [(i, c) for i, s in enumerate(mentions.statements) for c in s.content]
    return Page(
        At(mentions.times, lambda m: m.span),
        At(mentions.places, lambda m: m.span),
        At(contents, lambda pair: pair[1]),
        [t.start for t in parsed.tokens],
        _by_event(report),
        [_terms(parsed, s) for s in parsed.sentences],
    )


class Story:
    """The reports of one story with every index that linking needs, built once."""

    def __init__(self, reports: Sequence[Report], actors: Actors, memory: Memory | None = None) -> None:
        """Index times, places, counts and statements of each report by where they stand."""
        self.reports = reports
        self.actors = actors
        self.memory = memory or Memory()
        self.pages = [self.memory.get("page", (r,), partial(_page, r)) for r in reports]
        self._by_id = {r.document.id: r for r in reports}

    def report(self, document: str) -> Report:
        """The report that a document is."""
        return self._by_id[document]

    def statements_at(self, report: int, span: Span) -> tuple[int, ...]:
        """Indexes of the statements whose content holds these words, innermost first."""
        around = [
            (c.end - c.start, i)
            for where, (i, c) in self.pages[report].contents.overlapping(span)
            if where.start <= span.start and span.end <= where.end + 1
        ]
        mentions = self.reports[report].mentions.statements
        return tuple(i for _, i in sorted(around, key=lambda x: (_depth(mentions, x[1]) * -1, x[0])))

    def party(self, actor: str) -> str:
        """A comparable key: the country for a state, its government and the people who act for it; else the actor."""
        known = self.actors.by_id[actor]
        if known.country and (known.kind in STATE_SIDE or (known.kind is ActorKind.PERSON and known.role)):
            return f"country:{known.country}"
        return actor

    def side(self, actor: str) -> tuple[str, str | None]:
        """On which side of a fight it may stand: "state" or "armed" and its country; "" for anybody else."""
        known = self.actors.by_id[actor]
        sort = "state" if known.kind in STATE_SIDE else "armed" if known.kind is ActorKind.ARMED_GROUP else ""
        return sort, known.country

    def identified(self, actor: str) -> bool:
        """Whether it is somebody in particular: a name, or a thing of one state; not "gunmen" or "villagers"."""
        known = self.actors.by_id[actor]
        return (
            known.code is not None
            or (self.actors.named(actor) and known.kind in IDENTIFIED)
            or self.party(actor) != actor
        )

    def occurrence(self, report: int, index: int) -> Occurrence:
        """Fill one event mention's slots."""
        r = self.reports[report]
        m = r.mentions.events[index]
        spans = [self._whole(report, s) for s in m.agents] if m.type == "CONSULT" else m.agents
        agents = self._actors(spans)
        recipients = tuple(a for a in self._actors(m.recipients) if a not in agents)
        places = tuple(_placed(p) for s in m.places for _, p in self.pages[report].places.overlapping(s))
        agent_parties = frozenset(self.party(a) for a in agents if self.identified(a))
        headline = r.parsed.sentences[m.sentence].headline  # its verbs are often taken for plurals: "Gunboat fires on"
        recipient_parties = frozenset(self.party(a) for a in recipients if self.identified(a))
        return Occurrence(
            key=(r.document.id, index),
            event=m,
            evidence=r.parsed.evidence(m.trigger),
            agents=agents,
            recipients=recipients,
            parties=agent_parties | recipient_parties,
            people=frozenset(a for a in agents + recipients if self.actors.by_id[a].kind is ActorKind.PERSON),
            agent_parties=agent_parties,
            recipient_parties=recipient_parties,
            times=tuple(t for t in self._dated(report, m.times) if not _of_what_is_said(m, t, r.document.published)),
            was=self._dated(report, m.moved_from),
            places=places,
            counts=tuple(self.pages[report].counts.get(index, ())),
            statements=self.statements_at(report, m.trigger),
            terms=self.pages[report].terms[m.sentence],
            names=self._names(report, m),
            size=self._size(m, agents) if m.type == "CONSULT" else None,
            family=words.family(m.lemma, m.type),
            stem=words.stem(m.trigger.text),
            ordinal=words.ordinal((m.phrase or m.trigger).text),
            footing=words.footing(m.level, [self._side(s) for s in m.agents], (m.phrase or m.trigger).text),
            arm=words.arm(m.trigger.text),
            towns=words.towns(places),
            many=m.type != "CONSULT" and not headline and self._tag(report, m) in ("NNS", "NNPS"),
            verbal=self._tag(report, m).startswith("V"),
            told=self._told(report, m),
            published=r.document.published,
            definite=m.definite,
            anew=words.anew((m.phrase or m.trigger).text),
            whom=parts.whom(r.parsed, bisect_left(self.pages[report].starts, m.trigger.end) - 1),
        )

    def _side(self, span: Span) -> tuple[str, bool]:
        actor = self.actors.of_words(span)
        return span.text, actor is not None and self.actors.by_id[actor].kind is ActorKind.PERSON

    def _told(self, report: int, m: EventMention) -> bool:
        """Whether its phrase has a verb of its own: "was in talks with Russia", not "talks with Russia"."""
        if m.phrase is None:
            return False
        starts = self.pages[report].starts
        inside = self.reports[report].parsed.tokens[
            bisect_left(starts, m.phrase.start) : bisect_left(starts, m.phrase.end)
        ]
        return any(t.pos in ("VERB", "AUX") and t.dep not in ("amod", "acl", "relcl", "pcomp") for t in inside)

    def _dated(self, report: int, spans: Sequence[Span]) -> tuple[TimeMention, ...]:
        found = [t for s in spans for _, t in self.pages[report].times.overlapping(s) if t.when and t.when.known]
        sharp = [t for t in found if not COUNTED.search(t.span.text)]  # "on June 17, two days later": the day says it
        return tuple(sharp or found)

    def _names(self, report: int, m: EventMention) -> frozenset[str]:
        """Rare names under the trigger: not those of states, offices, world bodies, nor of the people who act."""
        parsed = self.reports[report].parsed
        at = bisect_left(self.pages[report].starts, m.trigger.start)
        first, last = parsed.subtree(at)
        doers = {a for s in (*m.agents, *m.times) for a in range(s.start, s.end)}
        return frozenset(
            fold(t.text)
            for t in parsed.tokens[first : min(last, first + REACH)]
            if t.pos == "PROPN" and t.start not in doers and t.entity not in NOT_PLACES and len(t.text) > 2
        ).difference(common_words())

    def _size(self, m: EventMention, agents: Sequence[str]) -> int | None:
        words = (m.phrase or m.trigger).text.casefold()
        said = next((n for pattern, n in SIZES if pattern.search(words)), None)
        persons = [a for a in agents if self.actors.by_id[a].kind is ActorKind.PERSON]
        return said or (2 if len(persons) == len(agents) == 2 else None)

    def _tag(self, report: int, m: EventMention) -> str:
        at = bisect_left(self.pages[report].starts, m.trigger.end) - 1
        return self.reports[report].parsed.tokens[at].tag

    def _whole(self, report: int, span: Span) -> Span:
        """ "defence chiefs from Russia, Turkey and Syria": a list of those who met goes on behind its first name."""
        parsed = self.reports[report].parsed
        at = bisect_left(self.pages[report].starts, span.start)
        end = bisect_left(self.pages[report].starts, span.end)
        last = max((self._list_end(parsed, i) for i in range(at, end)), default=end)
        return parsed.span(at, last) if at < last else span

    @staticmethod
    def _list_end(parsed: Parsed, i: int) -> int:
        last, stack = i + 1, [i]
        while stack:
            for child in parsed.children[stack.pop()]:
                token = parsed.tokens[child]
                joins = token.dep in ("conj", "cc", "pobj") or (token.dep == "prep" and token.lower in JOINING)
                if child > i and joins:
                    stack.append(child)
                    last = max(last, child + 1)
        return last

    def _actors(self, spans: Sequence[Span]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(a for s in spans for a in self.actors.in_words(s)))


IDENTIFIED = frozenset(
    (
        ActorKind.STATE,
        ActorKind.GOVERNMENT,
        ActorKind.MILITARY,
        ActorKind.IGO,
        ActorKind.PERSON,
        ActorKind.PARTY,
        ActorKind.ARMED_GROUP,
    )
)
STATE_SIDE = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY))


def opposed(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    """Whether two sides are surely two: rebels and an army, the armies of two states."""
    if not one[0] or not two[0]:
        return False
    return one[0] != two[0] or bool(one[0] == "state" and one[1] and two[1] and one[1] != two[1])


def _terms(parsed: Parsed, sentence: Sentence) -> frozenset[str]:
    tokens = parsed.tokens[sentence.first : sentence.last]
    return frozenset(t.lower if t.pos == "PROPN" else t.lemma for t in tokens if t.pos in CONTENT)


def _depth(statements: Sequence, index: int) -> int:  # type: ignore[type-arg]
    depth = 0
    while (outer := statements[index].within) is not None and depth < 9:
        index, depth = outer, depth + 1
    return depth


def _by_event(report: Report) -> dict[int, list[CountMention]]:
    """The counts of each event mention; a part of another number is no count of its own.

    A toll that only stands near an act ("kill two; five miners buried") is not laid to one with a toll of its own.
    """
    events = report.mentions.events
    whole = [(count, told_by(count, events)) for count in report.mentions.counts if not count.part]
    own = {(event, count.count.kind) for count, event in whole if event is not None}
    found: dict[int, list[CountMention]] = {}
    for count, named in whole:
        event = named if named is not None else event_of(count, events, report.parsed)
        if event is not None and (named is not None or (event, count.count.kind) not in own):
            found.setdefault(event, []).append(count)
    return found


def _of_what_is_said(m: EventMention, time: TimeMention, published: Published) -> bool:
    """ "promised elections within a year": the days to come are of what was promised, not of the promise."""
    if m.type not in VERBAL or m.status is not Status.OCCURRED or time.when is None:
        return False
    return time.when.latest is not None and published.latest is not None and time.when.latest > published.latest


def _placed(mention: PlaceMention) -> PlaceMention:
    return mention if mention.place is not None else replace(mention, place=Place(mention.name))
