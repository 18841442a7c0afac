"""Attributions without a reporting verb: "according to X", "X's claim that ...", "Minister: ..." in a headline."""

from collections.abc import Iterator

from dragoman.extract.statements import contents, sources
from dragoman.extract.statements.cues import Entry, entries
from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.lexicon import words
from dragoman.model import Stance

HEADS = frozenset(("source", "date", "author", "by", "title", "headline", "outlet", "agency", "website", "media"))
LONGEST_LABEL = 6  # words before the colon of "Foreign Minister Musa Faki: ..."


def find(page: Page) -> Iterator[Draft]:
    """All of them, in no order."""
    nouns = entries("noun")
    for token in page.tokens:
        if token.lower == "according":
            yield from _according(page, token.i)
        elif token.pos == "NOUN" and token.lemma in nouns:
            yield from _noun(page, token.i, nouns[token.lemma])
    yield from _turns(page)
    for sentence in page.parsed.sentences:
        if sentence.headline or (sentence.number <= 1 and sentence.last - sentence.first <= 20):
            yield from _label(page, sentence.first, sentence.last)


def _according(page: Page, i: int) -> Iterator[Draft]:
    """`according to X`: the content is the clause it hangs on, or the whole sentence around it."""
    tokens = page.tokens
    to = i + 1
    if to >= len(tokens) or tokens[to].lower != "to" or to + 1 >= len(tokens):
        return
    head = page.kid(to, "pobj", "pcomp") or page.kid(i, "pobj")
    if head is None:
        return
    source = sources.phrase(page, head)
    source = max(source[0], to + 1), source[1]
    if source[0] >= source[1]:
        return
    first, last = i, _past_citing(page, max(source[1], page.parsed.subtree(head)[1]))
    sentence = page.sentence(i)
    last = min(last, sentence.last)
    left, right = sentence.first, sentence.last
    holder = _clause_holding(page, i)
    if holder is not None:
        left, right = holder
    pieces = []
    if left < first:
        pieces.append(contents.chars(page, (left, first)))
    elif sentence.first < first and right <= last:
        pieces.append(contents.chars(page, (sentence.first, first)))
    if last + 1 < right and tokens[last].text == "," and tokens[last + 1].pos == "CCONJ":
        right = last  # ", but ..." is a new clause of the outlet's own
    if last < right and any(t.pos in ("VERB", "AUX", "NOUN") for t in tokens[last:right]):
        pieces.append(contents.chars(page, (last, right)))
    pieces = contents.merge(page, pieces)
    if pieces:
        yield Draft(i, tuple(pieces), (i, to + 1), source, head)


def _past_citing(page: Page, last: int) -> int:
    """The end of ", citing the ministry," after the source of "according to"."""
    tokens = page.tokens
    if last + 1 < len(tokens) and tokens[last].text == "," and tokens[last + 1].lower in ("citing", "quoting"):
        return next((i for i in range(last + 2, min(last + 14, len(tokens))) if tokens[i].text == ","), last)
    return last


def _clause_holding(page: Page, i: int) -> tuple[int, int] | None:
    """The clause that the phrase modifies, when that is less than its sentence (a relative or a second main clause)."""
    tokens = page.tokens
    j = tokens[i].head
    while tokens[j].pos not in ("VERB", "AUX") and tokens[j].head != j:
        j = tokens[j].head
    while tokens[j].dep == "conj" and page.kid(j, *sources.SUBJECTS, "nsubjpass") is None:
        j = tokens[j].head  # "police fired and detained nine, according to X": both
    if tokens[j].dep in ("conj", "ccomp", "advcl") and tokens[j].pos in ("VERB", "AUX"):
        first, last = page.parsed.subtree(j)
        return (first, last) if first <= i < last and last - first > 6 else None
    return None


def _noun(page: Page, i: int, entry: Entry) -> Iterator[Draft]:
    """`X's claim that ...`, `the promise of X to ...`: only with an owner, so that no voice is invented."""
    tokens = page.tokens
    owner = page.kid(i, "poss")
    if owner is None:
        of = next((c for c in page.kids(i, "prep") if tokens[c].lower in ("by", "from")), None)
        owner = page.kid(of, "pobj") if of is not None else None
    if owner is None or tokens[owner].tag == "WP$" or tokens[owner].lower in ("my", "our", "your"):
        return
    content = None
    for child in page.kids(i, "acl", "ccomp", "relcl"):
        first, last = page.parsed.subtree(child)
        lead = tokens[first].lower
        if child > i and (
            (lead == "that" and tokens[first].dep != "nsubj" and "that" in entry.frames)
            or (lead == "to" and "inf" in entry.frames)
        ):
            content = first, last
            break
    if content is None:
        return
    source = sources.phrase(page, owner)
    if tokens[source[1] - 1].tag == "POS":
        source = source[0], source[1] - 1
    pieces = contents.merge(page, [contents.chars(page, content)])
    if pieces and source[0] < source[1]:
        yield Draft(i, tuple(pieces), (i, i + 1), source, owner, stance=entry.stance, kind=entry.kind)


def _label(page: Page, first: int, last: int) -> Iterator[Draft]:
    """`Minister: no talks this year` - a name or an office before a colon in a headline."""
    tokens = page.tokens
    for i in range(first + 1, min(first + LONGEST_LABEL + 1, last - 2)):
        if tokens[i].text != ":":
            if tokens[i].pos not in ("NOUN", "PROPN", "ADJ", "PART", "ADP", "DET"):
                return
            continue
        if tokens[i - 1].pos not in ("NOUN", "PROPN") or page.inside[i] != OUTSIDE:
            return
        if _names_a_speaker(page, first, i):
            pieces = contents.merge(page, [(tokens[i + 1].start, tokens[last - 1].end)])
            if pieces:
                yield Draft(i, tuple(pieces), (i, i + 1), (first, i), i - 1, stance=Stance.ASSERTS)
        return


def _turns(page: Page) -> Iterator[Draft]:
    """`FARAH: We have no such plan.` - a turn of a printed interview: a label in capitals that comes back."""
    tokens, labels = page.tokens, dict[int, tuple[str, int]]()
    for sentence in page.parsed.sentences:
        for i in range(sentence.first + 1, min(sentence.first + 4, sentence.last)):
            if tokens[i].text == ":" and all(t.text.isupper() for t in tokens[sentence.first : i]):
                labels[sentence.first] = tokens[i - 1].text, i
    names = [name for name, _ in labels.values()]
    for first, (_, colon) in labels.items():
        if len(set(names)) < len(names):  # one label comes back: these are turns
            sentence = page.sentence(first)
            ends = [s.end for s in page.parsed.sentences if s.paragraph == sentence.paragraph]
            pieces = contents.merge(page, [(tokens[colon].end, ends[-1])])
            if pieces and first < colon:
                yield Draft(colon, tuple(pieces), (colon, colon + 1), (first, colon), colon - 1)


def _names_a_speaker(page: Page, first: int, last: int) -> bool:
    if page.tokens[last - 1].lower in HEADS:
        return False
    from_table = any(t.lemma in _speaking_nouns() or t.lower in _speaking_nouns() for t in page.tokens[first:last])
    return from_table or any(t.entity in ("PERSON", "GPE") for t in page.tokens[first:last])


def _speaking_nouns() -> frozenset[str]:
    return words("speakers")
