"""A small labelled report, and how to label words of it: each test changes one thing and looks at one figure."""

import re
from typing import Any

TEXT = (
    "Otieno rejects truce\n\n"
    'Health Ministry spokesman Paul Otieno told Reuters the clinic was hit. "We lost everything," he said.\n'
    "A diplomat, who asked not to be named because talks go on, added that the Health Ministry had promised aid. "
    "General Daro was accused of ordering the raid."
)


def at(words: str, nth: int = 0) -> list[int]:
    """Where whole words of TEXT stand, the ``nth`` time."""
    return list([m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", TEXT)][nth])


def said(name: str, source: str, cue: str, content: str, speaker: str | None, **more: Any) -> dict[str, Any]:
    """A gold attribution; an asserting person's, if nothing else is given."""
    spans = {role: [at(words)] if words else [] for role, words in (("source", source), ("content", content))}
    made = {
        "id": name, "source": spans["source"], "cue": [at(cue)] if cue else [], "content": spans["content"],
        "speaker": speaker, "class": "person", "stance": "asserts", "relay": [], "anonymity": [], "within": None,
    }  # fmt: skip
    return made | more


PEOPLE = [
    {
        "id": "p1",
        "name": "Paul Otieno",
        "spans": [at("Otieno"), at("Health Ministry spokesman Paul Otieno")],
    },
    {"id": "p2", "name": "a diplomat", "spans": [at("A diplomat")]},
    {"id": "p3", "name": "the Health Ministry", "spans": [at("the Health Ministry")]},
]
TRUCE = said("s1", "Otieno", "rejects", "truce", "p1", stance="refuses", **{"class": "spokesperson"})
CLINIC = said(
    "s2", "Health Ministry spokesman Paul Otieno", "told", "the clinic was hit", "p1",
    relay=[at("Reuters")], **{"class": "spokesperson"},
)  # fmt: skip
LOST = said("s3", "he", "said", "We lost everything", "p1", **{"class": "spokesperson"})
AID = said(
    "s4", "A diplomat, who asked not to be named because talks go on", "added", "the Health Ministry had promised aid",
    "p2",
    anonymity=[at("asked not to be named because talks go on")], **{"class": "unnamed_official"},
)  # fmt: skip
PROMISE = said(
    "s5", "the Health Ministry", "promised", "aid", "p3", stance="promises", within="s4", **{"class": "body"}
)
RAID = said("s6", "", "accused", "ordering the raid", None, stance="accuses", **{"class": "unattributed"})
STATEMENTS = [TRUCE, CLINIC, LOST, AID, PROMISE, RAID]


def gold(*statements: dict[str, Any], name: str = "a", **more: Any) -> dict[str, Any]:
    """A gold row of these statements, else of all."""
    row = {"doc_id": name, "outlet": "The Gazette", "title": "Otieno rejects truce", "text": TEXT}
    return row | {"people": PEOPLE, "attributions": list(statements or STATEMENTS)} | more


def answer(statement: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The right prediction of a gold statement, then changed."""
    person = next((p for p in PEOPLE if p["id"] == statement["speaker"]), None)
    kept = {k: v for k, v in statement.items() if k not in ("id", "within")}
    return kept | {"belief": False, "speaker": person["spans"] if person else []} | more


def predicted(*found: dict[str, Any], nested: Any = (), name: str = "a") -> dict[str, Any]:
    """A predicted row."""
    return {"doc_id": name, "attributions": list(found), "nested": list(nested)}


def perfect() -> dict[str, Any]:
    """The prediction of all statements as the gold has them."""
    outer = [answer(s) for s in STATEMENTS if s["within"] is None]
    return predicted(*outer, nested=[answer(PROMISE, within=3)])
