"""From counts, what a restoration made expect of them and its image, to the map of three states and the findings.

All folds are used at once: the sum of their residuals is the residual of all counts under the sum of their
expectations, each of a restoration that did not see the fold. Restorations of different folds share counts, so that the
sum is no longer exactly normal with deviation 1, as one fold by itself is: where a restoration follows the noise of its
counts, the sum deviates less, and fewer things are contradicted than the nominal rate allows (docs/evidence.md says how
many fewer).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_fill_holes, label

from redpet.case import FloatArray, Image, ImageGrid, Sinogram, Triple
from redpet.case.geometry import field_of_view
from redpet.evidence.demand import LEVEL_MM, SURROUNDINGS
from redpet.evidence.discovery import false_discovery_cut, two_sided
from redpet.evidence.findings import (
    LEAST_LEVEL,
    Mask,
    Spot,
    State,
    judged,
    lacking,
    lacking_spots,
    settled,
    shown_spots,
)
from redpet.evidence.hypothesis import expected, region_tests
from redpet.evidence.matched_filter import SPOT_STEPS, Z_STEPS, Residuals, SpotMap, correlated
from redpet.evidence.templates import SUBSETS, sphere, sphere_ml
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import BATCH_SLICES, OsemSettings, osem

SCALES_MM = (6.0, 10.0, 16.0)
REFERENCE_MM, REFERENCE_CONTRAST = 10.0, 4.0
"""Away from the findings the map says whether such a lesion, invented, would have been told."""
LEAST_SHIFT, LEAST_REGION_ML = 0.05, 5.0
"""Smaller shifts, and shifts of smaller regions, are not told."""
LARGEST_REGIONS, MOST_PEAKS = 4, 8
"""Regions of either sign, and peaks around which they are looked for."""
UNTOUCHED_ITERATIONS = 8
MOST = 0.75
"""A spot is judged where so much of its surroundings belongs to the body."""
BODY_MM, BODY_SHARE, BODY_PERCENTILE = 10.0, 0.05, 97
"""The body: where the image, smoothed over so many mm, lies above this share of this percentile, which even a small
body in a large field of view reaches."""


@dataclass(frozen=True, eq=False)
class Shift:
    """A region `[z, y, x]` that holds uniformly too little or too much: `place` (z, y, x) is its middle."""

    region: Mask
    place: tuple[int, int, int]
    volume_ml: float
    change: float
    error: float
    z: float


@dataclass(frozen=True)
class Judgement:
    """What the counts say of an image: `states[z, y, x]` by `State`, spots and shifts, worst first."""

    states: NDArray[np.uint8]
    spots: tuple[Spot, ...]
    shifts: tuple[Shift, ...]
    critical: float
    """Deviations at which one more shown spot would have been contradicted."""
    search: int
    """Places times sizes that were searched."""


class Steps:
    """Counts the parts of the judging of some slices that are done, and tells them; who hears it may raise to stop."""

    def __init__(self, n_slices: int, on_step: Callable[[int, int], None] | None) -> None:
        self.on_step = on_step
        untouched = UNTOUCHED_ITERATIONS * math.ceil(n_slices / BATCH_SLICES)
        # The score; each scale and its places; spots that are shown, those that are lacking; shifts and their regions.
        self.total = 1 + untouched + len(SCALES_MM) * (SPOT_STEPS + 1) + 2 + Z_STEPS + 1 + 2 + 2 * LARGEST_REGIONS
        self.done = 0

    def next(self) -> None:
        """One more is done."""
        self.done += 1
        if self.on_step:
            self.on_step(self.done, self.total)

    def end(self) -> None:
        """All are, where there were fewer regions than there may be."""
        if self.done < self.total:
            self.done = self.total - 1
            self.next()


def judge(
    image: Image,
    counts: Sinogram,
    expectation: FloatArray,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_step: Callable[[int, int], None] | None = None,
) -> Judgement:
    """Judge a restored image by the counts of its case and the sum of the folds' held-out expectations.

    `expectation` is `[slice, angle, radial]`, in counts of the whole sinogram. `on_step(done, total)` may raise to
    stop. Raises InputError where the image is too small to judge anything in it.
    """
    steps = Steps(counts.grid.size[2], on_step)
    residuals = Residuals(counts, expectation, backend=backend, device=device, on_step=steps.next)
    body = body_of(image, counts)
    median = float(np.median(image.values[body])) if body.any() else 0.0
    spacing_mm = image.grid.spacing_mm
    settings = untouched_settings(counts)
    untouched = osem(counts, settings, backend=backend, device=device, on_iteration=steps.next).values
    maps, places = [], []
    for scale in SCALES_MM:
        maps.append(residuals.spots(image.values, untouched, scale))
        places.append(within(body, SURROUNDINGS * scale, spacing_mm))
        steps.next()
    search = sum(int(where.sum()) for where in places)

    spots, cut = judged(shown_spots(maps, places, spacing_mm, median), search)
    steps.next()
    less = lacking(lacking_spots(maps, places, spacing_mm, median), search)
    steps.next()
    spots = settled(spots, less, spacing_mm)
    spots.sort(key=lambda spot: (-spot.state, -abs(spot.z)))
    shifts = shifted_regions(image, counts, expectation, residuals, body, spots)

    reference = next(one for one in maps if one.diameter_mm == REFERENCE_MM)
    states = reference_states(reference, body, cut.critical)
    for shift in shifts:
        states[shift.region] = State.CONTRADICTED
    for spot in sorted(spots, key=lambda one: one.state):
        paint_sphere(states, spot, spacing_mm, body)
    steps.end()
    return Judgement(states, tuple(spots), shifts, cut.critical, search)


def untouched_settings(counts: Sinogram) -> OsemSettings:
    """The OSEM, nearly converged and unfiltered, in which the uptake that the counts hold is read."""
    return OsemSettings(UNTOUCHED_ITERATIONS, min(SUBSETS, counts.geometry.n_angles))


def body_of(image: Image, counts: Sinogram) -> Mask:
    """Where there is something to judge: seen by all angles and not the air around; a cavity is of the body."""
    smooth = GaussianFilter(image.grid, BODY_MM).apply(image.values)
    inside = smooth > BODY_SHARE * np.percentile(smooth, BODY_PERCENTILE)
    # Slice by slice: the ends of the stack open what is closed in the body.
    filled: Mask = np.stack([binary_fill_holes(of_slice) for of_slice in inside])
    return filled & field_of_view(counts.grid, counts.geometry)


def within(body: Mask, diameter_mm: float, spacing_mm: Triple) -> Mask:
    """The places of the body whose sphere of `diameter_mm` lies in it for the most part."""
    weights = sphere(spacing_mm, diameter_mm)
    inside = correlated(body.astype(np.float32), weights) / correlated(np.ones(body.shape, np.float32), weights)
    return body & (inside >= MOST)


def reference_states(one: SpotMap, body: Mask, critical: float) -> NDArray[np.uint8]:
    """Supported where the invention of the reference lesion would have been told with a power of one half or more."""
    lesion = (REFERENCE_CONTRAST - 1) * one.surroundings
    states = np.where(lesion >= critical * one.error, State.SUPPORTED, State.CANNOT_TELL)
    return np.where(body, states, State.NOT_JUDGED).astype(np.uint8)


def paint_sphere(states: NDArray[np.uint8], spot: Spot, spacing_mm: Triple, body: Mask) -> None:
    """Give the voxels of a spot its state, those of the body."""
    steps = spacing_mm[::-1]
    reach = [int(spot.diameter_mm / 2 // step) for step in steps]
    window = tuple(slice(max(0, at - far), at + far + 1) for at, far in zip(spot.place, reach, strict=True))
    squares = [
        ((np.arange(*part.indices(n)) - at) * step) ** 2
        for part, n, at, step in zip(window, states.shape, spot.place, steps, strict=True)
    ]
    near = squares[0][:, None, None] + squares[1][:, None] + squares[2] <= (spot.diameter_mm / 2) ** 2
    states[window][near & body[window]] = spot.state


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
    their surroundings, and all are fitted at once, together with the rest of the body and with what the contradicted
    `spots` explain.
    """
    z = residuals.z(LEVEL_MM)
    cut = false_discovery_cut(two_sided(z)[body], int(body.sum()))
    told = body & (two_sided(z) <= cut.p_value)
    least = np.float32(LEAST_LEVEL * np.median(image.values[body])) if body.any() else 1
    level = np.maximum(residuals.mean(image.values, LEVEL_MM), np.float32(least))
    change = (z * residuals.error(LEVEL_MM) / level).astype(np.float32)
    regions = [
        one for side in (-1, 1) for one in parts_around_peaks(side * change, side * z, told, image.grid.voxel_ml)
    ]
    regions.insert(0, body & ~np.any(regions, axis=0) if regions else body)
    background = 0 if counts.corrections.background is None else counts.corrections.background
    at = {"backend": residuals.backend, "device": residuals.device}
    responses = []
    for share in (*(np.where(region, image.values, 0) for region in regions), surplus(spots, image.grid)):
        responses.append(expected(share, counts, **at) - background)
        residuals.on_step()
    tests = region_tests(counts.values, expectation, responses)
    shifts = []
    for region, test in zip(regions, tests[: len(regions)], strict=True):
        if abs(test.change) >= LEAST_SHIFT and abs(test.z) >= cut.critical:
            down, row, column = (round(float(axis.mean())) for axis in np.nonzero(region))
            volume_ml = float(region.sum()) * image.grid.voxel_ml
            shifts.append(Shift(region, (down, row, column), volume_ml, test.change, test.error, test.z))
    return tuple(sorted(shifts, key=lambda shift: -abs(shift.z)))


def surplus(spots: Sequence[Spot], grid: ImageGrid) -> FloatArray:
    """What the counts hold more than the image, or less, in contradicted spots: an image `[z, y, x]` of spheres."""
    total = np.zeros(grid.shape, dtype=np.float32)
    for diameter in SCALES_MM:
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
