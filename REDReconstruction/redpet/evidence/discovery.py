"""Significance over many places: false discovery rate, critical values, power.

Benjamini and Hochberg (J. R. Stat. Soc. B 57, 1995): of `n` tests, those with `p <= q k / n` are told, `k` being the
largest number for which as many tests lie below. Neighbouring places are positively correlated, under which the share
of false ones among them stays below `q` (Benjamini and Yekutieli, Ann. Stat. 29, 2001).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

FALSE_SHARE = 0.05
"""The largest expected share of false ones among the findings of a family."""


@dataclass(frozen=True)
class Cut:
    """Which tests of a family are told: those with `p <= p_value`; `next_p` is what one more would have needed."""

    p_value: float
    next_p: float

    @property
    def critical(self) -> float:
        """The deviation that one more finding would have needed, in one direction."""
        return float(-ndtri(self.next_p))


def two_sided(z: NDArray[np.floating]) -> NDArray[np.float64]:
    """The probability of a deviation at least as large in either direction, where nothing is wrong."""
    p: NDArray[np.float64] = 2 * ndtr(-np.abs(z.astype(np.float64)))
    return p


def one_sided(z: NDArray[np.floating]) -> NDArray[np.float64]:
    """The probability of a deviation at least as large, where there is nothing."""
    p: NDArray[np.float64] = ndtr(-z.astype(np.float64))
    return p


def false_discovery_cut(p: NDArray[np.float64], n_tests: int, share: float = FALSE_SHARE) -> Cut:
    """The cut that keeps the false discovery rate of `n_tests` tests below `share`.

    `p` may hold some of the tests only, such as local maxima: the others count as tests that are not told.
    """
    ordered = np.sort(p)
    line = share * np.arange(1, len(ordered) + 1) / max(n_tests, 1)
    below = np.flatnonzero(ordered <= line)
    told = int(below[-1]) + 1 if below.size else 0
    limit = float(line[told - 1]) if told else 0.0
    return Cut(limit, share * min(told + 1, max(n_tests, 1)) / max(n_tests, 1))


def worth_testing(strengths: NDArray[np.float64], share: float = FALSE_SHARE) -> NDArray[np.bool_]:
    """Which tests are worth making: as many as all have a power of one half or more, each at the level of the family.

    `strengths` are the deviations that are to be expected. A test that could tell nothing only costs the others power
    (Tarone, Biometrics 46, 1990); the choice knows nothing of the outcomes, so that the family of the chosen ones stays
    valid (Bourgon, Gentleman and Huber, PNAS 107, 2010).
    """
    ordered = np.sort(strengths)[::-1]
    n_tests = int((ordered >= -ndtri(share / np.arange(1, len(ordered) + 1))).sum())
    least = ordered[n_tests - 1] if n_tests else np.inf
    chosen: NDArray[np.bool_] = strengths >= least
    return chosen


def critical(n_tests: int, share: float = FALSE_SHARE) -> float:
    """The deviation in one direction that tells one of `n_tests` alone."""
    return float(-ndtri(share / n_tests))


def power(contrast: float, error: float, critical: float) -> float:
    """The probability that a contrast that is shown and not there, or there and not shown, is told at `critical`."""
    return float(ndtr(abs(contrast) / error - critical))
