"""What looks like an attribution and is none: receptions, refusals to speak, things that "suggest" without a voice."""

from dragoman.extract.statements import classes, clauses
from dragoman.extract.statements.cues import Cue
from dragoman.extract.statements.page import OUTSIDE, Page

OWN_VOICE = frozenset(("i", "we", "you", "me", "us"))  # inside a quotation: the outer speaker; outside: a lost mark
GUESTS = frozenset(("group", "delegation", "refugee", "migrant", "guest", "visitor", "team", "troops", "returnee"))
NO_SPEAKER = frozenset(("it", "this", "that", "which", "there", "what", "these", "those", "nobody", "none"))
# words that facts and things "say" as well as people do
SOFT = frozenset(("suggest", "indicate", "show", "imply", "signal", "mean", "find", "read", "reveal", "highlight",
                  "confirm", "underline", "underscore", "convey", "threaten", "promise", "echo", "outline", "detail",
                  "attest", "go on", "project", "depict", "contradict", "require", "recall"))  # fmt: skip
FIGURES = frozenset(
    ("number", "toll", "figure", "count", "death", "loss", "cost", "damage", "turnout", "dead", "total")
)
SILENCE = frozenset(("say", "comment", "answer", "elaborate", "discuss", "respond", "confirm", "disclose", "speak",
                     "specify", "talk", "identify"))  # fmt: skip
DETAILS = frozenset(("detail", "details", "comment", "comments", "reason", "name", "names", "interview"))
ANONYMOUS = frozenset(("named", "identified", "anonymity", "anonymous", "quoted", "withheld"))
ASIDE = frozenset(("off", "up", "in", "out", "back", "into"))  # "called off", "called up", "called into question"
NAMELESS = frozenset(("called", "known"))  # "asked to be called only X"
NAMING = frozenset(("call", "style", "name", "term", "dub", "brand"))
THEMSELVES = frozenset(("itself", "themselves", "himself", "herself"))


def subject(page: Page, cue: Cue, head: int) -> bool:
    """Whether the subject of a cue cannot be its speaker."""
    token = page.tokens[head]
    if clauses.none_of(page, head) or (token.lower == "version" and page.kid(head, "prep") is not None):
        return True  # "neither side asked"; "an earlier version of this article said" is no voice of the story
    if token.lower in OWN_VOICE and token.tag == "PRP":
        return True
    if token.lower in NO_SPEAKER:
        return token.lower not in ("it", "which") or cue.entry.kind != "speech" or cue.entry.word in SOFT
    loose = cue.entry.word in SOFT or page.tokens[cue.head].dep == "acl"  # "rallies calling for"
    if loose and token.pos == "NOUN" and not token.entity:
        return classes.of_word(token.lemma) is None and classes.of_word(token.lower) is None
    return False


def act(page: Page, cue: Cue) -> bool:
    """Whether the verb tells of an act other than speaking: receiving a guest, keeping silent, asking for anonymity."""
    tokens, word = page.tokens, cue.entry.word
    if _own_name(page, cue.head):
        return True
    if word == "speak of":  # a statement only where it gives the speaker's own words
        return all(page.inside[i] == OUTSIDE for i in range(cue.head, min(cue.head + 5, len(tokens))))
    if word == "put":  # "put the toll at nine"
        thing = page.kid(cue.head, "dobj")
        return thing is None or tokens[thing].lemma not in FIGURES
    if word == "welcome":
        return _receives(page, cue.head)
    if word in ("refuse", "decline"):
        return any(_silent(page, c) for c in page.kids(cue.head, "xcomp", "ccomp"))
    if word in ("ask", "request", "demand", "insist"):
        after = [t.lower for t in tokens[cue.head : cue.head + 8]]
        return not ANONYMOUS.isdisjoint(after[:6]) or "withheld" in after or _nameless(after)
    return token_in_a_name(page, cue.head)


def other_sense(page: Page, i: int) -> bool:
    """Whether a verb is no word of speech here: "called off the talks", "recalled its envoy"."""
    tokens = page.tokens
    if _own_name(page, i):
        return True
    if tokens[i].lemma == "call":
        near = (c for c in page.kids(i, "prt", "prep", "advmod") if c == i + 1)
        return any(tokens[c].lower in ASIDE for c in near)
    thing = page.kid(i, "dobj", "nsubjpass") if tokens[i].lemma == "recall" else None
    return thing is not None and tokens[thing].pos == "NOUN" and classes.of_word(tokens[thing].lemma) is not None


def _own_name(page: Page, i: int) -> bool:
    """ "The junta calling itself a council says": a name, whoever speaks next."""
    own = (page.tokens[c].lower for c in page.kids(i, "dobj", "nsubj"))
    return page.tokens[i].lemma in NAMING and not THEMSELVES.isdisjoint(own)


def _nameless(after: list[str]) -> bool:
    return after[1:3] == ["to", "be"] and not NAMELESS.isdisjoint(after[3:4])


def _silent(page: Page, i: int) -> bool:
    """Whether a refused act is speaking: "refused to say", "declined to be named", "declined to give details"."""
    tokens = page.tokens
    if tokens[i].lemma in SILENCE or tokens[i].lower in ANONYMOUS:
        return True
    return any(tokens[c].lower in DETAILS for c in page.kids(i, "dobj"))


def token_in_a_name(page: Page, i: int) -> bool:
    """ "Colonel Said Mansour": a capital within a sentence, next to another one."""
    tokens = page.tokens
    if not tokens[i].text[0].isupper() or i + 1 >= len(tokens) or tokens[i].text.isupper():
        return False
    begins = i == page.sentence(i).first or page.inside[i - 1] != page.inside[i]
    return (
        not begins and tokens[i + 1].tag == "NNP" and tokens[i - 1].tag in ("NNP", "NN") and tokens[i - 1].text != ","
    )


def _receives(page: Page, i: int) -> bool:
    guest = page.kid(i, "dobj")
    if guest is None:
        return False
    token = page.tokens[guest]
    host = classes.of_word(token.lemma) in ("office", "unnamed_official")
    return host or token.entity == "PERSON" or token.lemma in GUESTS
