"""While a story is built Python looks for cycles seldom; afterwards as often as before."""

import gc

from dragoman.collecting import SELDOM, seldom


def test_thresholds_are_put_back_and_what_was_made_is_old() -> None:
    before = gc.get_threshold()
    with seldom():
        assert gc.get_threshold() == SELDOM
        made = [[n] for n in range(10)]
    assert gc.get_threshold() == before
    assert any(one is made[3] for one in gc.get_objects(generation=2))
    assert gc.get_freeze_count() == 0


def test_what_a_program_froze_stays_frozen() -> None:
    kept = [[n] for n in range(10)]
    gc.freeze()
    try:
        assert not any(one is kept[3] for one in gc.get_objects())  # the collector does not see what is frozen
        with seldom():
            pass
        assert not any(one is kept[3] for one in gc.get_objects())
    finally:
        gc.unfreeze()
    assert any(one is kept[3] for one in gc.get_objects())
