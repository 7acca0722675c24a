"""Random phantoms for training: torsos with organs and lesions, brains, cylinders with spheres.

Activity is relative (about 1 in the body's background), attenuation in 1/mm at 511 keV. Every size, contrast, place
and voxel is drawn from the generator that is passed in, so a seed names a phantom.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, ImageGrid
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.phantoms.painting import BONE, CROSSING_Z_MM, LUNG, WATER, Ellipsoid, paint

KINDS = ("torso", "brain", "cylinder")


@dataclass(frozen=True)
class Phantom:
    """True activity and, where known, attenuation (1/mm), both `[z, y, x]` on `grid`."""

    activity: FloatArray
    attenuation: FloatArray | None
    grid: ImageGrid
    kind: str


def random_phantom(
    rng: Generator,
    n_slices: int = 8,
    sides: tuple[int, ...] = (96, 128, 144),
    most_lesions: int = 0,
    as_scan: bool = False,
) -> Phantom:
    """A phantom of random kind, size, contrast and voxel; `sides` are the in-plane sizes to choose from.

    Up to `most_lesions` small hot spheres are added to those that its kind has. `as_scan` makes the activity look like
    a scanner's image of it: blurred, and with a fine texture of noise.
    """
    kind = str(rng.choice(KINDS, p=[0.6, 0.2, 0.2]))
    side = int(rng.choice(sides))
    radius_mm = {"torso": rng.uniform(150, 230), "brain": rng.uniform(75, 105), "cylinder": rng.uniform(80, 180)}[kind]
    pixel_mm = 2 * radius_mm * rng.uniform(1.05, 1.5) / side
    slice_mm = float(np.clip(pixel_mm * rng.uniform(0.6, 1.5), 1.5, 6.0))
    grid = ImageGrid((side, side, n_slices), (pixel_mm, pixel_mm, slice_mm))
    objects = list({"torso": _torso, "brain": _brain, "cylinder": _cylinder}[kind](rng, radius_mm, grid))
    if most_lesions:
        objects += _small_lesions(rng, int(rng.integers(most_lesions + 1)), 0.6 * radius_mm, grid)
    activity, attenuation = paint(objects, grid)
    if kind == "brain":
        activity = activity * _folds(rng, grid)
    if rng.random() < 0.5:
        activity = activity * _texture(rng, grid, strength=rng.uniform(0.03, 0.25))
    fwhm_mm = rng.uniform(0, 8) if rng.random() < 0.7 else 0.0
    activity = gaussian_filter(activity, [fwhm_mm / FWHM_PER_SIGMA / step for step in (slice_mm, pixel_mm, pixel_mm)])
    if as_scan:
        sigma_mm = rng.uniform(4, 9) / FWHM_PER_SIGMA
        activity = gaussian_filter(activity, [sigma_mm / step for step in (slice_mm, pixel_mm, pixel_mm)])
        grain = _smooth_noise(rng, grid, rng.uniform(4, 8))
        activity = activity * np.clip(1 + rng.uniform(0.03, 0.15) * grain, 0, None)
    return Phantom(activity.astype(np.float32), attenuation, grid, kind)


def _torso(rng: Generator, radius_mm: float, grid: ImageGrid) -> Iterator[Ellipsoid]:
    half_x = radius_mm * rng.uniform(0.75, 0.95)
    half_y = half_x * rng.uniform(0.55, 0.8)
    length_mm = grid.size[2] * grid.spacing_mm[2]

    def organ(x: float, y: float, size: float, activity: float, mu: float = WATER) -> Ellipsoid:
        """An organ at fractions of the body's half axes, with a random neighbourhood of all its numbers."""
        shift = rng.normal(0, 0.06, 2)
        halves = size * half_x * rng.uniform(0.6, 1.4, 3)
        centre = (rng.uniform(-0.5, 0.5) * length_mm, (y + shift[0]) * half_y, (x + shift[1]) * half_x)
        z, b, a = (float(half) for half in halves)
        return Ellipsoid(centre, (z, min(b, 0.45 * half_y), a), activity, mu, rng.uniform(0, math.pi))

    if rng.random() < 0.25:  # arms beside the body
        for side in (-1, 1):
            arm = rng.uniform(0.12, 0.2) * half_x
            centre = (0.0, rng.uniform(-0.3, 0.3) * half_y, side * (half_x + arm))
            yield Ellipsoid(centre, (CROSSING_Z_MM, arm, arm), rng.uniform(0.5, 1.0), WATER)
    yield Ellipsoid((0, 0, 0), (CROSSING_Z_MM, half_y, half_x), rng.uniform(0.3, 1.0), WATER)
    fat = rng.uniform(0.75, 0.95)
    yield Ellipsoid((0, 0, 0), (CROSSING_Z_MM, fat * half_y, fat * half_x), rng.uniform(0.7, 1.3), WATER)
    level = rng.choice(["chest", "abdomen", "pelvis"])
    if level == "chest":
        for side in (-1, 1):
            yield organ(side * 0.45, -0.05, 0.4, rng.uniform(0.2, 0.6), LUNG)
        yield organ(0.15, -0.2, 0.2, rng.uniform(0.8, 6.0))
        yield organ(0.15, -0.2, 0.11, rng.uniform(0.8, 2.0))
    elif level == "abdomen":
        yield organ(-0.4, -0.1, 0.4, rng.uniform(1.5, 3.0))
        yield organ(0.5, 0.1, 0.18, rng.uniform(1.0, 2.5))
        for side in (-1, 1):
            yield organ(side * 0.4, 0.4, 0.13, rng.uniform(1.5, 10.0))
        for _ in range(rng.integers(0, 6)):
            yield organ(rng.uniform(-0.5, 0.5), rng.uniform(-0.5, 0.2), 0.09, rng.uniform(0.7, 4.0))
    else:
        yield organ(0, -0.3, 0.18, rng.uniform(2.0, 30.0))
        for side in (-1, 1):
            yield organ(side * 0.6, 0.1, 0.12, rng.uniform(0.5, 1.5), BONE)
        for _ in range(rng.integers(0, 5)):
            yield organ(rng.uniform(-0.5, 0.5), rng.uniform(-0.6, 0.5), 0.1, rng.uniform(0.5, 3.0))
    yield organ(0, 0.65, 0.1, rng.uniform(0.8, 2.5), BONE)
    yield from _lesions(rng, rng.integers(0, 9), (0.8 * half_y, 0.85 * half_x), length_mm)


def _brain(rng: Generator, radius_mm: float, grid: ImageGrid) -> Iterator[Ellipsoid]:
    half_y, half_x = radius_mm * rng.uniform(0.85, 1.0), radius_mm * rng.uniform(0.7, 0.85)
    z0 = rng.uniform(-30, 30)
    yield Ellipsoid((z0, 0, 0), (1.1 * half_y, half_y, half_x), rng.uniform(0.2, 0.6), WATER)
    yield Ellipsoid((z0, 0, 0), (half_y, 0.95 * half_y, 0.94 * half_x), 0.15, BONE)
    yield Ellipsoid((z0, 0, 0), (0.95 * half_y, 0.88 * half_y, 0.87 * half_x), rng.uniform(2.5, 5.0), WATER)
    for side in (-1, 1):
        centre = (z0, rng.uniform(-0.1, 0.1) * half_y, side * 0.38 * half_x)
        yield Ellipsoid(centre, (0.6 * half_y, 0.6 * half_y, 0.3 * half_x), rng.uniform(0.8, 1.5), WATER)
        for _ in range(2):
            place = (z0 + rng.normal(0, 10), rng.normal(0, 0.15) * half_y, side * rng.uniform(0.15, 0.35) * half_x)
            size = (rng.uniform(8, 20), rng.uniform(8, 20), rng.uniform(5, 12))
            yield Ellipsoid(place, size, rng.uniform(2.0, 5.0), WATER)
        ventricle = (z0, rng.normal(0, 5), side * rng.uniform(6, 12))
        yield Ellipsoid(ventricle, (20, rng.uniform(12, 30), rng.uniform(3, 8)), 0.1, WATER, side * 0.2)
    yield from _lesions(rng, rng.integers(0, 3), (0.7 * half_y, 0.7 * half_x), grid.size[2] * grid.spacing_mm[2])


def _cylinder(rng: Generator, radius_mm: float, grid: ImageGrid) -> Iterator[Ellipsoid]:
    half_y = radius_mm * rng.uniform(0.6, 1.0)
    yield Ellipsoid((0, 0, 0), (CROSSING_Z_MM, half_y, radius_mm), 1.0, WATER)
    length_mm = grid.size[2] * grid.spacing_mm[2]
    if rng.random() < 0.5:
        yield Ellipsoid((0, 0, 0), (CROSSING_Z_MM, 25, 25), 0.0, LUNG)
    n = int(rng.integers(0, 9))
    ring = rng.uniform(0.45, 0.7)
    contrast = rng.uniform(2, 10)
    for k in range(n):
        angle = 2 * math.pi * k / n
        radius = rng.uniform(4, 20)
        centre = (
            rng.uniform(-0.3, 0.3) * length_mm,
            ring * half_y * math.sin(angle),
            ring * radius_mm * math.cos(angle),
        )
        value = contrast if rng.random() < 0.8 else 0.0
        long = CROSSING_Z_MM if rng.random() < 0.3 else radius
        yield Ellipsoid(centre, (long, radius, radius), value, WATER)
    yield from _lesions(rng, rng.integers(0, 6), (0.8 * half_y, 0.8 * radius_mm), length_mm)


def _lesions(
    rng: Generator, n: int | np.integer, reach_mm: tuple[float, float], length_mm: float
) -> Iterator[Ellipsoid]:
    """Small spheres anywhere inside: most hot, some cold, diameters of 5 to 30 mm."""
    for _ in range(n):
        radius, distance, angle = rng.uniform(2.5, 15), math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
        centre = (
            rng.uniform(-0.5, 0.5) * length_mm,
            distance * reach_mm[0] * math.sin(angle),
            distance * reach_mm[1] * math.cos(angle),
        )
        value = rng.uniform(2, 12) if rng.random() < 0.85 else rng.uniform(0, 0.4)
        yield Ellipsoid(centre, (radius, radius, radius), value, WATER)


def _small_lesions(rng: Generator, n: int, reach_mm: float, grid: ImageGrid) -> Iterator[Ellipsoid]:
    """Hot spheres of 6 to 20 mm whose contrast to the soft tissue around is 2:1 to 10:1."""
    half_length_mm = 0.5 * grid.size[2] * grid.spacing_mm[2]
    for _ in range(n):
        radius = math.exp(rng.uniform(math.log(3), math.log(10)))
        distance, angle = reach_mm * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
        centre = (
            rng.uniform(-1, 1) * half_length_mm,
            0.8 * distance * math.sin(angle),
            distance * math.cos(angle),
        )
        yield Ellipsoid(centre, (radius, radius, radius), math.exp(rng.uniform(math.log(2), math.log(10))), WATER)


def _smooth_noise(rng: Generator, grid: ImageGrid, fwhm_mm: float) -> FloatArray:
    """Gaussian noise of mean 0 and deviation 1 that is correlated over `fwhm_mm`."""
    sigmas = [fwhm_mm / FWHM_PER_SIGMA / step for step in reversed(grid.spacing_mm)]
    noise = gaussian_filter(rng.standard_normal(grid.shape, dtype=np.float32), sigmas, mode="wrap")
    return noise / max(float(noise.std()), 1e-6)


def _texture(rng: Generator, grid: ImageGrid, strength: float) -> FloatArray:
    """A factor around 1 that varies from place to place, as tissue does."""
    return np.clip(1 + strength * _smooth_noise(rng, grid, rng.uniform(6, 40)), 0, None).astype(np.float32)


def _folds(rng: Generator, grid: ImageGrid) -> FloatArray:
    """Bands of low and high uptake, as of white and grey matter."""
    bands = np.sin(2.5 * _smooth_noise(rng, grid, rng.uniform(10, 20)))
    return (1 - rng.uniform(0.2, 0.6) * np.clip(2 * bands, 0, 1)).astype(np.float32)
