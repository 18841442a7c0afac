"""What every section of the brief needs: report numbers, cites, voices, names, trimmed words."""

import re
from collections.abc import Iterable, Sequence, Set

from dragoman.calendar import describe
from dragoman.model import (
    Claim,
    ClaimField,
    DecisionKind,
    Document,
    Event,
    Evidence,
    MentionKind,
    Published,
    Relation,
    Situation,
    SpeakerClass,
    Statement,
    Status,
    When,
)
from dragoman.present.compose.marks import balanced
from dragoman.present.layout import Cite, Quote
from dragoman.situation.watch import together

AHEAD = frozenset((Status.PLANNED, Status.POSSIBLE, Status.THREATENED, Status.CALLED_FOR))
VOICES = {
    SpeakerClass.PERSON: "NAMED",
    SpeakerClass.SPOKESPERSON: "NAMED",
    SpeakerClass.BODY: "BODY",
    SpeakerClass.UNNAMED_OFFICIAL: "UNNAMED",
    SpeakerClass.UNNAMED_SOURCE: "UNNAMED",
    SpeakerClass.EXPERT: "EXPERT",
    SpeakerClass.OWN_REPORTER: "OWN",
    SpeakerClass.MEDIA: "MEDIA",
    SpeakerClass.WITNESS: "WITNESS",
    SpeakerClass.DOCUMENT: "DOCUMENT",
    SpeakerClass.UNATTRIBUTED: "UNATTRIBUTED",
}
OWN = "OWN"
NAMING = (MentionKind.NAME, MentionKind.METONYM)
LONGEST = 170  # characters of a line's text: two lines of 80 columns
SAID = "said|says|say|told|added|adds|reported|confirmed|announced|stressed|insisted|wrote|warned|claimed|recalled"
SOURCE = re.compile(rf",(?: according to| (?:[^,“”\"]{{1,80}} )?(?:{SAID})\b)[^“”\"]*$")
LEAD = re.compile(
    rf"^[^,;:“”\"]{{2,80}}?(?:, [^,;:“”\"]{{2,60}},)? (?:{SAID})(?: (?:reporters|journalists|[A-Z]\w+))?"
    r"(?: (?:on|late on|early on|in|at) [^,;:“”\"]{2,30}?)?(?: that)? "
    r"(?=(?:the|an?|its|their|his|her|our|all|both|there|two|three|four|five|six|\d|[A-Z]))"
)  # "Saudi Arabia said the talks ...": who says it stands in the voice
QUOTED = re.compile(r"^[\"“]([^\"“”]+?),?[\"”](?: [^\"“”]*)?$")
SHORTEST = 12  # characters that are left of it
BRACKETED = re.compile(r"^\[[^\]]*\]")  # the doer's name that stands for a pronoun
ASIDE = re.compile(r", (?:he|she|they|it|[A-Z][\w.’' -]{1,40}?) (?:said|says|added|told [A-Z]\w+),(?= )")
# where a sentence turns from what it tells to what came before, beside or after it
TURN = re.compile(
    r",? \b(?:which|whom?|whose|although|though|while|after|before|but|because|since|when|despite|following|amid|until"
    r"|unless|if|as)\b",
    re.IGNORECASE,
)
BESIDE = frozenset(("over", "after", "during", "in", "for", "amid", "following", "against", "behind", "before", "of"))
HAPPENED = frozenset((Status.OCCURRED, Status.ONGOING))
CLAUSE = re.compile(r"[^,;:“”\"]+")
MARKS = re.compile('["\u201c\u201d]')
NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores|hundreds?|thousands?)\b",
    re.I,
)
COMPLETE = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|dozens) (?:[\w’'-]+ ){1,4}"
    r"(?:died|drowned|fled|(?:was|were|been) [a-z]+(?:ed|en|ld|nt))$",
    re.I,
)  # "17 civilians died": short, and all there is to say
WHOSE = re.compile(r"(?:both|all|some|several|many|most|two|three|four|five|a few|his|her|its|their) ", re.I)
LEAD_IN = re.compile(r"^(?:and|but|while|although|though|however|meanwhile|also|too|that|who|which)\b[\s,]*", re.I)


class Desk:
    """The situation with the look-ups that composing needs."""

    def __init__(self, situation: Situation, items: int) -> None:
        """Index the situation; ``items`` is how many lines a section may have."""
        self.situation = situation
        self.items = items
        self.apart = {s.document for s in situation.set_aside}
        self.documents = {d.id: d for d in situation.documents if d.id not in self.apart}
        self.number = {d: n for n, d in enumerate(self.documents, 1)}
        self.actors = {a.id: a for a in situation.actors}
        self.events = {e.id: e for e in situation.events}
        self.statements = {s.id: s for s in situation.statements}
        self.claims = {c.id: c for c in situation.claims}
        self.holding: dict[str, list[Claim]] = {}
        for claim in situation.claims:
            self.holding.setdefault(claim.about, []).append(claim)
        self.together = together(situation)
        self.named: dict[str, set[int]] = {}
        for m in (m for a in situation.actors for m in a.mentions if m.kind in NAMING):
            self.named.setdefault(m.document, set()).add(m.start)
        self.pinned = {i for d in situation.decisions if d.kind is DecisionKind.PIN for i in d.items}
        self.hidden = {i for d in situation.decisions if d.kind is DecisionKind.HIDE for i in d.items}
        self.differing: dict[Relation, set[frozenset[str]]] = {}  # claims of numbers that are set side by side
        for v in situation.verdicts:
            if v.field is ClaimField.COUNT and v.relation is not Relation.AGREE:
                self.differing.setdefault(v.relation, set()).add(frozenset((v.left, v.right)))

    def cite(self, evidence: Evidence) -> Cite:
        """The report's number and the sentence's."""
        return Cite(self.number[evidence.document], evidence.number, evidence)

    def disputed(self, event: str) -> bool:
        """Whether voices contradict each other on whether it stands or who did it."""
        return any(
            (v.relation is Relation.CONTRADICT or (v.relation is Relation.UNSETTLED and v.field is ClaimField.WHO))
            and v.field in (ClaimField.STATUS, ClaimField.WHO)
            and event in (self.claims[v.left].about, self.claims[v.right].about)
            for v in self.situation.verdicts
        )

    def told(self, event: Event) -> Evidence:
        """The mention whose sentence the event's line is taken from."""
        return named_in(event)

    def cites(self, evidence: Iterable[Evidence], most: int = 5) -> tuple[Cite, ...]:
        """Each sentence once, the first of every report before a second of any."""
        unique = {(self.number[e.document], e.number): e for e in sorted(evidence, key=self._place)}
        turn: dict[int, int] = {}
        ranked = []
        for (document, sentence), e in unique.items():
            turn[document] = turn.get(document, 0) + 1
            ranked.append((turn[document], document, sentence, e))
        chosen = sorted(ranked, key=lambda r: r[:3])[:most]
        return tuple(self.cite(e) for _, _, _, e in sorted(chosen, key=lambda r: (r[1], r[2])))

    def _place(self, evidence: Evidence) -> tuple[int, int]:
        return self.number[evidence.document], evidence.start

    def statement_voice(self, statement: Statement | None) -> str:
        """OWN for the outlet's own words, else the class of the speaker."""
        return OWN if statement is None else VOICES[statement.speaker.speaker_class]

    def voice(self, claim: Claim) -> str:
        """The voice label of a claim."""
        return self.statement_voice(self.statements.get(claim.voice.statement or ""))

    def speaker(self, claim: Claim) -> str:
        """ "OWN", or the class and the speaker: "UNNAMED a Turkish official"."""
        statement = self.statements.get(claim.voice.statement or "")
        if statement is None:
            return OWN
        words = self.speaker_name(statement)
        return f"{self.statement_voice(statement)} {words}".strip()

    def speaker_name(self, statement: Statement) -> str:
        """The actor's name for a named speaker, else the words that stand for it."""
        actor = self.actors.get(statement.speaker.actor or "")
        words = statement.speaker.text
        if actor is not None and VOICES[statement.speaker.speaker_class] in ("NAMED", "BODY", "EXPERT", "MEDIA"):
            led = WHOSE.match(words)  # "both governments" is no body called "governments", nor "his office" one
            return words if led and words[led.end() :].casefold() == actor.name.casefold() else actor.name
        return trim(words, 60)

    def voices(self, event: Event) -> str:
        """All voices that tell an event, the outlets' own first."""
        found = dict.fromkeys(self.voice(c) for c in self.holding.get(event.id, ()))
        return "/".join(sorted(found, key=lambda v: (v != OWN, v)))

    def names_begin(self, document: str) -> Set[int]:
        """The places in a report where a name begins: what starts with one keeps its capital."""
        return self.named.get(document, frozenset())

    def names(self, actors: Sequence[str], most: int = 4) -> str:
        """Actors' names in a row."""
        found = [self.actors[a].name for a in actors if a in self.actors]
        return ", ".join(dict.fromkeys(found[:most]))

    def outlet(self, document: str) -> str:
        """What a reader calls a report: its outlet, else its file."""
        found = self.documents[document]
        return found.outlet or found.name

    def texts(self, documents: Iterable[str]) -> int:
        """How many texts some reports are: the copies of one count once."""
        return len({self.documents[d].origin or d for d in documents if d in self.documents})

    def announcing(self, event: Event) -> tuple[str, ...]:
        """Reports that tell of what is done only as of something to come: no witnesses that it was done."""
        if event.status not in (Status.OCCURRED, Status.ONGOING):
            return ()
        told: dict[str, set[object]] = {}
        for claim in self.holding.get(event.id, ()):
            if claim.field is ClaimField.STATUS:
                told.setdefault(claim.voice.document, set()).add(claim.value)
        return tuple(d for d in event.documents if d in told and told[d] <= AHEAD)

    def as_done(self, event: Event) -> str:
        """Who tells an event of one origin as done and who only as to come; "" where nobody did."""
        ahead = self.announcing(event)
        done = [d for d in event.documents if d not in ahead]
        alone = " alone" if len(done) == 1 else ", one origin"
        return f"as done in {self.reports(done)}{alone}, as to come in {self.reports(ahead)}" if ahead and done else ""

    def reports(self, documents: Iterable[str]) -> str:
        """ "report 2", "reports 1 and 3"."""
        numbers = sorted(self.number[d] for d in documents if d in self.number)
        if len(numbers) == 1:
            return f"report {numbers[0]}"
        return "reports " + ", ".join(map(str, numbers[:-1])) + f" and {numbers[-1]}" if numbers else "no report"

    def place_in_sentence(self, told: Evidence) -> int:
        """Where in its sentence the evidence stands."""
        held = self.situation.sentences.get(told.document, ())
        start = next((s for s, end, _ in held if s <= told.start < end), told.start)
        return told.start - start

    def quote(self, claim: Claim) -> Quote:
        """One side of a difference: the sentence, the differing words marked, the voice and the day."""
        told = claim.evidence[-1]
        if claim.field is not ClaimField.COUNT and told.sentence != claim.evidence[0].sentence:
            told = claim.evidence[0]  # a number is shown where it stands, which may be a sentence after its act
        sentence, mark, shift = window(told, self.place_in_sentence(told))
        document = self.documents[told.document]
        return Quote(
            document_number=self.number[told.document],
            outlet=self.outlet(told.document),
            published=published(document),
            voice=self.speaker(claim),
            text=sentence,
            cite=self.cite(told),
            highlight=((mark - shift, mark - shift + len(told.text)),),
        )


def window(told: Evidence, at: int, widest: int = 240) -> tuple[str, int, int]:
    """A sentence cut around the told words when it is long: the text, the words' place, and the shift to subtract."""
    sentence = told.sentence
    if len(sentence) <= widest:
        return sentence, at, 0
    start = max(0, at - widest // 2)
    if start:
        start = sentence.find(" ", start) + 1
    end = min(len(sentence), max(start + widest, at + len(told.text)))
    if end < len(sentence):
        end = max(sentence.rfind(" ", 0, end), at + len(told.text))
    text = ("… " if start else "") + sentence[start:end] + (" …" if end < len(sentence) else "")
    return text, at, start - (2 if start else 0)


def trim(text: str, longest: int = LONGEST) -> str:
    """Words on one line, cut at a word when too long."""
    flat = " ".join(text.split())
    if len(flat) <= longest:
        return balanced(flat)
    return balanced(flat[:longest].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …")


def headline(text: str, longest: int = LONGEST) -> str:
    """A phrase made to stand alone: no leading conjunction, a capital first."""
    told = ASIDE.sub("", " ".join(text.split()))
    words = LEAD_IN.sub("", trim(told, longest)).strip(" ,;:–-")
    return balanced(words[:1].upper() + words[1:])


def event_words(event: Event) -> str:
    """The words of an event's line: its name when a person gave it or it says enough, else its best sentence."""
    if event.renamed:
        return event.name
    if len(event.name) >= 24 and " " in event.name.strip():
        return headline(event.name)
    told = named_in(event)
    words = " ".join(event.name.split())
    if COMPLETE.match(words):
        return headline(words)
    if event.status not in HAPPENED and _by_the_way(words, told.sentence):
        return headline(words)
    rest = without_lead(_part(told.sentence, told.text), told.text)
    at = rest.find(words)
    turn = TURN.search(rest)
    if at > 0 and turn is not None and turn.start() < at:  # the sentence tells of something else before it comes to it
        part = CLAUSE.match(rest, at)
        disputed = len(event.documents) > 1 and part is not None and NUMBER.search(part[0])
        return headline(part[0] if part and not disputed else words)  # one report's toll is not every report's
    return headline(rest, 200)


def _part(sentence: str, words: str) -> str:
    """What of a sentence, between its semicolons and without who says it, holds the words; else all of it."""
    flat = " ".join(sentence.split())
    parts = flat.split(";") if not MARKS.search(flat) else [flat]
    whole = next((p.strip() for p in parts if words in p), flat)
    told = without_source(whole)
    return told if words in told else whole.removesuffix(".")


def _by_the_way(words: str, sentence: str) -> bool:
    """Whether a sentence tells of something else, and names an act behind a preposition: "held over a failed coup"."""
    flat = " ".join(sentence.split())
    before = flat[: max(0, flat.find(words))].split()
    return " " in words and bool(before) and before[-1].casefold() in BESIDE


def named_in(event: Event) -> Evidence:
    """The mention that the event's name is taken from."""
    words = BRACKETED.sub("", event.name.rsplit(": ", 1)[-1])
    return next((m for m in event.mentions if words in " ".join(m.sentence.split())), event.mentions[0])


def without_source(sentence: str) -> str:
    """A sentence without who says it at its end: "..., a diplomat said, asking not to be named because ..."."""
    flat = " ".join(sentence.split())
    tail = SOURCE.search(flat)
    told = flat[: tail.start()] if tail is not None and tail.start() >= SHORTEST else flat
    return told[:-1] if told.endswith(".") and not told[-3:-1].isupper() else told


def without_lead(sentence: str, words: str) -> str:
    """A sentence without who says it at its beginning, or around a quotation, where ``words`` stand in the rest."""
    quoted = QUOTED.match(sentence)
    if quoted and words in quoted[1]:
        return quoted[1]
    lead = LEAD.match(sentence)
    rest = sentence[lead.end() :] if lead else ""
    return rest if words in rest and len(rest) >= SHORTEST else sentence


def day(when: When) -> str:
    """The label of an interval, "" when unknown."""
    return describe(when) if when.known else ""


def published(document: Document) -> str:
    """The label of a publication day, marked when inferred."""
    return dating(document.published)


def dating(found: Published) -> str:
    """The label of a publication interval."""
    if found.earliest is None and found.latest is None:
        return "date unknown"
    label = describe(When(found.earliest, found.latest))
    return label if found.stated else f"{label} (inferred)"
