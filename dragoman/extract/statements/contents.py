"""What is said: the clause, complement or quotation that belongs to a cue.

Pieces are ranges of characters. A cue's row names the complements that can hold its content; a quotation that touches
the cue's own clause belongs to it whatever the parser thinks, because printers mark speech more surely than parsers.
"""

import re
from collections.abc import Iterator

from dragoman.extract.quotes import Quote
from dragoman.extract.statements import complements, cues
from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.page import OUTSIDE, Page

Piece = tuple[int, int]
Range = tuple[int, int]
PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'", "`": "'"}
ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|[ap]\.m|[SJD]r|etc)\.\Z")
EDGE = " \t\u00a0,;:–—-"
LEADS = frozenset(("that", "and", "but"))
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
CONDITIONS = frozenset(("unless", "if", "because", "until", "provided", "so", "failing"))
# verbs whose clause never stands aside ("..., X continued") unless marks show it
ASIDE = frozenset(("continue", "begin", "show", "find", "read", "threaten", "promise", "charge", "protest", "object",
                   "fume", "post"))  # fmt: skip
GAP = 14  # tokens between a cue and the quotation it announces: "told the council in a closed session on Friday: ..."


def clause_of(page: Page, cue: Cue, source: Range | None) -> Range:
    """The cue's own words: verb, source and adverbials, without what is said."""
    first, last = cue.first, cue.last
    said = set(page.kids(cue.head, *complements.CLAUSES, "xcomp"))
    for child in page.parsed.children[cue.head]:
        if child in said or page.inside[child] != page.inside[cue.head] or page.tokens[child].dep in ("punct", "conj"):
            continue
        left, right = page.parsed.subtree(child)
        if left <= cue.head < right:
            continue
        if page.tokens[child].dep in ("advcl", "cc") and (child > cue.head or _set_before(page, cue, child)):
            continue
        first, last = min(first, left), max(last, right)
    if source is not None and _own_subject(page, cue, source):
        first, last = min(first, source[0]), max(last, source[1])
    sentence = page.sentence(cue.head)
    return max(first, sentence.first), min(last, sentence.last)


def _set_before(page: Page, cue: Cue, child: int) -> bool:
    """`If it holds, he added, they will meet`; `Nor had it rained, he went on`: the clause before is what is said."""
    if page.tokens[child].dep != "advcl":
        return False
    if page.kid(child, "mark") is None:
        return page.kid(child, "nsubj", "nsubjpass", "expl") is not None
    return page.tokens[cue.head].dep == "parataxis"


def _own_subject(page: Page, cue: Cue, source: Range) -> bool:
    """Whether the source stands by this cue and not by an earlier verb ("he said, adding ...")."""
    near = abs(source[0] - cue.head) < GAP and page.inside[source[0]] == page.inside[cue.head]
    left, right = min(source[1], cue.last), max(source[0], cue.first)
    return near and not any(t.pos == "VERB" for t in page.tokens[left:right])


def of_cue(page: Page, cue: Cue, source: Range | None) -> list[Piece]:
    """The pieces that belong to a verb's cue, in text order; empty when it says nothing."""
    frames = cue.entry.frames
    pieces = [chars(page, complements.without_comment(page, r)) for r in complements.ranges(page, cue)]
    clause = clause_of(page, cue, source)
    if page.inside[cue.head] == OUTSIDE and "quote" in frames:
        pieces.extend(_touching(page, cue, clause, pieces))
    if pieces and page.inside[cue.head] == OUTSIDE:
        pieces.extend(_condition(page, pieces, clause))
    if pieces and "quote" in frames and page.inside[cue.head] == OUTSIDE:
        pieces.extend(_interrupted(page, pieces, clause))
    if not pieces and "quote" in frames and cue.entry.word not in ASIDE:
        pieces = _as_said(page, cue) or _around(page, cue, clause)
    return merge(page, pieces)


def _as_said(page: Page, cue: Cue) -> list[Piece]:
    """`denied that it had laid mines, as fishermen claim`: the clause that "as" hangs on, not the one around it."""
    tokens = page.tokens
    if tokens[cue.head].dep != "advcl" or not any(tokens[c].lower == "as" for c in page.kids(cue.head, "mark")):
        return []
    verb = tokens[cue.head].head
    if cues.verb(page, verb) is not None:
        verb = next((c for c in page.kids(verb, "ccomp") if c < cue.head), verb)
    first, left = page.parsed.subtree(verb)[0], page.parsed.subtree(cue.head)[0]
    return [chars(page, (first, left))] if first < left and verb < left else []


def _interrupted(page: Page, pieces: list[Piece], clause: Range) -> Iterator[Piece]:
    """`The army, he added, "will stay"`: the subject that stands before the cue's clause."""
    tokens = page.tokens
    start = min(start for start, _ in pieces)
    if start < tokens[clause[1] - 1].end or clause[0] < 2 or tokens[clause[0] - 1].text != ",":
        return
    sentence = page.sentence(clause[0])
    for i in range(clause[1], min(sentence.last, clause[1] + 6)):
        if tokens[i].start < start or tokens[i].pos not in ("VERB", "AUX"):
            continue
        subject = page.kid(i, "nsubj", "nsubjpass")
        if subject is not None and sentence.first <= subject < clause[0] - 1 and page.inside[subject] == OUTSIDE:
            first, last = page.parsed.subtree(subject)
            yield tokens[first].start, tokens[min(last, clause[0] - 1) - 1].end
        return


def _touching(page: Page, cue: Cue, clause: Range, pieces: list[Piece]) -> Iterator[Piece]:
    """Quotations that end right before the cue's clause or begin after it in the same sentence."""
    quote = _before(page, cue, clause)
    goes_on = any(
        page.quotes[page.inside[i]].left <= start for start, _ in pieces for i in _quote_after(page, cue, start)
    )
    if quote is not None and (goes_on or all(start < quote.right for start, _ in pieces)):
        yield quote.start, quote.end
    stop = page.sentence(cue.head).last
    for i in range(cue.last, min(stop, cue.last + GAP)):
        token = page.tokens[i]
        if page.inside[i] != OUTSIDE:
            quote = page.quotes[page.inside[i]]
            covered = any(start <= quote.left and quote.right <= end for start, end in pieces)
            fits = (
                announced(page, i) if pieces else page.tokens[i - 1].tag not in ("POS", "DT", "JJ", "IN", "PRP$", "VBN")
            )
            if not covered and (fits or page.tokens[i - 1].lower == "that"):
                yield quote.start, quote.end
            return
        if i >= clause[1] and token.pos in ("VERB", "AUX") and token.dep != "aux":
            return


def _condition(page: Page, pieces: list[Piece], clause: Range) -> Iterator[Piece]:
    """`The talks are off, he said, unless the troops leave`: the condition is part of what is said."""
    tokens, sentence = page.tokens, page.parsed.sentences[page.tokens[clause[0]].sentence]
    after = clause[1] + 1
    if after + 2 >= sentence.last or tokens[clause[1]].text != "," or tokens[after].lower not in CONDITIONS:
        return
    if all(end <= tokens[clause[0]].start for _, end in pieces) and page.inside[after] == OUTSIDE:
        yield tokens[after].start, sentence.end


def _quote_after(page: Page, cue: Cue, start: int) -> Iterator[int]:
    """The token at ``start`` if it stands in a quotation after the cue: `"The border," he said, "is ..."`."""
    for i in range(cue.last, min(page.sentence(cue.head).last, cue.last + 2 * GAP)):
        if page.tokens[i].start >= start:
            if page.inside[i] != OUTSIDE:
                yield i
            return


def _before(page: Page, cue: Cue, clause: Range) -> Quote | None:
    """The quotation that ends where the cue's clause begins: `"...," said X`; one with a full stop ended before."""
    tokens = page.tokens
    left = clause[0] - 1
    if left >= 0 and page.inside[left] == OUTSIDE and tokens[left].text in (",", "-", "—", "–"):
        left -= 1
    if left < 0 or page.inside[left] == OUTSIDE:
        return None
    quote = page.quotes[page.inside[left]]
    if quote.right > tokens[clause[0]].start or tokens[left].end < quote.right:
        return None
    if page.sentence(left).paragraph != page.sentence(cue.head).paragraph:
        return None
    last = page.text[quote.end - 1]
    if last == "." and tokens[clause[0]].sentence != tokens[left].sentence:
        return None
    return quote if last != "." or tokens[left + 1].text == "," or cue.head == clause[0] else None


def announced(page: Page, i: int) -> bool:
    """Whether the words before token ``i`` announce a quotation: a colon, a comma, "that"."""
    return i > 0 and page.tokens[i - 1].text in (":", ",", "that")


def _around(page: Page, cue: Cue, clause: Range) -> list[Piece]:
    """The rest of the sentence, when the cue's clause stands aside between commas or at its end: "..., X said"."""
    sentence, tokens = page.sentence(cue.head), page.tokens
    clause = (leftmost(page, clause[0]) if tokens[cue.head].dep == "relcl" else clause[0]), clause[1]
    before = clause[0] > sentence.first and tokens[clause[0] - 1].text in (",", "—", "–", "-")
    closes = clause[1] >= sentence.last or tokens[clause[1]].text in (",", ".", "—", "–", "?", "!")
    if not before or not closes or clause[0] - sentence.first < 3:
        return []
    if any(page.inside[i] != page.inside[cue.head] for i in (clause[0] - 1, clause[1] - 1)):
        return []
    pieces = [(tokens[sentence.first].start, tokens[clause[0] - 1].start)]
    if tokens[clause[0] - 2].tag in ("WRB", "WDT", "IN"):
        pieces = []  # "..., where, it said, 100 died": only what follows is its word
    if clause[1] + 2 < sentence.last and tokens[clause[1]].text == "," and not _turns_away(page, clause[1] + 1):
        pieces.append((tokens[clause[1] + 1].start, sentence.end))
    return pieces


def _turns_away(page: Page, i: int) -> bool:
    """ ", adding that", ", in which he accused", ", and demanded": the outlet goes on to another act of the speaker."""
    tokens = page.tokens
    if tokens[i].tag in ("VBG", "WDT", "WP") or (tokens[i].tag == "IN" and tokens[i + 1].tag in ("WDT", "WP")):
        return True
    return tokens[i].lower in ("and", "but") and tokens[i + 1].tag == "VBD" and cues.verb(page, i + 1) is not None


def leftmost(page: Page, first: int) -> int:
    """The start of a source that the parser took for an apposition: back over nominal words to the comma."""
    tokens, i = page.tokens, first
    while i > 0 and first - i < 6 and tokens[i - 1].pos in ("DET", "PROPN", "NOUN", "ADJ", "INTJ"):
        i -= 1
    return i if tokens[i - 1].text == "," else first


def chars(page: Page, found: Range) -> Piece:
    """Characters of a token range without the words that only lead into it."""
    first, last = found
    tokens = page.tokens
    first = _past_day(page, _past_citing(page, first, last))
    while first + 2 < last and tokens[first + 1].lower == "that" and tokens[first].pos == "ADV":
        first += 2  # "only that ..."
    while first < last - 1 and (
        (tokens[first].pos == "PUNCT" and tokens[first].text not in "([“\"'‘`")
        or (tokens[first].lower in LEADS and tokens[first].tag != "DT")
    ):
        first += 1
    return tokens[first].start, tokens[last - 1].end


def _past_day(page: Page, first: int) -> int:
    """Leave out the day of the saying, which the parser may hang on what is said ("said on Saturday they had ...")."""
    tokens, i = page.tokens, first
    if i + 2 < len(tokens) and tokens[i].lower == "on":
        i += 1
    if i + 1 < len(tokens) and tokens[i].lower in DAYS and first > 0 and tokens[first - 1].pos == "VERB":
        return i + 1
    return first


def _past_citing(page: Page, first: int, last: int) -> int:
    """Leave out "citing two officials," at the head of a content: it names a source."""
    tokens = page.tokens
    if tokens[first].lower in ("citing", "quoting"):
        for i in range(first + 1, min(last - 1, first + GAP)):
            if tokens[i].text == ",":
                return i + 1
    return first


def merge(page: Page, pieces: list[Piece]) -> list[Piece]:
    """Trim and sort pieces and join those that touch."""
    trimmed = [p for p in (trim(page.text, *_balanced(page, *piece)) for piece in pieces) if p is not None]
    joined: list[Piece] = []
    for start, end in sorted(set(trimmed)):
        if joined and start <= joined[-1][1] + 2:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _balanced(page: Page, start: int, end: int) -> Piece:
    """Let a piece out to the mark that its last or first word stands next to, so that marks inside it come in pairs."""
    for quote in page.quotes:
        if start < quote.left and quote.start < end < quote.right <= end + 3:
            return start, quote.right
        if quote.left < start <= quote.left + 2 and end > quote.right:
            start = quote.left
    return start, end


def trim(text: str, start: int, end: int) -> Piece | None:
    """Leave off white space, commas and unpaired quotation marks at the edges; None when no word remains."""
    marks = '“”„«»"`'
    while start < end and text[start] in EDGE:
        start += 1
    while start < end and (
        text[end - 1] in EDGE or (text[end - 1] == "." and not ABBREVIATED.search(text, start, end))
    ):
        end -= 1
    inner = text[start + 1 : end - 1]
    if end - start > 2 and text[start] in marks and text[end - 1] in marks and not any(m in inner for m in marks):
        return trim(text, start + 1, end - 1)
    if start < end and text[start] in PAIRS and PAIRS[text[start]] not in text[start + 1 : end]:
        return trim(text, start + 1, end)
    if start < end and text[end - 1] in marks and not any(m in text[start : end - 1] for m in marks):
        return trim(text, start, end - 1)
    return (start, end) if any(c.isalnum() for c in text[start:end]) else None
