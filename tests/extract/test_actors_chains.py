"""Chains within one document: who is the same, who must stay apart, and what is asked."""

from collections.abc import Callable

import pytest

from dragoman.extract.actors import find
from dragoman.model import ActorMention, MentionKind, Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def chains(parsed: Parse, text: str) -> dict[str, ActorMention]:
    """Mentions by their words; the last one wins."""
    return {m.span.text: m for m in find(parsed(text))}


def test_a_title_belongs_to_the_mention_and_gives_role_country_and_sector(parsed: Parse) -> None:
    mention = chains(parsed, "Norwegian Foreign Minister Espen Barth Eide left.")[
        "Norwegian Foreign Minister Espen Barth Eide"
    ]
    assert (mention.kind, mention.head.text) == (MentionKind.NAME, "Espen Barth Eide")
    assert (mention.role, mention.country, mention.sector) == ("foreign minister", "NOR", "GOV")


def test_a_title_across_two_phrases_stays_whole(parsed: Parse) -> None:
    text = "They met U.S. Secretary of State Antony Blinken on Friday."
    assert chains(parsed, text)["U.S. Secretary of State Antony Blinken"].role == "foreign minister"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("Ghanaian President John Mahama spoke.", "Mahama"),
        ("Ghanaian President John Mahama spoke.", "Ghanaian president"),
        ("Ghanaian President John Mahama spoke.", "president"),
        ("Ghanaian President John Mahama spoke.", "Ghanaian leader"),
    ],
)
def test_one_person_under_name_and_office(parsed: Parse, first: str, again: str) -> None:
    text = f"{first} The crowd was large. Later {'the ' if again != 'Mahama' else ''}{again} left for home."
    mentions = chains(parsed, text)
    assert mentions[again].chain == mentions["Ghanaian President John Mahama"].chain
    assert mentions[again].name == "John Mahama"


def test_an_apposition_teaches_the_office(parsed: Parse) -> None:
    text = "Amina Diallo, a spokeswoman for Mali's army, denied it. Diallo gave no reason."
    mention = chains(parsed, text)["Diallo"]
    assert mention.role == "spokesperson"
    assert mention.country == "MLI"


def test_the_office_before_a_comma_is_the_person_after_it(parsed: Parse) -> None:
    text = "The Sudanese army chief, Gen Abdel Fattah al-Burhan, left. Burhan said nothing."
    mentions = chains(parsed, text)
    assert mentions["Sudanese army chief"].chain == mentions["Burhan"].chain


def test_relatives_with_one_surname_stay_apart(parsed: Parse) -> None:
    text = "Nawaz Sharif met Shehbaz Sharif. Sharif then spoke."
    mentions = chains(parsed, text)
    assert mentions["Nawaz Sharif"].chain != mentions["Shehbaz Sharif"].chain
    assert mentions["Sharif"].chain not in (mentions["Nawaz Sharif"].chain, mentions["Shehbaz Sharif"].chain)
    assert "Sharif" in mentions["Sharif"].unsure


def test_mr_and_mrs_of_one_name_are_two(parsed: Parse) -> None:
    mentions = chains(parsed, "Mr Okafor saw gunmen. Mrs Okafor wept.")
    assert mentions["Mr Okafor"].chain != mentions["Mrs Okafor"].chain


def test_an_office_of_another_country_is_another_person(parsed: Parse) -> None:
    text = "Peruvian Foreign Minister Elmer Rojas spoke first. The Chilean foreign minister answered."
    mentions = chains(parsed, text)
    assert mentions["Chilean foreign minister"].chain != mentions["Peruvian Foreign Minister Elmer Rojas"].chain


def test_a_bare_office_does_not_reach_forward(parsed: Parse) -> None:
    text = "The spokesperson declined to answer. Nobody else spoke. Police spokesperson Jay Reyes came later."
    mentions = chains(parsed, text)
    assert mentions["spokesperson"].chain != mentions["Police spokesperson Jay Reyes"].chain


def test_two_holders_make_a_bare_office_a_question(parsed: Parse) -> None:
    text = "Defence Minister Ana Silva met Finance Minister Rui Costa. The minister then left."
    mention = chains(parsed, text)["minister"]
    assert "Ana Silva" in mention.unsure
    assert "Rui Costa" in mention.unsure


def test_a_person_is_never_a_state(parsed: Parse) -> None:
    text = "Chad Morris left. Chad closed its border with Libya."
    people = [m for m in find(parsed(text)) if m.span.text in ("Chad Morris", "Chad")]
    assert len({m.chain for m in people}) == len({m.span.text for m in people})


def test_ministers_of_several_states_name_each_state(parsed: Parse) -> None:
    mentions = chains(parsed, "The Kenyan, Ugandan and Rwandan defence ministers met.")
    assert {"KEN", "UGA", "RWA"} <= {m.known for m in mentions.values()}
    [ministers] = [m for m in mentions.values() if m.plural]
    assert (ministers.role, ministers.country) == ("defence minister", None)


@pytest.mark.parametrize(
    ("text", "pronoun", "whose"),
    [
        ("Kenyan President William Ruto said he would go.", "he", "Kenyan President William Ruto"),
        ("William Ruto met Emmanuel Macron. Ruto said on Friday that he was glad.", "he", "Ruto"),
        ("Kenya said it would send troops.", "it", "Kenya"),
        ("Villagers said they heard shots.", "they", "Villagers"),
    ],
)
def test_a_pronoun_with_one_reading_is_resolved(parsed: Parse, text: str, pronoun: str, whose: str) -> None:
    mentions = chains(parsed, text)
    assert mentions[pronoun].chain == mentions[whose].chain
    assert mentions[pronoun].kind is MentionKind.PRONOUN


def test_she_does_not_take_a_mans_chain_on_nearness_alone(parsed: Parse) -> None:
    text = "President Fidel Castro spoke of the boy's mother. Friends said she was brave."
    mentions = chains(parsed, text)
    assert mentions["she"].chain != mentions["President Fidel Castro"].chain


def test_an_open_they_is_a_question(parsed: Parse) -> None:
    text = "Reporters asked the Rapid Support Forces in Sudan whether they had fled."
    mention = chains(parsed, text)["they"]
    assert mention.unsure
    assert mention.chain not in {m.chain for m in find(parsed(text)) if m.span.text != "they"}


def test_rain_is_no_actor(parsed: Parse) -> None:
    assert "It" not in chains(parsed, "It was raining in Lagos on Monday.")


def test_the_official_is_the_one_spoken_of(parsed: Parse) -> None:
    text = "A Kenyan official confirmed it. The official asked not to be named."
    mentions = chains(parsed, text)
    assert mentions["official"].chain == mentions["Kenyan official"].chain


def test_calling_someone_a_terrorist_does_not_make_him_one(parsed: Parse) -> None:
    text = "Rebel officials called Yoweri Museveni a terrorist on Sunday."
    mentions = chains(parsed, text)
    name = mentions["Yoweri Museveni"]
    assert all(m.chain != name.chain for words, m in mentions.items() if words == "terrorist")


def test_a_copula_names_what_a_group_is(parsed: Parse) -> None:
    text = "The ELN is a rebel group in Colombia. The ELN has fought since 1964."
    mentions = chains(parsed, text)
    assert mentions["rebel group"].chain == mentions["ELN"].chain


@pytest.mark.parametrize("verb", ["said on Wednesday", "has hinted"])
def test_a_name_that_is_no_actor_of_ours_keeps_its_pronoun_from_others(parsed: Parse, verb: str) -> None:
    text = (
        "Rebel commander Ramiro Salas promised to free the workers. "
        f"Petro {verb} that he might meet the rebel commander himself."
    )
    mentions = chains(parsed, text)
    assert mentions["he"].chain != mentions["Rebel commander Ramiro Salas"].chain


@pytest.mark.parametrize(
    ("text", "first", "again"),
    [
        (
            "Eritrea's information ministry denied it. The information ministry added that nobody had moved.",
            "Eritrea's information ministry",
            "information ministry",
        ),
        ("Tran Duc Hoa of Vietnam spoke. Then Hoa left.", "Tran Duc Hoa", "Hoa"),
    ],
)  # fmt: skip
def test_the_short_form_means_the_long_one(parsed: Parse, text: str, first: str, again: str) -> None:
    mentions = chains(parsed, text)
    assert mentions[again].chain == mentions[first].chain


def test_the_same_ministry_of_two_states_is_two(parsed: Parse) -> None:
    text = (
        "Armenia's defence ministry reported two deaths. The defence ministry in Baku denied it. "
        'The defence ministry said: "Lies."'
    )
    found = [m for m in find(parsed(text)) if "ministry" in m.span.text]
    assert [m.country for m in found] == ["ARM", "AZE", None]
    assert len({m.chain for m in found}) == 3


def test_a_person_and_anothers_office_are_two(parsed: Parse) -> None:
    text = "Orian Transport Minister Alemu Desta and Somalia's ports minister, Hodan Farah, signed it in Nairobi."
    found = chains(parsed, text)
    assert "Orian Transport Minister Alemu Desta" in found
    assert found["Somalia"].head.text == "Somalia"
    assert found["Hodan Farah"].chain == found["Somalia's ports minister"].chain
    assert found["Hodan Farah"].chain != found["Orian Transport Minister Alemu Desta"].chain


HERDER = "They ran, according to a herder who watched. "


@pytest.mark.parametrize(
    ("text", "one"),
    [
        (HERDER + '"They had torches," the herder, Pasang Dorje, told a radio station.', True),
        (HERDER + '"They had torches," a herder, Pasang Dorje, told a radio station.', False),
        (HERDER + 'A herder fled. "They had torches," the herder, Pasang Dorje, told a radio station.', False),
    ],
    ids=["the herder by name", "another", "which of two"],
)
def test_who_is_named_later_is_the_one_spoken_of_without_a_name(parsed: Parse, text: str, one: bool) -> None:
    found = find(parsed(text))
    first = next(m for m in found if m.head.text == "herder")
    named = next(m for m in found if m.head.text == "Pasang Dorje")
    assert (first.chain == named.chain) == one


def test_a_surname_that_looks_like_a_verb_belongs_to_the_name(parsed: Parse) -> None:
    text = "Somalia's police commander, Colonel Abdi Guled, denied that his officers had fired. Guled spoke twice."
    found = chains(parsed, text)
    assert found["Colonel Abdi Guled"].chain == found["Guled"].chain == found["Somalia's police commander"].chain


def test_a_dictatorship_is_somebodys_government_where_the_phrase_says_whose(parsed: Parse) -> None:
    found = chains(
        parsed, "The Managua dictatorship sent dredgers. Nicaragua denied it. They had lived in dictatorship."
    )
    assert found["Managua dictatorship"].chain == found["Nicaragua"].chain
    assert "dictatorship" not in found
