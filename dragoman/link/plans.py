"""What was called off is what had been planned: "the meeting has been cancelled" is the one meeting told of before."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import conflict
from dragoman.model import Status

PLANNED = frozenset((Status.PLANNED, Status.POSSIBLE))
OFF = frozenset((Status.CANCELLED, Status.FAILED))
JOINT = frozenset(("CONSULT", "RETREAT", "COOPERATE"))  # acts that two sides plan together
MOST = 20  # plans of one sense among which the one must be found


def called_off(found: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """(plan, called off): where earlier reports have just one plan of that sense that fits."""
    plans: dict[tuple[str, str], list[int]] = {}
    for i, o in enumerate(found):
        if o.event.type in JOINT and o.event.status in PLANNED and not (o.event.background or o.anew or o.event.unsure):
            plans.setdefault((o.family, o.event.type), []).append(i)
    for j, o in enumerate(found):
        if o.event.status not in OFF or o.event.type not in JOINT or o.event.background:
            continue
        fitting = [i for i in plans.get((o.family, o.event.type), ())[: MOST + 1] if _fits(found[i], o)]
        if (
            fitting
            and len(fitting) <= MOST
            and not any(conflict(found[x], found[y]) for x, y in combinations(fitting, 2))
        ):
            yield fitting[0], j


def _fits(plan: Occurrence, off: Occurrence) -> bool:
    tied = plan.parties & off.parties or (plan.ordinal and plan.ordinal == off.ordinal)
    if plan.key[0] == off.key[0] or not tied or conflict(plan, off):
        return False
    told, called = plan.published, off.published
    return told.earliest is None or called.latest is None or told.earliest <= called.latest
