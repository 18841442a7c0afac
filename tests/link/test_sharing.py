"""An index that is kept up to date holds what a new one would, whatever came and went before."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.link.sharing import Sharing

Items = dict[int, frozenset[str]]
ITEMS = st.dictionaries(
    st.integers(0, 30), st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=5), max_size=20
)


def made(most: int) -> Sharing[int]:
    return Sharing(most, lambda n, one, other: n * 2 >= min(one, other), apart=lambda a, b: a % 5 != b % 5)


def by_hand(items: Items, most: int) -> dict[int, dict[int, int]]:
    """Each item against those before it, a key leading to its first holders."""
    holders: dict[str, list[int]] = {}
    near: dict[int, dict[int, int]] = {}
    for item, keys in items.items():
        shared: dict[int, int] = {}
        for key in keys:
            for other in holders.setdefault(key, [])[:most]:
                shared[other] = shared.get(other, 0) + 1
            holders[key].append(item)
        enough = {other: n for other, n in shared.items() if n * 2 >= min(len(keys), len(items[other]))}
        near[item] = {other: n for other, n in enough.items() if other % 5 != item % 5}
    return near


@given(st.lists(ITEMS, min_size=1, max_size=6), st.integers(1, 4))
def test_it_holds_what_a_new_index_would(steps: list[Items], most: int) -> None:
    index = made(most)
    for step in steps:
        items = {i: index.keys[i] if index.keys.get(i) == step[i] else step[i] for i in sorted(step)}
        index.update(items)
        assert index.near == by_hand({i: step[i] for i in sorted(step)}, most)


@given(ITEMS, st.integers(1, 4), st.randoms(use_true_random=False))
def test_another_order_is_another_index(items: Items, most: int, random) -> None:  # type: ignore[no-untyped-def]
    index = made(most)
    index.update(dict(sorted(items.items())))
    turned = list(items)
    random.shuffle(turned)
    index.update({i: items[i] for i in turned})
    assert index.near == by_hand({i: items[i] for i in turned}, most)
