"""``dragoman trace``: every id that any form of the brief or the JSON shows leads to words."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import twin
from dragoman.errors import BadInput
from dragoman.present import compose, html, trace
from dragoman.present.layout import Brief, Difference, Line, WantRow, WatchRow
from tests.cli.conftest import Run
from tests.present.test_json import situation as hand_made

pytestmark = pytest.mark.model
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def situation() -> twin.Situation:
    return twin.build(twin.read(ROOT / "examples" / "reports"))


def ids(value: object) -> Iterator[str]:
    """Every id in a composed brief, however deep it lies."""
    if isinstance(value, Line | WatchRow | WantRow | Difference):
        yield value.id
    if isinstance(value, tuple):
        for part in value:
            yield from ids(part)
    elif hasattr(value, "__slots__"):
        for name in value.__slots__:
            yield from ids(getattr(value, name))


def brief_ids(brief: Brief) -> set[str]:
    return set(ids(tuple(getattr(brief, name) for name in brief.__slots__))) - {""}


def test_the_story_has_lines_of_every_kind(situation: twin.Situation) -> None:
    found = {id.partition(":")[0] if ":" in id else "plain" for id in brief_ids(compose.compose(situation))}
    assert {"plain", "relay", "question"} <= found


@pytest.mark.parametrize("id", ["relation:a1:part_of", "silent:a1", "silent", "question:0", "v1", "s1", "d1", "e2"])
def test_a_line_of_every_kind_leads_to_words(id: str) -> None:
    assert "characters" in trace.trace(hand_made(), id)


def test_an_id_with_hostile_words_is_typed_as_it_is_shown() -> None:
    made = hand_made()
    said = made.statements[0]
    assert said.relay is not None
    relayed = replace(said, relay=replace(said.relay, text="Andean\n\x1b[31mWire"))
    assert "characters" in trace.trace(replace(made, statements=(relayed,)), "relay:Andean Wire")


def test_every_id_of_the_brief_leads_somewhere(situation: twin.Situation) -> None:
    shown = brief_ids(compose.compose(situation, items=1000))
    assert len(shown) > 30
    for id in shown:
        chain = trace.trace(situation, id)
        assert "characters" in chain or id.startswith("undated:")


def test_every_id_of_the_page_leads_somewhere(situation: twin.Situation) -> None:
    page = html.render(compose.compose(situation), version="0")
    shown = set(re.findall(r'data-id="([^"]+)"', page))
    assert shown
    for id in shown:
        assert trace.trace(situation, id)


@pytest.mark.parametrize("table", ["events", "claims", "verdicts", "statements", "demands"])
def test_every_id_of_the_json_leads_somewhere(situation: twin.Situation, table: str) -> None:
    rows = situation.to_json()[table]
    assert rows
    for row in rows:
        assert trace.trace(situation, row["id"]).partition("\n")[0].split()[1].rstrip(":") == row["id"]


def test_a_chain_ends_in_the_words_of_the_report(situation: twin.Situation) -> None:
    texts = {d.outlet or d.name: d.text for d in situation.documents}
    chain = trace.trace(situation, situation.events[0].id)
    quotes = re.findall(r'"(.+)" \[.*?\] (.+?), .*?characters (\d+)-(\d+)', chain)
    assert quotes
    for words, outlet, start, end in quotes:
        assert " ".join(texts[outlet][int(start) : int(end)].split()) == words


def test_a_prefix_that_fits_two_lines_asks_for_more(situation: twin.Situation) -> None:
    with pytest.raises(BadInput, match="give more of it"):
        trace.trace(situation, "")


def test_an_id_may_be_copied_from_the_brief(run: Run, reports: Path) -> None:
    shown = re.findall(r"\{([^}]+)\}", run("brief", reports, "--ids").out)
    assert shown
    for id in sorted({" ".join(i.split()) for i in shown})[:12]:
        done = run("trace", id, reports)
        assert done.code == 0, done.err


def test_trace_speaks_json_s_ids(run: Run, reports: Path, tmp_path: Path) -> None:
    run("brief", reports, "--quiet", "--json", tmp_path / "s.json")
    event = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["events"][0]["id"]
    assert run("trace", event, reports).out.startswith(f"event {event}: ")
