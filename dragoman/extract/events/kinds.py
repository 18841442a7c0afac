"""Which act a word names: the table of triggers, the words around it and the trained encoder judge together.

Whether a word names an act at all is weighed first (``noticing``); which one, by the encoder's probability of every
PLOVER type, with what the table says of the word for a second witness. So a word that no row knows can be found, and a
row that does not fit its sentence is overruled. Where the act stands is weighed likewise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.extract.encoder import Scores, read
from dragoman.extract.encoder.heads import (
    KIND_SCORES,
    KINDS,
    MANNER_SCORES,
    MANNERS,
    STATUSES,
    manners,
)
from dragoman.extract.encoder.witnesses import probabilities, weights
from dragoman.extract.events import pointing
from dragoman.extract.events.candidates import candidates
from dragoman.extract.events.evidence import evidence
from dragoman.extract.events.noticing import noticed
from dragoman.extract.events.rules import plain
from dragoman.extract.events.speech import Standing
from dragoman.extract.events.triggers import Trigger, carrier_of
from dragoman.extract.events.weighing import weighed
from dragoman.extract.syntax import objects
from dragoman.model import Certainty, Parsed, Status

NONE = 0
# of naming an act, chosen on the open gold and the reports kept from training: a brief tells a row's act from KNOWN on,
# another from ADDED, and one that names nobody who acts from ALONE. Of what the rows do not know and stands below ADDED
# half were acts, of what names nobody and stands above ALONE five in six. Below LOOSE it is no act at all
KNOWN, ADDED, ALONE, LOOSE = 0.4, 0.55, 0.6, 0.3
# of an act of its type, where no row knows the word: which act "control", "resolve" or "is based on" would be nobody
# can tell, and mostly it is none that a reader of news would miss
FIT = 0.2
PLACED = 0.1  # for an act of a row with a day or place: "the contacts held in Lima last week" point at one told before
UNFIT = 0.8  # for a verb of many senses where none of its rows fits: "met its targets", "declined to comment"
MANIFOLD = frozenset(
    ("meet", "decline", "return", "leave", "open", "close", "hold", "take", "make", "call", "charge", "fire", "strike",
     "raise", "drop", "cut", "draw", "run", "turn", "move", "break", "block", "stop", "end", "beat", "sink", "shoot",
     "involve")
)  # fmt: skip
# probability from which all witnesses together overrule what the rules say of a standing; GROUNDED is for rules that
# rest on a word that tells it. In the open stories, where most acts are plainly done, what fell below was mostly wrong
SURE, GROUNDED = 0.6, 0.9
HEAT = 1.5  # of the types, the act given: the confidence then means what it says on reports the encoder never saw
RETYPED = 0.85  # share of an act's types from which another type than the table's is taken
TINY = 1e-6
OPEN = {Status.POSSIBLE: Certainty.POSSIBLE, Status.HYPOTHETICAL: Certainty.POSSIBLE}


def judged(parsed: Parsed, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The acts of a report in text order, each with a type, a mode and a confidence. Raises ModelMissing.

    What only the table takes for an act stays, with the little confidence that is left of it.
    """
    known = {t.head: t for t in triggers}
    carried = {t.carrier: t.head for t in triggers if t.carrier is not None}
    asked = sorted({*candidates(parsed), *known})
    if not asked:
        return []
    scores = read(parsed).words()[asked]
    said = [KINDS.index(known[i].rule.type) if i in known else NONE for i in asked]
    by = replace(weights("kind"), heat=HEAT)
    shares = dict(zip(asked, probabilities(scores[:, KIND_SCORES], said, by), strict=True))
    seen = dict(zip(asked, noticed(parsed, asked, known, scores).tolist(), strict=True))
    for verb, noun in carried.items():  # "held talks": the two words are one act
        if verb in shares and noun in shares and shares[verb][NONE] < shares[noun][NONE]:
            shares[noun] = shares[verb]
        seen[noun] = max(seen[noun], seen.get(verb, 0.0))
    taken = {i for t in triggers for i in range(t.first, t.last)} | {*carried} | _objects(parsed, triggers)
    made = [
        _trigger(parsed, i, known.get(i), row, shares[i], seen[i])
        for i, row in zip(asked, scores, strict=True)
        if i in known or (i not in taken and seen[i] >= LOOSE)
    ]
    once = _once(parsed, made, known)
    return sorted([*once, *pointing.found(parsed, once)], key=lambda t: t.first)


def likeliest(parsed: Parsed) -> Trigger | None:
    """The word that most likely names an act where none was found: for whoever knows that there is one."""
    asked = candidates(parsed)
    if not asked:
        return None
    scores = read(parsed).words()[asked]
    shares = probabilities(scores[:, KIND_SCORES], [NONE] * len(asked), weights("kind"))
    best = int(shares[:, NONE].argmin())
    return _trigger(parsed, asked[best], None, scores[best], shares[best], float(1 - shares[best, NONE]))


def _once(parsed: Parsed, triggers: Sequence[Trigger], known: Mapping[int, Trigger]) -> list[Trigger]:
    """Without the second word of one act where no row knows it: the verb of "staged a sit-in", the object of a verb."""
    carriers = {t.carrier for t in triggers if worth_telling(t)}
    kept = [t for t in triggers if t.head in known or t.head not in carriers]
    verbs = {t.head for t in kept if t.head not in known and not t.noun and worth_telling(t)}
    return [t for t in kept if t.head in known or not t.noun or parsed.tokens[t.head].head not in verbs]


def _objects(parsed: Parsed, triggers: Sequence[Trigger]) -> set[int]:
    """ "Opened fire": the object that a row asks for is no second act."""
    named = (t for t in triggers if not t.noun and any(not w.startswith("@") for w in t.rule.object))
    return {o for t in named for o in objects(parsed, t.head)}


def worth_telling(trigger: Trigger, *, placed: bool = False) -> bool:
    """Whether a brief may rest on it; ``placed``: it is told when or where."""
    if trigger.seen is None:
        return True
    if trigger.rule.sense:
        return trigger.seen >= (PLACED if placed else KNOWN)
    needed = UNFIT if trigger.word in MANIFOLD and not trigger.noun else ADDED
    return trigger.seen >= needed and trigger.sure >= FIT


def plain_alone(trigger: Trigger) -> bool:
    """Whether it is an act that needs nobody named to be one: "the motion was voted down"."""
    return trigger.seen is not None and trigger.seen >= ALONE


def _trigger(parsed: Parsed, i: int, known: Trigger | None, row: Scores, share: Scores, seen: float) -> Trigger:
    """``row`` are the encoder's scores of the word, ``share`` the probability of no act and of each type."""
    kinds = share[NONE + 1 :] / max(1 - share[NONE], TINY)
    best = int(kinds.argmax())
    if known is not None and kinds[best] < RETYPED:
        best = KINDS.index(known.rule.type) - NONE - 1
    kind, sure = KINDS[best + NONE + 1], seen * float(kinds[best])
    if known is not None and known.rule.type == kind:
        return replace(known, seen=seen, sure=sure)
    rule = plain(kind, _mode(kind, row))
    if known is not None:
        return replace(known, rule=rule, seen=seen, sure=sure)
    token = parsed.tokens[i]
    noun = token.pos != "VERB"
    last = i + 1
    if not noun and last < len(parsed.tokens) and parsed.tokens[last].dep == "prt" and parsed.tokens[last].head == i:
        last += 1
    carrier = carrier_of(parsed, i) if noun else None
    return Trigger(i, i, last, rule, carrier, noun=noun, word=token.lemma.lower(), seen=seen, sure=sure)


def _mode(kind: str, row: Scores) -> str | None:
    """The encoder's best mode of a type; None where it thinks that the words tell none."""
    own = manners(kind)
    if own.start == own.stop:
        return None
    return MANNERS[own.start + int(row[MANNER_SCORES][own].argmax())][1] or None


def _spoken_of(parsed: Parsed, i: int) -> bool:
    """ "Has not claimed the raid", "the talks were interrupted": the noun only points at an act told elsewhere."""
    token = parsed.tokens[i]
    return token.pos != "VERB" and any(
        parsed.tokens[c].lower in ("the", "this", "that", "these", "those") for c in parsed.children[i]
    )


def settled(parsed: Parsed, i: int, standing: Standing, *, given: bool = False) -> Standing:
    """Where the act of word ``i`` stands: what rules, encoder and words together find likeliest, if they are sure.

    Where the rules rest on a word that tells it ("urged", "failed to") they keep their way below GROUNDED. ``given``:
    somebody has picked the act out and asks where it stands, so the likeliest answer is the best one.
    """
    if not given and (standing.firm or _spoken_of(parsed, i)):
        return standing
    row = read(parsed).word(i)
    share = weighed().shares(evidence(parsed, i, standing, row), row)
    best = STATUSES[int(share.argmax())]
    needed = GROUNDED if standing.operators else SURE
    if best is standing.status or (not given and share.max() < needed):
        return standing
    return replace(standing, status=best, certainty=OPEN.get(best, Certainty.CERTAIN))
