"""Which words may be the act that a count belongs to: "shelling" before "killed", "thrown" before "wounding".

A toll belongs to what brought it about, so the words for that come first: the subject or agent of the verb of harm,
what stands after "in" or "after", the clause that an "-ing" continues or a "when" opens; then the word that told the
kind, then the verb above it.
"""

from collections.abc import Iterator
from functools import cache

from dragoman.extract.harm import role
from dragoman.extract.syntax import conjuncts
from dragoman.lexicon import table
from dragoman.model import Parsed, Span, Token

SETTINGS = frozenset(
    ("in", "during", "by", "from", "after", "following", "amid", "since", "under", "at", "when", "with")
)
MOMENTS = frozenset(("when", "as", "after", "while", "where", "once"))
OUTCOMES = frozenset(("kill", "injure", "wound", "die", "hurt", "death", "killing"))
# verbs that only say how sure or how far along what follows is: the act is the verb after "to"
RAISING = frozenset(
    ("expect", "believe", "think", "know", "say", "report", "allege", "suppose", "rumour", "rumor", "understand",
     "plan", "intend", "mean", "hope", "try", "attempt", "begin", "start", "continue", "manage", "schedule", "set",
     "be", "have")
)  # fmt: skip
JOINS = frozenset(("take", "participate", "join", "engage"))
RECKONS = frozenset(("estimate", "put", "number", "reckon"))
BEHOLD = frozenset(("see", "watch", "film", "photograph", "count", "find", "hear", "spot", "sight"))
GROUPS = frozenset(("convoy", "column", "fleet", "flotilla", "crowd", "group"))
CLIMB = 5  # steps up from the word that governs a count; further up stand other clauses


@cache
def _act_nouns() -> frozenset[str]:
    return frozenset(row["word"] for row in table("triggers") if row["pos"] == "noun")


@cache
def _act_verbs() -> frozenset[str]:
    return frozenset(row["word"].split()[0] for row in table("triggers") if row["pos"] == "verb")


@cache
def _violence() -> dict[str, frozenset[str]]:
    """Verbs and nouns of attacks by part of speech, without those that only tell their outcome."""
    rows = [row for row in table("triggers") if row["type"] == "ASSAULT" and row["word"] not in OUTCOMES]
    return {
        tag: frozenset(row["word"].split()[0] for row in rows if row["pos"] == pos and not row["object"])
        for tag, pos in (("VERB", "verb"), ("NOUN", "noun"))
    }


def names_act(token: Token) -> bool:
    """Whether a noun names an act that events are read from."""
    return token.pos in ("NOUN", "PROPN") and (token.lemma.lower() in _act_nouns() or token.lower in _act_nouns())


def _brings_harm(token: Token) -> bool:
    known = role("cause").keys() | role("nature").keys()
    return names_act(token) or (token.pos in ("NOUN", "PROPN") and token.lemma.lower() in known)


def acts(parsed: Parsed, governor: int | None, *, harmed: bool, hurt: bool = False) -> tuple[Span, ...]:
    """Words of the acts that a count under ``governor`` may belong to, the likeliest first.

    ``hurt``: of the dead and injured, whom a word of violence befell even where another governs them.
    """
    if governor is None:
        return ()
    governor = _what_is_done(parsed, governor)
    causes = [*_causes(parsed, governor)] if harmed else []
    above = [*_above(parsed, governor)]
    if hurt and not causes and not _hurts(parsed.tokens[governor]):
        found = [*_violence_before(parsed, governor), *_object(parsed, governor), *above, governor]
    elif _done_by_somebody(parsed, governor):
        found = [governor, *causes]
    elif _names_none(parsed, governor):
        before = [*_violence_before(parsed, governor)] if harmed and not causes else []
        found = [*causes, *_object(parsed, governor), *before, *above, governor]
    else:
        found = [*causes, governor, *above]
    return tuple(parsed.span(i, i + 1) for i in dict.fromkeys(found))


def _hurts(token: Token) -> bool:
    """Whether a word tells a blow or its outcome: killed, shelling; not "flown out", "put at"."""
    lemma = token.lemma.lower()
    return lemma in OUTCOMES or lemma in _violence().get(token.pos, ()) or _brings_harm(token)


def _what_is_done(parsed: Parsed, i: int) -> int:
    """ "Are expected to enter": enter; "saw two trucks unloading": unloading; "a convoy of six sailed": sailed."""
    tokens = parsed.tokens
    if tokens[i].lemma in GROUPS and tokens[tokens[i].head].pos == "VERB" and tokens[i].dep != "pobj":
        i = tokens[i].head
    if tokens[i].lemma in RECKONS and tokens[i].dep == "acl":  # "a crowd estimated at 600 marched"
        i = tokens[tokens[i].head].head if tokens[tokens[tokens[i].head].head].pos == "VERB" else i
    if tokens[i].pos not in ("VERB", "AUX"):
        return i
    if tokens[i].lemma in JOINS and (joined := _joined(parsed, i)) is not None:
        return joined
    if tokens[i].lemma in RAISING:
        below = [c for c in parsed.children[i] if c > i and tokens[c].dep == "xcomp" and tokens[c].pos == "VERB"]
    elif tokens[i].lemma in BEHOLD:
        seen = [c for c in parsed.children[i] if c > i and tokens[c].dep in ("dobj", "ccomp")]
        inner = [g for c in seen for g in parsed.children[c] if tokens[g].dep == "acl" and tokens[g].tag == "VBG"]
        below = [*inner, *(c for c in seen if tokens[c].dep == "ccomp" and tokens[c].tag in ("VBG", "VB"))]
    else:
        below = []
    return below[0] if below else i


def _joined(parsed: Parsed, i: int) -> int | None:
    """ "Took part in raids", "a drill in which two jets took part": the act is what they join."""
    tokens = parsed.tokens
    objects = [c for c in parsed.children[i] if tokens[c].dep == "dobj"]
    if tokens[i].lemma == "take" and not any(tokens[c].lower == "part" for c in objects):
        return None
    if tokens[i].lemma == "join":
        return next((c for c in objects if names_act(tokens[c])), None)
    near = [c for above in (i, *objects) for c in parsed.children[above] if tokens[c].lower == "in"]
    inside = [g for c in near for g in parsed.children[c] if tokens[g].dep == "pobj"]
    if any(tokens[g].tag == "WDT" for g in inside) and tokens[i].dep == "relcl":
        inside = [tokens[i].head]
    return next((g for g in inside if names_act(tokens[g])), None)


def _names_none(parsed: Parsed, i: int) -> bool:
    """Whether a word tells what befell somebody or how those counted are grouped, and no act: suffered, toll, crowd."""
    token = parsed.tokens[i]
    if token.pos == "VERB":
        return token.lemma not in _act_verbs()
    return not _brings_harm(token)


def _object(parsed: Parsed, i: int) -> Iterator[int]:
    """ "face fines": the noun carries the act that a light verb does not tell."""
    tokens = parsed.tokens
    yield from (c for c in parsed.children[i] if tokens[c].dep == "dobj" and names_act(tokens[c]))


def _done_by_somebody(parsed: Parsed, i: int) -> bool:
    """Whether verb ``i`` has people for its subject: "soldiers killed four and wounded one" are acts of their own."""
    tokens = parsed.tokens
    subject = _subject(parsed, i)
    if subject is None and tokens[i].dep == "conj" and tokens[i].tag == tokens[tokens[i].head].tag:
        subject = _subject(parsed, tokens[i].head)
    return (
        tokens[i].pos == "VERB"
        and subject is not None
        and not _brings_harm(tokens[subject])
        and tokens[subject].tag not in ("WDT", "WP", "WRB")
        and tokens[i].lemma in _act_verbs()
        and any(tokens[c].dep == "dobj" for c in parsed.children[i])
    )


def _subject(parsed: Parsed, i: int) -> int | None:
    return next((c for c in parsed.children[i] if parsed.tokens[c].dep == "nsubj"), None)


def _violence_before(parsed: Parsed, i: int) -> Iterator[int]:
    """The nearest word of violence before ``i``, in its sentence or the one before."""
    here = parsed.tokens[i].sentence
    first = parsed.sentences[max(0, here - 1)].first
    for token in reversed(parsed.tokens[first:i]):
        if token.lemma.lower() in _violence().get(token.pos, ()):
            yield token.i
            return


def _causes(parsed: Parsed, governor: int) -> Iterator[int]:
    governor = _verb_of_state(parsed, governor)
    token = parsed.tokens[governor]
    joined = [governor, *(i for i in conjuncts(parsed, _first(parsed, governor)) if i != governor)]
    for i in joined:
        yield from _doer(parsed, i)
    for i in joined:
        yield from _setting(parsed, i)
    if token.pos != "VERB" and token.dep in ("dobj", "pobj", "nsubj"):  # "claimed 12 lives", "raised the toll of"
        yield from _doer(parsed, token.head)
    while token.dep == "conj" and parsed.tokens[token.head].tag == token.tag:  # "killing seven and wounding a dozen"
        token = parsed.tokens[token.head]
    if token.dep in ("acl", "relcl") or (token.dep in ("advcl", "conj") and token.tag == "VBG"):
        yield from _host(parsed, parsed.tokens[token.head])
    elif token.dep in ("ccomp", "xcomp") or (token.dep == "conj" and parsed.tokens[token.head].pos == "VERB"):
        yield from _doer(parsed, token.head)


def _verb_of_state(parsed: Parsed, i: int) -> int:
    """ "left" in "left three dead", "leaving" in "leaving 600 homeless"."""
    tokens = parsed.tokens
    for _ in range(2):
        if tokens[i].pos not in ("ADJ", "ADV") or tokens[i].head == i:
            break
        i = tokens[i].head
    return i


def _first(parsed: Parsed, i: int) -> int:
    tokens = parsed.tokens
    while tokens[i].dep == "conj" and tokens[i].head != i and tokens[tokens[i].head].pos == tokens[i].pos:
        i = tokens[i].head
    return i


def _doer(parsed: Parsed, i: int) -> Iterator[int]:
    """The attack, bomb or quake that is the subject or the agent of verb ``i``."""
    tokens = parsed.tokens
    subject = any(tokens[c].dep in ("nsubj", "nsubjpass") for c in parsed.children[i])
    for c in parsed.children[i]:
        headline = tokens[c].dep == "compound" and c == i - 1 and not subject  # "Ambush kills 12"
        if (tokens[c].dep == "nsubj" or headline) and _brings_harm(tokens[c]):
            yield c
        elif tokens[c].dep == "agent":
            yield from (g for g in parsed.children[c] if tokens[g].dep == "pobj" and _brings_harm(tokens[g]))


def _setting(parsed: Parsed, i: int) -> Iterator[int]:
    """ "in Sunday's attack", "when shots were fired": of ``i`` or of the nouns right under it."""
    tokens = parsed.tokens
    near = [i, *(c for c in parsed.children[i] if tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "npadvmod", "prep"))]
    for above in near:
        for c in parsed.children[above]:
            token = tokens[c]
            if token.dep == "prep" and token.lower in SETTINGS:
                yield from (g for g in parsed.children[c] if tokens[g].dep == "pobj" and _brings_harm(tokens[g]))
            elif token.dep == "advcl" and token.tag != "VBG" and _opens_moment(parsed, c) and _happens(parsed, c):
                yield from _told_by(parsed, c)


def _happens(parsed: Parsed, i: int) -> bool:
    """Whether a clause tells an act or a blow: not "shot while they slept"."""
    subjects = (c for c in parsed.children[i] if parsed.tokens[c].dep in ("nsubj", "nsubjpass"))
    return parsed.tokens[i].lemma in _act_verbs() or any(_brings_harm(parsed.tokens[c]) for c in subjects)


def _opens_moment(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].lower in MOMENTS for c in parsed.children[i] if c < i)


def _told_by(parsed: Parsed, i: int) -> Iterator[int]:
    """The act of a clause: its subject where that names one, else its verb, else the bomb that is its subject."""
    subjects = [c for c in parsed.children[i] if parsed.tokens[c].dep in ("nsubj", "nsubjpass")]
    yield from (c for c in subjects if names_act(parsed.tokens[c]))
    yield i
    yield from (c for c in subjects if _brings_harm(parsed.tokens[c]))


def _host(parsed: Parsed, host: Token) -> Iterator[int]:
    """What a participle or a relative clause continues: "an attack that killed", "shots rang out near X, where"."""
    for _ in range(CLIMB):
        if host.pos in ("VERB", "AUX"):
            yield from _told_by(parsed, host.i)
            return
        if _brings_harm(host):
            yield host.i
            return
        if host.head == host.i:
            return
        host = parsed.tokens[host.head]


def _above(parsed: Parsed, i: int) -> Iterator[int]:
    """The first verb or noun of an act over a noun ``i`` ("a battalion of 600" that is sent) or over an "-ing"."""
    tokens = parsed.tokens
    if tokens[i].pos == "VERB" and not (tokens[i].dep in ("acl", "advcl") and tokens[i].tag == "VBG"):
        return
    for _ in range(CLIMB):
        if tokens[i].head == i:
            return
        i = tokens[i].head
        if tokens[i].pos == "VERB" or names_act(tokens[i]):
            yield i
            return
