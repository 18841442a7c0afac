"""Two readers' labels of the acts and counts of the same reports, for ``dragoman.score.agreement``."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from dragoman.score.figures import Figure
from dragoman.score.overlaps import matched
from dragoman.score.statements.tallies import Tallies, f1, kappa

Row = Mapping[str, Any]
LABELS = ("type", "status", "certainty")


def agree(both: Sequence[tuple[Row, Row]]) -> list[Figure]:
    """Figures in percent: acts and counts that both found, and of those the same labels (kappa: beyond chance)."""
    tallies = Tallies([_acts(a, b) + _counts(a, b) for a, b in both])
    n = tallies.total()
    figures = [tallies.figure("acts F1", lambda c: _f1(c, "acts"), n["acts first"] + n["acts second"])]
    for field in LABELS:
        figures.append(tallies.share(f"act {field}", f"{field} agreed", "acts both"))
        figures.append(tallies.figure(f"act {field} kappa", lambda c, x=field: kappa(c, x), n["acts both"]))  # type: ignore[misc]
    figures.append(tallies.figure("counts F1", lambda c: _f1(c, "counts"), n["counts first"] + n["counts second"]))
    figures.append(tallies.share("count bounds", "bounds agreed", "counts both"))
    figures.append(tallies.share("count kind", "kind agreed", "counts both"))
    return figures


def _f1(c: Mapping[Hashable, int], name: str) -> float:
    return f1(c[f"{name} both"], c[f"{name} second"], c[f"{name} both"], c[f"{name} first"])


def _acts(one: Row, other: Row) -> Counter[Hashable]:
    a, b = one["events"], other["events"]
    made: Counter[Hashable] = Counter({"acts first": len(a), "acts second": len(b)})
    for i, j in matched([e["trigger"] for e in a], [e["trigger"] for e in b]):
        made["acts both"] += 1
        for field in LABELS:
            made[f"{field} agreed"] += a[i][field] == b[j][field]
            made[field, a[i][field], b[j][field]] += 1
    return made


def _counts(one: Row, other: Row) -> Counter[Hashable]:
    a, b = one["counts"], other["counts"]
    made: Counter[Hashable] = Counter({"counts first": len(a), "counts second": len(b)})
    for i, j in matched([c["span"] for c in a], [c["span"] for c in b]):
        made["counts both"] += 1
        made["bounds agreed"] += (a[i]["low"], a[i]["high"]) == (b[j]["low"], b[j]["high"])
        made["kind agreed"] += a[i]["kind"] == b[j]["kind"]
    return made
