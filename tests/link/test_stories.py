"""A report of another story is set apart and says so; the reports of one story stay together."""

from collections.abc import Callable

import numpy as np

from dragoman.link import stories
from dragoman.model import Parsed

Parse = Callable[[str], Parsed]

TALKS = [
    "Peruvian and Chilean negotiators met in Tacna on Monday to discuss the fishing zone off Arica. "
    "The Chilean delegation, led by envoy Marta Soto, called the talks useful. Peru wants patrols to end by June.",
    "Chile's envoy Marta Soto said in Tacna that the fishing talks with Peru had made headway. "
    "Lima insists that naval patrols off Arica must stop before another round is held.",
    "Fishermen in Arica watched the Tacna talks with unease. Peru and Chile have argued over the zone for years, "
    "and envoy Marta Soto has promised nothing about the patrols.",
]
FLOOD = (
    "Heavy rain swept away two bridges near Dhaka on Sunday and left thousands without electricity. "
    "Rescue teams carried families to schools on higher ground while the Meghna kept rising."
)
SHORT = [
    "Two Togolese customs officers were held at Cinkasse on Friday by smugglers. The prefect has asked for soldiers. "
    "A lorry with cigarettes was burned.",
    "Smugglers at Cinkasse let both men go on Sunday, a priest told this paper. They had been fed well, the customs "
    "union said.",
    "Nobody was held against his will, a lawyer for the traders claims. The pair had come to be paid for letting "
    "cigarettes pass, he said, and ate with the smugglers at the table of his client in Dapaong.",
]


def test_another_story_is_set_apart(parsed: Parse) -> None:
    kept, aside = stories.set_apart([parsed(t) for t in [*TALKS, FLOOD]])
    assert kept == [0, 1, 2]
    assert [a.document for a in aside] == [parsed(FLOOD).document.id]
    assert "another story" in aside[0].reason


def test_one_story_is_kept_whole(parsed: Parse) -> None:
    kept, aside = stories.set_apart([parsed(t) for t in TALKS])
    assert (kept, aside) == ([0, 1, 2], [])


def test_short_reports_that_share_a_few_rare_words_are_one_story(parsed: Parse) -> None:
    kept, aside = stories.set_apart([parsed(t) for t in [*SHORT, FLOOD]])
    assert kept == [0, 1, 2]
    assert [a.document for a in aside] == [parsed(FLOOD).document.id]


def test_two_reports_are_never_split(parsed: Parse) -> None:
    kept, aside = stories.set_apart([parsed(TALKS[0]), parsed(FLOOD)])
    assert (kept, aside) == ([0, 1], [])


def test_short_reports_of_one_story_are_piled_by_their_rare_words(parsed: Parse) -> None:
    texts = (
        "Smugglers burned the customs post at Orlitsa, the ministry said.",
        "At Orlitsa a customs officer told us that smugglers had set the post on fire.",
        "The bishops asked parliament to free the teachers.",
    )
    found = [parsed(t) for t in texts]
    near = np.full((3, 3), 0.1, np.float32)
    assert stories.piles(near) == [0, 1, 2]
    assert stories.piles(near, found) == [0, 0, 1]


def test_long_reports_are_piled_by_three_rare_names(parsed: Parse) -> None:
    names = "Envoys came from Orlitsa, from Brezovo and from Kamenar. "
    found = [
        parsed((names if n < 2 else "Nobody came. ") + f"It {word}. " * 70)
        for n, word in enumerate(("rained", "snowed", "thawed"))
    ]
    assert all(len(p.tokens) > stories.SHORT for p in found)
    assert stories.piles(np.full((3, 3), 0.1, np.float32), found) == [0, 0, 1]
