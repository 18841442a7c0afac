"""A composed Brief: what every renderer prints, already selected, worded, ordered and cut. No rendering in here.

Texts are raw words (input may be hostile): each renderer escapes for its own form. Offsets count code points within
the text they stand beside; nothing else in a Brief needs an offset. A section that is empty is left out or says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dragoman.foresee.pictures.ladder import Step
from dragoman.model import Evidence


@dataclass(frozen=True, slots=True)
class Cite:
    """One place in one report: ``[1 s12]``, or ``[1 h]`` for its headline (sentence 0)."""

    document_number: int
    sentence: int
    span: Evidence

    @property
    def label(self) -> str:
        """Return ``1 s12`` or ``1 h``."""
        return f"{self.document_number} h" if self.sentence == 0 else f"{self.document_number} s{self.sentence}"

    @property
    def anchor(self) -> str:
        """Return the id of that sentence in the HTML report view."""
        return sentence_anchor(self.document_number, self.sentence)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of any section: the text, whose voice it is, where it stands, and where that is written."""

    id: str
    text: str
    voice: str = ""  # OWN NAMED UNNAMED EXPERT MEDIA WITNESS DOCUMENT ..., "" where it has none
    tags: tuple[str, ...] = ()  # status, certainty
    cites: tuple[Cite, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a difference: the whole sentence, with the words that differ marked."""

    document_number: int
    outlet: str
    published: str
    voice: str
    text: str
    cite: Cite
    highlight: tuple[tuple[int, int], ...] = ()  # [start, end) within ``text``, in order, apart from one another

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """Cut the text into (words, marked); joined, the words are the text."""
        cut: list[tuple[str, bool]] = []
        at = 0
        for start, end in sorted(self.highlight):
            start, end = max(start, at), min(end, len(self.text))
            if start < end:
                cut += [(self.text[at:start], False), (self.text[start:end], True)]
                at = end
        cut.append((self.text[at:], False))
        return tuple(part for part in cut if part[0])


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims on one thing, side by side, with the reason and, where they clash only on one, the condition."""

    id: str
    relation: str  # AGREE REFINE UPDATE CONTRADICT UNSETTLED INCOMPARABLE
    heading: str  # what it is about: "Attack on the bridge: day"
    left: Quote
    right: Quote
    reason: str
    condition: str = ""
    more: int = 0  # further pairs that say the same, of which a side is not shown
    also: tuple[Quote, ...] = ()  # what further reports say of it


@dataclass(frozen=True, slots=True)
class DifferenceGroup:
    """The differences under one heading ("Cannot both be true"), most important first."""

    heading: str
    items: tuple[Difference, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class NameCell:
    """One wording one report has for one actor or event."""

    text: str
    count: int = 1
    loaded: bool = False
    reason: str = ""  # why it is loaded
    voice: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class NameRow:
    """One actor or event, and each report's words for it: ``cells[i]`` belongs to ``Brief.sources[i]``."""

    label: str
    cells: tuple[tuple[NameCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of the timeline. A day that is certain is a mark; an interval is a bar; an open end (None) fades."""

    label: str
    earliest: date | None
    latest: date | None
    alternatives: tuple[tuple[date | None, date | None], ...] = ()
    status: str = ""
    fixed: bool = False  # a stated day, not only an interval that happens to be one day long
    inferred: bool = False
    cites: tuple[Cite, ...] = ()
    note: str = ""
    id: str = ""  # of the event or the report
    mark: str = ""  # who decided something of it, when and why


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One report: where it comes from, when it was written and how that is known."""

    number: int
    name: str
    outlet: str  # "" unknown
    title: str = ""
    kind: str = "report"
    published: str = ""
    reasons: tuple[str, ...] = ()
    alternatives: tuple[str, ...] = ()
    origin: str = ""
    note: str = ""

    @property
    def label(self) -> str:
        """Return what a reader calls it: the outlet, else the file."""
        return self.outlet or self.name


@dataclass(frozen=True, slots=True)
class WatchWindow:
    """When an expected event is due, and who says so."""

    text: str
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class WatchRow:
    """An entry of the watch-list."""

    id: str
    label: str
    status: str = ""
    certainty: str = ""
    windows: tuple[WatchWindow, ...] = ()
    outcome: str = ""
    rests_on: str = ""
    cites: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoRow:
    """One speaker, how often it speaks, and the lines worth reading."""

    actor: str
    voice: str
    count: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class WantRow:
    """Who wants, refuses or makes conditional what."""

    id: str
    actor: str
    stance: str  # wants refuses conditions
    text: str
    voice: str = ""
    cites: tuple[Cite, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A file that is not part of the story, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report's text; ``number`` is its sentence (0 the headline), None between sentences."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A report in full, cut at its sentences (browsers count UTF-16, so they are sent cuts, never offsets)."""

    number: int
    name: str
    outlet: str
    title: str
    published: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """The whole brief. Each ``*_more`` counts what the composer cut from that section."""

    title: str
    subtitle: str = ""
    legend: tuple[str, ...] = ()
    bottom_line: tuple[Line, ...] = ()
    happened: tuple[Line, ...] = ()
    happened_more: int = 0
    background: tuple[Line, ...] = ()
    background_more: int = 0
    expected: tuple[WatchRow, ...] = ()
    expected_more: int = 0
    who_says: tuple[WhoRow, ...] = ()
    who_says_more: int = 0
    who_says_notes: tuple[Line, ...] = ()  # silences, relays, thin witness
    differences: tuple[DifferenceGroup, ...] = ()
    left_out: tuple[Line, ...] = ()
    left_out_more: int = 0
    single_origin: tuple[Line, ...] = ()
    single_origin_more: int = 0
    wants: tuple[WantRow, ...] = ()
    wants_more: int = 0
    names: tuple[NameRow, ...] = ()
    names_more: int = 0
    tellings: tuple[Line, ...] = ()  # whose violence one report tells without a doer, and another does not
    relations: tuple[Line, ...] = ()
    relations_more: int = 0
    timeline: tuple[Bar, ...] = ()
    timeline_more: int = 0
    process: tuple[tuple[Step, Cite], ...] = ()  # meetings by level, drawn as a ladder
    today: date | None = None  # the day the reader stands on, as far as the reports tell
    sources: tuple[SourceRow, ...] = ()
    sources_more: int = 0
    refused: tuple[Aside, ...] = ()
    set_aside: tuple[Aside, ...] = ()
    questions: tuple[Line, ...] = ()
    questions_more: int = 0
    unknown: tuple[Line, ...] = ()
    unknown_more: int = 0
    decided: tuple[Line, ...] = ()  # what a person decided
    documents: tuple[DocumentView, ...] = ()


def sentence_anchor(document_number: int, sentence: int) -> str:
    """Return the id of one sentence in the HTML report view: ``d1-s12``, ``d1-h``."""
    return f"d{document_number}-h" if sentence == 0 else f"d{document_number}-s{sentence}"


def segments(text: str, sentences: Iterable[tuple[int, int, int]]) -> tuple[Segment, ...]:
    """Cut a text at its sentences, given as (start, end, number) in order; joined, the segments are the text."""
    cut: list[Segment] = []
    at = 0
    for start, end, number in sentences:
        start, end = max(start, at), min(end, len(text))
        if start >= end:
            continue
        if start > at:
            cut.append(Segment(text[at:start]))
        cut.append(Segment(text[start:end], number))
        at = end
    if at < len(text):
        cut.append(Segment(text[at:]))
    return tuple(cut)


def no_differences(brief: Brief) -> str:
    """Return the one line that stands where no difference does."""
    if max(len(brief.sources) + brief.sources_more, len(brief.documents)) <= 1:
        return "One report: nothing to compare it with."
    return "No differences found between these reports."
