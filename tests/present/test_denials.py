"""A statement that denies by its own words is not shown as denied once more."""

import pytest

from dragoman.model import Document
from dragoman.pipeline import build
from dragoman.present.compose import compose

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"Not one shell was fired by our side," army spokesman Juan Paz said.', "denies, saying “Not one shell"),
        ("Army spokesman Juan Paz denied that the army had fired on Arica.", "denies that the army had fired"),
    ],
)
def test_a_denial_is_not_denied_once_more(text: str, told: str) -> None:
    brief = compose(build([Document("a", "a", text)]))
    assert told in " ".join(line.text for row in brief.who_says for line in row.lines)
