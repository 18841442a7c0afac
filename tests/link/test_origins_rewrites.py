"""A text turned into other words is one witness; reports of their own on the same facts are several."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dragoman.extract import EXTRACTORS, find
from dragoman.link import actors as link_actors
from dragoman.link import copies_credits, origins
from dragoman.link import statements as link_statements
from dragoman.model import Parsed, Report, digest
from dragoman.score.origins import Story

Parse = Callable[[str], Parsed]
NEEDED = tuple((name, extractor) for name, extractor in EXTRACTORS if name in ("actors", "statements"))

WIRE = (
    "Guyana and Suriname agreed on Thursday to reopen the Corentyne ferry, which has lain idle for 14 months.\n\n"
    'Transport minister Devika Ramsaran said the first crossing would carry 60 lorries of rice from Nickerie. "A river '
    'with one bank is a swamp," she told reporters at Moleson Creek.\n\n'
    "Suriname closed the landing after customs men were shot at in March. Three officers were wounded.\n\n"
    "A joint patrol of eight boats is to start within ten days, the ministry in Paramaribo said."
)
REWRITE = (
    "The Corentyne ferry, idle for fourteen months, will run again, as Suriname and Guyana settled on Thursday.\n\n"
    "From Nickerie 60 lorries will bring rice on the first crossing, said Devika Ramsaran, the transport minister. At "
    'Moleson Creek she remarked that "a river with one bank is a swamp".\n\n'
    "It was in March that shots were fired at customs men, three of whom were wounded, whereupon Suriname shut the "
    "landing.\n\n"
    "Eight boats will patrol jointly within ten days, according to the ministry in Paramaribo."
)
OWN = (
    "The stallholders of Springlands had heard it before they read it: the ferry comes back.\n\n"
    '"I have kept two freezers empty for a year," said fishmonger Kamla Persaud, who used to sell shrimp to the Dutch '
    "side.\n\n"
    'The minister came by boat. "A river with one bank is a swamp," she told the crowd, and got into a car.\n\n'
    "Ferry captain Winston Bollers doubts the date. Both engines lie in a shed at Rosignol, he told this paper, and "
    "one lacks its pistons."
)
SECOND_HAND = (
    "The ferry across the Corentyne river will run again, the Berbice Herald reported on Friday.\n\n"
    "Suriname and Guyana reached an agreement on it, according to the newspaper, which quoted the transport minister, "
    "Devika Ramsaran.\n\n"
    "Sixty lorries of rice will make the first crossing, she was quoted by the Herald as saying.\n\n"
    "The paper said that the landing was shut in March when officers were wounded."
)
ADDED = (
    "\n\nIn Skeldon the pump attendant Leroy Hinds has counted the cars that wait: there were 41 of them on Friday "
    "morning, most with a goat or a bicycle tied to the roof."
)
CREDITING = (
    "Traders in Albina want a ferry too. Their spokeswoman, Maud Pinas, handed over 900 signatures on Friday.\n\n"
    "Sixty lorries of rice are to make the first crossing from Nickerie, the Berbice Herald reported.\n\n"
    "The mayor of Saint-Laurent told this paper that his town would pay for a pontoon of its own."
)

SEIZED = (
    "Finland seizes tanker after power cable fails\n\n"
    "Finnish coastguards boarded the tanker Amber Star on Monday after the Estlink-4 power cable between Finland and "
    "Estonia failed.\n\n"
    "The cable lost power at 14:20 on Sunday, grid operator Suomen Verkko said. Investigators found a drag mark of 40 "
    "kilometres on the seabed, police said.\n\n"
    "The tanker, which sails under the flag of the Cook Islands, is suspected of belonging to Russia's shadow fleet, "
    "Finland's customs service said. Its captain, a Georgian, and eight crew members were detained.\n\n"
    '"We will not accept that someone drags an anchor across our seabed," Finnish Interior Minister Eeva Laakso told '
    "Nordwire.\n\n"
    "Estonia's Prime Minister Maret Tamm said that repairs would take seven months. NATO will send two frigates to the "
    "Gulf of Finland by Friday, an alliance official said."
)
FREED = (
    "Finland frees tanker's captain\n\n"
    "Finland on Wednesday released the captain of the Amber Star, the tanker it boarded on Monday, but kept the ship, "
    "Helsinki police said.\n\n"
    "Prosecutor Antti Salo said the eight other detained sailors would be questioned until Friday. Divers had found "
    "the tanker's anchor on the seabed, he said.\n\n"
    "The tanker was boarded in Finnish waters with the captain's consent, the coastguard said.\n\n"
    'Estonia now expects repairs to last nine months, Prime Minister Maret Tamm said. "Seven was too hopeful," Tamm '
    "said.\n\n"
    '"We will not accept that someone drags an anchor across our seabed," Interior Minister Eeva Laakso said in an '
    "interview with Nordwire on Tuesday.\n\n"
    "NATO postponed the arrival of its frigates until Jan. 30."
)


def report(parsed: Parsed, outlet: str = "", agency: str | None = None) -> Report:
    """A report of an outlet; two of one text have two ids."""
    document = replace(parsed.document, id=digest(outlet, parsed.document.text), outlet=outlet or None, agency=agency)
    whole = replace(parsed, document=document)
    return Report(document, whole, find(whole, NEEDED))


def linked(*reports: Report) -> origins.Origins:
    return origins.link(reports, link_statements.link(reports, link_actors.link(reports)))


def together(*reports: Report) -> bool:
    return len(set(linked(*reports).of_document.values())) == 1


@pytest.mark.parametrize(
    ("other", "outlet", "one"),
    [
        (REWRITE, "Nickerie Post", True),
        (OWN, "Springlands Star", False),
        (SECOND_HAND, "Cayenne Courier", True),
        (CREDITING, "Maroni Mail", False),
        (WIRE.partition("\n\n")[0] + "\n\n" + "\n\n".join(WIRE.split("\n\n")[:0:-1]), "Canje Echo", True),
    ],
    ids=["turned sentences", "own report, shared quotation", "at second hand", "one fact with credit", "other order"],
)
def test_who_rests_on_the_first_report(parsed: Parse, other: str, outlet: str, one: bool) -> None:
    assert together(report(parsed(WIRE), "Berbice Herald"), report(parsed(other), outlet)) == one


def test_what_came_next_is_no_rewrite_though_the_same_names_stand_in_each_sentence(parsed: Parse) -> None:
    assert not together(report(parsed(SEIZED), "Baltic Ledger"), report(parsed(FREED), "Gdansk Monitor"))


def test_two_rewrites_of_a_text_that_is_not_there_are_one_origin(parsed: Parse) -> None:
    third = WIRE.replace("agreed on Thursday to reopen", "will reopen after talks on Thursday").replace(
        "said the first crossing would carry", "expects the first boat to bring"
    )
    assert together(report(parsed(REWRITE), "Nickerie Post"), report(parsed(third), "Mahaica Mirror"))


def test_a_report_given_twice_moves_no_other(parsed: Parse) -> None:
    three = [report(parsed(WIRE), "Berbice Herald"), report(parsed(REWRITE), "B"), report(parsed(OWN), "C")]
    again = report(parsed(OWN), "D")
    plain, doubled = linked(*three).of_document, linked(*three, again).of_document
    ids = [r.document.id for r in three]
    assert [[plain[a] == plain[b] for a in ids] for b in ids] == [[doubled[a] == doubled[b] for a in ids] for b in ids]
    assert doubled[again.document.id] == doubled[ids[2]]


def test_other_names_of_outlets_change_nothing(parsed: Parse) -> None:
    told = SECOND_HAND.replace("Berbice Herald", "Mocha Lantern").replace("the Herald", "the Lantern")
    assert together(report(parsed(WIRE), "Mocha Lantern"), report(parsed(told), "Cayenne Courier"))


def origin(found: origins.Origins, reports: tuple[Report, ...], at: int, words: str) -> str:
    """The origin of the claim that a report makes in these words."""
    told = link_statements.link(reports, link_actors.link(reports))
    story = Story({str(i): r for i, r in enumerate(reports)}, found, told)
    start = reports[at].document.text.index(words)
    return story.origin({"report": str(at), "span": [start, start + len(words)]})


@pytest.mark.parametrize(
    ("other", "left", "right", "one"),
    [
        (OWN, "A river with one bank is a swamp", "A river with one bank is a swamp", True),
        (OWN, "has lain idle for 14 months", "Both engines lie in a shed at Rosignol", False),
        (CREDITING, "the first crossing would carry 60 lorries", "Sixty lorries of rice are to make the first", True),
        (REWRITE + ADDED, "has lain idle for 14 months", "idle for fourteen months", True),
        (REWRITE + ADDED + " Three officers bled at the landing.", "Three officers were", "Three officers bled", True),
        (REWRITE + ADDED, "Suriname closed the landing", "there were 41 of them on Friday", False),
    ],
    ids=["one quotation", "own witness", "credited fact", "rewritten", "reworded beside", "added paragraph"],
)
def test_single_claims_have_origins_of_their_own(parsed: Parse, other: str, left: str, right: str, one: bool) -> None:
    reports = (report(parsed(WIRE), "Berbice Herald"), report(parsed(other), "Maroni Mail"))
    found = linked(*reports)
    assert (origin(found, reports, 0, left) == origin(found, reports, 1, right)) == one


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("berbice herald", "berbice herald", True),
        ("halyard", "halyard news agency", True),
        ("lrna", "lake region news agency", True),
        ("herald", "berbice herald", False),
        ("news agency", "halyard news agency", False),
        ("", "halyard", False),
    ],
)
def test_one_outlet_under_two_names(one: str, other: str, same: bool) -> None:
    assert copies_credits.same_outlet(one, other) == same
    assert copies_credits.same_outlet(other, one) == same


def test_cost_grows_with_shared_facts_not_with_pairs() -> None:
    from dragoman.link import copies  # noqa: PLC0415

    def pairs(found: list[set[tuple[str, str]]]) -> list[tuple[str, str]]:
        index = copies.sharing()
        index.update({f"{n:03}": frozenset(facts) for n, facts in enumerate(found)})
        return list(copies.nearest(index))

    apart = [{(f"{i}", f"{n}") for n in range(9)} for i in range(300)]
    alike = [{("a", f"{n}") for n in range(9)} for _ in range(300)]
    assert pairs(apart) == []
    assert 300 < len(pairs(alike)) < 300 * 25


INTERVIEW = (
    "Gunmen killed nine traders in the town of Kaya on Tuesday, Foreign Minister Issa Dramane told Sahel Lantern in an "
    "interview.\n\nThe market burned for two hours, he said. Schools in the district are shut until Monday."
)
RELAYED = (
    "Farmers in Dori have asked for seed before the rains, and their leader, Awa Barry, wants it by truck.\n\n"
    "In Kaya nine traders were killed by gunmen on Tuesday, Foreign Minister Issa Dramane told Sahel Lantern.\n\n"
    "The price of millet rose by a tenth at Dori's market, where 40 sacks were sold. A driver, Oumar Sow, told this "
    "paper that he would not take the Djibo road again."
)


def test_an_event_that_two_reports_have_from_one_interview_has_one_origin(parsed: Parse) -> None:
    from dragoman.pipeline import build  # noqa: PLC0415

    found = build([report(parsed(INTERVIEW), "Sahel Lantern").document, report(parsed(RELAYED), "Dori Post").document])
    killings = [e for e in found.events if len(e.documents) == 2]
    assert [e.origins for e in killings] == [1]
    assert len({d.origin for d in found.documents}) == 2
