"""Count origins, not outlets: copies, rewrites, an agency's credit, second-hand reports, shared quotations.

Two reports are of one origin when much of one stands in the other: as twin sentences (word 3-shingles, Broder 1997), or
as the same facts side by side in other words (``copies``); less is asked where one credits the other or both credit one
agency. Words that both quote do not count: a speech may be heard by two. Single claims have origins of their own: whom
both quote, the outlet that a sentence credits, a paragraph that only one of two copies has.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from dragoman.link import copies, copies_credits, copies_quotes
from dragoman.link.copies import Traces
from dragoman.link.copies_credits import Credits
from dragoman.link.groups import Groups
from dragoman.link.sharing import Sharing
from dragoman.memory import Memory
from dragoman.model import Document, Report, Span, SpeakerClass, Statement, digest

TWIN = 0.55  # set by hand: a lightly edited wire sentence reaches it in the tests, an independent one does not
HELD = 0.80  # share of the shorter sentence's shingles found in the longer
COPY = 0.30  # of the shorter report's characters outside quotation marks
COPY_CREDITED = 0.12
LEAST_WORDS = 7
HOLDERS = 50  # sentences that a shingle leads to: a stock phrase that more share tells nothing more
REWRITE = 1.03  # what each holds of the other, summed; open gold: rewrites from 1.06, reports of their own up to 0.94
REWRITE_PART = 0.68  # what one holds of the other: the first paragraphs, rewritten; open gold: own reports up to 0.56
REWRITE_CREDITED = 0.95  # the sum, where byline or dateline credit the other, or both one agency
REWRITE_SECOND = 0.78  # the sum, where one tells at second hand what the other's outlet reported
WITNESS = 0.08  # asked more for each speaker or quotation that either report has alone, up to two of each
OWN_LEAST = 5  # sentences that either tells alone: rewrites of the open gold have up to five, rivals mostly six or more
OWN_MOST = 3  # beyond them that are asked for: long copies may have whole paragraphs of their own
APART = 0.20  # how far the pairs of two groups may fall short on average; open gold: pairs of one group by up to 0.24
MEMBERS = 5  # of a group that are looked at when two meet
SECOND_HAND = 0.5  # share of sentences that credit another outlet; one fact with credit is one sentence in five
SHORT = (
    70.0  # weight, without shared quotations, under which chance holds much of a report; a tenth less asks a tenth more
)
OWN_PARAGRAPH = 0.35  # of its weight that no other copy holds: added by the outlet itself
OWN_SENTENCE = 0.5  # of its weight that another copy may hold: a sentence reworded is not added
TOLD_THERE = 0.30  # of a credited sentence's weight that the sentence of the other outlet holds
UNNAMED = frozenset((SpeakerClass.UNNAMED_OFFICIAL, SpeakerClass.UNNAMED_SOURCE, SpeakerClass.UNATTRIBUTED))
WORD = re.compile(r"\w+")

Place = tuple[str, int]  # document, sentence index


@dataclass(frozen=True, slots=True)
class Origins:
    """Which origin each document, sentence and quotation has."""

    of_document: dict[str, str]
    of_sentence: dict[Place, str]  # twins of reports of different origins; paragraphs that one copy added
    of_quote: dict[str, list[tuple[int, int, str]]] = field(default_factory=dict)  # document -> start, end, origin
    credited: dict[Place, str] = field(default_factory=dict)  # sentences that the credited outlet's own report tells
    passed_on: dict[Place, str] = field(default_factory=dict)  # sentences that credit an outlet, of which it says less
    traces: dict[str, Traces] = field(default_factory=dict)  # of each document

    def of_words(self, document: str, sentence: int) -> str:
        """The origin of what the outlet's own voice says in a sentence."""
        place = document, sentence
        for known in (self.credited, self.passed_on, self.of_sentence):
            if place in known:
                return known[place]
        return self.of_document[document]

    def of_claim(self, words: Span, sentence: int, statement: Statement | None) -> str:
        """One speech, one credited report, one speaker, one relay, one copied text: one origin."""
        for span in (words, *(statement.content if statement is not None else ())):
            if (quoted := self._quoted(span)) is not None:
                return quoted
        place = words.document, sentence
        if statement is None or place in self.credited:
            return self.of_words(*place)
        named = speaker(statement)
        if place in self.passed_on and (named is None or statement.speaker.speaker_class is SpeakerClass.MEDIA):
            return self.passed_on[place]
        return named or _relay(statement) or self.of_words(*place)

    def _quoted(self, words: Span) -> str | None:
        for start, end, origin in self.of_quote.get(words.document, ()):
            if start < words.end and words.start < end:
                return origin
        return None


def speaker(statement: Statement) -> str | None:
    """The origin that a statement's speaker is; None: nobody in particular."""
    said = statement.speaker
    return digest("speaker", said.actor) if said.actor is not None and said.speaker_class not in UNNAMED else None


def _relay(statement: Statement) -> str | None:
    relay = statement.relay
    return digest("relay", relay.actor or relay.text.casefold()) if relay is not None else None


def link(
    reports: Sequence[Report], told: Mapping[Place, Statement] | None = None, *, memory: Memory | None = None
) -> Origins:
    """Group documents and sentences by common origin. Cost grows with shared words and facts, not with pairs."""
    memory = memory or Memory()
    twins = _twins(_shingles(reports, memory), memory)
    pages = _Pages(reports, memory)
    groups = Groups(r.document.id for r in reports)
    for a, b in _copied(reports, twins, memory):
        groups.join(a, b)
    pages.join_rewrites(groups)
    of_document = {d: digest("origin", *group) for group in groups.all() for d in group}
    same = Groups({s for pair in twins for s in pair})
    for left, right in twins:
        same.join(left, right)
    of_sentence = {
        s: digest("twin", *map(str, group))
        for group in same.all()
        if len({of_document[d] for d, _ in group}) > 1  # copies of one report have its origin already
        for s in group
    }
    of_sentence |= pages.added(groups.all())
    statements = _by_place(reports, told or {})
    of_quote = _quoted(reports, statements, of_document, memory)
    traces = {r.document.id: t for r, t in zip(reports, pages.traces, strict=True)}
    return Origins(of_document, of_sentence, of_quote, *pages.credited(of_document, statements), traces)


def mark(documents: Sequence[Document], origins: Origins) -> tuple[Document, ...]:
    """Write each document's origin group into it."""
    return tuple(replace(d, origin=origins.of_document.get(d.id, "")) for d in documents)


# --- rewrites, credits, what a copy added ----------------------------------------------------------------------------


class _Pages:
    """Every report's traces and credits."""

    def __init__(self, reports: Sequence[Report], memory: Memory) -> None:
        self.reports = reports
        self.memory = memory
        self.outlets = sorted({copies_credits.plain(r.document.outlet) for r in reports} - {""})
        agencies = {copies_credits.plain(r.document.agency) for r in reports}
        names = frozenset(w for name in (*self.outlets, *agencies) for w in name.split())
        names = memory.get("words of outlets", (), lambda: names, names)  # one object for as long as it is the same
        self.traces = [self._traces(r, names) for r in reports]
        known = memory.get("outlets by word", (), lambda: copies_credits.Outlets(self.outlets), tuple(self.outlets))
        self.credits = [self._credits(r, known) for r in reports]
        self.place = {r.document.id: i for i, r in enumerate(reports)}

    def _traces(self, report: Report, outlets: frozenset[str]) -> Traces:
        words = self.memory.get("names", (report,), lambda: copies.names(report))
        here = self.memory.get("outlets here", (report, outlets), lambda: words & outlets)  # no other changes anything
        return self.memory.get("traces", (report,), lambda: copies.traces(report, here), here)

    def _credits(self, report: Report, outlets: copies_credits.Outlets) -> Credits:
        words = self.memory.get("words", (report,), lambda: copies_credits.words(report))
        here = self.memory.get("outlets within", (report, outlets), lambda: frozenset(outlets.within(words)))
        return self.memory.get("credits", (report,), lambda: copies_credits.read(report, here), here)

    def join_rewrites(self, groups: Groups[str]) -> None:
        """Join the groups of which one tells the other's facts, the surest first.

        Where groups of several meet, they must be alike on the whole: one report that leans on two texts makes them no
        one text. Reports copied word for word speak with one voice, so that a report given twice changes nothing.
        """
        ids = [r.document.id for r in self.reports]
        apart = ((i, j) for i, j in self._candidates() if groups.find(ids[i]) != groups.find(ids[j]))
        found = sorted((-self._surplus(i, j), i, j) for i, j in apart)
        members: dict[str, list[int]] = {}
        for group in groups.all():
            members[group[0]] = [max((self.place[d] for d in group), key=lambda i: (self.traces[i].weight, ids[i]))]
        for surplus, i, j in found:
            one, other = groups.find(ids[i]), groups.find(ids[j])
            if surplus > 0 or one == other:
                continue
            pairs = [(a, b) for a in members[one][:MEMBERS] for b in members[other][:MEMBERS]]
            if len(pairs) > 1 and sum(self._surplus(a, b) for a, b in pairs) < -APART * len(pairs):
                continue
            both = members.pop(one) + members.pop(other)
            groups.join(one, other)
            members[groups.find(one)] = sorted(both, key=lambda i: ids[i])

    def _surplus(self, i: int, j: int) -> float:
        """By how much two reports hold more of each other than one text's two tellings must."""
        i, j = sorted((i, j))
        given = self.traces[i], self.traces[j], self.credits[i], self.credits[j]
        return self.memory.get("surplus", given, lambda: self._weighed(i, j))

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Pairs of reports that share facts; grows with shared facts, not with the square of reports."""
        facts = [self.memory.get("facts", (t,), t.facts) for t in self.traces]
        index: Sharing[str] = self.memory.standing("facts", copies.sharing)
        ids = [r.document.id for r in self.reports]
        index.update(dict(zip(ids, facts, strict=True)))
        for i, j in copies.nearest(index):
            yield self.place[i], self.place[j]

    def _weighed(self, i: int, j: int) -> float:
        left, right = self.traces[i], self.traces[j]
        here, there = (copies.shared(x, y, range(len(x.own))) for x, y in ((left, right), (right, left)))
        (a, weight_a), (b, weight_b) = copies.held(left, here), copies.held(right, there)
        least = self._least(self.credits[i], self.credits[j])
        if least == REWRITE_SECOND:
            return a + b - least
        more = max(0.0, 1 - min(weight_a, weight_b) / SHORT)
        more += WITNESS * min(2, copies.own_quotations(left, right), copies.own_quotations(right, left))
        more += WITNESS * min(2, copies.own_speakers(left, right), copies.own_speakers(right, left))
        own = copies.own_sentences(left, here) + copies.own_sentences(right, there)
        more += WITNESS * min(OWN_MOST, max(0, own - OWN_LEAST))
        return max(a + b - least - more, max(a, b) - REWRITE_PART - more)

    @staticmethod
    def _least(left: Credits, right: Credits) -> float:
        """What two reports must hold of each other to be one, by what they say of their sources."""
        named = {n for c in (left, right) for n in (c.own, *c.named) if n}
        if any(_at_second_hand(left, right, n) or _at_second_hand(right, left, n) for n in named):
            return REWRITE_SECOND
        agency = left.agency and copies_credits.same_outlet(left.agency, right.agency)
        return REWRITE_CREDITED if agency or left.credit(right.own) or right.credit(left.own) else REWRITE

    def added(self, groups: Sequence[Sequence[str]]) -> dict[Place, str]:
        """Sentences of paragraphs that a copy has and no other copy holds, past the first."""
        found: dict[Place, str] = {}
        for group in groups:
            for document in group if len(group) > 1 else ():
                others = [self.traces[self.place[d]] for d in group if d != document][: copies.HOLDERS]
                given = (self.traces[self.place[document]], *others)
                found |= self.memory.get("added", given, partial(self._added, document, others), document)
        return found

    def _added(self, document: str, others: Sequence[Traces]) -> dict[Place, str]:
        own = self.traces[self.place[document]]
        alone: dict[int, list[int]] = defaultdict(list)
        for sentence, paragraph in enumerate(own.paragraphs):
            alone[paragraph].append(sentence)
        for paragraph in sorted(alone)[:2]:
            del alone[paragraph]  # the headline and the lead are the story's
        taken: set[int] = set()  # sentences of such a paragraph that another copy tells too
        for other in others:
            held = copies.shared(own, other, [s for at in alone.values() for s in at])
            taken.update(s for s, (weight, hit) in held.items() if weight and hit >= OWN_SENTENCE * weight)
            for paragraph, at in list(alone.items()):
                whole = sum(held[s][0] for s in at)
                if not whole or sum(held[s][1] for s in at) >= OWN_PARAGRAPH * whole:
                    del alone[paragraph]
        return {(document, s): digest("added", document, p) for p, at in alone.items() for s in at if s not in taken}

    def credited(
        self, of_document: Mapping[str, str], told: Mapping[Place, Statement]
    ) -> tuple[dict[Place, str], dict[Place, str]]:
        """The origins of sentences that credit another outlet: its own sentence; where it has none, the outlet."""
        by_outlet: dict[str, list[int]] = defaultdict(list)
        for i, credits in enumerate(self.credits):
            by_outlet[credits.own].append(i)
        known: dict[Place, str] = {}
        passed_on: dict[Place, str] = {}
        of_outlet = {
            name: [j for own, at in by_outlet.items() if copies_credits.same_outlet(name, own) for j in at]
            for name in {name for credits in self.credits for name in credits.named}
        }
        for i, credits in enumerate(self.credits):
            for name, sentences in sorted(credits.named.items()):
                holders = of_outlet[name]
                outlet = of_document[self.reports[holders[0]].document.id] if holders else digest("outlet", name)
                for sentence in sorted(sentences):
                    place = self.reports[i].document.id, sentence
                    passed_on.setdefault(place, outlet)
                    there = self._there(i, sentence, holders)
                    if there is not None:
                        named = speaker(told[there]) if there in told else None
                        known.setdefault(place, named or of_document[there[0]])
        return known, passed_on

    def _there(self, i: int, sentence: int, holders: Sequence[int]) -> Place | None:
        """The sentence of the credited outlet's own reports that holds most of one."""
        found = [
            (hit, self.reports[j].document.id, -other)
            for j in holders[: copies.HOLDERS]
            for other, hit in copies.by_sentence(self.traces[i], sentence, self.traces[j])
            if hit >= TOLD_THERE
        ]
        _, document, other = max(found, default=(0.0, "", 0))
        return (document, -other) if document else None


def _at_second_hand(teller: Credits, other: Credits, outlet: str) -> bool:
    """Whether one tells what an outlet reported that the other is, or whose report the other tells too."""
    if teller.second_hand(outlet) < SECOND_HAND:
        return False
    return copies_credits.same_outlet(outlet, other.own) or other.second_hand(outlet) >= SECOND_HAND


# --- quotations ------------------------------------------------------------------------------------------------------


def _by_place(reports: Sequence[Report], told: Mapping[Place, Statement]) -> dict[Place, Statement]:
    """The first statement of the top level in each sentence."""
    found: dict[Place, Statement] = {}
    for report in reports:
        where = {s.number: i for i, s in enumerate(report.parsed.sentences)}
        for index in range(len(report.mentions.statements)):
            statement = told.get((report.document.id, index))
            if statement is not None and statement.within is None:
                for content in statement.content:
                    found.setdefault((report.document.id, where[content.number]), statement)
    return found


def _quoted(
    reports: Sequence[Report], told: Mapping[Place, Statement], of_document: Mapping[str, str], memory: Memory
) -> dict[str, list[tuple[int, int, str]]]:
    """The origin of shared quotations: the speaker whom most origins name, else the words themselves."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    statements: dict[str, dict[str, Statement]] = defaultdict(dict)
    for (document, _), statement in told.items():
        statements[document][statement.id] = statement
    said: dict[str, list[tuple[int, int, str]]] = {}
    for document, here in statements.items():
        own = tuple(here.values())
        said[document] = memory.get("named speakers", own, partial(_said, own))
    for group in copies_quotes.groups(reports, memory):
        places = [(reports[i].document.id, start, end) for i, start, end in group]
        votes = {
            (of_document[document], named)
            for document, start, end in places
            for first, last, named in said.get(document, ())
            if first < end and start < last
        }
        counts = Counter(named for _, named in sorted(votes))
        best = min(counts, key=lambda k: (-counts[k], k), default=None) or digest("quote", *map(str, places))
        for document, start, end in places:
            found[document].append((start, end, best))
    return dict(found)


def _said(statements: Sequence[Statement]) -> list[tuple[int, int, str]]:
    """Where somebody in particular speaks, and who."""
    named = ((s, speaker(s)) for s in statements)
    return [(content.start, content.end, who) for s, who in named if who for content in s.content]


# --- twin sentences --------------------------------------------------------------------------------------------------


def _copied(reports: Sequence[Report], twins: Sequence[tuple[Place, Place]], memory: Memory) -> list[tuple[str, str]]:
    """Pairs of documents of which twin sentences make up enough."""
    found_in = {r.document.id: memory.get("lengths", (r,), partial(_own_lengths, r)) for r in reports}
    own = {(document, i): length for document, found in found_in.items() for i, length in enumerate(found)}
    lengths = {document: sum(found) for document, found in found_in.items()}
    agency = {r.document.id: r.document.agency for r in reports}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for left, right in twins:
        shared[left[0], right[0]] += min(own[left], own[right])
    found = []
    for (a, b), characters in sorted(shared.items()):
        least = COPY_CREDITED if agency[a] and agency[a] == agency[b] else COPY
        if characters >= least * max(1, min(lengths[a], lengths[b])):
            found.append((a, b))
    return found


def _shingles(reports: Sequence[Report], memory: Memory) -> dict[Place, frozenset[str]]:
    """Word 3-shingles of each sentence outside quotation marks: a shared speech makes no twins."""
    found = {}
    for report in reports:
        for index, shingles in memory.get("shingles", (report,), partial(_shingles_of, report)).items():
            found[report.document.id, index] = shingles
    return found


def _shingles_of(report: Report) -> dict[int, frozenset[str]]:
    found = {}
    marks = list(copies.quotations(report.parsed))
    for index, sentence in enumerate(report.parsed.sentences):
        words = WORD.findall(copies.outside(report.document.text, sentence.start, sentence.end, marks).casefold())
        if len(words) >= LEAST_WORDS:
            found[index] = frozenset(" ".join(words[i : i + 3]) for i in range(len(words) - 2))
    return found


def _twins(sentences: dict[Place, frozenset[str]], memory: Memory) -> list[tuple[Place, Place]]:
    """Pairs of sentences of two documents that are much the same, in order."""
    index: Sharing[Place] = memory.standing("twins", lambda: Sharing(HOLDERS, _much, apart=lambda a, b: a[0] != b[0]))
    index.update({place: sentences[place] for place in sorted(sentences)})
    return sorted(index.pairs())


def _much(shared: int, one: int, other: int) -> bool:
    return shared >= TWIN * (one + other - shared) or shared >= HELD * min(one, other)


def _own_lengths(report: Report) -> list[int]:
    """Characters of each sentence outside quotation marks."""
    marks = list(copies.quotations(report.parsed))
    return [
        s.end - s.start - sum(max(0, min(end, s.end) - max(start, s.start)) for start, end in marks)
        for s in report.parsed.sentences
    ]
