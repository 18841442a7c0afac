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
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
VAGUE_NUMBERS = ("several", "a few", "few", "some", "many", "dozens of", "scores of", "hundreds of", "thousands of",
                 "a couple of", "a couple", "couple of", "couple", "a number of", "a dozen", "dozen", "half a dozen",
                 "a half-dozen", "a half dozen", "numerous", "countless")  # fmt: skip
ORDINALS = {w: n for n, w in enumerate(["first", "second", "third", "fourth", "fifth", "sixth"], 1)}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
UNIT_LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM", "second": "TS",
               "decade": "DE", "century": "C", "quarter": "Q", "weekend": "WE", "fortnight": "W"}  # fmt: skip

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
)
WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b\.)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)(?![\d,.]?\d|%)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[:,.]\d|\s?(?:%|percent|a\.?m\b|p\.?m\b|million|billion))"
UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|decades?|centur(?:y|ies)|quarters?|fortnights?)"
ONES = "|".join(w for w in SMALL if w != "zero")
TENS_WORD = "|".join(TENS)
NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:\s\d/\d)?|(?:{TENS_WORD})(?:[\s-](?:{ONES}))?|(?:{ONES})"
    rf"(?:\s(?:hundred|thousand|million|billion))?|(?:a|one)\shundred|half\sa|half\san)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"


def number(words: str) -> float | None:
    """The value of a number in digits or words: "12", "1,200", "5 1/2", "twenty-four", "half a"."""
    text = words.lower().strip()
    if text.startswith("half"):
        return 0.5
    if text in ("a", "an", "another"):
        return 1
    if match := re.fullmatch(r"(\d+) (\d)/(\d)", text):
        return int(match[1]) + int(match[2]) / max(int(match[3]), 1)
    if re.fullmatch(r"\d[\d,]*(?:\.\d+)?", text):
        return float(text.replace(",", ""))
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


def unit(word: str) -> str:
    """The singular of a unit: "centuries" is century."""
    lower = word.lower()
    if lower.startswith("centur"):
        return "century"
    return lower.rstrip("s") if lower != "s" else lower


def month(word: str) -> int:
    """The number of a month."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The number of a weekday, Monday 0."""
    return WEEKDAYS[word.lower().rstrip(".")]


def duration(value: float | None, of: str) -> str:
    """A TIMEX3 duration: P2D, PT3H, PXY where the number is unknown."""
    if of == "fortnight":
        value, of = (2 * value if value else None), "week"
    letter = UNIT_LETTER[of]
    shown = "X" if value is None else amount(value)
    if letter in ("TH", "TM", "TS"):
        return f"PT{shown}{letter[1]}"
    return f"P{shown}{letter}"
