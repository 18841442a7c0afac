"""Pronouns: resolved by number, gender and nearness where one reading is left; else a question."""

from collections.abc import Callable

from dragoman.extract.actors.draft import Draft, Reading
from dragoman.extract.actors.metonyms import DEALINGS
from dragoman.model import ActorKind, MentionKind

PARTIES = (ActorKind.ARMED_GROUP, ActorKind.STATE, ActorKind.GOVERNMENT, ActorKind.PARTY)
BODIES = frozenset(("state", "group", "body"))


def resolve_pronouns(reading: Reading, drafts: list[Draft], new: Callable[[], int]) -> None:
    """Give every pronoun a chain; drop those ("it is raining") that stand for no actor we know."""
    dropped = []
    for at, draft in enumerate(drafts):
        if draft.sort != "pronoun":
            continue
        if draft.name.lower() in ("we", "i"):
            draft.chain = new()
        elif draft.gender in ("m", "f"):
            _person(reading, drafts[:at], draft, new)
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


def _person(reading: Reading, before: list[Draft], draft: Draft, new: Callable[[], int]) -> None:
    clash = {"m": "f", "f": "m"}[draft.gender]
    gendered = {d.chain for d in before if d.gender == clash}
    fits = [d for d in _near(reading, before, draft, 2) if d.is_person and d.chain not in gendered]
    fits = [d for d in fits if d.name.lower() not in ("i", "we")]
    if draft.gender == "f":
        women = {d.chain for d in before if d.gender == "f" and d.chain >= 0}
        fits = [d for d in fits if d.chain in women or d.sort != "person"]
    sentence = reading.tokens[draft.first].sentence
    for back in range(3):
        here = [d for d in fits if sentence - reading.tokens[d.head_first].sentence == back]
        subjects = list(dict.fromkeys(d.chain for d in here if _is_subject(reading, d)))
        everyone = list(dict.fromkeys(d.chain for d in here))
        choice = everyone if len(everyone) == 1 else subjects
        if len(choice) == 1:
            _take(draft, next(d for d in reversed(here) if d.chain == choice[0]))
            return
        if everyone:
            draft.unsure = f'whom does "{draft.name}" mean: {" or ".join(dict.fromkeys(d.name for d in here[-3:]))}?'
            break
    else:
        draft.unsure = ""
    draft.chain = new()


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
