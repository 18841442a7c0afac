"""What one report's own words say of the day it came out: candidate days with a sentence of reason."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman import calendar
from dragoman.link.dating import daysets
from dragoman.link.dating.words import clause_of
from dragoman.model import Published, Report, TimeMention

HALF_YEAR = timedelta(days=183)  # a past day without its year means the nearest one
AHEAD = timedelta(days=120)  # a coming day without year lies this near: 32 of 34 in dated news texts
MONTHS_BACK = timedelta(days=362)  # a past month without its year is the last of that name
PART_BACK = timedelta(days=245)  # "late in December" is fresher than that: 13 of 14 in dated news texts
FRESH = 4  # days within which a lead's "on Wednesday" is printed: 95 % of the first weekdays of 256 dated news texts
LEAD = 3  # sentences that tell the news itself
FULL_LEAD = 2  # sentences whose full date is the day of the news
DAYS_AFTER_LEAD = 6
NOUN_PARTS = frozenset(("compound", "nmod", "amod", "nummod"))


@dataclass(frozen=True, slots=True)
class Constraint:
    """Days on which the report can have come out, by one piece of evidence."""

    days: int
    reason: str


def years(report: Report) -> tuple[int, ...]:
    """The years that the report names, future ones left out."""
    found = []
    for mention in report.mentions.times:
        e = mention.expression
        if e.kind == "date" and e.year and 1900 <= e.year < 2090 and e.unit is None and mention.tense != "future":
            found.append(e.year)
    return tuple(found)


def of_report(report: Report, years: range) -> Iterator[Constraint]:
    """Every constraint that the report's own times give, within the plausible years."""
    yield from _weekday_days(report, years)
    yield from _yearless(report, years)
    yield from _this_month(report, years)
    yield from _lead_weekday(report, years)


def sentence_of(report: Report, mention: TimeMention) -> int:
    """The index of the sentence that holds a mention."""
    return max(bisect_right(report.parsed.sentences, mention.span.start, key=lambda s: s.start) - 1, 0)


def around(report: Report, mention: TimeMention) -> str:
    """The mention with a few words before and after, for a reason."""
    text = report.document.text
    sentence = report.parsed.sentences[sentence_of(report, mention)]
    start = text.rfind(" ", sentence.start, max(mention.span.start - 28, sentence.start)) + 1 or sentence.start
    start = max(start, sentence.start)
    end = text.find(" ", min(mention.span.end + 22, sentence.end), sentence.end)
    end = sentence.end if end < 0 else end
    words = " ".join(text[start:end].split())
    return f"{'...' if start > sentence.start else ''}{words}{'...' if end < sentence.end else ''}"


def floors(report: Report) -> Iterator[Constraint]:
    """A year, month or day told of as past: the report came out later; of the lead's full date, days later."""
    best: tuple[date, TimeMention] | None = None
    for mention in report.mentions.times:
        e = mention.expression
        if e.kind != "date" or not e.year or e.unit is not None or mention.tense != "past":
            continue
        if e.bound not in (None, "since", "after") or not of_verb(report, mention) or before_noun(report, mention):
            continue
        when = calendar.resolve(mention, Published()).when
        if when is None or when.earliest is None or not 1900 <= when.earliest.year < 2090:
            continue
        if best is None or when.earliest > best[0]:
            best = (when.earliest, mention)
        if (
            e.weekday is not None
            and when.exact
            and report.parsed.sentences[sentence_of(report, mention)].number <= FULL_LEAD
        ):
            last = when.earliest + timedelta(days=DAYS_AFTER_LEAD)
            yield Constraint(
                daysets.between(when.earliest, last),
                f'its lead tells of a day by weekday and full date: "{around(report, mention)}"',
            )
    if best is not None:
        yield Constraint(
            daysets.between(best[0], date(2100, 12, 31)), f'it tells of a past time: "{around(report, best[1])}"'
        )


def unbounded(mention: TimeMention) -> bool:
    """Whether a day itself is told of: "since 3 June" tells that it is over, "until 3 June" nothing."""
    e = mention.expression
    return e.bound is None or (e.bound in ("since", "after") and e.day is not None and mention.tense == "past")


def of_verb(report: Report, mention: TimeMention) -> bool:
    """Whether the time belongs to a verb or follows "in" or "on": "stock of record Nov. 17" tells no past."""
    before = report.document.text[max(mention.span.start - 7, 0) : mention.span.start].lower()
    if before.endswith((" in ", " on ", " since ", " after ")):
        return True
    return clause_of(report, mention.span.start, mention.span.end, hops=3) is not None


def _weekday_days(report: Report, years: range) -> Iterator[Constraint]:
    """ "Monday, Oct. 26" exists only in some years."""
    for mention in report.mentions.times:
        e = mention.expression
        if e.kind != "date" or e.year is not None or e.month is None or e.day is None or e.weekday is None:
            continue
        days = 0
        for day in each_year(years, e.month, e.day):
            if day.weekday() == e.weekday:
                days |= daysets.between(day - HALF_YEAR, day + HALF_YEAR)
        yield Constraint(days, f'"{mention.span.text}" falls on that weekday only in some years')


def _yearless(report: Report, years: range) -> Iterator[Constraint]:
    """A month or day without year: past ones lie up to half a year back, coming ones ahead; another month than now."""
    for mention in report.mentions.times:
        e = mention.expression
        plain = e.kind == "date" and e.year is None and e.first is None and e.amount is None
        if (
            not plain
            or not unbounded(mention)
            or e.month is None
            or mention.tense not in ("past", "future")
            or before_noun(report, mention)
        ):
            continue
        if e.day is not None:
            if mention.tense == "past" and not of_verb(report, mention):
                continue
            yield _day_ahead_or_back(mention, report, years, e.month, e.day)
        elif mention.tense == "past" and mention.mod != "START" and _at_verb(report, mention):
            days = 0
            for first in each_year(years, e.month, 1):
                nearest = date(first.year + (e.month == 12), e.month % 12 + 1, 1)
                days |= daysets.between(nearest, first + (PART_BACK if mention.mod else MONTHS_BACK))
            yield Constraint(days, f'"{around(report, mention)}" names a past month, so that month was over')


def before_noun(report: Report, mention: TimeMention) -> bool:
    """ "The Oct. 20 meeting", "1990 earnings": the verb tells nothing of a time that stands before its noun."""
    tokens = report.parsed.tokens
    at = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
    last = bisect_left(tokens, mention.span.end, key=lambda t: t.start)
    heads = [t for t in tokens[at:last] if not at <= t.head < last]
    return bool(heads) and all(t.dep in NOUN_PARTS and last <= t.head for t in heads)


def _at_verb(report: Report, mention: TimeMention) -> bool:
    """Whether its preposition hangs on a verb: "a visit in September" was perhaps still to come."""
    tokens = report.parsed.tokens
    at = bisect_left(tokens, mention.span.start, key=lambda t: t.start)
    if at == len(tokens):
        return False
    while tokens[at].head != at and mention.span.start <= tokens[tokens[at].head].start < mention.span.end:
        at = tokens[at].head
    above = tokens[tokens[at].head]
    return (tokens[above.head] if above.pos == "ADP" else above).pos in ("VERB", "AUX")


def _day_ahead_or_back(mention: TimeMention, report: Report, years: range, month: int, day: int) -> Constraint:
    days = 0
    ahead = mention.tense == "future"
    for at in each_year(years, month, day):
        if ahead:
            days |= daysets.between(at - AHEAD, at - timedelta(days=1))
        else:
            days |= daysets.between(at, at + 2 * HALF_YEAR - timedelta(days=1))
    side = "still to come" if ahead else "past"
    return Constraint(days, f'"{around(report, mention)}": that day was {side}')


def _this_month(report: Report, years: range) -> Iterator[Constraint]:
    """One sentence says "on Wednesday" of the news and "this month" of what comes: that Wednesday is in the month."""
    by_sentence: dict[int, list[TimeMention]] = {}
    for mention in report.mentions.times:
        by_sentence.setdefault(sentence_of(report, mention), []).append(mention)
    for index, mentions in by_sentence.items():
        if report.parsed.sentences[index].number > LEAD:
            continue
        told = next((m for m in mentions if _is_weekday(m)), None)
        month = next((m for m in mentions if m.expression.kind == "unit" and m.expression.unit == "month"), None)
        if told is None or month is None or month.expression.amount != 0 or month.expression.anchor != "publication":
            continue
        days = 0
        for year in years:
            for number in range(1, 13):
                first = date(year, number, 1)
                weekday = first + timedelta(days=((told.expression.weekday or 0) - first.weekday()) % 7)
                end = date(year + number // 12, number % 12 + 1, 1) - timedelta(days=1)
                days |= daysets.between(weekday, end)
        yield Constraint(days, f'"{told.span.text}" and "{month.span.text}" stand in one sentence, so in one month')


def _lead_weekday(report: Report, years: range) -> Iterator[Constraint]:
    """The day of the news is printed within days."""
    mention = lead_day(report)
    if mention is None:
        return
    days = daysets.weekly(mention.expression.weekday or 0, FRESH + 1, years)
    yield Constraint(
        days, f'its news is of "{mention.span.text}" ("{around(report, mention)}"), told within {FRESH} days'
    )
    if any(_is_yesterday(report, m) for m in report.mentions.times):
        later = daysets.weekly(((mention.expression.weekday or 0) + 1) % 7, FRESH, years)
        yield Constraint(later, f'it says "yesterday", so it would not call its own day "{mention.span.text}"')


def _is_yesterday(report: Report, mention: TimeMention) -> bool:
    """In the outlet's own words: in 12 of 13 dated news texts that say so, no past weekday is their own day."""
    e = mention.expression
    plain = e.kind == "offset" and e.unit == "day" and e.amount == -1 and "yesterday" in mention.span.text.lower()
    quoted = report.document.text[: mention.span.start]
    return plain and quoted.count("“") <= quoted.count("”") and quoted.count('"') % 2 == 0


def lead_day(report: Report) -> TimeMention | None:
    """The first past weekday of the lead: the day of the news."""
    for mention in report.mentions.times:
        if report.parsed.sentences[sentence_of(report, mention)].number > LEAD:
            return None
        if _is_weekday(mention):
            return mention
    return None


def _is_weekday(mention: TimeMention) -> bool:
    e = mention.expression
    return (
        e.kind == "date" and e.weekday is not None and e.month is None and e.amount is None and e.first is None
        and mention.tense == "past" and e.bound is None
    )  # fmt: skip


def each_year(years: range, month: int, day: int) -> Iterator[date]:
    """A day of every year that has it."""
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
