"""What a person decided is marked wherever it shows: lines of the timeline and of relations too."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.model import Decided, DecisionKind, Event, Situation
from dragoman.present import html, markdown, terminal
from dragoman.present.compose import compose
from dragoman.present.layout import Brief
from tests.builders import report
from tests.stories_in_small import built, event_with

NOTE = "decided by Ada on 2031-05-01: I was there"
FERRY = report(
    "Lima Post",
    "Peruvian boats stopped a ferry off Arica on Tuesday. Brazil supports Peru. "
    "Chile recalled its ambassador from Lima on Tuesday. About 300 people marched through Arica on Tuesday.",
    day="2031-03-12",
)


def shown(brief: Brief) -> str:
    return terminal.render(brief, width=80, color=False)


def page(brief: Brief) -> str:
    return html.render(brief, version="1")


def decided(situation: Situation, *items: str, kind: str = "rename") -> Brief:
    """The brief of a situation in which something was decided of these items."""
    made = Decided("k1", DecisionKind(kind), "it", "so", items, "Ada", "I was there", "2031-05-01T09:00:00Z", NOTE)
    return compose(replace(situation, decisions=(made,)))


@pytest.mark.parametrize(("form", "times"), [(shown, 1), (markdown.render, 1), (page, 2)])
def test_each_form_marks_the_line_of_the_timeline_and_no_other(form: Callable[[Brief], str], times: int) -> None:
    """A page twice: in the table and, as a tooltip, in the drawing."""
    situation = built(FERRY)
    march: Event = event_with(situation, "marched")
    text = " ".join(form(replace(decided(situation, march.id), happened=(), bottom_line=(), decided=())).split())
    assert text.count(NOTE) == times
    assert (times == 2) == ("decided by a person" in text)


def test_the_bar_of_a_report_is_marked_too() -> None:
    brief = decided(built(FERRY), FERRY.id, kind="date")
    assert [b.label for b in brief.timeline if b.mark] == ["REPORT 1 written"]
    of_its_outlet = decided(built(FERRY), FERRY.id, kind="outlet")
    assert [b.label for b in of_its_outlet.timeline if b.mark] == []  # the line shows the day alone


@pytest.mark.parametrize("name", ["Brazil", "Peru"])
def test_a_relation_is_marked_whichever_of_its_two_was_decided(name: str) -> None:
    situation = built(FERRY)
    brief = decided(situation, next(a.id for a in situation.actors if a.name == name))
    assert [line.note for line in brief.relations] == [f"({NOTE})"]
    for form in (shown, markdown.render, page):
        assert NOTE in " ".join(form(replace(brief, decided=())).split())


def test_what_nobody_decided_is_not_marked() -> None:
    brief = decided(built(FERRY))
    assert [b for b in brief.timeline if b.mark] == []
    assert [line for line in brief.relations if line.note] == []


def test_a_short_name_that_a_person_gave_hides_no_other_act() -> None:
    situation = built(FERRY)
    march = event_with(situation, "marched")
    renamed = replace(
        situation,
        events=tuple(
            replace(e, name="The ambassador from Lima", renamed=True, weight=99.0) if e is march else e
            for e in sorted(situation.events, key=lambda e: e is not march)
        ),
    )
    told = [line.text for line in compose(renamed).happened]
    assert told[0] == "The ambassador from Lima"
    assert any("recalled its ambassador" in text for text in told)
