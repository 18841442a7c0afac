"""Speech that goes on without a cue of its own: later quotations, further paragraphs, and lost quotation marks."""

from bisect import bisect_right
from dataclasses import replace

from dragoman.extract.statements import contents, cues, headlines, mended, sources
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import DocumentKind

FIRST_PERSON = frozenset(("i", "we", "our", "my", "us", "me", "ours", "ourselves"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD", "VB"))
FULL = 4  # words: a shorter stretch between marks is a name, a title or a scare quote
MARKED = 60  # characters: a quotation of that length is speech, not a name
REACH = 2  # paragraphs over which an uncued quotation may still be the last speaker's


def complete(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Add the quotations and first-person sentences that no draft covers."""
    outer = [mended.source(page, d) for d in headlines.complete(page, drafts)]
    outer.sort(key=lambda d: d.at)
    outer = [*_quotations(page, outer), *_blocks(page, outer)]
    if page.parsed.document.kind in (DocumentKind.OPINION, DocumentKind.TRANSCRIPT):
        return outer  # "we" is the writer, or every line has a label
    return _lost_marks(page, outer)


def _quotations(page: Page, drafts: list[Draft]) -> list[Draft]:
    found = list(drafts)
    owner: dict[int, int] = {}
    for n, draft in enumerate(found):
        for i in _quotes_of(page, draft):
            if page.inside[draft.at] != i:  # a cue within the quotation is nested
                owner.setdefault(i, n)
    starts = [t.start for t in page.tokens]
    for i, quote in enumerate(page.quotes):
        first = bisect_right(starts, quote.left) - 1
        if i in owner or first < 0:
            continue
        target = _goes_on(page, found, owner, i, first)
        if target is not None:
            pieces = contents.merge(page, [*found[target].pieces, (quote.start, quote.end)])
            found[target] = replace(found[target], pieces=tuple(pieces))
            owner[i] = target
            continue
        made = _announced(page, i, first) or _orphan(page, found, i, first)
        if made is not None:
            owner[i] = len(found)
            found.append(made)
    return found


def _quotes_of(page: Page, draft: Draft) -> set[int]:
    return (
        {i for i, q in enumerate(page.quotes) if any(start < q.end and q.start < end for start, end in draft.pieces)}
        if page.quotes
        else set()
    )


def _begins(page: Page, first: int) -> bool:
    """Whether a quotation begins a sentence of the report."""
    return first == 0 or first == page.sentence(first).first or page.tokens[first - 1].text in (".", "?", "!", ":")


def _goes_on(page: Page, found: list[Draft], owner: dict[int, int], i: int, first: int) -> int | None:
    """The draft that this quotation continues, in its paragraph or over a paragraph left open."""
    if i == 0 or i - 1 not in owner:
        return None
    quote, before, target = page.quotes[i], page.quotes[i - 1], owner[i - 1]
    if quote.continues:
        return target
    if quote.paragraph != before.paragraph or not _begins(page, first):
        return None
    if not _clause(page, i, first) and page.text[quote.end - 1] not in ".!?":
        return None
    tokens = page.tokens
    between = [d for d in found if before.right <= tokens[d.at].start < quote.left and d is not found[target]]
    return None if between or found[target].kind != "speech" else target


def _clause(page: Page, i: int, first: int) -> bool:
    """Whether a quotation holds a whole clause."""
    tokens, words, verb = page.tokens, 0, False
    for j in range(first, len(tokens)):
        if page.inside[j] != i:
            break
        words += tokens[j].pos not in ("PUNCT", "SYM")
        verb = verb or tokens[j].tag in FINITE
    return verb and words >= FULL


def _announced(page: Page, i: int, first: int) -> Draft | None:
    """A quotation after a sentence that ends in a colon: `He added:` and a new paragraph."""
    if first == 0 or page.tokens[first - 1].text != ":":
        return None
    quote = page.quotes[i]
    return _said_before_colon(page, first - 1, quote.start, quote.end)


def _blocks(page: Page, drafts: list[Draft]) -> list[Draft]:
    """A paragraph without marks after one that ends in `he said:` is a quotation set as a block."""
    sentences, found = page.parsed.sentences, []
    for n in range(len(sentences) - 1):
        here, after = sentences[n], sentences[n + 1]
        if page.tokens[here.last - 1].text != ":" or after.paragraph != here.paragraph + 1 or here.headline:
            continue
        last = max((s.end for s in sentences if s.paragraph == after.paragraph), default=after.end)
        if any(page.inside[i] != OUTSIDE for i in (after.first, after.last - 1)) or _covered(
            page, drafts, after.start, last
        ):
            continue
        draft = _said_before_colon(page, here.last - 1, after.start, last)
        if draft is not None:
            found.append(draft)
    return found


def _said_before_colon(page: Page, colon: int, start: int, end: int) -> Draft | None:
    """The draft of the verb of saying in a sentence that ends in a colon."""
    tokens = page.tokens
    for j in range(colon - 1, page.sentence(colon).first - 1, -1):
        cue = cues.verb(page, j) if page.inside[j] == OUTSIDE and tokens[j].tag[:2] == "VB" else None
        if cue is None or "quote" not in cue.entry.frames:
            continue
        head = sources.of_verb(page, j, passive=cue.passive)
        pieces = contents.merge(page, [(start, end)])
        if head is not None and pieces:
            source = sources.phrase(page, head)
            return Draft(j, tuple(pieces), (cue.first, cue.last), source, head, stance=cue.entry.stance)
    return None


def _orphan(page: Page, found: list[Draft], i: int, first: int) -> Draft | None:
    """A whole clause between marks that nobody near claims: the last speaker's, marked unsure, or nobody's."""
    if not _begins(page, first) or not _clause(page, i, first):
        return None
    quote = page.quotes[i]
    pieces = contents.merge(page, [(quote.start, quote.end)])
    if not pieces:
        return None
    last = _last_before(page, found, first)
    if last is None or page.sentence(first).headline:
        return Draft(first, tuple(pieces), unsure="no speaker is named for this quotation")
    return Draft(
        first,
        tuple(pieces),
        None,
        last.source,
        last.source_head,
        carried=last.at,
        unsure="the quotation names no speaker; the last one quoted is assumed",
    )


def _last_before(page: Page, found: list[Draft], first: int) -> Draft | None:
    """The last speaker before a token, if he was heard within reach."""
    before = [d for d in found if d.at < first and d.kind == "speech" and d.source is not None]
    if not before:
        return None
    last = max(before, key=lambda d: d.at)
    near = page.sentence(last.at).paragraph
    return last if page.sentence(first).paragraph - near < REACH else None


def _lost_marks(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Sentences in the first person, or with words put in brackets, are speech whose marks were lost."""
    found = list(drafts)
    sentences = page.parsed.sentences
    signs = [_sign(page, s.first, s.last) for s in sentences]
    if not any(signs):
        return found
    # a report that prints marks around speech has not lost them elsewhere
    marked = any(q.end - q.start > MARKED for q in page.quotes)
    covered = [_covered(page, found, s.start, s.end) for s in sentences]
    for n, sentence in enumerate(sentences):
        if not signs[n] or covered[n] or sentence.headline:
            continue
        target = _attributed_later(page, found, n)
        if target is not None:
            while n > 0 and _broken(page, n):
                n -= 1
                sentence = sentences[n]
            end = sentences[page.tokens[found[target].at].sentence].start
            pieces = contents.merge(page, [(sentence.start, end), *found[target].pieces])
            found[target] = replace(found[target], pieces=tuple(pieces))
            for m in range(n, page.tokens[found[target].at].sentence):
                covered[m] = True
        elif signs[n] == "person" and not marked:
            made = _carried_on(page, found, n)
            if made is not None:
                found.append(made)
                covered[n] = True
    return found


def _broken(page: Page, n: int) -> bool:
    """Whether the parser cut a sentence in two before sentence ``n`` (the part before ends without a full stop)."""
    before, here = page.parsed.sentences[n - 1], page.parsed.sentences[n]
    return before.paragraph == here.paragraph and page.tokens[before.last - 1].text not in (".", "!", "?", "”", '"')


def _sign(page: Page, first: int, last: int) -> str:
    """How a sentence outside quotation marks shows that it is speech: "person", "bracket" or ""."""
    sign = ""
    for j in range(first, last):
        token = page.tokens[j]
        if page.inside[j] != OUTSIDE:
            return ""
        if token.tag in ("PRP", "PRP$") and token.lower in FIRST_PERSON and token.text != "US":
            return "person"
        if token.text == "[" and j + 1 < last and page.tokens[j + 1].text[:1].islower():
            sign = "bracket"
    return sign


def first_person(page: Page, draft: Draft) -> bool:
    """Whether a content outside quotation marks says "I" or "we"."""
    sentences = {page.tokens[draft.at].sentence}
    return any(
        t.tag in ("PRP", "PRP$") and t.lower in FIRST_PERSON and t.text != "US" and draft.covers(t.start, t.end)
        for n in sentences
        for t in page.tokens[page.parsed.sentences[n].first : page.parsed.sentences[n].last]
    )


def _covered(page: Page, drafts: list[Draft], start: int, end: int) -> bool:
    """Whether a draft takes its words, or a cue, from these characters."""
    tokens = page.tokens
    return any(
        start <= tokens[d.at].start < end or any(left < end and start < right for left, right in d.pieces)
        for d in drafts
    )


def _attributed_later(page: Page, drafts: list[Draft], n: int) -> int | None:
    """The draft of a following sentence of the paragraph whose attribution stands at its end (", X added")."""
    sentences = page.parsed.sentences
    for m in range(n + 1, len(sentences)):
        if sentences[m].paragraph != sentences[n].paragraph:
            return None
        for k, draft in enumerate(drafts):
            if page.tokens[draft.at].sentence == m and draft.cue is not None:
                ends = draft.start <= sentences[m].start + 1 and page.tokens[draft.at].start > draft.pieces[-1][1] - 1
                if ends and draft.kind == "speech" and page.inside[sentences[m].first] == OUTSIDE:
                    return k
        if any(page.tokens[d.at].sentence == m for d in drafts):
            return None
    return None


def _carried_on(page: Page, drafts: list[Draft], n: int) -> Draft | None:
    """A bare first-person sentence after an attributed one is the last speaker's."""
    sentence = page.parsed.sentences[n]
    last = _last_before(page, drafts, sentence.first)
    pieces = contents.merge(page, [(sentence.start, sentence.end)])
    if last is None or not pieces:
        return None
    return Draft(
        sentence.first,
        tuple(pieces),
        None,
        last.source,
        last.source_head,
        carried=last.at,
        unsure="its quotation marks are lost; the last speaker is assumed to go on",
    )
