"""Compare names across spellings and scripts' transliterations: persons and organisations. Neutral: text in, bool out.

Precision leads: two names are called the same only where every word that both give agrees. A shared surname alone never
joins two full names ("Bashar al-Assad" and "Maher al-Assad" stay apart).
"""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose into a base letter and a mark.
UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "n", "ə": "a",
     "ɛ": "e", "ɔ": "o", "ŧ": "t", "ß": "ss"}
)  # fmt: skip
QUOTES = re.compile(r"['’‘`´ʼʻʿʾ′\"“”]")
GAPS = re.compile(r"[\W_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = _set(
    "al el ul as ash an ar at ad ed az es bin ibn ben bint von van der den de del della di da do dos das du la le "
    "los las st ter ten zu af av y e jr sr ii iii iv"
)
TITLES = _set(
    "mr mrs ms dr prof sir dame lord lady sheikh shaikh sheik king queen prince princess president minister "
    "general gen col colonel capt captain maj major lt lieutenant sgt sergeant adm admiral sen senator rep gov "
    "governor ambassador ayatollah imam mullah pope rev father mayor judge justice professor emir sultan hajji "
    "haji"
)
# Given names that are one name in two languages, or a short form: general onomastics, written for this table.
SAME_GIVEN = (
    "vladimir volodymyr uladzimir",
    "alexander aleksandr oleksandr alyaksandr aliaksandr aleksander alexandr alex sasha", "sergei serhii siarhei",
    "dmitri dmytro dzmitry", "nikolai mykola mikalai nicolae", "andrei andrii andrew andrzej",
    "mikhail mykhailo michael mike mick", "pyotr petro peter pete pjotr", "yuri yurii iurii",
    "alexei oleksii aliaksei", "pavel pavlo", "viktor victor vic", "evgeny yevgeny yevhen evgenii", "vasily vasyl",
    "oleg oleh", "grigory hryhorii", "konstantin kostiantyn", "maxim maksym max", "elena olena", "natalia nataliia",
    "joseph joe josep", "william bill will", "robert bob rob", "james jim jimmy", "john jack johnny",
    "anthony tony antony", "elizabeth liz beth", "david dave", "thomas tom", "edward ed ted eddie",
    "daniel dan danny", "benjamin ben bibi", "richard rick dick rich", "charles chuck", "kenneth ken",
    "christopher chris", "nicholas nick", "matthew matt", "gregory greg", "steven steve stephen", "jeffrey jeff",
    "timothy tim", "patrick pat", "samuel sam", "francis frank", "donald don", "ronald ron",
    "mohammed muhammad mohammad mohamed muhammed mohamad mohd mehmed", "yusuf yousef youssef yousuf", "isa issa",
    "hussein hussain husain hossein huseyin", "abdullah abdallah abdulla", "osama usama", "omar umar omer",
    "ebrahim ibrahim", "ismail esmail", "yasser yasir", "masoud massoud masud", "mahmoud mahmud", "moammar muammar",
)  # fmt: skip
FAMILY_FIRST = _set(
    "xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo wen jiang deng mao qin "
    "tsai lai kim park lee moon yoon choi jung jeong kang cho han ri roh ban nguyen tran le pham vo phan to "
    "truong"
)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Casefold, strip accents (also of ı ø ł ß) and apostrophes; hyphens and other signs become spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).translate(UNDECOMPOSED)
    return GAPS.sub(" ", QUOTES.sub("", plain)).strip()


RESPELL = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"sch", "sh"), (r"tch|tsh|cz|tj", "ch"), (r"zh|dj|dzh", "j"), (r"ph", "f"), (r"kh|ch(?=[aou])", "k"),
        (r"gh", "g"), (r"ce$", "s"), (r"c(?=[eiy])", "s"),
        (r"ck|[qc](?![h])", "k"), (r"x", "ks"), (r"w", "v"), (r"ou|oo", "u"), (r"ee|ea", "i"), (r"[iy]+[iyj]*$", "i"),
        (r"ey|ei|ay|ai", "e"), (r"[yj](?=[aeiou])|ij", "i"), (r"y", "i"), (r"(.)\1+", r"\1"), (r"h$", ""),
    )
)  # fmt: skip


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """A folded word with the commonest transliteration choices levelled (Zelensky, Zelenskyy and Zelenskiy are one)."""
    for old, new in RESPELL:
        word = old.sub(new, word)
    return word


SAME_GIVEN_KEY = {sound(word): number for number, row in enumerate(SAME_GIVEN) for word in row.split()}
SOFT = frozenset("aeiouhy")  # the letters that romanisations of one name most often disagree on
MOVED = frozenset(map(frozenset, ("ck", "kg", "gj", "sz", "dt", "bp", "vf", "ks", "kq", "gq")))
SHORT = 4  # below this length one letter makes another name (Ali, Ala; Kim, Tim)


def _one_edit(a: str, b: str) -> bool:
    """Whether one inner letter differs in a way that romanisations differ; the ends often tell gender, so they hold."""
    if min(len(a), len(b)) < SHORT or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        fits = a[at + 1 :] == b[at + 1 :] and at < len(a) - 1
        return fits and ({a[at], b[at]} <= SOFT or frozenset((a[at], b[at])) in MOVED)
    long, short = (a, b) if len(a) > len(b) else (b, a)
    return long[at + 1 :] == short[at:] and long[at] in SOFT and at < len(short)


def _same_surname(a: str, b: str) -> bool:
    if a == b:
        return True
    if min(len(a), len(b)) < SHORT:
        return False
    x, y = sound(a), sound(b)
    if x[0] != y[0] and {x[0], y[0]} <= set("gkq"):  # Gaddafi, Qaddafi, Kadhafi
        x, y = "k" + x[1:], "k" + y[1:]
    return x == y or _one_edit(x, y)


def _same_given(a: str, b: str) -> bool:
    if a == b or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b)):
        return True
    x, y = sound(a), sound(b)
    if x == y and min(len(a), len(b)) > 2:
        return True
    group = SAME_GIVEN_KEY.get(x)
    return (group is not None and group == SAME_GIVEN_KEY.get(y)) or _one_edit(x, y)


@lru_cache(maxsize=20_000)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name without titles and particles."""
    words = [w for w in fold(re.sub(r"['’]s\b", "", name)).split() if w not in TITLES]
    return tuple([w for w in words if w not in PARTICLES] or words)


def surname(name: str) -> str:
    """The folded family name: the last word, or the first where that is an East Asian family name."""
    words = person_words(name)
    if not words:
        return ""
    return words[0] if len(words) > 1 and words[0] in FAMILY_FIRST and words[-1] not in FAMILY_FIRST else words[-1]


@lru_cache(maxsize=50_000)
def same_person(a: str, b: str) -> bool:
    """Whether two names can be one person's: one surname, and no given name of one that the other contradicts."""
    x, y = person_words(a), person_words(b)
    if not x or not y:
        return False
    if "".join(x) == "".join(y):
        return True
    if len(x) == 1 or len(y) == 1:
        return _same_surname(x[-1] if len(x) == 1 else surname(a), y[-1] if len(y) == 1 else surname(b))
    if x[0] in FAMILY_FIRST and x[0] == y[0]:
        return _same_surname("".join(x[1:]), "".join(y[1:]))
    if not _same_surname(x[-1], y[-1]):
        return False
    short, long = sorted((x[:-1], y[:-1]), key=len)
    rest = iter(long)
    return all(any(_same_given(given, other) for other in rest) for given in short)


SPELLING = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"isation", "ization"), (r"ise\b", "ize"), (r"our\b", "or"), (r"centre\b", "center"),
        (r"defence\b", "defense"),
    )
)  # fmt: skip
LINKS = _set("the of for and in on to a an")


@lru_cache(maxsize=20_000)
def organisation_words(name: str) -> tuple[str, ...]:
    """The folded words of an organisation's name without links, one spelling and the singular."""
    text = fold(re.sub(r"['’]s?(?=\s|$)", "", name))
    for old, new in SPELLING:
        text = old.sub(new, text)
    words = [w for w in text.split() if w not in LINKS]
    return tuple(w[:-1] if len(w) > SHORT and w.endswith("s") and not w.endswith("ss") else w for w in words)


def same_name(a: str, b: str) -> bool:
    """Whether two names of an organisation, group or place differ by spelling only; abbreviations are not unfolded."""
    return bool(organisation_words(a)) and organisation_words(a) == organisation_words(b)


def initials(name: str) -> str:
    """The initials of the capitalised words ("People's Protection Units" gives "PPU"), to test an abbreviation."""
    return "".join(w[0] for w in re.split(r"[\s\-/]+", name) if w[:1].isupper()).upper()
