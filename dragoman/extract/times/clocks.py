# ruff: noqa: E501 - a pattern reads best on one line; builders share one signature
"""Rules for the time of day: "3:30 p.m.", "4 in the morning", "in the evening"; a clock time takes the day beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import SMALL
from dragoman.model import TimeExpression

PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "T12:00", "midnight": "T24:00",
         "midday": "T12:00"}  # fmt: skip
PART = r"(?:early |late |mid-?)?(?:morning|afternoon|evening|night)"
ZONE = (
    r"(?: ?(?:(?:local|eastern|central|mountain|pacific|moscow|beijing|tokyo|london|paris|kyiv|kiev|jerusalem|tehran|baghdad"
    r"|kabul|delhi|greenwich mean|eastern standard|eastern daylight) time|gmt|utc|est|edt|et|pst|pdt|pt|cst|cdt|ct|mst|mdt|cet|cest"
    r"|eet|eest|bst|ist|jst|msk|aest|aedt|hkt|sgt|kst|ict|pkt|eat|sast)(?!\w))?"
)
HOURS = "|".join(w for w, n in SMALL.items() if 1 <= n <= 12)
CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.?|p\.m\.?|am|pm)(?!\w)|\d{1,2}(?::\d\d)? in the (?:morning|afternoon|evening)|\d{1,2} at night"
    rf"|(?:\d{{1,2}}|{HOURS}) o['’]clock(?: (?:in the (?:morning|afternoon|evening)|at night))?"
    r"|[0-2]\d[0-5]\d (?=gmt|utc|hkt|edt|est|ist|cet|hours|hrs|local time)(?:hours|hrs)?|\d{1,2}:\d\d(?: ?(?:hours|hrs|h))?(?!\d|:)|noon|mid-?day|midnight)"
    rf"{ZONE}"
)
TELLS = re.compile(
    r"[ap]\.?m\b|time|hours|hrs|o['’]clock|in the|at night"
    r"|(?<![a-z])(?:gmt|utc|[ecmp]t|[a-z]{1,3}st|[a-z]{1,3}dt|cet|eet|msk|hkt|sgt|kst|ict|pkt|eat|h)\b"
)
LED = re.compile(r"\b(?:at|as of|by|around|about|until|till|before|after|from|between)$|\d:\d\d (?:and|to|until)$")
IN_BRACKETS = re.compile(r"\s*\(")
TO_NEXT = re.compile(r"\s*(?:\([^)]*)?\)?,?\s*(?:on\s+)?\(?$")
FROM_LAST = re.compile(
    r"[,)]?\s*(?:\()?(?:(?:shortly|just|soon)\s+)?(?:at|around|about|by|before|after|from|until)(?:\s+(?:about|around))?\s+$"
)


def clock(text: str) -> str:
    """ "3:30 p.m." as T15:30."""
    lower = text.lower()
    if lower.startswith(("noon", "midday", "mid-day")):
        return "T12:00"
    if lower.startswith("midnight"):
        return "T24:00"
    if found := re.match(r"([0-2]\d)([0-5]\d)\s", lower):
        return f"T{int(found[1]) % 24:02d}:{found[2]}"
    word = re.match(r"[a-z]+", lower)
    if word is not None:
        lower = f"{SMALL[word[0]]}{lower[word.end() :]}"
    found = re.match(r"(\d{1,2})(?:[:.](\d\d))?", lower)
    if found is None:
        return "TXX"
    hour = int(found[1]) % 24
    return f"T{_hour(hour, lower[found.end() :]):02d}:{found[2] or '00'}"


def _hour(hour: int, rest: str) -> int:
    after = rest.strip()
    if after.startswith(("a", "in the morning")) or "in the morning" in after:
        return hour % 12
    if after.startswith("p") or "afternoon" in after or "evening" in after or ("at night" in after and 5 <= hour < 12):
        return hour % 12 + 12
    return hour


def part(text: str | None) -> str | None:
    """MO, AF, EV or NI of "early morning"."""
    return PARTS[re.split(r"[\s-]", text.strip().lower())[-1].removeprefix("mid")] if text else None


def at_clock(clock_text: str | None, part_text: str | None) -> str | None:
    """The TIMEX3 part of a match that may have a clock time or a part of day."""
    if not clock_text:
        return part(part_text)
    told = clock(clock_text)
    told_half = re.search(r"[ap]\.?m\b", clock_text.lower()) is not None
    if (
        part_text and part(part_text) in ("AF", "EV") and told < "T12" and not told_half
    ):  # "3 o'clock on Friday afternoon"
        told = f"T{int(told[1:3]) + 12}{told[3:]}"
    return told


def _clock(m: re.Match[str], at: Setting) -> Draft | None:
    text = m["clock"]
    if not LED.search(at.before(m.start())) and not TELLS.search(text.lower()):
        return None  # a score, a ratio, a chapter; "High Noon"
    return made(m, "TIME", TimeExpression("unit", unit="day", amount=0, part=clock(text), anchor="mention"))


def _in_part(m: re.Match[str], _: Setting) -> Draft | None:
    expression = TimeExpression("offset", amount=0, unit="day", part=part(m["part"]), anchor="mention")
    return Draft(m.start("time"), m.end("time"), "TIME", expression)


def joined(drafts: Sequence[Draft], at: Setting) -> list[Draft]:
    """Clock times with the day that stands beside them: "8:30 a.m. (0530 GMT) on Tuesday", "Tuesday at 6 p.m."."""
    found = _without_conversions(drafts, at)
    for i in reversed(range(len(found))):
        if not _is_clock(found[i]):
            continue
        after = found[i + 1] if i + 1 < len(found) else None
        before = found[i - 1] if i else None
        if after is not None and _is_day(after) and TO_NEXT.fullmatch(at.text[found[i].end : after.start]):
            found[i] = _on(found[i], after)
        elif before is not None and _is_day(before) and FROM_LAST.fullmatch(at.text[before.end : found[i].start]):
            found[i] = _on(found[i], before)
    return found


def _without_conversions(drafts: Sequence[Draft], at: Setting) -> list[Draft]:
    """ "10:35 a.m. (0735 GMT)" is one time: what stands in brackets is the same in another zone, and if a day is told
    there alone, the brackets have the time: "4 in the morning (4 a.m. EDT Thursday)"."""
    kept: list[Draft] = []
    for i, draft in enumerate(drafts):
        after = kept[-1] if kept and _has_clock(kept[-1]) and _has_clock(draft) else None
        told = _is_clock(draft) or (i + 1 < len(drafts) and _is_day(drafts[i + 1])) or (after and not _is_clock(after))
        if after is None or not told or not IN_BRACKETS.fullmatch(at.text[after.end : draft.start]):
            kept.append(draft)
    return kept


def _has_clock(draft: Draft) -> bool:
    return draft.type == "TIME" and (draft.expression.part or "").startswith("T")


def _is_clock(draft: Draft) -> bool:
    e = draft.expression
    return draft.type == "TIME" and e.anchor == "mention" and e.part is not None and e.part.startswith("T")


def _is_day(draft: Draft) -> bool:
    e = draft.expression
    named = e.kind == "date" and (e.day is not None or e.weekday is not None)
    return named or (e.kind == "offset" and e.unit == "day" and e.anchor == "publication")


def _on(time: Draft, day: Draft) -> Draft:
    return replace(time, expression=replace(day.expression, part=time.expression.part, bound=time.expression.bound))


RULES: tuple[Rule, ...] = (
    rule("clock", "m. am pm : noon mid 0 5 clock morning night", rf"(?P<clock>{CLOCK})", _clock),
    rule("in part", "morning afternoon evening", r"in (?P<time>the (?:early |late )?(?P<part>morning|afternoon|evening))(?! (?:of|hours|after)\b)", _in_part),
    rule("by part", "morning afternoon evening night", r"(?:by|before|until|since) (?P<time>(?P<part>mid-?(?: )?(?:morning|afternoon)|(?:early |late )(?:morning|afternoon|evening)))", _in_part),
)  # fmt: skip
