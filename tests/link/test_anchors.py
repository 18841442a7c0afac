"""Times counted from an event take their days from it, also from another report."""

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.model import ClaimField, Document, Event, Published, Situation

GOLD = [json.loads(line) for line in (Path(__file__).parents[1] / "gold" / "anchors.jsonl").open(encoding="utf-8")]


def build(*texts: tuple[str, str | None]) -> Situation:
    documents = []
    for number, (text, day) in enumerate(texts):
        stated = date.fromisoformat(day) if day else None
        published = Published(stated, stated, ("stated",), stated=True) if stated else Published()
        documents.append(Document(id=f"d{number}", name=f"report {number}", text=text, published=published))
    return pipeline.build(documents)


def one(situation: Situation, word: str) -> Event:
    found = [e for e in situation.events if any(word in m.text for m in e.mentions)]
    assert len(found) == 1, [e.name for e in situation.events]
    return found[0]


def test_a_day_is_counted_from_an_event_of_the_same_report() -> None:
    text = "Rebels attacked Kisumu on Monday. Police detained four men two days after the attack."
    found = build((text, "2022-03-10"))
    when = one(found, "detained").when
    assert (when.earliest, when.latest) == (date(2022, 3, 9), date(2022, 3, 9))
    assert when.anchor == one(found, "attack").id
    assert "counted from" in when.inferred


def test_the_claim_cites_the_time_and_what_it_is_counted_from() -> None:
    text = "Rebels attacked Kisumu on Monday. Police detained four men two days after the attack."
    found = build((text, "2022-03-10"))
    event = one(found, "detained")
    (claim,) = [c for c in found.claims if c.about == event.id and c.field is ClaimField.WHEN]
    assert claim.inferred
    assert any("two days after the attack" in e.text for e in claim.evidence)


def test_a_week_after_is_no_exact_day() -> None:
    text = "Rebels attacked Kisumu on March 7. Police detained four men a week after the attack."
    when = one(build((text, "2022-03-20")), "detained").when
    assert (when.earliest, when.latest) == (date(2022, 3, 11), date(2022, 3, 17))


def test_an_anchor_without_a_day_gives_none() -> None:
    text = "Rebels attacked Kisumu. Police detained four men two days after the attack."
    found = build((text, "2022-03-10"))
    assert not one(found, "detained").when.known


def test_a_dated_act_dates_what_it_is_counted_from() -> None:
    text = "Police detained four men on Thursday, two days after rebels attacked Kisumu."
    found = build((text, "2022-03-11"))
    assert one(found, "attacked").when.earliest == date(2022, 3, 8)


@pytest.mark.parametrize(
    ("text", "word", "first", "last"),
    [
        ("Troops retook the airport on Thursday, three days after militiamen seized it.", "seized", "03-07", "03-07"),
        ("Rebels stormed the jail on March 7. Guards were arrested a day after the storming.", "arrested", "08", "08"),
        (
            "The envoys of Mali and Niger met on March 8. Rebels shelled Gao on the eve of the meeting.",
            "shelled",
            "07",
            "07",
        ),
        (
            "The envoys of Mali and Niger met on March 8. Mali freed two men 3 days ahead of the meeting.",
            "freed",
            "05",
            "05",
        ),
        ("Rebels crossed the border into Aden on March 7. Jets struck them the following day.", "struck", "08", "08"),
        ("Rebels attacked Kisumu on March 7. Police detained four men hours after the attack.", "detained", "07", "08"),
        ("The siege of Zintan began on March 3. Police shot two men five days into the siege.", "shot", "08", "08"),
    ],
)
def test_ways_of_counting_from_an_event(text: str, word: str, first: str, last: str) -> None:
    when = one(build((text, "2022-03-12")), word).when
    assert (f"{when.earliest:%m-%d}"[-len(first) :], f"{when.latest:%m-%d}"[-len(last) :]) == (first, last)
    assert "counted from" in when.inferred


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Rumbek on March 3 and Yirol on March 7. Police detained a man two days after the attack.",
        "Gunmen attacked Rumbek on March 3. Gunmen attacked Yirol on March 7. Two days after that attack, police "
        "detained a man.",
        "The committee meets in Geneva every month. Police detained a man two days after the meeting.",
        "Rebels attacked Kisumu on March 7. Police detained four men days after the attack.",
        "Rebels attacked Kisumu on March 7. Police detained four men well ahead of the vote.",
    ],
)
def test_what_the_words_leave_open_stays_open(text: str) -> None:
    assert not one(build((text, "2022-03-12")), "detained").when.known


def test_an_attack_named_by_its_town_is_one_of_two() -> None:
    text = (
        "Gunmen attacked Rumbek on March 3. Gunmen attacked Yirol on March 7. "
        "Police detained a man two days after the attack on Rumbek."
    )
    when = one(build((text, "2022-03-12")), "detained").when
    assert (when.earliest, when.latest) == (date(2022, 3, 5), date(2022, 3, 5))


def test_meetings_of_a_series_lend_no_day() -> None:
    text = (
        "The defence ministers of Kenya and Uganda met in Busia on March 1. "
        "The defence ministers of Kenya and Uganda met in Busia on March 8. "
        "Kenya expelled a consul two days after the meeting of the defence ministers."
    )
    assert not one(build((text, "2022-03-12")), "expelled").when.known


def test_a_meeting_dated_in_one_report_dates_what_follows_it_in_another() -> None:
    found = build(
        ("The defence ministers of Kenya and Uganda held talks in Busia on March 1.", "2022-03-02"),
        ("Kenya expelled a consul two days after the meeting between the defence ministers of Kenya and Uganda.", None),
    )
    event = one(found, "expelled")
    assert (event.when.earliest, event.when.latest) == (date(2022, 3, 3), date(2022, 3, 3))
    assert event.when.anchor == one(found, "talks").id
    (claim,) = [c for c in found.claims if c.about == event.id and c.field is ClaimField.WHEN]
    assert claim.voice.document == "d1"


def right(row: dict[str, object]) -> tuple[bool, bool]:
    """Whether an interval is given to the event that the row labels, and whether the answer is right."""
    found = build(*((r["text"], r["day"]) for r in row["reports"]))  # type: ignore[attr-defined]
    named = [(m.document, m.start, e) for e in found.events for m in e.mentions if str(row["event"]) in m.text]
    when = max(named, key=lambda n: n[:2])[2].when if named else None
    if when is None or when.earliest is None or when.latest is None:
        return False, row["earliest"] is None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return True, row["earliest"] is not None and str(row["earliest"]) <= first and last <= str(row["latest"])


@pytest.mark.gold
@pytest.mark.parametrize(("part", "floor"), [("open", 17), ("sealed", 18)])  # 17 and 18 of 20 when set, 2026-11
def test_labelled_times_are_counted_from_their_event(part: str, floor: int) -> None:
    answers = [right(row) for row in GOLD if row["part"] == part]
    assert len(answers) == 20
    assert sum(ok for _, ok in answers) >= floor
    assert all(ok for given, ok in answers if given)  # no day that is given is wrong
