"""Standing relations between actors as the reports tell them: who backs, opposes, belongs to, mediates between whom.

Patterns over the parse: "X backs Y", "Y, backed by X", "X-backed Y", "Y, an ally of X", "Y is the wing of X".
What stands in somebody's statement is that speaker's; the brief says so by its sentence.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial

from dragoman.lexicon import table
from dragoman.link.actors import Actors
from dragoman.link.occurrences import Story
from dragoman.model import ActorRelation, Evidence, Parsed, Span, Token
from dragoman.names import fold

VERBS = {
    "back": "backs", "support": "backs", "arm": "backs", "fund": "backs", "sponsor": "backs", "finance": "backs",
    "aid": "backs", "train": "backs", "bankroll": "backs", "supply": "backs", "oppose": "opposes", "fight": "fights",
    "battle": "fights", "recognise": "recognises", "recognize": "recognises", "mediate": "mediates between",
}  # fmt: skip
PARTS = frozenset(("wing", "offshoot", "branch", "arm", "affiliate", "faction", "extension", "subsidiary", "core"))
ALLIES = frozenset(("ally", "backer", "supporter", "patron", "sponsor"))
HYPHENED = frozenset(("backed", "supported", "sponsored", "led", "aligned", "allied", "trained", "armed", "funded"))
UNSURE = frozenset(("may", "might", "could", "would", "should", "not", "n't", "never", "no"))


def link(story: Story) -> tuple[ActorRelation, ...]:
    """The relations of the story, the most often told first."""
    found: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    states = {a.code: a.id for a in reversed(story.actors.actors) if a.code}
    known = tuple(states.items())
    for report in story.reports:
        parsed = report.parsed
        told = partial(_told, parsed, story.actors, states)
        for subject, kind, object_, span in story.memory.get(
            "relations", (report,), told, story.actors.who(report), known
        ):
            if subject != object_:
                found[subject, kind, object_].append(parsed.evidence(span))
    ordered = sorted(found.items(), key=lambda x: (-len({e.document for e in x[1]}), -len(x[1]), x[0]))
    return tuple(ActorRelation(s, o, kind, tuple(e)) for (s, kind, o), e in ordered)


def _told(parsed: Parsed, actors: Actors, states: Mapping[str, str]) -> list[tuple[str, str, str, Span]]:
    return list(_relations(parsed, actors, states))


def _relations(parsed: Parsed, actors: Actors, states: Mapping[str, str]) -> Iterator[tuple[str, str, str, Span]]:
    for token in parsed.tokens:
        if token.lemma in VERBS and token.pos in ("VERB", "ADJ"):
            yield from _verb(token, parsed, actors)
        elif token.lower in HYPHENED and token.i >= 2 and parsed.tokens[token.i - 1].text == "-":
            yield from _hyphened(token, parsed, actors, states)
        elif token.lemma in PARTS | ALLIES and token.pos == "NOUN":
            yield from _noun(token, parsed, actors)


def _verb(token: Token, parsed: Parsed, actors: Actors) -> Iterator[tuple[str, str, str, Span]]:
    kids = [parsed.tokens[i] for i in parsed.children[token.i]]
    if any(k.lower in UNSURE for k in kids):
        return
    by = [parsed.tokens[g] for k in kids if k.dep == "agent" for g in parsed.children[k.i]]
    if by:
        passive = [k for k in kids if k.dep == "nsubjpass"]
        head = passive or ([parsed.tokens[token.head]] if token.dep in ("acl", "amod") else [])
        yield from _pairs(by, head, token, parsed, actors)
        return
    subjects = [k for k in kids if k.dep == "nsubj"]
    objects = [k for k in kids if k.dep == "dobj"]
    yield from _pairs(subjects, objects, token, parsed, actors)


def _hyphened(
    token: Token, parsed: Parsed, actors: Actors, states: Mapping[str, str]
) -> Iterator[tuple[str, str, str, Span]]:
    """ "US-backed Kurdish fighters": the demonym or name before the hyphen backs the noun."""
    backer = states.get(_codes().get(fold(parsed.tokens[token.i - 2].text), ""))
    noun = parsed.tokens[token.head]
    if backer is None or noun.pos not in ("NOUN", "PROPN"):
        return
    kind = "leads" if token.lower == "led" else "backs"
    for target in actors.in_words(parsed.span(noun.i, noun.i + 1))[:1]:
        yield backer, kind, target, parsed.span(token.i - 2, noun.i + 1 if noun.i > token.i else token.i + 1)


def _noun(token: Token, parsed: Parsed, actors: Actors) -> Iterator[tuple[str, str, str, Span]]:
    """ "the wing of X", "X's main ally": of what, and who is it (its subject through "is", or its apposition)."""
    kids = [parsed.tokens[i] for i in parsed.children[token.i]]
    owners = [k for k in kids if k.dep == "poss"]
    owners += [parsed.tokens[g] for k in kids if k.dep == "prep" and k.lower == "of" for g in parsed.children[k.i]]
    head = parsed.tokens[token.head]
    if token.dep == "attr" and not any(parsed.tokens[i].lower in UNSURE for i in parsed.children[head.i]):
        who = [parsed.tokens[i] for i in parsed.children[head.i] if parsed.tokens[i].dep == "nsubj"]
    elif token.dep == "appos":
        who = [head]
    else:
        return
    kind = "part of" if token.lemma in PARTS else "backs"
    yield from _pairs(who, owners, token, parsed, actors, kind=kind)


def _pairs(
    left: list[Token], right: list[Token], token: Token, parsed: Parsed, actors: Actors, *, kind: str = ""
) -> Iterator[tuple[str, str, str, Span]]:
    for a in _with_conjuncts(left, parsed):
        for b in _with_conjuncts(right, parsed):
            one = actors.of_words(parsed.span(a.i, a.i + 1))
            two = actors.of_words(parsed.span(b.i, b.i + 1))
            if one and two:
                yield (
                    one,
                    kind or VERBS[token.lemma],
                    two,
                    parsed.span(min(a.i, token.i, b.i), max(a.i, token.i, b.i) + 1),
                )


def _with_conjuncts(tokens: list[Token], parsed: Parsed) -> list[Token]:
    found = list(tokens)
    for token in found:
        found.extend(parsed.tokens[i] for i in parsed.children[token.i] if parsed.tokens[i].dep == "conj")
    return found[:6]


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("states"):
        for cell in ("name", "aliases", "demonyms"):
            for word in row[cell].split("|"):
                if word:
                    found.setdefault(fold(word), row["code"])
    return found
