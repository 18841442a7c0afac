"""A second opinion where numbers or standings of one event are said to clash: what is weighed may make less of it.

Only what a rule calls a contradiction is weighed, a handful a story. The rules see two values; the weights see the
words around them too: whether both sentences speak of one thing, and whether one only tells what happened since.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TypeVar

from dragoman.compare import counts, weighing
from dragoman.compare.context import Context, Decision
from dragoman.compare.status import WORDS
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Count, Parsed, Relation, Sentence, Status

T = TypeVar("T")
LIKELY = (
    0.4  # no true contradiction of a number or a standing found in 92 stories, each by the others' weights, is below
)
CONDITION = {
    ClaimField.COUNT: "a contradiction only if both count one and the same thing",
    ClaimField.STATUS: "a contradiction only if both speak of one and the same act",
}
Depends = Callable[[Claim], tuple[object, ...]]
_Told = tuple[str, Hashable]  # a claim's document and all that it says: of whichever event it is told, it is read alike
_Known = tuple[tuple[object, ...], T]  # the objects on which it depends, and it


class Doubts:
    """The second opinion on the pairs of one story; of pairs that were weighed before it is remembered.

    An event that gains a mention gets a new name, and so all of its claims are new; what they say is not. So what is
    remembered is kept by what two claims say, whatever event they are of.
    """

    def __init__(self, context: Context, depends: Depends | None = None, memory: Memory | None = None) -> None:
        """Over one story; ``depends``: all that reading a claim may look at beside itself, told apart by identity."""
        self._context = context
        self._depends = depends or (lambda _: ())
        self._keys: dict[str, _Told] = {}
        memory = memory or Memory()
        self._sides: dict[_Told, _Known[weighing.Side | None]] = memory.standing("claims weighed", dict)
        self._chances: dict[tuple[_Told, _Told], _Known[dict[str, float]]] = memory.standing("pairs weighed", dict)
        for told in [t for t in self._sides if t[0] not in context.documents]:
            del self._sides[told]
        for pair in [p for p in self._chances if p[0][0] not in context.documents or p[1][0] not in context.documents]:
            del self._chances[pair]

    def weighed(self, left: Claim, right: Claim, decision: Decision) -> Decision | None:
        """The decision; where it is a contradiction that is unlikely, what is likelier; None for nothing to compare."""
        if decision.relation is not Relation.CONTRADICT or left.field not in CONDITION:
            return decision
        chances = self._likely(left, right)
        if not chances:
            return decision
        likeliest = max(chances, key=lambda r: chances[r])
        if likeliest == Relation.CONTRADICT or chances[Relation.CONTRADICT] >= LIKELY:
            return decision
        if likeliest == weighing.NONE:
            return None
        order = self._context.later(left, right)
        first, then = (right, left) if order == -1 else (left, right)
        if (
            likeliest == Relation.UPDATE and order and then.value is not Status.DENIED
        ):  # a late denial takes nothing back
            return Decision(Relation.UPDATE, f"{_said(first)} in the earlier report, {_said(then)} in the later")
        differ = f"{_said(left)} and {_said(right)} differ" if isinstance(left.value, Count) else decision.reason
        return Decision(Relation.UNSETTLED, differ, CONDITION[left.field])

    def _likely(self, left: Claim, right: Claim) -> dict[str, float]:
        """How likely each relation is; nothing where a claim cannot be read."""
        pair = self._key(left), self._key(right)
        given = (*self._depends(left), *self._depends(right))
        known = self._chances.get(pair)
        if known is None or not _same(known[0], given):
            one, two = self._side(left), self._side(right)
            chances = {}
            if one is not None and two is not None:
                found = weighing.features(one, two, left.field, Relation.CONTRADICT.value, self._context)
                chances = weighing.likely(found)
            known = self._chances[pair] = given, chances
        return known[1]

    def _side(self, claim: Claim) -> weighing.Side | None:
        key, given = self._key(claim), self._depends(claim)
        known = self._sides.get(key)
        if known is None or not _same(known[0], given):
            known = self._sides[key] = given, _side(claim, self._context)
        return known[1]

    def _key(self, claim: Claim) -> _Told:
        if claim.id not in self._keys:
            said = claim.evidence[0]
            what = claim.field, claim.value, claim.voice, said.document, said.start, said.end
            self._keys[claim.id] = claim.voice.document, what
        return self._keys[claim.id]


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(before) == len(now) and all(a is b for a, b in zip(before, now, strict=True))


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
