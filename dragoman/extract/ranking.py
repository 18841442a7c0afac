"""Which place of a name is meant: size, the document's countries, "City, Country", one sense a document."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dragoman.extract.gazetteer import Candidate, candidates
from dragoman.lexicon import table
from dragoman.names import fold

CAPITALISED = re.compile(r"[A-Z][\w’'-]+")
HOLDS = re.compile(r"\s*(?:,|\() ?|\s+in\s+(?:the\s+)?")  # what may stand between a place and the one that holds it
AREA = 6.5  # a name of a country that is also a region's ("Georgia") votes for none
SHARED = 2.5  # a country named in the document; swept 1 to 4 on geovirus, flat from 2 to 3, 2026-11
MOST_NAMED = 1.0
SAME_REGION = 0.5  # "Austin" in a report from Indiana; 0.5 to 1.5 within a tenth of a point on geovirus
ALTERNATE = -1.0  # an alternate name is the tenth as likely: many are old, or other languages' words
SURE = 1.5  # ahead of the next candidate by this much (x 30 in inhabitants), a city votes for its country


@cache
def _demonyms() -> dict[str, str]:
    return {word: row["country"] for row in table("states") for word in row["demonyms"].split("|") if word}


def resolve(text: str, ranges: Sequence[tuple[int, int]]) -> list[Candidate | None]:
    """The place that each of the toponyms at ``ranges`` (in text order) means; None where no place is known."""
    names = [text[start:end] for start, end in ranges]
    options = [candidates(name) for name in names]
    votes = Counter(_demonyms()[w] for w in CAPITALISED.findall(text) if w in _demonyms())
    for found in options:
        if found and found[0].level == "country" and not any(c.weight > AREA for c in found[1:]):
            votes[found[0].country] += 1
    for _ in range(2):  # the second time with what the first was sure of
        voted = votes.copy()
        for found in options:
            best = _sure(found, votes)
            if best is not None and best.country:
                voted[best.country] += 1
                if best.level == "admin1":
                    voted[_region(best.country, best.name)] += 1
        votes = voted
    senses: dict[str, Candidate] = {}  # one sense a document: the first that "City, Country" settles
    for i, found in enumerate(options):
        holders = _holder(text, ranges, options, i)
        least = AREA if any(c.level == "country" for c in found) else 0.0  # "China, Japan" is a list of two countries
        held = [c for c in found if c.weight >= least and _held(c, holders)]
        if held:
            senses.setdefault(fold(names[i]), max(held, key=lambda c: _score(c, votes)))
    return [senses.get(fold(name)) or _best(name, found, votes) for name, found in zip(names, options, strict=True)]


def _best(name: str, found: Sequence[Candidate], votes: Counter[str]) -> Candidate | None:
    """The likeliest; a respelling of the place's first name counts as that name."""
    return max(found, key=lambda c: _score(c, votes) + (c.alternate and respelt(c.name, name)), default=None)


def respelt(one: str, other: str) -> bool:
    """Whether two names look like spellings of one: Slovyansk, Sloviansk."""
    return one[:3].casefold() == other[:3].casefold() and abs(len(one) - len(other)) <= 2


def _region(country: str, name: str) -> str:
    return f"{country}/{fold(name)}"


def _score(candidate: Candidate, votes: Counter[str]) -> float:
    score = candidate.weight + (ALTERNATE if candidate.alternate else 0.0)
    if votes and candidate.country and votes[candidate.country]:
        score += SHARED + MOST_NAMED * votes[candidate.country] / max(votes.values())
    if candidate.region and votes[_region(candidate.country, candidate.region)]:
        score += SAME_REGION
    return score


def _sure(found: Sequence[Candidate], votes: Counter[str]) -> Candidate | None:
    ranked = sorted(found, key=lambda c: -_score(c, votes))
    if not ranked:
        return None
    rival = next((c for c in ranked[1:] if c.country != ranked[0].country), None)
    if rival is None or _score(ranked[0], votes) - _score(rival, votes) >= SURE:
        return ranked[0]
    return None


def _holder(
    text: str, ranges: Sequence[tuple[int, int]], options: Sequence[tuple[Candidate, ...]], i: int
) -> tuple[Candidate, ...]:
    """The larger places that the next toponym may be, where it stands right after a comma or "in"."""
    if i + 1 >= len(ranges) or not HOLDS.fullmatch(text[ranges[i][1] : ranges[i + 1][0]]):
        return ()
    return tuple(c for c in options[i + 1] if c.level in ("country", "admin1", "admin2", "region", "continent"))


def _held(candidate: Candidate, holders: Sequence[Candidate]) -> bool:
    for holder in holders:
        if holder.level == "country" and candidate.country == holder.country and candidate.level != "country":
            return True
        if candidate.region and candidate.region == fold(holder.name) and candidate.country == holder.country:
            return True
    return False
