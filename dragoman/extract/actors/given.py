"""Given phrases of a text put into chains: by the actors found in it, then by their own words and grammar.

Whoever gives the phrases knows that they refer; so what the brief leaves open as a question is answered here with the
likeliest reading. The brief itself never uses these chains.
"""

from collections import defaultdict
from collections.abc import Sequence

from dragoman.extract.actors.bound import Binding, relative, subject_above
from dragoman.extract.actors.draft import Draft
from dragoman.extract.actors.phrase import Phrase, phrases
from dragoman.model import Parsed
from dragoman.names import initials

LETTERS = 2  # the fewest of an abbreviation


def chains(parsed: Parsed, drafts: Sequence[Draft], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The chain of each stretch of characters, beside the actors' drafts with chains of their own."""
    given, asked = phrases(parsed, drafts, spans)
    Given(parsed, given).run()
    numbers: dict[int, int] = {}
    return [n if p is None else numbers.setdefault(id(p.top), n) for n, p in enumerate(asked)]


class Given:
    """The chains of one text's given phrases in the making."""

    def __init__(self, parsed: Parsed, given: Sequence[Phrase]) -> None:
        """Start with every phrase alone."""
        self.parsed = parsed
        self.given = given
        self.at = {p.head.i: p for p in given}

    def run(self) -> None:
        """What is surest first: later rules see the chains of the earlier."""
        self._found()
        self._names()
        self._grammar()
        self._nouns()
        self._pronouns()

    def join(self, left: Phrase, right: Phrase, *, found: bool = False) -> None:
        """Make one chain of two, unless the names or sexes of the two chains say that they cannot be one."""
        a, b = left.top, right.top
        if a is b or (a.sex and b.sex and a.sex != b.sex) or (a.full and b.full and a.full != b.full and not found):
            return
        b.above = a
        a.sex, a.full, a.person = a.sex or b.sex, a.full or b.full, a.person or b.person
        a.size += b.size

    def _found(self) -> None:
        first: dict[int, Phrase] = {}
        for phrase in self.given:
            if phrase.draft is not None and phrase.draft.chain >= 0:
                self.join(first.setdefault(phrase.draft.chain, phrase), phrase, found=True)

    def _names(self) -> None:
        """Equal names; then a part of the one longer name it fits, and letters for the name that they begin."""
        named = [p for p in self.given if p.form == "name" and p.name]
        first: dict[tuple[str, ...], Phrase] = {}
        for phrase in named:
            self.join(first.setdefault(phrase.name, phrase), phrase)
        for phrase in sorted(named, key=lambda p: -len(p.name)):
            longer = [o for o in named if len(o.name) > len(phrase.name) and _part(phrase, o)]
            if len({id(o.top) for o in longer}) == 1:
                self.join(longer[0], phrase)
        for phrase in named:
            letters = phrase.text.replace(".", "").replace(" ", "")
            if len(phrase.name) <= LETTERS and letters.isupper() and len(letters) >= LETTERS:
                long = [o for o in named if initials(o.text) == letters and len(o.name) > 1]
                if long:
                    self.join(long[0], phrase)

    def _grammar(self) -> None:
        """Relative and reflexive pronouns, and persons or things side by side ("the judge, Ana Mora,")."""
        for phrase in self.given:
            token = phrase.head
            if phrase.form == "r":
                other = self.at.get(relative(self.parsed, token))
            elif phrase.reflexive:
                other = self.at.get(subject_above(self.parsed, token))
            elif token.dep == "appos":
                other = self.at.get(token.head)
                other = other if other is not None and _of_one_sort(other, phrase) else None
            else:
                continue
            if other is not None and other is not phrase:
                self.join(other, phrase)

    def _nouns(self) -> None:
        """One head noun in one number with no modifier that the other contradicts."""
        seen: dict[tuple[str, bool], list[Phrase]] = defaultdict(list)
        for phrase in self.given:
            if phrase.form != "noun":
                continue
            same = seen[phrase.head.lemma.lower(), phrase.plural]
            fits = [o for o in same if _agree(o, phrase)]
            if fits:
                self.join(fits[-1], phrase)
            same.append(phrase)

    def _pronouns(self) -> None:
        """Those that the actors' chains left alone: the likeliest phrase before; of "I" the speaker."""
        binding = Binding(self.parsed, self.given)
        for n, phrase in enumerate(self.given):
            other = None
            if phrase.form in "mfnp" and phrase.top.size == 1:
                other = binding.antecedent(n, phrase)
            elif phrase.form in "1w":
                other = binding.speaker(phrase, self.at)
            if other is not None:
                self.join(other, phrase)


def _part(short: Phrase, long: Phrase) -> bool:
    """Whether one name begins or ends the other ("Waitrose", "Mr. Tan")."""
    n = len(short.name)
    if short.plural != long.plural:
        return False
    return short.name in (long.name[-n:], long.name[:n])


def _of_one_sort(left: Phrase, right: Phrase) -> bool:
    return left.plural == right.plural and left.person == right.person


def _agree(left: Phrase, right: Phrase) -> bool:
    if left.inside(right) or right.inside(left):
        return False
    return left.mods <= right.mods or right.mods <= left.mods
