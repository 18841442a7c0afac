"""A denial that only points at what was just told denies that act, and nothing else."""

import pytest

from dragoman.model import ClaimField, Relation, Status
from dragoman.pipeline import build
from tests.builders import report

pytestmark = pytest.mark.model


def denied(text: str) -> list[str]:
    """The names of the events that some voice says did not happen."""
    situation = build([report("The Post", text, day="2024-05-20")])
    names = {e.id: e.name for e in situation.events}
    return [names[c.about] for c in situation.claims if c.field is ClaimField.STATUS and c.value is Status.DENIED]


@pytest.mark.parametrize(
    "answer",
    [
        "The foreign ministry in Nairobi denied this.",
        "The foreign ministry in Nairobi denied the report.",
        '"This is not true," foreign ministry spokesman Peter Otieno said.',
    ],
)
def test_what_was_just_told_is_denied(answer: str) -> None:
    found = denied(f"Kenya has recalled its ambassador from Kampala, a senior diplomat said. {answer}")
    assert len(found) == 1, found
    assert "recalled its ambassador" in found[0]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has recalled its ambassador from Kampala, a diplomat said. The ministry denied that the "
        "border was shut.",
        "Kenya has recalled its ambassador from Kampala, the foreign ministry said. Shops were open. Trade goes on. "
        "Mr Otieno, a trader, denied this.",
        "Kenya accused Uganda of shelling a village. Uganda denied this.",
    ],
)
def test_other_denials_are_not_of_it(text: str) -> None:
    assert not [name for name in denied(text) if "recalled" in name or "accused" in name]


def test_the_two_voices_contradict_each_other() -> None:
    situation = build(
        [
            report(
                "The Post",
                "Kenya has recalled its ambassador from Kampala, a senior diplomat said. The foreign "
                "ministry in Nairobi denied this.",
                day="2024-05-20",
            )
        ]
    )
    assert [v.relation for v in situation.verdicts if v.field is ClaimField.STATUS] == [Relation.CONTRADICT]


CHARGE = "Three guards died on Wednesday when Tajik troops opened mortar fire on the intake at Golovnoi, Bishkek said."


@pytest.mark.parametrize(
    ("answer", "clash"),
    [
        ("Tajikistan denied that its soldiers had used mortars.", True),
        ("Tajikistan denied that its soldiers had crossed the canal.", False),
        ("Uzbekistan denied that its soldiers had used mortars.", False),
    ],
)
def test_what_another_report_says_they_did_is_denied(answer: str, clash: bool) -> None:
    situation = build(
        [
            report("The Post", CHARGE, day="2025-05-02"),
            report("The Herald", f"Farmers fled Vorukh on Thursday. {answer}", day="2025-05-03"),
        ]
    )
    found = [v for v in situation.verdicts if v.field is ClaimField.WHO and v.relation is Relation.CONTRADICT]
    assert bool(found) is clash


def test_a_deed_of_the_same_place_is_not_what_two_fighters_did() -> None:
    situation = build(
        [
            report(
                "The Post", "Tajik and Kyrgyz troops have fought along the Isfara canal since May.", day="2025-05-02"
            ),
            report("The Herald", "Tajikistan denied that its soldiers had laid mines in the canal.", day="2025-05-03"),
        ]
    )
    assert not [v for v in situation.verdicts if v.field is ClaimField.WHO and v.relation is Relation.CONTRADICT]
