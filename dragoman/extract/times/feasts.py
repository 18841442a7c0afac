# ruff: noqa: ARG001 - builders share one signature
"""Rules for days that bear a name: Christmas, Good Friday, Thanksgiving, the Sept. 11 attacks."""

import re

from dragoman.calendar import feasts
from dragoman.extract.times import words
from dragoman.extract.times.containers import step
from dragoman.extract.times.draft import Draft, Rule, Setting, made, rule
from dragoman.extract.times.words import YEAR
from dragoman.model import TimeExpression

NAMES = "|".join(sorted(feasts.NAMES, key=len, reverse=True)).replace("'", "['’]").replace(".", r"\.?")


def _feast(m: re.Match[str], at: Setting) -> Draft | None:
    if not at.capital(m.start("feast")):
        return None
    name = words.plain(m["feast"]).replace("’", "'")
    name = name if name in feasts.NAMES else name.replace("st ", "st. ")
    year = int(m["year"]) if m["year"] else None
    stepped = step(m["step"]) if m["step"] else None
    return made(m, "DATE", TimeExpression("date", year=year, unit=name, amount=stepped))


def _attacks(m: re.Match[str], at: Setting) -> Draft | None:
    """The attacks of September 2001 are named by their day alone."""
    return made(m, "DATE", TimeExpression("date", year=2001, month=9, day=11))


RULES: tuple[Rule, ...] = (
    rule("feast", "day year easter christmas thanksgiving halloween pentecost july",
         rf"(?:(?P<step>last|this|next) )?(?P<feast>{NAMES})(?:,? (?P<year>{YEAR}))?", _feast),
    rule("sept 11", "sept", r"sept(?:ember|\.)? 11(?= (?:terrorist |terror )?(?:attack|hijack))", _attacks),
    rule("9/11", "9/11", r"9/11(?!/)", _attacks),
)  # fmt: skip
