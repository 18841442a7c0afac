"""The card's values: a tally for each figure, added up over stories, and what each figure means."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from dragoman.score.figures import Figure

ENOUGH = 10  # from this n on an interval says something; below it would span nearly everything

MEANING: dict[str, str] = {
    "documents read": "reports of the story that were read",
    "date overlaps": "the program's interval of publication shares a day with the true one",
    "date inside": "the program's interval lies wholly inside the true one",
    "origins F1": "pairs of reports rightly put down to one origin",
    "set apart": "reports rightly kept, or set apart as another story",
    "actor spellings found": "(report, spelling) with a mention of an actor; a place name may rightly have none",
    "actor aliases F1": "pairs of spellings found rightly put down to one actor",
    "actors kept apart": "pairs of actors that must never be one and are not",
    "actor kind": "actors with the right kind",
    "mentions found": "gold trigger words that overlap an event mention",
    "main mentions found": "the same, for main events",
    "main events found": "main events with at least one mention found",
    "type": "mentions found whose event has the right type",
    "status": "events found with the right status as of the last report",
    "merging precision": "pairs of mentions in one event of the program that are one event",
    "merging recall": "pairs of mentions of one event that the program has in one event",
    "events kept apart": "pairs of events that must never be one and are not",
    "when": "events found with a known day whose interval overlaps the true one",
    "when, where given": "the same, of those to which the program gives any interval",
    "when inside": "of those, the interval lies wholly inside the true one (an open end never does)",
    "level": "meetings found with the right level of office",
    "statements found": "gold statements whose first words lie in a statement of the program",
    "statements matched": "statements of the program that hold a gold statement's first words (a lower bound)",
    "speaker": "statements found with the right speaker",
    "class": "statements found with the right class of speaker",
    "stance": "statements found with the right stance",
    "relay": "statements found with the right relay, or rightly none",
    "form": "statements found rightly told as direct, indirect or mixed",
    "differences found": "gold differences with a verdict between the very sentences of both quotes",
    "differences found in slot": "gold differences with a verdict between both reports on that event and field",
    "relation": "differences found (in slot or in the sentences) with the right relation",
    "clashes matched": "CONTRADICT and UNSETTLED verdicts that match a gold clash (a lower bound of precision)",
    "names listed": "gold names that stand in the naming table under their report",
    "name referent": "names listed under the right actor or event",
    "name voice": "names listed with the right voice",
    "name loaded": "names listed and rightly marked as loaded or not",
    "demands found": "gold demands whose words overlap a demand's",
    "demand stance": "demands found with the right stance",
    "demand holder": "demands found with the right holder",
    "demands matched": "demands of the program that overlap a gold demand (a lower bound of precision)",
    "expected found": "gold expectations on the watch-list",
    "window": "expectations found with a window that overlaps the true one",
    "outcome": "expectations found with the right outcome",
    "watch matched": "watch-list entries that are a gold expectation (a lower bound of precision)",
}  # every figure of the card, in its order
FROM_PAIRS = frozenset(("origins F1", "actor aliases F1", "merging precision", "merging recall"))  # not independent


@dataclass(frozen=True, slots=True)
class Tally:
    """One figure of one or more stories. ``found`` is set where the figure is an F1 of ``n`` gold and found pairs."""

    hit: int = 0
    n: int = 0
    found: int | None = None
    misses: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        found = None if self.found is None and other.found is None else (self.found or 0) + (other.found or 0)
        return Tally(self.hit + other.hit, self.n + other.n, found, self.misses + other.misses)

    @property
    def value(self) -> float | None:
        """The share or the F1; None where nothing was asked."""
        if self.found is None:
            return self.hit / self.n if self.n else None
        both = self.n + self.found
        return 2 * self.hit / both if both else None


Card = dict[str, Tally]


class Marks:
    """Collects right and wrong answers under the card's names."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self.card: Card = {}

    def mark(self, figure: str, right: object, miss: str = "") -> None:
        """One answer: right or not, and what to show of a miss."""
        self.card[figure] = self.card.get(figure, Tally()) + Tally(int(bool(right)), 1, None, () if right else (miss,))

    def pairs(self, figure: str, hit: int, gold: int, found: int | None = None, misses: Iterable[str] = ()) -> None:
        """Counts of pairs: a share of ``gold``, or an F1 where ``found`` is given."""
        self.card[figure] = self.card.get(figure, Tally()) + Tally(hit, gold, found, tuple(misses))


def whole(cards: Iterable[Mapping[str, Tally]]) -> Card:
    """All stories as one: counts are added up, figures are not averaged."""
    cards = list(cards)
    return {
        name: sum((c[name] for c in cards if name in c), Tally()) for name in MEANING if any(name in c for c in cards)
    }


def figures(card: Mapping[str, Tally]) -> list[Figure]:
    """The card's lines; Wilson's interval where n allows and the answers are independent."""
    lines = []
    for name in MEANING:
        tally = card.get(name)
        if tally is None or tally.value is None:
            continue
        ends = wilson(tally.hit, tally.n) if tally.n >= ENOUGH and name not in FROM_PAIRS else (None, None)
        lines.append(Figure(name, tally.value, tally.n, *ends))
    return lines


def wilson(hit: int, n: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z = 1.96
    share, scale = hit / n, 1 + z * z / n
    middle = share + z * z / (2 * n)
    half = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
