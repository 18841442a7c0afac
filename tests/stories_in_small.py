"""Small stories of a few sentences, built through the whole chain once each."""

from functools import cache

from dragoman.extract import EXTRACTORS
from dragoman.model import Document, Event, Situation
from dragoman.pipeline import build


@cache
def built(*documents: Document) -> Situation:
    """The situation of these documents, remembered for the session."""
    return build(documents, extractors=EXTRACTORS)


def event_with(situation: Situation, words: str) -> Event:
    """The one event of which a mention's sentence holds these words."""
    found = [e for e in situation.events if any(words in m.sentence for m in e.mentions)]
    assert found, f"no event whose sentence holds {words!r}"
    return max(found, key=lambda e: (len(e.documents), e.weight))
