"""Which names of a report are persons and which are states, capitals or bodies, whatever one tag says of one mention.

The language model takes "Kyiv" for a person in one sentence and "Farouk" for a place in the next. A capital or a
state's name of ``data/states.tsv`` is a body; a surname that a report gives with a first name or a title is a person.
"""

from functools import cache

from dragoman.lexicon import table, words
from dragoman.model import Parsed

COLUMNS = ("name", "aliases", "capitals", "seats")


@cache
def bodies() -> frozenset[str]:
    """States, capitals and seats of government, folded."""
    return frozenset(
        part.casefold() for row in table("states") for column in COLUMNS for part in row[column].split("|") if part
    )


def persons(parsed: Parsed) -> frozenset[str]:
    """The last words of names that this report gives to persons, folded."""
    found: set[str] = set()
    titles = words("offices", "title")
    tokens = parsed.tokens
    for entity in parsed.entities:
        last = tokens[entity.last - 1]
        if last.tag == "POS" and entity.last - entity.first > 1:
            last = tokens[entity.last - 2]
        before = tokens[entity.first - 1] if entity.first > 0 else None
        titled = before is not None and before.tag == "NNP" and before.lower in titles
        if titled or (entity.label == "PERSON" and entity.last - entity.first > 1):
            name = parsed.document.text[tokens[entity.first].start : last.end].casefold()
            if name not in bodies() and last.lower not in bodies():
                found.add(last.lower)
    return frozenset(found)
