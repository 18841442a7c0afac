"""Where a verb's act stands: tense, modal, negation, the words it hangs on, and the clause that holds it."""

from dataclasses import replace

from dragoman.extract.events.clauses import clause, condition, open_question
from dragoman.extract.events.collapses import fallen
from dragoman.extract.events.operators import Operator, operator
from dragoman.extract.events.relatives import perceived
from dragoman.extract.events.speech import OCCURRED, SAY, Standing, attributed
from dragoman.extract.events.tenses import (
    auxiliaries,
    bare,
    from_modal,
    from_tense,
    headline,
    infinitive,
    modal_of,
    perfect,
)
from dragoman.extract.syntax import child, negated, verb_above
from dragoman.model import Certainty, Parsed, Status, Token

ACCUSING = frozenset({"accuse", "allege", "suspect", "blame", "charge"})
DOUBT = {
    "likely": Certainty.PROBABLE, "probably": Certainty.PROBABLE, "presumably": Certainty.PROBABLE,
    "possibly": Certainty.POSSIBLE, "perhaps": Certainty.POSSIBLE, "maybe": Certainty.POSSIBLE,
    "reportedly": Certainty.POSSIBLE, "allegedly": Certainty.POSSIBLE, "apparently": Certainty.POSSIBLE,
    "potentially": Certainty.POSSIBLE, "purportedly": Certainty.POSSIBLE, "supposedly": Certainty.POSSIBLE,
}  # fmt: skip
WISHES = frozenset(
    {"seek", "want", "ask", "push", "press", "demand", "like", "wish"}
)  # "seeks to meet": one's own wish
WHEN = frozenset({"when", "once", "before", "after"})
TOLD = frozenset({"tell", "warn", "bid", "urge", "remind"})
PUT_OFF = frozenset({"postpone", "defer", "put off", "delay", "hold over"})
# in the pluperfect they tell of a plan given up; "had agreed to", "had offered to" tell of one that may stand
INTENDED = frozenset({"plan", "intend", "hope", "mean", "aim", "schedule", "due", "expect", "suppose", "slate", "set"})
HOPED = frozenset({"hope", "mean", "intend", "aim", "about"})
UNDONE = frozenset({Status.DENIED, Status.CANCELLED, Status.FAILED})
BEGINS = frozenset({"begin", "start", "resume"})
PARLEYS = frozenset({"talk", "negotiation", "discussion", "consultation", "referendum", "vote", "idea", "prospect"})
TIGHT = frozenset(
    {Status.POSSIBLE, Status.HYPOTHETICAL, Status.CALLED_FOR, Status.DENIED, Status.CANCELLED, Status.FAILED}
)
DEEPEST = 6  # clauses looked up through; deeper nesting is the parser's error more often than the writer's


def verb_standing(parsed: Parsed, i: int, depth: int = 0) -> Standing | None:
    """The standing of the act of verb ``i``; None when the words assert no act at all."""
    if depth > DEEPEST:
        return OCCURRED
    token = parsed.tokens[i]
    supposed = condition(parsed, i)
    if supposed is not None:
        asked = supposed is Status.CALLED_FOR
        return Standing(supposed, Certainty.CERTAIN if asked else Certainty.POSSIBLE)
    modal = modal_of(parsed, i)
    if modal:
        found = from_modal(parsed, i, modal, spoken=attributed(parsed, i))
    elif infinitive(parsed, i):
        found = _from_governor(parsed, i, depth)
    elif bare(parsed, i):
        found = _nonfinite(parsed, i, depth)
    elif token.pos in ("NOUN", "ADJ", "PROPN") and token.dep in ("ccomp", "xcomp"):
        found = _from_governor(parsed, i, depth) or OCCURRED  # "demanded that Berlin free them", read as an adjective
    else:
        found = from_tense(parsed, token)
        if found and negated(parsed, i):
            found = None
        elif token.tag in ("VBZ", "VBP") and token.dep == "advcl" and child(parsed, i, "advmod", "mark") is not None:
            found = _in_coming_time(parsed, i, found, depth)
    if found is None:
        return None
    held = clause(parsed, i, found)
    return None if held is None else _doubted(parsed, i, held)


def _in_coming_time(parsed: Parsed, i: int, found: Standing | None, depth: int) -> Standing | None:
    """ "will be pressed when the ministers meet": the present of a time clause goes with a future above it."""
    tokens = parsed.tokens
    if not any(tokens[c].lower in WHEN for c in parsed.children[i] if tokens[c].dep in ("advmod", "mark")):
        return found
    up = verb_above(parsed, i)
    above = verb_standing(parsed, up, depth + 1) if up is not None else None
    ahead = above is not None and above.status in (Status.PLANNED, Status.POSSIBLE, Status.THREATENED)
    return Standing(Status.PLANNED) if ahead else found


def _doubted(parsed: Parsed, i: int, standing: Standing) -> Standing:
    for c in parsed.children[i]:
        doubt = DOUBT.get(parsed.tokens[c].lower)
        if doubt is not None and parsed.tokens[c].dep == "advmod":
            return replace(standing, certainty=doubt)
        if parsed.tokens[c].lower == "whether" and parsed.tokens[i].dep in ("ccomp", "pcomp") and c < i:
            return open_question(standing)
    return standing


# --- infinitives, participles, bare forms ----------------------------------------------------------------------------


def _nonfinite(parsed: Parsed, i: int, depth: int) -> Standing | None:
    token = parsed.tokens[i]
    head = parsed.tokens[token.head]
    if token.dep == "conj" and head.pos in ("VERB", "AUX"):
        shared = _shared_infinitive(parsed, token, head)
        return verb_standing(parsed, shared, depth + 1) if not negated(parsed, i) else None
    if token.tag == "VBN":
        if token.dep in ("acl", "ROOT", "relcl"):
            return OCCURRED
        return verb_standing(parsed, head.i, depth + 1) if token.dep == "advcl" and head.pos == "VERB" else OCCURRED
    if token.tag in ("VB", "VBP"):
        if token.dep in ("ccomp", "xcomp") and head.i != i:
            return _from_governor(parsed, i, depth)
        return None  # an imperative, a question
    if token.dep == "pcomp":
        return _gerund(parsed, i, head, depth)
    if token.dep in ("xcomp", "dobj", "ccomp") and head.pos == "VERB":
        if perceived(parsed, i):
            seen = verb_standing(parsed, head.i, depth + 1)  # "heard shelling", "saw soldiers burning huts"
            return replace(seen, firm=True) if seen is not None else None
        return _from_governor(parsed, i, depth)
    if token.dep in ("csubj", "nsubj"):
        return verb_standing(parsed, head.i, depth + 1)
    if token.dep in ("advcl", "acl") and head.i != i:
        above = head.i if head.pos in ("VERB", "AUX") else verb_above(parsed, i)
        if token.tag == "VBG" and (token.lemma in SAY or token.lemma in ACCUSING):
            return OCCURRED  # "said it would leave, accusing ...": done by being said
        return verb_standing(parsed, above, depth + 1) if above is not None else OCCURRED
    return Standing(Status.ONGOING) if token.dep == "ROOT" else OCCURRED


def _shared_infinitive(parsed: Parsed, token: Token, head: Token) -> int:
    """ "was scheduled to land, talk and meet": a bare verb joined to "scheduled" goes with "to land"."""
    if token.tag == "VB" and head.tag in ("VBD", "VBN", "VBZ") and not modal_of(parsed, head.i):
        for c in parsed.children[head.i]:
            if parsed.tokens[c].dep == "xcomp" and head.i < c < token.i and infinitive(parsed, c):
                return c
    return head.i


def _gerund(parsed: Parsed, i: int, preposition: Token, depth: int) -> Standing | None:
    """A gerund after a preposition: "accused of bombing", "talks on lifting", "after meeting", "without signing"."""
    head = parsed.tokens[preposition.head]
    if preposition.lower == "without" or negated(parsed, i):
        return None
    if head.lemma in ACCUSING and preposition.lower in ("of", "for", "over", "with"):
        return Standing(Status.OCCURRED, Certainty.POSSIBLE if preposition.lower == "of" else Certainty.CERTAIN)
    found = operator(parsed, head.i, preposition.lower)
    if found is not None and (head.pos != "VERB" or " " in found.word):
        return _apply(parsed, found, depth)
    if preposition.lower in ("in", "by") and head.pos == "NOUN":
        up = verb_above(parsed, head.i)
        return verb_standing(parsed, up, depth + 1) if up is not None else None
    if head.pos in ("VERB", "AUX") and preposition.lower in ("after", "by", "for", "since", "while", "when", "over"):
        above = verb_standing(parsed, head.i, depth + 1)
        return above if preposition.lower == "by" else OCCURRED
    if preposition.lower in ("on", "about", "to", "of", "before", "against", "from", "in", "toward", "towards"):
        up = verb_above(parsed, head.i)
        real = up is None or verb_standing(parsed, up, depth + 1) is not None
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE) if real and head.lemma in PARLEYS else None
    return None


def _from_governor(parsed: Parsed, i: int, depth: int) -> Standing | None:
    """An infinitive takes its standing from the verb, adjective or noun it hangs on."""
    token = parsed.tokens[i]
    head = parsed.tokens[token.head]
    if perfect(parsed, i):
        return _perfect_infinitive(parsed, head)
    if token.head == i:
        return Standing(Status.PLANNED) if headline(parsed, token) else None
    if negated(parsed, i):
        return None
    if token.dep == "conj" and head.pos == "VERB":
        return verb_standing(parsed, head.i, depth + 1)
    if head.dep == "ROOT" and head.pos in ("NOUN", "PROPN") and operator(parsed, head.i) is None:
        return Standing(Status.PLANNED)  # a headline: "Presidents to hold talks"
    if head.lemma in TOLD and head.pos == "VERB":
        return Standing(Status.CALLED_FOR, operators=(head.i,)) if not negated(parsed, head.i) else None
    if head.lemma in ("be", "have", "let"):
        return _is_to(parsed, token, head, depth)
    if head.lemma in WISHES and child(parsed, head.i, "dobj") is None and not _with_own_subject(parsed, i):
        if any(head.i < c < i and parsed.tokens[c].dep == "prep" for c in parsed.children[head.i]):
            return _asked_through(parsed, i, head, depth)  # "is pushing for talks to discuss": a purpose
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE, (head.i,)) if not negated(parsed, head.i) else None
    found = operator(parsed, head.i)
    if found is None or (token.dep == "advcl" and head.pos == "VERB" and found.standing == "occurred"):
        return _asked_through(parsed, i, head, depth)
    begun = _apply(parsed, found, depth)
    if begun is not None and begun.status is Status.OCCURRED and found.word in BEGINS:
        return replace(begun, status=Status.ONGOING)
    return begun


def _asked_through(parsed: Parsed, i: int, head: Token, depth: int) -> Standing | None:
    """ "called on Baku to reopen", "turned to Rome to": the operator is the verb with its preposition."""
    if head.pos == "ADP" or (head.pos in ("NOUN", "PROPN") and head.dep == "pobj"):
        preposition = head if head.pos == "ADP" else parsed.tokens[head.head]
        found = operator(parsed, preposition.head, preposition.lower)
    else:
        parts = [parsed.tokens[c] for c in parsed.children[head.i] if parsed.tokens[c].dep == "prep" and c < i]
        every = (operator(parsed, head.i, p.lower) for p in parts)
        found = next((f for f in every if f is not None and " " in f.word), None)
    return _apply(parsed, found, depth) if found is not None and found.standing == "called_for" else None


def _perfect_infinitive(parsed: Parsed, head: Token) -> Standing:
    """ "is believed to have met", "claims to have shot down", "were to have met"."""
    if head.lemma == "deny":
        return Standing(Status.DENIED, operators=(head.i,))
    if head.lemma == "be" and head.tag == "VBD":
        return Standing(Status.CANCELLED)
    found = operator(parsed, head.i)
    if found is not None and found.standing == "planned" and head.lemma not in ("expect", "expected"):
        return Standing(Status.CANCELLED, operators=(head.i,))
    weak = head.lemma in ("believe", "think", "say", "report", "accuse", "appear", "seem")
    return Standing(Status.OCCURRED, Certainty.POSSIBLE if weak else Certainty.PROBABLE)


def _is_to(parsed: Parsed, token: Token, head: Token, depth: int) -> Standing | None:
    """ "is to meet", "the plan is to withdraw", "has to withdraw", "let them go"."""
    if head.lemma == "let":
        return OCCURRED
    if head.lemma == "have" and head.tag == "VBD":
        return OCCURRED  # "had to dig in"
    if head.lemma == "have":
        return Standing(Status.CALLED_FOR) if token.dep == "xcomp" and attributed(parsed, head.i) else None
    subject = child(parsed, head.i, "nsubj")
    found = operator(parsed, subject) if subject is not None and parsed.tokens[subject].pos == "NOUN" else None
    if found is not None:
        return _apply(parsed, found, depth)
    if head.tag == "VBD" and (undone := overturned(parsed, head)) is not None:
        return Standing(undone)  # "was to poison him but fled"
    return Standing(Status.PLANNED) if head.tag in ("VBZ", "VBP", "VBD") else None


def _with_own_subject(parsed: Parsed, i: int) -> bool:
    return child(parsed, i, "nsubj", "nsubjpass") is not None


def apply(parsed: Parsed, found: Operator, depth: int = 0) -> Standing | None:
    """The standing an operator gives its complement, seen through negation and the operator's own standing."""
    return _apply(parsed, found, depth)


def _apply(parsed: Parsed, found: Operator, depth: int) -> Standing | None:
    token = parsed.tokens[found.at]
    above = _own_standing(parsed, token, depth)
    own = (found.at,) if found.own_time else ()
    if above is None:  # negated, or the outlet's own wish
        return _without(parsed, found, own)
    if found.standing == "refused" or (above.refusal and found.standing != "threatened"):
        return None
    if found.standing == "occurred":
        return replace(above, operators=(*above.operators, found.at))
    if found.standing == "ongoing":
        lasting = replace(above, operators=(*above.operators, found.at))
        return replace(lasting, status=Status.ONGOING) if above.status is Status.OCCURRED else lasting
    status, sure = Status(found.standing), found.certainty
    if status is Status.FAILED and above.status in (Status.ONGOING, Status.PLANNED):
        status, sure = Status.POSSIBLE, Certainty.POSSIBLE  # "is trying to", "will try to"
    if status is Status.CANCELLED and above.status is Status.DENIED:
        return Standing(Status.PLANNED, operators=(found.at,))  # "denied that the talks had been called off"
    if above.status in TIGHT and status not in (Status.CANCELLED, Status.DENIED, Status.FAILED):
        if status is not Status.THREATENED or above.status in UNDONE:  # "may threaten to leave": still a threat
            status, sure = above.status, above.certainty
    elif status is Status.PLANNED and (undone := overturned(parsed, token)) is not None:
        status, sure = undone, Certainty.CERTAIN
    elif found.word in PUT_OFF and _indefinitely(parsed, token):
        status, sure = Status.CANCELLED, Certainty.CERTAIN
    put_off = found.word in PUT_OFF
    return Standing(status, sure, (*above.operators, found.at), (*above.own_time, *own), firm=put_off)


def _without(parsed: Parsed, found: Operator, own: tuple[int, ...]) -> Standing | None:
    """What an operator that is itself negated leaves of its complement."""
    if not _verb_negated(parsed, parsed.tokens[found.at]):
        return None
    if found.standing == "failed":
        return Standing(Status.OCCURRED, operators=(found.at,))
    if found.own_time:
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE, (found.at,), own, unfixed=True)
    return None


def overturned(parsed: Parsed, token: Token) -> Status | None:
    """CANCELLED for a past plan that the words undo ("had planned to", "was due to ..., but"), FAILED for a hope."""
    tokens = parsed.tokens
    verb = tokens[token.head] if token.pos == "ADJ" else token
    if verb.pos not in ("VERB", "AUX"):
        return None
    helpers = {a.lower for a in auxiliaries(parsed, verb.i)}
    aimed = token.lemma in HOPED
    if "had" in helpers and verb.tag == "VBN" and token.lemma in INTENDED:
        return Status.CANCELLED
    if verb.tag not in ("VBD", "VBN") or (verb.tag == "VBN" and not helpers & {"was", "were"}):
        return None
    but = any(tokens[c].lower == "but" and tokens[c].dep == "cc" for c in parsed.children[verb.i])
    other = [c for c in parsed.children[verb.i] if tokens[c].dep == "conj" and c > verb.i]
    if not but or not other:
        return None
    return Status.FAILED if aimed else Status.CANCELLED


def _indefinitely(parsed: Parsed, verb: Token) -> bool:
    """Whether what is put off is given no other day: "indefinitely", "without a date", "until further notice"."""
    tokens = parsed.tokens
    words = [t.lower for t in tokens[verb.i : parsed.sentences[verb.sentence].last]]
    if "indefinitely" in words or ("no" in words and "date" in words):
        return True
    near = {tokens[g].lower for c in parsed.children[verb.i] if tokens[c].dep == "prep" for g in parsed.children[c]}
    return ("without" in words and bool({"date", "giving", "setting"} & set(words))) or "notice" in near


def _own_standing(parsed: Parsed, token: Token, depth: int) -> Standing | None:
    """The standing of the operator itself: of its verb, of the "be" of an adjective, of what governs a noun."""
    if token.pos in ("VERB", "AUX") and token.dep != "amod":
        return verb_standing(parsed, token.i, depth + 1)
    head = parsed.tokens[token.head]
    if token.pos in ("NOUN", "PROPN"):
        return _noun_operator(parsed, token, depth)
    if head.pos in ("AUX", "VERB") and token.dep in ("acomp", "xcomp", "oprd", "attr", "conj"):
        return None if negated(parsed, token.i) else verb_standing(parsed, head.i, depth + 1)
    return OCCURRED


def _noun_operator(parsed: Parsed, token: Token, depth: int) -> Standing | None:
    """The standing of a plan, call or threat from what is done with it."""
    head = parsed.tokens[token.head]
    if any(parsed.tokens[c].lower == "no" for c in parsed.children[token.i]):
        return None
    if (undone := fallen(parsed, token)) is not None:
        return Standing(undone)
    if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
        upper = operator(parsed, head.i)
        if upper is not None and upper.standing in ("cancelled", "refused", "denied", "failed"):
            if upper.standing == "refused":
                return OCCURRED if (operator(parsed, token.i) or upper).standing == "called_for" else None
            return Standing(Status(upper.standing), operators=(head.i,))
        if negated(parsed, head.i):
            return None
    if token.dep == "pobj" and head.lower in ("in", "as") and token.lemma in ("attempt", "effort", "bid", "move"):
        return None  # "met in an attempt to repair ties": a purpose
    if token.dep == "pobj" and head.lower in ("amid", "after", "despite", "with", "following", "since", "under"):
        return OCCURRED
    up = verb_above(parsed, token.i) if depth < DEEPEST else None
    above = verb_standing(parsed, up, depth + 1) if up is not None else OCCURRED
    if above is None and modal_of(parsed, up or 0) == "must":
        return None
    return above if above is not None and above.status in TIGHT else OCCURRED


def _verb_negated(parsed: Parsed, token: Token) -> bool:
    return negated(parsed, token.i) or (token.pos == "ADJ" and negated(parsed, token.head))
