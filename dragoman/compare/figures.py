"""Numbers of one thing that no event carries: a toll told by itself, the boats, bombs or articles of one matter.

Two figures meet where each is its report's only one of that thing and their sentences share words that are rare in the
story. What an event's own claims already compare is left to them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from itertools import combinations

from dragoman.compare import counts
from dragoman.compare.clauses import LIGHT, MODAL, nations
from dragoman.compare.context import Context, Decision
from dragoman.compare.terms import TIED, content, spread, tie
from dragoman.compare.told import Told
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Count, Event, Evidence, Parsed, Relation, Token, When
from dragoman.names import fold

HARM = frozenset(("killed", "injured", "displaced"))
THINGS = frozenset(("things", "vehicles", "detained"))
# there are several of them around any matter
NO_THING = frozenset(
    ("people", "person", "thing", "man", "men", "woman", "women", "side", "country", "party", "one", "those",
     "other", "time", "persons", "official", "group", "kind", "part", "case", "point", "nation", "state",
     "government", "leader", "minister", "family", "household", "resident", "soldier", "troop", "force", "capital",
     "area", "place", "t", "head", "another", "half", "step", "issue", "reason", "question", "condition", "term",
     "round", "session", "meeting", "sentence", "week", "report", "witness", "source", "voice", "shot", "bullet",
     "word", "army", "neighbour", "neighbor", "village", "town", "house", "survivor", "child", "boy", "girl",
     "brother", "son", "daughter", "delegation")
)  # fmt: skip
ANYBODY = frozenset(
    ("", "people", "person", "man", "men", "human", "dead", "death", "victim", "casualty", "other", "life", "live",
     "body", "total", "toll", "figure", "number", "count", "killed", "wounded", "injured", "injury")
)  # fmt: skip
ANYWHERE = frozenset(
    (
        "soldier",
        "troop",
        "civilian",
        "officer",
        "policeman",
        "police",
        "guard",
        "fighter",
        "militant",
        "rebel",
        "gunman",
        "protester",
        "worker",
        "child",
        "woman",
        "resident",
        "villager",
        "insurgent",
        "passenger",
        "terrorist",
        "member",
        "official",
        "national",
        "citizen",
        "trooper",
        "local",
        "force",
    )
)  # fmt: skip  (hurt in many affairs of one story, as farmers, nurses or monks are not)
VIOLENT = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT"))
LONG_AGO = 10  # days before publication: another affair's toll, told by the way
LONG_SINCE = 60  # where it is the only one
SHORT = 4  # letters: "a. m."
CALLING = 0.5  # what it is worth that both count farmers, or monks: a word more must tie them
MOST = 40  # figures of one slot that meet, one a report
ONE_NIGHT = timedelta(days=1)
PARTITIVE = re.compile(r"^from\b|\bof (?:the|them|those|these|us|its|his|her|their)\b", re.IGNORECASE)
FEW = 3  # content words of a sentence that says nothing without the one before it
HELD = frozenset(("prisoner", "detainee", "captive", "inmate", "hostage"))
FREEING = frozenset(("free", "release", "exchange", "swap", "hand", "handover", "return", "cross", "give"))
AHEAD = MODAL | {"will", "shall", "plan", "expect", "due"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report with what it counts and what stands around it."""

    evidence: Evidence
    count: Count
    slot: tuple[str, str]
    own: frozenset[str]  # content lemmas of its sentence
    near: frozenset[str]  # and of those beside it
    ahead: bool  # told as coming
    lasting: bool  # in the present: it may be another number tomorrow
    freed: bool  # of people set free or exchanged
    names: frozenset[str]  # in its sentence, but those of nations


Decided = tuple[Claim, Claim, Decision]


def find(context: Context, claims: Iterable[Claim], memory: Memory) -> Iterator[Decided]:
    """Every pair of figures that differ or follow one another, and that no event's claims compare."""
    slots: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for document in sorted(context.parsed):
        parsed, told = context.parsed[document], context.counts.get(document, ())
        read = partial(_figures, parsed, told, context.times.get(document, ()))
        for figure in memory.get("figures", (parsed,), read):
            slots[figure.slot].append(figure)
    for slot, figures in sorted(slots.items()):
        if slot[0] in HARM and slot[1]:  # "nobody was hurt" is no farmer hurt
            figures += [f for f in slots.get((slot[0], ""), ()) if f.count.high == 0]
    shared = [figures for _, figures in sorted(slots.items()) if len({f.evidence.document for f in figures}) > 1]
    sentences = {f.evidence.sentence: f.own for figures in shared for f in figures}
    common = spread(sentences)
    carried = _carried(claims) if shared else {}
    met = [
        (a, b)
        for figures in shared
        for a, b in combinations(figures[:MOST], 2)
        if (a.count.low, a.count.high) != (b.count.low, b.count.high) and _tie(a, b, common) >= _need(a, b, carried)
    ]
    if met:
        story = _Story(context, carried)
        for a, b in met:
            yield from _pair(a, b, story)


def _carried(claims: Iterable[Claim]) -> dict[tuple[str, int], str]:
    """The event that carries the number at a place."""
    return {(e.document, e.start): c.about for c in claims if c.field is ClaimField.COUNT for e in c.evidence[-1:]}


def _acts(a: Figure, b: Figure, carried: Mapping[tuple[str, int], str]) -> list[str | None]:
    return [carried.get((f.evidence.document, f.evidence.start)) for f in (a, b)]


def _need(a: Figure, b: Figure, carried: Mapping[tuple[str, int], str]) -> float:
    """Two acts with a number each, or two groups of prisoners, are one for firmer reasons only."""
    one, two = _acts(a, b, carried)
    two_acts = one and two and one != two and not a.names & b.names and not _one_sort(a, b)
    apart = two_acts or "prisoner" in (
        a.slot[1],
        b.slot[1],
    )
    other = not a.slot[0] and fold(a.count.unit) != fold(b.count.unit)
    return 2 * TIED if apart or other else TIED


class _Story(Told):
    """A story's figures, of which one meets many others: what is told of each is looked up once."""

    def __init__(self, context: Context, carried: Mapping[tuple[str, int], str]) -> None:
        super().__init__(context)
        self.carried = carried
        self._near: dict[int, list[Event]] = {}  # by the figure's identity: the caller keeps them all
        self._claims: dict[tuple[int, str], Claim] = {}

    def near(self, figure: Figure) -> list[Event]:
        """The events that its sentence tells."""
        if id(figure) not in self._near:
            here = figure.evidence
            told = self.mentions.get(here.document, ())
            self._near[id(figure)] = [e for m, e in told if m.number == here.number]
        return self._near[id(figure)]

    def of(self, figure: Figure, about: str) -> Claim:
        """What it claims of an event."""
        if (id(figure), about) not in self._claims:
            words = self.in_words(figure.evidence, ClaimField.COUNT, _sized(figure))
            self._claims[id(figure), about] = self.on(words, about)
        return self._claims[id(figure), about]


def _pair(a: Figure, b: Figure, story: _Story) -> Iterator[Decided]:
    one, two = _acts(a, b, story.carried)
    if (one and one == two) or _two_affairs(story.near(a), story.near(b)):
        return
    about = one or two or story.about(a.evidence, b.evidence)
    if about is not None and a.slot[0] in HARM and story.context.events[about].type not in VIOLENT:
        about = _blow(a, b, story)  # the dead of a clash that a sentence about a meeting counts
    if about is None:
        return
    left, right = story.of(a, about), story.of(b, about)
    decision = _decide(a, b, left, right, story.context)
    if decision is not None and decision.relation not in (Relation.REFINE, Relation.AGREE):
        yield left, right, decision


def _blow(a: Figure, b: Figure, story: Told) -> str | None:
    """The weightiest act of force that either report tells."""
    told = {
        e.id: (e.weight, e.id)
        for f in (a, b)
        for _, e in story.mentions.get(f.evidence.document, ())
        if e.type in VIOLENT and not e.background
    }
    return max(told, key=lambda id: told[id], default=None)


def _sized(figure: Figure) -> Count:
    """The number as it is compared: those freed or exchanged in one act grow no more than things do."""
    arrested = figure.count.kind == "detained" and not figure.freed
    if figure.slot[0] in HARM or arrested:
        return figure.count
    unit = "prisoners" if figure.slot[1] == "prisoner" else figure.count.unit
    return replace(figure.count, kind="things", unit=unit)


def _decide(a: Figure, b: Figure, left: Claim, right: Claim, context: Context) -> Decision | None:
    order = context.later(left, right)
    first, then = (b, a) if order == -1 else (a, b)
    decided = counts.compare(left, right, context)
    if decided is None or a.slot[0] in HARM or decided.relation is not Relation.CONTRADICT:
        return decided
    one, two = counts.say(first.count), counts.say(then.count)
    if order is None:
        return None  # a thing's number may be another day's
    if order in (1, -1) and first.ahead:
        return Decision(Relation.UPDATE, f"told as coming in the earlier report: {one}; in the later: {two}")
    return None if order in (1, -1) and (a.lasting or b.lasting) else decided


def _tie(a: Figure, b: Figure, common: Mapping[str, int]) -> float:
    """What speaks for one thing: words in common, and the same phrase for what is counted ("Chinese boats")."""
    one, two = fold(a.count.unit), fold(b.count.unit)
    if not a.own & b.own and one != two and a.slot == b.slot:
        return 0.0
    return tie(a, b, common) + (one == two and len(one.split()) > 1) + CALLING * _one_sort(a, b)


def _one_sort(a: Figure, b: Figure) -> bool:
    """Whether both count those of one calling that came to harm: each report's only hurt farmers."""
    return a.slot[0] in HARM and a.slot[1] not in ANYWHERE | ANYBODY and a.slot == b.slot


def _two_affairs(one: Sequence[Event], two: Sequence[Event]) -> bool:
    """Whether the acts told with two figures have days, and none in common."""
    days, others = ([e.when for e in events if e.when and _closed(e.when)] for events in (one, two))
    return bool(days and others) and not any(_meet(x, y) for x in days for y in others)


def _closed(when: When) -> bool:
    return when.earliest is not None and when.latest is not None


def _meet(a: When, b: When) -> bool:
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return True
    return a.earliest <= b.latest + ONE_NIGHT and b.earliest <= a.latest + ONE_NIGHT


# --- of one report ---------------------------------------------------------------------------------------------------


def _figures(
    parsed: Parsed, told: Sequence[tuple[int, int, Count]], times: Sequence[tuple[int, int, When]]
) -> list[Figure]:
    """A report's only figures: of one thing it tells one number, the toll of another affair left aside."""
    by_slot: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for start, end, count in told:
        slot = _slot(count)
        if slot is not None and not PARTITIVE.search(parsed.document.text[max(0, start - 5) : end + 8]):
            by_slot[slot].append(_figure(parsed, start, end, count, slot))
    found = []
    for figures in by_slot.values():
        most = LONG_AGO if len(figures) > 1 else LONG_SINCE
        now = [f for f in figures if not _long_ago(f, parsed, times, most)]
        body = [f for f in now if f.evidence.number > 0] or now
        if body and len({(f.count.low, f.count.high) for f in now}) == 1:
            found.append(body[0])
    return found


def _slot(count: Count) -> tuple[str, str] | None:
    """What is counted: one harm, of all or of one kind of people; else one sort of thing."""
    words = count.unit.split(" of ")[0].split()
    head = _singular(words[-1]) if words else ""
    head = "prisoner" if head in HELD else head
    if count.kind in HARM:  # two farmers here and five in all there, or five guards, are no two figures of one thing
        return count.kind, "" if head in ANYBODY and not counts.part(count) else head
    if count.kind not in THINGS or len(head) < SHORT or not head.isalpha() or head in NO_THING or head in LIGHT:
        return None
    return "", head


def _singular(word: str) -> str:
    word = fold(word)
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _figure(parsed: Parsed, start: int, end: int, count: Count, slot: tuple[str, str]) -> Figure:
    evidence = parsed.evidence(parsed.document.span(start, end))
    n = next(i for i, s in enumerate(parsed.sentences) if s.start <= start < s.end)
    inside = frozenset(fold(w) for w in (*count.unit.split(), slot[1]))
    beside = [content(parsed, k) for k in (n - 1, n + 1) if 0 <= k < len(parsed.sentences)]
    own = content(parsed, n) - inside
    near = own.union(*beside) - inside
    if len(own) <= FEW and n and not parsed.sentences[n - 1].headline:  # "They now count 104."
        own |= content(parsed, n - 1) - inside
    tokens = parsed.tokens[parsed.sentences[n].first : parsed.sentences[n].last]
    verb = _verb(parsed, tokens, end)
    helpers = [parsed.tokens[c] for c in parsed.children[verb.i]] if verb else []
    ahead = any(t.lower in AHEAD or t.lemma in AHEAD for t in (*helpers, *((verb,) if verb else ())))
    lasting = verb is not None and any(t.tag in ("VBZ", "VBP") for t in (verb, *(h for h in helpers if h.dep == "aux")))
    freed = any(t.lemma in FREEING for t in tokens)
    names = frozenset(w for t in tokens if t.pos == "PROPN" and (w := fold(t.text)) in own and w not in nations())
    return Figure(evidence, count, slot, own, near, ahead, lasting, freed, names)


def _verb(parsed: Parsed, tokens: Sequence[Token], end: int) -> Token | None:
    """The verb of the clause that a number stands in."""
    token = next(t for t in reversed(tokens) if t.start < end)
    while token.pos not in ("VERB", "AUX") and token.head != token.i:
        token = parsed.tokens[token.head]
    return token if token.pos in ("VERB", "AUX") else None


def _long_ago(figure: Figure, parsed: Parsed, times: Sequence[tuple[int, int, When]], most: int) -> bool:
    """Whether its sentence tells of days more than ``most`` before the report."""
    out, words = parsed.document.published.earliest, figure.evidence
    where = next(s for s in parsed.sentences if s.start <= words.start < s.end)
    inside = [w for start, end, w in times if where.start <= start and end <= where.end and w.latest is not None]
    return out is not None and any(w.latest is not None and (out - w.latest).days > most for w in inside)
