"""Who is said to have done it, and who denies it: WHO claims that no agent slot carries.

"Sudan blames the attack on X", "accuses X of shelling", "holds X responsible for", "X claimed responsibility for", and
"X denies any involvement". The accuser's statement is the voice; an accusation is never a fact of the outlet.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from dragoman.link.occurrences import Occurrence, Story
from dragoman.model import Evidence, Parsed, Report, Span, Stance, Status, Token

VIOLENT = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
INVOLVED = frozenset(
    ("involve", "involvement", "responsibility", "responsible", "role", "hand", "part", "behind", "blame", "accusation",
     "allegation", "charge", "claim", "perpetrate", "carry")
)  # fmt: skip
FORCES = frozenset(
    ("soldier", "troop", "force", "army", "man", "guard", "attack", "fire", "side", "people", "person", "day", "report",
     "statement", "area", "country", "border", "time", "night", "unit", "officer", "position")
)  # fmt: skip
DENYING = ("den", "reject", "dismiss", "refut", "rebut")  # how a cue begins that denies, whatever is said
PLACING = frozenset(("in", "at", "on", "near", "along", "across", "inside", "outside"))  # "mines in the river"
RARE = 3  # sentences of the story's attacks that share a word: one in more of them ties nothing
TOLD = frozenset((Status.OCCURRED, Status.ONGOING))
NEAR = 3  # sentences back to the act that a bare denial speaks of


@dataclass(frozen=True, slots=True)
class Blame:
    """An actor said to have done an act, or denying it (``negated``)."""

    occurrence: int  # index among the story's occurrences
    actor: str
    evidence: Evidence
    statements: tuple[int, ...]
    negated: bool = False


def find(story: Story, found: Sequence[Occurrence]) -> Iterator[Blame]:
    """Every accusation and denial that names a doer."""
    by_sentence: dict[tuple[str, int], list[int]] = {}
    for i, o in enumerate(found):
        if o.event.type in VIOLENT:
            by_sentence.setdefault((o.key[0], o.event.sentence), []).append(i)
    for report, r in enumerate(story.reports):
        for token in story.memory.get("accusing", (r,), partial(_accusing, r)):
            if acts := by_sentence.get((r.document.id, token.sentence)):
                yield from _accusations(token, r.parsed, report, acts, story, found)
        yield from _denials(report, story, by_sentence, found)
    yield from _told_elsewhere(story, found)


def _accusing(report: Report) -> list[Token]:
    return [t for t in report.parsed.tokens if t.lemma in ("blame", "accuse", "hold", "claim")]


def _accusations(
    token: Token, parsed: Parsed, report: int, acts: Sequence[int], story: Story, found: Sequence[Occurrence]
) -> Iterator[Blame]:
    who, what = _roles(token, parsed)
    if who is None or what is None:
        return
    actor = story.actors.of_words(who)
    act = next((i for i in acts if what.contains(found[i].event.trigger)), None)
    if actor is not None and act is not None:
        yield Blame(act, actor, parsed.evidence(who), story.statements_at(report, who))


def _roles(token: Token, parsed: Parsed) -> tuple[Span | None, Span | None]:
    """The words of the accused and of the act: (None, None) when the verb is used otherwise."""
    kids = {}
    for i in parsed.children[token.i]:
        child = parsed.tokens[i]
        kids[child.lower if child.dep in ("prep", "agent") else child.dep] = i
    patient = kids.get("dobj", kids.get("nsubjpass"))
    if token.lemma == "blame" and "on" in kids:
        return _np(parsed, _object(parsed, kids["on"])), _whole(parsed, patient)
    if token.lemma == "blame" and "for" in kids:
        return _np(parsed, patient), _whole(parsed, kids["for"])
    if token.lemma == "accuse" and "of" in kids:
        return _np(parsed, patient), _whole(parsed, kids["of"])
    complements = [parsed.tokens[i] for i in parsed.children[token.i]]
    if token.lemma == "hold" and any(c.lower == "responsible" for c in complements):
        adjective = next(c for c in complements if c.lower == "responsible")
        thing = next((i for i in parsed.children[adjective.i] if parsed.tokens[i].lower == "for"), kids.get("for"))
        return _np(parsed, patient), _whole(parsed, thing)
    if token.lemma == "claim" and patient is not None and parsed.tokens[patient].lower == "responsibility":
        return _np(parsed, kids.get("nsubj")), _whole(parsed, token.i)
    return None, None


def _object(parsed: Parsed, preposition: int) -> int | None:
    return next((i for i in parsed.children[preposition] if parsed.tokens[i].dep == "pobj"), None)


def _np(parsed: Parsed, i: int | None) -> Span | None:
    """The base noun phrase around a head."""
    if i is None:
        return None
    first = min((c for c in parsed.children[i] if c < i), default=i)
    return parsed.span(min(first, i), i + 1)


def _whole(parsed: Parsed, i: int | None) -> Span | None:
    return None if i is None else parsed.span(*parsed.subtree(i))


def _denials(
    report: int, story: Story, by_sentence: dict[tuple[str, int], list[int]], found: Sequence[Occurrence]
) -> Iterator[Blame]:
    """ "X denies that its army was involved": X denies having done the act named there or shortly before."""
    r = story.reports[report]
    for index, statement in enumerate(r.mentions.statements):
        if statement.stance is not Stance.DENIES or statement.speaker is None or not statement.content:
            continue
        speaker = story.actors.of_words(statement.resolved or statement.speaker)
        content = statement.content[0]
        sentence = next(n for n, s in enumerate(r.parsed.sentences) if s.start <= content.start < s.end)
        if speaker is None or not _speaks_of_doing(r.parsed, sentence, content):
            continue
        act = _act_before(r.document.id, sentence, by_sentence, found, content)
        if act is not None:
            yield Blame(act, speaker, r.parsed.evidence(content), (index,), negated=True)


def _told_elsewhere(story: Story, found: Sequence[Occurrence]) -> Iterator[Blame]:
    """ "Peru denied that its soldiers had used mortars": what another report says that Peru's did with mortars."""
    acts = [
        i
        for i, o in enumerate(found)
        if o.event.type == "ASSAULT" and o.agent_parties and o.event.status in TOLD and o.event.lemma != "fight"
    ]  # who fight each other do no one deed that either might deny
    sentences = {(found[i].key[0], found[i].event.sentence): found[i].terms for i in acts}
    spread = Counter(t for terms in sentences.values() for t in terms)
    done: dict[tuple[str, str], list[int]] = {}  # by doer and word
    for i in acts:
        for key in ((p, t) for p in found[i].agent_parties for t in found[i].terms if spread[t] <= RARE):
            done.setdefault(key, []).append(i)
    for r in story.reports:
        for index, denied, things in story.memory.get("denied things", (r,), partial(_denied_things, r)):
            statement = r.mentions.statements[index]
            speaker = story.actors.of_words(statement.resolved or statement.speaker) if statement.speaker else None
            party = story.party(speaker) if speaker is not None else ""
            met = sorted(i for t in things for i in done.get((party, t), ()) if found[i].key[0] != r.document.id)
            if met and speaker is not None:
                yield Blame(met[0], speaker, r.parsed.evidence(denied), (index,), negated=True)


def _denied_things(report: Report) -> list[tuple[int, Span, frozenset[str]]]:
    """Each denial's number, words and the things in it: with what, to what it is said to have been done."""
    people = [m.span for m in report.mentions.actors]
    found = []
    for index, statement in enumerate(report.mentions.statements):
        said = statement.cue.text.split()[0].casefold() if statement.cue is not None else ""
        flat = statement.stance is Stance.DENIES and said.startswith(DENYING) and statement.speaker is not None
        if flat and statement.content:
            content = statement.content[0]
            inside = (t for t in report.parsed.tokens if content.start <= t.start < content.end and t.pos == "NOUN")
            free = (t for t in inside if not any(s.start <= t.start < s.end for s in people))
            free = (t for t in free if not (t.dep == "pobj" and report.parsed.tokens[t.head].lower in PLACING))
            found.append((index, content, frozenset(t.lemma for t in free) - INVOLVED - FORCES))
    return found


def _speaks_of_doing(parsed: Parsed, sentence: int, content: Span) -> bool:
    where = parsed.sentences[sentence]
    return any(
        t.lemma in INVOLVED and content.start <= t.start < content.end for t in parsed.tokens[where.first : where.last]
    )


def _act_before(
    document: str,
    sentence: int,
    by_sentence: dict[tuple[str, int], list[int]],
    found: Sequence[Occurrence],
    content: Span,
) -> int | None:
    inside = [i for i in by_sentence.get((document, sentence), ()) if content.contains(found[i].event.trigger)]
    if inside:
        return inside[0]
    for back in range(sentence - 1, sentence - 1 - NEAR, -1):
        acts = [i for i in by_sentence.get((document, back), ()) if found[i].event.type == "ASSAULT"]
        if acts:
            return acts[0]
    return None
