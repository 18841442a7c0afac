"""The words that all renderers share: headings, labels, counts, excerpts."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model import Outcome, Status
from dragoman.present.layout import (
    Aside,
    Brief,
    Difference,
    DifferenceGroup,
    Line,
    NameCell,
    NameRow,
    Quote,
    SourceRow,
    WatchRow,
    WhoRow,
)

BOTTOM_LINE = "Bottom line"
HAPPENED = "What happened"
EXPECTED = "What is expected"
WHO_SAYS = "Who says what"
DIFFERENCES = "Where the reports differ"
LEFT_OUT = "Left out, though two others report it"
SINGLE_ORIGIN = "From one origin only"
WANTS = "What each side wants"
NAMES = "How each report names it"
TELLINGS = "Doers left out"
RELATIONS = "Actors and their relations, as reported"
TIMELINE = "Timeline"
PROCESS = "The process, by level"
SOURCES = "Sources, and how they were dated"
DECIDED = "Decided by a person"
UNKNOWN = "Not known, and questions for a person"
REPORTS = "The reports in full"

NOTHING_HAPPENED = "No event was found in these reports."
NOTHING_EXPECTED = "Nothing is announced, threatened or expected in these reports."
NOBODY_SPEAKS = "Nobody is quoted in these reports."
NO_SOURCES = "No report could be read."
LOADED_LEGEND = "* a loaded word: it judges. The same list is applied to every outlet."

# Statuses and outcomes are shown in capitals: they are what a reader scans for.
LOUD = frozenset(map(str, (*Status, *Outcome)))
STANCES = {"wants": "wants", "refuses": "refuses", "conditions": "only if", "threatens": "threatens"}
RELATIONS_SHOWN = {
    "CONTRADICT": "contradict",
    "UNSETTLED": "unsettled",
    "UPDATE": "update",
    "REFINE": "refines",
    "AGREE": "agree",
    "INCOMPARABLE": "cannot be compared",
}
MOST_COLUMNS = 8  # reports beside one another in a naming table; beyond, wordings are gathered over all reports
EXCERPT = 300  # characters of a quoted sentence shown beside another; two newspaper sentences seldom need more


_LEAD = re.compile(r"([A-Z][A-Z ]{2,30}):\s+(?=\S)")


def lead(text: str) -> tuple[str, str]:
    """Cut a line at its leading label in capitals (``HELD: ministers met``): label, rest; no label, "" first."""
    found = _LEAD.match(text)
    return (found[1], text[found.end() :]) if found else ("", text)


def classes(voice: str) -> tuple[tuple[str, ...], str]:
    """Cut a voice into its classes and the speaker: ``OWN/NAMED``, ``UNNAMED an official``; no class, all speaker."""
    head, _, rest = voice.partition(" ")
    found = tuple(part for part in head.split("/") if part)
    return (found, rest) if head.replace("/", "").isupper() else ((), voice)


def relation(group: DifferenceGroup, item: Difference) -> str:
    """Return the relation's words where a group mixes several; elsewhere its heading says it already."""
    if len({other.relation for other in group.items}) < 2:
        return ""
    return RELATIONS_SHOWN.get(item.relation, label(item.relation.lower()))


def condition(text: str) -> tuple[str, str]:
    """Return the words that introduce a condition, which may be a clause of its own (``unless ...``)."""
    return ("This holds", text) if text.startswith(("if ", "unless ", "only if ")) else ("Provided that:", text)


def label(tag: str) -> str:
    """Return a snake_case tag in a reader's words."""
    return tag.replace("_", " ")


def tags_text(tags: Sequence[str]) -> str:
    """Return tags for a medium without chips, ``PLANNED, probable``: a leading status or outcome is loud."""
    shown = list(dict.fromkeys(label(tag) for tag in tags if tag))
    if shown and tags[0] in LOUD:
        shown[0] = shown[0].upper()
    return ", ".join(shown)


def attribution(line: Line) -> str:
    """Return ``NAMED; PLANNED, probable`` for a line, or "" where it carries neither voice nor tags."""
    return "; ".join(part for part in (line.voice, tags_text(line.tags)) if part)


def standing(row: WatchRow) -> str:
    """Return where an expected event stands: ``PLANNED, probable; OVERDUE``; an outcome still open goes unsaid."""
    outcome = "" if row.outcome in ("", "open", row.status) else tags_text((row.outcome,))
    return "; ".join(part for part in (tags_text((row.status, row.certainty)), outcome) if part)


def counted(row: WhoRow) -> str:
    """Return how often a speaker speaks: ``2 statements``, ``no words``."""
    return f"{row.count} statement{'' if row.count == 1 else 's'}" if row.count else "no words"


def speaks(row: WhoRow) -> str:
    """Return a speaker's voice and how often it speaks: ``NAMED, 2 statements``."""
    return ", ".join(part for part in (row.voice, counted(row)) if part)


def more(count: int) -> str:
    """Return ``and 3 more``; "" for none."""
    return f"and {count} more" if count > 0 else ""


def more_pairs(count: int) -> str:
    """Return how many further pairs differ in the same way; "" for none."""
    return f"{more(count)} {'pair differs' if count == 1 else 'pairs differ'} in the same way" if count > 0 else ""


def who(quote: Quote) -> str:
    """Return the head of one side of a difference: ``2 The Ferry Post (12 Jan 2023), OWN``."""
    head = f"{quote.document_number} {quote.outlet}".rstrip()
    dated = f"{head} ({quote.published})" if quote.published else head
    return f"{dated}, {quote.voice}" if quote.voice else dated


def excerpt(quote: Quote, limit: int = EXCERPT) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a quote; unmarked stretches are shortened at words, so that it stays near the limit."""
    parts = quote.parts
    if len(quote.text) <= limit:
        return parts
    marked = sum(len(text) for text, on in parts if on)
    loose = sum(1 for _, on in parts if not on)
    room = max(40, (limit - marked) // max(1, loose))  # below 40 characters a context says nothing
    last = len(parts) - 1
    return tuple(
        (text, True) if on else (_shortened(text, room, first=i == 0, last=i == last), False)
        for i, (text, on) in enumerate(parts)
    )


def _shortened(text: str, room: int, *, first: bool, last: bool) -> str:
    if len(text) <= room:
        return text
    if first and not last:
        return "... " + _from_word(text, len(text) - room)
    if last and not first:
        return _to_word(text, room) + " ..."
    if first and last:
        return _to_word(text, room) + " ..."
    return _to_word(text, room // 2) + " ... " + _from_word(text, len(text) - room // 2)


def _to_word(text: str, end: int) -> str:
    return text[: text.rfind(" ", 0, end + 1)] if " " in text[: end + 1].strip() else text[:end]


def _from_word(text: str, start: int) -> str:
    space = text.find(" ", start)
    return text[space + 1 :] if 0 <= space < len(text) - 1 else text[start:]


def source_facts(row: SourceRow) -> str:
    """Return what is known of a report beside its outlet and title: ``12 Jan 2023; opinion; origin A``."""
    facts = [
        row.published or "no date known",
        label(row.kind) if row.kind not in ("", "report") else "",
        f"origin {row.origin}" if row.origin else "",
    ]
    return "; ".join(fact for fact in facts if fact)


def loaded_reasons(brief: Brief) -> tuple[tuple[str, str], ...]:
    """Return each loaded wording of the naming table once, with why it is loaded."""
    found: dict[str, str] = {}
    for row in brief.names:
        for cells in row.cells:
            for cell in cells:
                if cell.loaded and cell.reason:
                    found.setdefault(cell.text, cell.reason)
    return tuple(found.items())


def times(cell: NameCell) -> str:
    """Return how often a wording stands there, where that is more than once."""
    return f" ({cell.count}x)" if cell.count > 1 else ""


def columns(brief: Brief) -> tuple[str, ...]:
    """Return the head of each document's column in the naming table."""
    width = max((len(row.cells) for row in brief.names), default=0)
    heads = [f"{source.number} {source.label}" for source in brief.sources[:width]]
    return (*heads, *(str(i + 1) for i in range(len(heads), width)))


def asides(brief: Brief) -> tuple[tuple[str, Sequence[Aside]], ...]:
    """Return the lists of files outside the story that are not empty, each with its heading."""
    both = (("Refused", brief.refused), ("Set aside", brief.set_aside))
    return tuple((heading, rows) for heading, rows in both if rows)


def gathered(row: NameRow) -> tuple[NameCell, ...]:
    """Return a row's wordings over all reports, each once with all its places: for more reports than columns fit."""
    found: dict[tuple[str, str], NameCell] = {}
    for cell in (cell for cells in row.cells for cell in cells):
        key = (cell.text.casefold(), cell.voice)
        seen = found.get(key)
        found[key] = replace(seen, count=seen.count + cell.count, cites=seen.cites + cell.cites) if seen else cell
    return tuple(sorted(found.values(), key=lambda cell: (not cell.loaded, -cell.count)))
