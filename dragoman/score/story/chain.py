"""A story's folder -> its card: read, build, score."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from dragoman import pipeline
from dragoman.errors import BadInput
from dragoman.read import read
from dragoman.score.story import Scored, score
from dragoman.settings import from_environment


def run(folder: Path) -> Scored:
    """Read a story's reports, build its situation, score it."""
    answers = folder / "gold.json"
    reports = folder / "reports"
    if not answers.is_file() or not reports.is_dir():
        raise BadInput(f"{folder}: a story is a folder with gold.json and reports/; one of them is missing")
    try:
        gold: dict[str, Any] = json.loads(answers.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadInput(f"{answers}: not JSON ({error})") from error
    reading = read([reports])
    situation = pipeline.build(reading.documents, refused=reading.refused, settings=from_environment())
    return Scored(folder.name, score(gold, situation), _digest(folder), (folder / "SEALED").is_file())


def _digest(folder: Path) -> str:
    whole = sha256()
    for path in [folder / "gold.json", *sorted((folder / "reports").iterdir())]:
        whole.update(path.name.encode() + b"\x00" + path.read_bytes() + b"\x00")
    return whole.hexdigest()[:12]
