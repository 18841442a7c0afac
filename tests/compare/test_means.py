"""With what a blow was struck: sorts that exclude each other, told of one blow."""

import pytest

from dragoman.compare.means import sorts
from dragoman.lexicon import table
from dragoman.model import ClaimField, Relation
from tests.builders import report
from tests.stories_in_small import built


def told(left: str, right: str) -> set[Relation]:
    situation = built(report("Alto Post", left, day="2024-05-09"), report("Baja Wire", right, day="2024-05-09"))
    return {v.relation for v in situation.verdicts if v.field is ClaimField.CAUSE}


def test_every_sort_that_is_excluded_has_words() -> None:
    known = {row["sort"] for row in table("means")}
    assert all(others <= known for others in sorts().values())


ROCKET = "A rocket tore the roof off the school of Tacora on Tuesday and killed two people, the mayor said."


def test_a_rocket_and_a_drone() -> None:
    other = "A drone struck the school of Tacora on Tuesday, killing two people, the governor said."
    assert told(ROCKET, other) == {Relation.UNSETTLED}


@pytest.mark.parametrize(
    "other",
    [
        "A missile struck the school of Tacora on Tuesday, killing two people, the governor said.",  # perhaps one thing
        "A drone and a rocket struck the school of Tacora on Tuesday, killing two people, the governor said.",
        "No drone struck the school of Tacora on Tuesday, where two people died, the governor said.",
        "A drone was shot down off Callao on Saturday, the navy said.",
    ],
)
def test_no_other_means(other: str) -> None:
    assert not told(ROCKET, other)


def test_two_calibres() -> None:
    left = "Rebels fired 120-mm mortar shells at Tacora on Tuesday, the army said."
    right = "Fragments in Tacora came from 81-mm mortar rounds fired on Tuesday, experts said."
    assert told(left, right) == {Relation.UNSETTLED}
