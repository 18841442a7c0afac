"""Search: the words, their forms, phrases, speakers, outlets, days; the same in both databases."""

from datetime import date
from pathlib import Path

import pytest

from dragoman.case import Case, words
from dragoman.errors import BadInput
from dragoman.model import Target, TargetKind
from tests.case.decided import decision, quote
from tests.case.small import document

quick = pytest.mark.usefixtures("quick")


def texts(made: Case, query: str, **more: object) -> list[str]:
    return [found.text for found in made.find(query, **more)]  # type: ignore[arg-type]


@quick
@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("refugees return", "They want a safe return of the refugees."),
        ("REFUGEE RETURNED", "They want a safe return of the refugees."),
        ("returning", "They want a safe return of the refugees."),
        ('"safe return"', "They want a safe return of the refugees."),
        ("“safe return” refugees", "They want a safe return of the refugees."),
        ("the", "They want a safe return of the refugees."),
        ("erdogan", "Erdoğan spoke in Gaziantep."),
        ("Erdoğan", "President Erdogan was silent."),
        ("don't", "We don’t know."),
        ("we'll", "We’ll see; it was well."),
        ("2,000", "Some 2,000 tents burned."),
        ("G-20", "The G20-style G-20 met."),
        ("Лавров", "Лавров приехал."),
        ("n'djamena", "In N'Djamena shops stayed shut."),
        ("ΑΘΗΝΑ", "Η Αθήνα σιωπά."),
        ("straße", "In der STRASSE fiel ein Schuss."),
    ],
)
def test_words_are_found(made: Case, query: str, text: str) -> None:
    made.add_documents([document(text), document("Nothing of that kind was heard.")])
    assert texts(made, query) == [text]


@quick
@pytest.mark.parametrize(
    "query", ["refugees camp", '"return safe"', '"safe refugees"', "unsafe", "turn", "'; DROP TABLE documents; --"]
)
def test_what_is_not_there_is_not_found(made: Case, query: str) -> None:
    made.add_documents([document("They want a safe return of the refugees.")])
    assert texts(made, query) == []


@quick
@pytest.mark.parametrize("query", ["", "  ", "?!", '""', "_"])
def test_a_query_without_a_word_is_told(made: Case, query: str) -> None:
    with pytest.raises(BadInput, match="holds no word"):
        made.find(query)


@quick
def test_what_is_found_tells_its_place(made: Case) -> None:
    one = document("The ferry was stopped.", outlet="Coast Post", day="2031-03-01", name="a.txt")
    made.add_documents([one])
    (found,) = made.find("ferry")
    assert (found.document, found.name, found.outlet) == (one.id, "a.txt", "Coast Post")
    assert found.published == (date(2031, 3, 1), date(2031, 3, 1))
    assert one.text[found.start : found.end] == found.text


@quick
def test_the_latest_reports_come_first_and_undated_ones_last(made: Case) -> None:
    days = ["2031-03-02", None, "2031-03-05", "2031-03-01"]
    made.add_documents([document(f"Ferry news of {day}.", day=day) for day in days])
    assert [t[14:-1] for t in texts(made, "ferry")] == ["2031-03-05", "2031-03-02", "2031-03-01", "None"]


@quick
def test_after_a_day_means_a_later_day_that_is_stated(made: Case) -> None:
    made.add_documents([document(f"Ferry {day}.", day=day) for day in ("2031-03-01", "2031-03-02", None)])
    assert texts(made, "ferry", after=date(2031, 3, 1)) == ["Ferry 2031-03-02."]
    assert made.undated() == 1


@quick
def test_an_outlet_is_named_by_its_words(made: Case) -> None:
    made.add_documents(
        [document("Ferry one.", outlet="The Coast Post"), document("Ferry two.", outlet="Postal Review")]
    )
    assert texts(made, "ferry", outlet="coast post") == ["Ferry one."]
    assert texts(made, "ferry", outlet="post") == ["Ferry one."]


@quick
def test_what_was_replaced_or_removed_is_found_only_when_asked_for(made: Case) -> None:
    url = "https://coast.example/ferry"
    gone = document("The ferry burned.")
    made.add_documents([document("The ferry sank.", url=url), document("The ferry did not sink.", url=url), gone])
    made.remove(gone.id)
    assert texts(made, "ferry") == ["The ferry did not sink."]
    assert sorted(texts(made, "ferry", earlier=True)) == ["The ferry did not sink.", "The ferry sank."]
    assert [f.current for f in made.find("sank", earlier=True)] == [False]


@pytest.mark.model
def test_a_speaker_is_found_by_name_where_the_report_says_he(made: Case, tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text(
        "Outlet: Coast Post\nDate: 2031-03-08\n\nChilean Foreign Minister Rosa Quint arrived in Arica on Friday. "
        '"We want a safe return of the fishermen," Quint told reporters. She said that the fishermen were well.\n\n'
        "Peruvian spokesman Omar Reyes said the fishermen had broken the law."
    )
    made.add(report)
    assert len(texts(made, "fishermen")) == 3
    assert texts(made, "fishermen", speaker="rosa quint") == [
        '"We want a safe return of the fishermen," Quint told reporters.',
        "She said that the fishermen were well.",
    ]
    assert texts(made, "law", speaker="Reyes") == texts(made, "law") != []
    assert texts(made, "law", speaker="Quint") == []
    assert texts(made, "fishermen", speaker="qui") == []
    assert made.find("law")[0].speakers == ("Omar Reyes",)


def test_phrases_are_read_from_any_quotation_marks() -> None:
    assert words.phrases('one "two three" “four five” don’t «»') == [
        ["one"],
        ["two", "three"],
        ["four", "five"],
        ["don", "t"],
    ]


@quick
def test_an_outlet_and_a_day_that_a_person_decided_are_found_by(made: Case) -> None:
    """And no more by what was read."""
    text = "The ferry was stopped. The harbour was closed."
    made.add_documents([document(text, outlet="Coast Post", day="2031-03-01", name="a.txt")])
    report = Target(TargetKind.REPORT, "a.txt", (quote("The ferry"),))
    made.put(decision("outlet", report, "Harbour Times"))
    made.put(decision("date", report, "2031-03-09"))
    (found,) = made.find("ferry", outlet="harbour times", after=date(2031, 3, 8))
    assert (found.outlet, found.published[0]) == ("Harbour Times", date(2031, 3, 9))
    assert texts(made, "ferry", outlet="Coast Post") == []
    assert [v.outlet for v in made.versions()] == ["Coast Post"]
    made.undo(made.decisions()[0].decision.id)
    assert len(texts(made, "ferry", outlet="Coast Post")) == 1
