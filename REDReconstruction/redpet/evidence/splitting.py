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
from redpet.machine.scratch import by_slices
from redpet.projection.dose import holds_counts, thinned


def why_not_available(sinogram: Sinogram) -> str:
    """Why there is no evidence of a sinogram: its values are no whole, uncorrected counts. Empty where they are."""
    if holds_counts(sinogram):
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
        counts = thinned(left, 1 / remaining, rng)
        yield share_of(sinogram, counts, 1 / k)
        left = by_slices(np.subtract, left, counts)
    yield share_of(sinogram, left, 1 / k)


def rest_of(sinogram: Sinogram, fold: Sinogram) -> Sinogram:
    """The counts that are not in a fold, as a sinogram of their own."""
    values = by_slices(np.subtract, sinogram.values, fold.values)
    return share_of(sinogram, values, 1 - fold.calibration / sinogram.calibration)


def share_of(sinogram: Sinogram, values: FloatArray, share: float) -> Sinogram:
    """A sinogram that holds `values`, a `share` of its counts: calibration and background follow."""
    background = sinogram.corrections.background
    if background is not None:
        background = by_slices(lambda its: its * np.float32(share), background)
    corrections = replace(sinogram.corrections, background=background)
    return replace(sinogram, values=values, calibration=sinogram.calibration * share, corrections=corrections)
