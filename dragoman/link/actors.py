"""Actor mentions of many reports -> the story's actors.

Within a report the extractor's chains hold. Across reports two chains are one actor when the table of known actors
gives both the same id, when both are one state (a state and its government are one actor of the story), when their
names are one person's or one body's, or when both are the same descriptor of the same country. Everything else stays
apart: a false merge invents corroboration. A person never joins a state, nor a faction its parent.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from dragoman.lexicon import by
from dragoman.link import people
from dragoman.link.chains import Chain, chains_of, head_word
from dragoman.link.spans import At
from dragoman.memory import Memory
from dragoman.model import (
    Actor,
    ActorKind,
    ActorMention,
    ActorWords,
    MentionKind,
    Parsed,
    Question,
    Report,
    Span,
    digest,
)
from dragoman.names import fold, same_name

STATE_LIKE = (ActorKind.STATE, ActorKind.GOVERNMENT)
GOVERNMENTS = frozenset(
    (
        "government",
        "govt",
        "authorities",
        "regime",
        "junta",
        "administration",
        "leadership",
        "state",
        "cabinet",
        "rulers",
    )
)
FORCES = frozenset(("army", "military", "troops", "soldiers", "forces"))
PLACING = frozenset(("in", "at", "near", "outside"))
SETTLEMENTS = frozenset(("village", "town", "city", "hamlet", "district", "province", "hill", "camp", "port", "island"))
OWNER = re.compile(r"^.{2,40}?['’]s? (?=\w)")
SPOKEN_FOR = {
    "army": "military spokesperson", "military": "military spokesperson", "government": "government spokesperson"
}  # fmt: skip


class Actors:
    """The story's actors, and which of them stands at given words."""

    def __init__(
        self,
        actors: tuple[Actor, ...],
        of: dict[tuple[str, int], str],
        reports: Sequence[Report],
        memory: Memory | None = None,
    ) -> None:
        """Keep the actors, the actor of each (document, chain), and each document's mentions by place."""
        self.actors = actors
        self.of = of
        self.by_id = {a.id: a for a in actors}
        self._who: dict[str, tuple[tuple[object, ...], ...]] = {}
        self._traits: dict[str, tuple[object, ...]] = {}
        known = memory or Memory()
        self.at = {r.document.id: known.get("actors at", (r,), partial(_at, r)) for r in reports}

    def mentions_in(self, span: Span) -> list[ActorMention]:
        """The mention that is or holds these words, else every mention inside them."""
        index = self.at[span.document]
        around = [m for m in index.around(span) if (m.span.document, m.chain) in self.of]
        if around:
            return [min(around, key=lambda m: m.span.end - m.span.start)]
        inside = [m for where, m in index.overlapping(span) if (m.span.document, m.chain) in self.of]
        return [m for m in inside if span.contains(m.head)]

    def in_words(self, span: Span) -> tuple[str, ...]:
        """Ids of the actors that these words name, in text order, each once."""
        found = dict.fromkeys(self.of[m.span.document, m.chain] for m in self.mentions_in(span))
        return tuple(found)

    def of_words(self, span: Span) -> str | None:
        """The one actor these words stand for: that of the first mention, or None."""
        found = self.in_words(span)
        return found[0] if found else None

    def named(self, id: str) -> bool:
        """Whether any report has a name for the actor."""
        return any(m.kind is MentionKind.NAME for m in self.by_id[id].mentions)

    def who(self, report: Report) -> tuple[tuple[object, ...], ...]:
        """Which actor each of a report's chains is, with all of it that linking the report looks at."""
        if report.document.id not in self._who:
            chains = dict.fromkeys((report.document.id, m.chain) for m in report.mentions.actors)
            self._who[report.document.id] = tuple((c[1], self.traits(self.of[c])) for c in chains if c in self.of)
        return self._who[report.document.id]

    def traits(self, id: str) -> tuple[object, ...]:
        """All of an actor that linking looks at, but for where it is mentioned."""
        if id not in self._traits:
            one = self.by_id[id]
            self._traits[id] = id, one.name, one.kind, one.country, one.role, one.code, self.named(id)
        return self._traits[id]

    def countries(self, ids: Sequence[str]) -> frozenset[str]:
        """ISO codes of the countries of these actors."""
        return frozenset(c for i in ids if (c := self.by_id[i].country))


def _at(report: Report) -> At[ActorMention]:
    return At(report.mentions.actors, lambda m: m.span)


def link(reports: Sequence[Report], memory: Memory | None = None) -> Actors:
    """Join the chains of all reports into actors. The order of reports changes nothing but the order of mentions."""
    memory = memory or Memory()
    chains = chains_of(reports, memory)
    groups: dict[str, list[Chain]] = defaultdict(list)
    loose: list[Chain] = []
    for chain in chains:
        key = memory.get("sure", (chain,), partial(_sure_key, chain))
        if key:
            groups[key].append(chain)
        elif chain.nominal:
            loose.append(chain)
    bare = {c.key for c in loose if memory.get("bare", (c,), partial(_only_named, c))}
    places = _places(reports, memory) if bare else frozenset()
    loose = [c for c in loose if not (c.key in bare and c.name in places)]
    _join_known(loose, groups)
    people.join(loose, groups)
    _join_spoken_for(loose, groups, chains)
    _join_forces(groups)
    _join_bodies(loose, groups)
    actors, of = [], {}
    parsed = {r.document.id: r.parsed for r in reports}
    for key in sorted(groups):
        group = groups[key]
        actor = memory.get("actor", tuple(group), partial(_actor, key, group, parsed, memory), key)
        actors.append(actor)
        of.update({c.key: actor.id for c in groups[key]})
    actors.sort(key=lambda a: (-len(a.mentions), a.id))
    return Actors(tuple(actors), of, reports, memory)


def questions(reports: Sequence[Report]) -> tuple[Question, ...]:
    """What the extractor would not decide: unsure pronouns and abbreviations, each with its sentence."""
    return tuple(
        Question("alias" if m.kind is not MentionKind.PRONOUN else "pronoun", m.unsure, (r.parsed.evidence(m.span),))
        for r in reports
        for m in r.mentions.actors
        if m.unsure
    )


def _only_named(chain: Chain) -> bool:
    """A person of whom the report tells nothing but a bare name: no title or office speaks for a person."""
    bare = all(m.kind is MentionKind.NAME and m.span == m.head for m in chain.mentions if _nominal(m))
    return bare and all(m.actor_kind is ActorKind.PERSON and m.role is None for m in chain.mentions)


def _places(reports: Sequence[Report], memory: Memory) -> frozenset[str]:
    """Names that some report of the story uses as a place: "in X", "the village of X"."""
    return frozenset().union(*(memory.get("used as places", (r,), partial(_places_of, r)) for r in reports))


def _places_of(report: Report) -> frozenset[str]:
    found = set()
    tokens = report.parsed.tokens
    for t in tokens:
        if t.dep != "pobj" or t.pos != "PROPN":
            continue
        word = tokens[t.head]
        if word.lower in PLACING or (word.lower == "of" and tokens[word.head].lemma in SETTLEMENTS):
            left = t.i
            while left > 0 and tokens[left - 1].head == t.i and tokens[left - 1].dep in ("compound", "punct"):
                left -= 1
            found.add(fold(report.document.text[tokens[left].start : t.end]))
    return frozenset(found)


def _sure_key(chain: Chain) -> str | None:
    """A key that needs no comparison: the table's id, or the state."""
    kinds = {m.actor_kind for m in chain.mentions}
    if known := chain.first("known"):
        return f"known:{known}"
    country = chain.country
    if not country or ActorKind.PERSON in kinds:
        return None
    if ActorKind.STATE in kinds or any(_stands_for_government(m) for m in chain.mentions):
        return f"known:{country}"
    if ActorKind.MILITARY in kinds and any(head_word(m) in FORCES for m in chain.mentions):
        return f"forces:{country}"
    return None


def _stands_for_government(mention: ActorMention) -> bool:
    """A capital, "the government", "the regime"; not a ministry, a police force or two officials."""
    if mention.actor_kind is not ActorKind.GOVERNMENT or mention.kind is MentionKind.PRONOUN:
        return False
    return mention.kind is MentionKind.METONYM or head_word(mention) in GOVERNMENTS


def _join_forces(groups: dict[str, list[Chain]]) -> None:
    """ "Ruritanian troops" join the army of that state under its name, where the story names just one."""
    for key in [k for k in groups if k.startswith("forces:")]:
        country = key.partition(":")[2]
        armies = [
            k
            for k, group in groups.items()
            if k.startswith("known:")
            and group[0].best.actor_kind is ActorKind.MILITARY
            and group[0].first("sector") != "COP"
            and any(c.country == country for c in group)
        ]
        if len(armies) == 1:
            groups[armies[0]] += groups.pop(key)


def _join_known(loose: list[Chain], groups: dict[str, list[Chain]]) -> None:
    """A name that another report of the story spells the same for one known actor, and for no other, is that actor."""
    spelled: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        for chain in group:
            for name in chain.spelled:
                spelled[name].add(key)
    left: list[Chain] = []
    for chain in loose:
        keys = {k for name in chain.spelled for k in spelled.get(name, ())}
        sure = len(keys) == 1 and not chain.person
        (groups[keys.pop()] if sure else left).append(chain)
    loose[:] = left


def _join_spoken_for(loose: list[Chain], groups: dict[str, list[Chain]], chains: Sequence[Chain]) -> None:
    """ "The army" of a report whose army spokesman another report gives a country, and that names no other army."""
    speakers: dict[tuple[str, str], set[str | None]] = defaultdict(set)
    for group in groups.values():
        country = next((c.country for c in group if c.country), None)
        for chain in group:
            if chain.role in SPOKEN_FOR.values():
                speakers[chain.key[0], chain.role].add(country)
    here: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        here[chain.key[0]].append(chain)
    joined = set()
    for chain in loose:
        word = chain.head
        known = speakers.get((chain.key[0], SPOKEN_FOR.get(word, "")), set())
        if chain.named or chain.country or len(known) != 1 or None in known:
            continue
        country = next(iter(known))
        side = [c for c in here[chain.key[0]] if c.best.actor_kind is chain.best.actor_kind]
        if any(c.country not in (None, country) and (word != "government" or c.head == word) for c in side):
            continue
        groups[f"known:{country}" if word == "government" else f"forces:{country}"].append(chain)
        joined.add(chain.key)
    loose[:] = [c for c in loose if c.key not in joined]


def _join_bodies(loose: list[Chain], groups: dict[str, list[Chain]]) -> None:
    """Bodies and descriptors: same name, or the same descriptor word for word, of the same country."""
    initials: dict[str, dict[str, None]] = defaultdict(dict)  # an abbreviation begins as its long form does
    letters = _abbreviations([*loose, *(c for group in groups.values() for c in group)])
    known = {c.key: key for key, group in groups.items() for c in group}
    for chain in sorted(loose, key=lambda c: (-len(c.best.name), c.key)):  # what defines letters before bare letters
        best = chain.best
        kind = "name" if chain.named else "words"
        country = chain.country or ""
        name = chain.name
        if kind == "words" and (len(name.split()) < 2 and not country):
            key = f"words:{digest(*chain.key)}"  # a bare "officials" of two reports is not one actor
        elif len(defined := letters.get(best.name, [])) == 1 and defined[0] in known and best.name.isupper():
            key = known[defined[0]]  # "TSC" here, "Transitional Sovereignty Council (TSC)" in another report
        elif kind == "name":
            same = (k for k in initials[name[:1]] if _one_body(chain, groups[k][0]))
            key = next(same, f"name:{name}:{country}")
            initials[name[:1]][key] = None
        else:
            key = f"words:{fold(_unowned(best.name, country))}:{country}"
        groups[key].append(chain)
        known[chain.key] = key


def _unowned(name: str, country: str) -> str:
    """A descriptor without its state: "Oria's interior ministry" and "the Orian interior ministry" are one."""
    row = by("states", "code").get(country)
    rest = OWNER.sub("", name)
    if row is None or rest != name:
        return rest
    first, _, more = name.partition(" ")
    known = {fold(w) for w in (row["name"], *row["demonyms"].split("|"))}
    return more if more and fold(first) in known else name


def _abbreviations(chains: Sequence[Chain]) -> dict[str, list[tuple[str, int]]]:
    """The letters that a report of the story uses for a longer name, each with one chain for each name they mean."""
    found: dict[str, dict[str, tuple[str, int]]] = defaultdict(dict)
    for chain in chains:
        for letters in chain.letters:
            found[letters].setdefault(chain.name, chain.key)
    return {letters: list(names.values()) for letters, names in found.items()}


def _one_body(a: Chain, b: Chain) -> bool:
    same_country = a.country is None or b.country is None or a.country == b.country
    return same_country and same_name(a.best.name, b.best.name)


def _actor(key: str, chains: list[Chain], parsed: Mapping[str, Parsed], memory: Memory) -> Actor:
    told = [x for c in chains for x in memory.get("words of chain", (c,), partial(_words, c, parsed[c.key[0]]))]
    told.sort(key=lambda x: (x[1].document, x[1].start))
    mentions = [m for m, _ in told]
    spellings = Counter(m.head.text if m.kind is MentionKind.NAME else m.span.text for m in mentions if _nominal(m))
    best = max(
        (c.best for c in chains), key=lambda m: (m.known is not None, m.kind is MentionKind.NAME, len(m.name), m.name)
    )
    kinds = Counter(m.actor_kind for m in mentions if _nominal(m)) or Counter(m.actor_kind for m in mentions)
    known = next((m.known for m in mentions if m.known), None)
    country = next((m.country for m in mentions if m.country), None)
    kind = _kind(kinds, is_state=key == f"known:{country}")
    code = known or (country if key == f"known:{country}" else None)
    name = _table_name(code) or _owned(best, country) or best.name
    return Actor(
        id=digest("actor", key),
        name=name,
        kind=kind,
        mentions=tuple(words for _, words in told),
        code=code,
        sector=next((m.sector for m in mentions if m.sector), None),
        country=country,
        aliases=tuple(w for w, _ in sorted(spellings.items(), key=lambda x: (-x[1], x[0])) if w != name),
        role=next((m.role for m in mentions if m.role), None),
    )


def _words(chain: Chain, parsed: Parsed) -> list[tuple[ActorMention, ActorWords]]:
    """A chain's mentions, and where they stand."""
    spans = [(m, m.span) for m in chain.mentions]
    return [
        (m, ActorWords(at.document, at.start, at.end, at.text, m.kind, parsed.evidence(at).number)) for m, at in spans
    ]


def _owned(best: ActorMention, country: str | None) -> str | None:
    """A ministry with its state, for the ministries of two states bear one name."""
    row = by("states", "code").get(country or "")
    if row is None or best.kind is not MentionKind.DESCRIPTOR or head_word(best) != "ministry":
        return None
    whose = row["name"]
    owner = f"{whose}'" if whose.endswith("s") else f"{whose}'s"
    return f"{owner} {best.name}" if _unowned(best.name, country or "") == best.name else None


def _table_name(code: str | None) -> str | None:
    """The name that the tables give a known actor."""
    row = by("groups", "id").get(code or "") or by("states", "code").get(code or "")
    return row["name"] if row else None


def _nominal(mention: ActorMention) -> bool:
    return mention.kind is not MentionKind.PRONOUN


def _kind(kinds: Counter[ActorKind], *, is_state: bool) -> ActorKind:
    """A state and its government are one actor; a ruling council with a name of its own stays a government."""
    if is_state and kinds & Counter(STATE_LIKE):
        return ActorKind.STATE
    return kinds.most_common(1)[0][0]
