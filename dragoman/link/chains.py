"""One report's mentions of one actor, as its extractor chained them: what linking joins into the story's actors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from dragoman.memory import Memory
from dragoman.model import ActorMention, MentionKind, Report


@dataclass
class Chain:
    """One document's mentions of one actor."""

    key: tuple[str, int]
    mentions: list[ActorMention] = field(default_factory=list)

    @cached_property
    def named(self) -> list[ActorMention]:
        """Mentions that name rather than point."""
        return [m for m in self.mentions if m.kind is MentionKind.NAME]

    @cached_property
    def best(self) -> ActorMention:
        """The mention that tells most: the table's knowledge first, then the longest name."""
        telling = [m for m in self.mentions if m.known] or self.named or self.mentions
        return max(telling, key=lambda m: (m.kind is MentionKind.NAME, len(m.name), -m.span.start))

    @cached_property
    def country(self) -> str | None:
        """The country that any mention gives."""
        return self.first("country")

    def first(self, attribute: str) -> str | None:
        """The first value that any mention of the chain has for an attribute."""
        return next((v for m in self.mentions if (v := getattr(m, attribute)) is not None), None)

    @property
    def nominal(self) -> bool:
        """Whether anything but pronouns stands for it."""
        return any(m.kind is not MentionKind.PRONOUN for m in self.mentions)


def chains_of(reports: Sequence[Report], memory: Memory) -> list[Chain]:
    """Every chain of every report, by report and number."""
    found = (c for r in reports for c in memory.get("chains", (r,), partial(_chains_of, r)))
    return sorted(found, key=lambda c: c.key)


def _chains_of(report: Report) -> list[Chain]:
    found: dict[int, Chain] = {}
    for m in report.mentions.actors:
        found.setdefault(m.chain, Chain((report.document.id, m.chain))).mentions.append(m)
    return list(found.values())
