# ruff: noqa: SIM905 - a word list reads best as words
"""Years that a report names: what is past is a floor, what is still to come a ceiling."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman import calendar
from dragoman.link.dating import daysets
from dragoman.link.dating.evidence import Constraint, around, before_noun, each_year, sentence_of
from dragoman.model import Published, Report, Sentence, TimeMention

MODALS = frozenset("will 'll ’ll wo shall".split())
INTENT = frozenset("expect plan schedule set intend aim agree hope want be forecast project predict".split())
PRESENT = frozenset(("VBZ", "VBP", "VBN", "JJ"))
LEADING = frozenset("due until till by through payable maturing mature matures expire expires slated".split())
HOPS = 8
DETERMINERS = frozenset("the a an its their his her this that".split())
RESULTS = frozenset(
    "quarter period profit revenue sales earnings income earn loss dividend fiscal operating turnover".split()
)
FORECAST = frozenset(
    "expect forecast predict project projection estimate anticipate see will would could prediction target".split()
)
TOLD_WITHIN = timedelta(days=120)  # results of a quarter come out in three months, of a year in four
AFTER = timedelta(days=31)  # results and reports of a period are told of as to come a little after its end


def past_year(report: Report, sentence: Sentence) -> bool:
    """Whether a sentence names a year as past."""
    return any(
        sentence.start <= m.span.start < sentence.end and m.expression.year and m.tense != "future"
        for m in report.mentions.times
    )


def ceilings(report: Report) -> Iterator[Constraint]:
    """A year, month or day told of as still to come: the report came out before its end."""
    best: tuple[date, TimeMention] | None = None
    for mention in report.mentions.times:
        e = mention.expression
        if e.kind != "date" or not e.year or mention.tense != "future" or e.bound in ("since", "after"):
            continue
        if before_noun(report, mention) or e.unit is not None or not _is_coming(report, mention):
            continue
        when = calendar.resolve(mention, Published()).when
        if when is None or when.latest is None or when.latest.year > 2090:
            continue
        if best is None or when.latest < best[0]:
            best = (when.latest, mention)
    if best is not None:
        yield Constraint(
            daysets.between(date(1900, 1, 1), best[0] + AFTER),
            f'it tells of a time still to come: "{around(report, best[1])}"',
        )


def results(report: Report) -> Iterator[Constraint]:
    """Company results set beside those of a year: told in that year, in the next, or soon after; and soon after the
    period that ended on a day."""
    latest: TimeMention | None = None
    for mention in report.mentions.times:
        e = mention.expression
        if e.kind != "date" or not e.year or mention.tense == "future" or e.bound is not None or e.unit == "decade":
            continue
        forecast = FORECAST & _lemmas(report, mention)
        if not forecast and (latest is None or e.year > (latest.expression.year or 0)):
            latest = mention
    if latest is not None and latest.expression.year and _of_results(report, latest):
        year = latest.expression.year
        yield Constraint(
            daysets.between(date(year, 1, 1), date(year + 2, 4, 30)),
            f'it sets results beside those of {year}: "{around(report, latest)}"',
        )


def ended(report: Report, plausible: range) -> Iterator[Constraint]:
    """ "In the quarter ended Sept. 30": results are told within some months of that day."""
    for mention in report.mentions.times:
        e = mention.expression
        before = report.document.text[max(mention.span.start - 8, 0) : mention.span.start].lower().split()
        if e.kind != "date" or e.year or not (e.month and e.day) or not before or before[-1] not in ("ended", "ending"):
            continue
        if mention.tense == "future" or before[-1] == "ending" or not _of_results(report, mention):
            continue
        days = 0
        for day in each_year(plausible, e.month, e.day):
            days |= daysets.between(day, day + TOLD_WITHIN)
        yield Constraint(days, f'results are told soon after their period: "{around(report, mention)}"')


def _of_results(report: Report, mention: TimeMention) -> bool:
    """Whether the sentence tells of profits, sales or the like, with a sum of money."""
    sentence = report.parsed.sentences[sentence_of(report, mention)]
    tokens = report.parsed.tokens[sentence.first : sentence.last]
    money = any(t.entity == "MONEY" or t.text in "$£€¥" for t in tokens)
    lemmas = _lemmas(report, mention)
    return money and not lemmas & FORECAST and bool(RESULTS & ({t.lower for t in tokens} | lemmas))


def _is_coming(report: Report, mention: TimeMention) -> bool:
    """Whether the verb above it says what will be, or it is what "due" or "until" leads to; "invited to join in July
    1997" may lie behind, and "the 1994 Act" bears a name."""
    sentence = report.parsed.sentences[sentence_of(report, mention)]
    before = report.document.text[sentence.start : mention.span.start].lower().split()
    words = mention.span.text.lower().split()
    inside = words[0] if len(words) == 2 else ""  # "the 1994 Act", not "the end of 2013"
    following = report.document.text[mention.span.end : mention.span.end + 2]
    if inside in DETERMINERS or (before and before[-1] in DETERMINERS) or following.strip()[:1].isupper():
        return False
    if before and before[-1] in LEADING:
        return True
    tokens = report.parsed.tokens
    at = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
    for _ in range(HOPS):
        if at >= len(tokens):
            return False
        token = tokens[at]
        auxiliaries = {tokens[i].lower for i in report.parsed.children[at] if tokens[i].dep in ("aux", "auxpass")}
        if token.lower in LEADING or auxiliaries & MODALS or (token.lemma in INTENT and token.tag in PRESENT):
            return True
        if token.head == at or (token.pos == "VERB" and "to" not in auxiliaries):
            return False
        at = token.head
    return False


def _lemmas(report: Report, mention: TimeMention) -> set[str]:
    sentence = report.parsed.sentences[sentence_of(report, mention)]
    return {t.lemma for t in report.parsed.tokens[sentence.first : sentence.last]}
