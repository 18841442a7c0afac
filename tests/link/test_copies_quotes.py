"""Which quotations are one, by shared runs of words: as counted by hand, pair by pair."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.copies_quotes import HALF, HOLDERS, _alike, _read

QUOTES = st.lists(
    st.tuples(
        st.integers(0, 4), st.lists(st.sampled_from(("peace", "talks", "begin", "bread")), min_size=1, max_size=7)
    ),
    max_size=HOLDERS // 2,  # of so few, every holder counts
)


def runs(words: list[str], size: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def one(left: list[str], right: list[str]) -> bool:
    """Whether the right holds half of the left's runs, or of as many as it has itself."""
    if len(left) == 1 and len(left[0]) < 6:
        return False
    size = min(3, len(left))
    mine, theirs = runs(left, size), runs(right, size)
    shared = len(mine & theirs)
    return shared > 0 and shared >= HALF * min(len(mine), max(1, len(right) - size + 1))


@given(QUOTES)
def test_pairs_are_those_counted_by_hand(told: list[tuple[int, list[str]]]) -> None:
    numbers: dict[tuple[str, ...], int] = {}
    found = _alike([_read(words, numbers) for _, words in told], [report for report, _ in told])
    expected = [
        (i, j)
        for i, (report, left) in enumerate(told)
        for j, (other, right) in enumerate(told)
        if i < j and report != other and (one(left, right) or one(right, left))
    ]
    assert found == expected
