"""A mild noun points at violence told elsewhere; beside none it is no act."""

from collections.abc import Callable

import pytest

from dragoman.extract import events
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]
TOLD = "Sailors fired on a ferry off Ilo on Saturday, killing four. "


def mild(parsed: Parse, text: str) -> list[tuple[str, str]]:
    return [(m.trigger.text, m.type) for m in events.find(parsed(text)) if m.trigger.text in ("incident", "episode")]


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "The navy confirmed the incident.",
        TOLD + "Shops were shut. A bishop called this episode a disgrace.",
        "The ministry denied any hand in last week's incident at Odo, where nine people were reported dead.",
    ],
)
def test_it_is_the_violence_just_told(parsed: Parse, text: str) -> None:
    ((_, kind),) = mild(parsed, text)
    assert kind == "ASSAULT"


@pytest.mark.parametrize(
    "text",
    [
        "Chile recalled its envoy on Monday over a row about fish. The incident angered Peru.",
        "Two ministers quarrelled in Lima on Monday. The incident was filmed.",
        TOLD + "An incident on a bridge held up trains.",
        TOLD + "Shops were shut. Schools were shut. Banks were shut. Trains were late. The incident was filmed.",
    ],
)
def test_without_violence_near_it_is_no_act(parsed: Parse, text: str) -> None:
    assert mild(parsed, text) == []
