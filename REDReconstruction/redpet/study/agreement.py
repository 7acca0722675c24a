"""How far two series of ratings agree beyond chance: Cohen's kappa, weighted."""

from collections.abc import Sequence

import numpy as np

from redpet.study.design import HIGHEST, LOWEST

QUADRATIC, LINEAR = 2, 1


def weighted_kappa(
    first: Sequence[int], second: Sequence[int], power: int = QUADRATIC, scale: tuple[int, int] = (LOWEST, HIGHEST)
) -> float | None:
    """Cohen's weighted kappa of two series of ratings of the same things (Cohen, Psychol Bull 70, 213, 1968).

    1 - sum(w o) / sum(w e) with the disagreement w = |i - j|^power, observed shares o and those e expected of the
    margins. None where nothing can be told: no ratings, or each of both series has one value alone.
    """
    if len(first) != len(second):
        raise ValueError("the ratings do not belong together: there are not as many in both series")
    size = scale[1] - scale[0] + 1
    observed = np.zeros((size, size))
    np.add.at(observed, (np.asarray(first, int) - scale[0], np.asarray(second, int) - scale[0]), 1)
    total = observed.sum()
    if total == 0:
        return None
    observed /= total
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0))
    weights = np.abs(np.subtract.outer(np.arange(size), np.arange(size))) ** power
    by_chance = float((weights * expected).sum())
    return None if by_chance == 0 else 1.0 - float((weights * observed).sum()) / by_chance
