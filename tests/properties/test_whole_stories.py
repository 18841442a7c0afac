"""What holds for any story: shown on two whole ones, from bytes to JSON."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from dragoman.pipeline import build
from dragoman.present import schema
from dragoman.present.json import to_json
from dragoman.read import read
from tests.properties.stories import IDS, STORIES, as_json, documents, walk

pytestmark = pytest.mark.model
story = pytest.mark.parametrize("folder", STORIES, ids=IDS)


@story
def test_the_order_of_reports_changes_nothing(folder: Path) -> None:
    assert to_json(build(reversed(documents(folder)))) == as_json(folder)


@story
def test_a_report_given_twice_changes_nothing(folder: Path) -> None:
    first = documents(folder)[0]
    assert to_json(build((*documents(folder), first))) == as_json(folder)


@story
def test_building_twice_gives_the_same(folder: Path) -> None:
    assert to_json(build(documents(folder))) == as_json(folder)


@story
def test_every_span_slices_to_its_words(folder: Path) -> None:
    made = as_json(folder)
    texts = {d["id"]: d["text"] for d in made["documents"]}
    seen: list[str] = []

    def visit(row: dict[str, Any]) -> None:
        if {"document", "start", "end", "text"} <= row.keys():
            seen.append(row["text"])
            assert texts[row["document"]][row["start"] : row["end"]] == row["text"]

    walk(made, visit)
    assert len(seen) > 100


@story
def test_evidence_lies_within_its_one_sentence(folder: Path) -> None:
    made = as_json(folder)
    bounds = {d["id"]: [tuple(s) for s in d["sentences"]] for d in made["documents"]}
    texts = {d["id"]: d["text"] for d in made["documents"]}
    seen: list[str] = []

    def visit(row: dict[str, Any]) -> None:
        if "sentence" in row and "start" in row:
            around = [b for b in bounds[row["document"]] if b[0] <= row["start"] and row["end"] <= b[1]]
            assert len(around) == 1
            start, end, number = around[0]
            assert texts[row["document"]][start:end] == row["sentence"]
            assert number == row["number"]
            seen.append(row["sentence"])

    walk(made, visit)
    assert len(seen) > 50


@story
def test_every_id_that_is_referred_to_exists(folder: Path) -> None:
    made = as_json(folder)
    ids = {
        name: {row["id"] for row in made[name]} for name in ("documents", "actors", "statements", "events", "claims")
    }
    anything = ids["events"] | ids["actors"]
    wanted = {
        "documents": [s["document"] for s in made["statements"]]
        + [d for e in made["events"] for d in (*e["documents"], *e["left_out_by"])]
        + [c["voice"]["document"] for c in made["claims"]]
        + [n["document"] for n in made["names"]]
        + [d for s in made["silent"] for d in s["documents"]],
        "actors": [a for e in made["events"] for a in (*e["agents"], *e["recipients"])]
        + [s["speaker"]["actor"] for s in made["statements"] if s["speaker"]["actor"]]
        + [s["relay"]["actor"] for s in made["statements"] if s["relay"] and s["relay"]["actor"]]
        + [x for r in made["relations"] for x in (r["subject"], r["object"])]
        + [d[x] for d in made["demands"] for x in ("actor", "of") if d[x]]
        + [s["actor"] for s in made["silent"]]
        + [n["actor"] for n in made["names"] if n["actor"]],
        "statements": [s["within"] for s in made["statements"] if s["within"]]
        + [c["voice"]["statement"] for c in made["claims"] if c["voice"]["statement"]]
        + [d["statement"] for d in made["demands"] if d["statement"]],
        "events": [e for s in made["statements"] for e in s["about"]]
        + [w["event"] for w in made["watch"]]
        + [n["event"] for n in made["names"] if n["event"]]
        + [e["when"]["anchor"] for e in made["events"] if e["when"]["anchor"]],
        "claims": [v[side] for v in made["verdicts"] for side in ("left", "right")]
        + [w["said_by"] for row in made["watch"] for w in row["windows"]],
    }
    assert {name: sorted(set(used) - ids[name]) for name, used in wanted.items() if set(used) - ids[name]} == {}
    assert {c["about"] for c in made["claims"]} <= anything


@story
def test_ids_stand_for_one_row_each(folder: Path) -> None:
    made = as_json(folder)
    for name in ("documents", "actors", "statements", "events", "claims", "verdicts", "demands"):
        twice = [id for id, n in Counter(row["id"] for row in made[name]).items() if n > 1]
        assert (name, twice) == (name, [])


@story
def test_no_two_events_share_their_words(folder: Path) -> None:
    places = [(m["document"], m["start"], m["end"]) for e in as_json(folder)["events"] for m in e["mentions"]]
    assert [p for p, n in Counter(places).items() if n > 1] == []


@story
def test_the_json_is_what_the_shipped_schema_says(folder: Path) -> None:
    Draft202012Validator(schema.shipped()).validate(as_json(folder))


@story
def test_a_report_of_the_story_is_never_evidence_for_what_it_leaves_out(folder: Path) -> None:
    for event in as_json(folder)["events"]:
        assert not set(event["left_out_by"]) & set(event["documents"])


OTHER_WORDS = ("Pacific Wire", "Rakhine Dawn")  # "Pacific Wire reported": with "Rakhine" there, a place would be named
PLAIN = ("type", "mode", "status", "certainty", "origins", "weight", "background", "level")


def shape(made: dict[str, Any]) -> dict[str, Any]:
    """What was found and judged, without ids, offsets and words: those move when a name of another length stands."""
    claims = {c["id"]: c for c in made["claims"]}
    return {
        "verdicts": sorted((v["relation"], v["field"], claims[v["left"]]["field"]) for v in made["verdicts"]),
        "events": sorted([*(str(e[name]) for name in PLAIN), _days(e["when"])] for e in made["events"]),
        "statements": sorted((s["speaker"]["class"], s["form"], s["stance"]) for s in made["statements"]),
        "watch": sorted((w["outcome"], w["certainty"], len(w["windows"])) for w in made["watch"]),
        "demands": sorted(d["stance"] for d in made["demands"]),
        "dates": sorted((str(d["published"]["earliest"]), str(d["published"]["latest"])) for d in made["documents"]),
        "origins": sorted(Counter(d["origin"] for d in made["documents"]).values()),
    }


def _days(when: dict[str, Any]) -> str:
    return f"{when['earliest']} - {when['latest']}"


def renamed(folder: Path, to: Path, names: dict[str, str]) -> dict[str, Any]:
    """The situation of the same files with outlets' names replaced wherever they stand: heads, metadata, texts."""
    names |= {one.upper(): other.upper() for one, other in names.items() if one != one.upper()}  # as mastheads do
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    for file in folder.iterdir():
        text = file.read_bytes().decode("latin-1")  # whatever the encoding, the names are ASCII and the rest comes back
        (to / file.name).write_bytes(pattern.sub(lambda m: names[m.group()], text).encode("latin-1"))
    return to_json(build(read([to]).documents))


def pairs(folder: Path) -> list[tuple[str, str]]:
    """Each outlet of a story with the next, but for a pair whose swap would put a place into a sentence."""
    named = sorted({d.outlet for d in documents(folder) if d.outlet})
    return [pair for pair in pairwise(named) if pair != OTHER_WORDS]


@pytest.mark.parametrize(
    ("folder", "one", "other"), [(f, *pair) for f in STORIES for pair in pairs(f)], ids=lambda value: str(value)[-16:]
)
def test_outlets_that_swap_names_are_judged_the_same(folder: Path, one: str, other: str, tmp_path: Path) -> None:
    made = renamed(folder, tmp_path, {one: other, other: one})
    assert {d["outlet"] for d in made["documents"]} == {d["outlet"] for d in as_json(folder)["documents"]}
    assert shape(made) == shape(as_json(folder))


def test_outlets_that_swap_names_in_metadata_alone_keep_every_finding() -> None:
    """Documents handed in by a program, where no report cites another by name: not one id, offset or word changes."""
    folder = STORIES[0]
    (one, other), *_ = pairs(folder)
    assert not any(name in d.text for d in documents(folder) for name in (one, other) if d.outlet != name)
    names = {one: other, other: one}
    made = to_json(build([replace(d, outlet=names.get(d.outlet or "", d.outlet)) for d in documents(folder)]))
    for claim in made["claims"]:
        claim["voice"]["outlet"] = names.get(claim["voice"]["outlet"], claim["voice"]["outlet"])
    for row in ("events", "claims", "verdicts", "statements", "names", "watch", "demands"):
        assert made[row] == as_json(folder)[row]


@story
def test_the_names_of_files_change_nothing_but_the_names(folder: Path, tmp_path: Path) -> None:
    for number, file in enumerate(sorted(folder.iterdir(), reverse=True)):
        (tmp_path / f"{number:02d}{file.suffix}").write_bytes(file.read_bytes())
    made = to_json(build(read([tmp_path]).documents))
    before = as_json(folder)
    assert sorted(d["id"] for d in made["documents"]) == sorted(d["id"] for d in before["documents"])
    for table in ("events", "verdicts", "claims", "statements", "demands"):
        assert sorted(row["id"] for row in made[table]) == sorted(row["id"] for row in before[table])
