"""Who the speaker is, its class, stance, relay, nesting and anonymity: for gold rows that carry ``people``.

A gold statement is compared with the predicted statement that holds it (``aligned.join``), top level with top level
and nested with nested. What the program itself marks as belief or wish is left out, since the gold labels speech alone;
what is nested in nothing but a belief is top level.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from dragoman.score.figures import Figure
from dragoman.score.statements.aligned import held, join
from dragoman.score.statements.page import Attribution, Page
from dragoman.score.statements.tallies import Counts, Tallies, f1, macro_f1
from dragoman.score.statements.whom import meant, touch

Row = Mapping[str, Any]
LABELS = ("class", "stance")
PLACED = ("relay", "anonymity")


class Said(NamedTuple):
    """A statement as its row and as words."""

    row: Row
    words: Attribution


def measure(gold: Sequence[Row], predicted: Iterable[Row]) -> list[Figure]:
    """All figures in percent, with intervals over documents."""
    by_id = {row["doc_id"]: row for row in predicted}
    tallies = Tallies([count(row, by_id.get(row["doc_id"], {})) for row in gold])
    n = tallies.total()
    return [
        tallies.share("found", "found", "gold"),
        tallies.share("precision", "fitting", "predicted"),
        tallies.share("nested found", "nested found", "nested gold"),
        tallies.share("nested precision", "nested fitting", "nested predicted"),
        tallies.share("speaker", "speaker right", "speaker gold"),
        tallies.share("speaker where found", "speaker right", "speaker found"),
        tallies.share("nobody speaks", "nobody right", "nobody found"),
        tallies.share("no source where none stands", "no source right", "no source found"),
        tallies.share("class", "class right", "class found"),
        tallies.share("stance", "stance right", "stance found"),
        tallies.figure("stance macro-F1", lambda c: macro_f1(c, "stance"), n["stance found"]),
        tallies.share("relay", "relay right", "relay found"),
        tallies.figure("relay F1", lambda c: _placed_f1(c, "relay"), n["relay gold"]),
        tallies.figure("anonymity F1", lambda c: _placed_f1(c, "anonymity"), n["anonymity gold"]),
    ]


def _placed_f1(counts: Counts, field: str) -> float:
    right, found, hit, gold = (counts[f"{field} {x}"] for x in ("fitting", "predicted", "hit", "gold"))
    return f1(right, found, hit, gold)


def count(row: Row, predicted: Row) -> Counter[Hashable]:
    """The counts of one document."""
    page = Page(row["text"])
    counts: Counter[Hashable] = Counter()
    left, right = labelled(page, row), _levels(page, predicted)
    for gold, found, level in zip(left, right, ("", "nested "), strict=True):
        joined = join([g.words for g in gold], [f.words for f in found])
        fitting = sum(held(f.words, (g.words for g in gold)) for f in found)
        sizes = {"gold": len(gold), "found": len(joined), "predicted": len(found), "fitting": fitting}
        for name, n in sizes.items():
            counts[name] += n
            counts["nested " + name] += n if level else 0
        _speakers(counts, row, gold, found, joined)
        _labels(counts, gold, found, joined)
        _placed(counts, gold, found, joined)
    return counts


def labelled(page: Page, row: Row) -> tuple[list[Said], list[Said]]:
    """The gold statements of the top level, and the nested ones."""
    said = [Said(a, page.read(a)) for a in row["attributions"]]
    return [s for s in said if s.row.get("within") is None], [s for s in said if s.row.get("within") is not None]


def _levels(page: Page, predicted: Row) -> tuple[list[Said], list[Said]]:
    rows = [*predicted.get("attributions", ()), *predicted.get("nested", ())]
    levels: tuple[list[Said], list[Said]] = ([], [])
    for row in rows:
        if not row.get("belief"):
            levels[_is_nested(rows, row)].append(Said(row, page.read(row)))
    return levels


def _is_nested(rows: Sequence[Row], row: Row) -> bool:
    """Whether somebody's speech holds it; ``within`` counts through ``attributions`` and ``nested``."""
    while row.get("within") is not None:
        row = rows[row["within"]]
        if not row.get("belief"):
            return True
    return False


def _speakers(
    counts: Counter[Hashable], row: Row, gold: Sequence[Said], found: Sequence[Said], joined: Mapping[int, int]
) -> None:
    counts["speaker gold"] += sum(bool(g.row.get("speaker")) for g in gold)
    for i, j in joined.items():
        true, made = gold[i].row, found[j].row
        nobody = not made["source"] and not made.get("speaker")
        if true.get("speaker"):
            counts["speaker found"] += 1
            counts["speaker right"] += meant(row["text"], row["people"], made.get("speaker") or ()) == {true["speaker"]}
        elif "speaker" in true:
            counts["nobody found"] += 1
            counts["nobody right"] += nobody
        if true["cue"] and not true["source"]:
            counts["no source found"] += 1
            counts["no source right"] += not made["source"]


def _labels(counts: Counter[Hashable], gold: Sequence[Said], found: Sequence[Said], joined: Mapping[int, int]) -> None:
    for field in LABELS:
        for i, j in joined.items():
            true, made = gold[i].row.get(field), found[j].row.get(field)
            if true is not None:
                counts[f"{field} found"] += 1
                counts[f"{field} right"] += true == made
                counts[field, true, made or ""] += 1


def _placed(counts: Counter[Hashable], gold: Sequence[Said], found: Sequence[Said], joined: Mapping[int, int]) -> None:
    """Words with a place of their own. Hits are counted on both sides: one statement may hold several gold ones."""
    for field in PLACED:
        there = [i for i, g in enumerate(gold) if g.row.get(field)]
        made = [j for j, f in enumerate(found) if f.row.get(field)]
        hits = {(i, j) for i, j in joined.items() if touch(gold[i].row.get(field, ()), found[j].row.get(field, ()))}
        counts[f"{field} gold"] += len(there)
        counts[f"{field} predicted"] += len(made)
        counts[f"{field} hit"] += len(hits)
        counts[f"{field} fitting"] += len({j for _, j in hits})
        counts[f"{field} found"] += len(joined)
        counts[f"{field} right"] += len(hits) + sum(i not in there and j not in made for i, j in joined.items())
