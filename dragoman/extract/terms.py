"""What is tied to a condition or a term: threats, offers, time given, leave asked for.

"Will march unless they go", "threatened a boycott if the raids continue", "gave them 48 hours to leave".
"""

from collections.abc import Iterator

from dragoman.extract.actorlike import actor_like
from dragoman.extract.asking import party
from dragoman.extract.syntax import child, negated, passive, subjects
from dragoman.extract.ties import INVERTED, Tie, tie
from dragoman.extract.ultimatums import PRESSING, Wish, outsider, wish, wish_of
from dragoman.extract.voiced import mentions, saying
from dragoman.extract.wanted import clause_words, noun_words
from dragoman.model import DemandMention, DemandStance, Parsed, Token

WANTS, REFUSES, CONDITIONS = DemandStance.WANTS, DemandStance.REFUSES, DemandStance.CONDITIONS
MODALS = frozenset({"may", "might", "could", "would", "can", "'d"})
# what befalls people and is no act of theirs: "will lose the crop if it rains"
IDLE = frozenset(
    ("be", "become", "happen", "matter", "know", "change", "succeed", "fail", "mean", "last", "suffer", "lose", "die",
     "need", "survive", "have", "get", "like", "win", "depend", "rain", "cost")
)  # fmt: skip


WARNS = frozenset(("warn", "threaten", "caution", "vow", "thunder"))


def conditional(parsed: Parsed, i: int, holders: list[int], *hosts: int) -> Iterator[DemandMention]:
    """ "Will be there, provided that they disarm", "is ready to talk only if they leave"."""
    say = saying(parsed, i)
    found = tie(parsed, i, *hosts) if not negated(parsed, i) else None
    if found is None or outsider(parsed, holders, say):
        return
    wanted = wish(parsed, i, *hosts) or wish_of(parsed, parsed.tokens[found.cue[0]], i)
    if found.plain and not _binds(parsed, i, say, wanted, found.cue, threat=bool(hosts)):
        return
    acting = [h for h in holders if party(parsed, h) and parsed.tokens[h].lower not in ("you", "who")]
    stays = parsed.tokens[i].lemma in ("stay", "remain") and wanted is not None  # "stay in jail until": who says so
    helpers = {parsed.tokens[c].lower for c in parsed.children[i] if parsed.tokens[c].dep == "aux"}
    if not found.plain and helpers & MODALS - {"would", "'d"} and (passive(parsed, i) or not acting):
        return  # "can only be solved if": what is possible is no offer
    if say is not None and (stays or (found.plain and passive(parsed, i)) or not (acting or found.plain)):
        acting = subjects(parsed, say.i)
    told = [] if found.plain or passive(parsed, found.clause) else subjects(parsed, found.clause)
    if say is not None and not acting and say.lemma in WARNS and not outsider(parsed, subjects(parsed, say.i), say):
        acting = subjects(parsed, say.i)  # "warned that no train would move if"
    of = [h for h in told if actor_like(parsed, h)] if wanted is None else list(wanted.of)
    words, cue, terms = found.words, parsed.span(*found.cue), parsed.span(*found.condition)
    meant = None if wanted is None else parsed.span(*wanted.words)
    yield from mentions(parsed, acting, of, words, CONDITIONS, cue, terms, meant)


def _binds(
    parsed: Parsed, i: int, say: Token | None, wanted: Wish | None, cue: tuple[int, int], *, threat: bool
) -> bool:
    """Whether an "if" ties an act of the holder's own, and does not tell what the outlet expects to happen."""
    helpers = {parsed.tokens[c].lower for c in parsed.children[i] if parsed.tokens[c].dep == "aux"}
    ours = any(parsed.tokens[w].lower in ("we", "i") for w in subjects(parsed, i))
    if (say is None and not threat and not ours and helpers & MODALS) or helpers & {"have", "'ve"}:
        return False
    mark = parsed.tokens[cue[0]].lower
    pressed = mark == "unless" and parsed.tokens[i].lemma in PRESSING and not passive(parsed, i)
    tied = mark in ("if", "once", *INVERTED) or (threat and mark == "unless") or pressed
    if not tied and wanted is None:
        return False  # "unless it rains"
    if passive(parsed, i) and wanted is None:  # "will be shot down", not "could be resolved"
        own = say is not None and say.i in (parsed.tokens[i].head, *parsed.children[i])  # not what somebody believes
        return own and bool(helpers & {"will", "shall", "'ll"})
    return wanted is not None or parsed.tokens[i].lemma not in IDLE


def threatened(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Threatened a boycott unless the crews are home"."""
    thing = child(parsed, token.i, "dobj")
    found = tie(parsed, token.i) if thing is not None else None
    if thing is None or found is None:
        return
    wanted = wish(parsed, token.i) or _unless(parsed, found)
    first, last = parsed.subtree(thing)[0], noun_words(parsed, thing)[1]
    words = (first, min(last, found.cue[0]) if found.cue[0] > first else last)  # the condition may stand in front
    meant = None if wanted is None else parsed.span(*wanted.words)
    of = [] if wanted is None else list(wanted.of)
    cue, terms = parsed.span(*found.cue), parsed.span(*found.condition)
    yield from mentions(parsed, subjects(parsed, token.i), of, words, CONDITIONS, cue, terms, meant)


def _unless(parsed: Parsed, found: Tie) -> Wish | None:
    """ "Unless the crews are home": after a threat any such clause is what is wanted."""
    if parsed.tokens[found.cue[0]].lower != "unless":
        return None
    of = [s for s in subjects(parsed, found.clause) if parsed.tokens[found.clause].pos == "VERB"]
    of = [s for s in of if actor_like(parsed, s) and not passive(parsed, found.clause)]
    return Wish(clause_words(parsed, found.clause, skip_subject=bool(of)), tuple(of), found.cue)


def given_time(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Gave the rebels until Monday to leave", "gives them 48 hours to go"."""
    if token.lemma != "give" or passive(parsed, token.i):
        return
    tokens = parsed.tokens
    told = [c for c in parsed.children[token.i] if tokens[c].dep in ("dative", "dobj") and party(parsed, c)]
    deed = next(
        (c for c in parsed.children[token.i] if tokens[c].dep in ("xcomp", "advcl") and tokens[c].tag == "VB"), None
    )
    deed = deed if deed is not None else _under_time(parsed, token)
    if not told or deed is None or deed < told[0]:
        return
    timed = any(t.entity in ("TIME", "DATE") for t in tokens[told[0] + 1 : deed])
    if timed:
        cue = parsed.span(token.i, token.i + 1)
        yield from mentions(parsed, subjects(parsed, token.i), told[:1], clause_words(parsed, deed), WANTS, cue)


def _under_time(parsed: Parsed, token: Token) -> int | None:
    times = [c for c in parsed.children[token.i] if parsed.tokens[c].dep in ("dobj", "npadvmod", "prep")]
    inner = (g for c in times for g in parsed.children[c] if parsed.tokens[g].dep in ("acl", "relcl"))
    return next((g for g in inner if parsed.tokens[g].tag == "VB"), None)


def let(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Let them free everyone", he said."""
    deed = child(parsed, token.i, "ccomp", "xcomp")
    say = saying(parsed, token.i)
    if token.lemma != "let" or token.tag != "VB" or deed is None or say is None or token.i > deed:
        return
    if child(parsed, token.i, "nsubj", "aux", "neg", "mark") is not None:
        return
    of = [s for s in subjects(parsed, deed) if party(parsed, s) and parsed.tokens[s].lower not in ("us", "'s", "me")]
    if of:
        cue = parsed.span(token.i, token.i + 1)
        words = clause_words(parsed, deed, skip_subject=True)
        yield from mentions(parsed, subjects(parsed, say.i), of, words, WANTS, cue)


def no_intention(parsed: Parsed, token: Token, head: Token) -> Iterator[DemandMention]:
    """ "Has no intention of reopening the talks"."""
    of = child(parsed, token.i, "prep")
    deed = child(parsed, of, "pcomp") if of is not None else child(parsed, token.i, "acl")
    none = any(parsed.tokens[c].lower == "no" for c in parsed.children[token.i])
    if deed is not None and none and head.lemma == "have":
        cue = parsed.span(token.i, token.i + 1)
        yield from mentions(parsed, subjects(parsed, head.i), [], clause_words(parsed, deed), REFUSES, cue)
