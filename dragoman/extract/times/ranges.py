"""Two dates that are the ends of one: "2009-2010", "between 3 and 5 May", "from Monday to Friday"."""

import re
from collections.abc import Sequence

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Setting
from dragoman.extract.times.words import DAY, MONTH, YEAR
from dragoman.model import TimeExpression

JOIN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*$")
AND = re.compile(r"\s*\band\s*$")
MOVED = re.compile(
    r"\b(?:(?:postpon|delay|defer|reschedul)(?:es?|ed|s|ing)(?: \w+){0,4}|(?:put|pushed|brought) \w+|moved) from$"
)  # "postponed from Monday to Friday": two days, the one it was meant for and the new one
DAYS_OF_MONTH = re.compile(
    rf"\b(?:(?P<month>{MONTH})\s+(?P<a>{DAY})\s*(?P<by>-|–|to|and|through)\s*(?P<b>{DAY})"
    rf"|(?P<c>{DAY})\s*(?P<by2>-|–|to|and)\s*(?P<d>{DAY})\s+(?P<month2>{MONTH}))(?:,?\s+(?P<year>{YEAR}))?",
    re.IGNORECASE,
)


def joined(drafts: Sequence[Draft], at: Setting) -> Sequence[Draft]:
    """The drafts with neighbouring ends of a range made one."""
    drafts = _days_of_month(drafts, at)
    kept: list[Draft] = []
    for draft in drafts:
        if kept and _is_range(kept[-1], draft, at):
            kept[-1] = _range(kept[-1], draft)
        else:
            kept.append(draft)
    return kept


def _days_of_month(drafts: Sequence[Draft], at: Setting) -> Sequence[Draft]:
    """ "May 3-5" and "between 3 and 5 May" are one time, "May 3 and 5" two; one day borrows the month of the other."""
    if not any(d.expression.month for d in drafts):
        return drafts
    found: list[Draft] = []
    for m in DAYS_OF_MONTH.finditer(at.text):
        both = (m["by"] or m["by2"]).lower() == "and" and not at.before(m.start()).endswith("between")
        month = words.month(m["month"] or m["month2"])
        low, high = (int(re.sub(r"\D", "", m[g] or m[h])) for g, h in (("a", "c"), ("b", "d")))
        year = int(m["year"]) if m["year"] else None
        if low >= high:
            continue
        ends = [TimeExpression("date", year=year, month=month, day=day) for day in (low, high)]
        if both:
            first, last = ("a", "b") if m["a"] else ("c", "d")
            cut = (m.end(first), m.start(last))
            found += [Draft(m.start(), cut[0], "DATE", ends[0]), Draft(cut[1], m.end(), "DATE", ends[1])]
        else:
            whole = TimeExpression("range", year=year, first=ends[0], last=ends[1])
            found.append(Draft(m.start(), m.end(), "DATE", whole))
    if not found:
        return drafts
    rest = [d for d in drafts if all(d.end <= f.start or f.end <= d.start for f in found)]
    return sorted([*rest, *found], key=lambda d: d.start)


def _is_range(first: Draft, last: Draft, at: Setting) -> bool:
    a, b = first.expression, last.expression
    if first.type != "DATE" or last.type != "DATE" or a.kind != "date" or b.kind != "date":
        return False
    if (a.month is None) != (b.month is None) or (a.weekday is None) != (b.weekday is None) or a.unit != b.unit:
        return False
    between = at.lower[first.end : last.start]
    before = at.before(first.start)
    if MOVED.search(before):
        return False
    if AND.fullmatch(between):
        return before.endswith("between")
    if JOIN.fullmatch(between) is None:
        return False
    sure = any(word in between for word in ("-", "–", "through")) or before.endswith("from")
    return sure or (a.year is not None and b.year is not None)


def _range(first: Draft, last: Draft) -> Draft:
    a, b = first.expression, last.expression
    if a.year is None and b.year is not None and a.month is not None:
        a = TimeExpression("date", year=b.year, month=a.month, day=a.day)
    return Draft(first.start, last.end, "DATE", TimeExpression("range", year=a.year, first=a, last=b))
