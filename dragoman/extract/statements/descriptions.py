"""Whom "the minister", "the Turkish leader", "the father of four" or "one of them" means where they speak.

A role means the one person of the report who is called so; a description that the report gives nobody ("the retired
teacher") means whom a pronoun would mean there, if what is known of him does not speak against it.
"""

from collections.abc import Sequence

from dragoman.extract.statements import classes, nouns, pronouns
from dragoman.extract.statements.candidates import ONE_PERSON, Candidate, plural, same, sex, with_title
from dragoman.extract.statements.names import nations
from dragoman.extract.statements.page import Page
from dragoman.model import SpeakerClass

Range = tuple[int, int]
REACH = 3  # sentences back to those of whom one speaks
NEXT = 1  # paragraphs over which the last holder of a role goes on
LEAD = 1  # the paragraph up to which a report may describe before it names
RANKS = frozenset(("senior", "same", "top", "second", "first", "other", "former", "latter", "young", "old", "high",
                   "retired", "late", "good", "official", "own", "veteran", "outgoing", "embattled"))  # fmt: skip
RULERS = frozenset(("president", "prime", "premier", "king", "queen", "chancellor", "emir", "sultan", "leader",
                    "ayatollah", "monarch"))  # fmt: skip
# what may be said of anybody who holds an office, whatever it is
OF_OFFICE = frozenset(("official", "diplomat", "politician", "leader", "statesman", "dignitary", "functionary", "boss",
                       "head", "chief", "source", "lawmaker", "officer", "commander", "executive", "envoy", "veteran",
                       "representative", "man", "woman", "adviser"))  # fmt: skip
SAME_KIND = (
    frozenset((SpeakerClass.PERSON, SpeakerClass.SPOKESPERSON, SpeakerClass.UNNAMED_OFFICIAL)),
    frozenset((SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE)),
)
# what tells these from other holders of an office: a president is no "diplomat"
TRADES = (
    frozenset(("diplomat", "envoy", "ambassador", "representative", "consul", "negotiator", "foreign", "mediator",
               "attache", "nuncio", "legate")),
    frozenset(("officer", "commander", "general", "admiral", "brigadier", "colonel", "captain", "major", "lieutenant",
               "sergeant", "marshal", "police", "soldier")),
    frozenset(("lawmaker", "senator", "deputy", "congressman", "representative", "speaker", "legislator", "mp")),
)  # fmt: skip


def refers(page: Page, words: Range, head: int) -> bool:
    """Whether a phrase may point back (or, in a headline, forward): a definite common noun for a speaker."""
    token = page.tokens[head]
    if nouns.of_token(token) is None and not _years(token.lower) and not classes.of_state(page, head):
        return False
    first = page.tokens[words[0]]
    definite = first.lower in ("the", "that", "this") or any(
        page.tokens[c].dep == "poss" for c in page.parsed.children[head]
    )
    return definite or (page.sentence(head).headline and first.lower not in ("a", "an"))


def meant(
    page: Page, head: int, words: Range, own: SpeakerClass, spoken: Sequence[Candidate], named: Sequence[Candidate]
) -> tuple[Candidate | None, str]:
    """The earlier (in a headline or lead: the later) words that a description means, or None and the question."""
    found, question = _holder(page, head, words, spoken, named)
    if found is None and not question and own in ONE_PERSON and not plural(page, head, words):
        found = _introduced(page, head, words, named) or _generic(page, head, words, own, spoken, named)
    return found, question


def _holder(
    page: Page, head: int, words: Range, spoken: Sequence[Candidate], named: Sequence[Candidate]
) -> tuple[Candidate | None, str]:
    """The one who was called so before."""
    several = plural(page, head, words)
    holders = [c for c in (*spoken, *named) if c.at < head and c.plural is several and _fits(page, c, head, words)]
    figures = [c for c in holders if c.figure is not None]
    holders = [c for c in holders if c.figure is not None or not any(_told(page, c) <= _told(page, f) for f in figures)]
    distinct: list[Candidate] = []
    for c in sorted(holders, key=lambda c: c.at):
        if not any(_one(page, c, d) for d in distinct):
            distinct.append(c)
    if not distinct:
        return None, ""
    last = max(holders, key=lambda c: (c.at, c.spoke))
    if len(distinct) == 1:
        return last, ""
    here = page.sentence(head).paragraph
    voices = [c for c in holders if c.spoke]
    voice = max(voices, key=lambda c: c.at) if voices else None
    rivals = [
        c
        for c in holders
        if voice is not None and not _one(page, c, voice) and here - page.sentence(c.at).paragraph <= NEXT and c.spoke
    ]
    after = [c for c in spoken if voice is not None and c.at > voice.at and c.at < head and not same(page, c, voice)]
    if voice is not None and not rivals and not after and here - page.sentence(voice.at).paragraph <= NEXT:
        return voice, ""
    return None, pronouns.question(page, *words)


def _fits(page: Page, c: Candidate, head: int, words: Range) -> bool:
    """Whether an earlier phrase, or all that the report says of its person, bears out the description."""
    tokens = page.tokens
    kinds = _kinds(page, head)
    told = _told(page, c)
    if not kinds & told and not (kinds & {"leader", "state"} and told & RULERS):
        return False
    before = [tokens[k] for k in range(words[0], head) if tokens[k].dep in ("amod", "compound", "nmod")]
    own = {w for t in before if t.lower not in nations() and t.lower not in RANKS for w in nouns.forms(t)} - RANKS
    if not own <= told and not (c.figure is not None and not c.figure.words):
        return False
    states = _states(page, words)
    if not states:
        return True
    theirs = _states(page, c.words) if c.figure is None else _of_figure(page, c)
    return bool(states & theirs) if theirs or c.figure is None else True


def _kinds(page: Page, head: int) -> frozenset[str]:
    if classes.of_state(page, head):
        return frozenset(("state",))
    return nouns.forms(page.tokens[head])


def _told(page: Page, c: Candidate) -> set[str]:
    """Everything the report calls a candidate."""
    tokens = page.tokens
    inside = {w for t in tokens[c.words[0] : c.words[1]] for w in nouns.forms(t)}
    if c.figure is not None:
        return inside | c.figure.words
    if tokens[c.name].pos == "NOUN":  # "an official at the ministry" is no ministry
        own = {w for i in (c.name, c.at) for w in nouns.forms(tokens[i])}
        return own | {w for k in page.kids(c.name, "compound", "amod", "nmod") for w in nouns.forms(tokens[k])}
    for a in page.kids(c.name, "appos"):
        inside.update(w for k in (a, *page.kids(a, "compound")) for w in nouns.forms(tokens[k]))
    return inside


def _states(page: Page, words: Range) -> set[str]:
    return {nations()[t.lower] for t in page.tokens[words[0] : words[1]] if t.lower in nations()}


def _of_figure(page: Page, c: Candidate) -> set[str]:
    """The states in the titles and appositions of a person, wherever he is named."""
    figure = c.figure
    found = set[str]()
    for head in figure.heads if figure is not None else ():
        first = page.cast.first[head]
        left = max(page.sentence(head).first, with_title(page, first) - 6)
        near = [t for t in page.tokens[left:first] if t.dep in ("poss", "compound", "amod", "nmod", "pobj")]
        found |= {nations()[t.lower] for t in near if t.lower in nations()}
    return found


def _one(page: Page, a: Candidate, b: Candidate) -> bool:
    """Whether two earlier phrases surely mean one holder: one person, or the same words."""
    tokens = page.tokens
    if a.figure is not None or b.figure is not None:
        return a.figure is b.figure
    if a.name == b.name or (tokens[a.name].pos == "PROPN" and tokens[b.name].pos == "PROPN"):
        return same(page, a, b)
    one, two = ({t.lower for t in tokens[c.words[0] : c.words[1]]} - {"a", "an", "the"} for c in (a, b))
    return one == two and tokens[a.at].pos == tokens[b.at].pos


def _introduced(page: Page, head: int, words: Range, named: Sequence[Candidate]) -> Candidate | None:
    """Whom a headline or a lead describes before the report names him: the one person who is called so at all."""
    sentence = page.sentence(head)
    if not sentence.headline and sentence.paragraph > LEAD:
        return None
    fits = [c for c in named if c.figure is not None and c.at > head and _fits(page, c, head, words)]
    alone = bool(fits) and all(same(page, fits[0], c) for c in fits)
    return fits[0] if alone else None


def _generic(
    page: Page,
    head: int,
    words: Range,
    own: SpeakerClass,
    spoken: Sequence[Candidate],
    named: Sequence[Candidate],
) -> Candidate | None:
    """A description that the report gives nobody else: who a pronoun would be here, where nothing speaks against it."""
    token = page.tokens[head]
    if page.tokens[words[0]].lower not in ("the", "that", "this") or token.tag not in ("NN", "NNP"):
        return None
    if any(page.tokens[c].lower in ("in", "at", "from", "for") for c in page.kids(head, "prep")):
        return None  # "the officer in charge of the port" brings somebody new
    of = [o for c in page.kids(head, "prep") for o in page.kids(c, "pobj")]
    if any(page.tokens[o].pos == "PROPN" for o in of) and own is not SpeakerClass.WITNESS:
        return None
    everybody = pronouns.fitting(page, head, sex(page, words), [*spoken, *named])
    fits = [c for c in everybody if _compatible(page, c, head, words, own)]
    found, _ = pronouns.person(page, head, fits)
    if found is None:
        return None
    if any(_kinds(page, head) & names for names in TRADES) and all(same(page, found, c) for c in fits):
        return found  # nobody else near is one
    here = page.sentence(head).paragraph
    if here - page.sentence(found.at).paragraph > NEXT:
        return None
    between = [c for c in everybody if found.at < c.at < head and (c.subject or c.spoke) and not same(page, c, found)]
    return None if between else found


def _compatible(page: Page, c: Candidate, head: int, words: Range, own: SpeakerClass) -> bool:
    token = page.tokens[head]
    kinds = nouns.forms(token)
    states = _states(page, words)
    theirs = _of_figure(page, c) | _states(page, c.words)
    if states and theirs and not states & theirs:
        return False
    office = c.figure is not None and any(nouns.of_word(w) == nouns.OFFICE for w in c.figure.callings)
    told = _told(page, c)
    callings = c.figure.callings if c.figure is not None else told
    bodies = {t.lower for t in page.tokens[words[0] : head] if t.pos == "PROPN" and t.lower not in nations()}
    if callings and (bodies - told or any(kinds & names and not told & names for names in TRADES)):
        return False
    if kinds & {"man", "woman"}:
        return True
    if own is SpeakerClass.WITNESS or _years(token.lower):
        free = not office or bool(kinds & nouns.KIN) or _years(token.lower)
        return c.speaker_class in (SpeakerClass.WITNESS, SpeakerClass.PERSON) and free
    if own is SpeakerClass.EXPERT:
        return c.speaker_class is SpeakerClass.EXPERT or (c.figure is not None and not c.figure.callings)
    if any(c.speaker_class in kind for kind in SAME_KIND) and kinds & OF_OFFICE:
        return c.speaker_class is not SpeakerClass.WITNESS
    unknown = c.figure is not None and not office and c.speaker_class is SpeakerClass.PERSON
    return unknown and bool(kinds) and c.speaker_class in ONE_PERSON


def _years(word: str) -> bool:
    """ "The 52-year-old"."""
    return word.endswith("year-old") or word == "old"


def of_them(page: Page, at: int, spoken: Sequence[Candidate]) -> Candidate | None:
    """`one of them said`, `one said`: the last speakers, if they were several and none spoke since."""
    if page.tokens[at].lower not in ("one", "another", "other", "both", "two", "some"):
        return None
    if not spoken or not spoken[-1].plural:
        return None
    of = page.kid(at, "prep")
    them = page.kid(of, "pobj") if of is not None and page.tokens[of].lower == "of" else None
    bare = of is None and page.sentence(at).paragraph == page.sentence(spoken[-1].at).paragraph
    if not bare and (them is None or page.tokens[them].lower not in ("them", "whom")):
        return None
    near = page.tokens[at].sentence - page.tokens[spoken[-1].at].sentence <= REACH
    return spoken[-1] if near else None
