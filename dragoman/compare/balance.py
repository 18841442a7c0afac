"""Who does and who suffers in each report's own sentences: acts of violence as counts, by actor and construction.

An act is laid to the actors of its event, as the reports together name them; a report that tells it as "was shelled" or
"the shelling" leaves the doer out. Only the outlet's own words count: no quotes, no reported speech, and no headlines,
whose telegram style drops doers anyway. Counts, never a verdict: a doer may be left out because nobody knows him yet.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from dragoman.compare.names_voices import NameVoice, Voices
from dragoman.memory import Memory
from dragoman.model import Event, EventMention, Evidence, Report, Span, Status, Telling

VIOLENT = frozenset(("ASSAULT",))  # acts that can do serious harm; what is short of it is told in too many ways
DONE = frozenset((Status.OCCURRED, Status.ONGOING))
EXAMPLES = 3  # places shown of each count
PASSIVE = frozenset(("nsubjpass", "auxpass", "csubjpass"))

Key = tuple[str, str, str, str, bool]


def tellings(
    reports: Sequence[Report],
    event_of: Callable[[str, int], Event | None],
    chief: Mapping[str, str],
    memory: Memory | None = None,
) -> tuple[Telling, ...]:
    """How each report tells the violence that an actor does and suffers; ``chief``: an actor's party, as one of it."""
    found: dict[Key, list[Evidence]] = defaultdict(list)
    memory = memory or Memory()
    for report in reports:
        for index, how in memory.get("told", (report,), partial(_told, report)):
            event, mention = event_of(report.document.id, index), report.mentions.events[index]
            if event is None:
                continue
            named = bool(mention.agents)
            doers = {chief.get(a, a) for a in event.agents}
            hit = {chief.get(a, a) for a in event.recipients} - doers
            for role, actors in (("doer", doers), ("sufferer", hit)):
                if len(actors) == 1:  # of two, no count could say whom the words leave out
                    place = report.parsed.evidence(mention.trigger)
                    found[report.document.id, next(iter(actors)), role, how, named].append(place)
    return tuple(
        Telling(document, actor, role, how, named, len(places), tuple(places[:EXAMPLES]))
        for (document, actor, role, how, named), places in found.items()
    )


def _told(report: Report) -> list[tuple[int, str]]:
    """The acts that count, by number, and how each is told."""
    voices = Voices(report)
    told = enumerate(report.mentions.events)
    return [(index, construction(report, m)) for index, m in told if _counts(report, m, voices)]


def construction(report: Report, mention: EventMention) -> str:
    """How the act is told: active, passive, or as a noun."""
    tokens, children = report.parsed.tokens, report.parsed.children
    words = [t for t in tokens[slice(*_sentence(report, mention))] if _within(mention.trigger, t.start, t.end)]
    verb = next((t for t in words if t.pos == "VERB"), None)
    if verb is None:
        return "noun"
    below = {tokens[c].dep for c in children[verb.i]}
    reduced = verb.tag == "VBN" and verb.dep in ("acl", "amod")  # "villagers killed in the raid"
    return "passive" if reduced or below & PASSIVE else "active"


def _counts(report: Report, mention: EventMention, voices: Voices) -> bool:
    if mention.type not in VIOLENT or mention.status not in DONE or mention.background or mention.unsure:
        return False
    headline = report.parsed.sentences[mention.sentence].headline
    return not headline and voices.of(mention.trigger) is NameVoice.OWN


def _sentence(report: Report, mention: EventMention) -> tuple[int, int]:
    sentence = report.parsed.sentences[mention.sentence]
    return sentence.first, sentence.last


def _within(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end
