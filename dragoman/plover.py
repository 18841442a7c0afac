"""PLOVER 2.0: its sixteen types, and the combined type that follows from an act's own type and its status.

The manual's rule: where one type already says type and status together, use that one: a promised meeting is AGREE, a
threatened attack THREATEN, a demanded withdrawal REQUEST, a cancelled summit REJECT.
"""

from dragoman.model import Status

COOPERATIVE = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
CONFLICTUAL = ("REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")
TYPES = COOPERATIVE + CONFLICTUAL
VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})  # acts of speech: done by being said

MODES = {
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip

REFUSABLE = frozenset({"CONSULT", "SUPPORT", "COOPERATE"})  # "failed to reach a deal": it was turned down
AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL})


def plover_type(type_: str, status: Status) -> str:
    """Combine an act's own type with its status into PLOVER's one type; raises ValueError for an unknown type."""
    if type_ not in TYPES:
        raise ValueError(f"{type_!r} is no PLOVER type; they are {', '.join(TYPES)}")
    if type_ in VERBAL:
        if status is Status.CALLED_FOR:
            return "REQUEST"
        if type_ == "AGREE" and status in (Status.DENIED, Status.FAILED, Status.CANCELLED):
            return "REJECT"  # no deal, no promise: "failed to reach agreement", "withdrew its offer"
        return "THREATEN" if type_ == "REJECT" and status in (Status.THREATENED, Status.PLANNED) else type_
    if status is Status.CALLED_FOR:
        return "REQUEST"
    if status is Status.THREATENED:
        return "THREATEN"
    if status is Status.DENIED or (status is Status.FAILED and type_ in REFUSABLE):
        return "REJECT"
    if status is Status.CANCELLED:
        return "REJECT" if type_ in COOPERATIVE else "CONCEDE"
    if status in AHEAD:
        return _ahead(type_)
    return type_


def _ahead(type_: str) -> str:
    """The type of an act that is promised, possible or supposed."""
    if type_ in ("RETREAT", "CONCEDE"):
        return "CONCEDE"  # an announced withdrawal, a coming easing
    return "AGREE" if type_ in COOPERATIVE else "THREATEN"
