"""Regions of an image that hold uniformly too much or too little.

A method that loses resolution is wrong along every edge, and by more than many a region is shifted. How much sharper
the counts would have the image, `c` of `x + c (x - G x)` with `G` a Gaussian, is fitted first, and what it explains
is taken out of the residuals in which the regions are looked for.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import label

from redpet.case import FloatArray, Image, ImageGrid, Sinogram
from redpet.evidence.demand import LEVEL_MM
from redpet.evidence.discovery import false_discovery_cut, two_sided
from redpet.evidence.findings import LEAST_LEVEL, Mask, Spot, State
from redpet.evidence.hypothesis import RegionTest, expected, normal_equations, region_tests, without_background
from redpet.evidence.matched_filter import Z_STEPS, Residuals, correlated
from redpet.evidence.templates import sphere, sphere_ml
from redpet.reconstruction.filters import GaussianFilter

LEAST_SHIFT, LEAST_REGION_ML = 0.05, 5.0
"""Smaller shifts, and shifts of smaller regions, are not told."""
LARGEST_REGIONS, MOST_PEAKS = 4, 8
"""Regions of either sign, and peaks around which they are looked for."""
EDGE_MM = 6.0
"""Width of the Gaussian that says where the edges of an image are."""
SHIFT_STEPS = 3 + Z_STEPS + 1 + 2 + 2 * LARGEST_REGIONS
"""The body, its edges and the score without them; z and the level; the rest of the body, the spots and the regions."""


@dataclass(frozen=True, eq=False)
class Shift:
    """A region `[z, y, x]` that holds uniformly too little or too much: `place` (z, y, x) lies in its middle."""

    region: Mask
    place: tuple[int, int, int]
    volume_ml: float
    change: float
    error: float
    z: float


def shifted_regions(
    image: Image,
    counts: Sinogram,
    expectation: FloatArray,
    residuals: Residuals,
    body: Mask,
    spots: Sequence[Spot] = (),
) -> tuple[Shift, ...]:
    """Whether the body as a whole, and which regions in it, hold uniformly too much or too little.

    A shift of one region deviates everywhere in a sinogram: regions are where spheres of `LEVEL_MM` deviate against
    their surroundings, and all are fitted at once, together with the rest of the body, its edges and what the
    contradicted `spots` explain.
    """
    alone = without_background(counts)

    def response(values: FloatArray) -> FloatArray:
        lines = expected(values, alone, backend=residuals.backend, device=residuals.device)
        residuals.on_step()
        return lines

    edges = response(image.values - GaussianFilter(image.grid, EDGE_MM).apply(image.values))
    whole = response(np.where(body, image.values, 0))
    sharper = np.float32(region_tests(counts.values, expectation, (edges, whole))[0].change)
    z = residuals.z(LEVEL_MM, residuals.score_of(counts.values - sharper * edges))
    cut = false_discovery_cut(two_sided(z)[body], int(body.sum()))
    told = body & (two_sided(z) <= cut.p_value)
    least = np.float32(LEAST_LEVEL * np.median(image.values[body])) if body.any() else 1
    level = np.maximum(residuals.mean(image.values, LEVEL_MM), np.float32(least))
    change = (z * residuals.error(LEVEL_MM) / level).astype(np.float32)
    regions = [
        one for side in (-1, 1) for one in parts_around_peaks(side * change, side * z, told, image.grid.voxel_ml)
    ]
    regions.insert(0, body & ~np.any(regions, axis=0) if regions else body)
    shares = [response(np.where(region, image.values, 0)) for region in regions]
    known = [*shares, response(surplus(spots, image.grid))]
    equations = normal_equations(counts.values, expectation, [*known, edges])
    beyond_edges, with_edges = equations.tests(len(known) + 1), equations.tests(len(known))
    shifts = []
    for region, *tests in zip(regions, beyond_edges, with_edges, strict=False):
        test = weaker(*tests)
        if abs(test.change) >= LEAST_SHIFT and abs(test.z) >= cut.critical:
            volume_ml = float(region.sum()) * image.grid.voxel_ml
            shifts.append(Shift(region, middle_of(region, image.grid), volume_ml, test.change, test.error, test.z))
    return tuple(sorted(shifts, key=lambda shift: -abs(shift.z)))


def weaker(beyond_edges: RegionTest, with_edges: RegionTest) -> RegionTest:
    """Of a region's change beyond what sharper edges explain, and of all of it, the weaker; none of differing signs.

    Along a rim edges and region can stand for each other, and either alone would tell of changes that are not there.
    """
    if beyond_edges.z * with_edges.z <= 0:
        return RegionTest(0.0, 0.0, math.inf)
    return min(beyond_edges, with_edges, key=lambda test: abs(test.z))


def middle_of(region: Mask, grid: ImageGrid) -> tuple[int, int, int]:
    """The place (z, y, x) of a region `[z, y, x]` that is nearest to its middle, which of a rim lies outside."""
    places = np.argwhere(region)
    away = ((places - places.mean(axis=0)) * grid.spacing_mm[::-1]) ** 2
    down, row, column = places[away.sum(axis=1).argmin()].tolist()
    return down, row, column


def surplus(spots: Sequence[Spot], grid: ImageGrid) -> FloatArray:
    """What the counts hold more than the image, or less, in contradicted spots: an image `[z, y, x]` of spheres."""
    total = np.zeros(grid.shape, dtype=np.float32)
    for diameter in sorted({spot.diameter_mm for spot in spots}):
        centres = np.zeros(grid.shape, dtype=np.float32)
        for spot in spots:
            if spot.state is State.CONTRADICTED and spot.diameter_mm == diameter:
                centres[spot.place] = spot.counted - spot.shown
        if centres.any():
            voxels = np.float32(sphere_ml(diameter) / grid.voxel_ml)
            total += correlated(centres, voxels * sphere(grid.spacing_mm, diameter))
    return total


def parts_around_peaks(change: FloatArray, z: FloatArray, told: Mask, voxel_ml: float) -> list[Mask]:
    """Where `change[z, y, x]` is above half of a peak, around the most significant peaks; none no more than a spot.

    Where a method is a little wrong all over the body, a region in which it is very wrong stands out by this.
    """
    left = told & (change >= LEAST_SHIFT)
    found: list[Mask] = []
    for _ in range(MOST_PEAKS):
        if not left.any() or len(found) == LARGEST_REGIONS:
            break
        peak = np.unravel_index(np.argmax(np.where(left, z, -np.inf)), z.shape)
        labels, _ = label(left & (change >= change[peak] / 2))
        part = labels == labels[peak]
        left &= ~part
        if part.sum() * voxel_ml >= LEAST_REGION_ML:
            found.append(part)
    return found
