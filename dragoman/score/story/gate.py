"""Pinned floors: a figure may not slide, and only a person who says so may lower one."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.errors import BadInput
from dragoman.score.story import Scored
from dragoman.score.story.card import whole

NOISE = 0.02  # a drop that small is forgiven: one answer of fifty, as a changed tie between two mentions makes
COMMAND = "python -m dragoman.score.story --update"
Floors = Mapping[str, Any]


def slides(scored: Sequence[Scored], floors: Floors) -> list[str]:
    """What has fallen below its floor, over all stories; and stories that are not those that were pinned."""
    found = []
    measured = {s.name: s.digest for s in scored}
    if measured != floors["stories"]:
        changed = sorted(set(measured.items()) ^ set(floors["stories"].items()))
        found.append(f"the stories changed ({', '.join(sorted({name for name, _ in changed}))}); pin anew: {COMMAND}")
    card = whole(s.card for s in scored)
    for name, floor in floors["figures"].items():
        value = (card[name].value if name in card else None) or 0.0  # nothing found to judge is nothing right
        if value < floor - NOISE:
            found.append(f"{name}: {value:.3f}, pinned at {floor:.3f}")
    return found


def pinned(scored: Sequence[Scored], floors: Floors | None, *, allow_regression: bool = False) -> dict[str, Any]:
    """New floors. A floor rises with its figure and stays where the figure fell by noise alone."""
    card = whole(s.card for s in scored)
    values = {name: round(t.value, 4) for name, t in card.items() if t.value is not None}
    old: Mapping[str, float] = floors["figures"] if floors else {}
    lowered = [
        f"{name}: {values.get(name, 0.0):.3f} under {floor:.3f}"
        for name, floor in old.items()
        if values.get(name, 0.0) < floor - NOISE
    ]
    if lowered and not allow_regression:
        raise BadInput("these floors would be lowered (--allow-regression does it):\n  " + "\n  ".join(lowered))
    if not allow_regression:
        values = {name: max(value, old.get(name, 0.0)) for name, value in values.items()}
    return {"stories": {s.name: s.digest for s in sorted(scored, key=lambda s: s.name)}, "figures": values}


def load(path: Path) -> dict[str, Any] | None:
    """The floors of a file; None where there is none yet."""
    if not path.exists():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
