"""What a ring scanner counts of a body: every pair of rings, its crystals and gaps, absorption, randoms, scatter."""

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, ImageGrid
from redpet.errors import InputError
from redpet.machine.progress import Progress, ticks
from redpet.projection.ring_projector import RingProjector
from redpet.scanner.cut import Cut

CRYSTAL_SPREAD = 0.1
"""Standard deviation of the logarithm of a crystal's efficiency."""
SCATTER_WIDTH = 0.15
"""Standard deviation of the scatter's blur, as a share of the views and of the radial bins."""


@dataclass(frozen=True)
class RingCounts:
    """One array `[plane, view, radial]` a segment of each: what was counted, and what is expected.

    The expected prompts are `calibration * efficiency * survival * lines + randoms + scatter`, summed over the pairs
    of detectors of a bin; `crystals[ring, detector]` are their efficiencies.
    """

    prompts: list[FloatArray]
    delayed: list[FloatArray]
    randoms: list[FloatArray]
    scatter: list[FloatArray]
    efficiency: list[FloatArray]
    crystals: FloatArray
    calibration: float


def crystals_of(cut: Cut, rng: Generator) -> FloatArray:
    """The efficiency `[ring, detector]` of each crystal, about 1, and 0 where a block ends in a gap."""
    shape = (cut.rings, cut.scanner.detectors)
    crystals = np.exp(rng.normal(0, CRYSTAL_SPREAD, shape))
    for places, block, gap in zip(np.indices(shape), cut.scanner.block, cut.scanner.gap, strict=True):
        if gap:
            crystals[places % block >= block - gap] = 0
    return crystals.astype(np.float32)


def ring_counts(
    activity: FloatArray,
    per_mm: FloatArray,
    grid: ImageGrid,
    cut: Cut,
    rng: Generator,
    *,
    trues: float,
    randoms: float,
    scatter: float,
    progress: Progress | None = None,
) -> RingCounts:
    """The counts of a scan of `trues` counts in all, and `randoms` and `scatter` as shares of these.

    `activity` and `per_mm` (attenuation), both `[z, y, x]`, lie in the scanner's axes with the middle of `grid` in its
    middle. Raises InputError for a body without activity.
    """
    crystals = crystals_of(cut, rng)
    projector = RingProjector(cut.rays, grid)
    differences = cut.differences()
    tick = ticks(progress, "simulate", 2 * (len(differences) + cut.views + len(cut.ranges)))

    def ready(values: FloatArray) -> FloatArray:
        tick()
        return values

    seen = [ready(cut.pair_products(crystals, difference)) for difference in differences]
    lines = projector.apply(activity, tick)
    survived = [line * np.exp(-path) for line, path in zip(lines, projector.apply(per_mm, tick), strict=True)]
    expected = [eye * line for eye, line in zip(seen, survived, strict=True)]
    total = sum(float(one.sum(dtype=np.float64)) for one in expected)
    if not total > 0:
        raise InputError("the image has no activity in the scanner: there is nothing to simulate counts from.")
    calibration = trues / total
    smooth = [ready(eye * blurred(line)) for eye, line in zip(seen, survived, strict=True)]
    chance = shared(seen, randoms * trues)
    spread = shared(smooth, scatter * trues)
    by_difference = {
        name: cut.combined(dict(zip(differences, arrays, strict=True)))
        for name, arrays in (("trues", expected), ("randoms", chance), ("scatter", spread), ("efficiency", seen))
    }
    mean = [
        np.float32(calibration) * a + b + c
        for a, b, c in zip(*(by_difference[name] for name in ("trues", "randoms", "scatter")), strict=True)
    ]
    return RingCounts(
        prompts=[ready(rng.poisson(one).astype(np.float32)) for one in mean],
        delayed=[ready(rng.poisson(one).astype(np.float32)) for one in by_difference["randoms"]],
        randoms=by_difference["randoms"],
        scatter=by_difference["scatter"],
        efficiency=by_difference["efficiency"],
        crystals=crystals,
        calibration=calibration,
    )


def blurred(lines: FloatArray) -> FloatArray:
    """Lines under a wide blur along views and radial bins: the shape of a smooth scatter."""
    _, n_views, n_radial = lines.shape
    widths = (1.0, SCATTER_WIDTH * n_views, SCATTER_WIDTH * n_radial)
    smooth: FloatArray = gaussian_filter(lines, widths, mode=("nearest", "wrap", "nearest"))
    return smooth


def shared(arrays: list[FloatArray], total: float) -> list[FloatArray]:
    """Arrays scaled so that all of them together hold `total`."""
    now = sum(float(one.sum(dtype=np.float64)) for one in arrays)
    return [one * np.float32(total / now if now > 0 else 0.0) for one in arrays]
