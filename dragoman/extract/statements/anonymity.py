"""The reason a report gives for not naming its source, in the report's own words. A bare request states no reason."""

import re

from dragoman.extract.statements.page import Page

ENDS = r"[^,.;:”\"—–]"  # a reason runs to the end of its clause
STOP = r"(?=[,.;:”\"—–]| (?:said|says|told|tells|added|warned)\b|$)"
NAMED = r"give|reveal|state|share|disclose|use|publish|print|mention|have|tell us|supply|provide"
THEIR = r"(?:his|her|their|its|a) (?:full |real |last |own |second )?(?:names?|surnames?|identit(?:y|ies))"
ASKED = (
    r"(?:anonym(?:ity|ously|ous)|(?:not|n[o’']t|never) (?:to )?(?:be|being|wish to be|want to be) "
    r"(?:further |publicly |fully )?(?:named|identified|quoted)(?: by name)?"
    r"|(?:declin|refus)\w+ to (?:be (?:named|identified)|(?:give|reveal|state|share) (?:his|her|their|a|any) names?)"
    r"|(?:names?|surnames?|identit(?:y|ies))(?: \w+){0,3} (?:withheld|left out|kept (?:out|secret|back)|changed|omitted"
    r"|not be (?:used|given|published|printed|disclosed)|(?:used|given|published|printed|disclosed|mentioned))"
    r"|(?:identified|named|known|quoted|referred to) (?:only |just )(?:as|by)(?: [\w’'.-]+){1,4}"
    r"|without (?:being named|giving (?:his|her|their|a) names?)|off the record|on (?:deep )?background"
    rf"|(?:not|n[o’']t|never)(?: for)? attribution|(?:not|n[o’']t|never|nor) (?:to )?(?:{NAMED}) {THEIR}"
    rf"|(?:withh[eo]ld|kept|keeping|hid|hiding|changed)\w* {THEIR}"
    r"|only (?:his|her|their) (?:first|given|middle) names?)"
)
WHY = (
    r"(?: and| but)?[, ]{0,2} ?(?:because|since|as|for fear|out of|in fear"
    r"|for (?:his|her|their|security|safety|reasons?|lack|want|political|legal|diplomatic|professional|family)"
    r"|fearing|afraid|given|in line with|in keeping with|in accordance with|citing"
    r"|due to|owing to|on account of|in order"
    r"|so (?:as )?(?:that|to)|under|on the grounds?|pending|until|being"
    r"|to (?:avoid|protect|discuss|speak|describe|share|talk|comment|disclose|keep|preserve|safeguard|spare|shield)"
    r"|amid|lest|worried|wary|scared|frightened|concerned|mindful"
    rf"|in view of|considering|saying|while)\b {ENDS}{{3,140}}?{STOP}"
)
SPEAKING = (
    r"(?:speak|talk|comment|discuss|brief|disclose|address|give|grant|be (?:quoted|named|identified)|share|reveal"
    r"|release|make|divulge|describe|answer|appear|meet|go public|say|tell|publish|announce|confirm)"
)
FORBIDDEN = (
    r"(?:not|n[o’']t|un|never|nor)[ -]?(?:been |yet |being |formally |officially |legally )?"
    r"(?:authori[sz]ed|allowed|permitted|cleared|entitled|free|supposed|empowered|licen[sc]ed|at liberty|meant)"
    rf" to {SPEAKING}"
    rf"(?: {ENDS}{{2,100}}?{STOP})?"
    rf"|(?:barred|banned|forbidden|prohibited|prevented) (?:from|to) {SPEAKING}\w*(?: {ENDS}{{2,100}}?{STOP})?"
    r"|(?:lack\w*|without|no) (?:the )?(?:authori[sz]ation|authority|permission|clearance|mandate|leave|licen[cs]e)"
    rf" to {SPEAKING}"
    rf"(?: {ENDS}{{2,100}}?{STOP})?"
)
FIRST = (
    rf"\b(?:Fearing|Citing|Because|Since|As|Out of|For fear of|Given|Afraid|Worried){ENDS}{{3,120}}"
    rf"(?=, {ENDS}{{0,80}}{ASKED})"
)
LEAD = (
    r"(?:on (?:the )?conditions? of (?:strict )?"
    r"|(?:ask|request|insist|demand|prefer|speak|want)\w*(?: (?:on|for|that|to))?(?: (?:his|her|their))? )?"
)
OPEN = r"(?:\b|(?<=[a-z])(?=n[’']t))"  # "isn't allowed" begins within a word
REASON = re.compile(rf"{OPEN}{LEAD}{ASKED}{WHY}|{OPEN}{FORBIDDEN}|{FIRST}", re.IGNORECASE)
MENTIONED = re.compile(
    r"anonym|authori|withheld|allowed to|permitted to|cleared to|barred from|forbidden|names? |named|identi|quoted"
    r"|the record|background|permission|clearance|attribution|entitled to|free to|supposed to|prohibited|banned from"
    r"|mandate|identity|surname|at liberty|empowered to|licen[sc]ed to|meant to",
    re.IGNORECASE,
)
GOES_ON = re.compile(  # a sentence of its own about the one who has just spoken, in which he says nothing more
    r"(?:The (?:\w+ ){0,2}(?:official|source|diplomat|officer|aide|person|people|man|woman|resident|soldier)s?"
    r"|He|She|They|Both|All)(?:,? who)? (?:\w+ ){0,2}?"
    r"(?:asked|spoke|requested|declined|refused|insisted|demanded|wanted|wished|preferred|was|were|is|are|did|would|could|gave)\b"
)
AGAIN = re.compile(r"\b(?:said|says|added|adds|told|tells|warned|noted|continued|explained|stressed|claimed)\b")


def find(page: Page, at: int) -> str:
    """The reason given in the sentence of token ``at`` or, of the same speaker, in the next one; "" for none."""
    number = page.tokens[at].sentence
    sentences = page.parsed.sentences
    for m in (number, number + 1):
        if m >= len(sentences) or sentences[m].paragraph != sentences[number].paragraph:
            break
        words = page.text[sentences[m].start : sentences[m].end]
        if not MENTIONED.search(words) or (m > number and not (GOES_ON.match(words) and not AGAIN.search(words))):
            continue
        for match in REASON.finditer(words):
            if not _told(page, sentences[m].start + match.start(), at):
                return match.group().strip(" ,")
    return ""


def _told(page: Page, start: int, at: int) -> bool:
    """Whether words stand in what is said: "said soldiers were not allowed to talk" is no reason of the speaker's."""
    tokens = page.tokens
    sentence = page.sentence(at)
    i = next((t.i for t in tokens[sentence.first : sentence.last] if t.end > start), at)
    while tokens[i].head != i:
        if tokens[i].dep == "ccomp" and tokens[i].head == at:
            return True
        i = tokens[i].head
    return False
