"""Drafts from the trained tagger: its words, less what grammar knows they cannot be.

Its corpus counts beliefs, intentions and speech to come among the attributions; they are marked apart from speech. The
accused of "was accused of" never speaks, nor does who was told.
"""

from collections.abc import Iterable, Sequence

from dragoman.extract.statements import clauses, complements, contents, cues, mute, stance
from dragoman.extract.statements.cues import Cue, Entry, entries
from dragoman.extract.statements.drafts import Draft, Piece, Range
from dragoman.extract.statements.joining import joined
from dragoman.extract.statements.page import Page
from dragoman.extract.statements.tagger.decode import Found, chunks, linked
from dragoman.extract.statements.tagger.tagging import tags
from dragoman.model import Stance

NOTHING = frozenset(("nothing", "anything", "no", "yes", "so", "which", "that", "what", "a", "an", "the"))
# verbs whose passive tells what was said to or about its subject; that of "concern" or "convince" tells what he thinks
ABOUT = frozenset((
    "accuse", "advise", "allege", "ask", "assure", "believe", "blame", "call", "charge", "claim", "condemn",
    "criticise", "criticize", "denounce", "describe", "expect", "inform", "instruct", "order", "praise", "promise",
    "remind", "report", "request", "rumor", "rumour", "say", "see", "suspect", "tell", "urge", "warn",
))  # fmt: skip


def find(page: Page, ruled: Iterable[Draft]) -> list[Draft]:
    """The tagger's drafts, mended and added to by the rules' drafts of the same page."""
    sentence = [t.sentence for t in page.tokens]
    found = [c for first, numbers in tags(page.parsed) for c in chunks(numbers, first)]
    drafts = [(d, one.inherited) for one in linked(found, sentence) if (d := _draft(page, one)) is not None]
    inherited = frozenset(d.at for d, shared in drafts if shared)
    return joined(page, [d for d, _ in drafts], list(ruled), inherited)


def _draft(page: Page, found: Found) -> Draft | None:
    near = (
        complements.with_subject(page, complements.without_comment(page, piece), (found.cue, *found.source))
        for piece in _near(page, found)
        if not _about(page, found, piece)
    )
    pieces = contents.merge(page, [contents.chars(page, piece) for piece in near])
    if not pieces or (len(pieces) == 1 and page.text[slice(*pieces[0])].lower() in NOTHING):
        return None
    head = _head(page, found.cue)
    if all(page.tokens[i].dep in ("aux", "auxpass") for i in range(*found.cue)):
        return None  # "had" of "had assured them of help"
    if mute.other_sense(page, head):
        return None
    source = min(found.source, key=lambda s: (_relative(page, s), _gap(s, found.cue)), default=None)
    source_head = _head(page, source) if source else None
    if source_head is not None and clauses.none_of(page, source_head):
        return None  # "nobody has said"
    cue = cues.verb(page, head)
    shared = cue is not None and cue.passive and (found.inherited or page.tokens[head].dep == "conj")
    if source_head is not None and (shared or _hears(page, head, source_head)):
        source = source_head = None
    entry = cue.entry if cue is not None else _entry(page, found.cue, head)
    spoken = _marked(page, pieces) or page.tokens[head].pos == "PUNCT"  # "Minister: no talks"
    kind = entry.kind if entry is not None else ("speech" if spoken else "belief")
    decided = stance.of(page, cue) if cue is not None else None
    if kind == "speech" and _unsaid(page, head, cue, decided):
        kind = "intent"
    decided = decided or (entry.stance if entry is not None else Stance.ASSERTS)
    return Draft(head, tuple(pieces), found.cue, source, source_head, stance=decided, kind=kind)


def _near(page: Page, found: Found) -> list[Range]:
    """The content's pieces without those of an earlier paragraph: a headline's quotation has another speaker."""
    here = page.sentence(found.cue[0]).paragraph
    return [piece for piece in found.content if page.sentence(piece[0]).paragraph >= here]


def _about(page: Page, found: Found, piece: Range) -> bool:
    """Whether a piece only tells of the noun that is the cue: "an allegation that Lima denies"."""
    inside = range(*piece)
    tops = [i for i in inside if page.tokens[i].head not in inside]
    cue = range(*found.cue)
    if page.tokens[_head(page, found.cue)].dep == "dobj" and page.tokens[_head(page, found.cue)].head in inside:
        return True  # "an allegation Lima denies", where the parse hangs it on the verb
    return bool(tops) and all(
        page.tokens[i].head in cue and page.tokens[i].dep in ("relcl", "det", "punct") for i in tops
    )


def _relative(page: Page, found: Range) -> bool:
    """Whether a range is no more than "who" or "which"."""
    return found[1] - found[0] == 1 and page.tokens[found[0]].tag in ("WP", "WDT")


def _gap(a: Range, b: Range) -> int:
    return max(a[0] - b[1], b[0] - a[1])


def _head(page: Page, found: Range) -> int:
    """The word of a range that hangs outside it; of several the first that can head a phrase."""
    first, last = found
    tops = [i for i in range(first, last) if not first <= page.tokens[i].head < last or page.tokens[i].head == i]
    chief = (i for i in tops if page.tokens[i].pos in ("VERB", "NOUN", "PROPN", "PRON", "NUM"))
    return next(chief, tops[0] if tops else first)


def _unsaid(page: Page, head: int, cue: Cue | None, decided: Stance | None) -> bool:
    """Whether the words only speak of saying: "will say", "refused to comment", "did not say"."""
    if cue is not None:
        return decided is None or mute.act(page, cue)
    return page.tokens[head].pos == "VERB" and cues.unsaid(page, head)


def _hears(page: Page, cue: int, source: int) -> bool:
    """Whether the source is what a passive befalls: "was accused of", "was told", "the general, accused of"."""
    tokens = page.tokens
    if tokens[cue].tag not in ("VBN", "VBD") or tokens[cue].lemma not in ABOUT:
        return False
    subject = tokens[source].head == cue and tokens[source].dep == "nsubjpass"
    if tokens[cue].dep == "advcl" and page.kid(cue, "nsubj") is None:  # "Asked about the talks, she ..."
        subject = subject or tokens[source].head == tokens[cue].head
    return subject or (tokens[cue].head == source and tokens[cue].dep == "acl")


def _entry(page: Page, cue: Range, head: int) -> Entry | None:
    """The row of a cue that is no verb that somebody uttered: a noun's, or the verb's own."""
    nouns = entries("noun")
    noun = next((nouns[t.lemma] for t in page.tokens[slice(*cue)] if t.pos == "NOUN" and t.lemma in nouns), None)
    return noun or entries("verb").get(page.tokens[head].lemma)


def _marked(page: Page, pieces: Sequence[Piece]) -> bool:
    return any(q.start < end and start < q.end for start, end in pieces for q in page.quotes)
