"""Who did it to whom, in countries: the parties a coder would write down, and the figures over them."""

from collections.abc import Callable
from typing import Any

import pytest

from dragoman.extract.events import presumed, readings
from dragoman.model import Parsed
from dragoman.score import modes, parties
from dragoman.score.sides import Sides

Parse = Callable[[str], Parsed]


def row(kind: str, source: list[str], target: list[str]) -> dict[str, Any]:
    coded = {s: [{"code": c, "actorText": c.lower()} for c in cs] for s, cs in (("source", source), ("target", target))}
    return {"events": [{"type": kind, **coded}]}


def answer(kind: str, source: str, target: str, **more: str) -> dict[str, Any]:
    return {"events": [{"type": kind, "source_code": source, "target_code": target, **more}]}


def figures(gold: list[dict[str, Any]], answers: list[dict[str, Any]], right: list[bool]) -> dict[str, float]:
    return {f.name: f.value for f in parties.measure(gold, answers, [[r] for r in right])}


def test_each_side_and_both() -> None:
    gold = [row("ASSAULT", ["MLI"], ["NER"]), row("ACCUSE", ["CHL"], ["PER"])]
    found = figures(gold, [answer("ASSAULT", "MLI", "NER"), answer("ACCUSE", "CHL", "BOL")], [True, True])
    assert (found["source country"], found["target country"]) == (1, 0.5)
    assert (found["both countries"], found["type + both countries"]) == (0.5, 0.5)


def test_a_wrong_type_leaves_the_countries_right() -> None:
    found = figures([row("ASSAULT", ["MLI"], ["NER"])], [answer("ACCUSE", "MLI", "NER")], [False])
    assert (found["both countries"], found["type + both countries"]) == (1, 0)


def test_a_side_that_the_gold_leaves_open_is_not_asked() -> None:
    found = figures([row("PROTEST", ["TUN"], [])], [answer("PROTEST", "TUN", "FRA")], [True])
    assert found["type + both countries"] == 1
    assert found["the same where gold names both"] == 0


def test_no_answer_is_wrong() -> None:
    found = figures([row("AID", ["JPN"], ["NPL"])], [{"events": []}], [False])
    assert found["source country"] == found["both countries"] == 0


@pytest.mark.parametrize(("kind", "expected"), [("CONSULT", 1), ("ASSAULT", 0)])
def test_only_mutual_acts_may_be_told_the_other_way_round(kind: str, expected: int) -> None:
    found = figures([row(kind, ["OMN"], ["QAT"])], [answer(kind, "QAT", "OMN")], [True])
    assert found["type + both countries"] == 0
    assert found["type + both countries, mutual acts in either order"] == expected


@pytest.mark.parametrize(("gold", "code"), [("JAP", "JPN"), ("IGO", "UNO"), ("IGO", "EUR"), ("XKX", "KOS")])
def test_old_spellings_of_codes(gold: str, code: str) -> None:
    found = figures([row("AID", [gold], ["NPL"])], [answer("AID", code, "NPL")], [True])
    assert found["source country"] == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [("the Chilean navy", 1), ("navy of Chile", 1), ("a port of Chile", 0), ("Chilean navy", 1), (None, 0)],
)
def test_words_fit_at_half_their_tokens(words: str | None, expected: int) -> None:
    gold = [{"events": [{"type": "AID", "source": "Chilean navy"}]}]
    found = parties.measure(gold, [{"events": [{"type": "AID", "source": words}]}], [[True]])
    assert [(f.name, f.value) for f in found] == [("source words", expected)]


def test_modes_by_their_older_names() -> None:
    gold = [
        {"events": [{"type": "ASSAULT", "mode": "assassinate"}]},
        {"events": [{"type": "ASSAULT", "mode": "other"}]},
        {"events": [{"type": "PROTEST", "mode": "strike-gen"}]},
    ]
    made = [
        answer("ASSAULT", "", "", mode="targeted"),
        answer("ASSAULT", "", ""),
        answer("PROTEST", "", "", mode="riot"),
    ]
    found = {f.name: (f.value, f.n) for f in modes.measure(gold, made, [[True], [True], [False]])}
    assert found == {"mode accuracy": (0.5, 2), "mode accuracy where the type is right": (1, 1)}


@pytest.mark.parametrize(
    ("kind", "whole", "mode", "expected"),
    [
        ("ASSAULT", "THREATEN", "aerial", "violence"),
        ("COERCE", "THREATEN", "arrest", "arrest"),
        ("COERCE", "THREATEN", "restrict", "restrict"),
        ("AID", "REQUEST", "", "assist"),
        ("CONSULT", "REJECT", "visit", "meet"),
        ("ASSAULT", "ASSAULT", "aerial", "aerial"),
    ],
)
def test_the_mode_of_the_combined_type(kind: str, whole: str, mode: str, expected: str) -> None:
    assert modes.combined({"type": kind, "plover_type": whole, "mode": mode}) == expected


SIDES = [
    # whom it is done to
    ("Togo accepted a Ghanaian offer.", "accepted", "TGO", "GHA"),
    ("Peru's prime minister endorsed Chile's plan for the canal.", "endorsed", "PER", "CHL"),
    ("Two Kenyans were arrested by Ugandan police.", "arrested", "UGA", "KEN"),
    ("Japan promised Fiji a grant for a hospital.", "grant", "JPN", "FJI"),
    ("Mali lodged a complaint against Niger at the United Nations.", "lodged", "MLI", "NER"),
    # who asks, and of whom
    ("Chad called on Libya to withdraw its troops.", "withdraw", "TCD", "LBY"),
    ("Laos asked Vietnam for a meeting of the border commission.", "meeting", "LAO", "VNM"),
    ("Oman must release the sailors, Qatar's foreign minister said.", "release", "QAT", "OMN"),
    ("Tonga has been urged by Samoa to release the crew.", "release", "WSM", "TON"),
    ("Human rights groups in Nairobi pressed Asmara to free the prisoners.", "free", "KEN", "ERI"),
    # both of one act
    ("Finland said it was ready for talks with Estonia.", "talks", "FIN", "EST"),
    ("Spanish and Moroccan officials held talks.", "talks", "ESP", "MAR"),
    # what the words belong to
    ("Bolivian pensioners threw stones at Brazilian tourists.", "threw", "BOL", "BRA"),
    ("Iran denied that it had attacked a Turkish convoy.", "attacked", "IRN", "TUR"),
    ("Police in Tunisia beat students.", "beat", "TUN", "TUN"),
    ("Zambian police arrested eleven journalists.", "arrested", "ZMB", "ZMB"),
    ("Syria massed troops along its frontier with Jordan.", "massed", "SYR", "JOR"),
    ("Chad is to receive rice from Japan.", "receive", "JPN", "TCD"),
    ("Chile criticised Peru's Congress.", "criticised", "CHL", "PER"),
    ("Norway expelled three diplomats.", "expelled", "NOR", "NOR"),
    # where they are at home
    ("Gunmen shot dead a Chinese engineer near the port of Gwadar.", "shot", "PAK", "CHN"),
    ("Burkinabe gendarmes beat two Malian herders.", "beat", "BFA", "MLI"),
    ("Sweden will withdraw its last company of soldiers from Mali by Friday week.", "withdraw", "SWE", "MLI"),
    ("Two Palestinians were shot by soldiers from Israel in Jenin.", "shot", "ISR", "PSE"),
    ("A convoy of African Union peacekeepers was ambushed by Somali rebels.", "ambushed", "SOM", "IGO"),
    # who comes under fire
    ("Ghanaian peacekeepers came under fire from an Israeli tank.", "came", "ISR", "GHA"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "trigger", "source", "target"), SIDES)
def test_sides(parsed: Parse, sentence: str, trigger: str, source: str, target: str) -> None:
    text = parsed(sentence)
    reading = next(r for r in readings(text) if trigger in r.mention.trigger.text)
    assert tuple(side.code for side in Sides(text).of(reading)) == (source, target)


@pytest.mark.model
def test_every_coded_row_has_a_target(parsed: Parse) -> None:
    text = parsed("Peru counted its llamas.")
    assert readings(text) == []
    reading = presumed(text)
    assert reading is not None
    target = Sides(text).of(reading)[1]
    assert target.span is not None
    assert target.span.text == "its llamas"


@pytest.mark.model
def test_a_leader_of_the_time(parsed: Parse) -> None:
    text = parsed("Mobutu accused Kabila of treason.")
    reading = next(r for r in readings(text) if r.mention.trigger.text == "accused")
    assert Sides(text, "1997-02-01").of(reading)[0].code == "COD"


@pytest.mark.model
def test_a_coder_writes_down_whom_a_pronoun_stands_for(parsed: Parse) -> None:
    text = parsed("Finland said it would expel two diplomats.")
    reading = next(r for r in readings(text) if r.mention.trigger.text == "expel")
    source = Sides(text).of(reading)[0]
    assert source.span is not None
    assert source.span.text == "Finland"
