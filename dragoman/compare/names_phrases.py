"""The noun phrases of a report that name somebody or something, each with its loaded words and its voice.

Three sorts: an actor's mention, a noun that an act is called by, and a phrase whose head is a loaded word though nobody
could say of whom ("the hirelings"). A mention is widened to the words before it in its noun phrase where they are
loaded: the "heroic" of "the heroic fighters" belongs to the name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dragoman.compare.names_voices import NameVoice, Voices
from dragoman.lexicon import table, words
from dragoman.loaded import Around, Loaded, judge, may_be
from dragoman.model import ActorMention, MentionKind, Parsed, Report, Span, Token
from dragoman.names import fold

KINDS = (MentionKind.NAME, MentionKind.DESCRIPTOR, MentionKind.METONYM)
NAMES = frozenset(("ORG", "GPE", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PERSON", "LOC", "PRODUCT"))
LEFT = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART"))  # parts of speech before a head, in its phrase
TITLED = 0.6  # share of a headline's longer words with a capital from which capitals say nothing. Set by hand


@dataclass(frozen=True, slots=True)
class Named:
    """One noun phrase that names: its words, what for, whose words they are, and why they are loaded."""

    span: Span
    head: Span
    of: str  # actor | act
    voice: NameVoice
    reasons: tuple[str, ...] = ()  # empty: plain
    actor: ActorMention | None = None
    event: int | None = None  # index of the event mention in its report


def phrases(report: Report) -> Iterator[Named]:
    """Every naming phrase of a report, in the order of actors, acts, and the loaded phrases of nobody known."""
    reader = _Reader(report)
    taken: set[int] = set()
    for mention in report.mentions.actors:
        if mention.kind in KINDS:
            yield from reader.named(mention.span, mention.head, "actor", taken, actor=mention)
    for index, event in enumerate(report.mentions.events):
        if (noun := reader.noun(event.trigger)) is not None:
            yield from reader.named(event.trigger, noun, "act", taken, event=index)
    for token in report.parsed.tokens:
        if token.i not in taken and token.pos in ("NOUN", "PROPN"):
            yield from reader.loose(token)


class _Reader:
    def __init__(self, report: Report) -> None:
        self.parsed: Parsed = report.parsed
        self.voices = Voices(report)
        self.at = {t.start: t.i for t in report.parsed.tokens}
        self.ends = {t.end: t.i for t in report.parsed.tokens}
        self.chunk = {i: (first, last) for first, last in report.parsed.chunks for i in range(first, last)}

    def noun(self, trigger: Span) -> Span | None:
        """The last noun of an act's words: a name for the act, not its verb."""
        first, last = self.at.get(trigger.start), self.ends.get(trigger.end)
        if first is None or last is None:
            return None
        found = [t for t in self.parsed.tokens[first : last + 1] if t.pos in ("NOUN", "PROPN")]
        return self.parsed.span(found[-1].i, found[-1].i + 1) if found else None

    def named(
        self,
        span: Span,
        head: Span,
        of: str,
        taken: set[int],
        *,
        actor: ActorMention | None = None,
        event: int | None = None,
    ) -> Iterator[Named]:
        """The phrase of a mention, widened over its loaded words."""
        start, end = self.at.get(span.start), self.ends.get(span.end)
        top = self.ends.get(head.end)
        if start is None or end is None or top is None:
            return
        taken.add(top)
        chunk = self.chunk.get(top, (start, end + 1))
        first = min(start, chunk[0]) if chunk[0] <= top == chunk[1] - 1 else start  # "treacherous Oria [convoy]"
        taken.update(range(first, top + 1))
        tail = top + 1
        found = self._judged(first, tail, of)
        if tail <= end:  # "a column of the junta"
            found += self._judged(tail, end + 1, "any")
        if found:
            start = min(start, *(one_first for one_first, _ in found))
        yield self._made(self.parsed.span(start, end + 1), head, of, found, actor, event)

    def loose(self, token: Token) -> Iterator[Named]:
        """A phrase of nobody known: a loaded head, or one that names people or acts under a loaded word."""
        every = self.parsed.tokens
        after = every[token.i + 1] if token.i + 1 < len(every) else token
        if after.pos in ("NOUN", "PROPN") and after.head != token.i and token.dep in ("compound", "amod", "nmod"):
            return
        first = self._first(token)
        found = self._judged(first, token.i + 1, "any")
        if not found and self.voices.of(self.parsed.span(token.i, token.i + 1)) is not NameVoice.SCARE:
            return
        heads = (found and found[-1][1].last == -1) or any(one.reason.startswith("scare") for _, one in found)
        if found and not heads and token.lemma.lower() not in _acting():
            return
        head = self.parsed.span(token.i, token.i + 1)
        yield self._made(self.parsed.span(self._many(first), token.i + 1), head, "actor", found, None, None)

    def _first(self, head: Token) -> int:
        """The first token of the noun phrase that the head ends."""
        first, sentence = head.i, self.parsed.sentences[head.sentence]
        while first > sentence.first:
            t = self.parsed.tokens[first - 1]
            own = t.pos in LEFT or t.text in ("-", '"', "“", "”") or (t.pos == "VERB" and t.dep in ("amod", "compound"))
            own = own or self._so_called(first - 1)
            if not own or t.dep in ("nsubj", "dobj", "pobj", "ROOT"):
                break
            first -= 1
        while first < head.i and self.parsed.tokens[first].text in ("-", '"', "“", "”", "'s", "’s"):
            first += 1
        return first

    def _many(self, first: int) -> int:
        """The first token with what counts them before: "three of the martyrs", "a handful of diehards"."""
        every = self.parsed.tokens
        if first < 2 or every[first - 1].lower != "of" or every[first - 2].sentence != every[first].sentence:
            return first
        whole = every[first - 2]
        if whole.pos == "NUM":
            return whole.i  # "at least eleven of the diehards"
        return self._first(whole) if whole.lemma.lower() in _group("gathers") else first

    def _so_called(self, so: int) -> bool:
        """The "so" of "so-called" and "so called"."""
        after = [t.lower for t in self.parsed.tokens[so : so + 3]]
        return after in (["so", "-", "called"], ["so", "‑", "called"]) or after[:2] == ["so", "called"]

    def _made(
        self,
        span: Span,
        head: Span,
        of: str,
        found: list[tuple[int, Loaded]],
        actor: ActorMention | None,
        event: int | None,
    ) -> Named:
        voice = self.voices.of(head)
        reasons = tuple(dict.fromkeys(one.said for _, one in found))
        if voice is NameVoice.SCARE and any(reason.startswith("scare prefix") for reason in reasons):
            voice = NameVoice.OWN
        elif voice is NameVoice.SCARE:
            reasons = (f"scare quotes: {self.voices.marks(head)}", *reasons)
        return Named(span, head, of, voice, reasons, actor, event)

    def _judged(self, first: int, last: int, of: str) -> list[tuple[int, Loaded]]:
        """Loaded words of tokens [first, last), each with its first token; ``last`` -1 where it ends the phrase."""
        tokens = self.parsed.tokens[first:last]
        pieces = [(n, piece) for n, t in enumerate(tokens, first) for piece in t.text.split("-") if fold(piece)]
        words = [piece for _, piece in pieces]
        if not may_be(words):
            return []
        out = []
        for one in judge(words, of=of, around=self._around(tokens, pieces)):
            end = -1 if one.last == len(words) else one.last
            out.append((pieces[one.first][0], Loaded(one.first, end, one.word, one.reason)))
        return out

    def _around(self, tokens: tuple[Token, ...], pieces: list[tuple[int, str]]) -> Around:
        sentence = self.parsed.sentences[tokens[0].sentence]
        every = self.parsed.tokens
        before = [fold(t.text) for t in every[max(sentence.first, tokens[0].i - 8) : tokens[0].i]]
        after = [fold(t.text) for t in every[tokens[-1].i + 1 : min(sentence.last, tokens[-1].i + 9)]]
        named = frozenset(n for n, (i, _) in enumerate(pieces) if every[i].entity in NAMES)
        opens = all(not t.text[:1].isalnum() for t in every[sentence.first : tokens[0].i])
        return Around(_words(before), _words(after), opens, not self._titled(tokens[0].sentence), named)

    def _titled(self, number: int) -> bool:
        sentence = self.parsed.sentences[number]
        if not sentence.headline:
            return False
        long = [t.text for t in self.parsed.tokens[sentence.first : sentence.last] if len(t.text) > 3]
        return bool(long) and sum(word[0].isupper() for word in long) / len(long) >= TITLED


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("naming_words") if row["group"] == name)


@cache
def _acting() -> frozenset[str]:
    """Nouns for people and bodies, and nouns for acts."""
    acts = frozenset(row["word"] for row in table("triggers") if row["pos"] == "noun")
    return words("actor_nouns") | words("human_nouns") | acts | _group("named")


def _words(folded: list[str]) -> tuple[str, ...]:
    return tuple(word for phrase in folded for word in phrase.split())
