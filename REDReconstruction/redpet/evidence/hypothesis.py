"""What an image makes expect of counts, and the test of a region.

Of a sinogram `y` with factors `a` (calibration, attenuation, normalisation) and background `b`, an image `x` makes
expect `m = a A x + b`. A region, an image `u` of weights, is tested by its matched filter,

    z = sum(w / m (y - m)) / sqrt(sum(w^2 / m)),    w = a A u,

which is normal with deviation 1 where `m` is the truth and `y` had no part in `x`: Poisson's variance is `m`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from redpet.case import FloatArray, Sinogram
from redpet.evidence.templates import projector_of

Floats = NDArray[np.float64]
FLOOR = 0.05
"""The least variance of a bin in the weights, as a share of its slice's mean: no bin without counts decides alone."""


def factors(sinogram: Sinogram) -> FloatArray:
    """The factors `a[slice, angle, radial]` between line integrals and expected counts."""
    multiplicative = sinogram.corrections.multiplicative()
    if multiplicative is None:
        return np.full_like(sinogram.values, sinogram.calibration)
    return multiplicative * np.float32(sinogram.calibration)


def expected(values: FloatArray, sinogram: Sinogram, *, backend: str = "auto", device: str = "cpu") -> FloatArray:
    """The expected counts `[slice, angle, radial]` of an image `values[z, y, x]`, in the sinogram's image unit."""
    projector = projector_of(sinogram.geometry, sinogram.grid, backend, device)
    images = torch.from_numpy(np.ascontiguousarray(values, dtype=np.float32)).to(projector.device)
    lines = projector.apply(images).cpu().numpy()
    counts: FloatArray = factors(sinogram) * lines
    background = sinogram.corrections.background
    return counts if background is None else counts + background


def without_background(sinogram: Sinogram) -> Sinogram:
    """A sinogram whose expectation is that of the image alone."""
    return replace(sinogram, corrections=replace(sinogram.corrections, background=None))


def inverse_variance(expectation: FloatArray) -> FloatArray:
    """The weights `1 / m` of the bins, held down where next to nothing is expected."""
    floor = FLOOR * expectation.mean(axis=(1, 2), keepdims=True)
    variance = np.maximum(expectation, floor)
    return np.divide(1, variance, out=np.zeros_like(variance), where=variance > 0)


@dataclass(frozen=True)
class RegionTest:
    """The test of a region: `z`, and by which share of itself the counts would change it, with its standard error."""

    z: float
    change: float
    error: float


def region_test(counts: FloatArray, expectation: FloatArray, response: FloatArray) -> RegionTest:
    """Test a region whose own share of the expected counts is `response`, all `[slice, angle, radial]`.

    `change` is the factor, less one, by which everything in the region would fit the counts best: a uniform shift.
    """
    return region_tests(counts, expectation, [response])[0]


def region_tests(counts: FloatArray, expectation: FloatArray, responses: Sequence[FloatArray]) -> list[RegionTest]:
    """The same for several regions at once: what the change of one explains is not held against another."""
    return normal_equations(counts, expectation, responses).tests(len(responses))


@dataclass(frozen=True)
class NormalEquations:
    """Of weighted least squares, with `W = diag(1 / m)` and the responses `R`: `R'W (y - m)`, `R'W R`, `R'W m W R`."""

    scores: Floats
    information: Floats
    variance: Floats

    def tests(self, n: int) -> list[RegionTest]:
        """Those of the first `n` regions where there are no others: changes `(R'W R)^-1 R'W (y - m)`."""
        inverse = np.linalg.pinv(self.information[:n, :n])
        errors = np.sqrt(np.maximum(np.diag(inverse @ self.variance[:n, :n] @ inverse), 0))
        return [
            RegionTest(float(change / error), float(change), float(error))
            if error > 0
            else RegionTest(0.0, 0.0, math.inf)
            for change, error in zip(inverse @ self.scores[:n], errors, strict=True)
        ]


def normal_equations(counts: FloatArray, expectation: FloatArray, responses: Sequence[FloatArray]) -> NormalEquations:
    """The equations of the regions whose shares of the expected counts are `responses`, slice after slice."""
    n = len(responses)
    scores, information, variance = np.zeros(n), np.zeros((n, n)), np.zeros((n, n))
    inverse_variances = inverse_variance(expectation)
    for z, weight in enumerate(inverse_variances.reshape(len(expectation), -1).astype(np.float64)):
        of_slice = np.stack([response[z].ravel() for response in responses])
        weighted = of_slice * weight
        scores += weighted @ (counts[z] - expectation[z]).ravel()
        information += weighted @ of_slice.T
        variance += (weighted * np.maximum(expectation[z], 0).ravel()) @ weighted.T
    return NormalEquations(scores, information, variance)
