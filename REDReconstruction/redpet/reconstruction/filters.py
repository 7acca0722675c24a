"""Gaussian filters as linear operators; their widths are full widths at half maximum in millimetres."""

import math
from dataclasses import dataclass

import numpy as np
import torch
from scipy.ndimage import gaussian_filter, gaussian_filter1d
from torch import Tensor
from torch.nn.functional import conv2d

from redpet.case import FloatArray, ImageGrid
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import AT_ONCE, in_turn, room

LARGEST_FWHM_MM = 100.0
REACH = 4
"""Standard deviations at which a Gaussian ends."""


def require_width(name: str, fwhm_mm: float) -> None:
    """Raise InputError for a width in millimetres that no filter here needs; 0 means none."""
    if not 0 <= fwhm_mm <= LARGEST_FWHM_MM:
        raise InputError(
            f"a {name} of {fwhm_mm} mm is not possible: choose a width from 0 mm (none) to {LARGEST_FWHM_MM:g} mm."
        )


@dataclass(frozen=True)
class GaussianFilter:
    """Images `[z, y, x]` smoothed in all three directions by a Gaussian of `fwhm_mm`; unchanged at 0.

    Beyond its edges an image goes on with the nearest pixel, so that the adjoint is another filter at the edges.
    Raises InputError for a negative width.
    """

    grid: ImageGrid
    fwhm_mm: float

    def __post_init__(self) -> None:
        require_width("Gaussian filter", self.fwhm_mm)

    @property
    def _sigmas(self) -> tuple[float, ...]:
        """The standard deviation along z, y and x in pixels."""
        return tuple(self.fwhm_mm / FWHM_PER_SIGMA / step for step in reversed(self.grid.spacing_mm))

    @property
    def reach(self) -> int:
        """How many slices on each side have a part in a smoothed one."""
        return math.ceil(REACH * self._sigmas[0])

    def apply(self, values: FloatArray) -> FloatArray:
        """The smoothed image `[z, y, x]`, made of some slices after the other, each with those that it reaches."""
        if self.fwhm_mm == 0:
            return values
        along, *across = self._sigmas
        smoothed: FloatArray = room(values.shape)
        for part in in_turn(batches(len(values), max(AT_ONCE, 2 * self.reach))):
            first, stop = max(0, part.start - self.reach), min(len(values), part.stop + self.reach)
            lines = gaussian_filter1d(values[first:stop], along, axis=0, output=np.float32, mode="nearest")
            inside = lines[part.start - first : part.stop - first]
            gaussian_filter(inside, (0, *across), output=smoothed[part], mode="nearest")
        return smoothed

    def adjoint(self, values: FloatArray) -> FloatArray:
        """The transpose: what an image would have put beyond an edge comes back into the pixel at that edge."""
        if self.fwhm_mm == 0:
            return values
        for axis, sigma in enumerate(self._sigmas):
            lines = np.moveaxis(values, axis, -1)
            reach = math.ceil(REACH * sigma) + 1
            spread = np.pad(lines, [(0, 0), (0, 0), (reach, reach)])
            spread = gaussian_filter1d(spread, sigma, mode="constant", truncate=REACH)
            inside = spread[..., reach:-reach].copy()
            inside[..., 0] += spread[..., :reach].sum(axis=-1)
            inside[..., -1] += spread[..., -reach:].sum(axis=-1)
            values = np.moveaxis(inside, -1, axis)
        return values


@dataclass(frozen=True)
class PointSpread:
    """Images `[slice, y, x]` blurred in-plane by a Gaussian point spread; unchanged at 0.

    Beyond its edges an image is empty.
    """

    grid: ImageGrid
    fwhm_mm: float

    def apply(self, images: Tensor) -> Tensor:
        """The blurred images `[slice, y, x]`."""
        if self.fwhm_mm == 0:
            return images
        blurred = images[:, None]
        for axis, step in ((3, self.grid.spacing_mm[0]), (2, self.grid.spacing_mm[1])):
            sigma = self.fwhm_mm / FWHM_PER_SIGMA / step
            reach = math.ceil(REACH * sigma)
            taps = torch.arange(-reach, reach + 1, dtype=images.dtype, device=images.device)
            kernel = torch.exp(-0.5 * (taps / sigma) ** 2)
            shape, padding = ([1, 1, 1, 1], [0, 0])
            shape[axis], padding[axis - 2] = kernel.numel(), reach
            blurred = conv2d(blurred, (kernel / kernel.sum()).reshape(shape), padding=padding)
        return blurred[:, 0]

    def adjoint(self, images: Tensor) -> Tensor:
        """The same blur: it is symmetric."""
        return self.apply(images)
