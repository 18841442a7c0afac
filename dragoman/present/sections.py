"""The sections of the HTML brief: each returns its inner markup, "" where it is left out."""

from dataclasses import replace
from html import escape
from itertools import groupby

from dragoman.foresee.pictures import ladder
from dragoman.present import days, timeline, wording
from dragoman.present.clean import running
from dragoman.present.fragments import (
    RELATION_COLOURS,
    Anchors,
    chip,
    empty_line,
    esc,
    more_line,
    tag_chips,
    voice_chip,
)
from dragoman.present.layout import (
    Bar,
    Brief,
    Difference,
    DocumentView,
    NameCell,
    Quote,
    Segment,
    SourceRow,
    WantRow,
    WatchRow,
    WhoRow,
    no_differences,
    sentence_anchor,
)


def bottom_line(brief: Brief, at: Anchors) -> str:
    """Return the few lines to read if nothing else is read."""
    return at.lines(brief.bottom_line, "bottom")


def happened(brief: Brief, at: Anchors) -> str:
    """Return what happened, and the background apart."""
    if not brief.happened and not brief.background:
        return empty_line(wording.NOTHING_HAPPENED)
    main = at.lines(brief.happened, "happened", brief.happened_more)
    if not brief.background:
        return main
    return f"{main}<h3>Background</h3>{at.lines(brief.background, 'background', brief.background_more, 'background')}"


def expected(brief: Brief, at: Anchors) -> str:
    """Return the watch-list."""
    if not brief.expected:
        return empty_line(wording.NOTHING_EXPECTED)
    rows = "".join(_watch(row, i, at) for i, row in enumerate(brief.expected, start=1))
    return f'<ul class="rows watch">{rows}</ul>{more_line(brief.expected_more)}'


def _watch(row: WatchRow, i: int, at: Anchors) -> str:
    outcome = "" if row.outcome in ("", "open", row.status) else tag_chips((row.outcome,))
    head = " ".join(part for part in (tag_chips((row.status, row.certainty)), outcome, at.cites(row.cites)) if part)
    windows = "".join(f"<li>{esc(window.text)}{_said_by(window.said_by)}</li>" for window in row.windows)
    rests = f'<li class="rests">rests on: {esc(row.rests_on)}</li>' if row.rests_on else ""
    listed = f"<ul>{windows}{rests}</ul>" if windows or rests else ""
    what = f"<div><b>{esc(row.label)}</b><br>{head}</div>"
    return f'<li id="expected-{i}" data-id="{esc(row.id)}">{what}<div>{listed}</div></li>'


def _said_by(who: str) -> str:
    return f' <span class="said-by">{voice_chip(who)}</span>' if who else ""


def who_says(brief: Brief, at: Anchors) -> str:
    """Return the speakers with their lines, then silences and thin witness."""
    if not brief.who_says and not brief.who_says_notes:
        return empty_line(wording.NOBODY_SPEAKS)
    rows = "".join(_speaker(row, i, at) for i, row in enumerate(brief.who_says, start=1))
    listed = f'<ul class="rows who">{rows}</ul>' if rows else ""
    return listed + more_line(brief.who_says_more) + at.lines(brief.who_says_notes, "witness")


def _speaker(row: WhoRow, i: int, at: Anchors) -> str:
    lines = "".join(
        f'<li id="who-{i}-{n}" data-id="{esc(line.id)}">{at.line(line)}</li>'
        for n, line in enumerate(row.lines, start=1)
    )
    count = f'<span class="count">{wording.counted(row)}</span>'
    said = f"<ul>{lines}</ul>" if lines else ""
    return f'<li id="who-{i}"><p><b>{esc(row.actor)}</b> {voice_chip(row.voice)} {count}</p>{said}</li>'


def differences(brief: Brief, at: Anchors) -> str:
    """Return both quotes of each difference side by side, then what is left out and what one origin carries."""
    parts = [] if brief.differences else [empty_line(no_differences(brief))]
    number = 0
    for group in brief.differences:
        parts.append(f"<h3>{esc(group.heading)}</h3>")
        for item in group.items:
            number += 1
            parts.append(_difference(item, number, at, wording.relation(group, item)))
        parts.append(more_line(group.more))
    for heading, lines, prefix, more in (
        (wording.LEFT_OUT, brief.left_out, "left-out", brief.left_out_more),
        (wording.SINGLE_ORIGIN, brief.single_origin, "one-origin", brief.single_origin_more),
    ):
        if lines:
            parts.append(f"<h3>{heading}</h3>{at.lines(lines, prefix, more)}")
    return "".join(parts)


def _difference(item: Difference, number: int, at: Anchors, relation: str) -> str:
    shown = f" {chip(relation, RELATION_COLOURS.get(item.relation, ''))}" if relation else ""
    css = item.relation.lower() if item.relation in wording.RELATIONS_SHOWN else ""
    notes = [
        f'<p class="why"><b>{word}</b> {esc(text)}</p>'
        for word, text in (("Why:", item.reason), wording.condition(item.condition))
        if text
    ]
    if item.more:
        notes.append(f'<p class="more">{wording.more_pairs(item.more)}</p>')
    sides = "".join(_side(side, at) for side in (item.left, item.right, *item.also))
    return (
        f'<article class="difference {css}" id="difference-{number}" data-id="{esc(item.id)}">'
        f"<h4>{esc(item.heading)}{shown}</h4>"
        f'<div class="sides">{sides}</div>{"".join(notes)}</article>'
    )


def _side(quote: Quote, at: Anchors) -> str:
    dated = f", {esc(quote.published)}" if quote.published else ""
    words = "".join(f"<mark>{_kept(text)}</mark>" if marked else _kept(text) for text, marked in quote.parts)
    return (
        f"<figure><figcaption><b>{quote.document_number} {esc(quote.outlet)}</b>{dated} {voice_chip(quote.voice)}"
        f'</figcaption><blockquote dir="auto">“{words}” {at.cites((quote.cite,))}</blockquote></figure>'
    )


def _kept(text: str) -> str:
    """Escape a stretch of a sentence, its outer white space kept."""
    return escape(running(text))


def wants(brief: Brief, at: Anchors) -> str:
    """Return what each side wants, grouped by side."""
    if not brief.wants:
        return ""
    parts, i = [], 0
    for actor, rows in groupby(brief.wants, key=lambda row: row.actor):
        items = []
        for row in rows:
            i += 1
            items.append(_want(row, i, at))
        parts.append(f"<h3>{esc(actor)}</h3><ul>{''.join(items)}</ul>")
    return f'<div class="wants">{"".join(parts)}</div>{more_line(brief.wants_more)}'


def _want(row: WantRow, i: int, at: Anchors) -> str:
    css = row.stance if row.stance in wording.STANCES else ""
    stance = esc(wording.STANCES.get(row.stance, wording.label(row.stance)))
    note = f'<span class="note">{esc(row.note)}</span>' if row.note else ""
    parts = (f"<span>{esc(row.text)}</span>", voice_chip(row.voice), note, at.cites(row.cites))
    return (
        f'<li id="want-{i}" data-id="{esc(row.id)}"><span class="stance {css}">{stance}</span>'
        f"<div>{' '.join(part for part in parts if part)}</div></li>"
    )


def names(brief: Brief, at: Anchors) -> str:
    """Return the naming table: a row a referent, a column a report; then whose violence is told without a doer."""
    if not brief.names:
        return ""
    reasons = wording.loaded_reasons(brief)
    legend = ""
    if reasons:
        items = "".join(f"<li>“{esc(text)}”: {esc(reason)}</li>" for text, reason in reasons)
        legend = f'<p class="legend">{esc(wording.LOADED_LEGEND)}</p><ul class="loaded-words">{items}</ul>'
    few = len(wording.columns(brief)) <= wording.MOST_COLUMNS
    told = f"<h3>{esc(wording.TELLINGS)}</h3>{at.lines(brief.tellings, 'telling', 0)}" if brief.tellings else ""
    return f"{_name_table(brief, at) if few else _name_lists(brief, at)}{more_line(brief.names_more)}{legend}{told}"


def _name_table(brief: Brief, at: Anchors) -> str:
    heads = "".join(f'<th scope="col">{esc(head)}</th>' for head in wording.columns(brief))
    rows = "".join(
        f'<tr><th scope="row">{esc(row.label)}</th>'
        + "".join(f"<td>{''.join(_name(cell, at) for cell in cells) or '–'}</td>" for cells in row.cells)
        + "</tr>"
        for row in brief.names
    )
    return (
        '<p class="legend">One row for each actor or event, one column for each report; s = sentence.</p>'
        f'{_scroll("Naming table")}<table class="names"><thead><tr>'
        f'<th scope="col">Called here</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _name_lists(brief: Brief, at: Anchors) -> str:
    """Return the wordings gathered over all reports, where the reports are too many for columns."""
    parts = []
    for row in brief.names:
        cells = "".join(f"<li>{_wording(cell)} {at.cites(cell.cites)}</li>" for cell in wording.gathered(row))
        parts.append(f'<h3 class="plain">{esc(row.label)}</h3><ul class="lines">{cells}</ul>')
    return "".join(parts)


def _scroll(label: str) -> str:
    """Open a box that scrolls sideways by itself, and by keyboard, so that the page never does."""
    return f'<div class="scroll" role="region" tabindex="0" aria-label="{label}">'


def _name(cell: NameCell, at: Anchors) -> str:
    once = list({cite.label: cite for cite in cell.cites}.values())
    links = " ".join(at.cite(cite, cite.label.split(" ", 1)[1]) for cite in once[:3])
    if len(once) > 3:
        links += f" +{len(once) - 3}"
    cites = f' <span class="cites">{links}</span>' if links else ""
    return f"<p>{_wording(cell)}{cites}</p>"


def _wording(cell: NameCell) -> str:
    text = f"<span>{esc(cell.text)}</span>"
    if cell.loaded:
        text = f'<span class="loaded" title="{esc(cell.reason or "a loaded word")}">{esc(cell.text)}</span>'
    said = voice_chip(cell.voice) if cell.voice.upper() != "OWN" else ""
    count = f'<span class="count">{wording.times(cell).strip()}</span>' if cell.count > 1 else ""
    return " ".join(part for part in (text, count, said) if part)


def relations(brief: Brief, at: Anchors) -> str:
    """Return who backs, fights or belongs to whom, as reported."""
    return at.lines(brief.relations, "relation", brief.relations_more)


_KEY = (
    ('<path class="tl-bar tl-fixed" d="M13 0l6 6l-6 6l-6 -6z"/>', "stated day"),
    ('<rect class="tl-bar" x="1" y="1" width="24" height="10" rx="2"/>', "somewhere inside"),
    ('<rect class="tl-bar tl-inferred" x="1" y="1" width="24" height="10" rx="2"/>', "inferred"),
    ('<rect class="tl-other" x="1" y="1" width="24" height="10" rx="2"/>', "another reading"),
    ('<path class="tl-bar tl-arrow" d="M9 1L17 6L9 11z"/>', "open, or beyond the edge"),
)


LEAST_STEPS = 2  # meetings, for a process to be one


def drawn_timeline(brief: Brief, at: Anchors) -> str:
    """Return the timeline drawn, its key, and the same as a table."""
    if not brief.timeline:
        return ""
    key = "".join(
        f'<li><svg viewBox="0 0 26 12" aria-hidden="true" focusable="false">{shape}</svg>{words}</li>'
        for shape, words in _KEY
    )
    drawn = timeline.svg(brief.timeline, at.link)
    figure = (
        f'<figure class="drawn">{_scroll("Drawn timeline")}{drawn}</div>'
        f'<figcaption><ul class="key">{key}</ul></figcaption></figure>'
    )
    rows = "".join(_bar_row(bar, at) for bar in brief.timeline)
    table = (
        f'{_scroll("Timeline table")}<table><thead><tr><th scope="col">What</th>'
        '<th scope="col">When</th><th scope="col">Status</th><th scope="col">Written in</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    return (
        f"{figure if drawn else ''}{more_line(brief.timeline_more)}"
        f"<details{'' if drawn else ' open'}><summary>The timeline as a table</summary>{table}</details>"
    )


def process(brief: Brief, at: Anchors) -> str:
    """Return the meetings drawn as a ladder; nothing where there is no step from one to another."""
    if len(brief.process) < LEAST_STEPS:
        return ""
    steps = [replace(step, href=at.link(cite)) for step, cite in brief.process]
    drawn = ladder.svg(steps, on=brief.today, alone=False)
    return f'<figure class="drawn">{_scroll("Drawn process")}{drawn}</div></figure>'


def _bar_row(bar: Bar, at: Anchors) -> str:
    note = "".join(f' <span class="note">{esc(part)}</span>' for part in (bar.note, bar.mark) if part)
    status = tag_chips((bar.status,)) if bar.status else "–"
    return (
        f'<tr><th scope="row">{esc(bar.label)}</th><td>{esc(days.bar_words(bar))}{note}</td><td>{status}</td>'
        f"<td>{at.cites(bar.cites) or '–'}</td></tr>"
    )


def sources(brief: Brief, at: Anchors) -> str:
    """Return the reports, how each was dated, and the files left aside."""
    rows = "".join(_source(row, at) for row in brief.sources)
    listed = f'<ul class="rows sources">{rows}</ul>' if rows else empty_line(wording.NO_SOURCES)
    parts = [listed, more_line(brief.sources_more)]
    for heading, asides in wording.asides(brief):
        items = "".join(f"<li><b>{esc(row.name)}</b>: {esc(row.reason)}</li>" for row in asides)
        parts.append(f'<h3>{heading}</h3><ul class="lines">{items}</ul>')
    return "".join(parts)


def _source(row: SourceRow, at: Anchors) -> str:
    href = at.report(row.number)
    label = f"<b><bdi>{esc(row.label)}</bdi></b>"
    head = f'<a class="cite" href="{href}">{label}</a>' if href else label
    title = f" <bdi>“{esc(row.title)}”</bdi>" if row.title else ""
    name = f" <bdi>{esc(row.name)}</bdi>" if row.name != row.label else ""
    note = f' <span class="note">{esc(row.note)}</span>' if row.note else ""
    reasons = [f"<li>{esc(reason)}</li>" for reason in row.reasons]
    reasons += [f'<li class="or">or {esc(other)}</li>' for other in row.alternatives]
    because = f'<ul class="because">{"".join(reasons)}</ul>' if reasons else ""
    return (
        f'<li id="source-{row.number}"><span class="number">{row.number}</span><div><p>{head}{title}</p>'
        f'<p class="facts">{esc(wording.source_facts(row))}.{name}{note}</p>{because}</div></li>'
    )


def decided(brief: Brief, at: Anchors) -> str:
    """Return what a person decided."""
    return at.lines(brief.decided, "decided")


def unknown(brief: Brief, at: Anchors) -> str:
    """Return what no report says, and the questions the program would not guess at."""
    known = at.lines(brief.unknown, "unknown", brief.unknown_more)
    return known + at.lines(brief.questions, "question", brief.questions_more, "questions")


def reports(brief: Brief) -> str:
    """Return every report in full, each sentence an anchor; "" where none is carried."""
    if not brief.documents:
        return ""
    return (
        '<section id="reports" aria-label="The reports in full"><div class="panel-bar" id="panel-bar" hidden>'
        '<a id="panel-back" href="#brief">Back to the line</a><span id="panel-label"></span>'
        '<code id="panel-trace"></code>'
        '<button type="button" id="panel-close" title="Close (Escape)">Close</button></div>'
        f"<h2>{wording.REPORTS}</h2>{''.join(_report(view) for view in brief.documents)}</section>"
    )


def _report(view: DocumentView) -> str:
    label = f"{view.number} {view.outlet or view.name}"
    carries_headline = any(segment.number == 0 for segment in view.segments)
    headline = ""
    if view.title and not carries_headline:
        headline = f'<p class="s headline" id="{sentence_anchor(view.number, 0)}" tabindex="-1">{esc(view.title)}</p>'
    facts = ", ".join(part for part in (view.published, view.name if view.outlet else "") if part)
    seen: set[int] = set()
    text = "".join(_segment(view.number, segment, seen) for segment in view.segments)
    return (
        f'<article class="report" id="d{view.number}" tabindex="-1" data-label="{esc(label)}">'
        f"<h3><bdi>{esc(label)}</bdi></h3>"
        f'<p class="facts">{esc(facts)}</p>{headline}<div class="report-text" dir="auto">{text}</div></article>'
    )


def _segment(number: int, segment: Segment, seen: set[int]) -> str:
    words = escape(running(segment.text))
    if segment.number is None:
        return words
    first = segment.number not in seen
    seen.add(segment.number)
    anchor = f' id="{sentence_anchor(number, segment.number)}"' if first else ""
    css = "s headline" if segment.number == 0 else "s"
    mark = f'<span class="n" aria-hidden="true">{segment.number or "h"}</span>' if first else ""
    return f'<span class="{css}"{anchor} tabindex="-1">{mark}{words}</span>'
