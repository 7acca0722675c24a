"""Filtered back-projection of 2D parallel-beam sinograms (Kak & Slaney, 1988, chapter 3)."""

import math
from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram, SinogramGeometry
from redpet.case.geometry import angles_rad, field_of_view, pixel_centres_mm, radial_positions_mm
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import in_turn, room
from redpet.reconstruction.filters import GaussianFilter, require_width

WINDOWS = {"ramp": 1.0, "hamming": 0.54, "hann": 0.5}
"""The constant term a of each window `a + (1 - a) cos(pi f)`, with f from 0 to 1 at the highest frequency."""
BATCH_SLICES = 16


def fbp(
    sinogram: Sinogram,
    window: str = "hamming",
    *,
    post_filter_mm: float = 0.0,
    device: str = "cpu",
    on_batch: Callable[[int, int], None] | None = None,
) -> Image:
    """The image `[z, y, x]` of a sinogram in its `image_unit`; negative where noise makes it so.

    The counts are precorrected: background subtracted, divided by attenuation, normalisation
    and calibration. `on_batch(done, total)` hears of each batch of slices and may raise to stop.

    Raises InputError for an unknown window or a negative width.
    """
    require_width("post-filter", post_filter_mm)
    ramp = RampFilter(sinogram.geometry, window, device)
    n_slices = sinogram.grid.size[2]
    values = room(sinogram.grid.shape)
    for part in in_turn(batches(n_slices, BATCH_SLICES)):
        lines = torch.from_numpy(precorrected(sinogram.slices(part.start, part.stop))).to(device)
        values[part] = _back_project(ramp.apply(lines), sinogram).cpu().numpy()
        if on_batch:
            on_batch(part.stop, n_slices)
    values = GaussianFilter(sinogram.grid, post_filter_mm).apply(values)
    return Image(values, sinogram.grid, sinogram.image_unit, sinogram.provenance)


def precorrected(sinogram: Sinogram) -> FloatArray:
    """Line integrals `[slice, angle, radial]` in the image's unit times mm; 0 where no pair could be counted."""
    lines = sinogram.values
    if sinogram.corrections.background is not None:
        lines = lines - sinogram.corrections.background
    factors = sinogram.corrections.multiplicative()
    if factors is not None:
        lines = np.divide(lines, factors, out=np.zeros_like(lines), where=factors > 0)
    return lines * np.float32(1 / sinogram.calibration)


class RampFilter:
    """Lines `[slice, angle, radial]` under the ramp filter of FBP and a window; beyond its ends a line is empty.

    Raises InputError for an unknown window.
    """

    def __init__(self, geometry: SinogramGeometry, window: str, device: str = "cpu") -> None:
        if window not in WINDOWS:
            raise InputError(f"the FBP window '{window}' is unknown: choose one of {', '.join(WINDOWS)}.")
        self.n_radial = geometry.n_radial
        self.response = torch.from_numpy(ramp_filter(geometry, window)).to(device)

    def apply(self, lines: Tensor) -> Tensor:
        """The filtered lines `[slice, angle, radial]`, in the lines' unit per millimetre."""
        spectrum = torch.fft.rfft(lines, n=2 * (len(self.response) - 1))
        return torch.fft.irfft(spectrum * self.response)[..., : self.n_radial]

    def adjoint(self, lines: Tensor) -> Tensor:
        """The same filter: its kernel is symmetric."""
        return self.apply(lines)


def ramp_filter(geometry: SinogramGeometry, window: str) -> FloatArray:
    """The response `[frequency]` in 1/mm of the band-limited ramp, sampled in space so that its mean is exact."""
    n = 2 ** math.ceil(math.log2(2 * geometry.n_radial))
    index = np.fft.fftfreq(n, 1 / n)
    kernel = np.zeros(n)
    kernel[0] = 0.25
    odd = index % 2 == 1
    kernel[odd] = -1 / (math.pi * index[odd]) ** 2
    response = np.fft.rfft(kernel).real / geometry.radial_spacing_mm
    frequency = np.linspace(0, 1, n // 2 + 1)
    constant = WINDOWS[window]
    return (response * (constant + (1 - constant) * np.cos(math.pi * frequency))).astype(np.float32)


def _back_project(filtered: Tensor, sinogram: Sinogram) -> Tensor:
    """The mean over all angles of the filtered lines, interpolated at each pixel, times pi."""
    geometry, grid = sinogram.geometry, sinogram.grid
    x, y = (torch.from_numpy(axis).to(filtered.device) for axis in pixel_centres_mm(grid))
    first_mm = radial_positions_mm(geometry)[0]
    mask = torch.from_numpy(field_of_view(grid, geometry)).to(filtered.device)
    image = torch.zeros((filtered.shape[0], *mask.shape), dtype=filtered.dtype, device=filtered.device)
    for k, angle in enumerate(angles_rad(geometry)):
        place = (x[None, :] * math.cos(angle) + y[:, None] * math.sin(angle) - first_mm) / geometry.radial_spacing_mm
        place = place.clamp(0, geometry.n_radial - 1)
        lower = place.floor().long().clamp_max(geometry.n_radial - 2)
        fraction = (place - lower).to(filtered.dtype)
        line = filtered[:, k]
        image += torch.lerp(line[:, lower], line[:, lower + 1], fraction)
    return image * mask * (math.pi / geometry.n_angles)
