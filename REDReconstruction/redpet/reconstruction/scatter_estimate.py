"""The scatter of a scan from the scan itself: the single scatter of its image, scaled where nothing else is, in rounds.

The image is coarse, of some of the views. What is scattered more than once, or comes from beyond the rings, is
corrected as far as it has the shape of single scatter, by the one factor that fits the counts beside the body
(Watson, IEEE Trans. Nucl. Sci. 47, 2000).
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter1d

from redpet.case import FloatArray, ImageGrid
from redpet.errors import InputError
from redpet.machine.progress import Progress, told
from redpet.projection.compton import EnergyWindow
from redpet.projection.single_scatter import in_bins, sampled_detectors, single_scatter
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.ring_osem import ring_osem
from redpet.scanner.oblique import ObliqueScan

PIXEL_MM, VIEWS = 8.0, 48
"""The least size of a pixel of the image, and the least views that it is made of, where there are so many."""
ITERATIONS, SUBSETS, FILTER_MM = 3, 6, 8.0
ROUNDS = 4
"""Each leaves about a third of the error that the last one had, to the other side, where much is scattered."""
BESIDE, MARGIN_BINS = 0.01, 5
"""A ray lies beside the body where it and those around it meet less than this of attenuation."""
LARGEST_ERROR = 0.05
"""A factor that is less sure is not used."""
LARGEST_FACTOR = 4.0
"""Multiple scatter and activity beyond the rings do not make so much of it."""


@dataclass(frozen=True)
class Body:
    """The attenuation `per_mm` `[z, y, x]` on `grid`, in the scanner's axes, and its integral along each ray."""

    per_mm: FloatArray
    grid: ImageGrid
    paths: list[FloatArray]


@dataclass(frozen=True)
class Scatter:
    """The expected scatter `[plane, view, radial]` of each segment, the factor that was put to it, and its error.

    The error is infinite, and the factor 1, where too few counts lie beside the body.
    """

    expected: list[FloatArray]
    factor: float
    error: float


def estimate_scatter(
    scan: ObliqueScan, body: Body, window: EnergyWindow, rounds: int = ROUNDS, progress: Progress | None = None
) -> Scatter:
    """The scatter of a scan whose `factor` leaves attenuation out, and whose `background` are its randoms alone.

    Raises InputError for a scan without a body in it, and where something else than scatter lies beside the body.
    """
    if not (body.per_mm > 0).any():
        raise InputError("its map of attenuation is empty where the scanner is: nothing scatters there.")
    thin = thinned(scan, body)
    detectors = sampled_detectors(scan.rays)
    margins = (maximum_filter1d(one, MARGIN_BINS, axis=2) < BESIDE for one in body.paths)
    beside = list(told(margins, progress, "look beside the body", len(body.paths)))
    known = thin.background
    for _ in range(rounds):
        subsets = min(SUBSETS, len(thin.rays.angles_rad))
        image = ring_osem(thin, OsemSettings(ITERATIONS, subsets, post_filter_mm=FILTER_MM), progress)
        activity = np.ascontiguousarray(scan.turned(image.values))
        simulated = single_scatter(activity, body.per_mm, body.grid, detectors, window, progress)
        lines = in_bins(simulated, detectors, scan.rays, progress)
        found = fitted(scan, [eye * line for eye, line in zip(scan.factor, lines, strict=True)], beside)
        views = every(scan)
        thin = replace(thin, background=[a + b[:, views] for a, b in zip(known, found.expected, strict=True)])
    return found


def every(scan: ObliqueScan) -> slice:
    """Some of the views."""
    return slice(None, None, max(1, len(scan.rays.angles_rad) // VIEWS))


def thinned(scan: ObliqueScan, body: Body) -> ObliqueScan:
    """A part of the views of a scan with its attenuation, for a coarse image."""
    views = every(scan)
    survived = (eye[:, views] * np.exp(-path[:, views]) for eye, path in zip(scan.factor, body.paths, strict=True))
    return replace(
        scan,
        rays=scan.rays.of_views(views),
        prompts=[one[:, views] for one in scan.prompts],
        factor=list(survived),
        background=[one[:, views] for one in scan.background],
        grid=body.grid,
    )


def fitted(scan: ObliqueScan, expected: list[FloatArray], beside: list[NDArray[np.bool_]]) -> Scatter:
    """Simulated scatter times the factor that makes it the counts of the rays beside the body. Raises InputError."""
    counts = sum(float(one[where].sum(dtype=np.float64)) for one, where in zip(scan.prompts, beside, strict=True))
    randoms = sum(float(one[where].sum(dtype=np.float64)) for one, where in zip(scan.background, beside, strict=True))
    there = sum(float(one[where].sum(dtype=np.float64)) for one, where in zip(expected, beside, strict=True))
    net = counts - randoms
    if net <= 0 or there <= 0 or math.sqrt(counts) > LARGEST_ERROR * net:
        return Scatter(expected, 1.0, math.inf)
    factor = net / there
    if not 1 / LARGEST_FACTOR < factor < LARGEST_FACTOR:
        raise InputError(
            f"beside the body it has {factor:.3g} times the counts of the simulated scatter, which no scatter has: "
            "check its randoms and its map of attenuation, and the energy window."
        )
    return Scatter([one * np.float32(factor) for one in expected], factor, math.sqrt(counts) / there)
