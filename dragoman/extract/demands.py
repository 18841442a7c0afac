"""Parsed -> DemandMention: who wants, refuses or makes conditional what, of whom.

A demand needs a party that can act. An outlet's own "must" is none: the modal counts only inside a clause that somebody
is said to say.
"""

from collections.abc import Iterator

from dragoman.extract.actorlike import actor_like
from dragoman.extract.syntax import (
    ancestors,
    by_agent,
    child,
    negated,
    passive,
    phrase_span,
    prepositional,
    subjects,
)
from dragoman.lexicon import by
from dragoman.model import DemandMention, DemandStance, Parsed, Span, Token

FOUND_BY = "demands/1"
WANTS, REFUSES, CONDITIONS = DemandStance.WANTS, DemandStance.REFUSES, DemandStance.CONDITIONS
MODALS = frozenset({"may", "might", "could", "would", "can", "'d"})
NEEDED = frozenset({"must", "should", "shall", "ought"})
UNSURE = frozenset({"i", "we", "you"})
STATES = frozenset(
    ("be", "become", "happen", "matter", "know", "change", "remain", "succeed", "fail", "mean", "work", "last", "see",
     "take", "cost", "affect", "survive", "suffer", "need", "appear", "forget", "return", "stop", "rest", "hesitate",
     "do", "go")
)  # fmt: skip
# "will not be" or "will not stop" tells the future or resolve; it refuses no demand
IF = frozenset({"if", "unless", "until", "provided", "once"})
LONGEST = 32  # words of the thing wanted; clauses run longer only where the parse has failed
PERSONAL = frozenset({"tell", "ask"})  # verbs that demand only when they carry an infinitive


def find(parsed: Parsed) -> Iterator[DemandMention]:
    """Yield the demands, refusals and conditions of a document in text order."""
    for token in parsed.tokens:
        found: Iterator[DemandMention] = iter(())
        if token.pos == "VERB":
            found = _by_verb(parsed, token)
        elif token.pos == "NOUN":
            found = _by_noun(parsed, token)
        elif token.pos == "ADJ":
            found = _by_adjective(parsed, token)
        elif token.tag == "MD":
            found = _by_modal(parsed, token)
        yield from found


# --- verbs -----------------------------------------------------------------------------------------------------------


def _by_verb(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    row = by("demand_cues", "word").get(_with_particle(parsed, token))
    if row is None or row["pos"] != "verb" or _unreal(parsed, token.i):
        return
    stance = DemandStance(row["stance"])
    if negated(parsed, token.i):
        if token.lemma not in ("want", "seek", "support", "accept", "recognize", "recognise", "allow", "abandon"):
            return
        stance = REFUSES
    elif row["needs"] == "not":
        return
    holders = by_agent(parsed, token.i) if passive(parsed, token.i) else subjects(parsed, token.i)
    if token.lemma in ("insist", "maintain") and _plain_claim(parsed, token.i):
        return
    if not any(actor_like(parsed, h) for h in holders):  # "insists that ... and demands": the speaker's own verbs
        holders = [s for a in ancestors(parsed, token.i) if a.dep == "ROOT" for s in subjects(parsed, a.i)]
    if token.lemma in PERSONAL and not _has_infinitive(parsed, token.i):
        return
    if token.lemma == "seek" and _has_infinitive(parsed, token.i):
        return  # "sought to assure": an attempt of one's own
    thing, of = _thing(parsed, token, row["prep"])
    if thing is None:
        return
    yield from _mentions(
        parsed, holders, of, thing, stance, parsed.span(token.i, token.i + 1), _condition(parsed, token.i)
    )


def _plain_claim(parsed: Parsed, i: int) -> bool:
    """ "insists that the award is void" claims; "insists that they leave" demands."""
    clause = child(parsed, i, "ccomp")
    return clause is not None and parsed.tokens[clause].tag in ("VBZ", "VBD", "VBN", "VBG")


def _has_infinitive(parsed: Parsed, i: int) -> bool:
    return any(
        parsed.tokens[c].dep in ("xcomp", "ccomp")
        and any(parsed.tokens[g].lower == "to" and parsed.tokens[g].dep == "aux" for g in parsed.children[c])
        for c in parsed.children[i]
    )


def _with_particle(parsed: Parsed, token: Token) -> str:
    for c in parsed.children[token.i]:
        if parsed.tokens[c].dep == "prt":
            return f"{token.lemma} {parsed.tokens[c].lower}"
    return token.lemma


def _unreal(parsed: Parsed, i: int) -> bool:
    """Whether the cue itself is only supposed, or an order to the reader."""
    helpers = [parsed.tokens[c] for c in parsed.children[i] if parsed.tokens[c].dep in ("aux", "mark")]
    if any(h.lower in MODALS or h.lower in IF for h in helpers):
        return True
    if any(h.tag == "MD" for h in helpers) and negated(parsed, i):
        return True  # "will not seek": told by the modal
    return any(h.lower == "to" for h in helpers) and parsed.tokens[i].dep != "xcomp"


def _thing(parsed: Parsed, token: Token, prepositions: str) -> tuple[tuple[int, int] | None, list[int]]:
    """The words of what is wanted, and of whom."""
    tokens = parsed.tokens
    i = token.i
    of = [h for h in prepositional(parsed, i, "from", "of", "upon", "on", "to") if actor_like(parsed, h)]
    objects = [c for c in parsed.children[i] if tokens[c].dep in ("dobj", "dative")]
    clause = child(parsed, i, "xcomp", "ccomp")
    if passive(parsed, i):
        of = [h for h in subjects(parsed, i) if actor_like(parsed, h)] or of
    if clause is not None and clause > i and tokens[clause].pos in ("VERB", "AUX"):
        own = child(parsed, clause, "nsubj", "nsubjpass")
        if own is not None and actor_like(parsed, own) and tokens[own].lower not in ("it", "they", "he", "she"):
            of = [own]
        of = [o for o in objects if actor_like(parsed, o)] or of
        return _clause(parsed, clause, skip_subject=own is not None and own in of), of
    words = prepositions.split()
    for c in parsed.children[i]:
        if tokens[c].dep == "prep" and tokens[c].lower in words:
            inner = child(parsed, c, "pobj", "pcomp")
            if inner is None:
                continue
            target = child(parsed, inner, "relcl", "acl")
            if tokens[c].lower in ("on", "upon", "to") and actor_like(parsed, inner):  # "called on Kyiv to withdraw"
                target = target if target is not None else clause
                if target is not None:
                    return _clause(parsed, target), [inner]
                continue
            if target is not None and actor_like(parsed, inner) and token.lemma in ("call", "press", "push", "appeal"):
                return _clause(parsed, target), [inner]  # "called for Minsk to release them"
            return _noun(parsed, inner), of or _owners(parsed, inner)
    known = objects and (not actor_like(parsed, objects[0]) or child(parsed, objects[0], "acl") is not None)
    if known and token.lemma not in ("order", "call", "command"):
        return _noun(parsed, objects[0]), of or _owners(parsed, objects[0])
    return None, of


def _owners(parsed: Parsed, i: int) -> list[int]:
    owner = child(parsed, i, "poss")
    near = [owner] if owner is not None and parsed.tokens[owner].tag != "PRP$" else []
    near += prepositional(parsed, i, "by", "from")
    for part in prepositional(parsed, i, "of"):  # "many of Syria's demands"
        near += [c for c in parsed.children[part] if parsed.tokens[c].dep == "poss" and parsed.tokens[c].tag != "PRP$"]
    return [h for h in near if actor_like(parsed, h)]


def _clause(parsed: Parsed, i: int, *, skip_subject: bool = False) -> tuple[int, int]:
    first, last = parsed.subtree(i)
    tokens = parsed.tokens
    while first < i and (tokens[first].dep == "mark" or tokens[first].pos in ("PUNCT", "CCONJ", "SCONJ")):
        first += 1
    if skip_subject:
        own = child(parsed, i, "nsubj", "nsubjpass")
        if own is not None and own < i:
            first = max(first, parsed.subtree(own)[1])
    if first < i and tokens[first].lower == "to":
        first += 1
    return first, _cut(parsed, i, first, last)


def _cut(parsed: Parsed, i: int, first: int, last: int) -> int:
    """Cut an if-clause, a trailing clause of attribution and closing punctuation off."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if c > i and tokens[c].dep in ("advcl", "parataxis", "conj") and parsed.subtree(c)[0] > i:
            last = min(last, parsed.subtree(c)[0])
    last = min(last, first + LONGEST)
    while last > first + 1 and tokens[last - 1].pos in ("PUNCT", "CCONJ", "SCONJ", "ADP", "DET", "SPACE"):
        last -= 1
    return last


def _noun(parsed: Parsed, i: int) -> tuple[int, int]:
    first, last = parsed.subtree(i)
    for c in parsed.children[i]:
        if c > i and parsed.tokens[c].dep in ("relcl", "appos", "advcl"):
            last = min(last, parsed.subtree(c)[0])
    return first, _cut(parsed, i, first, max(last, i + 1))


def _condition(parsed: Parsed, i: int) -> Span | None:
    """An if-clause, or "in exchange for", under the cue or under what is wanted."""
    tokens = parsed.tokens
    near = [i, *(c for c in parsed.children[i] if tokens[c].dep in ("xcomp", "ccomp"))]
    for above in near:
        for c in parsed.children[above]:
            if tokens[c].dep == "advcl" and any(
                tokens[g].dep in ("mark", "advmod") and tokens[g].lower in IF for g in parsed.children[c]
            ):
                first, last = parsed.subtree(c)
                return parsed.span(first, _cut(parsed, c, first, last))
    return None


def _mentions(
    parsed: Parsed,
    holders: list[int],
    of: list[int],
    thing: tuple[int, int],
    stance: DemandStance,
    cue: Span,
    condition: Span | None = None,
) -> Iterator[DemandMention]:
    for holder in holders:
        if not actor_like(parsed, holder) or parsed.tokens[holder].tag == "PRP$":
            continue
        whom = next((o for o in of if o != holder), None)
        yield DemandMention(
            holder=phrase_span(parsed, holder),
            of=phrase_span(parsed, whom) if whom is not None else None,
            span=parsed.span(*thing),
            stance=stance,
            cue=cue,
            condition=condition,
            found_by=FOUND_BY,
        )


# --- nouns, adjectives -----------------------------------------------------------------------------------------------


def _by_noun(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Kyiv's demand that Moscow withdraw", "its refusal to sign"; the owner holds it whoever turns it down."""
    row = by("demand_cues", "word").get(f"{token.lemma} n")
    if row is None:
        return
    owner = child(parsed, token.i, "poss")
    if owner is None or parsed.tokens[owner].tag == "PRP$":
        return
    thing = _complement(parsed, token.i)
    if thing is not None:
        head = parsed.tokens[token.head]
        holder_of_verb = subjects(parsed, head.i) if token.dep == "dobj" and head.pos == "VERB" else []
        yield from _mentions(
            parsed, [owner], holder_of_verb, thing, DemandStance(row["stance"]), parsed.span(token.i, token.i + 1)
        )


def _complement(parsed: Parsed, i: int) -> tuple[int, int] | None:
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if c < i:
            continue
        if tokens[c].dep in ("acl", "ccomp") and tokens[c].pos == "VERB":
            return _clause(parsed, c)
        if tokens[c].dep == "prep" and tokens[c].lower in ("for", "to", "including", "of"):
            inner = child(parsed, c, "pobj", "pcomp")
            if inner is not None:
                return _noun(parsed, inner)
    return None


def _by_adjective(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "is unwilling to sign", "are not willing to talk", "conditional on a ceasefire"."""
    row = by("demand_cues", "word").get(f"{token.lemma} a")
    clause = child(parsed, token.i, "xcomp")
    head = parsed.tokens[token.head]
    if row is None or head.pos not in ("AUX", "VERB") or _unreal(parsed, head.i):
        return
    no = negated(parsed, head.i) or negated(parsed, token.i)
    if no is not (row["needs"] == "not"):
        return
    stance, cue = DemandStance(row["stance"]), parsed.span(token.i, token.i + 1)
    if clause is not None:
        yield from _mentions(parsed, subjects(parsed, head.i), [], _clause(parsed, clause), stance, cue)


# --- modals inside reported speech -----------------------------------------------------------------------------------


def _by_modal(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    verb = parsed.tokens[token.head]
    if token.dep != "aux" or verb.pos not in ("VERB", "AUX"):
        return
    if token.lower in NEEDED:
        yield from _must(parsed, token, verb)
    elif token.lower in ("will", "wo", "would") and negated(parsed, verb.i) and verb.lemma not in STATES:
        yield from _will_not(parsed, token, verb)


def _must(parsed: Parsed, token: Token, verb: Token) -> Iterator[DemandMention]:
    """ "said Kyiv must withdraw" wants it of Kyiv; "that talks must rest on ..." sets a condition."""
    say = _saying(parsed, verb.i)
    if say is None or any(
        parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" for c in parsed.children[verb.i]
    ):
        return
    who = subjects(parsed, verb.i)
    acting = [w for w in who if actor_like(parsed, w) and parsed.tokens[w].lower not in UNSURE]
    if not who or (
        not acting and any(parsed.tokens[w].pos == "PRON" and parsed.tokens[w].lower in UNSURE for w in who)
    ):
        return
    last = parsed.subtree(verb.i)[1]
    thing = (min(first_of(parsed, who[0]), verb.i), _cut(parsed, verb.i, verb.i, last))
    pronoun = all(parsed.tokens[w].pos == "PRON" for w in who)
    stance = WANTS if acting and not pronoun else CONDITIONS
    of = acting if stance is WANTS else []
    yield from _mentions(
        parsed,
        subjects(parsed, say.i),
        of,
        thing,
        stance,
        parsed.span(token.i, token.i + 1),
        _condition(parsed, verb.i),
    )


def first_of(parsed: Parsed, i: int) -> int:
    """The first token of the phrase of ``i``."""
    return parsed.subtree(i)[0]


def _will_not(parsed: Parsed, token: Token, verb: Token) -> Iterator[DemandMention]:
    """ "said it would not withdraw", "Türkiye 'will not seek permission'": a refusal by the subject of the clause."""
    if _saying(parsed, verb.i) is None or passive(parsed, verb.i):
        return
    first, last = verb.i, parsed.subtree(verb.i)[1]
    yield from _mentions(
        parsed,
        subjects(parsed, verb.i),
        [],
        (first, _cut(parsed, verb.i, first, last)),
        REFUSES,
        parsed.span(token.i, verb.i),
        _condition(parsed, verb.i),
    )


def _saying(parsed: Parsed, i: int) -> Token | None:
    """The verb of saying whose content holds verb ``i``, its speaker known; or one in a tag ("..., he said")."""
    known = by("demand_cues", "word")
    for above in ancestors(parsed, i):
        if above.pos == "VERB" and f"{above.lemma} s" in known:
            return above if subjects(parsed, above.i) else None
    for c in parsed.children[i]:
        tag = parsed.tokens[c]
        if tag.pos == "VERB" and tag.dep in ("ccomp", "parataxis") and f"{tag.lemma} s" in known:
            return tag if child(parsed, c, "nsubj") is not None else None
    return None
