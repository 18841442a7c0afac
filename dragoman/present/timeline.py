"""The timeline drawn as SVG by hand: a stated day is a diamond, an interval a bar, a rival reading a hollow bar.

Colours come from the page's style sheet (classes only), so that it follows the reader's light, dark or paper scheme.
"""

from collections.abc import Callable, Sequence
from html import escape
from textwrap import wrap

from dragoman.present import days, wording
from dragoman.present.clean import plain
from dragoman.present.days import Axis, Ends
from dragoman.present.layout import Bar, Cite

WIDTH = 760  # drawn to fit the text column of the page without shrinking
LABELS = 186  # room for the event's name, left
NOTES = 206  # room for the day in words, right
GAP = 10
LEAST_ROW = 36  # two lines of text
HEAD = 26
LINE = 14
LABEL_LETTERS = 25  # that fit LABELS at 12.5 px bold of a wide sans-serif (DejaVu)
NOTE_LETTERS = 31  # that fit NOTES at 11.5 px of the same
LINES = 3  # of a label or of a day in words; the rest is cut with an ellipsis and kept as a tooltip
TICKS = 7
THICK = 11
LEAST = 5.0  # a bar narrower than this is not seen
CITES = 2

_DEFS = (
    "<defs>"
    '<linearGradient id="tl-out"><stop offset=".75" stop-color="#fff"/><stop offset="1" stop-color="#000"/>'
    "</linearGradient>"
    '<linearGradient id="tl-in"><stop offset="0" stop-color="#000"/><stop offset=".25" stop-color="#fff"/>'
    "</linearGradient>"
    '<mask id="tl-fade-out" maskContentUnits="objectBoundingBox">'
    '<rect width="1" height="1" fill="url(#tl-out)"/></mask>'
    '<mask id="tl-fade-in" maskContentUnits="objectBoundingBox">'
    '<rect width="1" height="1" fill="url(#tl-in)"/></mask>'
    "</defs>"
)

Linker = Callable[[Cite], str]


def svg(bars: Sequence[Bar], link: Linker) -> str:
    """Draw the bars, each with its label and day in words; ``link`` gives a cite's href ("" for none)."""
    axis = days.axis(bars)
    if axis is None:
        return ""
    rows: list[str] = []
    height = HEAD
    for bar in bars:
        drawn, tall = _row(bar, height, axis, link)
        rows.append(drawn)
        height += tall
    height += 4
    return (
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="group" '
        'aria-labelledby="tl-title tl-desc" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="tl-title">Timeline of {len(bars)} events</title>'
        '<desc id="tl-desc">Each row: an event, its day or the days between which it lies, and where that is written. '
        "The same in a table below.</desc>"
        f"{_DEFS}{_grid(axis, height)}{''.join(rows)}</svg>"
    )


def _x(axis: Axis, ordinal: float) -> float:
    return LABELS + GAP + axis.at(ordinal) * (WIDTH - LABELS - NOTES - 2 * GAP)


def _grid(axis: Axis, height: int) -> str:
    left, right = _x(axis, axis.first), _x(axis, axis.last + 1)
    parts = [f'<line class="tl-rule" x1="0" x2="{WIDTH}" y1="{HEAD}" y2="{HEAD}"/>']
    for ordinal, words in axis.ticks(TICKS):
        at = _x(axis, ordinal)
        if left <= at <= right:
            parts.append(f'<line class="tl-grid" x1="{at:.1f}" x2="{at:.1f}" y1="{HEAD - 5}" y2="{height}"/>')
            parts.append(f'<text class="tl-tick" x="{at:.1f}" y="{HEAD - 10}" text-anchor="middle">{words}</text>')
    return "".join(parts)


def _row(bar: Bar, top: int, axis: Axis, link: Linker) -> tuple[str, int]:
    """Draw one bar with its words; return it with its height."""
    label, note = _cut(plain(bar.label), LABEL_LETTERS), _cut(days.bar_words(bar), NOTE_LETTERS)
    last = [line for line in (_last_note(bar, link), _decided(bar)) if line]
    tall = max(LEAST_ROW, LINE * max(len(label), len(note) + len(last)) + 8)
    middle = top + tall / 2
    drawn = [_stretch(ends, middle, axis, "tl-other") for ends in bar.alternatives]
    kind = f"tl-bar st-{_css(bar.status)}{' tl-inferred' if bar.inferred else ''}"
    if bar.fixed and bar.earliest is not None and axis.first <= bar.earliest.toordinal() <= axis.last:
        drawn.append(_mark(_x(axis, bar.earliest.toordinal() + 0.5), middle, kind))
    else:
        drawn.append(_stretch((bar.earliest, bar.latest), middle, axis, kind))
    words = _text(label, 0, middle, "tl-label", bar.label), _text(note, WIDTH - NOTES, middle, "tl-note", "", *last)
    rule = f'<line class="tl-rule" x1="0" x2="{WIDTH}" y1="{top + tall}" y2="{top + tall}"/>'
    return f"<g>{words[0]}{''.join(drawn)}{words[1]}{rule}</g>", tall


def _last_note(bar: Bar, link: Linker) -> str:
    """Return the status and the first cites, the line under the day in words."""
    status = f'<tspan class="tl-status">{escape(plain(wording.label(bar.status)))}</tspan> ' if bar.status else ""
    links = []
    for label, cite in list({cite.label: cite for cite in bar.cites}.items())[:CITES]:
        href = link(cite)
        links.append(f'<a class="cite" href="{escape(href)}">{label}</a>' if href else label)
    cited = f"[{'; '.join(links)}]" if links else ""
    return status + cited


def _decided(bar: Bar) -> str:
    """Return the line that says a person decided something of it; who and why is its tooltip."""
    if not bar.mark:
        return ""
    return f'<tspan class="tl-decided">decided by a person<title>{escape(plain(bar.mark))}</title></tspan>'


def _cut(words: str, letters: int) -> list[str]:
    return wrap(words, letters, max_lines=LINES, placeholder=" …") or [""]


def _text(lines: list[str], x: int, middle: float, css: str, whole: str, *last: str) -> str:
    """Set lines around the middle of a row; ``whole`` is the tooltip where they were cut."""
    shown = [*(escape(line) for line in lines), *last]
    first = middle - (len(shown) - 1) * LINE / 2 + 4  # half a letter's height below the middle
    spans = "".join(f'<tspan x="{x}" y="{first + LINE * i:.1f}">{line}</tspan>' for i, line in enumerate(shown))
    title = f"<title>{escape(plain(whole))}</title>" if whole and lines[-1].endswith("…") else ""
    return f'<text class="{css}">{title}{spans}</text>'


def _mark(x: float, y: float, css: str) -> str:
    size = THICK / 2 + 2
    return f'<path class="{css} tl-fixed" d="M{x:.1f} {y - size:.1f}l{size} {size}l-{size} {size}l-{size} -{size}z"/>'


def _stretch(ends: Ends, y: float, axis: Axis, css: str) -> str:
    earliest, latest = ends
    if earliest is None and latest is None:
        return ""
    left, right = _x(axis, axis.first), _x(axis, axis.last + 1)
    start = left - 1 if earliest is None else _x(axis, earliest.toordinal())
    end = right + 1 if latest is None else _x(axis, latest.toordinal() + 1)
    if end <= left:
        return _arrow(left, y, css, -1)
    if start >= right:
        return _arrow(right, y, css, 1)
    before, after = start < left, end > right
    start, end = max(start, left), min(end, right)
    if end - start < LEAST:
        centre = (start + end) / 2
        start, end = centre - LEAST / 2, centre + LEAST / 2
    drawn = _bar(start, end, y, css, _fade(before=before, after=after))
    return drawn + (_arrow(left, y, css, -1) if before else "") + (_arrow(right, y, css, 1) if after else "")


def _fade(*, before: bool, after: bool) -> str:
    if before == after:
        return ""
    return ' mask="url(#tl-fade-in)"' if before else ' mask="url(#tl-fade-out)"'


def _bar(start: float, end: float, y: float, css: str, fade: str) -> str:
    top = y - THICK / 2
    return (
        f'<rect class="{css}" x="{start:.1f}" y="{top:.1f}" width="{end - start:.1f}" height="{THICK}" rx="2"{fade}/>'
    )


def _arrow(x: float, y: float, css: str, way: int) -> str:
    """Return an arrow head that says: it goes on, or it lies, beyond this edge."""
    tip, back = x + way * 5, x - way * 3
    return f'<path class="{css} tl-arrow" d="M{back:.1f} {y - 5:.1f}L{tip:.1f} {y:.1f}L{back:.1f} {y + 5:.1f}z"/>'


def _css(status: str) -> str:
    return status if status in wording.LOUD else "unknown"
