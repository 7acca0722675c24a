"""What a scanner counts of an image: `factor * A(blur(x)) + additive`, Poisson, in subsets of angles."""

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, ImageGrid, Sinogram
from redpet.case.geometry import field_of_view
from redpet.projection.operator import SMALLEST, Change, Projector, subset_angles
from redpet.reconstruction.filters import PointSpread


class Lines:
    """The line integrals of a blurred image in subsets of angles, of any slices."""

    def __init__(self, grid: ImageGrid, projector: Projector, psf_fwhm_mm: float) -> None:
        self.blur = PointSpread(grid, psf_fwhm_mm)
        self.subsets = projector.subsets

    def lines(self, image: Tensor, subset: int) -> Tensor:
        """The line integrals `[slice, angle, radial]` of a blurred image at the angles of a subset."""
        return self.subsets[subset].apply(self.blur.apply(image))

    def smeared(self, lines: Tensor, subset: int) -> Tensor:
        """The adjoint of `lines`."""
        return self.blur.adjoint(self.subsets[subset].adjoint(lines))


class CountingModel(Lines):
    """The counts of some slices and what is expected of them for an image.

    Negative precorrected values would drive EM below zero: a constant on both sides of the model leaves its solution
    where it is and makes every ratio positive. `sensitivity[subset][slice, y, x]` is the expected counts of a unit of
    activity, `mask[y, x]` what every angle sees.
    """

    def __init__(self, sinogram: Sinogram, projector: Projector, psf_fwhm_mm: float) -> None:
        super().__init__(sinogram.grid, projector, psf_fwhm_mm)
        counts = _to_device(sinogram.values, projector)
        background = sinogram.corrections.background
        additive = torch.zeros_like(counts) if background is None else _to_device(background, projector)
        shift = (-counts.amin(dim=(1, 2), keepdim=True)).clamp_min(0)
        if shift.any():
            counts, additive = counts + shift, additive + shift
        self.counts, self.additive = counts, additive
        self.nothing_expected = bool((additive <= SMALLEST).any())  # somewhere, of an image that is not negative
        factors = sinogram.corrections.multiplicative()
        factor = torch.ones_like(counts[:1]) if factors is None else _to_device(factors, projector)
        self.factor = factor * sinogram.calibration
        n = len(self.subsets)
        self.angles = [subset_angles(sinogram.geometry, n, k) for k in range(n)]
        self.mask = torch.from_numpy(field_of_view(sinogram.grid, sinogram.geometry)).to(projector.device)
        if factors is None:
            self.sensitivity = [self.blur.adjoint(one) * sinogram.calibration for one in projector.seen]
        else:
            self.sensitivity = [self.smeared(self.factor[:, part], k) for k, part in enumerate(self.angles)]
        self._shares: dict[int, tuple[Tensor, Tensor]] = {}

    def expected(self, image: Tensor, subset: int) -> Tensor:
        """The expected counts `[slice, angle, radial]` of `image[slice, y, x]` at the angles of a subset."""
        return self.trues(image, subset).add_(self.additive[:, self.angles[subset]])

    def trues(self, image: Tensor, subset: int) -> Tensor:
        """The linear part of `expected`: what the image alone gives to the counts."""
        return self.lines(image, subset).mul_(self.factor[:, self.angles[subset]])

    def back(self, values: Tensor, subset: int) -> Tensor:
        """The adjoint of the linear part: `values[slice, angle, radial]` of a subset back into `[slice, y, x]`."""
        return self.smeared(self.factor[:, self.angles[subset]] * values, subset)

    def change(self, image: Tensor, lines: Tensor, subset: int, by: Change) -> None:
        """Change `image[slice, y, x]` in place by what a subset's `lines` smear back, over its sensitivity.

        A pixel that the subset does not see stays as it is.
        """
        at_once = getattr(self.subsets[subset], "change", None)
        if at_once is not None and self.blur.fwhm_mm == 0 and at_once(image, lines, self.sensitivity[subset], by):
            return
        if subset not in self._shares:
            seen = self.sensitivity[subset]
            self._shares[subset] = seen.reciprocal(), seen <= SMALLEST
        share, unseen = self._shares[subset]
        change = self.smeared(lines, subset).mul_(share)
        if by == "multiply":
            image *= change.masked_fill_(unseen, 1)
        else:
            image += change.masked_fill_(unseen, 0)

    def ratio(self, image: Tensor, subset: int) -> Tensor:
        """The counts of a subset over what is expected of an image that is not negative, 0 where that is nothing."""
        counts, expected = self.counts[:, self.angles[subset]], self.expected(image, subset)
        return safe_ratio(counts, expected) if self.nothing_expected else torch.div(counts, expected, out=expected)

    @property
    def total_sensitivity(self) -> Tensor:
        """The expected counts of a unit of activity over all angles, 0 where not every angle sees the pixel."""
        return sum(self.sensitivity[1:], start=self.sensitivity[0]) * self.mask

    def uniform(self) -> Tensor:
        """A constant `[slice, y, x]` where pixels are seen, with about the counts of each slice; 0 where it has none.

        Its slices lie side by side. Negative net counts are left out: a slice of more background than activity could
        not rise from zero.
        """
        total = self.total_sensitivity
        totals = (self.counts - self.additive).clamp_min(0).sum(dim=(1, 2))
        level = safe_ratio(totals, total.sum(dim=(1, 2)).expand_as(totals))
        return side_by_side(level[:, None, None] * (total > SMALLEST))


def safe_ratio(numerator: Tensor, denominator: Tensor) -> Tensor:
    """The ratio, and 0 where nothing is expected."""
    return (numerator / denominator.clamp_min(SMALLEST)).masked_fill_(denominator <= SMALLEST, 0)


def side_by_side(slices: Tensor) -> Tensor:
    """The same `[slice, ., .]`; in memory its slices lie side by side, as projectors like it."""
    return slices.permute(1, 2, 0).contiguous().permute(2, 0, 1)


def _to_device(values: FloatArray, projector: Projector) -> Tensor:
    """An array `[slice, angle, radial]` on the device, its slices side by side."""
    return side_by_side(torch.from_numpy(np.ascontiguousarray(values)).to(projector.device))
