"""One-line builders: a report, a hand-made parse, mentions without a language model."""

from datetime import date

from dragoman.model import Document, Published, digest


def report(outlet: str | None, text: str, *, day: str | None = None, name: str = "") -> Document:
    """A dated (``day`` ISO 8601) or undated document of one body zone."""
    when = date.fromisoformat(day) if day else None
    published = Published(when, when, ("stated",), stated=True) if when else Published()
    return Document(digest(outlet, text), name or f"{outlet}.txt", text, outlet=outlet, published=published)
