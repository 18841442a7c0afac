"""The naming table: one referent, each outlet's words for it, whose voice they are, loaded words with the reason.

A word counts as the outlet's own only outside quotation marks and outside any statement's content: in indirect speech
the wording may be the outlet's or the speaker's, and counts for neither. Marks by which the outlet keeps a word at a
distance ("so-called", scare quotes) are the outlet's own. Loaded words come from ``data/loaded.tsv``, each with its
reason. A loaded phrase that nobody could be tied to stands without a referent: of whom it speaks is not settled.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dragoman.compare.names_phrases import Named, phrases
from dragoman.compare.names_voices import NameVoice
from dragoman.memory import Memory
from dragoman.model import ActorMention, Event, Evidence, Name, Report
from dragoman.names import fold

LEADING = re.compile(
    r"^(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|some|many|several|(?:him|her|it|them)sel(?:f|ves))\s+)+",
    re.I,
)
OWN = (NameVoice.OWN, NameVoice.SCARE)
Key = tuple[str, str, str, str, NameVoice]


def names(
    reports: Sequence[Report],
    actor_of: Callable[[ActorMention], str | None],
    event_of: Callable[[str, int], Event | None],
    memory: Memory | None = None,
) -> tuple[Name, ...]:
    """Every report's words for every actor, and its nouns for events, in the order of reports and text."""
    memory = memory or Memory()
    found: list[Name] = []
    for report in reports:
        named = memory.get("phrases", (report,), partial(_found, report))
        of = tuple(_referent(report, one, actor_of, event_of) for one, _ in named)
        events = tuple(dict.fromkeys(event for _, event in of if event))
        number = {event: str(n) for n, event in enumerate(events)} | {"": ""}  # its id may be new, its names are not
        numbered = tuple((actor, number[event]) for actor, event in of)
        made = memory.get("names", (report,), partial(_names, report, named, numbered), numbered)
        found += [replace(n, event=events[int(n.event)]) if n.event is not None else n for n in made]
    return tuple(found)


def _found(report: Report) -> list[tuple[Named, Evidence]]:
    return [(one, report.parsed.evidence(one.span)) for one in phrases(report)]


Referent = tuple[str, str]  # the ids of an actor and of an event, or ""


def _referent(
    report: Report,
    named: Named,
    actor_of: Callable[[ActorMention], str | None],
    event_of: Callable[[str, int], Event | None],
) -> Referent:
    actor = actor_of(named.actor) if named.actor is not None else None
    event = event_of(report.document.id, named.event) if named.event is not None else None
    return actor or "", event.id if event else ""


def _names(report: Report, found: Sequence[tuple[Named, Evidence]], of: Sequence[Referent]) -> tuple[Name, ...]:
    rows: dict[Key, list[Evidence]] = defaultdict(list)
    shown: dict[Key, tuple[str, tuple[str, ...]]] = {}
    for (named, evidence), (actor, event) in zip(found, of, strict=True):
        if not actor and not event and (named.actor or named.event is not None or not named.reasons):
            continue
        text = LEADING.sub("", " ".join(named.span.text.split())) or named.span.text
        key = (report.document.id, actor, event, _same(text, named), named.voice)
        rows[key].append(evidence)
        shown.setdefault(key, (text, named.reasons))
    return tuple(
        Name(
            document=document,
            text=shown[key][0],
            spans=tuple(spans),
            actor=actor or None,
            event=event or None,
            loaded=bool(shown[key][1]),
            reason="; ".join(shown[key][1]),
            quoted=voice not in OWN,
            voice=voice.value,
        )
        for key, spans in rows.items()
        for document, actor, event, _, voice in (key,)
    )


def _same(text: str, named: Named) -> str:
    """What makes two phrases one name: the same words, loaded in both or in neither."""
    return f"{fold(text)}|{'; '.join(named.reasons)}"
