"""A phrase alone, without its report: which country it is of and which PLOVER sector. Unknown is ""."""

import re
from functools import cache

from dragoman.extract.actors.draft import FORMER
from dragoman.extract.actors.gazetteer import Entry, Match, Office, Words, matcher, scan, scan_offices
from dragoman.extract.actors.persons import as_of, in_those_years
from dragoman.extract.actors.roles import body_sector
from dragoman.extract.actors.usage import USES, used
from dragoman.extract.gazetteer import candidates
from dragoman.lexicon import by
from dragoman.model import ActorKind
from dragoman.names import fold

TOKEN = re.compile(r"(?:[A-Z]\.){2,}|['’]s\b|[^\W_]+(?:['’][^\W_]{2,})?|[^\w\s]")
MONTHS = {
    month: f"{number:02}"
    for number, month in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
CUT = frozenset(("of", "in", "at", "from", "with", "for", "on", "near", "who", "by", "against", ",", "(", "-"))
PLURALS = (("ies$", "y"), ("men$", "man"), ("ves$", "f"), ("children$", "child"))
PLAIN = frozenset(
    ("GOV", "UNK", "CVL", "MIL")
)  # what "officials", "men", "workers", "forces" say when nothing says more
SPELLING = 5  # letters from which one slip still leaves no doubt which country is meant
INNER = frozenset(
    ["de", "do", "da", "dos", "das", "del", "di", "du", "la", "le", "las", "los", "les", "el", "al", "es", "ez"]
)  # within a town's name
LONGEST = 5  # words of a town's name: "Santa Cruz de la Sierra"
TOWN = 5.0  # log10 of inhabitants: a smaller place with an ordinary name is no sign of a country


def month_of(day: str) -> str:
    """``YYYY-MM`` of a date written in any common form; "" when there is none."""
    if found := re.search(r"(\d{4})-(\d{2})", day):
        return f"{found[1]}-{found[2]}"
    year, word = re.search(r"\b(\d{4})\b", day), re.search(r"[A-Za-z]{3,}", day)
    month = MONTHS.get(word[0][:3].lower(), "01") if word else "01"
    return f"{year[1]}-{month}" if year else ""


def resolve(text: str, context: str = "", day: str = "") -> tuple[str, str]:
    """Country (ISO-3, KOS; UNO and EUR for the two unions) and sector code of a phrase; "" where unknown or none."""
    words = Words.cut(TOKEN.findall(text))
    cased = any(c.isupper() for c in text) and not text.isupper()
    if not cased and not scan(words):
        words = Words.cut(TOKEN.findall(_capitals(text)))
    if not words.words:
        return "", ""
    matches = _matches(words)
    offices = scan_offices(words)
    person = _person(words, matches, offices, month_of(day))
    sector = _sector(words, matches, offices, person)
    country = _country(matches) or (person[0] if person else "")
    if not country and (cased or text.isupper()):
        country = _place(words, matches)
    if not country and context:
        country = _country_of(Words.cut(TOKEN.findall(context)))
    if not sector and not country:
        sector = "UNK"
    return country, sector


def named_country(text: str) -> str:
    """The country of which a phrase bears a name of the tables, places apart; "" where it bears none."""
    return _country_of(Words.cut(TOKEN.findall(text)))


def _capitals(text: str) -> str:
    if text.isupper() and len(text) <= 5:
        return text
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: m[0].capitalize(), text)


def _matches(words: Words) -> list[Match]:
    found = scan(words)
    if found:
        return found
    slips = [_slip(word) for word in words.words]
    return [Match(i, i + 1, entry) for i, entry in enumerate(slips) if entry is not None]


@cache
def _spellings() -> dict[str, tuple[tuple[str, Entry], ...]]:
    found: dict[str, list[tuple[str, Entry]]] = {}
    for start, rows in matcher().items():
        for parts, entry in rows:
            if (
                len(parts) == 1
                and entry.sort in ("state", "demonym", "capital")
                and len(start) >= SPELLING
                and not entry.exact
            ):
                found.setdefault(start[0], []).append((start, entry))
    return {first: tuple(rows) for first, rows in found.items()}


def _slip(word: str) -> Entry | None:
    """A country's name or demonym with two letters swapped or one slipped ("Kazahk")."""
    folded = fold(word).removesuffix("s")
    if not word[:1].isupper() or len(folded) < SPELLING:
        return None
    near = {entry.country: entry for name, entry in _spellings().get(folded[0], ()) if _swapped(folded, name)}
    return next(iter(near.values())) if len(near) == 1 else None


def _swapped(a: str, b: str) -> bool:
    if len(a) != len(b) or a == b:
        return False
    at = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    return len(at) == 2 and at[1] == at[0] + 1 and a[at[0]] == b[at[1]] and a[at[1]] == b[at[0]]


def _country(matches: list[Match]) -> str:
    """The nationality before the head noun leads; then a body's own country; then a place after "in" or "of"."""
    here = [m for m in matches if not m.backed and m.entry.country]
    if not here:
        return ""
    states = [m for m in here if m.entry.sort != "group"]
    groups = [m for m in here if m.entry.sort == "group"]
    if groups and (not states or groups[0].first < states[0].first or groups[0].entry.kind is ActorKind.ARMED_GROUP):
        return groups[0].entry.country or ""
    return states[0].entry.country or ""


def _country_of(words: Words) -> str:
    return _country(scan(words))


def _place(words: Words, matches: list[Match]) -> str:
    """The country of a town or province in the phrase, when the gazetteer leaves no doubt."""
    taken = {i for m in matches for i in range(m.first, m.last)}
    runs: list[list[str]] = [[]]
    for i, word in enumerate(words.words):
        inner = word in INNER and runs[-1] and any(w[0].isupper() for w in words.words[i + 1 : i + 3])
        if (word[0].isupper() or inner) and i not in taken:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    for run in runs:
        for size in range(min(LONGEST, len(run)), 0, -1):
            for at in range(len(run) - size + 1):
                found = candidates(" ".join(run[at : at + size]))
                best = max(found, key=lambda c: c.weight, default=None)
                whole = size == len(run) == len(words.words)
                if best is not None and best.country and (best.weight >= TOWN or whole):
                    return best.country
    return ""


def _person(
    words: Words, matches: list[Match], offices: list[tuple[int, int, Office]], month: str
) -> tuple[str, str] | None:
    """Country and sector of a well-known person whose name the phrase holds."""
    taken = {i for m in matches for i in range(m.first, m.last)}
    titles = {i for first, last, _ in offices for i in range(first, last)}
    name = " ".join(w for i, w in enumerate(words.words) if w[0].isalpha() and i not in titles and (i not in taken))
    whole = " ".join(w for w in words.words if w[0].isalpha())
    for tried in (whole, name):
        known = as_of(tried, month) if tried and tried[0].isupper() else None
        if known is not None:
            return known[0] or "", known[1]
    then = in_those_years(name, month) if name[:1].isupper() else ""
    return (then, "GOV") if then else None


def _sector(
    words: Words, matches: list[Match], offices: list[tuple[int, int, Office]], person: tuple[str, str] | None
) -> str:
    lowers = [w.lower() for w in words.words]
    if any(w in FORMER for w in lowers):
        return "ELI"
    groups = [m.entry for m in matches if m.entry.sort == "group"]
    if offices:
        return _office_sector(offices[0][2], groups, lowers)
    if person is not None:
        return person[1]
    cut = next((i for i, w in enumerate(lowers) if w in CUT and i > 0 and not _within(matches, i)), len(lowers))
    head = next((m.entry for m in matches if m.last == cut and m.entry.sort == "group"), None)
    if head is not None and head.sector:
        return head.sector
    whole = len(lowers)
    return _noun_sector(words, cut, matches) or _entry_sector(matches, whole) or _noun_sector(words, whole, matches)


def _within(matches: list[Match], i: int) -> bool:
    return any(m.first <= i < m.last for m in matches)


def _office_sector(office: Office, groups: list[Entry], lowers: list[str]) -> str:
    body = groups[0].sector if groups else None
    if (
        body in ("LEG", "JUD", "REB", "PTY", "COP", "SPY")
        and office.of in ("any", "body", "state")
        and office.sector != "EDU"
    ):
        return body
    if office.role in ("head", "leader") and not body:
        faith = any(w in ("muslim", "christian", "catholic", "religious", "jewish", "church") for w in lowers)
        return "REL" if faith else _words_sector(lowers) or "GOV"
    return office.sector or body_sector(lowers) or body or _words_sector(lowers) or "GOV"


def _words_sector(lowers: list[str]) -> str:
    return next((sector for word in reversed(lowers) if (sector := _word_sector(word)) not in ("", "UNK")), "")


@cache
def _hints() -> dict[str, str]:
    return {word: use.removeprefix("sector_") for use in USES if use.startswith("sector_") for word in used(use)}


def _word_sector(word: str) -> str:
    """What one word says, as a noun in any number, else as a hint."""
    low = word.lower()
    nouns = by("descriptors", "word")
    forms = (low, low.removesuffix("s"), *(re.sub(old, new, low) for old, new in PLURALS))
    row = next((nouns[form] for form in forms if form in nouns), None)
    return row["sector"] if row is not None and row["sector"] else _hints().get(low, "")


def _noun_sector(words: Words, cut: int, matches: list[Match]) -> str:
    """The sector of the phrase's head noun; a plain one ("forces", "workers") yields to what stands before it."""
    sectors = [
        sector for i in range(cut - 1, -1, -1) if not _within(matches, i) and (sector := _word_sector(words.words[i]))
    ]
    if not sectors:
        return ""
    return next((s for s in sectors if s not in PLAIN), sectors[0]) if sectors[0] in PLAIN else sectors[0]


def _entry_sector(matches: list[Match], size: int) -> str:
    for match in matches:
        entry = match.entry
        if entry.sort == "group":
            return entry.sector or ""
        whole = match.first == 0 and match.last == size
        if whole and entry.id.startswith("X") and entry.sort == "territory":
            return "PRE"
        if entry.sort in ("capital", "seat") and whole:
            return "GOV"
    return ""
