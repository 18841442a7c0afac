"""The rows of data/triggers.tsv: what a word must have about it to name an act."""

from dataclasses import dataclass
from functools import cache

from dragoman.lexicon import table


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of data/triggers.tsv."""

    part: str  # the particle of a phrasal verb
    type: str
    sense: str
    mode: str | None
    object: frozenset[str]
    prep: frozenset[str]
    without: frozenset[str]
    subject: frozenset[str]
    pobj: frozenset[str]
    light: frozenset[str]
    weak: bool
    plural: bool
    clause: bool
    topic: frozenset[str]  # one of these lemmas must stand in the document
    that: bool = False  # a clause of its own tells what is said
    does: frozenset[str] = frozenset()  # one of these verbs must follow with "to"

    @property
    def weight(self) -> int:
        """The more a row asks for, the sooner it is tried."""
        named = any(not w.startswith("@") for w in self.object)
        return sum((bool(self.part) * 2, named * 2 + bool(self.object), bool(self.prep), bool(self.subject))) + 2 * (
            bool(self.pobj) + bool(self.clause) + bool(self.light) + bool(self.that) + 2 * bool(self.does)
        )


def _set(cell: str) -> frozenset[str]:
    return frozenset(cell.split())


def _rule(row: "dict[str, str]") -> Rule:
    extra = row["extra"].split()
    named = {k: frozenset(v.split(",")) for k, _, v in (e.partition("=") for e in extra) if v}
    return Rule(
        part=row["word"].partition(" ")[2],
        type=row["type"],
        sense=row["sense"],
        mode=row["mode"] or None,
        object=_set(row["object"]),
        prep=_set(row["prep"]),
        without=_set(row["without"]),
        subject=_set(row["subject"]),
        pobj=named.get("pobj", frozenset()),
        light=named.get("light", frozenset()),
        weak="weak" in extra,
        plural="plural" in extra,
        clause="clause" in extra,
        topic=named.get("topic", frozenset()),
        that="that" in extra,
        does=named.get("does", frozenset()),
    )


def plain(kind: str, mode: str | None) -> Rule:
    """A rule of no row: an act that the words alone tell."""
    none: frozenset[str] = frozenset()
    return Rule(
        part="", type=kind, sense="", mode=mode, object=none, prep=none, without=none, subject=none, pobj=none,
        light=none, weak=False, plural=False, clause=False, topic=none,
    )  # fmt: skip


@cache
def rules(pos: str) -> dict[str, tuple[Rule, ...]]:
    """Rows by their first word, those with most conditions first."""
    found: dict[str, list[Rule]] = {}
    for row in table("triggers"):
        if row["pos"] == pos:
            found.setdefault(row["word"].partition(" ")[0], []).append(_rule(dict(row)))
    return {word: tuple(sorted(rows, key=lambda r: -r.weight)) for word, rows in found.items()}
