"""Small pieces of the HTML brief: every one takes raw words and returns escaped markup."""

from collections.abc import Iterable, Sequence
from html import escape

from dragoman.present import wording
from dragoman.present.clean import plain
from dragoman.present.layout import Brief, Cite, Line, sentence_anchor

CITES_SHOWN = 8
HOVER = 260  # characters of a sentence in a cite's tooltip

STATUS_COLOURS = {
    "occurred": "green",
    "held": "green",
    "ongoing": "green",
    "planned": "blue",
    "possible": "blue",
    "called_for": "blue",
    "threatened": "amber",
    "overdue": "amber",
    "slipped": "amber",
}
VOICE_COLOURS = {
    "NAMED": "green",
    "BODY": "green",
    "UNNAMED": "amber",
    "UNATTRIBUTED": "amber",
    "EXPERT": "blue",
    "MEDIA": "violet",
    "WITNESS": "violet",
}
RELATION_COLOURS = {"CONTRADICT": "red", "UNSETTLED": "amber", "UPDATE": "blue", "REFINE": "green", "AGREE": "green"}


def esc(text: str) -> str:
    """Return input text safe inside an element or a quoted attribute."""
    return escape(plain(text), quote=True)


def chip(text: str, colour: str = "", *, loud: bool = False, kind: str = "") -> str:
    """Return a small label."""
    classes = " ".join(part for part in ("chip", kind, colour, "loud" if loud else "") if part)
    return f'<span class="{classes}">{esc(text)}</span>'


def voice_chip(voice: str) -> str:
    """Return whose voice it is, its classes as labels, a speaker's name after them; "" for none."""
    classes, speaker = wording.classes(plain(voice))
    parts = [chip(name, VOICE_COLOURS.get(name, ""), kind="voice") for name in classes]
    parts += [f'<span class="speaker">{esc(speaker)}</span>'] if speaker else []
    return " ".join(parts)


def tag_chips(tags: Sequence[str]) -> str:
    """Return statuses loud and coloured, degrees of certainty quiet; a tag said twice is shown once."""
    shown = []
    for i, tag in enumerate(dict.fromkeys(tag for tag in tags if tag)):
        loud = i == 0 and tag in wording.LOUD
        shown.append(chip(wording.label(tag), STATUS_COLOURS.get(tag, "") if loud else "", loud=loud))
    return " ".join(shown)


class Anchors:
    """The places of the report view that exist: a cite never leads nowhere."""

    def __init__(self, brief: Brief) -> None:
        """Collect the anchors of every report that the brief carries."""
        self.reports = {view.number for view in brief.documents}
        self.sentences = {
            sentence_anchor(view.number, segment.number)
            for view in brief.documents
            for segment in view.segments
            if segment.number is not None
        }
        self.sentences |= {sentence_anchor(view.number, 0) for view in brief.documents if view.title}

    def link(self, cite: Cite) -> str:
        """Return the href of a cite: its sentence, else its report, else ""."""
        if cite.anchor in self.sentences:
            return f"#{cite.anchor}"
        return self.report(cite.document_number)

    def report(self, number: int) -> str:
        """Return the href of a whole report, "" where it is not shown."""
        return f"#d{number}" if number in self.reports else ""

    def cite(self, cite: Cite, text: str = "") -> str:
        """Return one cite as a link that opens the report at its sentence."""
        href = self.link(cite)
        words = esc(text or cite.label)
        if not href:
            return words
        sentence = plain(cite.span.sentence)
        hover = sentence if len(sentence) <= HOVER else f"{sentence[:HOVER].rsplit(' ', 1)[0]} …"
        return f'<a class="cite" href="{href}" title="{escape(hover)}">{words}</a>'

    def cites(self, cites: Iterable[Cite]) -> str:
        """Return ``[1 s12; 2 s8]``, each sentence once; "" for none."""
        once = list({cite.label: cite for cite in cites}.values())
        if not once:
            return ""
        shown = [self.cite(cite) for cite in once[:CITES_SHOWN]]
        if len(once) > CITES_SHOWN:
            shown.append(f"+{len(once) - CITES_SHOWN}")
        return f'<span class="cites">[{"; ".join(shown)}]</span>'

    def line(self, line: Line) -> str:
        """Return a line's words, voice, tags, note and cites."""
        parts = (
            _words(line.text),
            voice_chip(line.voice),
            tag_chips(line.tags),
            f'<span class="note">{esc(line.note)}</span>' if line.note else "",
            self.cites(line.cites),
        )
        return " ".join(part for part in parts if part)

    def lines(self, lines: Sequence[Line], prefix: str, more: int = 0, css: str = "") -> str:
        """Return a list of lines, each with an id to come back to; "" for none."""
        items = [
            f'<li id="{prefix}-{i}" data-id="{esc(line.id)}">{self.line(line)}</li>'
            for i, line in enumerate(lines, start=1)
        ]
        listed = f'<ul class="lines{css and " " + css}">{"".join(items)}</ul>' if items else ""
        return listed + more_line(more)


def _words(text: str) -> str:
    lead, rest = wording.lead(plain(text))
    return f'<b class="lead">{esc(lead)}</b> <span>{esc(rest)}</span>' if lead else f"<span>{esc(rest)}</span>"


def more_line(count: int) -> str:
    """Return ``and 3 more`` as a paragraph; "" for none."""
    return f'<p class="more">{wording.more(count)}</p>' if count > 0 else ""


def empty_line(text: str) -> str:
    """Return the one plain line of an empty section."""
    return f'<p class="empty">{esc(text)}</p>'
