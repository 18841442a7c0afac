"""Find what stands at given words: stages join on overlap, never on one another's output."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

from dragoman.model import Span

T = TypeVar("T")


class At(Generic[T]):
    """Things of one document by where they stand; look-ups cost the log of their number."""

    def __init__(self, things: Iterable[T], where: Callable[[T], Span]) -> None:
        """Index ``things`` by the span that ``where`` gives of each."""
        self.things = sorted(((where(t), n, t) for n, t in enumerate(things)), key=lambda x: (x[0].start, x[1]))
        self.starts = [s.start for s, _, _ in self.things]
        self.longest = max((s.end - s.start for s, _, _ in self.things), default=0)

    def overlapping(self, span: Span) -> Iterator[tuple[Span, T]]:
        """Everything that shares a character with ``span``, in text order."""
        at = bisect_left(self.starts, span.start - self.longest)
        while at < len(self.things) and self.starts[at] < span.end:
            where, _, thing = self.things[at]
            if where.end > span.start:
                yield where, thing
            at += 1

    def inside(self, span: Span) -> Iterator[T]:
        """Everything that lies wholly inside ``span``."""
        return (thing for where, thing in self.overlapping(span) if span.start <= where.start and where.end <= span.end)

    def around(self, span: Span) -> Iterator[T]:
        """Everything whose words hold all of ``span``."""
        return (thing for where, thing in self.overlapping(span) if where.start <= span.start and span.end <= where.end)
