"""WCAG AA contrast of the page's palette, in both schemes and on paper."""

import re
from importlib.resources import files

import pytest

CSS = (files("dragoman.present") / "templates" / "style.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11

PAIRS = [
    *(
        (ink, ground, TEXT)
        for ink in ("ink", "soft", "link", "accent", "red", "green", "amber")
        for ground in ("paper", "panel")
    ),
    *((colour, f"{colour}-bg", TEXT) for colour in ("grey", "red", "amber", "blue", "green", "violet")),
    *((colour, "paper", TEXT) for colour in ("grey", "blue", "violet")),  # voices are outlined on the bare page
    ("mark-ink", "mark", TEXT),
    ("ink", "hit", TEXT),
    ("soft", "hit", TEXT),
    ("link", "hit", TEXT),
    *((bar, "paper", GRAPHIC) for bar in ("green", "blue", "amber", "grey", "soft")),
]


def blocks() -> dict[str, dict[str, str]]:
    light, dark, paper = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", block))
        for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    )
    return {"light": light, "dark": light | dark, "print": light | paper}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_contrast(scheme: str, ink: str, ground: str, least: float) -> None:
    palette = blocks()[scheme]
    assert contrast(palette[ink], palette[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_is_a_named_one(scheme: str) -> None:
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert set(re.findall(r"#[0-9a-f]{3,6}\b(?=[;} ])", rules)) <= {"#888"}  # a chip's border on paper
    assert set(re.findall(r"var\(--([\w-]+)\)", rules)) <= set(blocks()[scheme]) | {"serif", "sans"}
