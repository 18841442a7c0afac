"""What a speaker does by saying it where the cue is plain ("said", "added"): read from the words of the content.

An explicit cue ("denied", "vowed", "demanded") keeps its own stance. Beside a plain one the content's main clause
decides: its modality and negation, its verb, and whether its subject is the speaker's own side. What stays unclear is
asserted.
"""

from functools import cache

from dragoman.extract.statements import classes, clauses, cues, sides
from dragoman.extract.statements.clauses import Clause
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page
from dragoman.lexicon import table
from dragoman.model import SpeakerClass, Stance

# speakers with a side to defend; an expert or a resident reports and foresees
INTERESTED = (SpeakerClass.BODY, SpeakerClass.SPOKESPERSON, SpeakerClass.PERSON, SpeakerClass.UNNAMED_OFFICIAL)
NAMED = (SpeakerClass.BODY, SpeakerClass.SPOKESPERSON, SpeakerClass.PERSON)
LIKELY = frozenset(("possible", "likely", "unlikely", "conceivable", "inevitable", "imminent", "probable", "bound"))
READY = frozenset(("ready", "prepared", "willing", "committed", "determined"))
CALLS = frozenset(("call", "describe", "brand", "label", "term", "dub", "characterize", "characterise", "portray",
                   "dismiss", "reject"))  # fmt: skip
PERFORMED = (Stance.DEMANDS, Stance.REFUSES, Stance.DENIES, Stance.PROMISES, Stance.ACCUSES, Stance.THREATENS)
LATER = (Stance.ACCUSES, Stance.REFUSES, Stance.DENIES, Stance.THREATENS)  # what a second sentence may still add
EVER = frozenset(("never", "ever"))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("tones"):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


def is_(page: Page, i: int, kind: str) -> bool:
    """Whether token ``i`` is a word of that kind in ``data/tones.tsv``."""
    words = _kinds()[kind]
    return page.tokens[i].lemma in words or page.tokens[i].lower in words


def of(page: Page, draft: Draft, speaker_class: SpeakerClass, side: frozenset[str]) -> Stance:
    """The stance of a draft, its speaker being known."""
    if draft.kind != "speech":
        doubts = draft.kind == "belief" and draft.stance is Stance.DENIES
        ahead = doubts and any(c.modal in ("will", "might") for c in clauses.of(page, draft))
        return Stance.PREDICTS if ahead else draft.stance
    cue = page.tokens[draft.cue[0]].lemma if draft.cue else ""
    if cue in CALLS and _belies(page, draft, cue):
        return Stance.DENIES
    if draft.stance not in (Stance.ASSERTS, Stance.WARNS):
        return draft.stance
    voice = _Voice(page, draft, speaker_class, side, cue)
    first = None
    for clause in clauses.of(page, draft):
        first = clause.sentence if first is None else first
        found = voice.warns(clause) if draft.stance is Stance.WARNS else voice.says(clause)
        if found is not None and (clause.sentence == first or found in LATER):
            return found
    return voice.fragment() if first is None and draft.stance is Stance.ASSERTS else draft.stance


def _belies(page: Page, draft: Draft, cue: str) -> bool:
    """`dismissed the report`, `described it as pure invention`: the claim is denied."""
    if any(is_(page, i, "falsehood") for piece in draft.pieces for i in clauses.between(page, *piece)):
        return True
    thing = page.kid(draft.at, "dobj")
    return cue in ("dismiss", "reject") and thing is not None and is_(page, thing, "charge")


class _Voice:
    """One statement's speaker and content, asked clause by clause."""

    def __init__(self, page: Page, draft: Draft, speaker_class: SpeakerClass, side: frozenset[str], cue: str) -> None:
        self.page, self.draft, self.cue = page, draft, cue
        self.speaker_class, self.words = speaker_class, side
        self.interested = speaker_class in INTERESTED

    def side(self, clause: Clause) -> str:
        return sides.of(self.page, clause.subject, self.words, self.speaker_class)

    def warns(self, clause: Clause) -> Stance | None:
        """`warned that the crossing would be closed`: an own act that is warned of is threatened or refused."""
        if clause.modal != "will" or self.speaker_class not in NAMED:
            return None
        own = self.side(clause) == sides.OWN
        if own and (clause.negated or clause.none):
            return Stance.REFUSES
        unnamed = clause.passive and self.page.kid(clause.verb, "agent") is None
        return Stance.THREATENS if (own or unnamed) and self._hostile(clause) else None

    def _hostile(self, clause: Clause) -> bool:
        return is_(self.page, clause.verb, "menace") or is_(self.page, clause.verb, "power")

    def says(self, clause: Clause) -> Stance | None:
        """The stance of a clause beside a plain cue, or None where it merely asserts."""
        side = self.side(clause)
        return (
            self._performs(clause, side)
            or self._ahead(clause, side)
            or self._denies(clause, side)
            or self._refuses_now(clause, side)
            or self._accuses(clause, side)
        )

    def _performs(self, clause: Clause, side: str) -> Stance | None:
        """`"We refuse to go"`, `Ghana expects an apology`: the content's own verb does what a cue would do."""
        page, verb = self.page, clause.verb
        if side == sides.OTHER or clause.modal or clause.past or clause.negated or not self.interested:
            return None
        lemma = page.tokens[verb].lemma
        if lemma == "reserve":
            thing = page.kid(verb, "dobj")
            return Stance.THREATENS if thing is not None and page.tokens[thing].lemma == "right" else None
        if side != sides.OWN:
            return None
        if lemma == "expect":
            thing = page.kid(verb, "dobj")
            return Stance.DEMANDS if thing is not None and is_(page, thing, "answer") else None
        if lemma in ("be", "stand", "remain"):
            return self._ready(verb)
        entry = cues.entries("verb").get(lemma)
        return entry.stance if entry is not None and entry.stance in PERFORMED and entry.kind == "speech" else None

    def _ready(self, verb: int) -> Stance | None:
        page = self.page
        for child in page.kids(verb, "acomp", "advmod", "oprd", "xcomp"):
            if page.tokens[child].lower in READY:
                acts = list(page.kids(child, "xcomp"))
                return Stance.THREATENS if any(is_(page, a, "menace") for a in acts) else Stance.PROMISES
        return None

    def _ahead(self, clause: Clause, side: str) -> Stance | None:
        page = self.page
        if clause.modal == "must":
            fits = side != sides.OWN and self.interested and not clause.condition
            fits = fits and not (clause.negated and page.tokens[clause.verb].lemma in ("have", "need"))
            return Stance.DEMANDS if fits else None
        if clause.modal == "might":
            return self._possible(clause)
        if clause.modal == "will":
            if clause.negated or clause.none or self._nothing(clause):
                return self._will_not(clause, side)
            return self._will(clause, side)
        return Stance.PREDICTS if self._expected(clause) else None

    def _possible(self, clause: Clause) -> Stance | None:
        if clause.negated or clause.none or is_(self.page, clause.verb, "sense"):
            return None
        if self.speaker_class is SpeakerClass.DOCUMENT:
            return None
        return Stance.WARNS if is_(self.page, clause.verb, "worse") else Stance.PREDICTS

    def _will_not(self, clause: Clause, side: str) -> Stance | None:
        page = self.page
        if page.tokens[clause.verb].lemma in ("tell", "say"):
            return None  # "the map won't tell you" foresees nothing
        there = clause.subject is not None and page.tokens[clause.subject].dep == "expl"
        if self.speaker_class not in INTERESTED or (side == sides.OTHER and not there):
            return Stance.PREDICTS
        if there:
            return (
                Stance.REFUSES if any(is_(page, c, "deal") for c in page.kids(clause.verb, "attr")) else Stance.PREDICTS
            )
        if side == sides.OWN:
            return Stance.PREDICTS if is_(page, clause.verb, "plain") else Stance.REFUSES
        animate = clause.subject is not None and (
            page.tokens[clause.subject].pos == "PROPN" or page.tokens[clause.subject].lower in ("it", "he", "she")
        )
        unwilled = any(is_(page, clause.verb, kind) for kind in ("plain", "sense", "befall"))
        return Stance.REFUSES if animate and not clause.passive and not unwilled else Stance.PREDICTS

    def _will(self, clause: Clause, side: str) -> Stance | None:
        page, verb = self.page, clause.verb
        if is_(page, verb, "wish") or any(
            page.tokens[c].lower in ("rather", "better") for c in page.kids(verb, "advmod")
        ):
            return None  # "would like to", "would rather"
        if (clause.will and self._binds()) or (self.cue == "announce" and self.interested):
            return Stance.PROMISES
        if self.speaker_class not in INTERESTED or (side != sides.OWN and not clause.passive):
            return Stance.PREDICTS
        if side == sides.OWN:
            if page.tokens[verb].lemma == "compel":
                return Stance.THREATENS
            if is_(page, verb, "menace"):
                return Stance.THREATENS
            return Stance.PREDICTS if clause.passive or is_(page, verb, "plain") else Stance.PROMISES
        if is_(page, verb, "power") and page.kid(verb, "agent") is None:
            return Stance.THREATENS if clause.condition else None  # what an authority makes known of its own acts
        return Stance.PREDICTS

    def _binds(self) -> bool:
        """Whether the source is a text by which parties bind themselves, and no poll or report."""
        return self.speaker_class is SpeakerClass.DOCUMENT and not self.words.isdisjoint(_kinds()["binding"])

    def _expected(self, clause: Clause) -> bool:
        """`is likely to fall`, `are expected in the capital`, `was "conceivable"`."""
        page, verb = self.page, clause.verb
        if clause.passive and page.tokens[verb].lemma == "expect":
            return not clause.perfect
        if page.tokens[verb].lemma != "be":
            return False
        return any(
            page.tokens[c].lower in LIKELY
            and not any(page.tokens[k].lower in ("more", "less") for k in page.kids(c, "advmod"))
            and (page.tokens[c].lower != "possible" or page.kid(c, "xcomp") is None)
            for c in page.kids(verb, "acomp", "attr", "oprd", "ccomp")
        )

    def _nothing(self, clause: Clause) -> bool:
        """Whether its object, or what there is, is "no X"."""
        return any(clauses.none_of(self.page, c) for c in self.page.kids(clause.verb, "dobj", "attr"))

    def _denies(self, clause: Clause, side: str) -> Stance | None:
        page, verb = self.page, clause.verb
        if not self.interested:
            return None
        belied = page.tokens[verb].lemma == "be" and not clause.negated
        if belied and any(is_(page, c, "falsehood") for c in page.kids(verb, "attr", "acomp")):
            return Stance.DENIES
        gone = [c for c in page.kids(verb, "dobj", "attr") if clauses.none_of(page, c)]
        if any(is_(page, c, "part") for c in gone):
            return Stance.DENIES
        there = clause.subject is not None and page.tokens[clause.subject].dep == "expl"
        absent = page.kids(verb, "attr") if clause.negated else gone
        if there and any(is_(page, c, "matter") for c in absent):
            return Stance.DENIES
        if side == sides.OTHER or not (clause.past or clause.perfect):
            return None
        return Stance.DENIES if self._undone(clause, side, gone) else None

    def _undone(self, clause: Clause, side: str, gone: list[int]) -> bool:
        """Whether an own act is said not to have been done."""
        page, verb, subject = self.page, clause.verb, clause.subject
        if clause.none and subject is not None:
            arms = is_(page, subject, "force") and not (clause.passive and not clauses.emphatic(page, subject))
            return arms or (side == sides.OWN and not clause.passive)
        never = any(page.tokens[c].lower == "never" for c in page.kids(verb, "neg", "advmod"))
        if never and not clause.passive and is_(page, verb, "act"):
            return True
        if clause.passive or side != sides.OWN:
            return False
        if gone:
            return is_(page, verb, "act") or any(page.tokens[c].lower in clauses.NO_ONE for c in gone)
        return clause.negated and is_(page, verb, "act")

    def _refuses_now(self, clause: Clause, side: str) -> Stance | None:
        """`does not talk to groups`: what an own side never does, in the present, is refused."""
        now = clause.negated and not (clause.past and clause.perfect) and not clause.modal
        if not now or side == sides.OTHER or self.speaker_class not in NAMED or not is_(self.page, clause.verb, "deal"):
            return None
        present = self.page.tokens[clause.verb].tag in ("VB", "VBP", "VBZ", "VBG")
        did = any(self.page.tokens[c].lower == "did" for c in self.page.kids(clause.verb, "aux"))
        return Stance.REFUSES if present and not did else None

    def _accuses(self, clause: Clause, side: str) -> Stance | None:
        page, verb, subject = self.page, clause.verb, clause.subject
        if side == sides.OWN or subject is None or clause.negated or clause.none or clause.modal:
            return None
        if is_(page, verb, "victim") and not clause.passive and _hits_us(page, verb):
            return Stance.ACCUSES
        if self.speaker_class not in NAMED or clause.passive:
            return None
        if is_(page, verb, "breach"):
            return Stance.ACCUSES if self._alive(subject) else None
        if page.tokens[verb].lemma == "come" and is_(page, subject, "weapon"):
            return Stance.ACCUSES if any(page.tokens[c].lower == "from" for c in page.kids(verb, "prep")) else None
        named = page.tokens[subject].pos == "PROPN" or any(
            page.tokens[c].pos == "PROPN" for c in page.kids(subject, "compound")
        )
        if page.tokens[subject].entity == "PERSON" or page.tokens[subject].lemma in ("police", "officer"):
            return None
        done = page.tokens[verb].tag != "VBN" or clause.perfect
        return Stance.ACCUSES if named and done and is_(page, verb, "harm") else None

    def _alive(self, i: int) -> bool:
        token = self.page.tokens[i]
        kind = classes.of_word(token.lemma)
        return token.pos == "PROPN" or bool(token.entity) or kind not in (None, SpeakerClass.DOCUMENT.value)

    def fragment(self) -> Stance:
        """`"Possible, but not now"`, `"Neither today nor ever"`: what a content without a clause does."""
        tokens = [self.page.tokens[i] for piece in self.draft.pieces for i in clauses.between(self.page, *piece)]
        words = {t.lower for t in tokens}
        if tokens and tokens[0].lower in LIKELY:
            return Stance.PREDICTS
        if self.interested and words & EVER and ("never" in words or words & clauses.NEGATIONS):
            return Stance.REFUSES
        return Stance.ASSERTS


def _hits_us(page: Page, verb: int) -> bool:
    """Whether an act falls on the speaker: "beat us", "fired on our children"."""
    tokens = page.tokens
    things = list(page.kids(verb, "dobj", "dative", "nsubj"))
    for prep in page.kids(verb, "prep"):
        if tokens[prep].lower in ("on", "at", "to"):
            things.extend(page.kids(prep, "pobj"))
    return any(
        tokens[i].lower in ("us", "me") or any(tokens[c].lower in ("our", "my") for c in page.kids(i, "poss"))
        for i in things
        if i > verb
    )
