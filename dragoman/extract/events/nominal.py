"""Where the act a noun names stands: "called off the strike", "after the meeting", "plans for a summit"."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.events.collapses import collapsed
from dragoman.extract.events.doubted import doubted, outcome_open
from dragoman.extract.events.operators import group, operator
from dragoman.extract.events.relatives import SETS, answered, promised
from dragoman.extract.events.speech import OCCURRED, Standing, told_in_past
from dragoman.extract.events.status import ACCUSING, apply, verb_standing
from dragoman.extract.events.triggers import LIGHT, ORGANISE, Trigger, climb
from dragoman.extract.syntax import negated, verb_above
from dragoman.model import Certainty, Parsed, Status, Token

MODIFIER = {
    "possible": Standing(Status.POSSIBLE, Certainty.POSSIBLE),
    "potential": Standing(Status.POSSIBLE, Certainty.POSSIBLE),
    "eventual": Standing(Status.POSSIBLE, Certainty.POSSIBLE),
    "planned": Standing(Status.PLANNED),
    "proposed": Standing(Status.CALLED_FOR),
    "expected": Standing(Status.PLANNED, Certainty.PROBABLE),
    "scheduled": Standing(Status.PLANNED),
    "slated": Standing(Status.PLANNED),
    "upcoming": Standing(Status.PLANNED),
    "forthcoming": Standing(Status.PLANNED),
    "future": Standing(Status.POSSIBLE, Certainty.POSSIBLE),
    "imminent": Standing(Status.PLANNED, Certainty.PROBABLE),
    "looming": Standing(Status.PLANNED, Certainty.PROBABLE),
    "likely": Standing(Status.PLANNED, Certainty.PROBABLE),
    "threatened": Standing(Status.THREATENED),
    "alleged": Standing(Status.OCCURRED, Certainty.POSSIBLE),
    "suspected": Standing(Status.OCCURRED, Certainty.PROBABLE),
    "reported": Standing(Status.OCCURRED, Certainty.POSSIBLE),
    "failed": Standing(Status.FAILED),
    "attempted": Standing(Status.FAILED),
    "foiled": Standing(Status.FAILED),
    "aborted": Standing(Status.FAILED),
    "abortive": Standing(Status.FAILED),
    "thwarted": Standing(Status.FAILED),
    "cancelled": Standing(Status.CANCELLED),
    "canceled": Standing(Status.CANCELLED),
    "postponed": Standing(Status.PLANNED, Certainty.PROBABLE),
    "ongoing": Standing(Status.ONGOING),
    "continuing": Standing(Status.ONGOING),
    "hypothetical": Standing(Status.HYPOTHETICAL),
    "promised": Standing(Status.PLANNED, Certainty.PROBABLE),
    "long-awaited": OCCURRED,
}
SIGNS = frozenset(
    {"sign", "evidence", "indication", "report", "word", "trace", "suggestion", "plan", "prospect", "need"}
)
UNITS = frozenset({"hour", "day", "week", "month", "year", "decade"})
SUPPOSED = frozenset({"possible", "potential", "planned", "upcoming"})
HAPPEN = frozenset("take happen occur proceed go hold begin start open resume convene".split())  # noqa: SIM905
LASTING = frozenset("continue persist last rage drag intensify escalate go".split())  # noqa: SIM905
COMES = frozenset({"follow", "take", "begin", "start", "open", "resume", "come", "happen", "convene", "continue"})
AFTER = frozenset("after following during amid since despite over by through throughout amidst".split())  # noqa: SIM905
BEFORE = frozenset({"before", "ahead", "until", "pending"})
BLOCKING = frozenset(
    {"obstacle", "barrier", "path", "road", "step", "key", "way", "alternative", "need", "solution", "fight", "war"}
)
FEARED = frozenset({"prevent", "avert", "avoid", "deter", "risk", "trigger", "provoke", "discourage"})
DONE_TO = group("done_to")
DISPERSE = frozenset({"halt", "disperse", "scatter", "quell", "suppress"})  # a march so ended had begun
BE_STATE = {
    "under": Standing(Status.ONGOING), "likely": Standing(Status.PLANNED, Certainty.PROBABLE),
    "possible": Standing(Status.POSSIBLE, Certainty.POSSIBLE), "imminent": Standing(Status.PLANNED, Certainty.PROBABLE),
    "due": Standing(Status.PLANNED), "ongoing": Standing(Status.ONGOING), "off": Standing(Status.CANCELLED),
    "unlikely": Standing(Status.POSSIBLE, Certainty.POSSIBLE), "over": OCCURRED, "impossible": None,
    "necessary": Standing(Status.CALLED_FOR), "in": Standing(Status.ONGOING), "on": Standing(Status.PLANNED),
}  # fmt: skip
ENDURING = group("lasting")
EQUAL = frozenset({"mark", "represent", "constitute", "become", "resemble"})
STRONG = frozenset({Status.CANCELLED, Status.DENIED, Status.FAILED, Status.CALLED_FOR, Status.THREATENED})
OPEN = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT"})
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def noun_standing(parsed: Parsed, trigger: Trigger) -> Standing | None:
    """The standing of the act of a noun; None when the words assert no act."""
    i = trigger.head
    top = climb(parsed, i)
    words = [parsed.tokens[c] for c in (*parsed.children[i], *(parsed.children[top] if top != i else ()))]
    if any(w.lower == "no" and w.dep == "det" for w in words):
        return None
    open_ = doubted(parsed, top)
    if open_ is not None:
        return open_
    found = _from_place(parsed, trigger, top)
    if found is not None and found.refusal and trigger.carrier is None:
        return None
    if found is None and (done := _told_beside(parsed, trigger, top)):
        found = done
    found = _dated(parsed, trigger, _when_due(parsed, i, found))
    if found is None:
        supposed = next((MODIFIER[w.lower] for w in words if w.dep == "amod" and w.lower in SUPPOSED), None)
        return supposed if parsed.tokens[top].dep == "pobj" else None
    if found == OCCURRED and trigger.rule.type in OPEN and outcome_open(parsed, top):
        return Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE)
    for word in words:
        if word.dep in ("amod", "nmod", "compound") and word.lower in MODIFIER and found.status not in STRONG:
            told = MODIFIER[word.lower]
            if told.status is found.status:
                return found  # "a planned visit was put off": the verb says how sure
            return replace(told, operators=found.operators, own_time=found.own_time)
    if (
        parsed.tokens[i].lemma.lower() in ENDURING
        and found == OCCURRED
        and trigger.carrier is None
        and _goes_on(parsed, top)
    ):
        return Standing(Status.ONGOING)
    if (any(w.lower == "any" for w in words) or _valued(parsed, top, words)) and found.status not in STRONG:
        return replace(found, status=Status.HYPOTHETICAL, certainty=Certainty.POSSIBLE)
    return found


def _valued(parsed: Parsed, top: int, words: Sequence[Token]) -> bool:
    """ "A raid would be a mistake": what one such act would be like tells of none that is planned."""
    head = parsed.tokens[parsed.tokens[top].head]
    beside = [parsed.tokens[c] for c in parsed.children[head.i]]
    would = head.lemma.lower() == "be" and any(t.lower in ("would", "'d") for t in beside)
    like = any(t.dep in ("attr", "acomp") for t in beside)
    return would and like and any(w.lower in ("a", "an", "such") for w in words)


def _goes_on(parsed: Parsed, top: int) -> bool:
    """Whether "the fighting" stands where it lasts: not after it, not as what somebody ended or began."""
    token = parsed.tokens[top]
    head = parsed.tokens[token.head]
    if token.dep == "pobj":
        return head.lower not in ("after", "following", "before", "until")
    return token.dep in ("poss", "compound") or (
        token.dep == "nsubj" and head.pos == "VERB" and head.lemma not in HAPPEN
    )


def _told_beside(parsed: Parsed, trigger: Trigger, top: int) -> Standing | None:
    """An act that its own relative clause or what it provoked shows done: "a raid that killed two", "in reply to a"."""
    tokens = parsed.tokens
    for c in parsed.children[trigger.head]:
        helpers = {tokens[g].lower for g in parsed.children[c] if tokens[g].dep in ("aux", "auxpass", "neg")}
        if tokens[c].dep == "relcl" and tokens[c].tag == "VBD" and not helpers and tokens[c].lemma not in SETS:
            return OCCURRED
    head = tokens[tokens[top].head]
    if tokens[top].dep != "pobj" or trigger.rule.type not in ("ASSAULT", "COERCE", "PROTEST", "SANCTION"):
        return None
    above = tokens[head.head]
    if answered(parsed, top):
        return OCCURRED
    if head.lower == "by" and head.dep == "agent":  # "interrupted by a walkout"
        main = verb_standing(parsed, above.i)
        return main if main is not None and main.status is Status.OCCURRED else None
    return None


def _when_due(parsed: Parsed, i: int, found: Standing | None) -> Standing | None:
    """ "the meeting that is due in Juba": the relative clause says when it is to be, whatever stands around it."""
    tokens = parsed.tokens
    for c in promised(parsed, i):
        now = tokens[c].tag in ("VBZ", "VBP") or any(
            tokens[g].lower in ("is", "are") for g in parsed.children[c] if tokens[g].dep == "auxpass"
        )
        if found is None and negated_main(parsed, i):
            return Standing(Status.FAILED, firm=True)  # "a swap that was planned for Friday did not take place"
        if tokens[c].dep == "acl" and found is not None and found.status is Status.HYPOTHETICAL:
            return Standing(Status.PLANNED, Certainty.PROBABLE)  # "the talks, expected next week, would have ..."
        if now and (found is None or found.status in (Status.OCCURRED, Status.HYPOTHETICAL, Status.ONGOING)):
            return Standing(Status.PLANNED)
    return found


def _dated(parsed: Parsed, trigger: Trigger, found: Standing | None) -> Standing | None:
    """ "if the May 4 meeting brings something": a meeting with a day is planned, whatever hangs on its outcome."""
    if found is None or found.status is not Status.HYPOTHETICAL or trigger.rule.type != "CONSULT":
        return found
    i = trigger.head
    day = any(parsed.tokens[c].entity == "DATE" and c < i for c in parsed.children[i])
    return Standing(Status.PLANNED, Certainty.PROBABLE) if day and definite(parsed, i) else found


def negated_main(parsed: Parsed, i: int) -> bool:
    """Whether the noun is what "did not take place"."""
    top = parsed.tokens[climb(parsed, i)]
    verb = parsed.tokens[top.head]
    return top.dep == "nsubj" and verb.lemma in ("take", "happen", "occur", "materialize") and negated(parsed, verb.i)


def definite(parsed: Parsed, i: int) -> bool:
    """Whether the noun phrase of ``i`` refers back: "the meeting", "such a meeting", "that attack"."""
    lowers = {parsed.tokens[c].lower for c in parsed.children[i] if parsed.tokens[c].dep in ("det", "predet", "amod")}
    return bool(lowers & DEFINITE) or "such" in lowers


def _from_place(parsed: Parsed, trigger: Trigger, top: int) -> Standing | None:
    token = parsed.tokens[top]
    head = parsed.tokens[token.head]
    carrier = trigger.carrier
    if carrier is not None and _told_after(
        parsed, carrier, top
    ):  # "talks held in Oslo", "an attack that he carried out"
        return verb_standing(parsed, carrier)
    if token.dep in ("nsubj", "nsubjpass"):
        return _subject(parsed, trigger, token, head)
    if token.dep in ("dobj", "dative"):
        return _object(parsed, trigger, head)
    if token.dep == "pobj":
        return _after_preposition(parsed, trigger, head)
    if token.dep == "poss":
        return OCCURRED
    if token.dep == "attr":
        found = verb_standing(parsed, head.i)
        return None if found is None else replace(found, status=_settled(found.status))
    if token.dep in ("compound", "amod", "npadvmod", "nmod"):
        return None
    return OCCURRED


def _told_after(parsed: Parsed, carrier: int, top: int) -> bool:
    """Whether the light verb follows its noun and tells that it took place; "brokered", "planned" do not."""
    return parsed.tokens[carrier].head == top and parsed.tokens[carrier].lemma not in ORGANISE


def _settled(status: Status) -> Status:
    return Status.OCCURRED if status is Status.ONGOING else status


def _subject(parsed: Parsed, trigger: Trigger, token: Token, verb: Token) -> Standing | None:
    passive = token.dep == "nsubjpass" or _telegram(parsed, verb)
    if verb.lemma in ("be", "look", "seem", "appear", "remain"):
        return _be(parsed, trigger, verb)
    found = verb_standing(parsed, verb.i)
    if passive:
        ruler = operator(parsed, verb.i)
        if ruler is not None:
            return apply(parsed, ruler)
        if verb.lemma in LIGHT:
            return found
    elif collapsed(parsed, verb):
        return Standing(Status.FAILED) if found and found.status is Status.OCCURRED else OCCURRED
    elif verb.lemma in LASTING or (verb.lemma == "have" and verb.tag != "VBD"):
        return found and replace(found, status=Status.ONGOING if found.status is Status.ONGOING else found.status)
    elif verb.lemma in HAPPEN:
        return found and replace(found, status=_settled(found.status))
    return _bystander(parsed, trigger, found)


def _telegram(parsed: Parsed, verb: Token) -> bool:
    """ "Talks postponed", "Summit put off by a day": a headline's passive leaves out its "is"."""
    headline = parsed.sentences[verb.sentence].headline and verb.tag in ("VBN", "VBD")
    return headline and not any(parsed.tokens[c].dep in ("dobj", "aux", "auxpass") for c in parsed.children[verb.i])


def _bystander(parsed: Parsed, trigger: Trigger, found: Standing | None) -> Standing | None:
    """The act is the subject or object of some other verb: "the attack killed six", "such a meeting would mark"."""
    known = definite(parsed, trigger.head) or _possessed(parsed, trigger.head)
    if found is None:
        single = parsed.tokens[trigger.head].tag in ("NN", "NNP") or trigger.rule.type == "CONSULT"
        return replace(OCCURRED, vague=True) if known and single else None
    if found.status in (Status.OCCURRED, Status.ONGOING):
        sure = known or found.status is Status.OCCURRED
        return Standing(Status.OCCURRED, found.certainty, vague=found.status is Status.ONGOING) if sure else None
    if trigger.rule.type in ("ASSAULT", "COERCE", "SANCTION", "PROTEST") and known:
        return OCCURRED
    return found


def _possessed(parsed: Parsed, i: int) -> bool:
    return any(parsed.tokens[c].dep == "poss" for c in parsed.children[i])


def _be(parsed: Parsed, trigger: Trigger, verb: Token) -> Standing | None:
    for c in parsed.children[verb.i]:
        word = parsed.tokens[c]
        if word.dep in ("acomp", "prep", "advmod", "attr", "prt") and word.lower in BE_STATE and c > verb.i:
            if word.lower in ("in", "on", "over") and not _bare_state(parsed, word):
                continue
            told = None if negated(parsed, verb.i) else BE_STATE[word.lower]
            return told and replace(told, firm=True)
    for c in parsed.children[verb.i]:
        if parsed.tokens[c].dep == "xcomp" and parsed.tokens[c].lemma in COMES and not negated(parsed, verb.i):
            return Standing(Status.PLANNED)  # "talks are to follow"
    ruler = next((c for c in parsed.children[verb.i] if parsed.tokens[c].dep == "acomp" and operator(parsed, c)), None)
    if ruler is not None:
        found = operator(parsed, ruler)
        return apply(parsed, found) if found else None
    return _bystander(parsed, trigger, verb_standing(parsed, verb.i))


def _bare_state(parsed: Parsed, word: Token) -> bool:
    inside = {parsed.tokens[c].lower for c in parsed.children[word.i]}
    return not inside or bool(inside & {"progress", "hold", "way", "table"})


def _object(parsed: Parsed, trigger: Trigger, verb: Token) -> Standing | None:
    if verb.lemma in EQUAL:
        return None  # "such a meeting would mark the highest-level talks": one act under two nouns
    found = verb_standing(parsed, verb.i)
    ruler = operator(parsed, verb.i)
    if trigger.rule.type == "PROTEST" and verb.lemma in DISPERSE and found == OCCURRED:
        return replace(OCCURRED, firm=True)
    if verb.i == trigger.carrier and trigger.rule.sense == "deal" and verb.lemma == "agree":
        return found  # "agreed a deal": made, not promised
    if verb.i == trigger.carrier and not (ruler and ruler.standing not in ("occurred", "ongoing")):
        if found is not None and found.status is Status.ONGOING and verb.lemma != "continue":
            plural = parsed.tokens[trigger.head].tag in ("NNS", "NNPS")
            return (
                found if verb.tag == "VBG" or not plural or trigger.rule.type != "ASSAULT" else None
            )  # "conducts attacks" tells a habit
        return found
    if ruler is not None and not (verb.lemma == "order" and definite(parsed, trigger.head)):
        return apply(parsed, ruler)
    if verb.lemma in FEARED:
        return Standing(Status.HYPOTHETICAL, Certainty.POSSIBLE)
    if verb.lemma in DONE_TO:
        return replace(OCCURRED, firm=True)
    if verb.lemma in ("support", "back", "favor", "favour", "discuss", "want", "oppose", "reject", "refuse"):
        known = definite(parsed, trigger.head) or _possessed(parsed, trigger.head)
        return (
            OCCURRED
            if known and trigger.rule.type in ("ASSAULT", "COERCE")
            else Standing(Status.POSSIBLE, Certainty.POSSIBLE)
        )
    return _bystander(parsed, trigger, found)


def _after_preposition(parsed: Parsed, trigger: Trigger, preposition: Token) -> Standing | None:
    head = parsed.tokens[preposition.head]
    word = preposition.lower
    if trigger.carrier == head.i:
        found = verb_standing(parsed, head.i)
        if head.lemma == "be" and found is not None and told_in_past(parsed, head.i):
            return replace(found, status=Status.ONGOING)  # "revealed it was in talks"
        return found
    if head.lemma in ACCUSING:
        return Standing(Status.OCCURRED, Certainty.POSSIBLE if word == "of" else Certainty.CERTAIN)
    if head.lemma in SIGNS and any(parsed.tokens[c].lower == "no" for c in parsed.children[head.i]):
        return None  # "no sign of an attack"
    if head.lemma in BLOCKING and word in ("to", "for", "of", "toward", "towards", "against"):
        return None
    if head.lemma == "talk" and word in ("on", "about", "over"):
        return Standing(Status.POSSIBLE, Certainty.POSSIBLE)
    if not (word in ("at", "during", "after", "in", "on") and head.pos == "VERB") and head.lemma != "due":
        ruler = operator(parsed, head.i, word)
        if ruler is not None and (ruler.word != head.lemma or word in ("for", "of", "to", "on")):
            return apply(parsed, ruler)
    return _adjunct(parsed, trigger, preposition, head)


def _adjunct(parsed: Parsed, trigger: Trigger, preposition: Token, head: Token) -> Standing | None:
    """The act is named in a circumstance of another: "after the meeting", "through talks", "ahead of the summit"."""
    word = preposition.lower
    measured = any(parsed.tokens[c].dep == "npadvmod" for c in parsed.children[preposition.i])
    if word == "after" and (measured or head.lemma in UNITS):
        return OCCURRED  # "a week after a meeting": time is counted from what has happened
    if word in ("through", "via", "by") and not definite(parsed, trigger.head):
        return None  # "through talks": a means, no act
    if word in BEFORE or head.lower == "ahead":
        return _expected(parsed, preposition.i)
    verb = head.i if head.pos in ("VERB", "AUX") else verb_above(parsed, preposition.i)
    main = verb_standing(parsed, verb) if verb is not None else OCCURRED
    if word not in AFTER and word not in ("at", "in") and (main is None or main.status is Status.ONGOING):
        known = definite(parsed, trigger.head) and trigger.rule.type == "CONSULT"
        return replace(OCCURRED, vague=True) if known else (None if main is None else _plain(parsed, trigger, word))
    if main is not None and main.status in (Status.PLANNED, Status.POSSIBLE, Status.HYPOTHETICAL):
        return _in_coming_time(parsed, trigger, main, word)
    return _plain(parsed, trigger, word)


def _plain(parsed: Parsed, trigger: Trigger, word: str) -> Standing | None:
    if not definite(parsed, trigger.head) and not _possessed(parsed, trigger.head) and word in ("for", "to", "against"):
        return None
    return OCCURRED


def _in_coming_time(parsed: Parsed, trigger: Trigger, main: Standing, word: str) -> Standing | None:
    """A noun in a clause about the future: "may meet after a summit" (planned), "will respond to the attack" (done)."""
    if trigger.rule.type in ("ASSAULT", "COERCE", "PROTEST", "SANCTION"):
        known = definite(parsed, trigger.head) or _possessed(parsed, trigger.head)
        return OCCURRED if known else None
    if word in AFTER or word in ("at", "in"):
        return Standing(Status.PLANNED, Certainty.PROBABLE if word in AFTER else main.certainty, firm=True)
    return main


def _expected(parsed: Parsed, i: int) -> Standing:
    """What stands after "before": still to come, unless the main clause is past and says no more."""
    verb = verb_above(parsed, i)
    main = verb_standing(parsed, verb) if verb is not None else None
    if main is not None and main.status is Status.OCCURRED and parsed.tokens[i].lower == "before":
        return OCCURRED
    return Standing(Status.PLANNED, Certainty.PROBABLE)
