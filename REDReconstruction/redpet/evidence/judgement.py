"""From counts, what a restoration made expect of them and its image, to the map of three states and the findings.

All folds are used at once: the sum of their residuals is the residual of all counts under the sum of their
expectations, each from a restoration that did not see the fold. Restorations of different folds share counts, so that
the sum is no longer exactly normal with deviation 1, as one fold by itself is: where a restoration follows the noise of
its counts, the sum deviates less, and fewer things are told to be contradicted than the nominal rate says.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, label

from redpet.case import FloatArray, Image, Sinogram, Triple
from redpet.case.geometry import field_of_view
from redpet.evidence.discovery import false_discovery_cut, two_sided
from redpet.evidence.findings import Mask, Spot, State, erased, judged, shown_spots, unshown_spots
from redpet.evidence.hypothesis import expected, region_tests
from redpet.evidence.matched_filter import SURROUNDINGS, Residuals, SpotMap, correlated
from redpet.evidence.templates import sphere
from redpet.reconstruction.filters import FWHM_PER_SIGMA

SCALES_MM = (6.0, 10.0, 16.0)
LEVEL_MM = 30.0
"""Diameter of the spheres that look for uniformly shifted regions."""
REFERENCE_MM, REFERENCE_CONTRAST = 10.0, 4.0
"""Away from the findings the map says whether such a lesion, invented, would have been told."""
LEAST_SHIFT = 0.05
"""Smaller shifts are not told."""
LARGEST_REGIONS = 4
"""Of either sign."""
MOST = 0.75
"""A spot is judged where so much of its surroundings belongs to the body."""
BODY_MM, BODY_SHARE = 10.0, 0.1
"""The body: where the image, smoothed over so many mm, lies above this share of its 90th percentile."""


@dataclass(frozen=True)
class Shift:
    """A region that holds uniformly too little or too much: `place` (z, y, x) is its middle."""

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


def judge(
    image: Image, counts: Sinogram, expectation: FloatArray, *, backend: str = "auto", device: str = "cpu"
) -> Judgement:
    """Judge a restored image by the counts of its case and the sum of the folds' held-out expectations.

    `expectation` is `[slice, angle, radial]`, in counts of the whole sinogram. Raises InputError where the image is too
    small to judge anything in it.
    """
    residuals = Residuals(counts, expectation, backend=backend, device=device)
    body = body_of(image, counts)
    median = float(np.median(image.values[body])) if body.any() else 0.0
    spacing_mm = image.grid.spacing_mm
    maps = [residuals.spots(image.values, scale) for scale in SCALES_MM]
    places = [within(body, SURROUNDINGS * scale, spacing_mm) for scale in SCALES_MM]
    search = sum(int(where.sum()) for where in places)

    spots, cut = judged(shown_spots(maps, places, spacing_mm, median), search)
    spots += erased(unshown_spots(maps, places, spacing_mm, median, spots), search)
    spots.sort(key=lambda spot: (-spot.state, -abs(spot.z)))
    shifts = shifted_regions(image, counts, expectation, residuals, body, backend=backend, device=device)

    reference = next(one for one in maps if one.diameter_mm == REFERENCE_MM)
    states = reference_states(reference, body, cut.critical)
    for spot in sorted(spots, key=lambda one: one.state):
        paint_sphere(states, spot, spacing_mm, body)
    return Judgement(states, tuple(spots), shifts, cut.critical, search)


def body_of(image: Image, counts: Sinogram) -> Mask:
    """Where there is something to judge: seen by all angles and not air."""
    sigmas = [BODY_MM / FWHM_PER_SIGMA / step for step in reversed(image.grid.spacing_mm)]
    smooth = gaussian_filter(image.values, sigmas, mode="nearest")
    inside: Mask = smooth > BODY_SHARE * np.percentile(smooth, 90)
    return inside & field_of_view(counts.grid, counts.geometry)


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
    *,
    backend: str = "auto",
    device: str = "cpu",
) -> tuple[Shift, ...]:
    """Whether the body as a whole, and which regions in it, hold uniformly too much or too little.

    A shift of one region deviates everywhere in a sinogram: regions are where spheres of `LEVEL_MM` deviate against
    their surroundings, and all are fitted at once, together with the rest of the body.
    """
    z = residuals.spots(image.values, LEVEL_MM).z
    cut = false_discovery_cut(two_sided(z)[body], int(body.sum()))
    told = body & (two_sided(z) <= cut.p_value)
    regions = [one for sign in (-1, 1) for one in largest_parts(told & (np.sign(z) == sign))]
    regions.insert(0, body & ~np.any(regions, axis=0) if regions else body)
    background = 0 if counts.corrections.background is None else counts.corrections.background
    responses = [
        expected(np.where(region, image.values, 0), counts, backend=backend, device=device) - background
        for region in regions
    ]
    shifts = []
    for region, test in zip(regions, region_tests(counts.values, expectation, responses), strict=True):
        if abs(test.change) >= LEAST_SHIFT and abs(test.z) >= cut.critical:
            down, row, column = (round(float(axis.mean())) for axis in np.nonzero(region))
            volume_ml = float(region.sum()) * image.grid.voxel_ml
            shifts.append(Shift((down, row, column), volume_ml, test.change, test.error, test.z))
    return tuple(sorted(shifts, key=lambda shift: -abs(shift.z)))


def largest_parts(mask: Mask) -> list[Mask]:
    """The largest connected parts of a mask."""
    labels, _ = label(mask)
    sizes = np.bincount(labels.ravel(), minlength=1)[1:]
    return [labels == number for number in np.argsort(-sizes)[:LARGEST_REGIONS] + 1]
