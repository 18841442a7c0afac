"""Offices: what the words before a name or a role phrase itself say of role, sector, country and whether it is past."""

from dataclasses import dataclass

from dragoman.extract.actors.draft import FORMER, Reading

PREFIXES = frozenset(
    ("deputy", "vice", "assistant", "acting", "interim", "caretaker", "outgoing", "incoming", "transitional")
)
PLAIN_ROLE = {"spokesperson": True, "head": True, "director": True, "leader": True, "secretary-general": True}


@dataclass(frozen=True, slots=True)
class Title:
    """What a stretch of words says of its holder."""

    role: str | None = None
    sector: str | None = None
    country: str | None = None
    body: str | None = None  # the table's id of the body in it
    former: bool = False
    words: frozenset[int] = frozenset()


def title_of(reading: Reading, first: int, last: int) -> Title:
    """Read role, sector and country off the words [first, last) before a name."""
    offices = reading.offices_in(first, last)
    matches = [m for m in reading.matches_in(first, last) if not m.backed]
    lowers = [reading.tokens[i].lower for i in range(first, last)]
    countries = {m.entry.country for m in matches if m.entry.country and m.entry.sort != "group"}
    groups = [m.entry for m in matches if m.entry.sort == "group"]
    country = next(iter(countries)) if len(countries) == 1 else None
    if country is None and groups and not countries:
        country = groups[0].country
    former = any(w in FORMER for w in lowers) or "ex" in lowers
    if not offices:
        return Title(None, "ELI" if former else None, country, groups[0].id if groups else None, former)
    office = offices[-1][2]
    sector = office.sector or (groups[0].sector if groups else None) or body_sector(lowers)
    if groups and office.of == "any" and office.sector in (None, "MIL"):
        sector = groups[0].sector
    prefix = next((w for w in lowers[: offices[-1][0] - first + 1] if w in PREFIXES), "")
    role = f"{prefix} {office.role}" if prefix and not office.role.startswith(prefix) else office.role
    if former:
        role, sector = f"former {role}", "ELI"
    words = frozenset(i for a, b, _ in offices for i in range(a, b))
    return Title(role, sector, country, groups[0].id if groups else None, former, words)


def body_sector(lowers: list[str]) -> str | None:
    """The sector that the body's name before a bare function gives ("army spokesman", "ministry spokeswoman")."""
    for words, sector in (
        (("army", "military", "navy", "force", "forces", "defence", "defense"), "MIL"),
        (("ministry", "government", "presidential", "department", "palace", "state", "kremlin", "council"), "GOV"),
        (("police",), "COP"),
        (("rebel", "militia", "insurgent"), "REB"),
        (("opposition",), "OPP"),
        (("party",), "PTY"),
        (("parliament", "parliamentary", "senate"), "LEG"),
        (("court",), "JUD"),
        (("company", "firm"), "BUS"),
    ):
        if any(w in words for w in lowers):
            return sector
    return None
