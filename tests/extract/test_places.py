"""Toponyms that stand as places, what they resolve to, and the gazetteer's cost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.extract.gazetteer import candidates
from dragoman.extract.places import find
from dragoman.extract.ranking import resolve
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]


def names(parsed: Parse, text: str) -> list[str]:
    return [m.span.text for m in find(parsed(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys met in Lima on Monday.", ["Lima"]),
        ("Lima said it would appeal.", []),
        ("Talks with Lima stalled.", []),
        ("Lima's envoy left.", []),
        ("Chile's army apologised.", []),
        ("The minister visited Kenya.", ["Kenya"]),
        ("Floods hit Mombasa.", ["Mombasa"]),
        ("Kenya criticised Uganda.", []),
        ("The president of Kenya spoke.", []),
        ("Residents of Mombasa fled.", ["Mombasa"]),
        ("The streets of Nairobi were empty.", ["Nairobi"]),
        ("Nairobi airport closed.", ["Nairobi"]),
        ("They met in Mombasa, Kenya.", ["Mombasa", "Kenya"]),
        ("Troops are based in northern Mali.", ["Mali"]),
        ("The convoy travelled from Goma to Bukavu.", ["Goma", "Bukavu"]),
        ("Ships crossed the Strait of Malacca.", ["Strait of Malacca"]),
    ],
)
def test_only_names_that_stand_as_places_are_found(parsed: Parse, text: str, expected: list[str]) -> None:
    assert names(parsed, text) == expected


def test_a_place_carries_its_country_level_and_words(parsed: Parse) -> None:
    text = "The envoys met in Lima on Monday."
    (found,) = find(parsed(text))
    assert found.place is not None
    assert (found.place.country, found.level) == ("PER", "city")
    assert text[found.span.start : found.span.end] == "Lima"


def test_a_contested_place_keeps_controller_and_claimants_apart(parsed: Parse) -> None:
    (found,) = find(parsed("Rockets fell on villages in the Golan Heights."))
    assert found.place is not None
    assert (found.place.controller, set(found.place.claimants)) == ("ISR", {"ISR", "SYR"})


def test_an_unknown_place_is_left_unresolved(parsed: Parse) -> None:
    found = [m for m in find(parsed("The ship docked in Zorvanek Harbour on Monday.")) if "Zorvanek" in m.span.text]
    assert [m.place for m in found] in ([], [None])


def country(text: str, name: str) -> str:
    start = text.index(name)
    ranges = [(start, start + len(name))]
    for other in ("Illinois", "Massachusetts", "Ontario", "Atlanta", "Tbilisi", "United States", "Kentucky"):
        if other in text:
            at = text.index(other)
            ranges.append((at, at + len(other)))
    ordered = sorted(ranges)
    best = resolve(text, ordered)[ordered.index((start, start + len(name)))]
    return f"{best.level} {best.country} {best.region}".strip() if best else ""


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("He lives in Springfield, Illinois.", "Springfield", "city USA illinois"),
        ("He lives in Springfield, Massachusetts.", "Springfield", "city USA massachusetts"),
        ("They met in London.", "London", "city GBR"),
        ("They met in London, Ontario.", "London", "city CAN ontario"),
        ("Georgia, whose capital is Tbilisi, voted.", "Georgia", "country GEO"),
        ("Georgia voted, said police in Atlanta, United States.", "Georgia", "admin1 USA"),
        ("Scotland voted.", "Scotland", "admin1 GBR"),
        ("Rain fell on Dallas County, in the United States.", "Dallas County", "admin2 USA"),
    ],
)
def test_the_right_place_of_a_name(text: str, name: str, expected: str) -> None:
    assert country(text, name).startswith(expected)


def test_a_respelling_beats_another_towns_old_name() -> None:
    (best,) = resolve("Residents of Sloviansk fled.", [(13, 22)])
    assert best is not None
    assert best.name == "Slovyansk"


def test_one_sense_a_document() -> None:
    text = "In Springfield, Massachusetts, it rained. Springfield was wet."
    ranges = [(3, 14), (16, 29), (42, 53)]
    first, _, last = resolve(text, ranges)
    assert first is not None
    assert first == last


@pytest.mark.parametrize("name", ["Kyiv", "Kiev", "KYIV", "Türkiye", "the Gaza Strip", "Idlib province", "Darfur"])
def test_spellings_and_forms_are_known(name: str) -> None:
    assert candidates(name)


@pytest.mark.parametrize("name", ["", "-", "Zorvanek", "\t", "="])
def test_what_is_no_name_has_no_place(name: str) -> None:
    assert candidates(name) == ()


def test_first_and_last_name_of_the_gazetteer_are_found() -> None:
    from dragoman.extract import gazetteer  # noqa: PLC0415

    lines = gazetteer._block().decode().splitlines()
    assert all(list(gazetteer._lines(line.split("\t")[0])) for line in (lines[0], lines[-1]))
    assert lines == sorted(lines, key=str.encode)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak memory from /proc")
def test_the_gazetteer_loads_within_a_second_and_150_megabytes() -> None:
    code = (
        "import time; from dragoman.extract.gazetteer import candidates; t = time.process_time(); "
        "assert candidates('Paris'); "
        "spent = time.process_time() - t; "
        "print(spent, *(int(s.split()[1]) / 1024 for s in open('/proc/self/status') if s.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    assert seconds < 1.0
    assert megabytes < 150
