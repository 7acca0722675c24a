"""Pairs of photons one of which was scattered once: the single-scatter simulation.

After Watson, IEEE Trans. Nucl. Sci. 47, 2000, and Ollinger, Phys. Med. Biol. 41, 1996. A pair of detectors A and B sees
of a point S, where a photon scatters by the angle ASB,

    mu dV w(angle) [I(A, B) + I(B, A)] cos(A) cos(B) / (AS^2 BS^2),
    I(A, B) = integral of the activity from S to A, times exp(-integral of mu from S to A) for the one that was not
    scattered, times exp(-ratio * integral of mu from S to B) and the share that is counted for the scattered one,

where w is the share that goes into a steradian. Over what the same two detectors see of a ray between them without
scatter, `cos^2 / AB^2`, that is a line integral: what the calibration and the efficiency of a bin make counts of.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline
from scipy.ndimage import map_coordinates

from redpet.case import FloatArray, ImageGrid
from redpet.machine.progress import Progress, ticks
from redpet.projection.compton import (
    ANNIHILATION_KEV,
    EnergyWindow,
    attenuation_ratio,
    energy_kev,
    share_per_steradian,
)
from redpet.scanner.rays import RingRays
from redpet.scanner.rebinning import Segment

POINT_MM, PIXEL_MM = 22.5, 10.0
"""How far points of scatter lie apart, and the pixels on which line integrals are taken, at least."""
RING_MM, AROUND_MM, MOST_RINGS = 35.0, 45.0, 12
"""How far the detectors lie apart for which it is simulated, at most; a long scanner has so many rings of them."""
MOST_POINTS = 2000
LEAST_PER_MM = 2e-3
"""Less than this is air: a fifth of water."""
TABLE = 4096
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Detectors:
    """Detectors all around on a cylinder, in rings at `z_mm` from its middle."""

    radius_mm: float
    z_mm: Floats
    n_around: int

    @property
    def directions(self) -> Floats:
        """The direction `[detector, (z, y, x)]` from the axis to each, ring after ring."""
        angles = np.tile(np.arange(self.n_around) * 2 * math.pi / self.n_around, len(self.z_mm))
        return np.stack([np.zeros_like(angles), np.sin(angles), np.cos(angles)], axis=1)

    @property
    def places_mm(self) -> Floats:
        """Where each lies."""
        z = np.repeat(self.z_mm, self.n_around)
        return self.radius_mm * self.directions + np.stack([z, 0 * z, 0 * z], axis=1)


def sampled_detectors(rays: RingRays) -> Detectors:
    """So few detectors on the ring of a scanner that what lies between them can be interpolated."""
    reach = max(abs(one.first_mm) + abs(one.difference_mm) / 2 for one in rays.segments)
    n_rings = min(MOST_RINGS, math.ceil(2 * reach / RING_MM) + 1)
    around = math.ceil(2 * math.pi * rays.radius_mm / AROUND_MM)
    return Detectors(rays.radius_mm, np.linspace(-reach, reach, n_rings) if n_rings > 1 else np.zeros(1), around)


@dataclass(frozen=True)
class Cells:
    """An image `[z, y, x]` in coarse cells, `step_mm` apart; `first_mm` is the middle of the first one."""

    values: FloatArray
    first_mm: Floats
    step_mm: Floats


def coarse(image: FloatArray, grid: ImageGrid, cell_mm: float) -> Cells:
    """The mean of an image over cells of whole voxels, about `cell_mm` large; its middle lies at 0."""
    spacing = np.asarray(grid.spacing_mm[::-1])
    factors = [math.ceil(n / math.ceil(n * step / cell_mm)) for n, step in zip(image.shape, spacing, strict=True)]
    padded = np.pad(image, [(0, -n % f) for n, f in zip(image.shape, factors, strict=True)])
    parts = [n for size, f in zip(padded.shape, factors, strict=True) for n in (size // f, f)]
    first = (np.asarray(factors) - np.asarray(image.shape)) / 2 * spacing
    return Cells(padded.reshape(parts).mean(axis=(1, 3, 5)), first, spacing * factors)


def scatter_points(per_mm: FloatArray, grid: ImageGrid) -> tuple[Floats, Floats]:
    """Points `[point, (z, y, x)]` in a body, and the attenuation in mm^2 of the cell around each.

    A point lies where the attenuation of its cell does in the mean. That of cells which hold hardly anything is shared
    by the others.
    """
    size = POINT_MM
    while True:
        cells = coarse(per_mm, grid, size)
        inside = cells.values.ravel() > LEAST_PER_MM
        if inside.sum() <= MOST_POINTS:
            break
        size *= 1.1
    weights = cells.values.ravel()[inside].astype(np.float64)
    middles = [coarse(per_mm * at, grid, size).values.ravel()[inside] / weights for at in voxels_mm(grid)]
    weights *= np.prod(cells.step_mm) * cells.values.sum(dtype=np.float64) / max(weights.sum(), LEAST_PER_MM)
    return np.stack(middles, axis=1), weights


def voxels_mm(grid: ImageGrid) -> list[FloatArray]:
    """Where the voxels lie along z, y and x from the middle of a grid, to be multiplied with an image."""
    axes = [(np.arange(n) - (n - 1) / 2) * step for n, step in zip(grid.shape, grid.spacing_mm[::-1], strict=True)]
    return list(np.meshgrid(*(axis.astype(np.float32) for axis in axes), indexing="ij", sparse=True))


def single_scatter(
    activity: FloatArray,
    per_mm: FloatArray,
    grid: ImageGrid,
    detectors: Detectors,
    window: EnergyWindow,
    progress: Progress | None = None,
) -> FloatArray:
    """What pairs of detectors see of photons that were scattered once, `[ring, around, ring, around]`, over mm^2.

    `activity` and the attenuation `per_mm`, both `[z, y, x]`, lie in the scanner's axes with the middle of `grid` in
    its middle. Between detectors that see each other, `as_line_integral` makes line integrals of it, in the unit of the
    activity times mm.
    """
    points, weights = scatter_points(per_mm, grid)
    places, directions = detectors.places_mm, detectors.directions
    sources, absorbers = (coarse(image, grid, PIXEL_MM) for image in (activity, per_mm))
    cosines = np.linspace(-1, 1, TABLE)
    accepted = window.counted(energy_kev(cosines)) / window.counted(ANNIHILATION_KEV)
    share = (share_per_steradian(cosines) * accepted).astype(np.float32)
    ratio = attenuation_ratio(cosines).astype(np.float32)
    total = np.zeros((len(places), len(places)), np.float32)
    tick = ticks(progress, "simulate scatter", len(points))
    for point, weight in zip(points, weights, strict=True):
        way = places - point
        length = np.linalg.norm(way, axis=1)
        way /= length[:, None]
        seen = ((way * directions).sum(axis=1) / length**2).astype(np.float32)
        active, path = line_integrals(sources, absorbers, point, way, length)
        at = np.rint((1 - (way @ way.T).clip(-1, 1)) / 2 * (TABLE - 1)).astype(np.int32)
        direct = active * np.exp(-path)
        one = direct[:, None] * np.exp(-path[None, :] * ratio[at])
        total += np.float32(weight) * share[at] * np.outer(seen, seen) * (one + one.T)
        tick()
    n = (len(detectors.z_mm), detectors.n_around)
    return total.reshape(*n, *n)


def line_integrals(
    sources: Cells, absorbers: Cells, point: Floats, way: Floats, length: Floats
) -> tuple[FloatArray, FloatArray]:
    """The integrals of activity and attenuation `[detector]` from a point towards each detector."""
    step = float(sources.step_mm[1:].min())
    far = float(np.linalg.norm(np.abs(sources.first_mm) + sources.step_mm) + np.linalg.norm(point))
    n = math.ceil(min(far, float(length.max())) / step)
    at = (np.arange(n) + 0.5) * step
    places = ((point + way[:, None, :] * at[None, :, None] - sources.first_mm) / sources.step_mm).reshape(-1, 3).T
    active, path = (
        map_coordinates(cells.values, places, order=1, mode="constant", cval=0.0).reshape(len(way), n).sum(axis=1)
        * np.float32(step)
        for cells in (sources, absorbers)
    )
    return active, path


def in_bins(
    simulated: FloatArray, detectors: Detectors, rays: RingRays, progress: Progress | None = None
) -> Iterator[FloatArray]:
    """The simulated scatter as line integrals `[plane, view, radial]` of each segment of a scanner.

    Cubic splines around the rings, and from ring to ring.
    """
    n_rings = len(detectors.z_mm)
    half = np.sqrt(np.maximum(rays.radius_mm**2 - rays.positions_mm**2, 1e-6))
    p, s = rays.angles_rad[:, None], rays.positions_mm[None, :]
    x, y = s * np.cos(p), s * np.sin(p)
    turns = detectors.n_around / (2 * math.pi)
    first, second = (np.arctan2(y - sign * half * np.cos(p), x + sign * half * np.sin(p)) * turns for sign in (1, -1))
    tick = ticks(progress, "place scatter", n_rings**2 + len(rays.segments))
    around = np.empty((n_rings**2, p.size * s.size), np.float32)
    for pair, (a, b) in enumerate(itertools.product(range(n_rings), repeat=2)):
        around[pair] = map_coordinates(simulated[a, :, b], [first, second], mode="grid-wrap").ravel()
        tick()
    for segment in rays.segments:
        planes = np.maximum(pairs_of_rings(detectors, segment) @ around, 0).reshape(-1, p.size, s.size)
        planes *= as_line_integral(half, segment.difference_mm, rays.radius_mm).astype(np.float32)
        tick()
        yield planes


def pairs_of_rings(detectors: Detectors, segment: Segment) -> FloatArray:
    """The share `[plane, ring * ring]` that each pair of simulated rings has in the planes of a segment."""
    m = segment.first_mm + np.arange(segment.n_slices) * segment.spacing_mm
    n_rings = len(detectors.z_mm)
    if n_rings == 1:
        return np.ones((len(m), 1), np.float32)
    spline = CubicSpline(detectors.z_mm, np.eye(n_rings))
    one, other = (spline(m + sign * segment.difference_mm / 2) for sign in (-1, 1))
    shares: FloatArray = (one[:, :, None] * other[:, None, :]).reshape(len(m), -1).astype(np.float32)
    return shares


def as_line_integral(half_mm: Floats, difference_mm: float, radius_mm: float) -> Floats:
    """What makes line integrals of the scatter of rays with half their length across the scanner: `AB^2 / cos^2`."""
    squared = 4 * half_mm**2 + difference_mm**2
    integral: Floats = squared**2 * radius_mm**2 / (4 * half_mm**4)
    return integral
