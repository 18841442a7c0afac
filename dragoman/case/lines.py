"""Decisions as JSON lines: what the case stores, and what two analysts hand each other."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from typing import Any, TypeVar, get_type_hints

from dragoman.errors import BadInput
from dragoman.model import Decision, DecisionKind, Quote, Target, TargetKind
from dragoman.model.labels import ClaimField

FORMAT = "decision/1"
T = TypeVar("T", Quote, Target, Decision)
ENUMERATIONS = (DecisionKind, TargetKind, ClaimField)


def line(decision: Decision) -> str:
    """One decision as one line of JSON; what is not set is left out."""
    return json.dumps({"dragoman": FORMAT, **_bare(asdict(decision))}, ensure_ascii=False)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if part not in (None, "", ())}
    return [_bare(part) for part in value] if isinstance(value, tuple | list) else value


def decision(text: str) -> Decision:
    """The decision that a line tells. Raises ValueError that says what is wrong with it."""
    row = json.loads(text)
    if not isinstance(row, dict) or row.get("dragoman") != FORMAT:
        raise ValueError(f'no decision: it must be an object with "dragoman": "{FORMAT}"')
    return _read(Decision, row, "decision")


def decisions(lines: Iterable[str], name: str) -> list[Decision]:
    """The decisions of a file; raises BadInput that names the line that is wrong. Empty lines do not count."""
    found = []
    for number, text in enumerate(lines, 1):
        if not text.strip():
            continue
        try:
            found.append(decision(text))
        except json.JSONDecodeError as error:
            said = f"no JSON ({error.msg} at character {error.pos + 1})"
            raise BadInput(
                f"{name}, line {number}: {said}; give what `dragoman case decisions export` wrote"
            ) from error
        except (ValueError, RecursionError) as error:
            raise BadInput(f"{name}, line {number}: {error}; nothing was imported") from error
    return found


def _read(kind: type[T], row: Any, where: str) -> T:
    if not isinstance(row, dict):
        raise ValueError(f"{where} is not an object")
    types = get_type_hints(kind)
    given = {f.name: _value(types[f.name], row[f.name], f"{where}.{f.name}") for f in fields(kind) if f.name in row}
    given |= {name: None for name in ("outlet", "url") if kind is Quote and name not in given}
    missing = sorted({"sha256", "name", "kind", "target", "words", "author", "reason", "at"} & set(types) - set(given))
    if missing:
        raise ValueError(f"{where} has no {' and no '.join(missing)}")
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError(f"{where} is not whole: {error}") from error


def _value(kind: Any, value: Any, where: str) -> Any:
    for enumeration in ENUMERATIONS:
        if kind in (enumeration, enumeration | None):
            return enumeration(_plain(str, value, where))
    if kind in (Target, Target | None):
        return _read(Target, value, where)
    if kind == tuple[Quote, ...]:
        return tuple(_read(Quote, part, f"{where}[{n}]") for n, part in enumerate(_plain(list, value, where)))
    if kind == tuple[str, ...]:
        return tuple(_text(part, where) for part in _plain(list, value, where))
    return _plain(int, value, where) if kind is int else _text(value, where)


def _plain(kind: type, value: Any, where: str) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{where} should be {kind.__name__}, not {type(value).__name__}")
    return value


def _text(value: Any, where: str) -> str:
    text: str = _plain(str, value, where)
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError(f"{where} holds characters that no database takes")
    return text
