"""Each comparator on pairs of claims: the relation, and a sentence that says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.compare import counts, parties, places, status, times
from dragoman.compare.context import Context
from dragoman.model import (
    Actor,
    ActorKind,
    ActorWords,
    Certainty,
    Claim,
    ClaimField,
    Count,
    Document,
    Event,
    Evidence,
    MentionKind,
    Place,
    Published,
    Relation,
    Status,
    Value,
    Voice,
    When,
)
from dragoman.pipeline import build
from tests.builders import report

EARLY = report("Delta Post", "9 died in Port Sudan.", day="2024-03-01")
LATE = report("Nile Wire", "12 died in Port Sudan.", day="2024-03-04")
UNDATED = report("Red Sea Star", "10 died in Port Sudan.")
TEXTS = {d.id: d for d in (EARLY, LATE, UNDATED)}


def actor(name: str, kind: ActorKind, country: str | None) -> Actor:
    return Actor(name, name, kind, (ActorWords(EARLY.id, 0, 1, "9", MentionKind.NAME),), country=country)


ACTORS = {
    a.id: a
    for a in (
        actor("Sudan", ActorKind.STATE, "SDN"),
        actor("Sudanese army", ActorKind.MILITARY, "SDN"),
        replace(actor("Rapid Support Forces", ActorKind.ARMED_GROUP, "SDN"), code="RSF"),
        actor("gunmen", ActorKind.PEOPLE, None),
        actor("the army", ActorKind.MILITARY, None),
    )
}


def evidence(document: Document) -> Evidence:
    return Evidence(document.id, 0, 1, document.text[:1], document.text, 1)


def claim(document: Document, field: ClaimField, value: Value) -> Claim:
    return Claim(
        document.id + str(value), "e", field, value, Voice(document.id, document.outlet), (evidence(document),)
    )


def context(**event: Any) -> Context:
    given = {"type": "ASSAULT", "status": Status.OCCURRED} | event
    made = Event(
        "e", "the strike", plover_type="ASSAULT", certainty=Certainty.CERTAIN, mentions=(evidence(EARLY),),
        documents=(EARLY.id,), **given,
    )  # fmt: skip
    return Context(TEXTS, ACTORS, {"e": made}, {})


def days(first: int, last: int, *, inferred: str = "") -> When:
    return When(date(2024, 3, first), date(2024, 3, last), inferred=inferred)


@pytest.mark.parametrize(
    ("left", "right", "event_status", "relation"),
    [
        (days(1, 1), days(1, 1), Status.OCCURRED, Relation.AGREE),
        (days(1, 1), days(1, 7), Status.OCCURRED, Relation.REFINE),
        (days(1, 4), days(3, 7), Status.OCCURRED, Relation.AGREE),
        (days(1, 1), days(2, 2), Status.OCCURRED, Relation.CONTRADICT),
        (days(1, 1), days(9, 9), Status.PLANNED, Relation.UPDATE),
        (When(date(2024, 3, 2), None), days(1, 1), Status.OCCURRED, Relation.CONTRADICT),
        (When(date(2024, 3, 2), None), days(5, 5), Status.OCCURRED, Relation.REFINE),
    ],
)
def test_days(left: When, right: When, event_status: Status, relation: Relation) -> None:
    found = times.compare(
        claim(EARLY, ClaimField.WHEN, left), claim(LATE, ClaimField.WHEN, right), context(status=event_status)
    )
    assert found is not None
    assert found.relation is relation
    assert found.reason


def test_a_moved_date_of_unknown_order_is_unsettled_on_a_named_condition() -> None:
    found = times.compare(
        claim(EARLY, ClaimField.WHEN, days(1, 1)),
        claim(UNDATED, ClaimField.WHEN, days(9, 9)),
        context(status=Status.PLANNED),
    )
    assert found is not None
    assert (found.relation, found.condition) == (
        Relation.UNSETTLED,
        "unless one report is the later and the date was moved",
    )


def killed(low: float | None, high: float | None) -> Count:
    return Count("killed", "people", low, high)


@pytest.mark.parametrize(
    ("first", "left", "second", "right", "relation"),
    [
        (EARLY, killed(9, 9), LATE, killed(9, 9), Relation.AGREE),
        (EARLY, killed(9, 9), LATE, killed(12, 12), Relation.UPDATE),
        (LATE, killed(12, 12), EARLY, killed(9, 9), Relation.UPDATE),
        (EARLY, killed(12, 12), LATE, killed(9, 9), Relation.CONTRADICT),
        (EARLY, killed(9, None), LATE, killed(12, 12), Relation.UPDATE),
        (EARLY, killed(9, None), UNDATED, killed(12, 12), Relation.REFINE),
        (EARLY, killed(9, 9), UNDATED, killed(12, 12), Relation.UNSETTLED),
        (EARLY, Count("troops", "troops", 100, 100), LATE, Count("troops", "troops", 900, 900), Relation.CONTRADICT),
    ],
)
def test_counts(first: Document, left: Count, second: Document, right: Count, relation: Relation) -> None:
    found = counts.compare(claim(first, ClaimField.COUNT, left), claim(second, ClaimField.COUNT, right), context())
    assert found is not None
    assert found.relation is relation


def counted(document: Document, kind: str, number: float, sentence: str = "") -> Claim:
    made = claim(document, ClaimField.COUNT, Count(kind, "people", number, number))
    return replace(made, evidence=(replace(made.evidence[0], sentence=sentence),)) if sentence else made


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (counted(EARLY, "missing", 9), counted(LATE, "missing", 7), Relation.UPDATE),
        (counted(LATE, "displaced", 400), counted(EARLY, "displaced", 900), Relation.UPDATE),
        (counted(EARLY, "detained", 30), counted(LATE, "detained", 4), Relation.UPDATE),
        (counted(EARLY, "missing", 9), counted(UNDATED, "missing", 7), Relation.UNSETTLED),
        (counted(EARLY, "missing", 9), counted(replace(EARLY, id="x"), "missing", 7), Relation.UNSETTLED),
        (
            counted(EARLY, "people", 40, "Forty miners were trapped in the shaft."),
            counted(LATE, "people", 12, "Twelve miners remain trapped."),
            Relation.UPDATE,
        ),
        (
            counted(EARLY, "people", 40, "Forty miners marched."),
            counted(LATE, "people", 12, "Twelve miners remain trapped."),
            Relation.CONTRADICT,
        ),
        (
            counted(EARLY, "killed", 12),
            counted(LATE, "killed", 9, "Nine had died, the ministry said, revising its earlier figure."),
            Relation.UPDATE,
        ),
        (
            counted(EARLY, "killed", 12, "Twelve of the hostages were killed."),
            counted(LATE, "killed", 9, "Nine of the hostages were killed."),
            Relation.CONTRADICT,
        ),
    ],
)
def test_a_number_that_can_fall_is_news_where_the_order_is_known(left: Claim, right: Claim, relation: Relation) -> None:
    texts = TEXTS | {"x": replace(EARLY, id="x")}
    found = counts.compare(left, right, replace(context(), documents=texts))
    assert found is not None
    assert found.relation is relation


def people(unit: str, number: float) -> Count:
    return Count("killed", unit, number, number)


def test_two_words_for_the_victims_are_one_toll_and_a_part_of_them_is_none() -> None:
    toll = claim(EARLY, ClaimField.COUNT, people("miners", 9))
    later = claim(LATE, ClaimField.COUNT, people("people", 12))
    found = counts.compare(toll, later, context())
    assert found is not None
    assert found.relation is Relation.UPDATE
    assert counts.compare(toll, claim(LATE, ClaimField.COUNT, people("children", 2)), context()) is None


def test_sums_in_two_currencies_are_incomparable() -> None:
    dollars = claim(EARLY, ClaimField.COUNT, Count("money", "USD", 2e6, 2e6))
    euros = claim(LATE, ClaimField.COUNT, Count("money", "EUR", 2e6, 2e6))
    found = counts.compare(dollars, euros, context())
    assert found is not None
    assert found.relation is Relation.INCOMPARABLE


def test_counts_of_two_kinds_say_nothing_about_each_other() -> None:
    left = claim(EARLY, ClaimField.COUNT, killed(9, 9))
    right = claim(LATE, ClaimField.COUNT, Count("injured", "people", 12, 12))
    assert counts.compare(left, right, context()) is None


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (Status.OCCURRED, Status.DENIED, Relation.CONTRADICT),
        (Status.PLANNED, Status.OCCURRED, Relation.UPDATE),
        (Status.OCCURRED, Status.THREATENED, Relation.UNSETTLED),
        (Status.PLANNED, Status.POSSIBLE, Relation.REFINE),
        (Status.PLANNED, Status.CANCELLED, Relation.UPDATE),
        (Status.CANCELLED, Status.PLANNED, Relation.UNSETTLED),
        (Status.OCCURRED, Status.OCCURRED, Relation.AGREE),
    ],
)
def test_status_of_an_earlier_and_a_later_report(left: Status, right: Status, relation: Relation) -> None:
    found = status.compare(claim(EARLY, ClaimField.STATUS, left), claim(LATE, ClaimField.STATUS, right), context())
    assert found is not None
    assert found.relation is relation


def test_a_doer_named_twice_differently_contradicts() -> None:
    found = parties.compare(
        claim(EARLY, ClaimField.WHO, "Sudanese army"), claim(LATE, ClaimField.WHO, "Rapid Support Forces"), context()
    )
    assert found is not None
    assert found.relation is Relation.CONTRADICT
    assert "Sudanese army" in found.reason


def test_a_doer_nobody_knows_contradicts_only_on_a_condition() -> None:
    found = parties.compare(
        claim(EARLY, ClaimField.WHO, "Sudanese army"), claim(LATE, ClaimField.WHO, "gunmen"), context()
    )
    assert found is not None
    assert found.relation is Relation.UNSETTLED
    assert "same people" in found.condition


@pytest.mark.parametrize(
    ("other", "relation"),
    [("Sudan", None), ("Sudanese army", None), ("Rapid Support Forces", Relation.UNSETTLED)],
)
def test_an_army_of_no_state_told_may_be_any_states(other: str, relation: Relation | None) -> None:
    bare = claim(EARLY, ClaimField.WHO, "the army")
    found = parties.compare(bare, claim(LATE, ClaimField.WHO, other), context())
    assert (found and found.relation) is relation


def test_a_denial_contradicts_the_accusation() -> None:
    denial = replace(claim(LATE, ClaimField.WHO, "Sudan"), negated=True)
    found = parties.compare(claim(EARLY, ClaimField.WHO, "Sudanese army"), denial, context())
    assert found is not None
    assert found.relation is Relation.CONTRADICT
    assert "denies it" in found.reason


def test_a_state_and_its_army_are_one_party() -> None:
    found = parties.compare(
        claim(EARLY, ClaimField.WHO, "Sudanese army"), claim(LATE, ClaimField.WHO, "Sudan"), context()
    )
    assert found is not None
    assert found.relation is Relation.AGREE


def test_two_parties_of_a_meeting_do_not_contradict() -> None:
    found = parties.compare(
        claim(EARLY, ClaimField.WHO, "Sudan"), claim(LATE, ClaimField.WHO, "Rapid Support Forces"),
        context(type="CONSULT"),
    )  # fmt: skip
    assert found is None


PORT = Place("Port Sudan", 19.62, 37.22, "SDN", 366323)
SUAKIN = Place("Suakin", 19.11, 37.33, "SDN", 364706)
SUDAN = Place("Sudan", 15.0, 30.0, "SDN")
CHAD = Place("Chad", 15.0, 19.0, "TCD")


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (PORT, PORT, Relation.AGREE),
        (PORT, SUDAN, Relation.REFINE),
        (PORT, SUAKIN, Relation.UNSETTLED),
        (PORT, CHAD, Relation.CONTRADICT),
    ],
)
def test_places(left: Place, right: Place, relation: Relation) -> None:
    found = places.compare(claim(EARLY, ClaimField.WHERE, left), claim(LATE, ClaimField.WHERE, right), context())
    assert found is not None
    assert found.relation is relation


@pytest.mark.parametrize("compare", [times.compare, counts.compare, status.compare, parties.compare, places.compare])
def test_comparing_is_symmetric(compare: Any) -> None:
    values: list[tuple[ClaimField, Value]] = [
        (ClaimField.WHEN, days(1, 1)), (ClaimField.WHEN, days(2, 9)), (ClaimField.COUNT, killed(9, 9)),
        (ClaimField.COUNT, killed(12, None)), (ClaimField.STATUS, Status.OCCURRED), (ClaimField.STATUS, Status.DENIED),
        (ClaimField.WHO, "Sudan"), (ClaimField.WHO, "Rapid Support Forces"), (ClaimField.WHERE, PORT),
        (ClaimField.WHERE, CHAD),
    ]  # fmt: skip
    for one_field, one in values:
        for two_field, two in values:
            if one_field is two_field:
                a, b = claim(EARLY, one_field, one), claim(LATE, two_field, two)
                forth, back = compare(a, b, context()), compare(b, a, context())
                assert (forth and forth.relation) == (back and back.relation)


@pytest.mark.parametrize("event_status", [Status.DENIED, Status.FAILED, Status.OCCURRED])
def test_days_ahead_of_a_report_are_its_plan_whatever_became_of_it(event_status: Status) -> None:
    left, right = claim(EARLY, ClaimField.WHEN, days(12, 12)), claim(LATE, ClaimField.WHEN, days(20, 20))

    found = times.compare(left, right, context(status=event_status))

    assert found is not None
    assert found.relation is Relation.UPDATE


@pytest.mark.model
def test_a_denied_plan_clashes_where_plan_and_denial_speak_of_one_window() -> None:
    def told(when: str) -> set[str]:
        plan = "Peru's president Rosa Quispe and Chile's president Juan Soto could meet in August, diplomats said."
        denial = f"Chile's presidency denied that Juan Soto would meet Peru's president Rosa Quispe in {when}."
        day = Published(date(2031, 6, 20), date(2031, 6, 20), stated=True)
        texts = enumerate((plan, denial))
        documents = [Document(f"{n}", f"{n}.txt", f"{text}\n", published=day) for n, text in texts]
        found = build(documents)
        return {v.relation.value for v in found.verdicts if v.field.value == "status"}

    assert "CONTRADICT" in told("August")
    assert "CONTRADICT" not in told("September")
