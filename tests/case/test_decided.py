"""Every kind of decision holds after a re-run, after a new report, and in another case that imports it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dragoman import case, pipeline
from dragoman.case import Case, adding
from dragoman.errors import BadInput
from dragoman.extract import EXTRACTORS
from dragoman.model import Document, Relation, Report, Situation
from dragoman.present import compose
from dragoman.present.json import dumps
from dragoman.settings import Settings
from tests.case.decided import decision, event, outlet
from tests.case.small import Clock
from tests.cli.conftest import RIVAL, TALKS

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("remembered")]
FIRST = f"{TALKS}\nThe army of Kenya met the elders. They said the road would be closed.\n"
LATER = """Outlet: Border Courier
Date: 2031-03-14

Gunmen attacked a pumping station near Lodwar on Saturday, killing 14 engineers, and burned two trucks. The presidents
of Kenya and Ethiopia will meet in Addis Ababa on March 20, said Amina Sol. Kenya has closed the road to the lake.
"""


@cache
def parsed(one: Document) -> Report:
    (report,) = pipeline.extract([one], extractors=EXTRACTORS, settings=Settings(), progress=lambda *_: None)
    return report


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "extracted", lambda found, *_, **__: iter([parsed(d) for d in found]))


@pytest.fixture
def story(tmp_path: Path, clock: Clock) -> Iterator[Case]:
    """A case with two reports, in a file: what differs between databases is tested in ``test_decided_store``."""
    with case.new(tmp_path / "story.case", clock=clock) as made:
        fill(made, tmp_path / "reports", {"a.txt": FIRST, "b.txt": RIVAL})
        yield made


def fill(made: Case, folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
        made.add(folder / name)


# --- what is decided, and what shows that it holds -------------------------------------------------------------------


def act(situation: Situation, trigger: str, words: str = "") -> str:
    """The event that a sentence tells."""
    return next(e.id for e in situation.events for m in e.mentions if m.text == trigger and words in m.sentence)


def clash(situation: Situation) -> list[str]:
    """The difference between the days of the attack that the two reports give."""
    told = {c.id: c.evidence[-1].sentence for c in situation.claims}
    return [
        v.id for v in situation.verdicts
        if v.relation is Relation.CONTRADICT and v.field == "when"
        and any("officials" in told[c] for c in (v.left, v.right))
        and any("newspaper" in told[c] for c in (v.left, v.right))
    ]  # fmt: skip


def listed(situation: Situation) -> set[str]:
    """The differences that the brief shows."""
    return {item.id for group in compose.compose(situation).differences for item in group.items}


def said(situation: Situation, words: str) -> str:
    return next(s.id for s in situation.statements if words in s.content[0].text)


def speaker(situation: Situation, words: str) -> str:
    return next(s.speaker.text for s in situation.statements if words in s.content[0].text)


def actor(situation: Situation, words: str) -> str:
    """The name of the actor that some words stand for."""
    return next(a.name for a in situation.actors for m in a.mentions if m.text == words)


def event_of(situation: Situation, trigger: str, words: str = "") -> object:
    return next(e for e in situation.events if e.id == act(situation, trigger, words))


def asked(situation: Situation) -> list[int]:
    return [n for n, q in enumerate(situation.questions) if q.text.startswith('whom does "They" mean')]


Aim = Callable[[Situation], Iterable[str]]
Holds = Callable[[Situation], object]


@dataclass(frozen=True)
class Try:
    kind: str
    at: Aim
    holds: Holds
    given: dict[str, str] = field(default_factory=dict)


def _shows(situation: Situation, words: str) -> bool:
    """Whether the brief tells it in the section of what happened."""
    brief = str(situation).partition("WHAT HAPPENED")[2].partition("WHAT IS EXPECTED")[0]
    return words in " ".join(brief.split())


def _published(situation: Situation, outlet: str) -> str:
    return next(str(d.published.latest) for d in situation.documents if d.outlet == outlet)


TRIES = {
    "merge events": Try(
        "merge",
        lambda s: [act(s, "meet", "expected"), act(s, "talks")],
        lambda s: act(s, "meet", "expected") == act(s, "talks"),
    ),
    "split an event": Try(
        "split",
        lambda s: [act(s, "attacked")],
        lambda s: act(s, "attacked", "nine engineers") != act(s, "attacked", "a regional newspaper"),
        {"words": "Sunday"},
    ),
    "merge actors": Try(
        "merge",
        lambda _: ["Foreign Ministry", "Jonas Weir"],
        lambda s: actor(s, "spokesman Jonas Weir") == actor(s, "Ethiopian Foreign Ministry") == "Foreign Ministry",
    ),
    "split an actor": Try(
        "split", lambda _: ["Ethiopia"], lambda s: actor(s, "Addis Ababa") == "Addis Ababa", {"words": "Addis Ababa"}
    ),
    "rename an actor": Try(
        "rename",
        lambda _: ["Amina Sol"],
        lambda s: actor(s, "Sol") == "Minister Sol" and "- Minister Sol (" in str(s),
        {"to": "Minister Sol"},
    ),
    "rename an event": Try("rename", lambda s: [act(s, "attacked")], lambda s: _shows(s, "- Raid ("), {"to": "Raid"}),
    "date an event": Try(
        "date",
        lambda s: [act(s, "attacked")],
        lambda s: str(event_of(s, "attacked").when.latest) == "2031-03-05",  # type: ignore[attr-defined]
        {"to": "2031-03-04..2031-03-05"},
    ),
    "date a report": Try(
        "date", lambda _: ["a.txt"], lambda s: _published(s, "Lakeside Wire") == "2031-03-11", {"to": "2031-03-11"}
    ),
    "place": Try(
        "place",
        lambda s: [act(s, "attacked")],
        lambda s: event_of(s, "attacked").where.name == "Turkwel",  # type: ignore[attr-defined]
        {"to": "Turkwel"},
    ),
    "speaker, an actor": Try(
        "speaker",
        lambda s: [said(s, "14 engineers")],
        lambda s: speaker(s, "14 engineers") == "Jonas Weir",
        {"to": "Jonas Weir"},
    ),
    "speaker, words": Try(
        "speaker",
        lambda s: [said(s, "14 engineers")],
        lambda s: speaker(s, "14 engineers") == "the Lodwar Gazette",
        {"to": "the Lodwar Gazette"},
    ),
    "outlet": Try(
        "outlet",
        lambda _: ["b.txt"],
        lambda s: "Highland Weekly" in {d.outlet for d in s.documents} and "Highland Voice" not in str(s)[:2000],
        {"to": "Highland Weekly"},
    ),
    "dismiss": Try("dismiss", lambda s: clash(s)[:1], lambda s: not clash(s)),
    "reliability": Try(
        "reliability",
        lambda _: ["Lakeside Wire"],
        lambda s: "reliability B (usually reliable)" in " ".join(str(s).split()),
        {"to": "b"},
    ),
    "pin": Try("pin", lambda s: [act(s, "backs")], lambda s: _shows(s, "backs the militants")),
    "hide": Try("hide", lambda s: [act(s, "met", "counterpart")], lambda s: not _shows(s, "Amina Sol met")),
    "hide a difference": Try("hide", lambda s: clash(s)[:1], lambda s: not set(clash(s)) & listed(s)),
    "answer": Try("answer", lambda s: [f"question:{asked(s)[0]}"], lambda s: not asked(s), {"to": "nobody knows"}),
    "answer with an actor": Try(
        "answer",
        lambda s: [f"question:{asked(s)[0]}"],
        lambda s: actor(s, "They") == "elders" and not asked(s),
        {"to": "elders"},
    ),
}
one_each = pytest.mark.parametrize("wanted", TRIES.values(), ids=TRIES)


def take(made: Case, wanted: Try) -> None:
    situation = made.situation()
    made.decide(wanted.kind, *wanted.at(situation), by="Ada", because="I was there", **wanted.given)


def holds(made: Case, wanted: Try) -> bool:
    try:
        return bool(wanted.holds(made.situation()))
    except StopIteration:
        return False


def marked(made: Case) -> bool:
    """Whether every decision has its target, and every form of the brief tells who decided."""
    situation = made.situation()
    forms = (str(situation), situation.to_markdown(), situation.to_html(), dumps(situation))
    told = "decided by Ada on 2031-03-10: I was there"
    return all(d.items for d in situation.decisions) and all(told in " ".join(f.split()) for f in forms)


@one_each
def test_it_holds_after_a_re_run(story: Case, tmp_path: Path, wanted: Try) -> None:
    assert not holds(story, wanted)
    take(story, wanted)
    with case.open(tmp_path / "story.case") as again:
        assert holds(again, wanted)
        assert marked(again)


@one_each
def test_it_holds_when_a_report_is_added(story: Case, tmp_path: Path, wanted: Try) -> None:
    take(story, wanted)
    fill(story, tmp_path / "reports", {"c.txt": LATER})
    assert holds(story, wanted)
    assert marked(story)


@one_each
def test_it_holds_in_another_case_that_imports_it(story: Case, tmp_path: Path, wanted: Try) -> None:
    take(story, wanted)
    with case.new(tmp_path / "theirs.case", clock=Clock()) as theirs:
        fill(theirs, tmp_path / "theirs", {"1.txt": LATER, "2.txt": RIVAL, "3.txt": FIRST})
        assert not holds(theirs, wanted)
        assert [t.outcome for t in theirs.import_decisions(story.export_decisions())] == ["new"]
        assert holds(theirs, wanted)
        assert marked(theirs)


@one_each
def test_undone_it_leaves_no_trace(story: Case, wanted: Try) -> None:
    before = dumps(story.situation())
    take(story, wanted)
    assert dumps(story.situation()) != before
    story.undo(story.decisions()[0].decision.id)
    assert dumps(story.situation()) == before


@one_each
def test_its_words_are_told_when_its_target_is_gone(story: Case, wanted: Try) -> None:
    take(story, wanted)
    (before,) = story.decisions()
    for version in story.versions():
        if before.decision.kind != "reliability" or version.outlet == "Lakeside Wire":
            story.remove(version.id)
    with_none = story.situation()
    (gone,) = with_none.decisions
    assert (gone.items, gone.target) == ((), before.decision.target.words)
    assert "TARGET NO LONGER EXISTS" in str(with_none)


def test_all_of_them_together_hold(made: Case, tmp_path: Path) -> None:
    fill(made, tmp_path / "reports", {"a.txt": FIRST, "b.txt": RIVAL})
    apart = ("hide a difference", "speaker, an actor", "answer with an actor", "split an event")  # at odds with others
    together = [t for name, t in TRIES.items() if name not in apart]
    for wanted in together:
        take(made, wanted)
    assert [t.kind for t in together if not holds(made, t)] == []
    assert marked(made)


# --- merged events are compared --------------------------------------------------------------------------------------


def test_events_that_are_merged_are_compared_and_count_together(story: Case) -> None:
    before = story.situation()
    one, other = act(before, "meet", "expected"), act(before, "talks")
    assert not {c.about for c in before.claims if c.about in (one, other)} <= {one}
    take(story, TRIES["merge events"])
    after = story.situation()
    merged = next(e for e in after.events if e.id == act(after, "meet", "expected"))
    assert len(merged.documents) == 2
    sides = {c.id: c for c in after.claims}
    pairs = [(sides[v.left], sides[v.right]) for v in after.verdicts if sides[v.left].about == merged.id]
    assert any(len({a.voice.document, b.voice.document}) == 2 for a, b in pairs)


def test_what_was_merged_can_be_taken_apart_later(story: Case) -> None:
    take(story, TRIES["merge actors"])
    story.decide("split", "Foreign Ministry", words="spokesman Jonas Weir", by="Bo", because="he left")
    assert actor(story.situation(), "spokesman Jonas Weir") == "Jonas Weir"


def test_evidence_stays_exact(story: Case) -> None:
    for name in ("merge events", "split an actor", "merge actors", "rename an event", "speaker, an actor"):
        take(story, TRIES[name])
    found = story.situation()
    texts = {d.id: d.text for d in found.documents}
    spans = [e for c in found.claims for e in c.evidence] + [m for a in found.actors for m in a.mentions]
    assert spans
    assert all(texts[s.document][s.start : s.end] == s.text for s in spans)


# --- versions and days -----------------------------------------------------------------------------------------------


def test_a_decision_holds_in_a_corrected_report(story: Case, tmp_path: Path) -> None:
    take(story, TRIES["rename an event"])
    take(story, TRIES["outlet"])
    corrected = RIVAL.replace("the lake, the", "the lake and the dam, the")
    fill(story, tmp_path / "reports", {"b.txt": corrected})
    assert sum(v.current for v in story.versions()) == 2
    assert holds(story, TRIES["rename an event"])


def test_a_decided_day_moves_a_report_in_time(story: Case) -> None:
    day = date(2031, 3, 12)
    assert len(story.documents(as_of=day)) == 1
    story.decide("date", "b.txt", to="2031-03-11", by="Ada", because="its page says so")
    assert len(story.documents(as_of=day)) == 2
    story.decide("date", "a.txt", to="2031-03-15", by="Ada", because="its page says so")
    assert [d.name for d in story.documents(as_of=day)] == ["b.txt"]


def test_of_a_day_only_decisions_taken_by_then_count(story: Case, clock: Clock) -> None:
    clock.set("2031-03-20")
    take(story, TRIES["rename an event"])
    day = date(2031, 3, 19)
    assert story.situation(known_by=day).decisions == ()
    assert len(story.situation().decisions) == 1


# --- nothing decided, nothing changed --------------------------------------------------------------------------------


def test_decisions_on_other_stories_change_nothing_but_their_list(story: Case) -> None:
    documents = story.documents()
    reports = [parsed(d) for d in documents]
    bare = pipeline.assemble(reports, settings=Settings())
    others = [
        decision("pin", event("stopped")), decision("rename", event("closed"), "Strike"),
        decision("reliability", outlet("Nobody's Paper"), "F"),
        decision("merge", event("stopped"), other=event("closed")),
    ]  # fmt: skip
    ruled = pipeline.assemble(reports, decisions=others, settings=Settings())
    assert [d.items for d in ruled.decisions] == [()] * 4
    assert dumps(replace(ruled, decisions=())) == dumps(bare)
    assert dumps(pipeline.assemble(reports, decisions=[], settings=Settings())) == dumps(bare)


@pytest.mark.parametrize(
    ("kind", "items", "given", "message"),
    [
        ("frob", ["x"], {}, "nothing to decide; there are: merge, split"),
        ("merge", ["Kenya"], {}, "takes two items, not 1"),
        ("merge", ["Kenya", "Kenya"], {}, "are one already"),
        ("merge", ["Gunmen", "Kenya"], {}, "may mean 2 things, give its id: .* in a.txt"),
        ("rename", ["Nobody"], {"to": "X"}, 'no actor or event "Nobody"'),
        ("rename", ["Kenya"], {}, "nothing is given to set it to"),
        ("split", ["Kenya"], {}, "needs --words"),
        ("split", ["Kenya"], {"words": "Kenya"}, "every one of the mentions"),
        ("split", ["Kenya"], {"words": "Uganda"}, "none of the mentions"),
        ("outlet", ["a.txt"], {"to": "X", "words": "Y"}, "--words is for split"),
        ("reliability", ["Lakeside Wire"], {"to": "G"}, "a letter from A to F"),
        ("date", ["a.txt"], {"to": "Monday"}, "is no day"),
        ("outlet", ["a.txt"], {"to": "X", "by": ""}, "without author"),
    ],
)
def test_what_cannot_be_decided_is_told(
    story: Case, kind: str, items: Sequence[str], given: dict[str, str], message: str
) -> None:
    with pytest.raises(BadInput, match=message):
        story.decide(kind, *items, **{"by": "Ada", "because": "I was there", **given})
    assert story.decisions() == []
