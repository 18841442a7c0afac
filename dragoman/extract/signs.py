"""What is written around a count of people that may tell what befell them, as names that a linear model weighs.

``befallen.npz`` is fitted on these names by ``train.counts.fit``: a change here asks for a new fit. A name says which
kind a word speaks for (``data/befallen.tsv``) and where that word stands: the verb over those counted, what hangs on
it, what stands close, what its sentence and the next tell.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from dragoman.extract.harm import unit_kind
from dragoman.extract.syntax import passive
from dragoman.lexicon import table
from dragoman.model import CountMention, Parsed, Token

LISTS = ("conj", "appos")
BACK, AHEAD = 4, 6  # words beside those counted
REACH = 9  # words ahead in which the second word of a pair may stand
CLIMB, VERBS = 7, 2  # steps up from those counted, and verbs looked at
OPEN = ("NOUN", "VERB", "ADJ", "ADV")
HUMAN = frozenset(("people", "troops", "bare"))
RULED = frozenset(("people", "troops"))


class Signs:
    """The names that hold of one count."""

    def __init__(self, parsed: Parsed, mentions: Sequence[CountMention], j: int) -> None:
        """Look at count ``j``."""
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.mention = mentions[j]
        within = [t for t in parsed.tokens if t.start < self.mention.span.end and t.end > self.mention.span.start]
        self.first, self.last = within[0].i, within[-1].i
        self.core = _core(within)
        nouns = [t for t in within if t.pos in ("NOUN", "PROPN") and t.tag != "CD"]
        self.noun = nouns[-1].i if nouns else None
        self.counted = unit_kind(nouns[-1]) or "things" if nouns else "bare"
        self.group = "H" if self.counted in HUMAN else self.counted
        self.sentence = parsed.sentences[self.tokens[self.core].sentence]
        self.before = mentions[j - 1] if j else None
        self.after = mentions[j + 1] if j + 1 < len(mentions) else None

    def names(self) -> set[str]:
        """All of them."""
        made = {f"nk={self.counted}", "part" if self.mention.part else "whole"}
        said = self.mention.count.kind
        if said in RULED:
            made |= {f"r={said}", f"r={said}|nk={self.counted}"}
        made.update(self._clauses(said))
        made.update(self._near())
        made.update(self._around())
        made.update(self._beside(said))
        return made

    def verb(self) -> int:
        """The first verb over those counted, else the number itself."""
        return next((head.i for _, head in self._above() if head.pos == "VERB"), self.core)

    def _above(self) -> Iterator[tuple[str, Token]]:
        token = self.tokens[self.core]
        for _ in range(CLIMB):
            if token.head == token.i:
                return
            yield token.dep, self.tokens[token.head]
            token = self.tokens[token.head]

    def _told(self, place: str, i: int, near: Iterable[int]) -> Iterator[str]:
        """The names of word ``i`` in a place, ``near`` the words that it may pair with."""
        close = "near" if place[0] in "vcg" else "far"
        for kind in _kinds(self.tokens, i, near):
            yield from (f"{kind}@{place}", f"{kind}@{place}|{self.group}")
            yield f"{kind.removesuffix('!')}~{close}|{self.group}"

    def _by(self, i: int) -> range:
        return range(max(self.sentence.first, i - 1), min(self.sentence.last, i + REACH))

    def _own(self, i: int) -> bool:
        return self.first <= i <= self.last or i == self.core

    def _clauses(self, said: str) -> Iterator[str]:
        """The verbs over those counted and what hangs on them; nouns between."""
        labels: list[str] = []
        depth = 0
        for dep, head in self._above():
            labels.append(dep)
            if dep in LISTS and head.pos in ("NOUN", "PROPN", "NUM"):
                continue
            if head.pos in ("VERB", "AUX"):
                side = self._side(head, [x for x in labels if x not in LISTS])
                if depth == 0:
                    yield f"role={side}"
                    if said in RULED:
                        yield f"role={side}|r={said}"
                yield from self._verb(head.i, side, depth)
                labels, depth = [], depth + 1
                if depth == VERBS:
                    return
            elif head.pos in OPEN or head.pos in ("PROPN", "NUM"):
                yield from self._told("g", head.i, ())

    def _side(self, verb: Token, labels: Sequence[str]) -> str:
        """u: it is done to those counted; s: they do it; o: they stand otherwise to it."""
        label = labels[0] if labels else ""
        if label in ("nsubjpass", "dobj") or (label == "nsubj" and passive(self.parsed, verb.i)):
            return "u"
        bare = verb.tag == "VBN" and not any(
            self.tokens[c].dep in ("aux", "dobj") for c in self.parsed.children[verb.i]
        )
        return "o" if label != "nsubj" else "u" if bare else "s"

    def _verb(self, verb: int, side: str, depth: int) -> Iterator[str]:
        yield from self._told(f"v{depth}{side}", verb, self._by(verb))
        for c in self.parsed.children[verb]:
            if self._own(c):
                continue
            if self.tokens[c].dep in ("nsubj", "nsubjpass") and side != "s":
                yield from self._told(f"vs{depth}", c, ())
            else:
                yield from self._told(f"vc{depth}{side}", c, self._by(c))
            for g in self.parsed.children[c]:
                if not self._own(g):
                    yield from self._told(f"vg{depth}{side}", g, self._by(g))

    def _near(self) -> Iterator[str]:
        """What hangs on those counted, and the words to both sides."""
        for at in {self.core, self.core if self.noun is None else self.noun}:
            for c in self.parsed.children[at]:
                if c > self.last:
                    yield from self._told("c", c, self._by(c))
                    for g in self.parsed.children[c]:
                        yield from self._told("cg", g, self._by(g))
                elif self.tokens[c].pos in ("ADJ", "VERB"):
                    yield from self._told("cm", c, ())
        for i in range(max(self.sentence.first, self.first - BACK), self.first):
            yield from self._told("b", i, ())
        for i in range(self.last + 1, min(self.sentence.last, self.last + AHEAD)):
            yield from self._told("a", i, range(i, min(self.sentence.last, i + BACK)))
        following = range(self.first, min(self.sentence.last, self.last + REACH - 1))
        if any(self.tokens[i].dep == "neg" for i in following):
            yield from ("neg", f"neg|{self.group}")

    def _around(self) -> Iterator[str]:
        """The sentence, and those before and after it."""
        here = self.tokens[self.core].sentence
        for i in range(self.sentence.first, self.sentence.last):
            if not self.first <= i <= self.last and self.tokens[i].pos in OPEN:
                yield from self._told("s", i, ())
        for number, place in ((here - 1, "p"), (here + 1, "n")):
            if 0 <= number < len(self.parsed.sentences):
                other = self.parsed.sentences[number]
                for i in range(other.first, other.last):
                    if self.tokens[i].pos in OPEN:
                        yield from self._told(place, i, ())
        if self.sentence.headline:
            yield "headline"

    def _beside(self, said: str) -> Iterator[str]:
        """The counts before and after."""
        if self.before is not None:
            here = self.before.span.start >= self.sentence.start
            yield f"pr={self.before.count.kind}|{here}|{self.group}"
            if said in RULED:
                yield f"pr={self.before.count.kind}|{here}|r={said}"
        if self.after is not None and self.after.span.end <= self.sentence.end:
            yield f"nx={self.after.count.kind}|{self.group}"


def _core(within: Sequence[Token]) -> int:
    """The word by which a count hangs in its clause."""
    inside = {t.i for t in within}
    for token in within:
        if (token.head not in inside or token.head == token.i) and token.pos not in ("PUNCT", "DET", "ADP"):
            return token.i
    return within[-1].i


def _kinds(tokens: Sequence[Token], i: int, near: Iterable[int]) -> Iterator[str]:
    """The kinds that a word speaks for, alone or (with a mark) with a word near it."""
    alone, paired = _words()
    lemma, lower = tokens[i].lemma.lower(), tokens[i].lower
    yield from {*alone.get(lemma, ()), *alone.get(lower, ())}
    if lemma in paired:
        beside = {form for n in near for form in (tokens[n].lemma.lower(), tokens[n].lower)}
        yield from {f"{kind}!" for word, kind in paired[lemma] if word in beside}


@cache
def _words() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[tuple[str, str]]]]:
    """The words that speak for a kind, and the pairs of words that do."""
    alone: dict[str, set[str]] = {}
    paired: dict[str, set[tuple[str, str]]] = {}
    for row in table("befallen"):
        if row["beside"]:
            paired.setdefault(row["word"], set()).add((row["beside"], row["kind"]))
        else:
            alone.setdefault(row["word"], set()).add(row["kind"])
    return {w: frozenset(k) for w, k in alone.items()}, {w: frozenset(k) for w, k in paired.items()}
