"""Two readers of acts and counts: hand-worked figures."""

from typing import Any

from dragoman.score.agreement import agree


def _row(status: str, high: int | None, *, more: bool = False) -> dict[str, Any]:
    act = {"trigger": [[0, 6]], "type": "ASSAULT", "certainty": "certain"}
    counts = [{"span": [[10, 15]], "kind": "killed", "low": 12, "high": high}]
    events = [{**act, "status": status}, {**act, "trigger": [[20, 25]], "status": "occurred"}]
    return {"doc_id": "a", "text": "x" * 40, "events": events[: 2 if more else 1], "counts": counts}


def test_acts_found_by_one_reader_only_lower_the_f1_and_are_not_compared() -> None:
    figures = {f.name: f.value for f in agree([_row("planned", 12, more=True)], [_row("planned", 12)])}
    assert round(figures["acts F1"], 1) == 66.7
    assert figures["act status"] == 100
    assert figures["count bounds"] == 100


def test_another_standing_and_another_bound_are_told_apart() -> None:
    figures = {f.name: f.value for f in agree([_row("planned", 12)], [_row("possible", None)])}
    assert (figures["act type"], figures["act status"], figures["count bounds"], figures["count kind"]) == (
        100,
        0,
        0,
        100,
    )
