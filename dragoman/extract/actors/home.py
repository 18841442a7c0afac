"""Offices told without a country in a report from a capital: "BISHKEK - ... Foreign Minister X" is that state's."""

import re
from collections import Counter
from functools import cache

from dragoman.extract.actors.draft import Draft, Reading
from dragoman.lexicon import table
from dragoman.model import ActorKind, Document, ZoneKind
from dragoman.names import fold

# whoever holds one of them is spoken of without the state only at home; an envoy or a general is anybody's
OFFICES = frozenset(
    row["role"] for row in table("offices") if row["of"] == "state" and row["solo"] == "y" and "minister" in row["role"]
) | {"president", "prime minister", "vice president", "minister", "deputy minister", "chancellor", "monarch"}


def settle(reading: Reading, drafts: list[Draft]) -> None:
    """Give offices and ministries that no word gives a country that of the dateline's capital."""
    country = _home(reading)
    if country is None:
        return
    chains: dict[int, list[Draft]] = {}
    for draft in drafts:
        chains.setdefault(draft.chain, []).append(draft)
    for chain in chains.values():
        told = any(d.country or d.known or d.former or d.owner for d in chain)
        if not told and any(_of_state(d) for d in chain):
            for draft in chain:
                draft.country = country


def _of_state(draft: Draft) -> bool:
    """Whether a draft is a minister by name, or "the interior ministry"."""
    if draft.sort == "person":
        return draft.role in OFFICES
    body = draft.actor_kind is ActorKind.GOVERNMENT and draft.extra[:1] == ("ministry",)
    return body and draft.definite and len(draft.key) > 1


def _home(reading: Reading) -> str | None:
    """The state whose capital the dateline names, where the report tells of it about as much as of any other.

    A meeting of others in that capital tells more of them.
    """
    country = _capital(reading.parsed.document)
    told = Counter(m.entry.country for m in reading.scanned if m.entry.country and m.entry.sort != "group")
    return country if country is not None and 2 * told[country] >= max(told.values(), default=0) > 0 else None


def _capital(document: Document) -> str | None:
    """The state of the capital in a dateline; a line with the day alone may stand far above it."""
    lines = (document.text[z.start : z.end].strip() for z in document.zones if z.kind is ZoneKind.DATELINE)
    places = (re.split(r"[,(:]| [-–—]|[–—]", line.rsplit("\n", 1)[-1])[0] for line in lines)
    found = (_capitals().get(fold(place.strip(" .-"))) for place in places)
    return next((country for country in found if country is not None), None)


@cache
def _capitals() -> dict[str, str]:
    return {fold(c): row["code"] for row in table("states") for c in row["capitals"].split("|") if c}
