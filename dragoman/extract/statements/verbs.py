"""Attributions by a reporting verb, with the turns that hide the real speaker: passives, "quoted him as saying"."""

from collections.abc import Iterator
from dataclasses import replace

from dragoman.extract.statements import complements, contents, cues, mute, sources, stance
from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.drafts import Draft, Range, of_cue
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import Stance

CHARGES = frozenset(("accuse", "blame", "charge", "suspect"))
HEARERS = frozenset(("tell", "ask", "inform", "assure", "remind"))  # their passive subject hears, it does not speak


def find(page: Page) -> Iterator[Draft]:
    """One draft for each verb that reports something."""
    taken: set[int] = set()  # the "saying" of "quoted him as saying"
    last: Draft | None = None
    for token in page.tokens:
        if token.tag[:2] != "VB" or token.i in taken:
            continue
        cue = cues.verb(page, token.i)
        if cue is None:
            continue
        if cue.entry.word in ("quote", "cite"):
            saying = _saying(page, cue)
            if saying is not None:
                taken.add(saying)
                draft = _quoted(page, cue, saying)
                if draft is not None:
                    yield draft
            continue
        draft = _draft(page, cue)
        if draft is not None and (_comments(page, cue) or _points_back(page, draft)):
            near = last is not None and _near(page, draft, last)
            draft = replace(draft, pieces=last.pieces) if near and last is not None else None
        if draft is not None and not _answers_charge(page, draft):
            last = draft
            yield draft


def _comments(page: Page, cue: Cue) -> bool:
    """`..., an allegation the group denied`: what it denies is what was just said."""
    token = page.tokens[cue.head]
    return token.dep == "relcl" and page.tokens[token.head].lemma in complements.COMMENTS


def _points_back(page: Page, draft: Draft) -> bool:
    """`A second official denied it`: the content is what was said before."""
    start, end = draft.pieces[0]
    return len(draft.pieces) == 1 and page.text[start:end].lower() in ("it", "this", "that", "them", "so")


def _answers_charge(page: Page, draft: Draft) -> bool:
    """`accused by a rancher of theft, which he denies`: "he" is not the last one who spoke, and nothing says who."""
    if draft.stance is not Stance.DENIES or draft.source_head is None or page.tokens[draft.source_head].tag != "PRP":
        return False
    sentence = page.sentence(draft.at)
    return any(
        t.tag == "VBN" and t.lemma in CHARGES and page.kid(t.i, "agent") is not None and draft.covers(t.start, t.end)
        for t in page.tokens[sentence.first : sentence.last]
    )


def _near(page: Page, a: Draft, b: Draft) -> bool:
    """Whether nothing else can have been said between: one sentence, or a denial in the next one."""
    gap = page.tokens[a.at].sentence - page.tokens[b.at].sentence
    return gap == 0 or (gap == 1 and a.stance is Stance.DENIES)


def _draft(page: Page, cue: Cue) -> Draft | None:
    if page.inside[cue.head] != OUTSIDE and page.kid(cue.head, "nsubj") is None:
        return None  # nested voices count only where they are plain
    if mute.act(page, cue):
        return None
    aside = sources.aside(page, cue.head) if "quote" in cue.entry.frames else None
    if aside is not None:
        comma = page.tokens[aside[0] - 1].start
        pieces = contents.merge(page, [(page.sentence(cue.head).start, comma)])
        return of_cue(cue, pieces, aside, aside[1] - 1, cue.entry.stance) if pieces and not cue.negated else None
    head = sources.of_verb(page, cue.head, passive=cue.passive)
    if head is not None and mute.subject(page, cue, head):
        return None
    decided = stance.of(page, cue)
    beside = sources.beside_quotation(page, cue.head) if head is None and "quote" in cue.entry.frames else None
    if beside is not None:
        head = beside[1] - 1
    if decided is None or (head is None and not _unattributed(page, cue)):
        return None
    if head is None and page.inside[cue.head] != OUTSIDE:
        return None
    source = beside or (sources.phrase(page, head) if head is not None else None)
    token = page.tokens[cue.head]
    if source is not None and token.dep == "relcl" and page.tokens[token.head].tag[:3] == "NNP":
        source = contents.leftmost(page, source[0]), source[1]
    pieces = contents.of_cue(page, cue, source)
    if source is not None:
        pieces = _without(page, pieces, source)
    if not pieces or (head is None and len(pieces) == 1 and " " not in page.text[slice(*pieces[0])]):
        return None
    note = "not to deny is not yet to confirm" if cue.negated and cue.entry.stance is Stance.DENIES else ""
    return replace(of_cue(cue, pieces, source, head, decided), unsure=note)


def _unattributed(page: Page, cue: Cue) -> bool:
    """A passive without an agent states something without a voice ("was accused of", "is believed to")."""
    tokens = page.tokens
    if (
        not cue.passive
        or cue.entry.kind == "intent"
        or cue.entry.word in ("ask", "call", "describe", "see", "know", "support", "back", "order")
    ):
        return False
    subject = page.kid(cue.head, "nsubjpass")
    if cue.entry.word in HEARERS and subject is None:
        return False
    return tokens[cue.head].dep not in ("acl", "amod") or cue.entry.word == "accuse"


def _saying(page: Page, cue: Cue) -> int | None:
    """The verb of saying under "quoted ... as"."""
    tokens = page.tokens
    return next(
        (
            c
            for a in page.kids(cue.head, "prep", "mark", "advcl", "xcomp", "pcomp")
            for c in (a, *page.parsed.children[a])
            if tokens[c].tag == "VBG" and tokens[c].lemma in ("say", "tell", "state", "add", "warn", "write", "claim")
        ),
        None,
    )


def _quoted(page: Page, cue: Cue, saying: int) -> Draft | None:
    """`X quoted him as saying ...`, `he was quoted as saying by X`: the object speaks, the subject passes it on."""
    passive = page.kid(cue.head, "nsubjpass")
    speaker = passive if passive is not None else page.kid(cue.head, "dobj")
    if speaker is None or page.inside[cue.head] != page.inside[speaker]:
        return None
    verb = cues.verb(page, saying)
    if verb is None:
        return None
    source = sources.phrase(page, speaker)
    pieces = contents.of_cue(page, verb, None)
    if not pieces:
        return None
    agent = sources.of_verb(page, cue.head, passive=True)
    carrier = agent if passive is not None else sources.of_verb(page, cue.head, passive=False)
    relay = sources.phrase(page, carrier) if carrier is not None else None
    draft = of_cue(verb, pieces, source, speaker, stance.of(page, verb) or verb.entry.stance)
    return replace(draft, cue=(cue.head, verb.last) if verb.last - cue.head < 5 else draft.cue, relay=relay)


def _without(page: Page, pieces: list[tuple[int, int]], source: Range) -> list[tuple[int, int]]:
    """A source never stands in its own content: a piece that overlaps it is dropped."""
    start, end = page.tokens[source[0]].start, page.tokens[source[1] - 1].end
    return [p for p in pieces if p[1] <= start or end <= p[0]]
