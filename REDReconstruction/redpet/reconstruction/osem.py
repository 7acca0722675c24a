"""Ordered-subsets expectation maximisation (Hudson & Larkin, IEEE Trans. Med. Imaging 13, 1994), slice by slice."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram
from redpet.errors import InputError
from redpet.projection.geometry import field_of_view
from redpet.projection.projector import Projector, get_projector, subset_angles
from redpet.reconstruction.filters import gaussian_mm, psf_blur

BATCH_SLICES = 16
"""Slices that are reconstructed at once: more are not faster and cost memory."""


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
        if min(self.psf_fwhm_mm, self.post_filter_mm) < 0:
            raise InputError("the point spread and the post-filter are widths in millimetres: they cannot be negative.")


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
    values = gaussian_mm(values, sinogram.grid, settings.post_filter_mm)
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

    grid = sinogram.grid
    mask = torch.from_numpy(field_of_view(grid, sinogram.geometry).astype(np.float32)).to(projector.device)

    def blur(images: Tensor) -> Tensor:
        return psf_blur(images, grid, settings.psf_fwhm_mm)

    angles = [subset_angles(sinogram.geometry, projector.n_subsets, k) for k in range(projector.n_subsets)]
    sensitivity = [blur(projector.adjoint(factor[:, part], k)) for k, part in enumerate(angles)]
    image = _uniform_start(counts - additive, factor, sensitivity) * mask
    for _ in range(settings.iterations):
        for k, part in enumerate(angles):
            expected = factor[:, part] * projector.forward(blur(image), k) + additive[:, part]
            ratio = _safe_ratio(counts[:, part], expected)
            update = blur(projector.adjoint(factor[:, part] * ratio, k))
            image = image * _safe_ratio(update, sensitivity[k])
    return image.cpu().numpy()


def _uniform_start(net_counts: Tensor, factor: Tensor, sensitivity: list[Tensor]) -> Tensor:
    """A constant image per slice with the right number of counts; zero where there are none."""
    totals = net_counts.sum(dim=(1, 2)).clamp_min(0)
    per_unit = torch.stack([part.sum(dim=(1, 2)) for part in sensitivity]).sum(dim=0)
    level = _safe_ratio(totals, per_unit.expand_as(totals))
    return level[:, None, None] * torch.ones_like(sensitivity[0])


def _safe_ratio(numerator: Tensor, denominator: Tensor) -> Tensor:
    """The ratio, and 0 where nothing is expected."""
    tiny = torch.finfo(denominator.dtype).tiny
    return torch.where(denominator > tiny, numerator / denominator.clamp_min(tiny), torch.zeros_like(numerator))


def _to_device(values: FloatArray, projector: Projector) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(values)).to(projector.device)
