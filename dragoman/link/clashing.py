"""Whether two groups of mentions conflict: two kinds of mention are compared once, however many are of a kind."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import count

from dragoman.link.occurrences import Occurrence
from dragoman.link.pairing import AHEAD, REAL, comes_true, conflict, moved_since
from dragoman.memory import Memory
from dragoman.names import fold


class Clashes:
    """What stands against making one event of two groups."""

    def __init__(self, found: Sequence[Occurrence], memory: Memory) -> None:
        """Number the kinds of mention: two of a kind differ in nothing but where they stand."""
        self.found = found
        self.memory = memory
        kinds: dict[tuple[object, ...], int] = memory.standing("kinds of mention", dict)

        def number(o: Occurrence) -> int:
            return kinds.setdefault(_slots(o), len(kinds))

        self.kind = [memory.get("kind", (o,), partial(number, o)) for o in found]
        self.known: dict[tuple[int, int], str] = memory.standing("kinds that clash", dict)
        self.free: dict[int, set[int]] = memory.standing("kinds that do not clash", lambda: defaultdict(set))
        self.kinds = {i: {kind: {o.key[0]}} for i, (o, kind) in enumerate(zip(found, self.kind, strict=True))}
        self.sample: dict[int, list[Occurrence]] = {}  # of each kind two mentions, of two reports where there are such
        for o, kind in zip(found, self.kind, strict=True):
            held = self.sample.setdefault(kind, [])
            if not held or (len(held) == 1 and held[0].key[0] != o.key[0]):
                held.append(o)

    def tokens(self) -> list[int]:
        """A large number for each mention, which stands for it and for the sample of its kind, build after build.

        The sum of a group's numbers stands for the group: that two groups share it by chance never happens.
        """
        numbers = self.memory.standing("mentions to join", count)

        def token() -> int:
            return int.from_bytes(sha256(str(next(numbers)).encode()).digest())

        return [
            self.memory.get("token", (o, *self.sample[kind]), token)
            for o, kind in zip(self.found, self.kind, strict=True)
        ]

    def between(self, left: Sequence[int], right: Sequence[int], *, refers: bool) -> bool:
        """Whether any member of one group conflicts with any of the other; a mere reference has no standing.

        What one report announced and a later one has done is one act, also for those who only announced it.
        """
        status = False
        for x, y, forbids in self._conflicts(left, right):
            if forbids not in ("", "here", "status"):
                others = [self.sample[kind][0] for kind in {self.kind[i] for i in (*left, *right)}]
                if not moved_since(x, y, others):
                    return True
            status = status or forbids == "status"
        if not status or refers or self._came_true(left) or self._came_true(right):
            return False
        one, two = ({self.kind[i] for i in group} for group in (left, right))
        return not any(comes_true(self.sample[a][0], self.sample[b][0]) for a in one for b in two)

    def _conflicts(self, left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[Occurrence, Occurrence, str]]:
        one, two = self.kinds[min(left)], self.kinds[min(right)]
        for a, here in one.items():
            for b in two.keys() - self.free[a]:
                if len(here) == 1 and here == two[b]:
                    continue  # two of one report: below
                forbids = self._across(a, b)
                if forbids:
                    yield self.sample[a][0], self.sample[b][0], forbids
        reports: dict[str, list[int]] = {}
        for i in left:
            reports.setdefault(self.found[i].key[0], []).append(i)
        for j in right:
            for i in reports.get(self.found[j].key[0], ()):
                x, y = self.found[i], self.found[j]
                yield x, y, conflict(x, y)

    def join(self, low: int, high: int) -> None:
        """Two groups, each named by its first mention, are one from now on."""
        for kind, reports in self.kinds.pop(high).items():
            self.kinds[low].setdefault(kind, set()).update(reports)

    def _across(self, a: int, b: int) -> str:
        """What forbids that mentions of two kinds, in two reports, are one event."""
        if (a, b) not in self.known:
            pairs = ((x, y) for x in self.sample[a] for y in self.sample[b])
            self.known[a, b] = next(conflict(x, y) for x, y in pairs if x.key[0] != y.key[0])
            if not self.known[a, b]:
                self.free[a].add(b)
        return self.known[a, b]

    def _came_true(self, group: Sequence[int]) -> bool:
        """Whether a group already holds both the announcement and the deed."""
        told = {self.found[i].event.status for i in group if not self.found[i].event.unsure}
        return bool(told & AHEAD and told & REAL)


def _slots(o: Occurrence) -> tuple[object, ...]:
    """Everything of a mention that ``conflict`` and ``comes_true`` look at, but for where it stands."""
    days = tuple((t.when.earliest, t.when.latest, t.when.exact) if t.when else None for t in o.times)
    was = tuple((t.when.earliest, t.when.latest, t.when.exact) if t.when else None for t in o.was)
    places = tuple((p.place, p.level) for p in o.places)
    things = frozenset(fold(s.text) for s in o.event.recipients)
    return (
        o.family, o.stem, o.people, o.event.lemma, o.event.type, o.event.level, o.event.status, o.event.unsure, o.size,
        o.ordinal, o.footing, o.anew, o.many, o.arm, o.definite, o.agent_parties, o.recipient_parties, o.parties,
        o.towns, o.names, places, things, days, was, o.published.earliest, o.published.latest,
    )  # fmt: skip
