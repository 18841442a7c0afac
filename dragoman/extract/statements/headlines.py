"""Speakers as headlines give them: after a colon, behind a quotation, in an "as" clause of their own."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statements import contents, cues, nouns, sources
from dragoman.extract.statements.drafts import Draft, of_cue
from dragoman.extract.statements.names import PERSONAL
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import Sentence

LABEL = 8  # tokens of a speaker's name and office after the colon
NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM")
FINITE = ("VBZ", "VBD", "VBP")
MEANWHILE = frozenset(("as", "while", "after"))
VERBS = frozenset(("VERB", "AUX"))


def complete(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a page, those of its headline mended and added to."""
    found = list(drafts)
    for sentence in page.parsed.sentences:
        if not sentence.headline:
            break
        found = _beside(page, sentence, found)
        found = _behind(page, sentence, found)
        found = _behind_quotation(page, sentence, found)
    return found


def _within(sentence: Sentence, draft: Draft) -> bool:
    return sentence.first <= draft.at < sentence.last


def _beside(page: Page, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`Envoy threatens to leave as donors promise money`: two speakers, neither the other's word."""
    for i in range(sentence.first + 1, sentence.last - 2):
        verb = page.tokens[page.tokens[i].head]
        if page.tokens[i].lower not in MEANWHILE or page.inside[i] != OUTSIDE or verb.tag not in FINITE or verb.i < i:
            continue
        subject = page.kid(verb.i, "nsubj")
        cue = cues.verb(page, verb.i)
        if subject is None or subject < i or page.inside[verb.i] != OUTSIDE:
            continue
        cut = page.tokens[i].start
        drafts = [_before(page, d, cut) if _within(sentence, d) and d.at < i else d for d in drafts]
        stop = page.tokens[sentence.last - 1].end
        known = any(i < d.at < sentence.last and d.kind == "speech" for d in drafts)
        if cue is None or known or cue.entry.kind != "speech" or cue.passive or cue.last >= sentence.last:
            continue
        pieces = contents.merge(page, [(page.tokens[cue.last].start, stop)])
        if pieces:
            drafts.append(of_cue(cue, pieces, sources.phrase(page, subject), subject, cue.entry.stance))
    return drafts


def _before(page: Page, draft: Draft, cut: int) -> Draft:
    """A draft whose content ends at a place in the text."""
    pieces = contents.merge(page, [(a, min(b, cut)) for a, b in draft.pieces if a < cut])
    return replace(draft, pieces=tuple(pieces)) if pieces else draft


def _behind(page: Page, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`The border stays shut: Vice-President Roy`."""
    tokens = page.tokens
    colon = next((i for i in range(sentence.last - 2, sentence.first, -1) if tokens[i].text == ":"), None)
    if colon is None or sentence.last - colon - 1 > LABEL or page.inside[colon] != OUTSIDE:
        return drafts
    after = range(colon + 1, sentence.last)
    if any(tokens[i].pos not in NOMINAL and tokens[i].text not in ("-", "of", "for") for i in after):
        return drafts
    head = sentence.last - 1
    person = page.cast.at(head) is not None or nouns.of_token(tokens[head]) in PERSONAL
    said = any(tokens[i].pos in VERBS or page.inside[i] != OUTSIDE for i in range(sentence.first, colon))
    pieces = contents.merge(page, [(sentence.start, tokens[colon].start)])
    if not person or not said or not pieces:
        return drafts
    kept = [d for d in drafts if not _within(sentence, d) or not any(a < pieces[0][1] for a, _ in d.pieces)]
    return [*kept, Draft(colon, tuple(pieces), (colon, colon + 1), (colon + 1, sentence.last), head)]


def _behind_quotation(page: Page, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
    """`"We will answer": minister hits back`, `"They stole it", rage fishermen`: any verb will do."""
    tokens = page.tokens
    for number, quote in enumerate(page.quotes):
        inside = [i for i in range(sentence.first, sentence.last) if page.inside[i] == number]
        if not inside or inside[0] > sentence.first or inside[-1] + 2 >= sentence.last:
            continue
        at = inside[-1] + 1
        spoken = [d for d in drafts if _within(sentence, d) and d.covers(quote.start, quote.start + 1)]
        if any(d.source is not None and d.at < at + LABEL for d in spoken) or tokens[at].text not in (":", ","):
            continue
        colon = tokens[at].text == ":"
        verb = next((i for i in range(at + 1, sentence.last) if tokens[i].pos == "VERB"), None)
        if verb is None or tokens[verb].tag not in (*FINITE, "VB") or (verb == at + 1) is colon:
            continue
        head = page.kid(verb, "nsubj") if colon else next((c for c in page.parsed.children[verb] if c > verb), None)
        pieces = contents.merge(page, [(quote.start, quote.end)])
        if head is None or head < at or nouns.of_token(tokens[head]) is None or not pieces:
            continue
        drafts = [d for d in drafts if d not in spoken]
        rest = [_outside(d, quote.start, quote.right) for d in spoken if d.cue is not None]
        drafts += [d for d in rest if d.pieces]
        drafts.append(Draft(verb, tuple(pieces), (verb, verb + 1), sources.phrase(page, head), head))
    return drafts


def _outside(draft: Draft, start: int, end: int) -> Draft:
    """A draft without the pieces that lie in a stretch of text."""
    return replace(draft, pieces=tuple(p for p in draft.pieces if p[1] <= start or p[0] >= end))
