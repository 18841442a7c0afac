"""PolNeAR's articles as windows with tags: ``python -m train.statements.prepare GOLD_DIR OUT``.

Reads GOLD_DIR/train.jsonl (rows of ``text`` and ``attributions``), parses it with Dragoman's own parse and writes
OUT/train.pkl and choose.pkl. ``choose`` is every article whose id's SHA-256 ends in a byte below 18 (about one in
fourteen): the number of epochs and the decoding are chosen on it. The development file is not touched.
"""

import hashlib
import json
import pickle
import sys
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dragoman.extract.encoder.windows import Window, windows
from dragoman.extract.parse import parse
from dragoman.extract.statements.page import Page, lay
from dragoman.extract.statements.tagger.tags import KINDS, OUTSIDE, Role, begins, goes_on
from dragoman.model import Document

CHOSEN_BELOW = 18  # of 256
SHORTER = 200  # pieces: a second cutting, so that no word always stands beside the same ones


def tags(page: Page, attributions: Sequence[Mapping[str, Any]]) -> list[int]:
    """One tag a token. Where two attributions claim a token the cue wins, then the source, then the earlier one."""
    made = [OUTSIDE] * len(page.tokens)
    owner: dict[int, tuple[int, int]] = {}  # token -> attribution, kind
    for role in (Role.CUE, Role.SOURCE, Role.CONTENT):
        for number, attribution in enumerate(attributions):
            cue = _tokens(page, attribution["cue"])
            if not cue:
                continue
            for piece in attribution[role.value]:
                inside = [i for i in _tokens(page, [piece]) if i not in owner]
                side = 0 if role is Role.CUE else _side(inside, cue)
                for i in inside:
                    owner[i] = number, KINDS.index((role, side))
    for i, (number, kind) in owner.items():
        made[i] = goes_on(kind) if owner.get(i - 1) == (number, kind) else begins(kind)
    return made


def _tokens(page: Page, spans: Sequence[Sequence[int]]) -> list[int]:
    """Tokens that have a character in one of the spans."""
    found: set[int] = set()
    for start, end in spans:
        i = bisect_right(page.tokens, start, key=lambda t: t.end)
        while i < len(page.tokens) and page.tokens[i].start < end:
            found.add(i)
            i += 1
    return sorted(found)


def _side(piece: Sequence[int], cue: Sequence[int]) -> int:
    """-1 where the nearest word of the cue stands left of the piece."""
    if not piece:
        return 1
    left = [i for i in cue if i < piece[0]]
    right = [i for i in cue if i > piece[-1]]
    if not left or not right:
        return -1 if left else 1
    return -1 if piece[0] - left[-1] <= right[0] - piece[-1] else 1


def prepared(rows: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each article's windows, tags and what decoding needs."""
    documents = [Document(str(n), row["doc_id"], row["text"]) for n, row in enumerate(rows)]
    for row, parsed in zip(rows, parse(documents), strict=True):
        page = lay(parsed)
        yield {
            "doc_id": row["doc_id"],
            "tags": tags(page, row["attributions"]),
            "windows": _held(windows(parsed)),
            "others": _held(windows(parsed, SHORTER)),
            "sentence": [t.sentence for t in page.tokens],
            "spans": [(t.start, t.end) for t in page.tokens],
            "row": dict(row),
        }


def _held(found: Sequence[Window]) -> list[tuple[int, int, Any, Any]]:
    return [(w.first, w.last, w.rows.astype("int32"), w.at.astype("int32")) for w in found]


def chosen(doc_id: str) -> bool:
    """Whether an article of the training file is kept for choosing."""
    return hashlib.sha256(doc_id.encode()).digest()[-1] < CHOSEN_BELOW


def main(gold: Path, out: Path) -> None:
    """Write both parts."""
    rows = [json.loads(line) for line in (gold / "train.jsonl").open(encoding="utf-8")]
    parts = {"train": [r for r in rows if not chosen(r["doc_id"])], "choose": [r for r in rows if chosen(r["doc_id"])]}
    out.mkdir(parents=True, exist_ok=True)
    for name, part in parts.items():
        with (out / f"{name}.pkl").open("wb") as file:
            pickle.dump(list(prepared(part)), file)
        sys.stdout.write(f"{name}: {len(part)} articles\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
