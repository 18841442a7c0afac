"""A clause as it can clash: what it says of whom, whether it affirms or denies, and whether it is told as real."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dragoman.compare.polarity import DENYING, Absent, absent, affirmed, believed, none
from dragoman.compare.senses import Meant, meant
from dragoman.lexicon import table
from dragoman.model import Evidence, Parsed, Token
from dragoman.names import fold

CONTENT = frozenset(("NOUN", "VERB", "PROPN", "ADJ", "NUM"))
SPLIT = frozenset(("ccomp", "advcl", "relcl", "acl", "parataxis", "conj", "ROOT"))
HAVING = frozenset(("have", "contain", "comprise", "hold", "carry", "number", "include"))
ALMOST = frozenset(("almost", "nearly", "narrowly", "barely"))
DOING = frozenset(
    ("begin", "start", "continue", "manage", "help", "keep", "stop", "fail", "refuse", "of", "by", "deny")
)
PARTLY = frozenset(
    ("all", "every", "only", "always", "immediately", "entirely", "fully", "necessarily", "much", "many", "further",
     "again", "exactly", "more", "long", "enough", "alone", "years", "decades", "last", "past", "just", "directly")
)  # fmt: skip
SO_FAR = frozenset(("yet", "still", "far", "now", "currently", "longer", "anymore"))
OWN = frozenset(("we", "our", "us", "ours"))
SEEING = frozenset(("see", "watch", "hear", "witness", "film"))
GROUND = frozenset(("territory", "soil", "ground", "airspace"))
ADMITTING = frozenset(("admit", "concede", "acknowledge", "correct", "retract"))
THEY = frozenset(("it", "they", "he", "she", "its", "their", "his", "her"))
DENIALS = frozenset(("denial", "never", "untrue", "false", "lie", "fabrication", "nonsense", "invention", "baseless"))
WISHES = frozenset(
    ("call", "demand", "urge", "ask", "want", "threaten", "order", "hope", "offer", "vow", "promise", "pledge",
     "beg", "plead", "appeal", "warn", "wish", "propose", "suggest", "seek", "try", "ensure", "protect",
     "consider", "fear", "doubt", "require")
)  # fmt: skip
CONCERNS = frozenset(("concern", "aim", "goal", "hope", "wish", "priority", "fear", "condition", "demand", "interest"))
COMING = frozenset(
    ("due", "expect", "schedule", "set", "plan", "intend", "likely", "prepare", "going", "agree", "announce", "slate",
     "about")
)  # fmt: skip
MODAL = frozenset(("would", "could", "might", "may", "should", "must", "can"))
DAYS = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
     "april", "may", "june", "july", "august", "september", "october", "november", "december", "yesterday", "today",
     "tomorrow")
)  # fmt: skip
LIGHT = frozenset(
    ("be", "have", "do", "say", "tell", "make", "take", "get", "go", "come", "give", "see", "know", "day",
     "week", "month", "year", "time", "hour", "night", "morning", "evening", "other", "first", "new", "last",
     "more", "people", "man", "many", "some", "add", "call", "ask", "claim", "accuse", "think", "thing", "one",
     "two", "side", "official", "spokesman", "spokeswoman", "spokesperson", "minister", "ministry",
     "government", "report", "part", "way", "put", "use", "find", "keep", "confirm", "comment", "believe",
     "hear", "mention", "recall", "expect", "think", "rule", "respond", "support", "continue", "want", "show",
     "include", "pose", "begin", "start", "leave", "end", "own", "same", "such", "next", "good", "mr", "country",
     "paper", "newspaper", "station", "radio", "reporter", "journalist", "statement", "interview")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clause:
    """What one stretch of a report says."""

    evidence: Evidence
    sentence: int
    senses: tuple[tuple[Meant, bool], ...]  # with whether it is affirmed
    verbs: tuple[tuple[str, bool], ...]  # content verbs with whether they are affirmed
    subject: frozenset[str]  # content lemmas of its subject
    theme: frozenset[str]  # content lemmas of what it happens to, or of which it is said
    doers: tuple[tuple[int, int], ...]  # where its subjects stand
    own: bool  # the subject is "we" or "our ...": the speaker's side
    pronoun: bool  # the subject is "they" or "its ..."
    terms: frozenset[str]  # content lemmas of the clause
    things: frozenset[str]  # lemmas of its nouns that are no part of another's name
    around: frozenset[str]  # and of its whole sentence
    names: frozenset[str]  # words of names
    none: frozenset[str]  # nouns of which there were none; "*" for nobody and nothing
    absent: tuple[Absent, ...]  # the same with their phrases, and what is set against something else
    sized: tuple[tuple[str, str, str], ...]  # a thing, what it has, and how many: draft, article, twelve
    days: frozenset[str]
    ahead: bool  # told as coming
    unreal: bool  # asked, wished, feared or conditional
    partly: bool  # what it denies, it denies of a part or a time only: "not all", "not in 25 years"
    denies: bool  # it speaks of a denial
    so_far: bool  # "not yet"
    admits: bool  # told as admitted or corrected
    lasting: bool  # in the present: what holds when the report comes out


def clauses(parsed: Parsed) -> Iterator[Clause]:
    """The clauses of a report's sentences; a headline's grammar is its own."""
    for number, sentence in enumerate(parsed.sentences):
        if sentence.headline:
            continue
        for token in parsed.tokens[sentence.first : sentence.last]:
            if _heads(token):
                yield read(parsed, _own(token.i, parsed), number, token)


class Around(NamedTuple):
    """The clauses in which some words stand, together."""

    ahead: bool  # one is told as coming
    terms: frozenset[str]  # their content lemmas


def around(parsed: Parsed, words: Evidence) -> Around:
    """What stands in the clauses that some words meet, without reading these in full; a headline has none."""
    ahead, terms = False, frozenset[str]()
    for sentence in parsed.sentences:
        if sentence.headline or sentence.end <= words.start or words.end <= sentence.start:
            continue
        for head in parsed.tokens[sentence.first : sentence.last]:
            if _heads(head):
                tokens = [parsed.tokens[i] for i in _own(head.i, parsed)]
                if tokens[0].start < words.end and words.start < tokens[-1].end:
                    ahead = ahead or _ahead(head, tokens, parsed)
                    terms |= _terms(tokens)
    return Around(ahead, terms)


def at(parsed: Parsed, evidence: Evidence) -> Clause | None:
    """The clause that a stretch of words makes, with the subject of its verb where that stands outside."""
    inside = [t for t in parsed.tokens if evidence.start <= t.start < evidence.end]
    if not inside:
        return None
    indices = {t.i for t in inside}
    head = next((t for t in inside if t.head not in indices or t.head == t.i), inside[0])
    outside = [j for c in parsed.children[head.i] if parsed.tokens[c].dep == "nsubj" for j in _below(c, parsed)]
    return read(parsed, sorted(indices | set(outside)), head.sentence, head)


def read(parsed: Parsed, own: Sequence[int], sentence: int, head: Token) -> Clause:
    """Read a clause off its tokens."""
    tokens = [parsed.tokens[i] for i in own]
    inside = frozenset(own)
    where = parsed.sentences[sentence]
    whole = parsed.tokens[where.first : where.last]
    told = believed(head, inside, parsed)
    above = parsed.tokens[head.head]
    subjects = [t for t in tokens if t.dep in ("nsubj", "nsubjpass")]
    subjects = [t for t in subjects if t.head in inside] or subjects  # a joined verb has the subject of the first
    if any(t.dep == "agent" for t in tokens):
        subjects = [parsed.tokens[c] for t in tokens if t.dep == "agent" for c in parsed.children[t.i]]
    if head.dep == "pcomp" and not subjects:
        subjects = _accused(head, parsed)
    if head.dep in ("acl", "relcl") and not subjects:
        subjects = [above]  # "the pilot held since May", "the men guarding it"
    suffers = any(t.dep == "nsubjpass" for t in subjects) or (subjects == [above] and head.tag == "VBN")
    themes = [above] if subjects == [above] and head.tag == "VBN" else []
    themes += [t for t in tokens if t.dep in ("dobj", "nsubjpass") or (t.dep == "nsubj" and _stands(t, parsed))]
    doing = [parsed.tokens[j] for s in subjects for j in _below(s.i, parsed)]
    return Clause(
        evidence=parsed.evidence(parsed.document.span(tokens[0].start, tokens[-1].end)),
        sentence=sentence,
        senses=tuple(
            (
                replace(m, main=_main(m, parsed, head)),
                told == (affirmed(m.at, parsed, inside, (m.first, m.last)) != m.flipped),
            )
            for m in meant(tokens)
            if not _wished(parsed.tokens[m.at], parsed)
        ),
        verbs=tuple(
            (t.lemma.lower(), told == affirmed(t.i, parsed, inside))
            for t in tokens
            if (t.pos == "VERB" and not _light(t) and _done(t, head, parsed)) or _is_said(t, head, parsed)
        ),
        subject=_terms(doing),
        theme=_terms(parsed.tokens[j] for t in themes for j in _below(t.i, parsed)),
        doers=tuple((t.start, t.end) for t in doing if t.pos in CONTENT and not suffers),
        own=any(t.lower in OWN for t in doing),
        pronoun=any(t.lower in THEY for t in doing),
        terms=_terms(tokens),
        things=_terms(t for t in tokens if t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "amod", "nmod")),
        around=_terms(whole),
        names=frozenset(fold(t.text) for t in tokens if t.pos == "PROPN" and t.entity not in ("DATE", "TIME")),
        none=frozenset(none(tokens, parsed)),
        absent=tuple(absent(tokens, parsed)),
        sized=tuple(_sized(tokens, parsed)),
        days=frozenset(t.lower for t in whole if _day(t)),
        ahead=_ahead(head, tokens, parsed),
        unreal=_unreal(head, tokens, parsed) or whole[-1].text == "?",
        partly=any(t.lower in PARTLY for t in tokens)
        or any(_limited(t, parsed) for t in tokens)
        or any(t.lower == "this" and parsed.tokens[t.head].lower == "time" for t in tokens),
        denies=any(t.lemma.lower() in DENYING or t.lower in DENIALS for t in tokens),
        admits=parsed.tokens[head.head].lemma.lower() in ADMITTING,
        so_far=any(t.lower in SO_FAR for t in tokens),
        lasting=any(t.tag in ("VBZ", "VBP") for t in tokens) and not any(t.tag == "VBN" for t in tokens),
    )


def _stands(subject: Token, parsed: Parsed) -> bool:
    """Whether a subject's verb has no object: what is said is said of the subject."""
    return not any(parsed.tokens[c].dep == "dobj" for c in parsed.children[subject.head])


def _accused(head: Token, parsed: Parsed) -> list[Token]:
    """Who is accused of doing it."""
    verb = parsed.tokens[parsed.tokens[head.head].head]
    if verb.lemma.lower() not in ("accuse", "suspect", "convict", "charge", "blame"):
        return []
    return [parsed.tokens[c] for c in parsed.children[verb.i] if parsed.tokens[c].dep in ("dobj", "nsubjpass")]


def _heads(token: Token) -> bool:
    if token.pos not in ("VERB", "AUX") or token.dep in ("aux", "auxpass"):
        return False
    return token.dep in SPLIT or token.dep in ("pcomp",)


def _own(head: int, parsed: Parsed) -> list[int]:
    """A verb's tokens without those of the clauses below it; a joined verb has the subject of the first."""
    found, stack = [], [head]
    while stack:
        i = stack.pop()
        found.append(i)
        for c in parsed.children[i]:
            child = parsed.tokens[c]
            if not (child.dep in SPLIT and child.pos in ("VERB", "AUX")) and child.pos not in ("PUNCT", "SPACE"):
                stack.append(c)
    token = parsed.tokens[head]
    has = any(parsed.tokens[c].dep in ("nsubj", "nsubjpass", "expl") for c in parsed.children[head])
    while token.dep == "conj" and not has:
        token = parsed.tokens[token.head]
        subjects = [c for c in parsed.children[token.i] if parsed.tokens[c].dep in ("nsubj", "nsubjpass")]
        found += [j for c in subjects for j in _below(c, parsed)]
        has = bool(subjects)
    return sorted(set(found))


def _below(i: int, parsed: Parsed) -> list[int]:
    found, stack = [], [i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(
            c for c in parsed.children[j] if parsed.tokens[c].dep not in ("relcl", "acl", "appos", "conj", "punct")
        )
    return found


def _main(m: Meant, parsed: Parsed, head: Token) -> bool:
    """Whether a sense is what the clause says: its verb, what it says of the subject, a thing there is none of."""
    carrier = parsed.tokens[m.at]
    if carrier.pos == "VERB" and carrier.dep not in ("amod", "acomp", "attr", "oprd"):
        return _done(carrier, head, parsed)
    if carrier.i == head.i or carrier.dep in ("attr", "acomp", "oprd", "advmod", "prt"):
        return True
    kids = {parsed.tokens[c].lower for c in parsed.children[carrier.i]}
    return m.last - m.first > 1 or bool(kids & {"no", "not"})


def _wished(token: Token, parsed: Parsed) -> bool:
    """Whether a verb is only wished for: "wants to close the port"."""
    return token.dep == "xcomp" and token.pos == "VERB" and parsed.tokens[token.head].lemma.lower() in WISHES


def _done(token: Token, head: Token, parsed: Parsed) -> bool:
    """Whether a verb is what is done: not what is only tried, planned or all but done."""
    if any(parsed.tokens[c].lower in ALMOST for c in parsed.children[token.i]):
        return False
    if token.i == head.i:
        return True
    above = parsed.tokens[token.head]
    if token.dep in ("acomp", "attr", "oprd"):
        return above.pos == "AUX"
    return token.dep in ("xcomp", "pcomp") and above.lemma.lower() in DOING


def _is_said(token: Token, head: Token, parsed: Parsed) -> bool:
    """Whether a noun or adjective is what is said of the subject: "are citizens", "was deliberate"."""
    if token.dep not in ("attr", "acomp") or token.pos not in ("NOUN", "ADJ") or _light(token):
        return False
    return token.head == head.i and parsed.tokens[token.head].lemma.lower() == "be"


def _limited(token: Token, parsed: Parsed) -> bool:
    """ "No attack took place on its territory": elsewhere it may have."""
    return token.lower in GROUND and any(parsed.tokens[c].dep == "poss" for c in parsed.children[token.i])


def _light(token: Token) -> bool:
    return token.lemma.lower() in LIGHT


def _terms(tokens: Iterable[Token]) -> frozenset[str]:
    return frozenset(
        fold(t.text) if t.pos == "PROPN" else t.lemma.lower()
        for t in tokens
        if t.pos in CONTENT
        and t.entity not in ("DATE", "TIME", "CARDINAL", "ORDINAL")
        and t.lemma.lower() not in LIGHT
        and len(t.text) > 1
    )


def _sized(tokens: Sequence[Token], parsed: Parsed) -> Iterator[tuple[str, str, str]]:
    """ "A draft of twelve articles", "the draft has twelve articles": one thing with a number of its own."""
    for t in tokens:
        above = parsed.tokens[t.head]
        if t.dep != "nummod" or above.pos != "NOUN":
            continue
        over = parsed.tokens[above.head]
        if above.dep == "pobj" and over.lower in ("of", "with") and parsed.tokens[over.head].pos == "NOUN":
            yield parsed.tokens[over.head].lemma.lower(), above.lemma.lower(), t.lower
        elif above.dep == "dobj" and over.lemma.lower() in HAVING:
            for c in parsed.children[over.i]:
                if parsed.tokens[c].dep == "nsubj":
                    yield parsed.tokens[c].lemma.lower(), above.lemma.lower(), t.lower


def _ahead(head: Token, tokens: Sequence[Token], parsed: Parsed) -> bool:
    if any(t.lower in ("will", "shall", "'ll", "wo") and t.tag == "MD" for t in tokens):
        return True
    if any(t.lemma.lower() == "be" and n.lower == "to" for t, n in pairwise(tokens)):
        return True  # "are to meet"
    if any(t.lemma.lower() in COMING and t.i <= head.i + 2 for t in tokens):
        return any(
            t.tag == "TO" or t.lower in ("due", "for", "expected", "scheduled", "set", "planned") for t in tokens
        )
    above = parsed.tokens[head.head]
    return above.i != head.i and above.lemma.lower() in COMING and any(t.tag == "TO" for t in tokens)


def _unreal(head: Token, tokens: Sequence[Token], parsed: Parsed) -> bool:
    if any(t.tag == "MD" and t.lower in MODAL for t in tokens):
        return True
    seen = parsed.tokens[head.head].lemma.lower() in SEEING and head.dep == "ccomp"
    if head.tag == "VB" and not seen and not any(t.dep == "aux" and t.head == head.i and t.tag != "TO" for t in tokens):
        return True  # "to eradicate it", "eradicate it": a purpose or a call
    if any(t.dep == "mark" and t.lower in ("if", "unless", "whether", "until", "lest") for t in tokens):
        return True
    token = head
    while token.dep in ("xcomp", "ccomp", "advcl", "conj", "pcomp", "prep") and token.head != token.i:
        token = parsed.tokens[token.head]
        if token.lemma.lower() in WISHES or token.lower in ("if", "unless"):
            return True
        if token.pos == "AUX" and any(parsed.tokens[c].lemma.lower() in CONCERNS for c in parsed.children[token.i]):
            return True  # "our concern is that ..."
    return False


def _day(token: Token) -> bool:
    """A weekday, a month or a year."""
    year = len(token.text) == 4 and token.text.isdigit() and token.text[:2] in ("19", "20")
    return year or (token.lower in DAYS and token.pos == "PROPN")


@cache
def nations() -> dict[str, str]:
    """The state that one word stands for, by name, demonym or capital, folded."""
    found: dict[str, str] = {}
    for row in table("states"):
        for column in ("name", "aliases", "demonyms", "capitals"):
            for name in row[column].split("|"):
                if name and " " not in name:
                    found.setdefault(fold(name), row["country"])
    return found
