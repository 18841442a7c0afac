"""What is written around a word that may tell whether it names an act, as names that a linear model weighs.

``noticed.npz`` is fitted on these names by ``train.acts.fit``: a change here asks for a new fit.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from dragoman.extract.actorlike import actor_like, place_like
from dragoman.extract.events.evidence import MASKED, governor, nearest, own
from dragoman.extract.events.speech import SAY
from dragoman.extract.events.triggers import Trigger, carrier_of, climb
from dragoman.extract.quotes import OUTSIDE, laid
from dragoman.extract.syntax import objects, passive, subjects
from dragoman.model import Parsed

NAMED = MASKED | {"NORP", "DATE"}  # which name or day stands beside it says nothing
OWNERS = frozenset({"det", "poss", "nummod"})
PARTS = frozenset({"compound", "poss", "amod", "nmod"})
BESIDES = (-2, -1, 1, 2)
PARAGRAPHS = 4  # the first ones are told apart
ENDING = 3  # letters


def marks(parsed: Parsed, asked: Iterable[int], known: Mapping[int, Trigger]) -> Iterator[set[str]]:
    """The names that hold of each word asked of; ``known`` are the acts of the table by head."""
    carriers = {t.carrier for t in known.values()}
    _, inside = laid(parsed)
    for i in asked:
        token = parsed.tokens[i]
        found = {
            *own(parsed, i),
            *_listed(i, token.pos, known, carriers),
            *_held(parsed, i, known),
            *_under(parsed, i, known),
            *(_parties(parsed, i) if token.pos == "VERB" else _noun(parsed, i)),
            *_beside(parsed, i),
            f"lem={token.lemma.lower()}|{token.pos}",
            f"suf={token.lemma.lower()[-ENDING:]}|{token.pos}",
        }
        yield found if inside[i] == OUTSIDE else found | {"quoted", f"quoted|{token.pos}"}


def _listed(i: int, pos: str, known: Mapping[int, Trigger], carriers: Collection[int | None]) -> Iterator[str]:
    """What the table of triggers says of the word."""
    trigger = known.get(i)
    if i in carriers:
        yield "t=carrier"
    yield from ("t=none", f"t=none|{pos}") if trigger is None else ("t=known", f"t=known|{pos}")
    if trigger is not None:
        yield from (f"t={trigger.rule.type}", f"t=sense={trigger.rule.sense}")
        if trigger.carrier is not None:
            yield "t=carried"
        if trigger.rule.weak:
            yield "t=weak"


def _held(parsed: Parsed, i: int, known: Mapping[int, Trigger]) -> Iterator[str]:
    """What the word hangs on."""
    head, preposition, dep = governor(parsed, i)
    if head is None:
        yield "root"
        return
    yield from nearest(parsed, head, i, preposition, dep)
    yield f"g:known={head in known}|{dep}|{preposition}"
    yield f"g:pos={parsed.tokens[head].pos}|{dep}|{preposition}"
    if parsed.tokens[head].lemma in SAY:
        yield f"g:say|{dep}"


def _under(parsed: Parsed, i: int, known: Mapping[int, Trigger]) -> Iterator[str]:
    """Acts and parties below the word."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if c in known:
            yield f"c:known|{tokens[c].dep}"
        if tokens[c].dep == "prep":
            parties = [_party(parsed, g) for g in parsed.children[c] if tokens[g].dep == "pobj"]
            for party in parties:
                yield from (f"c:{tokens[c].lower}:{party}", f"c:pobj:{party[0]}")


def _parties(parsed: Parsed, i: int) -> Iterator[str]:
    """Who does the verb, and to what."""
    tokens = parsed.tokens
    lemma = tokens[i].lemma.lower()
    doers = [(_party(parsed, s), tokens[s].lemma.lower()) for s in subjects(parsed, i)]
    things = [(_party(parsed, o), tokens[o].lemma.lower()) for o in objects(parsed, i)]
    for side, parties in (("subj", doers), ("obj", things)):
        if not parties:
            yield f"{side}=0"
        for party, word in parties:
            yield from (f"{side}={party}", f"{side}={party[0]}", f"{side}l={word}")
    yield from (f"vo={lemma}:{party[0]}" for party, _ in things or [("0", "")])
    yield "so={}>{}".format(*("".join(sorted({party[0] for party, _ in side})) for side in (doers, things)))
    if passive(parsed, i):
        yield "passive"
    if lemma in SAY:
        yield "say"


def _noun(parsed: Parsed, i: int) -> Iterator[str]:
    """What the noun is carried out by, and whose it is."""
    tokens = parsed.tokens
    if climb(parsed, i) != i:
        yield "climbed"
    carrier = carrier_of(parsed, i)
    if carrier is not None:
        yield from ("carrier", f"carrier={tokens[carrier].lemma}")
    owner = next((tokens[c].lower for c in parsed.children[i] if tokens[c].dep in OWNERS), "0")
    yield from (f"det={owner}", f"lemdet={tokens[i].lemma.lower()}:{owner}")
    yield from (f"{tokens[c].dep}:{_party(parsed, c)}" for c in parsed.children[i] if tokens[c].dep in PARTS)


def _beside(parsed: Parsed, i: int) -> Iterator[str]:
    """Where the word stands, and its neighbours."""
    tokens = parsed.tokens
    sentence = parsed.sentences[tokens[i].sentence]
    if sentence.headline:
        yield from ("headline", f"headline|{tokens[i].pos}")
    yield f"para={min(sentence.paragraph, PARAGRAPHS)}"
    for step in BESIDES:
        if sentence.first <= i + step < sentence.last:
            near = tokens[i + step]
            yield f"w{step}={near.entity if near.entity in NAMED else near.lower}"


def _party(parsed: Parsed, i: int) -> str:
    """A pronoun as it stands; else A for who can act, P for a place, x for another, and the kind of name."""
    token = parsed.tokens[i]
    if token.pos == "PRON":
        return token.lower
    side = "A" if actor_like(parsed, i) else "P" if place_like(parsed, i) else "x"
    return side + (token.entity or token.pos)
