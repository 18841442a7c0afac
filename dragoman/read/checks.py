"""What a text must pass to become a document: encoding, clean characters, size, language, enough words, no paywall."""

import re
import unicodedata
from collections import Counter
from functools import cache

from dragoman.errors import Unreadable
from dragoman.lexicon import table

MAX_TEXT = 300_000  # characters; the longest live blogs have about 120,000, a book has more than 400,000
MIN_PAGE_WORDS = 40  # a web page with fewer words of body is a teaser or a failed extraction
MIN_TEXT_WORDS = 8  # a text or row given as such may be a wire flash of one sentence
TEASER_WORDS = 150  # a body shorter than this beside "subscribe to continue" is a teaser
ENGLISH_SHARE = 0.12  # of words; English news has .28 to .50 by data/stopwords.tsv, lists of names about .15
HIGH_BYTES = 0.08  # share of non-ASCII bytes above which an undeclared 8-bit text cannot be English

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
MAGIC = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "an archive or office file"), (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a compressed file"),
    (b"{\\rtf", "a word-processor file"), (b"\x7fELF", "a program"), (b"SQLite format", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
)  # fmt: skip
# The charsets of pages. Python knows codecs that are none (punycode, unicode_escape), some of quadratic cost.
CHARSETS = re.compile(r"(?:windows|cp|iso|koi8|mac|x-mac|gb|big5|shift|sjis|euc|utf-16|tis|ks_c|hz)[\w.:-]*$")
SAVE_AS_UTF8 = "save it as UTF-8"
# Windows-1252 is what undeclared English text most often is. These sequences say that it was something else: Icelandic
# and Turkish share their letters, Central European letters land on signs, Mac quotation marks land on capitals.
NOT_WESTERN = re.compile(
    r"[ðÐþÞýÝ]|[A-Za-z][¹³º¿¼¾¥ª¡¢£±][A-Za-z]|iæ\b|[a-z][ÒÓÔÕ]|[ÒÓÔ][A-Za-z]+ |\w¶\w"
    r"|[À-ÿ][¢-ª¬®-º¼-¾×÷]|[¢-ª¬®-º¼-¾×÷][À-ÿ]|[À-ÿ]{3,}"
)

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
ANSI = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x9b[0-?]*[ -/]*[@-~]|\x1b[\]PX^_][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)?|\x1b.?"
)
# Controls, direction overrides and marks, zero-width spaces, soft hyphens, lone surrogates, tags, noncharacters.
# Zero-width joiners stay: Persian, Indic scripts and emoji are spelled with them.
UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PAYWALL = re.compile(
    r"(?:subscribe|sign (?:up|in)|log ?in|register|create (?:a|your) free account)[^.\n]{0,40}"
    r"\bto (?:continue|keep|read|unlock|access|view|finish)\b"
    r"|\b(?:to (?:continue|keep) reading|to read the (?:full|rest|whole|complete))\b"
    r"|\b(?:continue|keep) reading (?:with|for|this article with)\b"
    r"|\balready (?:a|have an?) (?:subscriber|member|account|subscription)\b"
    r"|\b(?:this|the) (?:article|story|content|page) is (?:only |exclusively )?(?:for|available (?:only )?to"
    r"|reserved for)"
    r" (?:paying |registered |premium )?(?:subscribers|members)\b"
    r"|\b(?:subscribers?|members?)[- ]only\b|\bunlock this (?:article|story)\b"
    r"|\byou(?:'ve| have|’ve) (?:reached|read|used) (?:your|all|the)[^.\n]{0,40}\b(?:free|limit)\b"
    r"|\bthis is (?:a )?(?:premium|subscriber)[- ](?:content|article)\b|\bsubscribe (?:now )?for full access\b",
    re.IGNORECASE,
)
CUT_OFF = re.compile(
    r"(?:…|\.\.\.)\s*(?:\[\+?\d+ chars\]|\(?(?:read|continue|more)\b.{0,30})?\s*$|\[\+\d+ chars\]\s*$", re.I
)


# --- bytes -> text ---------------------------------------------------------------------------------------------------


def decode(name: str, data: bytes, *, declared: str | None = None) -> str:
    """Decode by byte-order mark, UTF-8, the declared charset, or Windows-1252 where that is plausible; else refuse."""
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise Unreadable(name, f"{what}, not text: save its text as .txt or .html")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strict(name, data[len(mark) :], encoding)
    if b"\x00" in data[:4096]:
        return _strict(name, data, _sixteen_bits(name, data))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _eight_bits(name, data, declared, error)


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"damaged {encoding.upper()} at byte {error.start}: {SAVE_AS_UTF8}") from error


def _sixteen_bits(name: str, data: bytes) -> str:
    """UTF-16 without a mark: English text in it has a NUL in every other byte."""
    head = data[: 4096 - 4096 % 2]
    odd, even = head[1::2].count(0), head[0::2].count(0)
    half = len(head) // 2
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    raise Unreadable(name, "binary, not text (it holds NUL bytes): save its text as .txt or .html")


def _eight_bits(name: str, data: bytes, declared: str | None, error: UnicodeDecodeError) -> str:
    high = sum(byte > 127 for byte in data[:200_000]) / max(1, min(len(data), 200_000))
    replaced = data.decode("utf-8", "replace").count("\ufffd")
    good = len(re.findall(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", data))
    if good > 4 * replaced and len(data) - error.start <= 3:
        return data[: error.start].decode("utf-8")  # cut off inside its last character
    if declared:
        return _declared(name, data, declared)
    if good > 4 * replaced:
        raise Unreadable(name, f"damaged UTF-8 at byte {error.start}: {SAVE_AS_UTF8}")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = None
    if text is None or high > HIGH_BYTES or NOT_WESTERN.search(text):
        raise Unreadable(name, f"encoding not recognised (neither UTF-8 nor Western European): {SAVE_AS_UTF8}")
    return text


def _declared(name: str, data: bytes, declared: str) -> str:
    label = declared.strip().lower()
    if label in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "utf-8", "utf8"):
        label = "cp1252"  # as browsers do; and it is not UTF-8, that was tried
    try:
        if not CHARSETS.match(label):
            raise LookupError(label)
        return data.decode(label)
    except LookupError as error:
        raise Unreadable(name, f"declares an unknown charset {declared[:40]!r}: {SAVE_AS_UTF8}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(name, f"is not in the charset {declared[:40]!r} that it declares: {SAVE_AS_UTF8}") from error


def clean(text: str) -> str:
    """Normalise line ends and composed characters; drop what is not text. Offsets are minted only after this."""
    text = LINE_ENDS.sub("\n", text)
    if "\x1b" in text or "\x9b" in text:
        text = ANSI.sub("", text)
    text = UNWANTED.sub("", text).replace("\t", " ")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


# --- text -> whether it can be read ----------------------------------------------------------------------------------


def size(name: str, text: str) -> None:
    """Refuse a text longer than any report."""
    if len(text) > MAX_TEXT:
        raise Unreadable(
            name, f"too long for one report: {len(text):,} characters, the limit is {MAX_TEXT:,}; split it by report"
        )


def enough(name: str, body: str, whole: str, *, page: bool, paywalled: bool) -> None:
    """Refuse a body that is empty, a teaser before a paywall, or too short to report anything."""
    words = len(WORD.findall(body))
    if not whole.strip():
        raise Unreadable(name, "empty: no text in it")
    if words < TEASER_WORDS and (paywalled or PAYWALL.search(whole)):
        raise Unreadable(name, f"paywall: {len(body.strip())} characters of text; save the full report")
    if page and words < MIN_PAGE_WORDS:
        raise Unreadable(
            name, f"paywall or no article: {len(body.strip())} characters of text; save the full report, or its text"
        )
    if words < MIN_TEXT_WORDS or (words < MIN_PAGE_WORDS and CUT_OFF.search(body)):
        raise Unreadable(name, f"too short: {words} words of text; save the full report")


def english(name: str, body: str) -> None:
    """Refuse a text whose common words are not English, and say whose they are where that is clear."""
    known = _common_words()
    sample = [w.lower().replace("’", "'") for w in WORD.findall(body[:40_000])]
    counts: Counter[str] = Counter()
    for word in sample:
        for language in known.get(word, ()):
            counts[language] += 1
    total = max(1, len(sample))
    script = _script(body[:4000])
    best = max(counts, key=lambda language: (counts[language], language), default="")
    if script is None and counts["English"] / total >= ENGLISH_SHARE and counts["English"] >= counts[best]:
        return
    language = script if script and best in ("", "English") else best
    clear = script is not None or (counts[best] / total >= ENGLISH_SHARE and counts[best] > 1.3 * counts["English"])
    found = f": it looks like {language}" if clear and language and language != "English" else ""
    raise Unreadable(name, f"not English{found}; Dragoman reads English: give it a translation")


@cache
def _common_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in table("stopwords"):
        for word in row["words"].split():
            found[word] = (*found.get(word, ()), row["language"])
    return found


BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
SCRIPTS = {
    "CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "THAI": "Thai",
    "DEVANAGARI": "an Indian language", "BENGALI": "Bengali", "TAMIL": "Tamil", "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian", "ETHIOPIC": "Amharic or Tigrinya", "HEBREW": "Hebrew", "GREEK": "Greek",
    "CYRILLIC": "a language in Cyrillic script", "ARABIC": "a language in Arabic script", "KHMER": "Khmer",
    "MYANMAR": "Burmese",
}  # fmt: skip


def _script(text: str) -> str | None:
    """The language or script of most letters when they are not Latin."""
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in BEYOND_ASCII.findall(text) if c.isalpha())
    foreign = {s: n for s, n in scripts.items() if s in SCRIPTS}
    if not foreign:
        return None
    latin = sum(c.isascii() and c.isalpha() for c in text) + scripts["LATIN"]
    if sum(foreign.values()) <= latin:
        return None
    if foreign.get("HIRAGANA", 0) + foreign.get("KATAKANA", 0) > 0.1 * sum(foreign.values()):
        return "Japanese"
    return SCRIPTS[max(foreign, key=lambda s: (foreign[s], s))]
