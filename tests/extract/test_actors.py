"""Names, metonyms and descriptors: what is an actor, and what is only a place."""

from collections.abc import Callable

import pytest

from dragoman.extract.actors import FOUND_BY, find
from dragoman.model import ActorKind, ActorMention, MentionKind, Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]


def found(parsed: Parse, text: str) -> list[ActorMention]:
    return list(find(parsed(text)))


def one(parsed: Parse, text: str, words: str) -> ActorMention:
    fits = [m for m in found(parsed, text) if m.span.text == words]
    assert len(fits) == 1, [m.span.text for m in found(parsed, text)]
    return fits[0]


@pytest.mark.parametrize(
    ("text", "capital", "code"),
    [
        ("Nairobi said on Monday that it would send troops.", "Nairobi", "KEN"),
        ("Talks between Nairobi and Mogadishu collapsed.", "Mogadishu", "SOM"),
        ("The rebels accused Cairo of arming the army.", "Cairo", "EGY"),
        ("Jakarta's support for the deal is vital.", "Jakarta", "IDN"),
        ("The Kremlin rejected the offer.", "Kremlin", "RUS"),
    ],
)
def test_a_capital_that_acts_stands_for_its_government(parsed: Parse, text: str, capital: str, code: str) -> None:
    mention = one(parsed, text, capital)
    assert (mention.kind, mention.actor_kind, mention.known) == (MentionKind.METONYM, ActorKind.GOVERNMENT, code)
    assert mention.sector == "GOV"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers met in Nairobi on Monday.", "Nairobi"),
        ("Rockets fell near Tripoli at dawn.", "Tripoli"),
        ("She flew to Jakarta for the talks.", "Jakarta"),
        ("Beijing is the capital of China.", "Beijing"),
        ("The Nairobi meeting lasted two hours.", "Nairobi"),
        ("Fighting went on in northern Ethiopia.", "Ethiopia"),
        ("Operation Iron Gate began at dawn.", "Operation Iron Gate"),
        ("S-300 batteries were moved on Sunday.", "S-300"),
    ],
)
def test_a_place_a_product_or_an_operation_is_no_actor(parsed: Parse, text: str, place: str) -> None:
    assert place not in {m.span.text for m in found(parsed, text)}


@pytest.mark.parametrize(
    ("text", "words", "known"),
    [
        ("Türkiye and Greece signed the deal.", "Türkiye", "TUR"),
        ("Eswatini recalled its ambassador.", "Eswatini", "SWZ"),
        ("Somaliland rejected the claim.", "Somaliland", "XSML"),
        ("Kosovo closed the crossing.", "Kosovo", "KOS"),
        ("Al-Shabab fighters attacked the base. Al-Shabab claimed it.", "Al-Shabab", "SHABAAB"),
        ("The U.N. Security Council condemned the attack.", "U.N. Security Council", "UNSC"),
    ],
)
def test_the_tables_know_states_and_groups_by_their_aliases(parsed: Parse, text: str, words: str, known: str) -> None:
    assert one(parsed, text, words).known == known


def test_a_faction_is_never_its_parent(parsed: Parse) -> None:
    text = "Hamas praised the raid. The al-Qassam Brigades, its armed wing, said Hamas had approved it."
    chains = {m.known: m.chain for m in found(parsed, text) if m.kind is MentionKind.NAME}
    assert chains["HAMAS"] != chains["QASSAM"]


def test_an_abbreviation_defined_in_the_text_joins_its_name(parsed: Parse) -> None:
    text = "The Oria Liberation Front (OLFR) rejected the offer. OLFR said it would fight on."
    chains = {m.chain for m in found(parsed, text) if m.head.text in ("Oria Liberation Front", "OLFR")}
    assert len(chains) == 1


def test_known_as_defines_a_name_too(parsed: Parse) -> None:
    text = "The Oria Liberation Front, known as OLFR, rejected the offer. OLFR commanders met on Friday."
    heads = [m for m in found(parsed, text) if m.head.text in ("Oria Liberation Front", "OLFR")]
    assert len(heads) == 3
    assert len({m.chain for m in heads}) == 1


def test_a_short_abbreviation_needs_its_country_in_the_text(parsed: Parse) -> None:
    lone = found(parsed, "The AA said roads were icy.")
    assert all(m.known != "AA" for m in lone)
    near = found(parsed, "Fighting spread in Myanmar. The AA said it had taken a base.")
    assert any(m.known == "AA" for m in near)


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "sector"),
    [
        ("Kenyan officials declined to comment.", "Kenyan officials", ActorKind.GOVERNMENT, "KEN", "GOV"),
        ("Armenian troops crossed the line.", "Armenian troops", ActorKind.MILITARY, "ARM", "MIL"),
        ("Rebel forces took the town.", "Rebel forces", ActorKind.ARMED_GROUP, None, "REB"),
        ("Protesters blocked the road.", "Protesters", ActorKind.PEOPLE, None, "OPP"),
        ("Iran-backed militants fired rockets.", "Iran-backed militants", ActorKind.ARMED_GROUP, None, "REB"),
    ],
)
def test_a_descriptor_is_the_whole_phrase(
    parsed: Parse, text: str, words: str, kind: ActorKind, country: str | None, sector: str
) -> None:
    mention = one(parsed, text, words)
    assert (mention.kind, mention.actor_kind) == (MentionKind.DESCRIPTOR, kind)
    assert (mention.country, mention.sector) == (country, sector)
    assert mention.head.text == words.split()[-1]


def test_a_descriptor_that_names_a_group_means_that_group(parsed: Parse) -> None:
    text = "The RSF took the market in Sudan. RSF fighters burned it."
    mentions = found(parsed, text)
    assert len({m.chain for m in mentions if "RSF" in m.span.text}) == 1


@pytest.mark.parametrize(
    "text", ["Strong opposition from farmers delayed the law.", "A group of trucks left the port."]
)
def test_an_abstract_noun_is_no_actor(parsed: Parse, text: str) -> None:
    heads = {m.head.text.lower() for m in found(parsed, text)}
    assert not heads & {"opposition", "group"}


def test_a_government_joins_its_state_but_an_interim_one_does_not(parsed: Parse) -> None:
    text = "Sudan closed the border. The Sudanese government denied it. Sudan's interim government said nothing."
    chain = {m.span.text: m.chain for m in found(parsed, text)}
    assert chain["Sudanese government"] == chain["Sudan"]
    assert chain["Sudan's interim government"] != chain["Sudan"]


def test_the_regime_of_a_known_president_is_his_states_government(parsed: Parse) -> None:
    text = "Venezuelan President Nicolás Maduro spoke. Maduro's government barred the vote."
    mention = one(parsed, text, "Maduro's government")
    assert (mention.known, mention.actor_kind) == ("VEN", ActorKind.GOVERNMENT)
    person = one(parsed, text, "Maduro")
    assert person.chain != mention.chain


def test_every_field_is_filled_and_spans_give_their_words(parsed: Parse) -> None:
    text = "😀 Peru's foreign minister met rebels in Lima. Şırnak’s governor left."
    mentions = found(parsed, text)
    assert mentions
    for m in mentions:
        assert text[m.span.start : m.span.end] == m.span.text
        assert m.span.contains(m.head)
        assert m.found_by == FOUND_BY
        assert m.name


def test_a_text_without_words_has_no_actors(parsed: Parse) -> None:
    assert found(parsed, "...") == []
