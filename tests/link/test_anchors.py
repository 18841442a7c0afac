"""Times counted from an event take their days from it, also from another report."""

from datetime import date

from dragoman import pipeline
from dragoman.model import ClaimField, Document, Event, Published, Situation


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
