# ruff: noqa: E501  (whole sentences are the material)
"""A hand-made Brief with every section filled, for the renderers' tests and for looking at."""

from dataclasses import replace
from datetime import date

from dragoman.foresee.pictures.ladder import Step
from dragoman.present.layout import (
    Aside,
    Bar,
    Brief,
    Cite,
    Difference,
    DifferenceGroup,
    Line,
    NameCell,
    NameRow,
    Quote,
    SourceRow,
    WantRow,
    WatchRow,
    WatchWindow,
    WhoRow,
)
from tests.present.story import HOSTILE_TITLE, REPORTS, at, views


def quote(cite: Cite, voice: str) -> Quote:
    """Quote a cited sentence, the cited words marked."""
    _, outlet, _, published, _ = REPORTS[cite.document_number]
    start = cite.span.sentence.index(cite.span.text)
    marked = ((start, start + len(cite.span.text)),)
    return Quote(cite.document_number, outlet, published, voice, cite.span.sentence, cite, marked)


DIFFERENCES = (
    DifferenceGroup(
        "Cannot both be true",
        (
            Difference(
                "v-day",
                "CONTRADICT",
                "Blast at the Varn pumping station: day",
                quote(at(1, 5, "on Feb. 11"), "OWN"),
                quote(at(2, 3, "in the night to 12 February"), "OWN"),
                "11 February and 12 February 2031 cannot both be the day of one blast; the year in report 1 is inferred.",
                "it is one blast: same station, same month; no report says so in as many words",
                more=1,
            ),
            Difference(
                "v-toll",
                "CONTRADICT",
                "Blast at the Varn pumping station: killed",
                quote(at(1, 5, "killing nine engineers"), "OWN"),
                quote(at(2, 3, "killed seven, among them two children"), "NAMED"),
                "Nine and seven cannot both be the toll, and the later report gives the lower one.",
            ),
        ),
    ),
    DifferenceGroup(
        "Cannot be settled",
        (
            Difference(
                "v-cross",
                "UNSETTLED",
                "Crossing to the Sedge Islands: whether it has begun",
                quote(at(1, 6, "signalled a crossing"), "OWN"),
                quote(at(2, 4, "crossed to the Sedge Islands on Sunday"), "NAMED"),
                "Report 1 knows of a threat, report 2 of an act.",
                "one crossing is meant, and report 1 was written after that Sunday",
            ),
        ),
        more=2,
    ),
    DifferenceGroup(
        "Updates",
        (
            Difference(
                "v-up",
                "UPDATE",
                "Foreign ministers' meeting: day",
                quote(at(1, 1, "this week, quite possibly before Thursday"), "UNNAMED a senior Calvian official"),
                quote(at(2, 1, "on March 20"), "NAMED"),
                "The later report names a later day.",
            ),
        ),
    ),
)

NAMES = (
    NameRow(
        "Shore Defence",
        (
            (NameCell("Orsenian terrorists", 1, True, "imputes a crime", "OWN", (at(1, 5, "Orsenian terrorists"),)),),
            (NameCell("Shore Defence movement", 1, cites=(at(2, 5, "Shore Defence movement"),)),),
            (NameCell("Armed men of the Shore Defence movement", 1, cites=(at(3, 2),)),),
            (
                NameCell("The Shore Defence", 1, cites=(at(4, 2),)),
                NameCell("terrorists", 1, True, "imputes a crime", "Calvia", (at(4, 2, "terrorists"),)),
            ),
        ),
    ),
    NameRow(
        "Orsenian government",
        (
            (NameCell("Orsenian regime", 2, True, "denies legitimacy", "OWN", (at(1, 8), at(1, 9))),),
            (NameCell("Orsenia", 3, cites=(at(2, 1), at(2, 5))), NameCell("the ministry", 1, cites=(at(2, 4),))),
            (),
            (),
        ),
    ),
    NameRow(
        "Calvian troops",
        (
            (NameCell("two brigades", 1, cites=(at(1, 6),)),),
            (NameCell("occupation forces", 1, True, "judges", "OWN", (at(2, 4),)),),
            (NameCell("troops", 1, cites=(at(3, 3),)),),
            (NameCell("“they”", 1, cites=(at(4, 1),)),),
        ),
    ),
)

TIMELINE = (
    Bar("Water war", date(2024, 1, 1), date(2024, 12, 31), status="occurred", cites=(at(1, 3),)),
    Bar(
        "Blast at the Varn pumping station",
        date(2031, 2, 11),
        date(2031, 2, 11),
        ((date(2031, 2, 11), date(2031, 2, 12)),),
        "occurred",
        inferred=True,
        cites=(at(1, 5), at(2, 3)),
        mark="(decided by A. <b>Desk</b> on 2031-02-20: | the *gauge* | says so)",
    ),
    Bar("Water ministers' talks", date(2031, 2, 18), date(2031, 2, 18), (), "occurred", fixed=True, cites=(at(2, 6),)),
    Bar(
        "Crossing to the Sedge Islands",
        date(2031, 3, 9),
        date(2031, 3, 9),
        (),
        "denied",
        inferred=True,
        cites=(at(2, 4),),
    ),
    Bar(
        "FOREIGN MINISTERS",
        date(2031, 3, 20),
        date(2031, 3, 20),
        ((date(2031, 3, 8), date(2031, 3, 12)),),
        "planned",
        fixed=True,
        cites=(at(2, 1), at(1, 1)),
    ),
    Bar("Presidents", date(2031, 4, 1), date(2031, 4, 30), (), "possible", inferred=True, cites=(at(2, 7), at(3, 1))),
    Bar("Sluices stay open", date(2031, 2, 18), None, (), "ongoing", cites=(at(1, 4),)),
    Bar("Islands fortified", None, date(2031, 3, 9), (), "occurred", cites=(at(4, 1),)),
)

RICH = Brief(
    title="Calvia and Orsenia: from water ministers to presidents?",
    subtitle="4 reports, 3 origins, 1 refused, 1 set aside",
    legend=(
        "[1 s12] = report and sentence; h = headline. Voices: OWN the outlet's, NAMED, UNNAMED, EXPERT, MEDIA.",
        "Labels of actors and events are Dragoman's own; words in quotation marks are the reports'.",
    ),
    bottom_line=(
        Line(
            "e1",
            "HELD: The water ministers of both states met in Port Sele on 18 February.",
            "OWN",
            ("occurred",),
            (at(1, 4), at(2, 6)),
        ),
        Line(
            "e2",
            "The foreign ministers are to meet: on 20 March, says Orsenia; “this week, quite possibly before Thursday”, says one Calvian official.",
            "UNNAMED",
            ("planned", "probable"),
            (at(1, 1), at(2, 1)),
            "One origin for the earlier window.",
        ),
        Line(
            "e3",
            "A meeting of the presidents may follow in April.",
            "NAMED",
            ("possible", "possible"),
            (at(2, 7), at(3, 1)),
        ),
        Line("v-day", "Cannot both be true: the day and the toll of the Varn blast.", "", (), (at(1, 5), at(2, 3))),
    ),
    happened=(
        Line(
            "e1",
            "Water ministers' talks in Port Sele; the sluices stay open.",
            "OWN",
            ("occurred",),
            (at(1, 4), at(2, 6)),
        ),
        Line(
            "e4",
            "A blast at the Varn pumping station killed seven to nine.",
            "OWN/NAMED",
            ("occurred",),
            (at(1, 5), at(2, 3), at(3, 2)),
        ),
        Line(
            "e5",
            "Calvian troops crossed to the Sedge Islands, says Orsenia; Calvia denies it.",
            "NAMED",
            ("denied",),
            (at(2, 4), at(3, 3)),
        ),
    ),
    happened_more=3,
    background=(Line("b1", "Some 40,000 people displaced since 2024.", "OWN", ("occurred",), (at(1, 9), at(3, 4))),),
    expected=(
        WatchRow(
            "w1",
            "Foreign ministers of Calvia and Orsenia meet",
            "planned",
            "probable",
            (
                WatchWindow("20 Mar 2031", "BODY Orsenian Foreign Ministry"),
                WatchWindow("8-12 Mar 2031 (“this week”)", "UNNAMED a senior Calvian official"),
            ),
            "overdue",
            "two origins; the day on one",
            (at(1, 1), at(2, 1)),
        ),
        WatchRow(
            "w2",
            "Presidents meet",
            "possible",
            "possible",
            (
                WatchWindow("Apr 2031", "NAMED Arun Dey"),
                WatchWindow("“in the spring”", "UNNAMED a senior Calvian official"),
            ),
            "open",
            "depends on the ministers' meeting",
            (at(2, 7), at(3, 1)),
        ),
        WatchRow("w3", "Calvian crossing", "threatened", "possible", (), "open", "", (at(1, 6),)),
    ),
    who_says=(
        WhoRow(
            "Ilse Brandt, foreign minister of Calvia",
            "NAMED",
            1,
            (
                Line(
                    "s1",
                    "“We want the sluices open, all of them, and we want our engineers' murderers handed over”",
                    "",
                    ("demands",),
                    (at(1, 7),),
                ),
            ),
        ),
        WhoRow(
            "Arun Dey, spokesman, Orsenia",
            "NAMED",
            2,
            (Line("s2", "“No date has been proposed to us”", "", ("denies",), (at(2, 2),)),),
        ),
        WhoRow(
            "a senior Calvian official",
            "UNNAMED",
            2,
            (Line("s3", "the foreign ministers “will meet this week”", "", ("promises",), (at(1, 1),)),),
        ),
        WhoRow(
            "Noor Adeyemi, Institute for River Law",
            "EXPERT",
            1,
            (Line("s4", "expects the meeting to slip", "", ("predicts",), (at(3, 5),)),),
        ),
    ),
    who_says_notes=(
        Line("n1", "Silent: Shore Defence speaks only in report 4.", "", (), (at(4, 2),)),
        Line(
            "n2",
            "The Calvian official reached reports 1 and 3 through one agency, Lakeside Wire: one witness.",
            "",
            (),
            (at(1, 1), at(3, 1)),
        ),
    ),
    differences=DIFFERENCES,
    left_out=(Line("l1", "2 Orsenian State News leaves out Calvia's denial of the crossing.", "", (), (at(3, 3),)),),
    left_out_more=1,
    single_origin=(Line("o1", "Two children among the dead: report 2 only.", "NAMED", (), (at(2, 3),)),),
    wants=(
        WantRow("d1", "Calvia", "wants", "the sluices open, all of them", "NAMED", (at(1, 7),)),
        WantRow("d2", "Calvia", "wants", "the attackers handed over", "NAMED", (at(1, 7),)),
        WantRow("d3", "Orsenia", "refuses", "to hand over members of the Shore Defence movement", "OWN", (at(2, 5),)),
        WantRow(
            "d4",
            "Orsenia",
            "conditions",
            "presidents meet, depending on what the ministers bring home",
            "NAMED",
            (at(2, 7),),
            "a condition",
        ),
    ),
    names=NAMES,
    names_more=2,
    tellings=(
        Line(
            "telling:a1",
            "Violence laid to Orsenia: report 1 tells 3 of 4 acts without a doer (2 in the passive); "
            "report 3 tells 0 of 5 acts without a doer.",
            "",
            (),
            (at(1, 3), at(3, 2)),
        ),
    ),
    relations=(
        Line("r1", "Calvia -blames-> Shore Defence", "OWN", (), (at(3, 2),)),
        Line("r2", "Calvia <-fight-> Orsenia", "OWN", (), (at(1, 3),)),
    ),
    timeline=TIMELINE,
    process=(
        (Step("leader", f"The presidents may meet {HOSTILE_TITLE}", "possible", None, None, HOSTILE_TITLE), at(3, 1)),
        (Step("water minister", "Talks in Port Sele", "held", date(2031, 2, 18), date(2031, 2, 18)), at(2, 7)),
    ),
    today=date(2031, 3, 12),
    sources=(
        SourceRow(
            1,
            "courier-dam.html",
            "The Calvian Courier",
            REPORTS[1][2],
            "report",
            "8-10 Mar 2031 (inferred)",
            (
                "“on Friday” and “this week … before Thursday” fit a Saturday to Monday [1 s1, s7]",
                "“last month” is February [1 s4; 2 s6]",
            ),
            ("15-17 Mar 2031: if “this week” is the week of 20 March",),
            "A",
            "rests on Lakeside Wire for its official",
        ),
        SourceRow(
            2, "osna-0312.txt", "Orsenian State News", REPORTS[2][2], "report", "12 Mar 2031", ("dateline",), (), "B"
        ),
        SourceRow(3, "wire.jsonl:14", "Lakeside Wire", REPORTS[3][2], "report", "13 Mar 2031", ("metadata",), (), "A"),
        SourceRow(4, "saved page (2).html", "", REPORTS[4][2], "live_blog", "", (), (), "C"),
    ),
    refused=(Aside("paywalled.html", "paywall: 212 characters of text"),),
    set_aside=(Aside("football.txt", "shares no actor and no event with the others"),),
    questions=(
        Line("q1", "“they” [4 s1]: Calvian troops or the Shore Defence? Not merged.", "", (), (at(4, 1, "they"),)),
    ),
    unknown=(Line("u1", "Where the foreign ministers would meet: in none of 1, 2, 3, 4."),),
    unknown_more=1,
    decided=(
        Line("k1", "NAMED: Strand -> Calvian Strand", note="(decided by A. Desk on 2031-02-20: house style)"),
        Line("k2", "TARGET NO LONGER EXISTS: pin: The <b>second</b> blast", note="(decided by B on 2031-02-21: `why`)"),
    ),
    documents=views(),
)

EMPTY = Brief(title="Nothing")
ONE = replace(EMPTY, title="One report", sources=RICH.sources[:1], documents=RICH.documents[:1])
TWO = replace(EMPTY, title="Two reports", sources=RICH.sources[:2], documents=RICH.documents[:2])
