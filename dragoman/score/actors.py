"""The accuracy card's lines for actors: a phrase's country and PLOVER sector, and chains within one document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dragoman.extract.actors import resolve
from dragoman.score.figures import Figure, bootstrap

Row = Mapping[str, Any]
SAME_COUNTRY = {"XKX": "KOS", "XKO": "KOS"}  # Kosovo has no ISO code; other tables write it so


def predict(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Country and sector of each row's phrase, from its ``text``, ``context`` and ``query_date`` alone."""
    found = []
    for row in rows:
        country, sector = resolve(str(row["text"]), str(row.get("context") or ""), str(row.get("query_date") or ""))
        found.append({"id": row["id"], "country": country, "code_1": sector})
    return found


def measure(gold: Sequence[Row], predicted: Sequence[Row]) -> list[Figure]:
    """Share of right countries (all rows, and rows whose words name the country) and of right sectors."""
    answers = {row["id"]: row for row in predicted}
    country, named, role = [], [], []
    for row in gold:
        expected, answer = row["expected"], answers.get(row["id"], {})
        if "country" in expected:
            right = _same(answer.get("country"), expected["country"])
            country.append(right)
            if row.get("names_country"):
                named.append(right)
        if "code_1" in expected:
            role.append((answer.get("code_1") or "") == expected["code_1"])
    lines = (("actors.country", country), ("actors.country_named", named), ("actors.role", role))
    return [_figure(name, hits) for name, hits in lines]


def _same(found: object, expected: str) -> bool:
    code = str(found or "")
    return SAME_COUNTRY.get(code, code) == SAME_COUNTRY.get(expected, expected)


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0


def _figure(name: str, hits: list[bool]) -> Figure:
    low, high = bootstrap(hits, _share)
    return Figure(name, _share(hits), len(hits), low, high)
