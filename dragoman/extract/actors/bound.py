"""What grammar and nearness say of the phrase that a pronoun stands for, likeliest first."""

from collections.abc import Mapping, Sequence

from dragoman.extract.actors.phrase import Phrase
from dragoman.model import Parsed, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass"))
SPEAKING = ("1", "2", "w")  # forms of Phrase: I, you, we
SAID = ("ccomp", "parataxis", "acl", "advcl")
CLIMB = 6  # words up the tree: no clause of a report is deeper
SAME_SPEAKER = 2  # sentences between two "I" of one speaker
BACK = 3  # sentences that a pronoun reaches back; set by hand like the two above
COLLECTIVE = frozenset(
    ("police", "family", "team", "couple", "group", "company", "government", "crew", "staff", "pair")
)


def relative(parsed: Parsed, token: Token) -> int:
    """The noun whose relative clause a pronoun belongs to; -1 where there is none."""
    at = token.i
    for _ in range(CLIMB):
        above = parsed.tokens[at]
        if above.dep == "relcl":
            return above.head
        if above.head == at:
            break
        at = above.head
    return -1


def subject_above(parsed: Parsed, token: Token) -> int:
    """The subject of the nearest verb above that has one; -1 where there is none."""
    at = token.i
    for _ in range(CLIMB):
        at = parsed.tokens[at].head
        for c in parsed.children[at]:
            if parsed.tokens[c].dep in SUBJECTS and c < token.i:
                return c
        if parsed.tokens[at].dep == "relcl":
            return parsed.tokens[at].head
    return -1


class Binding:
    """Antecedents of pronouns among the phrases of one text."""

    def __init__(self, parsed: Parsed, given: Sequence[Phrase]) -> None:
        """Work on the phrases in text order."""
        self.parsed = parsed
        self.given = given

    def speaker(self, phrase: Phrase, at: Mapping[int, Phrase]) -> Phrase | None:
        """Whoever says "I": the subject of the verb it is said with, else who said so before; "we" is only repeated."""
        token = phrase.head
        while phrase.form == "1" and token.head != token.i:
            if token.dep in SAID:
                subjects = (c for c in self.parsed.children[token.head] if self.parsed.tokens[c].dep in SUBJECTS)
                other = next((at[c] for c in subjects if c in at), None)
                if other is not None and other.form not in SPEAKING:
                    return other
            token = self.parsed.tokens[token.head]
        same = [p for p in self.given if p.form == phrase.form and p.head.i < phrase.head.i]
        return same[-1] if same and phrase.head.sentence - same[-1].head.sentence <= SAME_SPEAKER else None

    def antecedent(self, n: int, phrase: Phrase) -> Phrase | None:
        """The phrase before it that agrees in number and sex: nearest sentence first, subjects before others."""
        fits = [p for p in self.given[:n] if self._agrees(p, phrase)]
        if not fits:
            return None
        return max(fits, key=lambda p: self._rank(p, phrase))

    def _agrees(self, other: Phrase, phrase: Phrase) -> bool:
        back = phrase.head.sentence - other.head.sentence
        if back > BACK or other.form in (*SPEAKING, "r"):
            return False
        if phrase.inside(other) or other.inside(phrase) or self._bound(other, phrase):
            return False
        top = other.top
        if phrase.form in "mf":
            return not other.plural and top.person and top.sex in ("", phrase.form)
        if phrase.form == "n":
            return not other.plural and not top.person
        return other.plural or other.head.lemma.lower() in COLLECTIVE

    def _bound(self, other: Phrase, phrase: Phrase) -> bool:
        """Whether both are arguments of one verb: "he saw him" speaks of two."""
        a, b = phrase.head, other.head
        if a.tag == "PRP$":
            return False
        verb = self.parsed.tokens[a.head]
        above = verb.head if verb.dep in ("prep", "agent") or verb.pos == "ADP" else verb.i
        return b.head == above and b.dep in SUBJECTS and a.dep not in SUBJECTS

    def _rank(self, other: Phrase, phrase: Phrase) -> tuple[float, ...]:
        back = phrase.head.sentence - other.head.sentence
        subject = other.head.dep in SUBJECTS
        same = other.top.sex == phrase.form
        # A subject is worth more than half a sentence, a known sex half of that: set by hand.
        return (-back + 0.6 * subject + 0.3 * same, subject, -other.head.i if back else other.head.i)
