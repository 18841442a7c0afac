"""The drawn timeline."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

import pytest

from dragoman.present.layout import Bar
from dragoman.present.timeline import svg
from tests.present.sample import TIMELINE
from tests.present.story import HOSTILE_TITLE

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*bars: Bar) -> ET.Element:
    return ET.fromstring(svg(bars, lambda cite: f"#{cite.anchor}"))


def shapes(*bars: Bar) -> list[str]:
    return [
        e.get("class", "")
        for e in drawn(*bars).iter()
        if "tl-bar" in e.get("class", "") or "tl-other" in e.get("class", "")
    ]


NEAR = Bar("near", date(2031, 3, 1), date(2031, 3, 20))


def test_it_is_well_formed_whatever_the_labels() -> None:
    assert drawn(replace(NEAR, label=HOSTILE_TITLE, note="<b>")).tag == f"{SVG}svg"


def test_no_day_no_drawing() -> None:
    assert svg([Bar("x", None, None)], lambda _: "") == ""


def test_a_fixed_day_is_a_mark_an_interval_a_bar() -> None:
    fixed = Bar("fixed", date(2031, 3, 5), date(2031, 3, 5), fixed=True)
    assert ["tl-fixed" in css for css in shapes(NEAR, fixed)] == [False, True]


def test_an_alternative_is_drawn_lighter_and_first() -> None:
    assert shapes(replace(NEAR, alternatives=((date(2031, 3, 2), date(2031, 3, 4)),)))[0] == "tl-other"


@pytest.mark.parametrize(("bar", "mask"), [(TIMELINE[6], "tl-fade-out"), (TIMELINE[7], "tl-fade-in")])
def test_an_open_end_fades_and_has_an_arrow(bar: Bar, mask: str) -> None:
    row = list(drawn(NEAR, bar).iter(f"{SVG}g"))[1]
    assert [e for e in row.iter(f"{SVG}rect") if e.get("mask") == f"url(#{mask})"]
    assert [e for e in row.iter(f"{SVG}path") if "tl-arrow" in e.get("class", "")]


def test_a_day_beyond_the_edge_is_only_an_arrow() -> None:
    bars = [replace(NEAR, label=str(n)) for n in range(9)]
    row = list(drawn(*bars, Bar("far", date(1990, 1, 1), date(1990, 1, 1))).iter(f"{SVG}g"))[-1]
    assert not list(row.iter(f"{SVG}rect"))
    assert [e for e in row.iter(f"{SVG}path") if "tl-arrow" in e.get("class", "")]


def test_bars_keep_the_order_of_time() -> None:
    early, late = Bar("a", date(2031, 3, 1), date(2031, 3, 2)), Bar("b", date(2031, 3, 9), date(2031, 3, 10))
    first, second = (
        float(e.get("x", "nan")) for e in drawn(early, late).iter(f"{SVG}rect") if "tl-bar" in e.get("class", "")
    )
    assert first < second


def test_nothing_is_drawn_outside_the_box() -> None:
    root = drawn(*TIMELINE)
    width, height = (float(part) for part in root.get("viewBox", "").split()[2:])
    for e in root.iter(f"{SVG}rect"):
        if e.get("x"):
            assert 0 <= float(e.get("x", "")) <= float(e.get("x", "")) + float(e.get("width", "")) <= width
    assert max(float(y) for y in re.findall(r'\by="([\d.]+)"', svg(TIMELINE, lambda _: ""))) < height


def test_it_speaks_to_those_who_cannot_see_it() -> None:
    root = drawn(*TIMELINE)
    ids = {e.get("id") for e in root.iter()}
    assert set(root.get("aria-labelledby", "").split()) <= ids
    texts = " ".join(" ".join(e.itertext()) for e in root.iter(f"{SVG}text"))
    assert "20 Mar 2031, or 8-12 Mar 2031" in texts
