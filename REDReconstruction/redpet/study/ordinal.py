"""Ratings as an ordered scale: the odds of a higher rating, with the answers about one case held together."""

import math
import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from redpet.machine.requirements import is_there
from redpet.study.resampling import Interval
from redpet.study.table import Row

Z95 = 1.959964
LARGEST = 20.0
"""A logarithm of odds beyond this stands for no number."""
FEWEST_CASES = 10
"""The error of such a model rests on the number of cases: with fewer it is too small."""


@dataclass(frozen=True)
class Odds:
    """How much the odds of a higher rating grow with an arm, its 95 % interval, and p of a ratio of 1."""

    ratio: float
    interval: Interval
    p: float


def odds_ratio(both: Sequence[Row], arm: str) -> Odds | None:
    """The cumulative odds ratio of an arm to the reference, readers as levels of their own, cases as clusters.

    Generalised estimating equations for ordinal answers (Heagerty & Zeger, JASA 91, 1024, 1996) with a robust error.
    None without statsmodels, for fewer than ten cases, or where the model finds no end.
    """
    values = np.array([int(row.value) for row in both if isinstance(row.value, int)])
    cases = sorted({row.case for row in both})
    if not is_there("statsmodels") or len(cases) < FEWEST_CASES or len(set(values)) < 2:
        return None
    from statsmodels.genmod.cov_struct import Independence
    from statsmodels.genmod.generalized_estimating_equations import OrdinalGEE

    readers = sorted({row.reader for row in both})[1:]
    columns = [[float(row.arm == arm) for row in both]]
    columns += [[float(row.reader == reader) for row in both] for reader in readers]
    groups = np.array([cases.index(row.case) for row in both])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            fitted = OrdinalGEE(values, np.array(columns).T, groups, cov_struct=Independence()).fit()
            slope, error, p = (
                float(np.asarray(told)[len(set(values)) - 1])  # the thresholds come before
                for told in (fitted.params, fitted.bse, fitted.pvalues)
            )
        except (np.linalg.LinAlgError, ValueError, FloatingPointError):
            return None
    if not (abs(slope) < LARGEST and 0 < error < LARGEST):  # all answers lie on one side
        return None
    ends = math.exp(slope - Z95 * error), math.exp(slope + Z95 * error)
    return Odds(math.exp(slope), ends, p)
