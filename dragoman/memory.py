"""What was worked out before, kept as long as what it was worked out from stays the same.

A story that grows by a report is linked anew, but only what the report touches is worked out anew: a stage asks the
memory for a value by the very objects it depends on, and reports that did not change are the same objects. A memory
never changes what comes out; an empty one is what a first build starts with.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Memory:
    """Values of earlier builds by stage and by what they depend on; one build at a time."""

    def __init__(self) -> None:
        """Nothing is known."""
        self._forget()

    def _forget(self) -> None:
        self._now: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}
        self._before: dict[tuple[Hashable, ...], tuple[tuple[object, ...], Any]] = {}
        self._standing: dict[str, Any] = {}
        self._half_way = False

    @contextmanager
    def build(self) -> Iterator[None]:
        """Another build: what the last one had no use for is forgotten, and all where one is cut short."""
        if self._half_way:
            self._forget()
        self._half_way = True
        self._before, self._now = self._now, {}
        yield
        self._half_way = False

    def get(self, stage: str, given: tuple[object, ...], make: Callable[[], T], *values: Hashable) -> T:
        """The value that ``make`` gives for these objects, told apart by identity, and these values, by equality."""
        key = (stage, *map(id, given), *values)
        hit = self._now.get(key)
        if hit is None:
            hit = self._before.get(key)
            if hit is None:
                hit = given, make()  # the objects are held, so that no other takes their place
            self._now[key] = hit
        return cast(T, hit[1])

    def standing(self, stage: str, make: Callable[[], T]) -> T:
        """What a stage itself keeps up to date from build to build."""
        if stage not in self._standing:
            self._standing[stage] = make()
        return cast(T, self._standing[stage])
