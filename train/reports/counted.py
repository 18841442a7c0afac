"""Reports with labelled counts and demands.

``labels/counts.jsonl`` labels texts of train/reports: rules are written from three quarters of them, and chosen on the
fourth. ``labels/numbers.jsonl`` brings its own texts: rules are written from one half, and nobody reads errors of the
other, whose rows say ``kept``.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CHOOSING = 4  # one report in so many


def chosen_on(doc_id: str) -> bool:
    """Whether a report is kept from learning."""
    return int(hashlib.sha256(doc_id.encode()).hexdigest(), 16) % CHOOSING == 0


def reports() -> Iterator[dict[str, Any]]:
    """Each labelled report: its text beside its counts, their acts where told, and its demands."""
    texts = {}
    for path in sorted(HERE.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            texts[row["doc_id"]] = row["text"]
    for line in (HERE / "labels" / "counts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        yield {
            "doc_id": row["doc_id"],
            "text": texts[row["doc_id"]],
            "counts": row["counts"],
            "events": [],
            "demands": row["demands"],
            "kept": chosen_on(row["doc_id"]),
        }
    for line in (HERE / "labels" / "numbers.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)
