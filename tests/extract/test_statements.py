"""Who says what: cues, sources, contents and stances on sentences of world news."""

import pytest

from dragoman.extract.statements import by_rules as find
from dragoman.model import Form, Stance, StatementMention
from tests.extract.statement_tools import Parse, content, only, outer, speaker

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "who", "cue", "said"),
    [
        (
            "Foreign Minister Amina Farouk said the ceasefire would hold.",
            "Foreign Minister Amina Farouk",
            "said",
            "the ceasefire would hold",
        ),
        (
            '"We will not negotiate under fire," said General Tomas Lindqvist.',
            "General Tomas Lindqvist",
            "said",
            "We will not negotiate under fire",
        ),
        (
            "According to the Chadian army, rebels crossed the border on Monday.",
            "the Chadian army",
            "According to",
            "rebels crossed the border on Monday",
        ),
        (
            "The truce is holding, said Brig. Gen. Peter Maina, commander of the regional force.",
            "Brig. Gen. Peter Maina",
            "said",
            "The truce is holding",
        ),
        (
            "Beijing said Tuesday that it hoped both sides would show restraint.",
            "Beijing",
            "said",
            "it hoped both sides would show restraint",
        ),
        (
            "Rebels shot down a helicopter near Lashio, the Myanmar Now website reported.",
            "the Myanmar Now website",
            "reported",
            "Rebels shot down a helicopter near Lashio",
        ),
        (
            "Talks will resume in March, according to two officials briefed on the matter.",
            "two officials",
            "according to",
            "Talks will resume in March",
        ),
        ("Two killed in border clash, Cambodia says", "Cambodia", "says", "Two killed in border clash"),
        ("Minister: no return to talks before elections", "Minister", ":", "no return to talks before elections"),
        (
            "Ankara hopes the Libyan rivals will form one government.",
            "Ankara",
            "hopes",
            "the Libyan rivals will form one government",
        ),
        (
            "Aid will reach the camps in Liberia, the World Food Program (WFP) said on Monday.",
            "the World Food Program",
            "said",
            "Aid will reach the camps in Liberia",
        ),
        ("The US on Thursday rejected the plan.", "The US", "rejected", "the plan"),
        (
            "The rebel group issued a declaration demanding that Ankara free its leader.",
            "The rebel group",
            "demanding",
            "Ankara free its leader",
        ),
        ("Both sides said the truce would hold.", "Both sides", "said", "the truce would hold"),
        (
            "Mali's premier said the army would stay, in a rare interview late on Friday.",
            "Mali's premier",
            "said",
            "the army would stay",
        ),
        (
            "The U.N. envoy's claim that both sides had agreed was untrue.",
            "The U.N. envoy",
            "claim",
            "both sides had agreed",
        ),
        (
            "The king told parliament that a new council would be elected.",
            "The king",
            "told",
            "a new council would be elected",
        ),
    ],
)
def test_source_cue_and_content(parsed: Parse, text: str, who: str, cue: str, said: str) -> None:
    m = only(parsed, text)
    assert m.cue is not None
    assert (speaker(m), m.cue.text, content(m)) == (who, cue, said)


@pytest.mark.parametrize(
    ("text", "stance", "said"),
    [
        ("The ministry denied that any aircraft had been lost.", Stance.DENIES, "any aircraft had been lost"),
        ("Moscow threatened to leave the grain deal.", Stance.THREATENS, "to leave the grain deal"),
        ("Pakistan vowed to respond to the raid.", Stance.THREATENS, "to respond to the raid"),
        ("Seoul demanded an apology.", Stance.DEMANDS, "an apology"),
        ("Accra called for an immediate ceasefire.", Stance.DEMANDS, "an immediate ceasefire"),
        (
            "Pristina called on the alliance to send more troops.",
            Stance.DEMANDS,
            "the alliance to send more troops",
        ),
        (
            "The envoy urged Eritrea to withdraw its forces.",
            Stance.DEMANDS,
            "Eritrea to withdraw its forces",
        ),
        ("Pyongyang refused to open the border.", Stance.REFUSES, "to open the border"),
        ("The UN warned that famine was near.", Stance.WARNS, "famine was near"),
        ("The bank predicted that prices would double.", Stance.PREDICTS, "prices would double"),
        (
            "Juba accused the rebels of burning villages.",
            Stance.ACCUSES,
            "the rebels of burning villages",
        ),
        (
            "Harare asked that the fishermen be released.",
            Stance.DEMANDS,
            "the fishermen be released",
        ),
        ("The envoy asked whether the road was open.", Stance.ASKS, "whether the road was open"),
        ("Analysts doubt that the truce will last.", Stance.PREDICTS, "the truce will last"),
        (
            "The talks are off, the minister said, unless the troops leave.",
            Stance.ASSERTS,
            "The talks are off | unless the troops leave",
        ),
        ("Kyiv welcomed the decision.", Stance.PRAISES, "the decision"),
        ("Kyiv called the vote a sham.", Stance.ACCUSES, "the vote a sham"),
        ("Rebel officers called al-Bashir a traitor, storming out.", Stance.ACCUSES, "al-Bashir a traitor"),
        ("Lima rejected the report as fabricated.", Stance.DENIES, "the report as fabricated"),
    ],
)
def test_stance_follows_the_cue(parsed: Parse, text: str, stance: Stance, said: str) -> None:
    m = only(parsed, text)
    assert (m.stance, content(m)) == (stance, said)


def test_not_denying_is_marked_unsure(parsed: Parse) -> None:
    m = only(parsed, "Peru's foreign minister did not deny that a letter had been sent.")
    assert (m.stance, bool(m.unsure)) == (Stance.ASSERTS, True)


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin has not commented on the report.",
        "The president did not say when the vote would take place.",
        "The ambassador refused to say whether weapons had been delivered.",
        "The minister declined to comment.",
        "The foreign minister will announce the date on Friday.",
        "If Tehran says no, the deal is dead.",
        "The governor welcomed a delegation of elders.",
        "Erdogan maintained ties with both capitals.",
        'The so-called "security corridor" runs along the coast.',
        'Their "moderate" allies control two towns.',
        'Operation "Northern Shield" began on Tuesday.',
        "The two armies agreed on Monday to open a hotline.",
        "Nobody asked the villagers to leave.",
        "Troops crossed the river and took the village.",
    ],
)
def test_what_is_no_statement(parsed: Parse, text: str) -> None:
    assert list(find(parsed(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The general was accused of ordering the killings.",
        "It is understood that the envoy will travel to Doha next week.",
        "It is believed that the group has 400 fighters.",
        "Fishermen in the area were told that the port would close.",
        "The rebels are accused of using child soldiers.",
    ],
)
def test_a_passive_names_no_speaker(parsed: Parse, text: str) -> None:
    m = only(parsed, text)
    assert (m.speaker, m.speaker_class.value) == (None, "unattributed")


def test_a_belief_is_told_from_speech(parsed: Parse) -> None:
    belief = only(parsed, "Analysts believe the offensive will stall by winter.")
    speech = only(parsed, "Analysts said the offensive would stall by winter.")
    assert (belief.found_by, speech.found_by) == ("statements/1:belief", "statements/1")


def test_a_denial_after_a_charge_denies_its_content(parsed: Parse) -> None:
    text = "The coast guard said a Chinese vessel had rammed its boat, a charge Beijing denied."
    said, denied = outer(parsed, text)
    assert (content(said), speaker(denied), denied.stance) == (content(denied), "Beijing", Stance.DENIES)


def test_an_inserted_saying_keeps_to_its_own_clause(parsed: Parse) -> None:
    text = "Iran threatened to shell towns in retaliation for a raid on a city where, it said, 100 people were killed."
    assert content(list(find(parsed(text)))[-1]) == "100 people were killed"


def test_a_participle_shares_the_subject_of_its_clause(parsed: Parse) -> None:
    found = outer(parsed, "Serbia demanded a meeting of the Council, describing the raid as a crime.")
    assert [(speaker(m), content(m)) for m in found] == [
        ("Serbia", "a meeting of the Council"),
        ("Serbia", "the raid as a crime"),
    ]


def test_coordinated_verbs_share_their_speaker(parsed: Parse) -> None:
    found = outer(parsed, "Kyiv called the vote a sham and said it would not recognise the results.")
    assert [(speaker(m), m.cue.text if m.cue else "") for m in found] == [("Kyiv", "called"), ("Kyiv", "said")]


@pytest.mark.parametrize(
    ("text", "inner", "outer_words"),
    [
        ("Armenia said that Azerbaijan had promised to open the corridor.", "Azerbaijan", "Armenia"),
        ("Turkey believes that the talks will succeed, he told Al Jazeera.", "Turkey", "he"),
        ("A Western official said he believed that Eritrea had fired first.", "he", "A Western official"),
        (
            "“The minister told us, ‘There is no money for the camps,’” said Amal, a Syrian refugee.",
            "The minister",
            "Amal",
        ),
    ],
)
def test_a_voice_within_a_voice(parsed: Parse, text: str, inner: str, outer_words: str) -> None:
    found = list(find(parsed(text)))
    nested = [m for m in found if m.within is not None]
    assert [speaker(m) for m in nested] == [inner]
    assert nested[0].within is not None
    assert speaker(found[nested[0].within]) == outer_words


@pytest.mark.parametrize(
    ("text", "who", "relay"),
    [
        ("Troops have entered the town, a Tigrayan commander told AFP on Sunday.", "a Tigrayan commander", "AFP"),
        ("State television quoted him as saying that the test had succeeded.", "him", "State television"),
        (
            "President Laura Chavez was quoted as saying by the state news agency that talks would resume.",
            "President Laura Chavez",
            "the state news agency",
        ),
        ('"I will never resign," the president said in an interview with Der Spiegel.', "the president", "Der Spiegel"),
        (
            "Reuters reported, citing three Venezuelan officials, that the talks had collapsed.",
            "three Venezuelan officials",
            "Reuters",
        ),
        ("The minister told his counterpart that the road was closed.", "The minister", ""),
    ],
)
def test_the_relay_is_not_the_speaker(parsed: Parse, text: str, who: str, relay: str) -> None:
    m = only(parsed, text)
    assert (speaker(m), m.relay.text if m.relay else "") == (who, relay)


def test_form_tells_direct_from_indirect_and_mixed(parsed: Parse) -> None:
    texts = (
        "“The border,” the consul said, “is not up for discussion.”",
        "The consul said the border was closed.",
        "The consul said the closure was “a strategic mistake” by his rivals.",
    )
    assert [only(parsed, t).form for t in texts] == [Form.DIRECT, Form.INDIRECT, Form.MIXED]


def test_order_is_the_order_of_the_text(parsed: Parse) -> None:
    text = "Oslo said the talks had failed. Bogota disagreed. The rebels said they would return. Lima denied it."
    starts = [min(s.start for s in (m.speaker, m.cue, *m.content) if s) for m in outer(parsed, text)]
    assert starts == sorted(starts)


def test_every_span_gives_its_own_words(parsed: Parse) -> None:
    text = "Mali’s junta said 😀 “we are ready”. The army, a rebel told AFP, has left Kidal.\n\nشكرا, he said."
    page = parsed(text)
    for m in find(page):
        for s in spans(m):
            assert page.document.quote(s) == text[s.start : s.end] == s.text


def spans(m: StatementMention) -> list:  # type: ignore[type-arg]
    return [s for s in (m.speaker, m.cue, m.relay, m.resolved, *m.content) if s is not None]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk asked that her name be withheld.",
        "A nurse asked to be called only Mina.",
        "Neither delegation asked for a delay.",
        "They were stopped at the bridge, where police charged with batons.",
        "An earlier version of this article said that the talks had been moved to Lima.",
    ],
)
def test_what_is_no_statement_of_the_story(parsed: Parse, text: str) -> None:
    assert outer(parsed, text) == []


def test_a_rally_demands_what_it_was_called_to_demand(parsed: Parse) -> None:
    m = only(parsed, "Thousands marched in Quito on Monday to demand that the mine be closed.")
    assert (m.stance, content(m)) == (Stance.DEMANDS, "the mine be closed")


def test_both_verbs_stand_under_according_to(parsed: Parse) -> None:
    m = only(parsed, "Police fired tear gas and detained nine people, according to the union.")
    assert content(m) == "Police fired tear gas and detained nine people"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "If the truce holds, he added, a meeting could be held in August.",
            "If the truce holds | a meeting could be held in August",
        ),
        ("Quispe put the number of dead at seven.", "the number of dead at seven"),
        ("Nor had there been any battle, he went on.", "Nor had there been any battle"),
        (
            'The Kenyan Armed Forces (KAF), he added, "reserve the right to stay."',
            "The Kenyan Armed Forces (KAF) | reserve the right to stay",
        ),
        ('Asked about the talks, Quispe spoke of "an exchange of views."', "an exchange of views"),
        (
            "Quispe repeated that the group had not carried out the raid and asked for an inquiry.",
            "the group had not carried out the raid",
        ),
        ('"The border is shut," Quispe said in a letter, in which he accused Chile of lying.', "The border is shut"),
    ],
)
def test_the_whole_of_what_is_said_and_no_more(parsed: Parse, text: str, expected: str) -> None:
    assert content(outer(parsed, text)[0]) == expected


def test_after_had_a_simple_past_is_the_speakers_next_act(parsed: Parse) -> None:
    found = outer(parsed, "Quispe repeated that the group had not carried out the raid and asked for an inquiry.")
    assert [(speaker(m), m.stance) for m in found] == [("Quispe", Stance.ASSERTS), ("Quispe", Stance.DEMANDS)]


def test_as_hangs_on_the_clause_before_it(parsed: Parse) -> None:
    text = "Quispe denied that the group had laid mines in the river, as fishermen have claimed."
    claim = next(m for m in find(parsed(text)) if speaker(m) == "fishermen")
    assert content(claim) == "the group had laid mines in the river"


def test_a_phrase_between_marks_makes_a_mixed_form(parsed: Parse) -> None:
    assert only(parsed, 'The army warned against "rumours that serve the enemy."').form is Form.MIXED
