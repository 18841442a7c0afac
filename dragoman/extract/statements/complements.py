"""The complements of a cue that hold its content: clauses, infinitives, objects with their second part."""

from collections.abc import Iterable, Iterator

from dragoman.extract.statements import cues, sources
from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.page import OUTSIDE, Page

Range = tuple[int, int]
CLAUSES = ("ccomp", "parataxis")
COMMENTS = frozenset(("allegation", "claim", "charge", "accusation", "assertion", "move", "report", "figure", "demand",
                      "suggestion", "statement", "description"))  # fmt: skip
OCCASIONS = frozenset(
    ("interview", "statement", "speech", "briefing", "address", "letter", "message", "post", "remark")
)
ANSWERS = frozenset(("deny", "reject", "dismiss", "dispute", "confirm"))
TAIL = 14  # tokens from the end in which ", in an interview ..." is looked for


def subtree(page: Page, i: int, cue: Cue) -> Range:
    """Tokens under ``i``, cut where they would run over the cue."""
    first, last = page.parsed.subtree(i)
    if first <= cue.head < last:
        return (first, cue.first) if i < cue.head else (cue.last, last)
    return first, last


def ranges(page: Page, cue: Cue) -> Iterator[Range]:
    """Token ranges of the complements that the cue's row allows."""
    frames, head, tokens = cue.entry.frames, cue.head, page.tokens
    child: int | None
    infinitive = page.kid(head, "xcomp") if "inf" in frames else None
    if infinitive is not None and infinitive > head and _to_do(page, infinitive):
        yield subtree(page, infinitive, cue)
        return
    if "that" in frames or "whether" in frames or "quote" in frames:
        found = [c for c in page.kids(head, *CLAUSES) if _is_content(page, cue, c)]
        for said in found:
            yield _without_cue(page, said, _with_conjuncts(page, subtree(page, said, cue), cue))
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


def _without_cue(page: Page, said: int, found: Range) -> Range:
    """Cut `and asked for help` off where it is the speaker's next act and no part of what he said."""
    for child in page.kids(said, "conj"):
        if sources.goes_back(page, child) and page.tokens[child].lemma in cues.entries("verb"):
            first = page.parsed.subtree(child)[0]
            return found[0], first - 1 if page.tokens[first - 1].dep == "cc" else first
    return found


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


def without_comment(page: Page, found: Range) -> Range:
    """Cut `, an allegation the group denied` and `, in a rare interview` off: the outlet's words on what was said."""
    tokens = page.tokens
    for i in range(max(found[0] + 2, found[1] - TAIL), found[1]):
        if tokens[i].lower == "in" and tokens[i - 1].text == "," and page.inside[i] == OUTSIDE:
            thing = page.kid(i, "pobj")
            if thing is not None and tokens[thing].lemma in OCCASIONS and page.parsed.subtree(i)[1] >= found[1] - 4:
                return found[0], i - 1
    for i in range(found[0] + 2, found[1]):
        if tokens[i].lemma not in COMMENTS or page.inside[i] != OUTSIDE:
            continue
        told = page.kid(i, "relcl") is not None or any(t.lemma in ANSWERS for t in tokens[i + 1 : min(i + 5, found[1])])
        if tokens[i - 1].lower in ("a", "an") and tokens[i - 2].text == "," and told:
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


def _named_so(page: Page, i: int) -> bool:
    """`called the king a traitor`, where the parser made an apposition of "a traitor"."""
    return any(
        page.tokens[c].pos == "NOUN" and page.tokens[page.parsed.subtree(c)[0] - 1].text != ","
        for c in page.kids(i, "appos")
    )


def _led_by_as(page: Page, i: int) -> bool:
    """`rejected the report as fabricated`."""
    return page.tokens[page.parsed.subtree(i)[0]].lower == "as"


def _completed(page: Page, chosen: list[int], frames: frozenset[str]) -> bool:
    """Whether an object has its second part: a predicate, an infinitive, or the preposition hung on the object."""
    tokens, wanted = page.tokens, _prepositions(frames)
    return any(
        tokens[c].dep in ("oprd", "ccomp", "xcomp", "acomp")
        or (tokens[c].dep == "dobj" and any(tokens[k].lower in wanted for k in page.kids(c, "prep")))
        or (tokens[c].dep == "dobj" and "obj:pred" in frames and _named_so(page, c))
        for c in chosen
    )


def with_subject(page: Page, piece: Range, apart: Iterable[Range]) -> Range:
    """A content that begins at its verb, with the verb's subject: "The delegation that was due put off its trip"."""
    tokens, verb = page.tokens, piece[0]
    subject = page.kid(verb, "nsubj", "nsubjpass")
    if tokens[verb].tag not in ("VBD", "VBZ", "VBP", "MD") or tokens[verb].dep != "ccomp" or subject is None:
        return piece
    first = page.parsed.subtree(subject)[0]
    clear = not any(first < last and start < verb for start, last in apart)
    return (first, piece[1]) if subject < verb and clear and first >= page.sentence(verb).first else piece
