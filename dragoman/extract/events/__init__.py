"""Parsed -> EventMention: acts in PLOVER's types, who, to whom, when, where, and where each act stands.

``triggers`` finds the words, ``status`` and ``nominal`` say where the act stands, ``arguments`` who takes part,
``settings`` when and where, ``levels`` at which rank, ``phrases`` the words to show.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dragoman.extract.actorlike import actor_like
from dragoman.extract.events.arguments import agents_and_recipients, participant_span
from dragoman.extract.events.background import is_background, newest_year
from dragoman.extract.events.kinds import judged, likeliest, plain_alone, settled, worth_telling
from dragoman.extract.events.levels import meeting_level, offices_of_names
from dragoman.extract.events.nominal import definite
from dragoman.extract.events.phrases import act_phrase, display_phrase
from dragoman.extract.events.relatives import perceived
from dragoman.extract.events.settings import Settings, ahead_of_now, lasting, struck, would_on
from dragoman.extract.events.speech import OCCURRED, SAY, Standing
from dragoman.extract.events.standing import HARMFUL, act_standing
from dragoman.extract.events.triggers import Trigger, climb, find_triggers
from dragoman.extract.syntax import (
    ancestors,
    objects,
    passive,
    phrase_span,
    prepositional,
    subjects,
    verb_above,
)
from dragoman.lexicon import table
from dragoman.model import Certainty, EventMention, Parsed, Span, Status

FOUND_BY = "events/1"
BY_OPERATOR = frozenset({Status.PLANNED, Status.THREATENED, Status.POSSIBLE, Status.CANCELLED, Status.OCCURRED})
# who plans, threatens, weighs or calls off an act that names nobody is the one to carry it out; who demands it is not
HARM = frozenset({"kill"})  # "the attack killed six": a result of the attack, counted there, no second act
BARE = HARMFUL | {"RETREAT", "PROTEST"}  # acts told without their doer: "the truck was ambushed"
ANONYMOUS = frozenset({"name", "identify", "call", "quote", "cite"})  # what sources ask of reporters
NUMBERED = 0.1  # confidence such an act needs: all ten between it and kinds.ADDED were labelled in the open gold
OUTCOMES = frozenset({"kill", "injure", "wound", "hurt", "die", "maim", "bury", "displace"})  # of an act told beside
REPLIES = frozenset({"deny", "warn"})  # verbs that report words; what they report is told for itself
CHARGES = frozenset({"allegation", "accusation", "charge", "claim", "report", "account", "suggestion", "rumor"})
PROMISES = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
TIMING = frozenset({"after", "before", "since", "until", "when", "once", "while", "as"})
GO_BETWEEN = frozenset({"mediate", "host", "broker", "facilitate"})
GOOD_OFFICES = frozenset({"mediation", "facilitation", "arbitration"})
AUSPICES = frozenset({"under", "with", "through", "by", "via", "amid", "after", "following", "thanks"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One act with all that was read about it; ``holder`` are the words of who promises, demands or threatens it."""

    mention: EventMention
    trigger: Trigger
    holder: tuple[Span, ...]
    named: bool  # somebody who can act takes part


def by_encoder(parsed: Parsed) -> Iterator[EventMention]:
    """Yield the acts of a document worth telling, in text order. Raises ModelMissing without the encoder."""
    yield from _told(parsed, readings(parsed))


def by_rules(parsed: Parsed) -> Iterator[EventMention]:
    """The same from the table of triggers alone: fewer acts found, and more words taken for one."""
    yield from _told(parsed, readings(parsed, encoder=False))


find = by_encoder  # the default; the setting ``statements`` names the other


def _told(parsed: Parsed, found: Sequence[Reading]) -> Iterator[EventMention]:
    for reading in found:
        placed = bool(reading.mention.times or reading.mention.places)
        if not (worth_telling(reading.trigger, placed=placed) or _of_a_number(parsed, reading.trigger)):
            continue
        if _complete(parsed, reading) and not _reply(parsed, reading):
            yield reading.mention


def _complete(parsed: Parsed, reading: Reading) -> bool:
    """Whether a party takes part, or none needs to."""
    trigger = reading.trigger
    if reading.named or trigger.noun or _doerless(parsed, reading):
        return True
    return plain_alone(trigger) and not _timing(parsed, trigger.head)


def _timing(parsed: Parsed, i: int) -> bool:
    """ "Two days after the accord was signed": the clause only says when another act was."""
    return parsed.tokens[i].dep == "advcl" and any(
        parsed.tokens[c].lower in TIMING and parsed.tokens[c].dep in ("mark", "advmod") for c in parsed.children[i]
    )


def _of_a_number(parsed: Parsed, trigger: Trigger) -> bool:
    """ "Flew out 31 drivers", "three cutters doused a boat": who tells how many tells an act, and less is asked."""
    tokens = parsed.tokens
    if trigger.noun or trigger.sure < NUMBERED or tokens[trigger.head].lemma in OUTCOMES:
        return False
    told = [c for c in parsed.children[trigger.head] if tokens[c].dep in ("nsubj", "nsubjpass", "dobj")]
    return any(tokens[c].tag == "CD" or any(tokens[g].tag == "CD" for g in parsed.children[c]) for c in told)


def _doerless(parsed: Parsed, reading: Reading) -> bool:
    """A passive act on things: "their truck was ambushed", "fishing would be banned"; or shells that fall."""
    head = reading.trigger.head
    if reading.trigger.rule.type not in BARE:
        return False
    if perceived(parsed, head):
        return True
    if parsed.tokens[head].dep in ("acl", "amod", "dobj", "pobj") or not subjects(parsed, head):
        return False
    return passive(parsed, head) or reading.trigger.rule.sense == "bomb"


def _reply(parsed: Parsed, reading: Reading) -> bool:
    """Whether the verb only reports words: "denies that", "he warned", "dismissed the charge"."""
    trigger = reading.trigger
    if trigger.noun or reading.mention.status is not Status.OCCURRED:
        return False
    if trigger.word in REPLIES:
        return not (
            trigger.word == "warn" and any(parsed.tokens[c].lower == "of" for c in parsed.children[trigger.head])
        )
    if trigger.word == "brief" and parsed.tokens[trigger.head].dep == "acl":
        return True  # "a diplomat briefed on the talks"
    wish = next((c for c in parsed.children[trigger.head] if parsed.tokens[c].dep == "xcomp"), None)
    if trigger.word == "ask" and wish is not None and parsed.tokens[wish].lemma in ANONYMOUS:
        return True
    things = {parsed.tokens[o].lemma for o in objects(parsed, trigger.head)}
    return trigger.rule.type == "REJECT" and bool(things & CHARGES)


def readings(parsed: Parsed, *, encoder: bool = True) -> list[Reading]:
    """Every act found, those without an actor included."""
    triggers = find_triggers(parsed)
    if encoder:
        triggers = judged(parsed, triggers)
    standings = _settled([(t, act_standing(parsed, t)) for t in triggers])
    able = [t for t in triggers if worth_telling(t, placed=True)]
    heads = {t.head for t in able}
    used = {o for t, s in standings if s is not None and t.head in heads for o in s.operators}
    acts = {t.head for t in able if t.noun}
    settings = Settings(parsed, triggers)
    offices, newest = offices_of_names(parsed), newest_year(parsed)
    moved = {verb for _, s in standings if s is not None for verb in settings.first_plan(s.own_time)}
    found = []
    for trigger, ruled in standings:
        standing = settled(parsed, trigger.head, ruled) if encoder and ruled and trigger.head in heads else ruled
        if standing is None or trigger.head in moved or (trigger.head in used and trigger.rule.type in PROMISES):
            continue
        if (
            _result(parsed, trigger, acts)
            or _paused(parsed, trigger, able)
            or _same_meeting(parsed, trigger, able)
            or _first_such(parsed, trigger, able)
        ):
            continue
        found.append(_reading(parsed, trigger, standing, settings, offices, newest))
    return found


def presumed(parsed: Parsed) -> Reading | None:
    """The likeliest act of a text in which ``readings`` finds none. Raises ModelMissing."""
    trigger = likeliest(parsed)
    if trigger is None:
        return None
    standing = settled(parsed, trigger.head, act_standing(parsed, trigger) or OCCURRED)
    settings = Settings(parsed, [trigger])
    return _reading(parsed, trigger, standing, settings, offices_of_names(parsed), newest_year(parsed))


def _settled(standings: list[tuple[Trigger, Standing | None]]) -> list[tuple[Trigger, Standing | None]]:
    """Give "the meeting" of a sentence that does not tell its standing the standing last told of such a meeting."""
    last: dict[str, Standing] = {}
    by_verb: dict[str, Standing] = {}
    found = []
    for trigger, standing in standings:
        if standing is not None:
            sense = trigger.rule.sense + ("" if _single(trigger) else " talks")
            known = last.get(sense) or by_verb.get(sense)
            if standing.vague and known is not None:
                standing = replace(known, operators=(), own_time=(), firm=True)
            elif not standing.vague and standing.status is not Status.HYPOTHETICAL:
                (last if trigger.noun else by_verb)[sense] = standing
        found.append((trigger, standing))
    return found


def _single(trigger: Trigger) -> bool:
    """Whether the words name one occasion ("the meeting"), not talks that go on."""
    return trigger.word not in ("talk", "discussion", "dialogue", "negotiation", "consultation")


def _result(parsed: Parsed, trigger: Trigger, acts: set[int]) -> bool:
    """Whether the words tell the outcome or the proposal of an act named beside them."""
    token = parsed.tokens[trigger.head]
    if token.dep == "acl" and token.head in acts and trigger.rule.type in PROMISES:
        return True  # "a summit proposed by Djibouti"
    if trigger.rule.sense not in HARM or trigger.noun:
        return False
    near = [*subjects(parsed, trigger.head), *prepositional(parsed, trigger.head, "in", "by", "during", "from")]
    if any(parsed.tokens[i].lemma.lower() in _nature() for i in near):
        return True  # "a landslip killed five": nobody did
    return any(climb(parsed, i) in acts or i in acts for i in near) or parsed.tokens[trigger.head].head in acts


@cache
def _nature() -> frozenset[str]:
    return frozenset(row["word"] for row in table("counted") if row["role"] == "nature")


def _paused(parsed: Parsed, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "the pause in army operations": the operations are no second act."""
    if not trigger.noun:
        return False
    preposition = parsed.tokens[parsed.tokens[trigger.head].head]
    return preposition.pos == "ADP" and any(
        t.noun and t.head == preposition.head and t.rule.sense == "ceasefire" for t in triggers
    )


def _same_meeting(parsed: Parsed, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """Whether the words repeat a meeting the clause already tells: "met for talks", "discussed it at the summit"."""
    if trigger.rule.type != "CONSULT":
        return False
    tokens = parsed.tokens
    met = {t.head for t in triggers if t.rule.type == "CONSULT" and t is not trigger}
    if trigger.noun:
        head = tokens[tokens[climb(parsed, trigger.head)].head]
        if trigger.word in GOOD_OFFICES and head.lower in AUSPICES:
            carriers = {t.carrier for t in triggers if t.head in met}
            return head.head in met | carriers  # "hold talks under Saudi mediation"
        return head.lower in ("for", "in") and trigger.carrier is None and head.head in met
    if tokens[trigger.head].lemma in GO_BETWEEN:
        return _hosted(parsed, trigger.head, met)
    if tokens[trigger.head].lemma != "discuss":
        return False
    near = set(prepositional(parsed, trigger.head, "at", "during", "in"))
    return bool(near & met & _nouns(triggers))


def _first_such(parsed: Parsed, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "met in Oslo, in the first such encounter since May": the act its clause has told, under another noun."""
    if not trigger.noun or not any(parsed.tokens[c].lower == "such" for c in parsed.children[trigger.head]):
        return False
    top = parsed.tokens[climb(parsed, trigger.head)]
    word = parsed.tokens[top.head]
    return word.lower == "in" and any(t is not trigger and word.head in (t.head, t.carrier) for t in triggers)


def _nouns(triggers: list[Trigger]) -> set[int]:
    return {t.head for t in triggers if t.noun}


def _hosted(parsed: Parsed, i: int, met: set[int]) -> bool:
    """ "talks mediated by Norway", "Kenya, which offered to host them": the meeting is told by its own words."""
    tokens = parsed.tokens
    if tokens[i].dep in ("acl", "relcl") and climb(parsed, tokens[i].head) in {climb(parsed, m) for m in met}:
        return True
    return any(tokens[o].lower in ("them", "it") for o in objects(parsed, i))


def _reading(
    parsed: Parsed,
    trigger: Trigger,
    standing: Standing,
    settings: Settings,
    offices: dict[str, str],
    newest: int | None,
) -> Reading:
    agents, recipients = agents_and_recipients(parsed, trigger)
    heard = perceived(parsed, trigger.head) and parsed.tokens[trigger.head].dep != "ccomp"
    agents = [] if heard else _reflexives(parsed, agents)
    if not agents and standing.status in BY_OPERATOR:
        agents = [s for o in standing.operators for s in subjects(parsed, o) if actor_like(parsed, s)]
        recipients = [r for r in recipients if r not in agents]
    who = tuple(participant_span(parsed, i) for i in agents)
    whom = tuple(phrase_span(parsed, i) for i in recipients)
    when, where = settings.of(trigger, standing.own_time)
    named = bool(who or whom)
    where, whom = struck(parsed, trigger, where, recipients, whom, settings.known)
    if ahead_of_now(parsed, trigger, when):
        standing = replace(standing, status=Status.PLANNED)
    elif standing.status is Status.HYPOTHETICAL and would_on(parsed, trigger, when):
        standing = replace(standing, status=Status.PLANNED, certainty=Certainty.PROBABLE)
    phrase = display_phrase(parsed, trigger, standing)
    kind, status = trigger.rule.type, standing.status
    if trigger.rule.sense == "close" and status is Status.OCCURRED and lasting(parsed, trigger):
        status = Status.ONGOING
    if standing.refusal:
        kind, status = "REJECT", Status.OCCURRED
    level = _level(parsed, trigger, agents, offices) if kind == "CONSULT" else None
    mention = EventMention(
        trigger=parsed.span(trigger.first, trigger.last),
        sentence=parsed.tokens[trigger.head].sentence,
        type=kind,
        status=status,
        certainty=standing.certainty,
        mode=trigger.rule.mode,
        lemma="refuse" if standing.refusal else _lemma(parsed, trigger),
        agents=who,
        recipients=whom,
        times=when,
        moved_from=settings.moved_from(trigger, standing.own_time),
        places=where,
        phrase=phrase,
        level=level,
        definite=trigger.noun and definite(parsed, trigger.head),
        background=is_background(parsed, trigger, standing, when, newest),
        unsure="which one is meant?" if standing.vague and kind == "CONSULT" else "",
        sure=round(trigger.sure, 3),
        found_by=FOUND_BY,
    )
    holder = tuple(phrase_span(parsed, s) for o in standing.operators for s in subjects(parsed, o))
    return Reading(mention, trigger, holder, named)


def _reflexives(parsed: Parsed, heads: list[int]) -> list[int]:
    """ "a meeting between himself and X": himself is the subject of the clause."""
    found: list[int] = []
    for i in heads:
        if parsed.tokens[i].lower.endswith(("self", "selves")) and parsed.tokens[i].pos == "PRON":
            up = verb_above(parsed, i)
            owner = [s for s in subjects(parsed, up) if actor_like(parsed, s)] if up is not None else []
            found += [s for s in (owner or [i]) if s not in found]
        elif i not in found:
            found.append(i)
    return found


def _level(parsed: Parsed, trigger: Trigger, agents: list[int], offices: dict[str, str]) -> str | None:
    words = [_who(parsed, i) for i in agents]
    if not trigger.noun:
        words += [phrase_span(parsed, i).text for i in prepositional(parsed, trigger.head, "as")]
    else:
        top = climb(parsed, trigger.head)
        words.append(parsed.span(*act_phrase(parsed, top)).text)
    return meeting_level(words, offices)


def _who(parsed: Parsed, i: int) -> str:
    """The words of a participant; "he" in reported speech is the speaker."""
    token = parsed.tokens[i]
    if token.lower in ("he", "she", "himself", "herself"):
        for above in ancestors(parsed, i):
            who = subjects(parsed, above.i) if above.lemma in SAY and above.pos == "VERB" else []
            if who and who[0] != i and parsed.tokens[who[0]].pos in ("PROPN", "NOUN"):
                return phrase_span(parsed, who[0]).text
    words = phrase_span(parsed, i).text
    after = parsed.tokens[min(i + 1, len(parsed.tokens) - 1)].lower
    return f"{words} general" if after == "general" and not words.endswith("general") else words  # "directors general"


def _lemma(parsed: Parsed, trigger: Trigger) -> str:
    """The word that stands for the act when reports are matched: the row's sense."""
    return trigger.rule.sense or parsed.tokens[trigger.head].lemma.lower()
