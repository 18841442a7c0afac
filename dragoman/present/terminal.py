"""The brief in a terminal: readable at 80 columns, in a pipe and without colour. ASCII marks, hanging indents."""

import io
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dragoman.present import days, wording
from dragoman.present.clean import plain
from dragoman.present.layout import (
    Bar,
    Brief,
    Cite,
    Difference,
    Line,
    NameRow,
    Quote,
    SourceRow,
    WantRow,
    WatchRow,
    WhoRow,
    no_differences,
)
from dragoman.present.terminal_text import TIE, cite_text, inline, name, voice_style, words
from dragoman.present.textbars import bar_row, head_row

MAX_WIDTH = 110  # beyond this a line of prose is hard to follow back
SIDE_BY_SIDE = 80  # two quotes beside each other need some 36 columns each
GUTTER = 2  # columns between them
NAME_COLUMN = 17  # a name of three words fits; more documents than fit become a list

RELATION_STYLES = {"CONTRADICT": "bold red", "UNSETTLED": "bold yellow", "UPDATE": "bold blue"}


def render(brief: Brief, *, width: int | None = None, color: bool = True, ids: bool = False) -> str:
    """Return the brief as text for a terminal of ``width`` columns (None: this one's, 80 in a pipe).

    ``ids`` ends each line with its id, for ``dragoman trace``.
    """
    columns = min(MAX_WIDTH, shutil.get_terminal_size((80, 24)).columns) if width is None else width
    console = Console(
        file=io.StringIO(),
        width=max(40, columns),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    page = _Page(console, ids=ids)
    page.head(brief)
    page.events(brief)
    page.voices(brief)
    page.contrasts(brief)
    page.parties(brief)
    page.time(brief)
    page.basis(brief)
    with console.capture() as capture:
        console.print(*page.parts, sep="\n")
    text = capture.get().replace(TIE, " ")
    return "\n".join(line.rstrip() for line in text.splitlines()).strip("\n") + "\n"


class _Page:
    """The parts of the page in order; each method adds one group of sections."""

    def __init__(self, console: Console, *, ids: bool) -> None:
        self.console = console
        self.width = console.width
        self.ids = ids
        self.parts: list[RenderableType] = []

    def head(self, brief: Brief) -> None:
        self.parts.append(Text(words(brief.title), style="bold"))
        if brief.subtitle:
            self.parts.append(Text(words(brief.subtitle)))
        self.parts += [Text(words(text), style="dim") for text in brief.legend]
        if brief.bottom_line:
            self._heading(wording.BOTTOM_LINE)
            self._lines(brief.bottom_line, bullet="*")

    def events(self, brief: Brief) -> None:
        self._heading(wording.HAPPENED)
        if not brief.happened and not brief.background:
            self._plain(wording.NOTHING_HAPPENED)
        self._lines(brief.happened, more=brief.happened_more)
        if brief.background:
            self._subheading("Background")
            self._lines(brief.background, more=brief.background_more)
        self._heading(wording.EXPECTED)
        if not brief.expected:
            self._plain(wording.NOTHING_EXPECTED)
        for row in brief.expected:
            self._watch(row)
        self._more(brief.expected_more)

    def voices(self, brief: Brief) -> None:
        self._heading(wording.WHO_SAYS)
        if not brief.who_says and not brief.who_says_notes:
            self._plain(wording.NOBODY_SPEAKS)
        for row in brief.who_says:
            self._speaker(row)
        self._more(brief.who_says_more)
        self._lines(brief.who_says_notes, bullet="*")

    def contrasts(self, brief: Brief) -> None:
        self._heading(wording.DIFFERENCES)
        if not brief.differences:
            self._plain(no_differences(brief))
        for group in brief.differences:
            self._subheading(group.heading)
            for item in group.items:
                self._difference(item, wording.relation(group, item))
            self._more(group.more)
        for heading, lines, more in (
            (wording.LEFT_OUT, brief.left_out, brief.left_out_more),
            (wording.SINGLE_ORIGIN, brief.single_origin, brief.single_origin_more),
        ):
            if lines:
                self._subheading(heading)
                self._lines(lines, more=more)

    def parties(self, brief: Brief) -> None:
        if brief.wants:
            self._heading(wording.WANTS)
            self._wants(brief.wants)
            self._more(brief.wants_more)
        if brief.names:
            self._heading(wording.NAMES)
            self._names(brief)
            self._more(brief.names_more)
            if reasons := wording.loaded_reasons(brief):
                self._plain(wording.LOADED_LEGEND, style="dim")
            for text, reason in reasons:
                self._item("", Text(f'"{words(text)}": {words(reason)}', style="dim"), indent=2)
        if brief.tellings:
            self._subheading(wording.TELLINGS)
            self._lines(brief.tellings, more=0)
        if brief.relations:
            self._heading(wording.RELATIONS)
            self._lines(brief.relations, more=brief.relations_more)

    def time(self, brief: Brief) -> None:
        axis = days.axis(brief.timeline)
        if not brief.timeline or axis is None:
            return
        self._heading(wording.TIMELINE)
        self._plain("X fixed day  = somewhere inside  - another reading  <> open or past the edge", style="dim")
        label = 22 if self.width < 100 else 30
        drawn = max(12, (self.width - label) // 2)
        table = Table.grid(padding=(0, 1))
        table.add_column(width=label)
        table.add_column(width=drawn + 2, no_wrap=True)
        table.add_column(ratio=1)
        table.add_row("", Text(f" {head_row(axis, drawn)}", style="dim"), "")
        for bar in brief.timeline:
            table.add_row(Text(words(bar.label)), Text(f"|{bar_row(bar, axis, drawn)}|"), self._day(bar))
        self.parts.append(table)
        self._more(brief.timeline_more)

    def basis(self, brief: Brief) -> None:
        self._heading(wording.SOURCES)
        if not brief.sources:
            self._plain(wording.NO_SOURCES)
        for source in brief.sources:
            self._source(source)
        self._more(brief.sources_more)
        for heading, rows in wording.asides(brief):
            self._subheading(heading)
            for row in rows:
                self._item("-", Text(f"{words(row.name)}: {words(row.reason)}"))
        if brief.decided:
            self._heading(wording.DECIDED)
            self._lines(brief.decided)
        if brief.questions or brief.unknown:
            self._heading(wording.UNKNOWN)
            self._lines(brief.unknown, more=brief.unknown_more)
            self._lines(brief.questions, bullet="?", more=brief.questions_more)

    # --- lines -------------------------------------------------------------------------------------------------------

    def _heading(self, text: str) -> None:
        self.parts += [Text(""), Text(text.upper(), style="bold")]

    def _subheading(self, text: str) -> None:
        self._hung(" ", Text(words(text), style="bold italic"))

    def _plain(self, text: str, style: str = "") -> None:
        self._hung(" ", Text(text, style=style))

    def _more(self, count: int) -> None:
        if count > 0:
            self._item("", Text(wording.more(count), style="dim"))

    def _item(self, bullet: str, text: Text, indent: int = 1) -> None:
        """Add one item with a hanging indent."""
        self._hung(f"{' ' * indent}{bullet or ' '} ", text)

    def _hung(self, lead: str, text: Text) -> None:
        """Add a text whose first line follows ``lead`` and whose others stand under it.

        Rich wraps the words; a table of one row would do the same and costs five times as much.
        """
        space = " " * len(lead)
        for number, line in enumerate(text.wrap(self.console, max(1, self.width - len(lead)))):
            line.rstrip()
            self.parts.append(Text.assemble(space if number else lead, line))

    def _beside(self, left: Text, right: Text) -> None:
        """Add two texts beside each other."""
        room = self.width - len("   ") - GUTTER
        columns = [text.wrap(self.console, width) for text, width in ((left, room - room // 2), (right, room // 2))]
        for one, other in zip_longest(*columns, fillvalue=Text()):
            line = one.copy()
            line.rstrip()
            line.pad_right(room - room // 2 + GUTTER - line.cell_len)
            self.parts.append(Text.assemble("   ", line, other))

    def _lines(self, lines: Sequence[Line], *, bullet: str = "-", more: int = 0, indent: int = 1) -> None:
        for line in lines:
            self._item(bullet, self._line(line), indent)
        self._more(more)

    def _line(self, line: Line) -> Text:
        lead, rest = wording.lead(words(line.text))
        text = Text(f"{lead}: " if lead else "", style="bold")
        text.append(rest, style="not bold")
        said = wording.attribution(line)
        if said:
            text.append(f" ({words(said)})", style=f"not bold {voice_style(line.voice, 'dim')}")
        if line.note:
            text.append(f" {words(line.note)}", style="not bold italic")
        return self._ended(text, line.cites, line.id)

    def _ended(self, text: Text, cites: Sequence[Cite], item: str = "") -> Text:
        if cites:
            text.append(f" {cite_text(cites)}", style="not bold dim")
        if self.ids and item:
            text.append(f" {{{words(item)}}}", style="dim")
        return text

    # --- rows --------------------------------------------------------------------------------------------------------

    def _watch(self, row: WatchRow) -> None:
        text = Text(words(row.label), style="bold")
        if standing := wording.standing(row):
            text.append(f" ({words(standing)})", style="not bold yellow")
        self._item("-", self._ended(text, row.cites, row.id))
        for window in row.windows:
            said = f", {words(window.said_by)}" if window.said_by else ""
            self._item("when:", Text(f"{words(window.text)}{said}"), indent=3)
        if row.rests_on:
            self._item("rests on:", Text(words(row.rests_on)), indent=3)

    def _speaker(self, row: WhoRow) -> None:
        text = Text(words(row.actor), style="bold")
        text.append(f" ({words(wording.speaks(row))})", style=f"not bold {voice_style(row.voice)}")
        self._item("-", text)
        self._lines(row.lines, bullet="", indent=2)

    def _difference(self, item: Difference, relation: str) -> None:
        head = Text(words(item.heading), style="bold")
        if relation:
            head.append(f"  {words(relation)}", style=RELATION_STYLES.get(item.relation, "dim"))
        self._item("-", self._ended(head, (), item.id))
        sides = [self._side(item.left), self._side(item.right)]
        if self.width >= SIDE_BY_SIDE:
            self._beside(*sides)
        else:
            for side in sides:
                self._hung("   ", side)
        for quote in item.also:
            self._hung("   ", self._side(quote))
        for word, text in (("Why:", item.reason), wording.condition(item.condition)):
            if text:
                self._item(word.lower(), Text(words(text)), indent=3)
        if item.more:
            self._item("", Text(wording.more_pairs(item.more), style="dim"), indent=3)

    def _side(self, quote: Quote) -> Text:
        text = Text(words(wording.who(quote)), style=voice_style(quote.voice))
        text.append('\n"', style="none")
        for part, marked in wording.excerpt(quote):
            shown = inline(part)
            text.append(f">>{shown}<<" if marked else shown, style="bold" if marked else "none")
        text.append('"', style="none")
        text.append(f" {cite_text((quote.cite,))}", style="dim")
        return text

    def _wants(self, rows: Iterable[WantRow]) -> None:
        table = Table.grid(padding=(0, 1))
        table.add_column(min_width=8, max_width=22)
        table.add_column(min_width=7, no_wrap=True)
        table.add_column(ratio=1)
        before = ""
        for row in rows:
            actor = plain(row.actor)
            text = Text(words(row.text))
            if row.voice:
                text.append(f" ({words(row.voice)})", style=voice_style(row.voice))
            if row.note:
                text.append(f" {words(row.note)}", style="italic")
            stance = wording.STANCES.get(row.stance, wording.label(plain(row.stance)))
            table.add_row(
                "" if actor == before else Text(actor, style="bold"), stance, self._ended(text, row.cites, row.id)
            )
            before = actor
        self.parts.append(Padding(table, (0, 0, 0, 1)))

    def _names(self, brief: Brief) -> None:
        heads = [plain(head) for head in wording.columns(brief)]
        if self.width < NAME_COLUMN * (len(heads) + 1):
            self._names_as_list(brief)
            return
        table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0), expand=True, header_style="bold")
        table.add_column("", ratio=3)
        for head in heads:
            table.add_column(Text(head), ratio=4)
        for row in brief.names:
            cells = [
                Text("\n").join(name(cell) for cell in cells) if cells else Text("-", style="dim")
                for cells in row.cells
            ]
            table.add_row(Text(words(row.label), style="bold"), *cells)
        self.parts.append(Padding(table, (0, 0, 0, 1)))

    def _names_as_list(self, brief: Brief) -> None:
        many = len(wording.columns(brief)) > wording.MOST_COLUMNS
        for row in brief.names:
            self._item("-", Text(words(row.label), style="bold"))
            if many:
                self._gathered(row)
                continue
            for number, cells in enumerate(row.cells, start=1):
                if cells:
                    self._item(f"{number}", Text("; ").join(name(cell) for cell in cells), indent=3)

    def _gathered(self, row: NameRow) -> None:
        for cell in wording.gathered(row):
            text = name(replace(cell, cites=()))
            self._item("", self._ended(text, cell.cites), indent=3)

    def _day(self, bar: Bar) -> Text:
        text = Text(days.bar_words(bar))
        if bar.status:
            text.append(f", {words(wording.label(bar.status))}", style="yellow")
        if bar.note:
            text.append(f" {words(bar.note)}", style="italic")
        if bar.mark:
            text.append(f" {words(bar.mark)}", style="bold italic")
        return self._ended(text, bar.cites[:2])

    def _source(self, source: SourceRow) -> None:
        text = Text(words(source.label), style="bold")
        if source.title:
            text.append(f', "{words(source.title)}"', style="not bold")
        text.append(f" ({words(wording.source_facts(source))})", style="not bold")
        if source.name != source.label:
            text.append(f" {words(source.name)}", style="not bold dim")
        if source.note:
            text.append(f" {words(source.note)}", style="not bold italic")
        self._item(str(source.number), text)
        for reason in source.reasons:
            self._item("because", Text(words(reason)), indent=3)
        for alternative in source.alternatives:
            self._item("or", Text(words(alternative)), indent=3)
