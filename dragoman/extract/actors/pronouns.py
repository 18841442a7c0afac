"""Pronouns: resolved by number, gender and nearness where one reading is left; else a question."""

from collections.abc import Callable
from itertools import takewhile

from dragoman.extract.actors.draft import Draft, Reading
from dragoman.extract.actors.metonyms import DEALINGS
from dragoman.extract.actors.people import word_gender
from dragoman.model import ActorKind, MentionKind

PARTIES = (ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.PARTY)
BODIES = frozenset(("state", "group", "body"))
OBJECTS = frozenset(("dobj", "pobj", "dative"))


def resolve_pronouns(reading: Reading, drafts: list[Draft], new: Callable[[], int]) -> None:
    """Give every pronoun a chain; drop those ("it is raining") that stand for no actor we know."""
    dropped = []
    for at, draft in enumerate(drafts):
        if draft.sort != "pronoun":
            continue
        if draft.name.lower() in ("we", "i"):
            draft.chain = new()
        elif draft.gender in ("m", "f"):
            _person(reading, drafts[:at], _speaking(reading, drafts[at:], draft), draft, new)
        elif not (_several(reading, drafts[:at], draft, new) if draft.plural else _thing(reading, drafts[:at], draft)):
            dropped.append(draft)
    for draft in dropped:
        drafts.remove(draft)


def _near(reading: Reading, before: list[Draft], draft: Draft, back: int) -> list[Draft]:
    """Earlier mentions in the pronoun's sentence and ``back`` sentences before it, nearest last."""
    sentence = reading.tokens[draft.first].sentence
    return [
        d
        for d in before
        if sentence - reading.tokens[d.head_first].sentence <= back and d.chain >= 0 and d.last <= draft.first
    ]


def _is_subject(reading: Reading, draft: Draft) -> bool:
    return any(reading.tokens[i].dep in ("nsubj", "nsubjpass") for i in range(draft.head_first, draft.head_last))


def _take(draft: Draft, other: Draft) -> None:
    draft.chain, draft.name, draft.known = other.chain, other.name, other.known
    draft.plural = draft.plural or other.plural
    draft.country, draft.sector, draft.role, draft.actor_kind = (
        other.country,
        other.sector,
        other.role,
        other.actor_kind,
    )


def _person(reading: Reading, before: list[Draft], speaking: set[int], draft: Draft, new: Callable[[], int]) -> None:
    if _of_a_stranger(reading, before, draft):
        draft.chain = new()
        return
    fits = _of_sex(before, [d for d in _near(reading, before, draft, 2) if d.is_person], draft.gender)
    fits = [d for d in fits if d.name.lower() not in ("i", "we")]
    barred = speaking | {d.chain for d in fits if _rules_out(reading, d, draft)}
    fits = [d for d in fits if d.chain not in barred]
    sentence = reading.tokens[draft.first].sentence
    for back in range(3):
        here = [d for d in fits if sentence - reading.tokens[d.head_first].sentence == back]
        subjects = list(dict.fromkeys(d.chain for d in here if _is_subject(reading, d)))
        everyone = list(dict.fromkeys(d.chain for d in here))
        choice = everyone if len(everyone) == 1 else subjects
        rival = _rival(reading, before, here, draft)
        if len(choice) == 1 and not rival:
            _take(draft, next(d for d in reversed(here) if d.chain == choice[0]))
            return
        if everyone:
            names = dict.fromkeys([*(d.name for d in here[-3:]), *rival])
            draft.unsure = f'whom does "{draft.name}" mean: {" or ".join(names)}?'
            break
    else:
        draft.unsure = ""
    draft.chain = new()


def _of_a_stranger(reading: Reading, before: list[Draft], draft: Draft) -> bool:
    """ "Roy said that he might go": whoever "Roy" is, no mention of ours, "he" is nobody of the sentences before."""
    tokens, children = reading.tokens, reading.parsed.children
    token, verb = tokens[draft.first], tokens[tokens[draft.first].head]
    if token.dep != "nsubj" or verb.dep != "ccomp" or token.i in reading.quoted or not verb.head < token.i:
        return False
    here = [d for d in before if tokens[d.first].sentence == token.sentence and not _bare(d)]
    held = {i for d in here for i in range(d.first, d.last)}
    names = [c for c in children[verb.head] if tokens[c].dep == "nsubj" and tokens[c].tag == "NNP"]
    return any(n not in held and not any(tokens[c].dep == "det" for c in children[n]) for n in names)


def _bare(draft: Draft) -> bool:
    """One capital word that nothing tells of: taken for a body, and often a man's last name."""
    unknown = draft.known is None and draft.country is None and draft.actor_kind is ActorKind.ORGANISATION
    return unknown and draft.last - draft.first == 1


def _speaking(reading: Reading, after: list[Draft], draft: Draft) -> set[int]:
    """Whoever is named behind the quotation that holds the pronoun: '"He is late," X said.'"""
    sentence = reading.tokens[draft.first].sentence
    here = takewhile(lambda d: reading.tokens[d.first].sentence == sentence, after)
    return {d.chain for d in here if d.chain >= 0 and draft.first in reading.quoted and _rules_out(reading, d, draft)}


def _of_sex(before: list[Draft], near: list[Draft], sex: str) -> list[Draft]:
    """Those whom "he" or "she" may mean: nobody known as the other sex, and known women before names that tell nothing.

    A name whose sex is not known is far more often a man's in the news, so that a known man leads nobody.
    """
    other = {d.chain for d in before if d.gender and d.gender != sex and d.sort != "pronoun"}
    fits = [d for d in near if d.chain not in other]
    women = {d.chain for d in before if d.gender == "f" and d.chain >= 0}
    known = [d for d in fits if d.chain in women]
    return known if sex == "f" and known else fits


def _rival(reading: Reading, before: list[Draft], here: list[Draft], draft: Draft) -> list[str]:
    """The "mother" or "son", no actor of ours, that stands nearer than people whose sex nothing tells."""
    known = {d.chain for d in before if d.gender == draft.gender and d.sort != "pronoun"}
    if not here or any(d.chain in known for d in here):
        return []
    heads = {d.head_last - 1 for d in before}
    between = reading.tokens[here[-1].last : draft.first]
    return [
        t.text for t in between if t.tag == "NN" and t.i not in heads and word_gender(t.lemma.lower()) == draft.gender
    ][-1:]


def _rules_out(reading: Reading, other: Draft, draft: Draft) -> bool:
    """Whether grammar parts the two: "X saw him", and a speaker and the "he" of his own words."""
    tokens = reading.tokens
    token, name = tokens[draft.first], tokens[other.head_last - 1]
    if token.tag != "PRP$" and token.dep in OBJECTS and name.dep in ("nsubj", "nsubjpass"):
        above = tokens[token.head]
        if name.head in (above.i, above.head if above.pos == "ADP" else above.i):
            return True
    back = token.sentence - name.sentence
    inside, outside = draft.first in reading.quoted, name.i not in reading.quoted
    if inside and outside and back <= 1 and name.dep == "nsubj":
        return back == 0 or any(i in reading.quoted for i in range(name.i, _end(reading, name.sentence)))
    return not inside and not outside and back == 0


def _end(reading: Reading, sentence: int) -> int:
    return reading.parsed.sentences[sentence].last


def _several(reading: Reading, before: list[Draft], draft: Draft, new: Callable[[], int]) -> bool:
    fits = [
        d
        for d in _near(reading, before, draft, 1)
        if d.kind is not MentionKind.PRONOUN and (d.plural or d.actor_kind in PARTIES)
    ]
    sentence = reading.tokens[draft.first].sentence
    here = [d for d in fits if reading.tokens[d.head_first].sentence == sentence] or fits
    here = [d for d in here if not any(o is not d and o.first <= d.first and d.last <= o.head_first for o in here)]
    plural = [d for d in here if d.plural]
    chains = list(dict.fromkeys(d.chain for d in here))
    if len(chains) == 1 and plural:
        _take(draft, here[-1])
        return True
    names = " or ".join(dict.fromkeys(d.name for d in here[-3:]))
    if reading.tokens[draft.first].dep not in ("nsubj", "nsubjpass") and not _of_dealing(reading, draft):
        return False
    asks = len(chains) > 1 or any(d.sort != "state" for d in here)  # one state alone is hardly "they"
    draft.unsure = f'whom does "{draft.name}" mean: {names}?' if names and asks else ""
    draft.chain = new()
    return True


def _of_dealing(reading: Reading, draft: Draft) -> bool:
    """ "Their attack" blames someone: an open owner is worth a question; "their homes" is not."""
    token = reading.tokens[draft.first]
    return token.tag == "PRP$" and reading.tokens[token.head].lemma in DEALINGS


def _thing(reading: Reading, before: list[Draft], draft: Draft) -> bool:
    """ "It", "its": the body that is subject of the same sentence, when it is the only one; else no mention at all."""
    sentence = reading.tokens[draft.first].sentence
    here = [
        d
        for d in before
        if reading.tokens[d.head_first].sentence == sentence and d.sort in BODIES and d.last <= draft.first
    ]
    subjects = list(dict.fromkeys(d.chain for d in here if _is_subject(reading, d)))
    if len(subjects) != 1:
        return False
    _take(draft, next(d for d in here if d.chain == subjects[0]))
    return True
