"""The accuracy card's lines for places: toponyms given, coordinates asked; what is unresolved counts as wrong."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import Any

from dragoman.extract.ranking import resolve
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
EARTH = 6371.0088  # km, mean radius
NEAR = 161.0  # km: the 100 miles of the literature's accuracy


def predict(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """One row of resolved toponyms for each row of text and toponyms."""
    for row in rows:
        asked = sorted((int(t["start"]), int(t["end"])) for t in row["toponyms"])
        found = dict(zip(asked, resolve(row["text"], asked), strict=True))
        toponyms = []
        for toponym in row["toponyms"]:
            at = (int(toponym["start"]), int(toponym["end"]))
            made: dict[str, Any] = {"start": at[0], "end": at[1]}
            best = found[at]
            if best is not None:
                place = best.place()
                made |= {"lat": place.lat, "lon": place.lon, "geonameid": place.geonameid, "country": place.country}
            toponyms.append(made)
        yield {"id": row["id"], "toponyms": toponyms}


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Accuracy within 161 km over all gold toponyms and over the resolved, and the share resolved."""
    known = {row["id"]: {(t["start"], t["end"]): t for t in row["toponyms"]} for row in predicted}
    errors: list[list[float | None]] = [
        [_error(t, known.get(row["id"], {}).get((t["start"], t["end"]))) for t in row["toponyms"]] for row in gold
    ]
    flat = [e for document in errors for e in document]
    resolved = [e for e in flat if e is not None]
    low, high = bootstrap(errors, _accuracy)
    return [
        Figure("places acc@161km", _accuracy(errors), len(flat), low, high),
        Figure("places acc@161km, resolved only", _accuracy([resolved]), len(resolved)),
        Figure("places resolved", len(resolved) / len(flat) if flat else 0.0, len(flat)),
    ]


def _error(gold: Row, found: Row | None) -> float | None:
    """Kilometres between gold and found; None when nothing was found. An equal GeoNames id is no error."""
    if found is None or found.get("lat") is None or found.get("lon") is None:
        return None
    if gold.get("geonameid") is not None and gold.get("geonameid") == found.get("geonameid"):
        return 0.0
    lat, other = radians(gold["lat"]), radians(found["lat"])
    east = radians(found["lon"] - gold["lon"])
    x = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(east / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(x)))


def _accuracy(documents: Sequence[Sequence[float | None]]) -> float:
    flat = [e for document in documents for e in document]
    return sum(e is not None and e <= NEAR for e in flat) / len(flat) if flat else 0.0
