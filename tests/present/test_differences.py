"""What a reader sees of a difference, in each form: both sentences, outlets, voices and days, and what kind it is."""

import html as entities
import re
from collections.abc import Callable
from functools import cache

import pytest

from dragoman.model import Relation, Situation
from dragoman.pipeline import build
from dragoman.present import compose, html, markdown, terminal, wording
from dragoman.present.json import to_json
from dragoman.present.layout import Brief, Difference, Quote
from tests.builders import report
from tests.present.test_html import Page
from tests.properties.stories import STORIES, situation

pytestmark = pytest.mark.model

LEAD = "Gunmen attacked the pumping station at Lodwar on {day}, killing {killed} engineers and wounding {hurt}."
MATTER = (
    "Herders had warned of tracks near the lake for a week. The station feeds Kalokol and two camps beyond it.",
    "A convoy with generators left Eldoret before noon. The governor of Turkana cut short a journey to Addis Ababa.",
    "Shops in the bazaar stayed shut. Grace Wafula, who sells tea there, counted nine helicopters overhead.",
    "The engineers' union of Nakuru wants guards for every pump. Its chairman, Samuel Bett, wrote to parliament.",
)


@cache
def tolls() -> Situation:
    """Four papers, four days of print, other figures for the dead, the wounded and the day."""
    given = (
        ("Sunday", "nine", "20"),
        ("Sunday", "eleven", "31"),
        ("Saturday", "fourteen", "20"),
        ("Sunday", "seven", "44"),
    )
    return build(
        report(f"{name} Post", LEAD.format(day=day, killed=killed, hurt=hurt) + "\n\n" + matter, day="2031-03-13")
        for name, (day, killed, hurt), matter in zip(("Lake", "North", "Hill", "Coast"), given, MATTER, strict=True)
    )


def flat(text: str) -> str:
    """Words alone, without marks of emphasis, escapes and line breaks."""
    return " ".join(re.findall(r"\w+", text))


def as_text(brief: Brief) -> str:
    return terminal.render(brief, width=400, color=False)


def as_markdown(brief: Brief) -> str:
    return entities.unescape(markdown.render(brief))


def as_html(brief: Brief) -> str:
    page = html.render(brief, version="0")
    return entities.unescape(re.sub(r"<[^>]+>", " ", page))


FORMS = pytest.mark.parametrize("form", [as_markdown, as_html], ids=["Markdown", "HTML"])
FOUND = pytest.mark.parametrize("told", [lambda: situation(STORIES[0]), tolls], ids=["examples", "tolls"])


def items(brief: Brief) -> list[Difference]:
    return [item for group in brief.differences for item in group.items]


def sides(brief: Brief) -> list[Quote]:
    return [side for item in items(brief) for side in (item.left, item.right, *item.also)]


@FOUND
@FORMS
def test_each_side_has_its_sentence_outlet_day_and_voice(
    told: Callable[[], Situation], form: Callable[[Brief], str]
) -> None:
    brief = compose.compose(told(), items=40)
    page = flat(form(brief))
    assert sides(brief)
    for side in sides(brief):
        assert all((side.outlet, side.published, side.voice))
        assert flat(side.text) in page
        head = flat(f"{side.document_number} {side.outlet} {side.published} {side.voice}")
        assert head in page


@FOUND
@FORMS
def test_each_difference_says_what_kind_it_is_and_why(
    told: Callable[[], Situation], form: Callable[[Brief], str]
) -> None:
    brief = compose.compose(told(), items=40)
    page = flat(form(brief))
    for group in brief.differences:
        at = page.index(flat(group.heading))
        for item in group.items:
            assert page.index(flat(item.heading), at) > at  # under the heading of its kind
            assert flat(f"Why: {item.reason}") in page
            assert not item.condition or flat(item.condition) in page
            assert not item.more or flat(wording.more_pairs(item.more)) in page


@FOUND
def test_the_terminal_has_both_sides_beside_each_other(told: Callable[[], Situation]) -> None:
    brief = compose.compose(told(), items=40)
    page = as_text(brief)
    section = page[page.index(wording.DIFFERENCES.upper()) :]
    words = set(re.findall(r"\w+", section))
    for group in brief.differences:
        assert group.heading in section
        for item in group.items:
            assert flat(item.reason) in flat(section)
            for side in (item.left, item.right, *item.also):
                assert wording.who(side) in section
                assert set(re.findall(r"\w+", side.text)) <= words
                assert f"[{side.document_number} " in section


@FOUND
def test_the_page_marks_the_words_that_differ(told: Callable[[], Situation]) -> None:
    brief = compose.compose(told(), items=40)
    page = Page(html.render(brief, version="0"))
    assert len(page.all("blockquote")) == len(sides(brief))
    assert len(page.all("mark")) >= len(sides(brief))


@FOUND
def test_json_leads_from_each_difference_to_sentences_outlets_voices_and_days(told: Callable[[], Situation]) -> None:
    made = to_json(told())
    claims = {c["id"]: c for c in made["claims"]}
    documents = {d["id"]: d for d in made["documents"]}
    speakers = {s["id"]: s["speaker"]["class"] for s in made["statements"]}
    assert made["verdicts"]
    for verdict in made["verdicts"]:
        assert verdict["relation"] in set(Relation)
        assert verdict["reason"]
        for side in ("left", "right"):
            claim = claims[verdict[side]]
            report = documents[claim["voice"]["document"]]
            assert claim["voice"]["outlet"] == report["outlet"]
            assert claim["evidence"][0]["sentence"] in report["text"]
            assert report["published"]["earliest"]
            assert claim["voice"]["statement"] is None or speakers[claim["voice"]["statement"]]


@FOUND
def test_what_matters_most_stands_first(told: Callable[[], Situation]) -> None:
    found = told()
    weight = {e.id: e.weight for e in found.events}
    claims = {c.id: c for c in found.claims}
    kinds = ["CONTRADICT", "UNSETTLED", "UPDATE", "REFINE", "AGREE", "INCOMPARABLE"]
    order = [
        (kinds.index(v.relation.value), -max(weight[claims[v.left].about], weight[claims[v.right].about]))
        for v in found.verdicts
    ]
    assert order == sorted(order)
    assert [v.rank for v in found.verdicts] == list(range(1, len(found.verdicts) + 1))
    rank = {v.id: v.rank for v in found.verdicts}
    for group in compose.compose(found, items=40).differences:
        ranks = [rank[item.id] for item in group.items]
        assert ranks == sorted(ranks)


def dead() -> list[Difference]:
    return [i for i in items(compose.compose(tolls(), items=40)) if "killed" in i.reason]


def test_one_difference_told_by_many_pairs_is_shown_once_with_each_report_s_account() -> None:
    (one,) = dead()
    shown = [one.left, one.right, *one.also]
    assert sorted(side.document_number for side in shown) == [1, 2, 3, 4]
    assert all(any(f"killing {n}" in side.text for side in shown) for n in ("nine", "eleven", "fourteen", "seven"))
    assert one.more == 0  # no pair has a side that is not shown


def test_pairs_of_which_a_side_is_not_shown_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.present.compose.differ.ALSO", 0)
    (one,) = dead()
    verdicts = [v for v in tolls().verdicts if "killed" in v.reason and v.relation is not Relation.AGREE]
    assert not one.also
    assert one.more == len(verdicts) - 1 > 0


def test_the_dead_and_the_wounded_are_two_differences() -> None:
    found = [i for i in items(compose.compose(tolls(), items=40)) if "how many" in i.heading]
    kinds = {("killed" in i.reason, "injured" in i.reason or "wounded" in i.reason) for i in found}
    assert kinds == {(True, False), (False, True)}


@FOUND
def test_no_two_lines_say_the_same(told: Callable[[], Situation]) -> None:
    found = items(compose.compose(told(), items=40))
    shown = [(i.relation, i.left.text, i.right.text, i.reason) for i in found]
    assert len(shown) == len(set(shown))
