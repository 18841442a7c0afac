"""Who wants, refuses or makes conditional what, of whom."""

from collections.abc import Callable

import pytest

from dragoman.extract import demands
from dragoman.model import Parsed

pytestmark = pytest.mark.model
Parse = Callable[[str], Parsed]

CASES = [
    ("Kosovo demanded that Serbia withdraw its troops.", "wants", "Kosovo", "Serbia", "withdraw its troops"),
    ("Japan called on China to release the fishermen.", "wants", "Japan", "China", "release the fishermen"),
    ("Chile wants Bolivia to open the border.", "wants", "Chile", "Bolivia", "open the border"),
    ("Egypt seeks the return of the statue.", "wants", "Egypt", None, "the return of the statue"),
    ("Armenia urged Russia to send observers.", "wants", "Armenia", "Russia", "send observers"),
    ("The union insists on higher wages.", "wants", "The union", None, "higher wages"),
    ("Iran rejected the demand.", "refuses", "Iran", None, "the demand"),
    ("Nepal rejected many of India's demands.", "refuses", "Nepal", "India", "many of India's demands"),
    ("The rebels refused to disarm.", "refuses", "The rebels", None, "disarm"),
    ("Denmark ruled out talks on the island.", "refuses", "Denmark", None, "talks on the island"),
    ("The junta is unwilling to free the president.", "refuses", "The junta", None, "free the president"),
    ("The minister said Mali would not pay the debt.", "refuses", "Mali", None, "pay the debt"),
    ("The president emphasized that talks must rest on respect for the border.", "conditions", "The president", None,
     "talks must rest on respect for the border"),
    ('"We refuse to sign under fire," Mali\'s spokesman said.', "refuses", "Mali", None, "sign under fire"),
    ('"We shall not lay down our arms," the general warned.', "refuses", "the general", None, "lay down our arms"),
    ("The minister said that Angola does not talk to rebels.", "refuses", "Angola", None, "talk to rebels"),
    ("Angola will come, provided that the rebels disarm.", "conditions", "Angola", "the rebels", "come"),
    ("Quito must free the men or else Lima will close the bridge, the envoy said.", "wants", "the envoy", "Quito",
     "Quito must free the men"),
    ("Release the men or face sanctions, the minister told Quito.", "wants", "the minister", "Quito",
     "Release the men"),
    ("Mendez insisted that the six men be handed over.", "wants", "Mendez", None, "the six men be handed over"),
    ("Mali is prepared to talk only if the miners are moved.", "conditions", "Mali", None, "talk"),
    ("Mali will come only if Chad frees the men, the envoy said.", "conditions", "Mali", "Chad", "come"),
    ("Yerevan is ready to hand over the maps, provided that Baku frees the men.", "conditions", "Yerevan", "Baku",
     "hand over the maps"),
    ("Samoa asked for an inquiry.", "wants", "Samoa", None, "an inquiry"),
    ("Samoa asked that the fishermen be freed.", "wants", "Samoa", None,
     "the fishermen be freed"),
    ("Peru expects an apology and a guarantee.", "wants", "Peru", None, "an apology and a guarantee"),
    ("Harare brushed aside the demand.", "refuses", "Harare", None, "the demand"),
    ("Nairobi renewed its call for an inquiry.", "wants", "Nairobi", None, "an inquiry"),
    ('"They must hand back the boats," the minister said.', "wants", "the minister", "They",
     "They must hand back the boats"),
    ("It was a request that Manila turned down.", "refuses", "Manila", None, "a request"),
    ("The envoy said Haiti must hold elections.", "wants", "The envoy", "Haiti", "Haiti must hold elections"),
    ("Baghdad gives the rebels 48 hours to leave Kirkuk.", "wants", "Baghdad", "the rebels", "leave Kirkuk"),
    ("Lima has given Quito until Monday to free the boat.", "wants", "Lima", "Quito", "free the boat"),
    ('"Let him resign," the mayor said.', "wants", "the mayor", "him", "resign"),
    ("Deputies called for the minister to resign.", "wants", "Deputies", "the minister", "resign"),
    ("The rebels' statement called on Manila to free 700 prisoners.", "wants", "The rebels' statement", "Manila",
     "free 700 prisoners"),
    ("Ghana pleaded with Togo to open the bridge.", "wants", "Ghana", "Togo", "open the bridge"),
    ("Chad has no intention of reopening the talks.", "refuses", "Chad", None,
     "reopening the talks"),
    ("Oman called for a second round of talks to discuss the border.", "wants", "Oman", None,
     "a second round of talks"),
    ("A truce was ruled out by Lima.", "refuses", "Lima", None, "A truce"),
    ("We shall never sit down with those who shot at us.", "refuses", "We", None,
     "sit down with those who shot at us"),
    ("Washington threatened to halt deliveries if the raids continue.", "conditions", "Washington", None,
     "halt deliveries"),
    ("Should Quito stay away, Lima could close the crossing, the envoy said.", "conditions", "Lima", None,
     "close the crossing"),
    ("If Oman keeps stalling, we will open the bidding to others.", "conditions", "we", None,
     "open the bidding to others"),
    ("Ghana would send troops if Togo did not object, the minister said.", "conditions", "Ghana", None, "send troops"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "stance", "holder", "of", "span"), CASES, ids=[c[0][:40] for c in CASES])
def test_a_demand(parsed: Parse, sentence: str, stance: str, holder: str, of: str | None, span: str) -> None:
    (found,) = demands.find(parsed(sentence))
    assert found.holder is not None
    assert (found.stance.value, found.holder.text, found.of.text if found.of else None, found.span.text) == (
        stance,
        holder,
        of,
        span,
    )


THREATS = [
    (
        "The unions will stop the trains unless Lima raises the matter.",
        "The unions",
        "Lima",
        "stop the trains",
        "raises the matter",
    ),
    (
        "The minister said Samoa would recall its envoy unless Tonga freed the crews by Friday.",
        "Samoa",
        "Tonga",
        "recall its envoy",
        "freed the crews by Friday",
    ),
    ("Angola will march unless the levy is dropped, the general said.", "Angola", None, "march", "the levy is dropped"),
    (
        "Lima said Peru would keep the bridge shut until Quito paid the toll.",
        "Peru",
        "Quito",
        "keep the bridge shut",
        "paid the toll",
    ),
    (
        "The convicts would stay in jail until Quito apologised, Lima said.",
        "Lima",
        "Quito",
        "stay in jail",
        "apologised",
    ),
    (
        "The minister said Lima would close the bridge if Quito did not free the men.",
        "Lima",
        "Quito",
        "close the bridge",
        "free the men",
    ),
    (
        "The envoy said Mali would attack if the rebels failed to leave Gao.",
        "Mali",
        "the rebels",
        "attack",
        "leave Gao",
    ),
    (
        "The federation vowed to march unless the government freed the men.",
        "The federation",
        "the government",
        "march",
        "freed the men",
    ),
    (
        "The minister said fishermen would blockade the ferry unless the two boats came home.",
        "fishermen",
        None,
        "blockade the ferry",
        "the two boats came home",
    ),
    ("The army is ready to strike unless Chad stops the raids.", "The army", "Chad", "strike", "stops the raids"),
    (
        "The ministry threatened to act unless the group hands over the killers.",
        "The ministry",
        "the group",
        "act",
        "hands over the killers",
    ),
    (
        "The union threatened a boycott unless the crews are home by Sunday.",
        "The union",
        None,
        "a boycott",
        "the crews are home by Sunday",
    ),
    (  # the condition in front
        "Unless the crews are home by Sunday, the union threatened a boycott.",
        "the union",
        None,
        "a boycott",
        "the crews are home by Sunday",
    ),
]


@pytest.mark.parametrize(("sentence", "holder", "of", "span", "meant"), THREATS, ids=[c[0][:40] for c in THREATS])
def test_a_threat_and_what_it_asks_for(
    parsed: Parse, sentence: str, holder: str, of: str | None, span: str, meant: str
) -> None:
    (found,) = demands.find(parsed(sentence))
    assert found.stance.value == "conditions"
    assert (found.holder and found.holder.text, found.of and found.of.text) == (holder, of)
    assert (found.span.text, found.wish and found.wish.text) == (span, meant)


@pytest.mark.parametrize(
    ("sentence", "of", "span"),
    [
        ("The minister said Oslo had been asked for a ship.", "Oslo", "a ship"),
        ("The demand was turned down.", None, "The demand"),
    ],
)
def test_what_nobody_is_said_to_want_has_no_holder(parsed: Parse, sentence: str, of: str | None, span: str) -> None:
    (found,) = demands.find(parsed(sentence))
    assert (found.holder, found.of and found.of.text, found.span.text) == (None, of, span)


def test_a_wish_told_by_an_adjective_of_nation(parsed: Parse) -> None:
    found = list(demands.find(parsed("Vienna rejected a Turkish request for an apology.")))
    assert [(d.holder.text, d.stance.value, d.span.text) for d in found if d.holder] == [
        ("Vienna", "refuses", "a Turkish request for an apology"),
        ("Turkish", "wants", "an apology"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dictator must be held accountable.",
        "If lasting peace is to be achieved, the two sides should talk.",
        "The price of wheat should fall next year.",
        "The house needs a new roof.",
        "A teacher who asked to be called only Ali heard it.",
        "An official, who asked not to be named, heard it.",
        "A nurse who is not allowed to give interviews heard it.",
        "Peru expects rain on Sunday.",
        "The army could demand more money.",
        "The minister told reporters that the road was open.",
        "Officials sought to calm the markets.",
        "Venezuela insists that the award is void.",
        "The court dismissed the judge.",
        '"They would never have burned the wharf," the mayor said.',
    ],
)
def test_no_demand(parsed: Parse, sentence: str) -> None:
    assert [(d.holder, d.span.text) for d in demands.find(parsed(sentence))] == []


def test_a_condition_is_told(parsed: Parse) -> None:
    (found,) = demands.find(parsed("The rebels refused to disarm unless the army leaves the valley."))
    assert found.condition is not None
    assert found.condition.text == "unless the army leaves the valley"


def test_what_others_want_is_not_laid_on_who_speaks_of_them(parsed: Parse) -> None:
    text = '"The violence came from agitators who want to overthrow an elected government," she said.'
    assert not [d for d in demands.find(parsed(text)) if d.holder and d.holder.text == "she"]


def test_a_condition_has_its_own_words(parsed: Parse) -> None:
    (found,) = demands.find(parsed("Angola will come, provided that the rebels disarm."))
    assert found.condition is not None
    assert found.condition.text == "provided that the rebels disarm"


@pytest.mark.parametrize(
    "text",
    [
        "Unless it rains, the farmers will lose the crop, the minister said.",
        "Analysts say Iran will strike unless Oman ends the raids.",
        "The minister said Peru would be forced to close the bridge unless funds arrived.",
        "Kenya will go ahead with the summit unless Russia objects.",
        "Ghana would send troops if Togo did not object.",
        "Peru would have fallen if it did not get the money, the minister said.",
        "Ministers denied asking for a mediator.",
        "Peru believes that if it waits, the row will be settled, Akua Boateng said.",
        "The row can be settled if the two sides talk, Akua Boateng said.",
        "Kigali rejected that as a fabrication.",
        "Drills that Lima called 'punishment' for the speech went on.",
        "We will disarm them, by force if need be.",
        "Come or stay, the minister said.",
        "Chile's foreign ministry rejected the accusation.",
        "Indian officials refused to say whether they would accept the plan.",
        "Mali declined to comment on the raid.",
        '"Both capitals want it to go away," she said.',
    ],
)
def test_misfortunes_and_forecasts_put_no_demand(parsed: Parse, text: str) -> None:
    assert not list(demands.find(parsed(text)))


@pytest.mark.parametrize(
    ("text", "stance", "holder", "what"),
    [
        ("Quito will not reopen the bridge until Lima frees the pilots.", "conditions", "Quito", "reopen the bridge"),
        ("The army will not leave while rebels hold the road.", "refuses", "The army", "leave"),
        ("Lomé will return its envoy only when the raids end.", "conditions", "Lomé", "return its envoy"),
        ("The junta would free him in return for forty fighters.", "conditions", "The junta", "free him"),
        ("The miners offered talks in exchange for the release of their leader.", "conditions", "The miners", "talks"),
        ("Asmara made its return conditional on an apology.", "conditions", "Asmara", "its return"),
        ("There will be no second referendum, said the premier.", "refuses", "the premier", "no second referendum"),
        ("The clans want the police off their land.", "wants", "The clans", "the police off their land"),
        ("The mayor implored Bamako to escort convoys.", "wants", "The mayor", "escort convoys"),
    ],
)  # fmt: skip
def test_terms_in_the_outlets_own_words(parsed: Parse, text: str, stance: str, holder: str, what: str) -> None:
    """A party's terms need nobody who says them."""
    (found,) = demands.find(parsed(text))
    assert found.holder is not None
    assert (found.stance.value, found.holder.text) == (stance, holder)
    assert found.span.text.startswith(what)


@pytest.mark.parametrize(
    "text",
    [
        "Prices will not fall until the harvest is in.",
        "The president will not return until Sunday.",
        "The rebels will not win until winter comes.",
        "The government would collapse if the party left.",
        "There will be no rain before May, a forecaster said.",
    ],
)
def test_what_merely_happens_is_no_term(parsed: Parse, text: str) -> None:
    """Forecasts bind nobody."""
    assert not list(demands.find(parsed(text)))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Portugal called for the release of the president's chief of staff and of Malam Sanhá.", None),
        ("Portugal demanded the release of the bishop's brother.", None),
        ("Portugal demanded the return of the governor's plane.", None),
        ("Portugal demanded the withdrawal of Senegal's troops.", "Senegal"),
        ("Portugal demanded the lifting of Mali's blockade.", "Mali"),
    ],
)
def test_who_owns_a_part_of_the_thing_is_asked_only_where_the_deed_is_his(
    parsed: Parse, text: str, of: str | None
) -> None:
    (found,) = demands.find(parsed(text))
    assert (found.of and found.of.text) == of


@pytest.mark.parametrize(
    "text",
    [
        '"Both capitals want the talks, but neither wants to be seen asking," said Mei Tan, an analyst.',
        '"The two kings met, and neither refuses to share the well," said Mei Tan, an analyst.',
    ],
)
def test_neither_is_not_who_speaks_of_both(parsed: Parse, text: str) -> None:
    assert not [d for d in demands.find(parsed(text)) if d.holder and "Tan" in d.holder.text]
