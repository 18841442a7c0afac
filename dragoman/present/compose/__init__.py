"""Situation -> Brief: what is selected, in which order, in which words. Renderers print what this hands them."""

from collections import Counter

from dragoman.foresee.pictures.ladder import meetings
from dragoman.model import MentionKind, Situation
from dragoman.present.compose import decided, differ, events, said, sources
from dragoman.present.compose.desk import Desk, dating
from dragoman.present.compose.telling import tellings
from dragoman.present.layout import Aside, Brief

LEAST_PART = 0.4  # of the 2 that an actor has who is first in both: below it nobody is named (set by hand)
LATER = "came out after "  # how the pipeline words what --as-of leaves out
LEGEND = (
    "[1 s12] = report 1, sentence 12 (h = headline).",
    "Voices: OWN the outlet's, NAMED, BODY, UNNAMED, EXPERT, MEDIA, WITNESS, DOCUMENT.",
    "Days marked (inferred) are reasoned out under SOURCES. No verdict is given on anyone.",
)


def compose(situation: Situation, *, items: int = 10) -> Brief:
    """Compose the brief of a situation; a section has about ``items`` lines before "and N more"."""
    desk = Desk(decided.shown(situation), items)
    happened, happened_more = events.happened(desk)
    expected, expected_more = events.expected(desk)
    who_says, who_says_more = said.who_says(desk)
    left_out, left_out_more = differ.left_out(desk)
    single, single_more = differ.single_origin(desk)
    wants, wants_more = said.wants(desk)
    names, names_more = differ.naming(desk)
    relations, relations_more = said.relations(desk)
    timeline, timeline_more = sources.timeline(desk)
    questions, questions_more = sources.questions(desk)
    unknown, unknown_more = sources.unknown(desk)
    brief = Brief(
        title=_title(desk),
        subtitle=_subtitle(desk),
        legend=LEGEND,
        bottom_line=events.bottom_line(desk),
        happened=happened,
        happened_more=happened_more,
        background=events.background(desk),
        expected=expected,
        expected_more=expected_more,
        who_says=who_says,
        who_says_more=who_says_more,
        who_says_notes=said.notes(desk),
        differences=differ.differences(desk),
        left_out=left_out,
        left_out_more=left_out_more,
        single_origin=single,
        single_origin_more=single_more,
        wants=wants,
        wants_more=wants_more,
        names=names,
        names_more=names_more,
        tellings=tellings(desk),
        relations=relations,
        relations_more=relations_more,
        timeline=timeline,
        timeline_more=timeline_more,
        process=tuple((step, desk.cites((told,))[0]) for step, told in meetings(situation)),
        today=max((d for r in situation.documents if (d := r.published.earliest) is not None), default=None),
        sources=sources.sources(desk),
        refused=tuple(Aside(r.name, r.reason) for r in situation.refused),
        set_aside=tuple(Aside(s.name, s.reason) for s in situation.set_aside),
        questions=questions,
        questions_more=questions_more,
        unknown=unknown,
        unknown_more=unknown_more,
        documents=sources.views(desk),
    )
    return decided.marked(brief, desk) if situation.decisions else brief


def _title(desk: Desk) -> str:
    """The actors with a name that reports speak of most and events turn on; a state's people count as the state."""
    fit = [a for a in desk.situation.actors if a.kind.value not in ("person", "people", "unknown", "media")]
    named = [a for a in fit if a.code or any(m.kind is MentionKind.NAME for m in a.mentions)]
    states = {a.country: a.id for a in named if a.kind.value == "state"}
    part: Counter[str] = Counter()
    for event in desk.situation.events:
        if not event.background:
            sides = (desk.actors[a] for a in (*event.agents, *event.recipients) if a in desk.actors)
            part.update(dict.fromkeys({states.get(a.country, a.id) for a in sides}, event.weight))
    spoken = Counter({a.id: len(a.mentions) for a in named})
    share = {a.id: _share(part, a.id) + _share(spoken, a.id) for a in named}
    named.sort(key=lambda a: -share[a.id])
    return " – ".join(a.name for a in named[:3] if share[a.id] >= LEAST_PART) or "Brief"


def _share(of: Counter[str], one: str) -> float:
    """How much it has beside whoever has most."""
    return of[one] / max(of.values(), default=0) if of[one] else 0.0


def _subtitle(desk: Desk) -> str:
    n = len(desk.documents)
    found = [f"{n} report{'s' if n != 1 else ''}", f"{len(desk.situation.refused)} refused"]
    later = [s for s in desk.situation.set_aside if s.reason.startswith(LATER)]
    if len(desk.situation.set_aside) > len(later):
        found.append(f"{len(desk.situation.set_aside) - len(later)} set apart")
    if later:
        found.append(f"as of {later[0].reason.removeprefix(LATER)} ({len(later)} later left out)")
    days = [d.published for d in desk.documents.values() if d.published.earliest and d.published.latest]
    if days:
        first = min(d.earliest for d in days if d.earliest)
        last = max(d.latest for d in days if d.latest)
        stated = all(d.stated for d in days)
        found.append(dating(type(days[0])(first, last, stated=stated)))
    return ", ".join(found)
