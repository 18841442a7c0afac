"""Who began: "opened fire on a patrol" and "returned fire after they had shot at us" are two accounts of one clash.

A report's words name who fired first, whose soldiers crossed the line, or who only answered. Two reports clash where
one names as first whom the other has answering or another side altogether, and both sides stand in both accounts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import combinations

from dragoman.compare.clauses import DAYS, nations
from dragoman.compare.context import Context, Decision
from dragoman.compare.told import Told
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Evidence, Parsed, Relation, Token
from dragoman.names import fold

SHOOTING = frozenset(("fire", "shoot", "attack", "shell", "strike"))
ANSWERING = frozenset(("return", "answer", "respond", "retaliate", "reply"))
CROSSING = frozenset(("cross", "breach", "violate"))
LINES = frozenset(("line", "border", "frontier", "boundary"))
ARMED = frozenset(
    ("soldier", "troop", "patrol", "army", "force", "guard", "unit", "military", "column", "tank", "border-guard",
     "commando", "paratrooper", "marine")
)  # whose crossing begins a clash: refugees and lorries cross lines too  # fmt: skip
WORDS = SHOOTING | ANSWERING | CROSSING | {"open", "shot", "gunfire"}
UNSAID = frozenset(("deny", "reject", "threaten", "order", "refuse", "fear", "warn", "ask", "want", "allow"))
ANYBODY = frozenset(("man", "side", "people", "person", "force", "other", "one", "group", "soldier", "troop", "gunman"))
KNOWN = ("country:", "actor:")
REACH = 2  # sentences on either side in which the other party must stand
MOST = 40  # such words that meet in one story


@dataclass(frozen=True, slots=True)
class Began:
    """Words that tell who began, or who did not."""

    evidence: Evidence  # who, or what they did
    doer: tuple[int, int]  # tokens of the party's words
    head: int  # and their noun
    first: bool  # it began; else it only answered
    sure: bool  # the words say "first" or "returned", not only "opened fire"
    sentence: int
    crossed: bool = False  # it crossed the line


Decided = tuple[Claim, Claim, Decision]


def find(context: Context, memory: Memory) -> Iterator[Decided]:
    """Every two accounts of who began that cannot both be right."""
    told = {d: memory.get("began", (p,), partial(_read, p)) for d, p in sorted(context.parsed.items())}
    accounts = [b for found in told.values() for b in found][:MOST]
    if len(accounts) < 2:
        return
    story = Told(context)
    sided = [(b, side) for b in accounts if (side := _side(b, story)) is not None]
    found: dict[tuple[str, ...], Decided] = {}  # one of two reports, the plainest
    for (a, one), (b, two) in combinations(sided, 2):
        if not (a.first or b.first) or not _two_voices(a, b, story):
            continue
        rivals = one != two and one.startswith(KNOWN) and two.startswith(KNOWN)
        if (rivals if a.first and b.first else one == two) and _one_fight(a, b, story):
            pair = _pair(a, b, context, story)
            key = tuple(sorted((a.evidence.document, b.evidence.document)))
            if pair is not None and (key not in found or _plainness(pair) > _plainness(found[key])):
                found[key] = pair
    yield from found.values()


def _plainness(pair: Decided) -> tuple[bool, int]:
    left, right, decision = pair
    return decision.relation is Relation.CONTRADICT, -sum(c.evidence[0].number == 0 for c in (left, right))


def _pair(a: Began, b: Began, context: Context, story: Told) -> Decided | None:
    about = story.about(a.evidence, b.evidence)
    if about is None:
        return None
    left, right = (story.on(story.in_words(x.evidence, ClaimField.WHO), about) for x in (a, b))
    says = f"{context.speaker(left)}: {_short(a)}; {context.speaker(right)}: {_short(b)}"
    reason = f"two accounts of who {'began' if a.crossed or b.crossed else 'fired first'}: {says}"
    if a.crossed or b.crossed:  # both may have
        return left, right, Decision(Relation.UNSETTLED, reason, "if both speak of one clash")
    place = a.sure and b.sure and any(x.startswith("name:") for x in _around(a, story) & _around(b, story))
    if place or ((a.sure or b.sure) and _days(a, story) & _days(b, story)):
        return left, right, Decision(Relation.CONTRADICT, reason)
    return left, right, Decision(Relation.UNSETTLED, reason, "if both speak of one exchange of fire")


def _short(told: Began) -> str:
    return f'"{" ".join(told.evidence.text.split())}"'


def _two_voices(a: Began, b: Began, story: Told) -> bool:
    if a.evidence.document != b.evidence.document:
        return True
    one, two = story.statement(a.evidence), story.statement(b.evidence)
    return one is not None and two is not None and one.speaker.actor != two.speaker.actor


def _one_fight(a: Began, b: Began, story: Told) -> bool:
    """Whether the same sides, or one place, stand around both accounts, on days that may be one."""
    one, two = _days(a, story), _days(b, story)
    if one and two and not one & two:
        return False
    here, there = (_around(x, story) for x in (a, b))
    sides = {s for s in here & there if s.startswith(KNOWN)}
    return len(sides) >= 2 or bool({s for s in here & there if s.startswith("name:")} and one & two)


def _side(told: Began, story: Told) -> str | None:
    """Whose it is that began: a nation, a known actor, or else the word for them."""
    parsed = story.context.parsed[told.evidence.document]
    first, last = told.doer
    known = nations()
    words = [fold(t.text) for t in parsed.tokens[first:last]]
    nation = next((known[w] for w in words if w in known), None)
    if nation is not None:
        return f"country:{nation}"
    span = parsed.span(first, last)
    for start, end, actor in story.actors[told.evidence.document]:
        if start < span.end and span.start < end and (found := story.known(actor)) is not None:
            return found if found.startswith("country:") else f"actor:{found}"
    noun = parsed.tokens[told.head]
    return f"word:{noun.lemma}" if noun.pos == "NOUN" and noun.lemma not in ANYBODY else None


def _around(told: Began, story: Told) -> set[str]:
    """The sides and names in the sentences around."""
    document = told.evidence.document
    parsed = story.context.parsed[document]
    near = parsed.sentences[max(0, told.sentence - REACH) : told.sentence + REACH + 1]
    known = nations()
    found = set()
    for s in near:
        for t in parsed.tokens[s.first : s.last]:
            word = fold(t.text)
            if word in known:
                found.add(f"country:{known[word]}")
            elif t.pos == "PROPN" and word not in DAYS:
                found.add(f"name:{word}")
    for start, end, actor in story.actors[document]:
        if near[0].start <= start and end <= near[-1].end and (side := story.known(actor)) is not None:
            found.add(side if side.startswith("country:") else f"actor:{side}")
    return found


def _days(told: Began, story: Told) -> set[date]:
    """The single days told in its sentence."""
    document = told.evidence.document
    where = story.context.parsed[document].sentences[told.sentence]
    inside = [w for a, b, w in story.context.times.get(document, ()) if where.start <= a and b <= where.end]
    return {w.earliest for w in inside if w.earliest is not None and w.earliest == w.latest}


# --- of one report ---------------------------------------------------------------------------------------------------


def _read(parsed: Parsed) -> list[Began]:
    found = []
    for n, sentence in enumerate(parsed.sentences):
        for token in parsed.tokens[sentence.first : sentence.last]:
            told = _told(token, parsed)
            if told is None:
                continue
            doer, first, sure = told
            if parsed.tokens[doer].pos == "PRON" or _denied(token, parsed):
                continue
            start, end = _phrase(doer, parsed)
            low = min(start, token.i if token.pos == "VERB" else parsed.subtree(token.i)[0])
            high = max(end, _end(token, parsed))
            crossed = token.lemma in CROSSING
            found.append(Began(parsed.evidence(parsed.span(low, high)), (start, end), doer, first, sure, n, crossed))
    return found


def _told(token: Token, parsed: Parsed) -> tuple[int, bool, bool] | None:
    """(who, began, in so many words) where a token tells who began."""
    if token.lemma not in WORDS:
        return None
    kids = [parsed.tokens[c] for c in parsed.children[token.i]]
    if token.lemma in ("shot", "fire", "gunfire") and token.pos == "NOUN" and any(k.lower == "first" for k in kids):
        return _from(token, parsed)
    if token.pos != "VERB":
        return None
    doer = next((k.i for k in kids if k.dep == "nsubj"), None)
    doer = _accused(token, parsed) if doer is None else doer
    if doer is None:
        return None
    if token.lemma in CROSSING:
        line = (t for k in kids if k.dep == "dobj" for t in range(*parsed.subtree(k.i)))
        over = parsed.tokens[doer].lemma in ARMED and any(parsed.tokens[t].lemma in LINES for t in line)
        return (doer, True, False) if over else None
    objects = {k.lemma for k in kids if k.dep == "dobj"}
    if token.lemma in ANSWERING and ("fire" in objects or token.lemma in ("respond", "retaliate")):
        return doer, False, True
    opened = token.lemma == "open" and "fire" in objects
    if not opened and token.lemma not in SHOOTING:
        return None
    below = [parsed.tokens[i] for k in kids for i in (k.i, *parsed.children[k.i])]
    sure = any(w.lower in ("first", "unprovoked", "provocation", "behind") for w in below)
    sure = sure or (token.dep == "advcl" and parsed.tokens[token.head].lemma in ANSWERING)  # "returned fire after"
    return (doer, True, sure) if opened or sure else None


def _accused(token: Token, parsed: Parsed) -> int | None:
    """The troops of "accused Orian troops of crossing the line and opening fire"."""
    tokens = parsed.tokens
    while token.dep == "conj" and tokens[token.head].pos == "VERB":
        token = tokens[token.head]
    link = tokens[token.head]
    if token.dep != "pcomp" or link.lower != "of" or tokens[link.head].lemma != "accuse":
        return None
    return next((c for c in parsed.children[link.head] if tokens[c].dep == "dobj"), None)


def _from(token: Token, parsed: Parsed) -> tuple[int, bool, bool] | None:
    """ "The first shots came from the Tajik side", "were fired by guards"."""
    verb = parsed.tokens[token.head]
    if verb.lemma not in ("come", "fire", "be"):
        return None
    for k in parsed.children[verb.i]:
        if parsed.tokens[k].lower in ("from", "by"):
            side = next((c for c in parsed.children[k] if parsed.tokens[c].dep == "pobj"), None)
            return None if side is None else (side, True, True)
    return None


def _denied(token: Token, parsed: Parsed) -> bool:
    """Whether the words are negated, denied, or of what is only feared or asked."""
    if any(parsed.tokens[c].dep == "neg" or parsed.tokens[c].tag == "MD" for c in parsed.children[token.i]):
        return True
    above = parsed.tokens[token.head]
    return above.i != token.i and above.lemma in UNSAID


def _phrase(head: int, parsed: Parsed) -> tuple[int, int]:
    """A noun with what stands before it."""
    return parsed.subtree(head)[0], head + 1


def _end(token: Token, parsed: Parsed) -> int:
    """Behind the verb's own object and adverbs."""
    near = (c for c in parsed.children[token.i] if parsed.tokens[c].dep in ("dobj", "advmod") and c > token.i)
    return max(near, default=token.i) + 1
