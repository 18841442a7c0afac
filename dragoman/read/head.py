"""The head of a report: masthead, headline, byline, dateline - and the agency credited at its end.

Lines are taken from the top until the first body sentence. A text that opens with a body sentence has no head.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from dragoman.lexicon import table
from dragoman.model import DocumentKind, Published, ZoneKind
from dragoman.read import dates
from dragoman.read.dates import DAY
from dragoman.read.draft import Line

LOOK = 14  # filled lines from the top that may belong to the head
LONGEST_HEADLINE = 200  # characters; of 1,000 wire and web headlines the longest have about 170
MASTHEAD_WORDS = 7  # an outlet's name has at most so many
ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
FULL_STOP = re.compile(r"(?<![A-Z])\.[\"'”’)\]]*$|[:;,]$")

OUTLET_NOUN = (
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Observer|Telegraph|Broadcasting|Newspaper|Magazine|Monitor"
    r"|Daily|Weekly|Press|Agency|Foundation|Institute|Observatory|Radio|TV|Television|Online|Today|Review|Bulletin|Courier"
    r"|Mail|Express|Standard|Mirror|Inquirer|Examiner|Sentinel|Dispatch|Ledger|Globe|Star|Network|Insight|Report|Wire|Media)"
)
MASTHEAD = re.compile(
    rf"(?:The |THE )?(?:[A-Z][\w.&'’/-]* |of |and |the |for |on |de |& ){{0,6}}{OUTLET_NOUN}(?: (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?"
    r"|(?:Radio|Voice of|Agence|Agencia|Channel|Diario|Daily) [A-Z0-9][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
)
SECTION = re.compile(
    r"(?:news|world|world news|politics|international|home|africa|asia|asia[- ]pacific|europe|middle east|americas|latin america"
    r"|us|uk|us & canada|opinions?|editorials?|commentary|op-?ed|comment|viewpoint|columns?|analysis|explainer|features?|live"
    r"|breaking(?: news)?|exclusive|top stor(?:y|ies)|latest(?: news)?|security|defen[cs]e|diplomacy|conflict|war|business"
    r"|economy|interview|report|special report|news \| [\w ]{2,30}|press release|statement|transcript|update[d]?(?: \d)?)",
    re.IGNORECASE,
)
OPINION = re.compile(r"(?:opinions?|editorials?|commentary|op-?ed|viewpoint|comment)(?:\s*[|:–—-]\s*|$)", re.IGNORECASE)
NAME = r"[A-Z][\w.'’-]*(?: (?:(?:al|el|de|van|von|bin|ben|der|da|la|and|in|for|of|the)\b ?-?)*[A-Z][\w.'’-]*){0,7}"
BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|[Ff]rom) {NAME}|{NAME},? (?:[Ss]taff [Ww]riter|[Cc]orrespondent|Reporter|Editor))"
    rf"(?:(?:, | and | & | with ){NAME})*(?P<rest>\s*(?:[|•·,/–—-]|$).{{0,120}})?"
)
CLOCK = r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?\(?(?:GMT|UTC|[A-Z]{2,4}T|[A-Z]{1,2}T)(?:[+-]\d{1,2})?\)?)?"
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,? ?"
ISO_DAY = r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]+)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
DAY_LINE = re.compile(
    rf"(?P<label>(?:first |last |date )?(?:published|posted|issued|updated|modified|updated on|created|date|filed)(?: on| at)? ?:? ?)?"
    rf"(?:{CLOCK}[ ,|-]*)?(?:on )?(?:{WEEKDAY})?(?P<when>{DAY}|{ISO_DAY})(?P<after>[ ,|•·/@–—-]*(?:at )?(?:{CLOCK})?)"
    rf"(?P<rest>[ ,|•·/–—(-]*(?:last )?(?:updated|modified|published|\d+ min).{{0,80}})?",
    re.IGNORECASE,
)
KEYED = re.compile(
    r"(?P<key>source|outlet|publisher|publication|date|url|link|title|headline|author|by|byline)\s*:\s*(?P<value>\S.{0,300})",
    re.I,
)

PLACE = (
    r"[A-ZÀ-ÞĀ-Ž][\w.'’ʿ-]*(?:[ /-](?:(?:al|el|de|du|of|la|le|es|ez|ed|and|the|sur)[ -])?[A-ZÀ-ÞĀ-Ž][\w.'’ʿ-]*){0,4}"
)
CAPITALS = r"[A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ.'’-]{3,}"
SHOUTED = rf"{CAPITALS}(?:[ /-](?:{CAPITALS}|[A-Z]{{2}})){{0,3}}"
REGION = rf"(?:, ?{PLACE}){{0,2}}"
DATED = rf"(?:,? ?(?:{WEEKDAY})?{DAY})"
AGENCY = r"(?P<agency>[A-Z][\w./& ’'-]{1,40})"
DASH = r"(?:--?|[–—_―])"
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # NAIROBI, Kenya, March 3 (AP) - ; Brussels (dpa) - ; MOSCOW, January 12. /TASS/.
        rf"(?P<place>{PLACE}){REGION}{DATED}?[.,]? ?(?:\({AGENCY}\)|/(?P<agency2>[A-Z][\w. -]{{1,30}})/\.?) ?(?:{DASH}|:)?\s*",
        # March 3 (Reuters) - ; (AP) —
        rf"(?:{DATED} ?)?\({AGENCY}\) ?{DASH}\s*",
        # KHARTOUM, 3 March - ; Geneva, 12 March 2024 —
        rf"(?P<place>{PLACE}){REGION}{DATED}[.,]? ?(?:{DASH}|:)\s*",
        # RIYADH: ; KYIV, Ukraine — ; WASHINGTON –
        rf"(?P<place>{SHOUTED}){REGION} ?(?:[–—―_]|--|:| -(?= ))\s*",
        # CNN — ; Reuters - (agency checked by the table)
        rf"{AGENCY} ?(?:[–—―]|--| -(?= ))\s*",
    )
)
SHOUTS = frozenset(
    ("BREAKING", "UPDATE", "UPDATED", "EXCLUSIVE", "WATCH", "VIDEO", "PHOTOS", "OPINION", "EDITORIAL", "ANALYSIS", "EXPLAINER",
     "LIVE", "FACTBOX", "TIMELINE", "CORRECTION", "CORRECTED", "NOTE", "SUMMARY", "BACKGROUND", "QUESTION", "ANSWER",
     "MODERATOR", "HOST", "SPEAKER", "READ", "ALSO", "NEWS", "INTERVIEW", "REPORT", "LISTEN", "FILE", "MORE")
)  # fmt: skip
CREDITS = (
    re.compile(r"\((?P<agency>[A-Z][\w./& ’'-]{1,40})\)\.?$"),
    re.compile(r"(?:[-–—]\s*)?(?P<agency>[A-Z][\w./& ’'-]{1,40})\.?$"),
    re.compile(r"(?:source|sources|via|agency) ?: ?(?P<agency>.{2,40}?)\.?$", re.IGNORECASE),
    re.compile(
        r".*\b(?:[Ww]ith|[Ii]ncluding) (?:additional )?(?:inputs?|reporting|files|material) (?:from|by) (?P<agency>[A-Z][\w./ -]{1,40})"
    ),
    re.compile(r"(?:.{0,60}, )?(?:[Tt]he )?(?P<agency>[A-Z][\w./ -]{1,40}?) contributed (?:to this|reporting)\b.*"),
    re.compile(r"\(?(?:Additional )?[Rr]eporting by .{3,200}[;,] ?(?:[Ee]diting|[Ww]riting) by .*(?P<reuters>)"),
)
LAST = 5  # filled lines from the end in which a credit may stand


@dataclass(slots=True)
class Head:
    """What the head says, and the zone of each of its lines; ``prefix`` is a zone at the start of one line."""

    zones: dict[int, ZoneKind] = field(default_factory=dict)
    prefixes: dict[int, tuple[ZoneKind, int]] = field(default_factory=dict)  # line -> zone and its length
    suffixes: dict[int, int] = field(default_factory=dict)  # line -> where its trailing masthead starts
    body: int = 0  # the first line of the body
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    agency: str | None = None
    published: Published = Published()
    opinion: bool = False

    @property
    def kind(self) -> DocumentKind:
        """Opinion where a label over the headline says so."""
        return DocumentKind.OPINION if self.opinion else DocumentKind.REPORT


@cache
def agencies() -> dict[str, str]:
    """Alias in lower case -> the agency's name."""
    return {row["alias"].lower(): row["name"] for row in table("agencies")}


@cache
def outlets() -> dict[str, str]:
    """Alias in lower case -> the outlet's name."""
    return {row["alias"].lower(): row["name"] for row in table("outlets")}


def read(lines: Sequence[Line], *, titled: bool) -> Head:
    """Read the head of ``lines``. ``titled``: the first line is a headline that metadata gave."""
    head = Head(body=len(lines))
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    start = 0
    if titled and filled:
        _headline(head, filled[0], lines[filled[0]].text)
        start = 1
    for place in range(start, min(len(filled), start + LOOK)):
        i = filled[place]
        following = [lines[j] for j in filled[place + 1 : place + 4]]
        if not _take(head, i, lines[i], following):
            head.body = i
            _dateline(head, i, lines[i].text.strip(), lines[i].text)
            break
    head.agency = head.agency or _credit([lines[i].text.strip() for i in filled[-LAST:]])
    return head


def _take(head: Head, i: int, line: Line, following: list[Line]) -> bool:
    """Give one line its place in the head; False when the body starts here."""
    text = line.text.strip()
    if text.lower().lstrip("@") in outlets() and (following or head.title is None):
        head.outlet = head.outlet or outlets()[text.lower().lstrip("@")]
        head.zones[i] = ZoneKind.MASTHEAD
    elif _agency_line(head, text):
        head.zones[i] = ZoneKind.DATELINE
    elif match := re.fullmatch(r"(?:https?://|www\.)\S+", text):
        head.url = head.url or (match[0] if match[0].startswith("http") else f"https://{match[0]}")
        head.zones[i] = ZoneKind.MASTHEAD
    elif _signed(head, text):
        head.zones[i] = ZoneKind.DATELINE
    elif head.title is None and following and _masthead(head, line, following):
        head.zones[i] = ZoneKind.MASTHEAD
    elif following and _lone_dateline(text):
        head.zones[i] = ZoneKind.DATELINE
        _dateline(head, i, text, line.text)
        del head.prefixes[i]
    elif head.title is None and following and _is_headline(line, following):
        _headline(head, i, line.text)
    else:
        return False
    return True


# --- masthead and headline -------------------------------------------------------------------------------------------


def _masthead(head: Head, line: Line, following: list[Line]) -> bool:
    """An outlet's name or a section above a headline."""
    text = line.text.strip()
    if len(text) > 80 or not _is_headline(following[0], following[1:]):
        return False
    if SECTION.fullmatch(text):
        head.opinion = head.opinion or OPINION.match(text) is not None
        return True
    parts = [p.strip() for p in re.split(r"\s[|»›•·:–—-]\s", text)]
    if len(parts) > 1 and (named := next((outlets()[p.lower()] for p in parts if p.lower() in outlets()), None)):
        if all(p.lower() in outlets() or SECTION.fullmatch(p) or len(p.split()) <= 2 for p in parts):
            head.outlet = head.outlet or named
            return True
        return False
    over_heading = line.heading and following[0].heading
    if len(text.split()) <= MASTHEAD_WORDS and (over_heading or not line.heading) and _is_name(text):
        head.outlet = head.outlet or text
        return True
    return False


def _is_name(text: str) -> bool:
    shouted = (
        text.title()
        if text.isupper()
        else " ".join(w.title() if w.isupper() and len(w) > 4 else w for w in text.split())
    )
    return MASTHEAD.fullmatch(shouted) is not None


def _is_headline(line: Line, following: Sequence[Line]) -> bool:
    """A heading, or a short first line without a final stop above something longer."""
    text = line.text.strip()
    if not 8 <= len(text) <= LONGEST_HEADLINE or len(text.split()) < 2:
        return False
    if line.heading:
        return True
    if FULL_STOP.search(text) or not following or _dated_prefix(text) or text[0].islower():
        return False
    after = following[0].text.strip()
    if after[:1].islower():
        return False
    longer = max(len(other.text) for other in following)
    return longer > len(text) or any(ENDS.search(other.text.strip()) for other in following)


def _headline(head: Head, i: int, raw: str) -> None:
    """Take line ``i`` as the headline; an outlet's name after its last bar or dash is a masthead of its own."""
    head.zones[i] = ZoneKind.HEADLINE
    text = raw.strip()
    match = re.fullmatch(r"(.{8,}?)\s+(?:[|»–—-]|::)\s+([^|»]{2,40})", text)
    if match and match[2].lower() in outlets():
        head.outlet = head.outlet or outlets()[match[2].lower()]
        head.suffixes[i] = raw.index(text) + match.end(1)
        text = match[1]
    match = re.match(r"([A-Z][\w ./’'-]{1,40}?)\s*(?:[|–—]|--| -(?= )|:(?= ))\s*(?=\S)", text)
    if match and match[1].lower() in outlets() and " - " in match[0].replace("–", "-").replace("—", "-") + " ":
        head.outlet = head.outlet or outlets()[match[1].lower()]
        head.prefixes[i] = (ZoneKind.MASTHEAD, raw.index(text) + match.end())
        text = text[match.end() :]
    head.opinion = head.opinion or OPINION.match(text) is not None
    head.title = text


# --- byline and dateline ---------------------------------------------------------------------------------------------


def _agency_line(head: Head, text: str) -> bool:
    """A line that is nothing but an agency's name, or "By Reuters"."""
    name = agencies().get(re.sub(r"^(?:by|from|source:)\s+", "", text, flags=re.IGNORECASE).strip("()[]- –—").lower())
    if name is None:
        return False
    head.agency = head.agency or name
    return True


def _signed(head: Head, text: str) -> bool:
    """A byline, a line of dates, or a ``Key: value`` line."""
    if len(text) > 200:
        return False
    if match := KEYED.fullmatch(text):
        key, value = match["key"].lower(), match["value"].strip()
        if key in ("source", "outlet", "publisher", "publication"):
            head.outlet = head.outlet or value
        elif key in ("url", "link"):
            head.url = head.url or value
        elif key == "date":
            _state(head, dates.stated(value, "the head of the text"))
        return key not in ("title", "headline")
    if match := BYLINE.fullmatch(text):
        rest = (match["rest"] or "").strip(" |•·,/–—-")
        if rest and not _days(head, rest) and len(rest.split()) > 6:
            return False
        for name in re.split(r", | and | & |\s*[|/]\s*", re.sub(r"^\w+ (?:by )?", "", text)):
            head.agency = head.agency or agencies().get(name.strip().lower())
        return True
    return _days(head, text)


def _days(head: Head, text: str) -> bool:
    """A line or part of a line of days: "Published: 3 March 2024 | Updated 4 March 2024"."""
    parts = [p.strip() for p in re.split(r"\s*[|•·;]\s*|\s+[–—-]\s+(?=[A-Za-z])", text) if p.strip()]
    matches = [DAY_LINE.fullmatch(part) for part in parts]
    if not matches or not matches[0]:
        return False
    for match in matches:
        if match:
            label = (match["label"] or "").strip(" :").lower()
            changed = "updated" in label or "modified" in label
            where = "day of update in the head of the text" if changed else "the head of the text"
            day = dates.stated(match["when"], where)
            if not (changed and head.published.stated):
                _state(head, day)
    return True


def _state(head: Head, day: Published) -> None:
    """Keep the first day that can be used; a day of update gives way to a day of publication."""
    weak = (
        head.published.stated and "day of update" in head.published.reasons[0] and "day of update" not in day.reasons[0]
    )
    if day.stated and (not head.published.stated or weak):
        head.published = day
    elif not head.published.stated and not head.published.reasons:
        head.published = day


def _lone_dateline(text: str) -> bool:
    return len(text) < 80 and any(end == len(text) for _, end in _dated_prefix(text))


def _dated_prefix(text: str) -> list[tuple["re.Match[str]", int]]:
    """The dateline at the start of a text: its match and length."""
    opening = text[:160]
    for number, pattern in enumerate(DATELINES):
        match = pattern.match(opening)
        if match is None or not match.end():
            continue
        found = match.groupdict()
        agency = found.get("agency") or found.get("agency2")
        known = agency is not None and _known_agency(agency) is not None
        if number in (1, 4) and not known:
            continue
        if number == 0 and not known and not (found.get("month") or found.get("month2") or found["place"].isupper()):
            continue
        if number == 0 and not known and not re.search(rf"(?:{DASH}|:|/\.?)\s*$", match[0]):
            continue
        if number == 3 and (
            set(re.findall(r"\w+", found["place"])) & SHOUTS
            or not match[0].endswith((" ", "_"))
            and match.end() < len(text)
        ):
            continue
        return [(match, match.end())]
    return []


def _known_agency(words: str) -> str | None:
    """The agency that a credit in brackets names, also as one of several ("AP/Reuters") or with a unit ("dpa, AFP")."""
    for part in (words, *re.split(r"\s*[/,&]\s*|\s+and\s+", words)):
        if name := agencies().get(part.strip(" .").lower()):
            return name
    return None


def _dateline(head: Head, i: int, text: str, raw: str) -> None:
    for match, end in _dated_prefix(text):
        found = match.groupdict()
        head.prefixes[i] = (ZoneKind.DATELINE, raw.index(text) + end)
        agency = found.get("agency") or found.get("agency2")
        if agency:
            head.agency = _known_agency(agency) or head.agency
        month, year = found.get("month") or found.get("month2"), found.get("year") or found.get("year2")
        if month and year:
            _state(head, dates.stated(re.search(DAY, match[0])[0], "the dateline"))  # type: ignore[index]
        elif month:
            words = match[0].strip(" -–—_:")
            _state(head, Published(reasons=(f"the dateline {words!r} gives day and month without a year",)))


def _credit(lines: Sequence[str]) -> str | None:
    """The agency that a line near the end credits."""
    for line in reversed(lines):
        if len(line) > 300:
            continue
        for pattern in CREDITS:
            match = pattern.fullmatch(line) or (pattern.search(line) if pattern is CREDITS[0] else None)
            if match is None:
                continue
            if "reuters" in match.groupdict():
                return "Reuters"  # the agency's own form of credit
            if name := _known_agency(match["agency"]):
                return name
    return None
