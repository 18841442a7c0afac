"""Whom "the movement", "the bloc", "the army" or "the government" means, and when nobody may be guessed."""

from collections.abc import Callable

import pytest

from dragoman.extract.actors import find
from dragoman.model import ActorMention, Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def chains(parsed: Parse, text: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for mention in find(parsed(text)):
        for words in {mention.span.text, mention.head.text}:
            found.setdefault(words, set()).add(mention.chain)
    return found


def last(parsed: Parse, text: str, words: str) -> ActorMention:
    return [m for m in find(parsed(text)) if m.span.text == words][-1]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The rebel group JNIM met envoys of Mali. The group wants amnesty.", "JNIM", "group"),
        ("The resistance movement Fano met the Red Cross. The movement demands talks.", "Fano", "movement"),
        ("The JNIM blew up a pipeline. Hours later the rebels claimed the blast.", "JNIM", "rebels"),
        ("The regional bloc ECOWAS met in Abuja. The bloc threatened sanctions.", "ECOWAS", "bloc"),
        ("The Ethiopian army held the town. On Sunday the army withdrew.", "army", "army"),
        ("The government of Chad fined a newspaper. The government denied it.", "government", "government"),
    ],
)
def test_a_bare_phrase_joins_the_one_actor_that_fits(parsed: Parse, text: str, name: str, words: str) -> None:
    found = chains(parsed, text)
    assert len(found[name] | found[words]) == 1


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("The Red Cross visited the camp. The movement wants talks.", "Red Cross", "movement"),
        ("Reuters reported a blast. The group denied it.", "Reuters", "group"),
        ("The United Nations sent food. The bloc thanked donors.", "United Nations", "bloc"),
        ("Oxfam sent food. The rebels burned it.", "Oxfam", "rebels"),
        ("Nairobi accused the junta of shelling. The junta denied it.", "Nairobi", "junta"),
        ("Kigali accused the army of shelling. The army denied it.", "Kigali", "army"),
        ("The JNIM and the FARC met. The group wants amnesty.", "JNIM", "group"),
        ("The Eritrean army and the Ethiopian army met. The army denied it.", "Eritrean army", "The army"),
        ("Nairobi wants to be treated as the authority in charge.", "Nairobi", "authority"),
    ],
)
def test_a_bare_phrase_never_joins_what_does_not_fit(parsed: Parse, text: str, name: str, words: str) -> None:
    found = chains(parsed, text)
    assert name in found
    assert not found[name] & found.get(words, set())


def test_two_groups_make_a_question(parsed: Parse) -> None:
    asked = last(parsed, "The JNIM and the FARC met. The rebels want amnesty.", "rebels")
    assert "JNIM" in asked.unsure or "Jama" in asked.unsure


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("The junta in Bamako closed the border.", "junta in Bamako", "MLI"),
        ("The military-led government in Khartoum said no.", "military-led government in Khartoum", "SDN"),
        ("The regime in Minsk jailed a poet.", "regime in Minsk", "BLR"),
        ("The government of Chad said no.", "government of Chad", "TCD"),
        ("The interim government in Tripoli said no.", "interim government", None),
    ],
)
def test_a_seat_tells_whose_government(parsed: Parse, text: str, words: str, known: str | None) -> None:
    assert last(parsed, text, words).known == known


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The rebel group JNIM denied it.", "rebel group JNIM"),
        ("The regional bloc ECOWAS denied it.", "regional bloc ECOWAS"),
        ("Talks with the resistance movement Fano failed.", "resistance movement Fano"),
    ],
)
def test_the_noun_that_introduces_a_name_belongs_to_its_words(parsed: Parse, text: str, whole: str) -> None:
    assert whole in {m.span.text for m in find(parsed(text))}


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("Militants of the JNIM group in Mali burned a school.", "Militants of the JNIM group", "JNIM"),
        ("Fighters of Boko Haram burned a school.", "Fighters of Boko Haram", "BOKO"),
    ],
)
def test_members_of_a_group_are_the_group(parsed: Parse, text: str, words: str, known: str) -> None:
    assert last(parsed, text, words).known == known


def test_several_groups_are_never_the_one_named_before(parsed: Parse) -> None:
    found = chains(parsed, "The rebel group Fano met a clan militia. The groups agreed on a truce.")
    assert not found["Fano"] & found["groups"]
