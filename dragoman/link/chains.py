"""One report's mentions of one actor, as its extractor chained them: what linking joins into the story's actors."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial

from dragoman.memory import Memory
from dragoman.model import ActorKind, ActorMention, MentionKind, Report
from dragoman.names import fold


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

    @cached_property
    def name(self) -> str:
        """The best name, folded."""
        return fold(self.best.name)

    @cached_property
    def head(self) -> str:
        """The last word of the best mention's head, folded."""
        return head_word(self.best)

    @cached_property
    def role(self) -> str:
        """The first role that any mention gives, or ""."""
        return self.first("role") or ""

    @cached_property
    def spelled(self) -> tuple[str, ...]:
        """Its names, folded, each once."""
        return tuple(dict.fromkeys(fold(m.head.text) for m in self.named))

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """The capitals alone that stand for its longer name, each once."""
        short = (m.head.text for m in self.named)
        return tuple(dict.fromkeys(s for s in short if s.isupper() and 1 < len(s) < len(self.best.name)))

    @cached_property
    def person(self) -> bool:
        """Whether any mention has it a person."""
        return any(m.actor_kind is ActorKind.PERSON for m in self.mentions)

    @cached_property
    def nominal(self) -> bool:
        """Whether anything but pronouns stands for it."""
        return any(m.kind is not MentionKind.PRONOUN for m in self.mentions)


def head_word(mention: ActorMention) -> str:
    """The last word of a mention's head, folded."""
    return fold(mention.head.text).rsplit(" ", 1)[-1]


def chains_of(reports: Sequence[Report], memory: Memory) -> list[Chain]:
    """Every chain of every report, by report and number."""
    found = (c for r in reports for c in memory.get("chains", (r,), partial(_chains_of, r)))
    return sorted(found, key=lambda c: c.key)


def _chains_of(report: Report) -> list[Chain]:
    found: dict[int, Chain] = {}
    for m in report.mentions.actors:
        found.setdefault(m.chain, Chain((report.document.id, m.chain))).mentions.append(m)
    return list(found.values())
