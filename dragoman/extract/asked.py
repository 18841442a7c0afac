"""What a verb of asking or refusing asks for, and of whom."""

from dragoman.extract.actorlike import actor_like
from dragoman.extract.asking import ASKED, party
from dragoman.extract.syntax import child, passive, prepositional, subjects
from dragoman.extract.wanted import clause_words, noun_words, owners, trimmed
from dragoman.model import Parsed, Token

NO_ADDRESSEE = frozenset({"it", "they", "he", "she"})
ADDRESSED = frozenset({"order", "call", "command", "press", "push", "lobby", "pressure", "invite"})
SUMMONS = frozenset(
    (
        "call",
        "appeal",
        "petition",
        "press",
        "push",
        "plead",
        "ask",
        "urge",
        "order",
        "instruct",
        "lobby",
        "beg",
        "invite",
        "lean",
        "implore",
        "exhort",
        "entreat",
        "beseech",
        "command",
    )
)
GONE = frozenset({"off", "out", "away", "back", "home", "gone"})
RULED = ("rule", "VBG")  # "ruled out stepping down"


def thing_asked(parsed: Parsed, token: Token, prepositions: str) -> tuple[tuple[int, int] | None, list[int]]:
    """The words of what is wanted, and of whom."""
    tokens = parsed.tokens
    i = token.i
    to = () if token.lemma in ("call", "seek", "want") else ("to",)  # "called for a march to the capital"
    of = [h for h in prepositional(parsed, i, "from", "of", "upon", "on", "with", *to) if party(parsed, h)]
    things = [c for c in parsed.children[i] if tokens[c].dep in ("dobj", "dative")]
    clause = _clause(parsed, token)
    if passive(parsed, i):
        of = [h for h in subjects(parsed, i) if actor_like(parsed, h)] or of
    if clause is not None and clause > i and tokens[clause].pos in ("VERB", "AUX"):
        own = child(parsed, clause, "nsubj", "nsubjpass")
        undergone = passive(parsed, clause) or tokens[clause].tag == "VBN"  # "want the envoy sent home": of others
        if own is not None and not undergone and party(parsed, own) and tokens[own].lower not in NO_ADDRESSEE:
            of = [own]
        of = [o for o in things if party(parsed, o)] or of
        return clause_words(parsed, clause, skip_subject=own is not None and own in of), of
    if clause is not None and tokens[clause].lower in GONE and (own := child(parsed, clause, "nsubj")) is not None:
        return (parsed.subtree(own)[0], trimmed(parsed, clause, clause, parsed.subtree(clause)[1])), [own]
    named = _after_preposition(parsed, token, prepositions.split(), clause)
    if named is not None:
        words, whom = named
        return words, whom or of or [o for o in things if party(parsed, o)] or _owners_after(parsed, words)
    if things and tokens[things[0]].lower in ("which", "that") and token.dep == "relcl":
        return noun_words(parsed, token.head), of  # "a step which it turned down"
    known = things and (not actor_like(parsed, things[0]) or child(parsed, things[0], "acl") is not None)
    if not things and clause is None and token.dep == "relcl" and tokens[token.head].lemma in ASKED:
        return noun_words(parsed, token.head), of  # "a request that Manila turned down"
    away = _away(parsed, token, things[0]) if things and token.lemma in ("want", "order") else None
    if away is not None:
        return away, [things[0]]
    if known and token.lemma not in ADDRESSED:
        return noun_words(parsed, things[0]), of or owners(parsed, things[0])
    return None, of


def _away(parsed: Parsed, token: Token, thing: int) -> tuple[int, int] | None:
    """ "Want the troops off their land", "ordered them back by Friday": where those asked are to go."""
    near = [c for above in (token.i, thing) for c in parsed.children[above] if c > thing]
    goal = next((c for c in near if parsed.tokens[c].lower in GONE and c <= thing + 2), None)
    if goal is None or not (party(parsed, thing) or parsed.tokens[thing].lower == "them"):
        return None
    last = max(parsed.subtree(goal)[1], goal + 1)
    return parsed.subtree(thing)[0], trimmed(parsed, goal, parsed.subtree(thing)[0], last)


def _after_preposition(
    parsed: Parsed, token: Token, words: list[str], clause: int | None
) -> tuple[tuple[int, int], list[int]] | None:
    """ "Called on Kyiv to withdraw", "called for Minsk to release them", "asked for a ship"."""
    tokens = parsed.tokens
    for c in parsed.children[token.i]:
        if tokens[c].dep != "prep" or tokens[c].lower not in words:
            continue
        inner = child(parsed, c, "pobj", "pcomp")
        if inner is None:
            continue
        target = child(parsed, inner, "relcl", "acl")
        if tokens[c].lower in ("on", "upon", "to") and party(parsed, inner):
            target = target if target is not None else clause
            if target is not None:
                return clause_words(parsed, target), [inner]
            continue
        if target is not None and actor_like(parsed, inner) and token.lemma in ("call", "press", "push", "appeal"):
            return clause_words(parsed, target), [inner]
        return noun_words(parsed, inner), []
    return None


def _owners_after(parsed: Parsed, words: tuple[int, int]) -> list[int]:
    """Whose the thing in these words is."""
    head = next((i for i in range(*words) if not words[0] <= parsed.tokens[i].head < words[1]), None)
    return [] if head is None else owners(parsed, head)


def undergone(parsed: Parsed, token: Token) -> tuple[tuple[int, int], list[int]] | None:
    """ "A truce was ruled out by Lima"."""
    gone = child(parsed, token.i, "nsubjpass")
    if gone is None or token.lemma not in ("rule", "reject", "turn", "decline") or parsed.tokens[gone].pos == "PRON":
        return None
    return noun_words(parsed, gone), []


def _clause(parsed: Parsed, token: Token) -> int | None:
    """The clause that tells what is wanted; "called on them to leave" may be read as a purpose."""
    clause = child(parsed, token.i, "xcomp", "ccomp")
    if clause is not None and token.lemma in ("reject", "rule") and child(parsed, token.i, "dobj") is not None:
        return None  # "ruled out force: 'We shall ...'"
    if clause is not None:
        return clause
    for c in parsed.children[token.i]:
        aux = {parsed.tokens[g].lower for g in parsed.children[c] if parsed.tokens[g].dep == "aux"}
        summons = "to" in aux and token.lemma in SUMMONS and not prepositional(parsed, token.i, "for")
        if (
            c > token.i
            and parsed.tokens[c].dep == "advcl"
            and (summons or (token.lemma, parsed.tokens[c].tag) == RULED)
        ):
            return c
    return None
