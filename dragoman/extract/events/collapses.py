"""Plans, tries and talks that come to nothing: "the plan fell apart", "the order was withdrawn", "talks broke down"."""

from dragoman.extract.events.operators import group
from dragoman.extract.syntax import child
from dragoman.model import Parsed, Status, Token

COLLAPSE = group("collapse")
WITH_WORD = {
    "come": frozenset({"nothing", "naught", "unstuck", "grief"}), "run": frozenset({"sand", "aground", "ground"}),
    "fall": frozenset({"apart", "through", "flat", "short"}), "go": frozenset({"nowhere", "awry", "wrong"}),
    "get": frozenset({"nowhere"}), "end": frozenset({"failure", "deadlock", "stalemate"}), "break": frozenset({"down"}),
    "fizzle": frozenset(), "die": frozenset({"committee"}),
}  # fmt: skip
TAKEN_BACK = frozenset(
    {"withdraw", "drop", "rescind", "revoke", "retract", "lift", "shelve", "scrap", "cancel", "tear"}
)


def collapsed(parsed: Parsed, verb: Token) -> bool:
    """Whether verb says of its subject that it came to nothing."""
    if child(parsed, verb.i, "dobj") is not None and verb.lemma not in WITH_WORD:
        return False  # "what the ambush broke"
    if verb.lemma in COLLAPSE:
        return True
    wanted = WITH_WORD.get(verb.lemma)
    if wanted is None:
        return False
    return not wanted or any(parsed.tokens[j].lower in wanted for j in range(verb.i + 1, parsed.subtree(verb.i)[1]))


def fallen(parsed: Parsed, noun: Token) -> Status | None:
    """FAILED for a noun whose verb tells that it came to nothing, CANCELLED where somebody takes it back."""
    verb = parsed.tokens[noun.head]
    if verb.pos != "VERB":
        return None
    if noun.dep == "nsubj" and collapsed(parsed, verb):
        return Status.FAILED
    if noun.dep == "nsubjpass" and verb.lemma in TAKEN_BACK:
        return Status.CANCELLED
    return None
