"""At which level a meeting stands: the office its participants hold, read from their words or from the document."""

import re
from collections.abc import Sequence

from dragoman.model import Parsed

MINISTRIES = (
    "defen[cs]e foreign interior finance trade energy transport health justice economy agriculture oil water prime"
)
OFFICES: tuple[tuple[str, str], ...] = (
    (r"(?:deputy|vice|assistant) (foreign|defen[cs]e|interior|finance|trade) (?:minister|secretary)",
     "deputy {} minister"),
    (r"deputy ministers?", "deputy minister"),
    (r"deputy (?:prime minister|premier)", "deputy prime minister"),
    (r"foreign (?:\w+ )?(?:minister|secretary)"
     r"|(?:top|chief|senior-most) diplomat|secretary of state|secretaries of state"
     r"|minister of foreign|ministers of foreign|foreign affairs minister|foreign policy chief", "foreign minister"),
    (r"defen[cs]e (?:minister|chief|secretar)|ministers? (?:of|for) defen[cs]e|secretary of defen[cs]e|pentagon chief",
     "defense minister"),
    (r"(?:intelligence|spy|security service) (?:chief|director|head)|spymaster|cia director", "intelligence chief"),
    (r"deputy chiefs? of (?:the )?(?:general |army |defen[cs]e )?staff", "deputy chief of staff"),
    (r"(battalion|sector|brigade|division|corps|regional|district|front|area|garrison|fleet)[- ](?:level )?commanders?",
     "{} commander"),
    (r"(battalion|sector|brigade|division) level", "{} commander"),
    (r"directors?[- ]general|directors of (?:military )?operations", "director general"),
    (r"heads? of (?:the |their )?delegations?|delegation (?:heads?|chiefs?|leaders?)|chief negotiators?",
     "head of delegation"),
    (r"(?:army|military|armed forces) (?:chief|commander|head)|chiefs? of (?:general )?staff|military leader",
     "military chief"),
    (r"(interior|finance|trade|energy|transport|health|justice|economy|agriculture|oil|water) minister", "{} minister"),
    (r"national security advis[eo]r|security council secretary", "security adviser"),
    (r"vice[- ]president", "vice president"),
    (r"\b(?:president|prime minister|premier|chancellor|king|queen|emir|sultan|crown prince|taoiseach|monarch)s?\b"
     r"|heads? of (?:state|government)|\bleaders?\b|supreme leader", "leader"),
    (r"\b(?:ambassador|envoy|diplomat|negotiator|mediator|delegate|chargé|representative)s?\b|\bdelegations?\b",
     "diplomat"),
    (r"\btechnicians?\b|technical (?:team|committee|level)", "technician"),
    (r"\bexperts?\b|working[- ]level", "expert"),
    (r"\bofficers?\b|\bcommanders?\b|\bgenerals?\b", "officer"),
    (r"\bofficials?\b", "official"),
    (r"\bministers?\b|\bministerial\b", "minister"),
)  # fmt: skip
PATTERNS = tuple((re.compile(pattern), name) for pattern, name in OFFICES)
NOT_HEADS = re.compile(
    r"\b(opposition|rebel|party|religious|tribal|community|union|protest|separatist|militia|gang) leaders?\b"
)
SPOKEN_FOR = re.compile(r"spokes(?:man|woman|person)|adviser to|advisor to|aide to|former |ex-|\bson of|\bwife of")
WORDS_BEFORE = (
    7  # tokens before a name that may hold its office ("U.S. Secretary of State", "Turkish Foreign Minister")
)


def level_of(words: str) -> str | None:
    """The office in a phrase, in lower case normal form; None when it names none."""
    low = words.lower()
    if NOT_HEADS.search(low) or SPOKEN_FOR.search(low):
        return "official" if SPOKEN_FOR.search(low) else None
    for pattern, name in PATTERNS:
        found = pattern.search(low)
        if found:
            inner = next((g for g in found.groups() if g), "") if "{}" in name else ""
            return name.format(inner.replace("defence", "defense"))
    return None


def offices_of_names(parsed: Parsed) -> dict[str, str]:
    """The level of each person the document gives an office to, by the last word of the name in lower case."""
    tokens = parsed.tokens
    found: dict[str, str] = {}
    for entity in parsed.entities:
        if entity.label != "PERSON":
            continue
        last = tokens[entity.last - 1]
        if last.lower in ("'s", "’s") and entity.last - 2 >= entity.first:
            last = tokens[entity.last - 2]
        if last.lower in found:
            continue
        level = level_of(_title(parsed, entity.first, entity.last))
        if (level and level not in ("diplomat", "official", "minister")) or (level and last.lower not in found):
            found[last.lower] = level
    return found


def _title(parsed: Parsed, first: int, last: int) -> str:
    """Words that give the name its office: the title before it, or an apposition right after it."""
    tokens = parsed.tokens
    left = first
    start = parsed.sentences[tokens[first].sentence].first
    while left > max(start, first - WORDS_BEFORE) and _title_word(tokens[left - 1].pos, tokens[left - 1].lower):
        left -= 1
    # the whole entity may hold the title: "Foreign Minister Mevlut Cavusoglu" is one PERSON to some models
    words = " ".join(t.lower for t in tokens[left:last])
    for t in tokens[first:last]:
        for c in parsed.children[t.i]:
            if tokens[c].dep == "appos" and c >= last:
                a, b = parsed.subtree(c)
                words += " ; " + " ".join(x.lower for x in tokens[a : min(b, a + 9)])
    return words


def _title_word(pos: str, lower: str) -> bool:
    return pos in ("PROPN", "ADJ", "NOUN") or lower in ("of", "'s", "for", "-")


def meeting_level(participants: Sequence[str], offices: dict[str, str]) -> str | None:
    """The level of a meeting: of the first of these words (participants, then the act's own) that tells an office."""
    for words in participants:
        level = level_of(words) or offices.get(words.split()[-1].lower().removesuffix("'s"))
        if level is not None:
            return level
    return None
