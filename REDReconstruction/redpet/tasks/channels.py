"""The channels of an observer: patterns that a patch around a place is multiplied with.

All are round: the observer knows where a lesion would be, and that it is round.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from scipy.special import eval_laguerre

from redpet.case import FloatArray

Array = NDArray[np.float64]
RADIUS_MM = 20.0
"""Of the patch that the observer sees."""
LOWEST, RATIO, BROADENING = 0.015, 1.4, 1.67
"""Of the differences of Gaussians: the first width in 1/mm, the ratio of neighbouring ones, the width of the outer
Gaussian over that of the inner one (the dense channels of Abbey & Barrett, J. Opt. Soc. Am. A 18, 2001, from the first
that fits the patch)."""
DOG_CHANNELS = 7
LG_CHANNELS, LG_WIDTH_MM = 6, 24.0


def difference_of_gaussians(radii_mm: Array) -> Array:
    """The channels `[channel, y, x]` with the frequency response `exp(-(f/Qs)^2/2) - exp(-(f/s)^2/2)`.

    `s` rises by `RATIO` from channel to channel, `Q` is `BROADENING`. A constant gives nothing.
    """
    return np.stack(
        [
            _gaussian(radii_mm, BROADENING * LOWEST * RATIO**j) - _gaussian(radii_mm, LOWEST * RATIO**j)
            for j in range(DOG_CHANNELS)
        ]
    )


def _gaussian(radii_mm: Array, width: float) -> Array:
    """The image whose frequency response is `exp(-(f / width)^2 / 2)`."""
    scale = 2 * math.pi * width**2
    image: Array = scale * np.exp(-math.pi * scale * radii_mm**2)
    return image


def laguerre_gauss(radii_mm: Array) -> Array:
    """The channels `[channel, y, x]` `exp(-pi r^2/a^2) L_j(2 pi r^2/a^2)` (Barrett & Myers, 2004, section 14.3.2)."""
    turns = math.pi * (radii_mm / LG_WIDTH_MM) ** 2
    return np.stack([np.exp(-turns) * eval_laguerre(j, 2 * turns) for j in range(LG_CHANNELS)])


DOG, LG = "dog", "laguerre-gauss"
CHANNELS: dict[str, Callable[[Array], Array]] = {DOG: difference_of_gaussians, LG: laguerre_gauss}


def channels(kind: str, pixel_mm: float) -> Array:
    """Channels `[channel, y, x]` of a kind on a round patch, of length 1; those of `dog` sum to 0."""
    reach = round(RADIUS_MM / pixel_mm)
    steps = np.arange(-reach, reach + 1) * pixel_mm
    radii = np.hypot(steps[:, None], steps)
    inside = radii <= RADIUS_MM
    patterns = CHANNELS[kind](radii)
    if kind == DOG:
        patterns = patterns - patterns[:, inside].mean(axis=1)[:, None, None]
    patterns = patterns * inside
    return np.asarray(patterns / np.linalg.norm(patterns, axis=(1, 2), keepdims=True))


def outputs(values: FloatArray, places: tuple[tuple[int, int, int], ...], patterns: Array) -> Array:
    """What the channels give `[place, channel]` of an image `[z, y, x]` at voxels (z, y, x), in their slice."""
    reach = patterns.shape[-1] // 2
    patches = np.stack(
        [values[z, y - reach : y + reach + 1, x - reach : x + reach + 1].astype(np.float64) for z, y, x in places]
    )
    return np.einsum("pyx,cyx->pc", patches, patterns)
