# ruff: noqa: SIM905 - a word list reads best as words
"""Number words, month and weekday names, and the regex pieces that the rules are built from."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SMALL = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
VAGUE_NUMBERS = ("several", "a few", "few", "some", "many", "dozens of", "scores of", "hundreds of", "thousands of",
                 "a couple of", "a couple", "couple of", "couple", "a number of", "a dozen", "dozen", "half a dozen",
                 "a half-dozen", "a half dozen", "numerous", "countless")  # fmt: skip
VAGUE = "|".join(sorted(VAGUE_NUMBERS, key=len, reverse=True)).replace(" ", r"\s+")
ORDINALS = {
    w: n
    for n, w in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        1,
    )
}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "twenty-first": 21}
MODS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN", "well over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE",
    "less than": "LESS_THAN", "under": "LESS_THAN", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "fewer than": "LESS_THAN", "just under": "LESS_THAN", "close to": "LESS_THAN", "barely": "LESS_THAN",
    "up to": "EQUAL_OR_LESS", "as many as": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "at most": "EQUAL_OR_LESS",
    "about": "APPROX", "around": "APPROX", "roughly": "APPROX", "some": "APPROX", "approximately": "APPROX",
}  # fmt: skip
MOD = "|".join(sorted(MODS, key=len, reverse=True))
UNIT_LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS",
               "quarter": "Q", "weekend": "WE"}  # fmt: skip

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.)"
SHORT_WEEKDAY = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)"  # without its dot only before a date: "Fri March 22"
YEAR = r"(?:1[5-9]\d\d|20\d\d|2100)(?![\d,.]?\d|%)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:,.]\d|\s?(?:%|percent|a\.?m\b|p\.?m\b|million|billion))"
UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|quarters?|fortnights?)"
ONES = "|".join(w for w in SMALL if w != "zero")
TENS_WORD = "|".join(TENS)
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s?\d/\d)?[½¼¾]?|(?:{TENS_WORD})(?:[\s-](?:{ONES}))?|(?:{ONES})"
    rf"(?:\s(?:hundred|thousand|million|billion)|[\s-]and[\s-]a[\s-]half)?|(?:a|one)\shundred|half\sa|half\san|half(?=-)"
    r"|a\shalf(?=[\s-](?:hour|day|year|decade|century))|a\squarter\sof\sa(?=\scentury)|a\squarter(?=[\s-]century))"
)
COUNT = rf"(?:(?P<n>{NUMBER})|(?P<a>an?|another)|(?P<vague>{VAGUE}))"
SPOKEN_YEAR = (
    rf"(?:(?:nineteen|eighteen|twenty) (?:{TENS_WORD})(?:[ -](?:{ONES}))?|two thousand(?: and)?(?: (?:{ONES}))?)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"


FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def number(words: str) -> float | None:
    """The value of a number in digits or words: "12", "1,200", "5 1/2", "twenty-four", "half a", "two and a half"."""
    text = words.lower().strip()
    if text.startswith(("half", "a half")):
        return 0.5
    if text.startswith("a quarter"):
        return 0.25
    if text in ("a", "an", "another"):
        return 1
    if match := re.fullmatch(r"(\d+) ?(\d)/(\d)", text):
        return int(match[1]) + int(match[2]) / max(int(match[3]), 1)
    if text[-1] in FRACTIONS:
        return float(text[:-1]) + FRACTIONS[text[-1]]
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    if re.search(r"[\s-]and[\s-]a[\s-]half$", text):
        whole = number(re.sub(r"[\s-]and[\s-]a[\s-]half$", "", text))
        return None if whole is None else whole + 0.5
    return _spelled(text)


def _spelled(text: str) -> float | None:
    total = 0
    for word in re.split(r"[\s-]+", text):
        if word in SMALL:
            total += SMALL[word]
        elif word in TENS:
            total += TENS[word]
        elif word in ("hundred", "thousand", "million", "billion"):
            total = max(total, 1) * {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}[word]
        elif word != "a":
            return None
    return total or None


def amount(value: float) -> str:
    """A number as TIMEX3 writes it: 2, 1.5."""
    return str(int(value)) if value == int(value) else str(value)


def plain(text: str | None) -> str:
    """Lower case, one blank between words, no article at the front."""
    return re.sub(r"\s+", " ", text.lower()).strip().removeprefix("the ") if text else ""


def mod(text: str | None) -> str | None:
    """The TIMEX3 mod of "nearly", "at least"."""
    return MODS.get(plain(text))


def counted(m: re.Match[str]) -> float | None:
    """The number before a unit in a match of COUNT; "a couple of" is two, None where it is vague."""
    if m["n"]:
        return number(m["n"])
    if m["vague"]:
        return 2.0 if "couple" in m["vague"].lower() else None
    return 1.0 if m["a"] else None


def unit(word: str) -> str:
    """The singular of a unit: "centuries" is century."""
    lower = word.lower()
    if lower.startswith("centur"):
        return "century"
    return lower.rstrip("s") if lower != "s" else lower


def spoken_year(text: str) -> int | None:
    """ "Nineteen ninety-four" and "two thousand six" as numbers."""
    found = re.fullmatch(r"(nineteen|eighteen|twenty|two thousand)(?:\s+and)?(?:\s+(.+))?", text.lower().strip())
    if found is None:
        return None
    rest = number(found[2]) if found[2] else 0
    head = {"nineteen": 1900, "eighteen": 1800, "twenty": 2000, "two thousand": 2000}[found[1]]
    return None if rest is None or (not rest and head != 2000) else head + int(rest)


def month(word: str) -> int:
    """The number of a month."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The number of a weekday, Monday 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


IN_OTHERS = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year")}
HALVES = {"year": ("Y", 6, "M"), "day": ("D", 12, "TH"), "hour": ("TH", 30, "M"), "minute": ("TM", 30, "S")}
# half of a unit in the next smaller one, where that is a whole number


def duration(value: float | None, of: str) -> str:
    """A TIMEX3 duration: P2D, PT3H, P2Y6M, PXY where the number is unknown."""
    if value is None and of == "century":
        return "PXC"
    factor, of = IN_OTHERS.get(of, (1, of))
    if value is None:
        letter = UNIT_LETTER[of]
        return f"PTX{letter[1]}" if letter[0] == "T" else f"PX{letter}"
    value *= factor
    if value % 1 == 0.5 and of in HALVES:
        return _halved(int(value), of)
    letter = UNIT_LETTER[of]
    return f"PT{amount(value)}{letter[1]}" if letter[0] == "T" else f"P{amount(value)}{letter}"


def _halved(whole: int, of: str) -> str:
    letter, rest, smaller = HALVES[of]
    head = f"{whole}{letter[-1]}" if whole else ""
    if letter[0] == "T":
        return f"PT{head}{rest}{smaller}"
    return f"P{head}{rest}{smaller}" if smaller[0] != "T" else f"P{head}T{rest}{smaller[1]}"
