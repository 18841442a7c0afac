"""The words that show an act to a reader: its clause or noun phrase, short, without attribution or history."""

from dragoman.extract.events.arguments import UNDERGO
from dragoman.extract.events.speech import Standing
from dragoman.extract.events.triggers import Trigger, climb
from dragoman.extract.syntax import NOMINAL, SUBJECTS, child, noun_phrase, own_subject
from dragoman.model import Parsed, Span

LEFT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "expl"})
RIGHT = frozenset(
    {"dobj", "prep", "prt", "dative", "agent", "npadvmod", "advmod", "xcomp", "acomp", "attr", "oprd", "ccomp"}
)
AIMS = frozenset({"attempt", "effort", "bid", "move", "sign", "response", "retaliation"})
ROUNDS = frozenset(
    {"round", "series", "string", "wave", "spate", "number", "pair", "couple", "dozen", "set", "hundred"}
)
OF_NAMES = frozenset(
    ("of", "in", "on", "at", "between", "with", "against", "by", "for", "to", "from", "near", "over", "about", "into",
     "among", "outside", "under", "across", "along", "inside", "toward", "towards")
)  # fmt: skip  # prepositions that belong to the name of an act; "as", "despite", "amid" begin something else
CLOSERS = frozenset({"”", '"', "’", ")"})
LEANING = frozenset({"amod", "compound", "det", "poss", "nummod", "nmod", "aux", "auxpass", "mark"})
LONGEST = 30  # words; a line of a brief holds about so many


def display_phrase(parsed: Parsed, trigger: Trigger, standing: Standing) -> Span:
    """The clause of a verb or of the light verb of a noun; else the noun phrase."""
    if trigger.noun:
        top = climb(parsed, trigger.head)
        carrier = trigger.carrier
        if (
            carrier is None
            or parsed.tokens[carrier].head in (top, trigger.head)
            or parsed.tokens[carrier].lemma in UNDERGO
        ):
            return parsed.span(*act_phrase(parsed, top if parsed.tokens[top].lemma in ROUNDS else trigger.head))
        verb = carrier
    else:
        verb = trigger.head
    first, last = _clause(parsed, verb)
    start = _start(parsed, verb, standing)
    if start is not None and start < first:
        first = start
    thing = _thing(parsed, verb)
    if thing is not None and last - thing <= LONGEST:
        first = thing
    if _headline(parsed, verb):  # "ministers to meet as Peru, Chile agree": another act
        last = next((j for j in range(trigger.last, last) if parsed.tokens[j].lower == "as"), last)
    if last - first > LONGEST:
        last = _cut(parsed, max(trigger.last, first + LONGEST), last, trigger.last)
        if trigger.noun and last <= trigger.head:
            return parsed.span(*act_phrase(parsed, climb(parsed, trigger.head)))
    return parsed.span(first, _close(parsed, first, last))


def _thing(parsed: Parsed, verb: int) -> int | None:
    """Where the words begin for what a relative clause is about: "the inquiry that he had promised" """
    tokens = parsed.tokens
    that = next((c for c in parsed.children[verb] if c < verb and tokens[c].lower in ("that", "which")), None)
    if tokens[verb].dep != "relcl" or that is None or tokens[that].dep != "dobj":
        return None
    top = tokens[verb].head
    while tokens[top].dep == "pobj":  # it may hang on either noun of "the inquiry into the patrol"
        above = tokens[tokens[tokens[top].head].head]
        if above.pos not in NOMINAL or not any(tokens[c].lower in ("the", "a", "an") for c in parsed.children[above.i]):
            break
        top = above.i
    return noun_phrase(parsed, top)[0]


def _headline(parsed: Parsed, i: int) -> bool:
    sentence = parsed.sentences[parsed.tokens[i].sentence]
    return sentence.headline or parsed.tokens[sentence.last - 1].pos not in ("PUNCT", "SPACE")


def act_phrase(parsed: Parsed, i: int) -> tuple[int, int]:
    """The noun phrase of an act with its prepositions, cut before the first relative clause."""
    tokens = parsed.tokens
    first = min(noun_phrase(parsed, i)[0], i)
    last = i + 1
    for c in parsed.children[i]:
        if c < i:
            continue
        if c > last or tokens[c].dep not in ("prep", "nummod", "npadvmod", "agent"):
            break
        if tokens[c].dep == "prep" and tokens[c].lower not in OF_NAMES:
            break
        last = _trimmed_end(parsed, c)
    return first, _close(parsed, first, min(last, first + LONGEST))


def _trimmed_end(parsed: Parsed, i: int) -> int:
    """Where the subtree of ``i`` ends, cut before its first relative or adverbial clause."""
    first, last = parsed.subtree(i)
    for j in range(first, last):
        token = parsed.tokens[j]
        if token.dep in ("relcl", "advcl", "parataxis", "appos") and token.i > i:
            return max(i + 1, parsed.subtree(j)[0])
    return last


def _clause(parsed: Parsed, verb: int) -> tuple[int, int]:
    tokens = parsed.tokens
    first, last = verb, verb + 1
    own = own_subject(parsed, verb)
    for c in parsed.children[verb]:
        if own is not None and c < own and tokens[c].dep in SUBJECTS:
            continue  # before a colon
        if c < verb and tokens[c].dep in LEFT and tokens[c].lower != "to":
            begin = noun_phrase(parsed, c)[0] if tokens[c].dep in SUBJECTS else c
            first = min(first, begin)
    for c in parsed.children[verb]:
        if c <= verb:
            continue
        if tokens[c].dep not in RIGHT or parsed.subtree(c)[0] > last + 1:
            break
        if tokens[c].dep == "prep" and any(tokens[g].lemma in AIMS for g in parsed.children[c]):
            break  # "met in an attempt to ..."
        end = _trimmed_end(parsed, c)
        whole = parsed.subtree(c)[1]
        last = max(last, end)
        if end < whole:
            break
    return first, last


def _start(parsed: Parsed, verb: int, standing: Standing) -> int | None:
    """Where the operators' clause begins: "The ministers are expected to meet", not "meet"."""
    tokens = parsed.tokens
    if child(parsed, verb, *SUBJECTS) is not None:
        return None
    starts = []
    for at in standing.operators:
        if at >= verb or tokens[at].sentence != tokens[verb].sentence:
            continue
        holder = at if tokens[at].pos == "VERB" else tokens[at].head
        subject = child(parsed, holder, *SUBJECTS)
        if subject is not None and subject < verb:
            starts.append(noun_phrase(parsed, subject)[0])
    token = tokens[verb]
    if (
        token.dep in ("acl", "relcl", "xcomp")
        and tokens[token.head].dep == "ROOT"
        and tokens[token.head].pos in NOMINAL
    ):
        starts.append(noun_phrase(parsed, token.head)[0])
    if not starts and token.dep in ("xcomp", "conj"):
        subject = child(parsed, token.head, *SUBJECTS)
        if subject is not None and subject < verb and token.dep == "xcomp":
            starts.append(noun_phrase(parsed, subject)[0])
    return min(starts) if starts else None


def _cut(parsed: Parsed, wanted: int, last: int, least: int) -> int:
    """Cut a long phrase before a preposition or conjunction, never inside a noun phrase."""
    at = min(wanted, last)
    while least < at < last and not _seam(parsed, at):
        at -= 1
    return at


def _seam(parsed: Parsed, at: int) -> bool:
    """Whether a phrase may end before token ``at``: never at a hyphen inside a word."""
    token = parsed.tokens[at]
    if token.pos == "PUNCT":
        return token.space or parsed.tokens[at - 1].space
    return token.pos in ("ADP", "CCONJ", "SCONJ")


def _close(parsed: Parsed, first: int, last: int) -> int:
    """Leave off closing punctuation, conjunctions, dangling prepositions and words that lean on what was cut."""
    while last > first + 1 and (_dangles(parsed, last - 1) or _leans(parsed, last - 1)):
        last -= 1
    return last


def _dangles(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    if token.text in CLOSERS:
        return False  # a quotation stays closed
    return token.lower == "not" or (
        token.pos in ("PUNCT", "CCONJ", "ADP", "SCONJ", "DET", "PART", "SPACE") and token.dep not in ("prt", "case")
    )


def _leans(parsed: Parsed, i: int) -> bool:
    """ "the contested" of "the contested area", "Al" of "Al-Fashaga", "Sudan" of "as Sudan, Ethiopia agree"."""
    token = parsed.tokens[i]
    return token.dep in LEANING and token.head > i
