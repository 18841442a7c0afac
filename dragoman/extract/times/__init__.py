"""Times of a document: a grammar of rules over its sentences, the tense of the governing verb from the parse.

``dates`` holds the calendar, ``relative`` what is counted from another time, ``durations`` durations, sets and vague
references; ``modifiers`` what stands before a time; ``ranges`` joins two dates; ``tense`` reads the verb. The longest
match wins, then the earlier rule. Mentions come unresolved: ``dragoman.calendar.resolve_all`` gives them days.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.extract.times import clocks, dates, durations, feasts, periods, ranges, relative, vague
from dragoman.extract.times.draft import Draft, Setting
from dragoman.extract.times.modifiers import widened
from dragoman.extract.times.tense import planned_of_old, put_off, tense
from dragoman.model import Parsed, Sentence, Span, TimeMention

FOUND_BY = "times/1"
RULES = (*vague.RULES, *clocks.RULES, *dates.RULES, *periods.RULES, *feasts.RULES, *relative.RULES, *durations.RULES)
# sets first: of "every Monday and Thursday" the second day is one too
DATELINE_REACH = 60  # characters: the longest dateline seen is 41
DATELINE_BEFORE = re.compile(r"[A-Z][A-Z .,'’/-]+(?:, [A-Z][A-Za-z. ]+)?, ")
DATELINE_AFTER = re.compile(r",?\s*(?:\([A-Z][\w ./-]*\)\s*)?(?:--?|—|–|_)|\s*\([A-Z]\w+\)")


def find(parsed: Parsed, *, datelines: bool = False) -> Iterator[TimeMention]:
    """Yield the times of a document in text order, unresolved; the date of a dateline only where it is asked for."""
    starts = [t.start for t in parsed.tokens]
    for sentence in parsed.sentences:
        text = parsed.document.text[sentence.start : sentence.end]
        lower = text.lower()
        if len(lower) != len(text):
            lower = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)  # İ lowers to two characters
        setting = Setting(text, lower, parsed.tokens[sentence.first : sentence.last], sentence.start)
        for draft in drafts(setting, datelines=datelines):
            mention = _mention(parsed, sentence, starts, draft)
            if mention is not None:
                yield mention


def drafts(setting: Setting, *, datelines: bool = False) -> Sequence[Draft]:
    """The times of one sentence: longest first where rules overlap, ranges joined."""
    found: list[tuple[int, int, Draft]] = []
    lower = setting.lower
    for order, rule in enumerate(RULES):
        if not any(word in lower for word in rule.needs):
            continue
        for match in rule.pattern.finditer(lower):
            draft = rule.build(match, setting)
            if draft is not None and draft.end > draft.start and (datelines or not _dateline(draft, setting)):
                found.append((-(draft.end - draft.start), order, draft))
    chosen: list[Draft] = []
    for _, _, draft in sorted(found, key=lambda f: f[:2]):
        if all(draft.end <= other.start or other.end <= draft.start for other in chosen):
            chosen.append(draft)
    chosen.sort(key=lambda d: d.start)
    kept: list[Draft] = []
    for draft in chosen:
        wide = widened(draft, setting)
        kept.append(wide if not kept or wide.start >= kept[-1].end else draft)
    return ranges.joined(clocks.joined(kept, setting), setting)


def _dateline(draft: Draft, setting: Setting) -> bool:
    """Whether it is the date of a dateline: "OSLO, May 3 (Agency) --" dates the report, not what it tells."""
    return draft.start < DATELINE_REACH and (
        DATELINE_BEFORE.fullmatch(setting.text[: draft.start]) is not None
        and DATELINE_AFTER.match(setting.text, draft.end) is not None
    )


def _mention(parsed: Parsed, sentence: Sentence, starts: list[int], draft: Draft) -> TimeMention | None:
    start, end = sentence.start + draft.start, sentence.start + draft.end
    first = max(bisect_right(starts, start) - 1, sentence.first)
    last = min(max(bisect_left(starts, end), first + 1), sentence.last)
    when = draft.tense or _tense(parsed, first, last, end)
    if first and parsed.tokens[first - 1].lower == "for" and _names_day(draft):
        when = "future"  # "a march for Friday"
    if (
        when == "future"
        and draft.expression.month
        and draft.expression.year is None
        and planned_of_old(parsed, first, last)
    ):
        when = None
    draft = _in_future(draft, parsed, first, when)
    if draft.expression.bound == "until" and put_off(parsed, first, last):
        draft = replace(draft, expression=replace(draft.expression, bound=None))
    return TimeMention(
        parsed.document.span(start, end),
        draft.type,
        draft.expression,
        tense=when,
        mod=draft.mod,
        anchor_span=_event_words(parsed, sentence, last) if draft.event else None,
        found_by=FOUND_BY,
    )


def _names_day(draft: Draft) -> bool:
    e = draft.expression
    return e.kind == "date" and e.year is None and e.amount is None and (e.weekday is not None or e.day is not None)


def _in_future(draft: Draft, parsed: Parsed, first: int, tense: str | None) -> Draft:
    """ "Will be held in two weeks" is a date; "built in two weeks" a duration."""
    e = draft.expression
    bare = e.kind == "duration" and e.amount is not None and e.bound is None and e.first is None
    if not bare or tense != "future" or first == 0 or parsed.tokens[first - 1].lower != "in":
        return draft
    return replace(draft, type="DATE", expression=replace(e, kind="offset", value=None))


def _tense(parsed: Parsed, first: int, last: int, end: int) -> str | None:
    """The tense; of "Wednesday's ruling" the verb says nothing unless past; "before Wednesday's vote" lies ahead."""
    found = tense(parsed, first, last)
    owner = last < len(parsed.tokens) and parsed.tokens[last].tag == "POS" and parsed.tokens[last].start == end
    if not owner or found == "past":
        return found
    return "future" if first and found and parsed.tokens[first - 1].lower in ("before", "until", "by", "for") else None


def _event_words(parsed: Parsed, sentence: Sentence, last: int) -> Span | None:
    """The words of the event after "a week after": the object of the preposition or its clause, to the first comma."""
    if last >= sentence.last:
        return None
    word = parsed.tokens[last]
    inside = [i for i in parsed.children[word.i] if i > word.i]
    if not inside and word.dep == "mark":
        inside = [word.head]
    if not inside:
        return None
    first, end = parsed.subtree(inside[0])
    first = max(first, last + 1)
    end = min(end, sentence.last)
    while end > first and parsed.tokens[end - 1].pos == "PUNCT":
        end -= 1
    return parsed.span(first, end) if end > first else None
