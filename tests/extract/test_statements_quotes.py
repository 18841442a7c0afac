"""Quotation marks of every kind, speech over several sentences and paragraphs, and marks that were lost."""

import pytest

from dragoman.extract import quotes
from dragoman.extract.statements import by_rules as find
from dragoman.model import DocumentKind, Form
from tests.extract.statement_tools import Parse, content, only, outer, speaker


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “no deal” twice.", ["no deal"]),
        ('He said "no deal" twice.', ["no deal"]),
        ("He said ‘no deal’ twice.", ["no deal"]),
        ("He said 'no deal' twice.", ["no deal"]),
        ("He said ``no deal'' twice.", ["no deal"]),
        ("He said ''no deal'' twice.", ["no deal"]),
        ("He said «no deal» twice.", ["no deal"]),
        ("The rebels' leader met the army's chief.", []),
        ("'The rebels' leader has gone,' he said.", ["The rebels' leader has gone,"]),
        ("“He told us, ‘Go home,’” she said.", ["He told us, ‘Go home,’"]),
        ('He said "no deal', ["no deal"]),
    ],
)
def test_marks_of_every_kind(text: str, inside: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes.find(text, [(0, len(text))])] == inside


def test_a_speech_of_two_paragraphs_is_one(parsed: Parse) -> None:
    text = 'Ana Ruiz said: "They shelled us first.\n\n"We have pictures to prove it." The army said nothing.'
    m = outer(parsed, text)[0]
    assert (speaker(m), content(m)) == ("Ana Ruiz", "They shelled us first | We have pictures to prove it")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            '"The convoy was hit twice," a doctor in Goma said. "Then the shelling stopped."',
            "a doctor in Goma",
            "The convoy was hit twice | Then the shelling stopped",
        ),
        (
            "“The border,” the consul said, “is not up for discussion.”",
            "the consul",
            "The border | is not up for discussion",
        ),
        ("The consul added:\n\n“Nobody will cross it again.”", "The consul", "Nobody will cross it again"),
        (
            "We will defend our land, depending on the weather, President Ilham Karimov added.",
            "President Ilham Karimov",
            "We will defend our land, depending on the weather",
        ),
        (
            "We may meet in spring. Our goal is a lasting peace, Foreign Minister Ana Ruiz added.",
            "Foreign Minister Ana Ruiz",
            "We may meet in spring | Our goal is a lasting peace",
        ),
    ],
)
def test_speech_over_several_sentences(parsed: Parse, text: str, who: str, said: str) -> None:
    m = only(parsed, text)
    assert (speaker(m), content(m)) == (who, said)


@pytest.mark.model
def test_a_first_person_sentence_goes_on_with_the_last_speaker(parsed: Parse) -> None:
    text = (
        "We will defend our land, President Ilham Karimov said.\n\nWe are not afraid of sanctions.\n\nThe crowd left."
    )
    first, second = outer(parsed, text)
    assert (speaker(second), second.cue, second.form) == (speaker(first), None, Form.DIRECT)
    assert second.unsure


@pytest.mark.model
def test_we_is_the_writer_where_marks_are_printed(parsed: Parse) -> None:
    text = (
        'The mayor said: "Nobody told the people of this town that the dam could break at any hour."\n\n'
        "We have asked the ministry for a list."
    )
    assert all("We have asked" not in content(m) for m in find(parsed(text)))


@pytest.mark.model
def test_a_whole_clause_between_marks_without_a_speaker_has_none(parsed: Parse) -> None:
    m = only(parsed, "“The people of the valley will never forget this.”")
    assert (m.speaker, m.speaker_class.value, bool(m.unsure)) == (None, "unattributed", True)


@pytest.mark.model
def test_turns_of_an_interview(parsed: Parse) -> None:
    text = "HOST: Will there be a vote?\n\nFARAH: There will be one in May. The lists are ready.\n\nHOST: Thank you."
    assert [speaker(m) for m in outer(parsed, text)] == ["HOST", "FARAH", "HOST"]


def test_kinds_of_documents_are_known() -> None:
    assert DocumentKind.TRANSCRIPT.value == "transcript"
