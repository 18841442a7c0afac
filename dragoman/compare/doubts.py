"""A second opinion where numbers or standings of one event are said to clash: what is weighed may make less of it.

Only what a rule calls a contradiction is weighed, a handful a story. The rules see two values; the weights see the
words around them too: whether both sentences speak of one thing, and whether one only tells what happened since.
"""

from dataclasses import replace

from dragoman.compare import counts, weighing
from dragoman.compare.context import Context, Decision
from dragoman.compare.status import WORDS
from dragoman.model import Claim, ClaimField, Count, Parsed, Relation, Sentence, Status

LIKELY = (
    0.4  # no true contradiction of a number or a standing found in 92 stories, each by the others' weights, is below
)
CONDITION = {
    ClaimField.COUNT: "a contradiction only if both count one and the same thing",
    ClaimField.STATUS: "a contradiction only if both speak of one and the same act",
}
Read = dict[str, weighing.Side | None]  # by claim


def weighed(left: Claim, right: Claim, decision: Decision, context: Context, read: Read) -> Decision | None:
    """The decision; where it is a contradiction that is unlikely, what is likelier; None for nothing to compare.

    ``read``: the claims read so far, so that one that meets many is read once.
    """
    if decision.relation is not Relation.CONTRADICT or left.field not in CONDITION:
        return decision
    for claim in (left, right):
        if claim.id not in read:
            read[claim.id] = _side(claim, context)
    one, two = read[left.id], read[right.id]
    if one is None or two is None:
        return decision
    found = weighing.features(one, two, left.field, decision.relation.value, context)
    chances = weighing.likely(found)
    likeliest = max(chances, key=lambda r: chances[r])
    if likeliest == Relation.CONTRADICT or chances[Relation.CONTRADICT] >= LIKELY:
        return decision
    if likeliest == weighing.NONE:
        return None
    order = context.later(left, right)
    first, then = (right, left) if order == -1 else (left, right)
    if likeliest == Relation.UPDATE and order and then.value is not Status.DENIED:  # a late denial takes nothing back
        return Decision(Relation.UPDATE, f"{_said(first)} in the earlier report, {_said(then)} in the later")
    differ = f"{_said(left)} and {_said(right)} differ" if isinstance(left.value, Count) else decision.reason
    return Decision(Relation.UNSETTLED, differ, CONDITION[left.field])


def _said(claim: Claim) -> str:
    """A value as a reader would say it."""
    value = claim.value
    if isinstance(value, Count):
        return counts.say(value)
    return f"given {WORDS[value]}" if isinstance(value, Status) else f'"{value}"'


def _side(claim: Claim, context: Context) -> weighing.Side | None:
    """A claim by the words that tell its value: those of a number, the whole sentence of a standing."""
    said = claim.evidence[0]
    parsed = context.parsed.get(said.document)
    at = _sentence(parsed, said.start) if parsed is not None else None
    if parsed is None or at is None:
        return None
    start, end = said.start, said.end
    if claim.field is ClaimField.STATUS:
        start, end = at.start, at.end
    elif isinstance(claim.value, Count):
        start, end = _number(claim.value, at, context, said.document) or (start, end)
    words = parsed.evidence(parsed.document.span(start, end))
    values = [claim.value] if isinstance(claim.value, Count) else []
    return weighing.side(replace(claim, evidence=(words,)), values, context)


def _sentence(parsed: Parsed, start: int) -> Sentence | None:
    return next((s for s in parsed.sentences if s.start <= start < s.end), None)


def _number(count: Count, at: Sentence, context: Context, document: str) -> tuple[int, int] | None:
    """Where a sentence tells a number; the words of a claim may be those of the act alone."""
    return next(
        (
            (start, end)
            for start, end, told in context.counts.get(document, ())
            if at.start <= start < at.end and (told.low, told.high, told.kind) == (count.low, count.high, count.kind)
        ),
        None,
    )
