"""From what a person points at - an id of the brief, a name, words - to a decision that survives re-runs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from dragoman.case.holdings import Version
from dragoman.case.tables import documents
from dragoman.errors import BadInput
from dragoman.model import Decision, DecisionKind, Document, Situation, Span, Target, TargetKind
from dragoman.model.decisions import ABOUT, PAIRED, VALUED, days
from dragoman.situation.targets import Aim, Places

K, T = DecisionKind, TargetKind
LEAST = 4  # digits of an id that are enough, where only one begins so
LEAST_WORDS = 2  # of a sentence; one word alone is a slip of a name or an id more often than a quotation
SHOWN = 5
BY_ID = "`dragoman case brief CASE --ids` shows the ids of lines"
ACTS = (K.SPEAKER, K.ANSWER)  # what they are set to may be an actor


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for, in the person's own words."""

    kind: DecisionKind
    items: Sequence[str]
    to: str = ""
    words: str = ""  # of the mentions to split off
    report: str | None = None  # in this report only
    by: str = ""
    because: str = ""


def decision(situation: Situation, wanted: Wanted, at: str) -> Decision:
    """The decision that is asked for; raises BadInput where it cannot be taken."""
    kind, aim = wanted.kind, Aim(situation)
    many = 2 if kind is K.MERGE else 1
    if len(wanted.items) != many:
        raise BadInput(f"{kind} takes {'two items' if many == 2 else 'one item'}, not {len(wanted.items)}")
    if wanted.words and kind is not K.SPLIT:
        raise BadInput(f"--words is for split; {kind} has no use for it")
    if wanted.to and kind in (*PAIRED, K.DISMISS, K.PIN, K.HIDE):
        raise BadInput(f"--to says what an item is set to; {kind} has no use for it")
    if kind in VALUED and not wanted.to.strip():
        raise BadInput(f"{kind} of {wanted.items[0]}: nothing is given to set it to; say it with --to")
    about, id = item(situation, wanted.items[0], ABOUT[kind])
    target, other, value = _aimed(aim, about, id, wanted.items[0]), None, wanted.to.strip()
    try:
        if kind is K.MERGE:
            _, second = item(situation, wanted.items[1], (about,))
            if second == id:
                raise BadInput(f"{wanted.items[0]} and {wanted.items[1]} are one already")
            other = _aimed(aim, about, second, wanted.items[1])
        elif kind is K.SPLIT:
            report = item(situation, wanted.report, (T.REPORT,))[1] if wanted.report else None
            if not wanted.words:
                raise BadInput("split needs --words: those of the mentions that are not the same")
            other = aim.split(target, id, wanted.words, report)
        elif kind in ACTS:
            found = next(_items(situation, value, (T.ACTOR,)), None)
            other = aim.target(*found) if found else None
            value = other.words if other else value
        elif kind is K.RELIABILITY:
            value = value.upper()
        return Decision(kind, target, wanted.by.strip(), wanted.because.strip(), at, value, other)
    except ValueError as error:
        raise BadInput(f"{error}") from error


def _aimed(aim: Aim, kind: TargetKind, id: str, text: str) -> Target:
    """The target; what was pointed out by words of a report is called by those."""
    target = aim.target(kind, id)
    if kind not in (T.EVENT, T.STATEMENT) or id.startswith(text):
        return target
    return replace(target, words=" ".join(text.split()))


def item(situation: Situation, text: str, kinds: Sequence[TargetKind]) -> tuple[TargetKind, str]:
    """The one item of these kinds that a text means; raises BadInput where none or several are."""
    aim = Aim(situation)
    found = list(dict.fromkeys(_items(situation, text, kinds))) or list(dict.fromkeys(_told(aim, text, kinds)))
    if len(found) == 1:
        return found[0]
    fit = " or ".join(kinds)
    if not found:
        words = ", or give words of a report that tell it" if {T.EVENT, T.STATEMENT} & set(kinds) else ""
        raise BadInput(f'no {fit} "{text}"; {_meant(situation, text, kinds)}{BY_ID}{words}')
    which = "; ".join(f"{id} ({_where(aim, kind, id)})" for kind, id in found[:SHOWN])
    raise BadInput(f'"{text}" may mean {len(found)} things, give its id: {which}')


def _meant(situation: Situation, text: str, kinds: Sequence[TargetKind]) -> str:
    """Names that hold the words: "there are Marta Leiva and Tomás Leiva; "."""
    named = {
        T.ACTOR: [a.name for a in situation.actors],
        T.REPORT: [d.name for d in situation.documents],
        T.OUTLET: [d.outlet for d in situation.documents if d.outlet],
    }
    words = re.compile(rf"(?<!\w){re.escape(text.strip())}(?!\w)", re.I)
    found = sorted({name for kind in kinds for name in named.get(kind, ()) if text.strip() and words.search(name)})
    return f"there {'is' if len(found) == 1 else 'are'} {', '.join(found[:SHOWN])}; " if found else ""


def _where(aim: Aim, kind: TargetKind, id: str) -> str:
    target = aim.target(kind, id)
    return f"{kind} in {target.quotes[0].name}: {target.words[:60]}" if target.quotes else kind


def _items(situation: Situation, text: str, kinds: Sequence[TargetKind]) -> Iterator[tuple[TargetKind, str]]:
    """By id or how it begins; all but statements and differences also by name."""
    for kind in kinds:
        known = list(_known(situation, kind))
        exact = [id for id, names in known if text == id or text.casefold() in names]
        begun = [id for id, _ in known if len(text) >= LEAST and id.startswith(text)]
        yield from ((kind, id) for id in exact or begun)


def _known(situation: Situation, kind: TargetKind) -> Iterable[tuple[str, set[str]]]:
    if kind is T.ACTOR:
        return ((a.id, {a.name.casefold()}) for a in situation.actors)
    if kind is T.REPORT:
        return ((d.id, {d.name.casefold()}) for d in situation.documents)
    if kind is T.OUTLET:
        outlets = {d.outlet for d in situation.documents if d.outlet}
        return ((o, {o.casefold()}) for o in sorted(outlets))
    if kind is T.QUESTION:
        return ((str(n), {f"question:{n}"}) for n in range(len(situation.questions)))
    if kind is T.EVENT:
        return ((e.id, {e.name.casefold()}) for e in situation.events)
    if kind is T.STATEMENT:
        return ((s.id, set()) for s in situation.statements)
    return ((v.id, set()) for v in situation.verdicts)


def _told(aim: Aim, text: str, kinds: Sequence[TargetKind]) -> Iterator[tuple[TargetKind, str]]:
    """Acts and statements by words of the sentence that tells them: those words must hold the act's, or be said."""
    words = text.split()
    if len(text) < LEAST or len(words) < LEAST_WORDS:
        return
    wanted = re.compile(r"\s+".join(map(re.escape, words)), re.I)
    spans: dict[TargetKind, Iterable[tuple[str, Sequence[Span]]]] = {
        T.EVENT: ((e.id, e.mentions) for e in aim.situation.events),
        T.STATEMENT: ((s.id, s.content) for s in aim.situation.statements),
    }
    for kind in kinds:
        for id, places in spans.get(kind, ()):
            if any(_holds(aim, wanted, place) for place in places):
                yield kind, id


def _holds(aim: Aim, wanted: re.Pattern[str], place: Span) -> bool:
    quote = aim.quote(place)
    start, end = quote.shift, quote.shift + len(quote.words)
    return any(m.start() < end and start < m.end() for m in wanted.finditer(quote.sentence))


# --- reports whose day or outlet was decided -------------------------------------------------------------------------


def headed(connection: Connection, found: Sequence[Version], ruled: Iterable[Decision]) -> list[Version]:
    """The versions with the days and outlets that were decided for them: as of a day, they count from those days."""
    given: dict[str, dict[str, Any]] = {}
    for decided in ruled:
        if decided.target.kind is not T.REPORT or decided.kind not in (K.DATE, K.OUTLET):
            continue
        id = _report(connection, decided.target)
        if id:
            dated = decided.kind is K.DATE
            told = {"published": days(decided.value)} if dated else {"outlet": decided.value}
            given.setdefault(id, {}).update(told)
    return [replace(v, **given[v.id]) if v.id in given else v for v in found]


def _report(connection: Connection, target: Target) -> str | None:
    d = documents.c
    wanted = select(d.id, d.name, d.text, d.outlet, d.url).where(d.text_sha256 == target.quotes[0].sha256)
    same = [Document(r.id, r.name, r.text, outlet=r.outlet, url=r.url) for r in connection.execute(wanted)]
    return Places(same).report(target)
