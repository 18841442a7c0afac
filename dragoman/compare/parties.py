"""Who did it, to whom: one act with two doers is a clash of responsibility."""

from dragoman.compare.context import Context, Decision
from dragoman.model import ActorKind, Claim, ClaimField, Relation
from dragoman.names import fold

SINGLE = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))  # acts that have one doer; meetings have many

STATE_SIDE = frozenset((ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.MILITARY))


def compare(left: Claim, right: Claim, context: Context) -> Decision | None:
    """Compare two WHO or WHOM claims of one event; only a violent act's doer can contradict another."""
    if not isinstance(left.value, str) or not isinstance(right.value, str):
        return None
    a, b = context.party(left.value), context.party(right.value)
    if left.negated or right.negated:
        single = context.events[left.about].type in SINGLE and left.field is ClaimField.WHO
        return _denied(left, right, context, same=a == b) if single else None
    role = "the doer" if left.field is ClaimField.WHO else "the other side"
    if a == b:
        return Decision(Relation.AGREE, f"both name {context.name(left.value)} as {role}")
    event = context.events[left.about]
    if event.type in SINGLE and left.field is ClaimField.WHO:
        reason = (
            f"{context.speaker(left)} names {context.name(left.value)} as the doer, "
            f"{context.speaker(right)} names {context.name(right.value)}"
        )
        known = _identified(left.value, context), _identified(right.value, context)
        if all(known):
            return Decision(Relation.CONTRADICT, reason)
        if fold(context.name(left.value)) == fold(context.name(right.value)) or not any(known):
            return None  # "the navy" twice; "soldiers" here, "troops" there; "police" and "youths" in one clash
        if _may_be_its_body(left.value, right.value, context):
            return None
        return Decision(Relation.UNSETTLED, reason, "unless both words mean the same people, or they acted together")
    return None


def _identified(actor: str, context: Context) -> bool:
    """Whether it is somebody in particular, not "gunmen"."""
    known = context.actors.get(actor)
    return known is not None and (known.code is not None or context.party(actor) != actor)


def _may_be_its_body(one: str, two: str, context: Context) -> bool:
    """Whether one is "the army", of no state that is told, and the other a state or a body of it."""
    a, b = context.actors.get(one), context.actors.get(two)
    if a is None or b is None or not {a.kind, b.kind} <= STATE_SIDE:
        return False
    return (a.country is None) != (b.country is None)


def _denied(left: Claim, right: Claim, context: Context, *, same: bool) -> Decision | None:
    """A denial clashes with what names the denier; with what names people of its country only if they act for it."""
    if left.negated and right.negated:
        return None
    says, denies = (right, left) if left.negated else (left, right)
    name = context.name(str(says.value))
    if not same:
        accused, denier = context.actors.get(str(says.value)), context.actors.get(str(denies.value))
        if accused is None or denier is None or accused.country is None or accused.country != denier.country:
            return None
        reason = f"{context.speaker(says)} names {name} as the doer; {denier.name} denies having done it"
        return Decision(Relation.UNSETTLED, reason, f"if {name} act for {denier.name}")
    return Decision(
        Relation.CONTRADICT, f"{context.speaker(says)} names {name} as the doer; {context.speaker(denies)} denies it"
    )
