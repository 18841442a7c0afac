"""What is selected, in which order, in which words: the brief of small stories."""

from collections.abc import Iterator

import pytest

from dragoman.model import Certainty, Event, Evidence, Status
from dragoman.present.compose import compose
from dragoman.present.compose.desk import event_words, without_lead, without_source
from dragoman.present.layout import Brief, Cite
from tests.builders import report
from tests.stories_in_small import built

WIRE = report(
    "Savanna Wire",
    "The foreign ministers of Kenya and Somalia met in Nairobi on Monday. "
    "The presidents of Kenya and Somalia will meet in Mombasa on June 20. "
    '"We want the border opened before July," Somali Foreign Minister Ali Warsame said. '
    "The border has been closed since 2011.",
    day="2023-06-06",
)
STATE = report(
    "Mogadishu State News",
    "The foreign ministers of Kenya and Somalia met in Nairobi on Tuesday. "
    "Somali Foreign Minister Ali Warsame said the border must open before July. "
    "Al-Shabaab terrorists were not discussed.",
    day="2023-06-07",
)
THIRD = report(
    "Coast Daily",
    "Kenya and Somalia are talking again: their foreign ministers met in Nairobi on Monday, June 5. "
    "Al-Shabaab fighters condemned the talks. The presidents of Kenya and Somalia may meet in Mombasa on June 20.",
    day="2023-06-08",
)


def brief() -> Brief:
    return compose(built(WIRE, STATE, THIRD))


def cites(found: Brief) -> Iterator[Cite]:
    for section in (found.bottom_line, found.happened, found.background, found.single_origin, found.questions):
        for line in section:
            yield from line.cites
    for row in found.expected:
        yield from row.cites
    for group in found.differences:
        for item in group.items:
            yield from (item.left.cite, item.right.cite)


def test_every_cite_holds_its_words() -> None:
    found = list(cites(brief()))
    assert found
    assert all(c.span.text in c.span.sentence for c in found)


def test_what_was_done_and_what_is_to_come_stand_apart() -> None:
    found = brief()
    assert any("foreign ministers" in line.text for line in found.happened)
    assert all("Mombasa" not in line.text for line in found.happened)
    assert any("Mombasa" in row.label for row in found.expected)


def test_two_days_for_one_past_meeting_cannot_both_be_true() -> None:
    groups = {g.heading: g.items for g in brief().differences}
    assert any("day" in item.heading for item in groups["Cannot both be true"])
    item = groups["Cannot both be true"][0]
    assert {item.left.document_number, item.right.document_number} <= {1, 2, 3}
    assert item.left.text != item.right.text


def test_the_words_that_differ_are_marked() -> None:
    for group in brief().differences:
        for item in group.items:
            for quote in (item.left, item.right):
                marked = [words for words, hit in quote.parts if hit]
                assert marked == [quote.cite.span.text]


def test_each_reports_words_for_one_group_stand_side_by_side() -> None:
    rows = {row.label: row.cells for row in brief().names}
    texts = [[cell.text for cell in cells] for cells in rows["al-Shabaab"]]
    assert any("terrorist" in t for cell in texts for t in cell)
    assert any("ighters" in t for cell in texts for t in cell)


def test_one_report_is_told_without_differences() -> None:
    found = compose(built(WIRE))
    assert found.differences == ()
    assert found.single_origin == ()
    assert len(found.sources) == 1


def test_a_section_is_cut_and_the_rest_counted() -> None:
    whole, cut = compose(built(WIRE, STATE, THIRD)), compose(built(WIRE, STATE, THIRD), items=1)
    assert len(cut.happened) == 1
    assert cut.happened_more == len(whole.happened) + whole.happened_more - 1


def test_nothing_is_told_twice_in_one_section() -> None:
    texts = [line.text for line in brief().happened]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("No one was hurt, it added.", "No one was hurt"),
        (
            "Envoys will meet on Friday, a diplomat said, asking not to be named because he was not allowed to speak.",
            "Envoys will meet on Friday",
        ),
        ("The ford was shelled, according to the army.", "The ford was shelled"),
        ('The chief said no, and added "we stay".', 'The chief said no, and added "we stay"'),
        ("He said so.", "He said so"),
    ],
)
def test_a_line_drops_who_says_it(sentence: str, shown: str) -> None:
    assert without_source(sentence) == shown


@pytest.mark.parametrize(
    ("sentence", "words", "shown"),
    [
        (
            "Oman said the talks in Salalah had been put off to May 9",
            "talks",
            "the talks in Salalah had been put off to May 9",
        ),
        ("The envoy told reporters on Monday that both sides had met", "met", "both sides had met"),
        ("The envoy, Ali Said, said talks had failed", "talks", "The envoy, Ali Said, said talks had failed"),
        ("The general said nothing of the raid", "raid", "The general said nothing of the raid"),
        ("Leaving the talks, he said the deal was near", "talks", "Leaving the talks, he said the deal was near"),
        ('"No round was fired," the minister, Ana Roy, said', "fired", "No round was fired"),
    ],
)
def test_a_line_does_not_begin_with_who_says_it(sentence: str, words: str, shown: str) -> None:
    assert without_lead(sentence, words) == shown


def test_a_number_is_shown_where_it_stands() -> None:
    first = report(
        "Post",
        "A Yemeni boat opened fire on Omani trawlers on Monday, killing two men and leaving nine missing.",
        day="2024-09-03",
    )
    then = report(
        "Star",
        "Oman on Thursday buried four fishermen killed when a Yemeni boat fired on their trawlers on Monday. "
        "Seven men are still missing, the coastguard said.",
        day="2024-09-05",
    )
    groups = compose(built(first, then)).differences
    shown = [d for g in groups for d in g.items if d.heading.endswith("how many missing")]
    assert [d.relation for d in shown] == ["UPDATE"]
    quote = next(q for q in (shown[0].left, shown[0].right) if q.outlet == "Star")
    start, end = quote.highlight[0]
    assert quote.text[start:end] == "Seven men"


def test_two_acts_of_one_sentence_are_both_told_where_another_report_tells_one_of_them() -> None:
    both = report(
        "Gulf Daily",
        "Oman on Thursday recalled its ambassador to Yemen and mourned three sailors killed when a Yemeni gunboat "
        "fired on their launch on Monday.",
        day="2019-05-09",
    )
    one = report("Muscat Post", "Oman recalled its ambassador to Yemen on Thursday.", day="2019-05-10")
    told = " ".join(line.text for line in compose(built(both, one)).happened)
    assert "recalled its ambassador" in told
    assert "gunboat" in told


def test_the_new_day_of_a_moved_meeting_stands_first() -> None:
    plan = report("Lagos Post", "The envoys of Benin and Togo will hold talks in Accra on June 4.", day="2021-04-20")
    moved = report(
        "Accra Wire", "Ghana said the talks in Accra, planned for June 4, had been postponed to June 19.",
        day="2021-04-23",
    )  # fmt: skip
    windows = [w.text for row in compose(built(plan, moved)).expected for w in row.windows]
    assert [w[:6] for w in windows] == ["19 Jun", "4 Jun "]


@pytest.mark.parametrize(
    ("sentence", "name", "shown"),
    [
        (
            "Norvia said it would still host both ministers, although Baria has stayed away since a border clash that "
            "left nine dead.",
            "a border clash",
            "A border clash that left nine dead",
        ),
        ("The talks failed.", "The talks", "The talks failed"),
        ("A raid, which the army denies, wounded two.", "A raid", "A raid, which the army denies, wounded two"),
    ],
)
def test_a_sentence_that_tells_of_something_else_first_is_not_the_acts_line(
    sentence: str, name: str, shown: str
) -> None:
    at = sentence.index(name)
    told = Evidence("a", at, at + len(name), name, sentence, 1)
    act = Event("e", name, "ASSAULT", "ASSAULT", Status.OCCURRED, Certainty.CERTAIN, (told,), ("a",))
    assert event_words(act) == shown


def test_the_title_names_those_whom_the_story_turns_on() -> None:
    told = report(
        "Coast Daily",
        "Kenya recalled its ambassador from Mogadishu. Somali troops shelled a Kenyan post on Monday. Kenya's army "
        "struck back. Somalia closed the border with Kenya. A Norwegian envoy flew to Nairobi.",
        day="2023-06-08",
    )
    assert set(compose(built(told)).title.split(" – ")) == {"Kenya", "Somalia"}


def test_who_only_announced_a_meeting_is_told_apart_from_who_tells_that_it_was_held() -> None:
    announced = (
        "The foreign ministers of Kenya and Ethiopia will meet in Nairobi on Friday, Kenya said.",
        "In Nairobi the foreign ministers of Kenya and Ethiopia are to meet on Friday, an aide said.",
    )
    early = [report(f"Paper {n}", text, day="2031-03-12") for n, text in enumerate(announced)]
    late = report(
        "Late Post", "The foreign ministers of Kenya and Ethiopia met in Nairobi on Friday.", day="2031-03-15"
    )
    made = compose(built(*early, late))
    note = next(line.note for line in made.bottom_line if "met in Nairobi" in line.text)
    assert note.endswith("as done in report 1 alone, as to come in reports 2 and 3")
    assert any("as to come in reports 2 and 3" in line.note for line in made.single_origin)
