"""Counts in k folds: each holds its share, and the rest is what a restoration may see.

Every count goes into one of the folds with equal probability. The folds of a Poisson sinogram are then independent
Poisson sinograms, each with a k-th of the expectation (Poisson thinning); what is restored from some of them knows
nothing of the others but the truth that they share.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.random import Generator

from redpet.case import FloatArray, Kind, Sinogram
from redpet.errors import InputError


def why_not_available(sinogram: Sinogram) -> str:
    """Why there is no evidence of a sinogram: its values are no whole, uncorrected counts. Empty where they are."""
    values = sinogram.values
    if sinogram.is_poisson and all((one >= 0).all() and (one == np.round(one)).all() for one in values):
        return ""
    return (
        "the evidence is not available: it tests a restoration on measured counts, and this sinogram holds none "
        f"({'corrected values' if sinogram.kind is Kind.MEASURED else 're-projected from an image'})."
    )


def folds(sinogram: Sinogram, k: int, rng: Generator) -> Iterator[Sinogram]:
    """The k folds of a sinogram of counts, one after the other; they add up to it, bin by bin.

    Raises InputError for fewer than two folds or values that are not counts.
    """
    if k < 2:
        raise InputError(f"{k} folds are not possible: choose 2 or more.")
    if reason := why_not_available(sinogram):
        raise InputError(reason)
    left = sinogram.values
    for remaining in range(k, 1, -1):
        counts = np.empty_like(left)
        for of_fold, of_slice in zip(counts, left, strict=True):  # in parts: can be cancelled, and takes little memory
            of_fold[:] = rng.binomial(of_slice.astype(np.int64), 1 / remaining)
        yield share_of(sinogram, counts, 1 / k)
        left = left - counts
    yield share_of(sinogram, left, 1 / k)


def rest_of(sinogram: Sinogram, fold: Sinogram) -> Sinogram:
    """The counts that are not in a fold, as a sinogram of their own."""
    return share_of(sinogram, sinogram.values - fold.values, 1 - fold.calibration / sinogram.calibration)


def share_of(sinogram: Sinogram, values: FloatArray, share: float) -> Sinogram:
    """A sinogram that holds `values`, a `share` of its counts: calibration and background follow."""
    background = sinogram.corrections.background
    return replace(
        sinogram,
        values=values,
        calibration=sinogram.calibration * share,
        corrections=replace(
            sinogram.corrections, background=None if background is None else background * np.float32(share)
        ),
    )
