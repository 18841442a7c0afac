"""What an act's own words tell of it: its stem, by land, air or sea, the towns it names."""

import re
from collections.abc import Iterable

from dragoman.model import PlaceMention
from dragoman.names import fold

ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
VIOLENCE = frozenset(("attack", "kill", "bomb", "fight"))
WIDE = frozenset(("country", "region", "admin1", ""))
ARMS = {
    **dict.fromkeys(("ground", "land", "infantry", "armoured", "armored", "tank"), "land"),
    **dict.fromkeys(("air", "aerial", "airstrike", "airstrikes", "bombing", "drone", "missile", "rocket"), "air"),
    **dict.fromkeys(("naval", "sea", "maritime", "amphibious"), "sea"),
}


def stem(trigger: str) -> str:
    """The trigger's last word without its ending: "ambushed", "the ambush" and "an ambush" are one."""
    return ENDING.sub("", fold(trigger).rsplit(" ", 1)[-1])


def family(sense: str, kind: str) -> str:
    """The sense of the trigger; "shelled", "killed" and "the attack" may tell one act of violence."""
    return "violence" if sense in VIOLENCE and kind == "ASSAULT" else sense


def arm(trigger: str) -> str:
    """By land, air or sea, where the trigger's own words say it: "ground operation", "land offensive"."""
    words = trigger.casefold().replace("-", " ").split()
    return next((ARMS[w] for w in words if w in ARMS), "")


def towns(places: Iterable[PlaceMention]) -> frozenset[str]:
    """Places finer than a country or region: two acts in one country are seldom one."""
    return frozenset(p.place.name for p in places if p.place and p.level not in WIDE)
