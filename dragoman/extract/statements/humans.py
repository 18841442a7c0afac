"""Which words stand for one person: nouns of ``data/human_nouns.tsv`` and ``data/speakers.tsv``, "the Norwegian"."""

from functools import cache

from dragoman.extract.statements import nouns
from dragoman.extract.statements.names import PERSONAL, nations
from dragoman.extract.statements.page import Page
from dragoman.lexicon import table

PEOPLES = ("ish", "ch", "ese", "ss", "s")  # "the French", "the Chinese": a people, not one of it
OWNERS = frozenset(("his", "her", "their"))


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("human_nouns")}


def kind(page: Page, i: int) -> str:
    """What ``data/human_nouns.tsv`` says of a word in the singular; "" where it has none."""
    token = page.tokens[i]
    if token.tag in ("NNS", "NNPS"):
        return ""
    found = _kinds().get(token.lemma.lower()) or _kinds().get(token.lower, "")
    return found or ("free" if national(page, i) else "")


def national(page: Page, i: int) -> bool:
    """ "The Norwegian": one person, by where he comes from."""
    token = page.tokens[i]
    if token.tag not in ("NNP", "NN", "JJ") or i == 0 or page.tokens[i - 1].lower != "the":
        return False
    if token.head == i or page.tokens[token.head].pos not in ("VERB", "AUX"):
        return False
    word = token.lower
    people = token.entity == "NORP" or word.endswith(("i", "ian"))
    return people and word in nations() and not word.endswith(PEOPLES)


def one(page: Page, i: int) -> bool:
    """Whether a word stands for one person."""
    token = page.tokens[i]
    known = nouns.of_token(token) in PERSONAL or nouns.of_token(token) == "unnamed_source"
    return (known and token.tag in ("NN", "NNP")) or bool(kind(page, i))


def owned(page: Page, i: int) -> int | None:
    """The possessive pronoun of "his counterpart"."""
    return next((c for c in page.kids(i, "poss") if page.tokens[c].lower in OWNERS), None)
