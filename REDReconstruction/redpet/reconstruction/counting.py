"""What a scanner counts of an image: `factor * A(blur(x)) + additive`, Poisson, in subsets of angles."""

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Sinogram
from redpet.case.geometry import field_of_view
from redpet.projection.operator import Projector, subset_angles
from redpet.reconstruction.filters import PointSpread

SMALLEST = 1e-30
"""What counts as nothing in a denominator: far below any count, and no ratio to it overflows float32."""


class CountingModel:
    """The counts of some slices and what is expected of them for an image.

    Negative precorrected values would drive EM below zero: a constant on both sides of the model leaves its solution
    where it is and makes every ratio positive. `sensitivity[subset][slice, y, x]` is the expected counts of a unit of
    activity, `mask[y, x]` what every angle sees.
    """

    def __init__(self, sinogram: Sinogram, projector: Projector, psf_fwhm_mm: float) -> None:
        counts = _to_device(sinogram.values, projector)
        background = sinogram.corrections.background
        additive = torch.zeros_like(counts) if background is None else _to_device(background, projector)
        shift = (-counts.amin(dim=(1, 2), keepdim=True)).clamp_min(0)
        self.counts, self.additive = counts + shift, additive + shift
        factors = sinogram.corrections.multiplicative()
        factor = torch.ones_like(counts[:1]) if factors is None else _to_device(factors, projector)
        self.factor = factor * sinogram.calibration
        self.blur = PointSpread(sinogram.grid, psf_fwhm_mm)
        self.subsets = projector.subsets
        n = len(self.subsets)
        self.angles = [subset_angles(sinogram.geometry, n, k) for k in range(n)]
        self.mask = torch.from_numpy(field_of_view(sinogram.grid, sinogram.geometry)).to(projector.device)
        self.sensitivity = [
            self.blur.adjoint(self.subsets[k].adjoint(self.factor[:, part])) for k, part in enumerate(self.angles)
        ]

    def expected(self, image: Tensor, subset: int) -> Tensor:
        """The expected counts `[slice, angle, radial]` of `image[slice, y, x]` at the angles of a subset."""
        return self.trues(image, subset) + self.additive[:, self.angles[subset]]

    def trues(self, image: Tensor, subset: int) -> Tensor:
        """The linear part of `expected`: what the image alone gives to the counts."""
        return self.factor[:, self.angles[subset]] * self.subsets[subset].apply(self.blur.apply(image))

    def back(self, values: Tensor, subset: int) -> Tensor:
        """The adjoint of the linear part: `values[slice, angle, radial]` of a subset back into `[slice, y, x]`."""
        return self.blur.adjoint(self.subsets[subset].adjoint(self.factor[:, self.angles[subset]] * values))

    def ratio(self, image: Tensor, subset: int) -> Tensor:
        """The counts of a subset over what is expected of an image."""
        return safe_ratio(self.counts[:, self.angles[subset]], self.expected(image, subset))

    @property
    def total_sensitivity(self) -> Tensor:
        """The expected counts of a unit of activity over all angles, 0 where not every angle sees the pixel."""
        return sum(self.sensitivity[1:], start=self.sensitivity[0]) * self.mask

    def uniform(self) -> Tensor:
        """A constant `[slice, y, x]` where pixels are seen, with about the counts of each slice; 0 where it has none.

        Negative net counts are left out: a slice of more background than activity could not rise from zero.
        """
        total = self.total_sensitivity
        totals = (self.counts - self.additive).clamp_min(0).sum(dim=(1, 2))
        level = safe_ratio(totals, total.sum(dim=(1, 2)).expand_as(totals))
        return level[:, None, None] * (total > SMALLEST)


def safe_ratio(numerator: Tensor, denominator: Tensor) -> Tensor:
    """The ratio, and 0 where nothing is expected."""
    ratio = numerator / denominator.clamp_min(SMALLEST)
    return torch.where(denominator > SMALLEST, ratio, torch.zeros_like(ratio))


def _to_device(values: FloatArray, projector: Projector) -> Tensor:
    """An array `[slice, angle, radial]` on the device; in memory its slices lie side by side, as projectors like it."""
    side_by_side = torch.from_numpy(np.ascontiguousarray(values)).to(projector.device).permute(1, 2, 0).contiguous()
    return side_by_side.permute(2, 0, 1)
