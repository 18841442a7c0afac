"""A second opinion on numbers and standings said to clash: what two sentences tell apart from their values."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.compare import weighing
from dragoman.compare.context import Context, Decision
from dragoman.compare.doubts import Doubts
from dragoman.memory import Memory
from dragoman.model import Claim, ClaimField, Count, Parsed, Published, Relation, Status, Value, Voice

RULED = Decision(Relation.CONTRADICT, "cannot both be right")
DENIAL = "The navy of Osland denies that it opened fire."
CHARGE = "A patrol boat opened fire on four skiffs on Sunday, the harbour master said."
ADMISSION = "A patrol boat opened fire on four skiffs, the minister confirmed, two days after the navy had denied it."
FOUR, SEVEN = Count("things", "villages", 4, 4), Count("things", "villages", 7, 7)
Told = tuple[str, str, Value]
Judge = Callable[..., Decision | None]


@pytest.fixture
def judge(parsed: Callable[[str], Parsed]) -> Judge:
    """What is made of two claims of two reports, each a sentence with the words of its claim and a value."""

    def make(field: ClaimField, first: Told, then: Told, later: int | None, ruled: Decision) -> Decision | None:
        read, claims, documents, counts = {}, [], {}, {}
        for day, (text, words, value) in zip((1, 1 + (later or 0)), (first, then), strict=True):
            p = parsed(text)
            name, start = p.document.id, text.index(words)
            on = date(2024, 5, day)
            published = Published(on, on, ("stated",), stated=True) if later is not None else Published()
            read[name], documents[name] = p, replace(p.document, published=published)
            evidence = p.evidence(p.document.span(start, start + len(words)))
            claims.append(Claim(name, "e", field, value, Voice(name, "Post", None), (evidence,)))
            if isinstance(value, Count):
                at = text.index(value.unit)
                counts[name] = [(at - 6, at + len(value.unit), value)]
        context = Context(documents, {}, {}, {}, read, counts=counts)
        return Doubts(context).weighed(claims[0], claims[1], ruled)

    return make


STATUS = ClaimField.STATUS


def test_a_denial_stands_against_the_charge(judge: Judge) -> None:
    told = (CHARGE, "opened", Status.OCCURRED), (DENIAL, "opened", Status.DENIED)
    assert judge(STATUS, *told, 0, RULED) is RULED


def test_a_denied_act_that_is_confirmed_later_is_news(judge: Judge) -> None:
    found = judge(STATUS, (DENIAL, "opened", Status.DENIED), (ADMISSION, "opened", Status.OCCURRED), 1, RULED)
    assert found == Decision(Relation.UPDATE, "given as denied in the earlier report, given as done in the later")


def test_numbers_of_what_may_be_two_things_are_left_open(judge: Judge) -> None:
    first = "The earthquake levelled seven villages on the coast, officials said."
    then = "The governor of the island told a news agency that four villages had been burnt down."
    found = judge(ClaimField.COUNT, (first, "levelled", SEVEN), (then, "burnt", FOUR), None, RULED)
    assert found is not None
    assert (found.relation, found.reason) == (Relation.UNSETTLED, "7 villages and 4 villages differ")
    assert "one and the same thing" in found.condition


@pytest.mark.parametrize("field", [ClaimField.WHO, ClaimField.WHEN, ClaimField.WHERE])
def test_other_fields_stay_as_the_rules_have_them(judge: Judge, field: ClaimField) -> None:
    told = (CHARGE, "opened", "harbour"), (ADMISSION, "opened", "minister")
    assert judge(field, *told, 1, RULED) is RULED


def test_what_is_no_contradiction_is_not_weighed(judge: Judge) -> None:
    open_still = Decision(Relation.UNSETTLED, "differ", "if both")
    told = (DENIAL, "opened", Status.DENIED), (ADMISSION, "opened", Status.OCCURRED)
    assert judge(STATUS, *told, 1, open_still) is open_still


def test_a_pair_is_weighed_anew_only_where_what_it_is_read_from_changed(
    parsed: Callable[[str], Parsed], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, then = parsed(DENIAL), parsed(CHARGE)
    documents = {p.document.id: p.document for p in (first, then)}
    context = Context(documents, {}, {}, {}, {p.document.id: p for p in (first, then)})

    def told(p: Parsed, event: str, status: Status) -> Claim:
        start = p.document.text.index("opened")
        voice = Voice(p.document.id, "Post", None)
        return Claim(
            f"{event} {status}", event, STATUS, status, voice, (p.evidence(p.document.span(start, start + 6)),)
        )

    weighed, features = [], weighing.features

    def counted(*given: Any) -> weighing.Found:
        weighed.append(given)
        return features(*given)

    monkeypatch.setattr("dragoman.compare.doubts.weighing.features", counted)
    memory, around = Memory(), {DENIAL: object(), CHARGE: object()}

    def build(event: str) -> Decision | None:
        pair = told(first, event, Status.DENIED), told(then, event, Status.OCCURRED)
        depends = lambda claim: (around[context.parsed[claim.voice.document].document.text],)  # noqa: E731
        return Doubts(context, depends, memory).weighed(*pair, RULED)

    before = build("an event")
    assert build("the event after another report has joined it") == before
    assert len(weighed) == 1
    around[CHARGE] = object()
    assert build("an event") == before
    assert len(weighed) == 2
