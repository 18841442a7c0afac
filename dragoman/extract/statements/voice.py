"""What the rules of stance look at: one statement's speaker, and one clause of what he says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from dragoman.extract.statements import classes, clauses, nouns, sides
from dragoman.extract.statements.clauses import Clause
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page
from dragoman.lexicon import table
from dragoman.model import SpeakerClass, Stance

Vote = tuple[Stance, float]
# Weights set by reasoning. Moved one at a time by a quarter over the open reports, none of them gained and most lost
# nothing (2026-11); what no vote lifts above ``tone.PLAIN`` asserts.
SURE, FAIR, WEAK, FAINT = 3.0, 2.0, 1.5, 0.8

WORD = re.compile(r"\w+")
NONE: frozenset[str] = frozenset()
# speakers with a side to defend; an expert or a resident reports and foresees
INTERESTED = (SpeakerClass.BODY, SpeakerClass.SPOKESPERSON, SpeakerClass.PERSON, SpeakerClass.UNNAMED_OFFICIAL)
NAMED = (SpeakerClass.BODY, SpeakerClass.SPOKESPERSON, SpeakerClass.PERSON)
LAW = frozenset(("police", "prosecutor", "court", "judge", "hospital", "prosecution"))  # crimes are their trade
THEY = frozenset(("they", "those", "them", "whoever", "who", "you"))
OWN, PARTY, VAGUE, THING, NOBODY = "own", "party", "vague", "thing", "nobody"


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("tones"):
        found.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(words) for kind, words in found.items()}


def words(kind: str) -> frozenset[str]:
    """The words of a kind in ``data/tones.tsv``."""
    return _kinds()[kind]


@cache
def _phrases() -> dict[str, tuple[tuple[str, Stance], ...]]:
    """The phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, Stance]]] = {}
    for kind, listed in _kinds().items():
        if kind.startswith("says "):
            for phrase in listed:
                first = WORD.match(phrase)
                found.setdefault(first.group() if first else phrase, []).append((phrase, Stance(kind[5:])))
    return {word: tuple(sorted(listed, key=lambda p: -len(p[0]))) for word, listed in found.items()}


def spoken(page: Page, inside: Iterable[int]) -> Iterator[Stance]:
    """What the phrases of ``data/tones.tsv`` that begin at one of these tokens speak for."""
    phrases, text = _phrases(), page.text
    for i in inside:
        token = page.tokens[i]
        for phrase, stance in phrases.get(token.lower, ()):
            end = token.start + len(phrase)
            if text[token.start : end].lower().replace("’", "'") == phrase and not text[end : end + 1].isalnum():
                yield stance
                break


@cache
def _kinds_of() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kind, listed in _kinds().items():
        for word in listed:
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds(page: Page, i: int) -> frozenset[str]:
    """The kinds that token ``i`` is a word of."""
    token, listed = page.tokens[i], _kinds_of()
    return listed.get(token.lemma, NONE) | listed.get(token.lower, NONE)


def is_(page: Page, i: int, kind: str) -> bool:
    """Whether token ``i`` is a word of that kind."""
    token, listed = page.tokens[i], _kinds_of()
    return kind in listed.get(token.lemma, NONE) or kind in listed.get(token.lower, NONE)


@dataclass(frozen=True, slots=True)
class Voice:
    """One statement's speaker and content. ``words`` tell his side, ``cue`` is the lemma that reports."""

    page: Page
    draft: Draft
    speaker_class: SpeakerClass
    words: frozenset[str]
    cue: str

    @property
    def interested(self) -> bool:
        """Whether the speaker has a side to defend."""
        return self.speaker_class in INTERESTED

    @property
    def named(self) -> bool:
        """Whether the speaker answers for his side with a name."""
        return self.speaker_class in NAMED or self._in_office()

    def _in_office(self) -> bool:
        """Whether it is "the governor", whom the report need not name."""
        head = self.draft.source_head
        if self.speaker_class is not SpeakerClass.UNNAMED_OFFICIAL or self.draft.source is None or head is None:
            return False
        first = self.page.tokens[self.draft.source[0]].lower
        return nouns.of_token(self.page.tokens[head]) == nouns.OFFICE and first not in ("a", "an", "one", "another")

    @property
    def witness(self) -> bool:
        """Whether the speaker tells what he lives through."""
        return self.speaker_class is SpeakerClass.WITNESS

    def act(self, clause: Clause) -> "Act":
        """A clause of the content, and whose it is."""
        side = sides.of(self.page, clause.subject, self.words, self.speaker_class)
        own = sides.OWN if self._they(clause.subject) else side
        return Act(self, self.page, clause, own, kinds(self.page, clause.verb))

    def _they(self, subject: int | None) -> bool:
        """Whether the subject is a "they" of the outlet's that takes up a plural speaker."""
        head, tokens = self.draft.source_head, self.page.tokens
        if subject is None or head is None or tokens[subject].lower != "they" or self.page.inside[subject] >= 0:
            return False
        named = tokens[head].tag == "NNP" and tokens[head].text.endswith("s") and tokens[head - 1].lower == "the"
        return named or tokens[head].tag in ("NNS", "NNPS")


@dataclass(frozen=True)
class Act:
    """One clause in the mouth of its speaker; what several rules ask is found once."""

    voice: Voice
    page: Page
    clause: Clause
    side: str
    kinds: frozenset[str]  # of its verb

    @property
    def own(self) -> bool:
        """Whether the speaker's side does it."""
        return self.side == sides.OWN

    @property
    def lemma(self) -> str:
        """The verb."""
        return self.page.tokens[self.clause.verb].lemma

    @property
    def foe(self) -> bool:
        """Whether a side is known to do it that is not the speaker's."""
        return self.side == sides.OTHER

    @cached_property
    def hits_us(self) -> bool:
        """Whether it falls on the speaker: "beat us", "fired on our children", "cut his nets"."""
        page, verb = self.page, self.clause.verb
        things = list(page.kids(verb, "dobj", "dative", "nsubj", "nsubjpass"))
        for prep in page.kids(verb, "prep"):
            if page.tokens[prep].lower in ("on", "at", "to", "into"):
                things.extend(page.kids(prep, "pobj"))
        ours = {"our", "my"}
        if self.voice.speaker_class in sides.ONE and page.inside[verb] < 0:
            ours |= {"his", "her", "their"}
        return any(
            page.tokens[i].lower in ("us", "me") or any(page.tokens[c].lower in ours for c in page.kids(i, "poss"))
            for i in things
            if i > verb or self.clause.passive
        )

    def brings(self, kind: str) -> bool:
        """Whether it ends in a thing of that kind: "will be a disaster", "could lead to war", "faces famine"."""
        page, verb = self.page, self.clause.verb
        things = list(page.kids(verb, "attr"))
        if self.does("worse", "cause"):
            things.extend(page.kids(verb, "dobj", "nsubj"))
        for prep in page.kids(verb, "prep", "agent"):
            if page.tokens[prep].lower in ("to", "into", "in", "towards", "toward", "with", "by", "for"):
                things.extend(page.kids(prep, "pobj"))
        return any(is_(page, i, kind) and page.tokens[i].pos in ("NOUN", "PROPN") for i in things)

    @property
    def there(self) -> bool:
        """Whether it says what there is."""
        subject = self.clause.subject
        return subject is not None and self.page.tokens[subject].dep == "expl"

    def does(self, *kinds: str) -> bool:
        """Whether its verb is of one of these kinds."""
        return not self.kinds.isdisjoint(kinds)

    def has(self, kind: str, *labels: str) -> bool:
        """Whether a word that hangs on the verb with one of these labels is of that kind."""
        return any(is_(self.page, c, kind) for c in self.page.kids(self.clause.verb, *labels))

    def speaks_of(self, kind: str) -> bool:
        """Whether any word of the clause is of that kind."""
        first, last = self.page.parsed.subtree(self.clause.verb)
        return any(is_(self.page, i, kind) for i in range(first, last))

    def said(self, *listed: str) -> bool:
        """Whether one of these words hangs on the verb as an adverb or negation."""
        return any(self.page.tokens[c].lower in listed for c in self.page.kids(self.clause.verb, "neg", "advmod"))

    @cached_property
    def nothing(self) -> bool:
        """Whether its object, or what there is, is "no X"."""
        return any(clauses.none_of(self.page, c) for c in self.page.kids(self.clause.verb, "dobj", "attr"))

    @property
    def denied(self) -> bool:
        """Whether it says that something is not so."""
        return self.clause.negated or self.clause.none

    @property
    def agentless(self) -> bool:
        """Whether it is a passive that names no doer."""
        return self.clause.passive and self.page.kid(self.clause.verb, "agent") is None

    @cached_property
    def doer(self) -> str:
        """Who does it: the own side, a party to the story, somebody nobody knows, a thing, or nobody at all."""
        if self.clause.passive:
            agent = self.page.kid(self.clause.verb, "agent")
            by = self.page.kid(agent, "pobj") if agent is not None else None
            return NOBODY if by is None else self._kind_of(by)
        if self.own:
            return OWN
        return NOBODY if self.clause.subject is None or self.clause.none else self._kind_of(self.clause.subject)

    def _kind_of(self, i: int) -> str:
        page = self.page
        token = page.tokens[i]
        if i != self.clause.subject and sides.of(page, i, self.voice.words, self.voice.speaker_class) == sides.OWN:
            return OWN
        if token.lower in THEY or (token.lower in ("he", "she") and not token.entity):
            return PARTY
        if token.tag in ("PRP", "DT", "WDT", "EX"):
            return THING
        foe = self.side == sides.OTHER and i == self.clause.subject
        idle = any(is_(page, i, kind) for kind in ("matter", "charge", "offer", "answer", "binding", "disaster"))
        if token.pos != "PROPN" and (idle or (is_(page, i, "weapon") and not foe)):
            return THING  # "an Israeli strike killed four" tells what happened
        named = foe or any(self._nation(j) for j in page.kids(i, "amod", "compound", "poss", "nmod"))
        if is_(page, i, "vague") and not named:
            return VAGUE
        if token.pos == "PROPN" or is_(page, i, "party") or is_(page, i, "force") or is_(page, i, "villain") or named:
            return PARTY
        kind = classes.of_word(token.lemma)
        return PARTY if kind not in (None, SpeakerClass.DOCUMENT.value, SpeakerClass.WITNESS.value) else THING

    def _nation(self, i: int) -> bool:
        return self.page.tokens[i].entity in ("NORP", "GPE", "ORG")
