# ruff: noqa: E501  (whole sentences are the material)
"""Four invented reports of one invented story, and places in them: a dam, two shores, an attack, three rungs of talks."""

from dragoman.model import Evidence, digest
from dragoman.present.layout import Cite, DocumentView, segments

HOSTILE_TITLE = "<script>document.title='owned'</script> Talks | [at] *last* \u202edetsrever\u202c \x1b[31mred\x1b[0m [bold]not markup[/bold]"

# number -> (file, outlet, title, published, sentences; sentence 0 is the headline, "" starts a paragraph)
REPORTS: dict[int, tuple[str, str, str, str, tuple[str, ...]]] = {
    1: (
        "courier-dam.html",
        "The Calvian Courier",
        "Ministers to meet on Lake Varn dam within days, official says",
        "8-10 Mar 2031 (inferred)",
        (
            "Ministers to meet on Lake Varn dam within days, official says",
            "The foreign ministers of Calvia and Orsenia will meet this week, quite possibly before Thursday, a senior Calvian official told the Lakeside Wire.",
            "The official, who spoke on condition of anonymity, would not name the place.",
            "It would be the highest meeting since the water war of 2024.",
            "The water ministers met in Port Sele last month and agreed to keep the sluices open.",
            "",
            "Orsenian terrorists blew up the Varn pumping station on Feb. 11, killing nine engineers and injuring 14.",
            "Calvia has since moved two brigades to the shore and signalled a crossing, “if the pumps stop again,” as General Mara Tolen put it.",
            "“We want the sluices open, all of them, and we want our engineers' murderers handed over,” Foreign Minister Ilse Brandt said on Friday.",
            "The Orsenian regime has not commented.",
            "The dispute over the lake has displaced some 40,000 people since 2024.",
        ),
    ),
    2: (
        "osna-0312.txt",
        "Orsenian State News",
        "Orsenia open to talks, rejects “ultimatums”",
        "12 Mar 2031",
        (
            "Orsenia open to talks, rejects “ultimatums”",
            "PORT SELE, March 12, 2031 - Orsenia is ready to meet Calvia at the level of foreign ministers on March 20, the Foreign Ministry said on Wednesday.",
            "“No date has been proposed to us, and no list of persons will be discussed,” spokesman Arun Dey told reporters.",
            "The explosion at the Varn pumping station in the night to 12 February killed seven, among them two children, according to the Lake Rescue Service.",
            "",
            "Calvian occupation forces crossed to the Sedge Islands on Sunday and mounted positions there, the ministry said.",
            "Orsenia refuses to hand over members of the Shore Defence movement.",
            "The water ministers held talks in Port Sele on 18 February.",
            "A meeting of the two presidents could follow in April, “depending on what the ministers bring home,” Dey said.",
        ),
    ),
    3: (
        "wire.jsonl:14",
        "Lakeside Wire",
        "Presidents may meet in spring",
        "13 Mar 2031",
        (
            "Presidents may meet in spring",
            "SELE LANDING (LW) - The presidents of Calvia and Orsenia may meet in the spring if their foreign ministers agree on the sluices, a senior Calvian official said.",
            "Armed men of the Shore Defence movement were blamed by Calvia for the blast at Varn in February, which killed at least nine people.",
            "Calvia denies that its troops have crossed to the Sedge Islands.",
            "The dispute over the lake has displaced some 40,000 people since 2024.",
            "“Neither side can afford a dry summer,” said Noor Adeyemi of the Institute for River Law, who expects the meeting to slip.",
        ),
    ),
    4: (
        "saved page (2).html",
        "",
        HOSTILE_TITLE,
        "no date known",
        (
            HOSTILE_TITLE,
            'Our source on the islands says <b>“they” crossed</b> & nobody fired; =HYPERLINK("http://x.invalid") | and so on.',
            "The Shore Defence, which Calvia calls terrorists, says it \u2068had no hand\u2069 in the blast \U0001f4a5 at Varn.",
            "שר המים (the water minister) did not answer; neither did وزير الخارجية.",
        ),
    ),
}


def text_of(number: int) -> tuple[str, tuple[tuple[int, int, int], ...]]:
    """Return a report's text and the (start, end, number) of its sentences."""
    text, bounds, count = "", [], 0
    for i, sentence in enumerate(REPORTS[number][4]):
        if not sentence:
            text = text.rstrip() + "\n\n"
            continue
        bounds.append((len(text), len(text) + len(sentence), count))
        text += sentence + ("\n\n" if i == 0 else " ")
        count += 1
    return text, tuple(bounds)


def at(number: int, sentence: int, words: str = "") -> Cite:
    """Cite a sentence of a report, or some words of it."""
    text, bounds = text_of(number)
    start, end, _ = bounds[sentence]
    whole = text[start:end]
    if words:
        start += whole.index(words)
        end = start + len(words)
    evidence = Evidence(digest(number), start, end, text[start:end], whole, sentence)
    return Cite(number, sentence, evidence)


def views() -> tuple[DocumentView, ...]:
    """Return every report cut at its sentences."""
    return tuple(
        DocumentView(number, name, outlet, title, published, segments(*text_of(number)))
        for number, (name, outlet, title, published, _) in REPORTS.items()
    )
