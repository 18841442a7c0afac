"""What is said: the clause, complement or quotation that belongs to a cue.

Pieces are ranges of characters. A cue's row names the complements that can hold its content; a quotation that touches
the cue's own clause belongs to it whatever the parser thinks, because printers mark speech more surely than parsers.
"""

import re
from collections.abc import Iterator

from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.extract.statements.quotes import Quote

Piece = tuple[int, int]
Range = tuple[int, int]
PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'", "`": "'"}
ABBREVIATED = re.compile(r"(?:\b[A-Za-z]|[ap]\.m|[SJD]r|etc)\.\Z")
EDGE = " \t\u00a0,;:–—-"
CLAUSES = ("ccomp", "parataxis")
LEADS = frozenset(("that", "and", "but"))
DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
COMMENTS = frozenset(("allegation", "claim", "charge", "accusation", "assertion", "move", "report", "figure", "demand",
                      "suggestion", "statement", "description"))  # fmt: skip
ASIDE = frozenset(
    ("continue", "begin", "show", "find", "read", "threaten", "promise")
)  # never stand aside without marks
GAP = 14  # tokens between a cue and the quotation it announces: "told the council in a closed session on Friday: ..."


def subtree(page: Page, i: int, cue: Cue) -> Range:
    """Tokens under ``i``, cut where they would run over the cue."""
    first, last = page.parsed.subtree(i)
    if first <= cue.head < last:
        return (first, cue.first) if i < cue.head else (cue.last, last)
    return first, last


def clause_of(page: Page, cue: Cue, source: Range | None) -> Range:
    """The cue's own words: verb, source and adverbials, without what is said."""
    first, last = cue.first, cue.last
    said = set(page.kids(cue.head, *CLAUSES, "xcomp"))
    for child in page.parsed.children[cue.head]:
        if child in said or page.inside[child] != page.inside[cue.head] or page.tokens[child].dep in ("punct", "conj"):
            continue
        left, right = page.parsed.subtree(child)
        if left <= cue.head < right:
            continue
        if page.tokens[child].dep in ("advcl", "cc") and child > cue.head:
            continue
        first, last = min(first, left), max(last, right)
    if source is not None and _own_subject(page, cue, source):
        first, last = min(first, source[0]), max(last, source[1])
    sentence = page.sentence(cue.head)
    return max(first, sentence.first), min(last, sentence.last)


def _own_subject(page: Page, cue: Cue, source: Range) -> bool:
    """Whether the source stands by this cue and not by an earlier verb ("he said, adding ...")."""
    near = abs(source[0] - cue.head) < GAP and page.inside[source[0]] == page.inside[cue.head]
    left, right = min(source[1], cue.last), max(source[0], cue.first)
    return near and not any(t.pos == "VERB" for t in page.tokens[left:right])


def of_cue(page: Page, cue: Cue, source: Range | None) -> list[Piece]:
    """The pieces that belong to a verb's cue, in text order; empty when it says nothing."""
    frames = cue.entry.frames
    pieces = [chars(page, _without_comment(page, r)) for r in _complements(page, cue)]
    clause = clause_of(page, cue, source)
    if page.inside[cue.head] == OUTSIDE and "quote" in frames:
        pieces.extend(_touching(page, cue, clause, pieces))
    if not pieces and "quote" in frames and cue.entry.word not in ASIDE:
        pieces = _around(page, cue, clause)
    return merge(page, pieces)


def _complements(page: Page, cue: Cue) -> Iterator[Range]:
    """Token ranges of the complements that the cue's row allows."""
    frames, head, tokens = cue.entry.frames, cue.head, page.tokens
    child: int | None
    if "that" in frames or "whether" in frames or "quote" in frames:
        found = [c for c in page.kids(head, *CLAUSES) if _is_content(page, cue, c)]
        for said in found:
            yield _with_conjuncts(page, subtree(page, said, cue), cue)
        if found:
            return
        if (told := _under_occasion(page, cue) or _bare_clause(page, cue)) is not None:
            yield subtree(page, told, cue)
            return
    if "inf" in frames:
        child = page.kid(head, "xcomp", "ccomp")
        if child is not None and child > head and _to_do(page, child):
            yield subtree(page, child, cue)
            return
    if "ing" in frames:
        child = page.kid(head, "xcomp", "pcomp")
        if child is not None and child > head and tokens[child].tag == "VBG":
            yield subtree(page, child, cue)
            return
    found_range = _objects(page, cue)
    if found_range is not None:
        yield found_range


def _under_occasion(page: Page, cue: Cue) -> int | None:
    """`said in a speech that ...`: the parser hangs the clause on the occasion."""
    for prep in page.kids(cue.head, "prep", "dobj"):
        for thing in (prep, *page.kids(prep, "pobj")):
            for clause in page.kids(thing, "relcl", "acl", "ccomp"):
                lead = page.tokens[page.parsed.subtree(clause)[0]]
                if lead.lower == "that" and lead.dep == "mark":
                    return clause
    return None


def _bare_clause(page: Page, cue: Cue) -> int | None:
    """`said after the vote he would not sign`: a clause without "that" which the parser took for an adverbial."""
    if "quote" not in cue.entry.frames:
        return None
    for child in page.kids(cue.head, "advcl"):
        subject = page.kid(child, "nsubj", "nsubjpass")
        linked = page.kid(child, "mark") is not None or any(
            page.tokens[c].tag == "WRB" for c in page.kids(child, "advmod")
        )
        if child > cue.head and subject is not None and not linked and page.inside[child] == page.inside[cue.head]:
            return child
    return None


def _without_comment(page: Page, found: Range) -> Range:
    """Cut `, an allegation the group denied` off: it is the outlet's comment on what was said."""
    tokens = page.tokens
    for i in range(found[0] + 2, found[1]):
        if tokens[i].lemma not in COMMENTS or page.inside[i] != OUTSIDE:
            continue
        if tokens[i - 1].lower in ("a", "an") and tokens[i - 2].text == "," and page.kid(i, "relcl") is not None:
            return found[0], i - 2
    return found


def _is_content(page: Page, cue: Cue, child: int) -> bool:
    """A clause under the cue is what is said unless it is itself the saying, or stands in another quotation."""
    tokens = page.tokens
    if tokens[child].dep == "parataxis" and tokens[child].lemma in ("say", "add", "note", "tell"):
        return False
    return not (tokens[child].dep == "parataxis" and child > cue.head and page.sentence(child).headline)


def _with_conjuncts(page: Page, found: Range, cue: Cue) -> Range:
    """A second "and that ..." clause which the parser hung on the cue belongs to the content."""
    first, last = found
    for child in page.kids(cue.head, "conj"):
        left, right = page.parsed.subtree(child)
        if left >= last and page.tokens[left].lower == "that":
            last = right
    return first, last


def _objects(page: Page, cue: Cue) -> Range | None:
    """Object and complement frames: "accused X of Y", "called X a Y", "urged X to", "warned of", "called for"."""
    frames, head, tokens = cue.entry.frames, cue.head, page.tokens
    rights = [c for c in page.parsed.children[head] if c > head]
    whole = [c for c in rights if tokens[c].dep in ("dobj", "ccomp", "oprd", "xcomp", "attr", "acomp", "nsubj")]
    preps = [c for c in rights if tokens[c].dep in ("prep", "agent") and tokens[c].lower in _prepositions(frames)]
    wanted_object = any(f == "obj" or f.startswith("obj:") for f in frames)
    preps += [c for c in rights if tokens[c].dep == "advcl" and "obj:as" in frames and _led_by_as(page, c)]
    if cue.last > cue.first + 1 and tokens[cue.last - 1].dep in ("prep", "prt"):
        preps = [c for c in page.kids(head, "pobj", "dobj") if c >= cue.last]
        preps += [cue.last - 1] if tokens[cue.last - 1].dep == "prep" else []
        preps += [c for c in page.kids(head, "xcomp", "advcl") if _to_do(page, c)]
    if not wanted_object and not preps:
        return None
    chosen = [c for c in (*whole, *preps) if wanted_object or c in preps]
    if frames.isdisjoint(("obj",)) and wanted_object and not preps and not _completed(page, chosen, frames):
        return None
    if not chosen or (cue.passive and not preps and not _completed(page, chosen, frames)):
        return None
    first = min(page.parsed.subtree(c)[0] for c in chosen)
    last = max(page.parsed.subtree(c)[1] for c in chosen)
    for prep in page.kids(head, "prep"):  # "promised elections in 2025": the adverbials of the thing said
        if prep == last and tokens[prep].lower in ("in", "by", "with", "for", "over", "at", "against", "to", "from"):
            last = page.parsed.subtree(prep)[1]
    first = max(first, cue.last)
    while first < last and tokens[first].tag == "IN" and tokens[first].dep == "prep":
        first += 1
    return (first, last) if first < last else None


def _to_do(page: Page, i: int) -> bool:
    """Whether a verb is a bare "to ..." complement."""
    return page.tokens[i].tag == "VB" and any(page.tokens[c].lower == "to" for c in page.kids(i, "aux"))


def _prepositions(frames: frozenset[str]) -> frozenset[str]:
    return frozenset(f.removeprefix("obj:") for f in frames)


def _led_by_as(page: Page, i: int) -> bool:
    """`rejected the report as fabricated`."""
    return page.tokens[page.parsed.subtree(i)[0]].lower == "as"


def _completed(page: Page, chosen: list[int], frames: frozenset[str]) -> bool:
    """Whether an object has its second part: a predicate, an infinitive, or the preposition hung on the object."""
    tokens, wanted = page.tokens, _prepositions(frames)
    return any(
        tokens[c].dep in ("oprd", "ccomp", "xcomp", "acomp")
        or (tokens[c].dep == "dobj" and any(tokens[k].lower in wanted for k in page.kids(c, "prep")))
        for c in chosen
    )


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
            if not covered and (not pieces or announced(page, i)):
                yield quote.start, quote.end
            return
        if i >= clause[1] and token.pos in ("VERB", "AUX") and token.dep != "aux":
            return


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
    if clause[1] + 2 < sentence.last and tokens[clause[1]].text == "," and tokens[clause[1] + 1].tag != "VBG":
        pieces.append((tokens[clause[1] + 1].start, sentence.end))
    return pieces


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
        (tokens[first].pos == "PUNCT" and tokens[first].text not in "([“\"'‘`") or tokens[first].lower in LEADS
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
