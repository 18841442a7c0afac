"""Denials that only point at what was just told: "The ministry denied this", "rejected the report", "it was not true".

Who they deny is the act of the sentence before; that a party did it is denied in `blame`.
"""

import re
from collections.abc import Iterator, Sequence

from dragoman.link.blame import VIOLENT, Blame
from dragoman.link.occurrences import Occurrence, Story
from dragoman.model import Parsed, Span, Stance, Status

NEAR = 2  # sentences back to what is denied
POINTING = re.compile(
    r"(?:th(?:is|at|ese|ose|e)|it|such|any|all|his|her|its|their|[A-Z]\w+['’]s|earlier|media|news|press|reports?|claims?"
    r"|statements?|accounts?|versions?|rumou?rs?|stor(?:y|ies)|news|assertions?|announcements?|was|were|is|are|as"
    r"|false|untrue|not|true|baseless|nonsense|fake|fabricated|a|lie|lies|fabrications?|inventions?|\W+)+",
    re.IGNORECASE,
)
SAID = frozenset(("REQUEST", "REJECT"))  # "it demands ..., Lima has never acknowledged this": what it says, not that
TOLD = frozenset((Status.OCCURRED, Status.ONGOING, Status.PLANNED))


def find(story: Story, found: Sequence[Occurrence]) -> Iterator[Blame]:
    """Every such denial with the act that it denies: its ``actor`` is empty, for no doer is spoken of."""
    by_sentence: dict[tuple[str, int], list[int]] = {}
    for i, o in enumerate(found):
        by_sentence.setdefault((o.key[0], o.event.sentence), []).append(i)
    for report in story.reports:
        parsed, id = report.parsed, report.document.id
        for index, said in enumerate(report.mentions.statements):
            if said.stance is not Stance.DENIES or said.speaker is None or not _points(said.content):
                continue
            here = next(n for n, at in enumerate(parsed.sentences) if at.start <= said.content[0].start < at.end)
            act = _act_before(parsed, [by_sentence.get((id, here - back), []) for back in range(1, NEAR + 1)], found)
            if act is not None and not _own(story, said.resolved or said.speaker, found[act]):
                yield Blame(act, "", parsed.evidence(said.content[0]), (index,), negated=True)


def _points(content: Sequence[Span]) -> bool:
    return bool(content) and all(POINTING.fullmatch(c.text) for c in content)


def _act_before(parsed: Parsed, before: Sequence[Sequence[int]], found: Sequence[Occurrence]) -> int | None:
    """The act that the nearest sentence with one mainly tells; None where it tells a charge, or two acts alike."""
    for acts in before:
        if acts:
            main = [i for i in acts if _main(parsed, found[i])]
            charged = any(found[i].event.type in (*VIOLENT, "ACCUSE") and found[i].agents for i in acts)
            fit = len(main) == 1 and not charged and found[main[0]].event.type not in SAID
            return main[0] if fit and found[main[0]].event.status in TOLD else None
    return None


def _main(parsed: Parsed, o: Occurrence) -> bool:
    """Whether its verb is the sentence's, or that of what is said in it."""
    for token in parsed.tokens:
        if o.event.trigger.start <= token.start < o.event.trigger.end and token.pos == "VERB":
            above = parsed.tokens[token.head]
            return token.dep == "ROOT" or (token.dep in ("ccomp", "conj") and above.dep == "ROOT")
    return False


def _own(story: Story, speaker: Span, o: Occurrence) -> bool:
    """Whether the denier is whoever told it."""
    actor = story.actors.of_words(speaker)
    mentions = story.report(o.key[0]).mentions.statements
    tellers = (mentions[i] for i in o.statements)
    return actor is not None and any(
        t.speaker is not None and story.actors.of_words(t.resolved or t.speaker) == actor for t in tellers
    )
