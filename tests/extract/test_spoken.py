"""Orders, refusals and threats that only a speaker's words make."""

from collections.abc import Callable

import pytest

from dragoman.extract.demands import find
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]


def told(parsed: Parsed) -> list[tuple[str, str, str, str]]:
    """Stance, holder, addressee and thing of each demand."""
    return [
        (m.stance.value, m.holder.text if m.holder else "", m.of.text if m.of else "", m.span.text)
        for m in find(parsed)
    ]


@pytest.mark.parametrize(
    ("text", "demand"),
    [
        ('"Release the crew tonight," the premier said.', ("wants", "the premier", "", "Release the crew tonight")),
        ("The minister said that Peru had to open the port.", ("wants", "The minister", "Peru", "open the port")),
        ("Talks are out of the question, Lima said.", ("refuses", "Lima", "", "Talks")),
        ("No boat will be let in, the general said.", ("refuses", "the general", "", "No boat will be let in")),
        ("The rebels saw no reason to talk.", ("refuses", "The rebels", "", "talk")),
        (
            "Colonel Diop vowed not to negotiate with bandits.",
            ("refuses", "Colonel Diop", "", "negotiate with bandits"),
        ),
        (
            "The mayor refused to discuss a share of the toll.",
            ("refuses", "The mayor", "", "discuss a share of the toll"),
        ),
        (
            "Any landing will be met with fire, the spokeswoman warned.",
            ("conditions", "the spokeswoman", "", "met with fire"),
        ),
        (
            '"There will be no flights until Quito frees our men," said Juan Pardo.',
            ("conditions", "Juan Pardo", "", "no flights"),
        ),
        (
            "Bolivia had threatened to hold back a loan unless the pier was closed.",
            ("conditions", "Bolivia", "", "hold back a loan"),
        ),
        (
            "He said the bloc would pay a tranche, provided the boats stopped sailing.",
            ("conditions", "the bloc", "the boats", "pay a tranche"),
        ),
        ("Beijing leaned on Tonga to stay out.", ("wants", "Beijing", "Tonga", "stay out")),
        ("The outfit told labourers to leave the valley.", ("wants", "The outfit", "labourers", "leave the valley")),
        ("The family asked the government for an inquiry.", ("wants", "The family", "the government", "an inquiry")),
        ("Peru called it arbitration, a step which Chile turned down.", ("refuses", "Chile", "", "a step")),
    ],
)
def test_found(parsed: Parse, text: str, demand: tuple[str, str, str, str]) -> None:
    assert demand in told(parsed(text))


@pytest.mark.parametrize(
    "text",
    [
        "Ask anybody at the junction, the driver said.",
        "The minister said Canberra has yet to reply.",
        "A meeting called for Friday was put off.",
        "A diplomat, requesting anonymity because the talks are private, said so.",
        "An officer, who did not want his name in print, said so.",
        '"We ask for nothing more," the minister said.',
        "The premier had no reason to smile.",
        "A fine would not be paid on Sundays.",
        "He said he would not be paid.",
        "Any landing will be met with fire.",
        "The ministers saw no planes.",
    ],
)
def test_nothing_asked(parsed: Parse, text: str) -> None:
    assert told(parsed(text)) == []


def test_the_one_asked_does_not_ask(parsed: Parse) -> None:
    holders = {holder for _, holder, _, _ in told(parsed("Uruguay, asked to close its ports, said nothing."))}
    assert holders == {""}
