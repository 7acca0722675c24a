"""Ordered-subsets expectation maximisation (Hudson & Larkin, IEEE Trans. Med. Imaging 13, 1994), slice by slice."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram
from redpet.case.geometry import field_of_view
from redpet.errors import InputError
from redpet.projection.operator import Projector, subset_angles
from redpet.projection.projector import get_projector
from redpet.reconstruction.filters import GaussianFilter, PointSpread, require_width

BATCH_SLICES = 16
"""Slices that are reconstructed at once: more are not faster and cost memory."""
SMALLEST = 1e-30
"""What counts as nothing in a denominator: far below any count, and no ratio to it overflows float32."""


@dataclass(frozen=True)
class OsemSettings:
    """How OSEM runs: iterations x subsets, Gaussian point spread and post-filter (FWHM in mm, 0 for none)."""

    iterations: int = 4
    subsets: int = 16
    psf_fwhm_mm: float = 0.0
    post_filter_mm: float = 0.0

    def __post_init__(self) -> None:
        if self.iterations < 1:
            raise InputError(f"{self.iterations} OSEM iterations are not possible: choose at least 1.")
        require_width("point spread", self.psf_fwhm_mm)
        require_width("post-filter", self.post_filter_mm)


def osem(
    sinogram: Sinogram,
    settings: OsemSettings | None = None,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_batch: Callable[[int, int], None] | None = None,
) -> Image:
    """The image `[z, y, x]` of a sinogram, in its `image_unit`, non-negative.

    Attenuation, normalisation and background enter the model and are never divided out of the
    counts. `on_batch(done, total)` hears of each batch of slices and may raise to stop.

    Raises InputError for settings that do not fit the geometry.
    """
    settings = settings or OsemSettings()
    projector = get_projector(sinogram.geometry, sinogram.grid, settings.subsets, backend, device)
    n_slices = sinogram.grid.size[2]
    values = np.empty(sinogram.grid.shape, dtype=np.float32)
    for first in range(0, n_slices, BATCH_SLICES):
        stop = min(first + BATCH_SLICES, n_slices)
        values[first:stop] = _osem_batch(sinogram.slices(first, stop), projector, settings)
        if on_batch:
            on_batch(stop, n_slices)
    values = GaussianFilter(sinogram.grid, settings.post_filter_mm).apply(values)
    return Image(values, sinogram.grid, sinogram.image_unit, sinogram.provenance)


def _osem_batch(sinogram: Sinogram, projector: Projector, settings: OsemSettings) -> FloatArray:
    counts = _to_device(sinogram.values, projector)
    background = sinogram.corrections.background
    additive = torch.zeros_like(counts) if background is None else _to_device(background, projector)
    # Negative precorrected values would drive EM below zero: a constant on both sides of the
    # model leaves its solution where it is and makes every ratio positive.
    shift = (-counts.amin(dim=(1, 2), keepdim=True)).clamp_min(0)
    counts, additive = counts + shift, additive + shift
    factors = sinogram.corrections.multiplicative()
    factor = torch.ones_like(counts[:1]) if factors is None else _to_device(factors, projector)
    factor = factor * sinogram.calibration

    blur = PointSpread(sinogram.grid, settings.psf_fwhm_mm)
    subsets = projector.subsets
    angles = [subset_angles(sinogram.geometry, len(subsets), k) for k in range(len(subsets))]
    sensitivity = [blur.adjoint(subsets[k].adjoint(factor[:, part])) for k, part in enumerate(angles)]
    mask = torch.from_numpy(field_of_view(sinogram.grid, sinogram.geometry)).to(projector.device)
    image = _uniform_start(counts - additive, sensitivity, mask)
    for _ in range(settings.iterations):
        for k, part in enumerate(angles):
            expected = factor[:, part] * subsets[k].apply(blur.apply(image)) + additive[:, part]
            ratio = _safe_ratio(counts[:, part], expected)
            update = blur.adjoint(subsets[k].adjoint(factor[:, part] * ratio))
            # A pixel that no ray of this subset meets keeps its value.
            image = torch.where(sensitivity[k] > SMALLEST, image * _safe_ratio(update, sensitivity[k]), image)
    return image.cpu().numpy()


def _uniform_start(net_counts: Tensor, sensitivity: list[Tensor], mask: Tensor) -> Tensor:
    """A constant `[slice, y, x]` where pixels are seen, with about the counts of each slice; zero where it has none.

    Negative net counts are left out: a slice of more background than activity could not rise from zero.
    """
    total_sensitivity = sum(sensitivity[1:], start=sensitivity[0]) * mask
    totals = net_counts.clamp_min(0).sum(dim=(1, 2))
    level = _safe_ratio(totals, total_sensitivity.sum(dim=(1, 2)).expand_as(totals))
    return level[:, None, None] * (total_sensitivity > SMALLEST)


def _safe_ratio(numerator: Tensor, denominator: Tensor) -> Tensor:
    """The ratio, and 0 where nothing is expected."""
    ratio = numerator / denominator.clamp_min(SMALLEST)
    return torch.where(denominator > SMALLEST, ratio, torch.zeros_like(ratio))


def _to_device(values: FloatArray, projector: Projector) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values)).to(projector.device)
