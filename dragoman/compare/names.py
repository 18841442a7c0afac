"""The naming table: one referent, each outlet's words for it, whose voice they are, loaded words with the reason.

A word counts as the outlet's own only outside quotation marks and outside any statement's content: in indirect speech
the wording may be the outlet's or the speaker's, and counts for neither. Loaded words come from ``data/loaded.tsv``,
each with its reason; a distance mark ("so-called", scare quotes) is a reason of its own.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence

from dragoman.loaded import loaded
from dragoman.model import (
    ActorMention,
    Event,
    EventMention,
    Evidence,
    MentionKind,
    Name,
    Report,
    Span,
)
from dragoman.names import fold

QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)", re.MULTILINE)
DISTANCE = re.compile(r"\b(?:so-called|self-styled|self-proclaimed|self-declared)\b", re.IGNORECASE)
LEADING = re.compile(r"^(?:(?:the|a|an|this|that|these|those|its|their|his|her|our|some|many|several)\s+)+", re.I)
KINDS = (MentionKind.NAME, MentionKind.DESCRIPTOR, MentionKind.METONYM)


def names(
    reports: Sequence[Report],
    actor_of: Callable[[ActorMention], str | None],
    event_of: Callable[[str, int], Event | None],
) -> tuple[Name, ...]:
    """Every report's words for every actor, and its nouns for events, in the order of reports and text."""
    rows: dict[tuple[str, str, str, str, str], list[Evidence]] = defaultdict(list)
    shown: dict[tuple[str, str, str, str, str], tuple[str, str]] = {}
    for report in reports:
        voices = _Voices(report)
        for mention in report.mentions.actors:
            actor = actor_of(mention) if mention.kind in KINDS else None
            if actor is not None:
                _add(rows, shown, report, "actor", actor, mention.span, voices.of(mention.span))
        for index, event_mention in enumerate(report.mentions.events):
            event = event_of(report.document.id, index)
            if event is not None and _nominal(report, event_mention):
                _add(rows, shown, report, "event", event.id, event_mention.trigger, voices.of(event_mention.trigger))
    return tuple(
        Name(
            document=key[0],
            text=shown[key][0],
            spans=tuple(spans),
            actor=key[2] if key[1] == "actor" else None,
            event=key[2] if key[1] == "event" else None,
            loaded=bool(shown[key][1]),
            reason=shown[key][1],
            quoted=key[4] != "own",
            voice=key[4],
        )
        for key, spans in rows.items()
    )


def _add(
    rows: dict[tuple[str, str, str, str, str], list[Evidence]],
    shown: dict[tuple[str, str, str, str, str], tuple[str, str]],
    report: Report,
    sort: str,
    about: str,
    span: Span,
    voice: str,
) -> None:
    text = LEADING.sub("", " ".join(span.text.split())) or span.text
    key = (report.document.id, sort, about, fold(text), voice)
    rows[key].append(report.parsed.evidence(span))
    if key not in shown:
        shown[key] = (text, loaded(text) or _distance(report, span))


def _distance(report: Report, span: Span) -> str:
    before = report.document.text[max(0, span.start - 30) : span.end]
    mark = DISTANCE.search(before)
    return f"distance mark: {mark.group().lower()}" if mark else ""


def _nominal(report: Report, mention: EventMention) -> bool:
    """Whether the trigger is a noun: a name for the event, not just its verb."""
    sentence = report.parsed.sentences[mention.sentence]
    return any(
        t.start >= mention.trigger.start and t.end <= mention.trigger.end and t.pos in ("NOUN", "PROPN")
        for t in report.parsed.tokens[sentence.first : sentence.last]
    )


class _Voices:
    """Whose words stand where in one report."""

    def __init__(self, report: Report) -> None:
        self.quoted = [m.span() for m in QUOTED.finditer(report.document.text)]
        self.told = [(c.start, c.end) for s in report.mentions.statements for c in s.content]

    def of(self, span: Span) -> str:
        """own, quoted or indirect."""
        told = any(start <= span.start and span.end <= end for start, end in self.told)
        quoted = any(start < span.start and span.end <= end for start, end in self.quoted)
        if quoted:
            return "quoted"
        return "indirect" if told else "own"
