"""The tagger's statements after the rules have mended them: who never speaks, what only the rules see."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from dragoman.extract.statements import by_rules, by_tagger, propose
from dragoman.extract.statements.joining import joined
from dragoman.extract.statements.page import lay
from dragoman.model import Parsed, SpeakerClass, Stance, StatementMention

Parse = Callable[[str], Parsed]


def found(parsed: Parse, text: str) -> list[StatementMention]:
    return list(by_tagger(parsed(text)))


def speakers(parsed: Parse, text: str) -> list[str]:
    return [m.speaker.text if m.speaker else "" for m in found(parsed, text)]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Colonel Abebe Tadesse was accused of shelling the market at Woldiya.", "Tadesse"),
        ("The two brothers have been accused of selling maps to Chad.", "brothers"),
        ("General Okoro, accused of ordering the raid on Bama, left the country on Monday.", "Okoro"),
        ("Kosovo's police chief was blamed for the deaths of nine miners.", "chief"),
        ("Mr. Quispe is alleged to have paid the gunmen.", "Quispe"),
        ("The bishop of Juba was told to leave the city by Friday.", "bishop"),
        ("Envoys from Laos were warned that the border would be shut.", "Envoys"),
        ("The governor was asked by the court to hand over his passport.", "governor"),
        ("Rebels were urged by the African Union to lay down their arms.", "Rebels"),
        ("Her husband was charged with spying for Azerbaijan.", "husband"),
    ],
)
def test_whom_a_passive_befalls_never_speaks(text: str, accused: str, parsed: Parse) -> None:
    assert all(accused not in who for who in speakers(parsed, text))


def test_the_agent_of_a_passive_speaks(parsed: Parse) -> None:
    text = "The governor was accused by the miners' union of hiding the report."
    assert any("union" in who for who in speakers(parsed, text))
    assert all("governor" not in who for who in speakers(parsed, text))


def test_who_is_quoted_speaks_and_the_outlet_relays(parsed: Parse) -> None:
    text = "State television quoted Defence Minister Aung Htet as saying that the bridge would reopen."
    (m,) = found(parsed, text)
    assert m.speaker is not None
    assert "Aung Htet" in m.speaker.text
    assert m.relay is not None
    assert "television" in m.relay.text


def test_both_levels_of_a_nested_statement_stand(parsed: Parse) -> None:
    text = "Foreign Minister Lindiwe Zulu said that Maputo had promised to pull its patrols back from the river."
    made = found(parsed, text)
    outer, inner = made[0], made[-1]
    assert [m.within for m in made] == [None, 0]
    assert outer.speaker is not None
    assert "Zulu" in outer.speaker.text
    assert inner.speaker is not None
    assert inner.speaker.text == "Maputo"


@pytest.mark.parametrize(
    "text",
    [
        "The minister will say on Friday that the talks have failed.",
        "The army declined to comment on the raid.",
        "Nobody has said who fired first.",
        "The mayor refused to say where the money went.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str, parsed: Parse) -> None:
    assert all(m.found_by.endswith(":belief") for m in found(parsed, text))


def test_a_belief_is_marked_apart_from_speech(parsed: Parse) -> None:
    text = "Many in Tbilisi believe that the vote was stolen. The president said that it was fair."
    made = found(parsed, text)
    assert [m.found_by.endswith(":belief") for m in made] == [True, False]


def test_a_quotation_keeps_its_speaker_over_sentences(parsed: Parse) -> None:
    text = (
        "“Nobody warned us,” said Rosa Mamani, a trader in Oruro. “The shells came at noon. We ran to the church.”\n\n"
        "“My shop is gone,” she added."
    )
    made = found(parsed, text)
    assert {m.speaker_class for m in made} == {SpeakerClass.WITNESS}
    words = " ".join(s.text for m in made for s in m.content)
    assert all(part in words for part in ("Nobody warned us", "The shells came at noon", "My shop is gone"))


def test_an_empty_text_says_nothing(parsed: Parse) -> None:
    assert found(parsed, "") == []


@pytest.mark.parametrize("finder", [by_tagger, by_rules])
def test_who_accuses_does_not_deny_his_own_charge(
    finder: Callable[[Parsed], Iterator[StatementMention]], parsed: Parse
) -> None:
    text = "The mayor was accused by a rancher of having hired the gunmen, which he denies."
    made = list(finder(parsed(text)))
    assert all(m.stance is not Stance.DENIES for m in made)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Vega assured the exiles of Lima's support for schools in the border towns, said Ana Roy.", "Lima's"),
        ("The army reminded both towns of the rules of the truce, the mayor said.", "the rules"),
        ("The mayor said the army would pull its guns back from the bridge.", "back from"),
    ],
)
def test_a_part_without_the_verb_of_what_is_said_is_no_content(parsed: Parse, text: str, part: str) -> None:
    page = lay(parsed(text))
    rule = next(d for d in propose(page) if page.tokens[d.at].lemma == "say")
    start, end = rule.pieces[0]
    cut = replace(rule, pieces=((start + text[start:end].index(part), end),))
    assert [d.pieces for d in joined(page, [cut], [rule])] == [rule.pieces]


@pytest.mark.parametrize(
    ("text", "nested"),
    [
        ("Minister Vega had notified the port of the strike, she said.", "of the strike"),
        ("The general had assured both towns of safe passage, the mayor told the radio.", "safe passage"),
    ],
)
def test_what_somebody_was_assured_of_stays_nested(parsed: Parse, text: str, nested: str) -> None:
    inner = [m for m in found(parsed, text) if m.within is not None]
    assert [text[m.content[0].start : m.content[-1].end].endswith(nested) for m in inner] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "The vote was called off by the governor.",
        "The truce was called into question.",
        "Niger recalls envoy to Abuja after the raid.",
        "The army was called in to clear the square.",
    ],
)
def test_calling_off_and_recalling_are_acts(parsed: Parse, text: str) -> None:
    assert found(parsed, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [  # speaker, and the earlier or other words meant
        ("LIMA - Peru's interior minister denied that the miners had been beaten.", "Peru's interior minister"),
        ("A cook from Tacna who gave her name only as Elena said soldiers had shut the road.", "A cook from Tacna"),
        ("The Daily Mail, quoting a palace source, said the king had resigned.", "a palace source"),
        ("Chilean officials, cited by the daily El Faro, say the crews have gone home.", "Chilean officials"),
        ("Mali has agreed to attend; Niger said it was studying the plan.", "Niger"),
        ("Kerala chief minister K. Pillai went further. He called the raid a crime.", "He"),
    ],
)
def test_who_speaks_beside_what_a_parse_mistakes(parsed: Parse, text: str, expected: str) -> None:
    (told,) = [m for m in found(parsed, text) if ":belief" not in m.found_by]
    assert told.speaker is not None
    assert told.speaker.text == expected


def test_a_semicolon_parts_what_another_does_from_what_is_said(parsed: Parse) -> None:
    told = found(parsed, "Mali has agreed to attend; Niger said it was studying the plan.")[-1]
    assert [s.text for s in told.content] == ["it was studying the plan"]


def test_a_comment_of_the_outlet_ends_what_is_said(parsed: Parse) -> None:
    text = "The union said its men had been robbed of fuel by soldiers, an allegation Lima denies."
    told = [(m.speaker.text, m.stance.value, m.content[0].text) for m in found(parsed, text) if m.speaker is not None]
    assert [(who, words) for who, _, words in told] == [
        ("The union", "its men had been robbed of fuel by soldiers"),
        ("Lima", "its men had been robbed of fuel by soldiers"),
    ]


def test_who_was_summoned_and_told_does_not_speak(parsed: Parse) -> None:
    text = "Niger's envoy was summoned on Monday and told that Mali would shut the bridge, an official said."
    assert sorted(speakers(parsed, text)) == ["", "an official"]


def test_whose_claims_they_are_does_not_call_them_lies(parsed: Parse) -> None:
    text = (
        "Chile's interior minister, Pablo Paz, denied on Friday that miners held in Arica had been beaten, calling "
        'the claims by La Paz "an invention for home use".'
    )
    assert "La Paz" not in speakers(parsed, text)


def test_one_of_several_who_has_a_name_beside_him(parsed: Parse) -> None:
    (told,) = found(parsed, '"They took our rice," said one of the freed men, Murugan, 27, on arrival at Salem.')
    assert told.resolved is not None
    assert told.resolved.text == "Murugan"


@pytest.mark.parametrize(
    ("text", "who", "told"),
    [
        (
            "The two agreed on a joint inquiry, a diplomat who was not authorised to speak to the press told Reuters.",
            "a diplomat",
            "The two agreed on a joint inquiry",
        ),
        (
            "The two men agreed to meet again, an official who asked not to be named told Reuters.",
            "an official",
            "The two men agreed to meet again",
        ),
    ],
)
def test_what_describes_the_speaker_is_none_of_his_words(parsed: Parse, text: str, who: str, told: str) -> None:
    (m,) = found(parsed, text)
    assert m.speaker is not None
    assert (m.speaker.text, [c.text for c in m.content]) == (who, [told])


def test_a_content_has_its_subject(parsed: Parse) -> None:
    text = (
        "An SADC delegation that was due in Maseru on Monday put off its trip until Wednesday after soldiers refused "
        "it permission to land, two diplomats said."
    )
    said = next(m for m in found(parsed, text) if m.cue is not None and m.cue.text == "said")
    assert said.content[0].text.startswith("An SADC delegation that was due")


def test_who_calls_itself_something_says_what_comes_next(parsed: Parse) -> None:
    told = found(parsed, "The junta calling itself the Supreme Renewal Council says it controls the city.")
    assert [c.text for m in told for c in m.content] == ["it controls the city"]
