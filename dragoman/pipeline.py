"""The whole story on one page: documents -> one Situation. Read this second.

read (before this) -> parse and extract, a document at a time -> date the undated -> link -> compare -> fold.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from dragoman import calendar, collecting, standins
from dragoman.compare import balance, figures, first, means, names, omissions, propositions, verdicts
from dragoman.compare.context import Context
from dragoman.errors import DragomanError
from dragoman.extract import EXTRACTORS, Extractors, chosen, find, parse
from dragoman.extract.conversions import check_conversions
from dragoman.link import actors as link_actors
from dragoman.link import (
    anchors,
    answers,
    blame,
    dating,
    demands,
    events,
    mentioned,
    origins,
    pairing,
    relations,
    stories,
    story,
    weight,
)
from dragoman.link import claims as link_claims
from dragoman.link import statements as link_statements
from dragoman.link.copies import Traces
from dragoman.link.occurrences import Occurrence, Story
from dragoman.link.outcomes import occurrences
from dragoman.memory import Memory
from dragoman.model import (
    Actor,
    ActorMention,
    Claim,
    ClaimField,
    Decision,
    Document,
    Event,
    MaybeOne,
    Question,
    Refused,
    Report,
    SetAside,
    Situation,
    Span,
)
from dragoman.ordering import in_order
from dragoman.settings import Settings
from dragoman.situation import doubles, regrouped
from dragoman.situation.decided import Rulings
from dragoman.situation.watch import watch

Progress = Callable[[str, int, int], None]  # stage, done, all


@collecting.seldom()
def build(
    documents: Iterable[Document],
    *,
    refused: Sequence[Refused] = (),
    extractors: Extractors = EXTRACTORS,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Situation:
    """Build the situation of one story: a pure function of documents, extractors and settings.

    The order of documents and the repetition of one change nothing, a text that two outlets print nothing but what is
    cited. ``settings.as_of`` leaves out what was published later; an undated report is kept unless its whole interval
    lies later.
    """
    settings = settings or Settings()
    say = progress or _silent
    given = in_order(documents)
    unique, again = doubles.told_once(given)
    outlets = standins.outlets(_kept_by(given, settings.as_of))
    failed: dict[str, Refused] = {}
    read = extract(unique, extractors=extractors, settings=settings, progress=say, outlets=outlets, failed=failed)
    reports = list(read)
    again_too = [d.document for d in again if d.of.id not in failed]
    told = [*refused, *failed.values()]
    return assemble(reports, again=again_too, refused=told, settings=settings, progress=say)


@collecting.seldom()
def assemble(
    reports: Iterable[Report],
    *,
    again: Iterable[Document] = (),
    decisions: Sequence[Decision] = (),
    refused: Sequence[Refused] = (),
    settings: Settings | None = None,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> Situation:
    """Build the situation from reports extracted before, whenever and in whatever order that was, and decisions.

    ``again``: documents that print a report's text once more, and need no reading of their own. ``memory``: of earlier
    builds from the same report objects; what they worked out and this one needs is not worked out again.
    """
    settings = settings or Settings()
    say = progress or _silent
    memory = memory or Memory()
    by_id = {r.document.id: r for r in reports}
    with memory.build():
        return _assembled(by_id, list(again), decisions, tuple(refused), settings, say, memory)


def _assembled(
    by_id: Mapping[str, Report],
    again: Sequence[Document],
    decisions: Sequence[Decision],
    refused: tuple[Refused, ...],
    settings: Settings,
    say: Progress,
    memory: Memory,
) -> Situation:
    given = in_order([*(r.document for r in by_id.values()), *again], memory)
    unique, doubled = doubles.told_once(given, alone=doubles.decided_on(decisions))
    rulings = Rulings(decisions, [by_id[d.id] for d in unique])
    known = rulings.reports([by_id[d.id] for d in unique])
    known, later = _out_by(known, settings.as_of)  # first, so that no later report dates an earlier one
    kept, aside = stories.set_apart([r.parsed for r in known], memory)
    within = set(kept)
    apart = [r.document for i, r in enumerate(known) if i not in within]
    told, still_later = _out_by(dated([known[i] for i in kept], memory), settings.as_of)
    for report in (*later, *still_later):
        aside.append(SetAside(report.document.id, report.document.name, f"came out after {settings.as_of}"))
    say("link", 0, 1)
    found = fold(told, settings, aside=tuple(aside), refused=refused, apart=apart, rulings=rulings, memory=memory)
    say("link", 1, 1)
    return doubles.with_doubles(found, doubled, as_of=settings.as_of)


def extract(
    documents: Sequence[Document],
    *,
    extractors: Extractors,
    settings: Settings,
    progress: Progress,
    outlets: Sequence[str] = (),
    failed: dict[str, Refused] | None = None,
) -> Iterator[Report]:
    """Parse and extract a document at a time, in order; ``outlets``: those of the story, whoever names them.

    ``failed`` takes a report on whose words an extractor fails, by its id, and the others go on; without, it is raised.
    """
    extractors = chosen(settings.statements, extractors)
    for done, parsed in enumerate(parse(documents, model=settings.model, outlets=outlets), 1):
        try:
            report = Report(parsed.document, parsed, find(parsed, extractors))
        except DragomanError:
            raise
        except Exception as error:
            if failed is None:
                raise
            failed[parsed.document.id] = _failing(parsed.document, error)
        else:
            yield report
        progress("read", done, len(documents))


def _failing(document: Document, error: Exception) -> Refused:
    where = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{type(error).__name__} in {Path(where.filename).stem}.{where.name}, line {where.lineno}"
    return Refused(document.name, f"Dragoman failed on its words ({fault}); the others were read: please report it")


def dated(reports: Sequence[Report], memory: Memory | None = None) -> list[Report]:
    """Date what is undated, from its own evidence and the others', then resolve every time against its report's day."""
    known = memory or Memory()
    return [
        known.get("dated", (report,), partial(_on, report, document), document.published)
        for report, document in zip(reports, dating.date_documents(reports), strict=True)
    ]


def _on(report: Report, document: Document) -> Report:
    """A report with its day, and every time resolved against that."""
    times = calendar.resolve_all(report.mentions.times, document.published)
    return Report(document, replace(report.parsed, document=document), replace(report.mentions, times=tuple(times)))


def fold(
    reports: Sequence[Report],
    settings: Settings,
    *,
    aside: tuple[SetAside, ...] = (),
    refused: tuple[Refused, ...] = (),
    apart: Sequence[Document] = (),
    rulings: Rulings | None = None,
    memory: Memory | None = None,
) -> Situation:
    """Link, compare and fold extracted reports into the situation; a person's decisions have the last word."""
    ruled = rulings or Rulings()
    memory = memory or Memory()
    reports = regrouped.rechained(ruled, reports)
    known = regrouped.actors(ruled, link_actors.link(reports, memory), reports)
    known, told = regrouped.named(ruled, known, link_statements.link(reports, known, memory), reports)
    whole = Story(reports, known, memory)
    copies = origins.link(reports, told, memory=memory)
    voices = link_claims.Voices(whole, told, copies)
    # the reader stands on the first day by which every report may have come out: nothing is overdue before that
    today = settings.today or max((d for r in reports if (d := r.document.published.earliest)), default=None)

    found = occurrences(whole)
    linked = ruled.groups(found, events.link(found, memory))
    groups = [[found[i] for i in group] for group in linked.groups]
    documents = {d.id: d for d in origins.mark([r.document for r in reports], copies)}
    grounds = [voices.grounds(group) for group in groups]
    made = [
        memory.get("event", (*group, *on.told), partial(story.event, group, voices), on.origins, on.texts)
        for group, on in zip(groups, grounds, strict=True)
    ]
    made = ruled.events(made, found)
    made = weight.weigh(list(zip(made, groups, strict=True)), known, today)
    made = _with_omissions(made, groups, found, documents, copies.traces, memory)
    made, counted = anchors.follow(made, groups, whole, voices)
    made = ruled.events(made, found)  # once more: a day that another event lends does not replace a decided one
    claims = _claims(made, groups, grounds, voices, memory) + counted + _blames(whole, found, linked, made, voices)
    maybe = [MaybeOne(made[d.left].id, made[d.right].id, ClaimField(d.field), d.score) for d in linked.doubts]
    event_at = {o.key: e for e, group in zip(made, groups, strict=True) for o in group}
    statements = _about(told, found, event_at)
    context = Context(documents, known.by_id, {e.id: e for e in made}, {s.id: s for s in statements}, *_words(reports))
    said = [*figures.find(context, claims, memory), *first.find(context, memory), *means.find(context, memory)]
    said += propositions.find(context) if settings.claims == "words" else []
    in_words = {c.id: c for left, right, _ in said for c in (left, right)}

    def actor_of(mention: ActorMention) -> str | None:
        return known.of.get((mention.span.document, mention.chain))

    made_of = Situation(
        documents=tuple(sorted((*documents.values(), *apart), key=lambda d: (d.name, d.id))),
        actors=known.actors,
        statements=tuple(statements),
        events=tuple(sorted(made, key=lambda e: -e.weight)),  # ties in the order of the words
        claims=(*claims, *in_words.values()),
        verdicts=verdicts.verdicts(claims, maybe, context, said, dismissed=ruled.dismissals(), memory=memory),
        names=names.names(reports, actor_of, lambda document, index: event_at.get((document, index)), memory),
        demands=demands.link(whole, told),
        relations=relations.link(whole),
        expectations=watch(made, claims, documents, settings.as_of or today, statements),
        silent=omissions.silences(known.actors, statements, {a.id: context.party(a.id) for a in known.actors}),
        questions=(*link_actors.questions(reports), *_conversions(reports, memory)),
        refused=refused,
        set_aside=aside,
        tellings=balance.tellings(
            reports, lambda document, index: event_at.get((document, index)), _chiefs(known.actors, context), memory
        ),
        sentences={r.document.id: tuple((s.start, s.end, s.number) for s in r.parsed.sentences) for r in reports},
    )
    return ruled.situation(made_of)


def _chiefs(actors: Sequence[Actor], context: Context) -> dict[str, str]:
    """Each actor's party as one actor of it, the first: a state, its government and its army are counted as one."""
    first: dict[str, str] = {}
    return {actor.id: first.setdefault(context.party(actor.id), actor.id) for actor in actors}


def _conversions(reports: Sequence[Report], memory: Memory) -> list[Question]:
    """Bracketed conversions that do not fit their figure: both stand, a person decides."""
    found = ((r, memory.get("conversions", (r,), partial(_unfit, r))) for r in reports)
    return [Question("conversion", said, (r.parsed.evidence(span),)) for r, unfit in found for span, said in unfit]


def _unfit(report: Report) -> list[tuple[Span, str]]:
    return list(check_conversions(report.parsed))


def _words(reports: Sequence[Report]):  # type: ignore[no-untyped-def]
    """The words of each report, and where its days and numbers stand."""
    return (
        {r.document.id: r.parsed for r in reports},
        {r.document.id: [(t.span.start, t.span.end, t.when) for t in r.mentions.times if t.when] for r in reports},
        {
            r.document.id: [(c.span.start, c.span.end, c.count) for c in r.mentions.counts if not c.part]
            for r in reports
        },
    )


def _claims(
    made: Sequence[Event],
    groups: Sequence[Sequence[Occurrence]],
    grounds: Sequence[link_claims.Grounds],
    voices: link_claims.Voices,
    memory: Memory,
) -> list[Claim]:
    found: dict[str, Claim] = {}  # a day that two of an act's phrases hold is claimed once
    for event, group, on in zip(made, groups, grounds, strict=True):
        alone, several = len(group) == 1, link_claims.several(group)
        for o, said, origin in zip(group, on.told, on.origins, strict=True):
            told = partial(link_claims.claims, event.id, o, voices, alone=alone, several=several)
            found.update(memory.get("claims", (o, said), told, event.id, origin, alone, several))
    return list(found.values())


def _with_omissions(
    made: Sequence[Event],
    groups: Sequence[Sequence[Occurrence]],
    found: Sequence[Occurrence],
    documents: Mapping[str, Document],
    traces: Mapping[str, Traces],
    memory: Memory,
) -> list[Event]:
    """Tell which reports leave an event of several origins out; one that may speak of it in other words does not."""
    by_sense: dict[str, list[Occurrence]] = {}
    for o in found:
        by_sense.setdefault(o.family, []).append(o)
    out = []
    for event, group in zip(made, groups, strict=True):
        if event.origins >= omissions.LEAST_REPORTS:
            own = set(event.documents)
            rest = [o for o in by_sense[group[0].family] if o.key[0] not in own]
            maybe = pairing.may_speak_of(group, rest, memory)
            silent = omissions.left_out_by(event, documents, maybe)
            told = mentioned.mentioning(group, silent, traces, memory)
            event = replace(event, left_out_by=tuple(d for d in silent if d not in told))
        out.append(event)
    return out


def _blames(
    whole: Story, found: Sequence[Occurrence], linked: events.Linked, made: Sequence[Event], voices: link_claims.Voices
) -> list[Claim]:
    group = {i: n for n, members in enumerate(linked.groups) for i in members}
    by_event: dict[str, list[blame.Blame]] = {}
    for accusation in (*blame.find(whole, found), *answers.find(whole, found)):
        by_event.setdefault(made[group[accusation.occurrence]].id, []).append(accusation)
    return [c for event, accused in by_event.items() for c in link_claims.blames(event, accused, found, voices)]


def _about(told, found: Sequence[Occurrence], event_at):  # type: ignore[no-untyped-def]
    """Tell each statement which events its content speaks of."""
    about: dict[str, dict[str, None]] = {}
    for o in found:
        for index in o.statements:
            about.setdefault(told[o.key[0], index].id, {})[event_at[o.key].id] = None
    return [replace(s, about=tuple(about[s.id])) if s.id in about else s for s in told.values()]


def _kept_by(documents: Sequence[Document], day: date | None) -> list[Document]:
    return [d for d in documents if day is None or d.published.earliest is None or d.published.earliest <= day]


def _out_by(reports: Sequence[Report], day: date | None) -> tuple[list[Report], list[Report]]:
    """The reports that may have come out by a day, and those that surely came out later."""
    if day is None:
        return list(reports), []
    kept: list[Report] = []
    later: list[Report] = []
    for report in reports:
        first = report.document.published.earliest
        (later if first and first > day else kept).append(report)
    return kept, later


def _silent(stage: str, done: int, of: int) -> None:
    """No progress shown."""
