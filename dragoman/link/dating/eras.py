# ruff: noqa: SIM905 - a word list reads best as words
"""What a report could only say in its time: who held an office, which states, bodies and things there were.

"Secretary Albright" puts a report into her years of office, "former President Reagan" after his, "West German
officials" before the end of West Germany. Each such word says since when it can stand (a floor) and, where it is used
as of the report's own day, until when.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dragoman.lexicon import table
from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import Constraint
from dragoman.link.dating.years import past_year
from dragoman.model import Report
from dragoman.names import FAMILY_FIRST, fold

SLACK = timedelta(days=31)  # the tables' months are approximate
FORMER = frozenset("former formerly ex then late onetime erstwhile retired ousted exiled deposed".split())
OTHER = frozenset("vice deputy elect assistant sub".split())  # another office, or not yet this one
HISTORY = frozenset(
    "under administration era presidency years regime when during history ago anniversary once decades legacy "
    "toppled overthrew overthrown ousted deposed downfall assassinated assassination memoir memoirs biography".split()
)
TITLES: Mapping[str, tuple[str, ...]] = {
    "chairman": ("chairman", "chairwoman", "chair"),
    "director": ("director", "managing director", "chief"),
    "chief executive": ("ceo", "chief executive", "chief executive officer", "chief executive and founder"),
    "head": ("head", "leader"),
    "justice minister": ("attorney general", "justice minister"),
    "speaker of parliament": ("speaker", "parliament speaker", "house speaker"),
}  # beside those of offices.tsv
BACK = 4  # words before a name in which its title stands


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held, by its months."""

    name: str
    form: str  # the name as this report may spell it
    country: str
    role: str
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of the report that belongs to a time: not before ``first``; as of its own day not after ``last``."""

    words: str
    what: str
    first: date
    windows: tuple[tuple[date, date], ...] = ()  # () where it says nothing of the end


def constraints(report: Report) -> Iterator[Constraint]:
    """The latest floor, then the windows of what is told as of the report's own day; older windows are history."""
    found = list(signs(report))
    if not found:
        return
    newest = max(found, key=lambda s: (s.first, s.words))
    yield Constraint(daysets.between(newest.first, date(2100, 12, 31)), f'it says "{newest.words}": {newest.what}')
    for sign in found:
        days = 0
        for first, last in sign.windows:
            days |= daysets.between(first, last)
        if days and any(last >= newest.first for _, last in sign.windows):
            yield Constraint(days, f'it says "{sign.words}": {sign.what}')


def years(report: Report) -> Iterator[int]:
    """The years that the signs of its time name."""
    for sign in signs(report):
        yield sign.first.year
        yield from (last.year for _, last in sign.windows)


def signs(report: Report) -> tuple[Sign, ...]:
    """Every sign of its time in a report, each word once."""
    found: dict[tuple[str, str], Sign] = {}
    for sign in (*_things(report), *_offices(report)):
        known = found.get((sign.words, sign.what))
        if known is None or len(sign.windows) > len(known.windows):
            found[sign.words, sign.what] = sign
    return tuple(found.values())


def _things(report: Report) -> Iterator[Sign]:
    text = report.document.text
    form, rows = _words()
    for match in form.finditer(text):
        row = rows[" ".join(match[0].split())]
        first = _start(row["first"])
        last = _end(row["last"])
        current = last is not None and not _history(report, match.start())
        yield Sign(" ".join(match[0].split()), row["what"], first, ((first, last),) if current and last else ())


def _offices(report: Report) -> Iterator[Sign]:
    """Office holders by title and name."""
    text = report.document.text
    known = _by_word()
    for token in report.parsed.tokens:
        if not token.text[:1].isupper():
            continue
        word = fold(token.text).rpartition(" ")[2]
        if word not in known:
            continue
        before = fold(text[max(token.start - 70, 0) : token.end])
        called = _called(before, known[word])
        if called:
            yield from _of_office(report, (token.start, token.end), called)


def _called(before: str, some: tuple[Tenure, ...]) -> list[tuple[Tenure, str, str]]:
    """Those whose title and name end the words, with title and what stands before it; full names win over surnames."""
    full: list[tuple[Tenure, str, str]] = []
    short: list[tuple[Tenure, str, str]] = []
    for one in some:
        name = fold(one.form)
        for form in (name, *({_surname(name)} - {name})):
            if not (before == form or before.endswith(f" {form}")):
                continue
            lead = before[: len(before) - len(form)].strip()
            title = next((t for t in _titles(one.role) if lead == t or lead.endswith(f" {t}")), None)
            bare = name.startswith(("king ", "pope ", "prince ", "queen ", "mullah ")) and form == name
            if title is None and not bare:
                continue
            rest = lead[: len(lead) - len(title)].strip() if title else lead
            (full if form == name else short).append((one, title or "", rest))
            break
    return full or short


def _shown(text: str, end: int, many: int) -> str:
    """The last words before a place that make so many when folded ("Amir-Abdollahian" makes two)."""
    found: list[str] = []
    for word in reversed(text[max(end - 90, 0) : end].split()):
        if many <= 0:
            break
        found.append(word)
        many -= len(fold(word).split())
    return " ".join(reversed(found))


def _of_office(report: Report, at: tuple[int, int], called: list[tuple[Tenure, str, str]]) -> Iterator[Sign]:
    kept = []
    for one, title, rest in called:
        near = rest.split()[-BACK:]
        if OTHER & set(near[-2:]) or (near[-1:] == ["under"] and title.startswith("secretary")):
            continue
        state = _state(near)
        if state is not None and one.country and state != one.country:
            continue
        kept.append((one, title, near, rest))
    if not kept:
        return
    near = kept[0][2]
    ever = [one for one, *_ in kept]
    what = "; ".join(dict.fromkeys(_told(one) for one in ever))
    before = fold(report.document.text[max(at[0] - 70, 0) : at[1]]).split()
    words = _shown(report.document.text, at[1], len(before) - len(kept[0][3].split()))
    if _is_former(near):
        back = next(n for n in range(1, BACK + 1) if near[-n] in FORMER)
        words = _shown(report.document.text, at[1], len(before) - len(kept[0][3].split()) + back)
        last = min(one.last or date(2100, 12, 31) for one in ever)
        if last.year < 2100:
            yield Sign(words, what, last - 2 * SLACK)
        return
    first = min(one.first for one in ever)
    ends = all(one.last is not None for one in ever) and not _history(report, at[0])
    windows = tuple((one.first, one.last) for one in ever if one.last is not None) if ends else ()
    yield Sign(words, what, first, windows)


def _is_former(near: list[str]) -> bool:
    """Whether "former" stands right before the title, or before the state that does: "late in May President X" not."""
    for many in (1, 2, 3, 4):
        between = " ".join(near[len(near) - many + 1 :])
        if len(near) >= many and near[-many] in FORMER and (not between or between in _states()):
            return True
    return False


def _told(one: Tenure) -> str:
    first = one.first + SLACK
    if one.last is None:
        return f"{one.name} was {one.role} from {first:%Y} on"
    return f"{one.name} was {one.role} {first:%Y}-{one.last - SLACK:%Y}"


def _history(report: Report, start: int) -> bool:
    """Whether the sentence speaks of another time: it names a past year, or an era or administration."""
    index = max(i for i, s in enumerate(report.parsed.sentences) if s.start <= start or i == 0)
    sentence = report.parsed.sentences[index]
    tokens = report.parsed.tokens[sentence.first : sentence.last]
    return bool(HISTORY & {t.lower for t in tokens}) or past_year(report, sentence)


@cache
def _titles(role: str) -> tuple[str, ...]:
    found = {fold(row["title"]) for row in table("offices") if row["role"] == role} | set(TITLES.get(role, ()))
    return tuple(sorted(found | {role}, key=lambda t: (-len(t), t)))


def _surname(name: str) -> str:
    parts = name.split()
    return parts[0] if parts[0] in FAMILY_FIRST and len(parts) > 1 else parts[-1]


def _state(near: list[str]) -> str | None:
    """The state that the words right before a title name."""
    states = _states()
    for many in (3, 2, 1):
        if len(near) >= many and (code := states.get(" ".join(near[-many:]))):
            return code
    return None


@cache
def _states() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in table("states"):
        for word in (row["name"], *row["aliases"].split("|"), *row["demonyms"].split("|")):
            if word:
                found.setdefault(fold(word), row["code"])
    return found


@cache
def _by_word() -> Mapping[str, tuple[Tenure, ...]]:
    found: dict[str, list[Tenure]] = {}
    for row in (*table("persons"), *table("tenures")):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            one = Tenure(row["name"], name, row["country"], row["role"], _start(row["first"]), _end(row["last"]))
            folded = fold(name)
            for word in {folded.rpartition(" ")[2], _surname(folded)}:
                found.setdefault(word, []).append(one)
    return {word: tuple(some) for word, some in found.items()}


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, Mapping[str, str]]]:
    rows = {word: row for row in table("eras") for word in row["words"].split("|")}
    longest = sorted(rows, key=lambda w: (-len(w), w))
    form = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<![\w-])(?:{form})(?![\w-])"), rows


def _start(month: str) -> date:
    year, number = (int(part) for part in month.split("-"))
    return date(year, number, 1) - SLACK


def _end(month: str) -> date | None:
    if not month:
        return None
    year, number = (int(part) for part in month.split("-"))
    return date(year + number // 12, number % 12 + 1, 1) + SLACK
