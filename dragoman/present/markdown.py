"""The brief as Markdown that any reader renders alike: every word of input escaped, cites inline, tables of pipes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.present import days, wording
from dragoman.present.clean import plain
from dragoman.present.layout import (
    Brief,
    Cite,
    Difference,
    Line,
    NameCell,
    NameRow,
    Quote,
    SourceRow,
    WatchRow,
    WhoRow,
    no_differences,
)

# ASCII punctuation with a meaning anywhere in a line (CommonMark and GitHub's tables, strike-through, mentions, maths).
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~$@])")
# Markers with a meaning only where a line begins: lists, headings, rules, quotations.
_LEADING = re.compile(r"^([#+=:-]|\d{1,9}(?=[.)]))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AUTOLINK = re.compile(r"(?i)\b(https?|ftp|mailto)(:)|\b(www)(\.)")


def render(brief: Brief) -> str:
    """Return the whole brief as Markdown."""
    parts = [f"# {escape(brief.title)}"]
    if brief.subtitle:
        parts.append(f"**{escape(brief.subtitle)}**")
    if brief.legend:
        parts.append("\\\n".join(f"{escape(text)}" for text in brief.legend))
    if brief.bottom_line:
        parts += [_heading(wording.BOTTOM_LINE), _lines(brief.bottom_line)]
    for section in (
        _happened,
        _expected,
        _who,
        _differences,
        _wants,
        _names,
        _tellings,
        _relations,
        _timeline,
        _sources,
        _decided,
        _unknown,
    ):
        parts += section(brief)
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Return input text as Markdown that shows exactly these words on one line."""
    safe = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", plain(text)))
    safe = _AUTOLINK.sub(lambda m: f"{m[1] or m[3]}{'&#58;' if m[2] else '&#46;'}", safe)
    return _LEADING.sub(lambda m: f"{m[1]}\\" if m[1].isdigit() else f"\\{m[1]}", safe)


def _happened(brief: Brief) -> list[str]:
    parts = [_heading(wording.HAPPENED)]
    if not brief.happened and not brief.background:
        parts.append(wording.NOTHING_HAPPENED)
    parts.append(_lines(brief.happened, brief.happened_more))
    if brief.background:
        parts += ["### Background", _lines(brief.background, brief.background_more)]
    return parts


def _expected(brief: Brief) -> list[str]:
    if not brief.expected:
        return [_heading(wording.EXPECTED), wording.NOTHING_EXPECTED]
    rows = [
        (_watched(row), escape(wording.standing(row)), _windows(row), escape(row.rests_on)) for row in brief.expected
    ]
    table = _table(("What", "Where it stands", "When, says who", "Rests on"), rows)
    return [_heading(wording.EXPECTED), table, wording.more(brief.expected_more)]


def _watched(row: WatchRow) -> str:
    return f"{escape(row.label)}{_cites(row.cites)}"


def _windows(row: WatchRow) -> str:
    return "<br>".join(
        escape(window.text) + (f", {escape(window.said_by)}" if window.said_by else "") for window in row.windows
    )


def _who(brief: Brief) -> list[str]:
    parts = [_heading(wording.WHO_SAYS)]
    if not brief.who_says and not brief.who_says_notes:
        parts.append(wording.NOBODY_SPEAKS)
    parts.append("\n".join(_speaker(row) for row in brief.who_says))
    parts += [wording.more(brief.who_says_more), _lines(brief.who_says_notes)]
    return parts


def _speaker(row: WhoRow) -> str:
    facts = wording.speaks(row)
    head = f"- **{escape(row.actor)}** ({escape(facts)})"
    return "\n".join((head, *(f"  - {_line(line)}" for line in row.lines)))


def _differences(brief: Brief) -> list[str]:
    parts = [_heading(wording.DIFFERENCES)]
    if not brief.differences:
        parts.append(no_differences(brief))
    for group in brief.differences:
        parts.append(f"### {escape(group.heading)}")
        parts += [part for item in group.items for part in _difference(item, wording.relation(group, item))]
        parts.append(wording.more(group.more))
    for heading, lines, more in (
        (wording.LEFT_OUT, brief.left_out, brief.left_out_more),
        (wording.SINGLE_ORIGIN, brief.single_origin, brief.single_origin_more),
    ):
        if lines:
            parts += [f"### {heading}", _lines(lines, more)]
    return parts


def _difference(item: Difference, relation: str) -> list[str]:
    sides = (item.left, item.right, *item.also)
    table = _table([escape(wording.who(side)) for side in sides], [[_quote(side) for side in sides]])
    basis = [f"Why: {escape(item.reason)}" if item.reason else ""]
    basis.append(" ".join(map(escape, wording.condition(item.condition))) if item.condition else "")
    basis.append(wording.more_pairs(item.more))
    head = f"**{escape(item.heading)}**" + (f" ({escape(relation)})" if relation else "")
    return [head, table, "\\\n".join(text for text in basis if text)]


def _quote(quote: Quote) -> str:
    words = "".join(_part(text, marked=marked) for text, marked in wording.excerpt(quote))
    return f"“{words.strip()}”{_cites((quote.cite,))}"


def _part(text: str, *, marked: bool) -> str:
    words = escape(text)
    if not words:
        return " "
    before, after = " " if text[0].isspace() else "", " " if text[-1].isspace() else ""
    return f"{before}**{words}**{after}" if marked else f"{before}{words}{after}"


def _wants(brief: Brief) -> list[str]:
    if not brief.wants:
        return []
    rows = [
        (
            escape(row.actor),
            escape(wording.STANCES.get(row.stance, wording.label(row.stance))),
            " ".join(part for part in (escape(row.text), escape(row.note)) if part) + _cites(row.cites),
            escape(row.voice),
        )
        for row in brief.wants
    ]
    return [_heading(wording.WANTS), _table(("Who", "", "What", "Voice"), rows), wording.more(brief.wants_more)]


def _names(brief: Brief) -> list[str]:
    if not brief.names:
        return []
    heads = ("", *(escape(head) for head in wording.columns(brief)))
    reasons = [f"- \\*“{escape(text)}”: {escape(reason)}" for text, reason in wording.loaded_reasons(brief)]
    legend = escape(wording.LOADED_LEGEND) if reasons else ""
    if len(heads) - 1 > wording.MOST_COLUMNS:
        shown = "\n".join(_gathered(row) for row in brief.names)
    else:
        shown = _table(heads, [_named(row) for row in brief.names])
    return [_heading(wording.NAMES), shown, wording.more(brief.names_more), legend, "\n".join(reasons)]


def _named(row: NameRow) -> tuple[str, ...]:
    return f"**{escape(row.label)}**", *("<br>".join(_name(cell) for cell in cells) or "-" for cells in row.cells)


def _gathered(row: NameRow) -> str:
    cells = [f"  - {_name(replace(cell, cites=()))}{_cites(cell.cites[:8])}" for cell in wording.gathered(row)]
    return "\n".join((f"- **{escape(row.label)}**", *cells))


def _name(cell: NameCell) -> str:
    sentences = dict.fromkeys(cite.label.split(" ", 1)[1] for cite in cell.cites)
    said = f" {escape(cell.voice)}" if cell.voice and cell.voice.upper() != "OWN" else ""
    where = f" {' '.join(sentences)}" if sentences else ""
    return f"{chr(92) + '*' if cell.loaded else ''}{escape(cell.text)}{wording.times(cell)}{said}{where}"


def _tellings(brief: Brief) -> list[str]:
    if not brief.tellings:
        return []
    return [f"**{wording.TELLINGS}**", _lines(brief.tellings, 0)]


def _relations(brief: Brief) -> list[str]:
    if not brief.relations:
        return []
    return [_heading(wording.RELATIONS), _lines(brief.relations, brief.relations_more)]


def _timeline(brief: Brief) -> list[str]:
    if not brief.timeline:
        return []
    rows = [
        (
            escape(days.bar_words(bar)),
            escape(bar.label) + _cites(bar.cites),
            ", ".join(part for part in (escape(wording.label(bar.status)), escape(bar.note)) if part)
            + (f" _{escape(bar.mark)}_" if bar.mark else ""),
        )
        for bar in brief.timeline
    ]
    return [_heading(wording.TIMELINE), _table(("When", "What", "Status"), rows), wording.more(brief.timeline_more)]


def _sources(brief: Brief) -> list[str]:
    parts = [_heading(wording.SOURCES)]
    parts.append("\n".join(_source(row) for row in brief.sources) or wording.NO_SOURCES)
    parts.append(wording.more(brief.sources_more))
    for heading, rows in wording.asides(brief):
        parts += [f"### {heading}", "\n".join(f"- {escape(row.name)}: {escape(row.reason)}" for row in rows)]
    return parts


def _source(row: SourceRow) -> str:
    title = f", “{escape(row.title)}”" if row.title else ""
    name = f" {escape(row.name)}" if row.name != row.label else ""
    note = f" {escape(row.note)}" if row.note else ""
    head = f"- {row.number} **{escape(row.label)}**{title} ({escape(wording.source_facts(row))}){name}{note}"
    reasons = [f"  - because {escape(reason)}" for reason in row.reasons]
    return "\n".join((head, *reasons, *(f"  - or {escape(other)}" for other in row.alternatives)))


def _decided(brief: Brief) -> list[str]:
    return [_heading(wording.DECIDED), _lines(brief.decided)] if brief.decided else []


def _unknown(brief: Brief) -> list[str]:
    if not brief.unknown and not brief.questions:
        return []
    parts = [_heading(wording.UNKNOWN), _lines(brief.unknown, brief.unknown_more)]
    if brief.questions:
        parts += ["### Questions", _lines(brief.questions, brief.questions_more)]
    return parts


def _heading(text: str) -> str:
    return f"## {text}"


def _lines(lines: Sequence[Line], more: int = 0) -> str:
    shown = [f"- {_line(line)}" for line in lines]
    return "\n".join((*shown, f"- {wording.more(more)}") if more > 0 else shown)


def _line(line: Line) -> str:
    said = wording.attribution(line)
    lead, rest = wording.lead(plain(line.text))
    words = f"**{escape(lead)}:** {escape(rest)}" if lead else escape(rest)
    parts = (words, f"({escape(said)})" if said else "", f"_{escape(line.note)}_" if line.note else "")
    return " ".join(part for part in parts if part) + _cites(line.cites)


def _cites(cites: Sequence[Cite]) -> str:
    return f" \\[{'; '.join(dict.fromkeys(cite.label for cite in cites))}\\]" if cites else ""


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
