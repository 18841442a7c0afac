"""Is one actor one actor under all its spellings, and only then?"""

from collections import Counter
from itertools import combinations

from dragoman.score.story.aligned import Aligned
from dragoman.score.story.card import Marks


def score(aligned: Aligned, marks: Marks) -> None:
    """Pairs of spellings, actors that must stay apart, kinds."""
    for unit in aligned.units:
        marks.mark("actor spellings found", unit.actor, f'{unit.file}: "{unit.alias}" ({unit.gold})')
    pairs = list(combinations([u for u in aligned.units if u.actor is not None], 2))
    gold = [(a, b) for a, b in pairs if a.gold == b.gold]
    found = [(a, b) for a, b in pairs if a.actor == b.actor]
    right = [(a, b) for a, b in gold if a.actor == b.actor]
    wrong = Counter(
        f'falsely one: "{a.alias}" ({a.gold}) + "{b.alias}" ({b.gold})' for a, b in found if a.gold != b.gold
    )
    lost = Counter(_lost(aligned, u.gold, u.alias, u.actor) for u in aligned.units)
    lost.pop("", None)
    marks.pairs("actor aliases F1", len(right), len(gold), len(found), [*sorted(wrong), *sorted(lost)])
    ids: dict[str, set[str]] = {}
    for unit in aligned.units:
        if unit.actor is not None:
            ids.setdefault(unit.gold, set()).add(unit.actor)
    for one, other in aligned.gold.get("apart", ()):
        common = ids.get(one, set()) & ids.get(other, set())
        if one in ids and other in ids:
            marks.mark("actors kept apart", not common, f"{one} + {other}")
    for name, actor in sorted(aligned.actor_of.items()):
        kind = aligned.actors[actor].kind.value
        marks.mark(
            "actor kind", kind == aligned.rows[name]["kind"], f"{name}: {kind}, not {aligned.rows[name]['kind']}"
        )


def _lost(aligned: Aligned, gold: str, alias: str, actor: str | None) -> str:
    main = aligned.actor_of.get(gold)
    return (
        "" if actor is None or actor == main else f'another actor: "{alias}" ({gold}) is {aligned.actors[actor].name}'
    )
