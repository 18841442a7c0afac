"""Sources that cannot speak, mended: the words for the speaker where the parser or the tagger took others."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statements import classes, contents, reach, sources
from dragoman.extract.statements.drafts import Draft, Range
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import SpeakerClass

FINITE = ("VBD", "VBZ", "VBP", "MD")
NAMES = ("NOUN", "PROPN", "PRON", "NUM")
NOMINAL = (*NAMES, "DET", "ADJ", "PART", "SYM")
NAMING = frozenset(("name", "know", "identify", "introduce", "call", "refer"))
HALF = 9  # tokens between "who" and the half of a name: "who asked to be identified only by his first name"
SHORT = 4  # words: `told the Strait Wire`
LONGEST = 12  # tokens of a speaker's phrase after its verb


def source(page: Page, draft: Draft) -> Draft:
    """A draft with a source that can speak, as far as the words of its sentence show one."""
    if draft.cue is None or draft.carried is not None:
        return draft
    for mend in (
        _dateline,
        _described,
        _turned,
        _quoted_by,
        _cut,
        _antecedent,
        _out_of_aside,
        _by_half,
        _beyond_place,
        _beyond_clock,
        _whole,
    ):
        draft = mend(page, draft)
    return _grammatical(page, draft)


def _set(page: Page, draft: Draft, found: Range, head: int | None = None) -> Draft:
    if head is None:
        tops = [i for i in range(*found) if not found[0] <= page.tokens[i].head < found[1]]
        named = [i for i in tops if page.tokens[i].pos in NAMES]
        head = named[0] if named else found[1] - 1
    return replace(draft, source=found, source_head=head)


def _described(page: Page, draft: Draft) -> Draft:
    """`..., a diplomat who was not allowed to speak told Reuters`: what describes the speaker is none of his words."""
    about = next((p for p in draft.pieces if page.text[p[0] : p[1]].startswith("who ")), None)
    if draft.source is not None or about is None:
        return draft
    who = next(t.i for t in page.tokens if t.start >= about[0])
    near = [c for c in page.parsed.chunks if c[1] in (who, who - 1) and page.tokens[c[1] - 1].pos in NAMES]
    if not near or about[1] > page.tokens[draft.at].start:
        return draft
    first = near[-1][0]
    kept = tuple(p for p in draft.pieces if p != about and p[1] <= page.tokens[first].start)
    opening = page.sentence(draft.at).first
    if not kept and first - 1 > opening and page.tokens[first - 1].text == ",":
        kept = tuple(contents.merge(page, [(page.tokens[opening].start, page.tokens[first - 1].start)]))
    return replace(_set(page, draft, near[-1]), pieces=kept) if kept else draft


def _turned(page: Page, draft: Draft) -> Draft:
    """`It was a raid, claim officers in Lima.`: a verb after a comma, and its speaker up to the full stop."""
    tokens = page.tokens
    verb, sentence = draft.at, page.sentence(draft.at)
    if verb <= sentence.first or tokens[verb - 1].text != "," or verb + 1 >= sentence.last:
        return draft
    if tokens[verb].tag not in ("VBP", "VBZ", "VBD") or (draft.source is not None and tokens[verb].tag != "VBP"):
        return draft
    if draft.pieces[0 if draft.source is not None else -1][0] < tokens[verb].end:
        return draft  # it has its words
    stop = next((i for i in range(verb + 2, sentence.last) if tokens[i].text in (",", ".")), sentence.last)
    plain = all(t.pos in NOMINAL or t.pos == "ADP" or t.text == "-" for t in tokens[verb + 1 : stop])
    said = any(t.tag in FINITE for t in tokens[sentence.first : verb - 1])
    if not plain or not (said or draft.source is None) or tokens[verb + 1].pos not in NOMINAL:
        return draft
    head = next((c for c in page.parsed.children[verb] if c > verb and tokens[c].pos in NAMES), None)
    pieces = contents.merge(page, [(tokens[sentence.first].start, tokens[verb - 1].start)])
    if head is None or not pieces:
        return draft
    return replace(_set(page, draft, sources.phrase(page, head), head), pieces=tuple(pieces), kind="speech")


def _quoted_by(page: Page, draft: Draft) -> Draft:
    """`A mother was quoted by the radio: "..."`: she speaks, the radio passes it on."""
    if page.tokens[draft.at].lemma not in ("quote", "cite") or page.kid(draft.at, "auxpass") is None:
        return draft
    speaker = page.kid(draft.at, "nsubjpass")
    agent = page.kid(draft.at, "agent")
    by = page.kid(agent, "pobj") if agent is not None else None
    if speaker is None or by is None or draft.source is None or not draft.source[0] <= by < draft.source[1]:
        return draft
    return replace(_set(page, draft, sources.phrase(page, speaker), speaker), relay=draft.source)


def _cut(page: Page, draft: Draft) -> Draft:
    """A source ends before its own cue and before another finite verb of its clause."""
    if draft.source is None or draft.cue is None:
        return draft
    tokens, (first, last) = page.tokens, draft.source
    for i in range(first + 1, last):
        clause = tokens[i].dep in ("relcl", "acl") or tokens[tokens[i].head].dep == "relcl"
        verb = tokens[i].tag in FINITE and not clause and page.inside[i] == page.inside[first]
        if draft.cue[0] <= i < draft.cue[1] or verb:
            last = i
            break
    while last > first + 1 and tokens[last - 1].pos in ("AUX", "ADV", "PUNCT", "CCONJ"):
        last -= 1
    if last == draft.source[1] or any(t.tag in ("WP", "WDT") for t in tokens[first:last]):
        return draft
    head = next((i for i in range(last - 1, first - 1, -1) if tokens[i].pos in NAMES or i == first), first)
    own = draft.source_head if draft.source_head is not None and first <= draft.source_head < last else None
    return _set(page, draft, (first, last), own if own is not None else head if head > first else last - 1)


def _antecedent(page: Page, draft: Draft) -> Draft:
    """`Ruritania, which keeps the peace, said`, where only the clause was taken."""
    if draft.source is None or page.tokens[draft.source[0]].tag not in ("WP", "WDT"):
        return draft
    meant = sources.antecedent(page, draft.source[0])
    if meant is None or draft.source[1] - draft.source[0] == 1:
        return draft
    return _set(page, draft, sources.phrase(page, meant), meant)


def _out_of_aside(page: Page, draft: Draft) -> Draft:
    """`The ministry, which Lima blames for the raid, denied it`: the ministry does, not the Lima of the aside."""
    if draft.source is None or draft.source_head is None or page.tokens[draft.at].tag not in FINITE:
        return draft
    subject = page.kid(draft.at, "nsubj")
    if subject is None or draft.source[0] <= subject < draft.source[1] or page.tokens[subject].pos not in NAMES:
        return draft
    asides = (page.parsed.subtree(c) for c in page.kids(subject, "relcl") if c < draft.at)
    if not any(first <= draft.source_head < last for first, last in asides):
        return draft
    return _set(page, draft, sources.phrase(page, subject), subject)


def _by_half(page: Page, draft: Draft) -> Draft:
    """`A cook who gave her name only as Ana said`, where the parser lets the half of a name speak."""
    if draft.source is None or page.tokens[draft.source[0] - 1].lower not in ("as", "by"):
        return draft
    tokens, first = page.tokens, draft.source[0]
    near = range(max(page.sentence(first).first, first - HALF), first)
    named = [i for i in near if tokens[i].lemma in NAMING]
    who = next((i for i in near if tokens[i].lower == "who" and named and i < named[0]), named[0] if named else None)
    if who is None:
        return draft
    head = who - 1 - (tokens[who - 1].text == ",")
    while head > 0 and tokens[head].dep == "pobj" and tokens[tokens[head].head].dep == "prep":
        head = tokens[tokens[head].head].head
    if head < page.sentence(first).first or tokens[head].pos not in ("NOUN", "NUM"):
        return draft
    words = sources.phrase(page, head)
    return _set(page, draft, (words[0], min(words[1], who)), head)


def _dateline(page: Page, draft: Draft) -> Draft:
    """`LIMA - The minister said`: where a report was written speaks to nobody."""
    if draft.source is None:
        return draft
    tokens, (first, last) = page.tokens, draft.source
    dash = next((i for i in range(first + 1, last - 1) if tokens[i].text in "-–—" and tokens[i - 1].space), None)
    if first != page.sentence(first).first or dash is None or not tokens[first].text.isupper():
        return draft
    head = draft.source_head if draft.source_head is not None and draft.source_head > dash else None
    return _set(page, draft, (dash + 1, last), head)


def _beyond_place(page: Page, draft: Draft) -> Draft:
    """`In Lima, the minister, Ana Roy, asked`: the parser sets the speaker beside the place."""
    if draft.source is None or page.tokens[draft.source[0]].pos != "ADP":
        return draft
    tokens = page.tokens
    for i in range(*draft.source):
        beside = next((c for c in page.kids(i, "appos") if i < c < draft.at and tokens[c].pos in NAMES), None)
        if beside is not None and tokens[i].dep == "pobj":
            found = sources.phrase(page, beside)
            return _set(page, draft, (max(found[0], i + 1), found[1]), beside)
    return draft


def _beyond_clock(page: Page, draft: Draft) -> Draft:
    """`14.20 The council says`: the time of an entry is no part of who speaks."""
    if draft.source is None:
        return draft
    tokens, (first, last) = page.tokens, draft.source
    clock = tokens[first].text[:1].isdigit() and not tokens[first].text.isalnum()
    if not clock or first != page.sentence(first).first:
        return draft
    if last - first == 1:
        while last < draft.at and tokens[last].pos in NOMINAL:
            last += 1
    return _set(page, draft, (first + 1, last)) if last - first > 1 else draft


def _whole(page: Page, draft: Draft) -> Draft:
    """A source that is only the hyphen of "the ex-Marine"."""
    if draft.source is None or any(c.isalnum() for t in page.tokens[slice(*draft.source)] for c in t.text):
        return draft
    tokens, (first, last) = page.tokens, draft.source
    if first == 0 or tokens[first - 1].space or last >= len(tokens):
        return replace(draft, source=None, source_head=None)
    first -= 1
    while (
        first > 0 and tokens[first - 1].pos in ("DET", "ADJ") and tokens[first].sentence == tokens[first - 1].sentence
    ):
        first -= 1
    return _set(page, draft, (first, last + 1), last)


def _grammatical(page: Page, draft: Draft) -> Draft:
    """A source that cannot speak (a clock time, "In Lima", words of the quotation) yields to the verb's subject."""
    if draft.source is None or draft.source_head is None:
        return draft
    head, first = page.tokens[draft.source_head], page.tokens[draft.source[0]]
    quoted = page.inside[draft.at] == OUTSIDE != page.inside[draft.source_head]
    clock = head.entity in ("TIME", "DATE") or (head.pos == "NUM" and not head.text.isalnum())
    if not quoted and not clock and first.pos != "ADP":
        return draft
    subject = sources.of_verb(page, draft.at, passive=False) if page.tokens[draft.at].pos == "VERB" else None
    if subject is None or page.tokens[subject].lower in ("me", "us", "him", "them"):
        return draft
    if draft.source[0] <= subject < draft.source[1] or page.inside[subject] != page.inside[draft.at]:
        return draft
    return _set(page, draft, sources.phrase(page, subject), subject)


def contents_apart(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """What each says without what another says beside it; nobody's words are `told Reuters` alone."""
    cues = {page.tokens[d.at].start: d for d in drafts if d.cue is not None}
    kept = [d for d in drafts if not (len(d.pieces) == 1 and cues.get(d.start, d) is not d and _brief(page, d))]
    return reach.own(page, [_own_words(page, d) for d in kept])


def _brief(page: Page, draft: Draft) -> bool:
    return len(page.text[slice(*draft.pieces[0])].split()) <= SHORT


def _own_words(page: Page, draft: Draft) -> Draft:
    """Without a piece that a semicolon parts from its speaker: "Mali will attend; Niger said it would think"."""
    if draft.source is None or len(draft.pieces) < 2 or draft.carried is not None:
        return draft
    speaker = page.tokens[draft.source[0]].start
    kept = tuple((a, b) for a, b in draft.pieces if b > speaker or ";" not in page.text[b:speaker])
    return replace(draft, pieces=kept) if kept else draft


def passed_on(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """In `Roy urged him to go, according to Lake Radio` Roy speaks, and the radio passes it on."""
    kept = [d for d in drafts if not _topic(page, d, drafts)]
    for draft in drafts:
        if draft.source is None or draft.source_head is None or page.tokens[draft.at].lower != "according":
            continue
        if classes.of_source(page, draft.source_head, draft.source) is not SpeakerClass.MEDIA:
            continue
        told = [d for d in drafts if d is not draft and _main(page, d, draft)]
        if told:
            kept = [replace(d, relay=draft.source) if d in told else d for d in kept if d is not draft]
    return kept


def _topic(page: Page, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """`Ruritania: governor says the road is open`: before the colon stands the topic, the speaker after it."""
    if draft.cue is None or page.tokens[draft.at].text != ":" or not page.sentence(draft.at).headline:
        return False
    if draft.source is None or draft.source[1] != draft.at:
        return False
    after = [d for d in drafts if d.source is not None and d.cue is not None and d.source[0] == draft.at + 1]
    return any(d.kind == "speech" for d in after)


def _main(page: Page, inner: Draft, outer: Draft) -> bool:
    """Whether the verb of a sentence that an outlet tells is itself somebody's speech."""
    if (
        inner.source is None
        or inner.kind != "speech"
        or page.tokens[inner.at].sentence != page.tokens[outer.at].sentence
    ):
        return False
    verb = page.tokens[inner.at]
    while verb.dep == "conj" and verb.head != verb.i:
        verb = page.tokens[verb.head]
    return outer.covers(verb.start, verb.end) and verb.dep == "ROOT"
