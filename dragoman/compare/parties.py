"""Who did it, to whom: one act with two doers is a clash of responsibility."""

from dragoman.compare.context import Context, Decision
from dragoman.model import Claim, ClaimField, Relation

SINGLE = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))  # acts that have one doer; meetings have many


def compare(left: Claim, right: Claim, context: Context) -> Decision | None:
    """Compare two WHO or WHOM claims of one event; only a violent act's doer can contradict another."""
    if not isinstance(left.value, str) or not isinstance(right.value, str):
        return None
    a, b = context.party(left.value), context.party(right.value)
    role = "the doer" if left.field is ClaimField.WHO else "the other side"
    if a == b:
        return Decision(Relation.AGREE, f"both name {context.name(left.value)} as {role}")
    event = context.events[left.about]
    if event.type in SINGLE and left.field is ClaimField.WHO:
        return Decision(
            Relation.CONTRADICT,
            f"{context.speaker(left)} names {context.name(left.value)} as the doer, "
            f"{context.speaker(right)} names {context.name(right.value)}",
        )
    return None
