"""Loaded words, each with its reason: one documented list, applied to every outlet (``data/loaded.tsv``).

A word is loaded only in its sense: the table says beside which words it is plain ("sanctions regime"), in which place
of the phrase it counts ("the resistance", not "resistance fighter's widow"), and whether it names an actor or an act.
Capitals make a name of it: "Liberation Day" and "Heroes Square" are plain, unless the table writes the word so too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from dragoman.lexicon import table
from dragoman.names import fold

YEARS = range(1000, 2100)
NEAR = 6  # words on each side in which a neighbour counts: a clause's length, set by hand
PREFIXES = "scare prefix"
LEADS = frozenset(("the", "a", "an", "this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Loaded:
    """One loaded word of a phrase: words [first, last) of it, the table's spelling, and why."""

    first: int
    last: int
    word: str
    reason: str

    @property
    def said(self) -> str:
        """The reason as it is shown: "verdict noun: terrorist"."""
        return f"{self.reason}: {self.word}"


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    shown: str
    reason: str
    place: str  # any | head | modifier
    of: str  # any | actor | act
    named: bool  # loaded with a capital too
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands about a phrase: folded words of its sentence before and after, and whether it opens the sentence."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    opens: bool = True
    cased: bool = True  # False in a headline all of whose words have capitals
    named: frozenset[int] = frozenset()  # positions of the phrase's words that a name holds


PLAIN = Around()


def judge(words: Sequence[str], *, of: str = "any", around: Around = PLAIN) -> tuple[Loaded, ...]:
    """The loaded words of a noun phrase whose last word is its head; a scare prefix first, then in their order."""
    folded = tuple(fold(word) for word in words)
    found: list[Loaded] = []
    taken = 0
    for i, word in enumerate(folded):
        entry = next((e for e in _index().get(word, ()) if i >= taken and _fits(e, words, folded, i, of, around)), None)
        if entry is not None:
            taken = i + len(entry.words)
            found.append(Loaded(i, taken, entry.shown, entry.reason))
    return tuple(sorted(found, key=lambda one: one.reason != PREFIXES))


def may_be(words: Sequence[str]) -> bool:
    """Whether a loaded phrase may begin with one of the words: most names hold none, and need no closer look."""
    return not _index().keys().isdisjoint(map(fold, words))


@lru_cache(maxsize=20_000)
def loaded(text: str) -> str:
    """Why a name is loaded, or "" when it is plain: the reasons of its loaded words."""
    words = tuple(w for part in text.split() for w in part.replace("-", " ").split() if fold(w))
    return "; ".join(dict.fromkeys(one.said for one in judge(words)))


def reasons() -> tuple[str, ...]:
    """Every reason that the table knows, in its order."""
    return tuple(dict.fromkeys(row["reason"] for row in table("loaded")))


def _fits(entry: _Entry, words: Sequence[str], folded: Sequence[str], i: int, of: str, around: Around) -> bool:
    last = i + len(entry.words)
    if tuple(folded[i:last]) != entry.words or (of != "any" and entry.of not in ("any", of)):
        return False
    if (entry.place == "head" and last != len(folded)) or (entry.place == "modifier" and last == len(folded)):
        return False
    if _in_a_name(entry, words, i, last, around):
        return False
    return not any(_blocked(how, words, folded, i, last, around) for how in entry.without)


def _in_a_name(entry: _Entry, words: Sequence[str], first: int, last: int, around: Around) -> bool:
    after = last < len(words) and words[last][:1].isupper()
    if entry.named:
        return around.cased and after  # "the Western Azerbaijan Community"
    if not around.cased:
        return any(n in around.named for n in range(first, last))
    if first == 0 and around.opens:
        return after and _all_capital(words)
    return any(word[:1].isupper() for word in words[first:last])


def _all_capital(words: Sequence[str]) -> bool:
    """ "Liberation Day" opens a sentence as a name; "Junta spokesman Kyaw Thet" does not."""
    return all(word[:1].isupper() for word in words)


def _blocked(how: str, words: Sequence[str], folded: Sequence[str], first: int, last: int, around: Around) -> bool:
    before = (*around.before[-NEAR:], *folded[:first])
    after = (*folded[last:], *around.after[:NEAR])
    if how in ("COURT", "LIST"):  # a court's word is a record, and so is a government's list
        return not _group(how.lower()).isdisjoint((*before, *after))
    if how == "YEAR":
        return any(word.isdigit() and int(word) in YEARS for word in (*folded[:first], *after[:5]))
    if how == "PLACE":
        return first > 0 and words[first - 1][:1].isupper() and not (first == 1 and around.opens and _lead(folded[0]))
    line = f" {' '.join((*before, *folded[first:last], *after))} "
    return f" {how} " in line


def _lead(word: str) -> bool:
    return word in LEADS


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("naming_words") if row["group"] == name)


@cache
def _index() -> Mapping[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for row in table("loaded"):
        for form in _forms(row["word"], row["pos"]):
            words = tuple(fold(form).split())
            without = tuple(how.strip() for how in row["not"].split(";") if how.strip())
            named = row["word"] != row["word"].lower()
            entry = _Entry(
                words,
                row["word"].lower() if not named else row["word"],
                row["reason"],
                row["place"],
                row["of"],
                named,
                without,
            )
            found.setdefault(words[0], []).append(entry)
    return {word: tuple(sorted(e, key=lambda one: -len(one.words))) for word, e in found.items()}


def _forms(word: str, pos: str) -> tuple[str, ...]:
    if pos != "noun":
        return (word,)
    head, of, rest = word.partition(" of ")
    return tuple(dict.fromkeys((word, *(f"{many}{of}{rest}" for many in _plurals(head)))))


def _plurals(word: str) -> tuple[str, ...]:
    if word in ("thief",):
        return ("thieves",)
    if word.endswith("man"):
        return (f"{word[:-3]}men",)
    if word.endswith("o"):
        return f"{word}es", f"{word}s"  # "heroes", "caudillos"
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{word}es",)
    if word.endswith("y") and word[-2] not in "aeiou":
        return (f"{word[:-1]}ies",)
    return (f"{word}s",)
