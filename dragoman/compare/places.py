"""Places of one event: the same, one inside the other, or two places."""

from functools import cache
from math import asin, cos, radians, sin, sqrt

from dragoman.compare.context import Context, Decision
from dragoman.lexicon import table
from dragoman.model import Claim, Place, Relation
from dragoman.names import fold

NEAR_KM = 50  # two names closer than this may be one place and its suburb or district


def distance(a: Place, b: Place) -> float | None:
    """Great-circle distance in km (haversine), None without coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    p, q = radians(a.lat), radians(b.lat)
    h = sin((q - p) / 2) ** 2 + cos(p) * cos(q) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 12742 * asin(sqrt(h))


def compare(left: Claim, right: Claim, context: Context) -> Decision | None:  # noqa: ARG001
    """Compare two WHERE claims of one event."""
    a, b = left.value, right.value
    if not isinstance(a, Place) or not isinstance(b, Place):
        return None
    if a == b:
        return Decision(Relation.AGREE, f"both name {a.name}")
    km = distance(a, b)
    if a.country != b.country and a.country and b.country:
        if _is_country(a) or _is_country(b) or (km is not None and km > NEAR_KM):
            return Decision(Relation.CONTRADICT, f"{a.name} and {b.name} lie in different countries")
        return None
    if _is_country(a) or _is_country(b):
        fine, coarse = (b, a) if _is_country(a) else (a, b)
        return Decision(Relation.REFINE, f"{fine.name} is in {coarse.name}")
    if km is None:
        return None  # one of them is in no gazetteer: nothing can be said
    if km <= NEAR_KM:
        return Decision(Relation.REFINE, f"{a.name} and {b.name} are {km:.0f} km apart")
    return Decision(
        Relation.UNSETTLED, f"{a.name} and {b.name} are two places", "unless one lies in the other or both were struck"
    )


def _is_country(place: Place) -> bool:
    return fold(place.name) in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(n) for row in table("states") for n in (row["name"], *row["aliases"].split("|")) if n)
