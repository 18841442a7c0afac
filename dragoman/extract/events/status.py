"""Where a verb's act stands: tense, modal, negation, the words it hangs on, and the clause that holds it."""

from dataclasses import replace

from dragoman.extract.events.operators import Operator, operator
from dragoman.extract.events.speech import (
    IF,
    OCCURRED,
    Standing,
    attributed,
    conditional,
    tagged_in_past,
    told_in_past,
    warned,
)
from dragoman.extract.syntax import child, negated, verb_above
from dragoman.model import Certainty, Parsed, Status, Token

ACCUSING = frozenset({"accuse", "allege", "suspect", "blame", "charge"})
MODALS = {"will": "will", "shall": "will", "'ll": "will", "wo": "will", "would": "would", "'d": "would", "may": "may",
          "might": "may", "could": "could", "can": "can", "ca": "can", "must": "must", "should": "must",
          "ought": "must"}  # fmt: skip
DOUBT = {
    "likely": Certainty.PROBABLE, "probably": Certainty.PROBABLE, "presumably": Certainty.PROBABLE,
    "possibly": Certainty.POSSIBLE, "perhaps": Certainty.POSSIBLE, "maybe": Certainty.POSSIBLE,
    "reportedly": Certainty.POSSIBLE, "allegedly": Certainty.POSSIBLE, "apparently": Certainty.POSSIBLE,
    "potentially": Certainty.POSSIBLE, "purportedly": Certainty.POSSIBLE, "supposedly": Certainty.POSSIBLE,
}  # fmt: skip
WISHES = frozenset(
    {"seek", "want", "ask", "push", "press", "demand", "like", "wish"}
)  # "seeks to meet": one's own wish
PARLEYS = frozenset({"talk", "negotiation", "discussion", "consultation", "referendum", "vote", "idea", "prospect"})
TIGHT = frozenset(
    {Status.POSSIBLE, Status.HYPOTHETICAL, Status.CALLED_FOR, Status.DENIED, Status.CANCELLED, Status.FAILED}
)
CLAIMS = frozenset({"report", "claim", "allegation", "accusation", "charge", "rumor", "rumour", "suggestion", "story"})
FALSIFY = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "contradict"})
CALLS = frozenset({"describe", "call", "brand", "label", "denounce"})
FICTION = frozenset({"invention", "fabrication", "lie", "false", "untrue", "baseless", "nonsense", "fiction", "myth"})
DEEPEST = 6  # clauses looked up through; deeper nesting is the parser's error more often than the writer's


def verb_standing(parsed: Parsed, i: int, depth: int = 0) -> Standing | None:
    """The standing of the act of verb ``i``; None when the words assert no act at all."""
    if depth > DEEPEST:
        return OCCURRED
    token = parsed.tokens[i]
    modal = _modal(parsed, i)
    if modal:
        found = _from_modal(parsed, i, modal)
    elif _infinitive(parsed, i):
        found = _from_governor(parsed, i, depth)
    elif _bare(parsed, i):
        found = _nonfinite(parsed, i, depth)
    else:
        found = _from_tense(parsed, token)
        if found and negated(parsed, i):
            found = None
    if found is None:
        return None
    held = _clause(parsed, i, found)
    return None if held is None else _doubted(parsed, i, held)


def _doubted(parsed: Parsed, i: int, standing: Standing) -> Standing:
    for c in parsed.children[i]:
        doubt = DOUBT.get(parsed.tokens[c].lower)
        if doubt is not None and parsed.tokens[c].dep == "advmod":
            return replace(standing, certainty=doubt)
    return standing


# --- modal, tense ----------------------------------------------------------------------------------------------------


def _modal(parsed: Parsed, i: int) -> str:
    for c in parsed.children[i]:
        if parsed.tokens[c].dep == "aux" and parsed.tokens[c].lower in MODALS and parsed.tokens[c].tag == "MD":
            return MODALS[parsed.tokens[c].lower]
    return ""


def _auxiliaries(parsed: Parsed, i: int) -> list[Token]:
    return [parsed.tokens[c] for c in parsed.children[i] if parsed.tokens[c].dep in ("aux", "auxpass")]


def _from_modal(parsed: Parsed, i: int, modal: str) -> Standing | None:
    no = negated(parsed, i)
    perfect = any(a.lemma == "have" for a in _auxiliaries(parsed, i))
    if perfect:
        return Standing(Status.OCCURRED, Certainty.POSSIBLE) if modal in ("may", "could") and not no else None
    if modal == "must":
        return Standing(Status.CALLED_FOR) if not no and attributed(parsed, i) else None
    if modal == "will":
        if no:
            return Standing(Status.DENIED, refusal=True)
        if conditional(parsed, i):
            return Standing(Status.POSSIBLE, Certainty.POSSIBLE)
        return Standing(Status.PLANNED)
    if modal == "would":
        told = (told_in_past(parsed, i) or tagged_in_past(parsed, i)) and not conditional(parsed, i)
        if no:
            return Standing(Status.DENIED, refusal=True) if told else None
        return (
            Standing(Status.PLANNED, Certainty.PROBABLE) if told else Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE)
        )
    if no:
        return Standing(Status.FAILED) if modal == "could" else None
    return Standing(Status.POSSIBLE, Certainty.POSSIBLE)


def as_threat(parsed: Parsed, i: int, standing: Standing) -> Standing:
    """Harm that somebody announces on a condition is a threat: "the crossing would be closed, should ..."."""
    if standing.status not in (Status.POSSIBLE, Status.HYPOTHETICAL, Status.PLANNED):
        return standing
    if _modal(parsed, i) not in ("will", "would") or not (conditional(parsed, i) or warned(parsed, i)):
        return standing
    own = child(parsed, i, "nsubj")
    mine = own is None or parsed.tokens[own].lower in ("it", "he", "she", "they", "we", "i")
    if not mine or not (attributed(parsed, i) or tagged_in_past(parsed, i)):
        return standing
    return replace(standing, status=Status.THREATENED, certainty=Certainty.CERTAIN)


def _from_tense(parsed: Parsed, token: Token) -> Standing | None:
    helpers = _auxiliaries(parsed, token.i)
    lowers = {a.lower for a in helpers}
    if token.tag == "VBG":
        if lowers & {"was", "were"} and told_in_past(parsed, token.i):
            return Standing(Status.ONGOING)
        return OCCURRED if lowers & {"was", "were", "had"} and "been" not in lowers else Standing(Status.ONGOING)
    if token.tag in ("VBD", "VBN"):
        if "being" in lowers and lowers & {"is", "are", "'s", "'re"}:
            return Standing(Status.ONGOING)
        return OCCURRED
    if "did" in lowers or parsed.sentences[token.sentence].headline:
        return OCCURRED
    if token.tag in ("VBZ", "VBP"):
        return Standing(Status.ONGOING)
    return OCCURRED


# --- infinitives, participles, bare forms ----------------------------------------------------------------------------


def _infinitive(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lower == "to" for c in parsed.children[i])


def _bare(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    helpers = _auxiliaries(parsed, i)
    return not helpers and (token.tag in ("VB", "VBG", "VBN") or (token.tag == "VBP" and token.dep == "conj"))


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
        return _from_governor(parsed, i, depth)
    if token.dep in ("csubj", "nsubj"):
        return verb_standing(parsed, head.i, depth + 1)
    if token.dep in ("advcl", "acl") and head.i != i:
        above = head.i if head.pos in ("VERB", "AUX") else verb_above(parsed, i)
        return verb_standing(parsed, above, depth + 1) if above is not None else OCCURRED
    return Standing(Status.ONGOING) if token.dep == "ROOT" else OCCURRED


def _shared_infinitive(parsed: Parsed, token: Token, head: Token) -> int:
    """ "was scheduled to land, talk and meet": a bare verb joined to "scheduled" goes with "to land"."""
    if token.tag == "VB" and head.tag in ("VBD", "VBN", "VBZ") and not _modal(parsed, head.i):
        for c in parsed.children[head.i]:
            if parsed.tokens[c].dep == "xcomp" and head.i < c < token.i and _infinitive(parsed, c):
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
    if any(a.lemma == "have" for a in _auxiliaries(parsed, i)):
        return _perfect_infinitive(head)
    if token.head == i:
        return Standing(Status.PLANNED) if parsed.sentences[token.sentence].headline else None
    if negated(parsed, i):
        return None
    if token.dep == "conj" and head.pos == "VERB":
        return verb_standing(parsed, head.i, depth + 1)
    if head.dep == "ROOT" and head.pos in ("NOUN", "PROPN") and operator(parsed, head.i) is None:
        return Standing(Status.PLANNED)  # a headline: "Presidents to hold talks"
    if head.lemma == "tell" and head.pos == "VERB":
        return Standing(Status.CALLED_FOR, operators=(head.i,)) if not negated(parsed, head.i) else None
    if head.lemma in ("be", "have", "let"):
        return _is_to(parsed, token, head, depth)
    if head.lemma in WISHES and child(parsed, head.i, "dobj") is None and not _with_own_subject(parsed, i):
        if any(head.i < c < i and parsed.tokens[c].dep == "prep" for c in parsed.children[head.i]):
            return None  # "is pushing for talks to discuss": a purpose
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE, (head.i,)) if not negated(parsed, head.i) else None
    found = operator(parsed, head.i)
    if found is None or (token.dep == "advcl" and head.pos == "VERB" and found.standing == "occurred"):
        return None
    return _apply(parsed, found, depth)


def _perfect_infinitive(head: Token) -> Standing:
    """ "is believed to have met", "claims to have shot down"."""
    if head.lemma == "deny":
        return Standing(Status.DENIED, operators=(head.i,))
    weak = head.lemma in ("believe", "think", "say", "report", "accuse", "appear", "seem")
    return Standing(Status.OCCURRED, Certainty.POSSIBLE if weak else Certainty.PROBABLE)


def _is_to(parsed: Parsed, token: Token, head: Token, depth: int) -> Standing | None:
    """ "is to meet", "the plan is to withdraw", "has to withdraw", "let them go"."""
    if head.lemma == "let":
        return OCCURRED
    if head.lemma == "have":
        return Standing(Status.CALLED_FOR) if token.dep == "xcomp" and attributed(parsed, head.i) else None
    subject = child(parsed, head.i, "nsubj")
    found = operator(parsed, subject) if subject is not None and parsed.tokens[subject].pos == "NOUN" else None
    if found is not None:
        return _apply(parsed, found, depth)
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
        if not _verb_negated(parsed, token):
            return None
        if found.standing == "failed":
            return Standing(Status.OCCURRED, operators=(found.at,))
        if found.own_time:
            return Standing(Status.POSSIBLE, Certainty.POSSIBLE, (found.at,), own, unfixed=True)
        return None
    if found.standing == "refused":
        return None
    if found.standing == "occurred":
        return replace(above, operators=(*above.operators, found.at))
    if found.standing == "ongoing":
        lasting = replace(above, operators=(*above.operators, found.at))
        return replace(lasting, status=Status.ONGOING) if above.status is Status.OCCURRED else lasting
    status = _standing_of(found)
    sure = found.certainty
    if above.refusal:
        return None
    if above.status in TIGHT and status not in (Status.CANCELLED, Status.DENIED, Status.FAILED):
        status, sure = above.status, above.certainty
    return Standing(status, sure, (*above.operators, found.at), (*above.own_time, *own))


def _standing_of(found: Operator) -> Status:
    return Status(found.standing)


def _own_standing(parsed: Parsed, token: Token, depth: int) -> Standing | None:
    """The standing of the operator itself: of its verb, of the "be" of an adjective, of what governs a noun."""
    if token.pos in ("VERB", "AUX") and token.dep != "amod":
        return verb_standing(parsed, token.i, depth + 1)
    head = parsed.tokens[token.head]
    if token.pos in ("NOUN", "PROPN"):
        if any(parsed.tokens[c].lower == "no" for c in parsed.children[token.i]):
            return None
        if token.dep in ("dobj", "nsubjpass") and head.pos == "VERB":
            upper = operator(parsed, head.i)
            if upper is not None and upper.standing in ("cancelled", "refused", "denied", "failed"):
                return None if upper.standing == "refused" else Standing(Status(upper.standing), operators=(head.i,))
            if negated(parsed, head.i):
                return None
        if token.dep == "pobj" and head.lower in ("in", "as") and token.lemma in ("attempt", "effort", "bid", "move"):
            return None  # "met in an attempt to repair ties": a purpose
        if token.dep == "pobj" and head.lower in ("amid", "after", "despite", "with", "following", "since", "under"):
            return OCCURRED
        up = verb_above(parsed, token.i) if depth < DEEPEST else None
        above = verb_standing(parsed, up, depth + 1) if up is not None else OCCURRED
        if above is None and _modal(parsed, up or 0) == "must":
            return None
        return above if above is not None and above.status in TIGHT else OCCURRED
    if head.pos in ("AUX", "VERB") and token.dep in ("acomp", "xcomp", "oprd", "attr", "conj"):
        return None if negated(parsed, token.i) else verb_standing(parsed, head.i, depth + 1)
    return OCCURRED


def _verb_negated(parsed: Parsed, token: Token) -> bool:
    return negated(parsed, token.i) or (token.pos == "ADJ" and negated(parsed, token.head))


# --- the clause above ------------------------------------------------------------------------------------------------


def _clause(parsed: Parsed, i: int, standing: Standing) -> Standing | None:
    """What the clause that holds verb ``i`` does to its standing: if-clauses, denials, demands, hopes."""
    token = parsed.tokens[i]
    for c in parsed.children[i]:
        if parsed.tokens[c].dep == "mark" and parsed.tokens[c].lower in IF and parsed.tokens[c].lower != "whether":
            return Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE, standing.operators)
    if token.head > 0 and parsed.tokens[token.head].lower == "provided" and token.dep in ("pcomp", "ccomp", "advcl"):
        return Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE, standing.operators)
    if token.dep in ("acl", "ccomp", "relcl") and parsed.tokens[token.head].lemma in CLAIMS:
        return _claimed(parsed, token.head, standing)
    if token.dep not in ("ccomp", "xcomp") or token.head == i or _infinitive(parsed, i):
        return standing
    found = operator(parsed, token.head)
    if found is None:
        return standing
    if negated(parsed, token.head):
        return None if found.standing == "called_for" and token.tag in ("VB", "VBP") else standing
    return _under(parsed, i, standing, found)


def _claimed(parsed: Parsed, noun: int, standing: Standing) -> Standing:
    """What a report, claim or charge says is only possible; denied where somebody calls it false."""
    tokens = parsed.tokens
    if tokens[noun].pos != "NOUN" or standing.status not in (Status.OCCURRED, Status.ONGOING):
        return standing
    verb = tokens[noun].head
    words = {tokens[j].lemma for j in range(*parsed.subtree(verb))} if tokens[noun].dep == "dobj" else set()
    if tokens[verb].lemma in FALSIFY | FICTION or (tokens[verb].lemma in CALLS and words & FICTION):
        return replace(standing, status=Status.DENIED, certainty=Certainty.CERTAIN)
    return replace(standing, certainty=Certainty.POSSIBLE)


def _under(parsed: Parsed, i: int, standing: Standing, found: Operator) -> Standing:
    ahead = standing.status in (Status.PLANNED, Status.HYPOTHETICAL, Status.POSSIBLE)
    operators = (*standing.operators, found.at)
    if found.standing == "denied":
        return Standing(Status.DENIED, operators=operators)
    if found.standing == "called_for" and (
        parsed.tokens[i].tag in ("VB", "VBP") or standing.status is Status.CALLED_FOR
    ):
        return Standing(Status.CALLED_FOR, operators=operators)
    if found.standing == "threatened" and ahead:
        own = child(parsed, i, "nsubj")
        if own is None or parsed.tokens[own].lower in ("it", "he", "she", "they", "we", "i"):
            return Standing(Status.THREATENED, operators=operators)
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE)
    if found.standing == "possible" and found.word in ("fear", "doubt", "suspect", "speculate", "predict", "forecast"):
        return Standing(standing.status, Certainty.POSSIBLE, standing.operators)
    if found.standing == "planned" and ahead and found.certainty is Certainty.PROBABLE:
        return Standing(standing.status, Certainty.PROBABLE, standing.operators)
    return standing
