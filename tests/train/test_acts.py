"""The regression that tells acts from other words."""

import numpy as np
import pytest

from train.acts.fit import spans
from train.acts.regression import Sparse, dense, fitted

NUMBERS = {"said": 0, "struck": 1}


def test_a_name_of_acts_weighs_for_them() -> None:
    x = Sparse.of([{"struck"}, {"struck"}, {"said"}, {"said", "unknown"}], NUMBERS)
    weight, bias = fitted(x, np.array([1.0, 1.0, 0.0, 0.0]), 0.1, np.ones(4))
    assert weight[NUMBERS["struck"]] > 1
    assert weight[NUMBERS["said"]] == pytest.approx(-weight[NUMBERS["struck"]], rel=1e-2)
    assert abs(bias) < 0.1


def test_rows_are_chosen_by_a_mask() -> None:
    x = Sparse.of([{"said"}, {"struck"}, {"said", "struck"}], NUMBERS).only(np.array([True, False, True]))
    assert x.shape == (2, 2)
    assert x.times(np.array([1.0, 10.0])).tolist() == [1.0, 11.0]
    assert x.turned(np.array([1.0, 2.0])).tolist() == [3.0, 2.0]


def test_the_odds_of_few_columns_are_those_of_the_data() -> None:
    made = dense(np.array([[0.0], [0.0], [1.0], [1.0], [1.0], [1.0]]), np.array([0.0, 1.0, 1.0, 1.0, 1.0, 0.0]))
    assert made == pytest.approx([np.log(3), 0.0], abs=0.05)


def test_the_words_of_acts_by_place_or_by_number() -> None:
    row = {"text": "met and met", "events": [{"trigger": "met", "nth": 2}, {"trigger": [[0, 3]]}]}
    assert spans(row) == [(8, 11), [0, 3]]
