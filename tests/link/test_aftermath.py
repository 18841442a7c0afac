"""What came of an act just told is its toll; a headline's name for an act is the act that its clause tells."""

from dataclasses import replace

import pytest

from dragoman.model import Document, Event, Zone, ZoneKind
from dragoman.pipeline import build
from tests.builders import report

pytestmark = pytest.mark.model


def headed(head: str, body: str) -> Document:
    text = f"{head}\n\n{body}"
    start = len(head) + 2
    zones = (Zone(ZoneKind.HEADLINE, 0, len(head)), Zone(ZoneKind.BODY, start, len(text)))
    return replace(report("The Post", text, day="2024-06-03"), zones=zones)


def acts(document: Document, type_: str = "ASSAULT") -> tuple[Event, ...]:
    return tuple(e for e in build([document]).events if e.type == type_)


@pytest.mark.parametrize(
    "text",
    [
        "Police opened fire on marchers in Cusco on Saturday. Nine people were injured in the shooting.",
        "Gunmen shot dead a judge in Cusco on Saturday. Two guards were wounded in the attack, a doctor said.",
        "Police opened fire on marchers in Cusco on Saturday. Nine people were hurt when police opened fire.",
        "Rebels shelled the port on Saturday. Nine people were injured.",
        "Soldiers raided a village on Saturday. Two women died in the raid.",
    ],
)
def test_the_toll_of_an_act_just_told_is_no_second_act(text: str) -> None:
    (act,) = acts(report("The Post", text, day="2024-06-03"))
    assert next(c.kind for c in act.counts) in ("injured", "killed")


@pytest.mark.parametrize(
    "text",
    [
        "Police shot dead a student in Cusco on Saturday. Five people were injured in clashes in Puno.",
        "Rebels shelled the port on Saturday. Nine people were injured in an attack on a bus in Puno on Sunday.",
        "Rebels shelled the port on Saturday. Nine people were killed on Sunday.",
        "Rebels shelled the port on Saturday. Shops were open. Nine people were injured in the shooting.",
    ],
)
def test_harm_of_another_day_or_place_is_another_act(text: str) -> None:
    assert len(acts(report("The Post", text, day="2024-06-03"))) == 2


@pytest.mark.parametrize(
    ("head", "body", "type_", "agents"),
    [
        (
            "Massacre at sea: sailors fire on ferry",
            "Peruvian sailors fired on a ferry off Ilo on Saturday.",
            "ASSAULT",
            2,
        ),
        (
            "Border talks: ministers meet in Quito",
            "Ministers of Peru and Chile met in Quito on Saturday.",
            "CONSULT",
            3,
        ),
    ],
)
def test_a_headline_names_the_act_that_its_clause_tells(head: str, body: str, type_: str, agents: int) -> None:
    situation = build([headed(head, body)])
    (act,) = (e for e in situation.events if e.type == type_)
    assert len(act.agents) <= agents
    assert not any("massacre" in a.name.casefold() for a in situation.actors)


def test_a_threat_behind_the_colon_is_not_what_stands_before_it() -> None:
    found = acts(headed("Massacre in Cusco: army vows to attack rebels", "Rebels killed nine marchers in Cusco."))
    assert len(found) == 2


@pytest.mark.parametrize(
    ("head", "body", "number"),
    [
        ("Peru, Chile agree on joint inquiry", "Officers of Peru and Chile agreed to look into a shelling.", 1),
        ("Army shells market in Goma", "Rebels raided two farms near Bukavu on Friday.", 2),
        ("Chile opens inquiry into raid", "Peru opened an inquiry into a loan on Friday.", 2),
    ],
)
def test_a_headline_and_its_lead_tell_one_act_where_nothing_speaks_against_it(
    head: str, body: str, number: int
) -> None:
    kinds = ("ACCUSE", "ASSAULT")
    whole = [e for e in build([headed(head, body)]).events if e.type in kinds and e.status.value != "hypothetical"]
    named = [e for e in whole if any(m.number == 0 for m in e.mentions)]
    joined = [e for e in named if any(m.number == 1 for m in e.mentions)]
    assert len(joined) == 2 - number
