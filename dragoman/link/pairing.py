"""Whether two event mentions may be one event: what forbids it, and what speaks for it.

``conflict`` names what forbids a merge ("never", or the slot that clashes), ``affinity`` adds up what speaks for it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from dragoman.link.occurrences import Occurrence
from dragoman.link.words import VIOLENCE
from dragoman.memory import Memory
from dragoman.model import Status, When
from dragoman.names import fold

MERGE = 2.5  # swept 2.0 to 4.0 on the open stories, 2026-11: at 2.5 all 76 joined pairs are right, at 2.0 .96 of 83
DAY = 2.0  # what one and the same day is worth
SOME = 0.1  # of the same words: two acts of violence on one day need them to be one (set by hand)
LEAD = 3  # sentences
LIKE = 0.15  # of the same, below which a level alone does not tie two meetings of unnamed parties (set by hand)
NEVER = 2.0  # more than any two sentences are alike
TIED = 0.33  # weighted overlap of two sentences that ties their events without a day, a place or a level (set by hand)
REAL = frozenset((Status.OCCURRED, Status.ONGOING, Status.FAILED))
AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.CALLED_FOR, Status.THREATENED, Status.CANCELLED))
OFFICERS = ("commander", "chief of staff", "director general")  # "border officers" may be battalion commanders
SOON = 3  # days after a meeting's day within which a report that has it held at the same town is of that meeting
NEAR_DAYS = 3  # two exact days no further apart may be one event reported with two dates


def may_speak_of(group: Sequence[Occurrence], others: Iterable[Occurrence], memory: Memory) -> frozenset[str]:
    """Documents with an act of the same sense that may be this event though nothing ties it: they left nothing out."""
    known: dict[int, tuple[Occurrence, bool]] = memory.get("may speak of", tuple(group), dict)
    holders = memory.get("holders", tuple(group), partial(_holders, group))
    found = set()
    for o in others:
        if o.key[0] in found:
            continue
        told = known.get(id(o))
        if told is None:
            near = group if _vague(o) else {id(m): m for key in _tying(o) for m in holders.get(key, ())}.values()
            told = known[id(o)] = o, any(_could_be(m, o) for m in near)  # held: no other takes its id
        if told[1]:
            found.add(o.key[0])
    return frozenset(found)


def _holders(group: Sequence[Occurrence]) -> dict[str, list[Occurrence]]:
    """The mentions by all that may tie another to them."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for m in group:
        for key in _tying(m):
            found[key].append(m)
    return found


def _tying(o: Occurrence) -> set[str]:
    return {*o.names, *o.parties, *o.towns, *(("a level",) if o.event.level else ())}


def _vague(o: Occurrence) -> bool:
    return not (o.names or o.places or o.parties)


def _could_be(a: Occurrence, b: Occurrence) -> bool:
    if a.family != b.family:
        return False
    tied = _vague(b) or bool(a.names & b.names or a.parties & b.parties or _one_rung(a, b) or a.towns & b.towns)
    return tied and conflict(a, b) != "never"


def conflict(a: Occurrence, b: Occurrence) -> str:
    """What forbids that two mentions are one event: "" nothing, "never", or the slot that clashes (when, status)."""
    if a.family != b.family or a.event.type != b.event.type:
        return "never"
    if not same_level(a.event.level, b.event.level):
        return "never"
    if a.key[0] == b.key[0] and a.event.sentence == b.event.sentence:
        return "never"  # two triggers in one sentence are two acts, or one told twice that needs no merge
    if (a.size and b.size and a.size != b.size) or a.many != b.many or (a.arm and b.arm and a.arm != b.arm):
        return "never"
    if (a.ordinal and b.ordinal and a.ordinal != b.ordinal) or {a.footing, b.footing} == {"peers", "uneven"}:
        return "never"
    if _parties_clash(a, b) or places_clash(a, b):
        return "never"
    gap = days_apart(a, b)
    if gap is not None and gap > NEAR_DAYS and not (moved(a, b) or _was_moved(a, b)):
        return "when" if _could_be_slip(a, b) else "never"
    if _status_clash(a, b) and not comes_true(a, b):
        return (
            "here"
            if a.key[0] == b.key[0] and a.definite != b.definite
            else "never"
            if a.key[0] == b.key[0]
            else "status"
        )
    return ""


def same_level(a: str | None, b: str | None) -> bool:
    """Whether two offices may be one: "minister" may be "foreign minister", "defence minister" never is."""
    if not a or not b or a == b:
        return True
    short, long = sorted((a, b), key=len)
    return long.endswith(f" {short}") or (short == "officer" and long.endswith(OFFICERS))


def comes_true(a: Occurrence, b: Occurrence) -> bool:
    """Whether one of the two announced what the other has done."""
    return _came_true(a, b) or _came_true(b, a)


def _came_true(ahead: Occurrence, done: Occurrence) -> bool:
    """A later report has done what an earlier one announced: on that day, or by the same parties at the same level."""
    if ahead.event.status not in AHEAD or done.event.status not in REAL:
        return False
    before, after = ahead.published, done.published
    if before.latest is None or after.earliest is None or before.latest > after.earliest:
        return False
    on_day = days_apart(ahead, done) == 0 and _sharpness(ahead, done) >= 1.2
    if before.latest == after.earliest:  # announced in the morning, told in the evening
        return on_day and ahead.key[0] != done.key[0]
    if after.latest and any(t.when and t.when.earliest and after.latest < t.when.earliest for t in ahead.times):
        return False  # what was done before the announced day is another act
    if done.event.type == "CONSULT" and ahead.towns & done.towns and _just_due(ahead, done):
        return True
    if _same_deed(ahead, done):
        return True
    level = bool(ahead.event.level) and ahead.event.level == done.event.level
    return on_day or (level and len(ahead.parties & done.parties) >= 2 and days_apart(ahead, done) is None)


def _same_deed(a: Occurrence, b: Occurrence) -> bool:
    """One doer, one verb, one thing done to: "would recall its ambassador", "recalled its ambassador"."""
    if a.event.type in ("ASSAULT", "CONSULT") or a.stem != b.stem or not a.agent_parties & b.agent_parties:
        return False
    things, others = ({fold(s.text) for s in o.event.recipients} for o in (a, b))
    return bool(things & others)


def _just_due(ahead: Occurrence, done: Occurrence) -> bool:
    """Whether a report without a day of its own came out in the days after the one day that the plan was for."""
    out = done.published
    if done.times or out.earliest is None or out.latest is None:
        return False
    days = [t.when for t in ahead.times if t.when is not None and t.when.exact]
    return any(w.latest and w.latest <= out.latest and (out.earliest - w.latest).days <= SOON for w in days)


def moved(a: Occurrence, b: Occurrence) -> bool:
    """One of the two says that the meeting was moved from the very day that the other gives."""
    old = [(x, y) for one, other in ((a, b), (b, a)) for x in one.was for y in other.times]
    return any(x.when and y.when and x.when.exact and not _gap(x.when, y.when) for x, y in old)


def _was_moved(a: Occurrence, b: Occurrence) -> bool:
    """One plan with a new date: two reports of different days, neither has it done, one level, the same parties."""
    if a.key[0] == b.key[0] or not {a.event.status, b.event.status} <= AHEAD:
        return False
    first, second = sorted((a, b), key=lambda o: str(o.published.latest))
    if first.published.latest is None or second.published.earliest is None:
        return False
    in_order = first.published.latest < second.published.earliest
    if second.anew:
        return False  # "agreed to meet again in July" moves no plan
    round_ = bool(a.ordinal) and a.ordinal == b.ordinal
    return in_order and (round_ or (_one_rung(a, b) and len(a.parties & b.parties) >= 2))


def moved_since(a: Occurrence, b: Occurrence, others: Iterable[Occurrence]) -> bool:
    """Whether one was held on another day than the other announced, and a report between tells of the new day."""
    ahead, done = (a, b) if b.event.status in REAL else (b, a)
    if ahead.event.status not in AHEAD or done.event.status not in REAL or not same_level(a.event.level, b.event.level):
        return False
    if a.family != b.family or a.event.type != b.event.type or _parties_clash(a, b) or places_clash(a, b):
        return False
    return any(_surely_before(ahead, z) and _was_moved(ahead, z) and _came_true(z, done) for z in others)


def _surely_before(a: Occurrence, b: Occurrence) -> bool:
    last, first = a.published.latest, b.published.earliest
    return last is not None and first is not None and last < first


def _parties_clash(a: Occurrence, b: Occurrence) -> bool:
    if a.event.type == "CONSULT":
        small, large = sorted((a.parties, b.parties), key=len)
        return bool(small) and len(small & large) < min(2, len(small))
    agents = a.agent_parties and b.agent_parties and not a.agent_parties & b.agent_parties
    recipients = a.recipient_parties and b.recipient_parties and not a.recipient_parties & b.recipient_parties
    if agents and not recipients and a.towns & b.towns:
        near = days_apart(a, b)
        return near is None or near > NEAR_DAYS  # else it is one act, two accounts of who did it
    return bool(agents or recipients)


def places_clash(a: Occurrence, b: Occurrence) -> bool:
    """Whether the two name places that cannot be one."""
    if not a.places or not b.places:
        return False
    left = {p.place.name: p.place for p in a.places if p.place}
    right = {p.place.name: p.place for p in b.places if p.place}
    if not left or not right or left.keys() & right.keys():
        return False
    wide = ("country", "region", "admin1", "")
    return not any(
        p.country == q.country and (_level(a, p.name) in wide or _level(b, q.name) in wide)
        for p in left.values()
        for q in right.values()
    )


def _level(o: Occurrence, name: str) -> str:
    return next((p.level for p in o.places if p.place and p.place.name == name), "")


def days_apart(a: Occurrence, b: Occurrence) -> int | None:
    """Days between the nearest ends of the two mentions' intervals, 0 when they overlap, None when either has none."""
    if not a.times or not b.times:
        return None
    gaps = [_gap(x.when, y.when) for x in a.times for y in b.times if x.when is not None and y.when is not None]
    return min(gaps, default=None)


def _gap(a: When, b: When) -> int:
    if a.latest and b.earliest and a.latest < b.earliest:
        return (b.earliest - a.latest).days
    if b.latest and a.earliest and b.latest < a.earliest:
        return (a.earliest - b.latest).days
    return 0


def _could_be_slip(a: Occurrence, b: Occurrence) -> bool:
    """Disjoint days that look like one: the same month of another year, or a fortnight, and a place or party."""
    for x in a.times:
        for y in b.times:
            if x.when is None or y.when is None:
                continue
            p, q = x.when.earliest, y.when.earliest
            shared = {m.place for m in a.places} & {m.place for m in b.places} or a.names & b.names
            tied = bool(shared or a.parties & b.parties)
            if p and q and tied and (p.month == q.month or abs((p - q).days) <= 14):
                return True
    return False


def _status_clash(a: Occurrence, b: Occurrence) -> bool:
    if a.event.unsure or b.event.unsure:
        return False  # a vague "the meeting" has no standing of its own
    left, right = a.event.status, b.event.status
    return (left in REAL and right in AHEAD) or (left in AHEAD and right in REAL)


class Affinity(NamedTuple):
    """Points for one event but for the words, and how alike these must be where nothing else ties the two."""

    points: float
    need: float  # of 0 to 1; NEVER: however alike they are, only the parties and the sense speak for one


def affinity(a: Occurrence, b: Occurrence) -> Affinity:
    """What speaks for one event, in points; the weights are set by hand on the test-suite's open stories (docs).

    Shared parties alone never make one event: without a tie (a near day, a town, a level, a number, or much the same
    words) they do not join.
    """
    score = 0.0
    union = a.parties | b.parties
    if union:
        score += 2.0 * len(a.parties & b.parties) / len(union)
    level = _one_rung(a, b)
    town = bool(a.towns & b.towns)
    gap = days_apart(a, b)
    sharp = DAY if moved(a, b) else _sharpness(a, b) if gap == 0 else 0.0
    number = bool({(c.count.kind, c.count.low) for c in a.counts} & {(c.count.kind, c.count.low) for c in b.counts})
    deed = _same_deed(a, b)
    pair = bool(a.people & b.people) and len(a.people & b.people) >= 2 and {a.event.status, b.event.status} <= AHEAD
    score += 1.0 if deed else 0.0
    score += 1.0 if pair else 0.0  # the same two persons, in both reports still to meet
    named = min(1.0 * len(a.names & b.names), 2.0)  # a rare name is nearly worth a town of the gazetteer
    row = bool(a.ordinal) and a.ordinal == b.ordinal  # both "the second round"
    score += 2.0 if row else 1.5 * level
    true = comes_true(a, b)
    score += 1.0 if true else 0.0
    score += max(1.5 * town, named) + sharp + 1.0 * number
    score -= 1.0 if gap and not (moved(a, b) or _was_moved(a, b)) else 0.0
    score += 0.5 if a.arm and a.arm == b.arm else 0.0
    score -= 0.5 if a.event.lemma != b.event.lemma else 0.0
    score += 0.5 if a.event.status == b.event.status else 0.0
    here = a.key[0] == b.key[0]
    score += 1.5 if here and (a.definite or b.definite) else 0.0
    score += 1.0 if here and level and {a.event.status, b.event.status} <= AHEAD else 0.0  # one plan, told on
    if a.event.type == "CONSULT" and bool(a.event.level) != bool(b.event.level) and not (pair or true):
        score -= 1.0
    vague = level and not (a.parties and b.parties)  # "another round of talks" at some level is not this one
    tied = (level and not vague) or row or deed or town or named >= 1.0 or number or pair
    need = LIKE if vague else NEVER
    new = a.family == "violence" and not {a.event.lemma, b.event.lemma} <= VIOLENCE  # a word that no table knows
    if (
        new and a.names and b.names and not a.names & b.names
    ):  # "shells fell on Port Said", "fired at Damietta": one day does not make them one
        need = min(need, TIED)
    elif a.event.lemma == b.event.lemma:  # other words for an act need a firmer tie than the day or the wording
        tied = tied or sharp >= 0.6
        need = min(need, TIED)
    elif sharp >= DAY and "fight" not in (a.event.lemma, b.event.lemma):  # a clash blames nobody
        need = min(need, SOME)
    if here and _in_lead(a, b):
        score, tied = score + 1.5, True
    return Affinity(score, 0.0 if tied else need)


def _one_rung(a: Occurrence, b: Occurrence) -> bool:
    """Whether a shared level ties two meetings: a minister meets many, so two parties must be shared, or unnamed."""
    if not a.event.level or not b.event.level:
        return False
    shared = len(a.parties & b.parties)
    return shared >= 2 or min(len(a.parties), len(b.parties)) == 0


def _in_lead(a: Occurrence, b: Occurrence) -> bool:
    """The first sentences of a report tell one act of violence several times: headline, lead, first detail."""
    early = max(a.evidence.number, b.evidence.number) <= LEAD
    headed = a.event.type == "CONSULT" and min(a.evidence.number, b.evidence.number) == 0  # "Talks put off to July"
    same = a.event.lemma == b.event.lemma or (a.family == "violence" and min(a.evidence.number, b.evidence.number) == 0)
    return early and (a.event.type == "ASSAULT" or headed) and same and a.event.status == b.event.status


def _sharpness(a: Occurrence, b: Occurrence) -> float:
    """Overlapping days say more the narrower they are."""
    widths = [
        (t.when.latest - t.when.earliest).days if t.when and t.when.earliest and t.when.latest else 400
        for o in (a, b)
        for t in o.times
    ]
    widest = max(min(widths), 0)
    return DAY if widest <= 1 else 1.2 if widest <= 7 else 0.6 if widest <= 31 else 0.2
