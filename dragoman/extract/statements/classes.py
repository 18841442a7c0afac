"""Which class of speaker a noun phrase names: a person, a body, an official without a name, a newspaper ..."""

from functools import cache

from dragoman.extract.statements.names import bodies
from dragoman.extract.statements.page import Page
from dragoman.lexicon import table, words
from dragoman.model import SpeakerClass

Range = tuple[int, int]
OFFICE = "office"  # a person when named or definite ("the president"), else an unnamed official
NOBODY = frozenset(("critic", "opponent", "supporter", "many", "some", "other", "others", "most", "several", "few",
                    "rumour", "rumor", "people", "everyone", "anyone", "someone", "one", "those", "proponent",
                    "advocate"))  # fmt: skip
KNOWS = frozenset(("familiar", "knowledge", "close", "briefed", "involved", "aware"))
BODY_LABELS = frozenset(("GPE", "ORG", "NORP", "LOC", "FAC"))
TITLES = frozenset(("mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "lord", "lady", "rev.", "sheikh"))
# a modifier of a name says more than the name: "analyst Mara Velic" is heard as an analyst
REPORTERS = frozenset(("reporter", "correspondent", "photographer", "journalist", "cameraman", "crew", "team"))
SCHOLARLY = frozenset(("study", "research", "teach", "lecture"))
PRESS = frozenset(("information", "press", "media", "communications", "communication", "relations"))
DESKS = frozenset(
    ("team", "office", "officer", "department", "section", "unit", "bureau", "directorate", "head", "chief")
)
TELLING = (SpeakerClass.SPOKESPERSON, SpeakerClass.EXPERT, SpeakerClass.WITNESS)


@cache
def of_word(word: str) -> str | None:
    """The class of a common noun of ``data/speakers.tsv``."""
    return _table().get(word)


@cache
def _table() -> dict[str, str]:
    return {row["word"]: row["class"] for row in table("speakers")}


@cache
def _media() -> frozenset[str]:
    return frozenset(name.casefold() for name in words("media"))


def is_media(page: Page, found: Range) -> bool:
    """Whether a noun phrase is a news outlet: a known name, or a word such as "newspaper" in it."""
    tokens = page.tokens
    first, last = found
    while first < last and tokens[first].lower in ("the", "a", "an"):
        first += 1
    if first >= last:
        return False
    name = page.text[tokens[first].start : tokens[last - 1].end]
    folded = name.casefold()
    if folded in _media() or folded.removesuffix(" news agency").removesuffix(" tv") in _media():
        return True
    if tokens[last - 1].entity == "PERSON":
        return False
    if last - first in (2, 3) and tokens[last - 1].pos == "PROPN" and tokens[last - 1].text.istitle():
        service = name.rsplit(" ", 1)[0].casefold()  # "BBC Persian", "Al Jazeera English"
        if service in _media() and tokens[last - 1].entity in ("ORG", "NORP", "LANGUAGE", ""):
            return True
    for i in range(first, last):
        token = tokens[i]
        if token.dep == "pobj" or (token.dep == "poss" and i < last - 1):
            continue
        # "newspaper El Faro" and "state television", not "press release" nor "television reporter"
        heads = i == last - 1 or tokens[last - 1].pos == "PROPN" or tokens[i + 1].dep in ("prep", "appos")
        if heads and of_word(token.lemma if token.pos == "NOUN" else token.lower) == SpeakerClass.MEDIA:
            return True
        if token.lower == "news" and i + 1 < last and tokens[i + 1].lower in ("agency", "agencies", "site", "channel"):
            return True
        if i + 2 == last and f"{tokens[i].text} {tokens[i + 1].text}".casefold() in _media():
            return True
    return False


def of_source(page: Page, head: int, found: Range) -> SpeakerClass:
    """The class of a source's noun phrase (a pronoun counts as its grammar suggests)."""
    token = page.tokens[head]
    if token.pos == "PRON" or token.tag in ("PRP", "WP", "DT"):
        return _pronoun(token.lower)
    if _own_reporter(page, found):
        return SpeakerClass.OWN_REPORTER
    if is_media(page, found):
        return SpeakerClass.MEDIA
    if token.lower in page.persons or (token.pos == "PROPN" and not _office_in_capitals(page, head)):
        return _named(page, head, found)
    return _described(page, head, found)


def _pronoun(word: str) -> SpeakerClass:
    if word in ("he", "she", "who", "him", "her"):
        return SpeakerClass.PERSON
    return SpeakerClass.BODY if word in ("it", "which") else SpeakerClass.UNATTRIBUTED


def _own_reporter(page: Page, found: Range) -> bool:
    inside = {t.lower for t in page.tokens[found[0] : found[1]]}
    if "our" in inside:
        return not inside.isdisjoint(("correspondent", "correspondents", "reporter", "reporters"))
    last = page.tokens[found[1] - 1]
    outlet = (page.parsed.document.outlet or "").casefold().removeprefix("the ")
    if last.lemma not in REPORTERS or not outlet:
        return False
    name = " ".join(t.lower for t in page.tokens[found[0] : found[1] - 1] if t.pos == "PROPN").removeprefix("the ")
    return bool(name) and (f" {outlet} ".startswith(f" {name} ") or f" {name} ".startswith(f" {outlet} "))


def _office_in_capitals(page: Page, head: int) -> bool:
    """ "the Ministry", "the President": a common noun in capitals."""
    token = page.tokens[head]
    return of_word(token.lower) is not None and token.entity != "PERSON"


def _named(page: Page, head: int, found: Range) -> SpeakerClass:
    tokens = page.tokens
    token = tokens[head]
    near = [t for t in tokens[found[0] : head] if t.dep not in ("poss", "case")]
    for child in page.kids(head, "appos"):
        near.append(tokens[child])
        near.extend(tokens[c] for c in page.kids(child, "compound"))
    classes = {of_word(t.lemma if t.pos == "NOUN" else t.lower) for t in near}
    if SpeakerClass.MEDIA.value in classes:
        return SpeakerClass.MEDIA
    if _studies(page, head):
        return SpeakerClass.EXPERT
    if _press_officer(page, head):
        return SpeakerClass.SPOKESPERSON
    if token.tag == "NNPS":
        return SpeakerClass.BODY  # "Bosnian Serbs"
    for telling in TELLING:
        if telling.value in classes:
            return telling
    name = page.text[tokens[found[0]].start : token.end].casefold().removeprefix("the ")
    if name in bodies():
        return SpeakerClass.BODY
    if (
        token.lower in page.persons
        or token.entity == "PERSON"
        or OFFICE in classes
        or any(t.lower in TITLES for t in near)
    ):
        return SpeakerClass.PERSON
    if token.entity in BODY_LABELS or token.text.isupper() or token.lower == "kremlin":
        return SpeakerClass.BODY
    if SpeakerClass.UNNAMED_OFFICIAL.value in classes:
        return SpeakerClass.PERSON  # "official X" has a name
    return SpeakerClass.PERSON


def _of_body(page: Page, head: int) -> bool:
    """ "A member of the council": he holds an office."""
    tokens = page.tokens
    things = [o for c in page.kids(head, "prep") if tokens[c].lower == "of" for o in page.kids(c, "pobj")]
    return any(tokens[o].entity == "ORG" or of_word(tokens[o].lower) == SpeakerClass.BODY for o in things)


def _studies(page: Page, head: int) -> bool:
    """ "Dr X, who studies borderlands at the institute"."""
    return any(
        page.tokens[c].lemma in SCHOLARLY and page.tokens[c].tag in ("VBZ", "VBP") for c in page.kids(head, "relcl")
    )


def _press_officer(page: Page, head: int) -> bool:
    """ "X, head of the information team": speaks for a living, whatever the title."""
    for child in page.kids(head, "appos"):
        first, last = page.parsed.subtree(child)
        words = {t.lower for t in page.tokens[first : min(last, first + 8)]}
        if words & PRESS and words & DESKS and "minister" not in words:
            return True
    return False


def _described(page: Page, head: int, found: Range) -> SpeakerClass:
    tokens = page.tokens
    token = tokens[head]
    inside = {t.lower for t in tokens[found[0] : found[1]]}
    if token.lemma in ("person", "people", "individual", "man", "woman") and not inside.isdisjoint(KNOWS):
        return SpeakerClass.UNNAMED_SOURCE
    if token.lemma in NOBODY or token.lower in NOBODY:
        return SpeakerClass.UNATTRIBUTED
    if token.lemma == "report" and token.tag == "NNS" and page.kid(head, "poss", "det") is None:
        return SpeakerClass.UNATTRIBUTED  # "reports say": nobody answers for it
    found_class = of_word(token.lemma) or of_word(token.lower)
    if token.lemma == "member" and _of_body(page, head):
        return SpeakerClass.UNNAMED_OFFICIAL if token.tag == "NN" else SpeakerClass.BODY
    if found_class is None:
        return SpeakerClass.BODY if token.entity in BODY_LABELS else SpeakerClass.UNNAMED_SOURCE
    if found_class != OFFICE:
        return SpeakerClass(found_class)
    if token.tag in ("NNS", "NNPS"):
        return SpeakerClass.BODY
    return SpeakerClass.UNNAMED_OFFICIAL if inside & {"a", "an", "one", "another"} else SpeakerClass.PERSON
