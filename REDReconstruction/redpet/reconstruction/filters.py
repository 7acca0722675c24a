"""Gaussian filters whose widths are full widths at half maximum in millimetres."""

import math

import torch
from scipy.ndimage import gaussian_filter
from torch import Tensor
from torch.nn.functional import conv2d

from redpet.case import FloatArray, ImageGrid
from redpet.errors import InputError

LARGEST_FWHM_MM = 100.0
FWHM_PER_SIGMA = math.sqrt(8 * math.log(2))


def require_width(name: str, fwhm_mm: float) -> None:
    """Raise InputError for a width in millimetres that no filter here needs; 0 means none."""
    if not 0 <= fwhm_mm <= LARGEST_FWHM_MM:
        raise InputError(
            f"a {name} of {fwhm_mm} mm is not possible: choose a width from 0 mm (none) to {LARGEST_FWHM_MM:g} mm."
        )


def gaussian_mm(values: FloatArray, grid: ImageGrid, fwhm_mm: float) -> FloatArray:
    """The image `[z, y, x]` smoothed in all three directions by a Gaussian of `fwhm_mm`; unchanged at 0.

    Raises InputError for a negative width.
    """
    require_width("Gaussian filter", fwhm_mm)
    if fwhm_mm == 0:
        return values
    sigmas = tuple(fwhm_mm / FWHM_PER_SIGMA / step for step in reversed(grid.spacing_mm))
    smoothed: FloatArray = gaussian_filter(values, sigmas, mode="nearest")
    return smoothed


def psf_blur(images: Tensor, grid: ImageGrid, fwhm_mm: float) -> Tensor:
    """Images `[slice, y, x]` blurred in-plane by a Gaussian point spread; symmetric, so its own adjoint."""
    if fwhm_mm == 0:
        return images
    blurred = images[:, None]
    for axis, step in ((3, grid.spacing_mm[0]), (2, grid.spacing_mm[1])):
        sigma = fwhm_mm / FWHM_PER_SIGMA / step
        reach = math.ceil(4 * sigma)
        taps = torch.arange(-reach, reach + 1, dtype=images.dtype, device=images.device)
        kernel = torch.exp(-0.5 * (taps / sigma) ** 2)
        shape, padding = ([1, 1, 1, 1], [0, 0])
        shape[axis], padding[axis - 2] = kernel.numel(), reach
        blurred = conv2d(blurred, (kernel / kernel.sum()).reshape(shape), padding=padding)
    return blurred[:, 0]
