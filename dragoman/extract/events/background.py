"""Told as history, or told as news: relative clauses on the past, old years, "since 2011", the pluperfect."""

import re

from dragoman.extract.events.speech import Standing
from dragoman.extract.events.triggers import Trigger
from dragoman.extract.syntax import ancestors, first_conjunct, subjects
from dragoman.model import Parsed, Span, Status

YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
LONG = re.compile(r"\b(decades?|years|centur(?:y|ies)|since)\b", re.IGNORECASE)
AGO = re.compile(r"\b(?:years?|decades?) (?:ago|earlier|before)\b", re.IGNORECASE)
WARS = frozenset({"war", "conflict", "violence", "fighting", "insurgency", "crisis", "unrest", "uprising"})
OLD = 2  # an act dated two years or more before the newest year in sight is history


def is_background(
    parsed: Parsed, trigger: Trigger, standing: Standing, times: tuple[Span, ...], newest: int | None
) -> bool:
    """Whether the act is told as background to the news."""
    if _dated_back(times, newest):
        return True
    if standing.status not in (Status.OCCURRED, Status.ONGOING, Status.FAILED):
        return False
    verb = trigger.carrier if trigger.carrier is not None else trigger.head
    if _since(parsed, verb) or (not trigger.noun and _toll_of_war(parsed, verb)):
        return True
    if trigger.noun and trigger.carrier is None:
        return False
    helpers = [parsed.tokens[c] for c in parsed.children[verb] if parsed.tokens[c].dep == "aux"]
    token = parsed.tokens[verb]
    if any(h.lower in ("had", "'d") for h in helpers):
        return token.dep == "relcl" or not _told(parsed, verb)
    if token.dep == "relcl":
        return any(h.lower in ("has", "have", "'ve") for h in helpers) or token.tag in ("VBZ", "VBP")
    return False


def _told(parsed: Parsed, verb: int) -> bool:
    """A pluperfect inside reported speech is only the news in the past: "said it had struck"."""
    return any(above.pos == "VERB" and above.tag in ("VBD", "VBN") for above in ancestors(parsed, verb))


def _dated_back(times: tuple[Span, ...], newest: int | None) -> bool:
    for span in times:
        if AGO.search(span.text):
            return True
        years = [int(y) for y in YEAR.findall(span.text)]
        if years and newest is not None and max(years) <= newest - OLD:
            return True
    return False


def newest_year(parsed: Parsed) -> int | None:
    """The year of publication, else the latest year a date of the document names."""
    published = parsed.document.published.latest
    if published is not None:
        return published.year
    years = [
        int(y) for e in parsed.entities if e.label == "DATE" for y in YEAR.findall(parsed.span(e.first, e.last).text)
    ]
    return max(years) if years else None


def _toll_of_war(parsed: Parsed, verb: int) -> bool:
    """ "The conflict has killed thousands": the subject is no act of the news but the whole war."""
    perfect = any(parsed.tokens[c].lemma == "have" for c in parsed.children[verb] if parsed.tokens[c].dep == "aux")
    return perfect and any(parsed.tokens[s].lemma in WARS for s in subjects(parsed, verb))


def _perfect(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[c].dep == "aux" and parsed.tokens[c].lemma == "have" for c in parsed.children[verb])


def _since(parsed: Parsed, verb: int) -> bool:
    """ "since 2011", "for decades", "over the past decade" beside the verb."""
    first = first_conjunct(parsed, verb)
    together = [
        *dict.fromkeys((verb, first)),
        *(c for c in parsed.children[verb] if parsed.tokens[c].dep == "conj" and c - verb < 4),
    ]
    for c in (c for v in together for c in parsed.children[v]):
        token = parsed.tokens[c]
        if token.lower in ("since", "for", "over", "throughout") and token.dep in ("prep", "mark"):
            first, last = parsed.subtree(c)
            words = parsed.span(first, min(last, first + 8)).text
            from_then = token.lower != "since" or YEAR.search(words) or "start" in words or "beginning" in words
            if from_then and LONG.search(words):
                return True
        if token.lower == "ever":
            return True
        if token.dep == "advcl" and any(parsed.tokens[g].lower == "since" for g in parsed.children[c]):
            return _perfect(parsed, verb)  # "agreed, in a first meeting since the deaths pushed": news
    return False
