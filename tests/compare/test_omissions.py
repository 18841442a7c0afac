"""What only one origin tells, and what a report leaves out that two other origins carry."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from dragoman.compare.omissions import left_out_by
from dragoman.model import Certainty, Document, Event, Evidence, Published, Situation, Status
from dragoman.pipeline import build
from dragoman.present import compose
from tests.builders import report

pytestmark = pytest.mark.model

TALKS = "Kenya's foreign minister received her Ethiopian colleague in Nairobi on Monday. The Omo dam feeds Turkana."
TALKS_TOO = "The foreign ministers of Kenya and Ethiopia held talks in Nairobi on Monday. Turkana drinks from the Omo."
TALKS_ALSO = "In Nairobi, the chief diplomats of Kenya and Ethiopia met on Monday about the Omo. Turkana fears its dam."
TALKS_WHERE = "Foreign ministers from Ethiopia and Kenya met in Nairobi on Monday. In Turkana the Omo runs low."
RAID = "Gunmen attacked the pumping station at Lodwar on Sunday and killed nine engineers."
RAID_TOO = "Nine engineers died on Sunday when armed men attacked the Lodwar pumping station in northern Kenya."
RAID_WIRE = "Pumps at Lodwar stand still after gunmen attacked the station on Sunday, killing nine."
OWN = (
    "The river has shrunk to a third of its bed, and fishermen mend nets that they no longer cast. "
    '"My boat has been a henhouse since the rains failed," said Peter Ekai, 61, who used to sell perch in Kalokol.\n\n'
    "A hydrologist of Moi University, Jane Chebet, counts 14 dry springs between the lake and the hills. "
    "She blames cotton farms, not turbines, and has written so to three governors.\n\n"
    "On Ferguson's Gulf the ice plant that Norway once paid for stands without a roof or a single window."
)
OWN_TOO = (
    "Maize prices in the market of Kitale rose again, to the despair of traders and cooks alike. "
    "Grace Wafula, who runs a canteen behind the courthouse, has crossed beans off her slate.\n\n"
    "The mill on Station Road turned away 30 lorries last month, its owner Samuel Bett complained. "
    "Customs clerks in Malaba now weigh every sack twice and stamp it in violet ink.\n\n"
    "Bakers plan a march to the governor's residence with empty trays on their heads."
)
OWN_ALSO = (
    "Engineers who built the first sluice forty years ago remember a wider valley full of herons. "
    'Daniel Otieno, 79, keeps the drawings under his bed: "We drew every bolt by hand."\n\n'
    "His granddaughter Ruth photographs what is left of the spillway for a museum in Kisumu. "
    "Turbine blades of 1987 lie in the reeds, and boys dive from them.\n\n"
    "A choir of retired welders sings each August for colleagues who fell from the scaffolds."
)
SAID = 'Sol told the newspaper in an interview: "Ethiopian soldiers attacked the village of Todonyang on Friday."'
SAID_TOO = '"Ethiopian soldiers attacked the village of Todonyang on Friday," Amina Sol said in an interview.'
PAPER = "Ethiopian soldiers attacked the village of Todonyang on Friday, the Rift Courier reported."
PAPER_TOO = "According to the Rift Courier, Ethiopian soldiers attacked the village of Todonyang on Friday."
WIRE = (
    f"{TALKS} They sat for three hours under a fan that did not turn and shared one pot of coffee.\n\n"
    f"{RAID} Smoke from the burning store could be seen as far as the lake, herders said.\n\n"
    "The county has asked for generators, and a convoy with two of them left Eldoret at noon."
)


class Told(NamedTuple):
    """One situation: reports by outlet, and which of them leave the raid or the attack out."""

    why: str
    reports: dict[str, str]
    left_out: set[str]
    only_one: bool  # whether it rests on one origin
    word: str = "Lodwar"
    days: dict[str, str] = {}  # noqa: RUF012 - never changed


def told(*sentences: str) -> str:
    return "\n\n".join(sentences)


SITUATIONS = (
    Told("two tell it, one does not",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)},
         {"C"}, False),
    Told("one alone tells it",
         {"A": told(TALKS, RAID, OWN), "B": told(TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)}, set(), True),
    Told("all tell it",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, RAID_WIRE)},
         set(), False),
    Told("two print one text: one origin, nothing left out",
         {"A": WIRE, "B": WIRE, "C": told(TALKS_ALSO, OWN_ALSO)}, set(), True),
    Told("two print one text, the second without its end: one origin",
         {"A": WIRE, "B": WIRE.rsplit("\n\n", 1)[0], "C": told(TALKS_ALSO, OWN_ALSO)}, set(), True),
    Told("a copy and a report of its own are two origins",
         {"A": WIRE, "B": WIRE, "C": told(RAID_TOO, TALKS_TOO, OWN_TOO), "D": told(TALKS_ALSO, OWN_ALSO)},
         {"D"}, False),
    Told("one interview, printed twice, is one origin",
         {"A": told(TALKS, SAID, OWN), "B": told(TALKS_TOO, SAID_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)},
         set(), True, "Todonyang"),
    Told("two that pass on one paper's report are one origin",
         {"A": told(TALKS, PAPER, OWN), "B": told(TALKS_TOO, PAPER_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)},
         set(), True, "Todonyang"),
    Told("two tell it, two do not",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO),
          "D": told(TALKS_WHERE, "Nobody spoke of the nets.")}, {"C", "D"}, False),
    Told("who came out before it happened could not tell it",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)},
         set(), False, "Lodwar", {"C": "2031-03-04"}),
    Told("who came out on its day may have left it out",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO), "C": told(TALKS_ALSO, OWN_ALSO)},
         {"C"}, False, "Lodwar", {"C": "2031-03-14"}),
    Told("words that may speak of it leave nothing out",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO),
          "C": told(TALKS_ALSO, "It came a day after an attack in the north.", OWN_ALSO)}, set(), False),
    Told("its words with no act among them leave nothing out",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO),
          "C": told(TALKS_ALSO, "For the nine engineers of the Lodwar station no successors were found.", OWN_ALSO)},
         set(), False),
    Told("the same names in another matter are silence all the same",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO),
          "C": told(TALKS_ALSO, OWN_ALSO, "In Lodwar another sang for the governor of Turkana in Kenya.")},
         {"C"}, False),
    Told("a report of another story leaves nothing out",
         {"A": told(TALKS, RAID, OWN), "B": told(RAID_TOO, TALKS_TOO, OWN_TOO),
          "C": "The striker Leo Varga scored twice as Gyor beat Pecs on Saturday.\n\nFans sang in the rain."},
         set(), False),
)  # fmt: skip


def documents(case: Told) -> Iterator[Document]:
    for outlet, text in case.reports.items():
        yield report(f"{outlet} Courier Daily", text, day=case.days.get(outlet, "2031-03-13"), name=f"{outlet}.txt")


def event(found: Situation, word: str) -> list[Event]:
    return [e for e in found.events if any(word in m.sentence for m in e.mentions) and e.type == "ASSAULT"]


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda c: c.why)
def test_what_is_left_out(case: Told) -> None:
    found = build(documents(case))
    name = {d.id: d.name.removesuffix(".txt") for d in found.documents}
    events = event(found, case.word)
    assert events
    assert {name[d] for e in events for d in e.left_out_by} == case.left_out


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda c: c.why)
def test_what_one_origin_alone_tells(case: Told) -> None:
    found = build(documents(case))
    events = event(found, case.word)
    assert max(e.origins for e in events) == 1 if case.only_one else max(e.origins for e in events) > 1
    shown = {line.id for line in compose.compose(found, items=50).single_origin}
    assert bool(shown & {e.id for e in events}) == case.only_one


def test_an_outlet_s_second_report_speaks_for_it() -> None:
    """A paper that tells it on another page has left nothing out."""
    papers = [
        report("North Post", told(TALKS, RAID, OWN), day="2031-03-13", name="1"),
        report("Lake Ledger", told(RAID_TOO, TALKS_TOO, OWN_TOO), day="2031-03-13", name="2"),
        report("Lake Ledger", told(TALKS_ALSO, OWN_ALSO), day="2031-03-13", name="3"),
    ]
    assert [e.left_out_by for e in event(build(papers), "Lodwar")] == [()]


def _document(name: str, origin: str, outlet: str | None = None) -> Document:
    return Document(name, name, "x", outlet=outlet, published=Published(), origin=origin)


def _event(documents: tuple[str, ...], *, origins: int = 2, background: bool = False) -> Event:
    said = tuple(Evidence(d, 0, 1, "x", "x", 1) for d in documents)
    return Event(
        "e", "raid", "ASSAULT", "ASSAULT", Status.OCCURRED, Certainty.CERTAIN, said, documents, origins=origins,
        background=background,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("origin", "expected"),
    [("one", ()), ("three", ("silent",)), ("two", ())],
    ids=["a copy of the first", "a report of its own", "a copy of the second"],
)
def test_the_others_are_counted_without_its_own_text(origin: str, expected: tuple[str, ...]) -> None:
    known = {d.id: d for d in (_document("a", "one"), _document("b", "two"), _document("silent", origin))}
    assert left_out_by(_event(("a", "b")), known, frozenset()) == expected


def test_two_speakers_of_one_text_are_no_two_reports() -> None:
    known = {d.id: d for d in (_document("a", "one"), _document("b", "one"), _document("silent", "three"))}
    assert left_out_by(_event(("a", "b")), known, frozenset()) == ()


def test_what_is_recalled_is_not_left_out() -> None:
    known = {d.id: d for d in (_document("a", "one"), _document("b", "two"), _document("silent", "three"))}
    assert left_out_by(_event(("a", "b"), background=True), known, frozenset()) == ()
