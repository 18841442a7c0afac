"""Through whom a statement reached the report: "told Reuters", "in an interview with X", "on state television"."""

from collections.abc import Iterator

from dragoman.extract.statements import classes, nouns, sources
from dragoman.extract.statements.names import bodies, groups, nations
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import SpeakerClass

Range = tuple[int, int]
OCCASIONS = frozenset(("interview", "remark", "comment", "statement", "message", "briefing", "call", "article", "post",
                       "program", "programme", "show", "broadcast", "email", "conversation", "phone", "telephone",
                       "column", "essay", "podcast", "letter", "appearance", "speech", "address"))  # fmt: skip
ANYBODY = frozenset(("press", "media", "newspapers", "outlets"))  # "told the press": no outlet in particular
PLATFORMS = frozenset(("x", "twitter", "telegram", "whatsapp", "facebook", "tiktok", "instagram", "youtube", "weibo",
                       "wechat", "signal", "viber", "vk", "linkedin", "truth social"))  # fmt: skip
LOOSE = frozenset(("acl", "advcl", "amod", "appos", "conj", "prep", "dep"))
NEAR = 8  # tokens between "reported" and "citing": "reported late on Monday, citing ..."
CARRIERS = frozenset(("to", "with", "on", "in", "via", "through", "for", "by", "from"))
CARRIED = frozenset(("quote", "cite", "carry", "air", "broadcast", "read", "publish", "interview", "relay", "print",
                     "televise", "post", "run", "report"))  # fmt: skip
BY = frozenset(("by", "on", "in"))
WHERE = ("agent", "prep")
HEARERS = frozenset(("tell", "speak", "talk", "interview"))


def find(page: Page, cue: int, source: Range | None = None) -> Range | None:
    """The outlet that a cue's clause names as its hearer or carrier."""
    for head, told in (*_hearers(page, cue), *_introduced(page, source)):
        found = sources.phrase(page, head)
        if _outlet(page, found) or (told and _unknown(page, head, found)):
            return found
    return _carrier(page, cue, source)


def _outlet(page: Page, found: Range) -> bool:
    """Whether words are an outlet: known, called one, or the report's own."""
    name = page.text[page.tokens[found[0]].start : page.tokens[found[1] - 1].end].casefold().removeprefix("the ")
    if name in PLATFORMS or page.tokens[found[1] - 1].lower in ANYBODY:
        return False
    own = (page.parsed.document.outlet or "").casefold().removeprefix("the ")
    if own and (name == own or (len(name) > 3 and (own.startswith(f"{name} ") or own.endswith(f" {name}")))):
        return True
    return classes.is_media(page, found)


def _unknown(page: Page, head: int, found: Range) -> bool:
    """A name told something that is neither a person nor a state nor a body's: "told Sahel Wire"."""
    tokens = page.tokens
    token = tokens[head]
    if token.pos != "PROPN" or page.cast.within(found) is not None or token.entity in ("PERSON", "NORP", "GPE", "DATE"):
        return False
    words = [t.lower for t in tokens[found[0] : found[1]] if t.lower not in ("the", "a")]
    name = " ".join(words)
    if name in groups() or name in bodies() or name in PLATFORMS or words[-1] in nations():
        return False
    return all(nouns.of_token(t) in (None, SpeakerClass.MEDIA.value) for t in tokens[found[0] : found[1]])


def _hearers(page: Page, cue: int) -> Iterator[tuple[int, bool]]:
    """Heads that may be the outlet, each with whether it is spoken to outright."""
    tokens = page.tokens
    told = tokens[cue].lemma in HEARERS
    yield from ((c, told) for c in page.kids(cue, "dobj", "dative") if c > cue)
    for child in page.kids(cue, "prep", "advcl", "dative"):
        if tokens[child].lemma in HEARERS or tokens[child].lower in CARRIERS:
            yield from _under(page, child)


def _introduced(page: Page, source: Range | None) -> Iterator[tuple[int, bool]]:
    """`Survivors who spoke to Lake Radio described ...`: whom the speaker's own clause names."""
    for i in range(*source) if source is not None else ():
        for clause in page.kids(i, "relcl"):
            if page.tokens[clause].lemma in HEARERS:
                yield from _under(page, clause)


def _under(page: Page, i: int) -> Iterator[tuple[int, bool]]:
    """Objects of a preposition, of "speaking to", and of the occasion between ("in an interview with")."""
    tokens = page.tokens
    if tokens[i].lemma in HEARERS:
        for prep in page.kids(i, "prep"):
            yield from ((thing, tokens[prep].lower in ("to", "with")) for thing in page.kids(prep, "pobj"))
        return
    for thing in page.kids(i, "pobj"):
        if tokens[thing].lemma not in OCCASIONS:
            yield thing, False
        else:
            for prep in page.kids(thing, "prep"):
                direct = tokens[prep].lower in ("to", "with") and tokens[thing].lemma in ("interview", "conversation")
                yield from ((inner, direct) for inner in page.kids(prep, "pobj"))


def _carrier(page: Page, cue: int, source: Range | None) -> Range | None:
    """`a source quoted by the radio Z`, `Read out on state television, it said`: in one sentence, outside quotes."""
    tokens, sentence = page.tokens, page.sentence(cue)
    last = source[1] - 1 if source is not None else cue
    for i in range(sentence.first, sentence.last - 1):
        t = tokens[i]
        if t.tag not in ("VBN", "VBD", "VB") or t.lemma not in CARRIED or page.inside[i] != OUTSIDE or i == cue:
            continue
        near = i == sentence.first or abs(i - last) < NEAR
        by = next((c for c in page.kids(i, *WHERE) if tokens[c].lower in BY), None)
        if not near or t.dep not in LOOSE or by is None:
            continue
        thing = page.kid(by, "pobj")
        found = sources.phrase(page, thing) if thing is not None else None
        if found is not None and _outlet(page, found):
            return found
    return None


def cited(page: Page, cue: int) -> int | None:
    """The head of the one whom an outlet says it cites: `Reuters reported, citing two officials`."""
    tokens = page.tokens
    stop = min(page.sentence(cue).last, cue + NEAR)
    for i in range(cue + 1, stop):
        if tokens[i].lower in ("citing", "quoting"):
            return page.kid(i, "dobj", "pobj")
    return None
