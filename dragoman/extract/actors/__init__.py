"""Actors of one text: names, roles, metonyms, descriptors and pronouns, each with its words and its chain."""

from collections.abc import Iterator, Sequence

from dragoman.extract.actors import given
from dragoman.extract.actors.coreference import chain
from dragoman.extract.actors.draft import Draft, Reading
from dragoman.extract.actors.phrase import heads
from dragoman.extract.actors.phrases import Phrases, units
from dragoman.extract.actors.proper import runs
from dragoman.extract.actors.resolve import resolve
from dragoman.model import ActorMention, MentionKind, Parsed

FOUND_BY = "actors/1"

__all__ = ["FOUND_BY", "chains", "find", "heads", "resolve"]


def find(parsed: Parsed) -> Iterator[ActorMention]:
    """Every mention of an actor, in the order of the text; mentions of one chain mean one actor."""
    drafts = _drafts(parsed)
    names = _best_names(drafts)
    for draft in sorted(drafts, key=lambda d: (d.first, -d.last)):
        yield _mention(parsed, draft, names)


def chains(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> list[int]:
    """The chain of each given stretch of characters, actor or not: phrases of one chain mean one thing."""
    return given.chains(parsed, _drafts(parsed), spans)


def _drafts(parsed: Parsed) -> list[Draft]:
    if not parsed.tokens:
        return []
    reading = Reading(parsed)
    proper = runs(reading)
    drafts = Phrases(reading, proper).run(units(reading, proper))
    chain(reading, drafts)
    return drafts


def _best_names(drafts: list[Draft]) -> dict[int, str]:
    """For each chain the longest proper name in it, else its first descriptor."""
    found: dict[int, tuple[bool, int, str]] = {}
    for draft in drafts:
        if draft.kind is MentionKind.PRONOUN:
            continue
        named = draft.kind is MentionKind.NAME
        best = found.get(draft.chain)
        if best is None or (named, len(draft.name) if named else 0) > best[:2]:
            found[draft.chain] = (named, len(draft.name) if named else 0, draft.name)
    return {number: name for number, (_, _, name) in found.items()}


def _mention(parsed: Parsed, draft: Draft, names: dict[int, str]) -> ActorMention:
    return ActorMention(
        parsed.span(draft.first, draft.last),
        parsed.span(draft.head_first, draft.head_last),
        draft.kind,
        draft.actor_kind,
        draft.chain,
        names.get(draft.chain, draft.name),
        draft.known,
        draft.country,
        draft.sector,
        draft.role,
        draft.plural,
        draft.unsure,
        FOUND_BY,
    )
