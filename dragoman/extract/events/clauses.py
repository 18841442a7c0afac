"""What the clause that holds a verb does to its act: if-clauses, denials, demands, hopes, threats on a condition."""

from dataclasses import replace

from dragoman.extract.events.operators import Operator, group, operator
from dragoman.extract.events.speech import IF, Standing, attributed, conditional, tagged_in_past, warned
from dragoman.extract.events.tenses import auxiliaries, infinitive, modal_of
from dragoman.extract.syntax import child, first_conjunct, negated, passive, subjects
from dragoman.model import Certainty, Parsed, Status

CLAIMS = frozenset({"report", "claim", "allegation", "accusation", "charge", "rumor", "rumour", "suggestion", "story",
                    "talk", "idea", "notion"})  # fmt: skip
FALSIFY = frozenset({"deny", "dismiss", "reject", "refute", "rebut", "contradict", "scotch", "quash"})
CALLS = frozenset({"describe", "call", "brand", "label", "denounce"})
FICTION = frozenset({"invention", "fabrication", "lie", "false", "untrue", "baseless", "nonsense", "fiction", "myth",
                     "rubbish", "unfounded", "groundless", "fantasy", "fake", "rumour", "rumor"})  # fmt: skip
ASKED = frozenset({"unless", "until", "till"})  # "unless it frees them": what its speaker wants done
HARMS = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"})
OWN = frozenset({"it", "he", "she", "they", "we", "i"})
POSSESSORS = frozenset({"its", "his", "her", "their", "our", "my"})
VOICES = group("mouthpiece")
NEAR = 3  # words between "no" or "yet" and the confirming: "has yet to fully confirm"
CONFIRM = frozenset({"confirm", "verify", "corroborate", "establish", "ascertain", "substantiate", "guarantee",
                     "promise", "confirmation", "verification", "proof", "certain", "sure", "clear"})  # fmt: skip


def clause(parsed: Parsed, i: int, standing: Standing) -> Standing | None:
    """The standing of verb ``i`` seen from the clause above it; None where that clause takes it back."""
    token = parsed.tokens[i]
    supposed = condition(parsed, i)
    if supposed is not None:
        asked = supposed is Status.CALLED_FOR
        return Standing(supposed, Certainty.CERTAIN if asked else Certainty.POSSIBLE, standing.operators)
    if token.dep in ("acl", "ccomp", "relcl") and parsed.tokens[token.head].lemma in CLAIMS:
        return claimed(parsed, token.head, standing)
    if token.dep in ("acl", "ccomp") and _unconfirmed(parsed, token.head):
        return replace(open_question(standing), firm=True)
    if token.dep not in ("ccomp", "xcomp") or token.head == i or infinitive(parsed, i) or _beside(parsed, i):
        return standing
    found = operator(parsed, token.head)
    if found is None:
        return standing
    if negated(parsed, token.head):
        return None if found.standing == "called_for" and token.tag in ("VB", "VBP") else standing
    return _under(parsed, i, standing, found)


def _beside(parsed: Parsed, i: int) -> bool:
    """ "Troops shell village; Lagos demands withdrawal": a clause before a semicolon is nobody's words behind it."""
    head = parsed.tokens[i].head
    return i < head and any(t.text == ";" for t in parsed.tokens[i:head])


def _unconfirmed(parsed: Parsed, i: int) -> bool:
    """ "has not confirmed that", "has yet to confirm that", "no confirmation that", "did not confirm or deny that"."""
    tokens = parsed.tokens
    if tokens[i].lemma == "deny":
        other = first_conjunct(parsed, i)
        return other != i and tokens[other].lemma in CONFIRM and negated(parsed, other)
    if tokens[i].lemma == "be":  # "it is not certain that"
        told = child(parsed, i, "acomp")
        return told is not None and tokens[told].lemma in CONFIRM and negated(parsed, i)
    if tokens[i].lemma.lower() not in CONFIRM:
        return False
    verb = i if tokens[i].pos == "VERB" else tokens[i].head
    near = (*parsed.children[i], *parsed.children[verb], *parsed.children[tokens[verb].head])
    return negated(parsed, verb) or any(
        tokens[c].lower == "no" or (tokens[c].lower == "yet" and c < verb) for c in near if abs(c - i) <= NEAR
    )


def open_question(standing: Standing) -> Standing:
    """ "did not say whether it will leave", "unclear whether they fired": nobody says that they will or did."""
    if standing.status is Status.PLANNED:
        return replace(standing, status=Status.POSSIBLE, certainty=Certainty.POSSIBLE)
    if standing.status in (Status.OCCURRED, Status.ONGOING):
        return replace(standing, status=Status.HYPOTHETICAL, certainty=Certainty.POSSIBLE)
    return standing


def condition(parsed: Parsed, i: int) -> Status | None:
    """HYPOTHETICAL for the verb of an if-clause, inverted ones included; CALLED_FOR for what a speaker waits for."""
    tokens = parsed.tokens
    token = tokens[i]
    for c in parsed.children[i]:
        lower = tokens[c].lower
        if tokens[c].dep in ("mark", "prep", "advmod") and lower in ASKED and c < i:
            return Status.CALLED_FOR if token.dep == "advcl" and _ahead(parsed, i) else None
        if tokens[c].dep == "mark" and lower in IF and lower != "whether":
            only = c > 0 and tokens[c - 1].lower == "only" and child(parsed, i, "nsubj", "nsubjpass") is not None
            return Status.CALLED_FOR if only else Status.HYPOTHETICAL
    if token.head > 0 and tokens[token.head].lower == "provided" and token.dep in ("pcomp", "ccomp", "advcl"):
        return Status.HYPOTHETICAL
    if token.dep == "conj" and tokens[token.head].pos == "VERB" and child(parsed, i, "nsubj", "nsubjpass") is None:
        above = condition(parsed, token.head) if not _finite_again(parsed, i) else None
        return above
    if token.dep == "relcl" and _anyone(parsed, token.head) and _ahead(parsed, token.head):
        return Status.HYPOTHETICAL
    return Status.HYPOTHETICAL if inverted(parsed, i) else None


def _anyone(parsed: Parsed, i: int) -> bool:
    """ "any villager who votes", "whoever", "those who": nobody is said to have done it."""
    tokens = parsed.tokens
    if tokens[i].lower in ("anyone", "anybody", "whoever", "everyone", "those"):
        return True
    return any(tokens[c].lower in ("any", "every") for c in parsed.children[i])


def _ahead(parsed: Parsed, i: int) -> bool:
    """Whether the main clause over the clause of ``i`` tells what is still to come: "will not talk until ..."."""
    tokens = parsed.tokens
    at = tokens[i].head
    for _ in range(4):
        if modal_of(parsed, at) or infinitive(parsed, at) or negated(parsed, at):
            return True
        if tokens[at].head == at:
            break
        at = tokens[at].head
    return tokens[i].tag in ("VBZ", "VBP") and tokens[tokens[i].head].tag != "VBD"


def _finite_again(parsed: Parsed, i: int) -> bool:
    return bool(auxiliaries(parsed, i))


def inverted(parsed: Parsed, i: int) -> bool:
    """ "Had the patrol fired", "should they come", "were he to resign": the helper stands before the subject."""
    tokens = parsed.tokens
    if any(t.text == "?" for t in tokens[i : parsed.sentences[tokens[i].sentence].last]):
        return False
    if infinitive(parsed, i) and tokens[tokens[i].head].lower == "were":
        be = tokens[i].head
        own = child(parsed, be, "nsubj", "nsubjpass", "attr")
        return (own is not None and be < own) or child(parsed, be, "mark") is not None
    helpers = [a for a in auxiliaries(parsed, i) if a.lower in ("had", "should", "were")]
    own = child(parsed, i, "nsubj", "nsubjpass")
    return bool(helpers) and own is not None and helpers[0].i < own < i and tokens[i].dep in ("advcl", "ccomp", "csubj")


def claimed(parsed: Parsed, noun: int, standing: Standing) -> Standing:
    """What a report, claim or charge says is only possible; denied where somebody calls it false."""
    tokens = parsed.tokens
    if tokens[noun].pos != "NOUN":
        return standing
    if disowned(parsed, noun):
        return replace(standing, status=Status.DENIED, certainty=Certainty.CERTAIN, firm=True)
    if standing.status not in (Status.OCCURRED, Status.ONGOING):
        return standing
    return replace(standing, certainty=Certainty.POSSIBLE)


def disowned(parsed: Parsed, noun: int) -> bool:
    """Whether the report or claim that ``noun`` names is called false, or denied: "dismissed talk of"."""
    tokens = parsed.tokens
    verb = tokens[tokens[noun].head]
    if tokens[noun].lemma not in CLAIMS | {"suspicion", "gossip"} or negated(parsed, verb.i):
        return False
    if verb.lemma in FICTION:
        return True  # "described as pure invention a report": the parser hangs the report on the invention
    if tokens[noun].dep not in ("dobj", "nsubjpass", "nsubj", "pobj"):
        return False
    if verb.lemma in FALSIFY and tokens[noun].dep in ("dobj", "nsubjpass"):
        return True
    words = {tokens[j].lemma for j in range(*parsed.subtree(verb.i))}
    return bool(words & FICTION) and (verb.lemma in CALLS or verb.lemma in ("be", "dismiss", "reject"))


def _under(parsed: Parsed, i: int, standing: Standing, found: Operator) -> Standing:
    ahead = standing.status in (Status.PLANNED, Status.HYPOTHETICAL, Status.POSSIBLE)
    operators = (*standing.operators, found.at)
    token = parsed.tokens[i]
    if found.standing == "denied":
        return Standing(Status.DENIED, operators=operators)
    if found.standing == "called_for" and (
        token.tag in ("VB", "VBP") or standing.status is Status.CALLED_FOR or _subjunctive(parsed, i)
    ):
        return Standing(Status.CALLED_FOR, operators=operators)
    if found.standing == "threatened" and ahead:
        own = child(parsed, i, "nsubj", "nsubjpass")
        if own is None or mine(parsed, i):
            return Standing(Status.THREATENED, operators=operators)
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE)
    if found.standing == "possible" and found.word in ("fear", "doubt", "suspect", "speculate", "predict", "forecast"):
        return Standing(standing.status, Certainty.POSSIBLE, standing.operators)
    if found.standing == "planned" and ahead and found.certainty is Certainty.PROBABLE:
        return Standing(standing.status, Certainty.PROBABLE, standing.operators)
    return standing


def _subjunctive(parsed: Parsed, i: int) -> bool:
    """ "demand that they be freed", "wants the envoy thrown out"."""
    token = parsed.tokens[i]
    helpers = {a.lower for a in auxiliaries(parsed, i)}
    if token.tag == "VBD" and not helpers and (token.lower == token.lemma or parsed.tokens[token.head].lemma == "want"):
        return True  # "demanded that he quit": the parser's past
    return ("be" in helpers and not modal_of(parsed, i)) or (not helpers and parsed.tokens[i].tag == "VBN")


def mine(parsed: Parsed, i: int) -> bool:
    """Whether the doer of verb ``i`` is whoever speaks: "it would", "its planes will", "the rebels will, they said"."""
    tokens = parsed.tokens
    found = subjects(parsed, i)
    if not found or (passive(parsed, i) and child(parsed, i, "agent") is None):
        return True
    own = found[0]
    if tokens[own].lower in OWN or any(tokens[c].lower in POSSESSORS for c in parsed.children[own]):
        return True
    names = {tokens[own].lemma.lower(), *(tokens[c].lemma.lower() for c in parsed.children[own])}
    for verb in {tokens[i].head, *(c for c in parsed.children[i] if tokens[c].pos == "VERB")} - {i}:
        for who in subjects(parsed, verb):
            around = {tokens[c].lower for c in parsed.children[who]}
            lemmas = {tokens[who].lemma.lower(), *(tokens[c].lemma.lower() for c in parsed.children[who])}
            if around & POSSESSORS or tokens[who].lemma.lower() in VOICES or names & lemmas - {"the", "a", "'s"}:
                return True
    return False


def as_threat(parsed: Parsed, i: int, standing: Standing, kind: str) -> Standing:
    """Harm that somebody announces on a condition is a threat: "the crossing would be closed, should ..."."""
    if standing.status not in (Status.POSSIBLE, Status.HYPOTHETICAL, Status.PLANNED):
        return standing
    if modal_of(parsed, i) not in ("will", "would") or condition(parsed, i) is not None or not mine(parsed, i):
        return standing
    by_words = warned(parsed, i)
    if not by_words and not conditional(parsed, i):
        return standing
    if kind not in HARMS and not (not kind and (by_words or unless(parsed, i))):
        return standing
    said = by_words or attributed(parsed, i) or tagged_in_past(parsed, i) or modal_of(parsed, i) == "will"
    return replace(standing, status=Status.THREATENED, certainty=Certainty.CERTAIN) if said else standing


def unless(parsed: Parsed, i: int) -> bool:
    """Whether the condition on verb ``i`` asks for something: "unless they leave", "if it does not pay"."""
    tokens = parsed.tokens
    for c in parsed.children[i]:
        if tokens[c].dep == "advcl":
            words = {tokens[g].lower for g in parsed.children[c]}
            if "unless" in words or ("if" in words and negated(parsed, c)):
                return True
    return False
