"""The main clauses of what is said: verb, subject, modality, negation. What the stance is read from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from dragoman.extract.statements.drafts import Draft
from dragoman.extract.statements.page import Page

WILL = frozenset(("will", "wo", "'ll", "’ll", "shall", "sha"))
MIGHT = frozenset(("could", "may", "might"))
CAN = frozenset(("can", "ca", "could"))
LEADS = frozenset(("please", "never", "do", "n't", "n’t", "not", "so", "and", "just", "always", "first", "now"))
MUST = frozenset(("must", "should", "ought"))
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "nor", "neither", "no"))
NO_ONE = frozenset(("nobody", "none", "nothing", "neither"))
QUANTIFIERS = frozenset(("no", "neither"))
FIRST = frozenset(("i", "we", "our", "my", "us", "me"))
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
NEVER_HEADS = frozenset(("aux", "auxpass", "relcl", "acl", "advcl", "pcomp"))
OPENS = frozenset(("that", "whether"))
CONDITIONS = frozenset(("if", "unless"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite clause. ``verb`` is its head token, ``subject`` its subject's head (None: left out)."""

    verb: int
    subject: int | None
    sentence: int
    modal: str  # will | might | must | can | "" ; "would" only where it reports a "will", "can" only where denied
    negated: bool  # the verb itself is denied
    none: bool  # the subject is "no X", "not one X", "nobody"
    passive: bool
    perfect: bool
    past: bool
    condition: bool  # an "if" or "should" clause hangs on it
    will: bool  # "will" or "shall" itself
    order: bool  # an imperative: "leave the town", "let them answer"


def of(page: Page, draft: Draft) -> Iterator[Clause]:
    """The clauses at the head of a content, in text order: its roots and the verbs coordinated with them."""
    tokens = page.tokens
    roots: set[int] = set()
    for start, end in draft.pieces:
        for i in between(page, start, end):
            if tokens[i].pos in ("VERB", "AUX") and tokens[i].dep not in NEVER_HEADS and _roots(page, draft, i):
                roots.add(i)
    for root in tuple(roots):
        for child in page.kids(root, "conj", "parataxis", "ccomp"):
            ahead = tokens[child].dep != "ccomp" or child < root  # "they will come, that much is clear"
            if ahead and tokens[child].pos in ("VERB", "AUX") and draft.covers(tokens[child].start, tokens[child].end):
                roots.add(child)
    return (_read(page, i) for i in sorted(roots))


def between(page: Page, start: int, end: int) -> Iterator[int]:
    """The tokens that begin within these characters."""
    sentences, tokens = page.parsed.sentences, page.tokens
    for n in range(bisect_right(sentences, start, key=attrgetter("end")), len(sentences)):
        sentence = sentences[n]
        if sentence.start >= end:
            return
        for i in range(sentence.first, sentence.last):
            if start <= tokens[i].start < end:
                yield i


def _roots(page: Page, draft: Draft, i: int) -> bool:
    """Whether a verb hangs on nothing of the content; the cue that a content runs around is none of it."""
    token = page.tokens[i]
    if draft.cue is not None and draft.cue[0] <= i < draft.cue[1]:
        return False
    if any(page.tokens[c].lower not in OPENS for c in page.kids(i, "mark")):
        return False  # "so that the inspectors may work" is no main clause
    head = page.tokens[token.head]
    return head.i == i or (not draft.covers(head.start, head.end) and (token.dep != "xcomp" or token.tag != "VB"))


def _read(page: Page, i: int) -> Clause:
    tokens = page.tokens
    subject = page.kid(i, *SUBJECTS)
    deed = _going(page, i)
    if deed is not None:
        return replace(
            _read(page, deed),
            subject=subject,
            modal="will",
            none=subject is not None and none_of(page, subject),
            negated=_negated(page, i) or _negated(page, deed),
            condition=_conditional(page, i),
            order=False,
        )
    if subject is None and tokens[i].dep == "conj" and tokens[tokens[i].head].pos in ("VERB", "AUX"):
        subject = page.kid(tokens[i].head, *SUBJECTS)
    helpers = {tokens[c].lower for c in page.kids(i, "aux", "auxpass")}
    return Clause(
        verb=i,
        subject=subject,
        sentence=tokens[i].sentence,
        modal=_modal(page, i, helpers, subject),
        negated=_negated(page, i),
        none=subject is not None and none_of(page, subject),
        passive=page.kid(i, "auxpass") is not None or page.kid(i, "nsubjpass") is not None,
        perfect=not helpers.isdisjoint(("have", "has", "had", "'ve", "’ve")),
        past=tokens[i].tag in ("VBD", "VBN") or not helpers.isdisjoint(("did", "was", "were", "had")),
        condition=_conditional(page, i),
        will=not helpers.isdisjoint(WILL),
        order=subject is None and _orders(page, i),
    )


def _going(page: Page, i: int) -> int | None:
    """What somebody "is going to" do."""
    if page.tokens[i].lower != "going":
        return None
    for child in page.kids(i, "xcomp"):
        if page.tokens[child].tag == "VB" and any(page.tokens[c].lower == "to" for c in page.kids(child, "aux")):
            return child
    return None


def _orders(page: Page, i: int) -> bool:
    """Whether a verb between marks opens its sentence, or what follows "please" or "never", in its bare form."""
    tokens = page.tokens
    bare = tokens[i].tag in ("VB", "VBP") or tokens[i].text == "Let"
    if not bare or page.inside[i] < 0 or tokens[i].dep in ("xcomp", "conj"):
        return False
    before = [t for t in tokens[page.sentence(i).first : i] if t.pos != "PUNCT"]
    return all(t.lower in LEADS or page.inside[t.i] != page.inside[i] for t in before)


def _modal(page: Page, i: int, helpers: set[str], subject: int | None) -> str:
    perfect = "have" in helpers
    if helpers & WILL:
        return "will"
    # between marks "would" is no past of "will"
    if not perfect and any(page.tokens[c].lower == "would" and page.inside[c] < 0 for c in page.kids(i, "aux")):
        return "will"
    if helpers & MIGHT and not perfect and not ("could" in helpers and _negated(page, i)):
        return "might"
    if helpers & MUST and not perfect:
        first = min(page.kids(i, "aux"), default=i)
        return "" if subject is not None and page.tokens[first].lower == "should" and first < subject else "must"
    if not helpers.isdisjoint(CAN) and _negated(page, i):
        return "can"
    if page.tokens[i].lemma in ("have", "need") and page.kid(i, "xcomp") is not None:
        child = page.kid(i, "xcomp")
        to = child is not None and any(page.tokens[c].lower == "to" for c in page.kids(child, "aux"))
        return "must" if to and page.tokens[i].tag in ("VBP", "VBZ") else ""
    if _wished(page, i, helpers, subject):
        return "must"
    return ""


def _wished(page: Page, i: int, helpers: set[str], subject: int | None) -> bool:
    """`insisted that the trawler be returned`, `that she leave`: the mood of what is wanted."""
    if subject is None or not helpers <= {"be", "not"} or page.tokens[i].dep == "conj":
        return False
    bare = page.tokens[i].tag == "VB" and not helpers
    return ("be" in helpers and page.tokens[i].tag == "VBN") or (bare and page.tokens[i].lower == "be")


def _negated(page: Page, i: int) -> bool:
    tokens = page.tokens
    if any(tokens[c].lower in NEGATIONS for c in page.kids(i, "neg", "preconj", "cc", "advmod", "det")):
        return True
    things = (thing for prep in page.kids(i, "prep") if prep < i for thing in page.kids(prep, "pobj"))
    return any(none_of(page, thing) for thing in things)  # "under no circumstances will we sign"


def none_of(page: Page, head: int) -> bool:
    """Whether a noun phrase is empty: "no soldier", "not one round", "nobody"."""
    tokens = page.tokens
    if tokens[head].lower in NO_ONE or tokens[head].lower in ("no-one",):
        return True
    first = page.parsed.subtree(head)[0]
    if tokens[first].lower in QUANTIFIERS:
        return True
    return tokens[first].lower == "not" and tokens[first + 1].lower in ("one", "a", "even")


def emphatic(page: Page, head: int) -> bool:
    """ "Not one", "not a single"."""
    first = page.parsed.subtree(head)[0]
    return page.tokens[first].lower == "not" and page.tokens[first + 1].lower in ("one", "a", "even")


def _conditional(page: Page, i: int) -> bool:
    """Whether an "if", "unless" or an inverted "should" clause hangs on the verb or stands before it."""
    tokens = page.tokens
    for child in page.kids(i, "advcl", "ccomp"):
        first = page.parsed.subtree(child)[0]
        if any(tokens[c].lower in CONDITIONS for c in page.kids(child, "mark")) or tokens[first].lower == "should":
            return True
    sentence = page.sentence(i)
    return any(t.lower in CONDITIONS for t in tokens[sentence.first : sentence.last] if t.dep == "mark")
