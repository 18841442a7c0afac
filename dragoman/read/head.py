"""The head of a report: masthead, headline, byline, dateline - and the agency credited at its end.

Lines are taken from the top until the first body sentence. A text that opens with a body sentence has no head.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model import DocumentKind, Published, ZoneKind
from dragoman.read import dateline, dates, masthead
from dragoman.read.dateline import WEEKDAY, known_agency
from dragoman.read.dates import DAY
from dragoman.read.draft import Line
from dragoman.read.plain import NAME_LIKE

LOOK = 14  # filled lines from the top that may belong to the head
FIRST = 3  # paragraphs of the body among which the dateline may stand, after a caption or a deck
LAST = 5  # filled lines from the end in which an agency may be credited

NAME = r"[A-Z][\w.'’-]*(?: (?:(?:al|el|de|van|von|bin|ben|der|da|la|and|in|for|of|the)\b ?-?)*[A-Z][\w.'’-]*){0,7}"
STAFF = (
    r"(?:[Ss]taff|[Cc]orrespondents?|[Rr]eporters?|[Ww]riters?|[Ee]ditors?|[Bb]ureau|[Dd]esk|[Aa]gencies|[Ss]ervice)"
)
BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ss]tory by|[Ff]rom) (?:{NAME}"
    rf"|[Oo]ur (?:\w+ ){{0,2}}{STAFF}(?: in {NAME})?)"
    rf"|{NAME},? {STAFF}(?:,? (?:in )?{NAME})?|(?:[Oo]ur |[Ss]pecial |[Ss]taff )+{STAFF}(?:,? (?:in )?{NAME})?)"
    rf"(?:(?:, | and | & | with ){NAME})*(?P<rest>\s*(?:[|•·,/–—-]|$).{{0,120}})?"
)
CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)"
    r"(?: ?\(?(?:GMT|UTC|[A-Z]{2,4}T|[A-Z]{1,2}T)(?:[+-]\d{1,2})?\)?)?"
)
ISO_DAY = r"\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]+)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
LABEL = r"(?:(?:first |last |date )?(?:published|posted|issued|updated|modified|created|date|filed)(?: on| at)? ?:? ?)"
NAME_OVER_DAY = re.compile(
    rf"[{dateline.UPPER}][\w.'’-]*(?: (?:[{dateline.UPPER}][\w.'’-]*|d[aeou]s?|del|el|al|la|le|of|the)){{0,3}}"
)
DAY_LINE = re.compile(
    rf"(?P<label>{LABEL})?(?:{CLOCK}[ ,|-]*)?(?:on )?(?:{WEEKDAY})?(?P<when>{DAY}|{ISO_DAY})"
    rf"(?:[ ,|•·/@–—-]*(?:at )?(?:{CLOCK})?)(?:[ ,|•·/–—(-]*(?:last )?(?:updated|modified|published"
    rf"|\d+ min).{{0,80}})?",
    re.IGNORECASE,
)
KEYED = re.compile(
    r"(source|outlet|publisher|publication|date|url|link|author|by|byline)\s*:\s*(\S.{0,300})", re.IGNORECASE
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
DOMAIN = re.compile(r"[A-Za-z0-9-]{2,40}\.(?:com|org|net|info|news|media|press|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})")
OF_UPDATE = "day of update in the head of the text"


@dataclass(slots=True)
class Head:
    """What the head says, and the zone of each of its lines; ``prefixes`` are zones at the start of a line."""

    zones: dict[int, ZoneKind] = field(default_factory=dict)
    prefixes: dict[int, tuple[ZoneKind, int]] = field(default_factory=dict)  # line -> zone and its length
    suffixes: dict[int, int] = field(default_factory=dict)  # line -> where its trailing masthead starts
    body: int = 0  # the first line of the body
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    agency: str | None = None
    published: Published = field(default_factory=Published)
    opinion: bool = False

    @property
    def kind(self) -> DocumentKind:
        """Opinion where a label over the headline says so."""
        return DocumentKind.OPINION if self.opinion else DocumentKind.REPORT


def read(lines: Sequence[Line], *, titled: bool) -> Head:
    """Read the head of ``lines``. ``titled``: the first line is a headline that metadata gave."""
    head = Head(body=len(lines))
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    start = 0
    if titled and filled:
        _headline(head, filled[0], lines[filled[0]].text)
        start = 1
    for place in range(start, min(len(filled), start + LOOK)):
        following = [lines[j] for j in filled[place + 1 : place + 5]]
        if not _take(head, filled[place], lines[filled[place]], following):
            head.body = filled[place]
            _dateline(head, [(i, lines[i].text) for i in filled[place : place + FIRST]])
            break
    head.agency = head.agency or dateline.credit([t for i in filled[-LAST:] if len(t := lines[i].text.strip()) <= 300])
    return head


def _take(head: Head, i: int, line: Line, following: list[Line]) -> bool:
    """Give one line its place in the head; False when the body starts here."""
    text = line.text.strip()
    kind = _above(head, line, following)
    if kind is None and following and _place_line(head, text, following[0]):
        kind = ZoneKind.DATELINE
    if kind is None and head.title is None and following and masthead.headline(line, following):
        _headline(head, i, line.text)
        return True
    if kind is None and head.title is not None and len(following) > 1 and masthead.deck(line):
        probe = Head(title=head.title)
        if any(_signed(probe, f.text.strip()) or _agency_line(probe, f.text.strip()) for f in following[:2]):
            kind = ZoneKind.BODY  # a deck: the byline comes after it
    if kind is None and following and _lone_dateline(head, i, text):
        kind = ZoneKind.DATELINE
    if kind is not None:
        head.zones[i] = kind
    return kind is not None


def _above(head: Head, line: Line, following: list[Line]) -> ZoneKind | None:
    """The zone of a line that names the outlet, the author, the agency, the day or the address."""
    text = line.text.strip()
    if text.lower().lstrip("@") in masthead.outlets() and (following or head.title is None):
        head.outlet = head.outlet or masthead.outlets()[text.lower().lstrip("@")]
        return ZoneKind.MASTHEAD
    if following and DOMAIN.fullmatch(text):
        head.outlet = head.outlet or text
        return ZoneKind.MASTHEAD
    if _agency_line(head, text) or _signed(head, text):
        return ZoneKind.DATELINE
    if ADDRESS.fullmatch(text):
        head.url = head.url or (text if text.startswith("http") else f"https://{text}")
        return ZoneKind.MASTHEAD
    if head.title is None and (named := masthead.outlet_of(line, following)) is not None:
        head.outlet = head.outlet or named or None
        head.opinion = head.opinion or masthead.OPINION.match(text) is not None
        return ZoneKind.MASTHEAD
    if head.title is None and _over_a_day(text, following):
        head.outlet = head.outlet or masthead.name(text)
        return ZoneKind.MASTHEAD
    return None


def _over_a_day(text: str, following: Sequence[Line]) -> bool:
    """A name in whatever tongue over a line of nothing but a day, over the headline: "Nickerie Vandaag"."""
    if len(following) < 3 or not NAME_OVER_DAY.fullmatch(text) or masthead.SECTION.fullmatch(text):
        return False
    return DAY_LINE.fullmatch(following[0].text.strip()) is not None and masthead.headline(following[1], following[2:])


def _headline(head: Head, i: int, raw: str) -> None:
    """Take line ``i`` as the headline; an outlet's name at its start or end is a masthead of its own."""
    text = raw.strip()
    start, end, outlet = masthead.split(text)
    margin = raw.index(text)
    head.zones[i] = ZoneKind.HEADLINE
    if start:
        head.prefixes[i] = (ZoneKind.MASTHEAD, margin + start)
    if end < len(text):
        head.suffixes[i] = margin + end
    head.outlet = head.outlet or outlet
    head.title = text[start:end]
    head.opinion = head.opinion or masthead.OPINION.match(head.title) is not None


# --- byline and dateline ---------------------------------------------------------------------------------------------


def _agency_line(head: Head, text: str) -> bool:
    """A line that is nothing but an agency's name, or "By Reuters"."""
    bare = re.sub(r"^(?:by|from|source:)\s+", "", text, flags=re.IGNORECASE).strip("()[]- –—")
    agency = dateline.agencies().get(bare.lower())
    if agency is None and text[:3].lower() == "by " and masthead.MASTHEAD.fullmatch(bare):
        agency = bare  # "By Hill Country Wire"
    head.agency = head.agency or agency
    return agency is not None


def _signed(head: Head, text: str) -> bool:
    """A byline, a line of dates, or a ``Key: value`` line."""
    if len(text) > 200:
        return False
    if (match := KEYED.fullmatch(text)) and (match[1].lower() != "source" or NAME_LIKE.fullmatch(match[2].strip())):
        _keyed(head, match[1].lower(), match[2].strip())
        return True
    if match := BYLINE.fullmatch(text):
        rest = (match["rest"] or "").strip(" |•·,/–—-")
        if rest and not _days(head, rest) and len(rest.split()) > 6:
            return False
        for author in re.split(r", | and | & |\s*[|/]\s*", re.sub(r"^\w+ (?:by )?", "", text)):
            head.agency = head.agency or known_agency(author)
        return True
    return _days(head, text)


def _keyed(head: Head, key: str, value: str) -> None:
    if key in ("source", "outlet", "publisher", "publication"):
        head.outlet = head.outlet or value
    elif key in ("url", "link"):
        head.url = head.url or value
    elif key == "date":
        _state(head, dates.stated(value, "the head of the text"))


def _days(head: Head, text: str) -> bool:
    """A line or part of a line of days: "Published: 3 March 2024 | Updated 4 March 2024"."""
    parts = [p.strip() for p in re.split(r"\s*[|•·;]\s*|\s+[–—-]\s+(?=[A-Za-z])", text) if p.strip()]
    matches = [DAY_LINE.fullmatch(part) for part in parts]
    if not matches or not matches[0]:
        return False
    for match in matches:
        if match:
            label = (match["label"] or "").lower()
            changed = "updated" in label or "modified" in label
            _state(head, dates.stated(match["when"], OF_UPDATE if changed else "the head of the text"))
    return True


def _state(head: Head, day: Published) -> None:
    """Keep the first day that can be used; a day of update gives way to a day of publication."""
    if head.published.stated:
        weak = OF_UPDATE in head.published.reasons[0] and OF_UPDATE not in day.reasons[0]
        head.published = day if day.stated and weak else head.published
    elif day.stated or not head.published.reasons:
        head.published = day


def _lone_dateline(head: Head, i: int, text: str) -> bool:
    """A dateline on a line of its own: "NAIROBI, Kenya (AP) _" or "Lusaka, 3 March"."""
    found = dateline.read(text) if len(text) < 160 else None
    if found is None or not found.sure:
        return False
    rest = text[found.length :]
    if rest and not BYLINE.fullmatch(rest):
        return False
    _dateline(head, [(i, text)])
    del head.prefixes[i]
    return True


def _place_line(head: Head, text: str, after: Line) -> bool:
    """A place in capitals over the first sentence; three words and more may be a headline where there is none yet."""
    if head.title is None and len(text.split()) > 2:
        return False
    return dateline.place_line(text) and len(after.text) > 60 and masthead.STOP.search(after.text) is not None


def _dateline(head: Head, first: Sequence[tuple[int, str]]) -> None:
    """The dateline before the first sentence; a caption or a deck may stand before it when it is a sure one."""
    for place, (i, raw) in enumerate(first):
        text = raw.strip()
        found = dateline.read(text)
        if found is None or (place and not found.sure):
            continue
        head.prefixes[i] = (ZoneKind.DATELINE, raw.index(text) + found.length)
        head.agency = found.agency or head.agency
        if found.day and found.year:
            _state(head, dates.stated(found.day, "the dateline"))
        elif found.day:
            _state(head, Published(reasons=(f"the dateline gives {found.day!r} without a year",)))
        return
