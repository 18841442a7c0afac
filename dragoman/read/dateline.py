"""Datelines ("NAIROBI, March 3 (AP) -") and agency credits ("(Reporting by A; Editing by B)")."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import table
from dragoman.read.dates import DAY

OPENING = 160  # characters in which a dateline must end
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? ?"
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ"
PLACE = rf"[{UPPER}][\w.'’ʿ-]*(?:[ /-](?:(?:al|el|de|du|of|la|le|es|ez|ed|and|the|sur)[ -])?[{UPPER}][\w.'’ʿ-]*){{0,4}}"
CAPITALS = rf"[{UPPER}.'’-]{{3,}}"
SHOUTED = rf"{CAPITALS}(?:[ /-](?:{CAPITALS}|[A-Z]{{2}})){{0,3}}"
REGION = rf"(?:, ?{PLACE}){{0,2}}"
DATED = rf"(?:,? ?(?:{WEEKDAY})?{DAY})"
AGENCY = r"(?P<agency>[A-Za-z][\w./& ’'-]{1,40})"
SLASHED = r"(?P<agency2>[A-Z][\w. -]{1,30})"
DASH = r"(?:--?|[–—_―])"
BRACKETED = re.compile(
    # NAIROBI, Kenya, March 3 (AP) - ; Brussels (dpa) - ; MOSCOW, January 12. /TASS/.
    rf"(?P<place>{PLACE}){REGION}{DATED}?[.,]? ?(?:\({AGENCY}\) ?(?:{DASH}|:)|/{SLASHED}/\.?(?: ?{DASH})?)\s*"
)
AGENCY_ONLY = re.compile(rf"(?:{DATED} ?)?\({AGENCY}\) ?{DASH}?\s*")  # March 3 (Reuters) - ; (AP) — ; (CNN)
PLACE_AND_DAY = re.compile(rf"(?P<place>{PLACE}){REGION}{DATED}[.,]? ?(?:{DASH}|:|$)\s*")  # KHARTOUM, 3 March -
# 3 May 2024. Soldiers ... ; DODOMA, 3 May 2024. Soldiers ... : with its year and a stop it is no part of the sentence
DAY_FIRST = re.compile(rf"(?:(?P<place>{PLACE}){REGION}, ?)?(?:{WEEKDAY})?{DAY}(?:\.|:| ?{DASH})\s+(?=[“\"‘{UPPER}])")
PLACE_ONLY = re.compile(rf"(?P<place>{SHOUTED}){REGION} ?(?:[–—―_]|--|:| -(?= ))(?:\s+|$)")  # RIYADH: ; KYIV, Ukraine —
AGENCY_DASH = re.compile(rf"{AGENCY} ?(?:[–—―]|--| -(?= ))\s*")  # CNN — ; Reuters -
SHOUTS = frozenset(
    ("BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "WATCH", "VIDEO", "PHOTOS", "OPINION", "EDITORIAL", "ANALYSIS",
     "EXPLAINER", "LIVE", "FACTBOX", "TIMELINE", "CORRECTION", "CORRECTED", "NOTE", "SUMMARY", "BACKGROUND", "QUESTION",
     "ANSWER", "MODERATOR", "HOST", "SPEAKER", "READ", "ALSO", "NEWS", "INTERVIEW", "REPORT", "LISTEN", "FILE", "MORE",
     "LOOK", "REVEALED", "PROFILE", "EXPLAINED")
)  # fmt: skip
CREDITS = (
    re.compile(r".*\((?P<agency>[A-Z][\w./& ’'-]{1,40})\)\.?"),
    re.compile(r"(?:[-–—]\s*)?(?P<agency>[A-Z][\w./& ’'-]{1,40})\.?"),
    re.compile(r"(?:source|sources|via|agency) ?: ?(?P<agency>.{2,40}?)\.?", re.IGNORECASE),
    re.compile(
        r".*\b(?:[Ww]ith|[Ii]ncluding) (?:additional )?(?:inputs?|reporting|files|material) (?:from|by)"
        r" (?:the )?(?P<agency>[A-Z][\w./ -]{1,40}).*"
    ),
    re.compile(r"(?:.{0,60}, )?(?:[Tt]he )?(?P<agency>[A-Z][\w./ -]{1,40}?) contributed (?:to this|reporting)\b.*"),
)
REUTERS = re.compile(r"\((?:Additional )?[Rr]eporting by .{3,200}[;,] ?(?:[Ee]diting|[Ww]riting) by .*")


PLACE_LINE = re.compile(rf"{SHOUTED}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a text: its length, the agency it credits, the day it gives."""

    length: int
    agency: str | None = None
    day: str = ""  # its words
    year: bool = False
    sure: bool = True  # it has an agency or a day; else only a place in capitals


@cache
def agencies() -> dict[str, str]:
    """Alias in lower case -> the agency's name."""
    return {row["alias"].lower(): row["name"] for row in table("agencies")}


def known_agency(words: str) -> str | None:
    """The agency that a credit names, also as one of several ("AP/Reuters")."""
    for part in (words, *re.split(r"\s*[/,&]\s*|\s+and\s+", words)):
        if name := agencies().get(part.strip(" .").lower()):
            return name
    return None


def read(text: str) -> Dateline | None:
    """The dateline that ``text`` opens with."""
    opening = text[:OPENING]
    if match := BRACKETED.match(opening):
        credit = (match["agency"] or match["agency2"]).strip()
        name = known_agency(credit)
        if name or (credit[0].isupper() and (_day(match) or match["place"].isupper())):
            return Dateline(match.end(), name or credit, *_when(match))
    if (match := AGENCY_ONLY.match(opening)) and (name := known_agency(match["agency"])):
        return Dateline(match.end(), name, *_when(match))
    if (match := PLACE_AND_DAY.match(opening)) and match["place"].split()[0].rstrip(".").lower() not in NOT_PLACES:
        return Dateline(match.end(), None, *_when(match))
    if (match := DAY_FIRST.match(opening)) and _when(match)[1]:
        return Dateline(match.end(), None, *_when(match))
    if (match := AGENCY_DASH.match(opening)) and (name := known_agency(match["agency"])):
        return Dateline(match.end(), name, sure=False)
    if (match := PLACE_ONLY.match(opening)) and not set(re.findall(r"\w+", match["place"])) & SHOUTS:
        return Dateline(match.end(), sure=False)
    return None


NOT_PLACES = frozenset(
    ("on", "published", "updated", "posted", "by", "date", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday",
     "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
)  # fmt: skip


def _day(match: "re.Match[str]") -> bool:
    return bool(match["month"] or match["month2"])


def _when(match: "re.Match[str]") -> tuple[str, bool]:
    if not _day(match):
        return "", False
    found = re.search(DAY, match[0])
    return (found[0] if found else "", bool(match["year"] or match["year2"]))


def place_line(text: str) -> bool:
    """A line that is only a place in capitals, as some agencies set it above the first sentence."""
    return len(text) <= 40 and PLACE_LINE.fullmatch(text) is not None and not set(text.split()) & SHOUTS


def credit(lines: Sequence[str]) -> str | None:
    """The agency that a line near the end credits, the last line first."""
    for line in reversed(lines):
        if REUTERS.fullmatch(line):
            return "Reuters"  # the agency's own form of credit
        for pattern in CREDITS:
            match = pattern.fullmatch(line)
            if match and (name := known_agency(match["agency"])):
                return name
    return None
