"""Intervals by conformalised quantile regression, and the file that holds what was calibrated.

Of cases with a known truth, two linear quantile regressions (Koenker & Bassett, Econometrica 46, 1978) say between
which bounds `lo`, `hi` an error `y` lies, given features `f`: a bias that the features tell is in them. On other cases,
`E = max(lo - y, y - hi) / (hi - lo)` says by how many widths the bounds miss; widened by `Q`, the `(n + 1) level`-th
smallest of `n` such scores, they hold a new error of the same kind with at least that probability (Romano, Patterson &
Candes, NeurIPS 2019).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from redpet.machine.decoding import decode

NARROWEST = 0.05
"""The least distance of the bounds, in units of the error."""
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Bounds:
    """The bounds of one measure's error: `lower` and `upper` are coefficients on the features.

    `stretch[dose][size]` are the conformal widenings of each band of doses and sizes; `lowest` and `highest` are the
    features of the cases that were calibrated on.
    """

    lower: tuple[float, ...]
    upper: tuple[float, ...]
    stretch: tuple[tuple[float, ...], ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]

    def knows(self, features: Sequence[float]) -> bool:
        """Whether calibration saw such features."""
        return all(low <= one <= high for low, one, high in zip(self.lowest, features, self.highest, strict=True))


@dataclass(frozen=True)
class Calibrated:
    """What was calibrated for one method: its name, and by kind of sinogram and measure the bounds of its errors.

    `rule` says by which rule measured counts gave back what the networks had taken; empty for the networks alone.
    """

    name: str
    bounds: dict[str, dict[str, Bounds]]
    rule: str = ""


@dataclass(frozen=True)
class Calibration:
    """Intervals of `level`, for doses up to the last of `doses` and sizes between `sizes_ml`.

    `doses` and `sizes_ml` are the edges between bands; `methods` are by the SHA-256 of a model's weights, or the name
    of a method that has none.
    """

    level: float
    doses: tuple[float, ...]
    sizes_ml: tuple[float, ...]
    methods: dict[str, Calibrated]

    def bands(self, drf: float, volume_ml: float) -> tuple[int, int]:
        """The bands of a dose and a size."""
        return (
            min(int(np.searchsorted(self.doses, drf)), len(self.doses) - 1),
            int(np.searchsorted(self.sizes_ml, volume_ml)),
        )


@cache
def shipped() -> Calibration:
    """The calibration that ships with the engine."""
    text = resources.files("redpet").joinpath("models", "intervals.json").read_bytes()
    calibration: Calibration = decode(text, Calibration)
    return calibration


def quantile_regression(features: Array, errors: Array, share: float) -> Array:
    """The coefficients below whose line `features[n, k] @ c` a `share` of `errors[n]` lies.

    They minimise `sum(share u + (1 - share) v)` with `errors = features c + u - v`, `u, v >= 0`: a linear programme.
    Solved is its dual, which has one equation for each feature; `c` are the multipliers of these.
    """
    from scipy.optimize import linprog

    right = (1 - share) * features.sum(axis=0)
    solved = linprog(-errors, A_eq=features.T, b_eq=right, bounds=(0, 1), method="highs")
    found: Array = -solved.eqlin.marginals
    return found


def bounds_of(features: Array, lower: Sequence[float], upper: Sequence[float]) -> tuple[Array, Array]:
    """The bounds `lo`, `hi` of errors with `features[n, k]`: crossed ones change places, and they never meet."""
    one, other = features @ np.asarray(lower), features @ np.asarray(upper)
    low, high = np.minimum(one, other), np.maximum(one, other)
    short = np.maximum(NARROWEST - (high - low), 0) / 2
    return low - short, high + short


def misses(errors: Array, low: Array, high: Array) -> Array:
    """By how many widths each error lies outside of its bounds; below 0 inside."""
    scores: Array = np.maximum(low - errors, errors - high) / (high - low)
    return scores


def stretch_of(scores: Array, level: float) -> float:
    """The `(n + 1) level`-th smallest of `n` scores; infinity where there are too few for this level."""
    rank = math.ceil((len(scores) + 1) * level)
    return math.inf if rank > len(scores) else float(np.sort(scores)[rank - 1])
