"""Groups of occurrences -> the story's events: a name, a standing, days, places, counts, origins, weight."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from dragoman.link.blame import INVOLVED, VIOLENT
from dragoman.link.claims import Voices, denies_part, several
from dragoman.link.occurrences import Occurrence, Story, opposed
from dragoman.link.pairing import AHEAD
from dragoman.loaded import loaded
from dragoman.model import Certainty, Count, Event, Form, MentionKind, Place, Span, Stance, Status, When, digest
from dragoman.plover import plover_type

STRENGTH = (
    Status.OCCURRED,
    Status.ONGOING,
    Status.CANCELLED,
    Status.FAILED,
    Status.PLANNED,
    Status.THREATENED,
    Status.POSSIBLE,
    Status.CALLED_FOR,
    Status.DENIED,
    Status.HYPOTHETICAL,
)  # what one report says of one event in several ways: the strongest standing counts
REAL = frozenset((Status.OCCURRED, Status.ONGOING))
LONGEST_DOER = 50
UNIT = (
    r"(?:week|month|year|weekend|night|[A-Z]\w+day|(?:Jan|Febr)uary|March|April|May|June|July|August|October"
    r"|(?:Sept|Nov|Dec)ember)"
)
RELATIVE = re.compile(rf"\b(?:(?:last|next|this|past|coming) {UNIT}|yesterday|today|tomorrow|tonight)\b")
LEANS = "".join(rf"(?<! {word})" for word in ("from", "until", "till", "since", "before", "after", "by", "to", "of"))
# what leans on a day at the end of a name: "a meeting [planned for]", "held [as early as]"
LEFT_OVER = re.compile(
    r",? (?:(?:first |originally |initially )?(?:planned|scheduled|set|due|slated|fixed|called) (?:for|on)"
    r"|as (?:early|late|soon|far back) as|no (?:later|earlier|sooner) than|for|on|in|by)$"
)
TAIL = re.compile(
    rf"{LEANS},? (?:(?:on |late on |early on )?[A-Z]\w+day(?: (?:last|next|this) week)?"
    rf"|(?:last|next|this|later this) {UNIT}|yesterday|today|tomorrow|tonight|soon)$"
)
CHARGES = INVOLVED | {"charges", "accusations", "allegations", "claims", "involved", "this", "it", "them"}
ANSWERED = 2  # sentences from a charge to its denial
SHORTEST = 15  # characters of a name without its day
PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "who", "which", "that", "himself", "themselves"))
OURS = frozenset(("we", "i"))
OWNERS = frozenset(("his", "her", "its", "their", "our", "my"))
RELATIVES = re.compile(r"(?:who|which|that) (?=\w)")
NEGATED = re.compile(r"\b(?:not|never|no)\b|n['’]t\b")
OFF = frozenset((Status.CANCELLED, Status.DENIED, Status.FAILED))
NAME_LENGTH = 90  # characters of an event's name; longer phrases are passed over when a shorter one exists


def event_id(found: Sequence[Occurrence]) -> str:
    """An id from the words of the earliest mention, so that a new report seldom changes it."""
    return digest("event", *sorted(f"{o.key[0]}:{o.event.trigger.start}" for o in found))


def event(found: Sequence[Occurrence], voices: Voices) -> Event:
    """One event of the story from its occurrences."""
    status, holders = standing(found)
    if status in REAL and _denied(found, holders, voices):
        status = Status.DENIED
    when = _when(holders) or _when(found) or When(None, None)
    two_sides = _two_sides(found, voices.story)
    best = max(
        found,
        key=lambda o: (
            o.event.status is status or status is Status.DENIED,
            not (two_sides and o.agents),
            status in OFF or not NEGATED.search((o.event.phrase or o.event.trigger).text),
            not _dated_otherwise(o, when),
            *_telling(o),
        ),
    )
    agents = _by_count(o.agents for o in found)
    documents = tuple(dict.fromkeys(o.key[0] for o in found))
    return Event(
        id=event_id(found),
        name=_undated(_name(best, voices), when),
        type=best.event.type,
        plover_type=plover_type(best.event.type, status),
        status=status,
        certainty=_certainty(holders, voices),
        mentions=tuple(o.evidence for o in found),
        documents=documents,
        mode=_most(o.event.mode for o in found),
        agents=agents,
        recipients=tuple(a for a in _by_count(o.recipients for o in found) if a not in agents),
        where=_place(found),
        when=when,
        counts=_counts(found),
        origins=_origins(found, status, voices),
        level=max((o.event.level for o in found if o.event.level), key=lambda told: (len(told), told), default=None),
        background=sum(o.event.background for o in found) * 2 > len(found),
    )


def _origins(found: Sequence[Occurrence], status: Status, voices: Voices) -> int:
    """How many independent witnesses: a report that quotes somebody on it adds none of its own, nor does a denial.

    Who only announced a meeting is no witness that it was held.
    """
    own: dict[str, set[str]] = {}
    quoted: dict[str, set[str]] = {}
    for o in found:
        if o.event.status is not Status.DENIED and not (status in REAL and o.event.status in AHEAD):
            (quoted if o.statements else own).setdefault(o.key[0], set()).add(voices.origin(o))
    for document, origins in own.items():  # a report's own voice is one witness, though it may tell of it twice
        text = voices.origins.of_document[document]
        own[document] = {text} if text in origins else {min(origins)}
    witnesses = {w for d in own.keys() | quoted.keys() for w in quoted.get(d) or own[d]}
    return len(witnesses) or 1


def standing(found: Sequence[Occurrence]) -> tuple[Status, list[Occurrence]]:
    """The event's status and the occurrences that carry it.

    Done acts stay done; of what is still to come the reports count that no other surely came after. A mere reference
    ("the meeting") without a day of its own has a say only where nothing else has, or to tell that it was called off.
    """
    many = several(found)
    found = [o for o in found if not (o.event.unsure or denies_part(o, several=many))] or found
    done = [o for o in found if o.event.status in REAL]
    if done:
        status = Counter(sorted(o.event.status for o in done)).most_common(1)[0][0]
        return status, done
    found = [o for o in found if not o.definite or o.times or o.event.status is Status.CANCELLED] or found
    newest = max((o.published.earliest for o in found if o.published.earliest), default=None)
    recent = [o for o in found if not _surely_before(o, newest)]
    present = {o.event.status for o in recent}
    status = next(s for s in STRENGTH if s in present)
    return status, [o for o in recent if o.event.status is status]


def _denied(found: Sequence[Occurrence], holders: Sequence[Occurrence], voices: Voices) -> bool:
    """Whether nobody but the accuser tells of it, and the accused deny it: a charge is no fact of the outlets."""
    if not all(_charge(o, voices) for o in holders):
        return False
    if any(o.event.status is Status.DENIED for o in found):
        return True
    accused = {p for o in found for p in o.agent_parties}
    return bool(accused) and any(accused & _deniers(o, voices) for o in holders)


def _charge(o: Occurrence, voices: Voices) -> bool:
    """Told only as what somebody is accused of."""
    statement = voices.testifies(o)
    return statement is not None and statement.stance is Stance.ACCUSES and o.event.certainty is Certainty.POSSIBLE


def _deniers(o: Occurrence, voices: Voices) -> set[str]:
    """The parties that deny something in the sentence of a charge or the next two."""
    story, report = voices.story, voices.story.report(o.key[0])
    found = set()
    for s in report.mentions.statements:
        if s.stance is Stance.DENIES and s.speaker is not None and s.content and _answers(s.content[0], o):
            near = report.parsed.evidence(s.content[0]).number - o.evidence.number
            actor = story.actors.of_words(s.resolved or s.speaker) if 0 <= near <= ANSWERED else None
            found |= {story.party(actor)} if actor is not None else set()
    return found


def _answers(denied: Span, o: Occurrence) -> bool:
    """Whether a denial after a charge speaks of it: "the charge", "any role", "that it was behind the raid"."""
    words = {w.casefold().strip(",.;:!?\"'“”’") for w in denied.text.split()}
    return denied.start > o.event.trigger.start and bool(words & CHARGES)


def _surely_before(o: Occurrence, day: date | None) -> bool:
    """Whether the mention's report surely came out before a day."""
    return o.published.latest is not None and day is not None and o.published.latest < day


def _dated_otherwise(o: Occurrence, when: When) -> bool:
    """Whether its words give another day than the event has now: a meeting that was moved since."""
    days = [t.when for t in o.times if t.when is not None]
    return when.known and bool(days) and not any(_meet(w, when) for w in days)


def _meet(a: When, b: When) -> bool:
    return not (
        (a.latest and b.earliest and a.latest < b.earliest) or (b.latest and a.earliest and b.latest < a.earliest)
    )


def _two_sides(found: Sequence[Occurrence], story: Story) -> bool:
    """Whether the reports lay an act of violence on two sides: its name then takes neither's word for it."""
    if not any(o.event.type in VIOLENT for o in found):
        return False
    doers: dict[str, set[str]] = {}
    for o in found:
        doers.setdefault(o.key[0], set()).update(o.agents)
    sides = [[story.side(a) for a in ids] for ids in doers.values() if ids]
    return any(all(opposed(a, b) for a in one for b in two) for one, two in combinations(sides, 2))


def _telling(o: Occurrence) -> tuple[bool, bool, bool, bool, bool, bool, bool, int, int]:
    phrase = o.event.phrase
    length = len(phrase.text) if phrase is not None else 0
    return (
        o.evidence.number > 0,
        not loaded((phrase or o.event.trigger).text),  # a plain name before one that judges
        not (o.verbal and _subjectless(o) and not _plain_doer(o)),  # "attacked the village" tells of nobody
        not RELATIVE.search((phrase or o.event.trigger).text) or _tail(phrase) is not None,
        not o.statements,  # the outlet's own words before a party's
        phrase is not None and length <= NAME_LENGTH and not o.definite,
        not o.event.unsure,
        len(o.agents) + len(o.recipients) + len(o.times) + len(o.places),
        min(length, NAME_LENGTH),
    )


def _name(o: Occurrence, voices: Voices) -> str:
    """The phrase that names it: a doer in front where a verb has none, [X] for "he" and for a loaded word for X."""
    phrase, story = o.event.phrase or o.event.trigger, voices.story
    words = " ".join(phrase.text.split())
    relative = RELATIVES.match(words) if o.verbal else None
    if not o.event.agents:
        told = _who_suffers(o, words, story)
        doer = _antecedent(o, story) if relative and told == words else ""
        return f"{_held_off(doer)} {words[relative.end() :]}" if relative and doer else told
    first = o.event.agents[0]
    doer = " ".join(first.text.split())
    near = o.evidence.start - first.start < len(o.evidence.sentence)  # in the sentence: the words of one speaker
    if _plain_doer(o) and o.verbal and _subjectless(o) and " " in words and (near or not o.statements):
        return f"{_by_name(doer, first, story)}: {words}"
    if first.start == phrase.start and (doer.lower() in PRONOUNS or loaded(doer)) and words.startswith(doer):
        own = doer.lower() in OURS
        known = "" if own else story.actors.of_words(first)
        actor = story.actors.by_id.get(known or _speaker(o, doer, voices))
        if actor and (actor.code or any(m.kind is MentionKind.NAME for m in actor.mentions)) and not loaded(actor.name):
            return f"{actor.name}: {doer.lower()}{words[len(doer) :]}" if own else f"[{actor.name}]{words[len(doer) :]}"
    if relative and near and doer.lower() not in PRONOUNS and len(doer) <= LONGEST_DOER:
        actor = story.actors.by_id.get(story.actors.of_words(first) or "")
        doer = actor.name if actor and actor.name.endswith(f" {doer}") else doer  # "a delegation of [the bloc] that"
        return f"{_held_off(doer)} {words[relative.end() :]}"  # "the officers who freed the town"
    return words


def _who_suffers(o: Occurrence, words: str, story: Story) -> str:
    """ "The two sailors were beaten" of "the two sailors, who were beaten": nobody else is told."""
    relative = RELATIVES.match(words)
    before = [s for s in o.event.recipients if s.end <= (o.event.phrase or o.event.trigger).start]
    if relative is None or not o.verbal or not before:
        return words
    whom = " ".join(before[-1].text.split())
    actor = story.actors.by_id.get(story.actors.of_words(before[-1]) or "")
    named = actor is not None and any(m.kind is MentionKind.NAME for m in actor.mentions) and not loaded(actor.name)
    whom = actor.name if actor is not None and named else whom
    return words if len(whom) > LONGEST_DOER or loaded(whom) else f"{whom} {words[relative.end() :]}"


def _held_off(doer: str) -> str:
    return f"“{doer}”" if loaded(doer) else doer


def _antecedent(o: Occurrence, story: Story) -> str:
    """What "which" stands for, where no actor was found: the noun phrase that the clause hangs on."""
    parsed = story.report(o.key[0]).parsed
    verbs = (t for t in parsed.tokens if o.event.trigger.start <= t.start < o.event.trigger.end and t.dep == "relcl")
    verb = next(verbs, None)
    if verb is None or parsed.tokens[verb.head].pos not in ("NOUN", "PROPN"):
        return ""
    doer = " ".join(parsed.span(parsed.subtree(verb.head)[0], verb.head + 1).text.split())
    return doer if len(doer) <= LONGEST_DOER else ""


def _by_name(doer: str, first: Span, story: Story) -> str:
    """ "Their leader, Efraín Mamani, ...": the name, since a title cannot tell who "they" are."""
    if doer.split()[0].lower() not in OWNERS:
        return doer
    actor = story.actors.by_id.get(story.actors.of_words(first) or "")
    named = actor is not None and any(m.kind is MentionKind.NAME for m in actor.mentions)
    return actor.name if actor is not None and named and not loaded(actor.name) else doer


def _speaker(o: Occurrence, doer: str, voices: Voices) -> str:
    """Whose words they are: whom "he" means in "X said that he might go" where no mention tells, and "we"."""
    said = voices.testifies(o)
    if said is None or said.speaker.actor is None:
        return ""
    if doer.lower() in OURS:
        return said.speaker.actor
    behind = said.speaker.span is not None and said.speaker.span.start < o.event.trigger.start
    return said.speaker.actor if doer.lower() in ("he", "she") and behind and said.form is Form.INDIRECT else ""


def _tail(phrase: Span | None) -> re.Match[str] | None:
    return TAIL.search(" ".join(phrase.text.split())) if phrase is not None else None


def _undated(name: str, when: When) -> str:
    """A name without "last month" or "on Monday" at its end: the day stands beside it, and counts from no report."""
    found = TAIL.search(name) if when.known else None
    if found is None:
        return name
    left = LEFT_OVER.sub("", name[: found.start()])
    return left if len(left) >= SHORTEST else name


def _subjectless(o: Occurrence) -> bool:
    """Whether its phrase begins with its verb: "attacked the village", "having covered their withdrawal"."""
    phrase = o.event.phrase or o.event.trigger
    before = o.event.trigger.start - phrase.start
    return before == 0 or phrase.text[:before].strip().casefold() in ("having", "being", "having been", "to")


def _plain_doer(o: Occurrence) -> bool:
    """Whether it has a doer whose words are short and judge nobody."""
    if not o.event.agents:
        return False
    doer = " ".join(o.event.agents[0].text.split())
    return len(doer) <= LONGEST_DOER and doer.lower() not in PRONOUNS and not loaded(doer)


def _most(told: Iterable[str | None]) -> str | None:
    """What most mentions say; never what the first report says."""
    counts = Counter(t for t in told if t)
    return min(counts, key=lambda t: (-counts[t], t), default=None)


def _by_count(found) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    counts = Counter(a for actors in found for a in actors)
    return tuple(a for a, _ in sorted(counts.items(), key=lambda x: (-x[1], x[0])))


def _certainty(holders: Sequence[Occurrence], voices: Voices) -> Certainty:
    order = (Certainty.CERTAIN, Certainty.PROBABLE, Certainty.POSSIBLE)
    found = set()
    for o in holders:
        statement = voices.testifies(o)
        unnamed = statement is not None and statement.speaker.speaker_class.value.startswith("un")
        found.add(Certainty.PROBABLE if unnamed and o.event.certainty is Certainty.CERTAIN else o.event.certainty)
    return next(c for c in order if c in found)


def _place(found: Sequence[Occurrence]) -> Place | None:
    places = [(p.level not in ("country", "region", "admin1", ""), p.place) for o in found for p in o.places if p.place]
    if not places:
        return None
    finest = max(fine for fine, _ in places)
    counts = Counter(p for fine, p in places if fine == finest)
    return min(counts, key=lambda p: (-counts[p], p.name))


def _when(found: Sequence[Occurrence]) -> When | None:
    """The narrowest interval that most mentions allow."""
    intervals = [t.when for o in found for t in o.times if t.when is not None and t.when.known]
    if not intervals:
        return None

    def width(w: When) -> int:
        return (w.latest - w.earliest).days if w.earliest and w.latest else 10_000

    days = Counter((w.earliest, w.latest) for w in intervals)
    support = {d: sum(n for other, n in days.items() if _meet(When(*other), When(*d))) for d in days}
    return min(intervals, key=lambda w: (-support[w.earliest, w.latest], width(w), str(w.earliest), w.text))


def _counts(found: Sequence[Occurrence]) -> tuple[Count, ...]:
    return tuple(dict.fromkeys(c.count for o in found for c in o.counts))
