"""Who stands behind a statement, and what he does by saying it: rules and trained encoder judge together.

For the class of a speaker the encoder is asked at his words, wherever the report has them, and at all that he says; for
a stance at the words of cue and content. What the rules say is a second witness, weighed by how often they were right
of training reports (``train.reports.fit``).
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.extract.encoder import Scores, read
from dragoman.extract.encoder.heads import CLASSES, CONTENT_SCORES, CUE_SCORES, STANCES, WIDTH
from dragoman.extract.encoder.hearing import hearing, together
from dragoman.extract.encoder.witnesses import probabilities, weights
from dragoman.extract.statements import clauses, nouns
from dragoman.extract.statements.classes import TELLING
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page
from dragoman.extract.statements.voices import Heard
from dragoman.model import SpeakerClass, Stance

SURE = {"class": 0.4, "stance": 0.6}  # probability from which the rules are overruled; chosen as in train.reports.fit
PARTS = 5  # means of states that tell a voice
PRONOUNS = ("PRP", "WP", "DT")


@dataclass(frozen=True, slots=True)
class Voice:
    """What there is to tell one statement's speaker by."""

    owner: object  # alike for all that one person says
    states: Scores  # (PARTS * WIDTH,): at the source, at all his words, at his name, at the cue, at all that he says
    said: SpeakerClass  # by the rules
    way: str  # that class, and how they know it


class Judge:
    """The encoder's view of one report's statements."""

    def __init__(self, page: Page) -> None:
        """Run the encoder, or take what it said of this report. Raises ModelMissing."""
        self.page = page
        reading = read(page.parsed)
        self.scores = reading.words()
        self.states = reading.inner()
        self.further = _further(self.states)

    def classes(self, drafts: Sequence[Draft], known: Sequence[Heard]) -> list[SpeakerClass]:
        """Each draft's class of speaker; all that one person says counts for each of his statements."""
        voices = self.voices(drafts, known)
        if not voices:
            return []
        model, owners = hearing(), [v.owner for v in voices]
        heard = together(model.hear(np.stack([v.states for v in voices])), owners)
        weighed = model.weigh(heard, [CLASSES.index(v.said) for v in voices], [v.way for v in voices])
        shares = np.exp(together(weighed, owners))
        return [self.settled_class(s, v.said) for s, v in zip(shares, voices, strict=True)]

    def voices(self, drafts: Sequence[Draft], known: Sequence[Heard]) -> list[Voice]:
        """What the class of each draft's speaker is told by."""
        owners = [_owner(n, d, h) for n, (d, h) in enumerate(zip(drafts, known, strict=True))]
        words: dict[object, list[int]] = defaultdict(list)
        told: dict[object, list[int]] = defaultdict(list)
        insides = [[i for piece in d.pieces for i in clauses.between(self.page, *piece)] for d in drafts]
        for owner, draft, heard, inside in zip(owners, drafts, known, insides, strict=True):
            words[owner].extend(i for r in (draft.source, heard.words) if r is not None for i in range(*r))
            told[owner].extend(inside)
        asked: list[list[int]] = []
        for owner, draft, heard in zip(owners, drafts, known, strict=True):
            own = list(range(*(draft.source or heard.words or (0, 0))))
            named = own if heard.figure is None and heard.words is None else _names(heard)
            asked += (own, words[owner], named, list(range(*(draft.cue or (0, 0)))), told[owner])
        states = self.means(asked).reshape(len(drafts), PARTS * WIDTH)
        said = [heard.speaker_class for heard in known]
        ways = [f"{s}:{_way(self.page, d, h)}" for s, d, h in zip(said, drafts, known, strict=True)]
        return [Voice(*one) for one in zip(owners, states, said, ways, strict=True)]

    def means(self, asked: Sequence[Sequence[int]]) -> Scores:
        """The mean state at each of several lists of words; an outlet's name is one word, however many it has."""
        made = np.zeros((len(asked), self.states.shape[1]), np.float32)
        for row, where in zip(made, asked, strict=True):
            kept = [*where[:1], *(i for i in where[1:] if i not in self.further)]
            if kept:
                row += self.states[kept].sum(0) / np.float32(len(kept))
        return made

    def stance(self, draft: Draft, said: Stance) -> Stance:
        """What the speaker of a draft does by it."""
        inside = [i for piece in draft.pieces for i in clauses.between(self.page, *piece)]
        scores = self.scores[inside, CONTENT_SCORES].mean(0) if inside else np.zeros(len(STANCES), np.float32)
        if draft.cue is not None:
            scores = scores + self.scores[slice(*draft.cue), CUE_SCORES].mean(0)
        return self.settled_stance(scores, said)

    def settled_class(self, shares: Scores, said: SpeakerClass) -> SpeakerClass:
        """The likeliest class, where both together are sure of it; words that tell what somebody is are not overruled
        by his having a name.
        """
        likeliest = CLASSES[int(shares.argmax())]
        if shares.max() < SURE["class"] or (likeliest is SpeakerClass.PERSON and said in TELLING):
            return said
        return likeliest

    def settled_stance(self, scores: Scores, said: Stance) -> Stance:
        """The likelier stance, where both together are sure of it."""
        share = probabilities(scores[None], [STANCES.index(said)], weights("stance"))[0]
        return STANCES[int(share.argmax())] if share.max() >= SURE["stance"] else said


def _further(states: Scores) -> frozenset[int]:
    """Words that share the state of the word before: the rest of an outlet's name."""
    alike = states[1:, 0] == states[:-1, 0]
    return frozenset((np.flatnonzero(alike) + 1).tolist())


def _owner(n: int, draft: Draft, heard: Heard) -> object:
    if heard.figure is not None:
        return id(heard.figure)
    return heard.words or draft.source or f"nobody {n}"


def _names(heard: Heard) -> list[int]:
    """Where a report names somebody: the ends of his names and the longest of them, or the words meant."""
    if heard.figure is not None:
        return [*heard.figure.heads, *range(*heard.figure.full)]
    return list(range(*heard.words)) if heard.words is not None else []


def _way(page: Page, draft: Draft, heard: Heard) -> str:
    """How the rules know a class: by a pronoun, by a name with what is told of it or without, by a word they know."""
    head = draft.source_head
    if draft.source is not None and head is None:
        head = draft.source[1] - 1
    token = page.tokens[head] if head is not None else None
    if token is not None and token.tag in PRONOUNS and heard.words is None:
        return "pronoun"
    if heard.figure is not None:
        return "bare" if heard.figure.speaker_class is None else "told"
    if token is None:
        return "none"
    if nouns.of_token(token) is not None:
        return "listed"
    return "name" if token.tag.startswith("NNP") else "unlisted"
