"""The tables of states, groups and offices as one matcher over words: longest match, capitals where names have them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from dragoman.extract.actors.usage import used
from dragoman.lexicon import table
from dragoman.model import ActorKind
from dragoman.names import fold

ACRONYM = 6  # longest run of capitals that is read as an abbreviation and must stand in capitals in the text
WEAK = 3  # abbreviations up to this length mean many bodies: one counts only where the text also speaks of its country
LOWER_ENDS = frozenset(
    ("'s", "’s", "group", "party", "cartel", "network", "gang", "administration", "agency", "region")
)
LOWER_STARTS = frozenset(("al", "el", "an", "as", "anti", "dpa"))
LOWER_FIRST = frozenset(word[0] for word in LOWER_STARTS)
BACKED = used("compound")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the tables say of a name. ``sort``: state, territory, demonym, capital, seat or group."""

    sort: str
    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    exact: str = ""  # the capitals an abbreviation must stand in
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """Words [first, last) that a table knows. ``backed``: the name stands in a compound such as "Oria-backed"."""

    first: int
    last: int
    entry: Entry
    backed: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Office:
    """A title as the table has it."""

    title: str
    role: str
    sector: str | None
    of: str
    solo: bool


@lru_cache(maxsize=50_000)
def pieces(word: str) -> tuple[str, ...]:
    """A token's folded parts; the possessive ending stays a part of its own."""
    if word in ("'s", "’s"):
        return ("s",)
    return tuple(fold(word).split())


def key(name: str) -> tuple[str, ...]:
    """A name's folded parts, cut as the tokens of a text are."""
    plain = name.replace("’", "'").replace("s' ", "s ").replace("'s ", " s ")
    return tuple(fold(plain).split())


def _cells(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _entries() -> Iterator[tuple[str, Entry]]:
    for row in table("states"):
        code, country, name = row["code"], row["country"], row["name"]
        sort = "state" if row["kind"] == "state" else "territory"
        for column, kind_of in (("aliases", sort), ("demonyms", "demonym"), ("capitals", "capital"), ("seats", "seat")):
            government = kind_of in ("capital", "seat")
            kind = ActorKind.GOVERNMENT if government else ActorKind.STATE
            names = [name, *_cells(row[column])] if column == "aliases" else _cells(row[column])
            for alias in names:
                exact = alias if alias.isupper() and len(alias) <= ACRONYM and "." not in alias else ""
                yield alias, Entry(kind_of, code, name, kind, country, "GOV" if government else None, exact)
    for row in table("groups"):
        kind = ActorKind(row["kind"])
        for alias in [row["name"], *_cells(row["aliases"])]:
            exact = alias if alias.replace("-", "").isupper() and len(alias) <= ACRONYM + 1 else ""
            weak = bool(exact) and len(exact) <= WEAK and kind not in (ActorKind.IGO, ActorKind.MEDIA)
            weak = weak and row["country"] not in ("USA", "GBR", "")
            entry = Entry("group", row["id"], row["name"], kind, row["country"] or None, row["sector"], exact, weak)
            yield alias, entry


@cache
def matcher() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    """Entries by their first part, longest first; where two rows share a name, the first row has it."""
    found: dict[tuple[tuple[str, ...], str], Entry] = {}
    for alias, entry in _entries():
        found.setdefault((key(alias), entry.exact), entry)
    starts: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for (parts, _), entry in found.items():
        starts.setdefault(parts[0], []).append((parts, entry))
    return {start: tuple(sorted(rows, key=lambda r: (-len(r[0]), not r[1].exact))) for start, rows in starts.items()}


@cache
def offices() -> dict[str, tuple[tuple[tuple[str, ...], Office], ...]]:
    """Offices by their first part, longest first."""
    starts: dict[str, list[tuple[tuple[str, ...], Office]]] = {}
    for row in table("offices"):
        parts = tuple(fold(row["title"]).split())
        office = Office(row["title"], row["role"], row["sector"] or None, row["of"], row["solo"] == "y")
        starts.setdefault(parts[0], []).append((parts, office))
    return {start: tuple(sorted(rows, key=lambda r: -len(r[0]))) for start, rows in starts.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text cut into folded parts, each with the index of its word."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    of: tuple[int, ...]  # part -> word
    start: tuple[int, ...]  # word -> its first part

    @classmethod
    def cut(cls, words: Iterable[str]) -> "Words":
        """Cut words once for all matchers."""
        texts = tuple(words)
        cuts = [pieces(word) for word in texts]
        sizes = [len(cut) for cut in cuts]
        start = [0, *accumulate(sizes)][:-1]
        of = [i for i, size in enumerate(sizes) for _ in range(size)]
        parts = [part for cut in cuts for part in cut]
        return cls(texts, tuple(parts), tuple(of), tuple(start))

    def fits(self, at: int, wanted: tuple[str, ...]) -> int:
        """The word index after ``wanted`` if the parts from ``at`` are those and end with a word; -1 if not."""
        end = at + len(wanted)
        if self.parts[at:end] != wanted:
            return -1
        last = self.of[end - 1]
        return last + 1 if end == len(self.parts) or self.of[end] != last else -1


def scan(words: Words) -> list[Match]:
    """Names of states and groups, left to right, longest first, without overlaps."""
    found: list[Match] = []
    known = matcher()
    word = 0
    total = len(words.words)
    while word < total:
        text = words.words[word]
        first = text[0]
        opens = first.isupper() or first.isdigit() or (first in LOWER_FIRST and text in LOWER_STARTS)
        match = _match(words, word, known) if opens else None
        if match is None:
            word += 1
        else:
            found.append(match)
            word = match.last
    return found


def _match(words: Words, word: int, known: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]) -> Match | None:
    at = words.start[word]
    if at >= len(words.parts) or words.of[at] != word:
        return None
    part = words.parts[at]
    for parts, entry in known.get(part, ()):
        last = words.fits(at, parts)
        if last > 0 and _capitals(words, word, last, entry):
            article = 1 if parts[0] == "the" and len(parts) > 1 else 0
            return Match(word + article, last, entry, _backed(words, last))
    if part.endswith("s") and (words.of[at + 1 : at + 2] != (word,)):
        for parts, entry in known.get(part[:-1], ()):
            if len(parts) == 1 and entry.sort == "demonym" and not entry.exact and len(part) > 3:
                return Match(word, word + 1, entry, _backed(words, word + 1), plural=True)
    return None


def _capitals(words: Words, first: int, last: int, entry: Entry) -> bool:
    if entry.exact:
        return "".join(words.words[first:last]) == entry.exact
    if last - first == 1:
        return words.words[first][0].isupper() or words.words[first][0].isdigit()
    end = words.words[last - 1]
    return end[0].isupper() or end[0].isdigit() or end in LOWER_ENDS


def _backed(words: Words, last: int) -> bool:
    return last + 1 < len(words.words) and words.words[last] in "-–‑" and fold(words.words[last + 1]) in BACKED


@cache
def _office_starts() -> frozenset[str]:
    """Every folded word that may open an office, in both numbers."""
    return frozenset(start + ending for start in offices() for ending in ("", "s"))


def scan_offices(words: Words) -> list[tuple[int, int, Office]]:
    """Office titles [first, last), longest first; a plural last word counts as its singular."""
    found: list[tuple[int, int, Office]] = []
    known = offices()
    starts = _office_starts()
    word = 0
    total = len(words.parts)
    while word < len(words.words):
        at = words.start[word]
        if at >= total or words.parts[at] not in starts:
            word += 1
            continue
        hit = None
        if words.of[at] == word:
            part = words.parts[at]
            for first in (part, part[:-1]) if part[-1] == "s" else (part,):
                for parts, office in known.get(first, ()):
                    last = _office_end(words, at, parts)
                    if last > 0 and (hit is None or last > hit[1]):
                        hit = (word, last, office)
        if hit is None or (hit[2].title == "deputy" and _office_follows(words, hit[1], known)):
            word += 1
        else:
            found.append(hit)
            word = hit[1]
    return found


def _office_follows(words: Words, word: int, known: dict[str, tuple[tuple[tuple[str, ...], Office], ...]]) -> bool:
    """Whether an office begins at a word: "deputy" before one is no office of its own."""
    if word >= len(words.words) or words.start[word] >= len(words.parts):
        return False
    at = words.start[word]
    return any(_office_end(words, at, parts) > 0 for parts, _ in known.get(words.parts[at], ()))


def _office_end(words: Words, at: int, parts: tuple[str, ...]) -> int:
    end = at + len(parts)
    got = words.parts[at:end]
    if len(got) < len(parts):
        return -1
    for x, y in zip(got, parts, strict=True):
        if x != y and x != y + "s" and not (y.endswith("man") and x == y[:-3] + "men"):
            return -1
    last = words.of[end - 1]
    return last + 1 if end == len(words.parts) or words.of[end] != last else -1
