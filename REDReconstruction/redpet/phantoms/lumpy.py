"""Bodies with lumps, gradients, thin walls and texture: a family apart, which no training and no tuning sees.

The lumps are a lumpy background (Rolland & Barrett, J. Opt. Soc. Am. A 9, 1992): Gaussians of one width at places
that are drawn uniformly. What is judged on this family was never fitted to it: keep it out of training.
"""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, ImageGrid
from redpet.phantoms.painting import CROSSING_Z_MM, LUNG, WATER, Ellipsoid, paint
from redpet.phantoms.random import Phantom

LUMPY = "lumpy"
LUMPS_PER_LITRE = 40.0
GRAIN_MM = 2.5
"""Standard deviation of the fine texture."""


def lumpy_phantom(rng: Generator, n_slices: int = 8, side: int = 128) -> Phantom:
    """A random body of `side` x `side` pixels: activity of about 1 in its background, attenuation in 1/mm."""
    half_x, half_y = rng.uniform(110, 175), rng.uniform(85, 130)
    pixel_mm = 2 * half_x * rng.uniform(1.08, 1.3) / side
    slice_mm = float(np.clip(pixel_mm * rng.uniform(0.8, 1.4), 2.0, 5.0))
    grid = ImageGrid((side, side, n_slices), (pixel_mm, pixel_mm, slice_mm))
    trunk = Ellipsoid((0, 0, 0), (CROSSING_Z_MM, half_y, half_x), 1.0, WATER)
    _, attenuation = paint([trunk, *_lungs(rng, half_y, half_x)], grid)
    inside, _ = paint([trunk], grid)
    activity = inside * _gradient(rng, grid) * (1 + rng.uniform(0.3, 1.0) * lumps(rng, grid))
    activity = _with_walls(activity, rng, grid, (half_y, half_x))
    grain = gaussian_filter(rng.standard_normal(grid.shape), [GRAIN_MM / step for step in reversed(grid.spacing_mm)])
    activity = activity * np.clip(1 + rng.uniform(0.02, 0.1) * grain / grain.std(), 0, None)
    return Phantom(activity.astype(np.float32), attenuation, grid, LUMPY)


def _gradient(rng: Generator, grid: ImageGrid) -> FloatArray:
    """A factor that rises evenly across the image, in a direction of its own."""
    z, y, x = (np.linspace(-0.5, 0.5, n) for n in grid.shape)
    down, right, along = rng.uniform(-0.8, 0.8, 3)
    return (1 + down * y[:, None] + right * x + 0.3 * along * z[:, None, None]).astype(np.float32)


def lumps(rng: Generator, grid: ImageGrid) -> FloatArray:
    """Gaussians at random places: their sum has mean 0 and deviation 1."""
    n_lumps = rng.poisson(LUMPS_PER_LITRE * grid.voxel_ml * np.prod(grid.size) / 1000)
    places = tuple(rng.integers(0, n, n_lumps) for n in grid.shape)
    seeds = np.zeros(grid.shape)
    np.add.at(seeds, places, 1.0)
    width_mm = rng.uniform(8, 16)
    field = gaussian_filter(seeds, [width_mm / step for step in reversed(grid.spacing_mm)], mode="wrap")
    field = (field - field.mean()) / max(field.std(), 1e-6)
    return np.clip(field, -1, None).astype(np.float32)


def _lungs(rng: Generator, half_y: float, half_x: float) -> Iterator[Ellipsoid]:
    """In half of the bodies, two columns that attenuate less: activity does not know of them."""
    if rng.random() < 0.5:
        for side in (-1, 1):
            centre = (0.0, rng.uniform(-0.2, 0.1) * half_y, side * rng.uniform(0.4, 0.5) * half_x)
            yield Ellipsoid(centre, (CROSSING_Z_MM, 0.5 * half_y, 0.28 * half_x), 1.0, LUNG)


def _with_walls(activity: FloatArray, rng: Generator, grid: ImageGrid, half_mm: tuple[float, float]) -> FloatArray:
    """Hollow bodies with hot walls of 3 to 8 mm, as of gut or heart, painted into the activity."""
    for _ in range(rng.integers(1, 5)):
        angle, distance = rng.uniform(0, 2 * math.pi), math.sqrt(rng.uniform(0, 0.4))
        centre = (
            rng.uniform(-0.4, 0.4) * grid.size[2] * grid.spacing_mm[2],
            distance * half_mm[0] * math.sin(angle),
            distance * half_mm[1] * math.cos(angle),
        )
        halves = rng.uniform(14, 34, 3)
        outer = Ellipsoid(centre, tuple(halves), 1.0, WATER, rng.uniform(0, math.pi))
        inner = replace(outer, half_mm=tuple(halves - rng.uniform(3, 8)))
        whole, cavity = (paint([one], grid)[0] for one in (outer, inner))
        wall, filling = rng.uniform(1.5, 5.0), rng.uniform(0.3, 1.0)
        activity = activity + (whole - cavity) * (wall - activity) + cavity * (filling - activity)
    return activity
