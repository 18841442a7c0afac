"""Who denies the arrest of one among many does not deny the arrests; who denies them all does."""

import pytest

from dragoman.link import parts
from dragoman.model import ClaimField, Relation
from dragoman.pipeline import build
from tests.builders import report

pytestmark = pytest.mark.model

MANY = "Customs officers arrested fourteen sailors in Callao on Thursday over a load of silver, the navy said."
AGAIN = "Fourteen sailors were arrested in Callao on Thursday. "


def clashes(first: str, second: str, *, again: str = AGAIN) -> list[str]:
    """Why a story of two reports is contradicted on whether its acts stand."""
    situation = build(
        [report("Port Post", first, day="2024-05-03"), report("Bay Wire", f"{again}{second}", day="2024-05-04")]
    )
    fields = (ClaimField.STATUS, ClaimField.PROPOSITION)
    return [v.reason for v in situation.verdicts if v.field in fields and v.relation is Relation.CONTRADICT]


@pytest.mark.parametrize(
    "denial",
    [
        "The lawyer of one of the fourteen denied that his client had been arrested in Callao.",
        "The port denied the arrest of Captain Luis Quispe in Callao on Thursday.",
        "The port denied that Captain Luis Quispe was among those arrested in Callao.",
        "Captain Luis Quispe denied having been arrested in Callao.",
    ],
)
def test_a_denial_of_one_among_many_leaves_the_act_standing(denial: str) -> None:
    assert not clashes(MANY, denial)


@pytest.mark.parametrize(
    ("told", "denial"),
    [
        (MANY, "The port denied the arrest of sailors in Callao on Thursday."),
        ("Captain Luis Quispe was arrested in Callao on Thursday, the navy said.",
         "The port denied the arrest of Captain Luis Quispe in Callao on Thursday."),
    ],
)  # fmt: skip
def test_a_denial_of_all_or_of_the_only_one_stands_against_it(told: str, denial: str) -> None:
    assert clashes(told, denial, again="")


@pytest.mark.parametrize(
    ("text", "word", "told"),
    [
        ("Police arrested his client on Monday.", "arrested", parts.ONE),
        ("Captain Luis Quispe was beaten and arrested.", "arrested", parts.ONE),
        ("They spoke of the arrest of Captain Luis Quispe.", "arrest", parts.ONE),
        ("One of the sailors was arrested.", "arrested", parts.ONE),
        ("Fourteen sailors were arrested.", "arrested", parts.SEVERAL),
        ("They released the sailors held in Callao.", "held", parts.SEVERAL),
        ("A soldier was arrested.", "arrested", ""),
        ("No sailor was arrested.", "arrested", ""),
        ("Rebels attacked the village.", "attacked", ""),
        ("Rebels attacked Callao.", "attacked", ""),
        ("Luis Quispe and Ana Rojas were arrested.", "arrested", ""),
    ],
)
def test_whom_an_act_befell(parsed, text: str, word: str, told: str) -> None:  # type: ignore[no-untyped-def]
    page = parsed(text)
    assert parts.whom(page, next(t.i for t in page.tokens if t.text == word)) == told
