"""Who says what: cues, sources and contents on sentences of world news."""

from collections.abc import Callable

import pytest

from dragoman.extract.statements import find
from dragoman.model import Parsed, StatementMention

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def only(parsed: Parse, text: str) -> StatementMention:
    """The one outer statement of a text."""
    outer = [m for m in find(parsed(text)) if m.within is None]
    assert len(outer) == 1, outer
    return outer[0]


def content(m: StatementMention) -> str:
    """The pieces of a content, joined by a bar."""
    return " | ".join(s.text for s in m.content)


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "said"),
    [
        (
            "Foreign Minister Amina Farouk said the ceasefire would hold.",
            "Foreign Minister Amina Farouk",
            "said",
            "the ceasefire would hold",
        ),
        (
            '"We will not negotiate under fire," said General Tomas Lindqvist.',
            "General Tomas Lindqvist",
            "said",
            "We will not negotiate under fire",
        ),
        (
            "According to the Chadian army, rebels crossed the border on Monday.",
            "the Chadian army",
            "According to",
            "rebels crossed the border on Monday",
        ),
    ],
)
def test_source_cue_and_content(parsed: Parse, text: str, speaker: str, cue: str, said: str) -> None:
    m = only(parsed, text)
    assert m.speaker is not None
    assert m.cue is not None
    assert (m.speaker.text, m.cue.text, content(m)) == (speaker, cue, said)
