"""What changed between two situations: composed once, then as text, Markdown, one HTML page, or JSON ``changes/1``."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from dragoman.model import Document, Evidence
from dragoman.present import html, markdown
from dragoman.present.clean import plain
from dragoman.present.compose.desk import published, trim
from dragoman.present.fragments import Anchors, esc, more_line
from dragoman.present.json import value_of
from dragoman.present.layout import Brief, Cite, DocumentView, segments
from dragoman.situation.change import Change, ChangeKind, Difference

VERSION = "changes/1"
HEADINGS = {
    ChangeKind.MOVED: "Moved on",
    ChangeKind.NEW_WINDOW: "New days",
    ChangeKind.NEW_EVENT: "New events",
    ChangeKind.CORROBORATED: "Confirmed by another origin",
    ChangeKind.UNCORROBORATED: "Left with one origin",
    ChangeKind.NEW_CONTRADICTION: "New contradictions",
    ChangeKind.GONE_CONTRADICTION: "Contradictions no more",
    ChangeKind.CORRECTED_REPORT: "Corrected reports",
    ChangeKind.WITHDRAWN_STATEMENT: "Withdrawn statements",
    ChangeKind.NEW_DEMAND: "New demands",
    ChangeKind.GONE_EVENT: "No longer told",
    ChangeKind.REMOVED_REPORT: "Removed reports",
    ChangeKind.NEW_REPORT: "New reports",
}
NOTHING = "Nothing changed."
LEGEND = "[1 s12] = report 1, sentence 12 (h = headline). No verdict is given on anyone."
QUOTES = 3  # sentences shown under a change; a corrected report shows all that changed
CITE = re.compile(r"\[\d+ (?:h|s\d+)\]")
KEPT = "\x1f"  # a blank at which no line is broken; ``plain`` leaves none in what is shown
LONGEST = 260  # characters of a sentence shown


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence under a change: what was said ``before``, or what is said now."""

    mark: str  # "before", "now", or "" where nothing was before
    text: str
    cite: Cite


@dataclass(frozen=True, slots=True)
class Item:
    """One change, as shown."""

    text: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one kind."""

    name: str
    heading: str
    items: tuple[Item, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Page:
    """All that is shown."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    documents: tuple[DocumentView, ...]


def compose(difference: Difference, *, title: str, span: str, items: int = 10) -> Page:
    """Compose the page; ``span`` says from when to when, ``items`` how many changes of one kind are shown."""
    number = {d.id: n for n, d in enumerate(difference.documents, 1)}
    sections = []
    for kind, heading in HEADINGS.items():
        found = difference.of(kind)
        if found:
            shown = tuple(Item(c.text, tuple(_quotes(c, number))) for c in found[:items])
            sections.append(Section(kind.value.replace("_", "-"), heading, shown, len(found) - len(shown)))
    count = len(difference.changes)
    views = tuple(_view(d, number[d.id], difference) for d in difference.documents)
    return Page(title, f"{span}: {count} change{'' if count == 1 else 's'}", tuple(sections), views)


def _view(document: Document, number: int, difference: Difference) -> DocumentView:
    earlier = ", not counted any more" if document.id in difference.replaced else ""
    return DocumentView(
        number,
        document.name,
        document.outlet or "",
        document.title or "",
        published(document) + earlier,
        segments(document.text, difference.sentences[document.id]),
    )


def _quotes(change: Change, number: dict[str, int]) -> list[Quoted]:
    def made(mark: str, told: Evidence) -> Quoted:
        return Quoted(mark, trim(told.sentence, LONGEST), Cite(number[told.document], told.number, told))

    if change.rewritten:
        pairs = [(("before", r.before), ("now", r.after)) for r in change.rewritten]
        return [made(mark, told) for pair in pairs for mark, told in pair if told is not None]
    now = "now" if change.before else ""
    return [made("before", e) for e in change.before[:1]] + [made(now, e) for e in change.evidence[:QUOTES]]


# --- text ------------------------------------------------------------------------------------------------------------


def text(page: Page, *, width: int = 80) -> str:
    """The page for a terminal or a pipe."""
    lines = [plain(page.title), *_wrapped(plain(page.subtitle), width, "", ""), LEGEND]
    if not page.sections:
        lines += ["", NOTHING]
    for section in page.sections:
        lines += ["", section.heading.upper()]
        for item in section.items:
            lines += _wrapped(plain(item.text), width, "- ", "  ")
            for quote in item.quotes:
                lines += _wrapped(_line(quote), width, "    ", "      ")
        if section.more > 0:
            lines.append(f"  and {section.more} more")
    if page.documents:
        lines += ["", "REPORTS"]
        lines += [line for view in page.documents for line in _wrapped(plain(_source(view)), width, "  ", "    ")]
    return "\n".join(lines) + "\n"


def _wrapped(words: str, width: int, first: str, rest: str) -> list[str]:
    whole = CITE.sub(lambda cite: cite[0].replace(" ", KEPT), words)
    lines = wrap(
        whole, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )
    return [line.replace(KEPT, " ") for line in lines]


def _line(quote: Quoted) -> str:
    mark = f"{quote.mark}: " if quote.mark else ""
    return f'{mark}"{plain(quote.text)}" [{quote.cite.label}]'


def _source(view: DocumentView) -> str:
    title = f": {view.title}" if view.title else ""
    return f"{view.number} {view.outlet or view.name}, {view.published}{title}"


# --- Markdown --------------------------------------------------------------------------------------------------------


def to_markdown(page: Page) -> str:
    """The page as Markdown."""
    escape = markdown.escape
    parts = [f"# {escape(page.title)}", f"**{escape(page.subtitle)}**", escape(LEGEND)]
    parts += [] if page.sections else [NOTHING]
    for section in page.sections:
        parts.append(f"## {section.heading}")
        lines = []
        for item in section.items:
            lines.append(f"- {escape(item.text)}")
            lines += [f"  - {escape(_line(quote))}" for quote in item.quotes]
        lines += [f"- and {section.more} more"] if section.more > 0 else []
        parts.append("\n".join(lines))
    if page.documents:
        parts += ["## Reports", "\n".join(f"- {escape(_source(view))}" for view in page.documents)]
    return "\n\n".join(parts) + "\n"


# --- HTML ------------------------------------------------------------------------------------------------------------


def to_html(page: Page, *, version: str) -> str:
    """The page as one file; a click on a place opens the report at its sentence."""
    brief = Brief(page.title, documents=page.documents)
    at = Anchors(brief)
    filled = [(s.name, s.heading, _section(s, at)) for s in page.sections]
    filled = filled or [("changes", "Changes", f'<p class="empty">{NOTHING}</p>')]
    return html.page(brief, page.subtitle, filled, legend=(LEGEND,), version=version)


def _section(section: Section, at: Anchors) -> str:
    rows = [
        f'<li id="{section.name}-{i}"><span>{esc(item.text)}</span>{_listed(item.quotes, at)}</li>'
        for i, item in enumerate(section.items, 1)
    ]
    return f'<ul class="lines">{"".join(rows)}</ul>{more_line(section.more)}'


def _listed(quotes: Sequence[Quoted], at: Anchors) -> str:
    rows = [
        f"<li>{f'<b>{quote.mark}:</b> ' if quote.mark else ''}"
        f'<q dir="auto">{esc(quote.text)}</q> {at.cites((quote.cite,))}</li>'
        for quote in quotes
    ]
    return f"<ul>{''.join(rows)}</ul>" if rows else ""


# --- JSON ------------------------------------------------------------------------------------------------------------


def to_json(difference: Difference, *, since: str, until: str) -> dict[str, Any]:
    """The difference in JSON's own types; offsets point into ``documents[].text``."""
    fields = ("id", "name", "outlet", "title", "url", "published", "text")
    documents = [{f: value_of(getattr(d, f)) for f in fields} for d in difference.documents]
    return {
        "dragoman": VERSION,
        "since": since,
        "until": until,
        "changes": [value_of(c) for c in difference.changes],
        "documents": [{**row, "replaced": row["id"] in difference.replaced} for row in documents],
    }


def dumps(difference: Difference, *, since: str, until: str) -> str:
    """The same as text."""
    return json.dumps(to_json(difference, since=since, until=until), ensure_ascii=False, indent=1) + "\n"
