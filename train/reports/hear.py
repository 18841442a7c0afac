"""The two linear models that tell a speaker's class (``dragoman/extract/encoder/hearing.py``), learned from statements.

The second model must see what the first hears of reports it did not learn from, so the first is learned anew for each
third of the hands that is left out; reports of ``voices``, which no rule was written beside, are left out in halves.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch

from dragoman.extract.encoder.heads import CLASSES
from dragoman.extract.encoder.hearing import LOUD, SCALE, Hearing, floored, together
from dragoman.extract.statements.judged import SURE, Voice

STATES_DECAY = 5.0  # of the squared weights, halved, beside the sum of losses; both by the left-out reports of voices
SAID_DECAY = 10.0
STEPS = 60
THIRDS = 3
HALVES = 2


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker whose class is labelled."""

    hand: str
    report: str
    voice: Voice
    truth: int


def learn(speakers: Sequence[Known]) -> dict[str, Any]:
    """What ships; prints how often both models and the rules are right of each hand that they did not learn from."""
    states = np.stack([s.voice.states for s in speakers])
    parts = _parts(speakers)
    heard = np.zeros((len(speakers), len(CLASSES)), np.float32)
    for part in sorted(set(parts)):
        out = parts == part
        heard[out] = _apart(states, speakers, ~out).hear(states[out])
    heard = together(heard, [_owner(s) for s in speakers])
    _print(speakers, parts, heard)
    whole = _weighing(_apart(states, speakers, np.ones(len(speakers), bool)), speakers, heard)
    return {
        "states": whole.states.astype(np.float16), "lean": whole.lean, "heard": whole.heard, "said": whole.said,
        "known": whole.known, "base": whole.base, "ways": np.array(list(whole.ways)),
    }  # fmt: skip


def _owner(s: Known) -> object:
    return s.report, s.voice.owner


def _parts(speakers: Sequence[Known]) -> Any:
    """The part that each speaker is left out with."""
    fresh = {name: n for n, name in enumerate(dict.fromkeys(s.report for s in speakers if s.hand == "voices"))}
    hands = {name: n for n, name in enumerate(dict.fromkeys(s.hand for s in speakers if s.hand != "voices"))}
    return np.array(
        [
            f"voices {fresh[s.report] % HALVES}" if s.hand == "voices" else f"hands {hands[s.hand] % THIRDS}"
            for s in speakers
        ]
    )


def _apart(states: Any, speakers: Sequence[Known], chosen: Any) -> Hearing:
    """What hears, learned from the chosen speakers."""
    truth = np.array([s.truth for s in speakers])[chosen]
    weights, lean = regression(states[chosen] * SCALE, truth, STATES_DECAY)
    none = np.zeros((len(CLASSES), len(CLASSES)), np.float32)
    return Hearing(weights, lean, none, none, none[:0], none[0], {})


def _weighing(hearing: Hearing, speakers: Sequence[Known], heard: Any) -> Hearing:
    """What weighs, learned from what was heard of speakers while they were left out."""
    ways = [way for way, n in sorted(Counter(s.voice.way for s in speakers).items()) if n > 1]
    place = {way: n for n, way in enumerate(ways)}
    design = np.zeros((len(speakers), 2 * len(CLASSES) + len(ways)), np.float32)
    design[:, : len(CLASSES)] = floored(heard) * LOUD
    for row, s in zip(design, speakers, strict=True):
        row[len(CLASSES) + CLASSES.index(s.voice.said)] = 1
        if s.voice.way in place:
            row[2 * len(CLASSES) + place[s.voice.way]] = 1
    made, base = regression(design, np.array([s.truth for s in speakers]), SAID_DECAY)
    ear, said, known = np.split(made, [len(CLASSES), 2 * len(CLASSES)])
    return replace(hearing, heard=ear, said=said, known=known, base=base, ways=place)


def _print(speakers: Sequence[Known], parts: Any, heard: Any) -> None:
    """How often each is right of what it has not learned from."""
    tally: dict[str, Counter[str]] = {}
    for part in sorted(set(parts)):
        inside, out = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        by = _weighing(_apart(np.zeros((1, 1), np.float32), [speakers[0]], np.ones(1, bool)),
                       [speakers[i] for i in inside], heard[inside])  # fmt: skip
        left = [speakers[i] for i in out]
        weighed = by.weigh(heard[out], [CLASSES.index(s.voice.said) for s in left], [s.voice.way for s in left])
        shares = np.exp(together(weighed, [_owner(s) for s in left]))
        for s, ear, share in zip(left, heard[out], shares, strict=True):
            said = CLASSES.index(s.voice.said)
            told = int(share.argmax()) if share.max() >= SURE["class"] else said
            row = tally.setdefault(s.hand, Counter())
            row.update(n=1, rules=said == s.truth, ear=int(ear.argmax()) == s.truth, both=told == s.truth)
    for hand, row in tally.items():
        shares_right = ", ".join(f"{name} {row[name] / row['n']:.3f}" for name in ("rules", "ear", "both"))
        sys.stdout.write(f"class, {hand} left out: n {row['n']}; {shares_right}\n")


def regression(rows: Any, truth: Any, decay: float) -> tuple[Any, Any]:
    """Weights and bias of a multinomial logistic regression, by its likelihood and the square of its weights."""
    x, y = torch.from_numpy(np.ascontiguousarray(rows)), torch.from_numpy(truth)
    weights = torch.zeros(x.shape[1], len(CLASSES), requires_grad=True)
    bias = torch.zeros(len(CLASSES), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def loss() -> Any:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(x @ weights + bias, y, reduction="sum")
        value = value + decay / 2 * (weights**2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return weights.detach().numpy(), bias.detach().numpy()
