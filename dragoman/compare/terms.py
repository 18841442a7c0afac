"""How far the content words of two sentences tie what they tell: rare ones count, those of the whole story hardly."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from dragoman.compare.clauses import DAYS, LIGHT
from dragoman.model import Parsed
from dragoman.names import fold

# words of any toll tie none
TOLD = frozenset(
    ("kill", "die", "dead", "death", "toll", "wound", "injure", "injury", "hurt", "rise", "climb", "number", "lose",
     "arrest", "detain", "hold", "displace", "flee", "doctor", "medic", "police", "army", "force", "prisoner",
     "captive", "wounded", "casualty", "victim", "body", "person", "least", "further", "count", "name", "list",
     "live", "life")
)  # fmt: skip
WORDS = frozenset(("NOUN", "VERB", "PROPN", "ADJ"))
TIED = 1.0  # of rare words in common, one: set by hand on the open stories
NEARBY = 0.5  # what one in the sentence beside is worth
SHARE = 0.2  # of the sentences compared: a word in more is common in the story
FEW = 6.0  # sentences that share a word which still ties them in the smallest story
LITTLE = 0.25  # what a common word is worth


class Placed(Protocol):
    """Something told in a sentence."""

    @property
    def own(self) -> frozenset[str]:
        """The content words of the sentence."""

    @property
    def near(self) -> frozenset[str]:
        """And of those beside it."""


def tie(a: Placed, b: Placed, spread: Mapping[str, int]) -> float:
    """Rare words in common; ``spread``: in how many of the sentences compared each stands."""
    most = max(FEW, SHARE * spread.get("", 0))

    def weigh(terms: Iterable[str]) -> float:
        return sum(1.0 if spread.get(t, 0) <= most else LITTLE for t in terms)

    own = a.own & b.own
    return weigh(own) + NEARBY * weigh((a.near & b.near) - own)


def content(parsed: Parsed, n: int) -> frozenset[str]:
    """The content words of a sentence that may tie it to another."""
    sentence = parsed.sentences[n]
    tokens = parsed.tokens[sentence.first : sentence.last]
    lemmas = (fold(t.text) if t.pos == "PROPN" else t.lemma for t in tokens if t.pos in WORDS)
    return frozenset(w for w in lemmas if len(w) > 2 and w not in TOLD and w not in LIGHT and w not in DAYS)


def spread(sentences: Mapping[str, frozenset[str]]) -> Mapping[str, int]:
    """In how many sentences each word stands; of all under ""."""
    found: dict[str, int] = {"": len(sentences)}
    for own in sentences.values():
        for t in own:
            found[t] = found.get(t, 0) + 1
    return found
