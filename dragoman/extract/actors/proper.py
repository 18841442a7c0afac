"""Proper names that no table knows: persons, and organisations by their head word or a definition in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.extract.actors.draft import Reading
from dragoman.extract.actors.metonyms import PLACE_PREPOSITIONS
from dragoman.extract.actors.placing import place_names
from dragoman.extract.actors.usage import USES, used
from dragoman.model import ActorKind, Token
from dragoman.names import PARTICLES, TITLES, fold, person_words

# Head words that make a capitalised phrase an organisation, with its kind; general English, in the order of certainty.
HEADS: dict[str, ActorKind] = {
    word: ActorKind(use.removeprefix("head_")) for use in USES if use.startswith("head_") for word in used(use)
}
NOT_ACTORS = used("not_actor")
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
PLACES_ONLY = frozenset(("LOC", "FAC"))
OTHER_LABELS = frozenset(("DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "LANGUAGE", "MONEY", "QUANTITY"))
LEADS = (("(",), (",", "known", "as"), ("known", "as"), (",", "or"))
NOMINAL = frozenset(("PROPN", "NOUN", "X"))
LONG_NAME = 4  # words from which a name the model calls a body is no longer taken for a person
LETTERS = 7  # longest abbreviation a text is believed to define
HONORIFICS = frozenset(
    ("u", "daw", "ko", "maulana", "mawlana", "mullah", "ustad", "ustaz", "syed", "sayyid", "tan", "datuk")
)
MEMBERS_OF = frozenset(
    ("member", "spokesman", "spokeswoman", "spokesperson", "head", "leader", "chairman", "official", "commander",
     "fighter", "secretary", "director", "president", "deputy", "representative", "envoy")
)  # fmt: skip
BEARERS = frozenset(
    ("platform", "group", "movement", "organisation", "organization", "party", "coalition", "alliance", "campaign",
     "initiative", "network", "militia", "faction", "union", "collective", "association", "committee", "charity")
)  # fmt: skip
LINKS = frozenset(("of", "for", "the", "and", "on", "in", "to", "&"))


@dataclass(frozen=True, slots=True)
class Proper:
    """A run of proper nouns [first, last) and what it names."""

    first: int
    last: int
    kind: ActorKind


def runs(reading: Reading) -> list[Proper]:
    """Persons and organisations that the tables do not know, in text order."""
    spans = list(_runs(reading))
    called = _called(reading)
    taken = {i for first, last in called for i in range(first, last)}
    spans = [(first, last) for first, last in spans if first not in taken and last - 1 not in taken]
    spans = sorted(spans + _again(reading, spans))
    first_guess = [_kind(reading, first, last, frozenset()) for first, last in spans]
    names = [person_words(reading.text(first, last)) for first, last in spans]
    singles: set[str] = set()
    full: set[str] = set()
    for (first, last), kind, words in zip(spans, first_guess, names, strict=True):
        if words and (kind is ActorKind.PERSON or _titled(reading, first)):
            (singles if last - first == 1 and not _titled(reading, first) else full).add(words[-1])
    for (first, last), kind, words in zip(spans, first_guess, names, strict=True):
        if kind is ActorKind.ORGANISATION and words and 1 < last - first < LONG_NAME:
            person = words[-1] in singles or _office_beside(reading, last)
            if person and _by_head([words[-1]], set()) is None:
                full.add(words[-1])
    letters = _defined(reading, spans, first_guess)
    surnames = frozenset(full)
    places = place_names(reading, spans, _titled)
    found = []
    for (first, last), guess, words in zip(spans, first_guess, names, strict=True):
        known = bool(words) and words[-1] in surnames
        kind = letters.get(reading.text(first, last)) or (_kind(reading, first, last, surnames) if known else guess)
        if kind is ActorKind.PERSON and words and " ".join(words) in places and not _titled(reading, first):
            continue
        if kind is not None:
            found.append(Proper(first, last, kind))
    found += [Proper(first, last, ActorKind.ORGANISATION) for first, last in called]
    return sorted(_shortened(reading, spans, found), key=_first)


def _shortened(reading: Reading, spans: Sequence[tuple[int, int]], found: list[Proper]) -> list[Proper]:
    """With "the Front" after "the Free Oria Front": the last word of one movement's name, where no other ends so."""
    tokens = reading.tokens
    whole: dict[str, list[Proper]] = {}
    for proper in found:
        last = tokens[proper.last - 1]
        if (
            proper.last - proper.first > 1
            and last.lower in HEADS
            and proper.kind in (ActorKind.ARMED_GROUP, ActorKind.PARTY)
        ):
            whole.setdefault(last.text, []).append(proper)
    short = [
        Proper(first, first + 1, whole[tokens[first].text][0].kind)
        for first, last in spans
        if last - first == 1 and tokens[first].text in whole and whole[tokens[first].text][0].last < first
        if first > 0 and tokens[first - 1].lower == "the"
        if len({reading.text(p.first, p.last) for p in whole[tokens[first].text]}) == 1
    ]
    at = {p.first for p in short}
    return [p for p in found if p.first not in at] + short


def _first(proper: Proper) -> int:
    return proper.first


def _called(reading: Reading) -> list[tuple[int, int]]:
    """The name in "a platform called Students for Oria": as far as capitals and links go."""
    tokens = reading.tokens
    found = []
    for t in tokens:
        if t.lower not in ("called", "named") or t.dep != "acl" or tokens[t.head].lemma not in BEARERS:
            continue
        j, end = t.i + 1, reading.ends[t.i]
        while j < end and (tokens[j].text[0].isupper() or (j > t.i + 1 and tokens[j].lower in LINKS)):
            j += 1
        while j > t.i + 1 and tokens[j - 1].lower in LINKS:
            j -= 1
        if j > t.i + 1 and not any(i in reading.match_at and reading.match_at[i].last == j for i in range(t.i + 1, j)):
            found.append((t.i + 1, j))
    return found


def _again(reading: Reading, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Single later uses of a full name's last word that the tagger took for a common noun ("Akgun said")."""
    taken = {i for first, last in spans for i in range(first, last)}
    last_words = {reading.tokens[last - 1].text for first, last in spans if last - first > 1}
    return [
        (t.i, t.i + 1)
        for t in reading.tokens
        if t.tag == "NN" and t.text in last_words and t.i not in taken and t.text[0].isupper() and _free(reading, t.i)
    ]


def _runs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Maximal stretches of proper nouns, names' particles and inner hyphens, cut at what the tables know."""
    tokens = reading.tokens
    i = 0
    while i < len(tokens):
        if not _starts(reading, i):
            i += 1
            continue
        j = i + 1
        while j < reading.ends[i] and _goes_on(reading, j):
            j += 1
        if j < reading.ends[i] and _of_state(reading, j):
            j += 1
        yield i, _with_complement(reading, i, j)
        i = j


def _of_state(reading: Reading, last: int) -> bool:
    """Whether a state's name ends the name of a body: "Border Guard Oria", "Amnesty International Oria"."""
    tokens = reading.tokens
    match = reading.match_at.get(last)
    if match is None or match.last != last + 1 or match.entry.sort not in ("state", "territory"):
        return False
    head = tokens[last - 1]
    body = head.lower in HEADS or head.lower in ("international", "guard")
    return body and head.dep == "compound" and head.head == last


def _free(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if i in reading.match_at or token.lower.rstrip(".") in TITLES:
        return False
    office = reading.office_at.get(i)
    if office is not None and token.entity == "ORG" and office[1] - office[0] == 1 and i + 1 < reading.ends[i]:
        after = reading.tokens[i + 1]  # "General Electric Corp." is no general
        if after.entity == "ORG" and after.pos == "PROPN" and after.i not in reading.office_at:
            return True
    return office is None or (i in reading.person_tokens and not _office_is_title(reading, office[0], office[1]))


def _office_is_title(reading: Reading, first: int, last: int) -> bool:
    return last - first > 1 or last in reading.person_tokens or reading.tokens[last - 1].lower in TITLES


def _starts(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    if token.pos not in NOMINAL or not _free(reading, i):
        return False
    if token.text[0].isupper() and (token.pos == "PROPN" or (token.pos == "NOUN" and token.entity == "PERSON")):
        return True
    return (
        fold(token.text) in PARTICLES
        and token.text[0].islower()
        and token.tag in ("NNP", "FW")
        and i + 1 < reading.ends[i]
    )


def _taken_for_verb(token: Token, before: Token) -> bool:
    """A surname like "Guled" or "Singh": a person's second name that the parser tagged a verb and hung as a noun."""
    return token.pos == "VERB" and before.entity == "PERSON" and token.dep in ("appos", "nsubj", "pobj", "dobj", "conj")


def _goes_on(reading: Reading, j: int) -> bool:
    token, before = reading.tokens[j], reading.tokens[j - 1]
    if not _free(reading, j):
        return False
    if token.pos == "PROPN":
        return True
    if token.entity == "PERSON" and token.text[0].isupper() and (token.tag == "NN" or _taken_for_verb(token, before)):
        return True
    after = reading.tokens[j + 1] if j + 1 < reading.ends[j] else None
    if after is None or after.pos != "PROPN" or not _free(reading, j + 1):
        return False
    if token.text in "-–" and not before.space:
        return not token.space
    if token.tag == "POS":  # "the Oria Doctors' Committee": one body, not a committee of some doctors
        return token.entity == "ORG" == after.entity == before.entity and after.lower in HEADS
    return fold(token.text) in PARTICLES and token.text.islower() and token.entity == "PERSON"


def _with_complement(reading: Reading, first: int, last: int) -> int:
    """Take in "of the People", "for Justice" after an organisation's head word, as far as the capitals go."""
    tokens = reading.tokens
    if tokens[last - 1].lower not in HEADS or last >= reading.ends[first]:
        return last
    j = last
    while j < reading.ends[first] and (
        tokens[j].lower in LINKS or tokens[j].pos == "PROPN" or j in reading.match_at or tokens[j].tag == "HYPH"
    ):
        j += 1
    while j > last and tokens[j - 1].lower in LINKS:
        j -= 1
    opens = last < len(tokens) and tokens[last].lower in ("of", "for")
    bracket = first > 0 and tokens[first - 1].text == "(" and j < len(tokens) and tokens[j].text == ")"
    return j if opens and (tokens[j - 1].entity == "ORG" or bracket) else last


def _defined(reading: Reading, spans: list[tuple[int, int]], kinds: list[ActorKind | None]) -> dict[str, ActorKind]:
    """Abbreviations the text defines after a body's name: "Oria Front (OF)", "Oria Front, known as OF"."""
    found: dict[str, ActorKind] = {}
    tokens = reading.tokens
    for (first, last), kind in zip(spans, kinds, strict=True):
        if kind is None or kind is ActorKind.PERSON or last - first == 1:
            continue
        after = [t.text for t in tokens[last : min(last + 5, reading.ends[first])]]
        at = (
            1
            if after[:1] == ["("]
            else 3
            if after[:3] == [",", "known", "as"]
            else 2
            if after[:2] == ["known", "as"]
            else 0
        )
        letters = after[at] if at and at < len(after) else ""
        if (
            letters.replace("-", "").isupper()
            and 2 <= len(letters) <= LETTERS
            and letters[0] == reading.text(first, last)[0]
        ):
            found[letters] = kind
    return found


def _office_beside(reading: Reading, last: int) -> bool:
    """Whether ", professor of law" or ", a spokesman" follows: only persons hold offices."""
    tokens = reading.tokens
    if last + 1 >= len(tokens) or tokens[last].text != ",":
        return False
    return any(i in reading.office_at for i in range(last + 1, min(last + 4, reading.ends[last])))


def _beside_office(reading: Reading, first: int, last: int) -> bool:
    """Whether the name is explained by an office or explains one: "X, spokesman of ...", "the spokesman, X, said"."""
    tokens = reading.tokens
    head = tokens[last - 1]
    if last < len(tokens) and tokens[last].text == ",":
        around = (c for c in reading.parsed.children[last - 1] if c > last)
        if any(tokens[c].dep == "appos" and _singular_office(reading, c) for c in around):
            return True
    return head.dep == "appos" and tokens[first - 1].text == "," and _singular_office(reading, head.head)


def _singular_office(reading: Reading, i: int) -> bool:
    return i in reading.office_at and reading.tokens[i].tag == "NN"


def _titled(reading: Reading, first: int) -> bool:
    """Whether a title or an office stands right before."""
    if first == 0 or reading.tokens[first - 1].sentence != reading.tokens[first].sentence:
        return False
    dot = first > 1 and reading.tokens[first - 1].text == "." and reading.tokens[first - 1].tag == "NNP"
    end = first - 1 if dot else first  # "Lt. Col. X", cut into "Lt", ".", "Col", "."
    before = reading.tokens[end - 1]
    if before.lower.rstrip(".") in TITLES and before.text[0].isupper():
        return True
    office = reading.office_at.get(end - 1)
    return office is not None and office[1] == end and before.tag not in ("NNS", "NNPS")


def _kind(reading: Reading, first: int, last: int, surnames: frozenset[str]) -> ActorKind | None:
    tokens = reading.tokens[first:last]
    lowers = [t.lower.rstrip(".") for t in tokens]
    labels = {t.entity for t in tokens}
    if _is_outlet(reading, first, last):
        return ActorKind.MEDIA
    if lowers[-1] in NOT_ACTORS or lowers[0] == "operation":
        return None
    if last - first < LONG_NAME and not labels & PLACES_ONLY and _beside_office(reading, first, last):
        return _by_head(lowers, labels) or ActorKind.PERSON
    if labels & OTHER_LABELS and not labels & {"PERSON", "ORG"}:
        return None
    words = person_words(reading.text(first, last))
    if not words or all(t.text.isdigit() for t in tokens):
        return None
    by_head = _by_head(lowers, labels)
    if by_head is not None:
        return by_head
    if last - first > 1 and lowers[0] in HONORIFICS and tokens[0].text[0].isupper() and tokens[1].text[0].isupper():
        return ActorKind.PERSON
    if _titled(reading, first) and not labels & {"ORG"}:
        return ActorKind.PERSON
    if words[-1] in surnames and len(words) < 4:
        lone = last - first == 1 and _like_a_person(reading, first, last)
        return ActorKind.PERSON if lone or not labels & {"FAC", "GPE", "LOC"} else None
    if "PERSON" in labels:
        return ActorKind.PERSON if _like_a_person(reading, first, last) else None
    if labels & PLACE_LABELS:
        return None
    return _unknown_body(reading, first, last, labels)


def _by_head(lowers: list[str], labels: set[str]) -> ActorKind | None:
    if "PERSON" in labels and lowers[-1] not in ("party", "ministry", "institute", "university"):
        return None
    link = next((i for i, word in enumerate(lowers) if word in ("of", "for")), 0)
    for at in dict.fromkeys((len(lowers) - 1, max(link - 1, 0), 0)):
        kind = HEADS.get(lowers[at])
        if (
            kind is not None
            and (at or "of" in lowers or "for" in lowers)
            and (len(lowers) > 1 or kind in (ActorKind.GOVERNMENT, ActorKind.MILITARY))
        ):
            return kind
    return None


def _is_outlet(reading: Reading, first: int, last: int) -> bool:
    """Whether it is an outlet of the story; of the report's own, "the Herald" for the Oria Herald too."""
    if any(a <= first and last == b for a, b in reading.parsed.outlets):
        return True
    outlet = reading.outlet
    if not outlet:
        return False
    words = fold(reading.text(first, last)).split()
    if words == outlet:
        return True
    after_the = first > 0 and reading.tokens[first - 1].lower == "the"
    return after_the and len(words) < len(outlet) and outlet[-len(words) :] == words and words[-1] in HEADS


def _like_a_person(reading: Reading, first: int, last: int) -> bool:
    """The model calls many capitalised words a PERSON: a single one must act, own or be addressed."""
    head = reading.tokens[last - 1]
    if first > 0 and reading.tokens[first - 1].lower == "the" and head.dep not in ("compound", "nmod", "amod"):
        return False
    if last - first > 1:
        return all(t.text[0].isupper() or t.text.islower() or t.text in "-–." for t in reading.tokens[first:last])
    token = reading.tokens[first]
    if len(token.text) < 3 or token.text.isupper():
        return False
    if token.dep == "pobj" and reading.tokens[token.head].lower in PLACE_PREPOSITIONS:
        return False
    return token.dep in ("nsubj", "nsubjpass", "poss", "dobj", "pobj", "agent", "appos", "conj", "dative", "ROOT")


def _unknown_body(reading: Reading, first: int, last: int, labels: set[str]) -> ActorKind | None:
    """A name the model calls an organisation counts where it does something or is abbreviated in capitals."""
    if labels - {"ORG"} or last - first > 7:
        return None
    head = reading.tokens[last - 1]
    text = reading.text(first, last)
    acts = head.dep in ("nsubj", "nsubjpass", "agent") or (
        head.dep == "pobj" and reading.tokens[head.head].lower in ("by", "with")
    )
    letters = text.replace("-", "")
    governor = reading.tokens[reading.tokens[head.head].head]
    membership = head.dep == "pobj" and reading.tokens[head.head].lower == "of" and governor.lemma in MEMBERS_OF
    if acts and not any(c.isdigit() for c in text):
        return ActorKind.ORGANISATION
    return (
        ActorKind.ORGANISATION
        if letters.isupper() and letters.isalpha() and 3 <= len(letters) <= 6 and (head.dep == "poss" or membership)
        else None
    )
