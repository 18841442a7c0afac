"""Whom a pronoun or "the official" means, among the words before it. Unsure is an answer: then nobody is named.

The rules are few and strict: speech goes on with its last speaker; a person who has become the subject since takes
over; a role ("the minister") needs exactly one earlier holder of it; a nationality given with it must fit.
"""

from dataclasses import dataclass

from dragoman.extract.statements import classes, sources
from dragoman.extract.statements.page import OUTSIDE, Page
from dragoman.model import SpeakerClass

Range = tuple[int, int]
PERSONAL = {"he": "m", "him": "m", "she": "f", "her": "f", "they": "", "them": "", "it": "", "who": ""}
ONE_PERSON = frozenset(
    (SpeakerClass.PERSON, SpeakerClass.SPOKESPERSON, SpeakerClass.EXPERT, SpeakerClass.WITNESS,
     SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE)
)  # fmt: skip
MALE = frozenset(("mr", "mr.", "king", "prince", "sir", "lord", "spokesman", "chairman", "emir", "sheikh", "father",
                  "congressman", "sultan", "pope", "man", "imam", "brother", "son"))  # fmt: skip
FEMALE = frozenset(("mrs", "mrs.", "ms", "ms.", "queen", "princess", "lady", "spokeswoman", "chairwoman", "mother",
                    "congresswoman", "woman", "widow", "sister", "daughter"))  # fmt: skip
BODIES = frozenset((SpeakerClass.BODY, SpeakerClass.DOCUMENT, SpeakerClass.MEDIA))
HEADS_OF_STATE = frozenset(
    ("president", "premier", "king", "queen", "chancellor", "emir", "sultan", "leader", "ayatollah")
)
SUBJECTS = frozenset(("nsubj", "nsubjpass"))
REACH = 3  # sentences: English news repeats the name after about as many


@dataclass(frozen=True, slots=True)
class Candidate:
    """An earlier noun phrase that a later word may mean."""

    at: int  # its head token
    words: Range
    speaker_class: SpeakerClass
    gender: str = ""
    plural: bool = False
    spoke: bool = False
    who: int | None = None  # the head of the name it was resolved to, where that is another phrase

    @property
    def name(self) -> int:
        """The token that names it best."""
        return self.at if self.who is None else self.who


def gender(page: Page, words: Range) -> str:
    """What titles and role words in the phrase give away."""
    inside = {t.lower for t in page.tokens[words[0] : words[1]]}
    if inside & FEMALE:
        return "f"
    return "m" if inside & MALE else ""


def subjects(page: Page) -> list[Candidate]:
    """Names of persons and bodies that are the subject of a clause outside quotations, in text order."""
    found = []
    for entity in page.parsed.entities:
        body = entity.label in ("GPE", "ORG")
        first = page.tokens[entity.first].lower
        before = page.tokens[entity.first - 1].lower if entity.first else ""
        if "the" in (first, before) and entity.last - entity.first <= 1 + (first == "the"):
            body = True  # "the Duma": a person's bare name takes no article
        if entity.label not in ("PERSON", "GPE", "ORG"):
            continue
        head = next(
            (
                i
                for i in range(entity.first, entity.last)
                if not entity.first <= page.tokens[i].head < entity.last or page.tokens[i].head == i
            ),
            entity.last - 1,
        )
        if page.tokens[head].dep in SUBJECTS and page.inside[head] == OUTSIDE:
            words = _with_title(page, entity.first), head + 1
            body = body and page.tokens[head].lower not in page.persons
            kind = SpeakerClass.BODY if body else SpeakerClass.PERSON
            found.append(Candidate(head, words, kind, gender(page, words)))
    return found


def _with_title(page: Page, first: int) -> int:
    while first > 0 and page.tokens[first - 1].pos in ("PROPN", "ADJ", "NOUN") and page.tokens[first - 1].space:
        if page.tokens[first - 1].sentence != page.tokens[first].sentence or page.tokens[first - 1].dep not in (
            "compound",
            "amod",
            "nmod",
        ):
            break
        first -= 1
    return first


def apposition(page: Page, head: int, own: SpeakerClass) -> Candidate | None:
    """The name given beside a role: `the opposition leader, Raila Omondi, said`."""
    tokens = page.tokens
    if tokens[head].tag == "PRP" or (tokens[head].pos == "PROPN" and classes.of_word(tokens[head].lower) is None):
        return None
    for child in page.kids(head, "appos"):
        if tokens[child].pos == "PROPN" and (own in ONE_PERSON or tokens[child].entity == "PERSON"):
            first = page.parsed.subtree(child)[0]
            while first < child and tokens[first].pos not in ("PROPN", "NOUN", "ADJ"):
                first += 1
            kind = own if own in ONE_PERSON else SpeakerClass.PERSON
            kind = SpeakerClass.PERSON if kind in (SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE) else kind
            return Candidate(child, (first, child + 1), kind, gender(page, (first, child + 1)))
    return None


def pronoun(page: Page, at: int, spoken: list[Candidate], named: list[Candidate]) -> tuple[Candidate | None, str]:
    """Whom a pronoun speaker means, or None and the question it leaves."""
    word = page.tokens[at].lower
    if word in ("he", "she", "him", "her"):
        return _person(page, at, PERSONAL[word], spoken, named)
    if word in ("it", "they"):
        return _thing(page, at, word, spoken, named)
    return None, f'who is "{page.tokens[at].text}"?'


def _person(
    page: Page, at: int, sex: str, spoken: list[Candidate], named: list[Candidate]
) -> tuple[Candidate | None, str]:
    here = page.tokens[at].sentence
    question = f'who is "{page.tokens[at].text}"?'
    fits = [
        c
        for c in (*spoken, *named)
        if c.at < at
        and here - page.tokens[c.at].sentence <= REACH + 1
        and not c.plural
        and c.speaker_class in ONE_PERSON
        and (not c.gender or c.gender == sex)
    ]
    if not fits:
        return None, question
    last = max(fits, key=lambda c: (c.at, c.spoke))
    voice = max((c for c in fits if c.spoke), key=lambda c: c.at, default=None)
    if voice is None or same_name(page, voice, last):
        rivals = [
            c
            for c in fits
            if not same_name(page, c, last) and page.tokens[c.at].sentence == page.tokens[last.at].sentence
        ]
        if voice is None and (rivals or _company(page, last)):
            return None, question
        return last, ""
    if page.tokens[last.at].sentence == page.tokens[voice.at].sentence:
        return voice, ""  # "A said B would come. He added": the speaker goes on
    return None, question


def _company(page: Page, c: Candidate) -> bool:
    """Whether the sentence of a name that has not spoken holds another person ("X met Y. He said")."""
    sentence = page.sentence(c.at)
    last = page.tokens[c.name].lower
    return any(
        e.label == "PERSON"
        and sentence.first <= e.first < sentence.last
        and last not in {t.lower for t in page.tokens[e.first : e.last]}
        for e in page.parsed.entities
    )


def _thing(
    page: Page, at: int, word: str, spoken: list[Candidate], named: list[Candidate]
) -> tuple[Candidate | None, str]:
    here = page.tokens[at].sentence
    question = f'who is "{page.tokens[at].text}"?'
    here_bodies = [c for c in named if c.at < at and page.tokens[c.at].sentence == here and c.speaker_class in BODIES]
    fits = [c for c in spoken if c.at < at and here - page.tokens[c.at].sentence <= REACH]
    paper = _paper(page, at) if word == "it" and not here_bodies else None
    if paper is not None and any(c.at == paper.at for c in spoken):
        paper = None  # "the statement said": its issuer is known
    if paper is not None:
        return paper, ""
    if word == "it" and here_bodies:
        return (
            (here_bodies[0], "") if all(same_name(page, here_bodies[0], c) for c in here_bodies) else (None, question)
        )
    if not fits:
        return None, question
    last = fits[-1]
    good = last.speaker_class in BODIES if word == "it" else last.plural
    return (last, "") if good else (None, question)


def _paper(page: Page, at: int) -> Candidate | None:
    """The document that the sentences before are about: "A leaked draft has two seals. It is new. It says ..."."""
    tokens, sentences = page.tokens, page.parsed.sentences
    here = tokens[at].sentence
    for n in range(here - 1, max(-1, here - 1 - REACH), -1):
        if sentences[n].paragraph != sentences[here].paragraph:
            return None
        subject = next((t for t in tokens[sentences[n].first : sentences[n].last] if _leads(page, t.i)), None)
        if subject is None:
            return None
        if subject.lower == "it":
            continue
        words = sources.phrase(page, subject.i)
        if subject.tag != "NN" or classes.of_word(subject.lemma) != SpeakerClass.DOCUMENT.value:
            return None
        return Candidate(subject.i, words, SpeakerClass.DOCUMENT)
    return None


def _leads(page: Page, i: int) -> bool:
    token = page.tokens[i]
    if token.dep == "ROOT" and token.pos == "NOUN":
        return True  # the parser lost the verb
    return token.dep in SUBJECTS and page.tokens[token.head].dep == "ROOT"


def of_them(page: Page, at: int, spoken: list[Candidate]) -> Candidate | None:
    """`one of them said`: the last speakers, if they were several and none spoke since."""
    if page.tokens[at].lower not in ("one", "another", "both", "two", "some"):
        return None
    of = page.kid(at, "prep")
    them = page.kid(of, "pobj") if of is not None and page.tokens[of].lower == "of" else None
    if them is None or page.tokens[them].lower not in ("them", "whom") or not spoken or not spoken[-1].plural:
        return None
    near = page.tokens[at].sentence - page.tokens[spoken[-1].at].sentence <= REACH
    return spoken[-1] if near else None


def goes_on(page: Page, at: int, draft_at: int, spoken: list[Candidate], named: list[Candidate]) -> Candidate | None:
    """`..., said the retired judge`: a description after the words is the one person who speaks in the paragraph."""
    here = page.sentence(at).paragraph
    if at < draft_at or page.tokens[at].tag != "NN":
        return None
    mine = [c for c in (*spoken, *named) if c.at < at and page.sentence(c.at).paragraph == here]
    people = [c for c in mine if c.speaker_class in ONE_PERSON]
    if not people or not any(c.spoke for c in people) or any(not same_name(page, people[0], c) for c in people):
        return None
    others = (e for e in page.parsed.entities if e.label == "PERSON" and e.first < at)
    name = page.tokens[people[0].name].lower
    alone = all(page.sentence(e.first).paragraph != here or page.tokens[e.last - 1].lower == name for e in others)
    return people[-1] if alone and people[0].speaker_class is SpeakerClass.PERSON else None


RANKS = frozenset(("senior", "same", "top", "second", "first", "other", "former", "latter", "young", "old"))


def same_name(page: Page, a: Candidate, b: Candidate) -> bool:
    """Whether two phrases end in one name."""
    return a.name == b.name or page.tokens[a.name].lower == page.tokens[b.name].lower


def role(
    page: Page, at: int, words: Range, earlier: list[Candidate], named: list[Candidate]
) -> tuple[Candidate | None, str]:
    """Whom a definite role ("the official", "the Turkish president") means."""
    tokens = page.tokens
    kind = tokens[at].lemma if tokens[at].pos == "NOUN" else tokens[at].lower
    question = f'who is "{page.text[tokens[words[0]].start : tokens[words[1] - 1].end]}"?'
    plural = tokens[at].tag in ("NNS", "NNPS")
    nations = {t.lower for t in tokens[words[0] : words[1]] if t.entity in ("NORP", "GPE") or t.tag == "NNP"}
    holders = [c for c in (*earlier, *named) if c.at < at and c.plural is plural and _holds(page, c, kind)]
    own = {t.lower for t in tokens[words[0] : at] if t.dep in ("amod", "compound", "nmod")} - RANKS
    holders = [c for c in holders if page.tokens[c.name].pos != "NOUN" or own <= _words(page, c)]
    if nations:
        fitting = [c for c in holders if nations & _words(page, c)]
        holders = fitting
    distinct: list[Candidate] = []
    for c in sorted(holders, key=lambda c: c.at):
        if not any(_one(page, c, d) for d in distinct):
            distinct.append(c)
    if not distinct:
        return None, ""
    if len(distinct) == 1:
        return distinct[0], ""
    last = max(holders, key=lambda c: c.at)
    here = page.sentence(at).paragraph
    others = [c for c in distinct if not _one(page, c, last) and here - page.sentence(c.at).paragraph <= 1]
    return (last, "") if last.spoke and not others and here == page.sentence(last.at).paragraph else (None, question)


def _words(page: Page, c: Candidate) -> set[str]:
    return {t.lower for t in page.tokens[c.words[0] : c.words[1]]}


def _holds(page: Page, c: Candidate, kind: str) -> bool:
    """Whether an earlier phrase names a holder of the role: in its own words or in the apposition after it."""
    tokens = page.tokens
    lemmas = {t.lemma.lower() for t in tokens[c.words[0] : c.words[1]]}
    if tokens[c.name].pos == "NOUN":  # "an official at the ministry" is no ministry
        lemmas = {tokens[c.name].lemma.lower(), tokens[c.at].lemma.lower()}
    for a in page.kids(c.name, "appos"):
        lemmas.update(tokens[k].lemma.lower() for k in (a, *page.kids(a, "compound")))
    if kind == "leader":
        return bool(lemmas & HEADS_OF_STATE)
    if kind in ("spokesperson",):
        return bool(lemmas & {"spokesman", "spokeswoman", "spokesperson"})
    return kind in lemmas


def _one(page: Page, a: Candidate, b: Candidate) -> bool:
    """Whether two earlier phrases surely mean one holder: one name, or the same words."""
    if a.name == b.name or (page.tokens[a.name].pos == "PROPN" and page.tokens[b.name].pos == "PROPN"):
        return same_name(page, a, b)
    return (
        _words(page, a) - {"a", "an", "the"} == _words(page, b) - {"a", "an", "the"}
        and page.tokens[a.at].pos == page.tokens[b.at].pos
    )
