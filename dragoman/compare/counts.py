"""Numbers of one event: within each other's bounds, grown with time, or impossible together."""

import re

from dragoman.compare.context import Context, Decision
from dragoman.model import Claim, Count, Relation

WORDS = frozenset(
    (
        "children", "child", "women", "woman", "girls", "boys", "soldiers", "soldier", "troops", "policemen",
        "officers", "civilians", "civilian", "militants", "rebels", "fighters", "gunmen", "attackers", "journalists",
        "marines", "guards", "police", "sailors", "peacekeepers", "servicemen", "insurgents", "doctors", "medics",
        "wounded",
    )
)  # fmt: skip
PARTS = WORDS | {w.removesuffix("s") for w in WORDS}
MEASURED = frozenset(("money", "distance"))
ROUNDED = 0.05  # of the larger: 35 and 36 miles, 1.02 and 1 million dollars (set by hand)
PERSONS = frozenset(("people", "things", "displaced"))
HOMES = frozenset(("family", "families", "household", "households", "house", "houses", "home", "homes"))
PRICED = frozenset(
    ("money", "share")
)  # several sums and shares stand around one act: an offer, its rival, a part of it
GROWING = frozenset(("killed", "injured", "missing", "displaced", "detained"))
PASSING = frozenset(("missing", "displaced", "detained"))  # the missing are found, the held are released
HELD_FAST = re.compile(
    r"\b(?:trapped|stranded|besieged|hostages?|captives?|unaccounted for|in (?:critical|serious) condition"
    r"|critically (?:ill|injured|wounded)|in hospital|hospitali[sz]ed)\b",
    re.IGNORECASE,
)  # states that end; in both sentences, since the words of a count may leave them out
REVISED = re.compile(
    r"\b(?:revis|correct)(?:ed|ing|es)\b|\blower(?:ed|ing) (?:the|its|their)\b|\b(?:down|reduced) from\b"
    r"|\bearlier (?:figure|count|toll|estimate|number)s?\b|\bpreviously (?:reported|given|announced)\b",
    re.IGNORECASE,
)  # a report that says so puts its lower number in the place of the earlier

ROUND = 20  # below it a tenth either way is also what "two to four" says
TOLD = re.compile(r"\b(?:dead|killed|slain|injured|wounded|missing|displaced|detained)\b ?")  # "2 dead rebels killed"

GREW = re.compile(
    r"\b(?:rose|risen|rises|climb(?:s|ed)?|grew|grown)\b|\bafter (?:\w+ ){1,3}of the (?:injured|wounded)\b",
    re.IGNORECASE,
)
BOAST = re.compile(r"\b(?:our (?:\w+ ){1,2}|we )(?:have |had )?(?:killed|wounded|captured|eliminated)\b", re.IGNORECASE)


def say(count: Count) -> str:
    """A count as a reader would say it: "at least 12 killed", "10 to 20 injured"."""
    low, high = count.low, count.high
    if low is None and high is None:
        return f"an unknown number {count.kind}"
    if high is None:
        number = f"at least {_number(low)}"
    elif low is None:
        number = f"up to {_number(high)}"
    else:
        number = _number(low) if low == high else _about(low, high) or f"{_number(low)} to {_number(high)}"
    counted = TOLD.sub("", count.unit) if count.kind in GROWING else count.unit
    unit = "" if counted in ("", count.kind, "people", "person") else f" {counted}"
    return f"{number}{unit} {count.kind}" if count.kind in GROWING else f"{number}{unit}"


def _about(low: float, high: float) -> str:
    """ "about 4,200" for the tenth either way that the words "some" and "about" are read as; "" for other bounds."""
    middle = (low + high) / 2
    wide = abs(low - 0.9 * middle) < 1 and abs(high - 1.1 * middle) < 1 and middle >= ROUND
    return f"about {_number(round(middle))}" if wide else ""


def _number(value: float | None) -> str:
    return "?" if value is None else f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"


def compare(left: Claim, right: Claim, context: Context) -> Decision | None:
    """Compare two COUNT claims of one kind and unit; others say nothing about each other."""
    a, b = left.value, right.value
    if not isinstance(a, Count) or not isinstance(b, Count):
        return None
    if _two_measures(a, b):
        return Decision(Relation.INCOMPARABLE, f"{say(a)} and {say(b)} are given in different units")
    if a.kind != b.kind or not _one_unit(a, b):
        return _risen(left, right, context)
    one, two = say(a), say(b)
    if a.kind in MEASURED and _near(a, b):
        return Decision(Relation.AGREE, f"{one} and {two} are the same but for rounding")
    if (a.low, a.high) == (b.low, b.high):
        return Decision(Relation.AGREE, f"both give {one}")
    order = context.later(left, right)
    if order in (1, -1):
        changed = _changed(*((left, right) if order == 1 else (right, left)))
        if changed is not None:
            return changed
    if not _apart(a, b):
        return _fitting(a, b)
    if (a.kind in GROWING or _passing(left, right)) and order in (None, 0):
        news = "one" if _passing(left, right) else "the higher"
        return Decision(
            Relation.UNSETTLED,
            f"{one} and {two} differ",
            f"a contradiction only if both were counted at one time; an update if {news} is the later",
        )
    if a.kind in PRICED:
        return Decision(Relation.UNSETTLED, f"{one} and {two} differ", f"if both give one and the same {a.kind}")
    return Decision(Relation.CONTRADICT, f"{one} and {two} cannot both be right")


def _fitting(a: Count, b: Count) -> Decision:
    """Two figures that can both be true."""
    one, two = say(a), say(b)
    if None not in (a.low, a.high, b.low, b.high):
        return Decision(Relation.AGREE, f"{one} and {two} overlap: both can be true")
    if a.low is not None and a.low == b.low:
        return Decision(Relation.AGREE, f"{one} and {two} give one figure")  # "at least 11" and "11"
    return Decision(Relation.REFINE, f"{one} and {two} can both be true")


def _changed(earlier: Claim, later: Claim) -> Decision | None:
    """What time explains: a toll that grew, the missing who were found, a number that its report says it revises."""
    before, after = earlier.value, later.value
    if not isinstance(before, Count) or not isinstance(after, Count) or before.low is None or after.low is None:
        return None
    if _boasts(earlier) != _boasts(later):
        return None
    said = f"{say(before)}, then {say(after)}"
    if before.kind in GROWING and after.low > before.low > 0:
        return Decision(Relation.UPDATE, f"the later report has the higher figure: {said}")
    if not _apart(before, after) or after.low > before.low:
        return None
    if _passing(earlier, later) and after.low > 0:
        return Decision(Relation.UPDATE, f"the later report has the lower figure, which can fall with time: {said}")
    if any(REVISED.search(e.sentence) for e in later.evidence):
        return Decision(Relation.UPDATE, f"the later report revises the figure: {said}")
    return None


def _risen(left: Claim, right: Claim, context: Context) -> Decision | None:
    """The toll of some, then a higher one of all in a report that tells that it rose."""
    order = context.later(left, right)
    first, then = (right, left) if order == -1 else (left, right)
    a, b = first.value, then.value
    if order not in (1, -1) or not isinstance(a, Count) or not isinstance(b, Count) or a.kind != b.kind:
        return None
    if a.kind not in GROWING or part(b) or not part(a) or not a.low or not b.low or b.low <= a.low:
        return None
    if not any(GREW.search(e.sentence) for e in then.evidence):
        return None
    return Decision(Relation.UPDATE, f"the later report tells that the toll rose: {say(a)}, then {say(b)}")


def _boasts(claim: Claim) -> bool:
    """Told by those who did it: no count of the dead that a later one continues."""
    return any(BOAST.search(e.sentence) for e in claim.evidence)


def _passing(a: Claim, b: Claim) -> bool:
    """People in a state that ends: missing, held, away from home, trapped; the dead and the hurt never are."""
    kinds = {c.value.kind for c in (a, b) if isinstance(c.value, Count)}
    if kinds & {"killed", "money", "share", "distance"}:
        return False
    return bool(kinds & PASSING) or all(any(HELD_FAST.search(e.sentence) for e in c.evidence) for c in (a, b))


def _near(a: Count, b: Count) -> bool:
    """Two measures that rounding may set apart."""
    if None in (a.low, a.high, b.low, b.high):
        return False
    return abs(float(a.low or 0) - float(b.low or 0)) <= ROUNDED * max(abs(a.low or 0), abs(b.low or 0))


def _two_measures(a: Count, b: Count) -> bool:
    """Two currencies, two units of length; homes or families here, persons there."""
    if a.kind in PERSONS and b.kind in PERSONS and (a.unit in HOMES) != (b.unit in HOMES):
        return True
    return a.kind == b.kind and a.kind in MEASURED and a.unit != b.unit


def _one_unit(a: Count, b: Count) -> bool:
    """One unit, or two words for the victims of one harm; a part of them ("children") counts only against itself."""
    if a.unit == b.unit:
        return True
    if not part(a) and not part(b):
        return a.kind in GROWING or _head(a) == _head(b)
    return _head(a) == _head(b) and (_whose(a) == _whose(b) or not (_whose(a) and _whose(b)))


def part(count: Count) -> bool:
    """Whether its unit is one sort of the people concerned, or one side's: "children", "Kyrgyz guards"."""
    return _head(count) in PARTS or count.unit in PARTS or (count.kind in GROWING and bool(_whose(count)))


def _head(count: Count) -> str:
    return count.unit.rsplit(" ", 1)[-1].casefold().removesuffix("s")


def _whose(count: Count) -> frozenset[str]:
    """Names among the words of a unit: of a nation, a force, a place."""
    return frozenset(w for w in count.unit.split() if w[:1].isupper())


def _apart(a: Count, b: Count) -> bool:
    return bool(
        (a.high is not None and b.low is not None and a.high < b.low)
        or (b.high is not None and a.low is not None and b.high < a.low)
    )
