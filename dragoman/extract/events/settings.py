"""When and where an act is said to happen: time and place words of its own clause, and of no other."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from dragoman.extract.actorlike import actor_like, place_like
from dragoman.extract.events.relatives import answered, promised
from dragoman.extract.events.speech import conditional
from dragoman.extract.events.triggers import Trigger, climb
from dragoman.extract.syntax import objects, subjects
from dragoman.lexicon import table
from dragoman.model import Parsed, Span, Token

TIME_WORDS = frozenset(
    {"soon", "recently", "shortly", "yesterday", "today", "tomorrow", "tonight", "overnight", "imminently"}
)
UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
LASTS = re.compile(r"\b[\w.]+-(?:hour|minute|day|week|month|year)s?(?:-long|-old)?$")  # "two-hour": how long, not when
LOCATIVE = frozenset(
    {"in", "at", "near", "on", "outside", "inside", "across", "around", "throughout", "off", "along", "over", "into"}
)
HAPPENING = frozenset(
    {"take", "happen", "occur", "begin", "start", "open", "resume", "be", "go", "follow", "come", "end"}
)
ENDS = frozenset({"end", "expire", "lapse", "collapse", "fail", "cease", "stop", "finish"})
MOVING = frozenset({"postpone", "delay", "defer", "reschedule", "put", "push", "bring", "move"})
GOVERNORS = ("VERB", "AUX")


class Settings:
    """Time and place phrases of a document by the token that governs them. Built once a document."""

    def __init__(self, parsed: Parsed, triggers: Iterable[Trigger]) -> None:
        """Attach every time and place to its governor."""
        self.parsed = parsed
        self.acts = {t.head for t in triggers if t.noun}
        self.known = _known_places(parsed)
        self.answered = [i for i in sorted(self.acts) if answered(parsed, climb(parsed, i))]
        self.times: dict[int, list[tuple[int, int]]] = {}
        self.places: dict[int, list[tuple[int, int]]] = {}
        self.dates: dict[int, tuple[int, int]] = {}
        for entity in parsed.entities:
            if entity.label in ("DATE", "TIME"):
                if self._counts_from(entity.last) or LASTS.search(parsed.span(entity.first, entity.last).text):
                    continue  # "a week after the meeting" is counted from another act
                self.dates[self._head(entity.first, entity.last)] = (entity.first, entity.last)
                governor = self._time_governor(entity.first, entity.last)
                for first, last in self._both_days(governor, entity.first, entity.last):
                    self._attach(self.times, governor, first, last)
            elif entity.label in ("GPE", "LOC", "FAC"):
                self._attach(self.places, self._place_governor(entity.first, entity.last), entity.first, entity.last)
        for token in parsed.tokens:
            if token.lower in TIME_WORDS and token.entity not in ("DATE", "TIME"):
                self._attach(self.times, self._time_governor(token.i, token.i + 1), token.i, token.i + 1)

    def _both_days(self, governor: int | None, first: int, last: int) -> list[tuple[int, int]]:
        """ "put off from Monday to Friday": the day it was meant for and the new one, which other words make a span."""
        tokens = self.parsed.tokens
        to = next((t.i for t in tokens[first:last] if t.lower == "to"), None)
        moved = governor is not None and tokens[governor].lemma in MOVING
        if not moved or to is None or not first < to < last - 1 or tokens[first - 1].lower != "from":
            return [(first, last)]
        return [(first, to), (to + 1, last)]

    @staticmethod
    def _attach(found: dict[int, list[tuple[int, int]]], governor: int | None, first: int, last: int) -> None:
        if governor is not None:
            found.setdefault(governor, []).append((first, last))

    def _counts_from(self, last: int) -> bool:
        tokens = self.parsed.tokens
        if last >= len(tokens) or tokens[last].lower not in ("after", "before"):
            return False
        return tokens[last - 1].lemma in UNITS and tokens[last].pos in ("ADP", "SCONJ")

    def _head(self, first: int, last: int) -> int:
        tokens = self.parsed.tokens
        return next((t.i for t in tokens[first:last] if not first <= t.head < last), last - 1)

    def _time_governor(self, first: int, last: int) -> int | None:
        """The verb or act noun a time belongs to; other nouns on the way are stepped over."""
        tokens = self.parsed.tokens
        i = self._head(first, last)
        for _ in range(12):
            head = tokens[i].head
            if head == i or tokens[i].dep in ("relcl", "ccomp") or tokens[i].lower == "since":
                return None
            i = head
            if tokens[i].pos in GOVERNORS or i in self.acts:
                if first < i and self._purpose_after(i, first):
                    continue  # "met on Tuesday to air ...": the day is the meeting's
                return self._nearer(i, first)
        return None

    def _purpose_after(self, i: int, first: int) -> bool:
        tokens = self.parsed.tokens
        return tokens[i].dep in ("advcl", "xcomp") and any(
            first < c < i and tokens[c].dep == "aux" and tokens[c].lower == "to" for c in self.parsed.children[i]
        )

    def _place_governor(self, first: int, last: int) -> int | None:
        """The verb or act noun a place belongs to, by a locative preposition or as a modifier of the act."""
        tokens = self.parsed.tokens
        i = self._head(first, last)
        if tokens[i].dep in ("compound", "poss", "nmod") and tokens[i].head in self.acts:
            return tokens[i].head if tokens[i].dep != "poss" else None
        if tokens[i].dep in ("compound", "poss", "nmod", "amod"):
            return None
        located = False
        for _ in range(6):
            dep, head = tokens[i].dep, tokens[i].head
            if head == i or dep in ("nsubj", "appos", "relcl", "acl", "ccomp", "advcl"):
                return None
            if tokens[i].pos == "ADP" and tokens[i].lower in LOCATIVE:
                located = True
            i = head
            if tokens[i].pos in GOVERNORS or i in self.acts:
                return self._nearer(i, first) if located or dep in ("dobj", "nsubjpass") else None
        return None

    def _nearer(self, i: int, first: int) -> int:
        """ "struck camps in retaliation for a bombing in Lyon in May": place and day are the bombing's."""
        for act in self.answered:
            if i < act < first and not any(t.pos in ("VERB", "PUNCT") for t in self.parsed.tokens[act:first]):
                return act
        return i

    def of(self, trigger: Trigger, own_time: Iterable[int] = ()) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Times and places of one act."""
        verb = self.parsed.tokens[trigger.carrier if trigger.carrier is not None else trigger.head]
        anchors = self._anchors(trigger)
        own = [s for a in own_time for s in self._new_days(a)]
        before = set(self._before_the_move(own_time))
        when = [s for a in anchors for s in self._new_days(a)] + own
        when = [s for s in when if s not in before and not self._instead(s)] or when
        if not when and not trigger.noun:
            when = self._shared(trigger.head) or self._then(trigger.head)
        if trigger.noun:
            due = promised(self.parsed, trigger.head)
            when = when or [s for a in due for s in self.times.get(a, ())]
            anchors += due  # "the meeting that is due in Juba"
        clause = self.parsed.tokens[verb.head] if verb.dep == "xcomp" else verb  # "Friday, when it is to be signed"
        if clause.dep in ("relcl", "advcl") and clause.head in self.dates:
            when.append(self.dates[clause.head])  # "in 2018, when they signed a deal"
        anchors += self.first_plan(own_time)
        where = [s for a in anchors for s in self.places.get(a, ())]
        return self._spans(when), self._spans(where)

    def first_plan(self, own_time: Iterable[int]) -> list[int]:
        """Verbs that tell of the meeting as it was planned before it was moved."""
        return [t.i for o in own_time if any(self._before_the_move((o,))) for t in self._told_of_plan(o)]

    def moved_from(self, trigger: Trigger, own_time: Iterable[int]) -> tuple[Span, ...]:
        """The days that a meeting was first meant for."""
        given_up = [
            s for a in self._anchors(trigger) for s in self.times.get(a, ()) if self._instead(s) in ("than", "of")
        ]
        return self._spans([*given_up, *self._before_the_move(own_time)])

    def _instead(self, time: tuple[int, int]) -> str:
        """The word that gives a day up: "rather *than* on 20 August", "instead *of* Friday", "*not* May 1"; else ""."""
        words = [t.lower for t in self.parsed.tokens[max(0, time[0] - 3) : time[0]]]
        if words and words[-1] in ("on", "in"):
            words.pop()
        if words[-2:] in (["rather", "than"], ["instead", "of"]):
            return words[-1]
        return "not" if words[-1:] == ["not"] else ""

    def _new_days(self, operator: int) -> list[tuple[int, int]]:
        """ "put off on Monday to 9 May": of the days beside a word that moves a meeting, the one it is moved to."""
        found = self.times.get(operator, [])
        if self.parsed.tokens[operator].lemma not in MOVING:
            return found
        return [t for t in found if self._preposition(t) in ("to", "until", "till")] or found

    def _before_the_move(self, own_time: Iterable[int]) -> Iterator[tuple[int, int]]:
        """ "planned for May 3, were put off to May 9", "from Monday to Friday": the day that holds no longer."""
        for o in own_time:
            days = self.times.get(o, [])
            if self.parsed.tokens[o].lemma not in MOVING or all(self._preposition(t) == "from" for t in days):
                continue
            yield from (t for t in days if self._preposition(t) == "from")
            yield from (t for verb in self._told_of_plan(o) for t in self.times.get(verb.i, ()))

    def _preposition(self, time: tuple[int, int]) -> str:
        """The word before a time that says how it belongs: "to", "from", "on"."""
        return self.parsed.tokens[self.parsed.tokens[self._head(*time)].head].lower

    def _told_of_plan(self, operator: int) -> Iterator[Token]:
        """Verbs in a relative clause on whoever moves or is moved: "leaders, who were to meet on Monday, have"."""
        parsed = self.parsed
        for i in (*subjects(parsed, operator), *objects(parsed, operator)):
            for c in range(*parsed.subtree(i)):
                token = parsed.tokens[c]
                clause = token if token.dep in ("relcl", "acl") else parsed.tokens[token.head]
                if token.pos == "VERB" and clause.dep in ("relcl", "acl") and clause.head == i:
                    yield token

    def _shared(self, i: int) -> list[tuple[int, int]]:
        """ "crossed the river on Thursday and attacked": verbs of one subject and tense share the day before them."""
        tokens, children = self.parsed.tokens, self.parsed.children
        token = tokens[i]
        head = tokens[token.head]
        if any(tokens[c].dep in ("nsubj", "nsubjpass", "mark", "aux") for c in children[i]) or head.pos != "VERB":
            return []
        joined = token.dep == "conj" and token.tag == head.tag == "VBD"
        following = token.dep == "advcl" and token.tag == "VBG" and head.tag == "VBD" and i > head.i
        if not (joined or following):
            return []
        return [t for t in self.times.get(head.i, ()) if t[0] < i] or (self._shared(head.i) if joined else [])

    def _then(self, i: int) -> list[tuple[int, int]]:
        """ "A revolt in May 2011 failed. Six people died then.": the day is that of the sentence before."""
        tokens, sentences = self.parsed.tokens, self.parsed.sentences
        number = tokens[i].sentence
        late = any(tokens[c].lower == "then" and tokens[c].dep == "advmod" and c > i for c in self.parsed.children[i])
        if not late or number == 0:
            return []
        before = sentences[number - 1]
        dates = [d for head, d in sorted(self.dates.items()) if before.first <= head < before.last]
        return dates if len(dates) == 1 else []

    def _anchors(self, trigger: Trigger) -> list[int]:
        tokens = self.parsed.tokens
        anchors = [trigger.head]
        if trigger.noun:
            top = climb(self.parsed, trigger.head)
            anchors += [top] if top != trigger.head else []
            head = tokens[top].head
            if trigger.carrier is not None:
                anchors.append(trigger.carrier)
            over = trigger.rule.sense == "ceasefire" and tokens[head].lemma == "end"  # its last day, not its own
            takes_place = tokens[head].lemma in HAPPENING or self._will(head)
            if tokens[top].dep in ("nsubj", "nsubjpass") and takes_place and not over:
                anchors.append(head)
                if tokens[head].lemma == "be":  # "talks are to follow on Monday"
                    anchors += [c for c in self.parsed.children[head] if tokens[c].dep == "xcomp"]
        return list(dict.fromkeys(anchors))

    def _will(self, verb: int) -> bool:
        """ "The first patrol will sail on May 20": what it will do then, to nothing else, is to take place."""
        below = [self.parsed.tokens[c] for c in self.parsed.children[verb]]
        ahead = any(t.dep == "aux" and t.lower in ("will", "'ll") for t in below)
        alone = not any(t.dep in ("dobj", "ccomp", "xcomp", "attr", "acomp", "neg", "auxpass") for t in below)
        return ahead and alone and self.parsed.tokens[verb].lemma not in ENDS

    def _spans(self, found: list[tuple[int, int]]) -> tuple[Span, ...]:
        return tuple(self.parsed.span(a, b) for a, b in dict.fromkeys(found))


# --- what time and place say about an act ----------------------------------------------------------------------------

COMING = re.compile(
    r"\b(tomorrow|next|coming|this|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b",
    re.IGNORECASE,
)
HABIT = re.compile(
    r"\b(every|each|weekly|monthly|yearly|daily|last|past|ago|since|hours?|days|weeks|months|years)\b", re.I
)
SITES = frozenset("village town city hamlet hill island district valley port base settlement suburb camp".split())  # noqa: SIM905
HITS = frozenset({"ASSAULT", "COERCE"})


def ahead_of_now(parsed: Parsed, trigger: Trigger, when: tuple[Span, ...]) -> bool:
    """ "meets tomorrow", "holds talks on Sunday": a present tense with a day tells what is to come."""
    verb = parsed.tokens[trigger.carrier if trigger.carrier is not None else trigger.head]
    if trigger.rule.type != "CONSULT" or verb.tag not in ("VBZ", "VBP") or verb.dep == "advcl":
        return False
    around = {parsed.tokens[j].lower for j in range(*parsed.subtree(verb.i))}
    if parsed.sentences[verb.sentence].headline or around & {"every", "each", "usually", "often"}:
        return False
    if any(parsed.tokens[c].dep == "aux" for c in parsed.children[verb.i]):
        return False
    return any(COMING.search(s.text) and not HABIT.search(s.text) for s in when)


def would_on(parsed: Parsed, trigger: Trigger, when: tuple[Span, ...]) -> bool:
    """ "A second round would take place next week": free reported speech; a supposed meeting has no day."""
    if trigger.rule.type != "CONSULT" or not any(COMING.search(s.text) for s in when):
        return False
    verb = trigger.head if not trigger.noun else parsed.tokens[climb(parsed, trigger.head)].head
    verb = trigger.carrier if trigger.carrier is not None else verb
    near = {parsed.tokens[c].lower for c in parsed.children[verb] if parsed.tokens[c].dep == "aux"}
    return "would" in near and not near & {"have", "be"} and not conditional(parsed, verb)


def lasting(parsed: Parsed, trigger: Trigger) -> bool:
    """ "has been closed since January": the state goes on."""
    verb = trigger.carrier if trigger.carrier is not None else trigger.head
    near = {parsed.tokens[c].lower for c in parsed.children[verb]}
    return bool(near & {"has", "have"}) and "since" in near


def struck(
    parsed: Parsed,
    trigger: Trigger,
    where: tuple[Span, ...],
    heads: list[int],
    whom: tuple[Span, ...],
    known: frozenset[str],
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """A town that is struck is where it happens, not who suffers it; a state that is blamed is no place of the act."""
    if trigger.rule.type not in HITS:
        if trigger.rule.type == "CONSULT":
            return where, whom
        return tuple(w for w in where if not any(w.overlaps(r) for r in whom)), whom
    kept, places = [], list(where)
    for head, span in zip(heads, whom, strict=True):
        if not _is_place(parsed, head, known):
            kept.append(span)
        elif parsed.tokens[head].pos == "PROPN" and not any(span.overlaps(w) for w in places):
            places.append(span)
    return tuple(dict.fromkeys(places)), tuple(kept)


def _known_places(parsed: Parsed) -> frozenset[str]:
    """Last words of the names that the document says are places: "the village of Umm Dablo"."""
    tokens = parsed.tokens
    return frozenset(
        t.text
        for t in tokens
        if t.pos == "PROPN"
        and t.dep == "pobj"
        and tokens[t.head].lower == "of"
        and tokens[tokens[t.head].head].lemma in SITES
    )


def _is_place(parsed: Parsed, i: int, known: frozenset[str]) -> bool:
    token = parsed.tokens[i]
    if token.pos == "PROPN" or token.entity in ("GPE", "LOC", "FAC"):
        named = token.entity in ("GPE", "LOC", "FAC") or token.text in known
        return named and not _state(parsed, i)
    return place_like(parsed, i) and not actor_like(parsed, i)


def _state(parsed: Parsed, i: int) -> bool:
    return parsed.tokens[i].text in state_words()


@cache
def state_words() -> frozenset[str]:
    """The last words of the names of states: "Lanka" of "Sri Lanka"."""
    names = (name for row in table("states") for name in (row["name"], *row["aliases"].split("|")))
    return frozenset(name.split()[-1] for name in names if name)
