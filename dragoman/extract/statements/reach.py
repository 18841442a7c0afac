"""How far "..., according to X" reaches back: its sentence, or only the clause that it stands in.

Annotators give it the whole sentence in eight of twelve that join two clauses by ", and" and in seven of ten by ", but"
(training part of PolNeAR, 2026-11), so it is cut only where the first clause has a voice or an end of its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.extract.statements import contents
from dragoman.extract.statements.drafts import Draft, Piece
from dragoman.extract.statements.page import Page

FINITE = ("VBD", "VBZ", "VBP", "MD")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
JOINS = frozenset(("and", "but"))
POSSESSORS = frozenset(("his", "her"))
NOBODY = frozenset(("GPE", "ORG", "NORP", "LOC", "FAC"))


def own(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each "according to" without what another says, or tells, before its clause."""
    made = list(drafts)
    for n, draft in enumerate(made):
        if draft.cue is None or page.tokens[draft.at].lower != "according":
            continue
        made[n] = draft = _own_sentence(page, draft)
        start = _start(page, draft, made)
        if start is None:
            continue
        at, others = start
        kept = _cut(page, draft.pieces, at, None)
        if kept:
            made[n] = replace(draft, pieces=kept)
            end = max(b for _, b in kept)
            made = [_without(page, d, at, end) if m in others else d for m, d in enumerate(made)]
    return made


def _own_sentence(page: Page, draft: Draft) -> Draft:
    """It reaches no further than its sentence."""
    sentence = page.sentence(draft.at)
    kept = tuple(p for p in draft.pieces if p[0] < sentence.end and sentence.start < p[1])
    return replace(draft, pieces=kept) if kept else draft


def _start(page: Page, draft: Draft, drafts: Sequence[Draft]) -> tuple[int, list[int]] | None:
    """Where its own clause begins, and the numbers of the drafts that end before it; None where all is its own."""
    tokens, first = page.tokens, page.sentence(draft.at).first
    if not draft.pieces or draft.pieces[-1][0] > tokens[draft.at].start:
        return None  # "According to X, ..."
    before = [
        n for n, d in enumerate(drafts)
        if d.cue is not None and d.source is not None and d.source != draft.source and first <= d.cue[0] < draft.at
    ]  # fmt: skip
    stops = [i for i in range(first, draft.at) if tokens[i].text == ";" and page.inside[i] == page.inside[draft.at]]
    if len(stops) == 1:  # of several it closes a list
        return tokens[stops[0] + 1].start, [n for n in before if drafts[n].at < stops[0]]
    joint = next((i for i in range(draft.at - 1, first + 1, -1) if _joins(page, i, draft.at)), None)
    told = [n for n in before if joint is not None and drafts[n].kind == "speech" and drafts[n].at < joint]
    if joint is not None and told and all(tokens[drafts[n].at].dep != "relcl" for n in told):
        return tokens[joint + 1].start, told
    after = _after_another(page, draft, drafts, before)
    if after is not None:
        return tokens[after].start, before
    aside = _aside(page, draft, first)
    return None if aside is None else (tokens[aside].start, [n for n in before if drafts[n].at < aside])


def _after_another(page: Page, draft: Draft, drafts: Sequence[Draft], before: Sequence[int]) -> int | None:
    """ "Mali will not come, its minister said on Friday, after a raid in which nine died, according to a doctor"."""
    tokens = page.tokens
    for d in (drafts[n] for n in reversed(before)):
        if d.source is None or d.cue is None or d.kind != "speech":
            continue
        last = max(d.cue[1], d.source[1])
        comma = next((i for i in range(last, draft.at - 1) if tokens[i].text == ","), None)
        if comma is not None and all(b <= tokens[d.cue[0]].start for _, b in d.pieces):
            return comma + 1
    return None


def _joins(page: Page, i: int, end: int) -> bool:
    """ ", and the army left": a comma, a conjunction, a subject, a finite verb."""
    tokens = page.tokens
    if tokens[i].lower not in JOINS or tokens[i - 1].text != "," or page.inside[i] != page.inside[end]:
        return False
    verb = next((j for j in range(i + 1, end) if tokens[j].tag in FINITE), None)
    between = tokens[i + 1 : verb] if verb is not None else ()
    return any(t.pos in NOMINAL for t in between) and not any(t.tag in ("WP", "WDT") or t.text == "," for t in between)


def _aside(page: Page, draft: Draft, first: int) -> int | None:
    """ "France spoke of Ana Roy, who is held in a fort, according to her lawyer": the lawyer tells of Ana Roy alone."""
    tokens = page.tokens
    if draft.source is None or tokens[draft.source[0]].lower not in POSSESSORS:
        return None
    who = next((i for i in range(draft.at - 1, first, -1) if tokens[i].lower == "who"), None)
    if who is None or tokens[who - 1].text != ",":
        return None
    clause = tokens[who : draft.at]
    if sum(t.text == "," for t in clause) > 1 or sum(t.tag in FINITE for t in clause) != 1:
        return None
    verb = next((t for t in tokens[first:who] if t.tag in FINITE), None)
    subject = page.kid(verb.i, "nsubj", "nsubjpass") if verb is not None else None
    if subject is None or (tokens[subject].entity not in NOBODY and not tokens[subject].tag.endswith("S")):
        return None  # "his" may mean who did it
    return who


def _cut(page: Page, pieces: Sequence[Piece], start: int, end: int | None) -> tuple[Piece, ...]:
    """The pieces from ``start`` on, or up to there where ``end`` is given."""
    if end is None:
        parts = [(max(a, start), b) for a, b in pieces if b > start]
    else:
        parts = [(a, min(b, start)) for a, b in pieces if a < start] + [p for p in pieces if p[0] >= end]
    return tuple(contents.merge(page, parts)) if parts else ()


def _without(page: Page, draft: Draft, start: int, end: int) -> Draft:
    """A draft without what stands from ``start`` to ``end``, and the "and" before it: another tells it."""
    joint = page.text[:start].rstrip()
    kept = _cut(page, draft.pieces, len(joint) - 3 if joint.endswith((" and", " but")) else start, end)
    return replace(draft, pieces=kept) if kept else draft
