"""What a threat asks for: "will close the bridge unless Lima frees the men", "leave or else", "if they do not leave".

The clause after *unless* or *until* is what is wanted and the main clause the threat; after *if* the wish is what the
other side does not do. A misfortune ("unless it rains", "unless it attacks first") is no wish of anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.extract.actorlike import actor_like
from dragoman.extract.syntax import ancestors, child, negated, passive, subjects
from dragoman.extract.wanted import clause_words, trimmed
from dragoman.lexicon import by
from dragoman.model import Parsed, Token

# what one does to others to press them; "if you do not" and "until" tell a threat only beside one of these
PRESSING = frozenset(
    ("act", "annex", "arm", "arrest", "attack", "ban", "bar", "besiege", "block", "blockade", "bomb", "boycott",
     "close", "cut", "deploy", "detain", "escalate", "evict", "execute", "expel", "freeze", "halt", "hit",
     "impose", "intervene", "invade", "jail", "kill", "march", "mobilise", "mobilize", "open", "prosecute",
     "punish", "quit", "recall", "resign", "respond", "retaliate", "sanction", "seize", "sever", "shell", "shoot",
     "shut", "sink", "stop", "storm", "strike", "sue", "suspend", "target", "veto", "walk", "withdraw", "withhold")
)  # fmt: skip
LASTING = frozenset(
    ("keep", "hold", "continue", "stay", "remain", "withhold", "maintain", "prolong", "fight", "occupy")
)
ADVERSE = frozenset(
    ("attack", "block", "break", "bomb", "collapse", "die", "explode", "fail", "fall", "flee", "invade", "kill", "lose",
     "object", "oppose", "provoke", "rain", "refuse", "reject", "strike", "surrender", "veto", "violate", "worsen",
     "defeat", "destroy", "eliminate", "eradicate", "wipe", "expire", "end")
)  # fmt: skip
ENDING = frozenset(("stop", "cease", "end", "halt"))
OMITTED = frozenset(("fail", "refuse", "decline", "neglect"))
OUTSIDERS = frozenset(("expert", "witness"))
SILENT = frozenset(
    ("say", "comment", "confirm", "discuss", "elaborate", "answer", "speak", "specify", "disclose", "name", "identify")
)
CHARGES = frozenset(
    ("accusation", "allegation", "charge", "claim", "report", "suggestion", "assertion", "criticism", "rumour", "rumor",
     "insinuation", "reproach", "blame", "criticism", "notion", "account", "version")
)  # fmt: skip
MATTERS = frozenset(("detail", "matter", "case", "report", "question", "figure", "content", "issue", "number"))
ELSE = frozenset(("face", "suffer", "risk", "pay", "die", "perish"))


@dataclass(frozen=True, slots=True)
class Wish:
    """Tokens of what a threat is to bring about, of whom it is wanted, and of the conjunction."""

    words: tuple[int, int]
    of: tuple[int, ...]
    cue: tuple[int, int]


def wish(parsed: Parsed, i: int, *hosts: int) -> Wish | None:
    """What the threat of verb ``i`` is to bring about: by a clause under it or ``hosts``."""
    if negated(parsed, i):
        return None
    for verb in (i, *hosts):
        first, last = parsed.subtree(verb)
        for at in range(first, last):
            mark = parsed.tokens[at]
            if mark.lower in ("unless", "until", "till", "if") and _under(parsed, mark.head, (i, *hosts)):
                found = _of_mark(parsed, mark, i)
                if found is not None:
                    return found
    return None


def threatens_unless(parsed: Parsed, i: int, *hosts: int) -> bool:
    """Whether "unless" stands under a verb that is not negated: what the verb tells is then no offer."""
    if negated(parsed, i):
        return False
    first, last = parsed.subtree(hosts[0] if hosts else i)
    return any(t.lower == "unless" and _under(parsed, t.head, (i, *hosts)) for t in parsed.tokens[first:last])


def wish_of(parsed: Parsed, mark: Token, i: int) -> Wish | None:
    """The wish in a clause that a verb of saying parts from the threat: "Unless they go, it warned, it will act"."""
    if mark.lower != "unless" or mark.i > i or negated(parsed, i):
        return None
    return _of_mark(parsed, mark, i)


def _under(parsed: Parsed, clause: int, verbs: tuple[int, ...]) -> bool:
    """Whether a clause hangs on one of these verbs, with no other clause between."""
    for above in ancestors(parsed, clause):
        if above.i in verbs:
            return True
        if above.pos in ("VERB", "AUX") and subjects(parsed, above.i) and above.dep not in ("xcomp", "conj"):
            return False
    return False


def _of_mark(parsed: Parsed, mark: Token, i: int) -> Wish | None:
    tokens, clause = parsed.tokens, mark.head
    only = mark.i > 0 and tokens[mark.i - 1].lower in ("only", "even")
    if tokens[clause].pos not in ("VERB", "AUX") or only or mark.i > clause:
        return None
    if mark.lower == "if":
        return _undone(parsed, mark, i)
    lasting = tokens[i].lemma in LASTING or tokens[i].lemma in PRESSING
    if negated(parsed, clause) or tokens[clause].lemma in ADVERSE - ENDING or (mark.lower != "unless" and not lasting):
        return None
    if tokens[clause].lemma in ("do", "have"):
        return None  # "until it did": what was told before
    of = [s for s in subjects(parsed, clause) if actor_like(parsed, s)]
    craft = bool(of) and by("descriptors", "word").get(tokens[of[0]].lemma.lower(), {}).get("sort") == "craft"
    if craft and tokens[clause].lemma in ("come", "return", "leave", "sail", "arrive"):
        return Wish(clause_words(parsed, clause), (), (mark.i, mark.i + 1))  # "unless the boats come home"
    if tokens[clause].pos == "AUX":
        if not of or tokens[of[0]].pos == "PRON":
            return None  # "unless it is too late"
        of = []
    elif passive(parsed, clause) and not (of and child(parsed, clause, "xcomp") is not None):
        of = []
    elif not of and tokens[clause].lemma not in ENDING:
        return None  # "unless funds arrive"
    elif tokens[clause].lemma == "end" and not of and mark.lower != "unless":
        return None  # "until the year ends"
    return Wish(clause_words(parsed, clause, skip_subject=bool(of)), tuple(of), (mark.i, mark.i + 1))


def _undone(parsed: Parsed, mark: Token, i: int) -> Wish | None:
    """ "If Quito does not free them", "if the rebels fail to leave"."""
    tokens, clause = parsed.tokens, mark.head
    of = [s for s in subjects(parsed, clause) if actor_like(parsed, s)]
    own = {tokens[s].lower for s in subjects(parsed, i)}
    if not of or tokens[of[0]].lower in own | {"it", "he", "she", "we", "i"} or tokens[i].lemma not in PRESSING:
        return None  # "would act if it did not rain"
    done: int | None = clause if negated(parsed, clause) and tokens[clause].pos == "VERB" else None
    if tokens[clause].lemma in OMITTED and done is None:
        done = child(parsed, clause, "xcomp")
    if done is None or passive(parsed, done) or tokens[done].lemma in ("do", "have", "be"):
        return None
    last = trimmed(parsed, done, done, parsed.subtree(done)[1])
    return Wish((done, last), tuple(of), (mark.i, mark.i + 1))


def no_demand_refused(parsed: Parsed, token: Token) -> bool:
    """ "Rejected the accusation", "refused to say": a denial and silence, of which nobody asked anything."""
    tokens = parsed.tokens
    deed = child(parsed, token.i, "xcomp")
    if deed is not None and token.lemma in OMITTED:
        open_talk = tokens[deed].lemma == "discuss" and any(
            tokens[c].dep == "dobj" and tokens[c].pos in ("NOUN", "PROPN") and tokens[c].lemma not in MATTERS
            for c in parsed.children[deed]
        )  # "refused to discuss a share of the money"
        silent = tokens[deed].lemma in SILENT and not open_talk
        return silent or any(tokens[c].lemma in ("detail", "comment", "name") for c in parsed.children[deed])
    return any(tokens[c].dep == "dobj" and tokens[c].lemma in CHARGES for c in parsed.children[token.i])


def outsider(parsed: Parsed, holders: list[int], say: Token | None) -> bool:
    """Whether the threat is foretold by an expert or the like, and not made by those who would carry it out."""
    who = subjects(parsed, say.i) if say is not None else []
    classes = {by("speakers", "word").get(parsed.tokens[w].lemma.lower(), {}).get("class") for w in who}
    return bool(classes & OUTSIDERS) and not set(who) & set(holders)


def before_else(parsed: Parsed, words: tuple[int, int]) -> tuple[int, int]:
    """Cut "or else ..." off what is wanted."""
    first, last = words
    tokens = parsed.tokens
    cut = next((k for k in range(first + 1, last) if [t.lower for t in tokens[k : k + 2]] == ["or", "else"]), last)
    while cut > first + 1 and tokens[cut - 1].pos == "PUNCT":
        cut -= 1
    return first, cut


def orders(parsed: Parsed, token: Token) -> Iterator[tuple[tuple[int, int], Token, list[int]]]:
    """ "Hand them over or face sanctions, the minister told Quito": the order, the verb of saying, and who is told."""
    say = parsed.tokens[token.head]
    if (
        token.tag != "VB"
        or token.dep not in ("ccomp", "advcl", "parataxis")
        or f"{say.lemma} s" not in by("demand_cues", "word")
    ):
        return
    if child(parsed, token.i, "nsubj", "nsubjpass", "aux", "mark") is not None or token.i > say.i:
        return
    other = next((c for c in parsed.children[token.i] if parsed.tokens[c].dep == "conj"), None)
    link = next((c for c in parsed.children[token.i] if parsed.tokens[c].lower == "or"), None)
    if other is None or link is None:
        return
    ours = any(parsed.tokens[c].lower in ("will", "'ll", "shall", "’ll") for c in parsed.children[other])
    if not (parsed.tokens[other].lemma in ELSE or (ours and child(parsed, other, "nsubj") is not None)):
        return
    told = [c for c in parsed.children[say.i] if parsed.tokens[c].dep in ("dobj", "dative")]
    last = link
    while last > token.i + 1 and parsed.tokens[last - 1].pos == "PUNCT":
        last -= 1
    yield (token.i, last), say, [t for t in told if actor_like(parsed, t)]
