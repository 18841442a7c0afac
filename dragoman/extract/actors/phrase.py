"""A given phrase with what its words say of number, sex and name."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.actors.draft import DEFINITE, Draft
from dragoman.extract.actors.people import gender_of, word_gender
from dragoman.lexicon import by
from dragoman.model import Parsed, Token
from dragoman.names import PARTICLES, TITLES, fold

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
BELOW = ("compound", "poss", "nmod")  # what a noun inside a phrase may be without heading it
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1", "we": "w", "us": "w", "our": "w", "ours": "w",
    "ourselves": "w", "you": "2", "your": "2", "yours": "2", "who": "r", "whom": "r", "whose": "r", "which": "r",
    "that": "r",
}  # fmt: skip
REFLEXIVE = ("self", "selves")


@dataclass(slots=True, eq=False)
class Phrase:
    """One phrase: asked for, or an actor found beside those. ``form``: name, noun, or a letter for a pronoun's sort."""

    first: int
    last: int
    head: Token
    text: str
    form: str
    draft: Draft | None
    name: tuple[str, ...] = ()
    full: str = ""  # the whole name of a person
    mods: frozenset[str] = frozenset()
    plural: bool = False
    definite: bool = False
    person: bool = False
    sex: str = ""
    above: "Phrase | None" = None
    size: int = 1  # phrases in the chain, kept at its top

    @property
    def top(self) -> "Phrase":
        """The phrase that stands for its chain."""
        phrase = self
        while phrase.above is not None:
            phrase = phrase.above
        return phrase

    @property
    def reflexive(self) -> bool:
        """Whether it is "himself" or the like."""
        return len(self.form) == 1 and self.head.lower.endswith(REFLEXIVE)

    def inside(self, other: "Phrase") -> bool:
        """Whether all its words are the other's too."""
        return other.first <= self.first and self.last <= other.last


def heads(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> list[Token | None]:
    """The head word of each stretch of characters; None where no word of the text lies in it."""
    return [_head(inside) if inside else None for inside in _words(parsed, spans)]


def _words(parsed: Parsed, spans: Sequence[tuple[int, int]]) -> Iterator[list[Token]]:
    for start, end in spans:
        yield [t for t in parsed.tokens if t.start < end and start < t.end]


def _head(inside: Sequence[Token]) -> Token:
    first, last = inside[0].i, inside[-1].i
    tops = [t for t in inside if not first <= t.head <= last or t.head == t.i]
    nouns = [t for t in tops if t.pos in NOMINAL]
    below = [t for t in inside if t.pos in NOMINAL and t.dep not in BELOW]
    return (nouns or below or tops or inside)[0]


def phrases(
    parsed: Parsed, drafts: Sequence[Draft], spans: Sequence[tuple[int, int]]
) -> tuple[list[Phrase], list[Phrase | None]]:
    """Every phrase in the order of its head, and of those the asked ones in the order of asking."""
    at: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.first - d.last):
        at |= dict.fromkeys(range(draft.head_first, draft.head_last), draft)
    asked: list[Phrase | None] = []
    taken: set[int] = set()
    for inside in _words(parsed, spans):
        if not inside:
            asked.append(None)
            continue
        head = _head(inside)
        found = at.get(head.i)
        taken.add(id(found))
        asked.append(_phrase(parsed, inside[0].i, inside[-1].i + 1, head, found))
    others = [_phrase(parsed, d.first, d.last, parsed.tokens[d.head_last - 1], d) for d in drafts if id(d) not in taken]
    every = [p for p in asked if p is not None] + others
    return sorted(every, key=lambda p: (p.head.i, p.first)), asked


def _phrase(parsed: Parsed, first: int, last: int, head: Token, draft: Draft | None) -> Phrase:
    tokens = parsed.tokens[first:last]
    text = parsed.document.text[tokens[0].start : tokens[-1].end]
    form = PRONOUNS.get(head.lower, "2") if head.pos == "PRON" or head.lower in PRONOUNS else "noun"
    if len(form) == 1:
        sex = form if form in "mf" else ""
        return Phrase(first, last, head, text, form, draft, plural=form in "pw", person=form in "mf1w", sex=sex)
    children = [parsed.tokens[c] for c in parsed.children[head.i]]
    named = head.pos == "PROPN" or (len(head.text) > 1 and head.text.isupper())
    phrase = Phrase(first, last, head, text, "name" if named else "noun", draft)
    phrase.plural = head.tag in ("NNS", "NNPS") or (draft is not None and draft.plural) or head.lower == "people"
    phrase.definite = any(c.lower in DEFINITE or c.dep == "poss" for c in children) or head.dep == "poss"
    phrase.person = draft.is_person if draft is not None else head.entity == "PERSON" or _human(head)
    if named:
        phrase.name = _name(tokens)
    else:
        phrase.mods = frozenset(
            fold(c.lemma) for c in children if c.dep in ("amod", "compound", "nummod", "poss", "nmod") and c.i < head.i
        )
    phrase.sex = _sex(phrase, tokens, draft)
    if named and draft is not None and draft.sort == "person" and len(phrase.name) > 1:
        phrase.full = " ".join(phrase.name)
    return phrase


def _name(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The folded capitalised words without titles; what follows a comma is another phrase."""
    found: list[str] = []
    for t in tokens:
        if t.text == "," and found:
            break
        if t.text[:1].isupper() or t.text[:1].isdigit():
            found += [w for w in fold(t.text).split() if w not in TITLES and w not in PARTICLES]
    return tuple(found)


def _human(head: Token) -> bool:
    row = by("descriptors", "word").get(head.lemma.lower())
    return (row is not None and row["sort"] == "people") or bool(word_gender(head.lemma.lower()))


def _sex(phrase: Phrase, tokens: Sequence[Token], draft: Draft | None) -> str:
    if phrase.plural:
        return ""
    if draft is not None and draft.gender in ("m", "f"):
        return draft.gender
    if phrase.form == "name":
        titles = [word_gender(t.lower.rstrip(".")) for t in tokens if t.i < phrase.head.i]
        return next(filter(None, titles), "") or (gender_of(" ".join(phrase.name)) if phrase.person else "")
    return word_gender(phrase.head.lemma.lower())
