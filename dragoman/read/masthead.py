"""What stands above a report's first sentence: the outlet's name, a section, the headline, a deck."""

import re
from collections.abc import Sequence
from functools import cache

from dragoman.lexicon import table
from dragoman.read import dateline
from dragoman.read.draft import Line

LONGEST_HEADLINE = 160  # characters of a headline that no mark-up shows; of 1,600 reports the longest had 139
HEADLINE_WORDS = 22
QUESTION_WORDS = 16  # a first line that ends in "?" may be an opening question
MASTHEAD_WORDS = 7  # an outlet's name has at most so many
STOP = re.compile(r"[.!?…:;,][\s\"'”’)\]]*$")
NO_HEADLINE = re.compile(r"\.[\s\"'”’)\]]*$|[:;,]$")  # "Truce holds." is a sentence; "Will it hold?" may be a headline

OUTLET_NOUN = (
    r"(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Chronicle|Observer|Telegraph|Broadcasting|Newspaper|Magazine"
    r"|Monitor|Daily|Weekly|Press|Agency|Foundation|Institute|Observatory|Radio|TV|Television|Online|Today|Review"
    r"|Bulletin|Courier|Mail|Express|Standard|Mirror|Inquirer|Examiner|Sentinel|Dispatch|Ledger|Globe|Star|Network"
    r"|Insight|Report|Wire|Media|Watch|Voice|Newswire|Newsroom|Argus|Messenger|Record|Reporter|Service"
    r"|Morning|Evening|Sun|Guardian|Advocate|Advertiser|Enquirer|Register|Beacon|Echo|Vanguard|Clarion|Lantern|Banner"
    r"|Spectator|Statesman|Recorder|Crier|Bugle)"
)
CAPITALISED = r"[A-Z][\w.&'’/-]*"
MASTHEAD = re.compile(
    rf"(?:The )?(?:(?:{CAPITALISED}|of|and|the|for|on|de|&) ){{0,6}}{OUTLET_NOUN}"
    rf"(?: (?:of|for) (?:the )?{CAPITALISED}(?: {CAPITALISED})?)?"
    r"|(?:R[aá]dio|Voice of|Ag[eêé]nci?[ae]|Canal|Channel|Di[aá]rio|Daily|Jornal|Journal|Gazeta|Correi?o|Not[ií]cias"
    r"|Tribuna|Folha|Notizie|Corriere|Haber|Akhbar|Sawt)(?: d[aeo]s?| del| des| du| di)?(?: l[ae]s?)?"
    rf" [A-Z0-9][\w’'-]*(?: {CAPITALISED}){{0,2}}"
)
SECTION = re.compile(
    r"news|world|world news|politics|international|home|africa|asia|asia[- ]pacific|europe|middle east|americas"
    r"|latin america|us|uk|us & canada|opinions?|editorials?|commentary|op-?ed|comment|viewpoint|columns?|analysis"
    r"|explainer|features?|live|breaking(?: news)?|exclusive|top stor(?:y|ies)|latest(?: news)?|security|defen[cs]e"
    r"|diplomacy|conflict|war|business|economy|interview|report|special report|press release|statement|transcript"
    r"|updated?(?: \d)?|news [|›>] [\w ]{2,30}",
    re.IGNORECASE,
)
ISSUE = re.compile(
    r"(?:(?:daily|weekly|monthly|special) )?(?:briefing|issue|bulletin|newsletter|edition|dispatch|situation report"
    r"|sitrep"
    r"|volume|vol\.?|no\.?|number)(?: (?:no\.?|number|#))? ?#?\d+(?:[,/ ]{1,3}(?:no\.?|issue|number)? ?\d+)*.{0,20}",
    re.IGNORECASE,
)
OPINION = re.compile(r"(?:opinions?|editorials?|commentary|op-?ed|viewpoint|comment)(?:\s*[|:–—-]\s*|$)", re.IGNORECASE)
GLUED = re.compile(r"((?:[A-Z][A-Z'’&.-]* ){1,6}[A-Z]{2,})(?=[A-Z][a-z’'])")  # "THE HILL HERALDTruce holds"
AFTER_TITLE = re.compile(r"(.{8,}?)\s+(?:[|»–—-]|::)\s+([^|»]{2,60})")
BEFORE_TITLE = re.compile(r"([A-Z][\w ./’'-]{1,40}?)\s*(?:[|–—]|--| -(?= ))\s*(?=\S)")
SMALL = frozenset(("of", "the", "and", "for", "in", "on", "de", "a"))
SHORT = frozenset(("new", "sun", "day", "old", "red", "sea", "bay", "our", "one", "all"))  # words, not abbreviations


@cache
def outlets() -> dict[str, str]:
    """Alias in lower case -> the outlet's name."""
    return {row["alias"].lower(): row["name"] for row in table("outlets")}


def name(text: str) -> str:
    """An outlet's name as running text has it: "THE HILL HERALD" becomes "The Hill Herald", "BBC" stays."""
    known = outlets().get(text.lower())
    if known:
        return known
    words = [_calm(word, first=i == 0) for i, word in enumerate(text.split())]
    return " ".join(words)


def _calm(word: str, *, first: bool) -> str:
    if not word.isupper() or (len(word) <= 3 and word.lower() not in SMALL | SHORT):
        return word
    return word.lower() if word.lower() in SMALL and not first else word[0] + word[1:].lower()


def outlet_of(line: Line, following: Sequence[Line]) -> str | None:
    """What a line above a headline names: an outlet, "" for a section or an issue number, ``None`` for neither."""
    text = line.text.strip()
    if not following or len(text) > 80:
        return None
    if ISSUE.fullmatch(text):
        return ""
    issue = ISSUE.fullmatch(following[0].text.strip()) is not None
    if not issue and not headline(following[0], following[1:]):
        return None
    if SECTION.fullmatch(text):
        return ""
    parts = [part.strip() for part in re.split(r"\s[|»›•·:–—-]\s", text)]
    known = [outlets()[part.lower()] for part in parts if part.lower() in outlets()]
    if len(parts) > 1:
        small = all(p.lower() in outlets() or SECTION.fullmatch(p) or len(p.split()) <= 2 for p in parts)
        known = known or [name(p) for p in parts if MASTHEAD.fullmatch(name(p)) and not SECTION.fullmatch(p)]
        return known[0] if known and small else None
    alone = not line.heading or following[0].heading > 0  # a lone heading is the headline
    if len(text.split()) <= MASTHEAD_WORDS and alone and (issue or MASTHEAD.fullmatch(name(text))):
        return name(text)
    return None


def headline(line: Line, following: Sequence[Line]) -> bool:
    """A heading, or a short first line without a final stop above something longer."""
    text = line.text.strip()
    if not 6 <= len(text) <= 300 or len(text.split()) < 2:
        return False
    if line.heading:
        return True
    words = len(text.split())
    if len(text) > LONGEST_HEADLINE or words > (QUESTION_WORDS if text.endswith("?") else HEADLINE_WORDS):
        return False
    if NO_HEADLINE.search(text) or not following or text[0].islower() or following[0].text.strip()[:1].islower():
        return False
    opening = dateline.read(text)
    if opening and (opening.sure or opening.length == len(text)):
        return False
    longer = max(len(other.text) for other in following)
    return longer > len(text) or any(STOP.search(other.text) for other in following)


def deck(line: Line) -> bool:
    """A short line without a final stop, such as stands between headline and byline."""
    text = line.text.strip()
    return len(text) <= LONGEST_HEADLINE and not STOP.search(text) and dateline.read(text) is None


def split(text: str) -> tuple[int, int, str | None]:
    """Where the headline proper stands in a headline line [start, end), and the outlet named before or after it."""
    start, end, outlet = 0, len(text), None
    if match := GLUED.match(text):
        return match.end(), end, name(match[1].strip())
    match = AFTER_TITLE.fullmatch(text)
    if match and match[2].lower() in outlets():
        end, outlet = match.end(1), outlets()[match[2].lower()]
    match = BEFORE_TITLE.match(text, 0, end)
    if match and match[1].lower() in outlets():
        start, outlet = match.end(), outlets()[match[1].lower()]
    return start, end, outlet


def without_outlet(title: str | None, outlet: str | None) -> str | None:
    """A page's title without the outlet's name that it carries at its end."""
    if not title:
        return title
    match = AFTER_TITLE.fullmatch(title.strip())
    same = match is not None and outlet is not None and key(match[2]) == key(outlet)
    return match[1] if match and (same or match[2].lower() in outlets()) else title.strip()


def key(text: str) -> str:
    """A title or name reduced to its letters and digits, to be compared."""
    return re.sub(r"[\W_]+", "", text).casefold()
