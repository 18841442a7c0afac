"""Drafts -> statements: one for each, in text order, with class, form, relay, the speaker meant, and nesting."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.statements import (
    anonymity,
    classes,
    clauses,
    contents,
    continuing,
    relays,
    resolve,
    sides,
    sources,
    tone,
)
from dragoman.extract.statements.drafts import Draft, Piece, Range
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.extract.statements.resolve import Candidate
from dragoman.model import Form, Span, SpeakerClass, Stance, StatementMention

FOUND_BY = "statements/1"
UNNAMED = (SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE, SpeakerClass.PERSON)
ISSUED = frozenset(("statement", "letter", "communique", "communiqué", "declaration", "memo", "note", "release"))
SAME = 0.8  # share of characters two drafts' contents must have in common to be one statement


def statements(page: Page, drafts: list[Draft]) -> Iterator[StatementMention]:
    """The statements of a page in text order."""
    ordered = _distinct(page, sorted((_through(page, d) for d in drafts), key=lambda d: (_start(page, d), d.at)))
    nested = [_holder(page, ordered, n) for n in range(len(ordered))]
    voices = _Voices(page)
    known = {i: voices.hear(ordered[i]) for i in sorted(range(len(ordered)), key=lambda i: ordered[i].at)}
    for n, draft in enumerate(ordered):
        speaker_class, meant, question = known[n]
        reason = _reason(page, draft, speaker_class)
        if speaker_class is SpeakerClass.WITNESS and reason:
            speaker_class = SpeakerClass.UNNAMED_SOURCE
        yield StatementMention(
            speaker=page.parsed.span(*draft.source) if draft.source else None,
            cue=page.parsed.span(*draft.cue) if draft.cue else None,
            content=tuple(_spans(page, draft.pieces)),
            form=_form(page, draft),
            stance=tone.of(page, draft, speaker_class, voices.side(draft)),
            speaker_class=speaker_class,
            anonymity=reason,
            resolved=meant,
            relay=page.parsed.span(*draft.relay) if draft.relay else None,
            within=nested[n],
            unsure=draft.unsure or question,
            found_by=FOUND_BY if draft.kind == "speech" else f"{FOUND_BY}:belief",
        )


def _start(page: Page, draft: Draft) -> int:
    at = page.tokens[draft.cue[0] if draft.cue else draft.at].start
    source = page.tokens[draft.source[0]].start if draft.source and draft.carried is None else at
    return min(at, source, draft.start)


def _through(page: Page, draft: Draft) -> Draft:
    """Add the relay; where an outlet reports citing somebody, that somebody speaks and the outlet relays."""
    if draft.cue is None or draft.relay is not None or draft.source_head is None:
        return draft
    relay = relays.find(page, draft.at)
    if relay is not None:
        return draft if relay == draft.source else replace(draft, relay=relay)
    if draft.source is not None and classes.is_media(page, draft.source):
        head = relays.cited(page, draft.at)
        if head is not None and not draft.covers(page.tokens[head].start, page.tokens[head].end):
            return replace(draft, source=sources.phrase(page, head), source_head=head, relay=draft.source)
    return draft


def _distinct(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Of drafts with nearly the same content keep the speech, then the one whose cue stands nearest to it."""
    kept: list[Draft] = []
    for draft in drafts:
        rival = next((k for k in kept[-4:] if _one(page, k, draft)), None)
        if rival is None:
            kept.append(draft)
        elif _rank(page, draft) > _rank(page, rival):
            kept[kept.index(rival)] = draft
    return kept


def _one(page: Page, a: Draft, b: Draft) -> bool:
    """Whether two drafts are one statement found twice; a denial of it, or a voice within the other, is another."""
    if _share(a.pieces, b.pieces) < SAME:
        return False
    if a.source != b.source and (a.stance is Stance.DENIES) != (b.stance is Stance.DENIES):
        return False
    first, second = page.tokens[a.at], page.tokens[b.at]
    return not a.covers(second.start, second.end) and not b.covers(first.start, first.end)


def _rank(page: Page, draft: Draft) -> tuple[bool, bool, int]:
    distance = min(abs(page.tokens[draft.at].start - edge) for piece in draft.pieces for edge in piece)
    return draft.kind == "speech", draft.source is not None, -distance


def _share(a: tuple[Piece, ...], b: tuple[Piece, ...]) -> float:
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    total = sum(end - start for start, end in (*a, *b))
    return 2 * common / total


def _holder(page: Page, drafts: list[Draft], n: int) -> int | None:
    """The statement whose content holds this one's cue (or, without a cue, its content): the smallest."""
    draft = drafts[n]
    anchor = page.tokens[draft.at]
    size = sum(end - start for start, end in draft.pieces)
    holders = [
        (sum(end - start for start, end in d.pieces), i)
        for i, d in enumerate(drafts)
        if i != n and d.covers(anchor.start, anchor.end)
    ]
    bigger = [(s, i) for s, i in holders if s > size]
    return min(bigger)[1] if bigger else None


def _spans(page: Page, pieces: tuple[Piece, ...]) -> Iterator[Span]:
    """Pieces cut at sentence borders, each without the marks at its edges."""
    for start, end in pieces:
        for sentence in page.parsed.sentences:
            if sentence.start >= end:
                break
            cut = (
                contents.trim(page.text, max(start, sentence.start), min(end, sentence.end))
                if sentence.end > start
                else None
            )
            if cut is not None:
                yield page.parsed.document.span(*cut)


def _form(page: Page, draft: Draft) -> Form:
    """Direct when quotation marks hold it all (or were lost around the first person), mixed when they hold a part."""
    inside = total = 0
    for start, end in draft.pieces:
        total += end - start
        inside += sum(max(0, min(end, q.end) - max(start, q.start)) for q in page.quotes)
    if inside == 0:  # "we" without marks: the speaker's own words, their marks lost
        return Form.DIRECT if draft.cue is None or continuing.first_person(page, draft) else Form.INDIRECT
    if inside < 0.9 * total:
        return Form.MIXED
    return Form.MIXED if _fitted_in(page, draft) else Form.DIRECT


def _fitted_in(page: Page, draft: Draft) -> bool:
    """`warned against "rumours"`: a phrase between marks within the outlet's own sentence."""
    if draft.cue is None or len(draft.pieces) > 1:
        return False
    inside = [i for i in clauses.between(page, *draft.pieces[0]) if page.tokens[i].pos != "PUNCT"]
    if not inside or any(page.tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in inside if not _relative(page, i)):
        return False
    before = next((i for i in range(inside[0] - 1, -1, -1) if page.inside[i] == OUTSIDE), None)
    if before is None or page.tokens[before].sentence != page.tokens[inside[0]].sentence:
        return False
    return page.tokens[before].text not in (",", ":") and draft.cue[0] < inside[0]


def _relative(page: Page, i: int) -> bool:
    return page.tokens[i].dep in ("relcl", "aux", "auxpass")


def _reason(page: Page, draft: Draft, speaker_class: SpeakerClass) -> str:
    if draft.cue is None or draft.source_head is None:
        return ""
    faceless = speaker_class is SpeakerClass.WITNESS and page.tokens[draft.source_head].pos == "NOUN"
    return anonymity.find(page, draft.at) if speaker_class in UNNAMED or faceless else ""


class _Voices:
    """Who has spoken so far: classes each draft's source and resolves its pronoun or role, in text order."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.named = resolve.subjects(page)
        self.spoken: list[Candidate] = []
        self.classes: dict[str, SpeakerClass] = {}  # what the report said once of a name ("professor") holds later
        self.meant: dict[int, tuple[SpeakerClass, Span | None, str]] = {}
        self.sides: dict[int, frozenset[str]] = {}  # of each draft: the words that tell its speaker's side
        self.issued: dict[str, Candidate] = {}  # who said something "in a statement"
        self.known: dict[str, frozenset[str]] = {}  # the same of each name

    def hear(self, draft: Draft) -> tuple[SpeakerClass, Span | None, str]:
        """Class, the earlier words meant, and the open question."""
        if draft.carried is not None and draft.carried in self.meant:
            return self.meant[draft.carried]
        if draft.source is None or draft.source_head is None:
            return SpeakerClass.UNATTRIBUTED, None, ""
        page, head = self.page, draft.source_head
        own = classes.of_source(page, head, draft.source)
        if page.tokens[head].tag[:3] == "NNP" or page.tokens[head].lower in self.classes:
            own = self._remembered(page.tokens[head].lower, own)
        found, question = self._resolved(draft.source, head, draft.at, own)
        if found is not None:
            own = found.speaker_class
        candidate = found or Candidate(
            head, draft.source, own, resolve.gender(page, draft.source), _plural(page, head, draft.source)
        )
        self._take_side(draft, draft.source, candidate)
        self._issues(draft, candidate)
        pronoun = page.tokens[head].tag in ("PRP", "WP", "DT")
        if found is not None or not pronoun:
            sex = candidate.gender or (resolve.PERSONAL.get(page.tokens[head].lower, "") if pronoun else "")
            if page.inside[draft.at] == OUTSIDE:  # voices within a quotation do not go on after it
                self.spoken.append(replace(candidate, at=head, who=candidate.name, gender=sex, spoke=True))
        self.meant[draft.at] = own, (page.parsed.span(*found.words) if found else None), question
        return self.meant[draft.at]

    def _issues(self, draft: Draft, candidate: Candidate) -> None:
        """`the ministry said in a statement`: "the statement said" is the ministry speaking."""
        page = self.page
        if candidate.speaker_class is SpeakerClass.DOCUMENT:
            return
        for prep in page.kids(draft.at, "prep"):
            for thing in page.kids(prep, "pobj"):
                if page.tokens[prep].lower == "in" and page.tokens[thing].lemma in ISSUED:
                    self.issued[page.tokens[thing].lemma] = candidate

    def side(self, draft: Draft) -> frozenset[str]:
        """The words that tell the side of a draft's speaker."""
        return self.sides.get(draft.at if draft.carried is None else draft.carried, frozenset())

    def _take_side(self, draft: Draft, source: Range, candidate: Candidate) -> None:
        """What a report said once of a name ("the Ghanaian minister") tells its side later."""
        page, head = self.page, candidate.name
        name = page.tokens[head].lower
        if name not in self.known:
            self.known[name] = sides.of_name(page, name)
        own = self.known[name] | sides.words(page, candidate.words, head)
        own |= sides.words(page, source, draft.source_head or source[0])
        if candidate.speaker_class is SpeakerClass.DOCUMENT:
            own |= {page.tokens[head].lemma}
        if page.tokens[head].tag != "PRP":
            self.known[name] = own
        self.sides[draft.at] = own

    def _remembered(self, name: str, own: SpeakerClass) -> SpeakerClass:
        known = self.classes.get(name)
        if known is None or own in (SpeakerClass.SPOKESPERSON, SpeakerClass.EXPERT, SpeakerClass.WITNESS):
            if own in resolve.ONE_PERSON:
                self.classes[name] = own
            return own
        return known

    def _resolved(self, words: Range, head: int, at: int, own: SpeakerClass) -> tuple[Candidate | None, str]:
        page = self.page
        token = page.tokens[head]
        beside = resolve.apposition(page, head, own) or resolve.of_them(page, head, self.spoken)
        if beside is None and token.lemma in self.issued and page.tokens[words[0]].lower == "the":
            beside = self.issued[token.lemma]
        if beside is not None:
            return beside, ""
        if token.tag == "PRP":
            return resolve.pronoun(page, head, self.spoken, self.named)
        first = page.tokens[words[0]]
        definite = first.lower in ("the", "that", "this") and token.entity != "PERSON"
        if (
            definite
            and (classes.of_word(token.lemma) or classes.of_word(token.lower))
            and own is not SpeakerClass.MEDIA
        ):
            found, question = resolve.role(page, head, words, self.spoken, self.named)
            if found is not None and found.words == words:
                return None, ""
            if found is None and not question and own is SpeakerClass.PERSON:
                found = resolve.goes_on(page, head, at, self.spoken, self.named)
            return found, question
        return None, ""


def _plural(page: Page, head: int, words: Range) -> bool:
    token = page.tokens[head]
    joined = any(page.tokens[i].dep == "cc" and page.tokens[i].head == head for i in range(*words))
    return token.tag in ("NNS", "NNPS") or joined
