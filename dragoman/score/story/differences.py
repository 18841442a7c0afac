"""Are the differences that matter found, with the right relation, and how many clashes are none?"""

from collections.abc import Iterable

from dragoman.model import Claim, Span, Verdict
from dragoman.score.story.aligned import Aligned, Gold
from dragoman.score.story.card import Marks

CLASHES = ("CONTRADICT", "UNSETTLED")


def score(aligned: Aligned, marks: Marks) -> None:
    """Gold differences against verdicts, then clashes against gold."""
    claims = {c.id: c for c in aligned.situation.claims}
    shown = [(v, claims[v.left], claims[v.right]) for v in aligned.situation.verdicts if v.relation != "INCOMPARABLE"]
    wanted: set[str] = set()
    for row in aligned.gold.get("differences", ()):
        exact = [v for v, a, b in shown if _in_sentences(aligned, row, a, b)]
        slot = [v for v, a, b in shown if _in_slot(aligned, row, v, a, b)]
        said = f"{row['event']} {row['field']} {row['relation']}: {_side(row['left'])} / {_side(row['right'])}"
        marks.mark("differences found", exact, said)
        marks.mark("differences found in slot", slot, said)
        found = _unique([*slot, *exact])
        found = [v for v in found if v.field == row["field"]] or found
        if found:
            relations = sorted({v.relation.value for v in found})
            marks.mark("relation", row["relation"] in relations, f"{said}: {', '.join(relations)}")
        if row["relation"] in CLASHES:
            wanted.update(v.id for v in (*exact, *slot))
    for v, a, b in shown:
        if v.relation in CLASHES:
            marks.mark("clashes matched", v.id in wanted, f"{_claim(aligned, a)} / {_claim(aligned, b)}: {v.reason}")


def _unique(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return list({v.id: v for v in verdicts}.values())


def _in_sentences(aligned: Aligned, row: Gold, a: Claim, b: Claim) -> bool:
    """Whether the claims' evidence stands in the sentences of both quotes, either way round."""
    left, right = (aligned.place(row[side]["file"], row[side]["quote"]) for side in ("left", "right"))
    if left is None or right is None:
        return False
    return (_rests(aligned, a, left) and _rests(aligned, b, right)) or (
        _rests(aligned, a, right) and _rests(aligned, b, left)
    )


def _rests(aligned: Aligned, claim: Claim, quote: Span) -> bool:
    for evidence in claim.evidence:
        start, end = aligned.sentence(evidence)
        if evidence.document == quote.document and start < quote.end and quote.start < end:
            return True
    return False


def _in_slot(aligned: Aligned, row: Gold, verdict: Verdict, a: Claim, b: Claim) -> bool:
    """Whether the verdict is about the gold's event, field and reports, by whatever words."""
    files = {aligned.files[c.voice.document] for c in (a, b)}
    about = aligned.events_of[row["event"]]
    return (
        verdict.field == row["field"]
        and files == {row["left"]["file"], row["right"]["file"]}
        and (a.about in about or b.about in about)
    )


def _side(side: Gold) -> str:
    return f'{side["file"]} "{side["quote"]}"'


def _claim(aligned: Aligned, claim: Claim) -> str:
    return f'{aligned.files[claim.voice.document]} {claim.field} "{" ".join(claim.evidence[0].sentence.split())}"'
