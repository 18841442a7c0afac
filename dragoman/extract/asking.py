"""Which verbs of asking really demand: not "told reporters", "asked to be called Ali", "insists that it is void"."""

from dragoman.extract.actorlike import actor_like
from dragoman.extract.harm import unit_kind
from dragoman.extract.syntax import child, objects, passive, prepositional
from dragoman.model import Parsed, Token

ANONYMOUS = frozenset({"name", "identify", "call", "quote", "withhold", "cite"})  # what sources ask of reporters
OWED = frozenset(
    {"explanation", "apology", "guarantee", "answer", "assurance", "compensation", "release", "withdrawal"}
)
ASKED = frozenset(
    {
        "demand",
        "call",
        "request",
        "appeal",
        "proposal",
        "offer",
        "plea",
        "ultimatum",
        "condition",
        "term",
        "plan",
        "idea",
    }
)
# bodies, sides and papers that ask in somebody's name, beside those who act of themselves
BODIES = frozenset(
    ("office", "palace", "association", "side", "party", "camp", "statement", "chamber", "guild", "text",
     "communique", "leaflet", "declaration", "note", "mission", "delegation", "service", "outfit", "cell", "league",
     "collective", "bloc", "clan", "junta", "fund", "board", "firm", "company", "charity", "tribunal", "body",
     "command")
)  # fmt: skip
PERSONAL = frozenset({"tell", "ask"})  # verbs that demand only when they carry an infinitive


def party(parsed: Parsed, i: int) -> bool:
    """Whether head ``i`` can ask and be asked."""
    token = parsed.tokens[i]
    human = token.pos == "NOUN" and unit_kind(token) in ("people", "troops")
    return actor_like(parsed, i) or human or token.lemma in BODIES or token.lower == "both"


def really_demands(parsed: Parsed, token: Token) -> bool:
    """Told from "told reporters", "asked to be called Ali", "is not allowed to give interviews"."""
    clause = child(parsed, token.i, "xcomp", "ccomp")
    inner = parsed.tokens[clause] if clause is not None else None
    if inner is not None and inner.lemma in ANONYMOUS and passive(parsed, inner.i):
        return False
    if token.lemma == "allow" and passive(parsed, token.i):
        return False
    if token.lemma == "expect":
        return any(parsed.tokens[o].lemma in OWED for o in objects(parsed, token.i))
    if token.lemma not in PERSONAL or has_infinitive(parsed, token.i):
        return True
    if token.lemma == "ask" and prepositional(parsed, token.i, "for"):
        return True
    return inner is not None and token.lemma == "ask" and _subjunctive(parsed, inner)


def of_what_was_asked(parsed: Parsed, token: Token) -> bool:
    """ "dismissed the demand", not "dismissed the minister"."""
    about = [*objects(parsed, token.i), *([token.head] if token.dep == "relcl" else [])]
    return any(parsed.tokens[i].lemma in ASKED for i in about)


def _subjunctive(parsed: Parsed, verb: Token) -> bool:
    """ "asked that they be allowed"."""
    helpers = {parsed.tokens[c].lower for c in parsed.children[verb.i] if parsed.tokens[c].dep in ("aux", "auxpass")}
    return "be" in helpers or (verb.tag == "VB" and not helpers)


def plain_claim(parsed: Parsed, i: int) -> bool:
    """ "insists that the award is void" claims; "insists that they leave" demands."""
    clause = child(parsed, i, "ccomp")
    if clause is None or parsed.tokens[clause].tag not in ("VBZ", "VBD", "VBN", "VBG"):
        return False
    wished = _subjunctive(parsed, parsed.tokens[clause])  # "insists that they be freed"
    return not wished or any(parsed.tokens[c].tag == "MD" for c in parsed.children[clause])


def has_infinitive(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` takes a clause with "to"."""
    return any(
        parsed.tokens[c].dep in ("xcomp", "ccomp")
        and any(parsed.tokens[g].lower == "to" and parsed.tokens[g].dep == "aux" for g in parsed.children[c])
        for c in parsed.children[i]
    )
