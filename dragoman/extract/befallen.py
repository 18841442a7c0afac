"""What befell people of whom the rules know only that they are counted: a linear model over words and encoder.

"Nine had burns", "the clinic has forty", "the bandits left with six girls": no verb of harm governs the number. The
model (``signs`` and the encoder's states at the number, its noun, its verb and the span) is asked only where the rules
say people or troops, and overrules them from ``SURE`` on. Fitted by ``train.counts.fit``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files

import numpy as np

from dragoman.extract.causes import acts
from dragoman.extract.counted import HURT
from dragoman.extract.encoder import Scores, read
from dragoman.extract.encoder.session import FOLDER
from dragoman.extract.encoder.witnesses import log_softmax
from dragoman.extract.harm import role
from dragoman.extract.signs import RULED, Signs
from dragoman.extract.syntax import passive
from dragoman.model import CountMention, Parsed

FATES = ("killed", "injured", "missing", "displaced", "detained", "troops", "people")
SPARED = frozenset(("save", "rescue", "survive", "escape", "spare", "evade", "pull", "swim"))
HELPS = frozenset(
    ("search", "comb", "scour", "dig", "look", "treat", "bury", "carry", "bring", "arrest", "hold", "help", "join",
     "guard", "fight", "fly", "mourn", "clear", "send", "pull", "lift", "protest", "march", "demand", "say", "ask")
)  # fmt: skip
HARMED = frozenset(("killed", "injured", "missing", "displaced"))
SURE = 0.75  # left-out reports: from here 25 mended, 4 spoiled; from .5 on 60 and 19. A false toll costs most
SCALE = np.float32(0.15)  # of the states, so that they and the words learn at like pace
FOUND_BY = "counts/2"


@dataclass(frozen=True, slots=True)
class Befallen:
    """``weight[rows[name]]``: what a name adds to each fate; ``states`` what the encoder's states do."""

    rows: Mapping[str, int]
    weight: Scores  # (names, fates)
    states: Scores  # (4 * WIDTH, fates)
    bias: Scores  # (fates,)

    def shares(self, names: Iterable[str], states: Scores) -> Scores:
        """The probability of each fate."""
        known = sorted(self.rows[name] for name in names if name in self.rows)
        sums = self.weight[known].sum(0) + np.einsum("i,ij->j", states * SCALE, self.states) + self.bias
        made: Scores = np.exp(log_softmax(np.asarray(sums, np.float32)[None]))[0]
        return made


@cache
def befallen() -> Befallen:
    """The fitted numbers that ship."""
    with as_file(files("dragoman") / FOLDER / "befallen.npz") as path, np.load(path) as held:
        names = bytes(held["names"]).decode().split("\n")
        weight, states, bias = (held[part].astype(np.float32) for part in ("weight", "states", "bias"))
        return Befallen({name: at for at, name in enumerate(names)}, weight, states, bias)


def states_of(inner: Scores, signs: Signs) -> Scores:
    """The encoder's states at the number, its noun, the verb over it, and over the whole count."""
    noun = signs.core if signs.noun is None else signs.noun
    span = inner[signs.first : signs.last + 1].mean(axis=0)
    made: Scores = np.concatenate([inner[signs.core], inner[noun], inner[signs.verb()], span])
    return made


def likeliest(shares: Scores) -> str | None:
    """The fate that the model is sure of."""
    best = int(shares.argmax())
    return FATES[best] if shares[best] >= SURE else None


def told(parsed: Parsed, mentions: Sequence[CountMention]) -> list[CountMention]:
    """The counts, those of people with what befell them where the model is sure. Raises ModelMissing."""
    made: list[CountMention] = []
    for j, mention in enumerate(mentions):
        fate = _fate(parsed, mentions, j) if mention.count.kind in RULED else None
        if mention.part and made and mention.count.kind == mentions[j - 1].count.kind:
            fate = made[-1].count.kind  # what befell the whole befell its part
        made.append(mention if fate in (None, mention.count.kind) else _with(parsed, mention, str(fate)))
    return made


def _fate(parsed: Parsed, mentions: Sequence[CountMention], j: int) -> str | None:
    signs = Signs(parsed, mentions, j)
    if _does_harm(parsed, signs) or _is_whole(parsed, signs) or parsed.tokens[signs.verb()].lemma in SPARED:
        return None
    shares = befallen().shares(signs.names(), states_of(read(parsed).inner(), signs))
    return likeliest(shares)


def _does_harm(parsed: Parsed, signs: Signs) -> bool:
    """ "Two gunmen killed six", "thirty searched": whoever does it or helps is not among those it befell."""
    tokens = parsed.tokens
    at, verb = tokens[signs.core], tokens[tokens[signs.core].head]
    done = at.dep == "nsubj" and not passive(parsed, verb.i)
    if done and verb.lemma in HELPS:
        return True
    return done and verb.lemma in role("verb") and any(tokens[c].dep == "dobj" for c in parsed.children[verb.i])


def _is_whole(parsed: Parsed, signs: Signs) -> bool:
    """ "Nine of the 14": what befell the nine did not befall them all."""
    before = parsed.tokens[max(0, signs.first - 3) : signs.first]
    return [t.lower for t in before if t.lower != "the"][-1:] == ["of"] and any(t.tag == "CD" for t in before)


def _with(parsed: Parsed, mention: CountMention, kind: str) -> CountMention:
    """A count of another kind: the acts that bring harm about come first in its list."""
    count = replace(mention.count, kind=kind)
    if kind not in HARMED or mention.governor is None or mention.part:
        return replace(mention, count=count, found_by=FOUND_BY)
    over = next(t.i for t in parsed.tokens if t.start < mention.governor.end and t.end > mention.governor.start)
    return replace(mention, count=count, acts=acts(parsed, over, harmed=True, hurt=kind in HURT), found_by=FOUND_BY)
