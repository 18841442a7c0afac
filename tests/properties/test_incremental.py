"""A story that grows, shrinks and is looked at on other days gives, at each step, what a fresh build gives."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import story as generated
from dragoman import standins
from dragoman.extract import EXTRACTORS
from dragoman.memory import Memory
from dragoman.model import Report
from dragoman.ordering import in_order
from dragoman.pipeline import assemble, extract
from dragoman.read import read
from dragoman.settings import Settings
from tests.builders import report
from tests.properties.stories import ROOT, STORIES

pytestmark = pytest.mark.model
ALL = (*STORIES, ROOT / "tests" / "stories" / "burundi-talks" / "reports")
RULES = Settings(statements="rules")
NAMES = (*(folder.parent.name for folder in ALL), "generated")
GENERATED = 24  # reports, enough for keys that lead to no further holders


@cache
def extracted(name: str) -> tuple[Report, ...]:
    """The reports of a story, parsed once."""
    if name == "generated":
        told = generated.reports(GENERATED, copies=0.3, seed=7)
        documents = [replace(report(t.outlet, t.text, day=t.published.isoformat()), name=t.name) for t in told]
    else:
        documents = list(read([next(folder for folder in ALL if folder.parent.name == name)]).documents)
    found = in_order(documents)
    outlets = standins.outlets(found)
    return tuple(extract(found, extractors=EXTRACTORS, settings=RULES, progress=lambda *_: None, outlets=outlets))


def steps(name: str) -> st.SearchStrategy[list[tuple[list[int], date | None]]]:
    number = GENERATED if name == "generated" else len(extracted(name))
    some = st.lists(st.integers(0, number - 1), min_size=1, max_size=number, unique=True)
    days = st.none() | st.dates(date(2020, 1, 1), date(2026, 12, 31))
    return st.lists(st.tuples(some, days), min_size=2, max_size=4)


def grown(reports: Sequence[Report], told: list[tuple[list[int], date | None]]) -> None:
    memory = Memory()
    for numbers, day in told:
        here = [reports[n] for n in numbers]
        at = replace(RULES, as_of=day)
        assert assemble(here, settings=at, memory=memory) == assemble(here, settings=at)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_each_step_is_what_a_fresh_build_gives(name: str, data: st.DataObject) -> None:
    grown(extracted(name), data.draw(steps(name)))


@pytest.mark.parametrize("name", NAMES)
def test_one_report_after_the_other(name: str) -> None:
    reports = extracted(name)
    grown(reports, [(list(range(n)), None) for n in (1, 2, 3, len(reports) - 1, len(reports), len(reports) - 2)])


def test_reports_of_another_outlet_and_another_day_change_what_depends_on_them() -> None:
    reports = list(extracted("generated")[:10])
    memory = Memory()
    assemble(reports, settings=RULES, memory=memory)
    document = replace(reports[3].document, outlet="Quite Another Herald")
    reports[3] = replace(reports[3], document=document, parsed=replace(reports[3].parsed, document=document))
    assert assemble(reports, settings=RULES, memory=memory) == assemble(reports, settings=RULES)
