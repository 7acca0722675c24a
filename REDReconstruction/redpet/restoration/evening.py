"""Counts of detectors that differ are evened out for a network, and what it makes of them is put back.

Gaps between blocks and crystals of different efficiency lie over a sinogram as a pattern that no network was trained
on. What each bin sees is known from the normalisation: counts are divided by the efficiency of their bin over that of
the bins around it. They are no Poisson counts then, but their variance over their mean is known: the variance of a
count is its mean; that of a sinogram by Fourier rebinning goes with the square of the efficiency, which scales smooth
noise.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import gaussian_filter

from redpet.case import COUNTS, FloatArray, Kind, Sinogram
from redpet.machine.progress import untold
from redpet.machine.scratch import by_slices, few, room, slices_of, total

AROUND_BINS = (3.0, 3.0)
"""Widths (sigma) of what is around a bin, along angles and radial bins."""
MODE = ("wrap", "nearest")
UNEVEN = 0.02
"""Relative efficiencies that spread less than this (standard deviation) are left alone."""
LEAST = 0.3
"""Bins that see less than this share of what those around them do are filled from these."""


@dataclass(frozen=True)
class Evened:
    """A sinogram for a network, and `relative`, the efficiency `[slice, angle, radial]` that was divided out of it."""

    sinogram: Sinogram
    given: Sinogram
    relative: FloatArray | None = None

    def back(self, restored: Sinogram, first: int) -> Sinogram:
        """Some restored slices, from the slice `first` on, as those bins count that were given."""
        if self.relative is None:
            return restored
        stop = first + len(restored.values)
        return replace(
            self.given.slices(first, stop), values=by_slices(np.multiply, restored.values, self.relative[first:stop])
        )


def evened(sinogram: Sinogram, on_slice: Callable[[], None] = untold) -> Evened:
    """The counts of a sinogram, or those rebinned, as even detectors would have them; any other sinogram as it is.

    `on_slice` is called after each slice that was smoothed, and may raise to stop.
    """
    efficiency, background = sinogram.corrections.normalisation, sinogram.corrections.background
    counted = sinogram.kind is Kind.MEASURED and sinogram.unit == COUNTS and not sinogram.precorrected
    if not counted or efficiency is None:
        return Evened(sinogram, sinogram)
    around = smoothed(efficiency, on_slice)
    relative = by_slices(ratio, efficiency, around)
    if spread(relative) < UNEVEN:
        return Evened(sinogram, sinogram)
    values = divided(sinogram.values, relative, on_slice)
    gain = gain_of(values, relative, sinogram.is_poisson)
    corrections = replace(
        sinogram.corrections,
        normalisation=around,
        background=None if background is None else divided(background, relative, on_slice),
    )
    even = replace(sinogram, values=values, corrections=corrections, noise_gain=gain * (sinogram.noise_gain or 1.0))
    return Evened(even, sinogram, relative)


def ratio(values: FloatArray, around: FloatArray) -> FloatArray:
    """Values over what is around them, 0 where that is nothing."""
    return np.divide(values, around, out=np.zeros_like(values), where=around > 0)


def spread(values: FloatArray) -> float:
    """The standard deviation of all values."""
    mean = total(values) / values.size
    squares = (float(np.square(values[part] - mean, dtype=np.float64).sum()) for part in few(values))
    return math.sqrt(math.fsum(squares) / values.size)


def gain_of(values: FloatArray, relative: FloatArray, is_poisson: bool) -> float:
    """The variance of all evened values over their mean, in units of what it was: see above."""
    sums = []
    for part in few(values):
        sees = relative[part] > LEAST
        given, seen = relative[part][sees], values[part][sees]
        more, less = (seen / given, seen) if is_poisson else (seen * given, seen * given**2)
        sums.append([float(one.sum(dtype=np.float64)) for one in (more, less)])
    variance, mean = (max(math.fsum(column), 1.0) for column in zip(*sums, strict=True))
    return variance / mean


def divided(values: FloatArray, relative: FloatArray, on_slice: Callable[[], None] = untold) -> FloatArray:
    """Values over the relative efficiency; where that is too small, what is around them."""
    even = smoothed(values, on_slice)
    for part in few(values):
        np.divide(values[part], relative[part], out=even[part], where=relative[part] > LEAST)
    return even


def smoothed(values: FloatArray, on_slice: Callable[[], None] = untold) -> FloatArray:
    """The mean of what is around each bin of its slice."""
    mean = room(values.shape)
    for one, out in zip(slices_of(values), mean, strict=True):
        gaussian_filter(one.astype(np.float32, copy=False), AROUND_BINS, output=out, mode=MODE)
        on_slice()
    return mean
