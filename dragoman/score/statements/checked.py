"""Whether a gold row of statements keeps its format: each fault is a sentence that quotes none of the text."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from dragoman.model import SpeakerClass, Stance

Row = Mapping[str, Any]
ROLES = ("source", "cue", "content", "relay", "anonymity")
FIELDS = {"doc_id": str, "outlet": str, "title": str, "text": str, "people": list, "attributions": list}
OF_PERSON = {"id": str, "name": str, "spans": list}
OF_STATEMENT = {"id": str, **dict.fromkeys(ROLES, list), "class": str, "stance": str}
OR_NONE = ("speaker", "within")
NOBODY = (SpeakerClass.UNATTRIBUTED, SpeakerClass.OWN_REPORTER)  # classes that need no entry of people
OPENING = "“\"«‘'"
CLOSING = {"“": "”", '"': '"', "«": "»", "‘": "’", "'": "'"}


def faults(row: Row) -> list[str]:
    """What is wrong with a row: which row, what, why. An empty list is a good row."""
    name = str(row.get("doc_id", "a row without doc_id"))
    found = [*_shape(row, FIELDS)] or [*_entries(row)] or [*_spans(row), *_people(row), *_statements(row)]
    return [f"{name}: {fault}" for fault in found]


def _entries(row: Row) -> Iterator[str]:
    """What every entry must have before offsets can be looked at."""
    for field, fields, lists in (("people", OF_PERSON, ("spans",)), ("attributions", OF_STATEMENT, ROLES)):
        for n, entry in enumerate(row[field]):
            faulty = [*_shape(entry, fields)]
            if not faulty and field == "attributions":
                faulty = [f'no "{k}"; write null where there is none' for k in OR_NONE if k not in entry]
            yield from (f"{field}[{n}]: {fault}" for fault in faulty)
            for name in () if faulty else lists:
                yield from (
                    f"{field}[{n}].{name}: {s} is no pair of whole numbers" for s in entry[name] if not _pair(s)
                )


def _pair(span: Any) -> bool:
    return isinstance(span, list) and len(span) == 2 and all(type(x) is int for x in span)


def _shape(value: Any, fields: Mapping[str, type]) -> Iterator[str]:
    if not isinstance(value, Mapping):
        yield "is no object"
        return
    for field, kind in fields.items():
        if field not in value:
            yield f'no "{field}"'
        elif not isinstance(value[field], kind):
            yield f'"{field}" is no {"list" if kind is list else "text"}'
        elif kind is str and not value[field].strip():
            yield f'"{field}" is empty'


def _spans(row: Row) -> Iterator[str]:
    """Every span stands in the text, begins and ends with a word or mark, and cuts no word in two."""
    lists = [(f"{p['id']}.spans", p["spans"]) for p in row["people"]]
    lists += [(f"{a['id']}.{role}", a[role]) for a in row["attributions"] for role in ROLES]
    for where, spans in lists:
        sound = True
        for span in spans:
            fault = _span(row["text"], span)
            sound &= fault is None
            if fault is not None:
                yield f"{where}: {span} {fault}"
        if sound and any(b[0] < a[1] for a, b in pairwise(spans)):
            yield f"{where}: its spans are not in text order, or two of them share words"


def _span(text: str, span: Sequence[int]) -> str | None:
    start, end = span
    if not 0 <= start < end <= len(text):
        return f"does not stand in a text of {len(text)} characters"
    if text[start].isspace() or text[end - 1].isspace():
        return "begins or ends with white space"
    if _inside_word(text, start) or _inside_word(text, end):
        return "cuts a word in two"
    return None


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _people(row: Row) -> Iterator[str]:
    yield from _twice("people", row["people"])
    speaking = {a["speaker"] for a in row["attributions"]}
    owners: dict[tuple[int, ...], str] = {}
    for person in row["people"]:
        who = person["id"]
        if not person["spans"]:
            yield f"{who}: has no span; a speaker is listed with every place that names him"
        if who not in speaking:
            yield f"{who}: speaks in no attribution; people lists speakers only"
        words = {w for s in person["spans"] if _span(row["text"], s) is None for w in _words(row["text"][s[0] : s[1]])}
        if person["spans"] and not words & _words(person["name"]):
            yield f"{who}: no span shares a word with its name; the offsets may be wrong"
        for span in person["spans"]:
            owner = owners.setdefault(tuple(span), who)
            if owner != who:
                yield f"{who}: {span} is a span of {owner} too; one name stands for one speaker"


def _words(text: str) -> set[str]:
    return set("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def _twice(where: str, things: Sequence[Row]) -> Iterator[str]:
    for name, n in Counter(t["id"] for t in things).items():
        if n > 1:
            yield f"{where}: {n} entries have the id {name}"


def _statements(row: Row) -> Iterator[str]:
    yield from _twice("attributions", row["attributions"])
    for check in (_labels, _speaker, _content, _nesting):
        one: Callable[[Row, Row], Iterator[str]] = check
        for a in row["attributions"]:
            yield from (f"{a['id']}: {fault}" for fault in one(row, a))


def _labels(_: Row, a: Row) -> Iterator[str]:
    for field, known in (("class", tuple(SpeakerClass)), ("stance", tuple(Stance))):
        if a[field] not in known:
            yield f'{field} "{a[field]}" is none of {", ".join(known)}'


def _speaker(row: Row, a: Row) -> Iterator[str]:
    speaker = a["speaker"]
    if speaker is not None and speaker not in {p["id"] for p in row["people"]}:
        yield f"speaker {speaker} is not among the people"
    if speaker is not None and a["class"] == SpeakerClass.UNATTRIBUTED:
        yield f"speaker {speaker} but class unattributed; nobody speaks there, so speaker is null"
    if speaker is None and a["class"] not in NOBODY:
        yield f"no speaker but class {a['class']}; a speaker of that class is an entry of people"
    if speaker is None and not a["cue"]:
        yield "neither speaker nor cue; words that nobody is said to say are no statement"


def _content(row: Row, a: Row) -> Iterator[str]:
    if not a["content"]:
        yield "content is empty"
    for span in a["content"]:
        words = row["text"][span[0] : span[1]] if _span(row["text"], span) is None else ""
        if len(words) > 1 and words[0] in OPENING and words[-1] == CLOSING[words[0]]:
            yield f"content {span} stands between quotation marks that belong outside"
        if any(_shared(span, other) for other in a["cue"]):
            yield f"content {span} holds the cue; cut the content in two around it"


def _nesting(row: Row, a: Row) -> Iterator[str]:
    if a["within"] is None:
        return
    by_id = {x["id"]: x for x in row["attributions"]}
    chain = [a["id"]]
    holder = by_id.get(a["within"])
    while holder is not None and holder["id"] not in chain:
        chain.append(holder["id"])
        holder = by_id.get(holder["within"])
    if holder is not None:
        yield f"within {a['within']} leads back to itself"
    elif a["within"] not in by_id:
        yield f"within {a['within']} is the id of no attribution"
    elif not any(_shared(s, t) for s in a["content"] for t in by_id[a["within"]]["content"]):
        yield f"within {a['within']}, whose content holds none of these words"


def _shared(a: Sequence[int], b: Sequence[int]) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])
