"""Counts: value, bounds, unit, kind and the word each number counts for; what is no count; conversions."""

from collections.abc import Callable

import pytest

from dragoman.extract.counts import check_conversions, find
from dragoman.model import CountMention, Parsed

Parse = Callable[[str], Parsed]


def only(parsed: Parse, text: str) -> CountMention:
    (found,) = find(parsed(text))
    return found


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12 miners", 12, 12),
        ("at least 12 miners", 12, None),
        ("more than 40 miners", 41, None),
        ("no fewer than six miners", 6, None),
        ("up to 30 miners", 0, 30),
        ("as many as 30 miners", 0, 30),
        ("fewer than 30 miners", 0, 29),
        ("more than 2 million miners", 2_000_000, None),
        ("about a dozen miners", 11, 13),
        ("several miners", 3, 9),
        ("a few miners", 3, 9),
        ("several dozen miners", 36, None),
        ("scores of miners", 40, None),
        ("nearly 300 miners", 270, 300),
        ("about 50 miners", 45, 55),
        ("some 50 miners", 45, 55),
        ("between 10 and 15 miners", 10, 15),
        ("10 to 15 miners", 10, 15),
        ("10-15 miners", 10, 15),
        ("twenty-five miners", 25, 25),
        ("one hundred and twenty miners", 120, 120),
        ("1,200 miners", 1200, 1200),
        ("1.2 million miners", 1_200_000, 1_200_000),
        ("two dozen miners", 24, 24),
        ("dozens of miners", 24, None),
        ("hundreds of miners", 200, None),
        ("several thousand miners", 3000, None),
        ("hundreds of thousands of miners", 200_000, None),
        ("half a million miners", 500_000, 500_000),
        ("at least another 12 miners", 12, None),
    ],
)
def test_bounds(parsed: Parse, words: str, low: float, high: float | None) -> None:
    found = only(parsed, f"The flood in Potosi killed {words}.")
    assert (found.count.low, found.count.high) == (low, high)
    assert (found.count.kind, found.count.unit) == ("killed", "miners")


def test_each_number_goes_to_its_own_verb(parsed: Parse) -> None:
    found = list(find(parsed("The landslide killed four villagers and left 19 injured.")))
    assert [(m.span.text, m.count.kind, m.governor and m.governor.text) for m in found] == [
        ("four villagers", "killed", "killed"),
        ("19", "injured", "injured"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "governor"),
    [
        ("An ambush that killed seven traders shook Kano.", "killed", "killed"),
        ("Seven traders were killed in Kano.", "killed", "killed"),
        ("Seven traders died in Kano.", "killed", "died"),
        ("The blast wounded seven traders.", "injured", "wounded"),
        ("Police in Hanoi arrested seven traders.", "detained", "arrested"),
        ("Seven traders are still missing.", "missing", "missing"),
        ("Floods displaced 7,000 people in Assam.", "displaced", "displaced"),
        ("The ministry counted 45 deaths.", "killed", "deaths"),
        ("The death toll rose to 45.", "killed", "toll"),
        ("Chad deployed 700 soldiers.", "troops", "deployed"),
        ("Guards shot dead six students.", "killed", "shot"),
        ("They mourned the death of six sailors.", "killed", "death"),
        ("Chad sent 30 armoured trucks.", "vehicles", "sent"),
        ("The rebels freed 12 hostages.", "detained", "freed"),
        ("The navy picked up 12 fishermen.", "detained", "picked"),
        ("Militiamen beat two medics.", "injured", "beat"),
        ("Two medics were treated for burns.", "injured", "treated"),
        ("Six nurses were taken hostage.", "detained", "taken"),
        ("Four porters were shot dead.", "killed", "dead"),
        ("The avalanche cost 12 lives.", "killed", "lives"),
        ("The evacuation of 600 villagers began.", "displaced", "evacuation"),
        ("Divers are searching for nine sailors.", "missing", "searching"),
        ("Some 900 families were forced to flee their homes.", "displaced", "forced"),
        ("The court freed the five men it had jailed.", "detained", "freed"),
        ("Eight clerks held since May went home.", "detained", "held"),
    ],
)
def test_kind_and_governor(parsed: Parse, text: str, kind: str, governor: str) -> None:
    found = only(parsed, text)
    assert found.governor is not None
    assert (found.count.kind, found.governor.text) == (kind, governor)


def test_those_who_kill_are_not_the_killed(parsed: Parse) -> None:
    found = list(find(parsed("Two gunmen killed six farmers near Jos.")))
    assert [(m.count.low, m.count.kind) for m in found] == [(2, "people"), (6, "killed")]


def test_a_part_of_the_dead_is_no_second_toll(parsed: Parse) -> None:
    found = list(find(parsed("Twelve people, including five children, were killed in Lae.")))
    assert [(m.count.low, m.count.kind) for m in found] == [(12, "killed"), (5, "killed")]
    assert [m.part for m in found] == [False, True]


def test_those_told_one_by_one_are_no_second_toll(parsed: Parse) -> None:
    found = list(find(parsed("Four people, a nurse and three patients, were killed.")))
    assert [(m.count.low, m.count.kind) for m in found] == [(4, "killed"), (3, "killed")]
    assert [m.part for m in found] == [False, True]


def test_evacuated_buildings_are_not_displaced_people(parsed: Parse) -> None:
    assert only(parsed, "Seven buildings were evacuated.").count.kind == "things"


def test_a_noun_left_out_is_that_of_the_number_beside_it(parsed: Parse) -> None:
    found = list(find(parsed("The militia freed nine of the 14 fishermen. The force grew from 138 to 209 observers.")))
    assert [(m.count.low, m.count.kind) for m in found] == [
        (9, "detained"),
        (14, "people"),
        (138, "people"),
        (209, "people"),
    ]


def test_a_noun_left_out_is_the_last_one_named(parsed: Parse) -> None:
    found = list(find(parsed("Police arrested ten clerks, two of whom were later released.")))
    assert [(m.count.low, m.count.kind, m.part) for m in found] == [(10, "detained", False), (2, "detained", False)]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("A car bomb killed 22 cadets.", ["bomb", "killed"]),
        ("Ambush kills 12 guards near Tessit", ["ambush", "kills"]),
        ("Soldiers killed four herders.", ["killed"]),
        ("Seven traders were wounded in an ambush.", ["ambush", "wounded"]),
        ("At least three herders were wounded when shots were fired.", ["fired", "shots", "wounded"]),
        ("Grenades were thrown at the guards, wounding three.", ["thrown", "grenades", "wounding"]),
        ("Mortar fire resumed near Kalemie, killing five porters.", ["fire", "resumed", "killing"]),
        ("The raid that killed six miners shook Lubumbashi.", ["raid", "killed"]),
        ("The shelling left three miners dead.", ["shelling", "left"]),
        ("The envoy thanked them for 214 patrols.", ["patrols"]),
        ("The union wants a battalion of 600 peacekeepers sent.", ["sent", "battalion"]),
    ],
)
def test_the_words_that_may_name_its_act(parsed: Parse, text: str, acts: list[str]) -> None:
    (found,) = (m for m in find(parsed(text)))
    assert [a.text.lower() for a in found.acts][: len(acts)] == acts


def test_headline_form(parsed: Parse) -> None:
    found = list(find(parsed("Six dead, 81 wounded in Quetta blast")))
    assert [(m.count.low, m.count.kind) for m in found] == [(6, "killed"), (81, "injured")]


@pytest.mark.parametrize(
    ("text", "unit", "low"),
    [
        ("The pipeline cost $2.5 billion.", "USD", 2.5e9),
        ("Oslo pledged €300m to the fund.", "EUR", 3e8),
        ("Seoul lent Hanoi US$5bn.", "USD", 5e9),
        ("Lomé charged 1,500 CFA francs.", "franc", 1500),
        ("Cairo paid 2 million Egyptian pounds.", "pound", 2e6),
        ("Ankara paid 40 million euros.", "EUR", 4e7),
    ],
)
def test_money(parsed: Parse, text: str, unit: str, low: float) -> None:
    found = only(parsed, text)
    assert (found.count.kind, found.count.unit, found.count.low) == ("money", unit, low)


@pytest.mark.parametrize(
    ("words", "low"),
    [("one-third of the forest", 1 / 3), ("40 percent of the forest", 0.4), ("40% of the forest", 0.4)],
)
def test_shares(parsed: Parse, words: str, low: float) -> None:
    found = only(parsed, f"Loggers cleared {words}.")
    assert (found.count.kind, found.count.unit) == ("share", "forest")
    assert found.count.low == pytest.approx(low)


@pytest.mark.parametrize(("words", "low", "high"), [("Six in ten", 0.6, 0.6), ("Almost two out of three", 0.6, 2 / 3)])
def test_one_number_in_another_is_a_share(parsed: Parse, words: str, low: float, high: float) -> None:
    found = only(parsed, f"{words} voters stayed at home.")
    assert found.count.kind == "share"
    assert [found.count.low, found.count.high] == pytest.approx([low, high])


def test_the_verb_over_a_vague_number(parsed: Parse) -> None:
    found = only(parsed, "Dozens of villages lost their wells.")
    assert found.governor is not None
    assert found.governor.text == "lost"


def test_money_in_words(parsed: Parse) -> None:
    found = only(parsed, "The raid cost tens of millions of dollars.")
    assert (found.count.kind, found.count.unit, found.count.low) == ("money", "USD", 20_000_000)


def test_distance(parsed: Parse) -> None:
    found = only(parsed, "The army dug a 12-mile trench.")
    assert (found.count.kind, found.count.unit, found.count.low) == ("distance", "mi", 12)


def test_none_is_a_count_of_zero(parsed: Parse) -> None:
    found = list(find(parsed("No one was hurt in the shelling of Gorkha. No casualties were reported.")))
    assert [(m.count.kind, m.count.low, m.count.high) for m in found] == [("injured", 0, 0), ("people", 0, 0)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nobody was killed.", "killed"),
        ("No one has been charged over the theft.", "people"),
        ("No civilians died.", "killed"),
    ],
)
def test_nobody_is_a_count_of_zero(parsed: Parse, text: str, kind: str) -> None:
    found = only(parsed, text)
    assert (found.count.kind, found.count.low, found.count.high) == (kind, 0, 0)


def test_the_particle_of_a_verb_bounds_nothing(parsed: Parse) -> None:
    found = only(parsed, "Baku hands over 10 captives")
    assert (found.count.low, found.count.high) == (10, 10)


def test_nautical_miles(parsed: Parse) -> None:
    found = only(parsed, "The chase lasted 5 nautical miles.")
    assert (found.count.kind, found.count.unit) == ("distance", "nmi")


@pytest.mark.parametrize(
    "text",
    [
        "They met on Oct. 7 in Hanoi.",
        "The treaty of 2015 lapsed in 2021.",
        "Ana Ruiz, 45, lost the vote.",
        "A 12-year-old boy sang.",
        "The war lasted 11 years.",
        "Talks began at 10:30 a.m. in Doha.",
        "India bought the S-400 system.",
        "Resolution 2254 passed by 15-0.",
        "Call 555-1234 for news.",
        "He is one of the negotiators.",
        "The Group of 20 met in Bali.",
        "It was the 4th round of talks.",
        "The death toll fell from 45.",
        "The three-storey house of an 8-member court burned.",
        "They marched for 12 straight years.",
    ],
)
def test_not_a_count(parsed: Parse, text: str) -> None:
    assert list(find(parsed(text))) == []


def test_spans_slice_and_run_from_bound_to_noun(parsed: Parse) -> None:
    text = "At least 12 herders were killed"
    found = only(parsed, text)
    assert text[found.span.start : found.span.end] == found.span.text == "At least 12 herders"


def test_a_count_at_the_very_end(parsed: Parse) -> None:
    assert only(parsed, "The flood killed 9").count.low == 9


def test_a_wrong_conversion_is_told_with_both_figures(parsed: Parse) -> None:
    ((span, said),) = check_conversions(parsed("The dam fed a 20-mile (12.4-mile) canal."))
    assert span.text == "20-mile (12.4-mile)"
    assert said == "20 mi and 12.4 mi do not match: 12.4 mi is 20 km"


@pytest.mark.parametrize(
    "words", ["20-mile (32-kilometer) canal", "canal of 20 miles (32 km)", "canal of 5,000 feet (1,500 meters)"]
)
def test_a_right_conversion_is_not_mentioned(parsed: Parse, words: str) -> None:
    assert list(check_conversions(parsed(f"The dam fed a {words}."))) == []


def test_another_wrong_conversion(parsed: Parse) -> None:
    ((_, said),) = check_conversions(parsed("The wall is 90 kilometers (25 miles) long."))
    assert said == "90 km and 25 mi do not match: 25 mi is 40.2 km"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Seventeen people are now known to have died in the raid.", "killed"),
        ("At least 23 people are believed to have been killed near Oruro.", "killed"),
        ("Twelve people are known to support the plan.", "people"),
        ("The bombing of the port brought the toll to 40.", "killed"),
    ],
)
def test_what_is_known_to_have_befallen_them(parsed: Parse, text: str, kind: str) -> None:
    assert only(parsed, text).count.kind == kind


@pytest.mark.parametrize(
    ("text", "words", "kind", "low"),
    [
        ("No trawlers left Split on Monday.", "No trawlers", "vehicles", 0),
        ("The army said no soldiers had crossed the river.", "no soldiers", "troops", 0),
        ("No nurse was beaten, the clinic said.", "No nurse", "injured", 0),
        ("Guards beat no one, the warden said.", "no one", "injured", 0),
        ("Not one village was lost, the general said.", "Not one village", "things", 0),
        ("Not a single farmer was killed in Tarija.", "Not a single farmer", "killed", 0),
        ("Not one of our men fired, the colonel said.", "Not one of our men", "people", 0),
    ],
)
def test_none_at_all_is_a_count(parsed: Parse, text: str, words: str, kind: str, low: float) -> None:
    found = only(parsed, text)
    assert (found.span.text, found.count.kind, found.count.low, found.count.high) == (words, kind, low, low)


@pytest.mark.parametrize(
    "text",
    [
        "There is no plan for talks.",
        "Lima gave no reason.",
        "No decision was taken in Oslo.",
        "No officials were available to comment.",
    ],
)
def test_what_is_not_there_is_no_count(parsed: Parse, text: str) -> None:
    assert list(find(parsed(text))) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("OSH, Kyrgyzstan - At least 24 herders were killed on Sunday.", "At least 24 herders"),
        ("Eleven pupils were treated in Manta.", "Eleven pupils"),
        ("Nairobi asked about the thousand officers that it had promised.", "thousand officers"),
        ("If they dig one more trench, the army will answer.", "one more trench"),
    ],
)
def test_a_number_is_found_where_it_opens_or_has_no_figure(parsed: Parse, text: str, words: str) -> None:
    assert only(parsed, text).span.text == words


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Quito loses a quarter of a million barrels a day.", 250_000, 250_000),
        ("The feud broke out over a few stones.", 3, 9),
        ("Opposition deputies hold fewer than 50 seats.", 0, 49),
    ],
)
def test_bounds_of_parts_and_of_few(parsed: Parse, text: str, low: float, high: float) -> None:
    found = only(parsed, text)
    assert (found.count.low, found.count.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Eight arrested men were shown on television.", "detained"),
        ("Police hauled off six students in Cusco.", "detained"),
        ("Gunmen abducted three teachers near Jos.", "missing"),
        ("Raiders carried off 30 girls near Jos.", "missing"),
        ("Guards shot two miners at the gate.", "injured"),
        ("Guards shot dead two miners at the gate.", "killed"),
        ("We buried two boys in June, he said.", "killed"),
        ("Twelve soldiers had fallen, the general said.", "killed"),
        ("A senior officer put the dead at six.", "killed"),
        ("Two naval officers told the paper that the offer stood.", "people"),
        ("Two naval officers patrol the pier.", "troops"),
        ("Kigali is airlifting 300 men to Pemba.", "troops"),
        ("Two columns of troops entered Goma.", "troops"),
        ("Two sources said the plan was dead.", "people"),
        ("Opposition deputies, who hold 50 of the 160 seats, walked out.", "things"),
    ],
)
def test_kind_by_what_befell_them_and_what_they_do(parsed: Parse, text: str, kind: str) -> None:
    assert next(iter(find(parsed(text)))).count.kind == kind


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Three battalions are expected to enter Goma.", "enter"),
        ("This reporter saw two trucks unloading furniture in Bata.", "unloading"),
        ("A convoy of six buses crossed the river near Aleppo.", "crossed"),
        ("Nine farmers were shot while they slept.", "shot"),
    ],
)
def test_the_act_is_what_is_done_not_how_it_is_known(parsed: Parse, text: str, act: str) -> None:
    assert next(iter(find(parsed(text)))).acts[0].text == act
