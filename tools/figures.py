"""Measure every stage on the gold data and write the figures into the docs: python tools/figures.py ../shared/gold

Writes the table of docs/evaluation.md and the short one of README.md, between their markers.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.score import run
from dragoman.score.figures import Figure, bootstrap

ROOT = Path(__file__).resolve().parents[1]
BEGIN = "<!-- begin: stage figures, written by tools/figures.py -->"
END = "<!-- end: stage figures -->"
DATA = (  # stage, file, what the file is, how it was used
    ("statements", "statements/dev", "PolNeAR, development part, 84 articles", "dev"),
    ("statements", "attribution/open", "reports written for Dragoman, 28 open ones", "dev"),
    ("statements", "attribution/sealed", "reports written for Dragoman, 20 sealed ones", "sealed"),
    ("times", "times/timebank", "TimeBank, 183 documents", "dev"),
    ("times", "times/aquaint", "AQUAINT, 73 documents", "dev"),
    ("times", "times/meantime", "MEANTIME, 117 documents", "sealed"),
    ("events", "events/plv_measure", "ZSP training rows, 1,050 sentences, 15 types", "dev"),
    ("events", "events/plover_gsr", "PLOVER gold records, 316 sentences", "sealed"),
    ("acts", "acts/sealed", "reports written for Dragoman, 32 sealed ones", "sealed"),
    ("status", "acts/sealed", "the same, the acts given", "sealed"),
    ("counts", "acts/sealed", "the same", "sealed"),
    ("demands", "acts/sealed", "the same", "sealed"),
    ("origins", "origins/open", "stories written for Dragoman, 25 open ones", "dev"),
    ("origins", "origins/sealed", "stories written for Dragoman, 48 sealed ones", "sealed"),
    ("coreference", "coreference/ecbplus_dev", "ECB+, 197 documents, within each and across", "dev"),
    ("coreference", "coreference/meantime", "MEANTIME, 120 documents, within each and across", "sealed"),
    ("coreference", "coreference/open", "stories of rival outlets written for Dragoman, 6 open ones", "dev"),
    ("coreference", "coreference/sealed", "stories of rival outlets written for Dragoman, 8 sealed ones", "sealed"),
    ("naming", "naming/sealed", "passages written for Dragoman, 51 sealed ones", "sealed"),
    ("verdicts", "verdicts/sealed", "stories written for Dragoman, 29 sealed ones", "sealed"),
    ("actors", "actors/resolution_dev", "160 phrases", "dev"),
    ("places", "places/geovirus", "GeoVirus, 229 documents", "dev"),
)
STRICT_TYPE = "type accuracy, no adapter"
STRICT_COUNTRY = "actors.country, XKX not taken for KOS"
SHORT = (  # what README.md shows: stage, file, figure, in a newcomer's words
    ("statements", "statements/dev", "stmt-pair", "who said what (speaker and words, F1)"),
    (
        "statements",
        "attribution/sealed",
        "speaker where found",
        "whom a statement's speaker is, in our own sealed reports (accuracy)",
    ),
    ("times", "times/meantime", "value F1", "times read and resolved (value F1)"),
    ("events", "events/plover_gsr", STRICT_TYPE, "type of the main act of a sentence (accuracy, 16 types)"),
    (
        "status",
        "acts/sealed",
        "status macro-F1",
        "where a given act stands: done, planned, denied ... (macro-F1, ten statuses)",
    ),
    ("counts", "acts/sealed", "counts F1", "numbers with their bounds and what they count (F1)"),
    ("origins", "origins/sealed", "report pairs F1", "which reports rest on one text or one source (pairs, F1)"),
    ("naming", "naming/sealed", "loaded precision", "names marked as loaded that are (of the names found)"),
    ("actors", "actors/resolution_dev", "actors.country_named", "country of a phrase that names it (accuracy)"),
    ("places", "places/geovirus", "places acc@161km", "a place's coordinates within 161 km (accuracy)"),
)


def main(gold: Path) -> None:
    """Measure, then write both tables."""
    found: dict[tuple[str, str], list[Figure]] = {}
    for stage, name, _, _ in DATA:
        own = ROOT / "tests" / "gold" / f"{name}.jsonl"
        with (own if own.is_file() else gold / f"{name}.jsonl").open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        predicted, figures = run(stage, rows)
        found[stage, name] = [*figures, *strict(stage, rows, predicted)]
        sys.stderr.write(f"{stage} on {name} measured\n")
    _insert(ROOT / "docs" / "evaluation.md", long_table(found))
    _insert(ROOT / "README.md", short_table(found))


def strict(stage: str, gold: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> list[Figure]:
    """What a scorer finds that knows nothing of the gold's older spellings, as the peers' figures were made."""
    answers = {row["id"]: row for row in predicted if "id" in row}
    if stage == "events":
        return [_share(STRICT_TYPE, [_as_spelled(row, answers[row["id"]]) for row in gold])]
    if stage == "actors":
        asked = [(r["expected"]["country"], answers[r["id"]]["country"]) for r in gold if "country" in r["expected"]]
        return [_share(STRICT_COUNTRY, [want == got for want, got in asked])]
    return []


def _as_spelled(row: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    want = {e.get("type15") or e["type"] for e in row["events"]}
    if not answer["events"]:
        return False
    got = answer["events"][0]["plover_type"]
    fifteen = any("type15" in e for e in row["events"])
    return ("YIELD" if fifteen and got in ("CONCEDE", "RETREAT") else got) in want


def _share(name: str, hits: list[bool]) -> Figure:
    def share(some: Sequence[bool]) -> float:
        return sum(some) / len(some) if some else 0.0

    return Figure(name, share(hits), len(hits), *bootstrap(hits, share))


def long_table(found: dict[tuple[str, str], list[Figure]]) -> str:
    """Every figure with its data, n and interval."""
    lines = ["| stage | data | use | figure | value | 95 % | n |", "| --- | --- | --- | --- | --- | --- | --- |"]
    for stage, name, what, use in DATA:
        for figure in found[stage, name]:
            value, interval = _percent(figure)
            lines.append(
                f"| {stage} | `{name}`: {what} | {use} | {figure.name} | {value} | {interval} | {figure.n:,} |"
            )
    return "\n".join(lines)


def short_table(found: dict[tuple[str, str], list[Figure]]) -> str:
    """The figures that README.md shows."""
    lines = ["| what | figure | 95 % | n | data |", "| --- | --- | --- | --- | --- |"]
    for stage, name, which, words in SHORT:
        figure = next(f for f in found[stage, name] if f.name == which)
        what, use = next((what, use) for s, n, what, use in DATA if (s, n) == (stage, name))
        value, interval = _percent(figure)
        lines.append(f"| {words} | {value} | {interval} | {figure.n:,} | {what} ({use}) |")
    return "\n".join(lines)


def _percent(figure: Figure) -> tuple[str, str]:
    """Value and interval in percent, whichever unit the scorer speaks."""
    unit = 1 if figure.value > 1 or (figure.high or 0) > 1 else 100
    if figure.low is None or figure.high is None:
        return f"{figure.value * unit:.1f}", ""
    return f"{figure.value * unit:.1f}", f"{figure.low * unit:.1f} - {figure.high * unit:.1f}"


def _insert(page: Path, table: str) -> None:
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    if not begin:
        raise SystemExit(f"{page}: the markers of the stage figures are missing")
    page.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
