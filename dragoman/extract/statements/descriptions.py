"""Whom "the minister", "the Turkish leader", "the father of four" or "one of them" means where they speak.

A role means the one person of the report who is called so; a description that the report gives nobody ("the retired
teacher") means whom a pronoun would mean there, if what is known of him does not speak against it.
"""

from collections.abc import Sequence

from dragoman.extract.statements import classes, collectives, humans, nouns, pronouns
from dragoman.extract.statements.candidates import BODIES, ONE_PERSON, Candidate, plural, same, sex, with_title
from dragoman.extract.statements.figures import Figure
from dragoman.extract.statements.names import nations
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import SpeakerClass, Token

Range = tuple[int, int]
TITLE = 14  # tokens about a name in which his office may stand
REACH = 3  # sentences back to those of whom one speaks
NEXT = 1  # paragraphs over which the last holder of a role goes on
LEAD = 1  # the paragraph up to which a report may describe before it names
RANKS = frozenset(("senior", "same", "top", "second", "first", "other", "former", "latter", "young", "old", "high",
                   "retired", "late", "good", "official", "own", "veteran", "outgoing", "embattled"))  # fmt: skip
OUTLETS = frozenset(("paper", "newspaper", "daily", "weekly", "magazine", "channel", "station", "broadcaster", "agency",
                     "radio", "website", "site", "network", "tabloid", "outlet", "portal"))  # fmt: skip
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
               "attache", "nuncio", "legate", "delegate")),
    frozenset(("officer", "commander", "general", "admiral", "brigadier", "colonel", "captain", "major", "lieutenant",
               "sergeant", "marshal", "police", "soldier", "veteran")),
    frozenset(("lawmaker", "senator", "deputy", "congressman", "representative", "speaker", "legislator", "mp")),
)  # fmt: skip


def refers(page: Page, words: Range, head: int) -> bool:
    """Whether a phrase may point back (or, in a headline, forward): a definite common noun for a speaker."""
    token = page.tokens[head]
    known = nouns.of_token(token) is not None or bool(humans.kind(page, head)) or token.lemma in collectives.ANY_BODY
    if not known and not _years(token.lower) and not classes.of_state(page, head):
        return False
    first = page.tokens[words[0]]
    definite = first.lower in ("the", "that", "this") or any(
        page.tokens[c].dep == "poss" for c in page.parsed.children[head]
    )
    begins = page.sentence(head).paragraph <= LEAD and humans.one(page, head)
    return definite or begins or (page.sentence(head).headline and first.lower not in ("a", "an"))


def meant(
    page: Page, head: int, words: Range, own: SpeakerClass, spoken: Sequence[Candidate], named: Sequence[Candidate]
) -> tuple[Candidate | None, str]:
    """The earlier (in a headline or lead: the later) words that a description means, or None and the question."""
    if page.inside[head] != OUTSIDE:
        return None, ""  # whom a speaker calls so is not told by the report, and is not himself
    first = page.tokens[words[0]].lower
    if first in ("a", "an"):
        return _introduced(page, head, words, named), ""  # brings somebody in, and so is nobody before
    if own is SpeakerClass.BODY and first in ("his", "her"):
        return None, ""  # "his ministry" is the minister's, not the one that spoke last
    found, question = _holder(page, head, words, spoken, named)
    if found is not None and _of_itself(page, found, head):
        return None, ""
    if found is None and not question and own in ONE_PERSON and not plural(page, head, words):
        found = _introduced(page, head, words, named) or _opposite(page, head, spoken, named)
        found = found or _generic(page, head, words, own, spoken, named)
    if found is not None and _of_itself(page, found, head):
        return None, ""
    if found is None and own is SpeakerClass.BODY:
        found = collectives.mentioned(page, head, words)
    return found or collectives.body(page, head, words, spoken), question


def _of_itself(page: Page, c: Candidate, head: int) -> bool:
    """`The envoy said that the general had agreed`: who is told of is not who tells it."""
    verb = page.tokens[page.tokens[head].head]
    while verb.dep == "ccomp" and verb.head != verb.i:
        verb = page.tokens[verb.head]
        if page.kid(verb.i, "nsubj") == c.at and c.at < head:
            return True
    return False


def outlet(page: Page, head: int, words: Range, spoken: Sequence[Candidate]) -> Candidate | None:
    """ "The paper", "the same channel": the outlet that spoke last nearby."""
    if page.tokens[words[0]].lower not in ("the", "this", "that") or page.tokens[head].tag != "NN":
        return None
    if any(page.tokens[i].pos == "PROPN" for i in range(*words)) or page.tokens[head].lemma not in OUTLETS:
        return None
    here = page.sentence(head).paragraph
    near = [c for c in spoken if c.speaker_class is SpeakerClass.MEDIA and here - page.sentence(c.at).paragraph <= NEXT]
    return max(near, key=lambda c: c.at, default=None)


def latter(page: Page, head: int, words: Range, spoken: Sequence[Candidate]) -> Candidate | None:
    """ "The latter": who spoke last, in the sentence before."""
    if page.tokens[head].lower != "latter" or not spoken or words[1] - words[0] > 2:
        return None
    last = max(spoken, key=lambda c: c.at)
    return last if page.tokens[head].sentence - page.tokens[last.at].sentence <= 1 else None


def _holder(
    page: Page, head: int, words: Range, spoken: Sequence[Candidate], named: Sequence[Candidate]
) -> tuple[Candidate | None, str]:
    """The one who was called so before."""
    several = plural(page, head, words)
    holders = [c for c in (*spoken, *named) if c.at < head and c.plural is several and _fits(page, c, head, words)]
    if humans.one(page, head):
        holders = [c for c in holders if c.figure is not None or c.speaker_class not in BODIES]  # no observer is a team
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
    of = {t.lower for t in page.tokens[head + 1 : words[1]] if t.pos == "PROPN" and t.lower not in nations()}
    if (
        of
        and not classes.of_state(page, head)
        and c.figure is not None
        and c.figure.words
        and not of & _around(page, c.figure)
    ):
        return False  # "the representative of Ruritania" is no other representative
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


def _around(page: Page, figure: Figure) -> set[str]:
    """The words that stand about a person's name wherever he is named."""
    return {t.lower for head in figure.heads for t in page.tokens[max(0, head - TITLE) : head + TITLE]}


def _of_figure(page: Page, c: Candidate) -> set[str]:
    """The states in the titles and appositions of a person, wherever he is named."""
    figure = c.figure
    found = set[str]()
    for head in figure.heads if figure is not None else ():
        first = page.cast.first[head]
        left = max(page.sentence(head).first, with_title(page, first) - 6)
        left = max((t.i + 1 for t in page.tokens[left:first] if _ends_title(t)), default=left)
        near = [t for t in page.tokens[left:first] if t.dep in ("poss", "compound", "amod", "nmod", "pobj")]
        found |= {nations()[t.lower] for t in near if t.lower in nations()}
    return found


def _ends_title(token: Token) -> bool:
    """ "Ankara's approach to Roy", "Turkish aides called Roy": the nation before these words is not in his title."""
    return token.pos in ("VERB", "AUX", "CCONJ") or (token.pos == "ADP" and token.lower not in ("of", "for"))


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
    after = [c for c in named if c.figure is not None and c.at > head]
    fits = [c for c in after if _fits(page, c, head, words)] or [c for c in after if _akin(page, c, head, words)]
    alone = bool(fits) and all(same(page, fits[0], c) for c in fits)
    indefinite = sentence.headline or page.tokens[words[0]].lower in ("a", "an")
    return fits[0] if alone else _lead(page, head, after) if indefinite else None


def _akin(page: Page, c: Candidate, head: int, words: Range) -> bool:
    """ "Rebel envoy" of "rebel delegate Juan Paz": another word of the same trade, and its attributes."""
    told = _told(page, c)
    before = {w for t in page.tokens[words[0] : head] if t.dep in ("amod", "compound", "nmod") for w in nouns.forms(t)}
    kinds = _kinds(page, head)
    return bool(before - RANKS) and before - RANKS <= told and any(kinds & names and told & names for names in TRADES)


def _lead(page: Page, head: int, after: Sequence[Candidate]) -> Candidate | None:
    """ "A furious skipper told ...": the private person whom the next paragraphs name first."""
    here = page.sentence(head).paragraph
    near = [c for c in after if page.sentence(c.at).paragraph in (here + 1, here + 2)]
    if not near or not humans.one(page, head) or nouns.of_token(page.tokens[head]) == nouns.OFFICE:
        return None
    first = near[0]
    private = first.speaker_class in (SpeakerClass.WITNESS, SpeakerClass.PERSON) and not _office(first)
    opens = first.subject and page.tokens[first.at].sentence == min(page.tokens[c.at].sentence for c in near)
    free = nouns.of_token(page.tokens[head]) in (None, SpeakerClass.WITNESS.value)
    told = first.figure.callings if first.figure is not None else set()
    other = bool(told) and not told & nouns.forms(page.tokens[head]) and not _opens(page, head)
    return first if private and opens and free and not other else None


def _opens(page: Page, head: int) -> bool:
    """Whether a headline or a sentence begins with who speaks: "..., a nurse said" is not "Omar Jala, a fisherman"."""
    sentence = page.sentence(head)
    return sentence.headline or page.parsed.subtree(head)[0] == sentence.first


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
    if page.tokens[words[0]].lower not in ("the", "that", "this") or not (
        token.tag in ("NN", "NNP") or humans.kind(page, head)
    ):
        return None
    if any(page.tokens[c].lower in ("in", "at", "from", "for") for c in page.kids(head, "prep")):
        return None  # "the officer in charge of the port" brings somebody new
    of = [o for c in page.kids(head, "prep") for o in page.kids(c, "pobj")]
    if any(page.tokens[k].lower in ("a", "an") for o in of for k in page.kids(o, "det")):
        return None  # "the mother of a freed man" is somebody new
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
    if here - page.sentence(found.at).paragraph > (REACH if humans.national(page, head) else NEXT):
        return None
    between = [c for c in everybody if found.at < c.at < head and (c.subject or c.spoke) and not same(page, c, found)]
    return None if between else found


def _opposite(page: Page, head: int, spoken: Sequence[Candidate], named: Sequence[Candidate]) -> Candidate | None:
    """ "His counterpart": the one holder of an office, beside who speaks, whom the report has named so far."""
    owner = humans.owned(page, head)
    if humans.kind(page, head) != "other" and "counterpart" not in nouns.forms(page.tokens[head]):
        return None
    if owner is None:
        return None
    whose, _ = pronouns.meant(page, owner, spoken, named)
    if whose is None:
        return None
    states = _states(page, (owner, head))  # "her Brazilian counterpart"
    held = [c for c in named if c.at < head and c.figure is not None and _office(c) and not same(page, c, whose)]
    held = [c for c in held if not states or states & _of_figure(page, c)]
    return held[-1] if held and all(same(page, held[0], c) for c in held) else None


def _office(c: Candidate) -> bool:
    return c.figure is not None and any(nouns.of_word(w) == nouns.OFFICE for w in c.figure.callings)


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
    bodies = {
        t.lower
        for t in page.tokens[words[0] : head]
        if t.pos == "PROPN" and t.text.isalpha() and t.lower not in nations()
    }
    if callings and (bodies - told or any(kinds & names and not told & names for names in TRADES)):
        return False
    if kinds & {"man", "woman"} or any(kinds & names and told & names for names in TRADES):
        return True
    if humans.kind(page, head) and own is not SpeakerClass.EXPERT:
        return c.speaker_class is not SpeakerClass.SPOKESPERSON and (c.figure is not None or c.spoke)
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


def one_of(page: Page, at: int, words: Range, spoken: Sequence[Candidate]) -> Candidate | None:
    """`one of them said`, `a third said`: somebody of his own, of the kind of those who spoke last."""
    if page.tokens[at].lower not in ("one", "another", "third", "fourth", "other"):
        return None
    last = next((c for c in reversed(spoken) if page.tokens[at].sentence - page.tokens[c.at].sentence <= REACH), None)
    if last is None or (page.tokens[at].lower == "other" and words[1] - words[0] > 2):
        return None
    of = page.kid(at, "prep")
    thing = page.kid(of, "pobj") if of is not None else None
    if thing is not None and page.tokens[thing].lower not in ("them", "whom"):
        return None
    beside = next((nouns.of_token(page.tokens[c]) for c in page.kids(at, "appos")), None)
    kind = SpeakerClass(beside) if beside is not None and beside != nouns.OFFICE else last.speaker_class
    return Candidate(at, words, kind) if last.plural or beside is not None else None


def of_them(page: Page, at: int, spoken: Sequence[Candidate]) -> Candidate | None:
    """`both said`, `some of them said`: the last speakers, if they were several and none spoke since."""
    if page.tokens[at].lower not in ("other", "both", "two", "some"):
        return None  # one of them is somebody of his own
    if not spoken or not spoken[-1].plural:
        return None
    of = page.kid(at, "prep")
    them = page.kid(of, "pobj") if of is not None and page.tokens[of].lower == "of" else None
    bare = of is None and page.sentence(at).paragraph == page.sentence(spoken[-1].at).paragraph
    if not bare and (them is None or page.tokens[them].lower not in ("them", "whom")):
        return None
    near = page.tokens[at].sentence - page.tokens[spoken[-1].at].sentence <= REACH
    return spoken[-1] if near else None
