"""Which reports have words of an event though no act was found in them: then they have not left it out.

"Three presidents met in Lima" and "President Mora will not travel to Lima" are no one event, yet the second report is
not silent. Two neighbouring sentences of a report speak of an event where they hold more than half of what one of its
clauses says, names counting three times (``copies``), and one of them a common word of it beside a name: names alone
stand in every report.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from dragoman.link.copies import ANCHOR, LETTERS, Keys, Traces
from dragoman.link.occurrences import Occurrence
from dragoman.memory import Memory
from dragoman.names import fold

HALF = 0.5  # of a clause's weight. Set by hand: a court's hearing of the plea that was lodged reaches it
NUMBER = "#"  # how a number's key begins: days and tolls are what the reports differ on
CLAUSES = 5  # of an event that are looked for: those first told


def mentioning(
    group: Sequence[Occurrence], documents: Iterable[str], traces: Mapping[str, Traces], memory: Memory
) -> frozenset[str]:
    """Those of the documents that have words of the event of these mentions."""
    asked = [_Asked(keys, known) for keys, known in _told(group[:CLAUSES], traces, memory)]
    return frozenset(d for d in documents if any(one.held(traces[d]) for one in asked))


class _Asked(NamedTuple):
    """What one clause says, and of which reports it is known whether they say it: an event's others come and go."""

    keys: Keys
    known: dict[int, tuple[Traces, bool]]

    def held(self, of: Traces) -> bool:
        """Whether a report has words of it."""
        if id(of) not in self.known:
            self.known[id(of)] = of, _holds(of, self.keys)  # kept beside it: no other takes its id
        return self.known[id(of)][1]


def _told(
    group: Sequence[Occurrence], traces: Mapping[str, Traces], memory: Memory
) -> Iterator[tuple[Keys, dict[int, tuple[Traces, bool]]]]:
    """The keys of clauses, each with what is known of it; another outlet in the story may change traces."""
    for o in group:
        of = traces[o.key[0]]
        yield memory.get("mentioned", (o, of), partial(_clause, o, of)), memory.get("mentioning", (o, of), dict)


def _clause(o: Occurrence, of: Traces) -> Keys:
    """The keys of an act's clause; of a bare "the raid" those of its sentence."""
    keys = of.own[o.event.sentence] | of.quoted[o.event.sentence]
    whole = {k: w for k, w in keys.items() if not k.startswith(NUMBER)}
    phrase = o.event.phrase or o.event.trigger
    stems = {word[:LETTERS] for word in fold(phrase.text).split()}
    clause = {k: w for k, w in whole.items() if k in stems}
    return clause if sum(clause.values()) > ANCHOR else whole


def _holds(of: Traces, keys: Keys) -> bool:
    least = HALF * sum(keys.values())
    if sum(keys[k] for k in keys.keys() & of.all) <= least:
        return False
    here = [keys.keys() & (own.keys() | quoted.keys()) for own, quoted in zip(of.own, of.quoted, strict=True)]
    common = [any(keys[k] < ANCHOR for k in found) for found in here]
    named = [any(keys[k] >= ANCHOR for k in found) for found in here]
    for at, found in enumerate(here):
        both = found.union(*here[at + 1 : at + 2])
        if sum(keys[k] for k in both) > least and any(
            c and (n or not any(named)) for c, n in zip(common[at : at + 2], named[at : at + 2], strict=True)
        ):
            return True
    return False
