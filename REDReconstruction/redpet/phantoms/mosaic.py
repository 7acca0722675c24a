"""Bodies whose tissue is a mosaic under a texture of all sizes: what intervals are calibrated on beside the training.

Each cell of the mosaic (what lies nearest to one of many points) has its own uptake. The texture's power falls with a
power of the spatial frequency, as that of anatomy does (Burgess, Jacobson & Judy, Med. Phys. 28, 2001).
"""

import math

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter
from scipy.spatial import cKDTree

from redpet.case import FloatArray, ImageGrid
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.phantoms.frequencies import squared_frequencies
from redpet.phantoms.painting import BONE, CROSSING_Z_MM, LUNG, WATER, Ellipsoid, paint
from redpet.phantoms.random import Phantom

MOSAIC = "mosaic"
CELLS_PER_LITRE = (2.0, 40.0)
CELL_SPREAD, TEXTURE_SPREAD = (0.1, 0.6), (0.03, 0.4)
"""Deviations of the logarithm of the uptake: from cell to cell, and within them."""
POWER = (1.5, 3.5)
"""The texture's power spectrum falls with the frequency to this."""
BLUR_MM = (0.0, 8.0)
"""The walls of the cells are soft over so much (FWHM)."""


def mosaic_phantom(rng: Generator, n_slices: int = 8, sides: tuple[int, ...] = (96, 128, 144)) -> Phantom:
    """A random body: activity of about 1, attenuation in 1/mm; `sides` are the in-plane sizes to choose from."""
    side = int(rng.choice(sides))
    half_x = rng.uniform(90, 210)
    half_y = half_x * rng.uniform(0.6, 1.0)
    pixel_mm = 2 * half_x * rng.uniform(1.05, 1.4) / side
    slice_mm = float(np.clip(pixel_mm * rng.uniform(0.7, 1.5), 1.5, 6.0))
    grid = ImageGrid((side, side, n_slices), (pixel_mm, pixel_mm, slice_mm))
    trunk = Ellipsoid((0, 0, 0), (CROSSING_Z_MM, half_y, half_x), 1.0, WATER)
    inside, _ = paint([trunk], grid)
    _, attenuation = paint([trunk, *_organs(rng, half_y, half_x)], grid)
    tissue = np.exp(rng.uniform(*CELL_SPREAD) * _cells(rng, grid) + rng.uniform(*TEXTURE_SPREAD) * _texture(rng, grid))
    sigma_mm = rng.uniform(*BLUR_MM) / FWHM_PER_SIGMA
    activity = gaussian_filter(inside * tissue, [sigma_mm / step for step in reversed(grid.spacing_mm)])
    return Phantom(activity.astype(np.float32), attenuation, grid, MOSAIC)


def _cells(rng: Generator, grid: ImageGrid) -> FloatArray:
    """A normal deviate for each cell, in its voxels."""
    extent_mm = np.multiply(grid.shape, grid.spacing_mm[::-1])
    margin_mm = 30.0  # cells reach in from beyond the slices
    reach_mm = extent_mm + margin_mm * np.array([2, 0, 0])
    density = math.exp(rng.uniform(*np.log(CELLS_PER_LITRE)))
    n_cells = 1 + rng.poisson(density * np.prod(reach_mm) / 1e6)
    centres = rng.uniform(0, 1, (n_cells, 3)) * reach_mm - [margin_mm, 0, 0]
    voxels = np.indices(grid.shape).reshape(3, -1).T * grid.spacing_mm[::-1]
    nearest = cKDTree(centres).query(voxels)[1].reshape(grid.shape)
    return rng.standard_normal(n_cells).astype(np.float32)[nearest]


def _texture(rng: Generator, grid: ImageGrid) -> FloatArray:
    """Noise of mean 0 and deviation 1 whose power falls with a power of the frequency."""
    noise = np.fft.rfftn(rng.standard_normal(grid.shape))
    frequency = np.sqrt(squared_frequencies(grid)[..., : noise.shape[2]])
    frequency[0, 0, 0] = np.inf
    texture = np.fft.irfftn(noise * frequency ** (-rng.uniform(*POWER) / 2), grid.shape, axes=(0, 1, 2))
    return (texture / texture.std()).astype(np.float32)


def _organs(rng: Generator, half_y: float, half_x: float) -> list[Ellipsoid]:
    """A spine, and in half of the bodies lungs: they attenuate otherwise, and activity does not know of them."""
    spine = Ellipsoid((0, 0.6 * half_y, 0), (CROSSING_Z_MM, 0.15 * half_y, 0.15 * half_y), 1.0, BONE)
    if rng.random() < 0.5:
        return [spine]
    return [spine] + [
        Ellipsoid((0, -0.1 * half_y, side * 0.45 * half_x), (CROSSING_Z_MM, 0.5 * half_y, 0.3 * half_x), 1.0, LUNG)
        for side in (-1, 1)
    ]
