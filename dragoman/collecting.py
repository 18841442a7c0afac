"""How often Python looks for reference cycles while a story is built."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (1_000_000, 50, 50)  # thresholds of ``gc``: a report's mentions are some 10,000 objects


@contextmanager
def seldom() -> Iterator[None]:
    """Look for cycles seldom: a story's values have none, and a look walks all of the loaded model.

    Looking as often as Python does by itself cost a twentieth of a brief of twelve reports. What was made counts as old
    at the end, without the look that its youth would ask for.
    """
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        if not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()  # among the oldest
        gc.set_threshold(*before)
