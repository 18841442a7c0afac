"""How two claims on one slot stand to each other, by plain comparisons and weights learned on labelled pairs.

The rules (``verdicts.decide``) give a relation where a listed word or a value proves it. What only follows ("our guns
were silent", "shells hit the market") is weighed here: a multinomial logistic regression over named comparisons, fitted
by ``train/verdicts/weigh.py`` and kept as a table that can be read (``data/verdict_weights.tsv``).
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dragoman.compare import triggers
from dragoman.compare.clauses import Around, Clause, around, at
from dragoman.compare.context import Context
from dragoman.lexicon import table
from dragoman.model import Claim, ClaimField, Count, Parsed, Relation, Stance, Statement, Token, Value, When
from dragoman.names import fold

NONE = "NONE"
RELATIONS = (*(r.value for r in Relation), NONE)
SAID = frozenset((ClaimField.WHO, ClaimField.WHOM, ClaimField.CAUSE, ClaimField.PROPOSITION))
CLASHES = Relation.CONTRADICT.value
NEGATIONS = frozenset(
    ("no", "not", "never", "n't", "nobody", "none", "nothing", "neither", "nor", "nowhere", "without", "deny", "denial",
     "reject", "dismiss", "fake", "forge", "false", "untrue", "invention", "refuse", "silent", "baseless")
)  # fmt: skip
CHANGED = frozenset(
    ("now", "again", "still", "already", "far", "yet", "longer", "since", "rise", "revise", "postpone", "delay", "late",
     "later", "reopen", "resume", "free", "back", "over", "lapse", "end", "finish", "complete", "move", "put", "open")
)  # fmt: skip
ALONE = frozenset(("only", "just", "merely", "most", "first", "whole", "wholly", "entirely", "all", "every", "single"))
OTHER = re.compile(r"\b(?:another|other|more|further|second|third|of (?:them|the|whom)|too|also|both)\b", re.IGNORECASE)
LIGHT = frozenset(("be", "have", "say", "do", "on", "the", "tell", "make", "take"))
GROWING = frozenset(("killed", "injured", "missing", "displaced", "detained"))
PARTS = ("NOUN", "VERB", "PROPN", "ADJ", "NUM", "ADV")
SURE = 0.75  # nine in ten contradictions are right across the stories, each by the weights of the others
GAP = 0.3  # of .1 to .5: halves what is taken for the other across the stories, for an update in eight left open
LONG = 4  # days from which a later report is long after
LATER = "later"
TURNS = ("ahead", "stands ahead", "lasting", "negated", "changed", "sentence changed")
EITHER = {f"{which} {turn}": f"either {turn}" for which in ("first", "second") for turn in TURNS}  # no order: no first
Found = dict[str, float]


@dataclass(frozen=True, slots=True)
class Side:
    """One claim with the words that it is made of and the sentence around them."""

    claim: Claim
    values: Sequence[Value]
    parsed: Parsed
    words: Sequence[Token]
    sentence: Sequence[Token]
    clause: Clause
    around: Around  # the clauses in which the words stand
    statement: Statement | None


def side(claim: Claim, values: Sequence[Value], context: Context) -> Side | None:
    """What is compared of a claim; None without a parse or words."""
    said = claim.evidence[0]
    parsed = context.parsed.get(said.document)
    clause = at(parsed, said) if parsed is not None else None
    if parsed is None or clause is None:
        return None
    words = [t for t in parsed.tokens if said.start <= t.start < said.end]
    where = parsed.sentences[words[0].sentence]
    return Side(
        claim,
        values,
        parsed,
        words,
        parsed.tokens[where.first : where.last],
        clause,
        around(parsed, said),
        context.statements.get(claim.voice.statement or ""),
    )


def features(left: Side, right: Side, field: ClaimField, rule: str, context: Context) -> Found:
    """The comparisons, each also for its kind of slot; ``rule``: what the rules say of the pair."""
    order = context.later(left.claim, right.claim)
    a, b = (right, left) if order == -1 else (left, right)
    when = _order(a, b, order)
    plain: Found = {when: 1.0, f"rule {rule}": 1.0}
    plain |= _age(a, b, context)
    plain |= _voices(a, b)
    plain |= _denied(a, b)
    plain |= _tense(a, b)
    plain |= _shared(a, b)
    plain |= _cues(a, b)
    plain |= dict.fromkeys(_together(a, b, field, when), 1.0)
    if when != LATER:
        plain = {EITHER.get(name, name): x for name, x in plain.items()}
    kind = "said" if field in SAID else field.value
    return {"all": 1.0, f"field {field.value}": 1.0} | plain | {f"{kind}: {name}": x for name, x in plain.items()}


def _on(**facts: object) -> Found:
    """The facts that hold, by name."""
    return {name.replace("_", " "): 1.0 for name, holds in facts.items() if holds}


def _order(a: Side, b: Side, order: int | None) -> str:
    if a.claim.voice.document == b.claim.voice.document:
        return "one report"
    if order is None:
        return "order unknown"
    return LATER if order else "one day"


def _age(a: Side, b: Side, context: Context) -> Found:
    first = context.documents[a.claim.voice.document].published.latest
    then = context.documents[b.claim.voice.document].published.earliest
    return _on(long_after=first is not None and then is not None and (then - first).days >= LONG)


def _voices(a: Side, b: Side) -> Found:
    told = [s.statement for s in (a, b) if s.statement is not None]
    return _on(
        two_voices=len(told) == 2,
        one_voice=len(told) == 1,
        one_denies=sum(s.stance is Stance.DENIES for s in told) == 1,
        one_accuses=any(s.stance is Stance.ACCUSES for s in told),
    )


def _negations(tokens: Sequence[Token]) -> int:
    return sum(t.lower in NEGATIONS or t.lemma.lower() in NEGATIONS for t in tokens)


def _denied(a: Side, b: Side) -> Found:
    one, two = _negations(a.words) % 2, _negations(b.words) % 2
    return _on(
        one_negated=one != two,
        first_negated=one and not two,
        second_negated=two and not one,
        both_negated=one and two,
        one_sentence_negated=bool(_negations(a.sentence)) != bool(_negations(b.sentence)),
        denial_words=a.clause.denies != b.clause.denies,
        one_absent=bool(a.clause.absent) != bool(b.clause.absent),
    )


def _tense(a: Side, b: Side) -> Found:
    one, two = a.clause, b.clause
    here, there = a.around.ahead, b.around.ahead
    return _on(
        first_ahead=one.ahead and not two.ahead,
        second_ahead=two.ahead and not one.ahead,
        both_ahead=one.ahead and two.ahead,
        first_stands_ahead=here and not there,
        second_stands_ahead=there and not here,
        both_stand_ahead=here and there,
        unreal=one.unreal or two.unreal,
        lasting=one.lasting and two.lasting,
        first_lasting=one.lasting and not two.lasting,
        second_lasting=two.lasting and not one.lasting,
        so_far=one.so_far or two.so_far,
        partly=one.partly or two.partly,
        admitted=one.admits or two.admits,
        own_side=one.own or two.own,
    )


def _content(tokens: Sequence[Token]) -> set[str]:
    found = {
        fold(t.text) if t.pos == "PROPN" else t.lemma.lower() for t in tokens if t.pos in PARTS and len(t.text) > 1
    }
    return found - LIGHT


def _shared(a: Side, b: Side) -> Found:
    one, two = a.clause, b.clause
    mine, yours = _content(a.words), _content(b.words)
    wide, wider = _content(a.sentence), _content(b.sentence)
    senses = [{m.sense.name for m, yes in c.senses if yes} for c in (one, two)]
    verbs = [{verb for verb, _ in c.verbs} for c in (one, two)]
    found = _on(
        one_subject=one.subject & two.subject,
        one_theme=one.theme & two.theme,
        crossed=(one.theme & two.subject) | (one.subject & two.theme),
        names_shared=one.names & two.names,
        names_apart=one.names and two.names and not one.names & two.names,
        one_sense=senses[0] & senses[1],
        one_verb=verbs[0] & verbs[1],
        no_overlap=not mine & yours,
        same_words=mine == yours,
        no_sentence_overlap=not wide & wider,
        **{f"trigger_{t.kind}": True for t in triggers.found(one, two, lambda _: frozenset(), known=True)},
    )
    context = len(a.around.terms & b.around.terms)
    return found | {
        "overlap": len(mine & yours) / max(1, min(len(mine), len(yours))),
        "sentence overlap": min(3, len((wide - mine) & (wider - yours))) / 3,
        "clause overlap": min(3, context) / 3,
        "left over": min(4, len(mine - yours), len(yours - mine)) / 4,
        "longer": min(6, abs(len(a.words) - len(b.words))) / 6,
    }


def _cues(a: Side, b: Side) -> Found:
    return _on(
        first_changed=_any(a.words, CHANGED),
        second_changed=_any(b.words, CHANGED),
        first_sentence_changed=_any(a.sentence, CHANGED),
        second_sentence_changed=_any(b.sentence, CHANGED),
        alone=_any(a.words, ALONE) or _any(b.words, ALONE),
        other=OTHER.search(a.claim.evidence[0].text) or OTHER.search(b.claim.evidence[0].text),
        no_value=not (a.values and b.values),
    )


def _any(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    return any(t.lower in words or t.lemma.lower() in words for t in tokens)


def _together(a: Side, b: Side, field: ClaimField, order: str) -> Iterator[str]:
    """Comparisons that mean something only beside each other."""
    near = ("apart", "near", "close")[min(2, len(a.around.terms & b.around.terms))]
    if field is ClaimField.COUNT and a.values and b.values:
        yield from _numbers(a, b, order, near)
    elif field is ClaimField.WHEN and a.values and b.values:
        yield from _days(a, b, order, near)
    elif field not in (ClaimField.COUNT, ClaimField.WHEN):
        turned = "turned" if _negations(a.words) % 2 != _negations(b.words) % 2 else "level"
        yield f"{turned} {near}"
        yield f"{turned} {order}"
        told = ["ahead" if s.clause.ahead else "told" for s in (a, b)]
        yield " ".join((order, *(told if order == LATER else sorted(told))))


def _numbers(a: Side, b: Side, order: str, near: str) -> Iterator[str]:
    one, two = a.values[0], b.values[0]
    if not isinstance(one, Count) or not isinstance(two, Count):
        return
    nouns = [{t.lemma.lower() for t in s.words if t.pos in ("NOUN", "PROPN")} for s in (a, b)]
    things = "one noun" if nouns[0] & nouns[1] else "two nouns" if all(nouns) else "a bare number"
    kinds = "one kind" if one.kind == two.kind else "two kinds"
    how = _apart(one, two)
    yield from (
        f"{how} {things}",
        f"{how} {kinds}",
        f"{how} {near}",
        f"{how} {things} {order}",
        f"{how} {near} {order}",
    )
    yield f"{how} {things} {near}"
    if how != "equal":
        low, high = _middle(one), _middle(two)
        turn = "unlike" if order != LATER else "higher" if high > low else "lower"
        grows = "grows" if one.kind == two.kind and one.kind in GROWING else "stays"
        yield from (f"{turn} {order}", f"{turn} {order} {things}", f"{turn} {order} {grows}")
        ratio = min(low, high) / max(low, high, 1e-9)
        yield "far" if ratio < 0.2 else "half" if ratio < 0.7 else "close by"
    if one.unit != two.unit:
        yield "two units"


def _middle(count: Count) -> float:
    return float(count.low if count.low is not None else count.high or 0)


def _apart(one: Count, two: Count) -> str:
    if (one.low, one.high) == (two.low, two.high):
        return "equal"
    for x, y in ((one, two), (two, one)):
        if x.high is not None and y.low is not None and x.high < y.low:
            return "disjoint"
    return "overlapping"


def _days(a: Side, b: Side, order: str, near: str) -> Iterator[str]:
    one, two = a.values[0], b.values[0]
    if not isinstance(one, When) or not isinstance(two, When):
        return
    how = "equal" if (one.earliest, one.latest) == (two.earliest, two.latest) else "overlapping"
    if _before(one, two) or _before(two, one):
        how = "disjoint"
    here, there = (s.around.ahead for s in (a, b))
    ahead = "ahead" if here or (there and order != LATER) else "told"
    yield from (f"{how} {near}", f"{how} {order}", f"{how} {near} {order}", f"{how} {ahead} {order}")
    yield f"{how} {ahead} {near}"
    if how == "disjoint" and one.earliest and two.earliest:
        days = abs((one.earliest - two.earliest).days)
        yield "a day apart" if days == 1 else "a week apart" if days <= 7 else "long apart"


def _before(one: When, two: When) -> bool:
    return one.latest is not None and two.earliest is not None and one.latest < two.earliest


@cache
def _weights() -> Mapping[str, Sequence[float]]:
    return {row["comparison"]: [float(row[r]) for r in RELATIONS] for row in table("verdict_weights")}


def likely(found: Found) -> dict[str, float]:
    """How likely each relation is."""
    known = _weights()
    sums = [0.0] * len(RELATIONS)
    for name, value in found.items():
        for n, weight in enumerate(known.get(name, ())):
            sums[n] += value * weight
    most = max(sums)
    grown = [math.exp(s - most) for s in sums]
    return {r: g / sum(grown) for r, g in zip(RELATIONS, grown, strict=True)}


def best(rule: str, chances: Mapping[str, float]) -> str:
    """The likeliest relation; a contradiction that is not sure enough is left open, for a wrong one costs the most.

    So is an update that may nearly as well be a contradiction.
    Two measures that cannot be set against each other are a matter of units: there the rule is asked alone.
    """
    if rule == Relation.INCOMPARABLE:
        return rule
    likeliest = max(chances, key=lambda r: chances[r])
    clash, update = chances[CLASHES], chances[Relation.UPDATE.value]
    unsure = likeliest == CLASHES and clash < SURE
    either = likeliest == Relation.UPDATE and update - clash < GAP
    return Relation.UNSETTLED.value if unsure or either else likeliest
