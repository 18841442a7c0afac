"""The occurrences of a story, in order: what an attack did to people is its toll, and no second act."""

from bisect import bisect_left
from dataclasses import replace
from functools import partial

from dragoman.link.occurrences import Occurrence, Story
from dragoman.link.tolls import CASUALTIES
from dragoman.model import CountMention, Parsed, Report

OUTCOMES = frozenset(("kill", "injure", "wound", "die", "hurt", "displace"))
MOMENTS = frozenset(("when", "as", "while"))


def occurrences(story: Story) -> list[Occurrence]:
    """Every event mention of the story, in the order of reports and text; what an attack did is part of the attack."""
    found = []
    for at, report in enumerate(story.reports):
        who = story.actors.who(report)  # all that its mentions depend on beyond the report itself
        found += story.memory.get("occurrences", (report,), partial(_occurrences, story, at), who)
    return found


def _occurrences(story: Story, at: int) -> list[Occurrence]:
    report = story.reports[at]
    by_sentence: dict[int, list[Occurrence]] = {}
    for index in range(len(report.mentions.events)):
        o = story.occurrence(at, index)
        by_sentence.setdefault(o.event.sentence, []).append(o)
    return [
        o
        for sentence, members in sorted(by_sentence.items())
        for o in _with_casualties(_by_clause(members, report.parsed), _casualties(report, sentence), report.parsed)
    ]


def _by_clause(members: list[Occurrence], parsed: Parsed) -> list[Occurrence]:
    """ "Massacre at sea: sailors fire on ferry": what a headline names before its colon is the act told behind it."""
    if not members or not parsed.sentences[members[0].event.sentence].headline:
        return members
    where = parsed.sentences[members[0].event.sentence]
    colon = next((t.start for t in parsed.tokens[where.first : where.last] if t.text == ":"), None)
    names = [o for o in members if colon is not None and not o.verbal and o.event.trigger.end <= colon]
    acts = [o for o in members if colon is not None and o.verbal and o.event.trigger.start > colon]
    for name in names:
        act = next((o for o in acts if _told_by(name, o)), None)
        if act is not None:
            whole = replace(
                act,
                names=act.names | name.names,
                places=act.places or name.places,
                towns=act.towns or name.towns,
                times=act.times or name.times,
                counts=tuple(dict.fromkeys((*act.counts, *name.counts))),
            )
            members = [whole if o is act else o for o in members if o is not name]
            acts = [whole if o is act else o for o in acts]
    return members


def _told_by(name: Occurrence, act: Occurrence) -> bool:
    """Whether a noun may name the act that a clause tells: one sort of act, one standing."""
    one = name.family == act.family and name.event.type == act.event.type
    return one and name.event.status is act.event.status and name.many is act.many


def _casualties(report: Report, sentence: int) -> tuple[CountMention, ...]:
    where = report.parsed.sentences[sentence]
    return tuple(
        c
        for c in report.mentions.counts
        if c.count.kind in CASUALTIES and not c.part and where.start <= c.span.start and c.span.end <= where.end
    )


def _with_casualties(members: list[Occurrence], counts: tuple[CountMention, ...], parsed: Parsed) -> list[Occurrence]:
    """In a sentence with one attack, "killing 11" is its outcome: the toll is the attack's, no second act."""
    attacks = [o for o in members if o.event.type == "ASSAULT" and o.event.lemma not in OUTCOMES]
    if len(attacks) > 1:
        attacks = _without_means(attacks, parsed)
    if len(attacks) != 1:
        return members
    attack = attacks[0]
    kept = [o for o in members if o is attack or o.event.type != "ASSAULT"]
    gone = [o for o in members if o is not attack and o.event.type == "ASSAULT"]
    day = next((o.times for o in gone if o.times and _at_once(attack, o, parsed)), ())
    told = (*attack.counts, *counts, *(c for o in gone for c in o.counts))
    whole = replace(attack, counts=tuple(dict.fromkeys(told)), times=attack.times or day)
    return [whole if o is attack else o for o in kept]


def _at_once(attack: Occurrence, harm: Occurrence, parsed: Parsed) -> bool:
    """ "Killed on Tuesday when their truck was ambushed", "in the raid": one day; "a week after the raid": another."""
    starts = [t.start for t in parsed.tokens]
    token = parsed.tokens[bisect_left(starts, attack.event.trigger.start)]
    if attack.verbal:
        since = bisect_left(
            starts, harm.event.trigger.end
        )  # "killed when shells fired by rebels hit": "when" is theirs
        between = {t.lower for t in parsed.tokens[since : token.i]}
        return "when" in between or any(parsed.tokens[c].lower in MOMENTS for c in parsed.children[token.i])
    return parsed.tokens[token.head].lower in ("in", "during", "by")


def _without_means(attacks: list[Occurrence], parsed: Parsed) -> list[Occurrence]:
    """ "shells fired from the hills fell on Aden": what a clause says of the means of an attack is no second one."""
    starts = [t.start for t in parsed.tokens]
    heads = [bisect_left(starts, o.event.trigger.start) for o in attacks]
    kept = []
    for o, i in zip(attacks, heads, strict=True):
        noun = parsed.tokens[parsed.tokens[i].head]
        aside = parsed.tokens[i].dep in ("acl", "relcl") and noun.dep in ("nsubj", "nsubjpass", "dobj")
        aside = aside and noun.head != i and noun.head in heads
        if not aside and not (_participle(parsed, i) and any(j > i for j in heads)):
            kept.append(o)
    return kept


def _participle(parsed: Parsed, i: int) -> bool:
    """ "When shells fired from the hills fell": a participle that is read as the clause's verb for want of another."""
    kids = {parsed.tokens[c].dep for c in parsed.children[i]}
    return parsed.tokens[i].tag == "VBN" and "nsubj" in kids and not kids & {"aux", "auxpass"}
