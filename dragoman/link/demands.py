"""Demand mentions -> demands: the holder's actor, the party asked, one entry for a wish told in several reports."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache, partial

from dragoman.link.occurrences import Story
from dragoman.model import Demand, DemandMention, DemandStance, Evidence, Report, Span, Statement, digest
from dragoman.names import fold

RELATIVE = frozenset(("who", "which", "that", "whom"))  # "agitators who want to ...": whom it means is not resolved
FIRST = frozenset(("we", "us", "i"))  # they speak: whoever says the words around them
PLAIN = frozenset(("if", "should", "were", "until", "till", "unless"))  # before a threat as often as an offer
LEADS = re.compile(
    r"(?:and |but )?(?:only (?:if|when|after)|if|unless|until|once|provid(?:ed|ing)(?: that)?|(?:as|so) long as"
    r"|on (?:the )?condition(?: that)?)\s+",
    re.IGNORECASE,
)
MUST_BE = re.compile(r"^([\w' -]{1,60}?) (?:must|should|shall) be\b", re.IGNORECASE)  # "only if" stands before it
PLURAL = re.compile(r"(?:^they|[^s]s)$", re.IGNORECASE)
WHOSE = re.compile(r"(its|their|his|her)\s+", re.IGNORECASE)
SAME = 0.6  # Jaccard of content words above which two wishes of one actor are one
FILLER = frozenset("the a an of to in on for and or that its their his her be by with from as at all any".split())  # noqa: SIM905


def link(story: Story, statements: dict[tuple[str, int], Statement]) -> tuple[Demand, ...]:
    """The story's demands, in the order of reports and text."""
    groups: dict[tuple[str, str], list[Demand]] = defaultdict(list)
    for number, report in enumerate(story.reports):
        said = [statements[report.document.id, n] for n in range(len(report.mentions.statements))]
        make = partial(_demands, number, report, story, said)
        for demand in story.memory.get("demands", (report, *said), make, story.actors.who(report)):
            groups[demand.actor, demand.stance].append(demand)
    return tuple(d for group in groups.values() for d in _folded(group))


def _demands(number: int, report: Report, story: Story, said: Sequence[Statement]) -> list[Demand]:
    """The demands of one report, in its order."""
    found = []
    heard = _heard(said)
    for mention in report.mentions.demands:
        if mention.holder is None:
            continue
        inside = story.statements_at(number, mention.cue)
        actor = heard.get(mention.holder) or story.actors.of_words(mention.holder)
        if actor is None and inside and mention.holder.text.lower() in FIRST:
            actor = said[inside[-1]].speaker.actor
        if actor is None or mention.holder.text.lower() in RELATIVE:
            continue
        text = _named(story, mention, actor, _text(mention))
        if text is None:
            continue
        stance = mention.stance if mention.wish is None else DemandStance.WANTS  # a threat asks for something
        parts = [mention.wish or mention.span, *([mention.condition] if mention.condition else [])]
        parts = parts[:1] if mention.wish is not None else parts
        evidence = tuple(dict.fromkeys(report.parsed.evidence(s) for s in parts))
        found.append(
            Demand(
                id=digest("demand", actor, stance, *(f"{e.document}:{e.start}-{e.end}" for e in evidence)),
                actor=actor,
                of=story.actors.of_words(mention.of) if mention.of is not None else None,
                text=text,
                stance=stance,
                evidence=evidence,
                statement=said[inside[-1]].id if inside else None,
                documents=(report.document.id,),
            )
        )
    return found


def _heard(said: Sequence[Statement]) -> dict[Span, str]:
    """Whom words that speak mean: "she" who demands is she who says it, however open the pronoun is elsewhere."""
    told = (s.speaker for s in said)
    return {s.span: s.actor for s in told if s.span is not None and s.actor is not None}


def _named(story: Story, mention: DemandMention, holder: str, text: str) -> str | None:
    """The text with the name of whose the thing is where that is not the holder; None where nobody can tell."""
    first = WHOSE.match(text)
    words = mention.wish or mention.span
    if first is None or not words.text.startswith(first[0]):
        return text
    whose = story.actors.of_words(Span(words.document, words.start, words.start + len(first[1]), first[1]))
    if whose is None or whose == holder:  # "Ankara opposes its presence": hardly its own, and nobody says whose
        return text if mention.stance is not DemandStance.REFUSES else None
    name = story.actors.by_id[whose].name
    return f"{name}'s {text[first.end() :]}"


def _text(mention: DemandMention) -> str:
    """What is wanted; of a condition first what must be, since "only if" stands before it, then what it is for."""
    words = " ".join((mention.wish or mention.span).text.split())
    if mention.condition is None and mention.stance is DemandStance.CONDITIONS:
        return MUST_BE.sub(lambda m: f"{m[1]} {'are' if PLURAL.search(m[1]) else 'is'}", words, count=1)
    if mention.condition is None or mention.wish is not None or mention.stance is DemandStance.WANTS:
        return words
    terms = " ".join(mention.condition.text.split())
    if mention.stance is DemandStance.REFUSES or mention.cue.text.lower() in PLAIN:
        return f"{words} {terms}"
    bare = LEADS.sub("", terms, count=1)
    return f"{bare} (for: {words})" if bare else words


def _folded(demands: list[Demand]) -> list[Demand]:
    """One entry for wishes in nearly the same words; the longest wording stands for it."""
    kept: list[Demand] = []
    for demand in sorted(demands, key=lambda d: (-len(d.text), d.id)):
        twin = next((i for i, k in enumerate(kept) if _alike(k.text, demand.text)), None)
        if twin is None:
            kept.append(demand)
        else:
            kept[twin] = _joined(kept[twin], demand)
    return kept


def _alike(a: str, b: str) -> bool:
    left, right = _content(a), _content(b)
    return bool(left and right) and len(left & right) >= SAME * min(len(left), len(right))


@lru_cache(maxsize=20_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(fold(text).split()) - FILLER


def _joined(a: Demand, b: Demand) -> Demand:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys((*a.evidence, *b.evidence)))
    documents = tuple(dict.fromkeys((*a.documents, *b.documents)))
    return Demand(a.id, a.actor, a.of or b.of, a.text, a.stance, evidence, a.statement, documents)
