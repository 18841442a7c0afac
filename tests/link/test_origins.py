"""Copies are one witness; a shared speech or a shared fact is not."""

from collections.abc import Callable

import pytest

from dragoman.link import origins
from dragoman.model import Document, Form, Mentions, Parsed, Report, SpeakerClass, Stance, StatementMention, digest

Parse = Callable[[str], Parsed]

WIRE = (
    "Gunmen stormed a market in the northern town of Kaya on Tuesday, killing nine traders, the governor said. "
    "The attackers arrived on motorcycles shortly before noon and set fire to two warehouses. "
    "Soldiers reached the town only after the gunmen had left with stolen livestock."
)
COPY = (
    "Gunmen raided a market in the northern town of Kaya on Tuesday, killing at least nine traders, its governor said. "
    "The attackers arrived on motorcycles shortly before noon and set fire to two warehouses. "
    "Our reporter saw smoke above the road to Dori."
)
OTHER = (
    "Nine people lost their lives when men on motorbikes raided Kaya, residents told this newspaper. "
    "Shops near the grain store were burning by midday. Troops came late, they complained."
)
SPEECH = "We shall never leave our brothers in the north alone, whatever the price of that promise may be"


def made(parsed: Parsed, *, statements: tuple[StatementMention, ...] = ()) -> Report:
    return Report(parsed.document, parsed, Mentions(statements=statements))


def test_a_lightly_edited_copy_is_one_origin(parsed: Parse) -> None:
    found = origins.link([made(parsed(WIRE)), made(parsed(COPY))])
    assert len(set(found.of_document.values())) == 1


def test_two_accounts_of_one_fact_are_two_origins(parsed: Parse) -> None:
    found = origins.link([made(parsed(WIRE)), made(parsed(OTHER))])
    assert len(set(found.of_document.values())) == 2


def quoting(parsed: Parsed) -> Report:
    start = parsed.document.text.index("We shall")
    content = parsed.document.span(start, start + len(SPEECH))
    statement = StatementMention(None, None, (content,), Form.DIRECT, Stance.PROMISES, SpeakerClass.PERSON)
    return made(parsed, statements=(statement,))


def test_a_shared_quoted_speech_does_not_make_one_origin(parsed: Parse) -> None:
    left = quoting(parsed(f'The president spoke in Niamey. "{SPEECH}," he said.'))
    right = quoting(parsed(f'Crowds cheered on Independence Square. "{SPEECH}," the president told them.'))
    found = origins.link([left, right])
    assert len(set(found.of_document.values())) == 2


def test_the_order_of_reports_changes_no_group(parsed: Parse) -> None:
    reports = [made(parsed(t)) for t in (WIRE, COPY, OTHER)]
    assert origins.link(reports).of_document == origins.link(reports[::-1]).of_document


@pytest.mark.parametrize("text", [WIRE, OTHER])
def test_one_report_is_one_origin(parsed: Parse, text: str) -> None:
    found = origins.link([made(parsed(text))])
    assert list(found.of_document) == [digest(text)]
    assert isinstance(parsed(text).document, Document)
