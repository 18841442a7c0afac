"""Each outlet's own words for one referent, loaded words with their reason, other voices told apart."""

from dragoman.model import Name, Situation
from tests.builders import report
from tests.stories_in_small import built

STATE = report(
    "State Radio",
    "Terrorists of the Front for Free Barotse attacked a bridge near Mongu, the army said. "
    "The so-called liberators fled. The government praised the army.",
    day="2022-05-04",
)
EXILE = report(
    "Exile Voice",
    'Fighters of the Front for Free Barotse left Mongu. The regime "lies about everything," said Ana Banda, a teacher. '
    "The regime has jailed hundreds.",
    day="2022-05-05",
)


def of(situation: Situation, text: str) -> list[Name]:
    return [n for n in situation.names if n.text.casefold() == text]


def test_a_word_counts_as_the_outlets_own_only_outside_others_speech() -> None:
    names = of(built(EXILE), "regime")
    assert {(n.voice, len(n.spans)) for n in names} == {("indirect", 1), ("own", 1)}


def test_every_name_stands_at_its_words() -> None:
    situation = built(STATE, EXILE)
    texts = {d.id: d.text for d in situation.documents}
    assert situation.names
    assert all(texts[s.document][s.start : s.end] == s.text for n in situation.names for s in n.spans)


def test_a_plain_name_has_one_referent_and_a_loaded_one_at_most_one() -> None:
    names = built(STATE, EXILE).names
    assert any(n.loaded for n in names)
    assert all((n.actor is None) != (n.event is None) for n in names if not n.loaded)
    assert not any(n.actor and n.event for n in names)


def test_what_a_name_is_called_by_itself_is_no_part_of_it() -> None:
    paper = report("Coast Mail", "Hodan Farah, who styles herself minister of ports, left Berbera.", day="2022-05-04")
    assert not any(n.text.startswith("herself") for n in built(paper).names)
