# ruff: noqa: E501, ARG001 - a pattern reads best on one line; builders share one signature
"""Rules for sets ("every Monday") and for vague references ("now", "recently", "the future"), which get no days."""

import re

from dragoman.extract.times import words
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import MONTH, NUMBER, UNIT, WEEKDAY
from dragoman.model import TimeExpression

PERIODIC = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
            "hourly": "PT1H", "nightly": "P1D", "biweekly": "P2W", "bimonthly": "P2M"}  # fmt: skip
WEEKDAY_PLURAL = r"(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays)"
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
PARTS_OR_NONE = r"(?: (?P<part>mornings?|afternoons?|evenings?|nights?))?"
SEASON_OR_MONTH = rf"(?:{words.SEASON}|{MONTH})"
RATED = ("percent", "%", "million", "billion", "units", "dollars", "shares", "barrels", "tons", "tonnes")


def _set(m: re.Match[str], value: str) -> Draft:
    return made(m, "SET", TimeExpression("set", value=value))


def _periodic(m: re.Match[str], at: Setting) -> Draft | None:
    before, token = at.before(m.start()), at.token_at(m.start())
    paper = token is not None and token.tag in ("NN", "NNP")
    if paper or (at.capital(m.start()) and m.start() > 0) or before.endswith("-"):
        return None  # a newspaper or its name; "twice-weekly"
    if m.group().lower() == "annually" and before.endswith(RATED):
        return None  # a rate
    return _set(m, PERIODIC[m.group().lower()])


def _every(m: re.Match[str], _: Setting) -> Draft | None:
    some = None if m["vague"] and m["vague"].lower() != "couple of" else 2.0
    count = words.number(m["n"]) if m["n"] else (some if m["other"] or m["vague"] else 1.0)
    return _set(m, words.duration(count, words.unit(m["unit"])))


def _every_part(m: re.Match[str], _: Setting) -> Draft | None:
    return _set(m, f"XXXX-XX-XX{PARTS[m['part'].lower()]}")


def _every_named(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Every July", "each summer"."""
    name = m["named"].lower().rstrip(".")
    if name in words.SEASON_CODES:
        return _set(m, f"XXXX-{words.SEASON_CODES[name]}")
    return _set(m, f"XXXX-{words.month(name):02d}") if at.capital(m.start("named")) else None


def _every_day(m: re.Match[str], _: Setting) -> Draft | None:
    part = PARTS.get((m["part"] or "").lower().rstrip("s"), "")
    return _set(m, f"XXXX-WXX-{_weekday(m['weekday'])}{part}")


def _also_every(m: re.Match[str], _: Setting) -> Draft | None:
    """The second of "every Monday and Thursday"."""
    value = f"XXXX-WXX-{_weekday(m['weekday'])}"
    return Draft(m.start("weekday"), m.end(), "SET", TimeExpression("set", value=value))


def _weekday(name: str) -> int:
    return next(n for w, n in words.WEEKDAYS.items() if len(w) > 5 and name.lower().startswith(w)) + 1


def _per(m: re.Match[str], at: Setting) -> Draft | None:
    expression = TimeExpression("set", value=words.duration(1, words.unit(m["unit"])))
    start = m.start() if m["often"] else m.start("time")
    return Draft(start, m.end("time"), "SET", expression)


def _reference(m: re.Match[str], value: str) -> Draft:
    return made(m, "DATE", TimeExpression("vague", value=value))


def _present(m: re.Match[str], at: Setting) -> Draft | None:
    return _reference(m, "PRESENT_REF")


def _now(m: re.Match[str], at: Setting) -> Draft | None:
    after = at.lower[m.end() : m.end() + 8].lstrip()
    turn = after.startswith(",") and at.capital(m.start())  # "Now, what follows?"
    if turn or after.startswith(("known", "-")) or at.before(m.start()).endswith((" as", "the")):
        return None
    return _present(m, at)


def _current(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Then current" was current once."""
    return None if at.before(m.start()).endswith(("then", "then-")) else _present(m, at)


def _past(m: re.Match[str], at: Setting) -> Draft | None:
    return _reference(m, "PAST_REF")


def _future(m: re.Match[str], at: Setting) -> Draft | None:
    if m.group().lower() == "soon" and at.before(m.start()).endswith((" as", "too")):
        return None
    return _reference(m, "FUTURE_REF")


def _one_day(m: re.Match[str], at: Setting) -> Draft | None:
    """ "Will one day be": some day to come, no duration."""
    return Draft(m.start("time"), m.end("time"), "DATE", TimeExpression("vague", value="FUTURE_REF"))


UNITS = "year month week day hour minute second decade centur quarter fortnight"
RULES: tuple[Rule, ...] = (
    rule("periodic", "ly", "|".join(PERIODIC), _periodic),
    rule("every", "every each", rf"(?:each and every|every|each)(?: (?:(?P<n>{NUMBER})|(?P<vague>few|several|couple of)|(?P<other>other)|single))? (?P<unit>{UNIT})", _every),
    rule("every part", "every each", r"(?:every|each) (?:single )?(?P<part>morning|afternoon|evening|night)", _every_part),
    rule("every named", "every each", rf"(?:every|each) (?P<named>{SEASON_OR_MONTH})", _every_named),
    rule("every day", "every each", rf"(?:every|each) (?P<weekday>{WEEKDAY}s?){PARTS_OR_NONE}", _every_day),
    rule("also every", "every each", rf"(?:every|each) {WEEKDAY},? (?:and|or) (?P<weekday>{WEEKDAY})(?!s)", _also_every),
    rule("plural day", "days", rf"(?P<weekday>{WEEKDAY_PLURAL}){PARTS_OR_NONE}", _every_day),
    rule("per", "a per", r"(?:(?P<often>once|twice|(?:\w+|several|many) times)|[\d.,]+|million|billion|percent|tons|barrels|people|each|dollars|cents)(?: or so)? (?P<time>(?:an?|per|every) (?P<unit>year|month|week|day|hour|minute|quarter))(?! (?:ago|earlier|later|before|after))", _per),
    rule("now", "now days present moment time point", r"(?:right |just |until |till |by |even )?(?:now)|nowadays|(?:these|those) days|at present|at the moment|at this (?:time|moment|point)|for the time being", _now),
    rule("currently", "current present", r"currently|presently|current(?= \w)", _current),
    rule("recently", "recent lately past days", rf"(?:more |most |until )?recently|(?<!the\s)(?:more |most )?recent(?= \w)|lately|the (?:recent |distant |very recent )?past(?! (?:{NUMBER}|{UNIT}|{words.VAGUE}|weekend|spring|summer|autumn|fall|winter|half)\b)|in those days", _past),
    rule("soon", "soon future term course date", r"(?:very )?soon(?! (?:as|after|became))|as soon as possible|the (?:near |foreseeable |distant )?future|the (?:near|short|long|medium) term|in due course|at a later date", _future),
    rule("one day", "day", r"(?:will|would|could|may|might|must|can|he|she|they|we|i) (?P<time>one day)(?= \w)", _one_day),
)  # fmt: skip
