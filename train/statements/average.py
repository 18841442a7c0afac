"""The mean of two trainings' weights: ``python -m train.statements.average FIRST.pt SECOND.pt OUT.pt``.

The second goes on from the first; their mean scored a little better than either on the articles kept for choosing
(Wortsman et al. 2022, "Model soups").
"""

import sys
from pathlib import Path

import torch


def average(first: Path, second: Path, out: Path) -> None:
    """Write the mean of both files' weights."""
    one, other = (torch.load(path, weights_only=True) for path in (first, second))
    mean = {
        part: {
            name: (weight + other[part][name]) / 2 if weight.is_floating_point() else weight
            for name, weight in weights.items()
        }
        for part, weights in one.items()
    }
    torch.save(mean, out)


if __name__ == "__main__":
    average(*map(Path, sys.argv[1:4]))
