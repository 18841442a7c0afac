"""What befell people where no verb of harm governs their number."""

from collections.abc import Callable

import pytest

from dragoman.extract.counts import by_encoder, by_rules
from dragoman.model import Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]

HARMED = frozenset(("killed", "injured", "missing", "displaced", "detained"))


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("Shells hit the ferry port at Kerch. Sixteen dockers needed stitches and were bandaged.", 16, "injured"),
        ("Prosecutors in Lomé said 23 students face trial and have sat in cells since May.", 23, "detained"),
    ],
)  # fmt: skip
def test_words_around_tell_it(parsed: Parse, text: str, low: float, kind: str) -> None:
    """The rules see people; what stands around them tells their fate."""
    report = parsed(text)
    assert [m.count.kind for m in by_rules(report) if m.count.low == low] == ["people"]
    assert [m.count.kind for m in by_encoder(report) if m.count.low == low] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Two bombers wounded thirty clerks at the gate of the mill.",
        "The ferry sank off Leyte and 12 drowned. Forty were saved by fishermen.",
        "Five surgeons said the wounded had been shot from behind.",
        "Three hundred mourners buried the bishop at Gulu.",
        "The rebels freed nine of the 14 nurses.",
    ],
)
def test_who_stands_by_is_not_harmed(parsed: Parse, text: str) -> None:
    """Whoever does it, is saved, treats or mourns has not suffered it: nothing is added to what the rules say."""
    report = parsed(text)
    ruled, told = ([m.count.kind for m in find(report)] for find in (by_rules, by_encoder))
    assert told == ruled


def test_part_shares_the_fate(parsed: Parse) -> None:
    """A part of those counted suffers what the whole did."""
    found = list(by_encoder(parsed("Police led ten men away in handcuffs to the cells, three of them teachers.")))
    assert len({m.count.kind for m in found}) == 1
    assert found[0].count.kind in HARMED


def test_a_dateline_hides_no_number(parsed: Parse) -> None:
    """The dash after a day is none of a score."""
    found = list(by_rules(parsed("DILI, May 4 - Two villagers were shot dead at a roadblock.")))
    assert [(m.count.low, m.count.kind) for m in found] == [(2, "killed")]
