"""What befell those counted, told by a list, a state, a place, a search and not by a verb of harm."""

from collections.abc import Callable

import pytest

from dragoman.extract.counts import find
from dragoman.model import Parsed


def kinds(parsed: Parsed) -> dict[str, str]:
    """The kind of each count, by its words."""
    return {m.span.text: m.count.kind for m in find(parsed)}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The dead included nine pilgrims.", "nine pilgrims", "killed"),
        ("Among the captives are four surveyors seized in May.", "four surveyors", "detained"),
        ("Of the dead, 14 were guards.", "14", "killed"),
        ("The raid cost seven guards their lives.", "seven guards", "killed"),
        ("A flood swept 11 bathers to their deaths.", "11 bathers", "killed"),
        ("A consul killed along with four colleagues was buried.", "four colleagues", "killed"),
        ("Three clerks were among those killed.", "Three clerks", "killed"),
        ("He said 70 militants had been neutralized since spring.", "70 militants", "killed"),
        ("The ministry put the losses at more than eighty.", "more than eighty", "killed"),
        ("Twelve guards died; the rebels speak of forty.", "forty", "killed"),
        ("Gunmen left six soldiers and a driver dead.", "six soldiers", "killed"),
        ("Nine others were flown to the coast with burns.", "Nine others", "injured"),
        ("Two subedars sustained injuries in the clash.", "Two subedars", "injured"),
        ("Rubber bullets hit six marchers.", "six marchers", "injured"),
        ("Five porters have not been traced.", "Five porters", "missing"),
        ("Eight diggers are trapped under a gallery.", "Eight diggers", "missing"),
        ("Contact was lost with ten fishermen.", "ten fishermen", "missing"),
        ("Some 300 families have crowded into two schools.", "Some 300 families", "displaced"),
        ("More than 4,000 people had to flee.", "More than 4,000 people", "displaced"),
        ("The strikes have driven hundreds of families from their villages.", "hundreds of families", "displaced"),
        ("At least 900 residents have left the town since Monday.", "At least 900 residents", "displaced"),
        ("Thousands of residents were told to evacuate.", "Thousands of residents", "displaced"),
        ("The flood has made 80 households homeless.", "80 households", "displaced"),
        ("Police took 15 activists into custody.", "15 activists", "detained"),
        ("Militants kept 20 villagers as hostages.", "20 villagers", "detained"),
        ("The kidnappers of 30 pupils lowered their price.", "30 pupils", "detained"),
        ("A battalion of 700 will go.", "700", "troops"),
        ("Russia massed 90,000 men on the border.", "90,000 men", "troops"),
    ],
)
def test_told_beside_the_verb(parsed: Callable[[str], Parsed], text: str, words: str, kind: str) -> None:
    """Lists, states, places and searches tell it."""
    assert kinds(parsed(text)).get(words) == kind


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The team included nine surgeons.", "nine surgeons"),
        ("Two ministers slept in a tent.", "Two ministers"),
        ("Three envoys had to flee.", "Three envoys"),
        ("Six delegates were told to leave the hall.", "Six delegates"),
        ("Forty clerks have not been paid.", "Forty clerks"),
        ("He met four bishops in a hospital.", "four bishops"),
        ("Thirty pilots arrived with medals.", "Thirty pilots"),
    ],
)
def test_nothing_befell_them(parsed: Callable[[str], Parsed], text: str, words: str) -> None:
    """The same words without harm count people."""
    assert kinds(parsed(text)).get(words) == "people"


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("Kenya has 400 guards there and could bring in 250 more.", "250 more", "people", 250),
        ("She is a mother of six.", "six", "people", 6),
        ("They seized two AK-74 rifles.", "two AK-74 rifles", "things", 2),
        ("The court fined him Rs 3.5 lakh.", "Rs 3.5 lakh", "money", 350_000),
        ("The firm paid 4m rupees.", "4m rupees", "money", 4_000_000),
        ("Traffic fell by two-thirds.", "two-thirds", "share", 0.667),
        ("The council needs a two-thirds majority.", "two-thirds", "share", 0.667),
        ("The coach carried 40 passengers; 31 were saved.", "31", "people", 31),
    ],
)
def test_units_left_out_or_in_front(
    parsed: Callable[[str], Parsed], text: str, words: str, kind: str, value: float
) -> None:
    """What is counted stands before the number, inside it or in the sentence before."""
    found = {m.span.text: m.count for m in find(parsed(text))}
    assert found[words].kind == kind
    assert found[words].low == pytest.approx(value, rel=0.01)


@pytest.mark.parametrize(
    ("text", "words", "act"),
    [
        ("Twelve jets took part in a drill.", "Twelve jets", "drill"),
        ("A crowd estimated at 900 marched.", "900", "marched"),
        ("Some 500 villagers had to flee.", "Some 500 villagers", "flee"),
    ],
)
def test_act_is_what_is_done(parsed: Callable[[str], Parsed], text: str, words: str, act: str) -> None:
    """Taking part, reckoning and having to are no acts of their own."""
    found = {m.span.text: [a.text for a in m.acts] for m in find(parsed(text))}
    assert found[words][0] == act


def test_named_among_the_dead_are_part_of_them(parsed: Callable[[str], Parsed]) -> None:
    """Who is listed is counted elsewhere already."""
    assert [m.part for m in find(parsed("The dead included nine pilgrims."))] == [True]


@pytest.mark.parametrize("words", ["except three guards", "other than the gunman himself", "apart from two sentries"])
def test_nobody_but_somebody_is_no_count_of_zero(parsed: Callable[[str], Parsed], words: str) -> None:
    found = list(find(parsed(f"Nobody was killed in the change of power {words}, the army said.")))
    assert not [m for m in found if m.count.high == 0]
