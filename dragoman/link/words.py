"""What an act's own words tell of it: its stem, by land, air or sea, the towns it names."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dragoman.lexicon import table
from dragoman.model import PlaceMention
from dragoman.names import fold

ENDING = re.compile(r"(?:ings?|ed|es|s|e)$")
VIOLENCE = frozenset(("attack", "kill", "bomb", "fight"))
IRREGULAR = {
    "fled": "flee", "flight": "flee", "shot": "shoot", "struck": "strik", "fought": "fight", "withdrew": "withdraw",
    "withdrawn": "withdraw", "withdrawal": "withdraw", "shelling": "shell", "closure": "clos", "seizure": "seiz",
    "suspension": "suspend", "expulsion": "expell", "invasion": "invad", "explosion": "explod",
    "arrived": "arriv", "arrival": "arriv", "held": "hold", "led": "lead", "met": "meet", "blew": "blow",
}  # fmt: skip
ROUNDS = "round|session|phase|stage|exchange|swap|convoy|tranche|batch|meeting|summit|group"
ORDINALS = re.compile(
    rf"\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|final)\b(?! such)(?: \w+)? (?:{ROUNDS})\b"
    r"(?!.*\bsince\b)"
)  # "the first meeting since May" and "the first such meeting" count nothing within the story
ANEW = re.compile(rf"\bagain\b|\b(?:next|another|further) (?:\w+ )?(?:{ROUNDS}|talks)\b")
LOWER = re.compile(
    r"\b(?:representatives?|officials?|delegat(?:es?|ions?)|envoys?|ambassadors?|members|activists|residents|families"
    r"|relatives|elders|group of)\b",
    re.IGNORECASE,
)
WIDE = frozenset(("country", "region", "admin1", ""))
ARMS = {
    **dict.fromkeys(("ground", "land", "infantry", "armoured", "armored", "tank"), "land"),
    **dict.fromkeys(("air", "aerial", "airstrike", "airstrikes", "bombing", "drone", "missile", "rocket"), "air"),
    **dict.fromkeys(("naval", "sea", "maritime", "amphibious"), "sea"),
}


def stem(trigger: str) -> str:
    """The trigger's last word without its ending: "ambushed", "the ambush" and "an ambush" are one."""
    word = fold(trigger).rsplit(" ", 1)[-1]
    return IRREGULAR.get(word) or ENDING.sub("", word)


@cache
def _senses() -> frozenset[str]:
    return frozenset(row["sense"] for row in table("triggers") if row["type"] == "ASSAULT")


def family(sense: str, kind: str) -> str:
    """The sense of the trigger; "shelled", "killed", "the attack" and "the incident" may tell one act of violence."""
    return "violence" if kind == "ASSAULT" and (sense in VIOLENCE or sense not in _senses()) else sense


def ordinal(phrase: str) -> str:
    """Which of a row it is: "second" of "the second round of talks", "" where the words do not count."""
    found = ORDINALS.search(fold(phrase))
    return found[1] if found else ""


def anew(phrase: str) -> bool:
    """Whether it is told as one more of a row: "meet again", "the next round", "another meeting"."""
    return ANEW.search(fold(phrase)) is not None


def footing(level: str | None, sides: Sequence[tuple[str, bool]], phrase: str) -> str:
    """Whether all who meet hold the office ("the foreign ministers' meeting": peers) or one person does ("uneven").

    ``sides``: the words of each, and whether they are one person.
    """
    if not level:
        return ""
    told = fold(" ".join((*(words for words, _ in sides), phrase))).replace("defence", "defense")
    if f"{level}s" in told:
        return "peers"
    lower = any(LOWER.search(words) for words, person in sides if not person)
    return "uneven" if lower and any(person for _, person in sides) else ""


def arm(trigger: str) -> str:
    """By land, air or sea, where the trigger's own words say it: "ground operation", "land offensive"."""
    words = trigger.casefold().replace("-", " ").split()
    return next((ARMS[w] for w in words if w in ARMS), "")


def towns(places: Iterable[PlaceMention]) -> frozenset[str]:
    """Places finer than a country or region: two acts in one country are seldom one."""
    return frozenset(p.place.name for p in places if p.place and p.level not in WIDE)
