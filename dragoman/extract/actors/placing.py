"""Unknown names that a text uses as places, whatever the language model calls them."""

from collections.abc import Callable

from dragoman.extract.actors.draft import Reading
from dragoman.extract.actors.usage import used
from dragoman.names import person_words

PLACING = frozenset(("in", "at", "near", "around", "inside", "outside", "across"))
NOT_PLACING = frozenset(  # verbs and nouns whose "in" or "at" leads to anybody
    ("trust", "believe", "confidence", "faith", "interest", "interested", "aim", "shout", "look", "laugh",
     "fire", "point", "angry", "anger", "direct", "confide", "invest")
)  # fmt: skip
TAKEN = frozenset(("occupy", "besiege", "annex", "flood", "evacuate", "recapture", "retake", "overrun", "encircle"))
PARTS_OF_PLACES = used("place_noun") | {"hill", "most", "much", "half", "hamlet", "quarter", "oasis"}
PLACE_AFTER = frozenset(
    ("village", "town", "city", "district", "province", "region", "area", "valley", "crossing", "border", "triangle",
     "camp", "county", "township", "island", "highway", "road", "river", "basin", "front", "frontier", "state")
)  # fmt: skip


def place_names(
    reading: Reading, spans: list[tuple[int, int]], titled: Callable[[Reading, int], bool]
) -> frozenset[str]:
    """Names the text uses as places somewhere ("in X", "X village", "X was occupied") and nowhere with a title."""
    found, people = set(), set()
    for first, last in spans:
        name = " ".join(person_words(reading.text(first, last)))
        if titled(reading, first):
            people.add(name)
        elif _placed(reading, last):
            found.add(name)
    return frozenset(found - people)


def _placed(reading: Reading, last: int) -> bool:
    tokens = reading.tokens
    token = tokens[last - 1]
    if last < len(tokens) and tokens[last].lower in PLACE_AFTER and tokens[last].sentence == token.sentence:
        return True
    hops = 0
    while token.dep == "conj" and hops < 6:
        token, hops = tokens[token.head], hops + 1
    head = tokens[token.head]
    if token.dep == "nsubjpass":
        return head.lemma in TAKEN
    if token.dep == "nsubj":
        return head.lemma == "fall"
    if token.dep != "pobj":
        return False
    governor = tokens[head.head]
    if head.lower == "of":
        return governor.lemma in PARTS_OF_PLACES or (governor.lemma in PLACE_AFTER and governor.lemma != "state")
    if head.lower == "for":
        return governor.lemma == "battle"
    return head.lower in PLACING and governor.lemma not in NOT_PLACING
