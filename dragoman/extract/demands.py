"""Parsed -> DemandMention: who wants, refuses or makes conditional what, of whom.

A demand needs a party that can act. An outlet's own "must" is none: the modal counts only inside a clause that somebody
is said to say.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from dragoman.extract.actorlike import actor_like
from dragoman.extract.asked import thing_asked, undergone
from dragoman.extract.asking import has_infinitive, of_what_was_asked, party, plain_claim, really_demands
from dragoman.extract.bargains import bargain, offered, shut_out, tied
from dragoman.extract.spoken import spoken
from dragoman.extract.syntax import (
    ancestors,
    by_agent,
    child,
    negated,
    objects,
    passive,
    phrase_span,
    prepositional,
    subjects,
)
from dragoman.extract.terms import MODALS, conditional, given_time, let, no_intention, threatened
from dragoman.extract.ultimatums import before_else, no_demand_refused, orders
from dragoman.extract.voiced import FOUND_BY, mentions, saying
from dragoman.extract.wanted import (
    IF,
    clause_words,
    complement,
    condition_of,
    trimmed,
    without_not,
)
from dragoman.lexicon import by
from dragoman.model import DemandMention, DemandStance, Parsed, Token

WANTS, REFUSES, CONDITIONS = DemandStance.WANTS, DemandStance.REFUSES, DemandStance.CONDITIONS
NEEDED = frozenset({"must", "should", "shall", "ought"})
NAMES = frozenset({"PROPN", "NOUN"})
NO_THING = frozenset({"anonymity", "nothing"})
UNSURE = frozenset({"i", "we", "you"})
STATES = frozenset(
    ("be", "become", "happen", "matter", "know", "change", "remain", "succeed", "fail", "mean", "work", "last", "see",
     "take", "cost", "affect", "survive", "suffer", "need", "appear", "forget", "return", "stop", "rest", "hesitate",
     "do", "go")
)  # fmt: skip
# "will not be" or "will not stop" tells the future or resolve; it refuses no demand
WILL = frozenset({"will", "wo", "would", "shall", "sha"})
GATHERS = frozenset({"march", "rally", "gather", "meet", "write", "protest", "strike", "travel", "go"})
PARLEYS = frozenset({"talk", "negotiate", "deal", "speak", "bargain"})
VOWS = frozenset({"vow", "pledge", "promise", "swear", "plan", "prepare", "threaten", "offer", "agree"})
HOLDS_OUT = frozenset({"threaten", "offer", "promise", "propose", "pledge"})
NOBODY = frozenset({"neither", "both", "either"})
VOICES = frozenset(
    {"repeat", "renew", "reiterate", "voice", "issue", "press", "make", "deliver", "relaunch", "back", "send", "lodge"}
)


def find(parsed: Parsed) -> Iterator[DemandMention]:
    """Yield the demands, refusals and conditions of a document in text order."""
    for token in parsed.tokens:
        found: Iterator[DemandMention] = iter(())
        if token.pos in ("VERB", "AUX"):
            found = chain(
                _by_verb(parsed, token) if token.pos == "VERB" else (), spoken(parsed, token), shut_out(parsed, token)
            )
        elif token.pos == "NOUN":
            found = _by_noun(parsed, token)
        elif token.pos == "ADJ":
            found = _by_adjective(parsed, token)
        if token.tag == "MD":
            found = _by_modal(parsed, token)
        elif token.lower in ("do", "does") and token.pos == "AUX":
            found = _by_habit(parsed, token)
        yield from found


# --- verbs -----------------------------------------------------------------------------------------------------------


def _by_verb(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    yield from _by_threat(parsed, token)
    yield from given_time(parsed, token)
    yield from let(parsed, token)
    row = _row(parsed, token)
    if row is None or row["pos"] != "verb" or _unreal(parsed, token.i):
        return
    stance = DemandStance(row["stance"])
    if negated(parsed, token.i):
        if token.lemma not in ("want", "seek", "support", "accept", "recognize", "recognise", "allow", "abandon"):
            return
        stance = REFUSES
    elif row["needs"] == "not":
        return
    if _names(parsed, token):
        return
    if not really_demands(parsed, token) or (row["needs"] == "asked" and not of_what_was_asked(parsed, token)):
        return
    if token.lemma == "seek" and has_infinitive(parsed, token.i):
        return  # "sought to assure": an attempt of one's own
    thing, of = undergone(parsed, token) or thing_asked(parsed, token, row["prep"])
    if thing is None or (stance is REFUSES and no_demand_refused(parsed, token)):
        return
    opening = parsed.tokens[thing[0] : min(thing[0] + 2, thing[1])]
    if opening[0].entity == "DATE" or any(t.lemma in NO_THING for t in opening):
        return  # "requesting anonymity", "a meeting called for Friday"
    holders, cue = _holders(parsed, token), parsed.span(token.i, token.i + 1)
    if not _is_done_to(parsed, token) or holders:
        anybody = stance is WANTS and token.lemma != "want"
        yield from mentions(parsed, holders, of, thing, stance, cue, condition_of(parsed, token.i), anybody=anybody)
    elif token.lemma != "tell":
        beside = token.head if token.dep == "acl" else max(token.i - 2, 0)  # before the comma
        of = of or ([beside] if party(parsed, beside) else [])
        whom = next((phrase_span(parsed, o) for o in of), None)  # "Oslo had been asked for a ship": nobody says by whom
        words = parsed.span(*before_else(parsed, thing))
        yield DemandMention(None, whom, words, stance, cue, condition_of(parsed, token.i), FOUND_BY)


def _holders(parsed: Parsed, token: Token) -> list[int]:
    """Who asks or refuses by verb ``token``; of "insists that ... and demands" the speaker."""
    if any(parsed.tokens[c].dep == "preconj" and parsed.tokens[c].lower in NOBODY for c in parsed.children[token.i]):
        return []  # "neither wants to be seen asking"
    undergone = _is_done_to(parsed, token)
    holders = by_agent(parsed, token.i) if undergone else subjects(parsed, token.i)
    own = not any(t.dep in ("relcl", "acl") for t in (token, *ancestors(parsed, token.i)))
    own = own and child(parsed, token.i, "nsubj") is None and not undergone
    if own and not any(actor_like(parsed, h) for h in holders):
        return [s for a in ancestors(parsed, token.i) if a.dep == "ROOT" for s in subjects(parsed, a.i)]
    return holders


def _is_done_to(parsed: Parsed, token: Token) -> bool:
    """Whether a verb is told of the one asked: "Uruguay, asked to close its ports, declined"."""
    if passive(parsed, token.i):
        return True
    if token.lemma not in ("ask", "urge", "order", "tell", "invite") or token.tag not in ("VBN", "VBD"):
        return False
    aside = token.i > 1 and parsed.tokens[token.i - 1].lower == "," and parsed.tokens[token.i - 2].pos in NAMES
    return token.dep in ("acl", "advcl") and (aside or token.tag == "VBN")


def _names(parsed: Parsed, token: Token) -> bool:
    """ "What it called shelling", "called it 'punishment' for it", "rejected that": nothing asked."""
    below = [parsed.tokens[c] for c in parsed.children[token.i]]
    if token.dep in ("ccomp", "xcomp", "pcomp") and parsed.tokens[token.head].lemma == "deny":
        return True  # "denied it had asked for talks"
    if token.lemma in ("insist", "maintain") and plain_claim(parsed, token.i):
        return True
    if token.lemma == "want" and negated(parsed, token.i) and any(t.lemma == "name" for t in below):
        return True  # "did not want his name in print"
    if token.lemma == "call":
        return any(t.dep in ("oprd", "dobj", "attr", "ccomp") for t in below)
    return token.lemma == "reject" and any(t.dep == "dobj" and t.lower in ("this", "that", "it") for t in below)


def _by_threat(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Threatened to act unless", "vowed to march unless", "leave or face the army": what the threat asks for."""
    if token.lemma in HOLDS_OUT:
        yield from threatened(parsed, token)
    yield from offered(parsed, token)
    yield from tied(parsed, token)
    deed = _deed(parsed, token) if token.lemma in VOWS and not _unreal(parsed, token.i) else None
    if deed is not None and negated(parsed, deed) and token.lemma != "threaten" and not negated(parsed, token.i):
        cue = parsed.span(token.i, token.i + 1)  # "vowed not to talk to killers"
        yield from mentions(parsed, subjects(parsed, token.i), [], without_not(parsed, deed), REFUSES, cue)
    elif deed is not None:
        yield from conditional(parsed, deed, subjects(parsed, token.i), token.i)
    for words, say, told in orders(parsed, token):
        cue = parsed.span(token.i, token.i + 1)
        yield from mentions(parsed, subjects(parsed, say.i), told, words, WANTS, cue)


def _deed(parsed: Parsed, token: Token) -> int | None:
    """What somebody vows "to" do, whatever the parser makes of "to"."""
    after = parsed.tokens[token.i + 1 : token.i + 3]
    bare = len(after) == 2 and after[0].lower == "to" and after[1].tag == "VB"
    return after[1].i if bare else child(parsed, token.i, "xcomp")


def _row(parsed: Parsed, token: Token) -> Mapping[str, str] | None:
    """The cue that a verb is; "call on" may be read as a verb with its particle."""
    known = by("demand_cues", "word")
    whole = _with_particle(parsed, token)
    on = whole.removeprefix(f"{token.lemma} ") in ("on", "upon", "for")
    return known.get(whole) or (known.get(token.lemma) if on else None)


def _with_particle(parsed: Parsed, token: Token) -> str:
    for c in parsed.children[token.i]:
        beside = parsed.tokens[c].dep == "advmod" and c == token.i + 1 and parsed.tokens[c].lower == "aside"
        if parsed.tokens[c].dep == "prt" or beside:
            return f"{token.lemma} {parsed.tokens[c].lower}"
    return token.lemma


def _unreal(parsed: Parsed, i: int) -> bool:
    """Whether the cue itself is only supposed, or an order to the reader."""
    helpers = [parsed.tokens[c] for c in parsed.children[i] if parsed.tokens[c].dep in ("aux", "mark")]
    if any(h.lower in MODALS or h.lower in IF for h in helpers):
        return True
    if any(h.tag == "MD" for h in helpers) and negated(parsed, i):
        return True  # "will not seek": told by the modal
    if not any(h.lower == "to" for h in helpers) or parsed.tokens[i].dep == "xcomp":
        return False
    head = parsed.tokens[parsed.tokens[i].head]
    return not (head.lemma in GATHERS and head.tag in ("VBD", "VBN") and parsed.tokens[i].dep == "advcl")


# --- nouns, adjectives -----------------------------------------------------------------------------------------------


def _by_noun(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "Kyiv's demand that Moscow withdraw", "its refusal to sign"; the owner holds it whoever turns it down."""
    row = by("demand_cues", "word").get(f"{token.lemma} n")
    head = parsed.tokens[token.head]
    if token.lemma == "intention":
        yield from no_intention(parsed, token, head)
    if row is None:
        return
    owner = child(parsed, token.i, "poss")
    if owner is None:  # "a Turkish request for an apology"
        owner = next((c for c in parsed.children[token.i] if c < token.i and parsed.tokens[c].entity == "NORP"), None)
    if owner is None or (
        parsed.tokens[owner].tag == "PRP$" and head.lemma in VOICES
    ):  # "Moscow renewed its call for": whoever voices it
        voiced = token.dep == "dobj" and head.lemma in VOICES and not _unreal(parsed, head.i)
        owner = next(iter(subjects(parsed, head.i)), None) if voiced and not negated(parsed, head.i) else None
    if owner is None:
        return
    thing = complement(parsed, token.i)
    if thing is not None:
        holder_of_verb = [h for h in subjects(parsed, head.i) if token.dep == "dobj" and head.pos == "VERB"]
        yield from mentions(
            parsed, [owner], holder_of_verb, thing, DemandStance(row["stance"]), parsed.span(token.i, token.i + 1)
        )


def _by_adjective(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "is unwilling to sign", "are not willing to talk", "conditional on a ceasefire"."""
    row = by("demand_cues", "word").get(f"{token.lemma} a")
    clause = child(parsed, token.i, "xcomp")
    head = parsed.tokens[token.head]
    if row is None or head.pos not in ("AUX", "VERB") or _unreal(parsed, head.i):
        return
    no = negated(parsed, head.i) or negated(parsed, token.i)
    if clause is not None and not no and row["needs"] == "not":
        yield from conditional(parsed, clause, subjects(parsed, head.i), head.i)
    if no is not (row["needs"] == "not"):
        return
    stance, cue = DemandStance(row["stance"]), parsed.span(token.i, token.i + 1)
    if clause is not None:
        yield from mentions(parsed, subjects(parsed, head.i), [], clause_words(parsed, clause), stance, cue)


def _by_habit(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    """ "her country does not talk to groups": refused as a rule."""
    verb = parsed.tokens[token.head]
    if token.dep != "aux" or verb.lemma not in PARLEYS or not negated(parsed, verb.i):
        return
    if prepositional(parsed, verb.i, "to", "with") and saying(parsed, verb.i) is not None:
        thing = (verb.i, trimmed(parsed, verb.i, verb.i, parsed.subtree(verb.i)[1]))
        yield from mentions(parsed, subjects(parsed, verb.i), [], thing, REFUSES, parsed.span(token.i, verb.i))


# --- modals inside reported speech -----------------------------------------------------------------------------------


def _by_modal(parsed: Parsed, token: Token) -> Iterator[DemandMention]:
    verb = parsed.tokens[token.head]
    if token.dep != "aux" or verb.pos not in ("VERB", "AUX"):
        return
    told: list[DemandMention] = []
    if token.lower in NEEDED and not (token.lower == "shall" and negated(parsed, verb.i)):
        told += _must(parsed, token, verb)
    elif token.lower in WILL and negated(parsed, verb.i) and (verb.lemma not in STATES or _takes_part(parsed, verb)):
        told += _will_not(parsed, token, verb)
    elif token.lower in WILL or (
        token.lower in MODALS and token.lower != "can"
    ):  # "can be solved if": what is possible
        told += conditional(parsed, verb.i, subjects(parsed, verb.i))
    yield from told or (bargain(parsed, verb) if token.lower in WILL else ())


def _takes_part(parsed: Parsed, verb: Token) -> bool:
    return verb.lemma == "take" and any(parsed.tokens[o].lemma in ("part", "order") for o in objects(parsed, verb.i))


def _must(parsed: Parsed, token: Token, verb: Token) -> Iterator[DemandMention]:
    """ "said Kyiv must withdraw" wants it of Kyiv; "that talks must rest on ..." sets a condition."""
    say = saying(parsed, verb.i)
    own = subjects(parsed, verb.i)
    if say is None or verb.lemma == "become" or token.i < parsed.subtree(verb.i)[0] + 1 or (own and token.i < own[0]):
        return  # a saying; "should they attack"
    if any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" for c in parsed.children[verb.i]):
        return
    who = subjects(parsed, verb.i)
    acting = [w for w in who if actor_like(parsed, w) and parsed.tokens[w].lower not in UNSURE]
    if not who or (
        not acting and any(parsed.tokens[w].pos == "PRON" and parsed.tokens[w].lower in UNSURE for w in who)
    ):
        return
    last = parsed.subtree(verb.i)[1]
    thing = (min(first_of(parsed, who[0]), verb.i), trimmed(parsed, verb.i, verb.i, last))
    things = {"it", "this", "that", "there", *(("they",) if passive(parsed, verb.i) else ())}  # "they must be based on"
    pronoun = all(parsed.tokens[w].lower in things for w in who)
    stance = WANTS if acting and not pronoun else CONDITIONS
    of = acting if stance is WANTS else []
    yield from mentions(
        parsed,
        subjects(parsed, say.i),
        of,
        thing,
        stance,
        parsed.span(token.i, token.i + 1),
        condition_of(parsed, verb.i),
    )


def first_of(parsed: Parsed, i: int) -> int:
    """The first token of the phrase of ``i``."""
    return parsed.subtree(i)[0]


def _will_not(parsed: Parsed, token: Token, verb: Token) -> Iterator[DemandMention]:
    """ "said it would not withdraw", "Türkiye 'will not seek permission'": a refusal by the subject of the clause."""
    ours = any(parsed.tokens[w].lower in ("we", "i") for w in subjects(parsed, verb.i))  # nobody else writes so
    if (saying(parsed, verb.i) is None and not ours) or passive(parsed, verb.i):
        return
    if any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" for c in parsed.children[verb.i]):
        return  # "they would never have burned it"
    first, last = verb.i, parsed.subtree(verb.i)[1]
    yield from mentions(
        parsed,
        subjects(parsed, verb.i),
        [],
        (first, trimmed(parsed, verb.i, first, last)),
        REFUSES,
        parsed.span(token.i, verb.i),
        condition_of(parsed, verb.i),
    )
