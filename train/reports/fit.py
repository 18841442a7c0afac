"""How encoder and rules are weighed on statements: ``python -m train.reports.fit REPORTS_DIR GOLD.jsonl OUT.npz``.

The class of a speaker is heard by linear models over the encoder's states (``hear.py``), learned from REPORTS_DIR, from
REPORTS_DIR/voices and from GOLD's labelled reports (tests/gold/attribution/open.jsonl).
For a stance, how often the rules are right is counted on the reports that the encoder learned from; heat is chosen on
those it did not (fold 0), trust by accuracy on these and on GOLD, beside which the rules were written.
Uses the encoder that ships.
"""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dragoman.extract.encoder import Scores
from dragoman.extract.encoder.heads import CLASSES, STANCES
from dragoman.extract.encoder.witnesses import Weights
from dragoman.extract.parse import parse
from dragoman.extract.statements import assemble, continuing, propose, tagged
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.judged import SURE, Judge, Voice
from dragoman.extract.statements.page import Page, lay
from dragoman.extract.statements.voices import Heard
from dragoman.model import Span, SpeakerClass, Stance, StatementMention
from dragoman.score.statements.predicted import document
from train.events.fit import HEAT, TRUST, Asked, candour, witness
from train.events.prepare import fold
from train.reports.hear import Known, learn
from train.reports.prepare import titled

SAME = 0.4  # Dice of contents from which a found statement is a labelled one; a shared cue needs less
SHARED = 0.1
KEPT = 0


class Listener(Judge):
    """Takes down what the encoder and the rules say, and leaves the rules their way."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.heard: list[Voice] = []
        self.toned: list[tuple[Scores, Stance]] = []

    def classes(self, drafts: Sequence[Draft], known: Sequence[Heard]) -> list[SpeakerClass]:
        """The rules' own."""
        self.heard = self.voices(drafts, known)
        return [voice.said for voice in self.heard]

    def settled_stance(self, scores: Scores, said: Stance) -> Stance:
        """The rules' own."""
        self.toned.append((scores, said))
        return said


def heard(rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Mapping[str, Any], Listener, list[StatementMention]]]:
    """Each report's statements with all that was said of them."""
    for row, parsed in zip(rows, parse([document(titled(r)) for r in rows]), strict=True):
        page = lay(parsed)
        listener = Listener(page)
        drafts = continuing.complete(page, tagged.find(page, propose(page)))
        yield row, listener, list(assemble.statements(page, drafts, listener))


def matched(labelled: Sequence[Mapping[str, Any]], found: Sequence[StatementMention]) -> dict[int, int]:
    """Found to labelled statements, the best pairs first."""
    pairs = []
    for i, gold in enumerate(labelled):
        content, cue = _places(gold["content"]), _places(gold["cue"])
        for j, mention in enumerate(found):
            mine, own = _within(mention.content), _within([mention.cue] if mention.cue else [])
            dice = 2 * len(content & mine) / max(1, len(content) + len(mine))
            shared = bool(cue & own)
            if dice >= SAME or (shared and dice > SHARED):
                pairs.append((dice + shared, i, j))
    made: dict[int, int] = {}
    for _, i, j in sorted(pairs, reverse=True):
        if j not in made and i not in made.values():
            made[j] = i
    return made


def _places(spans: Sequence[Sequence[int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _within(spans: Sequence[Span]) -> set[int]:
    return _places([(s.start, s.end) for s in spans])


def gather(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Known], Asked]:
    """The speakers and the stances of all matched statements."""
    speakers, stances = [], Asked()
    for row, listener, found in heard(rows):
        for j, i in sorted(matched(row["statements"], found).items()):
            gold = row["statements"][i]
            speakers.append(Known(row["hand"], row["doc_id"], listener.heard[j], CLASSES.index(gold["class"])))
            tone, told = listener.toned[j]
            _add(stances, tone, STANCES.index(told), STANCES.index(Stance(gold["stance"])))
    return speakers, stances


def _add(asked: Asked, scores: Scores, said: int, truth: int) -> None:
    asked.scores.append(scores)
    asked.said.append(said)
    asked.truth.append(truth)


def accuracy(by: Weights, data: Sequence[Asked], sure: float) -> float:
    """Share of right answers, the mean over several sets."""
    parts = []
    for part in data:
        shares, said = part.shares(by), np.array(part.said)
        best = np.where(shares.max(1) >= sure, shares.argmax(1), said)
        parts.append(float((best == np.array(part.truth)).mean()))
    return float(np.mean(parts))


def labelled(folder: Path, gold: Path) -> list[dict[str, Any]]:
    """All reports, each with the hand that labelled it."""
    rows = []
    for file in (*sorted(folder.glob("*.jsonl")), *sorted(folder.glob("voices/*.jsonl")), gold):
        for line in file.open(encoding="utf-8"):
            row = json.loads(line)
            hand = file.parent.name if file.parent.name == "voices" else file.stem
            rows.append({**row, "hand": hand, "statements": row.get("statements") or row["attributions"]})
    return rows


def main(folder: Path, gold: Path, out: Path) -> None:
    """Choose and write."""
    rows = labelled(folder, gold)
    old = [r for r in rows if r["hand"] not in ("voices", gold.stem)]
    speakers, learned = gather([r for r in old if fold({"id": r["doc_id"]}) != KEPT])
    more, kept = gather([r for r in old if fold({"id": r["doc_id"]}) == KEPT])
    by_hand, beside = gather([r for r in rows if r["hand"] == gold.stem])
    fresh, _ = gather([r for r in rows if r["hand"] == "voices"])
    held = {f"hearing_{name}": part for name, part in learn([*speakers, *more, *by_hand, *fresh]).items()}
    best = chosen(learned, [kept, beside], SURE["stance"])
    for name, part in (("kept", kept), ("gold", beside)):
        rules = float(np.mean(np.array(part.said) == np.array(part.truth)))
        sys.stdout.write(
            f"stance, {name}: n {len(part.truth)}, trust {best.trust} heat {best.heat}; "
            f"together {accuracy(best, [part], SURE['stance']):.3f}, rules alone {rules:.3f}\n"
        )
    parts = {"witness": best.witness, "bias": best.bias, "trust": best.trust, "heat": best.heat}
    np.savez(out, **held, **{f"stance_{name}": part for name, part in parts.items()})


def chosen(learned: Asked, data: Sequence[Asked], sure: float) -> Weights:
    """Heat by candour on the kept reports for each trust, then the trust by accuracy."""
    answers = len(learned.scores[0])
    table, bias = witness(learned, answers, answers), np.zeros(answers, np.float32)
    able = [max((Weights(table, bias, t, h) for h in HEAT), key=lambda by: candour(by, data[0])) for t in TRUST]
    return max(able, key=lambda by: accuracy(by, data, sure))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
