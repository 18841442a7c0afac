"""Which act a word names: the table of triggers and the trained encoder judge together.

Each candidate word gets the encoder's probability of every PLOVER type and of no act, and what the table says of the
word is a second witness. So a word that no row knows can be found, and a row that does not fit its sentence is
overruled. Where the act stands is weighed likewise, with the words around it for a third witness.
"""

from collections.abc import Sequence
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
from dragoman.extract.events.candidates import candidates
from dragoman.extract.events.evidence import evidence
from dragoman.extract.events.rules import plain
from dragoman.extract.events.speech import Standing
from dragoman.extract.events.triggers import Trigger, carrier_of
from dragoman.extract.events.weighing import weighed
from dragoman.model import Certainty, Parsed, Status

NONE = 0
# both chosen on the open gold and the reports kept from training
KEPT, ADDED = 0.03, 0.3  # confidence an act needs to be told, if the table knows it and if not
UNFIT = 0.7  # the same for a verb of many senses where none of its rows fits
MANIFOLD = frozenset(
    ("meet", "decline", "return", "leave", "open", "close", "hold", "take", "make", "call", "charge", "fire", "strike",
     "raise", "drop", "cut", "draw", "run", "turn", "move", "break", "block", "stop", "end", "beat", "sink", "shoot")
)  # fmt: skip
# probability from which all witnesses together overrule what the rules say of a standing; GROUNDED is for rules that
# rest on a word that tells it. In the open stories, where most acts are plainly done, what fell below was mostly wrong
SURE, GROUNDED = 0.6, 0.9
RETYPED = 0.7  # confidence from which another type than the table's is taken
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
    shares = dict(zip(asked, probabilities(scores[:, KIND_SCORES], said, weights("kind")), strict=True))
    for verb, noun in carried.items():  # "held talks": the two words are one act
        if verb in shares and noun in shares and shares[verb][NONE] < shares[noun][NONE]:
            shares[noun] = shares[verb]
    taken = {i for t in triggers for i in range(t.first, t.last)} | {*carried}
    made = []
    for i, row in zip(asked, scores, strict=True):
        share, trigger = shares[i], known.get(i)
        best = int(share.argmax())
        if trigger is not None and (best == NONE or share[best] < RETYPED):
            made.append(replace(trigger, sure=float(share[KINDS.index(trigger.rule.type)])))
        elif trigger is not None or (best != NONE and i not in taken and share[best] >= _least(parsed, i)):
            made.append(_trigger(parsed, i, trigger, KINDS[best], row, float(share[best])))
    return made


def likeliest(parsed: Parsed) -> Trigger | None:
    """The word that most likely names an act where none was found: for whoever knows that there is one."""
    asked = candidates(parsed)
    if not asked:
        return None
    scores = read(parsed).words()[asked]
    shares = probabilities(scores[:, KIND_SCORES], [NONE] * len(asked), weights("kind"))
    best = int(shares[:, NONE].argmin())
    shares[best, NONE] = 0.0
    kind = int(shares[best].argmax())
    return _trigger(parsed, asked[best], None, KINDS[kind], scores[best], float(shares[best, kind]))


def _least(parsed: Parsed, i: int) -> float:
    """More is asked of verbs of many senses in a use that no row fits: "met its targets", "declined to comment"."""
    token = parsed.tokens[i]
    back = (
        token.tag == "NN"
        and token.lower.endswith("ing")
        and any(parsed.tokens[c].lower == "the" for c in parsed.children[i])
    )  # "a day after the storming": told before
    return UNFIT if back or (token.pos == "VERB" and token.lemma.lower() in MANIFOLD) else 0.0


def worth_telling(trigger: Trigger) -> bool:
    """Whether a brief may rest on it: a row's act unless the encoder sees none, another only where it is sure."""
    return trigger.sure >= (KEPT if trigger.rule.sense else ADDED)


def _trigger(parsed: Parsed, i: int, known: Trigger | None, kind: str, row: Scores, sure: float) -> Trigger:
    if known is not None and known.rule.type == kind:
        return replace(known, sure=sure)
    rule = plain(kind, _mode(kind, row))
    if known is not None:
        return replace(known, rule=rule, sure=sure)
    token = parsed.tokens[i]
    noun = token.pos != "VERB"
    last = i + 1
    if not noun and last < len(parsed.tokens) and parsed.tokens[last].dep == "prt" and parsed.tokens[last].head == i:
        last += 1
    carrier = carrier_of(parsed, i) if noun else None
    return Trigger(i, i, last, rule, carrier, noun=noun, word=token.lemma.lower(), sure=sure)


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
