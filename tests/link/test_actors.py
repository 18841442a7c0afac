"""One actor under all its spellings; a person never joins a state, nor a faction its parent."""

import pytest

from dragoman.model import Actor, Situation
from tests.builders import report
from tests.stories_in_small import built

ONE = report(
    "Ankara Daily",
    "Turkish Foreign Minister Mevlüt Çavuşoğlu met his counterpart in Doha. Türkiye wants an answer, Çavuşoğlu said. "
    "The People's Protection Units (YPG) were not discussed. The PKK issued a statement. "
    "Army spokesman Abdelrahim Khojali said nothing.",
    day="2021-06-02",
)
TWO = report(
    "Gulf Wire",
    "Mevlut Cavusoglu, Turkey's foreign minister, flew to Doha. Turkey was pleased, an aide said. "
    "The YPG condemned the visit. The army spokesman, Abdel Rahim Khogali, denied it. "
    "A trader, Osman Khogali, left the country.",
    day="2021-06-03",
)


def holding(situation: Situation, words: str) -> Actor:
    found = [a for a in situation.actors if any(m.text.endswith(words) for m in a.mentions)]
    assert len(found) == 1, [a.name for a in found]
    return found[0]


@pytest.mark.parametrize(
    ("one", "two"),
    [("Çavuşoğlu", "Mevlut Cavusoglu"), ("Türkiye", "Turkey"), ("Abdelrahim Khojali", "Abdel Rahim Khogali")],
)
def test_spellings_of_one_actor_are_joined(one: str, two: str) -> None:
    situation = built(ONE, TWO)
    assert holding(situation, one).id == holding(situation, two).id


@pytest.mark.parametrize(
    ("one", "two"), [("YPG", "PKK"), ("Çavuşoğlu", "Türkiye"), ("Abdel Rahim Khogali", "Osman Khogali")]
)
def test_others_stay_apart(one: str, two: str) -> None:
    situation = built(ONE, TWO)
    assert holding(situation, one).id != holding(situation, two).id


def test_every_mention_slices_to_its_words() -> None:
    situation = built(ONE, TWO)
    texts = {d.id: d.text for d in situation.documents}
    assert all(texts[m.document][m.start : m.end] == m.text for a in situation.actors for m in a.mentions)
