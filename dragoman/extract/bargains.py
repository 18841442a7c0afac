"""Conditions that an outlet tells in its own words: "will not sign until", "would free him in return for", "only when".

A party's refusal or consent with a term to it binds nobody else, so no verb of saying is asked for; what merely happens
("prices will not fall until") has no party for its subject.
"""

from collections.abc import Iterator

from dragoman.extract.asking import party
from dragoman.extract.syntax import child, negated, objects, passive, subjects
from dragoman.extract.terms import CONDITIONS, IDLE, REFUSES
from dragoman.extract.voiced import mentions, saying
from dragoman.extract.wanted import noun_words, trimmed
from dragoman.model import DemandMention, DemandStance, Parsed, Token

HOLDS_OUT = frozenset(("until", "till", "unless", "before", "while"))
TERMS = frozenset(("if", "once", "provided", "until", "unless"))
LASTING = (("as", "long", "as"), ("so", "long", "as"))
ONLY = frozenset(("when", "once", "after", "if"))
CONSENTS = frozenset(
    ("accept", "agree", "sign", "release", "free", "withdraw", "attend", "join", "lift", "reopen", "consent",
     "surrender", "talk", "negotiate", "resume", "recognise", "recognize", "pay", "pull", "hand", "lay", "let")
)  # fmt: skip
OPENERS = frozenset(
    ("until", "till", "unless", "before", "only", "when", "once", "after", "if", "provided", "that", "in", "return",
     "exchange", "for", "conditional", "contingent", "dependent", "on", "upon")
)  # fmt: skip
LASTS = frozenset(("while", "as", "so"))
SWAPS = frozenset(("return", "exchange"))
OFFERS = frozenset(("offer", "promise", "propose", "pledge"))
TIES = frozenset(("conditional", "contingent", "dependent"))
YIELDED = frozenset(
    ("talk", "negotiation", "deal", "vote", "election", "withdrawal", "return", "concession", "compromise", "ceasefire",
     "truce", "dialogue", "meeting", "amnesty", "apology", "recognition", "retreat", "surrender", "swap", "exchange",
     "extension", "pardon", "ransom", "summit", "referendum", "pullout")
)  # fmt: skip
Cut = tuple[int, int]  # tokens


def bargain(parsed: Parsed, verb: Token) -> Iterator[DemandMention]:
    """What a party will not do until, or will do only when, if or in return for something; ``verb`` has a modal."""
    holders = [h for h in subjects(parsed, verb.i) if party(parsed, h)]
    if not holders or passive(parsed, verb.i) or verb.lemma in IDLE:
        return
    found = _clause(parsed, verb) or _swap(parsed, verb.i)
    if found is not None:
        words = (verb.i, trimmed(parsed, verb.i, verb.i, found[0]))
        lasts = parsed.tokens[found[0]].lower in LASTS  # "will not leave while": refused as long as that
        yield from _mention(parsed, holders, words, found, REFUSES if lasts else CONDITIONS)


def offered(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Offered ten captives in return for salt"."""
    thing = child(parsed, token.i, "dobj")
    swap = _swap(parsed, token.i) if token.lemma in OFFERS and not negated(parsed, token.i) else None
    if thing is not None and swap is not None and thing < swap[0]:
        words = (parsed.subtree(thing)[0], min(noun_words(parsed, thing)[1], swap[0]))
        yield from _mention(parsed, subjects(parsed, token.i), words, swap)


def tied(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Made the release of the crew conditional on an apology"."""
    if token.lemma != "make" or passive(parsed, token.i) or negated(parsed, token.i):
        return
    tokens = parsed.tokens
    for i in range(token.i + 1, parsed.subtree(token.i)[1]):
        on = tokens[i].lemma in TIES and tokens[i + 1].lower in ("on", "upon")
        thing = next((c for c in range(token.i + 1, i) if tokens[c].dep in ("nsubj", "dobj")), None)
        inner = child(parsed, i + 1, "pobj", "pcomp") if on else None
        if thing is not None and inner is not None:
            cut = (i, trimmed(parsed, inner, i, parsed.subtree(inner)[1]))
            yield from _mention(parsed, subjects(parsed, token.i), noun_words(parsed, thing), cut)
            return


def _mention(
    parsed: Parsed, holders: list[int], words: Cut, terms: Cut, stance: DemandStance = CONDITIONS
) -> Iterator[DemandMention]:
    """Of a condition the term alone: what opens it is not told again behind "only if"."""
    begin = terms[0]
    while stance is CONDITIONS and begin < terms[1] - 1 and parsed.tokens[begin].lower in OPENERS:
        begin += 1
    cue = parsed.span(terms[0], begin) if begin > terms[0] + 1 else parsed.span(words[0] - 1, words[0])
    yield from mentions(parsed, holders, [], words, stance, cue, parsed.span(begin, terms[1]))


def _clause(parsed: Parsed, verb: Token) -> Cut | None:
    """The clause of time or condition behind a verb that makes a term of it."""
    tokens = parsed.tokens
    no = negated(parsed, verb.i)
    under = [verb.i, *(c for c in parsed.children[verb.i] if tokens[c].dep in ("xcomp", "dobj", "prep", "advmod"))]
    for c in (c for above in under for c in parsed.children[above]):
        first, last = parsed.subtree(c)
        if tokens[c].dep not in ("advcl", "prep") or first <= verb.i or (tokens[c].dep == "prep" and not no):
            continue
        words = tuple(t.lower for t in tokens[first : first + 3])
        only = tokens[first - 1].lower == "only" or words[0] == "only"
        opener = words[1] if words[0] == "only" else words[0]
        held = no and (words[0] in HOLDS_OUT or words in LASTING) and tokens[c].dep == "advcl"
        agreed = not no and tokens[c].dep == "advcl" and verb.lemma in CONSENTS and opener in TERMS
        if held or (not no and only and opener in ONLY) or agreed:
            start = first - (only and words[0] != "only")
            return start, max(trimmed(parsed, c, first, last), first + 1)
    return None


def _swap(parsed: Parsed, verb: int) -> Cut | None:
    """ "In return for", "in exchange for" and what for, under a verb or its object."""
    tokens = parsed.tokens
    if negated(parsed, verb):
        return None
    near = [verb, *objects(parsed, verb)]
    for c in (c for above in near for c in parsed.children[above] if c > verb):
        if (
            tokens[c].lower == "in"
            and c + 2 < len(tokens)
            and tokens[c + 1].lower in SWAPS
            and tokens[c + 2].lower == "for"
        ):
            inner = child(parsed, c + 2, "pobj", "pcomp")
            if inner is not None:
                return c, max(noun_words(parsed, inner)[1], inner + 1)
    return None


def shut_out(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "There will be no second vote", said by somebody: refused."""
    if token.lemma != "be" or token.pos not in ("VERB", "AUX"):
        return
    say = saying(parsed, token.i)
    thing = _ruled_out(parsed, token.i) if say is not None else None
    if say is not None and thing is not None:
        cue = parsed.span(token.i, token.i + 1)
        yield from mentions(parsed, subjects(parsed, say.i), [], noun_words(parsed, thing), REFUSES, cue)


def _ruled_out(parsed: Parsed, be: int) -> int | None:
    """The noun that is said not to come about."""
    tokens = parsed.tokens
    thing = child(parsed, be, "attr") if child(parsed, be, "expl") is not None else None
    ahead = any(tokens[c].dep == "aux" and tokens[c].lower in ("will", "shall", "'ll") for c in parsed.children[be])
    if thing is None or not ahead or tokens[thing].lemma not in YIELDED:
        return None
    return thing if any(tokens[c].lower == "no" for c in parsed.children[thing]) else None
