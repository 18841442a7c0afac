"""The reason a report gives for not naming its source, in the report's own words."""

import re

from dragoman.extract.statements.page import Page

REASON = re.compile(
    r"\bon (?:the )?conditions? of (?:strict )?anonymity"
    r"(?: (?:because|as|since|due to|in order to|to|so) [^,.;”\"]{3,120})?"
    r"|\b(?:not|n[o’']t|un)[ -]?(?:been )?authori[sz]ed to (?:speak|talk|comment|discuss|brief|disclose|address)"
    r"(?: [^,.;”\"]{2,80})?"
    r"|\b(?:declin(?:ed|ing)|refus(?:ed|ing)|ask(?:ed|ing)|request(?:ed|ing)|prefer(?:red|ring)) (?:not )?"
    r"(?:to be|being) (?:named|identified|quoted by name)(?: (?:because|as|for|citing|due to) [^,.;”\"]{3,100})?"
    r"|\bask(?:ed|ing) that (?:his|her|their) names? (?:not be (?:used|given|published)|be withheld)"
    r"(?: (?:because|as|for|citing|due to) [^,.;”\"]{3,100})?"
    r"|\b(?:not|n[o’']t) (?:been )?(?:allowed|permitted) to (?:speak|talk|comment|brief|give interviews)"
    r"(?: (?:to|with) [^,.;”\"]{2,60})?"
    r"|\bwould not be (?:named|identified)(?: (?:because|as|for) [^,.;”\"]{3,100})?"
    r"|\b(?:did|do|does)(?: not|n[’']t) (?:want|wish) to be (?:named|identified)"
    r"(?: (?:because|as|for) [^,.;”\"]{3,100})?"
    r"|\b(?:who|and|,) (?:requested|insisted on|demanded) anonymity(?: (?:because|as|to|for) [^,.;”\"]{3,100})?"
    r"|\b(?:requesting|seeking|insisting on) anonymity(?: (?:because|as|to|for) [^,.;”\"]{3,100})?"
    r"|\bwhose (?:name|identity) (?:was|is|has been|could|cannot)(?: not(?: be)?| being)? ?"
    r"(?:given|withheld|disclosed|published)"
    r"|\b(?:speaking|spoke) anonymously|\bwithout (?:being named|giving (?:his|her|their|a) names?)"
    r"|\bunder the cover of anonymity",
    re.IGNORECASE,
)
MENTIONED = re.compile(
    r"anonym|authori[sz]ed to|withheld|(?:allowed|permitted) to|names? not be|(?:named|identified|quoted by name)\b"
    r"|\bwhose (?:name|identity)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:The (?:\w+ ){0,2}(?:official|source|diplomat|officer|aide|person|people)s?|He|She|They|Both|All)\b"
)


def find(page: Page, at: int) -> str:
    """The reason given in the sentence of token ``at`` or, of the same speaker, in the next one; "" for none."""
    number = page.tokens[at].sentence
    sentences = page.parsed.sentences
    for m in (number, number + 1):
        if m >= len(sentences) or sentences[m].paragraph != sentences[number].paragraph:
            break
        words = page.text[sentences[m].start : sentences[m].end]
        if not MENTIONED.search(words) or (m > number and not GOES_ON.match(words)):
            continue
        match = REASON.search(words)
        if match:
            return match.group().lstrip(", ").removeprefix("who ").removeprefix("and ").strip()
    return ""
