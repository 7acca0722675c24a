"""Bodies whose organs are not flat, for training: texture at all scales, thin walls, faint and cold lesions.

The anatomy is that of `random.py`. Everything that is added here multiplies its activity, so that the contrast of a
lesion is to what lies around it.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, gaussian_filter

from redpet.case import FloatArray, ImageGrid
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.phantoms.frequencies import squared_frequencies
from redpet.phantoms.painting import CROSSING_Z_MM, WATER, Ellipsoid, paint
from redpet.phantoms.random import Phantom, random_phantom

WEAKEST, STRONGEST = 0.03, 0.5
"""Standard deviation of the texture's logarithm."""
LARGEST_SCALE_MM = 150.0
MOST_LESIONS = 40
SEEN = 0.1
"""By how much a lesion's activity differs at least from what was there, in the pixels that count as its own."""


def textured_phantom(
    rng: Generator, n_slices: int = 8, sides: tuple[int, ...] = (96, 128, 144)
) -> tuple[Phantom, NDArray[np.bool_]]:
    """A phantom with such tissue, sized as `random_phantom` does; and its lesions `[z, y, x]` with 2 pixels around."""
    plain = random_phantom(rng, n_slices, sides)
    grid = plain.grid
    body = plain.activity > 0.05 * plain.activity.mean()
    lesions = _factor(_lesions(rng, body, grid), grid)
    activity = plain.activity * _gradient(rng, grid) * _texture(rng, grid) * _factor(_hollows(rng, body, grid), grid)
    activity = activity * lesions
    if rng.random() < 0.7:
        sigma_mm = rng.uniform(0, 7) / FWHM_PER_SIGMA
        activity = gaussian_filter(activity, [sigma_mm / step for step in reversed(grid.spacing_mm)])
    seen = binary_dilation(np.abs(lesions - 1) > SEEN, np.ones((1, 3, 3)), iterations=2)
    return replace(plain, activity=activity.astype(np.float32)), seen


def _texture(rng: Generator, grid: ImageGrid) -> FloatArray:
    """A factor whose logarithm is noise with a power spectrum `f^-s`: of fine grain to broad clouds as `s` is drawn."""
    gain = (squared_frequencies(grid) + LARGEST_SCALE_MM**-2) ** (-rng.uniform(1.5, 5) / 4)
    noise = np.fft.ifftn(np.fft.fftn(rng.standard_normal(grid.shape)) * gain).real
    strength = rng.uniform(WEAKEST, STRONGEST) / noise.std()
    factor: FloatArray = np.exp(strength * (noise - noise.mean())).astype(np.float32)
    return factor


def _gradient(rng: Generator, grid: ImageGrid) -> FloatArray:
    """A factor that grows evenly from one side of the image to the other."""
    ramps = np.meshgrid(*(np.linspace(-0.5, 0.5, n) for n in grid.shape), indexing="ij", sparse=True)
    slope = sum(rng.normal(0, 0.5) * ramp for ramp in ramps)
    return np.exp(slope).astype(np.float32)


def _factor(objects: Iterator[Ellipsoid], grid: ImageGrid) -> FloatArray:
    """What the objects multiply the activity by: 1 beside them."""
    everywhere = Ellipsoid((0.0, 0.0, 0.0), (CROSSING_Z_MM, CROSSING_Z_MM, CROSSING_Z_MM), 1.0, WATER)
    return paint([everywhere, *objects], grid)[0]


def _hollows(rng: Generator, body: NDArray[np.bool_], grid: ImageGrid) -> Iterator[Ellipsoid]:
    """Gut and vessels, whose walls of 2 to 7 mm take up more than what they hold; and now and then a full bladder."""
    for centre in _places(rng, body, grid, int(rng.integers(0, 5))):
        inner = rng.uniform(5, 25, 3)
        wall, angle = rng.uniform(2, 7), rng.uniform(0, math.pi)
        yield Ellipsoid(centre, _triple(inner + wall), rng.uniform(1.2, 4), WATER, angle)
        yield Ellipsoid(centre, _triple(inner), rng.uniform(0.2, 1.2), WATER, angle)
    for centre in _places(rng, body, grid, int(rng.random() < 0.15)):
        yield Ellipsoid(
            centre, _triple(rng.uniform(15, 40, 3)), math.exp(rng.uniform(math.log(5), math.log(60))), WATER
        )


def _lesions(rng: Generator, body: NDArray[np.bool_], grid: ImageGrid) -> Iterator[Ellipsoid]:
    """Spheres of 6 to 22 mm anywhere: three of four hot, 1.3:1 to 8:1, half of them below 2.5:1; the others cold."""
    for centre in _places(rng, body, grid, int(rng.integers(MOST_LESIONS + 1))):
        radius = math.exp(rng.uniform(math.log(3), math.log(11)))
        hot = 1 + math.exp(rng.uniform(math.log(0.3), math.log(7)))
        contrast = hot if rng.random() < 0.75 else rng.uniform(0, 0.7)
        yield Ellipsoid(centre, (radius, radius, radius), contrast, WATER)


def _places(rng: Generator, body: NDArray[np.bool_], grid: ImageGrid, n: int) -> Iterator[tuple[float, float, float]]:
    """Points (z, y, x) of the body in mm from the middle of the grid."""
    inside = np.argwhere(body)
    for place in inside[rng.integers(len(inside), size=n)]:
        yield _triple((place - (np.array(grid.shape) - 1) / 2) * grid.spacing_mm[::-1])


def _triple(values: NDArray[np.float64]) -> tuple[float, float, float]:
    z, y, x = (float(value) for value in values)
    return z, y, x
