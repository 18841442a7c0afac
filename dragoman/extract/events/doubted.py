"""What is "thrown into doubt" or "hangs in the balance": it may still come, and is neither planned nor called off."""

from dragoman.extract.events.speech import Standing
from dragoman.model import Certainty, Parsed, Status

LEFT = frozenset(("throw", "cast", "put", "place", "call", "leave", "be", "remain", "hang", "plunge", "bring"))
STAYS = frozenset(("be", "remain", "hang"))
SUPPOSING = frozenset({"if", "unless", "should"})
OPEN = frozenset(("doubt", "question", "jeopardy", "balance", "limbo"))


def doubted(parsed: Parsed, i: int) -> Standing | None:
    """The standing of an act whose noun's head is ``i``; None where no such words follow."""
    tokens = parsed.tokens
    verb = tokens[tokens[i].head]
    active = tokens[i].dep == "nsubj" and verb.lemma not in STAYS
    if tokens[i].dep not in ("nsubj", "nsubjpass", "dobj") or verb.lemma not in LEFT or active:
        return None
    near = [c for c in (*parsed.children[verb.i], *parsed.children[i]) if tokens[c].lower in ("in", "into")]
    if any(tokens[g].lemma in OPEN for c in near for g in parsed.children[c]):
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE, (verb.i,), firm=True)
    return None


def outcome_open(parsed: Parsed, top: int) -> bool:
    """ "If the talks fail": what comes of them is still open, and whether they were held is not said."""
    head = parsed.tokens[parsed.tokens[top].head]
    if parsed.tokens[top].dep != "nsubj" or head.tag not in ("VBP", "VBZ", "VB"):
        return False
    before = (parsed.tokens[c] for c in parsed.children[head.i] if c < top)
    return any(t.lower in SUPPOSING and t.dep in ("mark", "aux") for t in before)
