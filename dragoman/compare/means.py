"""With what it was done: a rocket here, a drone there, a wall that fell; 120-mm shells here, 81-mm rounds there.

Words of ``data/means.tsv`` stand for a sort of means. Two reports that tell one blow, in sentences of one event or with
rare words in common, differ where their sorts exclude each other and neither report has the other's anywhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import combinations

from dragoman.compare.context import Context, Decision
from dragoman.compare.terms import TIED, content, spread, tie
from dragoman.compare.told import Told
from dragoman.lexicon import table
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Evidence, Parsed, Relation, Token
from dragoman.names import fold

CALIBRE = re.compile(r"\b(\d{2,3}(?:\.\d+)?)[ -]?(?:mm|millimet(?:er|re)s?)\b")
NONE = frozenset(("no", "not", "any", "never", "without", "nor"))
BACK = 3  # words before it that may deny it: "not a single rocket"
FIRM = 2 * TIED  # rare words that make one blow of two sentences of two events
MOST = 40  # reports of which each sort meets the others


@dataclass(frozen=True, slots=True)
class Means:
    """One word for what a blow was struck with."""

    evidence: Evidence
    sort: str
    own: frozenset[str]  # content lemmas of its sentence
    near: frozenset[str]


Decided = tuple[Claim, Claim, Decision]


def find(context: Context, memory: Memory) -> Iterator[Decided]:
    """Every two reports that tell one blow by means that exclude each other, once."""
    told = {d: memory.get("means", (p,), partial(_read, p)) for d, p in sorted(context.parsed.items())}
    reports = [found for found in told.values() if found][:MOST]
    if len(reports) < 2:
        return
    sentences = {m.evidence.sentence: m.own for found in reports for m in found}
    common = spread(sentences)
    story = Told(context)
    for one, two in combinations(reports, 2):
        found = _clash(one, two, common, story)
        if found is not None:
            yield from _pair(*found, context, story)


def _clash(
    one: Sequence[Means], two: Sequence[Means], common: Mapping[str, int], story: Told
) -> tuple[Means, Means] | None:
    """The first two that clash; none where either report tells the other's means too."""
    here, there = ({m.sort for m in found} for found in (one, two))
    for a in one:
        for b in two:
            if a.sort in there or b.sort in here or not _exclude(a.sort, b.sort):
                continue
            if a.sort.isdigit() or tie(a, b, common) >= (TIED if _events(a, story) & _events(b, story) else FIRM):
                return a, b
    return None


def _exclude(one: str, two: str) -> bool:
    if one[:1].isdigit() or two[:1].isdigit():
        return one[:1].isdigit() and two[:1].isdigit()
    return two in sorts()[one] or one in sorts()[two]


def _events(means: Means, story: Told) -> set[str]:
    here = means.evidence
    return {e.id for m, e in story.mentions.get(here.document, ()) if m.number == here.number}


def _pair(a: Means, b: Means, context: Context, story: Told) -> Iterator[Decided]:
    about = story.about(a.evidence, b.evidence)
    if about is None:
        return
    left, right = (story.on(story.in_words(m.evidence, ClaimField.CAUSE), about) for m in (a, b))
    said = f'{context.speaker(left)} speaks of "{a.evidence.text}", {context.speaker(right)} of "{b.evidence.text}"'
    yield left, right, Decision(Relation.UNSETTLED, said, "if one and the same blow is meant, and not both were used")


@cache
def sorts() -> dict[str, frozenset[str]]:
    """Of each sort those that it excludes."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("means"):
        found[row["sort"]] |= set(row["not"].split("|")) - {""}
    return {sort: frozenset(others) for sort, others in found.items()}


@cache
def _words() -> dict[str, str]:
    return {row["lemma"]: row["sort"] for row in table("means")}


# --- of one report ---------------------------------------------------------------------------------------------------


def _read(parsed: Parsed) -> list[Means]:
    """The means that a report tells; a sentence with several sorts tells of none."""
    found = []
    for n, sentence in enumerate(parsed.sentences):
        if sentence.headline:
            continue
        tokens = parsed.tokens[sentence.first : sentence.last]
        words = [(t, sort) for t in tokens if (sort := _sort(t, parsed)) is not None]
        sizes = list(CALIBRE.finditer(parsed.document.text[sentence.start : sentence.end]))
        if not words and not sizes:
            continue
        own = content(parsed, n)
        beside = [content(parsed, k) for k in (n - 1, n + 1) if 0 <= k < len(parsed.sentences)]
        if len({sort for _, sort in words}) == 1:
            token, sort = words[0]
            evidence = parsed.evidence(parsed.span(token.i, token.i + 1))
            inside = frozenset(_words())
            found.append(Means(evidence, sort, own - inside, own.union(*beside) - inside))
        if len({m[1] for m in sizes}) == 1:
            at = parsed.document.span(sentence.start + sizes[0].start(), sentence.start + sizes[0].end())
            found.append(Means(parsed.evidence(at), sizes[0][1], own, own))
    return found


def _sort(token: Token, parsed: Parsed) -> str | None:
    sort = _words().get(fold(token.lemma))
    if sort is None or token.pos not in ("NOUN", "VERB", "PROPN"):
        return None
    before = {t.lower for t in parsed.tokens[max(0, token.i - BACK) : token.i]}
    return None if before & NONE else sort
