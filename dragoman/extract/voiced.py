"""Who voices a demand: the verb of saying around it, those whom "we" stand for, and the mentions made of both."""

from collections.abc import Iterator

from dragoman.extract.actorlike import actor_like
from dragoman.extract.asking import party
from dragoman.extract.syntax import ancestors, child, phrase_span, prepositional, subjects
from dragoman.extract.ultimatums import before_else
from dragoman.lexicon import by
from dragoman.model import DemandMention, DemandStance, Parsed, Span, Token

FOUND_BY = "demands/1"
NAME = 4  # words of a name after the noun for its bearer
SPEAKS_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson"})


def speaks(parsed: Parsed, holder: int) -> int:
    """ "we" are those for whom the speaker of the sentence speaks: the body of a spokesman, else the speaker."""
    if parsed.tokens[holder].lower not in ("we", "us"):
        return holder
    say = saying(parsed, holder)
    who = next(iter(subjects(parsed, say.i)), None) if say is not None else None
    if who is None or not actor_like(parsed, who):
        return holder
    if parsed.tokens[who].lemma in SPEAKS_FOR:
        body = child(parsed, who, "poss")
        body = body if body is not None else next(iter(prepositional(parsed, who, "of", "for")), None)
        return body if body is not None and actor_like(parsed, body) else who
    return who


def _named(parsed: Parsed, holder: int) -> int:
    """ "Opposition figure Issa Zongo", where the parse makes two subjects of it: the name."""
    if party(parsed, holder) or parsed.tokens[holder].dep not in ("nsubj", "nsubjpass"):
        return holder
    beside = (c for c in parsed.children[parsed.tokens[holder].head] if holder < c <= holder + NAME)
    return next((c for c in beside if parsed.tokens[c].dep == parsed.tokens[holder].dep and party(parsed, c)), holder)


def mentions(
    parsed: Parsed,
    holders: list[int],
    of: list[int],
    thing: tuple[int, int],
    stance: DemandStance,
    cue: Span,
    condition: Span | None = None,
    meant: Span | None = None,
    *,
    anybody: bool = False,
) -> Iterator[DemandMention]:
    """One mention for each holder that can ask; of the first of those asked who is not the holder.

    ``anybody``: the cue is a verb that only persons and bodies do, so any noun is one.
    """
    for holder in dict.fromkeys(_named(parsed, speaks(parsed, h)) for h in holders):
        if not party(parsed, holder) and not (anybody and parsed.tokens[holder].pos in ("NOUN", "PROPN")):
            continue
        whom = next((o for o in of if o != holder), None)
        yield DemandMention(
            holder=phrase_span(parsed, holder),
            of=phrase_span(parsed, whom) if whom is not None else None,
            span=parsed.span(*before_else(parsed, thing)),
            stance=stance,
            cue=cue,
            condition=condition,
            found_by=FOUND_BY,
            wish=meant,
        )


def _says(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb tells what somebody says: "said", "warned", "went on"."""
    on = verb.lemma == "go" and any(parsed.tokens[c].lower == "on" for c in parsed.children[verb.i])
    return on or f"{verb.lemma} s" in by("demand_cues", "word")


def saying(parsed: Parsed, i: int) -> Token | None:
    """The verb of saying whose content holds verb ``i``, its speaker known; or one in a tag ("..., he said")."""
    for above in ancestors(parsed, i):
        if above.pos == "VERB" and _says(parsed, above):
            return above if subjects(parsed, above.i) else None
    for c in parsed.children[i]:
        tag = parsed.tokens[c]
        if tag.pos == "VERB" and tag.dep in ("ccomp", "parataxis") and _says(parsed, tag):
            return tag if child(parsed, c, "nsubj") is not None else None
    return None
