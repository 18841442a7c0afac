"""Names -> the places that bear them, from data/gazetteer.tsv.gz (GeoNames), places.tsv, states.tsv and contested.tsv.

The gazetteer is one block of sorted lines searched by bisection: it loads in a tenth of a second and takes 15 MB.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from dragoman.lexicon import by, table
from dragoman.model import Place
from dragoman.names import fold

WEIGHT = {"country": 9.6, "continent": 9.0, "water": 7.5, "region": 7.5, "facility": 7.0, "admin1": 6.6, "city": 6.0}
ARTICLES = frozenset(("the", "al", "el"))
SUFFIXES = frozenset(  # "Idlib province" is looked up as the region Idlib
    (
        "province",
        "governorate",
        "region",
        "state",
        "oblast",
        "county",
        "district",
        "prefecture",
        "republic",
        "territory",
    )
)
SIDES = frozenset(
    f"{side}{end}"
    for side in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for end in ("", "ern")
) | {"central", "upper", "lower", "greater", "downtown", "rural", "occupied", "mainland"}
CAPITAL = 2.5  # a seat of government is named far from home; 1.5 to 3 are equal on geovirus
MILLION = 6.0
FAMOUS = 1.0  # so is a city of millions
SHOUTED = 4  # letters
TOWN = 4.5  # some 50,000 inhabitants
SEAT = 4.4  # a region named like its chief town ("Gao") is meant only with "region" or "province"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean. ``weight`` is about log10 of its inhabitants; areas stand above cities."""

    name: str
    level: str
    country: str
    region: str
    weight: float
    lat: float
    lon: float
    geonameid: int | None
    alternate: bool = False  # found by another than its first name

    def place(self) -> Place:
        """The place as the model has it; a contested one with its controller and claimants."""
        dispute = _disputes().get(fold(self.name)) if self.weight >= WEIGHT["city"] or self.level != "city" else None
        return Place(
            self.name,
            self.lat,
            self.lon,
            self.country or None,
            self.geonameid,
            (dispute["controller"] or None) if dispute else None,
            tuple(dispute["claimants"].split("|")) if dispute else (),
        )


@cache
def _disputes() -> dict[str, dict[str, str]]:
    return {fold(row["name"]): dict(row) for row in table("contested")}


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((row["country"], fold(c)) for row in table("states") for c in row["capitals"].split("|") if c)


@cache
def _short_forms() -> dict[str, str]:
    return {row["short"].rstrip("."): fold(row["name"]) for row in table("place_abbreviations")}


@cache
def buildings() -> frozenset[str]:
    """Seats of government (the White House, the Kremlin), which no list of towns should answer for."""
    return frozenset(fold(name) for row in table("states") for name in row["seats"].split("|") if name)


@cache
def _block() -> bytes:
    return gzip.decompress(files("dragoman").joinpath("data", "gazetteer.tsv.gz").read_bytes())


@cache
def _listed() -> dict[str, list[Candidate]]:
    """Countries, regions, seas and continents by every folded name."""
    found: dict[str, list[Candidate]] = {}
    states = by("states", "code")
    own = {fold(row["name"]) for row in table("places") if row["level"] != "country"}  # Scotland is no name of the UK
    for row in table("places"):
        name, level, country = row["name"], row["level"], row["country"]
        names = [name, *filter(None, row["aliases"].split("|"))]
        if level == "country" and country in states:
            name = states[country]["name"]
            names += [name, *(a for a in states[country]["aliases"].split("|") if a and fold(a) not in own)]
        number = int(row["geonameid"]) if row["geonameid"] else None
        made = Candidate(name, level, country, "", WEIGHT[level], float(row["lat"]), float(row["lon"]), number)
        for key in {fold(each) for each in names}:
            found.setdefault(key, []).append(made)
    return found


@lru_cache(maxsize=50_000)
def candidates(name: str) -> tuple[Candidate, ...]:
    """Every place of this name, as it stands or without article, "province" or "northern"; () when none is known."""
    if name.isupper() and len(name) < SHOUTED and fold(name) not in _listed():
        return ()  # EST is a time zone before it is a region
    key = _short_forms().get(name.rstrip("."), fold(name))
    found = _exact(key)
    words = key.split()
    if not found and len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
        found = _exact(" ".join(words))
    if not found and len(words) > 1 and words[-1] in SUFFIXES:
        found = tuple(c for c in _exact(" ".join(words[:-1])) if c.level != "city")
    if not found and len(words) > 1 and words[0] in SIDES:
        found = _exact(" ".join(words[1:]))
    return found


def _exact(key: str) -> tuple[Candidate, ...]:
    if not key:
        return ()
    listed = _listed().get(key, [])
    known = {(c.level, c.country) for c in listed}
    stored = [c for c in _stored(key) if c.level == "city" or (c.level, c.country) not in known]
    seats = {c.country for c in stored if c.level == "city" and c.region == key and c.weight >= TOWN}
    return (
        *listed,
        *(replace(c, weight=SEAT) if c.level == "admin1" and c.country in seats else c for c in stored),
    )


def _stored(key: str) -> Iterator[Candidate]:
    for line in _lines(key):
        if line[1].startswith("="):
            for target in _lines(line[1][1:]):
                if target[-1] == line[2]:
                    yield _made(target, alternate=True)
        else:
            yield _made(line, alternate=False)


def _made(cells: list[str], *, alternate: bool) -> Candidate:
    _, name, level, country, region, people, lat, lon, number = cells
    digits = len(people) - 1 + int(people[0]) / 10 if people != "0" else 2.5
    weight = {"admin1": WEIGHT["admin1"], "admin2": 4.6}.get(level, digits)
    if level == "city" and weight >= TOWN and (country, fold(name)) in _capitals():
        weight += CAPITAL
    elif level == "city" and digits >= MILLION:
        weight += FAMOUS
    place = int(number) if number else None
    return Candidate(name, level, country, fold(region), weight, float(lat), float(lon), place, alternate)


def _lines(key: str) -> Iterator[list[str]]:
    """The lines that begin with the key, by bisection over the sorted block."""
    block, wanted = _block(), key.encode() + b"\t"
    low, high = 0, len(block)
    while low < high:
        middle = block.rfind(b"\n", 0, (low + high) // 2) + 1
        if middle < low:
            middle = low
        end = block.find(b"\n", middle) + 1
        if block[middle:end] < wanted:
            low = end
        else:
            high = middle
    while block.startswith(wanted, low):
        end = block.find(b"\n", low)
        yield block[low:end].decode().split("\t")
        low = end + 1
